"""G10: whatever stands in resumes, names and jobs, every output is inert when it is opened for real."""

import csv
import io
import json
import re
import unicodedata
import zipfile

import openpyxl
import pyarrow.parquet as pq
import pytest
import yaml
from hostile import candidates, hostile_runs, in_terminals, matcher
from payloads import EVIL, PAYLOADS, TERMINALS, WRITERS

pytestmark = pytest.mark.xdist_group("hostile")

BOTH = pytest.mark.parametrize("number", [0, 1], ids=["everybody", "every requirement"])
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
COLOUR = re.compile(r"\x1b\[(?:(?:0|1|2|3|3[1-7]|9[0-7])(?:;(?!m)|(?=m)))+m")
"""What rich writes for our styles; the payload's own colours are others."""
PROGRESS = re.compile(r"\x1b\[(?:\?25[lh]|2K|1A|1;1H|38;5;\d{1,3}m)|\r(?!\n)")
"""What rich writes to draw a bar again."""
# An apostrophe is not among these: it is what makes a cell a text.
UNSEEN = re.compile(
    '[\\s"\u200b-\u200f\u2060-\u206f\ufeff\u034f\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0f]*'
)
DRIVER = """
import sys
from matcher.cli.app import main
for arguments in {0!r}:
    sys.argv = ["matcher", *arguments]
    try:
        main()
    except SystemExit as left:
        if left.code not in {1!r}:
            raise
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return hostile_runs(tmp_path_factory.getbasetemp() / "hostile")


def is_live(cell: str) -> bool:
    """Tell whether a spreadsheet, however forgiving, could take a cell for a formula."""
    folded = unicodedata.normalize("NFKC", UNSEEN.sub("", cell, count=1))
    return cell.startswith(("\t", "\r", "\n")) or folded[:1] in tuple("=+-@\u2212")


def test_the_check_of_cells_can_fail():
    live = [what for what, payload in PAYLOADS.items() if is_live(payload)]
    assert len(live) >= 30
    assert is_live('\u2800"\uff1d1')
    assert not is_live("'=1+1")
    assert not is_live("C++")


def test_there_are_enough_payloads_and_all_of_them_arrive(hostile, figures):
    """A payload that no reader lets through would show nothing: each is found in what was read."""
    assert len(PAYLOADS) >= 60
    records = [
        json.loads(line)
        for line in (hostile.runs[0] / "profiles.jsonl").read_text(encoding="utf-8").split("\n")
        if line
    ]
    assert len(records) == 3 * len(PAYLOADS)
    parsed = [record for record in records if record["status"] == "parsed"]
    assert len(parsed) >= 1.9 * len(PAYLOADS)
    names = {record["file"].split("/")[-2] for record in parsed}
    assert len(names) == len(PAYLOADS)
    told = json.dumps(parsed, ensure_ascii=False)
    for piece in ("<script>window.hit=1;alert(1)</script>", "WEBSERVICE(", "[link=", "{{ 7 * 7 }}"):
        assert json.dumps(piece)[1:-1] in told
    figures.note("G10", payloads=len(PAYLOADS), files=len(records), parsed=len(parsed))


@BOTH
@pytest.mark.parametrize("name", ["candidates.csv", "failures.csv"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_of_a_comma_file_is_live(hostile, number, name, separator):
    text = (hostile.runs[number] / name).read_bytes().decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    assert len(rows) == text.count("\n")
    if separator == ",":
        assert len({len(row) for row in rows}) == 1
    for row in rows:
        for cell in row:
            assert not is_live(cell), cell
            assert not CONTROL.search(cell)
            assert not DIRECTION.search(cell)


@BOTH
def test_the_workbook_has_no_live_cell(hostile, number):
    book = openpyxl.load_workbook(hostile.runs[number] / "shortlist.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 200
    for cell in cells:
        assert cell.data_type in {"s", "n"}
        assert cell.hyperlink is None
        assert cell.comment is None
        assert not (isinstance(cell.value, str) and is_live(cell.value)), cell.value
    assert not book.defined_names
    assert not book._external_links
    assert book.vba_archive is None


@BOTH
def test_no_part_of_the_workbook_leads_out_or_calculates(hostile, number):
    with zipfile.ZipFile(hostile.runs[number] / "shortlist.xlsx") as book:
        parts = {name: book.read(name).decode("utf-8") for name in book.namelist()}
    assert {name.rpartition(".")[2] for name in parts} == {"xml", "rels"}
    assert not [name for name in parts if re.search("external|connection|query|vba|embed", name)]
    for name, text in parts.items():
        found = re.findall(r"<(?:\w+:)?(?:f|hyperlink|ddeLink|oleLink|oleObject)[ />].*?<", text)
        ends_of_bars = {"<xm:f>0<", "<xm:f>100<"}
        assert set(found) <= ends_of_bars, name
        assert "TargetMode" not in text
        if name.endswith(".rels"):
            targets = re.findall('Target="([^"]*)"', text)
            assert not [target for target in targets if ":" in target or ".." in target]
    defined = re.findall('<definedName name="([^"]*)"', parts["xl/workbook.xml"])
    assert set(defined) <= {"_xlnm._FilterDatabase", "_xlnm.Print_Titles"}
    assert EVIL in parts["xl/sharedStrings.xml"]


@BOTH
def test_json_is_valid_and_literal(hostile, number):
    run = hostile.runs[number]
    for name in ("ranking.json", "manifest.json"):
        assert json.loads((run / name).read_bytes())
    rows = (run / "profiles.jsonl").read_bytes().split(b"\n")
    assert rows.pop() == b""
    for row in rows:
        record = json.loads(row)
        assert set(record) >= {"file", "status", "skills"}
    ranking = json.loads((run / "ranking.json").read_bytes())
    assert all(0 <= one["score"] <= 100 for one in ranking["candidates"])
    assert len(ranking["candidates"]) == len(candidates(run))


@BOTH
def test_parquet_is_literal(hostile, number):
    run = hostile.runs[number]
    ranking = json.loads((run / "ranking.json").read_bytes())
    quotes = [
        found["quote"]
        for one in ranking["candidates"]
        for entry in one["contributions"]
        for found in entry["evidence"]
    ]
    assert pq.read_table(run / "evidence.parquet").column("quote").to_pylist() == quotes
    asked = pq.read_table(run / "scores.parquet").column("requirement_text").to_pylist()
    assert any("<" in text or "=" in text for text in asked)


@BOTH
def test_the_job_as_yaml_is_plain_data(hostile, number):
    path = hostile.runs[number] / "job.yaml"
    text = path.read_text(encoding="utf-8")
    assert not CONTROL.search(text)
    tags = set()

    def walk(node):
        tags.add(node.tag)
        for child in node.value if not isinstance(node, yaml.ScalarNode) else ():
            for part in child if isinstance(child, tuple) else (child,):
                walk(part)

    walk(yaml.compose(text, Loader=yaml.SafeLoader))
    assert tags <= {f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq", "str", "int", "float")}
    again = matcher("job", "parse", path)
    assert again.code == 0, again.err
    quotes = [entry["quote"] for entry in yaml.safe_load(text)["requirements"]]
    assert [entry["quote"] for entry in yaml.safe_load(again.out)["requirements"]] == quotes


def assert_is_only_printed(text: str, *more: re.Pattern[str]) -> None:
    for allowed in (COLOUR, *more):
        text = allowed.sub("", text)
    found = CONTROL.search(text.replace("\r\n", "\n")) or DIRECTION.search(text)
    assert not found, text[max(0, found.start() - 80) : found.start() + 80]


def verbs(hostile):
    """Return every command that prints text of others."""
    run = hostile.runs[0]
    ids = candidates(run)
    assert len(ids) > 100
    spoken = [
        str(hostile.resumes / f"{number:03}")
        for number, what in enumerate(PAYLOADS)
        if what in TERMINALS | WRITERS or what == "script"
    ]
    return [
        *(["explain", str(run), one] for one in ids[::40]),
        *(["explain", str(hostile.runs[1]), one] for one in candidates(hostile.runs[1])),
        ["parse", "-f", "table", str(hostile.resumes)],
        *(["parse", "--show", view, *spoken] for view in ("text", "hidden", "sections")),
    ]


@pytest.fixture(scope="module")
def shown(hostile):
    """What all verbs print in a terminal."""
    return in_terminals("-c", DRIVER.format(verbs(hostile), {None, 0, 3}))


def test_nothing_but_colours_reaches_a_terminal(shown):
    assert shown.code == 0, shown.err[-2000:]
    assert len(COLOUR.findall(shown.out)) > 100
    assert shown.out.count("alert(1)") > 10
    assert_is_only_printed(shown.out)


def test_errors_and_notes_in_a_terminal(shown):
    assert shown.err.count(": unsupported: ") >= len(PAYLOADS)
    assert_is_only_printed(shown.err, PROGRESS)


def test_the_ranking_in_a_terminal(hostile):
    job = hostile.resumes.parent / "jobs" / "long.txt"
    said = in_terminals(
        "-m",
        "matcher",
        *("rank", hostile.resumes / "044", hostile.resumes / "065", "--job", job),
        *("-o", hostile.resumes.parent / "run 2"),
    )
    assert said.code == 3, said.err[-2000:]
    assert COLOUR.search(said.out)
    assert_is_only_printed(said.out)
    assert_is_only_printed(said.err, PROGRESS)


def test_without_colours_there_is_no_escape_sequence_at_all(hostile):
    few = [verb for verb in verbs(hostile) if "--show" not in verb][-2:]
    assert [verb[0] for verb in few] == ["explain", "parse"]
    said = in_terminals("-c", DRIVER.format(few, {None, 0, 3}), NO_COLOR="1")
    assert said.code == 0, said.err[-2000:]
    assert said.out.count("alert(1)") > 1
    assert "\x1b" not in said.out


def test_what_is_piped_is_plain(hostile):
    for printed in hostile.printed:
        assert len(printed) > 1000
        assert "\x1b" not in printed
        assert_is_only_printed(printed)


def test_error_lines_are_only_printed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = "no\x1b]0;x\x07 \x9b2J [red] \u202efdp"
    wrong = [
        ["rank", name, "--job", "ai-ml-engineer"],
        ["rank", ".", "--job", name],
        ["rank", ".", "--job", "x", f"--{name}"],
        ["explain", ".", name],
        ["parse", "--show", name, "."],
        ["taxonomy", "show", name],
        [name],
    ]
    said = in_terminals("-c", DRIVER.format(wrong, {1, 2}))
    assert said.code == 0, said.err
    assert len(re.findall("(?m)^(?:matcher|Error): ", said.err)) == len(wrong)
    assert_is_only_printed(said.err)
    assert "\x1b" not in said.err


def test_faults_of_hand_written_files_are_only_printed(tmp_path):
    job = tmp_path / "job.yaml"
    job.write_text('"no\\e]0;x\\a \\u202e": 1\n"[red]": "\\x9b"\n')
    said = in_terminals("-m", "matcher", "job", "parse", job)
    assert said.code == 1
    assert said.err.count("job.yaml:") >= 2
    assert "\x1b" not in said.err
    assert_is_only_printed(said.err)
