"""The index made from the tables, by one pass over each."""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from sys import intern
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap
from sqlalchemy import Row, and_, select
from sqlmodel import Session

from finder.models import (
    Address,
    Attribute,
    CostOption,
    Freshness,
    Language,
    Location,
    Organization,
    Phone,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Translation,
)
from finder.places.distance import unit_vectors
from finder.places.gazetteer import Gazetteer
from finder.places.place import Place, PlaceKind, Point
from finder.search.analysis import stem, telling
from finder.search.filters import BY_KEY, FILTERS
from finder.search.index import (
    TEXT_FIELDS,
    Centre,
    Coverage,
    Index,
    Postings,
    Sites,
    members,
    phone_digits,
)
from finder.search.likely_words import LikelyWords
from finder.search.showing import chosen_areas, turned_off
from finder.search.spelling import Speller
from finder.text import fold, print_of, words
from finder.vocabulary import (
    ANY_CANCER,
    AUDIENCES,
    CANCERS,
    DELIVERY_MODES,
    IN_PERSON,
    NEEDS,
    CheckedBy,
    CheckResult,
    FundStatus,
    ListingStatus,
    LocationType,
    Reach,
    Taxonomy,
)

OF_CANCER = ("cancer", "oncolog", "tumour", "tumor", "leuk", "lymphoma", "chemo", "radiotherap")
# What takes nobody of this age is made for younger people.
OLD_ENOUGH_FOR_MOST, GROWN_UP = 60, 31
# What says so is for everybody, though it says the word.
NOT_ONLY_FOR_CANCER = re.compile(r"not only for (people with )?cancer", re.IGNORECASE)
SMALL_AREAS = (PlaceKind.COUNTY, PlaceKind.TOWN, PlaceKind.POSTCODE)
SHOWN_IN_TERMS = {"need": NEEDS, "cancer": CANCERS, "audience": AUDIENCES, "mode": DELIVERY_MODES}


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text as it is searched: its folded words, those written like "NHS", its telling stems."""

    words: tuple[str, ...]
    capitals: tuple[str, ...]
    terms: tuple[str, ...]


# Every change makes the index anew, and most texts are as they were.
@lru_cache(maxsize=32_768)
def _read(content: str) -> _Reading:
    read = [(intern(word.text), content[word.start : word.end]) for word in words(content)]
    return _Reading(
        words=tuple(word for word, _ in read),
        capitals=tuple(word for word, written in read if written.isupper()),
        terms=telling(stem(word) for word, _ in read),
    )


@dataclass(slots=True)
class _Building:
    text: dict[str, dict[str, list[int]]] = field(
        default_factory=lambda: {name: defaultdict(list) for name in TEXT_FIELDS}
    )
    facets: dict[str, dict[str, list[int]]] = field(
        default_factory=lambda: {one.key: defaultdict(list) for one in FILTERS}
    )
    counts: Counter[str] = field(default_factory=Counter)  # folded words as written
    pairs: set[tuple[str, str]] = field(default_factory=set)  # written side by side
    capitals: Counter[str] = field(default_factory=Counter)  # of them, written like "NHS"
    spanish: Counter[str] = field(default_factory=Counter)  # of them, those of translations

    def read(self, content: str, *, side_by_side: bool = False) -> tuple[str, ...]:
        """Give the telling stems of a text, and remember its words for who mistypes them."""
        read = _read(content)
        self.counts.update(read.words)
        self.capitals.update(read.capitals)
        if side_by_side:
            self.pairs.update(pairwise(read.words))
        return read.terms

    def speller(self, centres: Iterable[Centre]) -> Speller:
        """Give what mends typing errors with the words read so far; names of centres are exact."""
        written_small = self.counts - self.capitals
        return Speller(
            LikelyWords(
                written_small,
                self.pairs,
                acronyms={w: n for w, n in self.counts.items() if w not in written_small},
                names={word for centre in centres for word in centre.words.split()},
                spanish=self.spanish,
            )
        )


def build(session: Session, gazetteer: Gazetteer, version: int) -> Index:
    """Give the index of what the session sees; reads each table once."""
    known = _read_services(session)
    off = turned_off(session, gazetteer, chosen_areas(session))
    rows = [row for row in known if row.id not in off]
    number_of = {row.id: row.number for row in rows}
    attributes = _read_attributes(session, number_of)
    building = _Building()
    size = max(number_of.values(), default=0) + 1
    for row in rows:
        _add_text(building, row, attributes[row.number])
    _add_translations(building, session, {row.id: row for row in rows})
    _add_facets(building.facets, attributes, session, number_of)
    modes = {row.number: set(attributes[row.number]["mode"]) for row in rows}
    goes_there = BitMap(
        row.number for row in rows if IN_PERSON in modes[row.number] and row.reach != Reach.AREA
    )
    names = _group(
        (fold(name).replace(" ", ""), row.number)
        for row in rows
        for name in (row.organization_name, row.name)
    )
    sites, centres = _build_sites(session, number_of, attributes)
    coverage = _build_coverage(session, number_of, gazetteer)
    return Index(
        version=version,
        listed=BitMap(row.number for row in rows if row.status != ListingStatus.NOT_LIVE),
        off=BitMap(row.number for row in known if row.id in off),
        ended=BitMap(row.number for row in rows if row.status == ListingStatus.NOT_LIVE),
        text={name: _freeze(postings) for name, postings in building.text.items()},
        facets={key: _freeze(postings) for key, postings in building.facets.items()},
        known=_group(
            (key, number)
            for key, postings in building.facets.items()
            for numbers in postings.values()
            for number in numbers
        )
        | {key: BitMap() for key, postings in building.facets.items() if not postings},
        main_need=_group(
            (one["need"][0], number) for number, one in attributes.items() if one["need"]
        ),
        exact_cancer=_group(
            (term, number) for number, one in attributes.items() for term in one["cancer"]
        ),
        sensitivities=_group(
            (term, number) for number, one in attributes.items() for term in one["sensitivity"]
        ),
        coverage=coverage,
        sites=sites,
        regions=_count_regions(coverage, sites, size, gazetteer),
        goes_there=goes_there,
        comes_by_area=BitMap(
            row.number
            for row in rows
            if row.reach == Reach.AREA or modes[row.number] != {IN_PERSON}
        ),
        confirmed_days=_read_confirmed(session, number_of, size, standing=True),
        last_confirmed_days=_read_confirmed(session, number_of, size, standing=False),
        rides_and_visits=BitMap(
            row.number for row in rows if row.reach == Reach.AREA and IN_PERSON in modes[row.number]
        ),
        closed_funds=BitMap(row.number for row in rows if row.fund_status == FundStatus.CLOSED),
        not_sure_live=BitMap(row.number for row in rows if row.status == ListingStatus.UNKNOWN),
        answering=_read_answering(session, number_of),
        for_the_young=_taking_nobody_of(rows, OLD_ENOUGH_FOR_MOST),
        for_children=_taking_nobody_of(rows, GROWN_UP),
        for_cancer=BitMap(
            row.number for row in rows if _is_for_cancer(row, attributes[row.number]["cancer"])
        ),
        makers=BitMap(row.number for row in rows if row.run_by_maker),
        phones=_read_phones(session, number_of),
        names=names,
        sorted_names=tuple(sorted(names)),
        organization_names=frozenset(fold(row.organization_name).replace(" ", "") for row in rows),
        centres=centres,
        speller=building.speller(centres),
        size=size,
        name_order=_order_by_name(rows, size),
        organizations=_scatter(((row.number, row.organization_number) for row in rows), size),
    )


def _read_services(session: Session) -> Sequence[Row[Any]]:
    columns = (
        Service.id,
        Service.number,
        Service.name,
        Service.sort_name,
        Service.description,
        Service.eligibility_description,
        Service.award,
        Service.designation,
        Service.keywords,
        Service.status,
        Service.reach,
        Service.run_by_maker,
        Service.fund_status,
        Service.maximum_age,
        Organization.name.label("organization_name"),  # type: ignore[attr-defined]
        Organization.number.label("organization_number"),  # type: ignore[attr-defined]
    )
    return session.execute(
        select(*columns)  # type: ignore[call-overload]
        .join(Organization, Organization.id == Service.organization_id)
        .where(Service.merged_into.is_(None))  # type: ignore[union-attr]
    ).all()


def _read_attributes(
    session: Session, number_of: dict[Any, int]
) -> dict[int, dict[str, list[str]]]:
    found: dict[int, dict[str, list[str]]] = {
        number: defaultdict(list) for number in number_of.values()
    }
    statement = select(Attribute.service_id, Attribute.taxonomy, Attribute.term).order_by(  # type: ignore[call-overload]
        Attribute.position
    )
    for service_id, taxonomy, term in session.execute(statement):
        if service_id in number_of:
            found[number_of[service_id]][taxonomy].append(term)
    return found


def _add_text(building: _Building, row: Row[Any], attributes: dict[str, list[str]]) -> None:
    labels = [
        taxonomy[above].label
        for key, taxonomy in SHOWN_IN_TERMS.items()
        for term in attributes[key]
        for above in (term, *_groups_above(taxonomy, term))
    ]
    written = {
        "name": row.name,
        "organization": row.organization_name,
        "terms": " ".join(labels),
        "description": " ".join(
            part
            for part in (row.description, row.eligibility_description, row.award, row.designation)
            if part
        ),
        "keywords": " ".join(row.keywords),
    }
    for name, content in written.items():
        for term in building.read(content, side_by_side=name not in ("description", "keywords")):
            building.text[name][term].append(row.number)


def _taking_nobody_of(rows: Sequence[Row[Any]], age: int) -> BitMap:
    return BitMap(
        row.number for row in rows if row.maximum_age is not None and row.maximum_age < age
    )


def _is_for_cancer(row: Row[Any], cancers: list[str]) -> bool:
    """Say whether its own texts speak of cancer, or it is for one type of it."""
    if set(cancers) - {ANY_CANCER}:
        return True
    texts = f"{row.name} {row.organization_name} {row.description or ''}"
    said = _read(NOT_ONLY_FOR_CANCER.sub("", texts)).words
    return any(word.startswith(OF_CANCER) for word in said)


def _add_translations(building: _Building, session: Session, rows: dict[Any, Row[Any]]) -> None:
    """Let a service that speaks a language be found by what it says in it.

    Words of a language that nobody speaks there would bring help that the asker cannot use: they
    are only known not to be typing errors. A translation of a text that has changed since counts
    here no more than on a page.
    """
    statement = select(Translation, Language.code).join(  # type: ignore[call-overload]
        Language,
        and_(
            Language.service_id == Translation.service_id,  # type: ignore[arg-type]
            Language.code == Translation.language,  # type: ignore[arg-type]
        ),
        isouter=True,
    )
    for translation, spoken in session.execute(statement):
        row = rows.get(translation.service_id)
        source = getattr(row, translation.field, None)
        if row is None or not source or print_of(source) != translation.source_hash:
            continue
        terms = building.read(translation.text)
        if translation.language == "es":
            building.spanish.update(_read(translation.text).words)
        for term in terms if spoken is not None else ():
            building.text["translation"][term].append(row.number)


def _groups_above(taxonomy: Taxonomy, term: str) -> tuple[str, ...]:
    return () if taxonomy is CANCERS else taxonomy.ancestors(term)


def _add_facets(
    facets: dict[str, dict[str, list[int]]],
    attributes: dict[int, dict[str, list[str]]],
    session: Session,
    number_of: dict[Any, int],
) -> None:
    stated: list[tuple[str, int, str]] = [
        (key, number, term)
        for number, terms in attributes.items()
        for key in ("need", "mode", "cancer", "audience")
        for term in terms[key]
    ]
    for key, column, model in (
        ("language", Language.code, Language),
        ("cost", CostOption.option, CostOption),
    ):
        statement = select(model.service_id, column)  # type: ignore[call-overload]
        stated += [
            (key, number_of[service_id], str(value))
            for service_id, value in session.execute(statement)
            if service_id in number_of and BY_KEY[key].accepts(str(value))
        ]
    for key, number, term in stated:
        values = BY_KEY[key].values
        for value in (term, *(values.ancestors(term) if values is not None else ())):
            facets[key][value].append(number)


def _read_confirmed(
    session: Session, number_of: dict[Any, int], size: int, *, standing: bool
) -> NDArray[np.int32]:
    days = np.zeros(size, dtype=np.int32)
    statement = select(Freshness.service_id, Freshness.checked_on).where(  # type: ignore[call-overload]
        Freshness.result == CheckResult.CONFIRMED, Freshness.checked_by != CheckedBy.MACHINE
    )
    if standing:
        statement = statement.where(Freshness.stands)
    for key, checked_on in session.execute(statement):
        if key in number_of:
            number = number_of[key]
            days[number] = max(days[number], checked_on.toordinal())
    return days


def _read_answering(session: Session, number_of: dict[Any, int]) -> BitMap:
    """Give the services with a number or an address of mail that is shown."""
    rung = select(Phone.service_id).where(Phone.published)  # type: ignore[call-overload]
    written_to = select(Service.id).where(  # type: ignore[call-overload]
        Service.email_published,
        Service.email.is_not(None),  # type: ignore[union-attr]
    )
    found = {*session.execute(rung).scalars(), *session.execute(written_to).scalars()}
    return BitMap(number_of[service_id] for service_id in found if service_id in number_of)


def _read_phones(session: Session, number_of: dict[Any, int]) -> Postings:
    statement = select(Phone.service_id, Phone.number).where(Phone.published)  # type: ignore[call-overload]
    return _group(
        (phone_digits(number), number_of[service_id])
        for service_id, number in session.execute(statement)
        if service_id in number_of
    )


def _build_coverage(session: Session, number_of: dict[Any, int], gazetteer: Gazetteer) -> Coverage:
    postings: dict[str, dict[str, list[int]]] = {
        kind: defaultdict(list) for kind in ("wide", "small", "vague", "inside")
    }
    towns: list[tuple[int, Place]] = []
    known: dict[tuple[str, str | None], Place | None] = {}
    statement = select(ServiceArea.service_id, ServiceArea.area, ServiceArea.name)  # type: ignore[call-overload]
    for service_id, code, name in session.execute(statement):
        number = number_of.get(service_id)
        if number is None:
            continue
        if (code, name) not in known:
            known[code, name] = (
                gazetteer.area(code) if name is None else gazetteer.named_area(name, code)
            )
        place = known[code, name]
        around = place if place is not None else gazetteer.area(code)
        for area in around.areas if around is not None else ():
            if place is None or area != place.code:
                postings["inside"][area].append(number)
        if place is None:
            postings["wide" if name is None else "vague"][code].append(number)
        elif place.kind is PlaceKind.TOWN and place.point is not None:
            towns.append((number, place))
        else:
            kind = "small" if place.kind in SMALL_AREAS else "wide"
            postings[kind][place.code or code].append(number)
    points = [place.point for _, place in towns if place.point is not None]
    return Coverage(
        **{kind: _freeze(found) for kind, found in postings.items()},
        town_numbers=np.array([number for number, _ in towns], dtype=np.uint32),
        town_vectors=unit_vectors([p.latitude for p in points], [p.longitude for p in points]),
        town_extents=np.array([place.extent_km for _, place in towns], dtype=np.float64),
    )


def _count_regions(
    coverage: Coverage, sites: Sites, size: int, gazetteer: Gazetteer
) -> NDArray[np.int32]:
    """Give in how many regions of countries, such as US-TX, each service is, by number."""
    counts = np.zeros(size, dtype=np.int32)
    kinds = (coverage.wide, coverage.small, coverage.vague, coverage.inside, sites.by_area)
    codes = {code for kind in kinds for code in kind if code.count("-") == 1}
    for code in codes:
        area = gazetteer.area(code)
        if area is None or area.kind is not PlaceKind.REGION:
            continue  # British and Irish counties have as short a code
        counts[members(BitMap.union(*(kind[code] for kind in kinds if code in kind)))] += 1
    return counts


def _build_sites(
    session: Session,
    number_of: dict[Any, int],
    attributes: dict[int, dict[str, list[str]]],
) -> tuple[Sites, tuple[Centre, ...]]:
    statement = (
        select(  # type: ignore[call-overload]
            ServiceAtLocation.service_id,
            Location.name,
            Location.point_latitude,
            Location.point_longitude,
            Location.point_areas,
            Organization.name,
            Address.city,
        )
        .join(Location, Location.id == ServiceAtLocation.location_id)
        .join(Organization, Organization.id == Location.organization_id)
        .join(Address, Address.location_id == Location.id, isouter=True)
        .where(
            Location.location_type == LocationType.PHYSICAL,
            Location.confidential.is_(False),  # type: ignore[attr-defined]
            Location.point_latitude.is_not(None),  # type: ignore[union-attr]
        )
        .order_by(ServiceAtLocation.service_id, ServiceAtLocation.position)
    )
    found = [tuple(row) for row in session.execute(statement) if row[0] in number_of]
    numbers = [number_of[row[0]] for row in found]
    by_area = _group((area, number_of[row[0]]) for row in found for area in row[4])
    at_point = Counter((row[2], row[3]) for row in found)
    centres = {
        (fold(name), row[2], row[3]): row
        for row in found
        if "treatment" in _groups(attributes[number_of[row[0]]]["need"])
        for name in (row[1], row[5])
        if name
    }
    return (
        Sites(
            numbers=np.array(numbers, dtype=np.uint32),
            vectors=unit_vectors([row[2] for row in found], [row[3] for row in found]),
            by_area=by_area,
            with_point=BitMap(numbers),
            towns=tuple(row[6] for row in found),
        ),
        tuple(
            Centre(name, _centre_place(name, row))
            for (name, *_), row in sorted(
                # Of several places of a name, the one where most help is given is meant.
                centres.items(),
                key=lambda item: (item[0][0], -at_point[item[0][1:]], item[0]),
            )
        ),
    )


def _groups(needs: Iterable[str]) -> set[str]:
    return {above for need in needs for above in (need, *NEEDS.ancestors(need))}


def _centre_place(name: str, row: Sequence[Any]) -> Place:
    areas = tuple(row[4])
    shown = row[1] if row[1] and fold(row[1]) == name else row[5]
    return Place(
        id=f"centre:{name}@{row[2]},{row[3]}",
        kind=PlaceKind.POSTCODE,
        name=shown,
        label=shown,
        country=next((area for area in areas if len(area) == 2), ""),
        region=next((area for area in areas if len(area) > 2), None),
        point=Point(row[2], row[3]),
        precision_km=1.0,
        extent_km=1.0,
        population=0,
        areas=areas,
    )


def _order_by_name(rows: Sequence[Row[Any]], size: int) -> NDArray[np.uint32]:
    ordered = sorted(rows, key=lambda row: (row.sort_name, str(row.id)))
    return _scatter(((row.number, place) for place, row in enumerate(ordered)), size)


def _scatter(pairs: Iterable[tuple[int, int]], size: int) -> NDArray[np.uint32]:
    found = np.zeros(size, dtype=np.uint32)
    for number, value in pairs:
        found[number] = value
    return found


def _group(pairs: Iterable[tuple[str, int]]) -> Postings:
    found: dict[str, list[int]] = defaultdict(list)
    for key, number in pairs:
        found[key].append(number)
    return _freeze(found)


def _freeze(found: dict[str, list[int]]) -> Postings:
    # Sorted input from an array: many times faster than adding numbers one by one.
    return {key: BitMap(array("I", sorted(set(numbers)))) for key, numbers in found.items()}
