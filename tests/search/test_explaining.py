"""The order is the sum of the reasons that are given, and of nothing else."""

from finder.search.rank import WEIGHTS
from tests import make
from tests.search.conftest import Search

RECORDS = (
    make.record("Phone counselling", needs=["counselling"], cancers=["breast"]),
    make.record("Group", needs=["support_group"], audiences=["men"], run_by_maker=True),
    make.record("Counselling for all", needs=["counselling"], status="unknown"),
)


def test_the_sum_of_the_reasons_is_the_order(search: Search) -> None:
    results = search(*RECORDS, text="counselling breast cancer", explain=True)

    sums = [sum(results.reasons[card.number].values()) for card in results.cards]
    assert len(sums) >= 2
    assert sums == sorted(sums, reverse=True)
    assert sums[0] > sums[-1]
    for reasons in results.reasons.values():
        assert reasons.keys() <= WEIGHTS.keys()
        assert all(reasons.values())


def test_every_reason_has_its_weight(search: Search) -> None:
    results = search(*RECORDS, text="counselling", explain=True)

    for card in results.cards:
        reasons = results.reasons[card.number]
        assert reasons["need"] == WEIGHTS["need"].value
        assert reasons["covers"] == WEIGHTS["covers"].value
    unsure = next(card for card in results.cards if card.name == "Counselling for all")
    assert results.reasons[unsure.number]["not_sure_live"] == WEIGHTS["not_sure_live"].value


def test_nothing_is_explained_unless_it_is_asked_for(search: Search) -> None:
    assert search(*RECORDS, text="counselling").reasons == {}
