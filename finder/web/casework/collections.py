"""Collections: what a team gives again and again, and what changed since it was last used."""

import re
from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form, StringField, ValidationError

from finder.casework.collections import (
    LONGEST_NAME,
    MOST_SERVICES,
    Changed,
    ChangedCollectionError,
    CollectionEntry,
    CollectionNameTakenError,
    TeamCollection,
    UnknownCollectionError,
    change_collection,
    create_collection,
    has_collection,
    list_collections,
    read_collection,
    remove_collection,
    use_collection,
)
from finder.casework.shortlist import read_shortlist
from finder.casework.team_links import list_links
from finder.casework.teams import teams_of
from finder.i18n import format_date, gettext
from finder.vocabulary import mark
from finder.web.access import Record
from finder.web.addresses import KEPT, address
from finder.web.casework.sheets import new_link, sheet_address
from finder.web.inputs import clean
from finder.web.requests import get_config, get_session, now, today
from finder.web.signed_in import current_account, permit, see_other, write
from finder.web.words import FUNDS

LONGEST_TYPED = 2000
NUMBER = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
SEPARATORS = re.compile(r"[\s,;]+")
LIST_IN_ADDRESS = re.compile(rf"[?&]{KEPT}=([0-9a-z.]+)")
CHANGES = {
    Changed.GONE: mark("It is not here any more"),
    Changed.MERGED: mark("It is a part of number %(number)s now"),
    Changed.CLOSED: mark("It has closed"),
    Changed.PHONE: mark("Its phone number changed: %(before)s before, now %(now)s"),
    Changed.FUND: mark("Its fund: %(fund)s"),
    Changed.TEXT: mark("Something else of it changed"),
    Changed.NOT_CONFIRMED: mark("Nobody has confirmed it for long: call first"),
}

blueprint = Blueprint("collections", __name__, url_prefix="/collections")


class CollectionForm(Form):
    """A name, and services by number, or the address of a list."""

    team = StringField(filters=[lambda text: clean(text or "")])
    name = StringField(filters=[lambda text: clean(text or "")])
    numbers = StringField(filters=[lambda text: clean(text or "")])
    seen = StringField()

    def validate_name(self, field: StringField) -> None:
        """Ask for a name that fits."""
        if not field.data or not any(letter.isalnum() for letter in field.data):
            raise ValidationError(gettext("Enter a name for it"))
        if len(field.data) > LONGEST_NAME:
            raise ValidationError(gettext("Use at most %(most)s characters", most=LONGEST_NAME))

    def validate_numbers(self, field: StringField) -> None:
        """Take numbers of services, or the address of a list."""
        text = field.data or ""
        pieces = [one for one in SEPARATORS.split(text) if one]
        is_list = LIST_IN_ADDRESS.search(text) is not None
        if not is_list and not all(NUMBER.fullmatch(one) for one in pieces):
            raise ValidationError(
                gettext("Write numbers of services, such as: 12, 340. Or paste a list's address")
            )
        if len(text) > LONGEST_TYPED or len(self.to_numbers()) > MOST_SERVICES:
            sentence = gettext("A collection holds at most %(most)s services", most=MOST_SERVICES)
            raise ValidationError(sentence)

    def to_numbers(self) -> list[int]:
        """Give the numbers that were typed, in order."""
        text = self.numbers.data or ""
        found = LIST_IN_ADDRESS.search(text)
        if found is not None:
            return list(read_shortlist(found[1]).numbers)
        return [int(one) for one in SEPARATORS.split(text) if NUMBER.fullmatch(one)]


@blueprint.route("", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """Show the collections of one's teams; by POST make one."""
    form = CollectionForm(request.form)
    if request.method == "GET":
        return _list(form)
    teams = teams_of(get_session(), current_account().id)
    team_id = next((one.id for one in teams if str(one.id) == form.team.data), None)
    if team_id is None and len(teams) == 1:
        team_id = teams[0].id
    if not form.validate() or team_id is None:
        if team_id is None:
            form.team.errors = [gettext("Choose a team")]
        return _list(form, 422)
    try:
        with write() as work:
            worker, name = current_account().id, form.name.data or ""
            key = create_collection(work.session, worker, team_id, name, form.to_numbers(), now())
            work.outcome = address("casework.collections.show", collection_id=key)
    except CollectionNameTakenError:
        form.name.errors = [gettext("Your team has a collection of this name already")]
        return _list(form, 422)
    return see_other(work.outcome)


@blueprint.route("/<uuid:collection_id>", methods=["GET", "POST"])
def show(collection_id: UUID) -> ResponseReturnValue:
    """Show a collection with what changed since it was last used; by POST change what is in it."""
    found, entries = collection_page(collection_id)
    if request.method == "GET":
        return show_collection(found, entries)
    form = CollectionForm(request.form)
    if not form.validate():
        return show_collection(found, entries, form, 422)
    try:
        with write() as work:
            worker, name, numbers = current_account().id, form.name.data or "", form.to_numbers()
            seen = form.seen.data or ""
            change_collection(work.session, worker, found.id, name, numbers, now(), seen=seen)
            work.outcome = address("casework.collections.show", collection_id=found.id)
    except CollectionNameTakenError:
        form.name.errors = [gettext("Your team has a collection of this name already")]
        return show_collection(found, entries, form, 422)
    except ChangedCollectionError:
        sentence = gettext(
            "Somebody of your team changed it meanwhile. Now it holds: %(numbers)s. If you save "
            "again, what you typed takes its place",
            numbers=_as_typed(found) or gettext("nothing"),
        )
        form.numbers.errors = [sentence]
        form.seen.data = _moment(found)
        return show_collection(found, entries, form, 409)
    return see_other(work.outcome)


@blueprint.post("/<uuid:collection_id>/use")
def use(collection_id: UUID) -> ResponseReturnValue:
    """Note that it was looked at, and lead to its sheet."""
    found, _ = collection_page(collection_id)
    with write() as work:
        use_collection(work.session, current_account().id, found.id, now())
        work.outcome = sheet_address(found.numbers)
    answer = see_other(work.outcome)
    # As from a case: what a tab holds of another list does not go along.
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@blueprint.post("/<uuid:collection_id>/remove")
def remove(collection_id: UUID) -> ResponseReturnValue:
    """Take a collection away."""
    found, _ = collection_page(collection_id)
    with write() as work:
        remove_collection(work.session, current_account().id, found.id)
        work.outcome = address("casework.collections.index")
    return see_other(work.outcome)


def _as_typed(found: TeamCollection) -> str:
    return ", ".join(str(number) for number in found.numbers)


def _moment(found: TeamCollection) -> str:
    return found.changed_at.isoformat()


def changes_of(entry: CollectionEntry) -> list[str]:
    """Give what changed of a service since its collection was last used, in sentences."""
    fund = entry.listing.fund_status
    values = {
        "number": entry.listing.merged_into or "",
        "before": entry.phone_before or gettext("none"),
        "now": entry.listing.phone or gettext("none"),
        "fund": gettext(FUNDS[fund]) if fund is not None else "",
    }
    return [gettext(CHANGES[one], **values) for one in entry.changes]


def collection_page(collection_id: UUID) -> tuple[TeamCollection, list[CollectionEntry]]:
    """Give a collection of one's teams; ends with 404 for any other."""
    session, worker = get_session(), current_account().id
    there = has_collection(session, worker, collection_id)
    permit(Record.OWN if there else Record.MISSING)
    try:
        return read_collection(session, worker, collection_id, today())
    except UnknownCollectionError:
        abort(404)


def _list(form: CollectionForm, status: int = 200) -> ResponseReturnValue:
    session, worker = get_session(), current_account().id
    page = render_template(
        "casework/collections/index.html",
        collections=list_collections(session, worker),
        teams=[(str(one.id), one.name) for one in teams_of(session, worker)],
        form=form,
    )
    return page, status


def show_collection(
    found: TeamCollection,
    entries: list[CollectionEntry],
    form: CollectionForm | None = None,
    status: int = 200,
    link: str = "",
) -> ResponseReturnValue:
    """Give the page of a collection, with what was typed if it was, or a link just made."""
    typed = {"name": found.name, "numbers": _as_typed(found), "seen": _moment(found)}
    page = render_template(
        "casework/collections/show.html",
        collection=found,
        entries=[(one, changes_of(one)) for one in entries],
        used=format_date(found.used_at.date()) if found.used_at else "",
        form=form or CollectionForm(data=typed),
        links=list_links(get_session(), current_account().id, found.id, now()),
        new_link=new_link(link),
        link_days=get_config().team_links,
    )
    return page, status
