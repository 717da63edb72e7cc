"""Asked again: before what cannot be taken back, somebody proves once more that it is them.

A page in use may be left open by its owner, and another person sit down before it.
"""

from flask import Flask, Response, make_response, render_template, request
from flask_wtf.csrf import generate_csrf

from finder.accounts.guessing import TooManyTriesError
from finder.i18n import gettext
from finder.web.proving import prove_again
from finder.web.requests import now
from finder.web.signed_in import current_account
from finder.web.unsaved import TOKEN_OF_THE_FORM, what_was_sent

PROOF = "proof_password"
# From so many records on, what is done to all of them at once is asked for: a page that was left
# open would change or take away more than anybody mends by hand.
MANY = 10


class AskAgainError(RuntimeError):
    """Somebody has to prove again that it is them; `problem` says what was wrong with the proof."""

    def __init__(self, problem: str = "") -> None:
        super().__init__(problem)
        self.problem = problem


def prepare(app: Flask) -> None:
    """Answer AskAgainError with a page that asks for the password and sends the form once more."""
    app.register_error_handler(AskAgainError, _ask)


def ask_again() -> None:
    """Go on when somebody gave their password in the last minutes, else raise AskAgainError.

    Call it in the view of a form, before `write()`: the page that asks keeps everything typed.
    """
    account = current_account()
    if account.was_asked_lately(now()):
        return
    given = request.form.get(PROOF)
    if not given:
        raise AskAgainError
    try:
        right = prove_again(account, given)
    except TooManyTriesError:
        raise AskAgainError(gettext("Too many tries. Wait 15 minutes, and try again")) from None
    if not right:
        raise AskAgainError(gettext("This password is not right"))


def _ask(error: AskAgainError) -> Response:
    sent = what_was_sent({TOKEN_OF_THE_FORM: generate_csrf()})
    page = render_template(
        "errors/ask_again.html",
        heading=gettext("Is it you?"),
        reason=gettext("Before this, give your password once more. Nothing was done yet."),
        problem=error.problem,
        status=422,
        **sent | {"withheld": False},
    )
    return make_response(page, 422)
