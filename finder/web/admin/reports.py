"""What people met who used a service: for the editors, beside what we hold and never over it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint
from flask.typing import ResponseReturnValue

from finder.directory.reports import list_reported, settle_reports
from finder.i18n import gettext, ngettext
from finder.vocabulary import NotHelped, mark
from finder.web.admin.kept import find_service
from finder.web.receipts import led_to
from finder.web.requests import get_session, now
from finder.web.signed_in import current_account, see_other, write

MET = {
    NotHelped.CLOSED: mark("it has closed"),
    NotHelped.NO_FUNDS: mark("it has no funds"),
    NotHelped.DETAILS_WRONG: mark("our details are wrong"),
}

blueprint = Blueprint("reports", __name__)


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A service with what was met there, in words, and the day of the last report."""

    number: int
    name: str
    words: str
    last_on: date


@blueprint.post("/services/<number:number>/reports/settle")
def settle(number: int) -> ResponseReturnValue:
    """Note that the reports of a service are dealt with."""
    kept = find_service(number)
    with write() as work:
        settle_reports(work.session, kept.number, current_account().email, now())
        work.outcome = led_to("admin.services.show", "settled", number=kept.number)
    return see_other(work.outcome)


def shown_reports(numbers: Sequence[int] | None = None) -> list[ShownReport]:
    """Give the services with reports that wait, the last reported first; all, or of these."""
    return [
        ShownReport(one.number, one.name, _words(one.reasons), one.last_on)
        for one in list_reported(get_session(), numbers)
    ]


def _words(reasons: Mapping[NotHelped, int]) -> str:
    parts = []
    for reason, times in reasons.items():
        said = ngettext("%(num)s time", "%(num)s times", times)
        parts.append(f"{gettext(MET[reason])} ({said})" if times > 1 else gettext(MET[reason]))
    return "; ".join(parts)
