"""Phones, sites, mail and streets meet however they are written."""

import pytest

from finder.directory.duplicates.contacts import (
    Site,
    mail_domain,
    phone_keys,
    site_of,
    street_key,
)


@pytest.mark.parametrize(
    ("country", "one", "other"),
    [
        ("US", "+1 800-555-0143", "(800) 555.0143"),
        ("US", "1-800-555-0143", "1-800-555-0143 ext 4"),
        ("US", "800.555.HELP", "800-555-4357"),
        ("US", "1-866-555-HELPERS", "866-555-4357"),
        ("GB", "+44 (0)20 7946 0018", "020 7946 0018"),
        ("IE", "+353 1800 555 143", "1800 555 143"),
        ("NZ", "0800 CANCER (226 237)", "0800 226 237"),
        ("AU", "(03) 5550 0143", "+61 3 5550 0143"),
        ("AU", "13 11 20", "131120"),
        ("US", "2-1-1", "211"),
    ],
)
def test_a_phone_is_one_in_every_form(country: str, one: str, other: str) -> None:
    assert phone_keys(one, [country]) == phone_keys(other, [country]) != frozenset()


def test_a_phone_is_whole_with_its_country() -> None:
    assert phone_keys("020 7946 0018", ["GB"]) == {"+442079460018"}
    assert phone_keys("988", ["US", "CA"]) == {"+1988"}
    assert phone_keys("116 123", ["GB", "IE"]) == {"+44116123", "+353116123"}


def test_what_is_no_phone_has_no_key() -> None:
    assert phone_keys("see the website", ["US"]) == frozenset()


@pytest.mark.parametrize(
    ("link", "domain", "page"),
    [
        ("https://www.example.org", "example.org", ""),
        ("example.org/", "example.org", ""),
        ("http://help.example.org/index.html", "example.org", ""),
        ("https://www.example.org.uk/Help/", "example.org.uk", "help"),
        ("https://trust.example.nhs.uk/a", "example.nhs.uk", "a"),
        ("https://www.example.co.nz/a?utm_source=x&id=3", "example.co.nz", "a?id=3"),
        ("https://house.blogspot.com/2013/03", "house.blogspot.com", "2013/03"),
        ("https://www.facebook.com/groups/house/about", "facebook.com/house", "groups/house/about"),
    ],
)
def test_a_link_says_whose_site_and_which_page(link: str, domain: str, page: str) -> None:
    assert site_of(link) == Site(domain, page)


@pytest.mark.parametrize("link", ["", "house", "http://[bad", "two words.org"])
def test_what_is_no_link_is_nobodys_site(link: str) -> None:
    assert site_of(link) is None


def test_mail_says_whose_it_is_unless_it_is_lent() -> None:
    assert mail_domain("Help@Mail.Example.org.uk") == "example.org.uk"
    assert mail_domain("house@gmail.com") is None
    assert mail_domain("nobody") is None


def test_a_street_is_one_in_every_form() -> None:
    assert street_key("1385 S. Example Blvd.") == street_key("1385 South Example Boulevard")
    assert street_key("6316 Example Dr") != street_key("6318 Example Dr")
