"""Phone numbers, websites, mail and streets, each written in one way that can be compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlsplit

import phonenumbers

from finder.text import fold

# So many digits beside letters make the letters a mere reminder: "0800 CANCER (226 237)".
WHOLE_WITHOUT_LETTERS = 9
LETTERS = re.compile(r"[A-Za-z]")
EXTENSION = re.compile(r"(?i)\s*(?:;|,|#|\bx|\bext(?:ension)?\b\.?|\boption\b).*$")
# Under these, and below a country's two letters, a name is registered one label further in:
# "example.org.uk", "example.nhs.uk".
SECOND_LEVELS = (
    "ac co com edu gov govt id mil ne net nhs nic nsw or org police qld res sa school sch vic wa"
)
# Sites that lend a place to many: whose page it is, is said by the host's first label ...
LENT_HOSTS = frozenset(
    {"blogspot.com", "github.io", "godaddysites.com", "hscni.net", "squarespace.com", "webs.com"}
    | {"weebly.com", "wixsite.com", "wordpress.com"}
)
# ... or by the first part of the path.
LENT_PATHS = frozenset(
    {"eventbrite.com", "facebook.com", "gofundme.com", "instagram.com", "linkedin.com"}
    | {"linktr.ee", "meetup.com", "sites.google.com", "tiktok.com", "twitter.com", "x.com"}
    | {"youtube.com"}
)
# Parts of a path on these that name nobody.
NO_NAMES = frozenset(
    {"c", "channel", "company", "group", "groups", "in", "o", "pages", "user", "view"}
)
LENT_MAIL = frozenset(
    {"aol.com", "btinternet.com", "gmail.com", "googlemail.com", "hotmail.com", "icloud.com"}
    | {"live.com", "mail.com", "me.com", "msn.com", "outlook.com", "protonmail.com"}
    | {"rediffmail.com", "yahoo.co.in", "yahoo.co.uk", "yahoo.com", "yahoo.ca"}
)
FRONT_PAGES = frozenset({"index", "default", "home"})
# What many streets are called, in full and in short.
STREET_WORDS = (
    "and at ave avenue blvd boulevard court ct dr drive east fl floor highway hwy lane level ln"
    " north northeast northwest of off pl place plaza po box rd rm road room se south southeast"
    " southwest sq square st ste street suite sw the unit way west"
)
# What follows a visitor around and names no page.
FOLLOWING = re.compile(r"(?i)^(utm_|fbclid|gclid|trilibis|_ga|ref$|lang$)")


@dataclass(frozen=True, slots=True)
class Site:
    """A web address: whose site it is, and which page; the front page is the empty text."""

    domain: str
    page: str


def phone_keys(number: str, countries: Iterable[str]) -> frozenset[str]:
    """Give the number as E.164 ("+18005550100") as it reads in each of these countries.

    One that begins with "+" reads the same in all. Letters are taken as the keys that carry them,
    and an extension is left out.
    """
    number = EXTENSION.sub("", number)
    if sum(character.isdigit() for character in number) >= WHOLE_WITHOUT_LETTERS:
        number = LETTERS.sub("", number)
    keys = set()
    for country in dict.fromkeys(countries):
        try:
            read = phonenumbers.parse(number, country)
        except phonenumbers.NumberParseException:
            continue
        # "1-866-442-CANCER" has two letters more than one dials.
        phonenumbers.truncate_too_long_number(read)
        keys.add(f"+{read.country_code}{phonenumbers.national_significant_number(read)}")
        if number.lstrip().startswith("+"):
            break
    return frozenset(keys)


def site_of(link: str) -> Site | None:
    """Give the site and page of a web address, with or without https and www; None for none."""
    link = link.strip()
    try:
        parts = urlsplit(link if "://" in link else f"https://{link}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if "." not in host or " " in host:
        return None
    path = [part for part in parts.path.casefold().split("/") if part]
    if path and path[-1].partition(".")[0] in FRONT_PAGES:
        path.pop()
    return Site(_owner(host, path), "/".join(path) + _question(parts))


def mail_domain(email: str) -> str | None:
    """Give the domain of an address of mail, None where a provider lends it to everybody."""
    _, at, host = email.strip().casefold().rpartition("@")
    if not at or "." not in host or host in LENT_MAIL:
        return None
    return _registered(host)


def mail_key(email: str) -> str:
    """Give an address of mail as it can be compared."""
    return email.strip().casefold()


def street_key(address: str) -> frozenset[str]:
    """Give what tells a street address from others: its words without "Road" and "Suite"."""
    told = fold(address).split()
    return frozenset(word for word in told if word not in STREET_WORDS.split() and len(word) > 1)


def _owner(host: str, path: list[str]) -> str:
    for lent in LENT_HOSTS:
        if host.endswith(f".{lent}"):
            return f"{host.removesuffix(f'.{lent}').rpartition('.')[2]}.{lent}"
    bare = host.removeprefix("www.").removeprefix("m.")
    registered = _registered(host)
    own = [part for part in path if part not in NO_NAMES]
    if (registered in LENT_PATHS or bare in LENT_PATHS) and own:
        return f"{registered}/{own[0]}"
    return registered


def _registered(host: str) -> str:
    """Give the part of a host that somebody registered: "cancer.example.org.uk" is "example..."."""
    labels = host.casefold().split(".")
    country = len(labels[-1]) == 2
    deep = 3 if country and len(labels) > 2 and labels[-2] in SECOND_LEVELS.split() else 2
    return ".".join(labels[-deep:])


def _question(parts: SplitResult) -> str:
    kept = sorted(pair for pair in parse_qsl(parts.query) if not FOLLOWING.match(pair[0]))
    return "".join(f"?{key}={value}" for key, value in kept).casefold()
