"""Bad luck while saving: what was typed comes back, nothing is half-written, reading goes on."""

import resource
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from itertools import product
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any
from unittest.mock import patch

import pytest
from flask import Blueprint, Flask, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Engine, event
from sqlalchemy.exc import IntegrityError

from finder.db import writing
from finder.places.gazetteer import Gazetteer
from finder.turns import NoTurnError, turns_of
from finder.web.errors import TEXTS
from finder.web.unsaved import SECRETS
from tests import make
from tests.web.browsing import Browser, Page, words_of
from tests.web.conftest import BrowserOn, config_for, make_app, opened
from tests.web.test_extra_keys import WAYS, World, dump, make_world, own_address

TYPED = {
    "csrf_token": "the-token-of-the-form",
    "once_key": "6f9a",
    "service-name": "Café <b>Hope</b>",
    "description": "First line\r\nsecond line",
    "postal_code": "02215",
    "new_password": "hunter2",
    "code": "123456",
    "url": "",
}


@pytest.fixture
def app(tmp_path: Path, empty_file: Path, gazetteer: Gazetteer) -> Iterator[Flask]:
    """Give an application with a page that saves: 60 services at once, or none of them."""
    path = tmp_path / "own.sqlite"
    path.write_bytes(empty_file.read_bytes())
    app = make_app(config_for(f"sqlite:///{path}"))
    desk = Blueprint("desk", __name__)

    @desk.post("/desk/<int:count>")
    def save(count: int) -> ResponseReturnValue:
        with writing(app.extensions["engine"]) as session:
            records = [
                make.record(f"{request.form['service-name']} {number}") for number in range(count)
            ]
            make.store(session, gazetteer, *records)
        return "saved"

    app.register_blueprint(desk)
    with opened("desk.save", "take"):
        yield app
    app.extensions["engine"].dispose()


def on_connect(engine: Engine, pragma: str) -> None:
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _record: connection.execute(pragma))


def fill_disk(engine: Engine) -> None:
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    on_connect(engine, f"PRAGMA max_page_count = {pages + 4}")


def forbid_writing(engine: Engine) -> None:
    on_connect(engine, "PRAGMA query_only = ON")


def check_page(page: Page, reason: str) -> None:
    assert page.heading == "Nothing was saved"
    assert reason in page.main
    labels = [words_of(one) for one in page.all("dt")]
    values = ["".join(one.itertext()) for one in page.all("dd")]
    assert dict(zip(labels, values, strict=True)) == {
        "Service name": "Café <b>Hope</b>",
        "Description": "First line\nsecond line",
        "Postal code": "02215",
    }
    (form,) = page.all("form", method="post")
    assert form.get("action") == "/desk/60?from=list"
    again = {one.get("name"): one.get("value") for one in page.all("input", type="hidden")}
    assert again == {
        name: value.replace("\r\n", "\n")
        for name, value in TYPED.items()
        if name not in ("new_password", "code")
    }
    assert "hunter2" not in page.text
    assert "123456" not in page.text
    assert "type them again" in page.main
    assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("spoil", "reason", "wait"),
    [
        (fill_disk, "The disk of this site is full.", "300"),
        (forbid_writing, "This site can only be read just now.", "300"),
    ],
)
def test_what_was_typed_comes_back(
    app: Flask, spoil: Callable[[Engine], None], reason: str, wait: str
) -> None:
    browser = Browser(app)
    browser.ask("/desk/1", "POST", data=TYPED, headers={"Sec-Fetch-Site": "same-origin"})
    spoil(app.extensions["engine"])

    page = browser.send("/desk/60?from=list", TYPED, 503)

    check_page(page, reason)
    assert page.headers["Retry-After"] == wait
    assert browser.open("/services").result_names() == ["Café <b>Hope</b> 0"]


def test_a_lock_that_lasts_too_long_is_said_and_sending_again_saves(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finder.db.BUSY_MILLISECONDS", 20)
    browser = Browser(app)

    with turns_of(tmp_path / "own.sqlite").take(0):
        page = browser.send("/desk/60?from=list", TYPED, 503)
        assert browser.open("/services?q=hope").result_names() == []
    check_page(page, "Somebody else is saving something large.")
    assert page.headers["Retry-After"] == "5"
    # A program that does not queue.
    with closing(sqlite3.connect(tmp_path / "own.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        check_page(browser.send("/desk/60?from=list", TYPED, 503), "Somebody else is saving")
    (form,) = page.all("form", method="post")
    again = {one.get("name", ""): one.get("value", "") for one in page.all("input", type="hidden")}
    answer = browser.client.post(
        form.get("action", ""), data=again, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.text == "saved"
    assert len(browser.open("/services").result_names()) == 10


@contextmanager
def opened_by_another(world: World) -> Iterator[None]:
    """Keep the database open, so that its log and its index of that are there."""
    with closing(sqlite3.connect(world.path)) as other:
        other.execute("SELECT count(*) FROM account").fetchone()
        yield


@contextmanager
def full_disk(world: World) -> Iterator[None]:
    """Let no file of this process grow, as on a disk without room: not even by one page."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with opened_by_another(world):
        resource.setrlimit(resource.RLIMIT_FSIZE, (ONE_PAGE, limits[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@contextmanager
def read_only_file(world: World) -> Iterator[None]:
    """Let the database be opened for reading only, as where its file may not be written."""
    engine, address = world.app.extensions["engine"], f"file:{world.path}?mode=ro"

    def open_for_reading(_given: object, **more: Any) -> Any:
        return sqlite3.connect(address, uri=True, **more)

    # Where every dialect takes it from: engines of tests share one.
    with patch("sqlite3.dbapi2.connect", open_for_reading), opened_by_another(world):
        engine.dispose()
        yield
        engine.dispose()


LOCKER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


@contextmanager
def lock_of_another(world: World) -> Iterator[None]:
    """Let another process hold the right to write; it gives up with the last line."""
    command = [sys.executable, "-I", "-S", "-c", LOCKER, str(world.path)]
    with Popen(command, stdin=PIPE, stdout=PIPE) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        yield
        other.stdin.close()


ONE_PAGE = 4096
FORMS = {
    name: WAYS[name]
    for name in (
        "accounts.passwords.forgotten",
        "accounts.sign_in.index",
        "admin.checks.service",
        "admin.ending.close_service",
        "admin.services.add",
        "casework.cases.known",
    )
}
TROUBLES = {
    full_disk: "The disk of this site is full.",
    read_only_file: "This site can only be read just now.",
    lock_of_another: "Somebody else is saving something large.",
}


def test_real_forms_give_back_what_was_typed_and_write_nothing(
    browser_on: BrowserOn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finder.db.BUSY_MILLISECONDS", 20)
    world = make_world(browser_on().client.application, tmp_path / "state.sqlite")
    for trouble, (endpoint, way) in product(TROUBLES, FORMS.items()):
        world.app.extensions["engine"].dispose()
        shutil.copy(world.state, world.path)
        browser = Browser(world.app)
        browser.client.set_cookie(*world.cookies[way.who], domain="localhost", path="/")
        page = browser.open(way.page.format(**world.names) or own_address(world, endpoint))
        assert isinstance(way.typed, dict)
        before = dump(world.path)
        with trouble(world):
            page = browser.submit(page, way.typed, button=way.button, status=503)
            assert dump(world.path) == before, endpoint
            assert browser.open("/urgent").heading

        assert page.heading == "Nothing was saved"
        assert TROUBLES[trouble] in page.main
        said = {"".join(one.itertext()) for one in page.all("dd")}
        for name, value in way.typed.items():
            if SECRETS.search(name):
                assert value not in page.text
            else:
                assert said.issuperset([value] if isinstance(value, str) else value), endpoint
        # Sent again when all is well, it is done, once the password is typed again too.
        page = browser.submit(page, status=422 if "password" in way.typed else 200)
        if "password" in way.typed:
            page = browser.submit(page, way.typed)
        assert dump(world.path) != before, endpoint


def test_passwords_codes_and_keys_are_told_by_their_names() -> None:
    secret = ("password", "New_Password", "code", "passcode", "recovery_code", "setup_token", "otp")
    plain = ("postal_code", "country_code", "name", "opinion", "barcode_text", "decode")

    assert [name for name in secret if not SECRETS.search(name.lower())] == []
    assert [name for name in plain if SECRETS.search(name.lower())] == []


def test_without_a_database_it_is_said_that_nobody_can_tell(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Browser(app)
    app.extensions["engine"].dispose()
    (tmp_path / "own.sqlite").write_bytes(b"no database at all " * 400)

    page = browser.send("/desk/1", TYPED, 503)
    search = browser.send("/services", {"q": "wigs & <i>", "near": "Leeds"}, 503)

    assert page.heading == "We could not save this"
    assert "Café <b>Hope</b>" in page.main
    # Who only asks has nothing to save, but need not type the question again.
    assert search.heading == TEXTS[503].heading
    assert [one.get("value") for one in search.all("input", type="search")] == ["wigs & <i>"]
    assert [one.get("value") for one in search.all("input", name="near")] == ["Leeds"]
    assert search.all("button", formmethod="post")


def test_a_chosen_file_is_named_and_other_errors_stay_errors(app: Flask) -> None:
    @app.post("/desk/file")
    def take() -> str:
        if "wrong" in request.form:
            raise IntegrityError("INSERT", {}, sqlite3.IntegrityError())
        raise NoTurnError

    browser = Browser(app)
    ours = {"Sec-Fetch-Site": "same-origin"}
    file = (BytesIO(b"x"), "services.csv")

    page = browser.client.post("/desk/file", data={"note": "n", "file": file}, headers=ours)
    wrong = browser.client.post("/desk/file", data={"wrong": "n"}, headers=ours)

    assert "Choose the file once more: services.csv" in page.text
    assert (page.status_code, wrong.status_code) == (503, 500)
    assert TEXTS[500].heading in wrong.text
