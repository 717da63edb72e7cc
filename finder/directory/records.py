"""The shape in which a service travels: one HSDS-like record with everything that hangs on it.

Seed file, importer, forms and revisions all use this one shape. A record is checked here,
field by field; what fails says which field, with what value, and why.
"""

import re
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from finder.rules.month_days import week_of
from finder.text import print_of
from finder.vocabulary import (
    AUDIENCES,
    CANCERS,
    DELIVERY_MODES,
    NEEDS,
    Applicant,
    ApplicationRoute,
    CheckedBy,
    CheckMethod,
    CheckResult,
    ClosedReason,
    Cost,
    FieldGroup,
    FundStatus,
    LanguageSupport,
    LinkKind,
    ListingStatus,
    LocationType,
    OrganizationType,
    Precision,
    Reach,
    Sensitivity,
    Stage,
    Taxonomy,
    TranslationState,
)

LINK_SCHEMES = ("http", "https")
# A new line and a tab are text; one half of a pair of surrogates is none.
CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")
AREA_PATTERN = r"^(WORLD|[A-Z]{2}(-[A-Z0-9]{1,12})*)$"


def _refuse_control_characters(text: str) -> str:
    if CONTROL_CHARACTER.search(text):
        raise ValueError("has control characters; remove them")
    return text


def _check_link(link: str) -> str:
    parts = urlsplit(link)
    if parts.scheme not in LINK_SCHEMES or not parts.hostname or " " in link:
        raise ValueError("must be a whole web address that begins with https:// or http://")
    return link


@cache
def _zones() -> frozenset[str]:
    # Looking for them reads hundreds of files.
    return frozenset(available_timezones())


def _check_zone(zone: str) -> str:
    if zone not in _zones():
        raise ValueError("must be a time zone name such as Europe/London")
    return zone


def _check_days(days: list[str]) -> list[str]:
    if len({week_of(day) is None for day in days}) > 1:
        raise ValueError("days of every week and days of a month need schedules of their own")
    if len(",".join(days)) > LONGEST_DAYS:
        raise ValueError("too many days of a month for one schedule: make two of it")
    return days


def _without_repeats(values: list[Any]) -> list[Any]:
    return list(dict.fromkeys(values))


def _term_of(taxonomy: Taxonomy) -> AfterValidator:
    def check(term: str) -> str:
        return taxonomy[term].id

    return AfterValidator(check)


def _emptied_to_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    AfterValidator(_refuse_control_characters),
]
# Each as long as its column takes.
Code = Annotated[Text, Field(max_length=20)]
ShortLine = Annotated[Text, Field(max_length=40)]
Word = Annotated[Text, Field(max_length=120)]
Line = Annotated[Text, Field(max_length=300)]
LongLine = Annotated[Text, Field(max_length=2000)]
Paragraph = Annotated[Text, Field(max_length=5000)]
Link = Annotated[LongLine, AfterValidator(_check_link)]
OptionalLine = Annotated[Line | None, BeforeValidator(_emptied_to_none)]
OptionalWord = Annotated[Word | None, BeforeValidator(_emptied_to_none)]
OptionalCode = Annotated[Code | None, BeforeValidator(_emptied_to_none)]
OptionalLongLine = Annotated[LongLine | None, BeforeValidator(_emptied_to_none)]
OptionalShortLine = Annotated[ShortLine | None, BeforeValidator(_emptied_to_none)]
OptionalParagraph = Annotated[Paragraph | None, BeforeValidator(_emptied_to_none)]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]
Print = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Age = Annotated[int, Field(ge=0, le=120)]
NeedTerm = Annotated[str, _term_of(NEEDS)]
ModeTerm = Annotated[str, _term_of(DELIVERY_MODES)]
AudienceTerm = Annotated[str, _term_of(AUDIENCES)]
CancerTerm = Annotated[str, _term_of(CANCERS)]
# "24:00" is the end of the day, as people write it for lines that never close.
ClockTime = Annotated[str, StringConstraints(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")]
Day = Annotated[str, StringConstraints(pattern=r"^(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU)$")]
LONGEST_DAYS = 30  # as a row holds them, with commas


class Record(BaseModel):
    """A part of a record; a field that it does not know is refused, never dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def to_json(self) -> dict[str, Any]:
        """Give the record as plain JSON values, every field present."""
        return self.model_dump(mode="json")

    def stating(self, *names: str) -> Self:
        """Give the same record so that it states its id and these fields alone."""
        copied = self.model_copy()
        object.__setattr__(copied, "__pydantic_fields_set__", {"id", *names})
        return copied


class OrganizationRecord(Record):
    """The organisation that runs the service."""

    id: UUID
    name: Line
    website: Link | None = None
    organization_type: OrganizationType = OrganizationType.UNKNOWN

    def only_named(self) -> "OrganizationRecord":
        """Give the same organisation so that it states nothing of itself but its id."""
        return self.stating()


class PhoneRecord(Record):
    """A phone number; unpublished until someone has checked it."""

    number: Annotated[str, StringConstraints(pattern=r"^[0-9+(][0-9A-Za-z ()+./,-]{1,58}$")]
    description: OptionalLine = None
    published: bool = False


class ScheduleRecord(Record):
    """Opening times on some weekdays, local to the zone; those of a month with their week."""

    byday: Annotated[
        list[Day],
        Field(min_length=1),
        AfterValidator(_without_repeats),
        AfterValidator(_check_days),
    ]
    opens_at: ClockTime
    closes_at: ClockTime
    timezone: Annotated[str, AfterValidator(_check_zone)]


class LanguageRecord(Record):
    """A language that a page says is spoken or written there."""

    code: LanguageCode
    support: LanguageSupport = LanguageSupport.UNKNOWN


class ServiceAreaRecord(Record):
    """Where the people live who can use it: an area code, or a named place within one."""

    area: Annotated[str, StringConstraints(pattern=AREA_PATTERN, max_length=40)]
    name: OptionalWord = None


class AddressRecord(Record):
    """An address as HSDS has it."""

    address_1: OptionalLine = None
    city: OptionalWord = None
    state_province: OptionalWord = None
    postal_code: OptionalCode = None
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    address_type: LocationType = LocationType.PHYSICAL


class LocationRecord(Record):
    """A place; coordinates come with their precision."""

    id: UUID
    name: OptionalLine = None
    location_type: LocationType = LocationType.PHYSICAL
    description: OptionalParagraph = None
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None
    precision: Precision = Precision.NONE
    confidential: bool = False
    addresses: list[AddressRecord] = []

    @model_validator(mode="after")
    def _both_or_none(self) -> "LocationRecord":
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude and longitude come together or not at all")
        return self


class SourceRecord(Record):
    """Where facts were read: a web address, or the name of an open data file."""

    url: LongLine
    seen: OptionalParagraph = None
    # As the page says it: a day, a year, or words such as "about 2015".
    page_date: OptionalShortLine = None


class FreshnessRecord(Record):
    """One check of one field group; `facts` is the print of what the group said then."""

    field_group: FieldGroup
    checked_on: date
    checked_by: CheckedBy
    method: CheckMethod
    result: CheckResult
    source: OptionalLongLine = None
    facts: Print | None = None


class TranslationRecord(Record):
    """A text of the service in another language, with the print of the text it was made from."""

    language: LanguageCode
    field: Literal[
        "description", "name", "eligibility_description", "award", "hours_description", "instead"
    ] = "description"
    text: Paragraph
    source_hash: Print
    state: TranslationState = TranslationState.TRANSLATED


class ServiceRecord(Record):
    """One service, whole. Only id, organisation and name must be there."""

    id: UUID
    key: OptionalShortLine = None
    organization: OrganizationRecord
    name: Line
    description: OptionalParagraph = None
    category: OptionalShortLine = None
    status: ListingStatus = ListingStatus.UNKNOWN
    merged_into: UUID | None = None
    closed_reason: ClosedReason | None = None
    closed_on: date | None = None
    instead: OptionalParagraph = None
    instead_services: Annotated[list[UUID], AfterValidator(_without_repeats)] = []
    needs: Annotated[list[NeedTerm], AfterValidator(_without_repeats)] = []
    delivery_modes: Annotated[list[ModeTerm], AfterValidator(_without_repeats)] = []
    application_routes: Annotated[list[ApplicationRoute], AfterValidator(_without_repeats)] = []
    audiences: Annotated[list[AudienceTerm], AfterValidator(_without_repeats)] = []
    cancers: Annotated[list[CancerTerm], AfterValidator(_without_repeats)] = []
    sensitivities: Annotated[list[Sensitivity], AfterValidator(_without_repeats)] = []
    stage: Stage = Stage.ANY
    reach: Reach = Reach.NONE
    service_areas: list[ServiceAreaRecord] = []
    locations: list[LocationRecord] = []
    phones: list[PhoneRecord] = []
    email: OptionalLine = None
    email_published: bool = False
    url: Link | None = None
    url_kind: LinkKind | None = None
    schedules: list[ScheduleRecord] = []
    hours_description: OptionalParagraph = None
    languages: list[LanguageRecord] = []
    cost_options: list[Cost] = []
    award: OptionalParagraph = None
    fund_status: FundStatus | None = None
    fund_status_date: date | None = None
    eligibility_description: OptionalParagraph = None
    minimum_age: Age | None = None
    maximum_age: Age | None = None
    who_can_apply: Applicant = Applicant.UNKNOWN
    own_patients_only: OptionalLine = None
    run_by_maker: bool = False
    designation: OptionalLine = None
    sources: list[SourceRecord] = []
    freshness: list[FreshnessRecord] = []
    evidence_confidence: OptionalShortLine = None
    evidence_page_date: OptionalShortLine = None
    staff_note: OptionalParagraph = None
    keywords: Annotated[list[ShortLine], AfterValidator(_without_repeats)] = []
    former_names: list[tuple[str, str]] = []
    translations: list[TranslationRecord] = []

    @model_validator(mode="after")
    def _makes_sense(self) -> "ServiceRecord":
        low, high = self.minimum_age, self.maximum_age
        if low is not None and high is not None and low > high:
            raise ValueError("minimum_age is above maximum_age")
        if self.merged_into == self.id:
            raise ValueError("a service cannot be merged into itself")
        if self.url is not None and self.url_kind is None:
            raise ValueError("url needs url_kind: own, about or clinician")
        texts = [(one.language, one.field) for one in self.translations]
        if len(texts) > len(set(texts)):
            raise ValueError("translations hold one text for each language and field")
        return self

    def text_in(self, language: str, field: str) -> str | None:
        """Give a text of the record in a language, None when nobody has written it.

        A translation of a text that has changed since is none.
        """
        source = print_of(getattr(self, field) or "")
        return next(
            (
                one.text
                for one in self.translations
                if (one.language, one.field, one.source_hash) == (language, field, source)
            ),
            None,
        )

    def stated(self) -> frozenset[str]:
        """Give the names of the fields that the record states; the others leave what is there."""
        return frozenset(self.model_fields_set)
