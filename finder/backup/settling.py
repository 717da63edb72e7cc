"""What was open when a backup was made is closed after a restore: it may have ended since."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session

from finder.models import AccountLink, AccountSession, Job, OutboxMessage, TeamLink, table_of
from finder.vocabulary import JobState

RESTORED = "Restored"
STOPPED = "It was waiting when the backup was made that was restored. Start it anew if needed."
_letters, _jobs = table_of(OutboxMessage), table_of(Job)


def close_what_was_open(session: Session, now: datetime) -> None:
    """Sign everybody out, end all links with a secret, and hold back letters and long work.

    Any of it may have been ended, sent or done since. Letters count as given up, and can be sent
    all the same; work has failed, and says why.
    """
    connection = session.connection()
    for table in (table_of(AccountSession), table_of(AccountLink), table_of(TeamLink)):
        connection.execute(delete(table))
    connection.execute(
        update(_letters)
        .where(_letters.c.next_attempt.is_not(None))
        .values(next_attempt=None, failed_at=now, last_error=RESTORED)
    )
    connection.execute(
        update(_jobs)
        .where(_jobs.c.state.in_((JobState.WAITING, JobState.RUNNING)))
        .values(state=JobState.FAILED, finished_at=now, message=STOPPED)
    )
