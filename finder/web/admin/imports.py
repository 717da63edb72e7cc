"""Spreadsheets in and out: sent, looked at, taken in, and undone."""

from typing import Any
from uuid import UUID, uuid4

from flask import (
    Blueprint,
    Response,
    abort,
    render_template,
    request,
    send_file,
    stream_with_context,
)
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage, ImmutableMultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from finder.exchange.columns import find_column
from finder.exchange.forms import STAFF
from finder.exchange.import_jobs import LOOK, TAKE_IN
from finder.exchange.judging import Verdict
from finder.exchange.spreadsheet import MOST_BYTES
from finder.exchange.spreadsheet_export import export_csv
from finder.exchange.spreadsheet_export import template as make_template
from finder.exchange.uploads import forget_uploads, keep_upload, refused_path
from finder.i18n import gettext
from finder.jobs import JobView, cancel, enqueue, read_job, read_jobs
from finder.vocabulary import JobState, mark
from finder.vocabulary.words import words_for
from finder.web import access
from finder.web.addresses import address
from finder.web.admin.proposing import asks_for_second
from finder.web.asked_again import MANY, ask_again
from finder.web.inputs import clean
from finder.web.requests import get_config, get_session, now
from finder.web.signed_in import current_account, permit, see_other, write

LONGEST_NAME = 200
SECONDS_TO_LOOK_AGAIN = 4

VERDICTS = {
    Verdict.NEW: mark("new"),
    Verdict.CHANGED: mark("would change"),
    Verdict.SAME: mark("stays the same"),
    Verdict.REFUSED: mark("cannot be taken in"),
}
DONE_VERDICTS = {Verdict.CHANGED: mark("was changed"), Verdict.REFUSED: mark("was not taken in")}
DONE = {LOOK: mark("looked at, nothing written yet"), TAKE_IN: mark("taken in")}
UNDONE = {LOOK: mark("being looked at"), TAKE_IN: mark("being taken in")}

blueprint = Blueprint("imports", __name__, url_prefix="/imports")


@blueprint.route("", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """Show what was imported, and take a file; by POST look at it first."""
    trouble = ""
    if request.method == "POST":
        sent = request.files.get("file")
        if sent is not None and sent.filename:
            return see_other(_take(sent))
        trouble = gettext("Choose a file first")
    return _index(trouble, 422 if trouble else 200)


@blueprint.errorhandler(RequestEntityTooLarge)
def _say_how_much(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    # Nothing of it was read, and the page must not try to once more.
    request.form = ImmutableMultiDict()
    trouble = gettext(
        "This file is larger than %(most)s MB, so it was not read. Split it, each part with the"
        " headings, and send one part after the other; or whoever runs the site takes it in whole"
        " with the command “flask finder import”",
        most=MOST_BYTES // 1_000_000,
    )
    return _index(trouble, 413)


def _index(trouble: str, status: int) -> ResponseReturnValue:
    jobs = [one for one in read_jobs(get_session()) if one.kind in (LOOK, TAKE_IN)]
    page = render_template(
        "admin/imports/index.html",
        jobs=jobs,
        states={one.id: _state_words(one) for one in jobs},
        trouble=trouble,
    )
    return page, status


@blueprint.route("/<uuid:job_id>", methods=["GET", "POST"])
def show(job_id: UUID) -> ResponseReturnValue:
    """Show how far it is and what it would do; by POST take the file in, or stop."""
    job, status = _find(job_id), 200
    # Who looked at it before it is written must be another one than who sent it.
    needs_another = asks_for_second() and job.asked_by == current_account().email
    if request.method == "POST":
        if "stop" in request.form or not needs_another:
            return see_other(_stop(job) if "stop" in request.form else _take_in(job))
        status = 422
    watched = bool(request.args.get("watch")) and not job.is_over
    response = Response(
        render_template(
            "admin/imports/show.html",
            job=job,
            is_look=job.kind == LOOK,
            watched=watched,
            needs_another=needs_another,
            has_refused=refused_path(get_config().var, job_id).exists(),
            states=JobState,
            verdicts=_verdict_words(job),
            column_name=_column_name,
        ),
        status,
    )
    if watched:
        response.headers["Refresh"] = str(SECONDS_TO_LOOK_AGAIN)
    return response


@blueprint.get("/<uuid:job_id>/refused")
def refused(job_id: UUID) -> ResponseReturnValue:
    """Give the refused rows as a file, to be mended and sent again."""
    job = _find(job_id)
    path = refused_path(get_config().var, job_id)
    if not path.exists():
        abort(404)
    name = f"to-mend-{clean(str(job.arguments['name']))}"
    return send_file(path, "text/csv", as_attachment=True, download_name=name, max_age=0)


@blueprint.get("/template")
def template() -> ResponseReturnValue:
    """Give a file to fill in: headings, help and an example."""
    return _file(make_template(), "support-finder-template.csv")


@blueprint.get("/export")
def export() -> ResponseReturnValue:
    """Give the whole directory as staff hold it, without secret places."""
    parts = stream_with_context(export_csv(get_session(), STAFF))
    return _file(parts, "support-finder.csv")


def _file(content: Any, name: str) -> Response:
    response = Response(content, mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _state_words(job: JobView) -> str:
    """Give what became of a file, or what is being done with it."""
    if job.state is JobState.DONE:
        return gettext(DONE[job.kind])
    state = gettext(words_for(job.state))
    return state if job.is_over else f"{gettext(UNDONE[job.kind])}: {state}"


def _verdict_words(job: JobView) -> dict[str, str]:
    """Give what becomes of a row, or what became of it."""
    words = VERDICTS if job.kind == LOOK else VERDICTS | DONE_VERDICTS
    return {one.value: gettext(said) for one, said in words.items()}


def _column_name(heading: str) -> str:
    """Give what a column is called, with its heading in the file, which is what must be found."""
    column = find_column(heading)
    if column is None:
        return heading
    return gettext("%(words)s, column %(heading)s", words=column.label, heading=heading)


def _find(job_id: UUID) -> JobView:
    job = read_job(get_session(), job_id)
    known = job is not None and job.kind in (LOOK, TAKE_IN)
    permit(access.Record.OWN if known else access.Record.MISSING)
    assert job is not None  # the matrix lets nobody at a missing one
    return job


def _take(sent: FileStorage) -> str:
    """Keep the file and ask for a look at it; gives where that is seen."""
    upload, var = uuid4(), get_config().var
    forget_uploads(var, now())
    # Before the transaction: a large file takes its time.
    keep_upload(var, upload, sent.stream)
    arguments = {
        "upload": str(upload),
        "name": clean(sent.filename or "")[:LONGEST_NAME],
        "take_namesakes": "take_namesakes" in request.form,
    }
    return _ask(LOOK, arguments)


def _take_in(job: JobView) -> str:
    """Ask for the import that was looked at."""
    if job.kind != LOOK or job.result is None:
        abort(400)
    if job.result["new"] + job.result["changed"] >= MANY:
        ask_again()
    return _ask(TAKE_IN, dict(job.arguments) | {"seen_version": job.result["version"]})


def _ask(kind: str, arguments: dict[str, Any]) -> str:
    with write() as work:
        asked = enqueue(work.session, kind, arguments, current_account().email, now())
        work.outcome = address("admin.imports.show", job_id=asked, watch=1)
    return work.outcome


def _stop(job: JobView) -> str:
    with write() as work:
        cancel(work.session, job.id, now())
        work.outcome = address("admin.imports.show", job_id=job.id)
    return work.outcome
