"""Web and e-mail addresses as people type or paste them, made safe to follow."""

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from email_validator import EmailNotValidError, validate_email

from finder.i18n import gettext
from finder.rules.typed import TypedError

LONGEST = 2000
SCHEMES = ("https", "http")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
NOT_WRITTEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Browsers take a backslash for a slash, and the others end an address in a page.
NEVER = re.compile(r"[\\<>\"`{}|^]")
HOST = re.compile(
    r"(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})"
)
# These say who sent a reader there, and change nothing on the page.
FOLLOWING = re.compile(r"(?i)utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|igshid")
PASTED_AROUND = " \t\r\n<>()[]\"'“”‘’,;"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that may be followed, and the site's name as people know it."""

    address: str
    site: str

    @property
    def sentence(self) -> str:
        """Give where people will go."""
        return gettext("People will go to %(site)s.", site=self.site)


def read_link(typed: str) -> WebAddress:
    """Give the web address that was typed, with https:// where it begins with nothing.

    Only https and http are taken, without a password, to a site that has a name; the name of
    another script is written in plain letters, as browsers send it. Raises TypedError.
    """
    text = NOT_WRITTEN.sub("", unicodedata.normalize("NFC", typed)).strip(PASTED_AROUND)
    if not text:
        raise TypedError(gettext("Write a web address, such as https://example.org/help."))
    if len(text) > LONGEST:
        raise TypedError(gettext("This address is too long to be one. Copy it again."))
    if any(letter.isspace() or unicodedata.category(letter) == "Cc" for letter in text):
        raise TypedError(gettext("A web address has no spaces. Write one address."))
    if NEVER.search(text):
        raise TypedError(gettext("This address has a sign that no web address has. Copy it again."))
    parts = _split(_with_scheme(text))
    host = _host(parts)
    port = _port(parts)
    address = SplitResult(
        parts.scheme.lower(),
        host if port is None else f"{host}:{port}",
        parts.path,
        _without_following(parts.query),
        parts.fragment,
    ).geturl()
    return WebAddress(address, _readable(host).removeprefix("www."))


def read_email(typed: str) -> str:
    """Give the e-mail address that was typed; asks no network; raises TypedError."""
    text = NOT_WRITTEN.sub("", typed).strip(PASTED_AROUND)
    text = re.sub(r"(?i)^(?:mailto:|e-?mail:)\s*", "", text)
    if text.count("@") > 1 or re.search(r"\s", text):
        raise TypedError(gettext("Write one e-mail address, without a name before it."))
    try:
        return validate_email(text, check_deliverability=False, allow_smtputf8=False).normalized
    except EmailNotValidError as error:
        raise TypedError(
            gettext("This is not a whole e-mail address, such as help@example.org.")
        ) from error


def _with_scheme(text: str) -> str:
    scheme = SCHEME.match(text)
    if scheme is None:
        if text.startswith("//"):
            return f"https:{text}"
        if "@" in text.partition("/")[0]:
            raise TypedError(gettext("This is an e-mail address. It has a field of its own."))
        return f"https://{text}"
    name = scheme[1].lower()
    if name == "mailto":
        raise TypedError(gettext("This is an e-mail address. It has a field of its own."))
    if name == "tel":
        raise TypedError(gettext("This is a phone number. It has a field of its own."))
    if name not in SCHEMES:
        raise TypedError(gettext("A web address begins with https:// or http://."))
    if not text[scheme.end() :].startswith("//"):
        raise TypedError(gettext("After https: come two slashes, as in https://example.org."))
    return text


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise TypedError(gettext("This is not a whole web address. Copy it again.")) from error
    if parts.username is not None or parts.password is not None:
        raise TypedError(
            gettext("This address holds a name or password. Write it without what is before the @.")
        )
    return parts


def _host(parts: SplitResult) -> str:
    """Give the host in plain letters; raises TypedError for one that names no site."""
    name = (parts.hostname or "").rstrip(".")
    if _is_number(name):
        raise TypedError(gettext("Write the name of the site, not its number."))
    try:
        host = name.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise TypedError(gettext("This name of a site cannot be read. Copy it again.")) from error
    if not HOST.fullmatch(host):
        raise TypedError(gettext("The name of a site has a dot in it, such as example.org."))
    return host


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        # "127.1" and "0x7f.1" are numbers to a browser too.
        return bool(re.fullmatch(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+))*", name))
    return True


def _port(parts: SplitResult) -> int | None:
    try:
        port = parts.port
    except ValueError as error:
        raise TypedError(gettext("The number after the site's name is too large.")) from error
    return None if port == {"https": 443, "http": 80}[parts.scheme.lower()] else port


def _without_following(query: str) -> str:
    if not FOLLOWING.search(query):
        return query
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([(name, value) for name, value in pairs if not FOLLOWING.fullmatch(name)])


def _readable(host: str) -> str:
    """Give a host in its own script."""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
