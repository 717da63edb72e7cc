"""What could not be saved: the page that gives back what was typed, to copy and to send again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from flask import Response, make_response, render_template, request

from finder.db import Trouble
from finder.i18n import gettext
from finder.vocabulary import mark
from finder.web.origins import SAFE_METHODS

# Rooms whose forms only ask: nothing could have been saved.
ASKING = ("public", "shortlist", "api")
SECONDS_TO_WAIT = {
    Trouble.FULL: 300,
    Trouble.READ_ONLY: 300,
    Trouble.LOCKED: 5,
    Trouble.UNREACHABLE: 30,
}
HEADINGS = {
    # A connection may break between the saving and the word of it.
    Trouble.UNREACHABLE: mark("We could not save this"),
}
NOTHING = mark("Nothing was saved")
REASONS = {
    Trouble.FULL: mark(
        "The disk of this site is full. Please tell whoever runs it. Reading goes on meanwhile."
    ),
    Trouble.READ_ONLY: mark("This site can only be read just now. Please tell whoever runs it."),
    Trouble.LOCKED: mark("Somebody else is saving something large. Try again in a moment."),
    Trouble.UNREACHABLE: mark("The directory cannot be reached just now. Try again in a minute."),
}
# Words in the name of a field whose value nobody may read over a shoulder.
SECRETS = re.compile(
    r"password|passphrase|secret|token|credential|recovery|(?:^|[^a-z])(?:otp|totp|pin)(?:$|[^a-z])"
    r"|(?:^|pass|[^a-z])(?<!postal_)(?<!country_)(?<!language_)code$"
)
# Sent again as they came, but not typed by anybody.
UNTYPED = re.compile(r"csrf_token|.*_key|.*version|submit|next|draft|step|seen|look|go|hand|turn")
TOKEN_OF_THE_FORM = "csrf_token"  # noqa: S105 (a name)


@dataclass(frozen=True, slots=True)
class Typed:
    """One field of a form as it was sent: its name, the name in plain words, and the value."""

    name: str
    label: str
    value: str


def would_save() -> bool:
    """Say whether this request asked to save something."""
    if request.endpoint is None or request.method in SAFE_METHODS:
        return False
    return request.endpoint.partition(".")[0] not in ASKING


def holds_text() -> bool:
    """Say whether this request brought something that should have been saved."""
    return would_save() and bool(request.form)


def give_back(trouble: Trouble) -> Response:
    """Give the page that says why nothing was saved, with what was typed and a way to send it."""
    page = render_template(
        "errors/unsaved.html",
        heading=gettext(HEADINGS.get(trouble, NOTHING)),
        reason=gettext(REASONS[trouble]),
        status=int(HTTPStatus.SERVICE_UNAVAILABLE),
        **what_was_sent(),
    )
    response = make_response(page, HTTPStatus.SERVICE_UNAVAILABLE)
    response.headers["Retry-After"] = str(SECONDS_TO_WAIT[trouble])
    return response


def what_was_sent(anew: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Give what a page needs to send this form again: no passwords, and `anew` in place of old."""
    others = anew or {}
    sent = [
        Typed(name, _label(name), others.get(name, value))
        for name, value in request.form.items(multi=True)
        if not is_secret(name)
    ]
    there = {one.name for one in sent}
    sent += [Typed(name, "", value) for name, value in others.items() if name not in there]
    return {
        "here": _here(),
        "sent": sent,
        "typed": [one for one in sent if one.value.strip() and not UNTYPED.fullmatch(one.name)],
        "withheld": any(is_secret(name) for name in request.form),
        "files": sorted({file.filename for file in request.files.values() if file.filename}),
    }


def is_secret(name: str) -> bool:
    """Say whether a field of this name holds what is neither shown nor kept."""
    return name != TOKEN_OF_THE_FORM and SECRETS.search(name.lower()) is not None


def _here() -> str:
    query = request.query_string.decode("ascii", "replace")
    return quote(request.script_root + request.path) + (f"?{query}" if query else "")


def _label(name: str) -> str:
    words = re.sub(r"[^a-zA-Z0-9]+", " ", name).strip()
    return words[:1].upper() + words[1:]
