import pytest
from flask import Flask

from finder.web.addresses import address, carry_country, safe_link, service_address


@pytest.mark.parametrize(
    "link",
    [
        "https://own.example/a?b=c#d",
        "http://own.example",
        "tel:+16176323000",
        "mailto:us@own.example",
    ],
)
def test_safe_link_gives_what_may_be_followed(link: str) -> None:
    assert safe_link(link) == link


@pytest.mark.parametrize(
    "link",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example/",
        "/local",
        "https:///nohost",
        "https://[bad",
        "https://own.example/a b",
    ],
)
def test_safe_link_gives_nothing_else(link: str | None) -> None:
    assert safe_link(link) == ""


def test_address_carries_a_chosen_country_along(seed_app: Flask) -> None:
    with seed_app.test_request_context():
        assert service_address(5, "Rides") == "/services/5-rides"
        carry_country("GB")
        assert service_address(5, "Rides") == "/services/5-rides?country=GB"
        assert address("public.urgent.index", country="IE") == "/urgent?country=IE"
        assert address("public.urgent.index", country=None) == "/urgent"
        assert address("public.start.show", cancer="her2_positive", near="New York") == (
            "/start/her2-positive?near=New+York&country=GB"
        )
        assert address("public.start.show", cancer="breast", country=None) == "/start/breast"
        assert address("public.services.index", need=["a", "b"], q=None) == (
            "/services?need=a&need=b&country=GB"
        )
