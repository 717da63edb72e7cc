"""A geocoder of somebody else, asked only when staff save an address, and only if configured."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from geopy.adapters import URLLibAdapter
from geopy.exc import GeopyError
from geopy.geocoders import Nominatim

from finder.config import Config
from finder.places.place import Point
from finder.vocabulary import Precision

PATIENCE_SECONDS = 5.0
# What the public server of OpenStreetMap asks of everybody.
PAUSE_SECONDS = 1.0
MOST_REMEMBERED = 100
# Ranks of Nominatim: 30 is a house, 26 and 27 streets, from 25 down places of growing size.
HOUSE, STREET, TOWN = 30, 26, 16


@dataclass(frozen=True, slots=True)
class Address:
    """An address in its parts; `country` is ISO 3166-1, `region` a name or code of any kind."""

    street: str | None
    town: str | None
    region: str | None
    postcode: str | None
    country: str


@dataclass(frozen=True, slots=True)
class LiveAnswer:
    """What the other geocoder said: a point with its precision, none when it knows no place.

    `has_failed` when it did not answer, or not in a way that can be understood.
    """

    point: Point | None = None
    precision: Precision = Precision.NONE
    has_failed: bool = False


class Geocoder(Protocol):
    """Whoever can be asked for the point of an address."""

    def look_up(self, address: Address) -> LiveAnswer:
        """Give what is known of an address."""


class RememberedAnswers:
    """What a live geocoder said lately; it asks nobody."""

    def __init__(self, known: Mapping[Address, LiveAnswer]) -> None:
        self._known = known

    def look_up(self, address: Address) -> LiveAnswer:
        """Give what was said of an address, an empty answer where nothing was."""
        return self._known.get(address, LiveAnswer())


class LiveGeocoder:
    """Asks a Nominatim server for addresses, one at a time; safe to share by threads."""

    def __init__(
        self,
        server: str,
        agent: str,
        *,
        patience: float = PATIENCE_SECONDS,
        pause: float = PAUSE_SECONDS,
    ) -> None:
        # geopy writes each question with its address into its log.
        logger = logging.getLogger("geopy")
        logger.disabled, logger.propagate = True, False
        parts = urlsplit(server)
        self._nominatim = Nominatim(
            domain=f"{parts.netloc}{parts.path}",
            scheme=parts.scheme,
            user_agent=agent,
            timeout=patience,
            adapter_factory=URLLibAdapter,
        )
        self._pause = pause
        self._turn = threading.Lock()
        self._last = float("-inf")
        self._patience = patience
        self._known: OrderedDict[Address, LiveAnswer] = OrderedDict()

    def look_up(self, address: Address) -> LiveAnswer:
        """Give what the server knows of an address; waits a few seconds at most, never raises.

        What it said lately is not asked again.
        """
        known = self._known.get(address)
        return known if known is not None else self._ask(address)

    def remembered(self) -> RememberedAnswers:
        """Give what it said lately, for pages that may not ask it."""
        return RememberedAnswers(self._known)

    def _ask(self, address: Address) -> LiveAnswer:
        if not self._turn.acquire(timeout=self._patience):
            return LiveAnswer(has_failed=True)
        try:
            time.sleep(max(self._last + self._pause - time.monotonic(), 0.0))
            found = self._nominatim.geocode(
                {
                    "street": address.street or "",
                    "city": address.town or "",
                    "state": address.region or "",
                    "postalcode": address.postcode or "",
                },
                country_codes=address.country.lower(),
            )
            answer = LiveAnswer()
            if found is not None:
                point = Point(found.latitude, found.longitude)
                answer = LiveAnswer(point, _precision(found.raw))
        except (GeopyError, OSError, ValueError, TypeError, LookupError, AttributeError):
            # A strange answer is as good as none, and none may keep anybody from saving.
            return LiveAnswer(has_failed=True)
        else:
            self._known[address] = answer
            if len(self._known) > MOST_REMEMBERED:
                self._known.popitem(last=False)
            return answer
        finally:
            self._last = time.monotonic()
            self._turn.release()


def open_live_geocoder(config: Config) -> LiveGeocoder | None:
    """Give the geocoder that the settings name, None where there is none."""
    if not config.geocoder_url:
        return None
    return LiveGeocoder(config.geocoder_url, config.geocoder_agent)


def _precision(raw: dict[str, object]) -> Precision:
    if "postcode" in (raw.get("type"), raw.get("addresstype")):
        return Precision.POSTCODE
    rank = int(str(raw["place_rank"]))
    if rank >= HOUSE:
        return Precision.EXACT
    if rank >= STREET:
        return Precision.STREET
    return Precision.TOWN if rank >= TOWN else Precision.NONE
