"""ODT: every place where visible text stands, in order, and only what is shown (built here)."""

import zipfile
from io import BytesIO

import pytest

from matcher.errors import ReadError
from matcher.model.document import Document
from matcher.readers.read import read_document

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("style", "style"), ("text", "text"), ("table", "table")),
        *(("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")),
    )
)
OPENING = "Signe Halvorsen, cartographer of sea beds"
P = "<text:p>{}</text:p>"


def styled(name: str, properties: str, family: str = "text", kind: str = "text") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}">'
        f"<style:{kind}-properties {properties}/></style:style>"
    )


def pack(
    body: str,
    *,
    automatic: str = "",
    styles: str = "",
    masters: str = "",
    manifest: str = "<m/>",
    kind: str = "text",
) -> bytes:
    content = (
        f'<office:document-content {SPACES} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body>"
        f"<office:{kind}>{P.format(OPENING)}{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    shared = (
        f"<office:document-styles {SPACES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", shared)
        archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def read(body: str, *, automatic: str = "", styles: str = "", masters: str = "") -> Document:
    data = pack(body, automatic=automatic, styles=styles, masters=masters)
    return read_document(data, "a.odt")


def lines(document: Document) -> list[str]:
    return [line for line in document.text.splitlines()[1:] if line]


def test_paragraphs_spaces_breaks_and_links() -> None:
    document = read(
        "<text:p>Sea\n   beds<text:s text:c='2'/>of<text:tab/>2019<text:line-break/>Arctic "
        "<text:span> ice</text:span></text:p>"
        "<text:p><text:a xlink:href='https://maps.example'>Maps</text:a>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Of the coast</text:p></text:note-body></text:note> drawn</text:p>"
    )
    assert lines(document) == ["Sea beds  of\t2019", "Arctic ice", "Maps drawn", "Of the coast"]
    assert [link.target for link in document.links] == ["https://maps.example"]


def test_headings_bold_type_and_lists() -> None:
    bullet = '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    number = '<text:list-level-style-number text:level="1"/>'
    item = "<text:list-item><text:p>{}</text:p></text:list-item>"
    document = read(
        "<text:h>Work</text:h><text:p text:style-name='Lead'>Surveyor</text:p>"
        f"<text:list text:style-name='L1'>{item.format('Sounded fjords')}</text:list>"
        f"<text:list text:style-name='L2'>{item.format('Counted wrecks')}</text:list>"
        "<text:p text:style-name='Name'>Deeds</text:p>",
        automatic=f"<text:list-style style:name='L1'>{bullet}</text:list-style>"
        f"<text:list-style style:name='L2'>{number}</text:list-style>"
        + styled("Lead", 'fo:font-weight="bold" fo:font-size="150%"', "paragraph"),
        styles='<style:default-style style:family="paragraph"><style:text-properties '
        'fo:font-size="10pt"/></style:default-style>'
        '<style:style style:name="Title" style:family="paragraph"/>'
        '<style:style style:name="Name" style:family="paragraph" style:parent-style-name="Title"/>',
    )
    assert lines(document) == ["Work", "Surveyor", "• Sounded fjords", "Counted wrecks", "Deeds"]
    bold = [document.text[line.span.start : line.span.end] for line in document.lines if line.bold]
    assert bold == ["Work", "Surveyor", "Deeds"]
    assert [line.size for line in document.lines][:3] == [10.0, 10.0, 15.0]


def test_rows_frames_sections_headers_and_footers() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell.format('2019')}{cell.format('Surveyor')}</table:table-row>"
    frame = "<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame>"
    margin = "<style:{0}><text:p>{1}</text:p></style:{0}>"
    document = read(
        f"<text:p>Before{frame}</text:p><table:table><table:table-header-rows>{row}"
        f"</table:table-header-rows></table:table><text:section>{P.format('Inside')}</text:section>"
        "<draw:frame><svg:title>never</svg:title><draw:image/></draw:frame>",
        masters="<style:master-page>"
        f"{margin.format('header', 'signe@mail.example')}{margin.format('footer', 'Page')}"
        "</style:master-page>",
    )
    assert document.text.split("\n")[0] == "signe@mail.example"
    assert lines(document) == [OPENING, "Before", "Boxed", "2019\tSurveyor", "Inside", "Page"]


@pytest.mark.parametrize(
    ("properties", "cause"),
    [
        ('text:display="none"', "hidden_formatting"),
        ('fo:font-size="1pt"', "tiny_text"),
        ('fo:color="#fefefe"', "colour_near_background"),
        ('fo:color="#223344" fo:background-color="#223345"', "colour_near_background"),
        ('style:text-scale="5%"', "squeezed_text"),
    ],
)
def test_hidden_letters_are_kept_apart(properties: str, cause: str) -> None:
    document = read(
        "<text:p>Seen <text:span text:style-name='T1'>Kubernetes</text:span> too</text:p>",
        automatic=styled("T1", properties),
    )
    assert lines(document) == ["Seen too"]
    assert [(piece.text, piece.cause) for piece in document.hidden] == [("Kubernetes", cause)]


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (
            "<text:tracked-changes><text:changed-region><text:deletion>"
            "<text:p>Kubernetes</text:p></text:deletion></text:changed-region></text:tracked-changes>",
            "tracked_deletion",
        ),
        (
            f"<text:section text:display='none'>{P.format('Kubernetes')}</text:section>",
            "hidden_formatting",
        ),
        (
            "<text:p><text:hidden-text text:string-value='Kubernetes'/></text:p>",
            "hidden_formatting",
        ),
        (
            "<text:p>Kubernetes<text:hidden-paragraph text:is-hidden='true'/></text:p>",
            "hidden_formatting",
        ),
        (
            "<table:table><table:table-row table:visibility='collapse'><table:table-cell>"
            "<text:p>Kubernetes</text:p></table:table-cell></table:table-row></table:table>",
            "hidden_formatting",
        ),
        (
            "<text:p><draw:frame svg:x='-90cm' svg:y='0cm' svg:width='9cm' svg:height='1cm'>"
            "<draw:text-box><text:p>Kubernetes</text:p></draw:text-box></draw:frame></text:p>",
            "off_page",
        ),
    ],
    ids=["deletion", "section", "field", "paragraph", "row", "frame"],
)
def test_parts_that_are_not_shown_are_kept_apart(body: str, cause: str) -> None:
    document = read(body + P.format("Seen"))
    assert lines(document) == ["Seen"]
    assert [(piece.text, piece.cause) for piece in document.hidden] == [("Kubernetes", cause)]


@pytest.mark.parametrize(
    ("ground", "before"),
    [
        (styled("Dark", 'fo:background-color="#102030"', "table-cell", "table-cell"), "table-cell"),
        (
            styled("Dark", 'draw:fill="solid" draw:fill-color="#102030"', "graphic", "graphic"),
            "frame",
        ),
        (styled("Dark", 'draw:fill="bitmap"', "graphic", "graphic"), "frame"),
    ],
    ids=["cell", "shape", "picture"],
)
def test_white_letters_on_a_dark_ground_are_seen(ground: str, before: str) -> None:
    letters = "<text:p><text:span text:style-name='T1'>Shown</text:span></text:p>"
    body = (
        "<table:table><table:table-row><table:table-cell table:style-name='Dark'>"
        f"{letters}</table:table-cell></table:table-row></table:table>"
        if before == "table-cell"
        else f"<draw:frame draw:style-name='Dark'><draw:text-box>{letters}</draw:text-box></draw:frame>"
    )
    document = read(body, automatic=styled("T1", 'fo:color="#ffffff"') + ground)
    assert lines(document) == ["Shown"]
    assert document.hidden == ()


def test_automatic_styles_of_headers_are_not_those_of_the_body() -> None:
    header = "<style:header><text:p><text:span text:style-name='T1'>Seen</text:span></text:p></style:header>"
    document = read(
        "<text:p><text:span text:style-name='T1'>Kubernetes</text:span></text:p>",
        automatic=styled("T1", 'text:display="none"'),
        styles=styled("T1", 'fo:font-weight="bold"'),
        masters=f"<style:master-page>{header}</style:master-page>",
    )
    assert document.text.startswith("Seen\n")
    assert [piece.text for piece in document.hidden] == ["Kubernetes"]


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        (pack("", manifest="<m><manifest:encryption-data/></m>"), "encrypted", "password"),
        (pack("", kind="spreadsheet"), "unsupported", "not a text"),
        (pack("")[:300], "corrupt", "damaged"),
        (pack("<text:p>"), "corrupt", "broken XML"),
        (b"PK\x03\x04" + b"\0" * 400, "corrupt", "does not hold"),
    ],
    ids=["password", "spreadsheet", "cut", "xml", "zip"],
)
def test_files_that_cannot_be_read(data: bytes, status: str, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(data, "a.odt")
    assert caught.value.status == status
    assert words in caught.value.reason


def test_a_document_type_is_refused_before_it_is_parsed() -> None:
    data = pack("")
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        new.writestr("mimetype", old.read("mimetype"))
        entity = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        new.writestr("content.xml", entity + old.read("content.xml"))
    with pytest.raises(ReadError) as caught:
        read_document(buffer.getvalue(), "a.odt")
    assert (caught.value.status, "type declaration" in caught.value.reason) == ("corrupt", True)


def test_deep_nesting_is_read_or_refused() -> None:
    deep = "<text:section>" * 200 + P.format("Bottom") + "</text:section>" * 200
    assert lines(read(deep)) == ["Bottom"]
    spans = "<text:p>" + "<text:span>" * 230 + "Deep" + "</text:span>" * 230 + "</text:p>"
    assert lines(read(spans)) == ["Deep"]
    with pytest.raises(ReadError, match="broken XML"):
        read("<text:section>" * 300 + "</text:section>" * 300)
