"""Read old Word documents (.doc) with a program that can: antiword, catdoc or LibreOffice."""

import re
import subprocess
from collections.abc import Callable, Sequence

from matcher.errors import ReadError
from matcher.model.document import Document, Flag, HiddenText, Link, Severity
from matcher.model.run import Status
from matcher.readers.assemble import make_document
from matcher.readers.doc.antiword import convert, decode_output
from matcher.readers.doc.ole import OleFile
from matcher.readers.doc.stories import Stories, stories_of
from matcher.readers.limits import corrupt, encrypted
from matcher.readers.media_type import MediaType
from matcher.readers.odt.read import read_odt
from matcher.readers.options import ReadOptions
from matcher.readers.programs import find, run, shortages_told
from matcher.readers.runs import TextLine
from matcher.readers.scratch import scratch_folder

INSTALL = {
    "antiword": "`apt install antiword`, on macOS `brew install antiword`",
    "catdoc": "`apt install catdoc`, on macOS `brew install catdoc`",
    "soffice": "`apt install libreoffice-writer`, on macOS `brew install --cask libreoffice`",
}
"""How to get each program that reads old Word documents, the best one first."""
_TIMEOUT_S = 12.0  # seconds for one run of a program; a file that needs more ends as timeout
_WORD = "WordDocument"
_LOCKED = frozenset(("EncryptedPackage", "\tDRMContent"))
_OTHERS = {
    "Workbook": "a spreadsheet (Excel)",
    "Book": "a spreadsheet (Excel)",
    "PowerPoint Document": "a presentation (PowerPoint)",
    "__properties_version1.0": "an e-mail message (Outlook)",
    "Catalog": "a store of thumbnails",
}
_MAGIC = (b"\xec\xa5", b"\xdc\xa5", b"\xdb\xa5")  # Word 97 and later, Word 95, Word 6
_ENCRYPTED_BIT = 0x01  # of byte 11 of the head of a Word document
_FIELD_CODE = re.compile(r'HYPERLINK\s{1,8}(?:\\l\s{1,8})?"([^"\n]{0,1000})"|FORM(?:TEXT|CHECKBOX)')
_SAVE_AS = "open it and save it as PDF or DOCX"

Converted = tuple[list[TextLine], list[HiddenText], list[Link]]


def read_doc(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read an old Word document; a flag says which program read it.

    Raises:
        ReadError: unsupported without such a program, or when the file is no Word document; encrypted,
            corrupt, timeout, too_large, no_text, or crashed when the program was killed.
    """
    stories = stories_of(_checked(data))
    installed = {tool: path for tool in _CONVERTERS if (path := find(tool)) is not None}
    if "antiword" in installed:
        installed.pop("catdoc", None)  # which prints anything, also what antiword knows is damaged
    if not installed:
        raise ReadError(
            Status.UNSUPPORTED,
            "is an old Word document (.doc), which needs a converter",
            "install antiword, catdoc or LibreOffice, or open it and save it as PDF or DOCX",
        )
    for tool, path in installed.items():
        try:
            lines, hidden, links = _CONVERTERS[tool](path, data, stories)
        except (subprocess.CalledProcessError, OSError):
            continue
        return make_document(
            lines,
            data=data,
            name=name,
            media_type=MediaType.DOC,
            hidden=hidden,
            links=links,
            warnings=(_flag(tool),),
        )
    raise corrupt("is an old Word document (.doc) that no converter on this machine can open")


def _checked(data: bytes) -> OleFile:
    """Open the file; refuse those that are locked or no Word document."""
    ole = OleFile(data)
    if ole.names & _LOCKED:
        raise encrypted()
    if _WORD not in ole.names:
        kind = next((_OTHERS[name] for name in _OTHERS if name in ole.names), "an Office file")
        raise ReadError(Status.UNSUPPORTED, f"is {kind}, not a Word document", _SAVE_AS)
    head = ole.stream(_WORD)[:32]
    if head[:2] not in _MAGIC:
        raise corrupt("is an old Word document (.doc) whose first page of data is damaged")
    if head[11:12] and head[11] & _ENCRYPTED_BIT:
        raise encrypted()
    return ole


def _flag(tool: str) -> Flag:
    return Flag(code="converted", severity=Severity.INFO, message=f"read with {tool}")


def _antiword(program: str, data: bytes, stories: Stories) -> Converted:
    lines, hidden = convert(program, data, _TIMEOUT_S)
    headers, footers = (
        [TextLine(text=text) for text in texts] for texts in (stories.headers, stories.footers)
    )
    links = [Link(target=target) for target in stories.links]
    return [*headers, *lines, *footers], hidden, links


def _catdoc(program: str, data: bytes, _: Stories) -> Converted:
    """Return what catdoc makes of the file: one line a paragraph or row, headers last, field codes in it."""
    text = decode_output(run([program, "-d", "utf-8", "-w"], stdin=data, timeout_s=_TIMEOUT_S))
    links = [Link(target=target) for target in _FIELD_CODE.findall(text) if target]
    return [TextLine(text=line) for line in _FIELD_CODE.sub("", text).splitlines()], [], links


def _soffice(program: str, data: bytes, _: Stories) -> Converted:
    """Return what LibreOffice makes of the file, by way of ODT."""
    with shortages_told(), scratch_folder() as folder:
        source = folder / "resume.doc"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        args: Sequence[str] = [program, profile, "--headless", "--convert-to", "odt", source.name]
        run(args, timeout_s=_TIMEOUT_S, folder=folder)
        made = read_odt(source.with_suffix(".odt").read_bytes(), "", ReadOptions())
    lines = [
        TextLine(text=made.text[line.span.start : line.span.end], size=line.size, bold=line.bold)
        for line in made.lines
    ]
    return lines, list(made.hidden), list(made.links)


_CONVERTERS: dict[str, Callable[[str, bytes, Stories], Converted]] = {
    "antiword": _antiword,
    "catdoc": _catdoc,
    "soffice": _soffice,
}
