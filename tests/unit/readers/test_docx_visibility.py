"""What a reader of a DOCX cannot see, by every way of setting letters, frames, tables and drawings."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document as NewDocx
from docx.oxml import parse_xml

from matcher.model.document import Document
from matcher.readers.read import read_document

SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
OPENING = "Ilse Brandt, keeper of lighthouse lenses"
WORDS = "Quiet words"
WHITE = '<w:color w:val="FFFFFF"/>'
Change = Callable[[bytes], bytes]


def read(xml: str, changes: dict[str, Change] | None = None) -> Document:
    """Read a document of one plain paragraph and *xml*, after *changes* to its parts."""
    docx = NewDocx()
    docx.add_paragraph(OPENING)
    for element in parse_xml(f"<w:body {SPACES}>{xml}</w:body>"):
        docx.element.body.insert(len(docx.element.body) - 1, element)
    buffer = BytesIO()
    docx.save(buffer)
    changed = BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(changed, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, (changes or {}).get(entry, lambda same: same)(content))
    return read_document(changed.getvalue(), "a.docx")


def run(properties: str = "", words: str = WORDS) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def paragraph(properties: str = "", letters: str = "", words: str = WORDS) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(letters, words)}</w:p>"


def table(cell: str, *, style: str = "", row: str = "", about: str = "", table_is: str = "") -> str:
    return (
        f"<w:tbl><w:tblPr>{style}{table_is}</w:tblPr><w:tr><w:trPr>{row}</w:trPr>"
        f"<w:tc><w:tcPr>{about}</w:tcPr>{cell}</w:tc></w:tr></w:tbl>"
    )


def anchor(
    *, across: str, down: str = "0", behind: str = "0", fill: str = "", letters: str = "",
    size: str = 'cx="2000000" cy="900000"', about: str = 'id="1" name="Box"', text: bool = True,
) -> str:  # fmt: skip
    box = f"<wps:txbx><w:txbxContent>{paragraph('', letters)}</w:txbxContent></wps:txbx>"
    return (
        f'<w:p><w:r><w:drawing><wp:anchor behindDoc="{behind}" simplePos="0">'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{across}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
        f"<wp:extent {size}/><wp:docPr {about}/><a:graphic><a:graphicData><wps:wsp>"
        f"<wps:spPr>{fill}</wps:spPr>{box if text else ''}<wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


def vml(style: str, attributes: str = "", letters: str = "") -> str:
    return (
        f'<w:p><w:r><w:pict><v:rect style="{style}" {attributes}><v:textbox><w:txbxContent>'
        f"{paragraph('', letters)}</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"
    )


def solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def shade(fill: str, pattern: str = "clear", front: str = "auto") -> str:
    return f'<w:shd w:val="{pattern}" w:color="{front}" w:fill="{fill}"/>'


def styled(xml: str) -> Change:
    return lambda part: part.replace(b"</w:styles>", xml.encode() + b"</w:styles>")


GHOST_TABLE = {
    "word/styles.xml": styled(
        '<w:style w:type="table" w:styleId="Lamp"><w:name w:val="Lamp"/>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{WHITE}</w:rPr><w:tcPr>{shade("102040")}</w:tcPr>'
        "</w:tblStylePr></w:style>"
    )
}
LAMP = '<w:tblStyle w:val="Lamp"/>'
NO_FIRST_ROW = '<w:tblLook w:firstRow="0" w:noVBand="1"/>'
PAGE = {
    "word/document.xml": lambda xml: xml.replace(
        b"<w:body>", b'<w:background w:color="203040"/><w:body>', 1
    ),
    "word/settings.xml": lambda xml: xml.replace(
        b"<w:compat>", b"<w:displayBackgroundShape/><w:compat>", 1
    ),
}
FAR = "30000000"

HIDDEN = {
    "always hidden": ("hidden_formatting", paragraph("", "<w:specVanish/>"), {}),
    "theme's white": (
        "colour_near_background",
        paragraph("", '<w:color w:val="auto" w:themeColor="background1"/>'),
        {},
    ),
    "text colour, tinted to white": (
        "colour_near_background",
        paragraph("", '<w:color w:val="auto" w:themeColor="text1" w:themeTint="08"/>'),
        {},
    ),
    "white text effect": (
        "colour_near_background",
        paragraph(
            "",
            '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>',
        ),
        {},
    ),
    "no text fill": (
        "transparent_text",
        paragraph("", "<w14:textFill><w14:noFill/></w14:textFill>"),
        {},
    ),
    "white highlight": (
        "colour_near_background",
        paragraph("", WHITE + '<w:highlight w:val="white"/>'),
        {},
    ),
    "black on a black pattern": (
        "colour_near_background",
        paragraph(shade("auto", "solid", "000000"), '<w:color w:val="000000"/>'),
        {},
    ),
    "white where the shading of the style is taken off": (
        "colour_near_background",
        paragraph('<w:pStyle w:val="Dark"/>' + shade("auto"), WHITE),
        {
            "word/styles.xml": styled(
                '<w:style w:type="paragraph" w:styleId="Dark"><w:name w:val="Dark"/>'
                f"<w:pPr>{shade('102040')}</w:pPr></w:style>"
            )
        },
    ),
    "shading of the cell": (
        "colour_near_background",
        table(paragraph("", '<w:color w:val="102040"/>'), about=shade("102040")),
        {},
    ),
    "table style without its dark row": (
        "colour_near_background",
        table(paragraph("", WHITE), style=LAMP, table_is=NO_FIRST_ROW),
        GHOST_TABLE,
    ),
    "page background": ("colour_near_background", paragraph("", '<w:color w:val="203040"/>'), PAGE),
    "letters pushed into each other": (
        "squeezed_text",
        paragraph("", '<w:spacing w:val="-120"/>'),
        {},
    ),
    "letters without width": ("squeezed_text", paragraph("", '<w:w w:val="1"/>'), {}),
    "line without height": (
        "squeezed_text",
        paragraph('<w:spacing w:line="10" w:lineRule="exact"/>'),
        {},
    ),
    "frame off the page": (
        "off_page",
        paragraph('<w:framePr w:w="3000" w:hAnchor="page" w:x="-9000" w:y="10"/>'),
        {},
    ),
    "indent off the page": ("off_page", paragraph('<w:ind w:left="31000"/>'), {}),
    "floating table off the page": (
        "off_page",
        table(paragraph(), table_is='<w:tblpPr w:vertAnchor="page" w:tblpX="10" w:tblpY="31000"/>'),
        {},
    ),
    "text box right of the page": ("off_page", anchor(across=FAR), {}),
    "text box above the page": ("off_page", anchor(across="0", down=f"-{FAR}"), {}),
    "hidden text box": (
        "hidden_formatting",
        anchor(across="0", about='id="1" name="Box" hidden="1"'),
        {},
    ),
    "flat text box": ("tiny_text", anchor(across="0", size='cx="2000000" cy="100"'), {}),
    "white in a white text box": (
        "colour_near_background",
        anchor(across="0", fill=solid("FFFFFF"), letters=WHITE),
        {},
    ),
    "white before a thin dark rule behind the text": (
        "colour_near_background",
        anchor(across="0", behind="1", fill=solid("102040"), size='cx="2000000" cy="9000"', text=False)
        + paragraph("", WHITE),
        {},
    ),
    "old text box off the page": (
        "off_page",
        vml("position:absolute;margin-left:-900pt;margin-top:0;width:200pt;height:90pt"),
        {},
    ),
    "old text box, hidden": ("hidden_formatting", vml("position:absolute;visibility:hidden"), {}),
    "old text box, white on white": (
        "colour_near_background",
        vml("width:200pt;height:90pt", 'fillcolor="white"', WHITE),
        {},
    ),
    "hidden row": ("hidden_formatting", table(paragraph(), row="<w:hidden/>"), {}),
    "row without height": (
        "tiny_text",
        table(paragraph(), row='<w:trHeight w:val="10" w:hRule="exact"/>'),
        {},
    ),
    "cell that another one covers": ("merged_cell", table(paragraph(), about="<w:vMerge/>"), {}),
    "words inside a field's instruction": (
        "field_instruction",
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{run()}'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        {},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("cause", "xml", "changes"), HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_sees_is_kept_apart(cause: str, xml: str, changes: dict[str, Change]) -> None:
    document = read(xml, changes)
    assert "Quiet" not in document.text
    assert OPENING in document.text
    assert [(piece.cause, piece.text) for piece in document.hidden] == [(cause, WORDS)]


VISIBLE = {
    "hidden on the web only": (paragraph("", "<w:webHidden/>"), {}),
    "vanish switched off": (paragraph("", '<w:vanish w:val="0"/>'), {}),
    "theme's text colour": (paragraph("", '<w:color w:val="FFFFFF" w:themeColor="text1"/>'), {}),
    "theme's background, darkened": (
        paragraph("", '<w:color w:val="auto" w:themeColor="background1" w:themeShade="80"/>'),
        {},
    ),
    "white on a dark pattern": (paragraph(shade("auto", "pct90", "000000"), WHITE), {}),
    "white on a theme's shading": (
        table(paragraph("", WHITE), about='<w:shd w:val="clear" w:fill="auto" w:themeFill="text2"/>'),
        {},
    ),
    "white by a table style on its dark first row": (table(paragraph(), style=LAMP), GHOST_TABLE),
    "white on a dark page": (paragraph("", WHITE), PAGE),
    "automatic colour on black": (paragraph(shade("000000")), {}),
    "letters a little condensed": (paragraph("", '<w:spacing w:val="-10"/><w:w w:val="85"/>'), {}),
    "a fixed line of 12 points": (paragraph('<w:spacing w:line="240" w:lineRule="exact"/>'), {}),
    "frame on the page": (
        paragraph('<w:framePr w:w="3000" w:hAnchor="page" w:x="900" w:y="10"/>'),
        {},
    ),
    "text box partly on the page": (anchor(across="-900000"), {}),
    "white in a dark text box": (anchor(across="0", fill=solid("102040"), letters=WHITE), {}),
    "white in a text box with a gradient": (
        anchor(across="0", fill="<a:gradFill/>", letters=WHITE),
        {},
    ),
    "white before a dark band behind the text": (
        anchor(across="0", behind="1", fill=solid("102040"), size='cx="7000000" cy="2000000"', text=False)
        + paragraph("", WHITE),
        {},
    ),
    "white in an old dark text box": (
        vml("width:200pt;height:90pt", 'fillcolor="#102040 [3]"', WHITE),
        {},
    ),
    "first cell of a merged column": (table(paragraph(), about='<w:vMerge w:val="restart"/>'), {}),
    "the result of a field": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run()}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        {},
    ),
    "a field that is never closed": (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>{paragraph()}',
        {},
    ),
    "base of a ruby": (
        f"<w:p><w:r><w:ruby><w:rt>{run(words='above')}</w:rt><w:rubyBase>{run()}</w:rubyBase></w:ruby>"
        "</w:r></w:p>",
        {},
    ),
    "formula": (f"<w:p><m:oMath><m:r><m:t>{WORDS}</m:t></m:r></m:oMath></w:p>", {}),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "changes"), VISIBLE.values(), ids=VISIBLE)
def test_what_a_reader_sees_is_read(xml: str, changes: dict[str, Change]) -> None:
    document = read(xml, changes)
    assert document.text.count(WORDS) == 1
    assert document.hidden == ()


def test_words_about_a_picture_and_about_the_file_are_no_text() -> None:
    properties = "<cp:keywords>Quiet</cp:keywords>"
    document = read(
        anchor(across="0", about='id="1" name="Quiet" descr="Quiet words"', text=False),
        {
            "docProps/core.xml": lambda xml: xml.replace(
                b"</cp:coreProperties>", properties.encode() + b"</cp:coreProperties>"
            )
        },
    )
    assert "Quiet" not in document.text
    assert document.hidden == ()


def test_hidden_runs_of_one_paragraph_are_joined() -> None:
    document = read(f"<w:p>{run('<w:vanish/>', 'Qui')}{run('<w:vanish/>', 'et')}</w:p>")
    assert [piece.text for piece in document.hidden] == ["Quiet"]


def test_a_right_to_left_override_shows_its_letters_backwards() -> None:
    words = WORDS[::-1]
    document = read(f'<w:p><w:bdo w:val="rtl">{run(words=words)}</w:bdo></w:p>')
    assert WORDS in document.text


def test_the_header_of_later_pages_comes_after_the_first_page() -> None:
    docx = NewDocx()
    section = docx.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "ilse@mail.example"
    section.header.paragraphs[0].text = "Ilse Brandt, page two"
    section.even_page_header.paragraphs[0].text = "Never shown"
    docx.add_paragraph(OPENING)
    buffer = BytesIO()
    docx.save(buffer)
    lines = [line for line in read_document(buffer.getvalue(), "a.docx").text.split("\n") if line]
    assert lines == ["ilse@mail.example", OPENING, "Ilse Brandt, page two"]


def linked(kind: str, target: str, content: str, node: str) -> Document:
    """Read a document whose part *target* is put in by *node* under the id ``rId90``."""
    docx = NewDocx()
    docx.add_paragraph(OPENING)
    for element in parse_xml(f"<w:body {SPACES} {MORE}>{node}{node}</w:body>"):
        docx.element.body.insert(len(docx.element.body) - 1, element)
    buffer = BytesIO()
    docx.save(buffer)
    relation = f'<Relationship Id="rId90" Type="http://x/{kind}" Target="{target}"/>'.encode()
    changed = BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(changed, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            if entry == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", relation + b"</Relationships>")
            new.writestr(entry, data)
        new.writestr(f"word/{target}", content)
    return read_document(changed.getvalue(), "a.docx")


MORE = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
DRAWING = "<w:p><w:r><w:drawing><wp:inline>{}</wp:inline></w:drawing></w:r></w:p>"
PAGE_CHUNK = f"<html><body><p>{WORDS}</p><p style='display:none'>Unseen</p></body></html>"
LINKED = {
    "diagram": (
        "diagramData",
        "diagrams/data1.xml",
        f"<dgm:dataModel {SPACES} {MORE}><dgm:pt><dgm:t><a:p><a:r><a:t>Quiet </a:t></a:r><a:r><a:t>words"
        "</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>",
        DRAWING.format('<dgm:relIds r:dm="rId90"/>'),
    ),
    "chart": (
        "chart",
        "charts/chart1.xml",
        f"<c:chartSpace {SPACES} {MORE}><c:cat><c:strCache><c:pt><c:v>{WORDS}</c:v></c:pt></c:strCache></c:cat>"
        "<c:val><c:numCache><c:pt><c:v>80</c:v></c:pt></c:numCache></c:val></c:chartSpace>",
        DRAWING.format('<c:chart r:id="rId90"/>'),
    ),
    "web page": ("aFChunk", "chunk.html", PAGE_CHUNK, '<w:altChunk r:id="rId90"/>'),
    "web page in mail wrapping": (
        "aFChunk",
        "chunk.mht",
        f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html\n\n{PAGE_CHUNK}\n--B--\n",
        '<w:altChunk r:id="rId90"/>',
    ),
}


@pytest.mark.parametrize(("kind", "target", "content", "node"), LINKED.values(), ids=LINKED)
def test_text_in_linked_parts_is_read_once(kind: str, target: str, content: str, node: str) -> None:
    document = linked(kind, target, content, node)
    assert document.text.count(WORDS) == 1
    assert "80" not in document.text
    assert "Unseen" not in document.text
