"""G2: every bomb, broken file and special file among good resumes, in one run; the good ones do not notice."""

import zlib
from base64 import a85encode
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from command_line import parse
from mixed_folder import make_resumes
from mixed_folder.broken import BROKEN
from test_pdf_bombs import FONT, PAGE, SHOWN, deflated_zeros, flate, pdf, stream, with_cid_font

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "bad_inputs"
OPTIONS = ("--ocr", "off", "--workers", "2", "--timeout-per-file", "60")


def write_bombs(folder: Path) -> list[str]:
    """Write each small file that unfolds beyond all measure, and each kind of broken one."""
    folder.mkdir()
    zeros = deflated_zeros(150_000_000)
    hidden = FONT[:-2] + b"/ToUnicode 6 0 R >>"
    form = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
    )
    page = PAGE.replace(b"/Resources <<", b"/Resources << /XObject << /X 10 0 R >>")
    bombs = {
        "once": pdf(o5=hidden, o6=stream(zeros, b"/Filter /FlateDecode")),
        "twice": pdf(o5=hidden, o6=stream(zlib.compress(zeros), b"/Filter [/Fl /Fl]")),
        "letters": pdf(
            o5=hidden,
            o6=stream(a85encode(zeros) + b"~>", b"/Filter [/ASCII85Decode /FlateDecode]"),
        ),
        "texts": pdf(o4=flate(b"BT /F1 8 Tf 20 700 Td " + b"(Python ) Tj " * 400_000 + b"ET")),
        "drawings": pdf(o4=flate(SHOWN + b" 0 0 m 1 1 l S" * 400_000)),
        "visits": pdf(
            o2=b"<< /Type /Pages /Kids [" + b"6 0 R " * 1000 + b"] /Count 1000000 >>",
            o6=b"<< /Type /Pages /Parent 2 0 R /Kids [" + b"3 0 R " * 1000 + b"] /Count 1000 >>",
        ),
        "forms": pdf(
            o3=page,
            o4=stream(b"/X Do"),
            **{f"o{n}": flate(b"/X Do " * 10, form % (n + 1)) for n in range(10, 18)},
        ),
        "bfrange": with_cid_font(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"),
        "cidrange": with_cid_font(b"1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange"),
        "widths": with_cid_font(b"", b"/W [0 4000000000 500]"),
    }
    for name, data in bombs.items():
        (folder / f"{name}.pdf").write_bytes(data)
    random = Random(7)  # noqa: S311 - the same files each time
    for name, (extension, make) in BROKEN.items():
        (folder / f"{name}.{extension}").write_bytes(make(random))
    return sorted(map(str, folder.iterdir()))


@pytest.fixture(scope="module")
def good_ones(tmp_path_factory, full_size):
    """Return the folder of good resumes, and what is understood of them when nothing else is there."""
    folder = tmp_path_factory.mktemp("good") / "resumes"
    make_resumes(folder, 200 if full_size else 20, seed=11)
    alone = parse([folder], *OPTIONS)
    assert {record["status"] for record in alone.values()} == {"parsed"}
    return folder, alone


def check_unnoticed(among, alone) -> None:
    """Hold the good ones against what they are alone, and the others against their deadline."""
    assert [file for file, record in alone.items() if among[file] != record] == []
    others = {file: among[file] for file in among if file not in alone}
    late = {
        file: r["reason"] for file, r in others.items() if r["status"] in {"timeout", "crashed"}
    }
    assert late == {}
    mute = [
        f
        for f, r in others.items()
        if r["status"] != "parsed" and not (r["reason"] and r["next_step"])
    ]
    assert mute == []


def test_good_ones_do_not_notice_bombs(good_ones, tmp_path, figures):
    folder, alone = good_ones
    bombs = write_bombs(tmp_path / "bombs")
    among = parse([tmp_path / "bombs", folder], *OPTIONS)
    seen = {file.split("!/")[0] for file in among if file not in alone}
    statuses = Counter(among[file]["status"] for file in among if file not in alone)
    changed = sum(among[file] != record for file, record in alone.items())
    figures.note(
        "G2", good=len(alone), good_changed=changed, bombs=len(bombs), of_bombs=dict(statuses)
    )
    assert seen == set(bombs)
    check_unnoticed(among, alone)


@pytest.mark.shared
@pytest.mark.skipif(
    not CORPUS.is_dir(), reason="no ../shared/corpus/bad_inputs beside the checkout"
)
def test_good_ones_do_not_notice_the_corpus(good_ones, full_size, figures):
    if not full_size:
        pytest.skip("at full size; test_bad_inputs reads the corpus among the samples")
    folder, alone = good_ones
    among = parse([CORPUS, folder], *OPTIONS)
    corpus = {file for file in among if file not in alone}
    statuses = Counter(among[file]["status"] for file in corpus)
    changed = sum(among[file] != record for file, record in alone.items())
    figures.note("G2", corpus=len(corpus), corpus_good_changed=changed, of_corpus=dict(statuses))
    check_unnoticed(among, alone)
