"""The links that are looked at: those that visitors are offered, and no others."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from sqlalchemy import ColumnElement, CompoundSelect, Select, select, union
from sqlmodel import Session

from finder.fetching.asking import host_of
from finder.models import Organization, Service, table_of
from finder.vocabulary import ListingStatus

_service, _runner = table_of(Service), table_of(Organization)


def is_offered() -> ColumnElement[bool]:
    """Give the condition that a service has not ended and is no part of another."""
    return (_service.c.merged_into.is_(None)) & (_service.c.status != ListingStatus.NOT_LIVE)


def wanted() -> CompoundSelect[tuple[str]]:
    """Give the statement of all links of services that are offered, and of who runs these."""
    return union(_of_services(), _of_runners())


def is_wanted(session: Session, url: str) -> bool:
    """Say whether the directory still offers a link; it may have been edited or erased since."""
    connection = session.connection()
    ours = _of_services().where(_service.c.url == url).limit(1)
    theirs = _of_runners().where(_runner.c.website == url).limit(1)
    return any(connection.execute(one).first() is not None for one in (ours, theirs))


def list_wanted(session: Session) -> list[str]:
    """Give all links to look at, each once, in such an order that no host is asked too often."""
    return in_turns(row.url for row in session.connection().execute(wanted()))


def in_turns(links: Iterable[str]) -> list[str]:
    """Give the first link of every host, then the second of those that have one, and so on."""
    return [link for _, _, link in sorted(_numbered(links))]


def _numbered(links: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    for host, theirs in groupby(sorted(links, key=lambda one: (host_of(one), one)), host_of):
        yield from ((number, host, link) for number, link in enumerate(theirs))


def _of_services() -> Select[tuple[str]]:
    return select(_service.c.url.label("url")).where(is_offered(), _service.c.url.is_not(None))


def _of_runners() -> Select[tuple[str]]:
    return (
        select(_runner.c.website.label("url"))
        .join(_service, _service.c.organization_id == _runner.c.id)
        .where(is_offered(), _runner.c.website.is_not(None))
    )
