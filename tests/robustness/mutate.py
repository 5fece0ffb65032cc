"""Damage good files as a broken disk, a bad upload or an enemy would: bytes in, other bytes out, by a seed."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from mixed_folder.formats import pack

Mutate = Callable[[bytes, bytes, Random], bytes]
"""Makes a mutant of one file; the second is another good one, of any format."""

_NUMBER = re.compile(rb"\d+")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_HUGE = (
    *(b"0", b"-1", b"65535", b"65536", b"2147483647", b"2147483648", b"-2147483649"),
    *(b"4294967296", b"99999999999999999999", b"1e400", b"0.0000000001", b"NaN", b"1" * 400),
)
_WORDS = (
    *(
        b"<<",
        b">>",
        b"[",
        b"]",
        b"endobj",
        b"/Kids [1 0 R]",
        b"/Length 99999999",
        b"/Filter /LZWDecode",
    ),
    *(
        b"/Parent 1 0 R",
        b"/Type /Page",
        b"BT",
        b"ET",
        b"q",
        b"Do",
        b"<FEFF",
        b"(((",
        b"\\)",
        b"0 0 0 0 Tm",
    ),
    *(
        b"{",
        b"}",
        b"\\bin99999999 ",
        b"\\u-70000?",
        b"\\'zz",
        b"\\ucbogus",
        b"\\trowd\\cellx99999999",
    ),
    *(
        b"\\upr",
        b"\\*\\fldinst HYPERLINK",
        b"\\pict",
        b"\\ansicpg0 ",
        b"\\deff999",
        b"\\uc0\\u55357?",
    ),
    *(b"<", b"</", b"<![CDATA[", b"<!--", b"&#0;", b"&#xD800;", b"&#x110000;", b"<table><tr><td>"),
    *(
        b'colspan="99999999"',
        b'style="font-size:1e999px;color:rgb(9,,)"',
        b"<svg><text>",
        b"<template>",
    ),
    *(
        b"<w:p>",
        b"</w:r>",
        b'<w:gridSpan w:val="999999999"/>',
        b'<w:br w:type="page"/>',
        b"<w:tbl>",
    ),
    *(
        b"<w:sdt><w:sdtContent>",
        b'<w:pStyle w:val="Nowhere"/>',
        b'<w:sz w:val="x"/>',
        b"<mc:AlternateContent>",
    ),
    *(b'<text:s text:c="999999999"/>', b"<text:tab/>", b'table:number-columns-repeated="99999999"'),
    *(
        b"\r\n\r\n",
        b"--=-=-=",
        b"Content-Transfer-Encoding: bogus\r\n",
        b"Content-Type: multipart/mixed\r\n",
    ),
    *(b"=?utf-8?b?////?=", b"=?x?q?=zz?=", b"filename*=bogus''%zz", b"begin 644 x\n"),
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\x85\xe2\x80\xa8",
        b"\x1b[31m",
        b'{"a":',
        b"[" * 300,
    ),
    *(
        "\u202e\u2066".encode(),
        "e\u0301".encode() * 50,
        "İıſ".encode(),
        "ﬁ①𝟙".encode(),
        "\U000e0041".encode(),
    ),
)


def flip_bits(data: bytes, _other: bytes, random: Random) -> bytes:
    """Flip a few bits, or many."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 4, 30, 300))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def cut_out(data: bytes, _other: bytes, random: Random) -> bytes:
    """Leave a piece out."""
    start, end = _piece(data, random)
    return data[:start] + data[end:]


def cut_off(data: bytes, _other: bytes, random: Random) -> bytes:
    """End too early."""
    return data[: random.randrange(1, len(data) + 1)]


def splice(data: bytes, other: bytes, random: Random) -> bytes:
    """Put a piece of another file over, or between, the bytes."""
    start, end = _piece(other, random)
    place = random.randrange(len(data))
    return data[:place] + other[start:end] + data[place + random.choice((0, end - start)) :]


def repeat(data: bytes, _other: bytes, random: Random) -> bytes:
    """Say a piece again and again, up to some hundred thousand bytes."""
    start, end = _piece(data, random)
    times = min(random.choice((2, 20, 2_000)), 1 + 300_000 // max(1, end - start))
    return data[:start] + data[start:end] * times + data[end:]


def huge_numbers(data: bytes, _other: bytes, random: Random) -> bytes:
    """Put numbers that no format can mean in the place of some."""
    numbers = list(_NUMBER.finditer(data))
    chosen = random.sample(numbers, min(len(numbers), random.choice((1, 3, 20))))
    for found in sorted(chosen, key=lambda found: -found.start()):
        data = data[: found.start()] + random.choice(_HUGE) + data[found.end() :]
    return data


def insert_words(data: bytes, _other: bytes, random: Random) -> bytes:
    """Insert what means something in some format."""
    for _ in range(random.choice((1, 3, 20))):
        place = random.randrange(len(data) + 1)
        data = data[:place] + random.choice(_WORDS) + data[place:]
    return data


def swap_streams(data: bytes, _other: bytes, random: Random) -> bytes:
    """Exchange the contents of two streams of a PDF."""
    found = [match.span(1) for match in _STREAM.finditer(data)]
    if len(found) < 2:
        return cut_out(data, _other, random)
    (a, b), (c, d) = sorted(random.sample(found, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def inside_a_stream(data: bytes, other: bytes, random: Random) -> bytes:
    """Damage what a stream of a PDF unpacks to, and pack it again."""
    found = list(_STREAM.finditer(data))
    if not found:
        return insert_words(data, other, random)
    stream = random.choice(found)
    try:
        content = zlib.decompress(stream[1].strip(b"\r\n"))
    except zlib.error:
        content = stream[1]
        packed = mutate(content, other, random, BLIND)
    else:
        packed = zlib.compress(mutate(content, other, random, BLIND))
    return data[: stream.start(1)] + packed + b"\n" + data[stream.end(1) :]


def inside_a_member(data: bytes, other: bytes, random: Random) -> bytes:
    """Damage what one member of a ZIP unpacks to, and pack it again; or leave it out, or name it anew."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, ValueError, OSError):
        parts = {}
    if not parts:
        return insert_words(data, other, random)
    name = random.choice(list(parts))
    fate = random.random()
    if fate < 0.1:
        del parts[name]
    elif fate < 0.2:
        parts[random.choice(list(parts))] = parts[name]
    elif fate < 0.3:
        parts[name] = other
    elif parts[name]:
        parts[name] = mutate(parts[name], other, random, BLIND)
    return pack(parts)


BLIND: tuple[Mutate, ...] = (
    flip_bits,
    cut_out,
    cut_off,
    splice,
    repeat,
    huge_numbers,
    insert_words,
)
"""What can be done to any bytes."""
KNOWING: dict[str, tuple[Mutate, ...]] = {
    "pdf": (swap_streams, inside_a_stream, inside_a_stream),
    "docx": (inside_a_member,) * 4,
    "odt": (inside_a_member,) * 4,
    "zip": (inside_a_member,) * 2,
}
"""What can be done to the bytes of a format, more than once where blind damage rarely passes its door."""


def mutate(data: bytes, other: bytes, random: Random, ways: tuple[Mutate, ...]) -> bytes:
    """Damage *data* in one to three of *ways*; never returns nothing at all."""
    for way in random.choices(ways, k=random.choice((1, 1, 2, 3))):
        data = way(data, other, random) or b"\n"
    return data


def _piece(data: bytes, random: Random) -> tuple[int, int]:
    """Return the ends of a piece, short ones as often as long ones."""
    length = min(len(data), random.choice((1, 8, 60, 500, 5_000)))
    start = random.randrange(len(data) - length + 1)
    return start, start + length
