"""The location rule, line by line."""

import pytest

from finder.search.bands import Band
from tests import make
from tests.search.conftest import Search


def found(search: Search, record: object, near: str, **more: object) -> list[str]:
    return make.names(search(record, near=near, **more).cards)


def in_person(name: str, city: str, region: str, **fields: object):  # type: ignore[no-untyped-def]
    return make.record(
        name,
        **{
            "delivery_modes": ["in_person"],
            "reach": "site",
            "service_areas": [{"area": f"US-{region}"}],
            "locations": [make.location(name, city, region)],
        }
        | fields,
    )


def test_a_fund_for_colorado_never_shows_for_texas(search: Search) -> None:
    fund = make.record(
        "Fund", needs=["living_costs"], delivery_modes=[], service_areas=[{"area": "US-CO"}]
    )

    assert found(search, fund, "Texas") == []
    assert found(search, fund, "Denver") == ["Fund"]


def test_a_hospital_in_houston_is_not_near_el_paso(search: Search) -> None:
    hospital = in_person("Hospital", "Houston", "TX", needs=["cancer_centre"])

    assert found(search, hospital, "El Paso") == []
    assert found(search, hospital, "Houston") == ["Hospital"]


def test_a_british_line_never_shows_for_ohio(search: Search) -> None:
    line = make.record("Line", service_areas=[{"area": "GB"}])

    assert found(search, line, "Ohio") == []
    assert found(search, line, "Leeds", country="GB") == ["Line"]


def test_a_group_is_one_within_reach_and_no_farther(search: Search) -> None:
    group = in_person("Group", "Worcester", "MA")

    assert found(search, group, "Boston") == []
    assert found(search, group, "Boston", within=80) == ["Group"]
    assert found(search, group, "Worcester") == ["Group"]


@pytest.mark.parametrize("need", ["lodging", "cancer_centre"])
def test_people_travel_farther_for_treatment_and_a_bed(search: Search, need: str) -> None:
    results = search(in_person("Far", "Worcester", "MA", needs=[need]), near="Boston")

    assert make.names(results.cards) == ["Far"]
    assert results.cards[0].band is Band.FURTHER
    assert results.cards[0].distance_km == pytest.approx(62, abs=8)


def test_a_coverage_as_small_as_a_town_or_county_counts_in_person(search: Search) -> None:
    town = in_person(
        "Town", "Boston", "MA", locations=[], service_areas=[{"area": "US-MA", "name": "Boston"}]
    )
    county = in_person(
        "County",
        "White Plains",
        "NY",
        locations=[],
        service_areas=[{"area": "US-NY", "name": "Westchester County"}],
    )

    assert found(search, town, "02215") == ["Town"]
    assert found(search, town, "Springfield, MA") == []
    assert found(search, county, "White Plains, NY") == ["County"]
    assert found(search, county, "Buffalo, NY") == []


def test_in_person_without_a_place_is_asked_for_and_comes_last(search: Search) -> None:
    somewhere = in_person("Aa somewhere", "Boston", "MA", locations=[])
    here = in_person("Here", "Boston", "MA")

    results = search(somewhere, here, near="Boston")

    assert make.names(results.cards) == ["Here", "Aa somewhere"]
    assert results.cards[1].band is Band.ASK
    assert results.cards[1].distance_km is None


def test_an_area_nobody_knows_counts_as_the_one_around_it_and_comes_last(search: Search) -> None:
    vague = make.record("Vague", service_areas=[{"area": "US-TX", "name": "Middle Pecan Valley"}])

    results = search(vague, near="Austin, TX")

    assert results.cards[0].band is Band.ASK
    assert found(search, vague, "Boston") == []


def test_rides_count_by_coverage_and_never_by_site(search: Search) -> None:
    rides = make.record(
        "Rides",
        needs=["ride"],
        delivery_modes=["in_person"],
        reach="area",
        service_areas=[{"area": "US-MA"}],
        locations=[make.location("Office", "Houston", "TX")],
    )

    assert found(search, rides, "Springfield, MA") == ["Rides"]
    assert found(search, rides, "Houston") == []
    assert found(search, rides, "Springfield, MA", mode=["in_person"]) == ["Rides"]


def test_a_way_of_taking_part_counts_only_where_it_reaches(search: Search) -> None:
    both = in_person(
        "Both",
        "Houston",
        "TX",
        delivery_modes=["in_person", "phone"],
        service_areas=[{"area": "US"}],
    )

    assert found(search, both, "Boston", mode=["phone"]) == ["Both"]
    assert found(search, both, "Boston", mode=["in_person"]) == []
    assert found(search, both, "Houston", mode=["in_person"]) == ["Both"]


def test_worldwide_help_counts_everywhere(search: Search) -> None:
    forum = make.record("Forum", delivery_modes=["forum"], service_areas=[{"area": "WORLD"}])

    assert found(search, forum, "Cork", country="IE") == ["Forum"]
    assert found(search, forum, "Texas") == ["Forum"]


def test_a_confidential_address_takes_no_part_in_distance_or_order(search: Search) -> None:
    refuge = in_person(
        "Aa refuge",
        "Boston",
        "MA",
        locations=[make.location("Refuge", "Boston", "MA", confidential=True)],
    )
    here = in_person("Here", "Boston", "MA")

    results = search(refuge, here, near="Boston", sort="nearest")

    assert make.names(results.cards) == ["Here", "Aa refuge"]
    assert results.cards[1].distance_km is None
    assert results.cards[1].site is None
    assert results.cards[1].sites == 0


def test_nothing_in_reach_names_the_nearest(search: Search) -> None:
    results = search(in_person("Group", "Worcester", "MA"), near="Boston")

    assert results.total == 0
    nearest = results.ways_on.nearest
    assert nearest is not None
    assert nearest.city == "Worcester"
    assert nearest.distance_km == pytest.approx(62, abs=8)
    assert (results.ways_on.wider, results.ways_on.wider_total) == (80, 1)


def test_an_unknown_place_leaves_only_what_the_whole_country_can_use(search: Search) -> None:
    results = search(
        make.record("National"),
        make.record("Texan", service_areas=[{"area": "US-TX"}]),
        in_person("Group", "Boston", "MA"),
        near="Xyzzyville",
    )

    assert make.names(results.cards) == ["National"]
    assert results.understanding.place is not None
    assert results.understanding.place.place is None


def test_a_region_takes_in_its_towns_and_says_what_covers_a_part(search: Search) -> None:
    results = search(
        in_person("Site", "Houston", "TX"),
        make.record("Whole", service_areas=[{"area": "US-TX"}]),
        make.record("Part", service_areas=[{"area": "US-TX", "name": "Houston"}]),
        make.record("Elsewhere", service_areas=[{"area": "US-CO"}]),
        near="Texas",
    )

    bands = {card.name: card.band for card in results.cards}
    assert bands == {"Site": Band.NEAR, "Whole": Band.COVERS, "Part": Band.PART}


def test_without_a_place_the_home_country_counts(search: Search) -> None:
    american = make.record("American")
    british = make.record("British", service_areas=[{"area": "GB"}])

    assert make.names(search(american, british).cards) == ["American"]
    assert make.names(search(country="GB").cards) == ["British"]


@pytest.mark.parametrize(
    "typed", ["wigs near Xyzzyville", "near xyzzyville", "cerca de Xyzzyville"]
)
def test_an_unknown_place_in_the_sentence_is_said_too(search: Search, typed: str) -> None:
    results = search(
        make.record("National wigs", needs=["wigs"]),
        make.record("Texan wigs", needs=["wigs"], service_areas=[{"area": "US-TX"}]),
        text=typed,
    )

    assert make.names(results.cards) == ["National wigs"]
    assert results.understanding.place is not None
    assert results.understanding.place.words.casefold() == "xyzzyville"
    assert results.understanding.place.place is None


@pytest.mark.parametrize(
    "typed", ["wigs near me", "wigs near hospital", "wigs around here", "pelucas cerca de mí"]
)
def test_near_without_a_name_is_no_place(search: Search, typed: str) -> None:
    results = search(make.record("National wigs", needs=["wigs"]), text=typed)

    assert results.understanding.place is None
    assert results.total == 1


def test_what_is_far_comes_after_all_that_is_near(search: Search) -> None:
    far = in_person("Bed and bed", "Worcester", "MA", needs=["lodging"])
    near = in_person("Other help", "Boston", "MA", needs=["lodging", "meals"])

    results = search(far, near, near="Boston", text="bed")

    bands = [card.band for card in results.cards]
    assert bands == sorted(bands, key=lambda band: band is Band.FURTHER)
    assert Band.FURTHER in bands


def test_the_nearest_is_not_named_when_something_is_in_reach(search: Search) -> None:
    results = search(
        in_person("Here", "Boston", "MA"), in_person("There", "Worcester", "MA"), near="Boston"
    )

    assert make.names(results.cards) == ["Here"]
    assert results.ways_on.nearest is None


def test_people_come_to_a_camp_from_all_of_its_area(search: Search) -> None:
    record = make.record(
        "Camp",
        needs=["retreat_camp_wish"],
        delivery_modes=["in_person"],
        reach="site",
        service_areas=[{"area": "US"}],
    )

    (card,) = search(record, text="camp", near="Boston").cards

    assert card.band is Band.COVERS


def test_people_travel_farther_still_where_no_centre_is_nearer(search: Search) -> None:
    nearer = in_person("Nearer", "Worcester", "MA", needs=["cancer_centre"])
    far = in_person("Far", "Albany", "NY", needs=["cancer_centre"])

    assert found(search, far, "Boston") == ["Far"]
    assert make.names(search(nearer, near="Boston").cards) == ["Nearer"]
