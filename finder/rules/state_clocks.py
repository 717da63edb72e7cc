"""The clock of a state of the United States, where all of it goes by one."""

# As the federal law has it (49 CFR part 71). States that lie in two zones are left out, and so is
# Arizona, where the Navajo Nation changes its clocks: there somebody has to say whose clock it is.
_STATES = {
    "America/New_York": "CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV",
    "America/Chicago": "AL AR IA IL LA MN MO MS OK WI",
    "America/Denver": "CO MT NM UT WY",
    "America/Los_Angeles": "CA WA",
    "Pacific/Honolulu": "HI",
}
_ZONES = {f"US-{state}": zone for zone, states in _STATES.items() for state in states.split()}


def zone_of_state(region: str | None) -> str | None:
    """Give the IANA zone of a region such as "US-MA", None where it has several or is not known."""
    return _ZONES.get(region or "")
