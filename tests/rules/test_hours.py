"""Hours as people write them: what is read, what is asked, and that nothing is guessed silently."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.i18n import LANGUAGES, speaking
from finder.rules.hours import Hours, WeeklyTimes, read_hours
from finder.rules.hours_notes import SENTENCES, NoteKind
from finder.rules.hours_said import say_times, states_exactly
from finder.rules.month_days import WEEKS
from finder.rules.opening import DAYS
from tests.conftest import SEED

NEW_YORK = "America/New_York"
WEEK = {
    "daily": "MO,TU,WE,TH,FR,SA,SU",
    "weekdays": "MO,TU,WE,TH,FR",
}


def said(hours: Hours) -> list[str]:
    """Give the schedules as "weekdays 09:00-17:00", the zone only where it is another one."""
    short = {days: name for name, days in WEEK.items()}
    return [
        f"{short.get(','.join(one.byday), ','.join(one.byday))} {one.opens_at}-{one.closes_at}"
        + ("" if one.timezone == NEW_YORK else f" {one.timezone}")
        for one in hours.schedules
    ]


def kinds(hours: Hours) -> set[NoteKind]:
    return {note.kind for note in hours.notes}


WHOLE = {
    # a plain week
    "Monday to Friday 9am–5pm, Sat 10am-12 noon": ["weekdays 09:00-17:00", "SA 10:00-12:00"],
    "weekdays 9.00 to 17.00": ["weekdays 09:00-17:00"],
    "M-F 0900-1700": ["weekdays 09:00-17:00"],
    "9am-5pm Monday to Friday and 10am-2pm Saturdays": ["weekdays 09:00-17:00", "SA 10:00-14:00"],
    "Mon, Wed & Fri 08:00-12:00 and 13:00-17:00": [
        "MO,WE,FR 08:00-12:00",
        "MO,WE,FR 13:00-17:00",
    ],
    "Tu&Th 10am - 12pm & 2pm - 4pm": ["TU,TH 10:00-12:00", "TU,TH 14:00-16:00"],
    "Mon-Tues: 9:30am - 10am; 7pm - 7:30pm. Wed: 1pm - 2pm": [
        "MO,TU 09:30-10:00",
        "MO,TU 19:00-19:30",
        "WE 13:00-14:00",
    ],
    "every Tuesday 6:30pm-8pm": ["TU 18:30-20:00"],
    "Sunday to Thursday 8 a.m. to 4 p.m.": ["MO,TU,WE,TH,SU 08:00-16:00"],
    "Office hours: Mon-Fri 8AM-6PM": ["weekdays 08:00-18:00"],
    # day and night
    "24/7": ["daily 00:00-24:00"],
    "24 hours a day, 7 days a week": ["daily 00:00-24:00"],
    "Open at any time": ["daily 00:00-24:00"],
    "24 hours Monday to Friday": ["weekdays 00:00-24:00"],
    "every day from midnight to midnight": ["daily 00:00-24:00"],
    # one half of the day said for two times
    "Wednesdays 3-4:30pm": ["WE 15:00-16:30"],
    "Wed 9-5pm": ["WE 09:00-17:00"],
    "Wed 11:30 - 1pm": ["WE 11:30-13:00"],
    "Wed 9-noon": ["WE 09:00-12:00"],
    "Tuesday evenings 7-9": ["TU 19:00-21:00"],
    "Tuesday 7-9 in the morning": ["TU 07:00-09:00"],
    # past midnight
    "Fri 10pm-2am": ["FR 22:00-02:00"],
    "weekdays 6pm to midnight": ["weekdays 18:00-24:00"],
    # what is closed
    "Monday: 9:00 am - 5:00 pm | Tuesday: Closed | Wednesday: 9:00 am - 1:00 pm": [
        "MO 09:00-17:00",
        "WE 09:00-13:00",
    ],
    "Closed Sunday, Monday to Friday 9am-5pm": ["weekdays 09:00-17:00"],
    "Every day except Sunday 9am-5pm": ["MO,TU,WE,TH,FR,SA 09:00-17:00"],
    "Mon-Fri 9am-5pm, closed Wednesdays": ["MO,TU,TH,FR 09:00-17:00"],
    "Mon-Fri 9am-5pm (closed for lunch 12-1pm)": ["weekdays 09:00-12:00", "weekdays 13:00-17:00"],
    "Mon-Tue 9am-5pm, closed Tuesday 2pm to 3pm": [
        "MO 09:00-17:00",
        "TU 09:00-14:00",
        "TU 15:00-17:00",
    ],
    # days of a month
    "first Tuesday of the month 6-8 pm": ["1TU 18:00-20:00"],
    "every second Thursday of the month 6pm-8pm": ["2TH 18:00-20:00"],
    "last Sunday of each month 2pm-4pm": ["-1SU 14:00-16:00"],
    "1st and 3rd Tuesday, 5-6:30pm": ["1TU,3TU 17:00-18:30"],
    "Monthly, on the third Thursday 6-7:30pm": ["3TH 18:00-19:30"],
    "First Tuesday 6–8pm every month; last Friday of the month 9am-10am": [
        "1TU 18:00-20:00",
        "-1FR 09:00-10:00",
    ],
    "first Tuesday and third Thursday of the month, 6pm-8pm": ["1TU,3TH 18:00-20:00"],
    "Mon-Fri 9am-5pm, first Saturday of the month 9am-5pm": [
        "weekdays 09:00-17:00",
        "1SA 09:00-17:00",
    ],
    "1st, 2nd, 3rd, 4th and last Monday and first and last Tuesday, 9am-10am": [
        "1MO,2MO,3MO,4MO,-1MO,1TU 09:00-10:00",
        "-1TU 09:00-10:00",
    ],
    "primer y tercer martes de cada mes, de 18:00 a 20:00": ["1TU,3TU 18:00-20:00"],
    "último domingo del mes de 10 a 12 de la mañana": ["-1SU 10:00-12:00"],
    # zones
    "Mon-Fri 9am-5pm PT": ["weekdays 09:00-17:00 America/Los_Angeles"],
    "Mon-Fri 9am-5pm ET. Sat 9am-1pm": ["weekdays 09:00-17:00", "SA 09:00-13:00"],
    "Monday to Friday, 8am to 9pm (London time)": ["weekdays 08:00-21:00 Europe/London"],
    # Spanish
    "lunes a viernes de 9 a 17 h": ["weekdays 09:00-17:00"],
    "De lunes a viernes de 9:00 a 14:00 y de 16:00 a 19:00; sábados de 10 a 13 hs.": [
        "weekdays 09:00-14:00",
        "weekdays 16:00-19:00",
        "SA 10:00-13:00",
    ],
    "Horario de atención: lun-vie 8:00 a.m. a 5:00 p.m. (hora del este)": ["weekdays 08:00-17:00"],
    "martes y jueves de 5 a 7 de la tarde, cerrado domingos": ["TU,TH 17:00-19:00"],
    "todos los días, las 24 horas": ["daily 00:00-24:00"],
    "fines de semana de 10 a 12 de la mañana": ["SA,SU 10:00-12:00"],
}


@pytest.mark.parametrize(("text", "schedules"), WHOLE.items(), ids=list(WHOLE))
def test_hours_that_say_all_are_read_whole_and_without_a_note(
    text: str, schedules: list[str]
) -> None:
    hours = read_hours(text, NEW_YORK)

    assert said(hours) == schedules
    assert hours.is_whole
    assert hours.notes == ()


ASSUMED = {
    "Mon-Fri 9-5": ("weekdays 09:00-17:00", "We read “9-5” as 09:00 to 17:00."),
    "Mon & Wed 1-3": ("MO,WE 13:00-15:00", "We read “1-3” as 13:00 to 15:00."),
    "Mon 10 till 12": ("MO 10:00-12:00", "We read “10 till 12” as 10:00 to 12:00."),
    "Mon 9am-9": ("MO 09:00-21:00", "We read “9am-9” as 09:00 to 21:00."),
    "Tue between 4 and 6": ("TU 16:00-18:00", "We read “4 and 6” as 16:00 to 18:00."),
    "working days 9am-5pm": (
        "weekdays 09:00-17:00",
        "We read “working days” as Monday to Friday.",
    ),
}


@pytest.mark.parametrize(("text", "result"), ASSUMED.items(), ids=list(ASSUMED))
def test_what_can_be_meant_in_one_way_only_is_read_and_said(
    text: str, result: tuple[str, str]
) -> None:
    hours = read_hours(text, NEW_YORK)

    assert said(hours) == [result[0]]
    assert [note.sentence for note in hours.notes] == [result[1]]


@pytest.mark.parametrize(
    "times", ["7-9", "8-8", "6-8", "10-8", "9am-9am", "11-12am", "13-5", "9-9"]
)
def test_times_that_may_be_morning_or_evening_are_asked(times: str) -> None:
    hours = read_hours(f"Tue {times}", NEW_YORK)

    assert hours.schedules == ()
    assert [note.sentence for note in hours.notes] == [
        f"“{times}” may be morning or evening. Add am or pm."
    ]


NONE = {
    "first week of the month 9am-5pm": NoteKind.NOT_WEEKLY,
    "15th of each month 6pm-8pm": NoteKind.NOT_WEEKLY,
    "Tuesdays (1st and 3rd) 6pm-8pm": NoteKind.NOT_WEEKLY,
    "Tuesday 6pm-8pm, monthly": NoteKind.NOT_WEEKLY,
    "first Monday to Friday 9am-5pm": NoteKind.NOT_WEEKLY,
    "first weekend of the month 9am-5pm": NoteKind.NOT_WEEKLY,
    "every second Thursday 6pm-8pm": NoteKind.WHICH_WEEKS,
    "first Monday and Tuesday 9am-10am": NoteKind.WHICH_DAYS,
    "first Monday and Tuesday of the month 9am-10am": NoteKind.WHICH_DAYS,
    "Mondays of the month 9am-5pm, first Tuesday 6pm-8pm": NoteKind.WHICH_DAYS,
    "Mon-Fri 9am-5pm, closed first Tuesday of the month": NoteKind.EXCEPTION,
    "Mon-Fri 9am-5pm, second Friday of the month closed": NoteKind.EXCEPTION,
    "Tue 9am-5pm, first Tue of the month 4pm-8pm": NoteKind.TWICE,
    "4th Tue 10am-noon and last Tue 11am-1pm": NoteKind.TWICE,
    "last Friday of the month 6pm-8pm, not in December": NoteKind.DOUBT,
    "first come first served, Mon 9am-5pm": NoteKind.UNKNOWN_WORDS,
    "every other Thursday 10am to 11:30am": NoteKind.NOT_WEEKLY,
    "Thursday 7pm": NoteKind.NO_END,
    "weekdays": NoteKind.NO_TIMES,
    "9am-5pm": NoteKind.NO_DAYS,
    "Mon-Fri 9am-5pm. Sat": NoteKind.NO_TIMES,
    "Mon-Fri 9am-5pm, closed at noon": NoteKind.EXCEPTION,
    "Mon-Fri 9am-5pm. Closed some Fridays": NoteKind.EXCEPTION,
    "Mon-Fri 9am-5pm except Wed 9am-1pm": NoteKind.EXCEPTION,
    "Mon 9am-5pm, closed 6pm-7pm": NoteKind.EXCEPTION,
    "Mon-Fri 9am-5pm. Women only": NoteKind.EXCEPTION,
    "Mon-Fri 9am-5pm (older page; check)": NoteKind.DOUBT,
    "Wednesdays 3-4:30pm in 2014": NoteKind.DOUBT,
    "Mon-Fri 9am-5pm. Times may differ": NoteKind.DOUBT,
    "Mon-Fri 9am-5pm; second week of the month": NoteKind.DOUBT,
    "Mon-Fri 9am-5pm, Fri 9am-1pm": NoteKind.TWICE,
    "Mon-Fri 9am-5pm ET, Sat 9am-5pm PT": NoteKind.TWO_ZONES,
    "Mon-Fri 9am-5pm IST": NoteKind.NO_ZONE,
    "Sun-Sun 9am-5pm": NoteKind.UNKNOWN_WORDS,
    "Friday 6pm to Monday 6am": NoteKind.NO_END,
    "Mon-Fri 9:70-10:80": NoteKind.UNKNOWN_WORDS,
    "Mon-Fri 9am-5pm (phone)": NoteKind.UNKNOWN_WORDS,
    "Information Mon-Fri 9am-5pm": NoteKind.UNKNOWN_WORDS,
    "Voicemail 24 hours": NoteKind.UNKNOWN_WORDS,
    "office hours": NoteKind.UNKNOWN_WORDS,
    "Eastern time": NoteKind.UNKNOWN_WORDS,
    "closed Sundays": NoteKind.UNKNOWN_WORDS,
}


@pytest.mark.parametrize(("text", "kind"), NONE.items(), ids=list(NONE))
def test_what_is_no_plain_week_gives_no_times_and_says_why(text: str, kind: NoteKind) -> None:
    hours = read_hours(text, NEW_YORK)

    # A clause beside it may be sound: only the doubtful one is left out then.
    assert said(hours) == (["weekdays 09:00-17:00"] if text.endswith(". Sat") else [])
    assert kind in kinds(hours)
    assert not hours.is_whole


def test_a_clause_that_cannot_be_read_is_given_back_and_spoils_no_other() -> None:
    hours = read_hours("Mon-Fri 9am-8pm ET; nurse line 24 hours a day", None)

    assert said(hours) == ["weekdays 09:00-20:00"]
    assert hours.unread == ("nurse line 24 hours a day",)
    assert [note.sentence for note in hours.notes] == [
        "We could not turn this into opening times: “nurse line 24 hours a day”."
    ]


def test_holidays_stay_in_words() -> None:
    hours = read_hours("Mon-Fri 9am-5pm, bank holidays 10am-4pm", NEW_YORK)

    assert said(hours) == ["weekdays 09:00-17:00"]
    assert hours.unread == ("bank holidays",)


def test_hours_of_several_things_are_not_the_hours_of_one() -> None:
    hours = read_hours("Phone: 24 hours, every day. Office: Mon-Fri 9am-5pm", NEW_YORK)

    assert said(hours) == ["daily 00:00-24:00"]
    assert hours.unread == ("Office: Mon-Fri 9am-5pm",)


def test_without_a_zone_there_are_no_times_but_a_question() -> None:
    hours = read_hours("Mon-Fri 9am-5pm", None)

    assert hours.schedules == ()
    assert hours.needs_zone
    assert not read_hours("office hours", None).needs_zone


def test_what_never_closes_is_open_on_every_clock() -> None:
    hours = read_hours("Open day and night", None)

    assert said(hours) == ["daily 00:00-24:00 UTC"]
    assert say_times(hours.schedules[0]) == "Every day, all day and night"
    assert read_hours("24 hours Monday to Friday", None).needs_zone


def test_nothing_at_all_says_nothing() -> None:
    assert read_hours("  ", NEW_YORK) == Hours()


def test_every_note_has_a_sentence() -> None:
    assert set(SENTENCES) == set(NoteKind)


@given(st.text(alphabet="Mon-Fri,; 0129:apm.closed()24/7\n", max_size=60) | st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_a_fault_and_nothing_is_lost(text: str) -> None:
    hours = read_hours(text, NEW_YORK)

    if any(letter.isalnum() for letter in text):
        assert hours.schedules or (hours.unread and hours.notes)


CLOCKS = st.integers(0, 24 * 12).map(lambda step: f"{step // 12:02}:{step % 12 * 5:02}")
WEEKLY = st.sets(st.sampled_from(DAYS), min_size=1).map(lambda days: sorted(days, key=DAYS.index))
MONTHLY = st.tuples(
    st.sets(st.sampled_from(WEEKS), min_size=1, max_size=4).map(lambda weeks: sorted(weeks)),
    st.sampled_from(DAYS),
).map(lambda pair: [f"{week}{pair[1]}" for week in pair[0]])
DAY_SETS = WEEKLY | MONTHLY | st.just(["2MO", "-1MO", "1FR"])


@pytest.mark.parametrize("language", list(LANGUAGES))
@given(days=DAY_SETS, opens=CLOCKS, closes=CLOCKS, zone=st.sampled_from(["Asia/Kolkata", NEW_YORK]))
@settings(max_examples=60, deadline=None)
def test_times_that_are_said_are_read_again_as_they_were(
    language: str, days: list[str], opens: str, closes: str, zone: str
) -> None:
    times = WeeklyTimes(tuple(days), opens, closes, zone)
    length = (int(closes[:2]) * 60 + int(closes[3:]) - int(opens[:2]) * 60 - int(opens[3:])) % 1440
    is_doubtful_night = "00:00" < closes <= opens and (length > 12 * 60 or opens < "13:00")
    if opens in (closes, "24:00") or is_doubtful_night:
        return  # an editor is asked about these
    with speaking(language):
        words = say_times(times)

        assert states_exactly(words, [times]), words
        assert not states_exactly(f"{words}; and more", [times])


def test_days_in_a_row_are_said_as_a_range() -> None:
    times = WeeklyTimes(("MO", "TU", "WE", "FR", "SA"), "09:00", "17:00", NEW_YORK)

    assert (
        say_times(times)
        == "Monday to Wednesday, Friday and Saturday, 09:00 to 17:00 (time in New York)"
    )


def test_no_reading_of_the_seed_differs_from_what_people_read_there() -> None:
    counts: Counter[str] = Counter()
    differing = []
    for line in SEED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        stated = [
            WeeklyTimes(tuple(one["byday"]), one["opens_at"], one["closes_at"], one["timezone"])
            for one in record.get("schedules") or []
        ]
        words = record.get("hours_description")
        if words is None:
            continue
        hours = read_hours(words, stated[0].timezone if stated else None)
        counts["whole" if hours.is_whole else "partly" if hours.schedules else "not"] += 1
        if stated and not set(hours.schedules) <= set(stated):
            differing.append(words)
        if stated and hours.is_whole:
            assert states_exactly(words, stated), words

    assert differing == []
    assert counts["whole"] >= 27
