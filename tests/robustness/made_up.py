"""Files that hypothesis makes up: right enough to be entered, wrong in ways that nobody thought of."""

from html import escape

from hypothesis import strategies as st
from mixed_folder.formats import pack

_WORDS = st.one_of(
    st.sampled_from(
        ("Python", "Engineer", "Jan 2020 - Present", "Experience", "Tern Software", "  ")
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=12),
)
_NUMBERS = st.one_of(
    st.integers(-10, 100),
    st.sampled_from((65_535, 2**31, -(2**31) - 1, 10**30)),
    st.floats(allow_nan=True, allow_infinity=True),
).map(lambda number: f"{number}")
_VALUES = st.one_of(
    _NUMBERS, _WORDS, st.sampled_from(("auto", "none", "true", "#FFF", "red", "1e9pt"))
)

_RTF_WORDS = (
    *(
        "par",
        "b",
        "i",
        "fs",
        "f",
        "u",
        "uc",
        "bin",
        "'",
        "*",
        "tab",
        "cell",
        "row",
        "trowd",
        "cellx",
        "v",
    ),
    *(
        "pict",
        "object",
        "field",
        "fldinst",
        "fldrslt",
        "header",
        "footnote",
        "cf",
        "plain",
        "pard",
        "deff",
    ),
    *(
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "title",
        "ansicpg",
        "upr",
        "ud",
        "line",
        "sect",
        "listtext",
    ),
)


def _rtf_inside() -> st.SearchStrategy[str]:
    control = st.tuples(st.sampled_from(_RTF_WORDS), st.one_of(st.just(""), _NUMBERS)).map(
        lambda pair: f"\\{pair[0]}{pair[1]} "
    )
    piece = st.one_of(control, _WORDS, st.sampled_from(("{", "}", "\\{", "\\~", "\\\n", "\\'e9")))
    return st.lists(piece, max_size=60).map("".join)


rtf = _rtf_inside().map(lambda text: f"{{\\rtf1\\ansi {text}}}".encode())


def tree(tags: tuple[str, ...], attributes: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return a strategy for well-formed elements in one another."""
    attribute = st.tuples(st.sampled_from(attributes), _VALUES).map(
        lambda pair: (pair[0], f' {pair[0]}="{escape(pair[1])}"')
    )
    opening = st.lists(attribute, max_size=3).map(lambda found: "".join(dict(found).values()))

    def around(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        parts = st.tuples(st.sampled_from(tags), opening, st.lists(inside, max_size=6))
        return parts.map(lambda p: f"<{p[0]}{p[1]}>{''.join(p[2])}</{p[0]}>")

    return st.recursive(_WORDS.map(escape), around, max_leaves=40)


html = tree(
    (
        *(
            "p",
            "div",
            "span",
            "table",
            "tr",
            "td",
            "ul",
            "li",
            "h1",
            "a",
            "b",
            "style",
            "script",
            "svg",
            "title",
        ),
        *(
            "select",
            "option",
            "textarea",
            "template",
            "details",
            "br",
            "img",
            "pre",
            "bdo",
            "ruby",
            "math",
        ),
    ),
    (
        "style",
        "class",
        "hidden",
        "href",
        "colspan",
        "width",
        "dir",
        "id",
        "color",
        "aria-hidden",
        "type",
    ),
).map(lambda body: f"<!doctype html><html><body>{body}</body></html>".encode())

_DOCX_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_WORD_ATTRIBUTES = (
    *(
        "w:val",
        "w:id",
        "w:w",
        "w:type",
        "w:fill",
        "w:color",
        "w:left",
        "w:space",
        "r:id",
        "Requires",
    ),
)
_word_body = tree(
    (
        *(
            "w:p",
            "w:r",
            "w:t",
            "w:pPr",
            "w:rPr",
            "w:tbl",
            "w:tr",
            "w:tc",
            "w:tcPr",
            "w:gridSpan",
            "w:vMerge",
        ),
        *(
            "w:numPr",
            "w:ilvl",
            "w:numId",
            "w:sz",
            "w:color",
            "w:vanish",
            "w:shd",
            "w:hyperlink",
            "w:sdt",
        ),
        *(
            "w:sdtContent",
            "w:ins",
            "w:del",
            "w:delText",
            "w:fldChar",
            "w:instrText",
            "w:fldSimple",
            "w:tab",
        ),
        *(
            "w:br",
            "w:sym",
            "w:drawing",
            "w:pict",
            "w:sectPr",
            "w:cols",
            "w:footnoteReference",
            "w:pStyle",
        ),
        *(
            "mc:AlternateContent",
            "mc:Choice",
            "mc:Fallback",
            "wps:txbx",
            "w:txbxContent",
            "w:b",
            "w:bidi",
        ),
    ),
    _WORD_ATTRIBUTES,
)
docx = st.tuples(_word_body, _word_body).map(
    lambda parts: pack(
        {
            "[Content_Types].xml": _DOCX_TYPES,
            "word/document.xml": f"<w:document {_W}><w:body>{parts[0]}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_W}>{parts[1]}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_W}>{parts[1]}</w:numbering>",
        }
    )
)

_ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
        *(("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")),
    )
)
odt = tree(
    (
        *(
            "text:p",
            "text:h",
            "text:span",
            "text:s",
            "text:tab",
            "text:list",
            "text:list-item",
            "text:a",
        ),
        *(
            "text:note",
            "text:note-body",
            "text:tracked-changes",
            "text:section",
            "text:hidden-text",
        ),
        *(
            "table:table",
            "table:table-row",
            "table:table-cell",
            "draw:frame",
            "draw:text-box",
            "style:style",
        ),
        *("style:text-properties", "office:annotation", "text:soft-page-break", "text:change"),
    ),
    (
        *(
            "text:c",
            "text:style-name",
            "style:name",
            "table:number-columns-repeated",
            "text:display",
        ),
        *("table:number-rows-repeated", "table:number-columns-spanned", "fo:font-size", "fo:color"),
        *("svg:x", "svg:width", "draw:style-name", "text:outline-level", "style:parent-style-name"),
    ),
).map(
    lambda body: pack(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF}><office:automatic-styles>{body}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        }
    )
)

_OPERATORS = (
    *(
        "BT",
        "ET",
        "Tj",
        "TJ",
        "'",
        '"',
        "Td",
        "TD",
        "Tm",
        "T*",
        "Tf",
        "Tr",
        "Tz",
        "TL",
        "Tc",
        "Tw",
        "Ts",
    ),
    *(
        "q",
        "Q",
        "cm",
        "re",
        "f",
        "W n",
        "h",
        "m",
        "l",
        "c",
        "S",
        "Do",
        "gs",
        "rg",
        "RG",
        "k",
        "g",
        "sh",
    ),
    *("BMC", "BDC", "EMC", "BI ID EI", "cs", "scn", "d0", "d1", "BX", "EX"),
)
_OPERANDS = st.one_of(
    _NUMBERS,
    st.sampled_from(
        ("/F1", "/F2", "/X", "[", "]", "<<", ">>", "<004100>", "(Python engineer) ", "(", "true")
    ),
)
_content = st.lists(
    st.tuples(st.lists(_OPERANDS, max_size=6), st.sampled_from(_OPERATORS)).map(
        lambda pair: f"{' '.join(pair[0])} {pair[1]}\n"
    ),
    max_size=50,
).map("".join)
_OBJECTS = st.one_of(
    _NUMBERS,
    st.sampled_from(
        ("null", "true", "/Name", "(text)", "<41>", "[]", "<<>>", "3 0 R", "4 0 R", "9 0 R")
    ),
    st.lists(_NUMBERS, max_size=5).map(lambda numbers: f"[{' '.join(numbers)}]"),
)
_KEYS = (
    *(
        "/MediaBox",
        "/CropBox",
        "/Rotate",
        "/UserUnit",
        "/Annots",
        "/Resources",
        "/Contents",
        "/Parent",
    ),
    *(
        "/FirstChar",
        "/LastChar",
        "/Widths",
        "/Encoding",
        "/ToUnicode",
        "/FontDescriptor",
        "/BaseFont",
    ),
    *(
        "/Subtype",
        "/DescendantFonts",
        "/Filter",
        "/DecodeParms",
        "/Length",
        "/Kids",
        "/Count",
        "/W",
        "/DW",
    ),
)
_entries = st.dictionaries(st.sampled_from(_KEYS), _OBJECTS, max_size=6).map(
    lambda found: " ".join(f"{key} {value}" for key, value in found.items())
)


def _pdf(parts: tuple[str, str, str, str]) -> bytes:
    page, font, stream, content = parts
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font"
        f" << /F1 5 0 R /F2 6 0 R >> /XObject << /X 4 0 R >> >> {page} >>",
        f"<< {stream} >>\nstream\nBT /F1 11 Tf 60 700 Td (Ada writes Python and ships models) Tj ET\n"
        f"{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Type /Font /Subtype /TrueType /BaseFont /Other {font} >>",
    )
    body = "".join(f"{number} 0 obj\n{what}\nendobj\n" for number, what in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer\n<< /Root 1 0 R >>\n%%EOF\n".encode()


pdf = st.tuples(_entries, _entries, _entries, _content).map(_pdf)

_HEADER_NAMES = (
    *(
        "From",
        "To",
        "Subject",
        "Date",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Content-Disposition",
    ),
    *("MIME-Version", "Message-ID", "X-Odd", "Content-ID", " folded"),
)
_HEADER_VALUES = st.one_of(
    _WORDS,
    st.sampled_from(
        (
            *(
                "multipart/mixed; boundary=b",
                "multipart/alternative; boundary=b",
                "text/html; charset=x",
            ),
            *(
                "text/plain; charset=utf-16",
                "message/rfc822",
                "application/pdf; name=cv.pdf",
                "base64",
            ),
            *("quoted-printable", "x-uuencode", "7bit", 'attachment; filename="cv.txt"', "inline"),
            *(
                "attachment; filename*=utf-8''%ff%zz",
                "=?utf-8?b?w6k=?=",
                "=?bogus?q?=ff?=",
                "a;b;=;;",
            ),
        )
    ),
)
_headers = st.lists(
    st.tuples(st.sampled_from(_HEADER_NAMES), _HEADER_VALUES).map(
        lambda pair: f"{pair[0]}: {pair[1]}\n"
    ),
    max_size=8,
).map("".join)
_part = st.tuples(_headers, st.lists(_WORDS, max_size=8).map("\n".join)).map("\n".join)
eml = st.tuples(_headers, st.lists(_part, max_size=5)).map(
    lambda mail: (
        f"From: a@example.com\nTo: b@example.com\nSubject: Resume\n{mail[0]}\n"
        + "".join(f"--b\n{part}\n" for part in mail[1])
        + "--b--\n"
    ).encode("utf-8", "replace")
)

_inner = st.one_of(rtf, html, docx, pdf, eml)
archive = st.dictionaries(
    st.one_of(
        st.sampled_from(("a.pdf", "b/c.docx", "d.zip", "../e.rtf", "/f.html", "g.eml")), _WORDS
    ),
    _inner,
    max_size=4,
).map(pack)

ANY = st.one_of(
    *(
        st.tuples(st.just(extension), made)
        for extension, made in (
            *(("rtf", rtf), ("html", html), ("docx", docx), ("odt", odt), ("pdf", pdf)),
            *(("eml", eml), ("zip", archive)),
        )
    )
)
"""A file of any format: its extension and its bytes."""
