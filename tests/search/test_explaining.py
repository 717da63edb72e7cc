"""The order is the sum of the reasons that are given, and of nothing else."""

from finder.search.fitting import COMMONEST_CANCER
from finder.search.weights import WEIGHTS
from tests import make
from tests.search.conftest import Search

RECORDS = (
    make.record("Phone counselling", needs=["counselling"], cancers=["breast"]),
    make.record("Group", needs=["support_group"], audiences=["men"], run_by_maker=True),
    make.record("Counselling for all", needs=["counselling"], status="unknown"),
)


def test_the_sum_of_the_reasons_is_the_order(search: Search) -> None:
    results = search(*RECORDS, text="counseling breast cancer", explain=True)

    sums = [sum(results.reasons[card.number].values()) for card in results.cards]
    assert len(sums) >= 2
    assert sums == sorted(sums, reverse=True)
    assert sums[0] > sums[-1]
    for reasons in results.reasons.values():
        assert reasons.keys() <= WEIGHTS.keys()
        assert all(reasons.values())


def test_every_reason_has_its_weight(search: Search) -> None:
    results = search(*RECORDS, text="counseling", explain=True)

    for card in results.cards:
        reasons = results.reasons[card.number]
        assert reasons["need"] == WEIGHTS["need"].value
        assert reasons["covers"] == WEIGHTS["covers"].value
    unsure = next(card for card in results.cards if card.name == "Counselling for all")
    assert results.reasons[unsure.number]["not_sure_live"] == WEIGHTS["not_sure_live"].value


def test_nothing_is_explained_unless_it_is_asked_for(search: Search) -> None:
    assert search(*RECORDS, text="counseling").reasons == {}


def test_what_comes_to_several_regions_is_less_of_a_part_than_a_place_to_go_to(
    search: Search,
) -> None:
    areas = [{"area": area} for area in ("US-TX", "US-CA", "US-MN", "US-NY")]
    results = search(
        make.record("One region", delivery_modes=[], service_areas=areas[:1]),
        make.record("Four regions", delivery_modes=[], service_areas=areas),
        make.record(
            "To go to",
            delivery_modes=["in_person"],
            reach="site",
            service_areas=areas,
            locations=[
                make.location("One", "Houston", "TX"),
                make.location("Another", "Oakland", "CA"),
            ],
        ),
        text="support group",
        explain=True,
    )

    part = {card.name: results.reasons[card.number]["part"] for card in results.cards}
    weight = WEIGHTS["part"].value
    assert part == {"Four regions": weight / 4, "One region": weight, "To go to": weight}


def test_who_types_only_a_name_first_meets_those_who_answer_questions(search: Search) -> None:
    society = "Foothills Cancer Society"
    records = (
        make.record("A fund", organization=society, needs=["living_costs"]),
        make.record("Our line", organization=society, needs=["helpline"]),
        make.record("Our guides", organization=society, needs=["living_costs", "navigator"]),
    )

    asked = search(*records, text="foothills cancer society", explain=True)
    assert [card.name for card in asked.cards] == ["Our line", "Our guides", "A fund"]
    added = [asked.reasons[card.number].get("front_door") for card in asked.cards]
    assert added[0] == WEIGHTS["front_door"].value
    assert added[2] is None

    more = search(*records, text="foothills cancer society living costs", explain=True)
    assert more.cards[0].name == "A fund"
    assert not any("front_door" in reasons for reasons in more.reasons.values())


def test_that_a_carer_asks_makes_the_ill_no_child(search: Search) -> None:
    results = search(
        make.record("Families", audiences=["child_with_cancer", "caregiver"]),
        make.record("Carers", audiences=["caregiver"]),
        text="support group for my mother",
        explain=True,
    )

    others = {
        card.name: results.reasons[card.number].get("other_audience") for card in results.cards
    }
    assert others == {"Carers": None, "Families": WEIGHTS["other_audience"].value}


def test_the_rarer_a_cancer_that_nobody_mentioned_the_less_likely_it_is_meant(
    search: Search,
) -> None:
    common = [make.record(f"Breast {n}", cancers=["breast"]) for n in range(4)]
    results = search(
        *common, make.record("Bladder", cancers=["bladder"]), text="support group", explain=True
    )

    less = {card.name: results.reasons[card.number]["other_cancer"] for card in results.cards}
    assert less["Breast 0"] == COMMONEST_CANCER * WEIGHTS["other_cancer"].value
    assert less["Bladder"] < less["Breast 0"]
    mentioned = search(*common, text="support group breast cancer", explain=True)
    assert "other_cancer" not in mentioned.reasons[mentioned.cards[0].number]


def test_what_can_be_tried_at_once_comes_before_what_only_has_a_page(search: Search) -> None:
    results = search(
        make.record("A page only", needs=["counselling"]),
        make.record(
            "With a number",
            needs=["counselling"],
            phones=[{"number": "212-555-0100", "published": True}],
        ),
        make.record(
            "With a hidden one",
            needs=["counselling"],
            phones=[{"number": "212-555-0101", "published": False}],
        ),
        text="counseling",
        explain=True,
    )

    first, *others = results.cards
    assert first.name == "With a number"
    assert results.reasons[first.number]["answering"] == WEIGHTS["answering"].value
    assert all("answering" not in results.reasons[card.number] for card in others)


def test_help_near_the_kind_that_was_asked_for_comes_before_any_other(search: Search) -> None:
    results = search(
        make.record("A breast form by post for a group", needs=["breast_garments"]),
        make.record("Group of breast cancer forum", needs=["online_community"]),
        text="breast cancer group",
        explain=True,
    )

    first = results.cards[0]
    assert first.needs == ("online_community",)
    assert results.reasons[first.number]["related"] > 0


def test_a_word_that_says_the_kind_of_help_counts_half_in_the_text(search: Search) -> None:
    results = search(
        make.record("Wigs", needs=["wigs"]),
        make.record("Hair", description="Hair made for you.", needs=["wigs"]),
        text="wigs",
        explain=True,
    )

    said, other = (results.reasons[card.number] for card in results.cards)
    assert said["words"] == WEIGHTS["words"].value / 2
    assert said["need"] == other["need"]


def test_help_of_ones_own_group_is_shown_whatever_its_kind(search: Search) -> None:
    results = search(
        make.record("Group", needs=["support_group"], audiences=["young_adult"]),
        make.record("List for LGBTQ people", needs=["cancer_information"], audiences=["lgbtq"]),
        text="lgbtq support group",
        explain=True,
    )

    own = next(card for card in results.cards if card.name == "List for LGBTQ people")
    assert results.reasons[own.number]["own_group"] == WEIGHTS["own_group"].value


def test_the_more_exact_cancer_comes_first(search: Search) -> None:
    results = search(
        make.record("Breast line", needs=["helpline"], cancers=["breast"]),
        make.record("HER2 forum", needs=["online_community"], cancers=["her2_positive"]),
        text="HER2+",
    )

    assert make.names(results.cards) == ["HER2 forum", "Breast line"]
