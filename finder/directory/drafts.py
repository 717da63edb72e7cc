"""Drafts: what somebody typed, kept at every step until it is published or thrown away."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, select
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.by_hand import edit
from finder.directory.records import ServiceRecord
from finder.directory.storing import SERVICE, read_meta
from finder.models import Draft, table_of
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import DraftState

KEPT_AFTER_DISCARD = timedelta(days=30)
LONGEST_REASON = 2000
# How the reason of a version begins that somebody else published.
TYPED_BY = "Typed by"
_draft = table_of(Draft)


class UnknownDraftError(LookupError):
    """There is no such draft, or it is somebody else's."""


class SecondPairOfEyesError(ValueError):
    """Somebody else must publish this draft, after its author asked for it."""


class ChangedDraftError(ValueError):
    """The draft says something else by now than what was looked at."""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it is kept; `typed` holds the form's values exactly as they were typed.

    `account` names who typed it, as revisions do. `service_id` is None for a new service, which
    gets the draft's own id. `expected_version` is the version that the editor saw. `reason` is why
    `reviewer` sent it back the last time, also while it waits again.
    """

    id: UUID
    account: str
    service_id: UUID | None
    title: str
    step: str
    typed: Mapping[str, Any]
    expected_version: int | None
    state: DraftState
    reason: str | None
    reviewer: str | None
    created_at: datetime
    changed_at: datetime
    discarded_at: datetime | None


class TypedElsewhereError(ChangedDraftError):
    """The same fields were typed otherwise in another window; `kept` is what they say now."""

    def __init__(self, kept: KeptDraft) -> None:
        super().__init__(str(kept.id))
        self.kept = kept


@dataclass(frozen=True, slots=True)
class Hand:
    """A window in which somebody types, and its how manieth sending this is.

    One window sends again and again, and its sendings may overtake each other.
    """

    window: str
    turn: int


@dataclass(frozen=True, slots=True)
class Published:
    """The service that a draft has become; `again` when it was published before."""

    service_id: UUID
    number: int
    again: bool = False


def save(
    session: Session,
    draft_id: UUID,
    account: str,
    typed: Mapping[str, Any],
    now: datetime,
    *,
    step: str,
    title: str = "",
    service_id: UUID | None = None,
    expected_version: int | None = None,
    seen: str | None = None,
    hand: Hand | None = None,
) -> KeptDraft:
    """Keep what was typed beside what this draft held of other steps; gives the draft.

    The first save begins it. One that waits for somebody else's eyes is the author's again, and
    one that was thrown away is back. `seen` is the mark (`mark_of`) of what these fields said when
    somebody began to type: raises TypedElsewhereError where they say something else by now that
    would be lost. What this `hand` itself typed in them is no such thing, and what comes after a
    later turn of it is left out. Raises UnknownDraftError for somebody else's.
    """
    row = session.get(Draft, draft_id, with_for_update=True)
    if row is None:
        row = Draft(
            id=draft_id,
            account=account,
            title="",
            step=step,
            state=DraftState.OPEN,
            created_at=now,
            changed_at=now,
        )
    elif row.account != account:
        raise UnknownDraftError(str(draft_id))
    elif hand is not None and (last := row.hands.get(step, [""]))[0] == hand.window:
        if hand.turn <= last[1]:
            return _kept(row)
    elif seen is not None and mark_of(row.typed, typed) not in (seen, mark_of(typed, typed)):
        raise TypedElsewhereError(_kept(row))
    row.hands = _hands(row, step, hand)
    row.typed = {**row.typed, **typed}
    row.step = step
    row.title = title[:300] or row.title
    row.service_id = service_id or row.service_id
    row.expected_version = row.expected_version if expected_version is None else expected_version
    row.changed_at = now
    row.discarded_at = None
    if row.state is DraftState.WAITING:
        row.state = DraftState.OPEN
    session.add(row)
    session.flush()
    return _kept(row)


def _hands(row: Draft, step: str, hand: Hand | None) -> dict[str, Any]:
    """Give the hands of all steps, with that of this one, which may have none."""
    others = {name: last for name, last in row.hands.items() if name != step}
    return others if hand is None else others | {step: [hand.window, hand.turn]}


def mark_of(typed: Mapping[str, Any], names: Iterable[str]) -> str:
    """Give a short mark of what these fields say; empty and not there are the same."""
    values = [(name, typed.get(name) or "") for name in sorted(names)]
    return sha256(json.dumps(values).encode("ascii")).hexdigest()[:32]


def read_draft(session: Session, draft_id: UUID, account: str) -> KeptDraft | None:
    """Give a draft of one's own, or one that waits for others; None for any other."""
    row = session.get(Draft, draft_id)
    if row is None or (row.account != account and row.state is not DraftState.WAITING):
        return None
    return _kept(row)


def list_mine(session: Session, account: str) -> list[KeptDraft]:
    """Give one's own drafts, the last changed first, without those thrown away."""
    mine = select(Draft).where(_draft.c.account == account, _draft.c.discarded_at.is_(None))
    return _read(session, mine)


def list_discarded(session: Session, account: str) -> list[KeptDraft]:
    """Give one's own drafts that were thrown away and can still be brought back."""
    mine = select(Draft).where(_draft.c.account == account, _draft.c.discarded_at.is_not(None))
    return _read(session, mine)


def list_waiting(session: Session, account: str) -> list[KeptDraft]:
    """Give the drafts of others that wait for a second pair of eyes, the last changed first."""
    waiting = select(Draft).where(
        _draft.c.account != account,
        _draft.c.state == DraftState.WAITING,
        _draft.c.discarded_at.is_(None),
    )
    return _read(session, waiting)


def discard(session: Session, draft_id: UUID, account: str, now: datetime) -> None:
    """Throw a draft away; for 30 days it can be brought back. Raises UnknownDraftError."""
    row = _own(session, draft_id, account)
    row.discarded_at = now
    if row.state is DraftState.WAITING:
        row.state = DraftState.OPEN
    session.flush()


def bring_back(session: Session, draft_id: UUID, account: str) -> None:
    """Take a draft out of the bin again; raises UnknownDraftError."""
    _own(session, draft_id, account).discarded_at = None
    session.flush()


def forget_discarded(session: Session, now: datetime) -> int:
    """Delete the drafts that were thrown away more than 30 days ago; gives how many."""
    old = delete(_draft).where(_draft.c.discarded_at < now - KEPT_AFTER_DISCARD)
    return session.connection().execute(old).rowcount


def submit(session: Session, draft_id: UUID, account: str, now: datetime) -> None:
    """Ask for a second pair of eyes; raises UnknownDraftError."""
    row = _own(session, draft_id, account)
    row.state, row.changed_at, row.discarded_at = DraftState.WAITING, now, None
    session.flush()


def send_back(
    session: Session,
    draft_id: UUID,
    reviewer: str,
    reason: str,
    now: datetime,
    *,
    seen: datetime | None = None,
) -> None:
    """Give a waiting draft back to its author with a reason.

    `seen` is when the text that was read had been changed last. Raises UnknownDraftError, and
    ChangedDraftError where that is another text by now.
    """
    row = session.get(Draft, draft_id, with_for_update=True)
    if row is None or row.state is not DraftState.WAITING or row.account == reviewer:
        raise UnknownDraftError(str(draft_id))
    _require_seen(row, seen)
    row.state, row.reason = DraftState.SENT_BACK, reason[:LONGEST_REASON]
    row.reviewer, row.changed_at = reviewer, now
    session.flush()


def meet(
    session: Session, draft_id: UUID, typed: Mapping[str, Any], version: int, now: datetime
) -> None:
    """Keep in a draft what it is together with a newer version of its service.

    Whose turn it is stays: one that waits still does. Raises UnknownDraftError.
    """
    row = session.get(Draft, draft_id, with_for_update=True)
    if row is None:
        raise UnknownDraftError(str(draft_id))
    row.typed, row.expected_version, row.changed_at = {**row.typed, **typed}, version, now
    row.hands = {}
    session.flush()


def publish(
    session: Session,
    draft_id: UUID,
    account: str,
    record: ServiceRecord,
    author: Author,
    now: datetime,
    gazetteer: Gazetteer,
    *,
    needs_second: bool,
    seen: datetime | None = None,
) -> Published:
    """Write the record that was made of the draft, and drop the draft, both or neither.

    With `needs_second` only another account may publish, and only what its author submitted:
    raises SecondPairOfEyesError. `seen` is when the text of the record had been changed last:
    raises ChangedDraftError where that is another text by now. Published a second time, a new
    service is given as it is. Raises UnknownDraftError, and what `edit` raises.
    """
    row = session.get(Draft, draft_id, with_for_update=True)
    if row is None or (row.account != account and row.state is not DraftState.WAITING):
        there = read_meta(session, SERVICE, [draft_id]).get(draft_id) if row is None else None
        if there is None:
            raise UnknownDraftError(str(draft_id))
        return Published(draft_id, there.number, again=True)
    if needs_second and (row.account == account or row.state is not DraftState.WAITING):
        raise SecondPairOfEyesError(str(draft_id))
    _require_seen(row, seen)
    key = row.service_id or row.id
    if row.account != account:
        author = author.because(f"{TYPED_BY} {row.account}")
    record = record.model_copy(update={"id": key})
    edit(session, record, row.expected_version, author, now, gazetteer)
    session.delete(row)
    session.flush()
    return Published(key, read_meta(session, SERVICE, [key])[key].number)


def _own(session: Session, draft_id: UUID, account: str) -> Draft:
    row = session.get(Draft, draft_id, with_for_update=True)
    if row is None or row.account != account:
        raise UnknownDraftError(str(draft_id))
    return row


def _require_seen(row: Draft, seen: datetime | None) -> None:
    if seen is not None and row.changed_at != seen:
        raise ChangedDraftError(str(row.id))


def _read(session: Session, statement: Select[Any]) -> list[KeptDraft]:
    rows: Sequence[Draft] = (
        session.execute(statement.order_by(_draft.c.changed_at.desc(), _draft.c.id)).scalars().all()
    )
    return [_kept(row) for row in rows]


def _kept(row: Draft) -> KeptDraft:
    return KeptDraft(**{name: getattr(row, name) for name in KeptDraft.__dataclass_fields__})
