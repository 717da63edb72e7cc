"""Help that many do not want to meet unasked, and what counts as asking for it."""

from collections.abc import Mapping

from pyroaring import BitMap

from finder.search.index import Index
from finder.search.understanding import Understanding
from finder.vocabulary import Sensitivity

# What is asked for when one of these terms was read in the sentence or chosen as a filter.
ASKED_BY = {
    Sensitivity.STAGE4_ONLY: {"audience": {"metastatic"}},
    Sensitivity.END_OF_LIFE: {"need": {"hospice", "palliative_care"}},
    Sensitivity.BEREAVEMENT: {"need": {"grief_support"}, "audience": {"bereaved"}},
    Sensitivity.SCREENING_HEALTHY: {"need": {"screening_tests"}, "audience": {"high_risk"}},
}


# The values that are an asking, by filter.
ASKING = {
    key: frozenset().union(*(terms.get(key, frozenset()) for terms in ASKED_BY.values()))
    for key in ("need", "audience")
}


def unasked(
    index: Index, chosen: Mapping[str, tuple[str, ...]], understanding: Understanding
) -> BitMap:
    """Give the services to leave out because nobody asked for their kind."""
    said = {key: {*chosen.get(key, ()), *understanding.terms(key)} for key in ASKING}
    hidden = BitMap()
    for sensitivity, terms in ASKED_BY.items():
        if not any(wanted & said[key] for key, wanted in terms.items()):
            hidden |= index.sensitivities.get(sensitivity, BitMap())
    return hidden
