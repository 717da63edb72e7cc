"""The report for a team and whoever pays it: small numbers hidden, on a page and as a table."""

import csv
import io
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from finder.casework.reporting import (
    LEAST_SHOWN,
    Number,
    ReportRow,
    list_minutes,
    read_report,
)
from finder.i18n import gettext
from finder.vocabulary import NEEDS, NOT_HELPED
from finder.web.casework.cases import get_sealer
from finder.web.inputs import clean
from finder.web.requests import get_gazetteer, get_session, today
from finder.web.signed_in import current_account
from finder.web.words import label_of

MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])", re.ASCII)
COLUMNS = ("given", "no_word", "reached", "helped", "not_helped", "unmet")

blueprint = Blueprint("report", __name__, url_prefix="/report")


@dataclass(frozen=True, slots=True)
class Months:
    """The first and the last month of a report; `problem` says what was wrong with others."""

    since: str
    until: str
    problem: str = ""


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show what came of what one's teams gave, and the minutes of each case in the last month."""
    months, worker, session = _months(), current_account().id, get_session()
    report = read_report(session, worker, months.since, months.until)
    year, month = (int(part) for part in months.until.split("-"))
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return render_template(
        "casework/report/index.html",
        months=months,
        rows=[_shown(row) for row in report.rows],
        everything=_shown(report.everything),
        reasons=[(gettext(NOT_HELPED[one]), words(n)) for one, n in report.reasons.items()],
        minutes=list_minutes(session, get_sealer(), worker, first, last),
    )


@blueprint.get("/table.csv")
def table() -> ResponseReturnValue:
    """Give the same numbers as a table for spreadsheets, hidden where the page hides them."""
    months = _months()
    report = read_report(get_session(), current_account().id, months.since, months.until)
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(["since", "until", "need", "area", *COLUMNS])
    for row in report.rows:
        need, area, *numbers = _shown(row)
        lines.writerow([months.since, months.until, need, area, *numbers])
    _, _, *numbers = _shown(report.everything)
    lines.writerow([months.since, months.until, "all", "all", *numbers])
    lines.writerow([])
    lines.writerow(["since", "until", "not helped because", "times"])
    for one, number in report.reasons.items():
        lines.writerow([months.since, months.until, gettext(NOT_HELPED[one]), words(number)])
    answer = Response("\ufeff" + text.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="report.csv"'
    return answer


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


def _months() -> Months:
    """Give the months that were asked for; by default the last twelve."""
    now = today()
    usual = Months(f"{now.year - (now.month < 12)}-{now.month % 12 + 1:02}", f"{now:%Y-%m}")
    asked = [clean(request.args.get(name, "")) for name in ("since", "until")]
    if not any(asked):
        return usual
    since, until = asked[0] or usual.since, asked[1] or usual.until
    if not (MONTH.fullmatch(since) and MONTH.fullmatch(until)) or since > until:
        problem = gettext("Write months like this: 2026-01, the first one first")
        return Months(usual.since, usual.until, problem)
    return Months(since, until)
