"""Services as those who keep them see them, and adding one."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from finder.directory.desk import Weakness, find_records
from finder.directory.desk_search import find_drafts, find_organizations
from finder.directory.duplicates.recalling import known_as
from finder.directory.revisions import history
from finder.directory.storing import SERVICE
from finder.directory.telling import tell_all
from finder.vocabulary import Origin
from finder.web.admin import adding
from finder.web.admin.kept import blanks_of, facts_of, find_service
from finder.web.admin.link_notes import note_on
from finder.web.admin.mending import begin_edit
from finder.web.admin.reports import shown_reports
from finder.web.admin.weaknesses import list_names, origin_names
from finder.web.inputs import clean, read_page
from finder.web.requests import get_register, get_session
from finder.web.signed_in import current_account, see_other

NEWEST = 5
LAST_PAGE = 100_000

blueprint = Blueprint("services", __name__, url_prefix="/services")


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show services by what was typed, or those of one list of the desk."""
    typed = clean(request.args.get("q", ""))
    chosen = next((one for one in Weakness if one == request.args.get("list")), None)
    origin = next((one for one in Origin if one == request.args.get("origin")), None)
    session, me = get_session(), current_account().email
    page = read_page(request.args.get("page"), LAST_PAGE)
    known = known_as(session, get_register(), typed)
    # What is no service stands above those, once.
    has_beside = bool(typed) and page == 1 and chosen is None and origin is None
    return render_template(
        "admin/services/index.html",
        found=find_records(session, typed, chosen, page, known=known, origin=origin),
        drafts=find_drafts(session, typed, me) if has_beside else [],
        organizations=find_organizations(session, typed) if has_beside else [],
        me=me,
        typed=typed,
        chosen=chosen,
        lists=list_names(),
        origin=origin,
        origins=origin_names(),
        erased=clean(request.args.get("erased", "")),
        still=clean(request.args.get("still", "")),
    )


@blueprint.get("/<number:number>")
def show(number: int) -> ResponseReturnValue:
    """Show everything that we hold of a service, and what can be done with it."""
    kept = find_service(number)
    newest = history(get_session(), SERVICE, kept.record.id)[:NEWEST]
    return render_template(
        "admin/services/show.html",
        kept=kept,
        reports=shown_reports([kept.number]),
        facts=facts_of(kept.record),
        blanks=blanks_of(kept.record),
        link=note_on(kept.record.url),
        site=note_on(kept.record.organization.website),
        versions=list(zip(newest, tell_all(get_session(), newest), strict=True)),
    )


@blueprint.post("/<number:number>/edit")
def edit(number: int) -> ResponseReturnValue:
    """Begin a draft of this service, or go on with one's own."""
    return see_other(begin_edit(find_service(number)))


@blueprint.route("/add", methods=["GET", "POST"])
def add() -> ResponseReturnValue:
    """Ask for one step of a new service; by POST keep what was typed, and go on."""
    return adding.keep_step() if request.method == "POST" else adding.show_step()


@blueprint.route("/add/preview", methods=["GET", "POST"])
def preview() -> ResponseReturnValue:
    """Show a draft as visitors will see it; by POST put it into the directory."""
    return adding.publish_draft() if request.method == "POST" else adding.show_preview()
