"""The table of jobs: asked for, taken up by one worker at a time, and brought to an end."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import Engine, and_, func, select, text, update
from sqlmodel import Session

from finder.db import writing
from finder.jobs import progress
from finder.jobs.progress import held
from finder.models import Job, table_of
from finder.vocabulary import JobState

if TYPE_CHECKING:
    from finder.jobs.running import Report

SILENT_FOR = timedelta(seconds=60)  # then a worker is taken for dead
MOST_ATTEMPTS = 3
SHOWN_FAILED_FOR = timedelta(days=7)
BROKEN_OFF = (
    "The work broke off in the middle. Please look at what was done, and start it anew if needed."
)
# Any number that nothing else in the database locks by.
CLAIMING = 20_261_124
_jobs = table_of(Job)


@dataclass(frozen=True, slots=True)
class Ask:
    """A job as its function gets it: what was asked, by whom, and which attempt this is."""

    id: UUID
    kind: str
    arguments: Mapping[str, Any]
    asked_by: str
    attempt: int


@dataclass(frozen=True, slots=True)
class Kind:
    """What does the work of one kind: given the engine, the job and a `Report`, gives its result.

    `repeatable` says that it may begin again from the start when a worker died over it.
    """

    run: "Callable[[Engine, Ask, Report], dict[str, Any] | None]"
    repeatable: bool = True


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as people see it; `total` is None while nobody knows how much there is to do."""

    id: UUID
    kind: str
    arguments: Mapping[str, Any]
    asked_by: str
    state: JobState
    done: int
    total: int | None
    message: str | None
    result: Mapping[str, Any] | None
    created_at: datetime
    due_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @property
    def is_over(self) -> bool:
        """Say whether nothing more will happen."""
        return self.state not in (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class JobCount:
    """How many jobs wait, since when the oldest could have begun, and how many failed this week."""

    waiting: int
    due_since: datetime | None
    failed: int


class JobEndedError(RuntimeError):
    """The job is over, or another worker's: what is still being done for it must not count."""


def enqueue(
    session: Session,
    kind: str,
    arguments: dict[str, Any],
    asked_by: str,
    now: datetime,
    *,
    due_at: datetime | None = None,
) -> UUID:
    """Ask for a piece of work and give its id; it begins after the caller has committed.

    `arguments` must be what JSON can hold; with `due_at` it begins no sooner than then. Two jobs
    of one kind never run at once.
    """
    job = Job(
        id=uuid4(),
        kind=kind,
        arguments=arguments,
        asked_by=asked_by,
        state=JobState.WAITING,
        due_at=due_at or now,
        created_at=now,
    )
    session.add(job)
    session.flush()
    return job.id


def claim(engine: Engine, kinds: Mapping[str, Kind], now: datetime) -> Ask | None:
    """Give the job of these kinds that has waited longest, for this worker alone.

    What a dead worker left comes back first: it waits again, or has failed where its kind may not
    be repeated or workers died over it too often.
    """
    # Most of the time there is nothing, and then nobody has to wait for the right to write.
    with Session(engine) as session:
        waits = session.execute(select(_jobs.c.id).where(_waiting(kinds, now)).limit(1)).first()
        if waits is None and not _left_by_the_dead(session, kinds, now):
            return None
    with writing(engine) as session:
        if engine.dialect.name == "postgresql":
            session.execute(text(f"SELECT pg_advisory_xact_lock({CLAIMING})"))
        _take_from_the_dead(session, kinds, now)
        taken = select(_jobs.c.kind).where(_jobs.c.state == JobState.RUNNING)
        job: Job | None = session.execute(
            select(Job)
            .where(_waiting(kinds, now), _jobs.c.kind.not_in(taken))
            .order_by(_jobs.c.due_at, _jobs.c.created_at)
            .limit(1)
            .with_for_update()
        ).scalar_one_or_none()
        if job is None:
            return None
        job.state = JobState.RUNNING
        job.attempts += 1
        job.started_at = job.heartbeat_at = now
        job.done, job.total, job.message = 0, None, None
        session.add(job)
        session.flush()
        return Ask(job.id, job.kind, job.arguments, job.asked_by, job.attempts)


def _waiting(kinds: Mapping[str, Kind], now: datetime) -> Any:
    return and_(
        _jobs.c.state == JobState.WAITING, _jobs.c.due_at <= now, _jobs.c.kind.in_(list(kinds))
    )


def _left_by_the_dead(
    session: Session, kinds: Mapping[str, Kind], now: datetime
) -> list[tuple[UUID, str, int]]:
    """Give the jobs, their kinds and attempts of which nothing was heard for a minute."""
    silent = session.execute(
        select(_jobs.c.id, _jobs.c.kind, _jobs.c.attempts).where(
            _jobs.c.state == JobState.RUNNING,
            _jobs.c.heartbeat_at <= now - SILENT_FOR,
            _jobs.c.kind.in_(list(kinds)),
        )
    )
    found = []
    for job_id, kind, attempt in silent:
        seen = progress.look(_engine_of(session), job_id, attempt)
        if seen is None or seen.at <= now - SILENT_FOR:
            found.append((job_id, kind, attempt))
    return found


def _take_from_the_dead(session: Session, kinds: Mapping[str, Kind], now: datetime) -> None:
    for job_id, kind, attempt in _left_by_the_dead(session, kinds, now):
        again = kinds[kind].repeatable and attempt < MOST_ATTEMPTS
        values = (
            {"state": JobState.WAITING}
            if again
            else {"state": JobState.FAILED, "finished_at": now, "message": BROKEN_OFF}
        )
        session.execute(held(job_id, attempt).values(values))
        progress.drop(_engine_of(session), job_id, attempt)


def finish(session: Session, job: Ask, result: dict[str, Any] | None, now: datetime) -> None:
    """Write that the job is done; raises JobEndedError when it is no longer this worker's.

    In the transaction that holds the work itself, both count or neither.
    """
    values = {"state": JobState.DONE, "result": result, "message": None, "finished_at": now}
    _end(session, job, values)


def fail(session: Session, job: Ask, message: str, now: datetime) -> None:
    """Write why the job failed, in a sentence for people; raises JobEndedError as `finish`."""
    _end(session, job, {"state": JobState.FAILED, "message": message[:500], "finished_at": now})


def put_back(session: Session, job: Ask, due_at: datetime, *, counts: bool = True) -> None:
    """Let the job wait again until then; raises JobEndedError as `finish`.

    `counts` says whether this was one of the attempts after which it would be given up.
    """
    attempts = job.attempt if counts else job.attempt - 1
    _end(session, job, {"state": JobState.WAITING, "due_at": due_at, "attempts": attempts})


def _end(session: Session, job: Ask, values: dict[str, Any]) -> None:
    seen = progress.look(_engine_of(session), job.id, job.attempt)
    if seen is not None:
        values = {"done": seen.done, "total": seen.total} | values
    statement = held(job.id, job.attempt).values(values)
    if not session.execute(statement).rowcount:  # type: ignore[attr-defined]
        raise JobEndedError


def cancel(session: Session, job_id: UUID, now: datetime) -> bool:
    """End a job that is not over yet and say whether it was; what runs notices as it reports."""
    statement = (
        update(_jobs)
        .where(_jobs.c.id == job_id, _jobs.c.state.in_((JobState.WAITING, JobState.RUNNING)))
        .values(state=JobState.CANCELLED, finished_at=now)
    )
    return bool(session.execute(statement).rowcount)  # type: ignore[attr-defined]


def others_wait(session: Session, job: Ask, now: datetime) -> bool:
    """Say whether work of another kind could begin now: long and patient work may give way."""
    statement = (
        select(_jobs.c.id)
        .where(_jobs.c.state == JobState.WAITING, _jobs.c.due_at <= now, _jobs.c.kind != job.kind)
        .limit(1)
    )
    return session.execute(statement).first() is not None


def read_job(session: Session, job_id: UUID) -> JobView | None:
    """Give a job as it stands, None when there is none of this id."""
    job = session.execute(select(Job).where(_jobs.c.id == job_id)).scalar_one_or_none()
    return _view(session, job) if job is not None else None


def read_jobs(
    session: Session,
    asked_by: str | None = None,
    most: int = 50,
    *,
    kinds: Collection[str] | None = None,
) -> list[JobView]:
    """Give the newest jobs, of everybody or of one account, of all kinds or some, newest first."""
    statement = select(Job).order_by(_jobs.c.created_at.desc(), _jobs.c.id).limit(most)
    if asked_by is not None:
        statement = statement.where(_jobs.c.asked_by == asked_by)
    if kinds is not None:
        statement = statement.where(_jobs.c.kind.in_(kinds))
    return [_view(session, job) for job in session.execute(statement).scalars()]


def _view(session: Session, job: Job) -> JobView:
    done, total, message = job.done, job.total, job.message
    if job.state == JobState.RUNNING:
        seen = progress.look(_engine_of(session), job.id, job.attempts)
        if seen is not None:
            done, total, message = seen.done, seen.total, seen.message
    return JobView(
        id=job.id,
        kind=job.kind,
        arguments=job.arguments,
        asked_by=job.asked_by,
        state=job.state,
        done=done,
        total=total,
        message=message,
        result=job.result,
        created_at=job.created_at,
        due_at=job.due_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
    )


def _engine_of(session: Session) -> Engine:
    return session.get_bind().engine


def count(session: Session, now: datetime) -> JobCount:
    """Give how many jobs wait and how many failed within a week."""
    waiting, since = session.execute(
        select(func.count(), func.min(_jobs.c.due_at)).where(_jobs.c.state == JobState.WAITING)
    ).one()
    failed = session.execute(
        select(func.count()).where(
            _jobs.c.state == JobState.FAILED, _jobs.c.finished_at > now - SHOWN_FAILED_FOR
        )
    ).scalar_one()
    return JobCount(waiting, since, failed)
