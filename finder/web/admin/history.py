"""What was written about a record: each version beside the one before, and bringing one back."""

from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from finder.directory.comparing import Change, compare
from finder.directory.conflicts import RefusedRecordError
from finder.directory.keeping import KeptOrganization, KeptService
from finder.directory.restoring import UnknownVersionError, restore
from finder.directory.revisions import Version
from finder.directory.revisions import history as read_history
from finder.directory.storing import ORGANIZATION, SERVICE
from finder.i18n import gettext
from finder.web.addresses import address
from finder.web.admin.kept import author_of, find_organization, find_service
from finder.web.inputs import NotAWholeNumberError, TooHighError, TooLowError, read_whole_number
from finder.web.requests import get_gazetteer, get_session, now
from finder.web.signed_in import see_other, write

HIGHEST_VERSION = 1_000_000

blueprint = Blueprint("history", __name__)


@dataclass(frozen=True, slots=True)
class Step:
    """One version, and what it changed; `is_now` is the newest."""

    version: Version
    changes: list[Change]
    is_now: bool


class CannotBringBackError(ValueError):
    """A version cannot come back; the message says why."""


@blueprint.route("/services/<number:number>/history", methods=["GET", "POST"])
def service(number: int) -> ResponseReturnValue:
    """Show all versions of a service; by POST bring one back."""
    return _answer("service", SERVICE, find_service(number))


@blueprint.route("/organizations/<number:number>/history", methods=["GET", "POST"])
def organization(number: int) -> ResponseReturnValue:
    """Show all versions of an organisation; by POST bring one back."""
    return _answer("organization", ORGANIZATION, find_organization(number))


def _answer(kind: str, entity: str, kept: KeptService | KeptOrganization) -> ResponseReturnValue:
    here, trouble = address(f"admin.history.{kind}", number=kept.number), ""
    if request.method == "POST":
        try:
            return see_other(_bring_back(entity, kept.record.id, here))
        except CannotBringBackError as error:
            trouble = str(error)
    steps = _steps(entity, kept.record.id)
    page = render_template(f"admin/history/{kind}.html", kept=kept, steps=steps, trouble=trouble)
    return page, 422 if trouble else 200


def _steps(entity: str, key: UUID) -> list[Step]:
    versions = read_history(get_session(), entity, key)
    return [
        Step(version, compare(before.record if before else None, version.record), number == 0)
        for number, (version, before) in enumerate(pairwise([*versions, None]))
        if version is not None
    ]


def _bring_back(entity: str, key: UUID, here: str) -> str:
    """Bring the version back that was asked for, and give where that leads."""
    try:
        version = read_whole_number(request.form.get("version", ""), 1, HIGHEST_VERSION)
        with write() as work:
            author = author_of(request.form.get("reason"))
            restore(work.session, entity, key, version, author, now(), get_gazetteer())
            work.outcome = here
    except RefusedRecordError as refused:
        raise CannotBringBackError(str(refused)) from refused
    except (NotAWholeNumberError, TooLowError, TooHighError, UnknownVersionError) as unknown:
        sentence = gettext("This version is not kept. Choose another one.")
        raise CannotBringBackError(sentence) from unknown
    return work.outcome
