"""Hostile names, file names, quotations and job texts stay plain text in every output."""

import csv
import io
import re
import sys
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import openpyxl
import pyarrow.parquet as pq
import pytest
from rich.console import Console

from matcher.model.run import Failure, Status
from matcher.model.scorecard import GateState, ranking_of
from matcher.reports.exports import csv_bytes, parquet_bytes
from matcher.reports.html import html_bytes
from matcher.reports.run_data import person_of
from matcher.reports.summary import render_failures
from matcher.reports.tables import (
    candidates_table,
    evidence_table,
    failures_table,
    scores_table,
    timeline_table,
)
from matcher.reports.terminal import (
    render_explanation,
    render_ranking,
    render_reasons,
)
from matcher.reports.xlsx import xlsx_bytes
from matcher.schema.ranking_json import card_to_json
from matcher.schema.scored_views import CardObject

sys.path.append(str(Path(__file__).parents[2] / "robustness"))  # the table of payloads is there

from payloads import PAYLOADS as BY_AIM

PAYLOADS = [pytest.param(payload, id=what) for what, payload in BY_AIM.items()]
ENCODABLE = [param for param in PAYLOADS if not re.search("[\ud800-\udfff]", *param.values)]
LIVE = re.compile("\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture
def infect(make_run, make_profile):
    """Put a text wherever somebody else's text can stand."""

    def infected(payload):
        profile = make_profile("Ada Okafor", file=payload)
        profile = replace(
            profile,
            contact=replace(profile.contact, name=payload),
            roles=tuple(replace(role, title=payload, employer=payload) for role in profile.roles),
        )
        made = make_run([(make_profile("Ada Okafor"), 0.8, GateState.UNKNOWN)])
        (place,) = made.ranking.candidates
        contributions = tuple(
            replace(
                entry,
                evidence=tuple(replace(found, quote=payload) for found in entry.evidence),
                reason=payload,
            )
            for entry in place.card.contributions
        )
        card = replace(
            place.card,
            candidate_id=profile.candidate_id,
            file=payload,
            contributions=contributions,
            gates=tuple(replace(gate, reason=payload) for gate in place.card.gates),
        )
        job = replace(
            made.job,
            name=payload,
            title=payload,
            requirements=tuple(replace(asked, text=payload) for asked in made.job.requirements),
        )
        failure = Failure(
            file=payload, status=Status.CORRUPT, stage="read", reason=payload, next_step=payload
        )
        return replace(
            made,
            job=job,
            people={profile.candidate_id: person_of(profile)},
            profiles={profile.candidate_id: profile},
            ranking=ranking_of((replace(place, card=card),)),
            card_objects=[msgspec.convert(card_to_json(card, profile), CardObject)],
            failures=(failure,),
            labels=dict.fromkeys(made.labels, payload),
        )

    return infected


class _Tags(HTMLParser):
    def __init__(self, data):
        super().__init__()
        self.tags, self.attributes = Counter(), []
        self.feed(data)

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes += [(tag, *pair) for pair in attrs]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_csv_has_no_live_cell_and_no_more_cells(infect, payload):
    run = infect(payload)
    for make in (candidates_table, scores_table, evidence_table, timeline_table, failures_table):
        table = make(run)
        rows = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8"))))
        assert len(rows) == 1 + len(table)
        for row in rows:
            assert len(row) == len(table.columns)
            for cell in row:
                assert not LIVE.match(cell)
                assert not UNPRINTABLE.search(cell)
                assert not re.search(";\\s*[\"']*[=+@]", cell.replace("'=", ""))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_workbook_has_no_formula_and_no_link(infect, payload):
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(infect(payload))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 100
    for cell in cells:
        assert cell.data_type in {"s", "n"}
        assert cell.hyperlink is None
        assert not (isinstance(cell.value, str) and LIVE.match(cell.value))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_page_gains_no_tag_no_handler_and_no_link(infect, payload):
    plain = _Tags(html_bytes(infect("plain")).decode())
    data = html_bytes(infect(payload)).decode("utf-8")
    found = _Tags(data)
    assert found.tags == plain.tags
    assert Counter(name for _, name, _ in found.attributes) == Counter(
        name for _, name, _ in plain.attributes
    )
    assert all(value.startswith("#") for tag, name, value in found.attributes if name == "href")
    assert not UNPRINTABLE.search(data)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_terminal_gets_no_escape_sequence(infect, payload):
    run = infect(payload)
    console = Console(file=io.StringIO(), width=100)
    render_ranking(console, run)
    render_reasons(console, run)
    render_explanation(console, run, run.ranking.candidates[0])
    render_failures(console, run.failures)
    assert not UNPRINTABLE.search(console.file.getvalue())


@pytest.mark.parametrize("payload", ENCODABLE)
def test_parquet_keeps_the_literal_text(infect, payload):
    table = pq.read_table(io.BytesIO(parquet_bytes(evidence_table(infect(payload)))))
    assert set(table.column("quote").to_pylist()) == {payload}
