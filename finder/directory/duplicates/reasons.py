"""Why two records may be one service, and why not, in words for people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from finder.directory.duplicates.evidence import WEIGHTS
from finder.i18n import gettext as _

SAME, NEARLY, MUCH, SOME = 0.999, 0.6, 0.4, 0.2
NAMES = ("name", "inside")
LEAST_TOLD = 0.15  # evidence that counts less is not worth a word


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the name of the evidence, whether it speaks for one service, and its words."""

    evidence: str
    speaks_for: bool
    words: str


def _told_name(value: float) -> str | None:
    if value >= SAME:
        return _("the same name")
    return _("nearly the same name") if value >= NEARLY else None


def _told_organization(value: float) -> str | None:
    if value >= SAME:
        return _("the same organisation")
    return _("perhaps the same organisation") if value >= NEARLY else None


def _told_phone(value: float) -> str:
    if value < SAME:
        return _("the same phone number, which other services share")
    return _("the same phone number")


def _always(words: Callable[[], str]) -> Callable[[float], str | None]:
    return lambda _value: words()


# In the order in which they are told.
TOLD: Mapping[str, Callable[[float], str | None]] = {
    "name": _told_name,
    "inside": lambda value: _("one name holds the other") if value >= SAME else None,
    "whole": lambda value: _("names with words in common") if value >= SOME else None,
    "who": _told_organization,
    "phone": _told_phone,
    "email": _always(lambda: _("the same e-mail address")),
    "page": _always(lambda: _("the same web page")),
    "domain": _always(lambda: _("the same website")),
    "street": _always(lambda: _("the same address")),
    "near": _always(lambda: _("in the same town or close by")),
    "description": lambda value: _("much the same description") if value >= MUCH / 2 else None,
    "other_need": _always(lambda: _("another kind of help")),
    "other_country": _always(lambda: _("another country")),
    "other_region": _always(lambda: _("another state or region")),
    "far": _always(lambda: _("far apart")),
    "other_street": _always(lambda: _("another address")),
    "other_language": _always(lambda: _("only one names a language")),
    "other_people": _always(lambda: _("made for other people")),
    "other_cancer": _always(lambda: _("for another cancer")),
    "other_mode": _always(lambda: _("another way of taking part")),
    "other_phone": _always(lambda: _("another phone number")),
    "other_site": _always(lambda: _("another website")),
    "sisters": _always(lambda: _("two services of one organisation, written apart")),
    "own_words": lambda value: _("each name has words of its own") if value >= MUCH else None,
    "more_words": lambda value: _("one name says more") if value >= NEARLY else None,
}


def told(evidence: Mapping[str, float]) -> tuple[Reason, ...]:
    """Give the reasons in words, those for it first; a whole name says more than a part of it."""
    reasons: list[Reason] = []
    for name, words in TOLD.items():
        value = evidence.get(name, 0.0)
        if abs(value * WEIGHTS[name].value) < LEAST_TOLD:
            continue
        if name in ("inside", "whole") and any(one.evidence in NAMES for one in reasons):
            continue
        text = words(value)
        if text is not None:
            reasons.append(Reason(name, WEIGHTS[name].value > 0, text))
    return tuple(reasons)
