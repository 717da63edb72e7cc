"""The report for a team and whoever pays it: small numbers hidden, on a page and as a table."""

import csv
import io

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from finder.casework.periods import Period, quarter_of, read_period
from finder.casework.reporting import (
    COLUMNS,
    ReportRow,
    list_minutes,
    read_report,
)
from finder.casework.small_numbers import LEAST_SHOWN, Number
from finder.exchange.cells import guard
from finder.i18n import gettext
from finder.vocabulary import NEEDS, NOT_HELPED, mark
from finder.web.casework.cases import get_sealer
from finder.web.inputs import clean
from finder.web.requests import get_gazetteer, get_session, today
from finder.web.signed_in import current_account
from finder.web.words import label_of

QUARTERS_OFFERED, YEARS_OFFERED = 8, 3
WORDS = (
    mark("%(year)s, the whole year"),
    mark("January to March %(year)s"),
    mark("April to June %(year)s"),
    mark("July to September %(year)s"),
    mark("October to December %(year)s"),
)

blueprint = Blueprint("report", __name__, url_prefix="/report")


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show what came of what one's teams gave in a quarter or a year, and the minutes by case."""
    asked, worker, session = (
        clean(request.args.get("period", "")),
        current_account().id,
        get_session(),
    )
    running = quarter_of(today())
    known = read_period(asked)
    period = known or running
    report = read_report(session, worker, period)
    return render_template(
        "casework/report/index.html",
        problem=gettext("Choose a quarter or a year from the list") if asked and not known else "",
        period=period,
        period_words=_period_words(period),
        is_over=_is_over(period),
        offered=[(one, _period_words(one)) for one in _offered(running, period)],
        rows=[[*_shown(row), _why(row)] for row in report.rows],
        everything=[*_shown(report.everything), _why(report.everything)],
        minutes=list_minutes(session, get_sealer(), worker, period),
    )


@blueprint.get("/table.csv")
def table() -> ResponseReturnValue:
    """Give the same numbers as a table for spreadsheets, once the quarter or the year is over."""
    asked = clean(request.args.get("period", ""))
    period = read_period(asked) if asked else quarter_of(today()).before()
    # Two tables of a quarter that still goes on would tell by subtraction what came in between.
    if period is None or not _is_over(period):
        abort(404)
    since, until = f"{period.first:%Y-%m}", f"{period.last:%Y-%m}"
    report = read_report(get_session(), current_account().id, period)
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(["since", "until", "need", "area", *COLUMNS])
    for row in report.rows:
        need, area, *numbers = _shown(row)
        lines.writerow([since, until, need, area, *numbers])
    _, _, *numbers = _shown(report.everything)
    lines.writerow([since, until, "all", "all", *numbers])
    lines.writerow([])
    lines.writerow(["since", "until", "need", "area", "not helped because", "times"])
    for row in (*report.rows, report.everything):
        need, area = ("all", "all") if row is report.everything else _shown(row)[:2]
        for why, times in _reasons(row):
            lines.writerow([since, until, need, area, why, times])
    return _as_file(text, "report.csv")


@blueprint.get("/minutes.csv")
def minutes() -> ResponseReturnValue:
    """Give the minutes of each case as a table for the team's own books: it names references."""
    asked = clean(request.args.get("period", ""))
    period = read_period(asked) if asked else quarter_of(today())
    if period is None:
        abort(404)
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(["since", "until", "case", "consent on", "minutes"])
    for one in list_minutes(get_session(), get_sealer(), current_account().id, period):
        lines.writerow(
            [period.first, period.last, guard(one.reference), one.consent_on, one.minutes]
        )
    return _as_file(text, "minutes.csv")


def words(number: Number) -> str:
    """Give a number as it may be told."""
    if number.is_small:
        return gettext("under %(least)s", least=LEAST_SHOWN)
    return gettext("hidden") if number.shown is None else str(number.shown)


def _shown(row: ReportRow) -> list[str]:
    """Give a row in words: need, area, and the numbers in the order of the columns."""
    area = get_gazetteer().area(row.area) if row.area else None
    need = label_of(NEEDS, row.need) if row.need in NEEDS else gettext("Not said")
    place = area.label if area is not None else row.area or gettext("Not said")
    numbers = (row.given, row.no_word, row.reached, row.helped, row.not_helped, row.unmet)
    return [need, place, *(words(one) for one in numbers)]


def _reasons(row: ReportRow) -> list[tuple[str, str]]:
    """Give why it did not help and how often, in words; one line where that is hidden."""
    if row.hides_reasons:
        return [(gettext("hidden"), gettext("hidden"))]
    return [(gettext(NOT_HELPED[one]), words(number)) for one, number in row.reasons.items()]


def _why(row: ReportRow) -> str:
    """Give why it did not help in one line."""
    if row.hides_reasons:
        return gettext("hidden")
    return "; ".join(f"{why}: {times}" for why, times in _reasons(row)) or "–"


def _as_file(text: io.StringIO, name: str) -> Response:
    # A spreadsheet program reads it as UTF-8 only with the mark in front.
    answer = Response("\ufeff" + text.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _is_over(period: Period) -> bool:
    return period.last < today()


def _period_words(period: Period) -> str:
    return gettext(WORDS[period.quarter], year=period.year)


def _offered(running: Period, period: Period) -> list[Period]:
    """Give what may be chosen: the latest quarters, the latest years, and what is shown."""
    quarters, years = [running], [Period(running.year)]
    while len(quarters) < QUARTERS_OFFERED:
        quarters.append(quarters[-1].before())
    while len(years) < YEARS_OFFERED:
        years.append(years[-1].before())
    offered = quarters + years
    return offered if period in offered else [*offered, period]
