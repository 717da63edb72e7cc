from hypothesis import given
from hypothesis import strategies as st

from finder.directory.comparing import Change, Piece, PieceKind, compare, compare_texts, readable
from tests import make

WORDS = st.lists(st.sampled_from(["we", "help", "people", "free", ",", "."]), max_size=12)


def by_field(changes: list[Change]) -> dict[str, Change]:
    return {change.field: change for change in changes}


def test_compare_says_what_was_added_and_removed_from_a_list() -> None:
    old = make.record(
        phones=[{"number": "0800 1", "published": True}, {"number": "0800 2", "published": True}],
        needs=["support_group", "wigs"],
        locations=[make.location("House", "Boston", "MA")],
    )
    new = make.record(
        phones=[{"number": "0800 1", "description": "Nurses"}, {"number": "0800 2"}],
        needs=["wigs", "support_group"],
        locations=[make.location("House", "Salem", "MA", confidential=True)],
    )

    changes = by_field(compare(old, new))

    assert list(changes) == ["needs", "locations", "phones"]
    assert changes["phones"].label == "Phone numbers"
    assert changes["phones"].gone == ("0800 1", "0800 2")
    assert changes["phones"].new == ("0800 1, Nurses, not shown", "0800 2, not shown")
    assert (changes["needs"].gone, changes["needs"].new) == ((), ())
    assert changes["needs"].before != changes["needs"].after
    assert changes["locations"].gone == ("House, Boston, MA, United States",)
    assert changes["locations"].new == ("House, Salem, MA, United States, confidential",)


def test_compare_shows_the_words_of_a_text_that_changed() -> None:
    old = make.record(description="We give rides to people with cancer who live in Leeds.")
    new = make.record(description="We give free rides to people with cancer living in Leeds.")

    (change,) = compare(old, new)

    assert [(piece.kind, piece.text) for piece in change.pieces] == [
        ("same", "We give"),
        ("new", " free"),
        ("same", " rides to people with cancer "),
        ("gone", "who live"),
        ("new", "living"),
        ("same", " in Leeds."),
    ]


def test_compare_says_plain_values_in_words() -> None:
    old = make.record(status="live", run_by_maker=False, fund_status_date="2026-05-03")
    new = make.record(status="not_live", run_by_maker=True, minimum_age=0)

    assert {c.field: (c.before, c.after) for c in compare(old, new)} == {
        "status": ("It is there", "It has ended"),
        "run_by_maker": ("no", "yes"),
        "fund_status_date": ("3 May 2026", ""),
        "minimum_age": ("", "0"),
    }


def test_compare_with_nothing_gives_all_that_is_there() -> None:
    record = make.record(description="Here.")

    added, gone = by_field(compare(None, record)), by_field(compare(record, None))

    assert (added["description"].before, added["description"].after) == ("", "Here.")
    assert (gone["organization"].before, gone["organization"].after) == ("Helping Hands Trust", "")
    assert "award" not in added
    assert compare(record, record) == []
    assert compare(record.organization, None)[0].before == "Helping Hands Trust"


@given(WORDS, WORDS)
def test_the_pieces_hold_both_texts_whole(before: list[str], after: list[str]) -> None:
    texts = " ".join(before), "  ".join(after)

    pieces = compare_texts(*texts)

    def joined(left_out: PieceKind) -> str:
        return "".join(piece.text for piece in pieces if piece.kind is not left_out)

    assert (joined(PieceKind.NEW), joined(PieceKind.GONE)) == texts
    assert Piece(PieceKind.SAME, "") not in pieces


def test_a_text_that_was_written_anew_is_read_whole_and_a_long_one_around_what_changed() -> None:
    anew = compare(
        make.record(description="A one-off payment of 100 dollars for people with blood cancer."),
        make.record(description="A large hospital in New York City, for people of any age."),
    )
    assert anew[0].pieces == ()
    assert anew[0].after == "A large hospital in New York City, for people of any age."

    start, end = "Rides to every hospital of the county. " * 9, " Ask for a volunteer." * 9
    (long,) = compare(
        make.record(description=f"{start}Ring Anna or Ben.{end}"),
        make.record(description=f"{start}Ring Maria or Tom.{end}"),
    )
    assert [(piece.kind, piece.text) for piece in long.pieces] == [
        ("same", " … the county. Rides to every hospital of the county. Ring "),
        ("gone", "Anna or Ben"),
        ("new", "Maria or Tom"),
        ("same", ". Ask for a volunteer. Ask for a volunteer. Ask for a … "),
    ]


@given(WORDS, WORDS)
def test_readable_pieces_of_short_texts_hold_both_whole(
    before: list[str], after: list[str]
) -> None:
    texts = " ".join(before), "  ".join(after)
    pieces = readable(compare_texts(*texts))

    def joined(left_out: PieceKind) -> str:
        return "".join(piece.text for piece in pieces if piece.kind is not left_out)

    assert not pieces or (joined(PieceKind.NEW), joined(PieceKind.GONE)) == texts
