"""Phone numbers: read as people type them, printed as people dial them."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import phonenumbers
from phonenumbers import (
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
    ValidationResult,
    shortnumberinfo,
)

from finder.i18n import country_name, gettext
from finder.rules.typed import TypedError

NORTH_AMERICA = 1
NO_BREAK = "\u00a0"
KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
ENDS = re.compile(r"(?i)\b(?:or|o|then|ext\.?|extension|x(?=\s?\d))|[,;]")
SEVERAL = re.compile(r"(?i)\s(?:or|and|o|y)\s|[;/|\n]|,(?!\s*(?:e?xt?\b|#))")
# A piece with fewer digits is no number of its own.
SHORTEST_OF_SEVERAL = 3
LABEL = re.compile(
    r"(?i)^(?:(?:tele)?phone|tel|call(?: us)?|free ?(?:phone|call)|toll[- ]?free|voice)\b[.:]?\s*"
)
EXTENSION = re.compile(r"(?i)(?:;?\s*ext(?:ension)?|\bx|#)\W*\d+$")
NOT_WRITTEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\ufeff"))
LONGEST = 60
NUMBER_ONLY = "Write the number only. Say what it is for in the next field."
FREE = frozenset({PhoneNumberType.TOLL_FREE})
DEAR = frozenset({PhoneNumberType.PREMIUM_RATE})


class PhoneKind(StrEnum):
    """What a call to a number is like."""

    ORDINARY = "ordinary"
    FREE = "free"
    PREMIUM = "premium"
    SHORT = "short"


KIND_SENTENCES = {
    PhoneKind.FREE: "Calls to it are free.",
    PhoneKind.PREMIUM: "Calls to it cost extra. Say so in the description.",
    PhoneKind.SHORT: "A short number: it works inside its country only.",
}


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number: as records keep it, as people in the country dial it, and as E.164.

    `e164` is None for a short number, such as 988, and for one that cannot be dialled from abroad.
    """

    number: str
    words: str
    e164: str | None
    kind: PhoneKind
    extension: str | None = None

    @property
    def sentence(self) -> str:
        """Give what people will see, and what a call is like."""
        shown = gettext("People will see %(number)s.", number=self.words)
        more = KIND_SENTENCES.get(self.kind)
        return f"{shown} {gettext(more)}" if more else shown


def read_phone(typed: str, country: str | None) -> Phone:
    """Give the number that was typed, read in a country where it has no country code.

    Letters on keys ("1-800-4-CANCER"), extensions and short numbers are understood. Raises
    TypedError.
    """
    text = LABEL.sub("", unicodedata.normalize("NFKC", typed).translate(NOT_WRITTEN).strip())
    _refuse_other_things(text)
    try:
        read = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException as error:
        raise TypedError(_unparsed_sentence(text, error, country)) from error
    if phonenumbers.is_valid_number(read):
        return _ordinary(read, country)
    if country is not None and shortnumberinfo.is_valid_short_number_for_region(read, country):
        return _short(text, country)
    raise TypedError(_invalid_sentence(text, read, country))


def _refuse_other_things(text: str) -> None:
    if not any(map(str.isdigit, text)):
        raise TypedError(gettext("Write the number in digits, such as +1 212 639 2000."))
    if "@" in text:
        raise TypedError(gettext("This is an e-mail address. It has a field of its own."))
    parts = [part for part in SEVERAL.split(text) if _digits(part) >= SHORTEST_OF_SEVERAL]
    if len(parts) > 1:
        raise TypedError(gettext("Write one number here."))
    if len(text) > LONGEST or re.match(r"[^\W\d_]", text):
        raise TypedError(gettext(NUMBER_ONLY))


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _ordinary(read: PhoneNumber, country: str | None) -> Phone:
    kind = phonenumbers.number_type(read)
    from_abroad = phonenumbers.can_be_internationally_dialled(read)
    home = phonenumbers.region_code_for_number(read) or country
    form = PhoneNumberFormat.INTERNATIONAL if from_abroad else PhoneNumberFormat.NATIONAL
    number = phonenumbers.format_number(read, form)
    return Phone(
        number=number,
        words=phone_words(number, country or home or ""),
        e164=phonenumbers.format_number(read, PhoneNumberFormat.E164) if from_abroad else None,
        kind=PhoneKind.FREE
        if kind in FREE
        else PhoneKind.PREMIUM
        if kind in DEAR
        else PhoneKind.ORDINARY,
        extension=read.extension,
    )


def _short(text: str, country: str) -> Phone:
    number = " ".join(text.split())
    if shortnumberinfo.is_emergency_number(number, country):
        raise TypedError(
            gettext("This is an emergency number. It is on the page of urgent help already.")
        )
    return Phone(number, phone_words(number, country), e164=None, kind=PhoneKind.SHORT)


def _unparsed_sentence(
    text: str, error: phonenumbers.NumberParseException, country: str | None
) -> str:
    if _has_words(text):
        return gettext(NUMBER_ONLY)
    if error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE:
        if country is None:
            return gettext("Begin with + and the code of the country, such as +44.")
        return gettext("No country has this code after the +.")
    if error.error_type == phonenumbers.NumberParseException.TOO_LONG:
        return gettext("This is too long for a phone number.")
    return gettext("This is too short for a phone number.")


def _invalid_sentence(text: str, read: PhoneNumber, country: str | None) -> str:
    if _has_words(text):
        return gettext(NUMBER_ONLY)
    elsewhere = _elsewhere(text)
    if elsewhere is not None:
        place = country_name(elsewhere) or elsewhere
        return gettext(
            "Is this a number of another country (%(country)s)? Then begin with +.", country=place
        )
    reason = phonenumbers.is_possible_number_with_reason(read)
    if reason == ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
        return gettext("Add the area code.")
    place = country_name(country or "") or gettext("not known")
    if reason == ValidationResult.TOO_SHORT:
        return gettext(
            "This is too short for a number of this country (%(country)s).", country=place
        )
    if reason in (ValidationResult.TOO_LONG, ValidationResult.INVALID_LENGTH):
        return gettext(
            "This is too long for a number of this country (%(country)s).", country=place
        )
    return gettext(
        "No number of this country (%(country)s) looks like this. Check each digit. For another "
        "country, begin with + and its code.",
        country=place,
    )


def _has_words(text: str) -> bool:
    return re.search(r"[^\W\d_]{2,}", EXTENSION.sub("", text)) is not None


def _elsewhere(text: str) -> str | None:
    """Give the country in which the digits are a number once a plus stands before them."""
    digits = "".join(filter(str.isdigit, text)).removeprefix("00")
    if text.startswith("+"):
        return None
    try:
        read = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(read):
        return None
    return phonenumbers.region_code_for_number(read)


@lru_cache(maxsize=4096)
def phone_words(number: str, country: str) -> str:
    """Give a number as people in the country dial it; one that we cannot read stays as it is."""
    try:
        read = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return number
    if not phonenumbers.is_valid_number(read):
        return number
    at_home = phonenumbers.region_code_for_number(read) == country
    if at_home and read.country_code == NORTH_AMERICA:
        # "(800) 555-0100" hides the 1 that has to be dialled with free numbers.
        number = phonenumbers.format_out_of_country_calling_number(read, "US")
        return number.replace(" ", NO_BREAK)  # it stands on one line
    form = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(read, form)


@lru_cache(maxsize=4096)
def phone_link(number: str) -> str:
    """Give a tel: link for the first number in a text: letters become digits, extensions wait."""
    first = ENDS.split(number)[0].replace("(0)", "" if "+" in number else "0")
    digits = "".join(one for one in first.upper().translate(KEYPAD) if one in "0123456789+")
    return f"tel:{digits}" if digits else ""
