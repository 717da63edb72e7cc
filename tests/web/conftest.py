"""Applications and browsers for tests of pages."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import ClassVar

import pytest
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine
from werkzeug.routing import Rule

from finder import create_app
from finder.config import Config, load_config
from finder.db import writing
from finder.directory.records import ServiceRecord
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.vocabulary import Role
from finder.web.access import ACCESS_OF, Access
from finder.web.quiet import FinderApp
from tests import make
from tests.conftest import PLACES, with_places
from tests.web.browsing import Browser
from tests.web.staff import EDITOR, cookie_of, sign_in

CASE_KEY = "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="


def config_for(url: str, var: Path = PLACES, environment: str = "production") -> Config:
    """Give the settings of an application on this database."""
    return load_config(
        {
            "FINDER_ENV": environment,
            "FINDER_VAR": str(var),
            "FINDER_DATABASE_URL": url,
            "FINDER_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz",
            "FINDER_CASE_KEYS": CASE_KEY,
        }
    )


class CompiledTemplates(BytecodeCache):
    """Keeps what templates were compiled to, for every application of a test process."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was made of the same source under the same name."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


class KnownRule(Rule):
    """A route that takes over what builds its addresses from another application's."""

    _builders: ClassVar[dict[object, Callable[..., tuple[str, str]]]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:  # noqa: FBT001, FBT002
        key = (self.rule, self.subdomain, repr(self.defaults), append_unknown)
        if key not in self._builders:
            self._builders[key] = super()._compile_builder(append_unknown)
        return self._builders[key]


COMPILED = CompiledTemplates()


def make_app(config: Config) -> Flask:
    """Give an application, without compiling again templates and routes that another one had."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FinderApp, "url_rule_class", KnownRule)
        app = create_app(config)
    app.jinja_env.bytecode_cache = COMPILED
    return app


@contextmanager
def opened(*endpoints: str) -> Iterator[None]:
    """Let everybody open pages that only a test has; any other unknown page is closed."""
    with pytest.MonkeyPatch.context() as patch:
        for endpoint in endpoints:
            patch.setitem(ACCESS_OF, endpoint, Access.PUBLIC)
        yield


@pytest.fixture(scope="session")
def seed_app(seed_engine: Engine, seed_finder: Finder) -> Flask:
    """Give the application on the whole seed; no test changes it."""
    app = make_app(config_for(str(seed_engine.url)))
    app.extensions["finder"] = seed_finder
    app.testing = True
    return app


@pytest.fixture
def browser(seed_app: Flask) -> Browser:
    """Give a browser on the whole seed."""
    return Browser(seed_app)


BrowserOn = Callable[..., Browser]


@pytest.fixture
def browser_on(empty_file: Path, tmp_path: Path, gazetteer: Gazetteer) -> Iterator[BrowserOn]:
    """Give a function that stores records and gives a browser on just these."""
    path = tmp_path / "own.sqlite"
    shutil.copy(empty_file, path)
    app = make_app(config_for(f"sqlite:///{path}", with_places(tmp_path / "var")))
    app.testing = True

    def open_browser(*records: ServiceRecord) -> Browser:
        with writing(app.extensions["engine"]) as session:
            make.store(session, gazetteer, *records)
        return Browser(app)

    yield open_browser
    app.extensions["engine"].dispose()


StaffBrowser = Callable[..., Browser]


@pytest.fixture
def staff_browser(browser_on: BrowserOn) -> StaffBrowser:
    """Give a function that stores records and gives a browser of somebody who is signed in.

    `staff_browser(*records, roles=[Role.ADMIN], email="admin@example.org")`; each call is another
    browser on the same site. `asked_lately=False` for somebody who will be asked again.
    """

    def open_browser(
        *records: ServiceRecord,
        roles: Iterable[Role | str] = (Role.EDITOR,),
        email: str = EDITOR,
        asked_lately: bool = True,
    ) -> Browser:
        browser = browser_on(*records)
        app = browser.client.application
        member = sign_in(app, email, roles, asked_lately=asked_lately)
        browser.client.set_cookie(*cookie_of(app, member), domain="localhost", path="/")
        return browser

    return open_browser
