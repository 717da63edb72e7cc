"""Services by what is known of them in another form: numbers, sites, older names, slips."""

from sqlmodel import Session

from finder.directory.duplicates.contacts import mail_key, phone_keys, site_of
from finder.directory.duplicates.keys import DOMAIN, EMAIL, PHONE, SHORT, WORD
from finder.directory.duplicates.names import name_of
from finder.directory.duplicates.register import Register

FEWEST_DIGITS, MOST_LETTERS = 3, 8
LONGEST_TYPED = 200


def known_as(session: Session, register: Register, typed: str) -> frozenset[int]:
    """Give the numbers of the services that have what was typed, however they write it.

    A telephone number in any form, also in letters; a web or e-mail address; the words of a name
    of today, of the past or in another language, each perhaps with a slip; a name in short.
    """
    typed = typed.strip()[:LONGEST_TYPED]
    if not typed:
        return frozenset()
    with register.in_step(session):
        return _with_contact(register, typed) | _with_words(register, typed)


def _with_contact(register: Register, typed: str) -> frozenset[int]:
    keys = [EMAIL + mail_key(typed)]
    digits = sum(character.isdigit() for character in typed)
    letters = sum(character.isalpha() for character in typed)
    if digits >= FEWEST_DIGITS and letters <= MOST_LETTERS:
        keys += [PHONE + key for key in phone_keys(typed, register.countries())]
    site = site_of(typed) if "." in typed and "@" not in typed else None
    if site is not None:
        keys.append(DOMAIN + site.domain)
    return frozenset().union(*(register.holders.get(key, ()) for key in keys))


def _with_words(register: Register, typed: str) -> frozenset[int]:
    name = name_of(typed)
    if not name.words:
        return frozenset()
    found: set[int] | None = None
    for word in name.words:
        ways = (word, *register.vocabulary.near(word))
        having = set().union(*(register.holders.get(WORD + way, ()) for way in ways))
        found = having if found is None else found & having
    short = register.holders.get(SHORT + "".join(name.all), set())
    return frozenset(found or ()).union(short)
