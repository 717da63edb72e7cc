"""Error pages: the same look, a plain sentence, and a way on; they need no database."""

from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import RoutingException
from werkzeug.wrappers import Response as BaseResponse

from finder.db import Trouble, trouble_of
from finder.i18n import gettext
from finder.search.request import LONGEST_TEXT
from finder.turns import NoTurnError
from finder.vocabulary import mark
from finder.web.inputs import LONGEST_ADDRESS, clean, read_query
from finder.web.unsaved import (
    NOTHING,
    REASONS,
    SECONDS_TO_WAIT,
    give_back,
    holds_text,
    would_save,
)

API = "/api/"
SEARCH = "public.services.index"
UNWRITTEN = (Trouble.FULL, Trouble.READ_ONLY)


@dataclass(frozen=True, slots=True)
class ErrorText:
    """What an error page says: a heading and one or two sentences."""

    heading: str
    text: str


TEXTS = {
    400: ErrorText(
        mark("We could not read that"),
        mark("Something in the address was not right. Please start again from here."),
    ),
    403: ErrorText(
        mark("We cannot take this"),
        mark("It did not come from a page of this site. Please go to the page and try again."),
    ),
    404: ErrorText(
        mark("This page is not here"),
        mark("The address may be mistyped, or the page has gone. The help you need may still be."),
    ),
    405: ErrorText(
        mark("That does not work here"),
        mark("This page can only be read. Please start again from here."),
    ),
    410: ErrorText(
        mark("This page has been taken away"),
        mark("It was removed for good. You can look for other help."),
    ),
    413: ErrorText(
        mark("That is too much to send at once"),
        mark("Please send less, and try again."),
    ),
    414: ErrorText(
        mark("That address is too long"),
        mark("Please ask in fewer words."),
    ),
    429: ErrorText(
        mark("Please wait a moment"),
        mark("Too much was asked in a short time. Wait a minute, and try again."),
    ),
    500: ErrorText(
        mark("Something went wrong on our side"),
        mark("It is not your fault. Please try again. If it happens again, start from here."),
    ),
    503: ErrorText(
        mark("We cannot reach the directory just now"),
        mark("Please try again in a minute. Urgent help below works all the same."),
    ),
}


def answer_errors(app: Flask) -> None:
    """Answer every error with a page of ours, or with JSON where the API was asked."""
    app.before_request(_refuse_long_address)
    app.register_error_handler(HTTPException, _answer)
    app.register_error_handler(SQLAlchemyError, _answer_trouble)
    app.register_error_handler(NoTurnError, _answer_trouble)
    app.register_error_handler(OSError, _answer_trouble)


def text_of(status: int) -> ErrorText:
    """Give the words for a status: its own, else those of its kind."""
    return TEXTS.get(status) or TEXTS[500 if status >= HTTPStatus.INTERNAL_SERVER_ERROR else 400]


def _refuse_long_address() -> Response | None:
    # Servers give the address as it was sent; the test client does not.
    length = len(request.environ.get("REQUEST_URI", "")) or (
        len(request.path) + 1 + len(request.query_string)
    )
    return _page(414) if length > LONGEST_ADDRESS else None


def _answer(error: HTTPException) -> BaseResponse:
    if isinstance(error, RoutingException) or error.code is None:
        return error.get_response()
    response = _page(error.code)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


def _answer_trouble(error: Exception) -> Response:
    trouble = trouble_of(error)
    if trouble is None:
        raise error
    current_app.log_exception((type(error), error, error.__traceback__))  # type: ignore[arg-type]
    if holds_text():
        return give_back(trouble)
    # A file that found no room on the disk takes the fields of its form along.
    is_lost = would_save() and trouble in UNWRITTEN
    response = _page(503, ErrorText(NOTHING, REASONS[trouble]) if is_lost else None)
    response.headers["Retry-After"] = str(SECONDS_TO_WAIT[trouble])
    return response


def _page(status: int, words: ErrorText | None = None) -> Response:
    words = words or text_of(status)
    heading, text = gettext(words.heading), gettext(words.text)
    if request.path.startswith(API):
        return make_response(jsonify(error={"status": status, "message": heading}), status)
    page = render_template(
        "errors/show.html", status=status, heading=heading, text=text, **_question()
    )
    return make_response(page, status)


def _question() -> dict[str, str | bool]:
    """Give what was asked, so that nobody types it again; nothing on pages that ask nothing."""
    posted = request.method == "POST"
    if request.endpoint != SEARCH:
        return {"asked": "", "near": "", "posted": False}
    fields = read_query(request.get_data() if posted else request.query_string)
    return {
        "asked": clean(fields.get("q", ""))[:LONGEST_TEXT],
        "near": clean(fields.get("near", ""))[:LONGEST_TEXT],
        "posted": posted,
    }
