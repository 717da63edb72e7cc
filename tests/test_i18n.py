from datetime import date

import pytest

from finder import i18n


def test_texts_are_given_as_they_are_in_the_source_language() -> None:
    assert i18n.gettext("Hello %(name)s", name="Ann") == "Hello Ann"
    assert i18n.gettext("100 %") == "100 %"
    assert i18n.ngettext("%(num)s place", "%(num)s places", 1) == "1 place"
    assert i18n.ngettext("%(num)s place", "%(num)s places", 1200) == "1,200 places"
    assert i18n.pgettext("distance", "Usual distance") == "Usual distance"


def test_dates_names_and_lists_are_british() -> None:
    assert i18n.format_date(date(2026, 11, 24)) == "24 November 2026"
    assert i18n.join_and(["a", "b", "c"]) == "a, b and c"
    assert i18n.join_or(["a", "b"]) == "a or b"
    assert i18n.join_and([]) == ""
    assert i18n.day_name(0) == "Monday"
    assert i18n.month_name(12) == "December"


def test_languages_and_countries_have_names() -> None:
    assert i18n.language_name("es") == "Spanish"
    assert i18n.language_name("zh-Hant") == "Traditional Chinese"
    assert i18n.language_name("bfi") == "British Sign Language"
    assert i18n.language_name("klingonese") is None
    assert i18n.language_name("qqq") is None
    assert i18n.country_name("GB") == "United Kingdom"
    assert i18n.country_name("XX") is None


def test_another_language_speaks_only_inside_its_block() -> None:
    with i18n.speaking("en"):
        assert i18n.current_language() == "en"
    with pytest.raises(i18n.UnknownLanguageError), i18n.speaking("tlh"):
        pass


def test_a_language_knows_its_side_and_its_own_name() -> None:
    assert i18n.text_direction() == "ltr"
    assert i18n.own_name("es") == "Español"
    with pytest.raises(i18n.UnknownLanguageError):
        i18n.own_name("tlh")


def test_a_spanish_joining_word_gives_way_to_the_same_sound() -> None:
    with i18n.speaking("es"):
        assert i18n.join_and(["español", "inglés"]) == "español e inglés"
        assert i18n.join_and(["inglés", "español", "ruso"]) == "inglés, español y ruso"
        assert i18n.join_and(["agua", "hielo"]) == "agua y hielo"
        assert i18n.join_or(["mujeres", "hombres"]) == "mujeres u hombres"
        assert i18n.join_or(["inglés"]) == "inglés"


def test_the_city_of_a_time_zone_has_its_name_in_the_language() -> None:
    assert i18n.zone_city("America/New_York") == "New York"
    assert i18n.zone_city("Asia/Kolkata") == "Kolkata"
    with i18n.speaking("es"):
        assert i18n.zone_city("America/New_York") == "Nueva York"


def test_a_country_is_named_in_the_language_and_a_state_stays() -> None:
    with i18n.speaking("es"):
        assert i18n.country_here("United States") == "Estados Unidos"
        assert i18n.country_here("Georgia") == "Georgia"
        assert i18n.country_here("Massachusetts") == "Massachusetts"
    assert i18n.country_here("United States") == "United States"
