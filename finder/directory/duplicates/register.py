"""All services as they are compared, in memory, in step with the tables."""

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.duplicates.keys import RUNNER, keys_of
from finder.directory.duplicates.reading import Runner, read_runners, read_traits
from finder.directory.duplicates.traits import Traits
from finder.directory.duplicates.vocabulary import Vocabulary
from finder.directory.reading import read_version
from finder.models import Service, ServiceAtLocation, table_of
from finder.places.gazetteer import Gazetteer

_service, _link = table_of(Service), table_of(ServiceAtLocation)
VERSIONS = select(_service.c.id, _service.c.version, _service.c.organization_id)
# With more than this part changed, reading all at once is quicker.
MOST_CHANGED = 0.3
COUNTED = ("phone", "domain", "page", "email")


class Register:
    """Everything that can be compared, of every service; safe to share by threads.

    It follows the directory's version: what changed is read again, the rest stays.
    """

    def __init__(self, gazetteer: Gazetteer, home_country: str) -> None:
        self.gazetteer = gazetteer
        self.home_country = home_country
        self.vocabulary = Vocabulary()
        self.services: dict[int, Traits] = {}
        self.holders: dict[str, set[int]] = defaultdict(set)  # by key, the numbers that have it
        self.runners: dict[UUID, Runner] = {}
        self.index: object = None  # what a search among organisations made of them last
        self._numbers: dict[UUID, int] = {}
        self._versions: dict[UUID, tuple[int, int]] = {}
        self._uses: Counter[tuple[str, str]] = Counter()
        self._domains: dict[UUID, Counter[str]] = defaultdict(Counter)
        self._sites: dict[UUID, frozenset[str]] = {}  # worked out from the line above
        self._countries: Counter[str] = Counter()
        self._version = -1
        self._lock = threading.RLock()

    @contextmanager
    def in_step(self, session: Session) -> Iterator["Register"]:
        """Give the register as the session sees the directory, held still until the end."""
        with self._lock:
            self._follow(session)
            yield self

    @contextmanager
    def held_still(self) -> Iterator["Register"]:
        """Give the register as it is, so that long work can let others in between."""
        with self._lock:
            yield self

    def of(self, service_id: UUID) -> Traits | None:
        """Give the traits of a service, None when there is none."""
        number = self._numbers.get(service_id)
        return None if number is None else self.services[number]

    @property
    def version(self) -> int:
        """Give the version of the directory that the register follows."""
        return self._version

    def services_of(self, organization_id: UUID) -> list[Traits]:
        """Give the services of an organisation."""
        numbers = self.holders.get(f"{RUNNER}{organization_id}", ())
        return [self.services[number] for number in sorted(numbers)]

    def uses(self, kind: str, value: str) -> int:
        """Give how many services have this phone, domain, page or email."""
        return self._uses[kind, value]

    def domains_of(self, organization_id: UUID | None) -> frozenset[str]:
        """Give the sites of all services of an organisation."""
        if organization_id is None:
            return frozenset()
        known = self._sites.get(organization_id)
        if known is None:
            known = self._sites[organization_id] = frozenset(self._domains.get(organization_id, ()))
        return known

    def countries(self) -> tuple[str, ...]:
        """Give the countries that services are for, home first, then the commonest."""
        ordered = [country for country, _ in self._countries.most_common()]
        return tuple(dict.fromkeys([self.home_country, *ordered]))

    def _follow(self, session: Session) -> None:
        version = read_version(session)
        if version == self._version:
            return
        self.runners = read_runners(session)
        versions = {
            row.id: (row.version, self.runners[row.organization_id].version)
            for row in session.connection().execute(VERSIONS)
        }
        changed = {key for key, one in versions.items() if self._versions.get(key) != one}
        for key in self._versions.keys() - versions.keys():
            self._drop(key)
        if changed:
            self._read(session, changed, len(versions))
        self._versions, self._version = versions, version

    def _read(self, session: Session, changed: set[UUID], of_all: int) -> None:
        if len(changed) > MOST_CHANGED * of_all:
            traits = read_traits(session, self.gazetteer, self.home_country)
        else:
            # A place is written with one service and belongs to others too.
            places = select(_link.c.location_id).where(_link.c.service_id.in_(changed))
            sharing = select(_link.c.service_id).where(_link.c.location_id.in_(places))
            changed |= set(session.connection().execute(sharing).scalars())
            traits = read_traits(session, self.gazetteer, self.home_country, changed)
        for one in traits:
            self._drop(one.id)
            self._take(one)

    def _take(self, traits: Traits) -> None:
        assert traits.id is not None
        self.services[traits.number] = traits
        self._numbers[traits.id] = traits.number
        for key in keys_of(traits):
            self.holders[key].add(traits.number)
        self.vocabulary.add(traits.whole)
        self._countries.update(traits.countries)
        self._uses.update(_counted(traits))
        if traits.organization_id is not None:
            self._domains[traits.organization_id].update(traits.domains)
            self._sites.pop(traits.organization_id, None)

    def _drop(self, service_id: UUID | None) -> None:
        number = None if service_id is None else self._numbers.pop(service_id, None)
        if number is None:
            return
        traits = self.services.pop(number)
        for key in keys_of(traits):
            self.holders[key].discard(number)
            if not self.holders[key]:
                del self.holders[key]
        self.vocabulary.remove(traits.whole)
        self._countries.subtract(traits.countries)
        self._uses.subtract(_counted(traits))
        if traits.organization_id is not None:
            domains = self._domains[traits.organization_id]
            domains.subtract(traits.domains)
            self._domains[traits.organization_id] = +domains
            self._sites.pop(traits.organization_id, None)


def _counted(traits: Traits) -> Iterable[tuple[str, str]]:
    values = (traits.phones, traits.domains, traits.pages, traits.emails)
    return [(kind, value) for kind, these in zip(COUNTED, values, strict=True) for value in these]
