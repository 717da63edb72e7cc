"""Links by which a team shows what helps to whoever has one, without an account.

A link opens one collection, or the sheet of one case, and nothing of the other kind. What stands in
its address is given away once, and kept as a hash only. Whoever has it learns of services: never of
the case, its team, or a name.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Select, and_, delete, or_, select
from sqlmodel import Session, col

from finder.accounts.tokens import new_token, token_hash
from finder.casework.cases import touch
from finder.casework.collections import UnknownCollectionError
from finder.casework.scope import find_row
from finder.casework.teams import team_ids_of
from finder.models import CaseFile, CaseItem, Collection, TeamLink


class UnknownLinkError(LookupError):
    """The link was taken back, has ended, is of another kind, or never was one of ours."""


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link that still opens something. Its address is not known any more."""

    id: UUID
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Shared:
    """What a link opens: numbers of services in their order, until when."""

    numbers: tuple[int, ...]
    expires_at: datetime


def share_collection(
    session: Session,
    worker: UUID,
    collection_id: UUID,
    lifetime: timedelta,
    now: datetime,
    token: str | None = None,
) -> str:
    """Give the token of a new link to a collection, this one or one made at random.

    Raises UnknownCollectionError.
    """
    found = find_row(session, worker, Collection, collection_id, lock=True)
    if found is None:
        raise UnknownCollectionError(collection_id)
    return _make(session, lifetime, now, token, collection_id=found.id)


def share_sheet(
    session: Session,
    worker: UUID,
    case_id: UUID,
    lifetime: timedelta,
    now: datetime,
    token: str | None = None,
) -> str:
    """Give the token, this one or one made at random, of a new link to what was given until now.

    What is given later is not in it: it may be for other eyes. Raises UnknownCaseError.
    """
    case = touch(session, worker, case_id, now)
    return _make(session, lifetime, now, token, case_id=case.id)


def list_links(session: Session, worker: UUID, owner_id: UUID, now: datetime) -> list[SharedLink]:
    """Give the links to a collection or a case of the worker's teams, the newest first."""
    owned = or_(col(TeamLink.collection_id) == owner_id, col(TeamLink.case_id) == owner_id)
    wanted = _mine(worker).where(owned, col(TeamLink.expires_at) > now)
    found = session.execute(wanted.order_by(col(TeamLink.made_at).desc(), col(TeamLink.id)))
    return [SharedLink(one.id, one.made_at, one.expires_at) for one in found.scalars()]


def find_link(session: Session, worker: UUID, link_id: UUID) -> TeamLink | None:
    """Give a link of the worker's teams with what it hangs on, None for any other."""
    found: TeamLink | None = session.execute(
        _mine(worker).where(col(TeamLink.id) == link_id)
    ).scalar_one_or_none()
    return found


def take_link_back(session: Session, worker: UUID, link_id: UUID) -> None:
    """Let a link open nothing any more; raises UnknownLinkError."""
    if find_link(session, worker, link_id) is None:
        raise UnknownLinkError
    session.execute(delete(TeamLink).where(col(TeamLink.id) == link_id))


def open_collection(session: Session, token: str, now: datetime) -> Shared:
    """Give what is in the collection of a link now; raises UnknownLinkError."""
    found = session.execute(
        select(col(TeamLink.expires_at), Collection)
        .join(Collection, col(Collection.id) == col(TeamLink.collection_id))
        .where(_works(token, now))
    ).one_or_none()
    if found is None:
        raise UnknownLinkError
    expires_at, collection = found
    return Shared(tuple(int(one["number"]) for one in collection.entries), expires_at)


def open_sheet(session: Session, token: str, now: datetime) -> Shared:
    """Give what was given in the case of a link before it was made; raises UnknownLinkError."""
    found: TeamLink | None = session.execute(
        select(TeamLink).where(_works(token, now), col(TeamLink.case_id).is_not(None))
    ).scalar_one_or_none()
    if found is None:
        raise UnknownLinkError
    wanted = select(col(CaseItem.service_number)).where(
        col(CaseItem.case_id) == found.case_id, col(CaseItem.given_at) <= found.made_at
    )
    numbers = session.execute(wanted.order_by(col(CaseItem.position))).scalars()
    return Shared(tuple(numbers), found.expires_at)


def was_made_since(session: Session, token: str, since: datetime, now: datetime) -> bool:
    """Say whether a link with this token was made since then, and still opens something."""
    wanted = select(col(TeamLink.id)).where(_works(token, now), col(TeamLink.made_at) > since)
    return session.execute(wanted).first() is not None


def forget_old_links(session: Session, now: datetime) -> int:
    """Delete the links that have ended; gives how many."""
    gone = session.execute(delete(TeamLink).where(col(TeamLink.expires_at) <= now))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def _make(
    session: Session,
    lifetime: timedelta,
    now: datetime,
    token: str | None,
    *,
    collection_id: UUID | None = None,
    case_id: UUID | None = None,
) -> str:
    token = token or new_token()
    session.add(
        TeamLink(
            id=uuid4(),
            token_hash=token_hash(token),
            collection_id=collection_id,
            case_id=case_id,
            made_at=now,
            expires_at=now + lifetime,
        )
    )
    session.flush()
    return token


def _mine(worker: UUID) -> Select[TeamLink]:
    """Give the query of all links to what belongs to a team of the worker."""
    # From the few links to what they hang on, and not through all cases.
    teams = team_ids_of(worker)
    of_collection = select(Collection).where(
        col(Collection.id) == col(TeamLink.collection_id), col(Collection.team_id).in_(teams)
    )
    of_case = select(CaseFile).where(
        col(CaseFile.id) == col(TeamLink.case_id), col(CaseFile.team_id).in_(teams)
    )
    return select(TeamLink).where(or_(of_collection.exists(), of_case.exists()))


def _works(token: str, now: datetime) -> ColumnElement[bool]:
    return and_(col(TeamLink.token_hash) == token_hash(token), col(TeamLink.expires_at) > now)
