from zoneinfo import available_timezones

from finder.places.gazetteer import Gazetteer
from finder.rules.state_clocks import _ZONES, zone_of_state
from finder.rules.zone_words import zones_of

TWO_CLOCKS = (
    *("AK", "AZ", "FL", "ID", "IN", "KS", "KY", "MI", "ND", "NE", "NV", "OR", "SD", "TN", "TX"),
)


def test_a_state_has_one_clock_or_somebody_is_asked(gazetteer: Gazetteer) -> None:
    assert zone_of_state("US-MA") == "America/New_York"
    assert zone_of_state("GB-ENG") is None
    assert zone_of_state(None) is None
    assert [state for state in TWO_CLOCKS if zone_of_state(f"US-{state}")] == []
    assert len(_ZONES) + len(TWO_CLOCKS) == 51  # with the capital's district
    assert [state for state in _ZONES if gazetteer.area(state) is None] == []
    # Each is one that the form offers too.
    assert set(_ZONES.values()) <= set(zones_of("US")) & available_timezones()
