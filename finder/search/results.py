"""One typed answer to a search; page, API and everything else print this value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from finder.places.place import Place, Point
from finder.search.bands import Band
from finder.search.request import SearchRequest
from finder.search.understanding import Understanding
from finder.vocabulary import (
    Applicant,
    Cost,
    FundStatus,
    LinkKind,
    ListingStatus,
    OrganizationType,
    Precision,
    Reach,
    Stage,
)


@dataclass(frozen=True, slots=True)
class DirectorySize:
    """How many services can be found here, and how many organisations run them."""

    services: int
    organizations: int


@dataclass(frozen=True, slots=True)
class CardOrganization:
    """Who runs the service."""

    id: UUID
    number: int
    name: str
    type: OrganizationType
    website: str | None


@dataclass(frozen=True, slots=True)
class CardSite:
    """The site nearest to the place asked for, or the first; `about` when its point is rough."""

    name: str | None
    city: str | None
    region: str | None
    country: str | None
    about: bool
    point: Point | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Card:
    """One service in a list. None and empty mean not known, never no, never open, never free."""

    id: UUID
    number: int
    name: str
    organization: CardOrganization
    description: str | None
    translations: Mapping[tuple[str, str], str]  # texts in other languages, by language and field
    status: ListingStatus
    needs: tuple[str, ...]
    modes: tuple[str, ...]
    audiences: tuple[str, ...]
    cancers: tuple[str, ...]
    languages: tuple[str, ...]
    cost: Cost
    reach: Reach
    areas: tuple[str, ...]  # names to read, such as "Texas" or "anywhere"
    is_local: bool  # the areas are towns, counties and parts of a country only
    band: Band | None
    distance_km: float | None
    site: CardSite | None
    sites: int
    phone: str | None  # published numbers only
    hours: str | None  # in the words that we read
    email: str | None
    url: str | None
    url_kind: LinkKind | None
    fund_status: FundStatus | None
    stage: Stage
    minimum_age: int | None
    maximum_age: int | None
    who_can_apply: Applicant
    own_patients_only: str | None
    run_by_maker: bool
    designation: str | None
    confirmed_on: date | None  # None: not yet confirmed


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a filter with its count under the other filters."""

    value: str
    label: str  # English, to be translated; a language's code where the filter is language
    count: int
    chosen: bool
    children: "tuple[FacetValue, ...]" = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter as offered beside the results."""

    key: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class WithoutFilter:
    """What leaving out one chosen value would find."""

    key: str
    value: str
    label: str
    total: int


@dataclass(frozen=True, slots=True)
class NearestBeyond:
    """The nearest site beyond the reach asked for."""

    city: str | None
    distance_km: float
    within: int  # a reach, in kilometres, that takes it in


@dataclass(frozen=True, slots=True)
class WaysOn:
    """What to do when little or nothing was found."""

    without: tuple[WithoutFilter, ...] = ()
    nearest: NearestBeyond | None = None
    wider: int | None = None  # kilometres of the next circle that finds more
    wider_total: int = 0


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The whole answer; `cards` is one page of `total`."""

    request: SearchRequest  # what was said for certain is among its filters
    asked: SearchRequest  # as it was typed
    country: str  # the home country that counted, which words may say
    understanding: Understanding
    place: Place | None  # the place that counted; None: the whole home country
    total: int
    unsure: bool  # hardly a word of the question was read
    # What the words said for certain and nothing has here, as key and value of a filter.
    left_open: tuple[tuple[str, str], ...]
    local: int | None  # of all found, those just for here; None: no smaller place was asked for
    pages: int
    cards: tuple[Card, ...]
    also: tuple[Card, ...]  # where little was found, what may help beside it
    facets: tuple[Facet, ...]
    ways_on: WaysOn
    reasons: Mapping[int, Mapping[str, float]]  # by number; empty unless it was asked for
