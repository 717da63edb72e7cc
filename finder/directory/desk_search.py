"""What the desk's search finds beside services: drafts by anything typed in them, organisations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session

from finder.directory.drafts import KeptDraft, list_mine, list_waiting
from finder.models import Organization, Service, table_of
from finder.text import fold

LONGEST_TYPED = 200
FEWEST_DIGITS = 4
MOST_ORGANIZATIONS = 5
NOT_DIGITS = re.compile(r"[^0-9]")
_organization, _service = table_of(Organization), table_of(Service)


@dataclass(frozen=True, slots=True)
class OrganizationLine:
    """One organisation that was found; `services` is how many of its are here."""

    number: int
    name: str
    services: int


def find_drafts(session: Session, typed: str, account: str) -> list[KeptDraft]:
    """Give one's own drafts, and those that wait for others, that say what was typed.

    All the words, in whatever field they stand, or a telephone number in any form.
    """
    words = fold(typed, LONGEST_TYPED).split()
    digits = NOT_DIGITS.sub("", typed)
    drafts = [*list_mine(session, account), *list_waiting(session, account)]
    return [one for one in drafts if _says(one, words) or _has_number(one, digits)]


def find_organizations(session: Session, typed: str) -> list[OrganizationLine]:
    """Give a few organisations whose name has all the words, or whose web site has the text."""
    text = typed.strip()[:LONGEST_TYPED]
    ways: list[ColumnElement[bool]] = []
    if words := fold(text).split():
        ways.append(
            and_(*(_organization.c.sort_name.contains(word, autoescape=True) for word in words))
        )
    if "." in text:
        needle = re.sub(r"^https?://(www\.)?|/$", "", text.casefold())
        ways.append(func.lower(_organization.c.website).contains(needle, autoescape=True))
    if not ways:
        return []
    services = (
        select(func.count())
        .select_from(_service)
        .where(_service.c.organization_id == _organization.c.id)
        .scalar_subquery()
    )
    statement = (
        select(_organization.c.number, _organization.c.name, services.label("services"))
        .where(or_(*ways))
        # The name that says least beside what was typed comes first.
        .order_by(func.length(_organization.c.name), _organization.c.sort_name)
        .limit(MOST_ORGANIZATIONS)
    )
    rows = session.connection().execute(statement)
    return [OrganizationLine(row.number, row.name, row.services) for row in rows]


def _texts(draft: KeptDraft) -> Iterator[str]:
    yield draft.title
    yield from (value for value in draft.typed.values() if isinstance(value, str))


def _says(draft: KeptDraft, words: list[str]) -> bool:
    said = fold(" ".join(_texts(draft))) if words else ""
    return bool(words) and all(word in said for word in words)


def _has_number(draft: KeptDraft, digits: str) -> bool:
    return len(digits) >= FEWEST_DIGITS and any(
        digits in NOT_DIGITS.sub("", text) for text in _texts(draft)
    )
