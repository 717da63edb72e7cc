"""Services that a team gives again and again, and what changed of them since they were last used.

Every function takes the worker, and finds only collections of a team of theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlmodel import Session, col

from finder.casework.listings import Listing, read_listings
from finder.casework.scope import find_row, rows_of
from finder.casework.teams import team_of
from finder.models import Collection
from finder.rules.freshness import fund_status_on
from finder.text import fold
from finder.vocabulary import FundStatus

LONGEST_NAME = 100
MOST_SERVICES = 40
LONG_AGO = timedelta(days=180)


class UnknownCollectionError(LookupError):
    """There is no such collection in a team of this worker."""


class ChangedCollectionError(ValueError):
    """Somebody else changed the collection since it was shown."""


class CollectionNameTakenError(ValueError):
    """The team has a collection of this name already."""


class Changed(StrEnum):
    """What is another than when the collection was last used."""

    GONE = "gone"
    MERGED = "merged"
    CLOSED = "closed"
    PHONE = "phone"
    FUND = "fund"
    TEXT = "text"
    NOT_CONFIRMED = "not_confirmed"


@dataclass(frozen=True, slots=True)
class CollectionEntry:
    """One service of a collection as it is now, what changed, and the phone that it had."""

    listing: Listing
    changes: tuple[Changed, ...]
    phone_before: str | None

    @property
    def is_as_before(self) -> bool:
        """Say whether nothing of it changed since then: that nobody confirmed it is no change."""
        return set(self.changes) <= {Changed.NOT_CONFIRMED}


@dataclass(frozen=True, slots=True)
class TeamCollection:
    """One collection; its entries stand in the order in which the team gives them."""

    id: UUID
    team_id: UUID
    name: str
    numbers: tuple[int, ...]
    changed_at: datetime
    used_at: datetime | None


def list_collections(session: Session, worker: UUID) -> list[TeamCollection]:
    """Give the collections of the worker's teams by name."""
    found = session.execute(
        rows_of(worker, Collection).order_by(col(Collection.name_key))
    ).scalars()
    return [_collection(one) for one in found]


def has_collection(session: Session, worker: UUID, collection_id: UUID) -> bool:
    """Say whether the worker's teams have such a collection."""
    return find_row(session, worker, Collection, collection_id) is not None


def read_collection(
    session: Session, worker: UUID, collection_id: UUID, today: date
) -> tuple[TeamCollection, list[CollectionEntry]]:
    """Give one collection with its services as they are now; raises UnknownCollectionError."""
    found = _find(session, worker, collection_id)
    listings = read_listings(session, {int(one["number"]) for one in found.entries})
    entries = [
        CollectionEntry(
            listing=listings[int(one["number"])],
            changes=_changes(one, listings[int(one["number"])], today),
            phone_before=one.get("phone"),
        )
        for one in found.entries
    ]
    return _collection(found), entries


def create_collection(
    session: Session,
    worker: UUID,
    team_id: UUID,
    name: str,
    numbers: Sequence[int],
    now: datetime,
) -> UUID:
    """Make a collection in a team of the worker's, and give its id.

    Raises UnknownTeamError, or CollectionNameTakenError. Numbers of no service are left out.
    """
    team = team_of(session, worker, team_id)
    _refuse_taken(session, team.id, name)
    made = Collection(
        id=uuid4(),
        team_id=team.id,
        name=name.strip(),
        name_key=fold(name, LONGEST_NAME),
        entries=_seen(session, numbers),
        changed_at=now,
    )
    session.add(made)
    session.flush()
    return made.id


def change_collection(
    session: Session,
    worker: UUID,
    collection_id: UUID,
    name: str,
    numbers: Sequence[int],
    now: datetime,
    *,
    seen: str | None = None,
) -> None:
    """Give a collection this name and these services, in this order.

    What is known of those that were in it already stays, so that changes are still told. `seen` is
    the moment of the last change when it was shown, in ISO 8601. Raises UnknownCollectionError,
    ChangedCollectionError, or CollectionNameTakenError.
    """
    found = _find(session, worker, collection_id, lock=True)
    if seen is not None and found.changed_at.isoformat() != seen:
        raise ChangedCollectionError(collection_id)
    _refuse_taken(session, found.team_id, name, but=found.id)
    before = {int(one["number"]): one for one in found.entries}
    found.entries = [before.get(int(str(one["number"])), one) for one in _seen(session, numbers)]
    found.name, found.name_key, found.changed_at = name.strip(), fold(name, LONGEST_NAME), now
    session.add(found)
    session.flush()


def use_collection(session: Session, worker: UUID, collection_id: UUID, now: datetime) -> None:
    """Note that a collection was looked at and used: what changed until now is told no more.

    Raises UnknownCollectionError.
    """
    found = _find(session, worker, collection_id, lock=True)
    found.entries = _seen(session, [int(one["number"]) for one in found.entries])
    found.used_at = now
    session.add(found)
    session.flush()


def remove_collection(session: Session, worker: UUID, collection_id: UUID) -> None:
    """Take a collection away; raises UnknownCollectionError."""
    found = _find(session, worker, collection_id, lock=True)
    session.execute(delete(Collection).where(col(Collection.id) == found.id))
    session.flush()


def _find(session: Session, worker: UUID, collection_id: UUID, *, lock: bool = False) -> Collection:
    found = find_row(session, worker, Collection, collection_id, lock=lock)
    if found is None:
        raise UnknownCollectionError(collection_id)
    return found


def _refuse_taken(session: Session, team_id: UUID, name: str, but: UUID | None = None) -> None:
    taken = session.execute(
        select(col(Collection.id)).where(
            col(Collection.team_id) == team_id, col(Collection.name_key) == fold(name, LONGEST_NAME)
        )
    )
    if any(one != but for one in taken.scalars()):
        raise CollectionNameTakenError(name)


def _seen(session: Session, numbers: Sequence[int]) -> list[dict[str, object]]:
    """Give entries as the services are now; one that is not there is kept if it ever was."""
    wanted = list(dict.fromkeys(numbers))[:MOST_SERVICES]
    listings = read_listings(session, set(wanted))
    return [
        {
            "number": number,
            "version": listings[number].version,
            "phone": listings[number].phone,
            "ended": listings[number].has_ended,
            "fund": listings[number].fund_status,
        }
        for number in wanted
        if not listings[number].is_gone
    ]


def _changes(before: dict[str, object], now: Listing, today: date) -> tuple[Changed, ...]:
    if now.is_gone:
        return (Changed.GONE,)
    if now.merged_into is not None:
        return (Changed.MERGED,)
    if now.has_ended:
        return (Changed.CLOSED,)
    found = []
    if before.get("phone") != now.phone:
        found.append(Changed.PHONE)
    # What somebody said of a fund weeks ago is not known any more.
    fund = fund_status_on(now.fund_status, filter(None, [now.fund_on]), today)
    if before.get("fund") != fund and fund is not FundStatus.UNKNOWN:
        found.append(Changed.FUND)
    if not found and before.get("version") != now.version:
        found.append(Changed.TEXT)
    if now.confirmed_on is None or today - now.confirmed_on > LONG_AGO:
        found.append(Changed.NOT_CONFIRMED)
    return tuple(found)


def _collection(one: Collection) -> TeamCollection:
    numbers = tuple(int(entry["number"]) for entry in one.entries)
    return TeamCollection(one.id, one.team_id, one.name, numbers, one.changed_at, one.used_at)
