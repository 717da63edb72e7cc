"""What was found behind links: kept per address, and judged with patience."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import ColumnElement, Select, delete, func, select
from sqlmodel import Session

from finder.directory.links.wanted import is_wanted, wanted
from finder.directory.storing import lock_state
from finder.fetching import Answer
from finder.models import LinkCheck, table_of
from finder.vocabulary import NOT_THERE, LinkOutcome

# A page may be missing for an hour, and a name for a day: only then is a link called dead.
DAYS_TO_BE_DEAD = 3
Look = tuple[str, Answer, datetime]  # a link, what came of it, and when
WORKS = (LinkOutcome.FINE, LinkOutcome.MOVED)
_check = table_of(LinkCheck)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the newest look at a link found; `failures` and `days_gone` are in a row.

    Days count when the page, or the whole site, was not there. A look without an answer, or one
    that was refused, says nothing either way.
    """

    url: str
    outcome: LinkOutcome
    status: int | None
    moved_to: str | None
    checked_at: datetime
    failing_since: datetime | None
    failures: int
    days_gone: int

    @property
    def is_dead(self) -> bool:
        """Say whether it may be called a link that does not work."""
        return self.outcome in NOT_THERE and self.days_gone >= DAYS_TO_BE_DEAD


def keep(session: Session, looks: Iterable[Look]) -> None:
    """Write down what came of looks at links; nothing of those that are not offered any more."""
    # Somebody may have erased one while we asked: it must not come back by this door.
    lock_state(session)
    for url, answer, moment in looks:
        if is_wanted(session, url):
            _keep(session, url, answer, moment)
    session.flush()


def _keep(session: Session, url: str, answer: Answer, now: datetime) -> None:
    key = id_of(url)
    row = session.get(LinkCheck, key)
    days_gone = row.days_gone if row is not None else 0
    is_another_day = row is None or days_gone == 0 or row.checked_at.date() < now.date()
    if row is None:
        row = LinkCheck(id=key, url=url, outcome=answer.outcome, checked_at=now)
    row.outcome, row.status = answer.outcome, answer.status
    row.moved_to, row.checked_at = answer.moved_to, now
    if answer.outcome in WORKS:
        row.failing_since, row.failures, row.days_gone = None, 0, 0
    else:
        row.failing_since, row.failures = row.failing_since or now, row.failures + 1
        if answer.outcome in NOT_THERE and is_another_day:
            row.days_gone = days_gone + 1
    session.add(row)


def id_of(url: str) -> UUID:
    """Give the key of a link: the same for the same address."""
    return uuid5(NAMESPACE_URL, url)


def read_findings(session: Session, urls: Collection[str | None]) -> Mapping[str, Finding]:
    """Give what is known of these links, without those that nobody looked at."""
    keys = [id_of(url) for url in urls if url]
    rows = session.connection().execute(select(_check).where(_check.c.id.in_(keys)))
    return {row.url: _finding(row) for row in rows}


def list_findings(session: Session, outcomes: Collection[LinkOutcome]) -> list[Finding]:
    """Give the offered links of which this was found, those that fail longest first."""
    statement = select(_check).where(_check.c.outcome.in_(outcomes), _is_offered())
    found = [_finding(row) for row in session.connection().execute(statement)]
    return sorted(found, key=lambda one: (one.failing_since or one.checked_at, one.url))


def count_findings(session: Session) -> Mapping[LinkOutcome, int]:
    """Give how many of the offered links are in each state, without those that none is in."""
    statement = (
        select(_check.c.outcome, func.count().label("links"))
        .where(_is_offered())
        .group_by(_check.c.outcome)
    )
    return {row.outcome: row.links for row in session.connection().execute(statement)}


def looked_at_since(session: Session, moment: datetime) -> set[str]:
    """Give the links that were looked at after a moment."""
    statement = select(_check.c.url).where(_check.c.checked_at > moment)
    return set(session.connection().execute(statement).scalars())


def list_doubtful(session: Session) -> list[str]:
    """Give the links that were not there, and not on enough days to say so."""
    statement = select(_check.c.url).where(
        _is_not_there(), _check.c.days_gone < DAYS_TO_BE_DEAD, _is_offered()
    )
    return list(session.connection().execute(statement).scalars())


def list_fine(session: Session, most: int) -> list[str]:
    """Give some links that worked when they were last looked at, the newest first."""
    statement = (
        select(_check.c.url)
        .where(_check.c.outcome.in_(WORKS))
        .order_by(_check.c.checked_at.desc(), _check.c.id)
        .limit(most)
    )
    return list(session.connection().execute(statement).scalars())


def dead_links() -> Select[tuple[str]]:
    """Give the statement of the links that do not work."""
    return select(_check.c.url).where(_is_not_there(), _check.c.days_gone >= DAYS_TO_BE_DEAD)


def forget_unwanted(session: Session) -> None:
    """Delete what was found behind links that the directory offers no more."""
    session.connection().execute(delete(_check).where(_check.c.url.not_in(wanted())))


def _is_offered() -> ColumnElement[bool]:
    """Give the condition that a link was not taken out of the directory since."""
    return _check.c.url.in_(wanted())


def _is_not_there() -> ColumnElement[bool]:
    return _check.c.outcome.in_(NOT_THERE)


def _finding(row: object) -> Finding:
    return Finding(**{name: getattr(row, name) for name in Finding.__slots__})
