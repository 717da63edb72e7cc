import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from finder.rules.zone_words import WRITTEN, clock_names, zone_of, zone_pattern, zones_of


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("et", "America/New_York"),
        ("eastern standard time", "America/New_York"),
        ("central", "America/Chicago"),
        ("time in new york", "America/New_York"),
        ("london time", "Europe/London"),
        ("hora de nueva york", "America/New_York"),
        ("hora del pacifico", "America/Los_Angeles"),
    ],
)
def test_words_name_a_zone(words: str, zone: str) -> None:
    assert re.fullmatch(zone_pattern(), words)
    assert zone_of(words, None) == zone


@pytest.mark.parametrize(
    ("words", "given", "zone"),
    [
        ("et", "America/Toronto", "America/Toronto"),
        ("mst", "America/Phoenix", "America/Phoenix"),
        ("ist", "Europe/Dublin", "Europe/Dublin"),
        ("et", "Europe/London", "America/New_York"),
        ("pst", "Asia/Manila", "America/Los_Angeles"),
        ("time in chicago", "America/Toronto", "America/Chicago"),
    ],
)
def test_a_given_zone_is_kept_where_the_words_fit_it(words: str, given: str, zone: str) -> None:
    assert zone_of(words, given) == zone


def test_words_that_several_zones_bear_name_none() -> None:
    assert zone_of("ist", None) is None


def test_the_zones_of_short_words_bear_them() -> None:
    for pattern, zones in WRITTEN.items():
        for zone in zones:
            borne = {
                str(datetime(2026, month, 15, tzinfo=ZoneInfo(zone)).tzname()).lower()
                for month in (1, 7)
            }
            assert any(re.fullmatch(pattern, name) for name in borne), (pattern, zone, borne)


def test_a_country_offers_one_zone_for_each_clock() -> None:
    zones = zones_of("US")

    assert zones_of("GB") == ("Europe/London",)
    assert {"America/New_York", "America/Chicago", "America/Phoenix", "Pacific/Honolulu"} <= set(
        zones
    )
    assert "America/Detroit" not in zones
    assert "America/Toronto" in zones_of("CA")
    assert len(zones) < 10
    assert zones_of("XX") == ()
    assert clock_names("America/New_York") == "EDT, EST"
