"""The report and the layout pages in a real browser: nothing of a resume runs, loads, opens or complains."""

import re
from dataclasses import replace

import pytest
from hostile import candidates, hostile_runs, matcher
from payloads import EVIL, FORMULAS, HIT, PAGES, PAYLOADS

import matcher as product

pytestmark = pytest.mark.xdist_group("hostile")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return hostile_runs(tmp_path_factory.getbasetemp() / "hostile")


@pytest.fixture(scope="module")
def layouts(hostile):
    """The pages of `parse --show layout`, one a payload at least."""
    folder = hostile.resumes.parent / "layouts"
    texts = sorted(hostile.resumes.glob("*/*.txt"))
    others = sorted(hostile.resumes.glob("*/resume.json"))[len(FORMULAS) + len(PAGES) :]
    said = matcher("parse", "--show", "layout", "-o", folder, *texts, *others)
    assert said.code in {0, 3}, said.err
    return sorted(folder.glob("*.html"))


TOUCH = """
for (const part of document.querySelectorAll("summary, button, [title], [data-line], input, a"))
  for (const kind of ["pointerover", "mouseover", "focus", "click"])
    part.dispatchEvent(new Event(kind, {bubbles: true}));
"""
LOOK = """({
  hit: typeof window.hit,
  address: location.href.split("#")[0],
  scripts: document.querySelectorAll("script").length,
  handlers: [...document.querySelectorAll("*")].flatMap(part => part.getAttributeNames())
    .filter(name => name.startsWith("on") || ["src", "srcdoc", "action", "style"].includes(name)),
  loaders: document.querySelectorAll("iframe, object, embed, base, img, link, form[action]").length,
  links: [...document.querySelectorAll("[href]")].map(part => part.getAttribute("href"))
    .filter(link => !link.startsWith("#") && !link.startsWith("data:image/png;base64,")),
  policy: document.querySelector("meta[http-equiv]").content,
})"""


def assert_inert(page, trap, path):
    """Open a page, touch whatever reacts to that, and find that nothing of others ran."""
    before = len(trap.asked)
    visit = page.open(path.as_uri())
    page.run(TOUCH)
    found = page.run(LOOK)
    policy = found.pop("policy")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert found == {
        "hit": "undefined",
        "address": path.as_uri(),
        "scripts": 1,
        "handlers": [],
        "loaders": 0,
        "links": [],
    }
    assert visit.is_quiet, visit
    assert trap.asked[before:] == []


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (PAGES["script"], lambda visit, page, trap: visit.dialogs == ["1"]),
        (PAGES["svg"], lambda visit, page, trap: page.run("window.hit") == 1),
        (PAGES["image elsewhere"].replace("https", "http"), lambda visit, page, trap: trap.asked),
        (PAGES["image elsewhere"], lambda visit, page, trap: visit.requests),
        (PAGES["frame of a script"], lambda visit, page, trap: visit.opened),
        ("<script>throw Error('x')</script>", lambda visit, page, trap: visit.complaints),
        ("<script>console.error('x')</script>", lambda visit, page, trap: visit.complaints),
        (
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><img src=x>',
            lambda visit, page, trap: visit.complaints,
        ),
    ],
)
def test_the_browser_sees_what_a_page_does(page, trap, tmp_path, body, seen):
    """The sensors can fail: a page that takes a payload for markup sets them off."""
    path = tmp_path / "live.html"
    path.write_text(f"<!doctype html><title>x</title>{body}", encoding="utf-8")
    visit = page.open(path.as_uri())
    assert not visit.is_quiet or page.run("window.hit") == 1
    assert seen(visit, page, trap)


@pytest.mark.parametrize("number", [0, 1], ids=["everybody", "every requirement"])
def test_the_report_is_inert(page, trap, hostile, number):
    path = hostile.runs[number] / "report.html"
    assert_inert(page, trap, path)
    shown = page.run("document.body.textContent")
    assert HIT in shown
    assert EVIL in shown
    assert "{{ 7 * 7 }}" in shown
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    ranked = page.run("document.querySelectorAll('#list tbody tr').length")
    assert ranked == len(set(candidates(hostile.runs[number])))


def test_the_script_of_the_report_works(page, hostile):
    """An inert page is no dead page: the search finds one person by a payload in a name."""
    page.open((hostile.runs[0] / "report.html").as_uri())
    page.run(
        "const find = document.getElementById('find'); find.value = 'cmd|';"
        "document.getElementById('tools').dispatchEvent(new Event('input', {bubbles: true})); 0"
    )
    seen = page.run(
        "[...document.querySelectorAll('#list tbody tr')].filter(r => !r.hidden).length"
    )
    assert 1 <= seen < len(set(candidates(hostile.runs[0])))


def test_the_layout_pages_are_inert(page, trap, layouts):
    assert len(layouts) >= len(PAYLOADS)
    for path in layouts:
        assert_inert(page, trap, path)


def test_titles_of_jobs_are_inert(page, trap, hostile, tmp_path):
    job = product.parse_job("Engineer\n\nRequirements:\n- Python\n- Docker\n")
    run = product.rank(hostile.resumes / "000" / "resume.json", job, as_of="2026-11-01")
    arrived = 0
    for number, payload in enumerate(PAYLOADS.values()):
        path = tmp_path / f"{number}.html"
        run.rescore(job=replace(job, title=payload, name=payload)).to_html(path)
        assert_inert(page, trap, path)
        arrived += payload in page.run("document.querySelector('h1').textContent")
    assert arrived >= 60
