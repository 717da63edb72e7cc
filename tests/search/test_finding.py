"""One search from the question to the answer, over small made directories."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session

from finder.places.gazetteer import Gazetteer
from finder.search.alarms import Notice
from finder.search.finding import Finder, UnknownCountryError
from finder.search.request import SearchRequest
from finder.vocabulary import Sensitivity
from tests import make
from tests.conftest import TODAY
from tests.search.conftest import Search


def test_several_values_of_one_filter_mean_any_and_several_filters_mean_all(
    search: Search,
) -> None:
    records = (
        make.record("Phone group", needs=["support_group"], delivery_modes=["phone"]),
        make.record("Web group", needs=["support_group"], delivery_modes=["website"]),
        make.record("Phone money", needs=["living_costs"], delivery_modes=["phone"]),
    )

    results = search(*records, need=["support_group", "living_costs"], mode=["phone"])

    assert sorted(make.names(results.cards)) == ["Phone group", "Phone money"]


def test_a_group_takes_in_what_lies_below_it(search: Search) -> None:
    records = (
        make.record("Group", needs=["support_group"], delivery_modes=["live_online_group"]),
        make.record("Money", needs=["living_costs"], delivery_modes=["phone"]),
    )

    assert make.names(search(*records, need=["emotional"]).cards) == ["Group"]
    assert make.names(search(mode=["online"]).cards) == ["Group"]


def test_counts_are_true_under_the_other_filters(search: Search) -> None:
    records = (
        make.record("Phone group", needs=["support_group"], delivery_modes=["phone"]),
        make.record("Web group", needs=["support_group"], delivery_modes=["website"]),
        make.record("Phone money", needs=["living_costs"], delivery_modes=["phone"]),
    )

    results = search(*records, mode=["phone"])

    for facet in results.facets:
        flat = [value for top in facet.values for value in (top, *top.children)]
        for value in flat:
            chosen = {"mode": ("phone",)} | {facet.key: (value.value,)}
            counted = search(**{key: list(values) for key, values in chosen.items()}).total
            assert value.count == counted, (facet.key, value.value)


def test_her2_takes_in_breast_and_any_but_never_a_sibling(search: Search) -> None:
    records = (
        make.record("Any", cancers=["any"]),
        make.record("Breast", cancers=["breast"]),
        make.record("Her2", cancers=["her2_positive"]),
        make.record("Triple", cancers=["triple_negative"]),
        make.record("Lung", cancers=["lung"]),
    )

    results = search(*records, cancer=["her2_positive"])
    assert sorted(make.names(results.cards)) == ["Any", "Breast", "Her2"]
    in_words = make.names(search(text="her2 positive support").cards)
    assert in_words.index("Her2") < in_words.index("Breast") < in_words.index("Any")
    below = make.names(search(cancer=["breast"]).cards)
    assert sorted(below) == ["Any", "Breast", "Her2", "Triple"]


def test_not_known_never_counts_as_yes(search: Search) -> None:
    records = (
        make.record("Free", cost_options=["free"], languages=[{"code": "es"}]),
        make.record("Sign up", cost_options=["free_with_sign_up"]),
        make.record("Unknown", cost_options=["unknown"]),
        make.record("Silent"),
    )

    assert make.names(search(*records, cost=["free"]).cards) == ["Free", "Sign up"]
    assert make.names(search(language=["es"]).cards) == ["Free"]


def test_a_filter_that_is_hardly_ever_known_is_not_offered(search: Search) -> None:
    records = [make.record(f"Service {n}") for n in range(40)]
    records[0] = make.record("Service 0", languages=[{"code": "es"}], cost_options=["free"])

    offered = {facet.key for facet in search(*records).facets}

    assert "language" not in offered
    assert {"need", "mode"} <= offered
    assert "language" in {facet.key for facet in search(language=["es"]).facets}


def test_what_has_ended_is_out_but_found_by_name(search: Search) -> None:
    records = (make.record("Game Plan", status="not_live"), make.record("Other plan"))

    assert make.names(search(*records).cards) == ["Other plan"]
    by_name = search(text="game plan")
    assert by_name.cards[0].name == "Game Plan"
    assert by_name.cards[0].status == "not_live"


def test_a_merged_service_is_out(search: Search) -> None:
    records = (make.record("Quilting", merged_into=make.ident("New")), make.record("New"))

    assert make.names(search(*records).cards) == ["New"]
    assert make.names(search(text="Quilting").cards) == []


@pytest.mark.parametrize(
    ("sensitivity", "asked", "chosen"),
    [
        (Sensitivity.BEREAVEMENT, "my wife died", {"need": ["grief_support"]}),
        (Sensitivity.END_OF_LIFE, "hospice", {"need": ["hospice"]}),
        (Sensitivity.STAGE4_ONLY, "metastatic support", {"audience": ["metastatic"]}),
        (Sensitivity.SCREENING_HEALTHY, "free mammogram", {"need": ["screening_tests"]}),
    ],
)
def test_hard_things_come_only_when_asked_for(
    search: Search, sensitivity: Sensitivity, asked: str, chosen: dict[str, list[str]]
) -> None:
    hard = make.record(
        "Hard",
        sensitivities=[sensitivity],
        needs=["grief_support", "hospice", "screening_tests", "support_group"],
        audiences=["metastatic"],
    )

    assert make.names(search(hard, make.record("Plain"), text="support group").cards) == ["Plain"]
    assert "Hard" in make.names(search(text=asked).cards)
    assert "Hard" in make.names(search(**chosen).cards)


@pytest.mark.parametrize(
    ("typed", "notice"),
    [
        ("I want to die", Notice.CRISIS),
        ("thinking of suicide after diagnosis", Notice.CRISIS),
        ("no quiero vivir", Notice.CRISIS),
        ("my husband hits me", Notice.SAFETY),
        ("chest pain during chemo", Notice.ILLNESS),
        ("hotel near hospital", None),
        ("my mother died", None),
    ],
)
def test_danger_comes_before_everything_and_hides_nothing(
    search: Search, typed: str, notice: Notice | None
) -> None:
    results = search(make.record("Line", needs=["helpline"]), text=typed)

    assert results.understanding.notice is notice


def test_confirmed_comes_before_not_yet_confirmed_at_equal_fit(search: Search) -> None:
    check = {
        "field_group": "contact",
        "checked_on": TODAY.isoformat(),
        "checked_by": "staff",
        "method": "phone",
        "result": "confirmed",
    }
    by_machine = check | {"checked_by": "machine"}
    records = (
        make.record("Aa plain", organization="One"),
        make.record("Bb machine", organization="Two", freshness=[by_machine]),
        make.record("Cc confirmed", organization="Three", freshness=[check]),
    )

    results = search(*records, need=["support_group"])

    assert make.names(results.cards) == ["Cc confirmed", "Aa plain", "Bb machine"]
    assert [card.confirmed_on for card in results.cards] == [TODAY, None, None]


def test_a_confirmed_listing_leaves_after_a_year_without_a_word(
    session: Session, gazetteer: Gazetteer
) -> None:
    check = {
        "field_group": "contact",
        "checked_on": TODAY.isoformat(),
        "checked_by": "organization",
        "method": "email",
        "result": "confirmed",
    }
    make.store(session, gazetteer, make.record("Checked", freshness=[check]), make.record("Never"))
    finder = Finder(gazetteer)

    def listed(days: int) -> list[str]:
        today = TODAY + timedelta(days=days)
        return sorted(make.names(finder.search(session, SearchRequest(), today).cards))

    assert listed(365) == ["Checked", "Never"]
    assert listed(366) == ["Never"]


def test_equal_services_come_by_name_then_id(search: Search) -> None:
    records = [make.record(name, organization=name) for name in ("pear", "Äpfel", "Zebra", "apple")]

    assert make.names(search(*records).cards) == ["Äpfel", "apple", "pear", "Zebra"]


def test_two_of_one_organization_at_most_in_the_first_five(search: Search) -> None:
    records = [make.record(f"A{n}", organization="Big") for n in range(5)]
    records += [make.record(f"B{n}", organization=f"Small {n}") for n in range(3)]

    results = search(*records)

    first = [card.organization.name for card in results.cards[:5]]
    assert first.count("Big") == 2
    assert results.total == 8


def test_programmes_of_companies_come_last_unless_money_is_asked_for(search: Search) -> None:
    records = (
        make.record("Her2 firm", run_by_maker=True, organization="Firm", cancers=["her2_positive"]),
        make.record("Breast group", organization="Charity", cancers=["breast"]),
    )

    assert make.names(search(*records, text="her2 positive").cards)[-1] == "Her2 firm"


def test_what_is_made_for_people_like_her_comes_first(search: Search) -> None:
    records = (
        make.record("Aa group", organization="A"),
        make.record("Bb group", organization="B", audiences=["young_adult"]),
    )

    assert make.names(search(*records, text="support group young").cards)[0] == "Bb group"
    assert make.names(search(text="support group").cards)[0] == "Aa group"


def test_a_closed_fund_comes_after_one_that_may_be_open(search: Search) -> None:
    records = (
        make.record("Aa rent", needs=["living_costs"], fund_status="closed", organization="A"),
        make.record("Bb rent", needs=["living_costs"], fund_status="unknown", organization="B"),
    )

    assert make.names(search(*records, text="rent").cards) == ["Bb rent", "Aa rent"]


def test_companies_come_after_people(search: Search) -> None:
    records = (
        make.record("Aa drug firm", run_by_maker=True, organization="Firm"),
        make.record("Bb charity", organization="Charity"),
    )

    assert make.names(search(*records).cards) == ["Bb charity", "Aa drug firm"]


def test_a_name_a_joined_name_and_a_number_are_found(search: Search) -> None:
    records = (
        make.record(
            "Hopeline",
            organization="CancerCare",
            phones=[{"number": "1-800-4-CANCER", "published": True}],
        ),
        make.record("Care of cancer", organization="Other"),
    )

    assert make.names(search(*records, text="cancer care").cards)[0] == "Hopeline"
    assert make.names(search(text="1-800-422-6237").cards) == ["Hopeline"]
    assert make.names(search(text="+1 (800) 4 CANCER").cards)[0] == "Hopeline"


def test_words_that_nobody_uses_find_nothing(search: Search) -> None:
    results = search(make.record(), text="asdfgh")

    assert results.total == 0
    assert results.cards == ()


def test_no_words_find_everything_that_may_be_listed(search: Search) -> None:
    assert search(make.record("One"), make.record("Two"), text="help").total == 2


def test_british_and_american_spelling_meet(search: Search) -> None:
    records = (
        make.record("Counselling centre", needs=[], description="For tumours and lymphoedema."),
        make.record("Nothing of the kind", needs=[], description="Else."),
    )

    for typed in ("counseling center", "tumor", "lymphedema", "Counselling CENTRE"):
        results = search(*records, text=typed)
        assert make.names(results.cards) == ["Counselling centre"], typed


def test_what_costs_results_is_named(search: Search) -> None:
    results = search(make.record("Phone"), make.record("Phone too"), mode=["forum"])

    assert results.total == 0
    assert [(one.key, one.value, one.total) for one in results.ways_on.without] == [
        ("mode", "forum", 2)
    ]


def test_pages_hold_every_result_once(search: Search) -> None:
    records = [make.record(f"Service {n:02}", organization=f"Trust {n}") for n in range(45)]
    seen: list[str] = []

    for page in range(1, 6):
        results = search(*records, page=page)
        seen += make.names(results.cards)

    assert results.pages == 5
    assert len(seen) == len(set(seen)) == 45
    assert search(page=1000).cards == results.cards


def test_the_index_follows_every_write(session: Session, gazetteer: Gazetteer) -> None:
    finder = Finder(gazetteer)
    request = SearchRequest(text="walking")
    make.store(session, gazetteer, make.record("Sitting group"))
    assert finder.search(session, request, TODAY).total == 0
    index = finder.index(session)
    assert finder.index(session) is index

    make.store(session, gazetteer, make.record("Sitting group", description="Walking too."))

    assert finder.search(session, request, TODAY).total == 1


def test_an_unknown_country_is_an_error(search: Search) -> None:
    with pytest.raises(UnknownCountryError):
        search(country="XX")


def test_the_same_question_gives_the_same_answer(search: Search) -> None:
    records = [make.record(f"Group {n}", organization=f"Trust {n % 3}") for n in range(12)]
    first = search(*records, text="support group")

    again = search(text="support group")

    assert first.cards == again.cards
    assert replace(again, ways_on=first.ways_on) == first


def test_a_fund_is_shown_open_for_a_week_only(session: Session, gazetteer: Gazetteer) -> None:
    fund = make.record("Fund", fund_status="open", fund_status_date=TODAY.isoformat())
    make.store(session, gazetteer, fund)
    finder = Finder(gazetteer)

    def shown(days: int) -> str | None:
        today = TODAY + timedelta(days=days)
        return finder.search(session, SearchRequest(), today).cards[0].fund_status

    assert (shown(7), shown(8)) == ("open", "unknown")


def test_help_for_children_with_cancer_is_for_each_of_their_cancers(search: Search) -> None:
    records = (
        make.record("Children", cancers=["childhood"], audiences=["child_with_cancer"]),
        make.record("Lung", cancers=["lung"]),
    )

    results = search(*records, text="help for a child with leukemia")

    assert make.names(results.cards) == ["Children"]
    assert "Children" not in make.names(search(text="leukaemia").cards)


def test_what_takes_only_the_young_comes_later_for_all_others(search: Search) -> None:
    young = {"audiences": ["young_adult", "survivor"]}
    records = (
        make.record("A group to 39", needs=["support_group"], maximum_age=39, **young),
        make.record("B group of any age", needs=["support_group"], **young),
    )

    assert make.names(search(*records, text="group").cards)[0] == "B group of any age"
    assert make.names(search(text="group, I am 31 and alone").cards)[0] == "A group to 39"


def test_a_word_for_her2_alone_puts_its_own_help_first(search: Search) -> None:
    records = (
        make.record("A breast group", needs=["support_group"], cancers=["breast"]),
        make.record("HER2 group", needs=["support_group"], cancers=["her2_positive"]),
    )

    assert make.names(search(*records, text="her2 group").cards)[0] == "HER2 group"


def test_what_is_made_for_a_child_comes_later_for_a_husband_who_grieves(search: Search) -> None:
    grieving = {"needs": ["grief_support"], "sensitivities": ["bereavement"]}
    records = (
        make.record("A group for children", audiences=["bereaved", "child_of_patient"], **grieving),
        make.record("B group for all", audiences=["bereaved", "caregiver"], **grieving),
    )

    assert make.names(search(*records, text="my wife died").cards)[0] == "B group for all"
    assert make.names(search(text="grief").cards)[0] == "B group for all"


def test_a_name_that_only_says_what_is_given_names_nobody(search: Search) -> None:
    records = (
        make.record("Free counselling", needs=["counselling"], service_areas=[{"area": "IE"}]),
        make.record("Talk to somebody", needs=["counselling"]),
    )

    assert make.names(search(*records, text="free counseling").cards) == ["Talk to somebody"]


def test_what_takes_only_children_is_for_who_speaks_of_somebody_young(search: Search) -> None:
    records = (
        make.record("Children", needs=["lodging"], maximum_age=21),
        make.record("Anybody", needs=["lodging"]),
    )

    assert make.names(search(*records, text="place to stay").cards) == ["Anybody"]
    assert len(search(text="place to stay for my daughter").cards) == 2
    assert len(search(need=["lodging"], audience=[]).cards) == 2


def test_what_says_that_it_is_not_only_for_cancer_is_for_everybody(search: Search) -> None:
    records = (
        make.record("A line", needs=["helpline"], description="To talk. Not only for cancer."),
        make.record("B line", needs=["helpline"], description="To talk about cancer."),
    )

    assert make.names(search(*records, text="helpline").cards) == ["B line", "A line"]


def test_an_everyday_word_that_says_what_is_wanted_names_nobody(search: Search) -> None:
    records = (
        make.record(
            "Calls", organization="Alone", needs=["helpline"], service_areas=[{"area": "IE"}]
        ),
        make.record("Line", needs=["helpline"]),
    )

    assert make.names(search(*records, text="alone").cards) == ["Line"]


def test_a_name_is_found_inside_another_one(search: Search) -> None:
    records = (
        make.record("Local centres and Gilda's Clubs", needs=["navigator"]),
        make.record("Evening group", organization="Gilda's Club Elsewhere"),
        make.record("Evening clubs", needs=["support_group"]),
    )

    results = search(*records, text="gildas club")

    assert {*make.names(results.cards[:2])} == {"Local centres and Gilda's Clubs", "Evening group"}


def test_who_types_a_name_first_meets_what_is_called_so(search: Search) -> None:
    records = (
        make.record("A guide to insurance", organization="Maggie's", needs=["insurance_help"]),
        make.record("Maggie's centres", organization="Maggie's", needs=["counselling"]),
    )

    assert make.names(search(*records, text="maggies").cards)[0] == "Maggie's centres"


def test_help_for_children_alone_is_not_met_unasked(search: Search) -> None:
    records = (
        make.record("Ages 5 to 25", needs=["support_group"], maximum_age=25),
        make.record("For all", needs=["support_group"]),
    )

    assert make.names(search(*records, text="support group").cards) == ["For all"]
    by_phone = next(
        value
        for facet in search(text="support group").facets
        if facet.key == "mode"
        for value in facet.values
    )
    assert by_phone.count == 1
    asked = search(text="support group for my teenager")
    assert "Ages 5 to 25" in make.names(asked.cards)


def test_another_centre_gives_a_second_opinion(search: Search) -> None:
    records = (
        make.record("Grants", needs=["treatment_costs"], description="A second look at bills."),
        make.record("Big hospital", needs=["cancer_centre"]),
        make.record("Second opinions by video", needs=["second_opinion"]),
    )

    names = make.names(search(*records, text="second opinion").cards)

    assert names == ["Second opinions by video", "Big hospital"]


def test_facts_on_all_of_it_come_before_a_guide_on_something_else(search: Search) -> None:
    records = (
        make.record("A guide to costs", needs=["cancer_information", "treatment_costs"]),
        make.record("B facts", needs=["cancer_information"]),
    )

    assert make.names(search(*records, text="information").cards) == ["B facts", "A guide to costs"]
    asked = search(text="information on treatment costs")
    assert make.names(asked.cards)[0] == "A guide to costs"


def test_what_is_made_for_black_women_comes_later_for_who_says_nothing(search: Search) -> None:
    records = (
        make.record("A group", needs=["support_group"], audiences=["black", "patient"]),
        make.record("B group", needs=["support_group"], audiences=["patient"]),
    )

    assert make.names(search(*records, text="group").cards) == ["B group", "A group"]
    assert make.names(search(text="group for black women").cards)[0] == "A group"


def test_a_word_that_was_mended_into_british_spelling_says_no_country(search: Search) -> None:
    make_one = make.record("Sleeves", needs=["lymphoedema"])

    assert search(make_one, text="lymphoedema sleeve").country == "GB"
    assert search(text="lymphodema sleeve").country == "US"


def test_what_is_for_widows_alone_comes_later_for_who_lost_a_mother(search: Search) -> None:
    records = (
        make.record("A group", needs=["grief_support"], audiences=["bereaved", "partner"]),
        make.record("B group", needs=["grief_support"], audiences=["bereaved"]),
    )

    assert make.names(search(*records, text="lost my mom").cards) == ["B group", "A group"]
    assert make.names(search(text="lost my husband, I am his wife").cards)[0] == "A group"


def test_who_says_only_for_whom_finds_what_is_near(search: Search) -> None:
    group = make.record("Group", needs=["support_group"], description="Whatever happens, come.")
    elsewhere = make.record("Elsewhere", description="Xylophone", service_areas=[{"area": "GB"}])

    assert make.names(search(group, elsewhere, text="xylophone for husbands").cards) == ["Group"]
    assert search(text="xylophone xyzzyq").cards == ()


def test_who_answers_questions_is_as_good_as_a_page_of_facts(search: Search) -> None:
    records = (
        make.record("A guide on costs", needs=["cancer_information", "treatment_costs"]),
        make.record("B line", needs=["helpline", "cancer_information"]),
        make.record("C facts", needs=["cancer_information"]),
    )

    found = make.names(search(*records, text="information").cards)

    assert found == ["B line", "C facts", "A guide on costs"]


def test_what_takes_only_the_young_is_for_the_child_of_somebody_ill(search: Search) -> None:
    everybody = ["patient", "child_of_patient", "young_adult"]
    records = (
        make.record("A group", needs=["children_family"], audiences=["partner"]),
        make.record("B group", needs=["children_family"], audiences=everybody, maximum_age=25),
    )

    results = search(*records, text="my mom has cancer and im 15", explain=True)

    assert make.names(results.cards) == ["B group", "A group"]
    assert "other_audience" not in results.reasons[results.cards[0].number]
