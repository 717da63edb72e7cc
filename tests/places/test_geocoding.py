from __future__ import annotations

import socket
from typing import Any

import pytest
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from finder.places.gazetteer import Gazetteer
from finder.places.geocoding import OfflineGeocoder


@pytest.fixture
def geocoder(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> OfflineGeocoder:
    def refuse(*_: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    return OfflineGeocoder(gazetteer)


def test_geocode_gives_a_location_as_geopy_does(geocoder: OfflineGeocoder) -> None:
    location = geocoder.geocode("Boston, MA")

    assert isinstance(geocoder, Geocoder)
    assert isinstance(location, Location)
    assert location.address == "Boston, Massachusetts"
    assert (round(location.latitude, 2), round(location.longitude, 2)) == (42.36, -71.06)
    assert location.raw.id == "town:4930956"


def test_geocode_gives_all_of_a_name(geocoder: OfflineGeocoder) -> None:
    locations = geocoder.geocode("Springfield", exactly_one=False, limit=3)

    assert isinstance(locations, list)
    assert len(locations) == 3


def test_geocode_searches_the_country_asked_for(geocoder: OfflineGeocoder) -> None:
    location = geocoder.geocode("Boston", country="GB")

    assert isinstance(location, Location)
    assert location.address == "Boston, Lincolnshire"


def test_geocode_of_an_unknown_place_is_none(geocoder: OfflineGeocoder) -> None:
    assert geocoder.geocode("asdfgh") is None


def test_reverse_gives_the_nearest_town(geocoder: OfflineGeocoder) -> None:
    location = geocoder.reverse((53.27, -9.05))

    assert isinstance(location, Location)
    assert location.address == "Galway, Ireland"
    assert geocoder.reverse("0, -30") is None
