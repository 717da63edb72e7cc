import stat
from pathlib import Path

import pytest

from finder.config import SETTINGS, UnsafeSettingError, load_config
from finder.keys import new_key

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
        ("FINDER_CHECK_LINKS_DAYS", "often"),
        ("FINDER_LINK_CONTACT", "somebody"),
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


GEOCODER = {
    "FINDER_GEOCODER": "nominatim",
    "FINDER_GEOCODER_URL": "https://nominatim.example.org/",
    "FINDER_GEOCODER_AGENT": "help-finder (admin@example.org)",
}


@pytest.mark.parametrize(
    ("named", "value"),
    [
        ("FINDER_GEOCODER", "somebody"),
        ("FINDER_GEOCODER_URL", ""),
        ("FINDER_GEOCODER_URL", "nominatim.example.org"),
        ("FINDER_GEOCODER_URL", "https://ann:secret@nominatim.example.org"),
        ("FINDER_GEOCODER_AGENT", "finder"),
    ],
)
def test_a_live_geocoder_needs_its_address_and_our_name(
    tmp_path: Path, named: str, value: str
) -> None:
    assert load_config(development(tmp_path)).geocoder_url == ""
    config = load_config(development(tmp_path, **GEOCODER))
    assert config.geocoder_url == "https://nominatim.example.org"
    assert config.geocoder_agent == "help-finder (admin@example.org)"
    with pytest.raises(UnsafeSettingError, match=named):
        load_config(development(tmp_path, **GEOCODER | {named: value}))


MAIL = {
    "FINDER_SMTP_HOST": "mail.example.org",
    "FINDER_SMTP_USER": "finder",
    "FINDER_SMTP_PASSWORD": "open",
    "FINDER_MAIL_FROM": "finder@example.org",
    "FINDER_SITE_ADDRESS": "https://help.example.org/",
}


@pytest.mark.parametrize(
    ("named", "changed"),
    [
        ("FINDER_SITE_ADDRESS", {"FINDER_SITE_ADDRESS": ""}),
        ("FINDER_SITE_ADDRESS", {"FINDER_SITE_ADDRESS": "http://help.example.org"}),
        ("FINDER_SITE_ADDRESS", {"FINDER_SITE_ADDRESS": "help.example.org"}),
        ("FINDER_SITE_ADDRESS", {"FINDER_SITE_ADDRESS": "https://help.example.org/?a=b"}),
        ("FINDER_SITE_ADDRESS", {"FINDER_SITE_ADDRESS": "https://a:b@help.example.org"}),
        ("FINDER_SMTP_HOST", {"FINDER_SMTP_HOST": "mail.example.org 25"}),
        ("FINDER_SMTP_PORT", {"FINDER_SMTP_PORT": "smtp"}),
        ("FINDER_SMTP_SECURITY", {"FINDER_SMTP_SECURITY": "ssl"}),
        ("FINDER_SMTP_SECURITY", {"FINDER_SMTP_SECURITY": "none"}),
        ("FINDER_SMTP_USER", {"FINDER_SMTP_USER": ""}),
        ("FINDER_SMTP_PASSWORD", {"FINDER_SMTP_PASSWORD": ""}),
        ("FINDER_MAIL_FROM", {"FINDER_MAIL_FROM": ""}),
        ("FINDER_MAIL_FROM", {"FINDER_MAIL_FROM": "Finder <finder@example.org>"}),
    ],
)
def test_settings_of_mail_that_do_not_fit_are_named(
    tmp_path: Path, named: str, changed: dict[str, str]
) -> None:
    whole = {"FINDER_VAR": str(tmp_path), "FINDER_SECRET_KEY": GOOD_SECRET} | MAIL

    assert load_config(whole).smtp_port == 587
    assert load_config(whole).site_address == "https://help.example.org"
    with pytest.raises(UnsafeSettingError, match=named):
        load_config(whole | changed)


def test_a_mail_server_on_this_machine_needs_no_encryption(tmp_path: Path) -> None:
    near = {"FINDER_SMTP_HOST": "localhost", "FINDER_SMTP_SECURITY": "none"}
    whole = {"FINDER_VAR": str(tmp_path), "FINDER_SECRET_KEY": GOOD_SECRET} | MAIL | near

    assert load_config(whole).smtp_port == 25
    assert load_config(whole | {"FINDER_SMTP_SECURITY": "tls"}).smtp_port == 465


def test_without_settings_of_mail_everything_starts(tmp_path: Path) -> None:
    mine = load_config(development(tmp_path, PORT="8100"))
    theirs = load_config({"FINDER_VAR": str(tmp_path), "FINDER_SECRET_KEY": GOOD_SECRET})

    assert (mine.smtp_host, mine.site_address) == ("", "http://127.0.0.1:8100")
    assert (theirs.smtp_host, theirs.site_address) == ("", "")


def test_no_secret_is_in_what_a_config_prints(tmp_path: Path) -> None:
    whole = {"FINDER_VAR": str(tmp_path), "FINDER_SECRET_KEY": GOOD_SECRET} | MAIL
    printed = repr(load_config(whole | {"FINDER_SMTP_PASSWORD": "of-the-mail"}))

    assert "mail.example.org" in printed
    assert GOOD_SECRET not in printed
    assert "of-the-mail" not in printed


def test_the_database_lies_in_var_unless_told_otherwise(tmp_path: Path) -> None:
    assert load_config(development(tmp_path)).database_url.startswith(f"sqlite:///{tmp_path}")
    url = "postgresql://finder@db/finder"
    assert load_config(development(tmp_path, FINDER_DATABASE_URL=url)).database_url == url


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(UnsafeSettingError, match="FINDER_VAR"):
        load_config(development(tmp_path / "file" / "var"))


def test_sites_whose_links_are_looked_at_learn_whom_to_write_to(tmp_path: Path) -> None:
    def contact(**more: str) -> str:
        return load_config(development(tmp_path, **more)).link_contact

    assert contact() == ""
    site = {"FINDER_SITE_ADDRESS": "https://help.example.org"}
    assert contact(**site) == "https://help.example.org"
    report = site | {"FINDER_REPORT_EMAIL": "help@example.org"}
    assert contact(**report) == "help@example.org"
    assert contact(**report, FINDER_LINK_CONTACT="links@example.org") == "links@example.org"
    with pytest.raises(UnsafeSettingError, match="FINDER_LINK_CONTACT"):
        contact(FINDER_LINK_CONTACT="me\r\nX-Header: 1")


def test_the_key_for_cases_is_made_on_ones_own_machine_and_never_in_production(
    tmp_path: Path,
) -> None:
    own = load_config(development(tmp_path / "own")).case_keys
    assert own == load_config(development(tmp_path / "own")).case_keys
    assert stat.S_IMODE((tmp_path / "own" / "case-keys").stat().st_mode) == 0o600
    production = {"FINDER_VAR": str(tmp_path / "site"), "FINDER_SECRET_KEY": GOOD_SECRET}
    assert load_config(production).case_keys == ()

    new, old = new_key(), new_key()
    assert load_config({**production, "FINDER_CASE_KEYS": f"{new} {old}"}).case_keys == (new, old)
    for wrong in ("secret", "A" * 44, new[:-2], f"{new},x"):
        with pytest.raises(UnsafeSettingError, match=r"FINDER_CASE_KEYS.*case-keys --new"):
            load_config({**production, "FINDER_CASE_KEYS": wrong})
