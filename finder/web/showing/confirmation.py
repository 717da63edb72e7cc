"""When somebody confirmed which part of a listing, and what may have changed since."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from finder.i18n import format_date, gettext, join_and
from finder.rules.freshness import is_fresh
from finder.vocabulary import FieldGroup, mark

PARTS = {
    FieldGroup.CONTACT: mark("how to reach them"),
    FieldGroup.HOURS: mark("when they are open"),
    FieldGroup.ELIGIBILITY: mark("who can use it"),
    FieldGroup.FUND_STATUS: mark("whether they take applications"),
    FieldGroup.LOCATION: mark("where it is"),
    FieldGroup.DESCRIPTION: mark("what they do"),
}


@dataclass(frozen=True, slots=True)
class ShownConfirmation:
    """What was confirmed, in sentences: the newest first; none where nobody ever did."""

    days: tuple[str, ...]
    rest: bool  # something on the page was never confirmed
    old: str | None  # what was confirmed too long ago to be sure


def show_confirmation(
    days: Mapping[FieldGroup, date], said: Collection[FieldGroup], today: date
) -> ShownConfirmation:
    """Give the words for the days on which the parts were confirmed, of those that say anything."""
    confirmed = {group: day for group, day in days.items() if group in said}
    parts_by_day: dict[date, list[str]] = {}
    for group in PARTS:
        if group in confirmed:
            parts_by_day.setdefault(confirmed[group], []).append(gettext(PARTS[group]))
    rest = any(group not in confirmed for group in said)
    old = [gettext(PARTS[one]) for one in PARTS if one in confirmed and _is_old(one, days, today)]
    return ShownConfirmation(
        days=tuple(
            gettext("Confirmed on %(day)s.", day=format_date(day))
            if len(parts_by_day) == 1 and not rest
            else gettext(
                "Confirmed on %(day)s: %(parts)s.", day=format_date(day), parts=join_and(parts)
            )
            for day, parts in sorted(parts_by_day.items(), reverse=True)
        ),
        rest=rest,
        old=gettext("This may have changed since: %(parts)s.", parts=join_and(old))
        if old
        else None,
    )


def _is_old(group: FieldGroup, days: Mapping[FieldGroup, date], today: date) -> bool:
    return not is_fresh(group, days[group], today)
