"""Searches in plain words that find a service, each of them really run."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from uuid import UUID

from sqlalchemy import Engine, select
from sqlalchemy.pool import NullPool
from sqlmodel import Session, SQLModel

from finder.db import open_engine
from finder.directory.authors import Author
from finder.directory.editing import apply
from finder.directory.records import ServiceRecord
from finder.directory.rows import read_records
from finder.models import Attribute, Service, table_of
from finder.places.areas import WORLD, choice_of
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.search.request import SearchRequest
from finder.search.results import Card
from finder.vocabulary import ANY_CANCER, CANCERS, NEEDS, ListingStatus, Origin

SEARCHES = 3
MOST_NEIGHBOURS = 12
# How people say the ways of taking part that need no place.
REMOTE = {"phone": "by phone", "video": "by video", "live_online_group": "online"}
REMOTE |= {"forum": "online forum", "text_chat": "text chat", "post": "by post"}

Search = Callable[[str], Collection[UUID]]


@dataclass(frozen=True, slots=True)
class Trial:
    """A service as it would stand in the directory: its card, and searches that would find it."""

    card: Card | None
    searches: tuple[str, ...]


def three_searches(record: ServiceRecord, gazetteer: Gazetteer, search: Search) -> list[str]:
    """Give up to three plain searches whose first page holds the service, in the order of use.

    `search` gives the ids on the first page for a text.
    """
    found: list[str] = []
    for text in dict.fromkeys(_candidates(record, gazetteer)):
        if len(found) == SEARCHES:
            break
        if record.id in search(text):
            found.append(text)
    return found


@cache
def _trials() -> Engine:
    """Give an engine each of whose connections is an empty directory in memory of its own.

    There is one for all trials, for it knows the statements that were written before.
    """
    return open_engine("sqlite://", poolclass=NullPool)


@cache
def _tables() -> str:
    """Give the statements that make all tables."""
    with _trials().connect() as connection:
        SQLModel.metadata.create_all(connection)
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        return ";".join(made.scalars())


@contextmanager
def _trial_index(
    record: ServiceRecord,
    neighbours: Sequence[ServiceRecord],
    gazetteer: Gazetteer,
    now: datetime,
) -> Iterator[tuple[Finder, Session]]:
    """Give a finder and a session of a directory in memory that holds the record among others.

    Nothing of it is kept, and the real directory is not touched.
    """
    others = [one for one in neighbours if one.id != record.id and one.merged_into is None]
    tables = _tables()
    with _trials().connect() as connection, Session(connection) as session:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.executescript(tables)
        apply(session, [record, *others], Author("trial", Origin.STAFF), now, gazetteer)
        yield Finder(gazetteer), session


def _first_page(
    finder: Finder, session: Session, country: str, today: date, text: str
) -> set[UUID]:
    request = SearchRequest(text=text, country=country)
    return {card.id for card in finder.search(session, request, today).cards}


def searches_of(
    session: Session,
    finder: Finder,
    record: ServiceRecord,
    gazetteer: Gazetteer,
    country: str,
    today: date,
) -> list[str]:
    """Give up to three searches that find a service of the directory, as it is now."""
    search = partial(_first_page, finder, session, country, today)
    return three_searches(record, gazetteer, search)


def neighbours_of(
    session: Session, record: ServiceRecord, most: int = MOST_NEIGHBOURS
) -> list[ServiceRecord]:
    """Give services of the directory that give the same help, as rivals of a record in a search."""
    has, services = table_of(Attribute), table_of(Service)
    statement = (
        select(services.c.id)
        .join(has, has.c.service_id == services.c.id)
        .where(
            has.c.taxonomy == "need",
            has.c.term.in_(record.needs[:1]),
            services.c.id != record.id,
            services.c.merged_into.is_(None),
            services.c.status != ListingStatus.NOT_LIVE,
        )
        .order_by(services.c.number)
        .limit(most)
    )
    ids = list(session.connection().execute(statement).scalars())
    return list(read_records(session, ids).values())


def try_out(
    session: Session,
    record: ServiceRecord,
    gazetteer: Gazetteer,
    country: str,
    now: datetime,
) -> Trial:
    """Give what a service that is not in the directory yet would look like in a search there.

    It is tried in an index of its own, beside services that give the same help.
    """
    neighbours = neighbours_of(session, record)
    with _trial_index(record, neighbours, gazetteer, now) as (finder, there):
        # Without words, which might name a place and so a distance.
        all_alike = SearchRequest(
            chosen={"need": tuple(record.needs[:1])}, country=country, limit=MOST_NEIGHBOURS + 1
        )
        by_name = SearchRequest(text=record.name, country=country)
        cards = [
            card
            for request in (all_alike, by_name)
            for card in finder.search(there, request, now.date()).cards
        ]
        return Trial(
            next((card for card in cards if card.id == record.id), None),
            tuple(searches_of(there, finder, record, gazetteer, country, now.date())),
        )


def _candidates(record: ServiceRecord, gazetteer: Gazetteer) -> Iterator[str]:
    """Give what people might type, the most telling first."""
    needs = [_inside(NEEDS[need].label) for need in record.needs] or ["help"]
    cancers = [_inside(CANCERS[one].label) for one in record.cancers if one != ANY_CANCER]
    places = list(_places(record, gazetteer))
    ways = [REMOTE[mode] for mode in record.delivery_modes if mode in REMOTE]
    for place in places[:1]:
        yield f"{needs[0]} {place}"
        for cancer in cancers[:1]:
            yield f"{cancer} {needs[0]} {place}"
    for way in ways[:1]:
        yield f"{needs[0]} {way}"
    for cancer in cancers[:1]:
        yield f"{needs[0]} for {cancer}"
    for need in needs[1:3]:
        yield " ".join((need, *places[:1]))
    yield record.name
    yield record.organization.name
    yield f"{record.name} {record.organization.name}"
    yield needs[0]


def _places(record: ServiceRecord, gazetteer: Gazetteer) -> Iterator[str]:
    """Give "near Boston, MA" for its places, else "in Massachusetts" for its areas."""
    for place in record.locations:
        for address in place.addresses:
            if not place.confidential and address.city:
                region = f", {address.state_province}" if address.state_province else ""
                yield f"near {address.city}{region}"
    for area in record.service_areas:
        if area.name is not None:
            yield f"in {area.name}"
        elif area.area != WORLD and "-" in area.area:
            yield f"in {choice_of(gazetteer, area.area, None).words}"


def _inside(label: str) -> str:
    """Give a label as it stands inside a sentence; "HER2-positive" and "DCIS" stay capitals."""
    is_initials = len(label) > 1 and label[1].isupper()
    return label if is_initials else label[:1].lower() + label[1:]
