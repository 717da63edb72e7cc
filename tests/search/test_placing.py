"""The place read from a sentence and from the field: which one counts, and what is none."""

import pytest

from tests.search.conftest import Search


def _label(search: Search, text: str, near: str = "") -> str | None:
    """Give the label of the place that the search used, or nothing."""
    place = search(text=text, near=near).place
    return place.label if place else None


TOOWOOMBA = "Toowoomba, Queensland"


@pytest.mark.parametrize(
    ("text", "used", "beside"),
    [
        ("live in Lafayette, treated in Houston", "Houston, Texas", ["Lafayette, Louisiana"]),
        (
            "from Worcester to Boston for chemo",
            "Boston, Massachusetts",
            ["Worcester, Massachusetts"],
        ),
        ("vivo en Laredo y me tratan en San Antonio", "San Antonio, Texas", ["Laredo, Texas"]),
        ("i live near Cork and have chemo in Dublin", "Dublin, Ireland", ["Cork, Ireland"]),
        ("help with rent in Houston, Texas", "Houston, Texas", []),
        ("stay from letterkenny to galway", "Galway, Ireland", ["Letterkenny, County Donegal"]),
        # Those who drive are a service of where one sets out.
        ("lift from letterkenny to galway", "Letterkenny, County Donegal", ["Galway, Ireland"]),
        ("lift from Barmouth to Bangor", "Barmouth, Wales", ["Bangor, Wales"]),
        ("flights thunder bay to toronto", "Thunder Bay, Ontario", ["Toronto, Ontario"]),
        ("who drives patients Toowoomba to Brisbane", TOOWOOMBA, ["Brisbane, Queensland"]),
        ("hotel thunder bay to toronto", "Toronto, Ontario", ["Thunder Bay, Ontario"]),
        ("soy de mexico y me atiendo en san antonio", "San Antonio, Texas", ["Mexico"]),
        ("hotel from ballarat to melbourne", "Melbourne, Victoria", ["Ballarat, Victoria"]),
    ],
)
def test_the_place_of_treatment_counts_and_home_is_kept(
    seed_search: Search, text: str, used: str, beside: list[str]
) -> None:
    read = seed_search(text=text).understanding.place

    assert read is not None
    assert read.place is not None
    assert read.place.label == used
    assert [place.label for place in read.beside] == beside


def test_the_verb_is_no_county(seed_search: Search) -> None:
    assert _label(seed_search, "dont want to wake alone") is None


def test_a_town_in_the_sentence_is_narrower_than_the_area_of_the_field(seed_search: Search) -> None:
    label = _label(seed_search, "somewhere to stay in Halifax", near="Nova Scotia, Canada")

    assert label == "Halifax, Nova Scotia"


@pytest.mark.parametrize(
    ("near", "label"),
    [
        ("rural Mississippi", "Mississippi"),
        ("Perth WA 6000, Australia", "Perth, Western Australia"),
    ],
)
def test_a_place_with_words_around_it_is_read_in_the_field(
    seed_search: Search, near: str, label: str
) -> None:
    assert _label(seed_search, "rides", near=near) == label


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("moved from Mexico and live in Houston support group", "Houston, Texas"),
        ("im from Jamaica living in Boston", "Boston, Massachusetts"),
        ("originally from Ireland, I live in Leeds", "Leeds, West Yorkshire"),
    ],
)
def test_where_somebody_lives_counts_before_where_they_come_from(
    seed_search: Search, text: str, used: str
) -> None:
    assert _label(seed_search, text) == used


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("cancer support sligo", "Sligo, Ireland"),
        ("breast nurse, Toowoomba 4350", "Toowoomba, Queensland"),
        ("group in Leeds, Polish speaking", "Leeds, West Yorkshire"),
        ("nurse Wagga Wagga", "Wagga Wagga, New South Wales"),
        ("counselling for my husband Cork", "Cork, Ireland"),  # an everyday word, but a capital
        ("grupo de apoyo en Londres", "London, England"),
        ("flights thunder bay", "Thunder Bay, Ontario"),
        ("geelong exercise class", "Geelong, Victoria"),
    ],
)
def test_words_at_an_end_that_can_only_be_a_town_are_one(
    seed_search: Search, text: str, label: str
) -> None:
    assert _label(seed_search, text) == label


@pytest.mark.parametrize(
    "text",
    [
        "need a helpline",
        "brest cancer",
        "someone like komen",
        "wigs",
        "roswell park",
        "pull a cork",
    ],
)
def test_a_word_of_ours_or_of_a_name_is_no_town(seed_search: Search, text: str) -> None:
    assert _label(seed_search, text) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("lodging in dunedin", "Dunedin, New Zealand"),  # where help is known of
        ("support in vancouver", "Vancouver, British Columbia"),  # Portland is beside the other
        ("support in york", "York, Pennsylvania"),  # and here none in either
        ("a camp in ontario", "Ontario, Canada"),  # a province, sooner than a town at home
        ("wigs Carlisle", "Carlisle, Cumbria"),  # a city, against a town of 19,000
        ("help in barmouth", "Barmouth, Wales"),  # a village of the name, and no slip for Dartmouth
        ("stay in mysore", "Mysuru, Karnataka"),  # the name that most people still say
    ],
)
def test_of_two_places_of_a_name_the_far_larger_or_known_one_is_meant(
    seed_search: Search, text: str, label: str
) -> None:
    assert _label(seed_search, text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a bed near sunnybrook", "Sunnybrook Odette Cancer Centre"),
        ("a bed near boston", "Boston, Massachusetts"),
        ("hotel near st judes", "St. Jude main campus"),
        ("a bed near Peter Mac", "Peter MacCallum Cancer Centre"),
        ("a bed near hospital", None),
        ("MD Anderson lodging", "MD Anderson main campus"),  # a bed is wanted near the hospital
        ("ride to chemo royal marsden", "The Royal Marsden, Sutton"),
        ("MD Anderson support group", None),
        ("mayo clinic lodging", None),  # in three cities
    ],
)
def test_one_word_names_a_centre_that_stands_in_one_city(
    seed_search: Search, text: str, label: str | None
) -> None:
    assert _label(seed_search, text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("need a lift to chemo bendigo no family here", "Bendigo, Victoria"),
        ("wig shop dublin, have medical card", "Dublin, Ireland"),
        ("carer's allowance letterkenny who helps", "Letterkenny, County Donegal"),
        ("she comes from afar to dunedin for 5 weeks", "Dunedin, New Zealand"),
        ("counselling for the husband of a patient cork", "Cork, Ireland"),
        ("cork counselling", "Cork, Ireland"),
        ("rent help phoenix mother of three", "Phoenix, Arizona"),
        ("help with reading", None),
        ("someone to help me bath", None),
        ("help with mobile", None),
        ("my friend madison needs a ride", None),
        ("dr jackson told me to find a group", None),
    ],
)
def test_towns_are_read_in_small_letters_too(
    seed_search: Search, text: str, label: str | None
) -> None:
    assert _label(seed_search, text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("cancer group gippsland", "Gippsland, Victoria"),
        ("hospice at home Lanarkshire", "Lanarkshire, Scotland"),
        ("food sussex", "Sussex, England"),
        ("wigs in Essex", "Essex, England"),  # and not the town in Maryland
        ("rides to chemo Bexar Co TX", "Bexar County, Texas"),
        ("wig fitting near B'ham", "Birmingham, Alabama"),
        ("my wife has cancer, on pip, lift in b'ham", "Birmingham, West Midlands"),
        ("hospital transport Truro for rads, no car", "Truro, Cornwall"),
        ("my friend Devon needs a group", None),
        ("spouse exhausted, need respite. Derby", "Derby, England"),
    ],
)
def test_regions_and_short_names_are_places(
    seed_search: Search, text: str, label: str | None
) -> None:
    assert _label(seed_search, text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("someone to clean while I have chemo 3056", "3056 (Melbourne, Victoria)"),
        ("wigs 6140", "6140 (Wellington, New Zealand)"),
        ("in remission since 2015", None),
        ("help with a bill of 2500", None),
        ("i cannot pay rent $1200", None),
        ("1-800-422-6237", None),
    ],
)
def test_four_digits_at_the_end_are_a_postcode_and_no_year_or_amount(
    seed_search: Search, text: str, label: str | None
) -> None:
    assert _label(seed_search, text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("breast cancer group in banglore", "Bengaluru, Karnataka"),
        ("rides in minneapolus", "Minneapolis, Minnesota"),
        ("lodging near edinbugh", "Edinburgh, Scotland"),
        ("group in remision", None),
    ],
)
def test_a_large_town_that_is_misspelt_is_taken_where_no_other_is_so_near(
    seed_search: Search, text: str, label: str | None
) -> None:
    assert _label(seed_search, text) == label


def test_who_comes_from_abroad_is_where_the_clinic_is(seed_search: Search) -> None:
    place = seed_search(text="Soy de Honduras, en la clínica de Charlotte vieron un cáncer").place

    assert place is not None
    assert place.label == "Charlotte, North Carolina"


def test_of_several_places_of_a_centre_the_one_with_most_help_is_meant(
    seed_search: Search,
) -> None:
    place = seed_search(text="dharamshala near tata memorial").place

    assert place is not None
    assert place.region == "IN-MH"
    assert _label(seed_search, "a bed nr christie hosp") == "The Christie, Withington"


def test_a_long_story_is_read_to_its_end(seed_search: Search) -> None:
    told = "my wife was told it is cancer and we came home with leaflets and no idea. " * 4

    assert len(told) > 200
    assert _label(seed_search, f"{told} We are in Dublin, Tallaght side") == "Dublin, Ireland"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("exercise class G42", "G42 (Glasgow, Scotland)"),
        ("what does my letter mean, C50", None),  # a diagnosis
        ("a place to stay in perth, i live in Albany", "Perth, Western Australia"),
        ("my mam needs a lift, we live in mayo", "County Mayo, Ireland"),
    ],
)
def test_a_small_namesake_and_a_code_are_not_meant(
    seed_search: Search, text: str, label: str | None
) -> None:
    assert _label(seed_search, text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("she is in Invercargill and has to go to Dunedin, where to stay", "Dunedin, New Zealand"),
        ("need a lift to chemo palmerston north tuesdays", "Palmerston North, New Zealand"),
        ("still in tx, help with parking, Saskatoon", "Saskatoon, Saskatchewan"),
        ("rides in houston tx", "Houston, Texas"),
        ("they let me go, can they do that. b29", "B29 (Birmingham, West Midlands)"),
        ("B15 counselling", "B15 (Birmingham, West Midlands)"),
        ("wigs near 2150", "2150 (Parramatta, New South Wales)"),
        ("psycho oncologist in koramangala 560034", "560034 (Vijayapura, Karnataka)"),
        ("stay in galway, driving from mayo is too much", "Galway, Ireland"),
        ("airfare from labrador to st johns", "Newfoundland and Labrador, Canada"),
        ("to Dublin for chemo, a bed", "Dublin, Ireland"),
        ("stage 2 grade 3, t2", None),
    ],
)
def test_the_setting_says_which_words_are_the_place(
    seed_search: Search, text: str, label: str | None
) -> None:
    assert _label(seed_search, text) == label
