"""Cases end by themselves: untouched ones close, closed ones are erased, counters stay.

None of it needs the key: whoever lost it must not keep what nobody can read.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, select
from sqlmodel import Session, col

from finder.casework.cases import close, erase
from finder.casework.team_links import forget_old_links
from finder.config import Config
from finder.db import scrub, writing
from finder.models import CaseFile

MOST_AT_ONCE = 100


def forget_cases(
    engine: Engine, config: Config, now: datetime, *, restored: bool = False
) -> tuple[int, int]:
    """Close and erase what is due, in tables and files; gives how many closed and were erased.

    Links of teams that have ended go too. After a backup was `restored`, each case closes on the
    day on which it was due: one that had been erased by then does not begin its last days anew.
    """
    # In UTC: elsewhere a day less is not always 24 hours less.
    now = now.astimezone(UTC)
    untouched_since = now - timedelta(days=config.cases_close)
    closed_since = now - timedelta(days=config.cases_erase)
    late = timedelta(days=config.cases_close) if restored else None
    closed = _repeat(engine, lambda session: close_untouched(session, untouched_since, now, late))
    erased = _repeat(engine, lambda session: erase_closed(session, closed_since))
    with writing(engine) as session:
        forget_old_links(session, now)
    if erased:
        scrub_cases(engine)
    return closed, erased


def close_untouched(
    session: Session, since: datetime, now: datetime, after: timedelta | None = None
) -> int:
    """Close open cases that nobody has touched since then; gives how many, 100 at most.

    They close now, or so long `after` they were touched last.
    """
    due = (
        select(CaseFile)
        .where(col(CaseFile.closed_at).is_(None), col(CaseFile.touched_at) <= since)
        .limit(MOST_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    found = list(session.execute(due).scalars())
    for case in found:
        close(session, case, now if after is None else case.touched_at + after)
    return len(found)


def erase_closed(session: Session, since: datetime) -> int:
    """Erase cases that closed before then; gives how many, 100 at most."""
    due = select(col(CaseFile.id)).where(col(CaseFile.closed_at) <= since).limit(MOST_AT_ONCE)
    return erase(session, list(session.execute(due).scalars()))


def scrub_cases(engine: Engine) -> None:
    """Overwrite what was erased in the database's own files; call it after the commit."""
    scrub(engine, tables=("case_file", "case_item", "case_minutes", "form_key", "team_link"))


def _repeat(engine: Engine, step: Callable[[Session], int]) -> int:
    """Give the sum of steps, each in a write of its own, so that nobody waits long for its turn."""
    total = 0
    while True:
        with writing(engine) as session:
            done = step(session)
        total += done
        if done < MOST_AT_ONCE:
            return total
