from __future__ import annotations

import pytest

from finder.places.gazetteer import Gazetteer
from finder.places.place import MentionRole


@pytest.mark.parametrize(
    ("sentence", "words", "label"),
    [
        ("ride to radiation houston", "houston", "Houston, Texas"),
        ("christchurch somewhere to stay", "christchurch", "Christchurch, New Zealand"),
        ("acomodation during treatment brisbane", "brisbane", "Brisbane, Queensland"),
        ("navigation Bay Area", "Bay Area", "San Francisco Bay Area, California"),
        ("grief support after death, Michigan", "Michigan", "Michigan"),
        ("online chat with nurse uk", "uk", "United Kingdom"),
        ("help near 02215", "02215", "02215 (Boston, Massachusetts)"),
        ("support group m20 4bx", "m20 4bx", "M20 (Manchester, England)"),
        ("counselling Arlington, VA", "Arlington, VA", "Arlington, Virginia"),
        ("group in portland or", "portland or", "Portland, Oregon"),
        ("wigs in Reading", "Reading", "Reading, Pennsylvania"),
        ("help in Cork", "Cork", "Cork, Ireland"),
        ("i live in county cork", "county cork", "County Cork, Ireland"),
        ("chemo ride Hope, AR", "Hope, AR", "Hope, Arkansas"),
        ("nyc support", "nyc", "New York City, New York"),
        ("20 miles from Leeds", "Leeds", "Leeds, West Yorkshire"),
        ("mum has cancer, Birmingham UK", "Birmingham UK", "Birmingham, West Midlands"),
        ("¡ayuda en Montréal, Québec!", "Montréal, Québec", "Montréal, Quebec"),
        ("grupo de apoyo en worcester", "worcester", "Worcester, Massachusetts"),
        ("transporte cerca de Hope, AR", "Hope, AR", "Hope, Arkansas"),
        ("un grupo en el Bronx", "Bronx", "Bronx County, New York"),
        ("pelucas en Nueva Jersey", "Nueva Jersey", "New Jersey"),
        ("vivo en carolina del norte", "carolina del norte", "North Carolina"),
    ],
)
def test_places_are_read_out_of_sentences(
    gazetteer: Gazetteer, sentence: str, words: str, label: str
) -> None:
    mentions = gazetteer.read_places(sentence, "US")

    assert [(sentence[m.start : m.end], m.place.label) for m in mentions] == [(words, label)]
    assert mentions[0].certain
    at_home = sentence.startswith(("i live", "vivo"))
    assert mentions[0].role is (MentionRole.LIVES if at_home else MentionRole.WHERE)


@pytest.mark.parametrize(
    "sentence",
    [
        "hope",
        "help me",
        "near me",
        "cerca de mí",
        "ayuda en casa",
        "en el hospital",
        "support in me",
        "in reading my bills",
        "alone",
        "breast",
        "mobile phone help",
        "orange ribbon group",
        "online group metastatic brest cancer",
        "support groups in spanish",
        "in may or june",
        "In May",
        "vitamin B12",
        "stage T2 N1 M0",
        "T-DM1 assistance program",
        "1-800-4-cancer",
        "call 800-227-2345",
        "earning under 25000 dollars",
        "lodging near MD Anderson",
        "place to stay near md anderson",
        "my daughter charlotte has leukaemia",
        "contact us please",
        "la mujer con cancer",
        "irish cancer society",
        "look good feel better",
        "husband of breast cancer patient",
        "pt with lung CA needs copay help",
        "",
        "\x00\u200b",
    ],
)
def test_words_are_not_taken_for_places(gazetteer: Gazetteer, sentence: str) -> None:
    assert gazetteer.read_places(sentence, "US") == ()


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("support group Reading", "Reading, Pennsylvania"),
        ("Support Group Reading", None),
        ("support group reading", None),
        ("I have Hope", None),  # a town of that name is small
    ],
)
def test_a_capital_at_the_end_of_small_words_may_name_a_place(
    gazetteer: Gazetteer, sentence: str, label: str | None
) -> None:
    mentions = gazetteer.read_places(sentence, "US")

    assert [mention.place.label for mention in mentions] == ([label] if label else [])
    assert not any(mention.certain for mention in mentions)


def test_where_help_is_wanted_and_where_home_is(gazetteer: Gazetteer) -> None:
    first, second = gazetteer.read_places(
        "lodging near Cleveland Clinic for pt from WV, low income", "US"
    )

    assert (first.place.label, first.role) == ("Cleveland, Ohio", MentionRole.WHERE)
    assert (second.place.label, second.role) == ("West Virginia", MentionRole.HOME)


def test_a_given_name_is_not_certain(gazetteer: Gazetteer) -> None:
    bare = gazetteer.read_places("georgia has cancer", "US")
    placed = gazetteer.read_places("help in Georgia", "US")

    assert [mention.certain for mention in bare] == [False]
    assert [mention.certain for mention in placed] == [True]


def test_a_mention_names_the_others_of_its_name(gazetteer: Gazetteer) -> None:
    (mention,) = gazetteer.read_places("support in manchester", "US")

    assert "Manchester, England" in [place.label for place in mention.lookup.others]


def test_the_home_country_decides(gazetteer: Gazetteer) -> None:
    (mention,) = gazetteer.read_places("support in manchester", "GB")

    assert mention.place.label == "Manchester, England"


def test_a_long_text_stays_bounded(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.read_places("in Boston " * 10_000, "US")) <= 60


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("bra fitting Hamilton NZ", "Hamilton, New Zealand"),
        ("wigs wellington nz", "Wellington, New Zealand"),
        ("help in nz for mum", "New Zealand"),
        ("groups perth aus", "Perth, Western Australia"),
        ("n. ireland group", "Northern Ireland"),
    ],
)
def test_short_forms_of_countries_are_read(gazetteer: Gazetteer, text: str, label: str) -> None:
    (mention,) = gazetteer.read_places(text, "US")

    assert (mention.place.label, mention.certain) == (label, True)
