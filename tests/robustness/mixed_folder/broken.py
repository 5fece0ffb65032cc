"""Files that are broken, hostile or no resume at all, each kind a function of a seed."""

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from random import Random

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from mixed_folder.formats import WRITERS, mail, pack
from mixed_folder.people import Person, invent

Break = Callable[[Random], bytes]

_MILLION = 1_000_000
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _person(random: Random) -> Person:
    return invent(random, random.randrange(10**9))


def _good(form: str, random: Random) -> bytes:
    return WRITERS[form](_person(random), random)


def _cut(form: str) -> Break:
    """Return what makes a file of *form* that ends too early."""

    def make(random: Random) -> bytes:
        data = _good(form, random)
        return data[: random.randrange(len(data) // 10, len(data) * 9 // 10)]

    return make


def _as_it_is(form: str) -> Break:
    return lambda random: _good(form, random)


def _bytes(random: Random) -> bytes:
    return random.randbytes(random.randint(50, 20_000))


def _locked_pdf(random: Random) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, encrypt=StandardEncryption(f"secret{random.random()}", strength=128))
    canvas.drawString(50, 700, f"Locked resume {random.random()}")
    canvas.save()
    return target.getvalue()


def _locked_office(random: Random) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return head + "EncryptedPackage".encode("utf-16-le") + random.randbytes(4_000)


def _old_word_remains(random: Random) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.randbytes(6_000)


@cache
def _deflated_zeros(megabytes: int) -> bytes:
    engine = zlib.compressobj(9)
    return b"".join(engine.compress(bytes(_MILLION)) for _ in range(megabytes)) + engine.flush()


def _zip_bomb(random: Random) -> bytes:
    """Return an archive of 60 KB that unpacks to 60 MB a member, ten times."""
    return pack(
        {f"{random.random()}.txt": _zeros(60), **{f"{n}.txt": _zeros(60) for n in range(3)}}
    )


@cache
def _zeros(megabytes: int) -> bytes:
    return bytes(megabytes * _MILLION)


def _docx_parts(random: Random) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_good("docx", random))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _docx_bomb(random: Random) -> bytes:
    text = b"<w:p><w:r><w:t>Python </w:t></w:r></w:p>" * 700_000
    tail = f"<w:p>{random.random()}</w:p></w:body></w:document>".encode()
    body = f"<w:document {_W}><w:body>".encode() + text + tail
    return pack({**_docx_parts(random), "word/document.xml": body})


def _docx_without_text(random: Random) -> bytes:
    parts = _docx_parts(random)
    del parts["word/document.xml"]
    return pack({**parts, "word/other.xml": random.randbytes(50)})


def _docx_broken_xml(random: Random) -> bytes:
    parts = _docx_parts(random)
    body = parts["word/document.xml"]
    return pack({**parts, "word/document.xml": body.replace(b"</w:p>", b"", random.randint(1, 3))})


def _docx_deep(random: Random) -> bytes:
    deep = b"<w:tbl><w:tr><w:tc>" * 3_000 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 3_000
    body = f"<w:document {_W}><w:body><w:p>{random.random()}</w:p>".encode() + deep
    return pack({**_docx_parts(random), "word/document.xml": body + b"</w:body></w:document>"})


def _laughs(random: Random) -> bytes:
    rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    start = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol {random.random()}">{rows}]>'
    return pack({**_docx_parts(random), "word/document.xml": f"{start}<x>&l9;</x>".encode()})


def _bad_xref(random: Random) -> bytes:
    data = _good("pdf", random)
    return data.replace(b"startxref\n", b"startxref\n9", 1).replace(b" 00000 n", b" 00007 n")


def _pdf(objects: list[bytes], note: float) -> bytes:
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    return b"%%PDF-1.7\n%%%f\n" % note + body + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


def _pdf_page_loop(random: Random) -> bytes:
    pages = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"
    return _pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", pages, pages.replace(b"3 0", b"2 0")],
        random.random(),
    )


def _pdf_deep(random: Random) -> bytes:
    depth = random.randint(5_000, 50_000)
    return _pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /Contents " + b"[" * depth + b"]" * depth + b" >>",
        ],
        random.random(),
    )


def _pdf_own_form(random: Random) -> bytes:
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 11 /Resources"
        b" << /XObject << /X 4 0 R >> >> >>\nstream\n/X Do /X Do\nendstream"
    )
    page = (
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>"
    )
    return _pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page,
            form,
        ],
        random.random(),
    )


def _pdf_stream_bomb(random: Random) -> bytes:
    data = _deflated_zeros(200)
    return _pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
            b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(data), data),
        ],
        random.random(),
    )


def _html_deep(random: Random) -> bytes:
    depth = random.randint(5_000, 30_000)
    return b"<html><body>" + b"<div><b>" * depth + f"Deep {random.random()}".encode()


def _rtf_deep(random: Random) -> bytes:
    return b"{\\rtf1 " + b"{\\b " * random.randint(20_000, 90_000) + b"deep"


def _json_deep(random: Random) -> bytes:
    return b'{"basics": ' + b"[" * random.randint(5_000, 90_000)


def _json_of_numbers(random: Random) -> bytes:
    return json.dumps(
        {"work": random.randrange(10**9), "basics": [1, None], "skills": "x"}
    ).encode()


def _huge_line(random: Random) -> bytes:
    return f"Skills Python {random.random()} and so on, ".encode() * random.randint(10_000, 40_000)


def _no_words(random: Random) -> bytes:
    return b" \n" * random.randint(20, 5_000)


def _escapes(random: Random) -> bytes:
    return f"Ada \x1b[31m Lovelace \x07 \x00 {random.random()}\n".encode() * 20


def _zip_climbing(random: Random) -> bytes:
    data = _good("txt", random)
    return pack(
        {f"../../../tmp/{random.randrange(10**6)}.txt": data, "/etc/passwd.txt": data + b"\nx"}
    )


def _zip_in_zips(random: Random) -> bytes:
    data = _good("txt", random)
    for depth in range(random.randint(4, 9)):
        data = pack({f"level{depth}.zip": data})
    return data


def _zip_damaged(random: Random) -> bytes:
    data = bytearray(pack({"a.txt": _good("txt", random), "b.pdf": _good("pdf", random)}))
    for _ in range(20):
        data[random.randrange(30, len(data))] ^= 1 << random.randrange(8)
    return bytes(data)


def _mail_broken(random: Random) -> bytes:
    data = mail(_person(random), {"cv.pdf": _good("pdf", random)})
    return data.replace(b"base64", b"uuencode")[: random.randrange(300, len(data))]


def _mail_in_mails(random: Random) -> bytes:
    data = _good("txt", random)
    name = "cv.txt"
    for _ in range(random.randint(4, 7)):
        data, name = mail(_person(random), {name: data}), "forwarded.eml"
    return data


def _table(random: Random) -> bytes:
    return b"name,skill\n" + f"Ada,{random.random()}\n".encode() * 30


def _script(random: Random) -> bytes:
    return f"#!/bin/sh\n# {random.random()}\nrm -rf /nowhere\n".encode()


def _page_of_nothing(random: Random) -> bytes:
    return f"<html><!-- {random.random()} --><body></body></html>".encode()


def _picture_remains(random: Random) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + random.randbytes(3_000)


BROKEN: dict[str, tuple[str, Break]] = {
    "cut-pdf": ("pdf", _cut("pdf")),
    "cut-docx": ("docx", _cut("docx")),
    "cut-odt": ("odt", _cut("odt")),
    "cut-rtf": ("rtf", _cut("rtf")),
    "cut-json": ("json", _cut("json")),
    "pdf-called-docx": ("docx", _as_it_is("pdf")),
    "docx-called-pdf": ("pdf", _as_it_is("docx")),
    "html-called-doc": ("doc", _as_it_is("html")),
    "rtf-called-txt": ("txt", _as_it_is("rtf")),
    "text-called-pdf": ("pdf", _as_it_is("txt")),
    "no-extension": ("", _as_it_is("pdf")),
    "bytes-pdf": ("pdf", lambda random: b"%PDF-1.4\n" + _bytes(random)),
    "bytes-docx": ("docx", lambda random: b"PK\x03\x04" + _bytes(random)),
    "bytes-bin": ("bin", _bytes),
    "bytes-txt": ("txt", _bytes),
    "bytes-eml": ("eml", _bytes),
    "bytes-zip": ("zip", _bytes),
    "locked-pdf": ("pdf", _locked_pdf),
    "locked-docx": ("docx", _locked_office),
    "old-word": ("doc", _old_word_remains),
    "zip-bomb": ("zip", _zip_bomb),
    "docx-bomb": ("docx", _docx_bomb),
    "docx-without-text": ("docx", _docx_without_text),
    "docx-broken-xml": ("docx", _docx_broken_xml),
    "docx-deep": ("docx", _docx_deep),
    "laughs": ("docx", _laughs),
    "bad-xref": ("pdf", _bad_xref),
    "page-loop": ("pdf", _pdf_page_loop),
    "pdf-deep": ("pdf", _pdf_deep),
    "own-form": ("pdf", _pdf_own_form),
    "stream-bomb": ("pdf", _pdf_stream_bomb),
    "html-deep": ("html", _html_deep),
    "rtf-deep": ("rtf", _rtf_deep),
    "json-deep": ("json", _json_deep),
    "json-of-numbers": ("json", _json_of_numbers),
    "huge-line": ("txt", _huge_line),
    "no-words": ("txt", _no_words),
    "escapes": ("txt", _escapes),
    "zip-climbing": ("zip", _zip_climbing),
    "zip-in-zips": ("zip", _zip_in_zips),
    "zip-damaged": ("zip", _zip_damaged),
    "mail-broken": ("eml", _mail_broken),
    "mail-in-mails": ("eml", _mail_in_mails),
    "table": ("csv", _table),
    "script": ("sh", _script),
    "page-of-nothing": ("html", _page_of_nothing),
    "picture-remains": ("png", _picture_remains),
}
"""What each kind is called: the extension it gets, and the function that makes its bytes."""
