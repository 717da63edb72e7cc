"""Which passwords are good enough, and how they are hashed."""

import pytest

from finder.accounts.passwords import BLOCKLIST, Fault, find_fault, hash_password, is_right

ABOUT = ("ada.lovelace@example.org", "Ada Lovelace")


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("quiet rivers run deep", None),
        ("tr0ub4dor&3", None),
        ("пароль на память", None),
        ("🦀🐚🌊🐙🐡🦑🐠🐳", None),
        ("x7 " * 80 + "and more", None),
        ("1234567", Fault.TOO_SHORT),
        ("", Fault.TOO_SHORT),
        ("ab" * 128 + "c", Fault.TOO_LONG),
        ("password", Fault.BLOCKED),
        ("PassWord1", Fault.BLOCKED),
        ("qwertyuiop", Fault.BLOCKED),
        ("ada.lovelace", Fault.NAMES_YOU),
        ("AdaLovelace", Fault.NAMES_YOU),
        ("ada lovelace", Fault.NAMES_YOU),
        ("example.org", Fault.NAMES_YOU),
        ("SupportFinder", Fault.NAMES_YOU),
        ("zyzyzyzyzy", Fault.REPEATED),
        ("~~~~~~~~~~", Fault.REPEATED),
        ("ghijklmnop", Fault.REPEATED),
    ],
)
def test_a_password_is_judged_by_length_and_by_what_others_try(
    password: str, fault: Fault | None
) -> None:
    assert find_fault(password, ABOUT) is fault


def test_the_list_holds_only_what_could_be_typed_here() -> None:
    words = BLOCKLIST.read_text(encoding="utf-8").splitlines()

    assert len(words) > 8000
    assert all(len(word) >= 8 and word == word.casefold() for word in words)


def test_only_the_right_password_fits_its_hash() -> None:
    # The accent typed in one piece, and in two.
    hashed = hash_password("caf\u00e9 au lait")

    assert hashed.startswith("$argon2id$v=19$m=47104,t=2,p=1$")
    assert is_right("cafe\u0301 au lait", hashed)
    assert not is_right("cafe au lait", hashed)
    assert not is_right("café au lait", None)
    assert not is_right("café au lait", "none")
    assert not is_right("x" * 100_000, hashed)
    assert hash_password("café au lait") != hashed
