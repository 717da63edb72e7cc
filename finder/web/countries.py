"""The home country of a visitor: chosen in the address, else the site's own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import Flask, g, request

from finder.directory.urgent import urgent_lines
from finder.i18n import country_name
from finder.web.addresses import carry_country
from finder.web.inputs import clean
from finder.web.requests import get_config


@dataclass(frozen=True, slots=True)
class CountryChoice:
    """A country, and the address of the same page for it."""

    words: str
    address: str
    chosen: bool


def follow_country(app: Flask) -> None:
    """Read the country of each request and carry it along when it is not the site's own."""
    app.before_request(_read_country)


def home_country() -> str:
    """Give the two letters of the visitor's home country."""
    return str(g.get("home_country") or get_config().home_country)


def chosen_country() -> str | None:
    """Give the country that the visitor chose, None when it is the site's own."""
    country = home_country()
    return country if country != get_config().home_country else None


def country_choices(address_of: Callable[[str | None], str]) -> list[CountryChoice]:
    """Give the countries to choose from; `address_of` gets None for the site's own."""
    return [
        CountryChoice(
            country_name(code) or code,
            address_of(code if code != get_config().home_country else None),
            chosen=code == home_country(),
        )
        for code in offered_countries()
    ]


def offered_countries() -> tuple[str, ...]:
    """Give the countries that the directory serves, the site's own among them."""
    return tuple(dict.fromkeys((*urgent_lines().countries(), get_config().home_country)))


def known_country(text: str) -> str | None:
    """Give the two letters of a country that is offered, None for any other text."""
    code = clean(text).upper()
    return code if code in offered_countries() else None


def settle_in(country: str) -> None:
    """Make a country that is offered the visitor's home for this page and where it leads."""
    if country in offered_countries():
        g.home_country = country
        carry_country(country if country != get_config().home_country else None)


def asked_country() -> str | None:
    """Give the country that the address asks for, None for the site's own.

    A form keeps this one: who looked at Leeds once still means her own Boston.
    """
    return cast("str | None", g.get("asked_country"))


def follow_words(country: str) -> None:
    """Make a country that a question's words say the home of this page, and remember why."""
    settle_in(country)
    g.country_from_words = True


def country_is_from_words() -> bool:
    """Say whether nobody chose this page's country: a question's words say it."""
    return bool(g.get("country_from_words"))


def ask_for(country: str) -> None:
    """Make a country the one that this request asks for."""
    settle_in(country)
    g.asked_country = country if country != get_config().home_country else None


def _read_country() -> None:
    ask_for(known_country(request.args.get("country", "")) or get_config().home_country)
