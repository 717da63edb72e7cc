"""What outlives a restore: erased records do not come back, and no number is given out twice."""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import Session, col

from finder.backup.snapshot import Ask
from finder.directory.erasing import erase_again
from finder.directory.storing import ORGANIZATION, SERVICE, TABLES, Stored, lock_state
from finder.directory.tombstones import read_stones, set_stones
from finder.erased import CASE, Erasure, read_erasures, remember
from finder.models import CaseFile, FormKey
from finder.vocabulary import ERASED, TombstoneKind

ACTOR = "flask finder restore"
STONES = "SELECT id, number, set_on, entity, kind FROM tombstone WHERE kind IN ({})".format(  # noqa: S608
    ", ".join(f"'{kind}'" for kind in ERASED)
)
NUMBERS = "SELECT last_service_number, last_organization_number FROM directory_state"


@dataclass(frozen=True, slots=True)
class Present:
    """What the present state knows, and an older one may not; numbers are the last given out."""

    erasures: tuple[Erasure, ...] = ()
    service_number: int = 0
    organization_number: int = 0


def read_present(ask: Ask) -> Present:
    """Give what a database knows that must outlive it."""
    stones = tuple(
        Erasure(UUID(str(key)), number, date.fromisoformat(str(day)), entity, kind)
        for key, number, day, entity, kind in ask(STONES)
    )
    numbers = ask(NUMBERS)
    return Present(stones, *numbers[0]) if numbers else Present(stones)


def read_present_of_file(connection: sqlite3.Connection) -> Present:
    """Give what a file of SQLite knows that must outlive it, nothing where it cannot say."""
    with suppress(sqlite3.DatabaseError):  # older than these tables, or damaged
        return read_present(lambda question: connection.execute(question).fetchall())
    return Present()


def outlive(
    session: Session, present: Present, listed: Iterable[Erasure], now: datetime
) -> tuple[int, tuple[Erasure, ...]]:
    """Bring into an older state what must outlive it; the caller commits.

    Gives how many records were erased again, and those that still stand because others that were
    not erased need them: a person must look at these.
    """
    listed = list(listed)
    cases = _erase_cases(session, {one.id for one in listed if one.entity == CASE})
    records = (one for one in (*present.erasures, *listed) if one.entity != CASE)
    every = list({(one.entity, one.id): one for one in records}.values())
    erased = erase_again(session, every, ACTOR, now)
    standing = []
    for one in every:
        if _stands(session, one):
            standing.append(one)
        elif one.id not in read_stones(session, [one.id]):
            # It came after the backup: without a stone a file would bring it back.
            gone = {one.id: Stored(one.number, 0, {})}
            kind = TombstoneKind(one.kind)
            set_stones(session, one.entity, gone, kind, one.erased_on, ACTOR)
    state = lock_state(session)
    state.last_service_number = max(
        state.last_service_number, present.service_number, *_numbers(every, SERVICE)
    )
    state.last_organization_number = max(
        state.last_organization_number, present.organization_number, *_numbers(every, ORGANIZATION)
    )
    session.flush()
    return len(erased) + cases, tuple(standing)


def mirror(session: Session, path: Path) -> None:
    """Write what the database knows as erased into the list beside it, where it is missing.

    A process may have died between the two.
    """
    connection = session.connection()
    present = read_present(lambda question: connection.exec_driver_sql(question).all())
    remember(path, present.erasures)


def keep_erased(session: Session, path: Path, now: datetime) -> int:
    """Erase again what the list names and stands all the same; gives how many records.

    Somebody may have put an older database in place by hand.
    """
    listed = read_erasures(path)
    return outlive(session, Present(), listed, now)[0] if listed else 0


def _erase_cases(session: Session, ids: set[UUID]) -> int:
    """Erase these cases of social workers with all that hangs on them; gives how many stood."""
    for case_id in ids:
        # Where a form led names the case.
        session.execute(delete(FormKey).where(col(FormKey.outcome).contains(str(case_id))))
    gone = session.execute(delete(CaseFile).where(col(CaseFile.id).in_(ids)))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def _stands(session: Session, one: Erasure) -> bool:
    table = TABLES[one.entity]
    found = session.connection().execute(select(table.c.id).where(table.c.id == one.id))
    return found.first() is not None


def _numbers(erasures: Iterable[Erasure], entity: str) -> list[int]:
    return [one.number for one in erasures if one.entity == entity]
