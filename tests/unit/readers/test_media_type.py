"""The type of a file is told by its content; the name only helps among text formats."""

import bz2
import gzip
import lzma
import tarfile
import zipfile
from io import BytesIO

import pytest

from matcher.errors import ReadError
from matcher.readers.media_type import MediaType, media_type_of
from matcher.readers.read import read_document

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>\n"
PAGE = "<html><body>Ruth Abara, keeper of bees</body></html>"


def tar(name: str, data: bytes, form: int = tarfile.GNU_FORMAT) -> bytes:
    buffer = BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as file:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        file.addfile(info, BytesIO(data))
    return buffer.getvalue()


def archive(*names: str, mimetype: str | None = None) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        if mimetype is not None:
            file.writestr("mimetype", mimetype)
        for name in names:
            file.writestr(name, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7", "a.doc", MediaType.PDF),
        (b"{\\rtf1 x}", "a.doc", MediaType.RTF),
        (b"\xef\xbb\xbf\r\n{\\rtf1 x}", "a.doc", MediaType.RTF),
        (b"plain words", "a.doc", MediaType.TEXT),
        (b"plain words", "a.rtf", MediaType.TEXT),
        (archive("word/document.xml"), "a.odt", MediaType.DOCX),
        (
            archive("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
            "a",
            MediaType.ODT,
        ),
        (archive("content.xml", "META-INF/manifest.xml"), "a.odt", MediaType.ODT),
        (
            archive("x", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            "a",
            MediaType.OFFICE,
        ),
        (archive("ada.pdf"), "a.odt", MediaType.ZIP),
        (PAGE.encode(), "a.doc", MediaType.HTML),
        (PAGE.encode("utf-16"), "a", MediaType.HTML),
        (PAGE.encode("utf-16-le"), "a", MediaType.HTML),
        (b"\xef\xbb\xbf" + PAGE.encode(), "a", MediaType.HTML),
        (b"<!-- saved from url -->\n" + PAGE.encode(), "a", MediaType.HTML),
        (b"<?xml version='1.0'?>\n" + PAGE.encode(), "a", MediaType.HTML),
        (b"<p>no head, no body</p>", "a.htm", MediaType.HTML),
        (b"Writes <html> and <body> by hand", "a.txt", MediaType.TEXT),
        (b"<?xml version='1.0'?><office:document/>", "a.xml", MediaType.XML),
        (b"{}", "a.json", MediaType.JSON),
        (b"{}", "a.txt", MediaType.TEXT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.pdf", MediaType.DOC),
        (bytes(range(256)) * 8, "a.html", MediaType.BINARY),
        (b"Rarely seen", "a.rar", MediaType.TEXT),
        (b"BZh and ustar are words", "a", MediaType.TEXT),
        (b"x" * 257 + b"ustar is a word here", "a", MediaType.TEXT),
        (b"MZ\x90\x00\x03\x00\x00\x00" * 9, "a.exe", MediaType.BINARY),
    ],
)
def test_type_by_content(data: bytes, name: str, kind: MediaType) -> None:
    assert media_type_of(data, name) is kind


@pytest.mark.parametrize(
    ("data", "name", "status", "words"),
    [
        (bytes(range(256)) * 8, "a.html", "corrupt", "called .html"),
        (bytes(range(256)) * 8, "a.rtf", "corrupt", "called .rtf"),
        (archive("ada.pdf"), "a.rtf", "corrupt", "called .rtf"),
        (b"plain words in a file that should be a package", "a.odt", "corrupt", "called .odt"),
        (bytes(range(256)) * 8, "a.txt", "unsupported", "not known"),
        (b"%PDF-1.4\nhalf", "a.pdf.crdownload", "unsupported", "not finished"),
        (b"<?xml version='1.0'?><candidate/>", "a.xml", "unsupported", "XML"),
        (b"Rar!\x1a\x07\x00" + b"\x01" * 99, "a.rar", "unsupported", "not opened here (RAR)"),
        (b"Rar!\x1a\x07\x01\x00" + b"\x01" * 99, "a.zip", "unsupported", "(RAR)"),
        (b"7z\xbc\xaf\x27\x1c" + b"\x01" * 99, "a.pdf", "unsupported", "(7z)"),
        (tar("ada.pdf", PDF), "a.tar", "unsupported", "(TAR)"),
        (tar("ada.pdf", PDF, tarfile.PAX_FORMAT), "a.pdf", "unsupported", "(TAR)"),
        (gzip.compress(PDF, mtime=0), "a.tar.gz", "unsupported", "(GZIP)"),
        (gzip.compress(b"Ada", mtime=0), "a", "unsupported", "(GZIP)"),
        (bz2.compress(PDF), "a.tar.bz2", "unsupported", "(BZIP2)"),
        (lzma.compress(PDF), "a.txz", "unsupported", "(XZ)"),
        (bytes(range(256)) * 8, "a.7z", "unsupported", "(7z)"),
        (archive("Index/Document.iwa", "preview.jpg"), "a.pages", "unsupported", "Pages"),
        (archive("Index.zip"), "a", "unsupported", "Pages"),
        (
            archive("META-INF/container.xml", mimetype="application/epub+zip"),
            "a.epub",
            "unsupported",
            "EPUB",
        ),
    ],
)
def test_what_a_name_promises_but_the_file_does_not_hold(
    data: bytes, name: str, status: str, words: str
) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(data, name)
    assert caught.value.status == status
    assert words in caught.value.reason
    assert caught.value.next_step


def test_plain_text_under_the_name_of_a_word_document_is_read() -> None:
    assert read_document(b"Ruth Abara, keeper of bees", "a.doc").media_type == MediaType.TEXT


def test_an_archive_whose_first_file_is_a_pdf_is_an_archive() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("ada.pdf", b"%PDF-1.4\n1 0 obj <<>> endobj trailer <<>>")
    assert media_type_of(packed.getvalue(), "a.dat") is MediaType.ZIP


def test_a_text_that_speaks_of_pdf_is_a_text() -> None:
    assert media_type_of(b"Wrote a parser for %PDF-1.7 files", "a.txt") is MediaType.TEXT
