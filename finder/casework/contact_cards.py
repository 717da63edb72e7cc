"""Services as entries of an address book: vCard 3.0, which old telephones read too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from finder.casework.content_lines import as_text, write_lines


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call: numbers as they are dialled, such as "+18008134673"."""

    name: str
    organization: str
    numbers: tuple[str, ...]
    email: str | None
    note: str


def write_cards(contacts: Iterable[Contact]) -> str:
    """Give one card for each contact, as the text of a .vcf file."""
    return write_lines(line for contact in contacts for line in _card(contact))


def _card(contact: Contact) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"FN:{as_text(contact.name)}"
    # A name in parts is asked for; an office has none but its own.
    yield f"N:{as_text(contact.name)};;;;"
    yield f"ORG:{as_text(contact.organization)}"
    for number in contact.numbers:
        yield f"TEL;TYPE=WORK,VOICE:{number}"
    if contact.email:
        yield f"EMAIL;TYPE=INTERNET:{as_text(contact.email)}"
    yield f"NOTE:{as_text(contact.note)}"
    yield "END:VCARD"
