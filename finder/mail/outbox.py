"""Letters wait in the database until they are sent: none is lost, none holds up a transaction."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Engine, delete, func, select, update
from sqlmodel import Session

from finder.config import Config
from finder.db import write_patiently, writing
from finder.mail import folder, smtp
from finder.mail.letters import plain_recipient, plain_subject, plain_text, write_letter
from finder.mail.smtp import RefusedError, UndeliveredError
from finder.models import OutboxMessage, table_of

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
# Longer than any letter takes: whoever claimed one and is silent for so long is gone.
CLAIMED_FOR = timedelta(minutes=10)
MOST_AT_ONCE = 100
TEXT_KEPT = timedelta(days=7)
LINES_KEPT = timedelta(days=90)
TOO_OLD = "TooOld"

Carrier = Callable[[Config, EmailMessage], None]
_messages = table_of(OutboxMessage)


@dataclass(frozen=True, slots=True)
class OutboxCount:
    """How many letters wait, since when the oldest of them could go, and how many were given up.

    Given up counts those of which the text is still there: after a week nobody can send them.
    """

    waiting: int
    due_since: datetime | None
    failed: int


def queue(session: Session, to: str, subject: str, text: str, now: datetime) -> UUID:
    """Put a letter into the outbox and give its id; it is sent when the caller has committed.

    Raises UnusableRecipientError for what is not one plain address. Control characters are left
    out of the subject and the text.
    """
    message = OutboxMessage(
        id=uuid4(),
        recipient=plain_recipient(to),
        subject=plain_subject(subject),
        text=plain_text(text),
        queued_at=now,
        next_attempt=now,
    )
    session.add(message)
    session.flush()
    return message.id


def send_due(engine: Engine, config: Config, now: datetime, *, most: int = MOST_AT_ONCE) -> int:
    """Send what is due, each letter outside any transaction, and give how many went.

    Many workers may do this at once. A letter whose worker died is sent again, as the same one.
    Where the mail server cannot be used at all, the rest waits for the next time.
    """
    carry = _carrier(config)
    if carry is None:
        return 0
    started = time.monotonic()
    sent = 0
    for _ in range(most):
        moment = now + timedelta(seconds=int(time.monotonic() - started))
        message = _claim(engine, moment)
        if message is None:
            break
        try:
            carry(config, write_letter(message, config.mail_from))
        except RefusedError as error:
            _record_failure(engine, message, str(error), moment, final=error.final)
        except (UndeliveredError, OSError) as error:
            reason = str(error) if isinstance(error, UndeliveredError) else type(error).__name__
            _record_failure(engine, message, reason, moment, final=False)
            break
        else:
            _record(engine, message, {"sent_at": moment, "next_attempt": None, "text": None})
            sent += 1
    return sent


def _carrier(config: Config) -> Carrier | None:
    if config.smtp_host:
        return smtp.send
    return folder.write if config.is_development else None


def _claim(engine: Engine, now: datetime) -> OutboxMessage | None:
    """Give the letter that has been due longest, kept from others for a while."""
    is_due = _messages.c.next_attempt <= now
    # Most of the time nothing is due, and then nobody has to wait for the right to write.
    with Session(engine) as session:
        if session.execute(select(_messages.c.id).where(is_due).limit(1)).first() is None:
            return None
    with writing(engine) as session:
        message: OutboxMessage | None = session.execute(
            select(OutboxMessage)
            .where(is_due)
            .order_by(_messages.c.next_attempt, _messages.c.queued_at)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).scalar_one_or_none()
        if message is None:
            return None
        message.attempts += 1
        message.next_attempt = now + CLAIMED_FOR
        session.add(message)
        session.flush()
        session.expunge(message)
        return message


def _record_failure(
    engine: Engine, message: OutboxMessage, reason: str, now: datetime, *, final: bool
) -> None:
    """Write down when to try again, or that there is no use in it."""
    values: dict[str, Any] = {"last_error": reason[:100], "next_attempt": None, "failed_at": now}
    if not final and message.attempts <= len(WAITS):
        values |= {"next_attempt": now + WAITS[message.attempts - 1], "failed_at": None}
    _record(engine, message, values)


def _record(engine: Engine, message: OutboxMessage, values: dict[str, Any]) -> None:
    """Write down what became of a letter, with patience: to give up would send it twice."""
    statement = update(_messages).where(_messages.c.id == message.id)
    if values.get("sent_at") is None:
        # Who comes late with bad news may have been overtaken by good news.
        statement = statement.where(_messages.c.attempts == message.attempts)
    seconds = CLAIMED_FOR.total_seconds()
    write_patiently(engine, seconds, lambda session: session.execute(statement.values(values)))


def send_again(session: Session, now: datetime) -> int:
    """Put back what was given up and still has its text; gives how many letters that are."""
    statement = (
        update(_messages)
        .where(_messages.c.failed_at.is_not(None), _messages.c.text.is_not(None))
        .values(failed_at=None, attempts=0, next_attempt=now)
    )
    return _rows(session, statement)


def forget(session: Session, now: datetime) -> int:
    """Take away what is kept no longer, and give how many letters that touched.

    The text of one that was given up goes after a week, and so does one that nobody could send
    for a week; the line that says what became of it goes after three months.
    """
    week_ago = now - TEXT_KEPT
    old = delete(_messages).where(
        _messages.c.next_attempt.is_(None), _messages.c.queued_at <= now - LINES_KEPT
    )
    failed = (
        update(_messages)
        .where(_messages.c.text.is_not(None), _messages.c.failed_at <= week_ago)
        .values(text=None)
    )
    waiting = (
        update(_messages)
        .where(_messages.c.next_attempt.is_not(None), _messages.c.queued_at <= week_ago)
        .values(text=None, next_attempt=None, failed_at=now, last_error=TOO_OLD)
    )
    return sum(_rows(session, statement) for statement in (old, failed, waiting))


def count(session: Session) -> OutboxCount:
    """Give how many letters wait and how many were given up."""
    waiting, since = session.execute(
        select(func.count(), func.min(_messages.c.next_attempt)).where(
            _messages.c.next_attempt.is_not(None)
        )
    ).one()
    failed = session.execute(
        select(func.count()).where(
            _messages.c.failed_at.is_not(None), _messages.c.text.is_not(None)
        )
    ).scalar_one()
    return OutboxCount(waiting, since, failed)


def _rows(session: Session, statement: Any) -> int:
    return int(session.execute(statement).rowcount)  # type: ignore[attr-defined]
