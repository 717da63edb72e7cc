"""What fields of the staff's forms have in common: a day, and the version that somebody saw."""

from datetime import date

from wtforms import ValidationError

from finder.directory.verification import FURTHEST_AHEAD
from finder.i18n import gettext
from finder.web.inputs import clean, read_whole_number
from finder.web.requests import now

HIGHEST_VERSION = 1_000_000


def read_day(text: str | None) -> date:
    """Give a day that has come somewhere, from how a form sends it; raises ValidationError."""
    try:
        day = date.fromisoformat(clean(text or ""))
    except ValueError as error:
        raise ValidationError(gettext("Write the day like this: 2026-03-31")) from error
    if day > (now() + FURTHEST_AHEAD).date():
        raise ValidationError(gettext("This day has not come yet"))
    return day


def read_version(text: str | None) -> int:
    """Give the version that a form was filled from; raises ValidationError where it has lost it."""
    try:
        return read_whole_number(text or "", 1, HIGHEST_VERSION)
    except ValueError as error:
        sentence = gettext("Open this page again, and do it there")
        raise ValidationError(sentence) from error
