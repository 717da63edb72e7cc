"""Teams, for admins: who works with whom. What is in their cases stands nowhere here."""

from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form, SelectMultipleField, StringField, ValidationError

from finder.casework.teams import (
    LONGEST_NAME,
    TeamLine,
    TeamNameTakenError,
    change_team,
    create_team,
    list_teams,
    list_workers,
)
from finder.i18n import gettext
from finder.web.access import Record
from finder.web.addresses import address
from finder.web.asked_again import ask_again
from finder.web.inputs import clean
from finder.web.receipts import led_to
from finder.web.requests import get_session, now
from finder.web.signed_in import permit, see_other, write

blueprint = Blueprint("teams", __name__, url_prefix="/teams")


class TeamForm(Form):
    """A team's name, and who is in it."""

    name = StringField(filters=[lambda text: clean(text or "")])
    members = SelectMultipleField(choices=[], validate_choice=False)
    # Who was in it when the form was made, so that nobody undoes what others did meanwhile.
    seen = SelectMultipleField(choices=[], validate_choice=False)

    def validate_name(self, field: StringField) -> None:
        """Ask for a name that fits."""
        if not field.data or not any(letter.isalnum() for letter in field.data):
            raise ValidationError(gettext("Enter the team's name"))
        if len(field.data) > LONGEST_NAME:
            raise ValidationError(gettext("Use at most %(most)s characters", most=LONGEST_NAME))


@blueprint.route("", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """Show all teams; by POST make one, and go on to who is in it."""
    form = TeamForm(request.form)
    if request.method == "GET":
        return _list(form)
    if not form.validate():
        return _list(form, 422)
    try:
        with write() as work:
            key = create_team(work.session, form.name.data or "", now())
            work.outcome = address("casework.teams.show", team_id=key)
    except TeamNameTakenError:
        form.name.errors = [gettext("There is a team of this name already")]
        return _list(form, 422)
    return see_other(work.outcome)


@blueprint.route("/<uuid:team_id>", methods=["GET", "POST"])
def show(team_id: UUID) -> ResponseReturnValue:
    """Show who is in a team; by POST write who is from now on."""
    team = _find(team_id)
    if request.method == "GET":
        members = [str(one) for one in team.members]
        return _show(team, TeamForm(data={"name": team.name, "members": members, "seen": members}))
    form = TeamForm(request.form)
    if not form.validate():
        return _show(team, form, 422)
    wanted, seen = _ids(form.members.data), _ids(form.seen.data)
    if set(wanted) - set(seen):
        ask_again()  # whoever is put in sees all its cases
    try:
        with write() as work:
            change_team(work.session, team.id, form.name.data or "", wanted, seen)
            work.outcome = led_to("casework.teams.index", "team")
    except TeamNameTakenError:
        form.name.errors = [gettext("There is a team of this name already")]
        return _show(team, form, 422)
    return see_other(work.outcome)


def _find(team_id: UUID) -> TeamLine:
    found = next((one for one in list_teams(get_session()) if one.id == team_id), None)
    permit(Record.OWN if found is not None else Record.MISSING)
    return found or abort(404)


def _ids(values: list[str] | None) -> list[UUID]:
    try:
        return [UUID(value) for value in values or ()]
    except ValueError:
        abort(400)


def _list(form: TeamForm, status: int = 200) -> ResponseReturnValue:
    teams = list_teams(get_session())
    return render_template("casework/teams/index.html", teams=teams, form=form), status


def _show(team: TeamLine, form: TeamForm, status: int = 200) -> ResponseReturnValue:
    options = [
        (str(one.id), f"{one.name} ({one.email})" if one.name else one.email)
        for one in list_workers(get_session())
    ]
    page = render_template("casework/teams/show.html", team=team, form=form, options=options)
    return page, status
