"""What a text layer claims against what OCR saw, letters against their widths, words of OCR as runs."""

import pytest
from PIL import Image

from matcher.readers.ocr.mend import mend, without_icons
from matcher.readers.ocr.page import OcrPage
from matcher.readers.ocr.picture import is_sideways, scale_to_page, skew, to_grey
from matcher.readers.ocr.picture_repair import is_faint, is_uneven
from matcher.readers.ocr.word import OcrWord, mean_confidence, to_runs
from matcher.readers.pdf.font_fit import fits, is_crowded, metrics
from matcher.readers.pdf.scan import Kind, SeenPage, kind_of
from matcher.readers.pdf.text_layer import Seen, beside, judge_layer, part_icons, without_lies
from matcher.readers.runs import Fill, PageContent, Run

WORDS = "Led the nightly pipelines of a harbour authority and wrote the runbooks"


def run(
    text: str, x: float = 60, y: float = 700, *, width: float | None = None, **more: object
) -> Run:
    """Return a run of ten points, as wide as Helvetica would be."""
    wide = metrics("Helvetica")
    length = width or sum(wide.get(letter, 500) for letter in text) / 100
    return Run(text, x, y, x + length, y + 10, y + 2, 10.0, **more)


def page(*runs: Run, fills: tuple[Fill, ...] = ()) -> PageContent:
    return PageContent(number=1, width=595, height=842, runs=runs, fills=fills)


def seen(*runs: Run, turns: int = 0) -> OcrPage:
    sure = tuple(0.9 for _ in runs)
    return OcrPage(
        number=1, width=595, height=842, runs=runs, confidences=sure, quarter_turns=turns
    )


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Helvetica-Bold", "Times-Italic"])
def test_the_letters_of_true_fonts_fit(font: str) -> None:
    assert fits(WORDS, lambda letter: metrics(font)[letter] * 1.7)


def test_letters_called_by_other_names_do_not_fit() -> None:
    plain = "abcdefghijklmnopqrstuvwxyz"
    shifted = dict(zip(plain, plain[5:] + plain[:5], strict=True))
    assert not fits(WORDS, lambda letter: metrics("Helvetica")[shifted[letter.lower()]])


def test_few_letters_and_typewriters_prove_nothing() -> None:
    assert fits("wiki", lambda letter: {"w": 200, "i": 900}.get(letter, 300))
    assert fits(WORDS, lambda letter: 600.0)


def test_a_font_that_gives_one_width_for_what_it_lacks_is_not_doubted() -> None:
    known = metrics("Helvetica")
    assert fits(WORDS, lambda letter: known[letter] if letter in "Ldhtfia" else 365.0)


@pytest.mark.parametrize(
    ("width", "squeeze", "expected"), [(None, 1.0, False), (22, 1.0, True), (22, 0.3, False)]
)
def test_text_without_room_is_told_from_narrow_text(
    width: float | None, squeeze: float, expected: bool
) -> None:
    assert is_crowded(run("Kubernetes Spark", width=width, squeeze=squeeze)) is expected


def test_names_of_icons_leave_the_text_and_longer_claims_are_doubted() -> None:
    icon = run("telephone: +47 55 0100", width=9)
    claim = run("Kubernetes Terraform Airflow Snowflake", y=600, width=40)
    rest, hidden = part_icons(page(icon, claim, run(WORDS, y=500)))
    assert [piece.cause for piece in hidden] == ["icon_name"]
    assert not hidden[0].wants_a_look
    assert [piece.is_doubted for piece in rest.runs] == [True, False]
    clean = page(run(WORDS))
    assert part_icons(clean) == (clean, [])


def test_slips_of_ocr_are_no_lie_but_words_on_end_are() -> None:
    words = Seen([WORDS])
    slips = judge_layer(
        [run("Led tne nlghtly pipelines ot a harhour authority"), run("Xqzz")], words
    )
    assert slips.lies == ""
    stuffed = judge_layer([run(WORDS), run("Kubernetes Scala R Hadoop"), run("runbooks")], words)
    assert stuffed.lies == "Kubernetes Scala R Hadoop"
    assert stuffed.shown == f"{WORDS} runbooks"


def test_doubted_letters_give_way_to_what_is_seen_in_their_place() -> None:
    lie, truth = run("Kubernetes", is_doubted=True), run("Gardening", y=640, is_doubted=True)
    ocr = seen(run("Waterfalls"), run("Gardenlng", y=640), run("elsewhere", x=400))
    kept, lies = without_lies(page(run("Kubernetes", y=500), lie, truth), ocr)
    assert [piece.text for piece in kept.runs] == ["Kubernetes", "Gardening", "Waterfalls"]
    assert lies == "Kubernetes"


def test_own_text_stays_and_ocr_fills_in_the_rest() -> None:
    own, ocr = page(run("Page 2 of 3", y=30)), (run("Page 2 ot 3", y=31), run(WORDS))
    assert [piece.text for piece in beside(own, seen(*ocr)).runs] == ["Page 2 of 3", WORDS]
    turned = beside(own, seen(run("Page", y=400), run("Harbour", y=300), turns=1))
    assert [piece.text for piece in turned.runs] == ["Page", "Harbour"]


FULL = (Fill((0, 0, 595, 842), None, 0),)


@pytest.mark.parametrize(
    ("whole", "visible", "expected"),
    [
        (page(run(WORDS * 2)), None, None),
        (page(run(WORDS * 2), fills=FULL), None, None),
        (page(), None, Kind.PICTURE),
        (page(run("Page 2 of 3, harbour"), fills=FULL), None, Kind.PICTURE),
        (page(run("Page 2 of 3, harbour"), fills=FULL[:0]), None, Kind.PICTURE),
        (page(run("Page 2 of 3, by the harbour")), None, None),
        (page(run(WORDS, mode=3), fills=FULL), page(fills=FULL), Kind.LAYER),
        (page(run(WORDS, first=0, last=0), fills=(FULL[0]._replace(place=1),)), page(), Kind.LAYER),
        (page(run(WORDS, mode=3)), page(), Kind.PICTURE),
        (page(run(WORDS * 2), run(WORDS, mode=3), fills=FULL), page(run(WORDS * 2)), None),
        (page(run("\ue000\ue001\ue002 harbour and the quays")), None, Kind.DAMAGED),
        (page(run(WORDS * 2, is_doubted=True)), None, Kind.DOUBT),
    ],
    ids=[
        "text",
        "text on a background",
        "empty",
        "scan with a stamp",
        "few letters",
        "a short last page",
        "layer",
        "text under a picture",
        "invisible without a picture",
        "hidden text on a background",
        "damaged",
        "doubted",
    ],
)
def test_which_pages_are_read_from_their_picture(
    whole: PageContent, visible: PageContent | None, expected: Kind | None
) -> None:
    assert kind_of(SeenPage(whole=whole, visible=visible or whole)) is expected


def word(text: str, left: float, line: int = 1, confidence: float = 0.9) -> OcrWord:
    deep = 6 if set(text) & set("gjpqy,") else 0
    return OcrWord(
        text, left, 100 * line, left + 20 * len(text), 100 * line + 22 + deep, confidence, line
    )


def test_words_of_one_line_stand_on_one_line_and_have_one_size() -> None:
    runs = [
        found
        for found, _ in to_runs([word("Bergen", 10), word("Data", 200)], height=500, scale=0.24)
    ]
    assert {(found.baseline, found.size) for found in runs} == {(runs[0].baseline, runs[0].size)}
    assert runs[0].baseline == pytest.approx((500 - 122) * 0.24, abs=0.5)
    assert runs[0].x0 == pytest.approx(2.4)


def test_bullets_bars_and_capitals_are_mended() -> None:
    lines = [
        [word("e", 10, 1), word("Led", 40, 1)],
        [word("e", 10, 2), word("Built", 40, 2), word("Al", 160, 2)],
        [word("e", 10, 3), word("mail", 40, 3)],
        [word("¢", 10, 4), word("kept", 40, 4)],
        [word("|", 10, 5), word("wrote", 40, 5), word("Cl/CD", 160, 5)],
        [word("Oslo", 10, 6), word("|", 90, 6), word("remote", 120, 6)],
        [word("Al-Hassan", 10, 7), word("et", 300, 7), word("al.", 400, 7), word("=“", 460, 7)],
    ]
    mended = mend([piece for line in lines for piece in line])
    text = [" ".join(piece.text for piece in mended if piece.line == n) for n in range(1, 8)]
    assert text == [
        "• Led",
        "• Built AI",
        "e mail",
        "• kept",
        "I wrote CI/CD",
        "Oslo | remote",
        "Al-Hassan et al.",
    ]


def test_the_icon_before_an_address_is_no_letter_of_it() -> None:
    picture = Image.new("L", (600, 60), 255)
    lefts = (
        10,
        70,
        98,
        126,
        154,
    )  # the icon stands thirty pixels before the rest, letters eight apart
    for left in lefts:
        picture.paste(0, (left, 20, left + 20 + 10 * (left == lefts[0]), 40))
    for text, left, expected in (("Bi@m.no", 10, "i@m.no"), ("i@m.no", 70, "i@m.no")):
        found = OcrWord(text, left, 18, 180, 44, 0.9, 1)
        assert without_icons([found], picture)[0].text == expected
    assert without_icons([OcrWord("Bergen", 10, 18, 180, 44, 0.9, 1)], picture)[0].text == "Bergen"


def test_confidence_is_weighed_by_letters() -> None:
    assert mean_confidence([("pipelines", 1.0), ("|", 0.0), ("x", 0.0)]) == 0.9
    assert mean_confidence([]) == 0.0


def striped(grey: int = 0, step: int = 60) -> Image.Image:
    """Draw a page of 300 dpi with stripes in the place of lines of text, each of many dashes."""
    picture = Image.new("L", (2480, 3508), 255)
    for top in range(300, 3200, step):
        for left in range(250, 2200, 80):
            picture.paste(grey, (left, top, left + 55, top + 20))
    return picture


@pytest.mark.parametrize("angle", [-4.0, -1.3, 0.0, 2.2, 5.0])
def test_the_skew_of_a_page_is_found(angle: float) -> None:
    turned = striped().rotate(angle, fillcolor=255)
    assert skew(turned) == pytest.approx(-angle, abs=0.15)
    assert not is_sideways(turned)
    assert is_sideways(turned.rotate(90, expand=True))


def test_a_frame_does_not_make_a_page_lie_on_its_side() -> None:
    page_in_a_frame = striped()
    for box in ((100, 100, 130, 3400), (2350, 100, 2380, 3400)):
        page_in_a_frame.paste(0, box)
    assert not is_sideways(page_in_a_frame)


def test_faint_and_shaded_pages_are_told_from_good_ones() -> None:
    good = striped()
    assert not is_faint(good)
    assert not is_uneven(good)
    faint = striped(grey=215)
    faint.paste(10, (0, 0, 2480, 250))
    assert is_faint(faint)
    shade = Image.linear_gradient("L").resize(good.size).point(lambda grey: 110 + grey * 145 // 255)
    assert is_uneven(Image.composite(shade, good, good))


def test_pictures_come_to_the_size_of_a_page_on_white() -> None:
    clear = Image.new("RGBA", (620, 877), (0, 0, 0, 0))
    grey = scale_to_page(to_grey(clear))
    assert grey.getextrema() == (255, 255)
    assert grey.size == (1550, 2192)  # no more than two and a half times
    assert scale_to_page(Image.new("L", (4960, 7016))).size == (2480, 3508)
    wide = scale_to_page(Image.new("L", (9000, 300)))
    assert wide.width * wide.height <= 24_100_000
