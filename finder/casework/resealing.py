"""Changing the key: every case sealed anew, and whether the keys that are here open them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Engine, func, select
from sqlmodel import Session, col

from finder.casework.sealing import Sealer, UnreadableCaseError
from finder.db import writing
from finder.models import CaseFile

AT_ONCE = 200
REFERENCE = "reference"


def reseal(engine: Engine, sealer: Sealer) -> int:
    """Seal every case with the newest key; gives how many. Workers may go on meanwhile.

    Raises UnreadableCaseError for a case that no key opens; those before it are done.
    """
    with Session(engine) as session:
        keys = list(session.execute(select(col(CaseFile.id))).scalars())
    for start in range(0, len(keys), AT_ONCE):
        with writing(engine) as session:
            wanted = select(CaseFile).where(col(CaseFile.id).in_(keys[start : start + AT_ONCE]))
            for case in session.execute(wanted.with_for_update()).scalars():
                content = sealer.open(case.id, case.sealed)
                case.sealed = sealer.seal(case.id, content)
                case.reference_key = sealer.reference_key(case.team_id, content[REFERENCE])
                session.add(case)
    return len(keys)


def count_cases(session: Session) -> int:
    """Give how many cases there are, of all teams."""
    return int(session.execute(select(func.count()).select_from(CaseFile)).scalar_one())


def count_locked(session: Session, keys: Sequence[str]) -> int:
    """Give how many cases none of these keys opens; it tries each, which takes a while."""
    if not keys:
        return count_cases(session)
    sealer = Sealer(keys)
    sealed = select(col(CaseFile.id), col(CaseFile.sealed)).execution_options(yield_per=AT_ONCE)
    return sum(not _opens(sealer, *row) for row in session.execute(sealed))


def _opens(sealer: Sealer, case_id: UUID, sealed: str) -> bool:
    try:
        sealer.open(case_id, sealed)
    except UnreadableCaseError:
        return False
    return True
