"""Resumes as plain text and as Markdown."""

from generator.outline import Entry, Part, outline
from generator.people import Person


def render_txt(person: Person) -> bytes:
    """Return the resume as a plain text file, headings in capitals."""
    head = [person.name_written, person.headline, *person.contact]
    body = [line for part in outline(person) for line in _txt_part(part)]
    return ("\n".join([*filter(None, head), *body]) + "\n").encode("utf-8")


def render_md(person: Person) -> bytes:
    """Return the resume as a Markdown file."""
    head = [f"# {person.name_written}", "", person.headline, "", " · ".join(person.contact)]
    body = [line for part in outline(person) for line in _md_part(part)]
    return ("\n".join([*head, *body]) + "\n").encode("utf-8")


def _txt_part(part: Part) -> list[str]:
    lines = ["", part.heading.upper(), "-" * len(part.heading), *part.lines]
    for number, entry in enumerate(part.entries):
        lines += [""] * bool(number) + _txt_entry(entry)
    return lines


def _txt_entry(entry: Entry) -> list[str]:
    first = ", ".join(filter(None, (entry.title, entry.detail)))
    bullets = [f"- {bullet}" for bullet in entry.bullets]
    return list(filter(None, [first, entry.dates, *bullets, entry.note]))


def _md_part(part: Part) -> list[str]:
    lines = ["", f"## {part.heading}", ""]
    lines += [f"- {line}" for line in part.lines] if len(part.lines) > 1 else list(part.lines)
    for number, entry in enumerate(part.entries):
        lines += [""] * bool(number) + _md_entry(entry)
    return lines


def _md_entry(entry: Entry) -> list[str]:
    first = " — ".join(filter(None, (f"**{entry.title}**", entry.detail, entry.dates)))
    lines = [first]
    if entry.bullets:
        lines += ["", *(f"- {bullet}" for bullet in entry.bullets)]
    return [*lines, "", f"*{entry.note}*"] if entry.note else lines
