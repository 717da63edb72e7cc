"""Links of the directory: looked at by a machine, mended by people."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from finder.directory.links.findings import WORKS, count_findings
from finder.directory.links.looking import (
    CHECK,
    ask_for_a_look,
    stop_looking,
)
from finder.directory.links.mending import list_to_mend
from finder.directory.links.wanted import list_wanted
from finder.fetching import name_to_give
from finder.jobs import JobView, read_jobs
from finder.vocabulary import JobState
from finder.web.addresses import address
from finder.web.admin.link_notes import headings, note_of
from finder.web.requests import get_config, get_session, now
from finder.web.signed_in import current_account, see_other, write

SECONDS_TO_LOOK_AGAIN = 4

blueprint = Blueprint("link_checks", __name__, url_prefix="/link-checks")


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show what was found behind links, and how far the look at them is."""
    session = get_session()
    jobs = read_jobs(session, kinds=[CHECK])
    open_jobs = [one for one in jobs if not one.is_over]
    under_way = next((one for one in open_jobs if _may_run(one)), None)
    watched = bool(request.args.get("watch")) and under_way is not None
    counts = count_findings(session)
    response = Response(
        render_template(
            "admin/link_checks/index.html",
            under_way=under_way,
            watched=watched,
            again=next((one for one in open_jobs if not _may_run(one)), None),
            last=next((one for one in jobs if one.is_over), None),
            links=len(list_wanted(session)),
            looked_at=sum(counts.values()),
            working=sum(counts.get(one, 0) for one in WORKS),
            to_mend=list_to_mend(session),
            headings=headings(),
            note_of=note_of,
            name=name_to_give(get_config().link_contact),
            states=JobState,
        )
    )
    if watched:
        response.headers["Refresh"] = str(SECONDS_TO_LOOK_AGAIN)
    return response


@blueprint.post("/start")
def start() -> ResponseReturnValue:
    """Ask for a look at all links."""
    with write() as work:
        ask_for_a_look(work.session, current_account().email, now())
        work.outcome = address("admin.link_checks.index", watch=1)
    return see_other(work.outcome)


@blueprint.post("/stop")
def stop() -> ResponseReturnValue:
    """End the look that is under way, and those that would follow it."""
    with write() as work:
        stop_looking(work.session, now())
        work.outcome = address("admin.link_checks.index")
    return see_other(work.outcome)


def _may_run(job: JobView) -> bool:
    return job.state is JobState.RUNNING or job.due_at <= now()
