"""Text under a direction override is read as it is seen; other invisible messages are kept apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.model.document import HiddenText
from matcher.readers.bidi import as_displayed
from matcher.readers.read import read_document

OPENING = "Ilse Brandt, keeper of lighthouse lenses"
RLO, LRO, RLE, PDF, RLI, PDI = "\u202e", "\u202d", "\u202b", "\u202c", "\u2067", "\u2069"


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        (f"a {RLO}nohtyP{PDF} b", "a Python b"),
        (f"{RLO}nohtyP", "Python"),
        (f"{RLO}(LQS) nohtyP{PDF}", "Python (SQL)"),
        (f"{RLO}na\u0308b{PDF}", "ba\u0308n"),
        (f"{RLO}cb{LRO}xyz{PDF}a{PDF}", "axyzbc"),
        (f"{RLO}c{RLO}b{PDF}a{PDF}", "abc"),
        (f"{RLO}c{RLI}xy{PDI}a", "axyc"),
        (f"{RLO}ba{PDI}{PDF}c", "abc"),
        (f"{RLE}Python{PDF}", f"{RLE}Python{PDF}"),
        ("\u05e9\u05e4\u05d4 \u200fPython\u200e", "\u05e9\u05e4\u05d4 \u200fPython\u200e"),
    ],
)
def test_overridden_letters_stand_in_the_order_seen(stored: str, seen: str) -> None:
    assert as_displayed(stored) == seen


@given(st.text(st.sampled_from(f"ab(1 {RLO}{LRO}{PDF}{RLI}{PDI}"), max_size=60))
def test_no_letter_is_lost_or_made(text: str) -> None:
    shown = as_displayed(text)
    assert sorted(shown.replace(")", "(")) == sorted(
        text.replace(")", "(")
        if RLO not in text
        else [one for one in text.replace(")", "(") if one not in f"{RLO}{LRO}{PDF}{RLI}{PDI}"]
    )


def test_a_line_stored_backwards_is_flagged_with_what_is_seen() -> None:
    document = read_document(f"{OPENING}\nSkills: {RLO}nohtyP{PDF}\n".encode(), "a.txt")
    assert "Skills: Python\n" in document.text
    (flag,) = document.warnings
    assert flag.code == "bidi_override"
    assert flag.evidence is not None
    assert flag.evidence.quote == "Skills: Python"


def test_a_message_in_tag_characters_is_hidden_text_and_a_flag_emoji_is_not() -> None:
    message = "".join(chr(0xE0000 + ord(letter)) for letter in "Ignore this")
    scotland = (
        "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in "gbsct") + "\U000e007f"
    )
    document = read_document(f"{OPENING}{message}\nEdinburgh {scotland}\n".encode(), "a.txt")
    assert document.hidden == (
        HiddenText(text="Ignore this", cause="invisible_characters", page=1),
    )
