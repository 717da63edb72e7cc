"""Settings of the desk: typed, checked, and seen by every process when they change."""

from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import Session

from finder.db import reading, writing
from finder.directory.reading import read_version
from finder.directory.settings import (
    SETTINGS,
    Settings,
    WrongSettingsError,
    change_settings,
    count_turned_off,
    read_settings,
)
from finder.models import DirectorySetting
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.search.request import SearchRequest
from tests import make
from tests.conftest import NOW, TODAY

BY = "admin@example.org"


def change(session: Session, gazetteer: Gazetteer, **values: Any) -> Settings:
    return change_settings(session, values, BY, NOW, gazetteer)


def test_every_setting_has_its_words_and_its_default(session: Session) -> None:
    assert all(one.help.endswith(".") and one.label for one in SETTINGS)
    assert read_settings(session) == Settings()
    for one in SETTINGS:
        stored = getattr(Settings(), one.name)
        assert (list(stored) if isinstance(stored, tuple) else stored) == one.default


def test_what_was_chosen_counts_and_the_rest_stays(session: Session, gazetteer: Gazetteer) -> None:
    change(session, gazetteer, shown_countries=["us", "GB", "US"], second_pair_of_eyes=True)
    now = change(session, gazetteer, shown_areas=("US-MA",))

    assert (
        now
        == read_settings(session)
        == Settings(shown_countries=("GB", "US"), shown_areas=("US-MA",), second_pair_of_eyes=True)
    )
    assert now.shown == ("GB", "US", "US-MA")
    row = session.get_one(DirectorySetting, "shown_areas")
    assert (row.changed_by, row.changed_at) == (BY, NOW)
    assert change(session, gazetteer, shown_countries=[], shown_areas=[]).shown == ()


def test_only_a_change_moves_the_version_of_the_directory(
    session: Session, gazetteer: Gazetteer
) -> None:
    before = read_version(session)
    change(session, gazetteer, shown_countries=["US"])
    moved = read_version(session)
    change(session, gazetteer, shown_countries=["US"], second_pair_of_eyes=False)

    assert moved == before + 1
    assert read_version(session) == moved


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ({"shown_countries": ["UK"]}, {"shown_countries": "“UK” is no country"}),
        ({"shown_countries": ["US-MA"]}, {"shown_countries": "“US-MA” is no country"}),
        (
            {"shown_countries": ["<b>"]},
            {"shown_countries": "“<b>” is no name or code that we know"},
        ),
        ({"shown_countries": "US"}, {"shown_countries": "must be a list"}),
        ({"shown_countries": [1]}, {"shown_countries": "must be a list"}),
        ({"shown_countries": ["AA-" + str(n) for n in range(501)]}, {"shown_countries": "500"}),
        ({"shown_areas": ["US"]}, {"shown_areas": "a country has a setting of its own"}),
        ({"shown_areas": ["US-XX"]}, {"shown_areas": "“US-XX” is no area"}),
        ({"second_pair_of_eyes": "yes"}, {"second_pair_of_eyes": "must be yes or no"}),
        ({"colour": "red"}, {"colour": "no such setting"}),
        (
            {"shown_areas": ["US-XX"], "second_pair_of_eyes": 1, "shown_countries": ["US"]},
            {"shown_areas": "“US-XX”", "second_pair_of_eyes": "must be yes or no"},
        ),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    session: Session, gazetteer: Gazetteer, values: dict[str, Any], faults: dict[str, str]
) -> None:
    with pytest.raises(WrongSettingsError) as raised:
        change(session, gazetteer, **values)

    assert raised.value.faults.keys() == faults.keys()
    for name, words in faults.items():
        assert words in raised.value.faults[name]
    assert session.execute(select(func.count()).select_from(DirectorySetting)).scalar() == 0


def test_a_running_search_follows_and_nothing_is_deleted(
    ready_engine: Engine, gazetteer: Gazetteer
) -> None:
    with writing(ready_engine) as session:
        make.store(
            session,
            gazetteer,
            make.record("American line"),
            make.record("British line", service_areas=[{"area": "GB"}]),
        )
    finder = Finder(gazetteer)

    def found() -> list[str]:
        with reading(ready_engine) as session:
            cards = finder.search(session, SearchRequest("line", country="US"), TODAY).cards
            british = finder.search(session, SearchRequest("line", country="GB"), TODAY).cards
            return make.names([*cards, *british])

    assert found() == ["American line", "British line"]
    with writing(ready_engine) as session:
        assert count_turned_off(session, Settings(shown_countries=("US",)), gazetteer) == 1
        change(session, gazetteer, shown_countries=["US"])
    assert found() == ["American line"]
    with writing(ready_engine) as session:
        change(session, gazetteer, shown_countries=[])
    assert found() == ["American line", "British line"]
