"""What stands in the properties of a file and in descriptions is no text, whoever reads it."""

from io import BytesIO

import pytest
from docx import Document as NewDocx
from reportlab.pdfgen.canvas import Canvas

from matcher.readers.options import ReadOptions
from matcher.readers.read import read_document

OPENING = "Ilse Brandt, keeper of lighthouse lenses"
STUFFED = "Kubernetes Terraform"
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject>Kubernetes Terraform'
    "</dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def pdf_with_info() -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=0)
    canvas.setTitle(STUFFED)
    canvas.setSubject(STUFFED)
    canvas.setKeywords(STUFFED)
    canvas.drawString(72, 700, OPENING)
    canvas.save()
    return buffer.getvalue()


def pdf_with_xmp() -> bytes:
    """Hang an XMP packet on the catalog of a drawn PDF, as an object after the last one."""
    data = pdf_with_info()
    packet = f"90 0 obj\n<</Type/Metadata/Subtype/XML/Length {len(XMP)}>>\nstream\n{XMP}\nendstream\nendobj\n"
    head, tail = data.split(b"xref\n", 1)
    head = head.replace(b"/Type /Catalog", b"/Metadata 90 0 R /Type /Catalog")
    assert b"/Metadata 90 0 R" in head
    return head + packet.encode() + b"xref\n" + tail


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
@pytest.mark.parametrize("data", [pdf_with_info(), pdf_with_xmp()], ids=["Info", "XMP"])
def test_properties_of_a_pdf_are_no_text(data: bytes, engine: str) -> None:
    document = read_document(data, "a.pdf", ReadOptions(pdf_engine=engine))
    assert document.text == f"{OPENING}\n"
    assert document.hidden == ()


def test_properties_of_a_docx_are_no_text() -> None:
    docx = NewDocx()
    docx.add_paragraph(OPENING)
    about = docx.core_properties
    about.keywords = about.subject = about.title = about.comments = about.category = STUFFED
    buffer = BytesIO()
    docx.save(buffer)
    document = read_document(buffer.getvalue(), "a.docx")
    assert document.text == f"{OPENING}\n"
    assert document.hidden == ()
