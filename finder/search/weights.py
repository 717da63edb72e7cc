"""How much each reason counts for the order: one table, and the sums that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from finder.search.index import TEXT_FIELDS, Index, members

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weight:
    """How much one reason counts, and why."""

    value: float
    reason: str


WEIGHTS = {
    "asked_by_name": Weight(6.0, "who types a name wants that one first"),
    "front_door": Weight(0.3, "who types only a name first meets those of it who answer questions"),
    "words": Weight(1.6, "the words themselves, the rarer the more"),
    "need": Weight(2.8, "the right kind of help matters most"),
    "related": Weight(0.4, "help near the kind that was asked for, before help of any other kind"),
    "beside": Weight(1.2, "where little was found: help beside it, or people who know of more"),
    "any_help": Weight(0.2, "who names no kind of help first meets people who know all kinds"),
    "chosen_need": Weight(0.6, "of what the filter leaves, those made for this need first"),
    "cancer": Weight(0.7, "the more specific to this cancer the better, after the kind of help"),
    "other_cancer": Weight(-1.5, "help for another cancer is seldom usable"),
    "audience": Weight(0.9, "made for people like the one who asks"),
    "own_group": Weight(0.9, "made for a group that few belong to, where one of it asks"),
    "other_role": Weight(-0.4, "made for the ill alone, where somebody close to them asks"),
    "other_sex": Weight(
        -0.8, "made for women alone where a man asks, or for men where a woman does"
    ),
    "other_audience": Weight(-0.55, "made for a group that was not mentioned"),
    "mode": Weight(0.5, "the way of taking part that was mentioned"),
    "language": Weight(0.9, "help in the language that was mentioned"),
    "reader_language": Weight(0.6, "help in the language of the page, where that is not English"),
    "medicine": Weight(1.2, "help with the medicine that was named"),
    "other_medicine": Weight(-1.5, "a maker's programme is for its own medicines"),
    "only_other_language": Weight(-0.6, "made for speakers of a language the asker did not use"),
    "cost": Weight(0.4, "the cost that was mentioned"),
    "near": Weight(1.0, "a site within reach"),
    "covers": Weight(0.35, "usable from where the person is"),
    "elsewhere": Weight(-0.5, "a service of the name asked for, in another country"),
    "part": Weight(-0.5, "only for a part of the area"),
    "confirmed": Weight(0.2, "confirmed before not yet confirmed, at equal fit"),
    "maker": Weight(-0.4, "people before programmes of drug companies"),
    "maker_unasked": Weight(-3.0, "who asks for no money meets these programmes last"),
    "for_cancer": Weight(0.4, "says that it is for people with cancer, and not for everybody"),
    "closed_fund": Weight(-2.0, "a closed fund is worth knowing of, after all that may be open"),
    "answering": Weight(0.1, "a number or an address that is shown can be tried at once"),
    "not_sure_live": Weight(-0.1, "known to be there before not known to be there"),
}
# How much a word counts by the field it stands in: a name says more than a description.
FIELD_WEIGHTS = dict(zip(TEXT_FIELDS, (1.0, 0.7, 0.8, 0.45, 0.3, 0.6), strict=True))


def flags(index: Index, services: BitMap) -> Scores:
    """Give 1 for each of these services, by number, and 0 for all others."""
    flags = np.zeros(index.size)
    flags[members(services)] = 1.0
    return flags


def weigh(index: Index, parts: dict[str, Scores]) -> Scores:
    """Give the sum of parts of the score, each times its weight."""
    return total(index, weighed(parts))


def weighed(parts: dict[str, Scores]) -> dict[str, Scores]:
    """Give parts of the score, by reason, each times its weight."""
    return {name: WEIGHTS[name].value * scores for name, scores in parts.items()}


def total(index: Index, reasons: Mapping[str, Scores]) -> Scores:
    """Give the sum of parts that are weighed already."""
    summed = np.zeros(index.size)
    for scores in reasons.values():
        summed += scores
    return summed
