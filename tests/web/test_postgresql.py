"""Pages on PostgreSQL, where who reads a table can keep its own request waiting for ever."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from finder.db import open_engine, reading, scrub, writing
from finder.migrations import upgrade
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Role
from tests import make
from tests.conftest import with_places
from tests.web.browsing import Browser
from tests.web.casework.conftest import new_case, put_into_team
from tests.web.conftest import config_for, make_app
from tests.web.staff import cookie_of, sign_in

EMAIL = "worker@example.org"


def test_erasing_waits_for_no_reader_of_its_own_and_not_long_for_others(
    empty_postgresql_url: str, tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finder.db.BUSY_MILLISECONDS", 700)
    engine = open_engine(empty_postgresql_url)
    upgrade(engine)
    app = make_app(config_for(empty_postgresql_url, with_places(tmp_path / "var")))
    with writing(engine) as session:
        make.store(session, gazetteer, make.record("Rides"))
    browser = Browser(app)
    member = sign_in(app, EMAIL, [Role.ADMIN, Role.WORKER])
    browser.client.set_cookie(*cookie_of(app, member), domain="localhost", path="/")
    put_into_team(app, EMAIL, "Ward 5")

    case = new_case(browser)
    erased = browser.submit(browser.open(f"{case.path}/erase"))
    assert "The case is erased." in erased.main

    asked = browser.open("/staff/services/1/erase")
    gone = browser.submit(asked, {"kind": "safety", "number": "1"})
    assert "Number 1 was erased." in gone.main

    with reading(engine) as session:
        session.execute(text("SELECT count(*) FROM case_file"))
        with pytest.raises(OperationalError, match="lock timeout"):
            scrub(engine, ["case_file"])
    engine.dispose()
    app.extensions["engine"].dispose()
