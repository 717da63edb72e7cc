"""What needs somebody: everything found by name, number or contact, and lists of what is weak."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    bindparam,
    cast,
    exists,
    false,
    func,
    or_,
    select,
)
from sqlmodel import Session

from finder.directory.links.findings import dead_links
from finder.directory.storing import SERVICE
from finder.models import (
    Address,
    Freshness,
    Location,
    Organization,
    Phone,
    Revision,
    Service,
    ServiceAtLocation,
    table_of,
)
from finder.text import fold
from finder.vocabulary import CheckedBy, CheckResult, LinkKind, ListingStatus, Origin, Reach

PAGE = 50
FEWEST_DIGITS = 4
LONGEST_TYPED = 200
NUMBER = re.compile(r"#?([1-9][0-9]{0,8})", re.ASCII)
NOT_DIGITS = re.compile(r"[^0-9]")
# What people put between the digits of a telephone number.
BETWEEN_DIGITS = (" ", "-", "(", ")", "+", ".", "/", ",")
_service, _runner, _phone = table_of(Service), table_of(Organization), table_of(Phone)
_check, _link = table_of(Freshness), table_of(ServiceAtLocation)
_place, _address = table_of(Location), table_of(Address)
_revision = table_of(Revision)


class Weakness(StrEnum):
    """A list of services that want somebody's attention, or that visitors do not find.

    Those that were confirmed want it in their turn: the one confirmed longest ago stands first.
    """

    NEVER_CONFIRMED = "never_confirmed"
    NO_CONTACT = "no_contact"
    NO_COORDINATES = "no_coordinates"
    ABOUT_LINKS_ONLY = "about_links_only"
    DEAD_LINK = "dead_link"
    CONFIRMED = "confirmed"
    UNKNOWN_STATUS = "unknown_status"
    CLOSED = "closed"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One service in a list of the staff; `confirmed_on` is the last day that a person did."""

    id: UUID
    number: int
    name: str
    organization: str
    status: ListingStatus
    is_merged: bool
    confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Some lines of a list, with how many there are in all."""

    lines: tuple[DeskLine, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """Give how many pages the list has, at least one."""
        return max(1, -(-self.total // PAGE))


def find_records(
    session: Session,
    typed: str = "",
    weakness: Weakness | None = None,
    page: int = 1,
    *,
    known: Collection[int] = (),
    origin: Origin | None = None,
) -> DeskPage:
    """Give services by what was typed of them, closed and merged ones too, fifty a page.

    A name or organisation in any spelling, a number, a telephone number in any form, an e-mail or
    web address, an id, a town or a postcode; and the services of the numbers `known`, which say it
    in another form. `origin` keeps those last written on this word. Without anything typed,
    whoever was never confirmed comes first, then whoever was confirmed longest ago.
    """
    statement = _select(typed, weakness, known)
    if origin is not None:
        statement = statement.where(_written_on(origin))
    total: int = session.connection().execute(_counted(statement)).scalar_one()
    page = min(max(1, page), max(1, -(-total // PAGE)))
    rows = session.connection().execute(
        _in_order(statement, typed).limit(PAGE).offset((page - 1) * PAGE)
    )
    lines = tuple(
        DeskLine(
            row.id,
            row.number,
            row.name,
            row.organization,
            row.status,
            row.merged_into is not None,
            row.confirmed_on,
        )
        for row in rows
    )
    return DeskPage(lines, total, page)


def find_numbers(
    session: Session,
    typed: str = "",
    weakness: Weakness | None = None,
    *,
    known: Collection[int] = (),
    skip: int = 0,
    most: int,
) -> list[int]:
    """Give the numbers of the services of a list, in its order, from one place on."""
    statement = _in_order(_select(typed, weakness, known), typed).limit(most).offset(skip)
    return [row.number for row in session.connection().execute(statement)]


def _select(typed: str, weakness: Weakness | None, known: Collection[int]) -> Select[Any]:
    statement = (
        select(
            _service.c.id,
            _service.c.number,
            _service.c.name,
            _runner.c.name.label("organization"),
            _service.c.status,
            _service.c.merged_into,
            _confirmed_on().label("confirmed_on"),
        )
        .join(_runner, _runner.c.id == _service.c.organization_id)
        .where(_says(typed, known))
    )
    return statement if weakness is None else statement.where(WEAK[weakness])


def _in_order(statement: Select[Any], typed: str) -> Select[Any]:
    by_name = (_service.c.sort_name, _service.c.id)
    if typed:
        return statement.order_by(*by_name)
    confirmed = statement.selected_columns["confirmed_on"]
    return statement.order_by(confirmed.is_not(None), confirmed, *by_name)


def count_weak(session: Session) -> Mapping[Weakness, int]:
    """Give how many services are on each list, in one statement."""
    statement = select(
        *(func.count().filter(where).label(one.value) for one, where in WEAK.items())
    ).select_from(_service)
    row = session.connection().execute(statement).mappings().one()
    return {one: row[one.value] for one in Weakness}


def _written_on(origin: Origin) -> ColumnElement[bool]:
    return exists().where(
        _revision.c.entity == SERVICE,
        _revision.c.entity_id == _service.c.id,
        _revision.c.version == _service.c.version,
        _revision.c.origin == origin,
    )


def _counted(statement: Select[Any]) -> Select[Any]:
    return select(func.count()).select_from(statement.subquery())


def _confirmed_on() -> ColumnElement[date | None]:
    return (
        select(func.max(_check.c.checked_on))
        .where(_check.c.service_id == _service.c.id, _is_confirmation())
        .correlate(_service)
        .scalar_subquery()
    )


def _is_confirmation() -> ColumnElement[bool]:
    return and_(_check.c.result == CheckResult.CONFIRMED, _check.c.checked_by != CheckedBy.MACHINE)


def _says(typed: str, known: Collection[int]) -> ColumnElement[bool]:
    """Give the condition that a service says what was typed; everything does where nothing was."""
    text = typed.strip()[:LONGEST_TYPED]
    if not text:
        return _service.c.id.is_not(None)
    ways = [_named(text), _reached(text), _placed(text)]
    if number := NUMBER.fullmatch(text):
        ways.append(_service.c.number == int(number[1]))
    try:
        ways.append(_service.c.id == UUID(text))
    except ValueError:
        ways.append(_service.c.key == text)
    if known:
        # Written into the statement: a database takes so many values and no more.
        numbers: Any = bindparam("known", sorted(known), expanding=True, literal_execute=True)
        ways.append(_service.c.number.in_(numbers))
    return or_(*ways)


def _named(text: str) -> ColumnElement[bool]:
    """Give the condition that name or organisation hold all the words."""
    words = fold(text).split()
    if not words:
        return false()
    return and_(
        *(
            or_(
                _service.c.sort_name.contains(word, autoescape=True),
                _runner.c.sort_name.contains(word, autoescape=True),
            )
            for word in words
        )
    )


def _reached(text: str) -> ColumnElement[bool]:
    """Give the condition that a telephone number, an e-mail or a web address holds the text."""
    ways: list[ColumnElement[bool]] = []
    digits = NOT_DIGITS.sub("", text)
    if len(digits) >= FEWEST_DIGITS and not re.search("[A-Za-z]{3}", text):
        stored: ColumnElement[str] = _phone.c.number
        for sign in BETWEEN_DIGITS:
            stored = func.replace(stored, sign, "")
        held = exists().where(_phone.c.service_id == _service.c.id)
        ways.append(held.where(cast(stored, String).contains(digits)))
    if "." in text or "@" in text:
        needle = re.sub(r"^https?://(www\.)?|/$", "", text.casefold())
        ways += [
            func.lower(column).contains(needle, autoescape=True)
            for column in (_service.c.url, _service.c.email, _runner.c.website)
        ]
    return or_(*ways) if ways else false()


def _placed(text: str) -> ColumnElement[bool]:
    """Give the condition that it has a site in a town or postcode of this name."""
    wanted = text.casefold()
    return (
        exists()
        .where(
            _link.c.service_id == _service.c.id,
            _address.c.location_id == _link.c.location_id,
        )
        .where(
            or_(
                func.lower(_address.c.city) == wanted,
                func.lower(_address.c.postal_code) == wanted,
            )
        )
    )


def _is_listed() -> ColumnElement[bool]:
    return and_(_service.c.merged_into.is_(None), _service.c.status != ListingStatus.NOT_LIVE)


def _has_phone() -> ColumnElement[bool]:
    return exists().where(_phone.c.service_id == _service.c.id, _phone.c.published)


def _has_point() -> ColumnElement[bool]:
    return exists().where(
        _link.c.service_id == _service.c.id,
        _place.c.id == _link.c.location_id,
        _place.c.point_latitude.is_not(None),
    )


def _has_email() -> ColumnElement[bool]:
    return and_(_service.c.email.is_not(None), _service.c.email_published)


def _has_dead_link() -> ColumnElement[bool]:
    """Give the condition that its own link, or the site of who runs it, does not work."""
    theirs = select(_runner.c.id).where(_runner.c.website.in_(dead_links()))
    return or_(_service.c.url.in_(dead_links()), _service.c.organization_id.in_(theirs))


WEAK: Mapping[Weakness, ColumnElement[bool]] = {
    Weakness.NEVER_CONFIRMED: and_(
        _is_listed(), ~exists().where(_check.c.service_id == _service.c.id, _is_confirmation())
    ),
    Weakness.CONFIRMED: and_(
        _is_listed(), exists().where(_check.c.service_id == _service.c.id, _is_confirmation())
    ),
    Weakness.NO_CONTACT: and_(_is_listed(), ~_has_phone(), ~_has_email(), _service.c.url.is_(None)),
    Weakness.NO_COORDINATES: and_(_is_listed(), _service.c.reach == Reach.SITE, ~_has_point()),
    Weakness.ABOUT_LINKS_ONLY: and_(_is_listed(), _service.c.url_kind == LinkKind.ABOUT),
    Weakness.DEAD_LINK: and_(_is_listed(), _has_dead_link()),
    Weakness.UNKNOWN_STATUS: and_(
        _service.c.merged_into.is_(None), _service.c.status == ListingStatus.UNKNOWN
    ),
    Weakness.CLOSED: and_(
        _service.c.merged_into.is_(None), _service.c.status == ListingStatus.NOT_LIVE
    ),
    Weakness.MERGED: _service.c.merged_into.is_not(None),
}
