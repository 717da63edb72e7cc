"""Codes that no page may show: values of closed lists, names of columns, ids."""

import re
from collections.abc import Iterable
from enum import Enum

from sqlmodel import SQLModel

from finder.directory.labels import LABELS
from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.vocabulary import AUDIENCES, CANCERS, DELIVERY_MODES, NEEDS
from finder.vocabulary.words import WORDS

TERMS = [term for taxonomy in (NEEDS, DELIVERY_MODES, AUDIENCES, CANCERS) for term in taxonomy]
# What a person would read for a code, where it is the same word.
WORDS_TOO = {
    text.casefold()
    for text in (
        *LABELS.values(),
        *(term.label for term in TERMS),
        *(words for one in WORDS.values() for words in one.values()),
    )
}
CODES = (
    {str(value.value) for one in WORDS for value in one}
    | {term.id for term in TERMS}
    | set(ServiceRecord.model_fields)
    | set(OrganizationRecord.model_fields)
    | {
        name
        for table in SQLModel.metadata.tables.values()
        for name in (table.name, *table.c.keys())
    }
)
# Words that people write too, as words to find a service by and in the examples of the form.
WRITTEN = {"bereavement", "caregiver", "interpreter"}
SPELT = {spelt for code in CODES for spelt in (code, code.replace("_", " "))} - WORDS_TOO - WRITTEN
SHORT = 40
LINKS = re.compile(r"https?://\S+|\S+@\S+")
JOINED = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b")
IDENT = re.compile(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b")
AREA = re.compile(r"WORLD|[A-Z]{2}(?:-[A-Z0-9]+)*|MO|TU|WE|TH|FR|SA|SU|[A-Z][a-z]+/[A-Z]\w+")


def codes_in(texts: Iterable[str], between: str = r"[;\n]") -> list[str]:
    """Give the codes among some texts: names joined by underscores and ids wherever they stand,
    any other where it is all that stands `between` two signs. Short texts are cut at commas too.
    """
    found = []
    for text in texts:
        plain = LINKS.sub(" ", text)
        found += JOINED.findall(plain) + IDENT.findall(plain)
        parts = {part.strip() for part in re.split(between, plain)}
        found += [part for part in parts if AREA.fullmatch(part)]
        if len(text) <= SHORT:
            parts |= {part.strip() for part in re.split(r"[,:;]", plain)}
        found += [part for part in parts if part in SPELT]
    return sorted(found)


def members() -> list[Enum]:
    """Give every value of every closed list."""
    return [value for one in WORDS for value in one]
