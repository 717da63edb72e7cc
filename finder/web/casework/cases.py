"""Cases: those of one's teams, what is known of one, what fits it, and what was given."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from finder.casework.cases import (
    Case,
    ChangedMeanwhileError,
    Known,
    ReferenceTakenError,
    UnknownCaseError,
    change_case,
    close_case,
    erase_case,
    find_case,
    has_case,
    known_of,
    list_cases,
    open_case,
    read_case,
)
from finder.casework.collections import (
    CollectionEntry,
    TeamCollection,
    has_collection,
    list_collections,
    read_collection,
    use_collection,
)
from finder.casework.forgetting import scrub_cases
from finder.casework.items import Pick, TooManyItemsError, give, list_follow_ups, list_items
from finder.casework.proposals import area_of, propose
from finder.casework.references import new_reference
from finder.casework.reporting import minutes_of, note_minutes
from finder.casework.sealing import Sealer
from finder.casework.team_links import list_links
from finder.casework.teams import UnknownTeamError, teams_of
from finder.erased import CASE, FILE, Erasure, remember
from finder.i18n import gettext
from finder.vocabulary import NEEDS, TombstoneKind
from finder.web.access import Record
from finder.web.addresses import address
from finder.web.asked_again import ask_again
from finder.web.casework import case_page
from finder.web.casework.collections import changes_of
from finder.web.casework.known_form import (
    KnownForm,
    choices,
    often_needed,
    other_needs,
    typed_of,
)
from finder.web.casework.sheets import calls_address, new_link, sheet_address
from finder.web.inputs import clean, read_whole_number
from finder.web.requests import (
    end_reading,
    get_config,
    get_finder,
    get_gazetteer,
    get_session,
    now,
    today,
)
from finder.web.signed_in import current_account, permit, see_other, write

LAST_PAGE = 100_000
LONGEST_DAY = 24 * 60
HIGHEST_VERSION = 1_000_000
CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ShownCollection:
    """A collection on the page of a case: each service, what changed, and whether it is given."""

    collection: TeamCollection
    lines: list[tuple[CollectionEntry, list[str], bool]]


blueprint = Blueprint("cases", __name__, url_prefix="/cases")


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show the cases of one's teams, and what somebody should ask about by now."""
    worker, session, sealer = current_account().id, get_session(), get_sealer()
    due = list_follow_ups(session, worker, today())
    wants_closed = request.args.get("list") == CLOSED
    page = list_cases(session, sealer, worker, _page(), closed=wants_closed)
    return render_template(
        "casework/cases/index.html",
        due=case_page.show_due(
            session, due, known_of(session, sealer, worker, {one.case_id for one in due})
        ),
        page=page,
        needs={one.id: case_page.needs_words(one.needs) for one in page.lines},
        wants_closed=wants_closed,
        lost=bool(request.args.get("lost")),
        erased=bool(request.args.get("erased")),
        **_values_of(_blank()),
    )


@blueprint.post("/find")
def find() -> ResponseReturnValue:
    """Lead to the case under the reference that was typed: no address ever holds it."""
    typed = clean(request.form.get("reference", ""))
    found = find_case(get_session(), get_sealer(), current_account().id, typed) if typed else None
    if found is None:
        return see_other(address("casework.cases.index", lost=1))
    return see_other(address("casework.cases.show", case_id=found))


@blueprint.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Ask what is known of a new case; by POST open it, and go on to what fits."""
    teams = teams_of(get_session(), current_account().id)
    get_sealer()
    if request.method == "GET":
        return _ask("new", _blank())
    form = KnownForm(request.form)
    if not form.validate() or form.doubts():
        return _ask("new", form, status=422)
    team_id = next((one.id for one in teams if str(one.id) == form.team.data), None)
    if team_id is None and len(teams) == 1:
        team_id = teams[0].id
    if team_id is None:
        form.team.errors = [gettext("Choose a team")]
        return _ask("new", form, status=422)
    try:
        return see_other(_open(team_id, form.to_known()))
    except ReferenceTakenError:
        form.reference.errors = [gettext("Your team has a case under this reference already")]
    except UnknownTeamError:
        form.team.errors = [gettext("You are not in this team any more")]
    return _ask("new", form, status=422)


@blueprint.route("/<uuid:case_id>", methods=["GET", "POST"])
def show(case_id: UUID) -> ResponseReturnValue:
    """Show a case with what was given and what fits; by POST give what was ticked."""
    case = find_case_page(case_id)
    if request.method == "GET":
        return show_case(case)
    picks = _picks(request.form.getlist("pick"))
    if not picks:
        return show_case(case, gettext("Tick what you want to give"), 422)
    used = _chosen_collection(request.form)
    try:
        with write() as work:
            worker = current_account().id
            give(work.session, worker, case.id, picks, now())
            if used is not None:
                use_collection(work.session, worker, used, now())
            work.outcome = address("casework.cases.sheet", case_id=case.id)
    except TooManyItemsError:
        return show_case(case, gettext("A case holds at most 40 services"), 422)
    return see_other(work.outcome)


@blueprint.get("/<uuid:case_id>/sheet")
def sheet(case_id: UUID) -> ResponseReturnValue:
    """Lead to the sheet to hand out: its address holds numbers of services, and nothing else."""
    case = find_case_page(case_id)
    given = list_items(get_session(), current_account().id, case.id)
    if not given:
        return see_other(address("casework.cases.show", case_id=case.id))
    answer = see_other(sheet_address([one.number for one in given], case.known.language))
    # The page for everybody is not told from which case somebody comes.
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@blueprint.route("/<uuid:case_id>/known", methods=["GET", "POST"])
def known(case_id: UUID) -> ResponseReturnValue:
    """Ask what is known of a case now; by POST write it down."""
    case = find_case_page(case_id)
    if request.method == "GET":
        return _ask("known", KnownForm(data=typed_of(case.known, case.version)), case)
    form = KnownForm(request.form)
    if not form.validate() or form.doubts():
        return _ask("known", form, case, 422)
    try:
        return see_other(_change(case, form))
    except ReferenceTakenError:
        form.reference.errors = [gettext("Your team has a case under this reference already")]
        return _ask("known", form, case, 422)
    except ChangedMeanwhileError:
        form.version.data = str(case.version)
        return _ask("known", form, case, 409, theirs=case_page.known_lines(case.known))


@blueprint.post("/<uuid:case_id>/minutes")
def minutes(case_id: UUID) -> ResponseReturnValue:
    """Note minutes of work for a case, of today."""
    case = find_case_page(case_id)
    try:
        spent = read_whole_number(clean(request.form.get("minutes", "")), 1, LONGEST_DAY)
    except ValueError:
        return show_case(case, gettext("Write the minutes as a number, such as 15"), 422)
    with write() as work:
        note_minutes(work.session, current_account().id, case.id, today(), spent, now())
        work.outcome = address("casework.cases.show", case_id=case.id)
    return see_other(work.outcome)


@blueprint.post("/<uuid:case_id>/close")
def close(case_id: UUID) -> ResponseReturnValue:
    """Close a case; working on it opens it again."""
    case = find_case_page(case_id)
    with write() as work:
        close_case(work.session, current_account().id, case.id, now())
        work.outcome = address("casework.cases.show", case_id=case.id)
    return see_other(work.outcome)


@blueprint.route("/<uuid:case_id>/erase", methods=["GET", "POST"])
def erase(case_id: UUID) -> ResponseReturnValue:
    """Say what erasing means; by POST erase a case for good, with all that hangs on it."""
    case = find_case_page(case_id)
    if request.method == "GET":
        return render_template("casework/cases/erase.html", case=case)
    ask_again()
    with write() as work:
        erase_case(work.session, current_account().id, case.id)
        work.outcome = address("casework.cases.index", erased=1)
    # A backup may be older than this: the id outlives it, so that the case goes again.
    gone = Erasure(case.id, 0, today(), CASE, TombstoneKind.LAW)
    remember(get_config().var / FILE, [gone])
    end_reading()  # on PostgreSQL it would wait for us
    scrub_cases(current_app.extensions["engine"])
    return see_other(work.outcome)


def get_sealer() -> Sealer:
    """Give what opens and seals cases; raises NoKeyError where there is no key."""
    return Sealer(get_config().case_keys)


def find_case_page(case_id: UUID) -> Case:
    """Give a case of one's teams; ends with 404 for any other."""
    worker, sealer = current_account().id, get_sealer()
    permit(Record.OWN if has_case(get_session(), worker, case_id) else Record.MISSING)
    try:
        return read_case(get_session(), sealer, worker, case_id)
    except UnknownCaseError:
        abort(404)


def _open(team_id: UUID, known: Known) -> str:
    area = area_of(get_gazetteer(), known, get_config().home_country)
    with write() as work:
        worker = current_account().id
        key = open_case(work.session, get_sealer(), worker, team_id, known, area, now())
        work.outcome = address("casework.cases.show", case_id=key)
    return work.outcome


def _change(case: Case, form: KnownForm) -> str:
    known = form.to_known()
    try:
        version = read_whole_number(form.version.data or "", 1, HIGHEST_VERSION)
    except ValueError:
        raise ChangedMeanwhileError(case.id) from None
    area = area_of(get_gazetteer(), known, get_config().home_country)
    with write() as work:
        worker = current_account().id
        change_case(work.session, get_sealer(), worker, case.id, known, area, version, now())
        work.outcome = address("casework.cases.show", case_id=case.id)
    return work.outcome


def show_case(
    case: Case, problem: str = "", status: int = 200, link: str = ""
) -> ResponseReturnValue:
    """Give the page of a case, with what is wrong with what was sent, or a link just made."""
    session, worker = get_session(), current_account().id
    country = get_config().home_country
    found = propose(session, get_finder(), case.known, country, today())
    given = list_items(session, worker, case.id)
    page = render_template(
        "casework/cases/show.html",
        case=case,
        problem=problem,
        known=case_page.known_lines(case.known, with_needs=False),
        groups=case_page.show_groups(found, country, {one.number for one in given}),
        unknown=found.unknown,
        given=case_page.show_items(session, given),
        minutes=minutes_of(session, case.id),
        collections=list_collections(session, worker),
        collection=_show_collection({one.number for one in given}),
        reasons=case_page.reasons(),
        calls=calls_address([one.number for one in given]),
        links=list_links(session, worker, case.id, now()),
        new_link=new_link(link),
        link_days=get_config().team_links,
    )
    return page, status


def _chosen_collection(values: MultiDict[str, str]) -> UUID | None:
    """Give the collection of one's teams that was chosen, None for any other or none."""
    try:
        chosen = UUID(values.get("collection", ""))
    except ValueError:
        return None
    there = has_collection(get_session(), current_account().id, chosen)
    return chosen if there else None


def _show_collection(given: set[int]) -> ShownCollection | None:
    """Give the collection that the page was asked with, to be given in this case."""
    chosen = _chosen_collection(request.values)
    if chosen is None:
        return None
    found, entries = read_collection(get_session(), current_account().id, chosen, today())
    lines = [(one, changes_of(one), one.listing.number in given) for one in entries]
    return ShownCollection(found, lines)


def _ask(
    name: str,
    form: KnownForm,
    case: Case | None = None,
    status: int = 200,
    theirs: list[tuple[str, str]] | None = None,
) -> ResponseReturnValue:
    page = render_template(
        f"casework/cases/{name}.html", case=case, theirs=theirs, **_values_of(form)
    )
    return page, status


def _blank() -> KnownForm:
    return KnownForm(data={"reference": new_reference()})


def _values_of(form: KnownForm) -> dict[str, Any]:
    """Give what a page needs to show the form of what is known."""
    return {
        "form": form,
        "doubts": form.doubts() if request.method == "POST" else [],
        "teams": [(str(one.id), one.name) for one in teams_of(get_session(), current_account().id)],
        "choices": choices(),
        "often": often_needed(),
        "groups": other_needs(),
    }


def _picks(values: list[str]) -> list[Pick]:
    """Give what was ticked, such as `12:ride`; what is no such thing is left out."""
    picks = []
    for value in values:
        number, _, need = value.partition(":")
        try:
            picks.append(
                Pick(read_whole_number(number, 1, 999_999_999), need if need in NEEDS else "")
            )
        except ValueError:
            continue
    return picks


def _page() -> int:
    try:
        return read_whole_number(request.args.get("page", "1"), 1, LAST_PAGE)
    except ValueError:
        return 1
