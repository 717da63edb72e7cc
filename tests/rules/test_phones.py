import json

import pytest

from finder.rules.phones import PhoneKind, phone_link, phone_words, read_phone
from finder.rules.typed import TypedError
from tests.conftest import SEED


@pytest.mark.parametrize(
    ("typed", "country", "number", "words", "e164"),
    [
        ("212-639-2000", "US", "+1 212-639-2000", "1\u00a0(212)\u00a0639-2000", "+12126392000"),
        ("Tel: (212) 639 2000", "US", "+1 212-639-2000", None, "+12126392000"),
        ("+1 212 639 2000", None, "+1 212-639-2000", "1\u00a0(212)\u00a0639-2000", "+12126392000"),
        ("1-800-4-CANCER", "US", "+1 800-422-6237", "1\u00a0(800)\u00a0422-6237", "+18004226237"),
        ("+44 (0)808 808 00 00", "US", "+44 808 808 0000", "+44 808 808 0000", "+448088080000"),
        ("0808 808 00 00", "GB", "+44 808 808 0000", "0808 808 0000", "+448088080000"),
        ("０８０８ 808 0000", "GB", "+44 808 808 0000", "0808 808 0000", "+448088080000"),
        ("011 44 808 808 0000", "US", "+44 808 808 0000", "+44 808 808 0000", "+448088080000"),
        ("13 11 20", "AU", "13 11 20", "13 11 20", None),
        ("988", "US", "988", "988", None),
        ("116  123", "GB", "116 123", "116 123", None),
        ("tel:+12126392000", "US", "+1 212-639-2000", None, "+12126392000"),
    ],
)
def test_a_number_is_read_as_it_is_typed(
    typed: str, country: str | None, number: str, words: str | None, e164: str | None
) -> None:
    phone = read_phone(typed, country)

    assert phone.number == number
    assert words is None or phone.words == words
    assert phone.e164 == e164


@pytest.mark.parametrize(
    "typed", ["212-639-2000 ext. 12", "212-639-2000 x12", "2126392000#12", "212-639-2000, ext 12"]
)
def test_an_extension_stays_with_its_number(typed: str) -> None:
    phone = read_phone(typed, "US")

    assert (phone.number, phone.extension) == ("+1 212-639-2000 ext. 12", "12")
    assert phone_link(phone.number) == "tel:+12126392000"


@pytest.mark.parametrize(
    ("typed", "country", "kind", "sentence"),
    [
        (
            "0808 808 00 00",
            "GB",
            PhoneKind.FREE,
            "People will see 0808 808 0000. Calls to it are free.",
        ),
        ("1-900-234-5678", "US", PhoneKind.PREMIUM, "Calls to it cost extra."),
        ("211", "US", PhoneKind.SHORT, "it works inside its country only."),
        ("212-639-2000", "US", PhoneKind.ORDINARY, "People will see 1\u00a0(212)\u00a0639-2000."),
    ],
)
def test_what_a_call_is_like_is_said(
    typed: str, country: str, kind: PhoneKind, sentence: str
) -> None:
    phone = read_phone(typed, country)

    assert phone.kind is kind
    assert sentence in phone.sentence


@pytest.mark.parametrize(
    ("typed", "country", "sentence"),
    [
        ("", "US", "Write the number in digits, such as +1 212 639 2000."),
        ("ask at the desk", "US", "Write the number in digits, such as +1 212 639 2000."),
        ("help2@example.org", "US", "This is an e-mail address. It has a field of its own."),
        ("0808 808 0000 or 0300 123 1023", "GB", "Write one number here."),
        ("0808 808 0000 / 0300 123 1023", "GB", "Write one number here."),
        ("Mary 212-639-2000", "US", "Write the number only. Say what it is for in the next field."),
        ("212-639-2000 (ask for Mary)", "US", "Write the number only."),
        ("639-2000", "US", "Add the area code."),
        ("4420 7946", "US", "This is too"),
        (
            "44 808 808 0000",
            "US",
            "Is this a number of another country (United Kingdom)? Then begin with +.",
        ),
        (
            "0044 808 808 0000",
            "US",
            "Is this a number of another country (United Kingdom)? Then begin with +.",
        ),
        ("+999 123456", "US", "No country has this code after the +."),
        ("639 2000", None, "Begin with + and the code of the country, such as +44."),
        ("212 639 2000 5551 2345 6789", "US", "This is too long for a phone number."),
        ("123", "US", "This is too short for a number of this country (United States)."),
        ("123 456 7890", "US", "No number of this country (United States) looks like this."),
        ("911", "US", "This is an emergency number."),
        ("999", "GB", "This is an emergency number."),
    ],
)
def test_what_is_no_number_is_answered_with_what_to_do(
    typed: str, country: str | None, sentence: str
) -> None:
    with pytest.raises(TypedError, match=r".") as error:
        read_phone(typed, country)

    assert sentence in str(error.value)


def test_numbers_of_the_seed_are_read_and_stay_the_same_number() -> None:
    read = 0
    for line in SEED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        areas = [area["area"][:2] for area in record.get("service_areas") or []]
        places = [place["addresses"] for place in record.get("locations") or []]
        country = next((one[0]["country"] for one in places if one), (areas or ["US"])[0])
        for phone in record.get("phones") or []:
            once = read_phone(phone["number"], country)
            read += 1
            assert read_phone(once.number, country) == once
            assert once.words == phone_words(phone["number"], country)

    assert read > 250


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("+1 800-813-4673", "tel:+18008134673"),
        ("988, then press 1", "tel:988"),
        ("112 or 999", "tel:112"),
        ("1-800-4-CANCER", "tel:18004226237"),
        ("+44 (0)20 7946 0018", "tel:+442079460018"),
        ("(020) 7946 0018", "tel:02079460018"),
        ("617-632-3000 ext. 12", "tel:6176323000"),
        ("13 11 20", "tel:131120"),
        ("?", ""),
    ],
)
def test_phone_link_dials_the_first_number(number: str, link: str) -> None:
    assert phone_link(number) == link


@pytest.mark.parametrize(
    ("number", "country", "words"),
    [
        ("+1 800-813-4673", "US", "1\u00a0(800)\u00a0813-4673"),
        ("+44 808 808 0000", "GB", "0808 808 0000"),
        ("+44 808 808 0000", "US", "+44 808 808 0000"),
        ("988", "US", "988"),
        ("13 11 20", "AU", "13 11 20"),
        ("116 123", "GB", "116 123"),
    ],
)
def test_phone_words_are_dialled_as_they_stand(number: str, country: str, words: str) -> None:
    assert phone_words(number, country) == words
