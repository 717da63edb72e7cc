"""An organisation as those who keep it see it: what it says of itself, to read and to mend."""

import json
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form, StringField, ValidationError

from finder.directory.conflicts import EditConflictError, GoneRecordError
from finder.directory.keeping import KeptOrganization
from finder.directory.organizations import list_names
from finder.directory.reading import OrganizationPage, read_organization
from finder.directory.records import OrganizationRecord
from finder.i18n import gettext
from finder.rules.links import read_link
from finder.rules.typed import TypedError
from finder.vocabulary import OrganizationType, ProposedDeed
from finder.web.addresses import address
from finder.web.admin.conflicts import Meanwhile, meanwhile
from finder.web.admin.form_fields import read_version
from finder.web.admin.kept import find_organization
from finder.web.admin.link_notes import note_on
from finder.web.admin.proposing import carry_out
from finder.web.inputs import clean
from finder.web.requests import get_session
from finder.web.signed_in import see_other
from finder.web.words import ORGANIZATIONS

LONGEST_NAME = 300

blueprint = Blueprint("organizations", __name__, url_prefix="/organizations")


class OrganizationForm(Form):
    """What an organisation says of itself, and the version that the editor saw."""

    name = StringField(filters=[lambda text: clean(text or "")])
    website = StringField(filters=[lambda text: clean(text or "")])
    organization_type = StringField()
    reason = StringField(filters=[lambda text: clean(text or "")])
    source = StringField(filters=[lambda text: clean(text or "")])
    version = StringField()

    def validate_name(self, field: StringField) -> None:
        """Ask for a name that fits."""
        if not field.data:
            raise ValidationError(gettext("Enter the organisation's name"))
        if len(field.data) > LONGEST_NAME:
            raise ValidationError(gettext("Use at most %(most)s characters", most=LONGEST_NAME))

    def validate_website(self, field: StringField) -> None:
        """Take only what may be followed."""
        if field.data:
            try:
                field.data = read_link(field.data).address
            except TypedError as error:
                raise ValidationError(str(error)) from error

    def validate_organization_type(self, field: StringField) -> None:
        """Take only a kind from the list."""
        if field.data not in set(OrganizationType):
            raise ValidationError(gettext("Choose one of the kinds"))

    def validate_version(self, field: StringField) -> None:
        """Ask to begin again where the form has lost what it was filled from."""
        read_version(field.data)


@blueprint.get("/names.js")
def names() -> ResponseReturnValue:
    """Give the names of all organisations, for the list that a form offers while one types."""
    text = json.dumps("\n".join(list_names(get_session())), ensure_ascii=True)
    return Response(f"export default {text};\n", mimetype="text/javascript")


@blueprint.route("/<number:number>", methods=["GET", "POST"])
def show(number: int) -> ResponseReturnValue:
    """Show what an organisation says of itself; by POST write what an editor made of it."""
    kept = find_organization(number)
    form = OrganizationForm(request.form, data=_typed(kept))
    if request.method == "GET":
        return _answer(kept, form)
    if not form.validate():
        return _answer(kept, form, status=422)
    try:
        return see_other(_store(kept, form))
    except EditConflictError as conflict:
        clash = meanwhile(conflict)
        form.process(data=_merged(conflict, form))
        form.version.data = str(clash.version)
        return _answer(kept, form, clash, status=409)


def _typed(kept: KeptOrganization) -> dict[str, Any]:
    return {
        "name": kept.record.name,
        "website": kept.record.website or "",
        "organization_type": kept.record.organization_type.value,
        "version": str(kept.version),
    }


def _store(kept: KeptOrganization, form: OrganizationForm) -> str:
    """Write what was typed, and give where that leads."""
    record = OrganizationRecord(
        id=kept.record.id,
        name=form.name.data or "",
        website=form.website.data or None,
        organization_type=OrganizationType(form.organization_type.data or ""),
    )
    content = {"record": record.to_json(), "seen": read_version(form.version.data)}
    title = gettext("Change what %(name)s says of itself", name=kept.record.name)
    why, source = form.reason.data, form.source.data
    try:
        return carry_out(ProposedDeed.ORGANIZATION, content, title, why, source)
    except GoneRecordError:
        return address("admin.changes.index")


def _merged(
    conflict: EditConflictError[OrganizationRecord], form: OrganizationForm
) -> dict[str, Any]:
    """Give the form's values: one's own where both changed, else whoever changed it."""
    record = conflict.merged.choose(frozenset(one.field for one in conflict.merged.conflicts))
    return {
        "name": record.name,
        "website": record.website or "",
        "organization_type": record.organization_type.value,
        "reason": form.reason.data,
        "source": form.source.data,
    }


def _answer(
    kept: KeptOrganization,
    form: OrganizationForm,
    clash: Meanwhile | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    kinds = [(one.value, gettext(words)) for one, words in ORGANIZATIONS.items()]
    kinds.append((OrganizationType.UNKNOWN.value, gettext("Not known")))
    shown = read_organization(get_session(), kept.number)
    page = render_template(
        "admin/organizations/show.html",
        kept=kept,
        services=shown.services if isinstance(shown, OrganizationPage) else (),
        form=form,
        clash=clash,
        kinds=kinds,
        site=note_on(kept.record.website),
    )
    return page, status
