"""Links that somebody should look at, with the services and organisations that show them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.links.findings import Finding, list_findings
from finder.directory.links.wanted import is_offered
from finder.models import Organization, Service, table_of
from finder.vocabulary import LinkOutcome

MOST_SHOWN = 100
_service, _runner = table_of(Service), table_of(Organization)


class Trouble(StrEnum):
    """What may be the matter with a link, the surest first."""

    DEAD = "dead"  # not there on several days
    MISSING = "missing"  # not there, and it is too early to say more
    BAD_CERTIFICATE = "bad_certificate"
    NOT_FOLLOWED = "not_followed"
    MOVED = "moved"
    UNKNOWN = "unknown"  # nobody answered, or not to a machine


TROUBLE_OF = {
    LinkOutcome.GONE: Trouble.MISSING,
    LinkOutcome.NO_HOST: Trouble.MISSING,
    LinkOutcome.BAD_CERTIFICATE: Trouble.BAD_CERTIFICATE,
    LinkOutcome.NOT_FOLLOWED: Trouble.NOT_FOLLOWED,
    LinkOutcome.MOVED: Trouble.MOVED,
    LinkOutcome.REFUSED: Trouble.UNKNOWN,
    LinkOutcome.NO_ANSWER: Trouble.UNKNOWN,
}


class Shown(NamedTuple):
    """A record that shows a link."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class LinkToMend:
    """A link with what was found, and the records that show it to visitors."""

    finding: Finding
    services: Sequence[Shown]
    organizations: Sequence[Shown]


@dataclass(frozen=True, slots=True)
class LinksToMend:
    """The first hundred links of one trouble, and how many there are in all."""

    links: Sequence[LinkToMend]
    total: int


def trouble_of(finding: Finding) -> Trouble | None:
    """Give what may be the matter with a link, None where nothing is."""
    return Trouble.DEAD if finding.is_dead else TROUBLE_OF.get(finding.outcome)


def list_to_mend(session: Session) -> Mapping[Trouble, LinksToMend]:
    """Give the links of each trouble that there is; who fails longest stands first."""
    found: dict[Trouble, list[Finding]] = {one: [] for one in Trouble}
    for finding in list_findings(session, TROUBLE_OF):
        if trouble := trouble_of(finding):
            found[trouble].append(finding)
    first = {trouble: theirs[:MOST_SHOWN] for trouble, theirs in found.items() if theirs}
    urls = {finding.url for theirs in first.values() for finding in theirs}
    services, organizations = _services(session, urls), _organizations(session, urls)
    return {
        trouble: LinksToMend(
            [LinkToMend(one, services[one.url], organizations[one.url]) for one in theirs],
            len(found[trouble]),
        )
        for trouble, theirs in first.items()
    }


def _services(session: Session, urls: Collection[str]) -> Mapping[str, list[Shown]]:
    statement = (
        select(_service.c.url, _service.c.number, _service.c.name)
        .where(is_offered(), _service.c.url.in_(urls))
        .order_by(_service.c.sort_name, _service.c.id)
    )
    found: dict[str, list[Shown]] = defaultdict(list)
    for url, number, name in session.connection().execute(statement):
        found[url].append(Shown(number, name))
    return found


def _organizations(session: Session, urls: Collection[str]) -> Mapping[str, list[Shown]]:
    statement = (
        select(_runner.c.website, _runner.c.number, _runner.c.name)
        .where(_runner.c.website.in_(urls))
        .order_by(_runner.c.sort_name, _runner.c.id)
    )
    found: dict[str, list[Shown]] = defaultdict(list)
    for url, number, name in session.connection().execute(statement):
        found[url].append(Shown(number, name))
    return found
