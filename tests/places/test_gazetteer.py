from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from finder.places.distance import kilometres_between
from finder.places.gazetteer import Gazetteer
from finder.places.namesakes import for_anybody
from finder.places.place import PlaceKind, Point

BOSTON = "town:4930956"


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("02215", "postcode:US-02215"),
        ("02215-1234", "postcode:US-02215"),
        ("Boston", BOSTON),
        ("boston ma", BOSTON),
        ("Boston, MA", BOSTON),
        ("Boston, Massachusetts, USA", BOSTON),
        ("near Boston", BOSTON),
        ("Leeds", "town:2644688"),
        ("LS1", "postcode:GB-LS1"),
        ("LS1 4AP", "postcode:GB-LS1"),
        ("SW1A 1AA", "postcode:GB-SW1A"),
        ("sw1a1aa", "postcode:GB-SW1A"),
        ("K1A", "postcode:CA-K1A"),
        ("K1A 0B1", "postcode:CA-K1A"),
        ("Cork", "town:2965140"),
        ("Co. Cork", "county:IE-CO"),
        ("county cork", "county:IE-CO"),
        ("Galway, Ireland", "town:2964180"),
        ("Birmingham, UK", "town:2655603"),
        ("Belfast", "town:2655984"),
        ("New York City", "town:5128581"),
        ("NYC", "town:5128581"),
        ("Washington DC", "town:4140963"),
        ("Washington, D.C.", "town:4140963"),
        ("St. Louis", "town:4407066"),
        ("Saint Louis", "town:4407066"),
        ("Montreal", "town:6077243"),
        ("Montréal", "town:6077243"),
        ("D02", "postcode:IE-D02"),
        ("D02 X285", "postcode:IE-D02"),
        ("3000 VIC", "postcode:AU-3000"),
        ("Melbourne 3000", "postcode:AU-3000"),
        ("3000, Australia", "postcode:AU-3000"),
        ("00901", "postcode:PR-00901"),
        ("Houston TX 77030", "postcode:US-77030"),
        ("Texas", "region:US-TX"),
        ("TX", "region:US-TX"),
        ("Ireland", "country:IE"),
        ("UK", "country:GB"),
        ("USA", "country:US"),
        ("England", "region:GB-ENG"),
        ("Westchester County, NY", "county:US-NY-119"),
        ("Bay Area", "county:US-CA-BAY-AREA"),
        ("Brooklyn, NYC", "town:5110302"),
        ("Londonderry, Northern Ireland", "town:2643736"),
        ("Bombay", "town:1275339"),
        ("Kings Lynn", "town:2645456"),
        ("Odisha", "region:IN-OR"),
    ],
)
def test_find_reads_what_people_type(gazetteer: Gazetteer, text: str, place_id: str) -> None:
    found = gazetteer.find(text, "US").place

    assert found is not None
    assert found.id == place_id


@pytest.mark.parametrize(
    ("text", "home", "place_id"),
    [
        ("2000", "AU", "postcode:AU-2000"),
        ("6011", "NZ", "postcode:NZ-6011"),
        ("W12", "GB", "postcode:GB-W12"),
        ("W12", "IE", "postcode:IE-W12"),
        ("Boston", "GB", "town:2655138"),
        ("Dublin", "IE", "town:2964574"),
        ("Hamilton", "NZ", "town:2190324"),
        ("London", "CA", "town:6058560"),
        ("WA", "AU", "region:AU-WA"),
        ("WA", "US", "region:US-WA"),
        ("110029", "IN", "postcode:IN-110029"),
    ],
)
def test_find_prefers_the_home_country(
    gazetteer: Gazetteer, text: str, home: str, place_id: str
) -> None:
    found = gazetteer.find(text, home).place

    assert found is not None
    assert found.id == place_id


def test_find_names_the_others_of_a_name(gazetteer: Gazetteer) -> None:
    lookup = gazetteer.find("Springfield", "US")

    assert lookup.place is not None
    assert lookup.place.label == "Springfield, Missouri"
    assert "Springfield, Massachusetts" in [place.label for place in lookup.others]
    assert "Springfield, Illinois" in [place.label for place in lookup.others]
    assert len(lookup.others) <= 5


def test_find_names_a_large_place_abroad_beside_one_at_home(gazetteer: Gazetteer) -> None:
    lookup = gazetteer.find("Manchester", "US")

    assert lookup.place is not None
    assert lookup.place.country == "US"
    assert "Manchester, England" in [place.label for place in lookup.others]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Bostn", "Boston, Massachusetts"),
        ("Bostn MA", "Boston, Massachusetts"),
        ("phoneix", "Phoenix, Arizona"),
        ("galwey", "Galway, Ireland"),
        ("Bengalooru", "Bengaluru, Karnataka"),
    ],
)
def test_find_suggests_near_spellings(gazetteer: Gazetteer, typed: str, label: str) -> None:
    lookup = gazetteer.find(typed, "US")

    assert lookup.place is None
    assert label in [place.label for place in lookup.suggestions[:2]]


@pytest.mark.parametrize(
    "text", ["asdfgh", "", "   ", "Boston, Texas", "00000", "💊", "\x00", "'--"]
)
def test_find_never_falls_elsewhere(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text, "US").place is None


def test_find_only_offers_four_digits_abroad(gazetteer: Gazetteer) -> None:
    lookup = gazetteer.find("3000", "US")

    assert lookup.place is None
    assert [place.id for place in lookup.suggestions] == ["postcode:AU-3000"]


def test_find_bears_any_text(gazetteer: Gazetteer) -> None:
    for text in ("a" * 100_000, "ma " * 5_000, "\ud800 " * 50, "1" * 999, "؁" * 40):
        gazetteer.find(text, "US")


@pytest.mark.parametrize(
    ("code", "latitude", "longitude", "kilometres"),
    [
        ("US-99501", 61.217, -149.87, 5),
        ("GU-96910", 13.47, 144.75, 5),
        ("PR-00901", 18.466, -66.11, 3),
        ("GB-BT1", 54.60, -5.93, 3),
        ("GB-IV1", 57.48, -4.22, 5),
        ("CA-V6B", 49.28, -123.115, 3),
        ("AU-6000", -31.95, 115.86, 3),
        ("NZ-0110", -35.73, 174.32, 3),
        ("IN-560001", 12.975, 77.60, 8),
        ("IN-781001", 26.185, 91.745, 10),
        ("IN-110029", 28.567, 77.20, 4),
        ("IE-D02", 53.34, -6.255, 3),
        ("IE-T12", 51.88, -8.49, 5),
        ("US-90095", 34.07, -118.44, 25),
    ],
)
def test_postcodes_lie_where_they_should(
    gazetteer: Gazetteer, code: str, latitude: float, longitude: float, kilometres: float
) -> None:
    place = gazetteer.by_id(f"postcode:{code}")

    assert place is not None
    assert place.point is not None
    away = kilometres_between(place.point, Point(latitude, longitude))
    assert away < kilometres
    assert away <= 2 * place.precision_km


@pytest.mark.parametrize(
    "place_id",
    [
        BOSTON,
        "postcode:US-02215",
        "region:US-MA",
        "country:US",
        "county:US-NY-119",
        "county:GB-LIV",
    ],
)
def test_by_id_gives_the_place_back(gazetteer: Gazetteer, place_id: str) -> None:
    place = gazetteer.by_id(place_id)

    assert place is not None
    assert place.id == place_id


def test_by_id_of_nothing_is_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.by_id("town:0") is None
    assert gazetteer.by_id("") is None


@pytest.mark.parametrize(
    ("code", "label", "kind"),
    [
        ("US", "United States", PlaceKind.COUNTRY),
        ("US-MA", "Massachusetts", PlaceKind.REGION),
        ("GB-LIV", "Liverpool district, England", PlaceKind.COUNTY),
        ("IE-CO", "County Cork, Ireland", PlaceKind.COUNTY),
        ("IN-OD", "Odisha, India", PlaceKind.REGION),
        ("PR", "Puerto Rico", PlaceKind.COUNTRY),
    ],
)
def test_area_knows_iso_codes(gazetteer: Gazetteer, code: str, label: str, kind: PlaceKind) -> None:
    area = gazetteer.area(code)

    assert area is not None
    assert (area.label, area.kind) == (label, kind)


def test_area_of_an_unknown_code_is_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.area("US-ZZ") is None


@pytest.mark.parametrize(
    ("name", "within", "place_id"),
    [
        ("Boston", "US-MA", BOSTON),
        ("Westchester County", "US-NY", "county:US-NY-119"),
        ("Orange County", "US-CA", "county:US-CA-059"),
        ("St. Mary's County", "US-MD", "county:US-MD-037"),
        ("Greater London", "GB-ENG", "county:GB-GREATER-LONDON"),
        ("Surrey", "GB-ENG", "county:GB-SRY"),
        ("Stevenage", "GB-HRT", "town:2636940"),
        ("New York City", "US-NY", "town:5128581"),
        ("San Francisco Bay Area", "US-CA", "county:US-CA-BAY-AREA"),
        ("Greater Montréal", "CA-QC", "county:CA-QC-GREATER-MONTREAL"),
        ("Bengaluru", "IN-KA", "town:1277333"),
    ],
)
def test_named_area_is_exact(gazetteer: Gazetteer, name: str, within: str, place_id: str) -> None:
    area = gazetteer.named_area(name, within)

    assert area is not None
    assert area.id == place_id


def test_named_area_does_not_guess(gazetteer: Gazetteer) -> None:
    assert gazetteer.named_area("Middle Pecan Valley", "US-TX") is None
    assert gazetteer.named_area("Wichita area", "US-KS") is None
    assert gazetteer.named_area("Boston", "US-TX") is None


@pytest.mark.parametrize(
    ("outer", "inner", "is_inside"),
    [
        ("region:US-MA", BOSTON, True),
        ("region:US-TX", BOSTON, False),
        ("country:US", "region:US-MA", True),
        ("region:US-MA", "country:US", False),
        (BOSTON, "postcode:US-02215", True),
        (BOSTON, "town:4956184", False),
        (BOSTON, "region:US-MA", False),
        ("town:4699066", "postcode:US-77030", True),
        ("county:GB-HAM", "town:2637487", True),
        ("county:GB-GREATER-MANCHESTER", "postcode:GB-M20", True),
        ("region:GB-SCT", "postcode:GB-M20", False),
        ("county:US-CA-BAY-AREA", "town:5378538", True),
        ("county:US-CA-BAY-AREA", "town:5368361", False),
        ("country:IE", "town:2655984", False),
        ("county:IE-D", "postcode:IE-K32", True),
    ],
)
def test_contains(
    gazetteer: Gazetteer,
    outer: str,
    inner: str,
    is_inside: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    area, place = gazetteer.by_id(outer), gazetteer.by_id(inner)

    assert area is not None
    assert place is not None
    assert gazetteer.contains(area, place) is is_inside


def counties(gazetteer: Gazetteer, place_id: str) -> list[str]:
    place = gazetteer.by_id(place_id)
    assert place is not None
    return [code for code in place.areas if code.count("-") == 2 and code[-3:].isdigit()]


@pytest.mark.parametrize(
    ("code", "county"),
    [
        # In one county alone by the Census Bureau's file.
        ("10583", "US-NY-119"),
        ("14850", "US-NY-109"),
        ("90210", "US-CA-037"),
        ("06103", "US-CT-003"),
        ("99501", "US-AK-020"),
        ("23220", "US-VA-760"),
        # The county has had another name since.
        ("57764", "US-SD-102"),
        ("99554", "US-AK-158"),
        ("24523", "US-VA-019"),
        # In Cook County too by the file.
        ("60126", "US-IL-043"),
        # In several by the file, but nearly all of its people are in this one.
        ("50207", "US-IA-123"),
        ("07860", "US-NJ-037"),
        # In several by the file, of which the last by number is another.
        ("10463", "US-NY-005"),
        ("11040", "US-NY-059"),
    ],
)
def test_american_postcodes_carry_their_county(
    gazetteer: Gazetteer, code: str, county: str
) -> None:
    assert county in counties(gazetteer, f"postcode:US-{code}")


@pytest.mark.parametrize(
    ("code", "held"),
    [
        # 55.8 % of its people live in Camden County, 44.2 % in Gloucester County.
        ("08012", {"US-NJ-007", "US-NJ-015"}),
        # 50.8 % in Richmond city, 49.2 % in Henrico County.
        ("23226", {"US-VA-760", "US-VA-087"}),
        ("10583", {"US-NY-119"}),
    ],
)
def test_a_postcode_on_a_border_carries_each_county(
    gazetteer: Gazetteer, code: str, held: set[str]
) -> None:
    assert set(counties(gazetteer, f"postcode:US-{code}")) == held


@pytest.mark.parametrize(
    ("town", "county"),
    [
        ("Ithaca, NY", "US-NY-109"),
        ("Scarsdale, NY", "US-NY-119"),
        ("Elmhurst, IL", "US-IL-043"),
        ("Beverly Hills, CA", "US-CA-037"),
        ("Houston, TX", "US-TX-201"),
        ("Boston, MA", "US-MA-025"),
        ("Pine Ridge, SD", "US-SD-102"),
    ],
)
def test_american_towns_carry_their_county(gazetteer: Gazetteer, town: str, county: str) -> None:
    place = gazetteer.find(town, "US").place

    assert place is not None
    assert counties(gazetteer, place.id) == [county]


def test_new_york_city_lies_in_five_counties(gazetteer: Gazetteer) -> None:
    five = ["US-NY-005", "US-NY-047", "US-NY-061", "US-NY-081", "US-NY-085"]
    city, queens = gazetteer.by_id("town:5128581"), gazetteer.area("US-NY-081")

    assert city is not None
    assert queens is not None
    assert counties(gazetteer, city.id) == five
    assert counties(gazetteer, "postcode:US-10001") == ["US-NY-061"]
    # The people of the whole city do not count as the people of each of its counties.
    assert queens.population < 5_000_000


def test_towns_reach_as_far_as_their_people_need(gazetteer: Gazetteer) -> None:
    boston, small = gazetteer.by_id(BOSTON), gazetteer.find("Boston, Georgia", "US").place

    assert boston is not None
    assert small is not None
    assert 8 <= boston.extent_km <= 12
    assert small.extent_km == 3


def test_locate_takes_the_postcode_before_the_town(gazetteer: Gazetteer) -> None:
    located = gazetteer.locate(country="US", region="MA", city="Boston", postal_code="02215")

    assert located is not None
    assert located.precision is PlaceKind.POSTCODE
    assert kilometres_between(located.point, Point(42.347, -71.103)) < 1


@pytest.mark.parametrize(
    ("country", "region", "city", "postal_code", "place_id"),
    [
        ("US", "TX", "Boston", None, None),
        ("US", "TX", "Houston", "02215", "town:4699066"),
        ("GB", "Surrey", "Sutton", "SM2 5PT", "postcode:GB-SM2"),
        ("GB", "Greater London", "London", None, "town:2643743"),
        ("IN", "Maharashtra", "Mumbai", None, "town:1275339"),
        ("IE", "Co. Cork", "Cork", None, "town:2965140"),
        ("IE", None, "Dublin 7", None, "postcode:IE-D07"),
        ("US", "PA", "Warminster", None, "postcode:US-18974"),
        ("CA", "ON", None, None, None),
    ],
)
def test_locate_reads_addresses(
    gazetteer: Gazetteer,
    country: str,
    region: str | None,
    city: str | None,
    postal_code: str | None,
    place_id: str | None,
) -> None:
    located = gazetteer.locate(country=country, region=region, city=city, postal_code=postal_code)

    assert (located.place.id if located else None) == place_id


def test_countries_are_sorted_by_name(gazetteer: Gazetteer) -> None:
    countries = gazetteer.countries()

    assert len(countries) > 240
    assert [place.name for place in countries] == sorted(place.name for place in countries)


def test_nearest_town_is_found_over_the_date_line(gazetteer: Gazetteer) -> None:
    anchorage = gazetteer.nearest_town(Point(61.2, -149.9))
    taveuni = gazetteer.nearest_town(Point(-16.5, -179.95), within_km=600)

    assert anchorage is not None
    assert anchorage.region == "US-AK"
    assert taveuni is not None
    assert taveuni.country == "FJ"
    assert gazetteer.nearest_town(Point(0, -30), within_km=50) is None


def test_threads_share_one_gazetteer(gazetteer: Gazetteer) -> None:
    found: list[str | None] = []

    def look() -> None:
        place = gazetteer.find("Boston, MA", "US").place
        found.append(place.id if place else None)

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [BOSTON] * 8


def test_the_file_cannot_be_written(gazetteer: Gazetteer) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._connection().execute("DELETE FROM place")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        Gazetteer(tmp_path / "none.sqlite").find("Boston", "US")


# -- the largest towns of a view


def test_the_largest_towns_of_a_view_come_first(gazetteer: Gazetteer) -> None:
    towns = gazetteer.largest_towns(Point(51.9, -3.2), Point(53.9, -1.2), 3)

    assert [town.name for town in towns] == ["Birmingham", "Manchester", "Sheffield"]


def test_a_wide_view_finds_the_same_large_towns(gazetteer: Gazetteer) -> None:
    southwest, northeast = Point(50.0, -6.0), Point(56.0, 2.0)

    towns = gazetteer.largest_towns(southwest, northeast, 20)

    narrow = [
        town
        for south in (50.0, 52.0, 54.0)
        for town in gazetteer.largest_towns(Point(south, -6.0), Point(south + 2, 2.0), 20)
    ]
    largest = sorted(narrow, key=lambda town: -town.population)[:20]
    assert {town.id for town in towns} == {town.id for town in largest}
    assert towns[0].name == "London"


def test_a_view_across_the_date_line_has_towns_of_both_sides(gazetteer: Gazetteer) -> None:
    towns = gazetteer.largest_towns(Point(-22.0, 176.0), Point(-13.0, -170.0), 40)

    assert {town.country for town in towns} >= {"FJ", "WS"}


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Swansea", "Swansea, Wales"),  # 14 times Swansea in Massachusetts
        ("Wellington", "Wellington, New Zealand"),
        ("York", "York, Pennsylvania"),  # York in England has less than four times its people
        ("Rome", "Rome, Georgia"),  # nobody in Italy looks here for help
        ("Birmingham", "Birmingham, Alabama"),
    ],
)
def test_a_home_town_gives_way_to_a_far_larger_one_where_anybody_may_ask(
    gazetteer: Gazetteer, name: str, label: str
) -> None:
    place = for_anybody(gazetteer.find(name, "US")).place

    assert place is not None
    assert place.label == label
