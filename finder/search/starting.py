"""What stands on a page to start from: its sections and its five calls, one line each."""

from collections.abc import Sequence
from dataclasses import dataclass

from finder.i18n import SOURCE_LANGUAGE
from finder.search.gathering import Found, Part, helps_a_stranger
from finder.search.index import phone_digits
from finder.search.results import Card
from finder.vocabulary import AT_A_DESK, NEEDS, mark


@dataclass(frozen=True, slots=True)
class Section:
    """One section: what it is called, what it is, and the kinds of help in it.

    `without_place` stands below the sentence while nobody has said where help is wanted.
    """

    part: Part
    heading: str
    sentence: str
    without_place: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the first week: whom to ask for, and what one can say.

    `turn` is when it is chosen: what is hardest to find a second of comes first.
    """

    part: Part
    turn: int
    heading: str
    to_say: str
    also: tuple[str, ...] = ()  # a main need that serves as well


def _needs(*needs: str) -> dict[str, tuple[str, ...]]:
    return {"need": needs}


SECTIONS = (
    Section(
        Part("someone", _needs("helpline", "peer_match")),
        mark("Someone to talk to"),
        mark("Call a helpline, or talk with someone who has been there."),
    ),
    Section(
        Part("online", _needs("online_community")),
        mark("Online communities"),
        mark("Read and write with others, at any hour. Look first who can see what you write."),
    ),
    Section(
        Part("groups", _needs("support_group"), local=True, go_there=True),
        mark("Groups near you"),
        mark("Meet other people who live with cancer."),
        mark("To see groups near you, fill in “Where?” above. These help all over the country."),
    ),
    Section(
        Part("counselling", _needs("counselling")),
        mark("Counselling"),
        mark("Talk in private with someone who is trained to listen."),
    ),
    Section(
        Part("information", _needs("cancer_information", "navigator")),
        mark("Information you can trust"),
        mark("Plain facts to read, and people who help you find your way."),
    ),
    Section(
        Part("money", _needs("money", "rights")),
        mark("Money, work and insurance"),
        mark("Help with bills, your job, and what your insurance pays."),
    ),
    Section(
        Part("centres", _needs("cancer_centre", "specialist_clinic"), local=True),
        mark("Specialist centres"),
        mark("Hospitals and clinics for people with cancer."),
        mark("To see centres near you, fill in “Where?” above."),
    ),
    Section(
        Part("travel", _needs("travel_stay")),
        mark("Treatment away from home"),
        mark("A bed near the hospital, a ride, or money for the trip."),
    ),
    Section(
        Part("daily", _needs("recovery", "home")),
        mark("Side effects and daily life"),
        mark("Help with food, hair, clothes, rest and your home."),
    ),
)
# More than one of each is asked for: two calls to the same number would be one.
_SPARE = 12
# So many places a call falls behind: it is mainly for something else, it is to a number or an
# organisation that is called already, nobody is known to speak the reader's language there.
OTHER_KIND = 5
SAME_PHONE = 6
SAME_ORGANIZATION = 3
OTHER_LANGUAGE = 5
CALLS = (
    Call(
        Part("peer", _needs("peer_match"), local=True, with_phone=True, most=_SPARE),
        1,
        mark("Someone who has been there"),
        mark("I am calling about %(cancer)s. Can I talk with someone who has been through it?"),
    ),
    Call(
        Part("money", _needs("money"), local=True, with_phone=True, most=_SPARE),
        3,
        mark("Money"),
        mark("I am calling about %(cancer)s. Can you help with my costs, and how do I ask for it?"),
    ),
    Call(
        Part(
            "practical", _needs("travel_stay", "rights"), local=True, with_phone=True, most=_SPARE
        ),
        4,
        mark("Travel, work or insurance"),
        mark("I am calling about %(cancer)s. What help is there for me, and what do you need?"),
    ),
    Call(
        Part(
            "guide",
            _needs("cancer_centre", "specialist_clinic", "navigator"),
            local=True,
            with_phone=True,
            most=_SPARE,
        ),
        2,
        mark("A centre, or a person to guide you"),
        mark("I am calling about %(cancer)s. Who can guide me through the next steps?"),
        ("helpline",),
    ),
)


def choose_calls(
    parts: Sequence[Found], first_phone: str | None, reader: str = SOURCE_LANGUAGE
) -> list[tuple[Call, Card]]:
    """Give the calls that can be made, in their order; `first_phone` is called before them.

    What is made for just this comes first, at another number and another organisation where
    there is one. Whoever could not help a stranger who calls is left out, and so is the line
    that is called first anyway.
    """
    first = phone_digits(first_phone or "")
    found = {one.part.key: one for one in parts}
    chosen: dict[str, Card] = {}
    for call in sorted(CALLS, key=lambda call: call.turn):
        able = [
            card
            for card in found[call.part.key].cards
            if card not in chosen.values() and _is_a_call(card, first)
        ]
        if able:
            before = list(chosen.values())
            chosen[call.part.key] = min(
                able,
                key=lambda card: (
                    able.index(card)
                    + _drawback(call, card, first, before)
                    + OTHER_LANGUAGE * (reader not in (SOURCE_LANGUAGE, *card.languages))
                ),
            )
    return [(call, chosen[call.part.key]) for call in CALLS if call.part.key in chosen]


def _is_a_call(card: Card, first: str) -> bool:
    is_first = "helpline" in card.needs and phone_digits(card.phone or "") == first
    at_a_desk = bool(card.modes) and AT_A_DESK.issuperset(card.modes)
    return helps_a_stranger(card) and not is_first and not at_a_desk


def _drawback(call: Call, card: Card, first: str, before: Sequence[Card]) -> int:
    """Give how many places a call falls behind, for what it lacks."""
    digits = phone_digits(card.phone or "")
    needs = (*call.part.chosen["need"], *call.also)
    wanted = {need for one in needs for need in NEEDS.family(one)}
    return (
        OTHER_KIND * (not wanted.intersection(card.needs[:1]))
        + SAME_PHONE * (digits in {first, *(phone_digits(one.phone or "") for one in before)})
        + SAME_ORGANIZATION * (card.organization in [one.organization for one in before])
    )
