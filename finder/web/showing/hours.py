"""When a service is open, in words: its hours, and whether it is open now."""

import re
from datetime import datetime

from finder.directory.records import ServiceRecord
from finder.i18n import SOURCE_LANGUAGE, current_language, day_name, format_date, gettext, zone_city
from finder.rules.hours_said import say_times, states_exactly
from finder.rules.opening import DAYS, opening_at
from finder.vocabulary import ListingStatus
from finder.web.words import Said, say

DAYS_OF_A_WEEK = len(DAYS)
# Words that may say more than weekly times can hold, such as "nurse line 24 hours a day".
MAY_SAY_MORE = re.compile(r";|\.\s+\S")


def hours_words(record: ServiceRecord) -> tuple[Said, ...]:
    """Give the hours in the words that were read, else made from the schedules.

    Where the reader's language has no translation of the words, the schedules come first: they
    can be said in every language.
    """
    words = record.hours_description
    translated = record.text_in(current_language(), "hours_description") if words else None
    if words and (translated or not _said_by_schedules(record)):
        return (say(words, translated),)
    return tuple(Said(say_times(one), current_language()) for one in record.schedules)


def _said_by_schedules(record: ServiceRecord) -> bool:
    is_foreign = current_language() != SOURCE_LANGUAGE
    return bool(record.schedules) and is_foreign and not _says_more(record)


def _says_more(record: ServiceRecord) -> bool:
    words = record.hours_description or ""
    return bool(MAY_SAY_MORE.search(words)) and not states_exactly(words, record.schedules)


def open_now_words(record: ServiceRecord, now: datetime) -> str | None:
    """Give "Open now, until 18:00 (time in New York)", None where we cannot be sure."""
    opening = opening_at(record.schedules, now)
    if opening is None or record.status is not ListingStatus.LIVE or _says_more(record):
        return None
    place = zone_city(record.schedules[0].timezone)
    if opening.is_open:
        if opening.until is None:
            return gettext("Open now, day and night")
        time = opening.until.strftime("%H:%M")
        if (opening.until.date() - now.astimezone(opening.until.tzinfo).date()).days > 1:
            return gettext(
                "Open now, until %(day)s at %(time)s (time in %(place)s)",
                day=day_name(opening.until.weekday()),
                time=time,
                place=place,
            )
        return gettext("Open now, until %(time)s (time in %(place)s)", time=time, place=place)
    if opening.next is None:
        return None
    time = opening.next.strftime("%H:%M")
    wait = (opening.next.date() - now.astimezone(opening.next.tzinfo).date()).days
    if wait == 0:
        return gettext(
            "Closed now; opens today at %(time)s (time in %(place)s)", time=time, place=place
        )
    if wait > DAYS_OF_A_WEEK:
        return gettext(
            "Closed now; next open on %(date)s at %(time)s (time in %(place)s)",
            date=format_date(opening.next.date()),
            time=time,
            place=place,
        )
    if wait == DAYS_OF_A_WEEK:
        return gettext(
            "Closed now; opens next %(day)s at %(time)s (time in %(place)s)",
            day=day_name(opening.next.weekday()),
            time=time,
            place=place,
        )
    return gettext(
        "Closed now; opens %(day)s at %(time)s (time in %(place)s)",
        day=day_name(opening.next.weekday()),
        time=time,
        place=place,
    )
