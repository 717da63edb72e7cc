"""What an install chooses in the desk: typed settings in one place, changed with a trace."""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.events import note_deed
from finder.directory.storing import lock_state, move_version
from finder.models import DirectorySetting, table_of
from finder.models.setting import SHOWN_AREAS, SHOWN_COUNTRIES
from finder.places.gazetteer import Gazetteer
from finder.places.place import PlaceKind
from finder.search.showing import turned_off
from finder.vocabulary import DirectoryDeed

SECOND_PAIR_OF_EYES = "second_pair_of_eyes"
MOST_CODES = 500
CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,4}){0,2}")
_settings = table_of(DirectorySetting)


class WrongSettingError(ValueError):
    """A value cannot be; the message is a sentence that says which would do."""


class WrongSettingsError(ValueError):
    """Settings cannot be changed so; `faults` says by name what is wrong, in sentences."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("; ".join(faults.values()))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class ChosenSetting:
    """One setting: its name, what counts when nobody chose, its help, and what checks a value.

    `check` gives the value as it is stored; raises WrongSettingError.
    """

    name: str
    default: Any
    label: str
    help: str
    check: Callable[[Any, Gazetteer], Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that count now, by name."""

    shown_countries: tuple[str, ...] = ()
    shown_areas: tuple[str, ...] = ()
    second_pair_of_eyes: bool = False

    @property
    def shown(self) -> tuple[str, ...]:
        """Give the codes of all that is shown, none when everything is."""
        return self.shown_countries + self.shown_areas


def _countries(value: Any, gazetteer: Gazetteer) -> list[str]:
    codes = _codes(value)
    known = {country.code for country in gazetteer.countries()}
    _refuse(
        [code for code in codes if code not in known],
        "is no country that we know. Use codes of two letters, such as US.",
    )
    return codes


def _areas(value: Any, gazetteer: Gazetteer) -> list[str]:
    codes = _codes(value)
    found = {code: gazetteer.area(code) for code in codes}
    _refuse(
        [code for code, area in found.items() if area is None or area.kind is PlaceKind.COUNTRY],
        "is no area that we know. Use codes such as US-MA; a country has a setting of its own.",
    )
    # An area may be known by a former code too.
    return sorted({str(area.code) for area in found.values() if area is not None})


def _codes(value: Any) -> list[str]:
    """Give the codes, each once and in order."""
    if not isinstance(value, list | tuple) or not all(isinstance(code, str) for code in value):
        raise WrongSettingError("This must be a list of codes.")
    typed = [code.strip() for code in value]
    codes = list(dict.fromkeys(code.upper() for code in typed if code))
    if len(codes) > MOST_CODES:
        raise WrongSettingError(f"These are more than {MOST_CODES}: choose larger areas.")
    unfit = [code for code in typed if code and not CODE.fullmatch(code.upper())]
    _refuse(unfit, "is no name or code that we know.")
    return sorted(codes)


def _refuse(codes: list[str], words: str) -> None:
    if codes:
        raise WrongSettingError(f"“{codes[0][:20]}” {words}")


def _yes_or_no(value: Any, _gazetteer: Gazetteer) -> bool:
    if not isinstance(value, bool):
        raise WrongSettingError("This must be yes or no.")
    return value


SETTINGS = (
    ChosenSetting(
        name=SHOWN_COUNTRIES,
        default=[],
        label="Countries shown",
        help="Visitors see services that can be used in these countries, and those for the whole "
        "world. Everything else is off, and nothing is deleted. None chosen: all are shown.",
        check=_countries,
    ),
    ChosenSetting(
        name=SHOWN_AREAS,
        default=[],
        label="Areas shown",
        help="States, nations or counties that are shown beside the countries above. Services "
        "for all of a country stay when one of its areas is shown.",
        check=_areas,
    ),
    ChosenSetting(
        name=SECOND_PAIR_OF_EYES,
        default=False,
        label="A second pair of eyes",
        help="What somebody wrote, closed, joined or undid is published by somebody else.",
        check=_yes_or_no,
    ),
)
BY_NAME = {setting.name: setting for setting in SETTINGS}


def read_settings(session: Session) -> Settings:
    """Give the settings as they count now: chosen, else the default."""
    rows = session.execute(select(_settings.c.key, _settings.c.value))
    stored: dict[str, Any] = {row.key: row.value for row in rows}
    return _as_settings({name: stored.get(name, one.default) for name, one in BY_NAME.items()})


def change_settings(
    session: Session,
    values: Mapping[str, Any],
    account: str,
    now: datetime,
    gazetteer: Gazetteer,
) -> Settings:
    """Set these and leave the others; give all as they count then. Flushes, leaves the commit.

    A change moves the directory's version, so that every process makes its index anew. Raises
    WrongSettingsError with every fault, and changes nothing then.
    """
    checked = _check(values, gazetteer)
    state = lock_state(session)
    before = _as_stored(read_settings(session))
    changed = {name: value for name, value in checked.items() if before[name] != value}
    for name, value in changed.items():
        session.merge(DirectorySetting(key=name, value=value, changed_by=account, changed_at=now))
        deed = DirectoryDeed.SETTING_CHANGED
        note_deed(session, deed, account, now, setting=name, before=before[name], after=value)
    if changed:
        move_version(session, state)
    return read_settings(session)


def try_settings(session: Session, values: Mapping[str, Any], gazetteer: Gazetteer) -> Settings:
    """Give all settings as they would count if these were set, and change nothing.

    Raises WrongSettingsError with every fault.
    """
    return _as_settings(_as_stored(read_settings(session)) | _check(values, gazetteer))


def count_turned_off(session: Session, settings: Settings, gazetteer: Gazetteer) -> int:
    """Give how many services an install with these settings does not show, before it decides."""
    return len(turned_off(session, gazetteer, settings.shown))


def _check(values: Mapping[str, Any], gazetteer: Gazetteer) -> dict[str, Any]:
    """Give the values as they are stored; raises WrongSettingsError with every fault."""
    checked: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for name, value in values.items():
        try:
            checked[name] = _setting(name).check(value, gazetteer)
        except WrongSettingError as error:
            faults[name] = str(error)
    if faults:
        raise WrongSettingsError(faults)
    return checked


def _as_settings(stored: Mapping[str, Any]) -> Settings:
    return Settings(
        shown_countries=tuple(stored[SHOWN_COUNTRIES]),
        shown_areas=tuple(stored[SHOWN_AREAS]),
        second_pair_of_eyes=stored[SECOND_PAIR_OF_EYES],
    )


def _setting(name: str) -> ChosenSetting:
    if name not in BY_NAME:
        raise WrongSettingError("There is no such setting.")
    return BY_NAME[name]


def _as_stored(settings: Settings) -> dict[str, Any]:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(settings).items()
    }
