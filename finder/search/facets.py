"""Filters against sets: what the chosen values leave, and the counts beside every value."""

from collections.abc import Callable, Mapping

from pyroaring import BitMap

from finder.search.filters import FILTERS, Filter
from finder.search.index import Index
from finder.search.reach import Reached
from finder.search.results import Facet, FacetValue
from finder.search.sensitive import ASKING
from finder.vocabulary import ANY_CANCER, CANCERS

# A filter known for fewer of the results than this would hide most of what fits.
KNOWN_SHARE = 0.05
Unasked = Callable[[str, str | None], BitMap]
MODE, LANGUAGE = "mode", "language"
CANCER = "cancer"


def value_set(index: Index, one: Filter, value: str, reached: Reached) -> BitMap:
    """Give the services that a filter's value allows at the place asked for.

    A cancer type takes in what is above it (breast, any cancer) but never a sibling. A way of
    taking part counts only where it reaches the place in that way.
    """
    postings = index.facets[one.key]
    if one.key == MODE:
        return BitMap.union(BitMap(), *(reached.by_mode(index, each) for each in one.family(value)))
    if one.key == CANCER:
        above = (index.exact_cancer.get(each, BitMap()) for each in CANCERS.ancestors(value))
        return BitMap.union(postings.get(value, BitMap()), *above)
    return postings.get(value, BitMap())


def chosen_set(
    index: Index, one: Filter, values: tuple[str, ...], reached: Reached
) -> BitMap | None:
    """Give the services that any of the chosen values allows, None when none is chosen."""
    if not values:
        return None
    return BitMap.union(*(value_set(index, one, value, reached) for value in values))


def narrow(
    index: Index, found: BitMap, chosen: Mapping[str, tuple[str, ...]], reached: Reached
) -> tuple[BitMap, dict[str, BitMap]]:
    """Give what all filters leave, and for each filter what all the others leave."""
    sets = {
        one.key: allowed
        for one in FILTERS
        if (allowed := chosen_set(index, one, chosen.get(one.key, ()), reached)) is not None
    }
    others = {}
    for one in FILTERS:
        rest = found
        for key, allowed in sets.items():
            if key != one.key:
                rest = rest & allowed
        others[one.key] = rest
    for allowed in sets.values():
        found = found & allowed
    return found, others


class _Shown:
    """What a filter's values count in: all that the others leave, less what stays hidden."""

    def __init__(self, under: BitMap, key: str, unasked: Unasked) -> None:
        self._all = under
        self._key = key
        self._unasked = unasked
        self._asking = ASKING.get(key, frozenset())
        self._usual = under - unasked(key, None)

    def under(self, value: str) -> BitMap:
        """Give what would be left if this were the filter's only value."""
        if value in self._asking:
            return self._all - self._unasked(self._key, value)
        return self._usual


def count(
    index: Index,
    others: Mapping[str, BitMap],
    chosen: Mapping[str, tuple[str, ...]],
    reached: Reached,
    unasked: Unasked,
) -> tuple[Facet, ...]:
    """Give each filter worth offering with its values and their counts, none of them zero.

    A count says what the value alone would find under the other filters. `unasked` gives what
    stays hidden when a filter has just that value, or none.
    """
    facets = []
    for one in FILTERS:
        shown = _Shown(others[one.key], one.key, unasked)
        under = others[one.key]
        picked = chosen.get(one.key, ())
        known = under.intersection_cardinality(index.known[one.key])
        if not picked and known < max(1, KNOWN_SHARE * len(under)):
            continue
        values = (
            _count_tree(index, one, None, shown, picked, reached)
            if one.values is not None
            else _count_flat(index, one, shown, picked)
        )
        if values:
            facets.append(Facet(one.key, one.label, values))
    return tuple(facets)


def _count_tree(
    index: Index,
    one: Filter,
    parent: str | None,
    shown: _Shown,
    picked: tuple[str, ...],
    reached: Reached,
) -> tuple[FacetValue, ...]:
    assert one.values is not None
    if one.key == CANCER and parent is None:
        parent = ANY_CANCER  # its root takes in everything and is no choice
    values = []
    for term in one.values.children(parent):
        chosen = term.id in picked
        own = index.facets[one.key].get(term.id)
        under = shown.under(term.id)
        if not chosen and (own is None or not own.intersect(under)):
            continue
        total = under.intersection_cardinality(value_set(index, one, term.id, reached))
        if chosen or total:
            children = (
                _count_tree(index, one, term.id, shown, picked, reached)
                if one.values.children(term.id)
                else ()
            )
            values.append(FacetValue(term.id, term.label, total, chosen, children))
    return tuple(values)


def _count_flat(
    index: Index, one: Filter, shown: _Shown, picked: tuple[str, ...]
) -> tuple[FacetValue, ...]:
    counts = {
        value: shown.under(value).intersection_cardinality(having)
        for value, having in index.facets[one.key].items()
    }
    counts |= {value: counts.get(value, 0) for value in picked}
    return tuple(
        FacetValue(value, value, total, value in picked)
        for value, total in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if total or value in picked
    )
