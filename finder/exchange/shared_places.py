"""What the rows of one file say of places that several services share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from finder.directory.records import LocationRecord, ServiceRecord
from finder.text import print_of


class SaidPlace(NamedTuple):
    """What an accepted row said of a place; the place itself only where it was there before."""

    line: int
    print: str
    before: str | None = None
    place: LocationRecord | None = None


class ContradictedPlaceError(ValueError):
    """A row says something else of a place than an earlier one."""

    def __init__(self, position: int, line: int) -> None:
        super().__init__(f"differs from what line {line} says of the same place")
        self.position = position


@dataclass(slots=True)
class SharedPlaces:
    """The places of one file that rows name by their id."""

    _said: dict[UUID, SaidPlace] = field(default_factory=dict)

    def agree(
        self,
        record: ServiceRecord,
        line: int,
        named: frozenset[UUID],
        stored: Mapping[UUID, LocationRecord],
    ) -> tuple[ServiceRecord, dict[UUID, SaidPlace]]:
        """Give the record with its places as this row means them, and what is new of that.

        `named` are the ids that the row states. A row that has what was stored before an earlier
        row changed it says nothing new; raises ContradictedPlaceError for something else again.
        """
        places = list(record.locations)
        statements: dict[UUID, SaidPlace] = {}
        for position, place in enumerate(places):
            said = self._said.get(place.id)
            before = stored.get(place.id)
            if said is None:
                if place.id in named and place != before:
                    statements[place.id] = _say(line, place, before)
                continue
            mine = _print(place)
            if mine == said.before and before is not None:
                places[position] = before
            elif mine != said.print:
                raise ContradictedPlaceError(position, said.line)
        return record.model_copy(update={"locations": places}), statements

    def settle(self, record: ServiceRecord) -> ServiceRecord:
        """Give the record with its places as all rows so far say them."""
        said = [self._said.get(place.id) for place in record.locations]
        if not any(one and one.place for one in said):
            return record
        pairs = zip(record.locations, said, strict=True)
        places = [(one and one.place) or place for place, one in pairs]
        return record.model_copy(update={"locations": places})

    def accept(self, statements: Mapping[UUID, SaidPlace]) -> None:
        """Remember what an accepted row said."""
        self._said.update(statements)


def _say(line: int, place: LocationRecord, before: LocationRecord | None) -> SaidPlace:
    if before is None:
        return SaidPlace(line, _print(place))
    return SaidPlace(line, _print(place), _print(before), place)


def _print(place: LocationRecord) -> str:
    return print_of(place.model_dump_json())
