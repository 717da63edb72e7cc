"""The trail: who changed what and when, and undoing what was done together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlmodel import Session

from finder.directory.change_sets import (
    AlreadyUndoneError,
    ChangeSetLine,
    read_change_set,
)
from finder.directory.revisions import Version, newest_versions
from finder.directory.storing import SERVICE, read_meta
from finder.directory.telling import tell_all
from finder.directory.trail import TrailPage, list_actors, read_trail
from finder.i18n import gettext
from finder.vocabulary import ProposedDeed
from finder.web import access
from finder.web.addresses import address
from finder.web.admin.deeds import ToldDeed, tell_deed
from finder.web.admin.proposing import carry_out
from finder.web.asked_again import MANY, ask_again
from finder.web.inputs import clean, read_page
from finder.web.requests import get_session
from finder.web.signed_in import permit, see_other

MOST = 60
LAST_PAGE = 1000
MOST_OF_A_SET = 500

blueprint = Blueprint("changes", __name__, url_prefix="/changes")


@dataclass(frozen=True, slots=True)
class Written:
    """One version in a list: what it did, to what, and where its history is, if anywhere."""

    version: Version
    told: str
    name: str
    link: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the trail: a single version, a change set, or a deed without either, told."""

    at: datetime
    actor: str
    written: Written | None = None
    change_set: ChangeSetLine | None = None
    deed: ToldDeed | None = None


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show what was changed, by whom, the newest first; one person's alone where asked."""
    session, by = get_session(), clean(request.args.get("by", ""))
    page = read_page(request.args.get("page"), LAST_PAGE)
    found = read_trail(session, MOST, page, by)
    return render_template(
        "admin/changes/index.html",
        lines=_in_words(session, found),
        has_older=found.has_older,
        page=page,
        by=by,
        people=list_actors(session),
    )


def newest_lines(session: Session, most: int) -> list[Line]:
    """Give the newest changes, those made together as one line."""
    return _in_words(session, read_trail(session, most))


def _in_words(session: Session, found: TrailPage) -> list[Line]:
    versions = [line.version for line in found.lines if line.version is not None]
    written = iter(_written(session, versions))
    return [
        Line(
            line.at,
            line.actor,
            next(written) if line.version else None,
            line.change_set,
            tell_deed(line.event) if line.event else None,
        )
        for line in found.lines
    ]


@blueprint.route("/<uuid:change_set>", methods=["GET", "POST"])
def show(change_set: UUID) -> ResponseReturnValue:
    """Show what belongs together; by POST undo it."""
    session, trouble = get_session(), ""
    found = read_change_set(session, change_set)
    permit(access.Record.MISSING if found is None else access.Record.OWN)
    if request.method == "POST":
        if found is not None and found.services >= MANY:
            ask_again()
        try:
            assert found is not None  # the matrix lets nobody at a missing one
            return see_other(_undo(found))
        except AlreadyUndoneError:
            trouble = gettext("This was undone before.")
    versions = newest_versions(session, MOST_OF_A_SET, change_set)
    page = render_template(
        "admin/changes/show.html",
        found=found,
        # All were made together: what that was stands above them.
        written=_written(session, versions, is_told=False),
        is_cut=len(versions) == MOST_OF_A_SET,
        trouble=trouble,
    )
    return page, 422 if trouble else 200


def _undo(found: ChangeSetLine) -> str:
    """Undo what belongs together, and give the page of what that did."""
    content = {"change_set": str(found.id)}
    title = gettext("Undo: %(what)s", what=found.description)
    return carry_out(ProposedDeed.UNDO, content, title, request.form.get("reason"))


def _written(
    session: Session, versions: Iterable[Version], *, is_told: bool = True
) -> list[Written]:
    versions = list(versions)
    numbers: dict[tuple[str, UUID], int] = {}
    for entity in {one.entity for one in versions}:
        ids = {one.entity_id for one in versions if one.entity == entity}
        stored = read_meta(session, entity, ids)
        numbers |= {(entity, key): meta.number for key, meta in stored.items()}
    told = tell_all(session, versions) if is_told else [one.reason or "" for one in versions]
    return [
        Written(one, words, one.record.name if one.record else "", _link(one, numbers))
        for one, words in zip(versions, told, strict=True)
    ]


def _link(version: Version, numbers: dict[tuple[str, UUID], int]) -> str:
    number = numbers.get((version.entity, version.entity_id))
    if number is None:
        return ""
    kind = "service" if version.entity == SERVICE else "organization"
    return address(f"admin.history.{kind}", number=number)
