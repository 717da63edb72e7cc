"""What holds for the whole application."""

import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import StrictUndefined, UndefinedError

from finder import create_app
from finder.config import UnsafeSettingError, load_config
from tests.conftest import PLACES, with_places
from tests.web.conftest import config_for

ROOT = Path(__file__).parents[2]


def test_a_debugger_never_runs_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")

    assert create_app(config_for("sqlite://")).debug is False


def test_a_home_country_that_does_not_exist_is_refused() -> None:
    settings = {"FINDER_ENV": "development", "FINDER_VAR": str(PLACES), "FINDER_HOME_COUNTRY": "XX"}

    with pytest.raises(UnsafeSettingError, match="FINDER_HOME_COUNTRY"):
        create_app(load_config(settings))


def test_a_misspelt_name_in_a_template_is_an_error() -> None:
    app = create_app(config_for("sqlite://"))

    assert app.jinja_env.undefined is StrictUndefined
    with app.app_context(), pytest.raises(UndefinedError):
        app.jinja_env.from_string("{{ no_such_name }}").render()


def test_templates_escape_whatever_their_name() -> None:
    app = create_app(config_for("sqlite://"))

    assert app.jinja_env.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


def test_the_application_is_made_without_database_and_network(tmp_path: Path) -> None:
    script = (
        "import gc, socket\n"
        "def refuse(*_): raise AssertionError('the network was asked')\n"
        "socket.socket.connect = refuse\n"
        "import wsgi\n"
        "assert wsgi.application is wsgi.app and gc.isenabled() and gc.get_freeze_count()\n"
        "print(wsgi.app.test_client().get('/').status_code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"FINDER_ENV": "development", "FINDER_VAR": str(with_places(tmp_path))},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "200\n"
    assert not (tmp_path / "finder.sqlite").exists()
