"""One change to many services: chosen from lists, looked at first, written together."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from finder.directory.bulk import ids_of
from finder.directory.change_sets import read_change_set
from finder.directory.desk import DeskPage, find_numbers, find_records
from finder.directory.duplicates.recalling import known_as
from finder.i18n import gettext
from finder.vocabulary import ProposedDeed
from finder.web.addresses import address
from finder.web.admin.bulk_page import (
    MOST,
    ON_ONE_PAGE,
    ChosenServices,
    Wish,
    chosen_services,
    look_ahead,
    menu,
    read_seen,
    read_wish,
    shown_fields,
)
from finder.web.admin.number_lists import read_numbers, write_numbers
from finder.web.admin.proposing import MOST_NAMED, carry_out
from finder.web.admin.weaknesses import list_names
from finder.web.asked_again import ask_again
from finder.web.inputs import clean, read_whole_number
from finder.web.requests import get_register, get_session
from finder.web.signed_in import see_other

LAST_PAGE = 100_000
LONGEST_REASON = 400
LONGEST_SOURCE = 2000

blueprint = Blueprint("bulk", __name__, url_prefix="/services")


@blueprint.get("/choose")
def choose() -> ResponseReturnValue:
    """Show a list with boxes to tick; what was ticked on other pages and lists stays chosen."""
    chosen, go, trouble = chosen_services(), request.args.get("go"), ""
    if go == "none":
        chosen = ChosenServices({}, chosen.typed, chosen.weakness)
    elif go == "all":
        chosen = _with_list(chosen)
    elif go == "on" and 0 < len(chosen.ids) <= MOST:
        return see_other(address("admin.bulk.change", **chosen.query))
    elif go == "on":
        trouble = _say_amount(chosen)
    found = _find(chosen, _page())
    here = {line.number for line in found.lines}
    page = render_template(
        "admin/bulk/choose.html",
        found=found,
        chosen=chosen,
        elsewhere=write_numbers(chosen.ids.keys() - here),
        skipped=(found.page - 1) * ON_ONE_PAGE,
        lists=list_names(),
        most=MOST,
        trouble=trouble,
    )
    return page, 422 if trouble else 200


@blueprint.get("/change")
def change() -> ResponseReturnValue:
    """Ask what shall be changed in the chosen services, and to what."""
    chosen, wish = chosen_services(), read_wish(request.args)
    if not 0 < len(chosen.ids) <= MOST:
        too_many = "on" if chosen.ids else None
        return see_other(address("admin.bulk.choose", go=too_many, **chosen.query))
    if wish is not None:
        wish.errors = {}
    return _ask(chosen, wish)


@blueprint.route("/change/preview", methods=["GET", "POST"])
def preview() -> ResponseReturnValue:
    """Show what the change would do to each service; by POST do it to those that were shown."""
    values = request.form if request.method == "POST" else request.args
    chosen, wish = chosen_services(), read_wish(values)
    if wish is None or not 0 < len(chosen.ids) <= MOST:
        return see_other(address("admin.bulk.change", **chosen.query))
    if wish.change is None:
        return _ask(chosen, wish, status=422)
    if request.method == "GET":
        return _show(chosen, wish)
    if problems := _problems():
        return _show(chosen, wish, problems, status=422)
    if wish.change.takes_away:
        ask_again()
    return see_other(_apply(wish))


@blueprint.get("/change/done")
def done() -> ResponseReturnValue:
    """Say how many services were changed, which were left, and where all of it is undone."""
    session = get_session()
    try:
        found = read_change_set(session, UUID(request.args.get("set", "")))
    except ValueError:
        found = None
    left = read_numbers(request.args.get("left", ""), MOST_NAMED)
    if found is None and not left:
        return see_other(address("admin.changes.index"))
    there = ids_of(session, left)
    return render_template(
        "admin/bulk/done.html", found=found, left=left, there=there, again=write_numbers(there)
    )


def _with_list(chosen: ChosenServices) -> ChosenServices:
    """Give the choice with the services of the list from this page on, as many as may be."""
    session, skip = get_session(), (_page() - 1) * ON_ONE_PAGE
    known = known_as(session, get_register(), chosen.typed)
    numbers = find_numbers(
        session, chosen.typed, chosen.weakness, known=known, skip=skip, most=MOST
    )
    room = [one for one in numbers if one not in chosen.ids][: max(0, MOST - len(chosen.ids))]
    ids = {**chosen.ids, **ids_of(session, room)}
    return ChosenServices(ids, chosen.typed, chosen.weakness)


def _find(chosen: ChosenServices, page: int) -> DeskPage:
    session = get_session()
    known = known_as(session, get_register(), chosen.typed)
    return find_records(session, chosen.typed, chosen.weakness, page, known=known)


def _page() -> int:
    try:
        # A button names the page to go to; the others stay at the one that is open.
        asked = request.args.get("page") or request.args.get("at") or "1"
        return read_whole_number(asked, 1, LAST_PAGE)
    except ValueError:
        return 1


def _say_amount(chosen: ChosenServices) -> str:
    if not chosen.ids:
        return gettext("Tick at least one service")
    amounts = {"most": MOST, "chosen": len(chosen.ids)}
    sentence = "At most %(most)s services can be changed at once, and %(chosen)s are chosen"
    return gettext(sentence, **amounts)


def _ask(chosen: ChosenServices, wish: Wish | None, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "admin/bulk/change.html",
        chosen=chosen,
        wish=wish,
        menu=menu(),
        fields=shown_fields(wish) if wish is not None else [],
    )
    return page, status


def _problems() -> dict[str, tuple[str, ...]]:
    """Give what keeps the change from being made, by the fields of the last form."""
    why, source = (clean(request.form.get(name, "")) for name in ("why", "source"))
    problems = {}
    if not why:
        problems["why"] = gettext("Say why, so that others understand it later")
    elif len(why) > LONGEST_REASON:
        problems["why"] = gettext("Use %(most)s letters at most.", most=LONGEST_REASON)
    if len(source) > LONGEST_SOURCE:
        problems["source"] = gettext("Use %(most)s letters at most.", most=LONGEST_SOURCE)
    return {name: (sentence,) for name, sentence in problems.items()}


def _show(
    chosen: ChosenServices,
    wish: Wish,
    problems: dict[str, tuple[str, ...]] | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    assert wish.change is not None
    fields: dict[str, Any] = {
        name: {
            "id": name,
            "name": name,
            "data": request.form.get(name, ""),
            "errors": (problems or {}).get(name, ()),
        }
        for name in ("why", "source")
    }
    page = render_template(
        "admin/bulk/preview.html",
        chosen=chosen,
        wish=wish,
        with_wish=wish.query | chosen.query,
        outlook=look_ahead(chosen, wish.change),
        fields=fields,
        form={"errors": problems or {}, "form_errors": ()},
    )
    return page, status


def _apply(wish: Wish) -> str:
    """Make the change, and give the page that says what was done."""
    assert wish.change is not None
    seen = read_seen(request.form.get("seen", ""))
    ids = ids_of(get_session(), list(seen))
    content = {
        "numbers": list(seen),
        "expected": {str(ids[one]): version for one, version in seen.items() if one in ids},
        "change": asdict(wish.change),
        "words": wish.words,
    }
    why, source = request.form.get("why"), request.form.get("source")
    return carry_out(ProposedDeed.BULK, content, wish.words, why, source)
