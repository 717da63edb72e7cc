"""Nobody has a token: what is sent must come from a page of ours."""

from collections.abc import Iterator

import pytest
from flask import Flask, request

from finder.places.gazetteer import Gazetteer
from tests.web.conftest import config_for, make_app, opened

OURS = "https://finder.example"


@pytest.fixture(scope="module")
def app(gazetteer: Gazetteer) -> Iterator[Flask]:
    """Give the application with one page that takes something."""
    app = make_app(config_for("sqlite://"))

    @app.route("/take", methods=["GET", "POST", "DELETE"])
    def take() -> str:
        return f"taken {len(request.get_data())}"

    with opened("take"):
        yield app


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": OURS},
        {"Origin": "https://evil.example"},
        {"Origin": "https://finder.example.evil.example"},
        {"Origin": "null"},
        {"Origin": "https://finder.example:444"},
        {"Referer": f"{OURS}/"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_what_comes_from_elsewhere_is_refused(
    app: Flask, headers: dict[str, str], method: str
) -> None:
    response = app.test_client().open("/take", method=method, base_url=OURS, headers=headers)

    assert response.status_code == 403
    assert "We cannot take this" in response.get_data(as_text=True)


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": OURS}])
def test_what_comes_from_our_pages_is_taken(app: Flask, headers: dict[str, str]) -> None:
    response = app.test_client().post("/take", base_url=OURS, headers=headers, data=b"x")

    assert response.get_data(as_text=True) == "taken 1"


def test_reading_needs_no_origin(app: Flask) -> None:
    response = app.test_client().get("/take", headers={"Sec-Fetch-Site": "cross-site"})

    assert response.status_code == 200


def test_too_much_at_once_is_refused_with_a_page(app: Flask) -> None:
    response = app.test_client().post(
        "/take", base_url=OURS, headers={"Origin": OURS}, data=b"x" * 1_000_001
    )

    assert response.status_code == 413
    assert "That is too much to send at once" in response.get_data(as_text=True)
