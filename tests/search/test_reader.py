"""Who reads another language meets first what speaks it, and loses nothing."""

from tests import make
from tests.search.conftest import Search

LINES = (
    make.record("A line", needs=["helpline"], languages=[{"code": "en"}]),
    make.record("B line", needs=["helpline"]),
    make.record("C line", needs=["helpline"], languages=[{"code": "es"}]),
)


def test_help_in_the_readers_language_comes_first(search: Search) -> None:
    in_spanish = make.names(search(*LINES, text="helpline", reader="es").cards)

    assert in_spanish[0] == "C line"
    assert sorted(in_spanish) == ["A line", "B line", "C line"]


def test_in_english_no_language_is_lifted(search: Search) -> None:
    assert make.names(search(*LINES, text="helpline").cards) == ["A line", "B line", "C line"]


def test_the_right_kind_of_help_stays_above_the_right_language(search: Search) -> None:
    records = (
        make.record("Wigs", needs=["wigs"]),
        make.record("Wig talk", needs=["support_group", "wigs"], languages=[{"code": "es"}]),
        make.record("Rides", needs=["ride"], languages=[{"code": "es"}]),
    )

    names = make.names(search(*records, text="wigs", reader="es").cards)

    assert "Rides" not in names


def test_a_closed_fund_comes_after_open_ones_in_every_language(search: Search) -> None:
    fund = {"needs": ["living_costs"], "delivery_modes": []}
    records = (
        make.record("Closed", fund_status="closed", languages=[{"code": "es"}], **fund),
        make.record("Maybe open", fund_status="unknown", **fund),
    )

    assert make.names(search(*records, text="rent", reader="es").cards) == ["Maybe open", "Closed"]


def test_an_office_near_by_says_nothing_of_help_by_phone(search: Search) -> None:
    office = make.location("Office", "Boston", "MA")
    records = (
        make.record("A far line", needs=["helpline"]),
        make.record("B line with an office", needs=["helpline"], locations=[office]),
    )

    names = make.names(search(*records, text="helpline", near="Boston, MA").cards)

    assert names == ["A far line", "B line with an office"]
