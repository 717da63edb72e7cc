"""Records that may be one service: found, put side by side, joined field by field, or left two."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from pydantic import ValidationError
from sqlalchemy import select

from finder.directory.conflicts import GoneRecordError
from finder.directory.duplicates.combining import (
    Choice,
    Side,
    combine,
    first_to_stay,
    read_sides,
    side_by_side,
)
from finder.directory.duplicates.looking import FIND
from finder.directory.duplicates.pairs import LeftTwo, list_left_two, say_two, take_back
from finder.directory.merging import ChangedMeanwhileError, UnmergeableError
from finder.i18n import gettext
from finder.jobs import JobView, enqueue, read_jobs
from finder.models import Service, table_of
from finder.vocabulary import JobState, ProposedDeed
from finder.web.addresses import address
from finder.web.admin.kept import find_service, names_here
from finder.web.admin.proposing import carry_out
from finder.web.inputs import clean
from finder.web.receipts import led_to
from finder.web.requests import get_register, get_session, now
from finder.web.signed_in import current_account, see_other, write

blueprint = Blueprint("duplicates", __name__, url_prefix="/duplicates")


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two services that may be one, with their names and the reasons in words."""

    first: int
    second: int
    names: tuple[str, str]
    speaks_for: list[str]
    speaks_against: list[str]


@blueprint.route("", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """Show the pairs that the last search found; by POST search anew."""
    if request.method == "POST":
        with write() as work:
            enqueue(work.session, FIND, {}, current_account().email, now())
            work.outcome = address("admin.duplicates.index")
        return see_other(work.outcome)
    jobs = [one for one in read_jobs(get_session()) if one.kind == FIND]
    done = next((one for one in jobs if one.state is JobState.DONE), None)
    left_two = list_left_two(get_session())
    return render_template(
        "admin/duplicates/index.html",
        under_way=next((one for one in jobs if not one.is_over), None),
        done=done,
        lines=_lines(done, left_two) if done is not None else [],
        left_two=left_two,
    )


@blueprint.route("/<number:first>/<number:second>", methods=["GET", "POST"])
def compare(first: int, second: int) -> ResponseReturnValue:
    """Show two services side by side; by POST make one of them, or remember that they are two."""
    ids = find_service(first).record.id, find_service(second).record.id
    if first == second:
        abort(404)
    try:
        sides = first_to_stay(*read_sides(get_session(), *ids))
    except GoneRecordError:
        abort(404)
    if request.method == "GET":
        return _answer(sides)
    if "two" in request.form:
        return see_other(_leave_two(sides))
    try:
        return see_other(_merge(sides))
    except ChangedMeanwhileError:
        sentence = gettext("Somebody changed one of them meanwhile. Look again, then join them.")
        return _answer(sides, sentence, 409)
    except UnmergeableError as error:
        return _answer(sides, str(error), 422)
    except ValidationError as error:
        told = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        sentence = gettext("What you chose does not fit together: %(what)s", what=told)
        return _answer(sides, sentence, 422)


@blueprint.post("/<number:first>/<number:second>/ask-again")
def ask_about_again(first: int, second: int) -> ResponseReturnValue:
    """Forget that somebody called two services two, so that a search may find them again."""
    ids = find_service(first).record.id, find_service(second).record.id
    with write() as work:
        take_back(work.session, ids)
        work.outcome = led_to("admin.duplicates.index", "asked-about-again")
    return see_other(work.outcome)


def _merge(sides: tuple[Side, Side]) -> str:
    """Make one service of two, and give the page of what that changed, where it can be undone."""
    stays, goes = sides
    record = combine(stays, goes, _choices(sides))
    expected = {
        side.record.id: int(version)
        for side in sides
        if (version := request.form.get(f"version_{side.number}", "")).isascii()
        and version.isdigit()
    }
    if len(expected) != len(sides):
        raise ChangedMeanwhileError(frozenset())
    content = {
        "goes": str(goes.record.id),
        "stays": str(stays.record.id),
        "record": record.to_json(),
        "expected": {str(key): version for key, version in expected.items()},
    }
    numbers = {"goes": goes.number, "stays": stays.number}
    title = gettext("Join numbers %(goes)s and %(stays)s", **numbers)
    return carry_out(ProposedDeed.JOIN, content, title, request.form.get("reason"))


def _leave_two(sides: tuple[Side, Side]) -> str:
    reason = clean(request.form.get("reason", ""))[:500] or None
    with write() as work:
        ids = sides[0].record.id, sides[1].record.id
        account = current_account().email
        say_two(work.session, get_register(), ids, account, now(), reason)
        work.outcome = led_to("admin.duplicates.index", "two")
    return work.outcome


def _choices(sides: tuple[Side, Side]) -> dict[str, Choice]:
    """Give what was chosen, and what we propose where nothing was."""
    known = set(Choice)
    return {
        pair.field: Choice(chosen)
        if (chosen := request.form.get(f"take_{pair.field}")) in known
        else pair.choice
        for pair in side_by_side(*sides)
    }


def _answer(sides: tuple[Side, Side], trouble: str = "", status: int = 200) -> ResponseReturnValue:
    chosen = _choices(sides)
    page = render_template(
        "admin/duplicates/compare.html",
        stays=sides[0],
        goes=sides[1],
        pairs=side_by_side(*sides, names_here(*(side.record for side in sides))),
        chosen=chosen,
        trouble=trouble,
    )
    return page, status


def _lines(done: JobView, left_two: Iterable[LeftTwo]) -> list[PairLine]:
    """Give the pairs that are still to be looked at, with their names.

    What was called two before the search is its own matter: it asks again when one has changed.
    """
    answered = {one.numbers for one in left_two if one.said_at >= done.created_at}
    found: Iterable[dict[str, Any]] = (done.result or {}).get("pairs", ())
    numbers = {number for pair in found for number in (pair["first"], pair["second"])}
    table = table_of(Service)
    rows = get_session().execute(
        select(table.c.number, table.c.name).where(
            table.c.number.in_(numbers), table.c.merged_into.is_(None)
        )
    )
    names = {row.number: row.name for row in rows}
    return [
        PairLine(
            pair["first"],
            pair["second"],
            (names[pair["first"]], names[pair["second"]]),
            pair["for"],
            pair["against"],
        )
        for pair in found
        if pair["first"] in names
        and pair["second"] in names
        and (pair["first"], pair["second"]) not in answered
    ]
