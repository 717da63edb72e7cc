from datetime import UTC, datetime
from typing import Any

import pytest

from finder.directory.records import ServiceRecord
from finder.i18n import speaking
from finder.text import print_of
from finder.web.showing.hours import hours_words, open_now_words
from tests import make

OFFICE = {
    "byday": ["FR", "MO", "TU", "WE", "TH"],
    "opens_at": "09:00",
    "closes_at": "17:00",
    "timezone": "America/New_York",
}
# A Monday; New York is five hours behind UTC.
NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (NOON, "Open now, until 17:00 (time in New York)"),
        (NOON.replace(hour=13), "Closed now; opens today at 09:00 (time in New York)"),
        (NOON.replace(hour=23), "Closed now; opens Tuesday at 09:00 (time in New York)"),
        (NOON.replace(day=28), "Closed now; opens Monday at 09:00 (time in New York)"),
    ],
)
def test_open_now_is_said_in_the_time_of_the_place(now: datetime, words: str) -> None:
    assert open_now_words(make.record(schedules=[OFFICE]), now) == words


@pytest.mark.parametrize(
    ("hours", "now", "words"),
    [
        (
            {"opens_at": "00:00", "closes_at": "24:00"},
            NOON,
            "Open now, until Saturday at 00:00 (time in New York)",
        ),
        (
            {"byday": ["MO"]},
            NOON.replace(hour=23),
            "Closed now; opens next Monday at 09:00 (time in New York)",
        ),
        (
            {"byday": ["1TU", "3TU"]},
            NOON,
            "Closed now; next open on 1 December 2026 at 09:00 (time in New York)",
        ),
        (
            {"byday": [*OFFICE["byday"], "SA", "SU"], "opens_at": "00:00", "closes_at": "24:00"}
            | {"timezone": "UTC"},
            NOON,
            "Open now, day and night",
        ),
    ],
)
def test_a_time_that_is_days_away_is_said_with_its_day(
    hours: dict[str, Any], now: datetime, words: str
) -> None:
    assert open_now_words(make.record(schedules=[OFFICE | hours]), now) == words


@pytest.mark.parametrize(
    "fields",
    [
        {"schedules": []},
        {"status": "unknown"},
        {"hours_description": "Monday to Friday 9am to 5pm; nurse line 24 hours a day"},
        {"hours_description": "Day and night. Answers take two days."},
        {"schedules": [OFFICE, OFFICE | {"timezone": "America/Chicago"}]},
    ],
)
def test_open_now_is_not_said_where_we_cannot_be_sure(fields: dict[str, Any]) -> None:
    assert open_now_words(make.record(**{"schedules": [OFFICE]} | fields), NOON) is None


def test_open_now_is_said_where_several_sentences_say_no_more_than_the_times() -> None:
    words = "Monday to Thursday 9am to 5pm; Friday 9am to 5pm."

    record = make.record(schedules=[OFFICE], hours_description=words)

    assert open_now_words(record, NOON) == "Open now, until 17:00 (time in New York)"


def test_hours_are_said_in_the_words_that_were_read_else_by_the_schedules() -> None:
    read = make.record(schedules=[OFFICE], hours_description="Office hours")

    assert said(read) == ["Office hours"]
    assert said(make.record(schedules=[OFFICE])) == [
        "Monday to Friday, 09:00 to 17:00 (time in New York)"
    ]


def test_hours_are_said_in_the_readers_language_where_they_can_be() -> None:
    read = make.record(schedules=[OFFICE], hours_description="Office hours")
    words_only = make.record(hours_description="Office hours")
    text = {
        "language": "es",
        "field": "hours_description",
        "text": "Horas de oficina",
        "source_hash": print_of("Office hours"),
    }
    translated = make.record(
        schedules=[OFFICE], hours_description="Office hours", translations=[text]
    )

    with speaking("es"):
        assert said(translated) == ["Horas de oficina"]
        assert said(read)[0].startswith("Lunes a viernes, de 09:00")
        assert hours_words(words_only)[0].speaks == "en"


def said(record: ServiceRecord) -> list[str]:
    """Give the hours as they are read."""
    return [words.text for words in hours_words(record)]
