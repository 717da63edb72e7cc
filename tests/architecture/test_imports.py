"""The floors of the house: imports go down only, and each contract bites."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = "Imports go down only, floor by floor"
ROOMS = "Rooms of the web do not import each other"
FLASK = "Nothing below web and cli knows Flask or WTForms"
# One module on each floor, so that each breach below is the only one.
SOUND = {
    "finder/__init__.py": "from finder.web import public",
    "finder/web/__init__.py": "import flask",
    "finder/web/public/__init__.py": "import wtforms\nfrom finder import search",
    "finder/web/admin/__init__.py": "from finder import directory",
    "finder/directory/__init__.py": "from finder import search",
    "finder/search/__init__.py": "from finder import places",
    "finder/places/__init__.py": "from finder import models",
    "finder/rules/__init__.py": "from finder import vocabulary",
    "finder/models/__init__.py": "from finder import db",
    "finder/db.py": "import sqlalchemy",
    "finder/vocabulary/__init__.py": "",
}
BREACHES = {
    "a floor imports the one above": (FLOORS, "finder/search/up.py", "import finder.directory"),
    "neighbours import each other": (FLOORS, "finder/rules/over.py", "import finder.places"),
    "a module has no floor": (FLOORS, "finder/helpers.py", ""),
    "a room of the web imports another": (
        ROOMS,
        "finder/web/public/over.py",
        "import finder.web.admin",
    ),
    "a room below knows Flask": (FLASK, "finder/search/http.py", "from flask import request"),
    "a room below knows WTForms": (FLASK, "finder/directory/forms.py", "import wtforms"),
    "a room below knows Werkzeug": (FLASK, "finder/places/http.py", "import werkzeug.exceptions"),
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Give a small sound house under the project's own contracts."""
    for name, content in SOUND.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    return tmp_path


def broken_contracts(folder: Path) -> list[str]:
    """Give the names of the contracts that are broken in the folder."""
    said = subprocess.run(
        [sys.executable, Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    broken = [name for name in (FLOORS, ROOMS, FLASK) if f"{name} BROKEN" in said.stdout]
    assert f"Contracts: {3 - len(broken)} kept, {len(broken)} broken." in said.stdout, said.stdout
    return broken


def test_the_house_keeps_its_contracts() -> None:
    assert broken_contracts(ROOT) == []


def test_a_sound_house_keeps_its_contracts(house: Path) -> None:
    assert broken_contracts(house) == []


@pytest.mark.parametrize("breach", BREACHES)
def test_each_breach_is_found(house: Path, breach: str) -> None:
    contract, name, content = BREACHES[breach]
    (house / name).write_text(content)

    assert broken_contracts(house) == [contract]
