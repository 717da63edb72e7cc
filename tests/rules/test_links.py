import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.directory.records import OrganizationRecord
from finder.rules.links import read_email, read_link
from finder.rules.typed import TypedError
from finder.web.addresses import safe_link
from tests import make
from tests.conftest import SEED


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org/help?x=1#top", "https://example.org/help?x=1#top"),
        ("example.org", "https://example.org"),
        (" www.Example.ORG/Help ", "https://www.example.org/Help"),
        ("HTTP://example.org", "http://example.org"),
        ("//example.org/a", "https://example.org/a"),
        ("example.org:8080/a", "https://example.org:8080/a"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("<https://example.org/a>,", "https://example.org/a"),
        ("(see.example.org)", "https://see.example.org"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/ü"),
        ("https://example.org\u200b/a", "https://example.org/a"),
        ("example.org/a?utm_source=mail&id=7&fbclid=x", "https://example.org/a?id=7"),
    ],
)
def test_a_link_is_taken_as_it_is_typed(typed: str, address: str) -> None:
    link = read_link(typed)

    assert link.address == address
    assert safe_link(link.address) == address


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write a web address, such as https://example.org/help."),
        ("javascript:alert(1)", "A web address begins with https:// or http://."),
        ("JaVaScRiPt://example.org/%0aalert(1)", "A web address begins with"),
        ("data:text/html,x", "A web address begins with"),
        ("ftp://example.org", "A web address begins with"),
        ("java\nscript:alert(1)", "A web address has no spaces."),
        ("https://exa mple.org", "A web address has no spaces."),
        ("https://example.org/\x00", "A web address has no spaces."),
        ("https:example.org", "After https: come two slashes"),
        ("https://ann:secret@example.org", "This address holds a name or password."),
        ("https://example.org\\@evil.example", "This address has a sign"),
        ('https://example.org/"onclick', "This address has a sign"),
        ("help@example.org", "This is an e-mail address."),
        ("mailto:help@example.org", "This is an e-mail address."),
        ("tel:+12126392000", "This is a phone number."),
        ("https://localhost/a", "The name of a site has a dot in it"),
        ("our website", "A web address has no spaces."),
        ("website", "The name of a site has a dot in it"),
        ("https://", "The name of a site has a dot in it"),
        ("http://127.0.0.1/", "Write the name of the site, not its number."),
        ("http://[::1]/", "Write the name of the site, not its number."),
        ("http://2130706433/", "Write the name of the site, not its number."),
        ("http://[::1/", "This is not a whole web address."),
        ("https://example.org:99999/", "The number after the site's name is too large."),
        ("https://exam..ple.org", "cannot be read"),
        ("https://example.org/" + "a" * 2000, "This address is too long"),
    ],
)
def test_what_is_no_safe_link_is_answered_with_what_to_do(typed: str, sentence: str) -> None:
    with pytest.raises(TypedError) as error:
        read_link(typed)

    assert sentence in str(error.value)


def test_a_site_is_named_in_its_own_script() -> None:
    link = read_link("www.bücher.example/a")

    assert link.site == "bücher.example"
    assert link.sentence == "People will go to bücher.example."


@given(st.text(max_size=40) | st.text(alphabet="htps:/.ex@\\[]1%?#a ", max_size=30))
@settings(max_examples=200, deadline=None)
def test_whatever_is_taken_is_fit_for_a_record_and_stays_as_it_is(typed: str) -> None:
    try:
        link = read_link(typed)
    except TypedError:
        return

    assert safe_link(link.address) == link.address
    record = OrganizationRecord(id=make.ident("a"), name="A", website=link.address)
    assert record.website == link.address
    assert read_link(link.address).address == link.address


def test_links_of_the_seed_are_taken_as_they_are() -> None:
    records = [json.loads(line) for line in SEED.read_text(encoding="utf-8").splitlines()]
    links = [record["url"] for record in records if record.get("url")]

    assert [link for link in links if read_link(link).address != link] == []


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("help@example.com", "help@example.com"),
        (" <Help@EXAMPLE.com> ", "Help@example.com"),
        ("mailto:help@example.com", "help@example.com"),
        ("E-mail: help@example.com", "help@example.com"),
    ],
)
def test_an_email_address_is_taken_as_it_is_typed(typed: str, address: str) -> None:
    assert read_email(typed) == address


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "This is not a whole e-mail address"),
        ("help", "This is not a whole e-mail address"),
        ("help@example", "This is not a whole e-mail address"),
        ("a@example.com, b@example.com", "Write one e-mail address"),
        ("Ann <a@example.com>", "Write one e-mail address"),
    ],
)
def test_what_is_no_email_address_is_answered_with_what_to_do(typed: str, sentence: str) -> None:
    with pytest.raises(TypedError) as error:
        read_email(typed)

    assert sentence in str(error.value)
