"""Ten thousand services that do not exist, made from parts of the seed, some written twice.

An organisation's name is the halves of two names, often with a town; a service's, the halves of
two names of one kind of help; its text, a sentence of each. So names share words as real ones do.
"""

import json
import random
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from sqlalchemy import Engine

from finder.cli.files import SEED
from finder.db import writing
from finder.directory.editing import Author, apply
from finder.directory.records import ServiceRecord
from finder.places.gazetteer import Gazetteer
from finder.places.place import Place, Point
from finder.text import fold
from finder.vocabulary import Origin

CHANCE = 20261124
TOWNS, ONE_WRITE, MOST_SERVICES = 3_000, 500, 6
# Where towns are taken from: south-west and north-east corners.
CORNERS = (
    (Point(25, -124), Point(49, -67)),
    (Point(50, -6), Point(58, 2)),
    (Point(-43, 114), Point(-12, 154)),
)
# One service in so many is written again, as a second person would.
ONE_AGAIN_IN = 50
Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What records are made of, and the one chance that makes them always the same."""

    lines: list[Line]
    towns: list[Place]
    chance: random.Random

    def like(self, line: Line) -> Line:
        """Give another service of the same main need."""
        need = line["needs"][:1]
        return self.chance.choice([one for one in self.lines if one["needs"][:1] == need])


def load_large(engine: Engine, gazetteer: Gazetteer, services: int) -> set[frozenset[UUID]]:
    """Write so many services and give the pairs of ids that are one service written twice."""
    lines = [json.loads(line) for line in SEED.read_text(encoding="utf-8").splitlines()]
    towns = [
        town
        for corners in CORNERS
        for town in gazetteer.largest_towns(*corners, TOWNS)
        if town.region in town.areas
    ]
    parts = _Parts(lines, towns, random.Random(CHANCE))  # noqa: S311 (no secret)
    made: list[Line] = []
    again: set[frozenset[UUID]] = set()
    while len(made) < services:
        for line in _organization(parts, len(made)):
            made.append(line)
            if parts.chance.random() < 1 / ONE_AGAIN_IN:
                made.append(_write_again(line, parts.chance))
                again.add(frozenset(UUID(one["id"]) for one in made[-2:]))
    records = [ServiceRecord.model_validate(line) for line in made[:services]]
    for start in range(0, len(records), ONE_WRITE):
        with writing(engine) as session:
            chunk = records[start : start + ONE_WRITE]
            apply(session, chunk, Author("bench", Origin.SEED), datetime.now(UTC), gazetteer)
    kept = {record.id for record in records}
    return {pair for pair in again if pair <= kept}


def _organization(parts: _Parts, count: int) -> list[Line]:
    """Give the services of one more organisation, which has its own town, number and site."""
    chance, town = parts.chance, parts.chance.choice(parts.towns)
    one, other = (chance.choice(parts.lines)["organization"] for _ in range(2))
    name = _halves(one["name"], other["name"])
    if chance.random() < 1 / 2:
        name = chance.choice([f"{name} of {town.name}", f"{town.name} {name}"])
    site = f"https://www.{fold(name).replace(' ', '')[:40]}{count}.example"
    runner = {"id": _ident(f"runner {count}"), "name": name[:300], "website": site}
    phone = _number(town, chance)
    of_it = chance.choices(parts.lines, k=chance.randint(1, MOST_SERVICES))
    return [
        _service(parts, line, runner, town, phone, f"{count} {place}")
        for place, line in enumerate(of_it)
    ]


def _service(parts: _Parts, line: Line, runner: Line, town: Place, phone: str, key: str) -> Line:
    chance, like = parts.chance, parts.like(line)
    region = town.region or town.country
    has_place = bool(line["locations"]) and chance.random() < 1 / 2
    address = {
        "address_1": f"{chance.randint(1, 999)} {chance.choice(parts.towns).name} Road",
        "city": town.name,
        "state_province": region.partition("-")[2],
        "country": town.country,
    }
    place = {"id": _ident(f"place {key}"), "precision": "town", "addresses": [address]}
    texts = [(one.get("description") or "").split(". ") for one in (line, like)]
    kept = ("category", "needs", "delivery_modes", "audiences", "cancers", "reach", "cost_options")
    return {name: line[name] for name in kept if name in line} | {
        "id": _ident(f"service {key}"),
        "organization": runner,
        "name": _without_towns(_halves(line["name"], like["name"]), (line, like), town)[:300],
        "description": ". ".join([*texts[0][:1], *texts[1][1:2]]) or None,
        "status": "live",
        "locations": [place] if has_place else [],
        "service_areas": [{"area": region}],
        "phones": [{"number": phone}] if chance.random() < 1 / 2 else [],
        "url": f"{runner['website']}/{key.partition(' ')[2]}" if chance.random() < 2 / 3 else None,
        "url_kind": "own",
    }


def _write_again(line: Line, chance: random.Random) -> Line:
    """Give the same service as a second person would write it, who knows half of it."""
    runner, key = line["organization"], f"{line['id']} again"
    names = (_slip(runner["name"], chance), runner["name"].replace(" of ", " "), runner["name"])
    titles = (line["name"], _shorter(line["name"]), _slip(line["name"], chance))
    again: Line = {
        "id": _ident(key),
        "organization": {"id": _ident(f"{key} runner"), "name": chance.choice(names)},
        "name": chance.choice(titles),
        "locations": [],
        "description": None,
    }
    if chance.random() < 1 / 2:
        again["phones"] = []
    if chance.random() < 1 / 2:
        again["url"] = None
    return line | again


def _ident(key: str) -> str:
    return str(uuid5(NAMESPACE_OID, key))


def _halves(one: str, other: str) -> str:
    first, second = one.split(), other.split()
    return " ".join([*first[: (len(first) + 1) // 2], *second[len(second) // 2 :]])


def _without_towns(name: str, lines: tuple[Line, ...], town: Place) -> str:
    for place in (place for line in lines for place in line["locations"]):
        for address in place["addresses"]:
            if address.get("city"):
                name = name.replace(address["city"], town.name)
    return name


def _number(town: Place, chance: random.Random) -> str:
    code = {"US": "+1 2", "GB": "+44 20", "AU": "+61 2"}.get(town.country, "+1 2")
    return code + "".join(str(chance.randint(2, 9)) for _ in range(9 if code == "+1 2" else 8))


def _shorter(name: str) -> str:
    return re.split(r"[:(]", name)[0].strip() or name


def _slip(text: str, chance: random.Random) -> str:
    at = chance.randrange(1, max(2, len(text) - 1))
    return text[:at] + text[at + 1 :]
