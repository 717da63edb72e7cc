"""The record that an address of the staff names, and the words for what is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from finder.directory.authors import Author
from finder.directory.comparing import NO_WORDS
from finder.directory.keeping import (
    KeptOrganization,
    KeptService,
    read_kept_organization,
    read_kept_service,
)
from finder.directory.labels import Names, label_of_field, names_for, value_words
from finder.directory.records import Record, ServiceRecord
from finder.vocabulary import Origin
from finder.web import access
from finder.web.inputs import clean
from finder.web.requests import get_gazetteer, get_session
from finder.web.signed_in import current_account, permit

# What has a place of its own on the page.
NOT_IN_FACTS = NO_WORDS | {"name", "organization", "freshness", "merged_into"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One field in words; a list has its `items`, anything else its one line."""

    label: str
    line: str
    items: tuple[str, ...]
    name: str = ""  # of the field


def find_service(number: int) -> KeptService:
    """Give the service of this number; ends with 404 where there is none."""
    found = read_kept_service(get_session(), number)
    permit(access.Record.MISSING if found is None else access.Record.OWN)
    assert found is not None  # the matrix lets nobody at a missing record
    return found


def find_organization(number: int) -> KeptOrganization:
    """Give the organisation of this number; ends with 404 where there is none."""
    found = read_kept_organization(get_session(), number)
    permit(access.Record.MISSING if found is None else access.Record.OWN)
    assert found is not None  # as above
    return found


def author_of(reason: str | None = None, source: str | None = None) -> Author:
    """Give whoever is signed in as the author of what is written now."""
    return Author(
        current_account().email,
        Origin.STAFF,
        clean(reason or "") or None,
        clean(source or "") or None,
    )


def names_here(*records: object) -> Names:
    """Give the names of all that these records point to."""
    return names_for(get_session(), get_gazetteer(), records)


def facts_of(record: Record) -> list[Fact]:
    """Give the fields of a record that say something, in the record's order."""
    facts, names = [], names_here(record)
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in NOT_IN_FACTS or value is None or value is False or value == []:
            continue
        several = value if isinstance(value, list) else ()
        items = tuple(value_words(one, name, names) for one in several)
        line = "" if items else value_words(value, name, names)
        facts.append(Fact(label_of_field(name), line, items, name))
    return facts


def blanks_of(record: ServiceRecord) -> Sequence[str]:
    """Give the names of the fields of which nothing is known."""
    return [
        label_of_field(name)
        for name in ServiceRecord.model_fields
        if name not in NOT_IN_FACTS and getattr(record, name) in (None, [])
    ]
