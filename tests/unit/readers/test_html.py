"""HTML: what a browser shows, in the order of the page; what its styles hide is kept apart."""

import time

import pytest

from matcher.errors import ReadError
from matcher.model.document import Document
from matcher.readers.html import style as html_style
from matcher.readers.html.style import StyleSheets
from matcher.readers.read import read_document

OPENING = "Ngaio Petrescu, restorer of globes"


def read(body: str, style: str = "") -> Document:
    page = f"<!doctype html><html><head><title>never</title><style>{style}</style></head>"
    return read_document(f"{page}<body><p>{OPENING}</p>{body}</body></html>".encode(), "a.html")


def lines(document: Document) -> list[str]:
    return [line for line in document.text.splitlines()[1:] if line]


def test_blocks_breaks_lists_and_rows() -> None:
    document = read(
        "<h2>Work</h2><div>Restorer\n   of   <b>globes</b><br>Vienna</div>"
        "<ul><li>Glued <i>gores</i><ul><li>Inner</li></ul></li><li><p>Polished</p></li></ul>"
        "<ol><li>First</li></ol><ul style='list-style:none'><li>Plain</li></ul>"
        "<table><tr><td>2019</td><td><p>Restorer</p><p>Vienna</p></td></tr>"
        "<tr><th>A</th><td>B</td></tr></table><pre>one\n two</pre>tail"
    )
    assert lines(document) == [
        *("Work", "Restorer of globes", "Vienna", "• Glued gores", "• Inner", "• Polished"),
        *("First", "Plain", "2019\tRestorer", "Vienna", "A\tB", "one", "two", "tail"),
    ]
    bold = [document.text[line.span.start : line.span.end] for line in document.lines if line.bold]
    assert bold == ["Work"]
    sizes = {document.text[line.span.start : line.span.end]: line.size for line in document.lines}
    assert (sizes["Work"], sizes["Vienna"]) == (18.0, 12.0)


def test_letters_that_stand_apart_on_the_page_stand_apart_in_the_text() -> None:
    style = ".end{float:right} .chip{display:inline-block} .row{display:flex} .pad{margin-left:1em}"
    document = read(
        "<p>Restorer<span class='end'>2019</span></p><p><b class='chip'>C++</b><b class='chip'>R</b></p>"
        "<div class='row'><span>Globe Works</span><span>2017</span></div>"
        "<p>May 2021<span class='pad'>2 years</span></p><p>un<span>broken</span></p>",
        style,
    )
    assert lines(document) == [
        *("Restorer\t2019", "C++\tR", "Globe Works\t2017", "May 2021\t2 years", "unbroken")
    ]


def test_columns_follow_each_other_and_narrow_dates_stay_beside_their_job() -> None:
    style = "@media (min-width: 600px) { .col { float: left } }"
    entry = (
        "<div><div class='col'><h4>Restorer</h4><p>Glued gores</p><p>Polished brass</p></div>"
        "<div class='col'><p>May 2019<br>&mdash; 2021</p></div></div>"
    )
    page = (
        "<div style='display:flex'><aside>Skills<br>Gilding<br>Python</aside><main>{}</main></div>"
    )
    document = read(page.format(entry), style)
    assert lines(document) == [
        *(
            "Skills",
            "Gilding",
            "Python",
            "Restorer\tMay 2019 — 2021",
            "Glued gores",
            "Polished brass",
        )
    ]


def test_an_entry_set_as_a_list_item_has_no_bullet_of_its_own() -> None:
    document = read("<ul><li><div>Restorer</div><ul><li>Glued gores</li></ul></li></ul>")
    assert lines(document) == ["Restorer", "• Glued gores"]


def test_what_is_never_text_is_not_even_hidden_text() -> None:
    document = read(
        "<script>var never</script><!-- never --><template>never</template><noscript>never</noscript>"
        "<svg><title>never</title><desc>never</desc><text>Drawn</text></svg><img alt='never'>"
        "<iframe>never</iframe><input value='never'>"
    )
    assert lines(document) == ["Drawn"]
    assert document.hidden == ()


@pytest.mark.parametrize(
    ("css", "cause"),
    [
        ("display:none", "hidden_formatting"),
        ("visibility: hidden", "hidden_formatting"),
        ("opacity:0", "transparent_text"),
        ("opacity:0.01 !important", "transparent_text"),
        ("color: transparent", "transparent_text"),
        ("color:rgba(0,0,0,.01)", "transparent_text"),
        ("font-size:1px", "tiny_text"),
        ("font: 0/0 a", "tiny_text"),
        ("font-size:.05em", "tiny_text"),
        ("color:#fff", "colour_near_background"),
        ("color:white", "colour_near_background"),
        ("color:rgb(254, 254, 254)", "colour_near_background"),
        ("color:#123456;background:#123457", "colour_near_background"),
        ("position:absolute;left:-9999px", "off_page"),
        ("text-indent:-999em", "off_page"),
        ("transform: translate(-5000px, 0)", "off_page"),
        ("position:absolute;width:1px;height:1px;overflow:hidden", "clipped_text"),
        ("position:absolute;clip:rect(0 0 0 0)", "clipped_text"),
        ("clip-path:inset(50%)", "clipped_text"),
        ("max-height:0;overflow:hidden", "clipped_text"),
    ],
)
@pytest.mark.parametrize("place", ["inline", "class", "id", "inner"])
def test_text_that_styles_hide_is_kept_apart_with_its_cause(
    css: str, cause: str, place: str
) -> None:
    element, style = {
        "inline": (f"<span style='{css}'>Kubernetes</span>", ""),
        "class": ("<span class='x y'>Kubernetes</span>", f"p .y, h1 {{ {css} }}"),
        "id": ("<span id='z'>Kubernetes</span>", f"/* a */ span#z {{ {css} }}"),
        "inner": (f"<div style='{css}'><p><b>Kubernetes</b></p></div>", ""),
    }[place]
    document = read(f"<p>Seen {element} too</p>", style)
    assert " ".join(lines(document)).split() == ["Seen", "too"]
    assert [(piece.text, piece.cause) for piece in document.hidden] == [("Kubernetes", cause)]


@pytest.mark.parametrize(
    "element",
    [
        "<div style='background:#102030'><p style='color:#fff'>Shown</p></div>",
        "<div style='background:linear-gradient(#000,#111)'><p style='color:#fff'>Shown</p></div>",
        "<table><tr bgcolor='#000000'><td><font color='white'>Shown</font></td></tr></table>",
        "<p style='visibility:hidden'><b style='visibility:visible'>Shown</b></p>",
        "<p class='late'>Shown</p>",
        "<p class='print'>Shown</p>",
        "<p class='wide'>Shown</p>",
        "<p class='mode'>Shown</p>",
        "<p style='margin-left:-20px;opacity:.7;font-size:8px'>Shown</p>",
        "<p style='background-clip:text;color:transparent'>Shown</p>",
        "<p style='background:var(--ink);color:#fff'>Shown</p>",
    ],
)
def test_text_that_a_reader_sees_is_no_hidden_text(element: str) -> None:
    style = (
        ":root { --ink: #203040 } .late { display: none } .late { display: block }"
        "@media print { .print { display: none } } .wide { display: none }"
        "@media (min-width: 500px) { .wide { display: block } }"
        "@media (max-width: 500px) { .wide { display: none } }"
        "@media (prefers-color-scheme: dark) { .mode { color: #fff } } .mode:hover { display: none }"
    )
    document = read(element, style)
    assert lines(document) == ["Shown"]
    assert document.hidden == ()


def test_attributes_hide_too_and_links_are_kept() -> None:
    document = read(
        "<p hidden>Kubernetes</p><dialog>Spark</dialog><a href='https://globes.example'>Globes</a>"
        "<a href='#top'>Top</a><a href='javascript:x()'>Run</a>"
    )
    assert [piece.text for piece in document.hidden] == ["KubernetesSpark"]
    assert [link.target for link in document.links] == ["https://globes.example"]


def test_lists_of_word_processors_that_write_their_own_bullets() -> None:
    item = "<p><span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp;</span></span>{}</p>"
    document = read(item.format("·", "Glued gores") + item.format("2.", "Polished"))
    assert lines(document) == ["• Glued gores", "2. Polished"]


@pytest.mark.parametrize(
    "data",
    [
        "<html><body>Zoë Ångström, restorer of globes</body></html>".encode(),
        b"\xef\xbb\xbf" + "<html><body>Zoë Ångström, restorer of globes</body></html>".encode(),
        "<html><body>Zoë Ångström, restorer of globes</body></html>".encode("utf-16"),
        "<html><body>Zoë Ångström, restorer of globes</body></html>".encode("utf-16-le"),
        b"<html><meta charset='iso-8859-1'><body>"
        + "Zoë Ångström, restorer of globes".encode("latin-1"),
        b"<html><meta charset=windows-1250><body>"
        + "Zoë Ångström, restorer of globes".encode("cp1252"),
        b"<?xml version='1.0' encoding='ISO-8859-1'?><html xmlns='http://www.w3.org/1999/xhtml'>"
        + "<body>Zoë Ångström, restorer of globes</body></html>".encode("latin-1"),
    ],
    ids=["utf-8", "mark", "utf-16", "utf-16 no mark", "latin-1", "other", "xhtml"],
)
def test_encodings(data: bytes) -> None:
    text = read_document(data, "page").text
    assert text.startswith("Zoë")
    assert "globes" in text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("<div>" * 100_000 + "x", "corrupt"),
        ("<p>" * 50_000 + "x", "parsed"),
        ("<b>" * 1_500 + "x", "parsed"),
        ("<img src='data:," + "a" * 3_000_000 + "'>x", "parsed"),
        ("<br>" * 1_300_000, "too_large"),
    ],
    ids=["deep", "flat", "bold", "picture", "many"],
)
def test_hostile_pages_end_soon_with_a_status(body: str, status: str) -> None:
    start = time.process_time()
    try:
        read(body)
        found = "parsed"
    except ReadError as fault:
        found = str(fault.status)
    assert found == status
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "sheet",
    [
        "/*" * 200_000,
        "{" * 200_000,
        "@media{" * 100_000,
        "a{b:" * 100_000,
        "." * 300_000,
        "a " * 99_999 + "{}",
    ],
    ids=["comments", "braces", "media", "rules", "dots", "chain"],
)
def test_hostile_style_sheets_are_read_in_linear_time(sheet: str) -> None:
    start = time.process_time()
    assert lines(read("<p>Shown</p>", sheet)) == ["Shown"]
    assert time.process_time() - start < 10


def test_style_sheets_have_a_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadError) as caught:
        StyleSheets([",".join("a" * 30_000) + "{color:red}"])
    assert caught.value.status == "too_large"
    monkeypatch.setattr(html_style, "MAX_TRIALS", 50)
    with pytest.raises(ReadError) as caught:
        read("<p>x</p>" * 60, "p{color:red}")
    assert caught.value.status == "too_large"


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(ReadError) as caught:
        read_document(b"<html><script>draw()</script></html>", "a.html")
    assert caught.value.status == "no_text"
