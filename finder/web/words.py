"""What people read in place of codes: labels, distances, sentences about places and sources."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from finder.i18n import (
    SOURCE_LANGUAGE,
    country_here,
    country_name,
    current_language,
    format_date,
    gettext,
    join_and,
    language_name,
    month_name,
)
from finder.places.place import Place, PlaceKind
from finder.search.results import Card
from finder.vocabulary import (
    ApplicationRoute,
    Cost,
    FundStatus,
    LanguageSupport,
    OrganizationType,
    Taxonomy,
    mark,
)

WORLD = "WORLD"
# Kilometres under which a rough point says no more than that it is in the town.
IN_TOWN = 5
# A full stop after two small letters and before a capital: not that of "U.S." or "Dr.".
SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ0-9)]{2}[.!?])\s+(?=[A-ZÀ-Þ¿¡])")
PAGE_DATE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
NUMBERS_ONLY = re.compile(r"[0-9.]+")
PAGE_YEAR = re.compile(r"(?:about )?([0-9]{4})")
# Values that begin with a name keep their capital letter inside a sentence.
NAMES = ("HER2", "LGBTQ", "Hispanic", "Black", "Asian", "Indigenous", "DCIS")
# Countries whose name takes "the" in English.
IN_COUNTRY = {
    "US": mark("in the United States"),
    "GB": mark("in the United Kingdom"),
}
COSTS = {
    Cost.FREE: mark("Free"),
    Cost.FREE_WITH_SIGN_UP: mark("Free when you sign up"),
    Cost.DONATION: mark("You choose what you give"),
    Cost.SLIDING_SCALE: mark("Price depends on your income"),
    Cost.FIXED_PRICE: mark("There is a price: ask first"),
    Cost.INSURANCE_BILLED: mark("Billed to your insurance"),
}
FUNDS = {
    FundStatus.OPEN: mark("The fund was open when we last heard"),
    FundStatus.WAITING_LIST: mark("The fund has a waiting list"),
    FundStatus.CLOSED: mark("The fund is closed for now"),
    FundStatus.UNKNOWN: mark("Ask if the fund is open"),
}
ROUTES = {
    ApplicationRoute.PHONE: mark("Call them"),
    ApplicationRoute.EMAIL: mark("Write an e-mail"),
    ApplicationRoute.ONLINE_FORM: mark("Fill in a form on their website"),
    ApplicationRoute.POST: mark("Send a form by post"),
    ApplicationRoute.IN_PERSON: mark("Ask there in person"),
    ApplicationRoute.PROFESSIONAL_ONLY: mark("A health or social care worker must ask for you"),
    ApplicationRoute.WALK_IN: mark("Just come, without an appointment"),
}
ORGANIZATIONS = {
    OrganizationType.CHARITY: mark("Charity"),
    OrganizationType.PUBLIC: mark("Public body"),
    OrganizationType.HOSPITAL: mark("Hospital or health centre"),
    OrganizationType.COMPANY: mark("Company"),
    OrganizationType.UNIVERSITY: mark("University"),
    OrganizationType.INFORMAL: mark("Group of volunteers"),
}
LANGUAGE_SUPPORT = {
    LanguageSupport.STAFF: mark("%(language)s"),
    LanguageSupport.INTERPRETER: mark("%(language)s (with an interpreter)"),
    LanguageSupport.WRITTEN: mark("%(language)s (written)"),
    LanguageSupport.UNKNOWN: mark("%(language)s"),
}
# Open data has no page to show: each kind of list is named in words that anyone knows.
OPEN_DATA = (
    (
        "cancer.gov list",
        mark("A public list: cancer centres of the US National Cancer Institute"),
    ),
    ("NCIOCPL", mark("Public pages of the US National Cancer Institute")),
    ("HIFLD", mark("A public list: hospitals in the United States, from the government")),
    ("CMS Hospital", mark("A public list: hospitals that work with Medicare, from the government")),
    ("FDA", mark("A public list: certified mammography centres, from the US government")),
    ("NHS Choices", mark("A public list: hospitals of the NHS in England")),
    ("GeoNames", mark("The place on the map, from GeoNames")),
    ("mariecurie", mark("A kept copy of a web page of mariecurie.org.uk")),
    ("told by the organisation", mark("The organisation told us")),
    ("printed by the organisation", mark("Something that the organisation printed")),
    ("project brief", mark("The list that this directory began with")),
)
OTHER_DATA = mark("A public list of cancer services")


def host_of(link: str | None) -> str:
    """Give the site of a link as people say it, without "www."."""
    host = urlsplit(link or "").hostname or ""
    return host.removeprefix("www.")


def label_of(taxonomy: Taxonomy, term: str) -> str:
    """Give the translated label of a term."""
    return gettext(taxonomy[term].label)


def inside_sentence(label: str) -> str:
    """Give a label with a small first letter, unless it begins with a name."""
    return label if label.startswith(NAMES) else label[:1].lower() + label[1:]


def in_country(code: str) -> str:
    """Give "in the United States", for use within a sentence."""
    if code in IN_COUNTRY:
        return gettext(IN_COUNTRY[code])
    return gettext("in %(country)s", country=country_name(code) or code)


def organization_words(kind: OrganizationType) -> str:
    """Give the kind of an organisation, empty when it is not known."""
    return gettext(ORGANIZATIONS[kind]) if kind in ORGANIZATIONS else ""


def area_words(name: str) -> str:
    """Give the name of an area that a service covers; the world is "Anywhere"."""
    return gettext("Anywhere") if name == WORLD else place_name(name)


def place_name(label: str) -> str:
    """Give what a place is called, with its country in the reader's language."""
    town, comma, last = label.rpartition(", ")
    return f"{town}{comma}{country_here(last)}"


def town_words(city: str | None, region: str | None) -> str:
    """Give "Boston, MA" from whatever of the two is known."""
    return ", ".join(part for part in (city, region) if part)


def short_place(place: Place) -> str:
    """Give a place's name without the area around it; only a country's is translated.

    Peru in Indiana is not the country.
    """
    return place_name(place.label) if place.kind is PlaceKind.COUNTRY else place.name


def language_words(code: str, support: LanguageSupport = LanguageSupport.UNKNOWN) -> str:
    """Give a language's name, with how it is spoken there where that is known."""
    return gettext(LANGUAGE_SUPPORT[support], language=language_name(code) or code)


def languages_words(codes: Iterable[str]) -> str:
    """Give the names of languages in one line."""
    return join_and([language_words(code) for code in codes])


def source_words(source: str) -> str:
    """Give where we read something, in public words: the site, or the kind of open data."""
    if source.startswith(("http://", "https://")):
        if NUMBERS_ONLY.fullmatch(host_of(source)):
            return gettext("A web page without a name")
        return gettext("A web page of %(site)s", site=host_of(source))
    for sign, words in OPEN_DATA:
        if sign in source:
            return gettext(words)
    return gettext(OTHER_DATA)


def page_date_words(text: str) -> str:
    """Give the date that a page bears in words; what is no plain date stays as it is."""
    parts = PAGE_DATE.fullmatch(text)
    if parts is None:
        return text
    year, month, day = (int(part) if part else 0 for part in parts.groups())
    if not 1 <= month <= 12:
        return text
    if not day:
        return gettext("%(month)s %(year)s", month=month_name(month), year=year)
    try:
        return format_date(date(year, month, day))
    except ValueError:
        return text


def page_year(text: str) -> int | None:
    """Give the year that a page's date names, None for a text that is no plain date."""
    parts = PAGE_DATE.fullmatch(text) or PAGE_YEAR.fullmatch(text)
    return int(parts[1]) if parts is not None else None


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a record as the reader sees it, its language, and the original of a translation."""

    text: str
    speaks: str
    original: str = ""

    def __str__(self) -> str:
        return self.text


def first_sentence_of(said: Said) -> Said:
    """Give the first sentence of a text, all of it when it is one."""
    return replace(said, text=SENTENCE_END.split(said.text, maxsplit=1)[0])


def say(text: str, translated: str | None) -> Said:
    """Give a text in the reader's language where somebody translated it, else as it was written."""
    if translated is None:
        return Said(text, SOURCE_LANGUAGE)
    return Said(translated, current_language(), text)


def say_of(card: Card, field: str, text: str) -> Said:
    """Give a text of a card's service, its translation into the reader's language if there is."""
    return say(text, card.translations.get((current_language(), field)))
