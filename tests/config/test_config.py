import stat
from pathlib import Path

import pytest

from finder.config import SETTINGS, UnsafeSettingError, load_config

GOOD_SECRET = "kX9-".join("abcdefghijkl")


def development(var: Path, **more: str) -> dict[str, str]:
    return {"FINDER_ENV": "development", "FINDER_VAR": str(var), **more}


def test_every_setting_has_its_help() -> None:
    assert all(setting.help.endswith(".") for setting in SETTINGS)
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = load_config(development(tmp_path / "var")).secret_key
    second = load_config(development(tmp_path / "var")).secret_key

    assert first == second
    assert len(first) >= 32
    assert stat.S_IMODE((tmp_path / "var" / "secret").stat().st_mode) == 0o600
    assert load_config(development(tmp_path / "other")).secret_key != first


@pytest.mark.parametrize("secret", ["", "changeme", "x" * 64, "secret"])
def test_production_does_not_start_without_a_good_secret(tmp_path: Path, secret: str) -> None:
    with pytest.raises(UnsafeSettingError, match="FINDER_SECRET_KEY"):
        load_config({"FINDER_VAR": str(tmp_path), "FINDER_SECRET_KEY": secret})

    good = load_config({"FINDER_VAR": str(tmp_path), "FINDER_SECRET_KEY": GOOD_SECRET})
    assert good.secret_key == GOOD_SECRET


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "８０００"),
        ("PORT", "-1"),
        ("FINDER_HOME_COUNTRY", "USA"),
        ("FINDER_HOME_COUNTRY", "12"),
        ("FINDER_ENV", "prod"),
        ("FINDER_CONNECTIONS", "many"),
        ("FINDER_QUICK_EXIT", "nowhere"),
        ("FINDER_EXIT_ADDRESS", "javascript:alert(1)"),
        ("FINDER_EXIT_ADDRESS", "//example.org/"),
        ("FINDER_EXIT_ADDRESS", "https://"),
        ("FINDER_EXIT_ADDRESS", "https://example.org:x/"),
        ("FINDER_EXIT_ADDRESS", "https://[example.org/"),
        ("FINDER_EXIT_ADDRESS", "https://example.org/a b"),
        ("FINDER_REPORT_EMAIL", "reports"),
        ("FINDER_REPORT_EMAIL", "a@b.example?cc=c@d.example"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(UnsafeSettingError, match=name):
        load_config(development(tmp_path) | {name: value})


def test_the_database_lies_in_var_unless_told_otherwise(tmp_path: Path) -> None:
    assert load_config(development(tmp_path)).database_url.startswith(f"sqlite:///{tmp_path}")
    url = "postgresql://finder@db/finder"
    assert load_config(development(tmp_path, FINDER_DATABASE_URL=url)).database_url == url


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(UnsafeSettingError, match="FINDER_VAR"):
        load_config(development(tmp_path / "file" / "var"))
