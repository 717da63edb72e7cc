"""The map beside the results: true to the list, honest about rough points, silent when useless."""

import re
import time
import zlib
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from finder.directory.records import ServiceRecord
from finder.places.gazetteer import Gazetteer
from finder.places.place import Point
from finder.web import maps
from finder.web.projection import HEIGHT, PADDING, WIDTH, Spot, look
from tests import make
from tests.web.browsing import Browser, Page, under, words_of
from tests.web.conftest import BrowserOn

SVG = "{http://www.w3.org/2000/svg}"
BOSTON = Point(42.3584, -71.0598)
NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


def group(name: str, city: str, region: str = "MA", **fields: Any) -> ServiceRecord:
    """Give a group that meets in a town; a place with coordinates is exact."""
    place = fields.pop("place", {})
    if "latitude" in place:
        place = {"precision": "exact"} | place
    return make.record(
        name,
        delivery_modes=["in_person"],
        reach="site",
        service_areas=[{"area": f"US-{region}"}],
        locations=[make.location(name, city, region, **place)],
        **fields,
    )


def drawing(page: Page) -> Element | None:
    return next(page.root.iter(f"{SVG}svg"), None)


def marked(page: Page) -> list[str]:
    """Give the numbers on the map."""
    return texts(page, "map-number")


def texts(page: Page, class_: str) -> list[str]:
    picture = drawing(page)
    assert picture is not None
    return [
        words_of(one)
        for one in picture.iter(f"{SVG}text")
        if class_ in (one.get("class") or "").split()
    ]


def pins(page: Page) -> dict[str, str]:
    """Give the numbers on the cards by the name of the service."""
    return {
        name: words_of(one).removeprefix("Number on the map: ")
        for name, card in zip(page.result_names(), page.results(), strict=True)
        for one in under(card, "p")
        if one.get("class") == "pin"
    }


def described(page: Page) -> str:
    picture = drawing(page)
    assert picture is not None
    return " ".join(words_of(one) for tag in ("title", "desc") for one in picture.iter(SVG + tag))


# -- on the page


def test_a_map_bears_the_numbers_of_the_list(browser_on: BrowserOn) -> None:
    browser = browser_on(
        group("In Worcester", "Worcester"),
        group("In Lowell", "Lowell"),
        make.record("By phone"),
    )

    page = browser.open("/services?near=Boston&within=160&sort=name")

    assert page.result_names() == ["By phone", "In Lowell", "In Worcester"]
    assert pins(page) == {"In Lowell": "2", "In Worcester": "3"}
    assert sorted(marked(page)) == ["2", "3"]
    assert "Map: 2 places near Boston, Massachusetts" in described(page)
    assert "Number 3: about 39 miles to the west." in described(page)


def test_a_map_goes_on_counting_on_the_next_page(browser_on: BrowserOn) -> None:
    browser = browser_on(*(group(f"Group {n:02}", "Worcester") for n in range(12)))

    page = browser.open("/services?near=Boston&within=160&sort=name&page=2")

    assert list(pins(page).values()) == ["11", "12"]
    assert marked(page) == ["11, 12"]


def test_services_in_one_town_share_a_mark(browser_on: BrowserOn) -> None:
    browser = browser_on(
        group("A", "Worcester"), group("B", "Lowell"), group("C", "Worcester"), group("D", "Lowell")
    )

    page = browser.open("/services?near=Boston&within=160&sort=name")

    assert sorted(marked(page)) == ["1, 3", "2, 4"]


def test_a_rough_point_is_a_circle_and_an_exact_one_a_pin(browser_on: BrowserOn) -> None:
    exact = {"latitude": 42.2, "longitude": -71.8}
    browser = browser_on(group("Exact", "Worcester", place=exact), group("Rough", "Lowell"))

    page = browser.open("/services?near=Boston&within=160&sort=name")

    picture = drawing(page)
    assert picture is not None
    rough = [one for one in picture.iter(f"{SVG}rect") if "map-rough" in (one.get("class") or "")]
    rings = [one for one in picture.iter(f"{SVG}path") if one.get("class") == "map-about"]
    assert (len(rough), len(rings)) == (1, 1)
    assert "somewhere in here" in page.main
    assert "Number 1: 39 miles to" in described(page)
    assert "Number 2: about 23 miles to" in described(page)


def test_only_exact_points_need_no_word_about_circles(browser_on: BrowserOn) -> None:
    browser = browser_on(
        group("Exact", "Worcester", place={"latitude": 42.2, "longitude": -71.8}),
    )

    assert "somewhere in here" not in browser.open("/services?near=Boston&within=160").main


@pytest.mark.parametrize(
    ("records", "near"),
    [
        ([make.record("By phone")], "Boston"),  # nowhere to go
        ([group("Here", "Boston")], "Boston"),  # no farther than the town that was asked for
        ([group("Here", "Worcester"), group("There", "Worcester")], "Massachusetts"),  # one spot
        ([group("Here", "Boston"), group("There", "Seattle", "WA")], "US"),  # a continent
    ],
)
def test_no_map_where_it_would_tell_nothing(
    browser_on: BrowserOn, records: list[ServiceRecord], near: str
) -> None:
    page = browser_on(*records).open(f"/services?near={near}")

    assert page.result_names()
    assert drawing(page) is None
    assert pins(page) == {}


def test_an_area_has_a_map_while_its_places_lie_close(browser_on: BrowserOn) -> None:
    browser = browser_on(group("Here", "Boston"), group("There", "Worcester"))

    page = browser.open("/services?near=Massachusetts&sort=name")

    assert sorted(marked(page)) == ["1", "2"]
    assert "Number 1: Here." in described(page)
    assert texts(page, "map-asked-name") == []


def test_a_confidential_place_is_on_no_map(browser_on: BrowserOn) -> None:
    hidden = {"latitude": 42.51234, "longitude": -71.15678, "confidential": True}
    browser = browser_on(
        group("Refuge", "Woburn", place=hidden), group("Open", "Worcester"), group("Too", "Lowell")
    )

    page = browser.open("/services?near=Boston&within=160&sort=name")

    # The refuge stands last, among those to ask where they are.
    assert page.result_names() == ["Open", "Too", "Refuge"]
    assert pins(page) == {"Open": "1", "Too": "2"}
    assert sorted(marked(page)) == ["1", "2"]
    assert "Number 3" not in described(page)


def test_far_places_do_not_crowd_the_near_ones_together(browser_on: BrowserOn) -> None:
    browser = browser_on(
        group("Near", "Lowell"),
        group("Far", "Springfield", needs=["cancer_centre"]),
    )

    page = browser.open("/services?near=Boston&sort=name")

    assert page.result_names() == ["Far", "Near"]
    assert marked(page) == ["2"]
    assert "Places further away are not on the map." in page.main


def test_names_are_escaped(browser_on: BrowserOn) -> None:
    browser = browser_on(group("<b>&amp; bold</b>", "Boston"), group("</svg><script>", "Worcester"))

    page = browser.open("/services?near=Massachusetts&sort=name")

    assert "Number 2: </svg><script>." in described(page)
    assert "Number 1: <b>&amp; bold</b>." in described(page)
    ours = [one.get("src", "").startswith("/static/") for one in page.all("script")]
    assert ours == [True, True, True]  # the way out, the list, the results


def test_who_needs_a_person_now_sees_no_map(browser: Browser) -> None:
    page = browser.open("/services?q=i+want+to+die&near=Boston")

    assert page.heading == "Please talk to someone now"
    assert drawing(page) is None


def test_a_map_says_the_scale_in_the_unit_of_the_country(browser: Browser) -> None:
    american = browser.open("/services?near=Boston&mode=in_person")
    australian = browser.open("/services?near=Sydney&country=AU&mode=in_person")

    assert texts(american, "map-length")[0].endswith(("mile", "miles"))
    assert texts(australian, "map-length")[0].endswith(" km")


@pytest.mark.parametrize(
    "near", ["Boston", "Houston", "Leeds", "Sydney", "Dublin", "Mumbai", "Toronto"]
)
def test_a_map_of_the_directory_is_small_and_whole(browser: Browser, near: str) -> None:
    page = browser.open(f"/services?near={near}&mode=in_person&within=160")

    picture = drawing(page)
    assert picture is not None
    on_cards = sorted(
        int(words_of(one).removeprefix("Number on the map: "))
        for one in page.all("p", class_="pin")
    )
    on_map = [number for words in marked(page) for number in spelled(words)]
    assert sorted(on_map) == on_cards
    assert picture.get("role") == "img"
    source = page.text[page.text.index("<svg") : page.text.index("</svg>")]
    assert len(zlib.compress(source.encode())) < 2500
    assert len(zlib.compress(page.text.encode())) < 9000


def spelled(words: str) -> list[int]:
    """Give the numbers that "2, 5–7" stands for."""
    numbers: list[int] = []
    for part in words.split(", "):
        first, _, last = part.partition("–")
        numbers.extend(range(int(first), int(last or first) + 1))
    return numbers


# -- the drawing


def test_numbers_are_joined_where_they_follow_each_other() -> None:
    assert maps.number_words([7, 2, 5, 6]) == "2, 5–7"
    assert maps.number_words([1, 2]) == "1, 2"
    assert maps.number_words([4]) == "4"


def test_north_is_up_and_east_is_right() -> None:
    spots = [Spot(1, Point(42.5, -71.06)), Spot(2, Point(42.36, -70.9))]

    view = look(spots, BOSTON)

    assert view is not None
    x, y = view.place(BOSTON)
    assert view.place(spots[0].point)[1] < y
    assert view.place(spots[1].point)[0] > x


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Point(-18.0, 179.9), Point(-18.0, -179.9)),
        (Point(-18.0, -179.9), Point(-18.0, 179.9)),
        (Point(78.2, 15.6), Point(78.9, 11.9)),
        (Point(89.9, 0.0), Point(89.9, 90.0)),
        (Point(-90.0, 0.0), Point(-89.0, 179.0)),
        (Point(42.36, -71.06), Point(42.36, -71.03)),
    ],
)
def test_every_spot_lies_on_the_map(gazetteer: Gazetteer, one: Point, other: Point) -> None:
    spots = [Spot(1, one), Spot(2, other)]

    view = look(spots, None)

    assert view is not None
    for spot in spots:
        x, y = view.place(spot.point)
        assert PADDING - 1 <= x <= WIDTH - PADDING + 1
        assert PADDING - 1 <= y <= HEIGHT - PADDING + 1
    towns = gazetteer.largest_towns(*view.corners(), 20)
    picture = maps.draw(view, spots, towns, "NZ")
    assert all(is_on_the_map(label.x, label.y) for label in picture.towns)


def is_on_the_map(x: float, y: float) -> bool:
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT


def test_across_the_date_line_near_is_near(gazetteer: Gazetteer) -> None:
    spots = [Spot(1, Point(-16.8, 179.9)), Spot(2, Point(-16.8, -179.9))]

    view = look(spots, None)

    assert view is not None
    assert maps.measure(view, "FJ").kilometres <= 10
    southwest, northeast = view.corners()
    assert southwest.longitude > northeast.longitude
    wide = gazetteer.largest_towns(Point(-19.0, 176.0), Point(-15.0, -175.0), 30)
    assert "Suva" in [town.name for town in wide]


def test_the_earth_is_too_wide_for_a_map_without_a_place() -> None:
    boston, seattle = Spot(1, BOSTON), Spot(2, Point(47.6, -122.3))

    assert look([boston, seattle], None) is None


def test_two_rough_points_of_one_town_are_one_spot() -> None:
    near = Point(BOSTON.latitude + 0.03, BOSTON.longitude)

    assert look([Spot(1, near, 3.0)], BOSTON) is None
    assert look([Spot(1, near)], BOSTON) is not None


@pytest.mark.parametrize("radius", [5.0, 60.0, 150.0, 400.0, 5000.0])
def test_no_circle_leaves_the_map(radius: float) -> None:
    path = maps.circle(160, 135, radius) + maps.circle(300, 10, radius) + maps.circle(0, 0, radius)

    for piece in path.replace("M", "\nM").split():
        assert len(NUMBERS.findall(piece)) <= 7
    for start in re.findall(r"M(-?\d+) (-?\d+)", path):
        assert is_on_the_map(*map(int, start))


def test_labels_and_marks_do_not_lie_on_each_other(gazetteer: Gazetteer) -> None:
    spots = [Spot(n, Point(51.3 + n * 0.03, -0.5 + n * 0.11)) for n in range(1, 9)]
    london = gazetteer.find("London", "GB").place
    assert london is not None
    assert london.point is not None

    view = look(spots, london.point)
    assert view is not None
    towns = gazetteer.largest_towns(*view.corners(), 24)
    picture = maps.draw(
        view, spots, towns, "GB", asked=maps.Asked(london.point, london.name), reach_km=40
    )

    boxes = [maps.Box(mark.x, mark.line - 5, mark.width, maps.PILL) for mark in picture.marks]
    labels = [*picture.towns, *([picture.asked] if picture.asked else [])]
    boxes += [
        maps.Box(label.x, label.y - 4, len(label.words) * maps.LETTER - 2, maps.LINE - 2)
        for label in labels
    ]
    assert len(labels) > 2
    overlapping = [
        (one, other)
        for position, one in enumerate(boxes)
        for other in boxes[position + 1 :]
        if one.overlaps(other)
    ]
    assert overlapping == []


def test_a_map_is_drawn_in_a_few_milliseconds(gazetteer: Gazetteer) -> None:
    spots = [Spot(n, Point(51.3 + n * 0.03, -0.5 + n * 0.07), 4.0) for n in range(1, 11)]
    london = gazetteer.find("London", "GB").place
    assert london is not None
    assert london.point is not None
    taken = []
    for _ in range(20):
        start = time.perf_counter()
        view = look(spots, london.point)
        assert view is not None
        towns = gazetteer.largest_towns(*view.corners(), 24)
        maps.draw(
            view, spots, towns, "GB", asked=maps.Asked(london.point, london.name), reach_km=40
        )
        taken.append(time.perf_counter() - start)

    assert min(taken) < 0.02
