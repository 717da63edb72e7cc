"""A service that has closed, in words: why, since when, and what to try instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from finder.directory.reading import ServiceLink
from finder.directory.records import ServiceRecord
from finder.i18n import current_language, format_date, gettext
from finder.vocabulary import ClosedReason, ListingStatus, mark
from finder.web.addresses import service_address
from finder.web.words import Said, say

REASONS = {
    ClosedReason.ENDED: mark("This help has ended."),
    ClosedReason.MOVED: mark("Somebody else gives this help now."),
    ClosedReason.NO_MONEY: mark("The money for this help has run out."),
    ClosedReason.ORGANIZATION_CLOSED: mark("The organisation that gave this help has closed."),
    ClosedReason.NO_ANSWER: mark("Nobody there answers any more."),
    ClosedReason.DELISTED: mark("We do not list this any more."),
}


@dataclass(frozen=True, slots=True)
class ShownClosing:
    """What the page of a closed service says; `others` are addresses of services by name."""

    words: tuple[str, ...]
    instead: Said | None
    others: dict[str, str]


def show_closing(record: ServiceRecord, others: Sequence[ServiceLink]) -> ShownClosing | None:
    """Give what to say of a service that has closed, None for one that has not."""
    if record.status is not ListingStatus.NOT_LIVE:
        return None
    reason = record.closed_reason
    words = [gettext(REASONS[reason] if reason else mark("As far as we know this has ended."))]
    if record.closed_on is not None:
        words.append(gettext("It closed on %(day)s.", day=format_date(record.closed_on)))
    words.append(gettext("We keep the page so that you need not look for it elsewhere."))
    instead = record.instead
    translated = record.text_in(current_language(), "instead") if instead else None
    return ShownClosing(
        words=tuple(words),
        instead=say(instead, translated) if instead else None,
        others={one.name: service_address(one.number, one.name) for one in others},
    )
