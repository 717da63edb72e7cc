"""A live geocoder over real HTTP, from a server that speaks as Nominatim does."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from pathlib import Path

import pytest

from finder.config import load_config
from finder.places.addresses import PlacedAddress, place_address
from finder.places.gazetteer import Gazetteer
from finder.places.live import Address, LiveAnswer, LiveGeocoder, open_live_geocoder
from finder.places.place import Point
from finder.vocabulary import Precision
from tests.nominatim import HOUSE, Nominatim

ADDRESS = Address("450 Brookline Avenue", "Boston", "MA", "02215", "US")
AGENT = "help-finder (admin@example.org)"


def geocoder(server: Nominatim, *, patience: float = 2.0, pause: float = 0.0) -> LiveGeocoder:
    return LiveGeocoder(server.address, AGENT, patience=patience, pause=pause)


def test_an_address_is_asked_in_its_parts_by_name(
    nominatim: Nominatim, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    answer = geocoder(nominatim).look_up(ADDRESS)

    assert answer == LiveAnswer(Point(42.3375, -71.1085), Precision.EXACT)
    assert nominatim.agents == [AGENT]
    (asked,) = nominatim.asked
    assert asked["street"] == ["450 Brookline Avenue"]
    assert asked["postalcode"] == ["02215"]
    assert asked["countrycodes"] == ["us"]
    assert "Brookline" not in caplog.text


@pytest.mark.parametrize(
    ("changes", "precision"),
    [
        ({"place_rank": 26}, Precision.STREET),
        ({"type": "postcode", "place_rank": 21}, Precision.POSTCODE),
        ({"place_rank": 18}, Precision.TOWN),
        ({"place_rank": 8}, Precision.NONE),
    ],
)
def test_the_precision_follows_from_what_was_found(
    nominatim: Nominatim, changes: dict[str, object], precision: Precision
) -> None:
    nominatim.answer = [HOUSE | changes]

    assert geocoder(nominatim).look_up(ADDRESS).precision is precision


def test_an_unknown_address_is_no_failure(nominatim: Nominatim) -> None:
    nominatim.answer = []

    assert geocoder(nominatim).look_up(ADDRESS) == LiveAnswer()


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (500, []),
        (403, []),
        (429, []),
        (200, b"<html>"),
        (200, b"\xff\xfe"),
        (200, {"error": "none"}),
        (200, [{"lat": "x", "lon": "1"}]),
        (200, [{"lat": "1e999", "lon": "1", "place_rank": 30, "display_name": "A"}]),
        (200, [{"lat": "1", "lon": "1", "display_name": "A"}]),
        (200, [7]),
    ],
)
def test_a_failure_or_a_strange_answer_keeps_nobody_from_saving(
    nominatim: Nominatim, gazetteer: Gazetteer, status: int, answer: object
) -> None:
    nominatim.status, nominatim.answer = status, answer
    live = geocoder(nominatim)

    assert live.look_up(ADDRESS).has_failed
    placed = place_address(ADDRESS, gazetteer, live)
    assert placed.precision is Precision.POSTCODE
    assert placed.sentences[1:] == ("The map service did not answer. You can save all the same.",)


def test_a_slow_server_is_not_waited_for(nominatim: Nominatim) -> None:
    nominatim.delay = 1.0
    started = time.monotonic()

    assert geocoder(nominatim, patience=0.1).look_up(ADDRESS).has_failed
    assert time.monotonic() - started < 0.9


def test_a_server_that_is_not_there_is_a_failure() -> None:
    live = LiveGeocoder("http://127.0.0.1:1", AGENT, patience=0.5, pause=0)

    assert live.look_up(ADDRESS).has_failed


def test_questions_keep_their_distance(nominatim: Nominatim) -> None:
    live = geocoder(nominatim, pause=0.2)
    started = time.monotonic()

    live.look_up(ADDRESS)
    live.look_up(replace(ADDRESS, street="1 Main Street"))

    assert time.monotonic() - started >= 0.2


def test_what_was_answered_is_remembered_and_a_failure_is_not(nominatim: Nominatim) -> None:
    live = geocoder(nominatim)
    nominatim.status = 500
    assert live.look_up(ADDRESS).has_failed
    assert live.remembered().look_up(ADDRESS) == LiveAnswer()
    nominatim.status = 200

    answer = live.look_up(ADDRESS)

    assert live.look_up(ADDRESS) == live.remembered().look_up(ADDRESS) == answer
    assert len(nominatim.asked) == 2


def test_a_live_point_is_taken_where_it_is_finer_and_near(
    nominatim: Nominatim, gazetteer: Gazetteer
) -> None:
    placed = place_address(ADDRESS, gazetteer, geocoder(nominatim))

    assert placed == PlacedAddress(
        Point(42.3375, -71.1085),
        Precision.EXACT,
        placed.place,
        ("We know this place to the house.",),
        is_live=True,
    )


def test_a_live_point_far_from_its_town_is_not_used(
    nominatim: Nominatim, gazetteer: Gazetteer
) -> None:
    nominatim.answer = [HOUSE | {"lat": "34.05", "lon": "-118.24"}]

    placed = place_address(ADDRESS, gazetteer, geocoder(nominatim))

    assert (placed.precision, placed.is_live) == (Precision.POSTCODE, False)
    assert "far from its town" in placed.sentences[1]


def test_a_confidential_address_is_sent_to_nobody(
    nominatim: Nominatim, gazetteer: Gazetteer
) -> None:
    place_address(ADDRESS, gazetteer, geocoder(nominatim), is_confidential=True)

    assert nominatim.asked == []


def test_a_town_alone_is_not_asked(nominatim: Nominatim, gazetteer: Gazetteer) -> None:
    town = Address(None, "Boston", "MA", None, "US")

    assert place_address(town, gazetteer, geocoder(nominatim)).precision is Precision.TOWN
    assert nominatim.asked == []


def test_only_the_settings_open_it(tmp_path: Path, nominatim: Nominatim) -> None:
    settings = {"FINDER_ENV": "development", "FINDER_VAR": str(tmp_path)}
    named = {
        "FINDER_GEOCODER": "nominatim",
        "FINDER_GEOCODER_URL": nominatim.address,
        "FINDER_GEOCODER_AGENT": AGENT,
    }

    live = open_live_geocoder(load_config(settings | named))

    assert open_live_geocoder(load_config(settings)) is None
    assert live is not None
    assert live.look_up(ADDRESS).point is not None
