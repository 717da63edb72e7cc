import pytest

from finder.vocabulary import (
    AUDIENCES,
    CANCERS,
    COSTS,
    DELIVERY_MODES,
    NEEDS,
    Taxonomy,
    Term,
    UnknownTermError,
)


def test_needs_are_nine_groups_on_two_levels() -> None:
    groups = NEEDS.top()

    assert len(groups) == 9
    assert sum(len(NEEDS.children(group.id)) for group in groups) == 58
    assert all(NEEDS.ancestors(term.id) in ((), (term.parent,)) for term in NEEDS)


def test_her2_lies_under_breast_under_any() -> None:
    assert CANCERS.ancestors("her2_positive") == ("breast", "any")
    assert "triple_negative" not in CANCERS.family("her2_positive")
    assert "her2_positive" in CANCERS.family("breast")


def test_online_takes_in_live_groups() -> None:
    assert "live_online_group" in DELIVERY_MODES.family("online")
    assert DELIVERY_MODES.family("phone") == ("phone",)


def test_unknown_terms_are_refused() -> None:
    for taxonomy in (NEEDS, AUDIENCES, CANCERS, COSTS, DELIVERY_MODES):
        assert "nonsense" not in taxonomy
        with pytest.raises(UnknownTermError, match="nonsense"):
            taxonomy["nonsense"]


def test_a_parent_must_exist() -> None:
    with pytest.raises(UnknownTermError):
        Taxonomy("broken", (Term("child", "Child", "nobody"),))
