"""What became of a service that was given: a tap or two, and a day to ask again."""

from datetime import date, timedelta
from uuid import UUID

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from finder.casework.items import (
    NoReasonError,
    UnknownItemError,
    case_of_item,
    set_follow_up,
    set_outcome,
    take_back,
)
from finder.i18n import gettext
from finder.vocabulary import ItemState, NotHelped
from finder.web.access import Record
from finder.web.addresses import address
from finder.web.casework.cases import find_case_page, show_case
from finder.web.inputs import clean
from finder.web.requests import get_session, now, today
from finder.web.signed_in import current_account, permit, see_other, write

LONGEST_WAIT = timedelta(days=366)
NEVER = "never"
IN = {"week": timedelta(days=7), "month": timedelta(days=30)}

blueprint = Blueprint("items", __name__, url_prefix="/cases/items")


class NoDayError(ValueError):
    """What was typed is no day on which anybody would ask."""


@blueprint.post("/<uuid:item_id>/outcome")
def outcome(item_id: UUID) -> ResponseReturnValue:
    """Note what became of a service."""
    _require(item_id)
    state, reason = _read_outcome(request.form.get("outcome", ""))
    try:
        with write() as work:
            worker = current_account().id
            case_id = set_outcome(work.session, worker, item_id, state, reason, now())
            work.outcome = _address_of(case_id, item_id)
    except UnknownItemError:
        abort(404)
    except NoReasonError:
        abort(400)
    return see_other(work.outcome)


@blueprint.post("/<uuid:item_id>/follow-up")
def follow_up(item_id: UUID) -> ResponseReturnValue:
    """Note when to ask again, or that nobody need."""
    case_id = _require(item_id)
    try:
        day = _read_day()
    except NoDayError:
        problem = gettext("Write the day like this: 2027-03-31, within a year from now")
        return show_case(find_case_page(case_id), problem, 422)
    try:
        with write() as work:
            set_follow_up(work.session, current_account().id, item_id, day, now())
            work.outcome = _address_of(case_id, item_id)
    except UnknownItemError:
        abort(404)
    return see_other(work.outcome)


@blueprint.post("/<uuid:item_id>/take-back")
def take_item_back(item_id: UUID) -> ResponseReturnValue:
    """Take out what was given by mistake."""
    _require(item_id)
    try:
        with write() as work:
            case_id = take_back(work.session, current_account().id, item_id, now())
            work.outcome = address("casework.cases.show", case_id=case_id)
    except UnknownItemError:
        abort(404)
    return see_other(work.outcome)


def _require(item_id: UUID) -> UUID:
    """Give the case of an item; ends with 404 for an item of others, or of nobody."""
    case_id = case_of_item(get_session(), current_account().id, item_id)
    permit(Record.OWN if case_id is not None else Record.MISSING)
    return case_id or abort(404)


def _read_outcome(text: str) -> tuple[ItemState, NotHelped | None]:
    """Give what a tap says, such as `helped` or `not_helped:no_funds`; ends with 400 for else."""
    state, _, reason = text.partition(":")
    try:
        return ItemState(state), NotHelped(reason) if reason else None
    except ValueError:
        abort(400)


def _read_day() -> date | None:
    """Give the day of the button that was pressed, else the one that was typed; None for none."""
    pressed = request.form.get("in", "")
    if pressed == NEVER:
        return None
    if pressed in IN:
        return today() + IN[pressed]
    try:
        day = date.fromisoformat(clean(request.form.get("on", "")))
    except ValueError as error:
        raise NoDayError from error
    if not today() <= day <= today() + LONGEST_WAIT:
        raise NoDayError
    return day


def _address_of(case_id: UUID, item_id: UUID) -> str:
    return f"{address('casework.cases.show', case_id=case_id)}#item-{item_id}"
