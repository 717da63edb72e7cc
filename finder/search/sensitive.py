"""Help that many do not want to meet unasked or cannot use, and what counts as asking for it."""

from collections.abc import Mapping, Set

from pyroaring import BitMap

from finder.search.index import Index
from finder.search.topics import CLOSE_TO_THE_ILL
from finder.search.understanding import Understanding
from finder.vocabulary import Sensitivity

# What is asked for when one of these terms was read in the sentence or chosen as a filter.
ASKED_BY = {
    Sensitivity.STAGE4_ONLY: {"audience": {"metastatic"}},
    Sensitivity.END_OF_LIFE: {"need": {"hospice", "palliative_care"}},
    Sensitivity.BEREAVEMENT: {"need": {"grief_support"}, "audience": {"bereaved"}},
    Sensitivity.SCREENING_HEALTHY: {"need": {"screening_tests"}, "audience": {"high_risk"}},
}
# Of a hundred who say no age, hardly one is a child or just grown up, or has one who is.
CHILDREN_ASKED_BY = {
    "need": {"children_family"},
    "audience": {"child_with_cancer", "young_adult", "parent_with_cancer", *CLOSE_TO_THE_ILL},
}


# The values that are an asking, by filter.
ASKING = {
    key: frozenset().union(
        *(terms.get(key, frozenset()) for terms in (*ASKED_BY.values(), CHILDREN_ASKED_BY))
    )
    for key in ("need", "audience")
}


def unasked(
    index: Index, chosen: Mapping[str, tuple[str, ...]], understanding: Understanding
) -> BitMap:
    """Give the services to leave out because nobody asked for their kind."""
    said = {key: {*chosen.get(key, ()), *understanding.terms(key)} for key in ASKING}

    def is_asked(terms: Mapping[str, Set[str]]) -> bool:
        return any(wanted & said[key] for key, wanted in terms.items())

    hidden = BitMap()
    for sensitivity, terms in ASKED_BY.items():
        if not is_asked(terms):
            hidden |= index.sensitivities.get(sensitivity, BitMap())
    if understanding.spoken and not is_asked(CHILDREN_ASKED_BY):
        hidden |= index.for_children
    return hidden
