"""What was written about a record: each version beside the one before, and bringing one back."""

from dataclasses import dataclass
from itertools import pairwise

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form, StringField, ValidationError

from finder.directory.comparing import Change, compare
from finder.directory.conflicts import ChangedRecordError, RefusedRecordError
from finder.directory.keeping import KeptOrganization, KeptService
from finder.directory.restoring import (
    UnknownVersionError,
    look_at,
)
from finder.directory.revisions import Version
from finder.directory.revisions import history as read_history
from finder.directory.storing import ORGANIZATION, SERVICE
from finder.directory.telling import tell
from finder.i18n import gettext
from finder.vocabulary import ProposedDeed
from finder.web.addresses import address
from finder.web.admin.form_fields import read_version
from finder.web.admin.kept import find_organization, find_service, names_here
from finder.web.admin.proposing import carry_out
from finder.web.inputs import clean
from finder.web.requests import get_session
from finder.web.signed_in import see_other, sent_form

LONGEST_REASON = 400

blueprint = Blueprint("history", __name__)


@dataclass(frozen=True, slots=True)
class Step:
    """One version: what it did in one line, and what it changed; `restore` brings it back."""

    version: Version
    told: str
    changes: list[Change]
    is_now: bool
    restore: str


class RestoreForm(Form):
    """Why a version comes back, and which one stood when somebody looked."""

    reason = StringField(filters=[lambda text: clean(text or "")])
    seen = StringField()

    def validate_reason(self, field: StringField) -> None:
        """Take no more than can be kept."""
        if len(field.data or "") > LONGEST_REASON:
            raise ValidationError(gettext("This is too long. Say it in a sentence"))

    def validate_seen(self, field: StringField) -> None:
        """Ask to begin again where the form has lost what was shown."""
        read_version(field.data)


@blueprint.get("/services/<number:number>/history")
def service(number: int) -> ResponseReturnValue:
    """Show all versions of a service."""
    return _list("service", SERVICE, find_service(number))


@blueprint.get("/organizations/<number:number>/history")
def organization(number: int) -> ResponseReturnValue:
    """Show all versions of an organisation."""
    return _list("organization", ORGANIZATION, find_organization(number))


@blueprint.route("/services/<number:number>/history/<number:version>", methods=["GET", "POST"])
def restore_service(number: int, version: int) -> ResponseReturnValue:
    """Show what bringing a version of a service back would change; by POST bring it back."""
    return _restore("service", SERVICE, find_service(number), version)


@blueprint.route("/organizations/<number:number>/history/<number:version>", methods=["GET", "POST"])
def restore_organization(number: int, version: int) -> ResponseReturnValue:
    """Show what bringing a version of an organisation back would change; by POST do it."""
    return _restore("organization", ORGANIZATION, find_organization(number), version)


def _list(kind: str, entity: str, kept: KeptService | KeptOrganization) -> ResponseReturnValue:
    versions = read_history(get_session(), entity, kept.record.id)
    names = names_here(*(one.record for one in versions))
    steps = [
        Step(
            version,
            tell(version, before),
            compare(before.record if before else None, version.record, names),
            place == 0,
            address(f"admin.history.restore_{kind}", number=kept.number, version=version.version),
        )
        for place, (version, before) in enumerate(pairwise([*versions, None]))
        if version is not None
    ]
    return render_template(f"admin/history/{kind}.html", kept=kept, steps=steps)


def _restore(
    kind: str, entity: str, kept: KeptService | KeptOrganization, version: int
) -> ResponseReturnValue:
    form, trouble, status = RestoreForm(sent_form(), seen=str(kept.version)), "", 200
    if request.method == "POST":
        status = 422
        try:
            if form.validate():
                return see_other(_bring_back(entity, kept, version, form))
        except ChangedRecordError:
            status = 409
            trouble = gettext(
                "Somebody else changed it meanwhile. Look again at what would change."
            )
        except RefusedRecordError as refused:
            trouble = str(refused)
        except UnknownVersionError:
            abort(404)
        # The next press is about what is shown now.
        form.seen.data = str(kept.version)
    try:
        stands, again = look_at(get_session(), entity, kept.record.id, version)
    except UnknownVersionError:
        abort(404)
    page = render_template(
        f"admin/history/restore_{kind}.html",
        kept=kept,
        version=version,
        changes=compare(stands, again, names_here(stands, again)),
        form=form,
        trouble=trouble,
        back=address(f"admin.history.{kind}", number=kept.number),
    )
    return page, status


def _bring_back(
    entity: str,
    kept: KeptService | KeptOrganization,
    version: int,
    form: RestoreForm,
) -> str:
    """Bring a version back, and give where that leads."""
    content = {
        "entity": entity,
        "id": str(kept.record.id),
        "version": version,
        "seen": read_version(form.seen.data),
    }
    title = gettext(
        "Bring version %(version)s of %(name)s back", version=version, name=kept.record.name
    )
    return carry_out(ProposedDeed.RESTORE, content, title, form.reason.data)
