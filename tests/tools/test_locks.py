"""The lock files: whole, in step with what was asked for, and free of any machine's settings."""

import re

import pytest

from tools.dev import CHECK_LOCKS, ROOT

PIN = re.compile(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / name).read_text()))


@pytest.mark.parametrize("name", CHECK_LOCKS)
def test_every_pin_has_hashes(name: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text())[1:]

    assert len(entries) == len(pins(name))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", CHECK_LOCKS)
def test_what_was_asked_for_is_locked(name: str) -> None:
    asked = pins(name.replace(".txt", ".in"))

    assert asked
    assert asked.items() <= pins(name).items()


@pytest.mark.parametrize("name", CHECK_LOCKS)
def test_everything_asked_for_is_pinned_and_has_its_reason(name: str) -> None:
    lines = (ROOT / name.replace(".txt", ".in")).read_text().splitlines()
    packages = [line for line in lines if line and not line.startswith(("#", "-"))]

    assert [line for line in packages if not re.match(r"\S+==\S+ +# \w", line)] == []


def test_a_package_is_locked_once() -> None:
    named = [package for name in CHECK_LOCKS for package in pins(name)]

    # The files are installed side by side: two of them must not write to the same place.
    assert len(named) == len(set(named)) > 80


@pytest.mark.parametrize("name", CHECK_LOCKS)
def test_nothing_of_a_machine_is_in_them(name: str) -> None:
    text = (ROOT / name).read_text()

    for foreign in ("://", "--index", "--extra-index", "--find-links", "--trusted", " @ ", " /"):
        assert foreign not in text
