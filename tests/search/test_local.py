from tests import make
from tests.search.conftest import Search


def test_local_counts_what_is_just_for_here(search: Search) -> None:
    records = (
        make.record("Country line"),
        make.record("World line", service_areas=[{"area": "WORLD"}]),
        make.record("State line", service_areas=[{"area": "US-MA"}]),
        make.record("Town rides", service_areas=[{"area": "US-MA", "name": "Boston"}]),
        make.record(
            "Group",
            delivery_modes=["in_person"],
            reach="site",
            locations=[make.location("Hall", "Boston", "MA")],
        ),
    )

    near_boston = search(*records, near="Boston, MA")
    in_maine = search(near="Maine")

    assert (near_boston.total, near_boston.local) == (5, 3)
    assert (in_maine.total, in_maine.local) == (2, 0)


def test_local_is_not_known_without_a_place_smaller_than_a_country(search: Search) -> None:
    records = (make.record("Country line"),)

    assert search(*records).local is None
    assert search(near="United States").local is None
    assert search(near="Xyzzyville").local is None
