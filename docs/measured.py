"""The table of README on speed and growth, made from what the benchmarks measured."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parents[1] / "benchmarks" / "results"
_BARE = "bare pypdfium2"
_OURS = {"cold", "parse, 1 worker", _BARE}
_SECTION = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- /measured -->)", re.DOTALL)

Row = Mapping[str, Any]


def with_measured(readme: str) -> str:
    """Return README with the table as the results say it."""
    speed = json.loads((RESULTS / "speed.json").read_text(encoding="utf-8"))
    scale = json.loads((RESULTS / "scale.json").read_text(encoding="utf-8"))
    lines = (
        f"{speed['machine']}; medians of {speed['rounds']} rounds.\n",
        "| what | measured |",
        "|---|---|",
        *(f"| {what} | {measured} |" for what, measured in _of_speed(speed)),
        *(f"| {what} | {measured} |" for what, measured in _of_growth(scale["rows"])),
    )
    made, places = _SECTION.subn(lambda _: "\n".join(lines) + "\n", readme)
    if places != 1:
        raise ValueError("README has no place, or more than one, for what was measured")
    return made


def _of_speed(speed: Row) -> Iterator[tuple[str, str]]:
    figures = speed["figures"]
    spent = figures["a further file, cpu ms"]
    others = ", ".join(f"{name} {ms:.1f}" for name, ms in spent.items() if name not in _OURS)
    yield (
        "a further PDF of two pages, processor time of the whole command",
        f"{spent['cold']:.1f} ms ({figures['a further file, cold over bare pypdfium2, cpu']:.1f} times bare "
        f"pypdfium2; `parse` alone {spent['parse, 1 worker']:.1f} ms, others {others})",
    )
    yield (
        f"`rank` of {speed['files']:,} such PDFs, nothing known",
        f"{figures['cold, resumes a second']:.0f} resumes a second",
    )
    yield "the same again", f"{figures['warm, seconds']:.1f} s"
    yield "with one file more", f"{figures['one new file over warm, seconds']:.1f} s more"
    yield (
        "one resume, nothing known: the first line on screen",
        f"{figures['first result, seconds']:.1f} s",
    )
    yield "`matcher --help`", f"{figures['help, seconds']:.2f} s"


def _of_growth(rows: list[Row]) -> Iterator[tuple[str, str]]:
    named = {"files": "PDF, DOCX and text files, nothing known", "stored": "stored profiles ranked"}
    for case, what in named.items():
        own = [row for row in rows if row["case"] == case and row["jobs"] == 1]
        for row in own:
            if row["engine"] == "local":
                yield (
                    f"{row['count']:,} {what}",
                    f"{row['seconds']:,.0f} s, first process {row['main_rss_mb']:.0f} MB{_afar(row, own)}",
                )


def _afar(row: Row, rows: list[Row]) -> str:
    """Return what the same takes on a cluster of Dask, where that was measured."""
    for other in rows:
        if other["engine"] == "dask" and other["count"] == row["count"]:
            return f" (two workers of Dask: {other['seconds']:,.0f} s)"
    return ""
