"""A geopy geocoder that answers from the offline gazetteer and never asks the network."""

from __future__ import annotations

from typing import Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location

from finder.places.gazetteer import Gazetteer
from finder.places.place import Place, Point

REVERSE_KILOMETRES = 100.0


class OfflineGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Geocodes addresses, postcodes and names of places with the gazetteer, as geopy does."""

    def __init__(self, gazetteer: Gazetteer, *, home_country: str = "US") -> None:
        super().__init__(scheme="https", user_agent="support-finder (offline)")
        self.gazetteer = gazetteer
        self.home_country = home_country

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        country: str | None = None,
        **_: Any,
    ) -> Location | list[Location] | None:
        """Give the likeliest location for the text, or all of its name; None when unknown.

        `country` (ISO 3166-1) is searched before others in place of the home country. The raw
        value of a location is the gazetteer's `Place`.
        """
        lookup = self.gazetteer.find(query, country or self.home_country)
        if lookup.place is None or lookup.place.point is None:
            return None
        if exactly_one:
            return _to_location(lookup.place)
        places = [lookup.place, *lookup.others]
        return [_to_location(place) for place in places if place.point is not None][:limit]

    def reverse(
        self, query: Any, *, exactly_one: bool = True, **_: Any
    ) -> Location | list[Location] | None:
        """Give the nearest town within 100 km of a point, None when there is none."""
        latitude, longitude = (
            float(part) for part in self._coerce_point_to_string(query).split(",")
        )
        town = self.gazetteer.nearest_town(Point(latitude, longitude), REVERSE_KILOMETRES)
        if town is None:
            return None
        location = _to_location(town)
        return location if exactly_one else [location]


def _to_location(place: Place) -> Location:
    point = place.point
    if point is None:
        raise ValueError(f"{place.id} has no point")
    return Location(place.label, (point.latitude, point.longitude), place)
