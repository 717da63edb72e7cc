"""Five calls for the first week in words: whom to call, when, and what to say."""

from dataclasses import dataclass

from finder.directory.urgent import UrgentLine, urgent_lines
from finder.i18n import SOURCE_LANGUAGE, current_language, gettext
from finder.rules.phones import phone_link, phone_words
from finder.search.index import phone_digits
from finder.search.results import Card
from finder.search.starting import CALLS, Call, choose_calls
from finder.vocabulary import CANCERS
from finder.web.addresses import address
from finder.web.countries import home_country
from finder.web.public.start_page import ALWAYS, gather
from finder.web.showing import calling
from finder.web.words import (
    Said,
    first_sentence_of,
    inside_sentence,
    label_of,
    languages_words,
    place_name,
    say,
    say_of,
)

WANTED = len(CALLS) + 1


@dataclass(frozen=True, slots=True)
class ShownCall:
    """One call. `hours` and `does` are empty when not known, `service` None for an urgent line."""

    number: int
    service: int | None
    heading: str
    name: Said
    organization: str
    phone: str
    link: str
    hours: Said
    does: Said
    languages: str
    to_say: str
    run_by_maker: bool


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """The sheet of calls; `fewer` says so when there are not five."""

    cancer: str
    place: str
    calls: tuple[ShownCall, ...]
    fewer: bool
    interpreter: tuple[calling.Spoken, ...]  # for who reads another language than English
    back: str


def gather_calls(cancer: str) -> ShownSheet | None:
    """Give the sheet of a kind of cancer, None where the directory holds too little for one."""
    asked, gathered = gather(cancer, [call.part for call in CALLS])
    if cancer not in (*gathered.kinds, *ALWAYS):
        return None
    place = gathered.place
    country = place.country if place is not None else home_country()
    region = place.region if place is not None and gathered.placed else None
    line = urgent_lines().first_helpline(country, region)
    said = inside_sentence(label_of(CANCERS, cancer))
    first_phone = line.phone if line is not None else None
    calls = [_line(line, said)] if line is not None else []
    for call, card in choose_calls(gathered.parts, first_phone, current_language()):
        # Two calls to one number are one call.
        if phone_digits(card.phone or "") not in {phone_digits(one.phone) for one in calls}:
            calls.append(_call(call, card, said, country, len(calls) + 1))
    return ShownSheet(
        cancer=label_of(CANCERS, cancer),
        place=place_name(place.label) if place is not None else "",
        calls=tuple(calls),
        fewer=len(calls) < WANTED,
        interpreter=calling.interpreter_lines() if current_language() != SOURCE_LANGUAGE else (),
        back=address("public.start.show", cancer=cancer, near=asked.near or None),
    )


def _line(line: UrgentLine, cancer: str) -> ShownCall:
    return ShownCall(
        number=1,
        service=None,
        heading=gettext("A cancer helpline"),
        name=say(line.name, None),
        organization=line.organization if line.organization not in line.name else "",
        phone=line.phone or "",
        link=phone_link(line.phone or ""),
        hours=Said(line.hours or "", line.words_in),
        does=first_sentence_of(Said(line.summary, line.words_in)),
        languages=languages_words(line.languages),
        to_say=gettext(
            "I am calling about %(cancer)s. I do not know where to begin. Can you help me?",
            cancer=cancer,
        ),
        run_by_maker=False,
    )


def _call(call: Call, card: Card, cancer: str, country: str, number: int) -> ShownCall:
    phone = card.phone or ""
    does = say_of(card, "description", card.description or "")
    return ShownCall(
        number=number,
        service=card.number,
        heading=gettext(call.heading),
        name=say_of(card, "name", card.name),
        organization=card.organization.name if card.organization.name != card.name else "",
        phone=phone_words(phone, country),
        link=phone_link(phone),
        hours=say_of(card, "hours_description", card.hours or ""),
        does=first_sentence_of(does),
        languages=languages_words(card.languages),
        to_say=gettext(call.to_say, cancer=cancer),
        run_by_maker=card.run_by_maker,
    )
