"""A mail's attachments are files; where there are none, what it says is; nothing in it stops the run."""

import time
import zipfile
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest

from matcher.batch.discover import discover
from matcher.batch.mail import Mail
from matcher.batch.source import read_bytes
from matcher.batch.task import Task
from matcher.batch.worker import parse_file
from matcher.errors import ReadError
from matcher.model.profile import CandidateProfile
from matcher.model.run import Status
from matcher.schema.packed import unpack

LETTER = "Dear team,\n\nplease find my resume attached.\n\nAda Lovelace\n"
RESUME = "Ada Lovelace\n\nExperience\nEngineer, Analytical Engines\nJan 2020 - Dec 2021\n- Wrote Python\n"
HEAD = b"From: recruiter@agency.example\nTo: hr@firm.example\nSubject: A candidate\nMIME-Version: 1.0\n"
PDF = b"%PDF-1.7 invented"


def mail(body=LETTER, html=None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "recruiter@agency.example"
    message["To"] = "hr@firm.example"
    message["Subject"] = "A candidate"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def attach(message, data=PDF, kind="application/pdf", **options) -> EmailMessage:
    main, _, sub = kind.partition("/")
    message.add_attachment(data, maintype=main, subtype=sub, **options)
    return message


def files(message) -> dict[str, bytes]:
    opened = Mail(message if isinstance(message, bytes) else message.as_bytes())
    return {name: opened.read(name) for name in opened.names}


def test_attachments_are_files_and_the_letter_is_not(tmp_path):
    message = attach(attach(mail(), filename="ada.pdf"), RESUME.encode(), filename="ada.txt")
    (tmp_path / "m.eml").write_bytes(message.as_bytes())
    found = discover([str(tmp_path)])
    assert [Path(path).name for path in found.files] == ["ada.pdf", "ada.txt"]
    assert found.files[0] == f"{tmp_path}/m.eml!/ada.pdf"
    assert read_bytes(found.files[0]) == PDF
    assert parse_file(found.files[1], Task()).profile


def test_a_mail_without_attachment_is_its_text_without_its_sender(tmp_path):
    (tmp_path / "m.eml").write_bytes(mail(RESUME, "<p>other</p>").as_bytes())
    (path,) = discover([str(tmp_path)]).files
    assert path.endswith("m.eml!/body.txt")
    profile = unpack(CandidateProfile, parse_file(path, Task()).profile)
    assert "Wrote Python" in read_bytes(path).decode()
    assert profile.contact.emails == ()


def test_a_mail_that_is_only_a_web_page_is_a_web_page():
    message = mail(" \n", "<html><body>Zoë wrote Python for years</body></html>")
    ((name, data),) = files(message).items()
    assert name == "body.html"
    assert "Zoë wrote" in data.decode("utf-8-sig")


def test_a_text_in_another_encoding_is_read():
    head = b"Content-Type: text/plain; charset=iso-8859-2\nContent-Transfer-Encoding: 8bit\n\n"
    body = "Zoë Żak, Python developer for ten years"
    assert files(head + body.encode("iso-8859-2"))["body.txt"].decode() == body


def test_pictures_of_signatures_are_passed_over_and_photographed_pages_are_not():
    message = attach(mail(), filename="ada.pdf")
    attach(message, b"\x89PNG" + bytes(900), "image/png", filename="logo.png", cid="<logo>")
    attach(message, b"\x89PNG" + bytes(900), "image/png", filename="i.png", disposition="inline")
    attach(
        message, b"\xff\xd8\xff" + bytes(300_000), "image/jpeg", filename="page.jpg", cid="<page>"
    )
    attach(message, b"\xff\xd8\xff" + bytes(900), "image/jpeg", filename="scan.jpg")
    opened = Mail(message.as_bytes())
    assert list(opened.names) == ["ada.pdf", "page.jpg", "scan.jpg"]
    assert opened.skipped == {"inline picture": 2}


@pytest.mark.parametrize("kind", ["image/jpeg", "application/octet-stream"])
def test_a_photo_does_not_hide_what_the_mail_says(kind):
    message = attach(mail(RESUME), b"\xff\xd8\xff", kind, filename="me.jpg")
    assert list(files(message)) == ["me.jpg", "body.txt"]


def test_what_mail_programs_add_is_no_file():
    message = attach(mail(RESUME), b"x", "application/pgp-signature", filename="signature.asc")
    attach(message, b"x", "text/vcard", filename="card.vcf")
    opened = Mail(message.as_bytes())
    assert list(opened.names) == ["body.txt"]
    assert opened.skipped == {"mail part": 2}


@pytest.mark.parametrize(
    "header",
    [
        'attachment; filename="=?utf-8?Q?Lebenslauf_Zo=C3=AB.pdf?="',
        "attachment; filename*=utf-8''Lebenslauf%20Zo%C3%AB.pdf",
        "attachment; filename*0*=utf-8''Lebenslauf%20; filename*1*=Zo%C3%AB.pdf",
        'attachment; filename="Lebenslauf Zoë.pdf"',
    ],
)
def test_file_names_are_read_however_they_are_written(header):
    part = f"Content-Type: application/pdf\nContent-Disposition: {header}\n\n%PDF-1.7"
    message = (
        HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" + part.encode() + b"\n--b--\n"
    )
    assert list(files(message)) == ["Lebenslauf Zoë.pdf"]


def test_two_attachments_of_one_name_and_one_without_name_are_three():
    message = attach(attach(mail(), filename="cv.pdf"), b"%PDF-other", filename="cv.pdf")
    attach(message, RESUME.encode(), "text/plain", disposition="attachment")
    assert list(files(message)) == ["cv.pdf", "cv#2.pdf", "attachment-4.txt"]


def test_a_forwarded_mail_is_opened_too():
    outer = mail("see below")
    outer.add_attachment(attach(mail(), filename="ada.pdf"))
    forwarded = EmailMessage()
    forwarded.set_content(RESUME)
    outer.add_attachment(forwarded, filename="Eva.eml")
    assert list(files(outer)) == ["message.eml/ada.pdf", "Eva.eml/body.txt"]


def test_archives_and_mails_lie_in_one_another(tmp_path):
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("ada.txt", RESUME)
    inner = attach(mail(), archive.getvalue(), "application/zip", filename="all.zip")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("m.eml", inner.as_bytes())
    (path,) = discover([str(tmp_path)]).files
    assert path.endswith("a.zip!/m.eml!/all.zip!/ada.txt")
    assert read_bytes(path) == RESUME.encode()


@pytest.mark.parametrize(
    ("rest", "names"),
    [
        (b"Content-Type: multipart/mixed\n\nno boundary at all, only this text", ["body.txt"]),
        (b"Content-Type: multipart/mixed; boundary=b\n\nnever used, but some text", ["body.txt"]),
        (
            b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/pdf; name=a.pdf\n"
            b"Content-Transfer-Encoding: base64\n\nJVBERi0xL",
            ["a.pdf"],
        ),
        (
            b"Content-Type: text/plain; charset=punycode\n\nthis is plain text all the same",
            ["body.txt"],
        ),
        (
            b"Content-Type: text/plain; charset=\xff\xfe\n\nthis is plain text all the same",
            ["body.txt"],
        ),
        (b"Content-Type:\n\nthis is plain text all the same", ["body.txt"]),
        (b"not a header and no empty line either, but a text", ["body.txt"]),
    ],
)
def test_broken_mails_give_what_they_have(rest, names):
    assert list(files(HEAD + rest)) == names


def test_damaged_base64_gives_what_it_has():
    part = b"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n"
    assert files(HEAD + part + b"JVBE*Ri0\nx")["a.pdf"].startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("message", "status"),
    [
        (HEAD + b"Content-Type: application/pkcs7-mime; name=smime.p7m\n\nx", Status.ENCRYPTED),
        (HEAD + b"\n \n", Status.NO_TEXT),
        (
            b"From a@b.example Mon Jan  1 00:00:00 2024\n" + HEAD + b"\nOne\n\n"
            b"From a@b.example Mon Jan  1 00:00:00 2024\n" + HEAD + b"\nTwo\n",
            Status.UNSUPPORTED,
        ),
        (
            b"".join(
                b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
                for n in range(500)
            ),
            Status.CORRUPT,
        ),
        (
            HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 2_000,
            Status.TOO_LARGE,
        ),
    ],
)
def test_mails_that_cannot_be_opened_say_why(message, status):
    with pytest.raises(ReadError) as caught:
        Mail(message)
    assert caught.value.status == status
    assert caught.value.next_step


@pytest.mark.parametrize(
    "hostile",
    [
        b"Content-Type: multipart/mixed; boundary=" + b";" * 1_000_000 + b"\n\n--b\n",
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b " * 500_000,
        b'Content-Disposition: attachment; filename="' + b"=?utf-8?q?" * 300_000 + b'"\n\nx',
        b"\n".join(b"X-%d: y" % n for n in range(300_000)) + b"\n\nsome text that is long enough",
        b"Content-Type: text/plain; charset=idna\n\n" + b"xn--" * 500_000,
    ],
)
def test_hostile_mails_take_no_time(hostile):
    began = time.process_time()
    assert files(HEAD + hostile)
    assert time.process_time() - began < 2  # seconds, for 1 to 4 MB
