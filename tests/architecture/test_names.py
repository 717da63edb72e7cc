"""One name in four places: endpoint, function, template and tests."""

import ast
import inspect
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from finder import create_app
from finder.places.gazetteer import Gazetteer
from tests.browser.pages import PAGES, STAFF_PAGES
from tests.web.conftest import config_for

ROOT = Path(__file__).parents[2]
# Endpoints that answer programs, or take a form and lead on.
WITHOUT_TEMPLATE = {
    "accounts.me.end_other_sessions",
    "accounts.me.end_session",
    "accounts.passkeys.remove",
    "accounts.people.export",
    "accounts.people.forget_factor",
    "accounts.people.new_link",
    "accounts.people.restore",
    "accounts.people.suspend",
    "accounts.sign_in.sign_out",
    "admin.drafts.bring_mine_back",
    "admin.drafts.discard_mine",
    "admin.duplicates.ask_about_again",
    "admin.ending.reopen_service",
    "admin.imports.export",
    "admin.reports.settle",
    "admin.services.edit",
    "admin.imports.refused",
    "admin.imports.template",
    "admin.link_checks.start",
    "admin.link_checks.stop",
    "admin.organizations.names",
    "api.search.index",
    "casework.cases.close",
    "casework.cases.find",
    "casework.cases.minutes",
    "casework.cases.sheet",
    "casework.collections.remove",
    "casework.collections.use",
    "casework.items.follow_up",
    "casework.items.outcome",
    "casework.items.take_item_back",
    "casework.report.minutes",
    "casework.report.table",
    "casework.team_links.collection",
    "casework.team_links.remove",
    "casework.team_links.sheet",
    "public.machines.health",
    "public.machines.robots",
    "shortlist.files.calendar",
    "shortlist.files.contacts",
}


@pytest.fixture(scope="module")
def app(gazetteer: Gazetteer) -> Flask:
    """Give an application whose pages are only named, not opened."""
    return create_app(config_for("sqlite://"))


def endpoints(app: Flask) -> list[str]:
    """Give the endpoints of all routes."""
    return sorted({rule.endpoint for rule in app.url_map.iter_rules()})


def names_of_tests(path: Path) -> list[str]:
    """Give the names of the tests in a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]


def test_an_endpoint_is_the_function_of_its_name(app: Flask) -> None:
    for endpoint in endpoints(app):
        function = app.view_functions[endpoint]
        module = inspect.getmodule(function)
        assert module is not None
        assert f"{module.__name__}.{function.__name__}" == f"finder.web.{endpoint}"


def test_an_endpoint_has_the_template_of_its_name(app: Flask) -> None:
    for endpoint in endpoints(app):
        template = ROOT / "templates" / f"{endpoint.replace('.', '/')}.html"
        assert template.exists() != (endpoint in WITHOUT_TEMPLATE), endpoint


def test_a_template_of_a_page_belongs_to_an_endpoint(app: Flask) -> None:
    shared = {"layouts", "components", "errors"}
    for template in (ROOT / "templates").rglob("*.html"):
        parts = template.relative_to(ROOT / "templates").with_suffix("").parts
        if parts[0] not in shared:
            assert ".".join(parts) in app.view_functions


def test_an_endpoint_has_tests_of_its_name(app: Flask) -> None:
    for endpoint in endpoints(app):
        parent, room, name = endpoint.split(".")
        path = ROOT / "tests" / "web" / parent / f"test_{room}.py"
        assert any(test.startswith(f"test_{name}_") for test in names_of_tests(path)), endpoint


def test_every_kind_of_page_is_opened_in_a_real_browser(app: Flask) -> None:
    """A new page needs a line in tests/browser/pages.py."""
    routes = app.url_map.bind("localhost")
    opened = set()
    for page in (*PAGES.values(), *STAFF_PAGES.values()):
        try:
            opened.add(routes.match(urlsplit(page).path)[0])
        except NotFound:
            opened.add("an error")

    assert {*endpoints(app), "an error"} - opened == WITHOUT_TEMPLATE
