"""By what a service is found when something like it is sought: words, numbers, sites."""

from collections.abc import Iterable

from finder.directory.duplicates.names import (
    LONGEST_ABBREVIATION,
    SHORTEST_ABBREVIATION,
    Name,
    written_together,
)
from finder.directory.duplicates.traits import Traits

WORD, SHORT, NAME = "word:", "short:", "name:"
PHONE, DOMAIN, PAGE, EMAIL, RUNNER = "phone:", "domain:", "page:", "email:", "runner:"


def keys_of(traits: Traits) -> frozenset[str]:
    """Give every key under which a service stands in the register."""
    names = (*traits.names, *traits.organizations)
    words = {word for name in names for word in name.words}
    together = {word for name in traits.organizations for word in written_together(name)}
    return frozenset(
        [
            *(WORD + word for word in words),
            *(WORD + word for word in together),
            *(SHORT + short for short in traits.shorts),
            # However common its words are, the same name is always looked at.
            NAME + " ".join(sorted(traits.whole.words)),
            *contact_keys(traits),
        ]
    )


def contact_keys(traits: Traits) -> list[str]:
    """Give the keys of a phone, a site, a page, an address of mail and an organisation."""
    runner = [f"{RUNNER}{traits.organization_id}"] if traits.organization_id is not None else []
    return [
        *(PHONE + phone for phone in traits.phones),
        *(DOMAIN + domain for domain in traits.domains),
        *(PAGE + page for page in traits.pages),
        *(EMAIL + email for email in traits.emails),
        *runner,
    ]


def may_be_short(names: Iterable[Name]) -> set[str]:
    """Give the words of names that may be another name's first letters."""
    return {
        word
        for name in names
        for word in name.all
        if SHORTEST_ABBREVIATION <= len(word) <= LONGEST_ABBREVIATION
    }
