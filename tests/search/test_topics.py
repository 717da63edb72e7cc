"""What the words of a sentence are about, and what is not read into them."""

import pytest

from finder.places.gazetteer import Gazetteer
from finder.search import lexicon
from finder.search.request import SearchRequest
from finder.search.topics import AUDIENCE, read_topics
from finder.search.understanding import Understanding, understand
from finder.text import words
from tests import make
from tests.search.conftest import Search


def terms(text: str, taxonomy: str) -> set[str]:
    reads, _ = read_topics(text, words(text))
    return {read.term for read in reads if read.taxonomy == taxonomy}


def read(gazetteer: Gazetteer, text: str, unread: tuple[str, ...] = ()) -> Understanding:
    request = SearchRequest(text=text, unread=unread)
    return understand(request, gazetteer, lambda _words: (), bool)


def test_a_weak_reading_gives_way_to_any_other_kind_of_help() -> None:
    assert terms("work", "need") == {"work_rights"}
    assert "work_rights" not in terms("chemo stopped my work, cant pay rent", "need")


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("26 with hodgkins", {"young_adult"}),
        ("im 31 and alone", {"young_adult"}),
        ("34f breast ca", {"young_adult"}),
        ("she is 72 years old", {"older_adult"}),
        ("mi hijo de 24 años", {"young_adult"}),
        ("71yo needs rides", {"older_adult"}),
        ("22M testicular", {"young_adult"}),
        ("treated for 26 weeks", set()),
        ("25 miles from here", set()),
        ("stage 3 and 45 years old", set()),
    ],
)
def test_an_age_says_whom_it_is_for(text: str, whom: set[str]) -> None:
    assert terms(text, "audience") & {"young_adult", "older_adult"} == whom


@pytest.mark.parametrize(
    "text", ["a group, not online", "someone to talk to instead of online", "not on the internet"]
)
def test_a_way_that_is_denied_is_not_read(text: str) -> None:
    assert "online" not in terms(text, "mode")
    assert "online" in terms("a group online", "mode")


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("van a cortar el gas y el agua", "living_costs"),
        ("ya le cortaron el agua a mi hermana", "living_costs"),
        ("con quien dejo a mis gemelos", "childcare"),
        ("mi tia esta bajando de peso", "nutrition"),
        ("en la fabrica me quitaron horas", "work_rights"),
        ("ocupo que me traduzcan la receta", "interpreter"),
        ("mi suegro quiere morir en paz", "hospice"),
    ],
)
def test_plain_spanish_words_of_trouble_say_which_help_is_meant(text: str, need: str) -> None:
    assert need in terms(text, "need")


def test_a_short_word_of_a_phrase_is_no_other_word_of_its_stem() -> None:
    assert terms("help with the shopping", "need") >= {"meals"}
    assert "meals" not in terms("I can barely walk to the shop", "need")
    assert "hospice" not in terms("nos trasladan para el tratamiento de mi hermano", "need")
    assert "hospice" not in terms("terminé la radioterapia y me duele", "need")
    assert "childcare" in terms("con quien dejo a mis hijos", "need")


def test_a_phrase_for_a_need_keeps_what_else_its_words_say() -> None:
    assert "breast" in terms("me quitaron el seno", "cancer")
    assert "es" in terms("un doctor que hable español", "language")
    assert "free" in terms("examen gratis", "cost")


def test_a_spanish_sentence_is_known_as_one(gazetteer: Gazetteer) -> None:
    assert read(gazetteer, "apoyo emocional cancer").language == "es"
    assert read(gazetteer, "emotional support cancer").language == "en"
    assert "veteran_military" not in terms("mi esposo va a la quimio", "audience")


def test_what_was_not_meant_is_not_read_and_its_words_stay(gazetteer: Gazetteer) -> None:
    before = read(gazetteer, "group with rent")
    after = read(gazetteer, "group with rent", unread=("need.living_costs",))

    assert "living_costs" in before.terms("need")
    assert "living_costs" not in after.terms("need")
    assert after.words == before.words


COUNTRIES_OF_CARERS = ("country.AU", "country.GB", "country.IE", "country.NZ")


def test_the_words_of_one_country_say_where_somebody_is(search: Search) -> None:
    records = (
        make.record("British line", needs=["respite"], service_areas=[{"area": "GB"}]),
        make.record("American line", needs=["respite"], service_areas=[{"area": "US"}]),
    )

    british = search(*records, text="break for a carer")
    chosen = search(text="break for a carer", country_chosen=True)
    taken_back = search(text="break for a carer", unread=COUNTRIES_OF_CARERS)

    assert make.names(british.cards) == ["British line"]
    assert british.country == "GB"
    assert make.names(chosen.cards) == make.names(taken_back.cards) == ["American line"]


@pytest.mark.parametrize(
    ("text", "near", "country"),
    [
        ("mum has cancer", "", "GB"),  # said in four countries: where most people live
        ("mum has cancer", "Dublin", "IE"),  # and not in Dublin, California
        ("mum has cancer", "Boston", "US"),  # far larger than Boston in Lincolnshire
        ("mum is on medicaid", "", "US"),  # words of no country together say nothing
        ("carer, mum has cancer", "Perth", "AU"),  # the larger one of those that say it
        ("on pip, mum has cancer", "Perth", "GB"),  # only Britain says both
    ],
)
def test_words_of_several_countries_choose_among_places_of_one_name(
    search: Search, text: str, near: str, country: str
) -> None:
    results = search(make.record("Line"), text=text, near=near)

    assert results.country == country
    assert results.place is None or results.place.country == country


def test_a_medicine_is_known_by_all_its_names_and_makers_help_with_their_own(
    search: Search,
) -> None:
    records = (
        make.record("Kadcyla help", needs=["medicine_copay"], run_by_maker=True),
        make.record("Tukysa help", needs=["medicine_copay"], run_by_maker=True),
        make.record("Fund for all", needs=["medicine_copay"]),
    )

    results = search(*records, text="copay for T-DM1")

    assert make.names(results.cards) == ["Kadcyla help", "Fund for all", "Tukysa help"]


def test_help_in_a_language_that_nobody_used_comes_later(search: Search) -> None:
    records = (
        make.record(
            "A group",
            needs=["support_group"],
            languages=[{"code": "es"}],
            audiences=["limited_english"],
        ),
        make.record("B group", needs=["support_group"], languages=[{"code": "en"}]),
        make.record(
            "C group, also in Spanish", needs=["support_group"], languages=[{"code": "es"}]
        ),
    )

    assert make.names(search(*records, text="groups").cards) == [
        "B group",
        "C group, also in Spanish",
        "A group",
    ]
    assert make.names(search(text="grupos de apoyo").cards)[0] != "B group"


def test_somebody_close_to_the_ill_meets_help_for_them_first(search: Search) -> None:
    records = (
        make.record("A line", needs=["helpline"], audiences=["patient"]),
        make.record("B line", needs=["helpline"], audiences=["caregiver"]),
    )

    assert make.names(search(*records, text="helpline for my husband").cards)[0] == "B line"
    assert make.names(search(text="helpline").cards)[0] == "A line"


def test_the_words_of_ours_find_a_service_and_are_weighed_below_its_name(search: Search) -> None:
    records = (
        make.record("Fuel fund", keywords=["gas money"], description="Pays for fuel."),
        make.record("Gas money", description="Something."),
        make.record("Other fund", description="Pays for fuel."),
    )

    assert make.names(search(*records, text="gas money please").cards) == ["Gas money", "Fuel fund"]


def test_a_man_meets_help_for_women_alone_later(search: Search) -> None:
    records = (
        make.record("A group", needs=["support_group"], audiences=["women"]),
        make.record("B group", needs=["support_group"], audiences=["women", "men"]),
    )

    assert make.names(search(*records, text="22M group").cards) == ["B group", "A group"]


def test_who_grieves_meets_help_with_grief_whatever_the_cancer_was(search: Search) -> None:
    records = (
        make.record("Ovarian line", needs=["helpline"], cancers=["ovarian"]),
        make.record("Grief group", needs=["grief_support"], audiences=["bereaved"]),
    )

    results = search(*records, text="my mom died of ovarian cancer")

    assert make.names(results.cards)[0] == "Grief group"


def test_an_organisation_named_in_a_longer_question_comes_first(search: Search) -> None:
    records = (
        make.record("Lifts", needs=["ride"]),
        make.record(
            "Drivers",
            needs=["ride"],
            organization={"id": str(make.ident("rings")), "name": "Seven Rings Society"},
        ),
    )

    assert make.names(search(*records, text="seven rings society lift to chemo").cards)[0] == (
        "Drivers"
    )


@pytest.mark.parametrize(
    "text",
    [
        "im 3 weeks post op",
        "tengo 2 hijos y cancer de mama",
        "pain is 10",
        "10mm nodule",
        "given 6mo to live",
        "im 16 miles from town",
    ],
)
def test_a_number_of_other_things_is_no_age(text: str) -> None:
    ages = {"young_adult", "older_adult", "child_with_cancer"}
    assert not terms(text, "audience") & ages


def test_a_word_of_one_country_counts_inside_a_longer_phrase_and_beside_danger() -> None:
    assert terms("carer burnout group", "country") == {"AU", "GB", "IE", "NZ"}
    text = "im a carer and i want to die"
    reads, _ = read_topics(text, words(text), frozenset({"crisis"}))
    assert "GB" in {read.term for read in reads}


def test_what_stands_in_an_address_is_not_remembered() -> None:
    assert not lexicon.is_reading("medicine.my secret")
    assert lexicon.is_reading("medicine.trastuzumab")
    assert not hasattr(lexicon.names_of_medicine, "cache_info")


@pytest.mark.parametrize(
    ("text", "cancer"),
    [
        ("lost a testicle last year", "testicular"),
        ("renal cell carcinoma", "kidney"),
        ("bile duct cancer", "liver"),
        ("my dads melanoma", "skin"),
        ("osteosarcoma", "sarcoma"),
        ("asbestos claim", "mesothelioma"),
        ("carcinoid tumour", "neuroendocrine"),
        ("cancer of unknown primary", "unknown_primary"),
        ("penile cancer", "rare"),
        ("cáncer de riñón", "kidney"),
        ("cáncer de piel", "skin"),
        ("melanoma specialist", "skin"),
    ],
)
def test_the_cancers_that_are_seldom_named_are_read_too(text: str, cancer: str) -> None:
    assert terms(text, "cancer") == {cancer}


@pytest.mark.parametrize(
    "text", ["child with leukaemia", "the kids have lymphoma", "niños con leucemia"]
)
def test_a_child_with_a_cancer_of_children_is_ill_itself(text: str) -> None:
    assert "child_with_cancer" in terms(text, "audience")


@pytest.mark.parametrize(
    "text", ["mum of two kids with breast cancer", "my son has leukaemia", "child of a patient"]
)
def test_children_beside_another_cancer_need_not_be(text: str) -> None:
    assert "child_with_cancer" not in terms(text, "audience")


@pytest.mark.parametrize(
    "text", ["cost of revlimid", "cant afford my ibrance", "help paying for Tagrisso"]
)
def test_a_medicine_beside_money_asks_for_help_to_pay_for_it(text: str) -> None:
    assert "medicine_copay" in terms(text, "need")
    assert "medicine_copay" not in terms("side effects of ibrance", "need")


def test_free_of_cancer_is_no_free_help() -> None:
    assert terms("i am cancer free now", "audience") == {"survivor"}
    assert "survivor" not in terms("Auckland counselling cancer free", "audience")


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("online support group", {"support_group"}),
        ("zoom group for carers", {"support_group", "online_community"}),
        ("gas money for chemo trips", {"travel_costs"}),
        ("help filling in benefit forms", {"benefits", "forms_help"}),
        ("want babies later", {"fertility"}),
        ("needs night sits", {"respite", "home_care"}),
        ("anyone else with her2", {"peer_match", "support_group", "online_community"}),
        ("me pueden ayudar con el tratamiento", {"treatment_costs"}),
    ],
)
def test_ways_of_asking_are_read_as_the_help_that_is_meant(text: str, needs: set[str]) -> None:
    assert terms(text, "need") == needs


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("my mother only speaks punjabi", "pa"),
        ("counselling in Urdu", "ur"),
        ("Somali speaking group", "so"),
        ("solo habla creole", "ht"),
    ],
)
def test_languages_are_read_by_name(text: str, language: str) -> None:
    assert language in terms(text, "language")


def test_who_is_young_and_has_an_ill_parent_is_a_child_of_the_ill() -> None:
    assert "child_of_patient" in terms(
        "my mum has breast cancer and im 15. who can i talk to", AUDIENCE
    )
    assert "child_of_patient" not in terms("i am 15 and have leukaemia", AUDIENCE)
    assert "child_of_patient" not in terms("im 45 and my father is in treatment", AUDIENCE)


def test_a_child_that_is_told_of_it_is_not_ill() -> None:
    assert "child_with_cancer" not in terms("explain moms cancer to a 5 year old", AUDIENCE)
    assert "child_with_cancer" in terms("my 5 year old has leukaemia", AUDIENCE)


def test_some_words_say_their_country_by_their_spelling() -> None:
    assert "GB" in terms("counselling for my mother", "country")
    assert not terms("counseling for my mother", "country")
    assert "GB" in terms("leukaemia", "country")
    assert not terms("leukemia", "country")


def test_a_weak_word_says_which_of_a_group_is_meant() -> None:
    assert terms("ayuda para pagar la luz", "need") == {"living_costs"}
    assert terms("ayuda con dinero", "need") == {"money"}


def test_rent_while_on_a_medicine_asks_for_no_medicine(search: Search) -> None:
    records = (
        make.record("Kadcyla help", needs=["medicine_copay"], run_by_maker=True),
        make.record("Rent fund", needs=["living_costs"]),
    )

    assert "medicine_copay" not in terms("help with rent while on kadcyla", "need")
    assert "medicine_copay" in terms("help with the cost of kadcyla", "need")
    found = search(*records, text="help with rent while on kadcyla")
    assert make.names(found.cards)[0] == "Rent fund"


@pytest.mark.parametrize(
    "text",
    [
        "my mum has breast cancer n im 15 dont know who to talk to",
        "how do i explain my wifes cancer to our 6 yr old",
        "explicarle a mi hija de 6 años",
    ],
)
def test_a_child_of_the_ill_is_not_ill(search: Search, text: str) -> None:
    read = search(text=text).understanding

    assert "children_family" in read.terms("need")
    assert not {"child_with_cancer", "young_adult"} & set(read.terms("audience"))


@pytest.mark.parametrize("text", ["im 15 weeks pregnant, mum helps", "im 20 minutes from my mum"])
def test_what_is_measured_is_no_age(search: Search, text: str) -> None:
    assert "child_of_patient" not in search(text=text).understanding.terms("audience")
