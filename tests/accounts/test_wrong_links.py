"""Wrong links are counted per network, each once, and forgotten soon."""

from datetime import timedelta

from finder.accounts import wrong_links
from finder.accounts.guessing import MOST_OF_A_NETWORK, WINDOW
from finder.accounts.wrong_links import WrongLinks
from tests.conftest import NOW


def test_who_guesses_has_to_wait_and_an_old_link_shuts_nobody_out(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    wrong = WrongLinks()
    for number in range(MOST_OF_A_NETWORK):
        assert not wrong.are_too_many("192.0.2.1", NOW)
        wrong.note("192.0.2.1", f"guess {number}", NOW)
        wrong.note("2001:db8:1:1::9", "an old link", NOW)

    assert wrong.are_too_many("192.0.2.1", NOW + WINDOW - timedelta(seconds=1))
    assert not wrong.are_too_many("192.0.2.2", NOW)
    assert not wrong.are_too_many("2001:db8:1:1::1", NOW)
    assert not wrong.are_too_many("192.0.2.1", NOW + WINDOW)
    # A house has many addresses of the newer kind.
    for number in range(MOST_OF_A_NETWORK):
        wrong.note(f"2001:db8:2:2::{number:x}", f"guess {number}", NOW)
    assert wrong.are_too_many("2001:db8:2:2::ffff", NOW)

    monkeypatch.setattr(wrong_links, "MOST_NETWORKS", 1)
    wrong.note("192.0.2.3", "guess", NOW)
    wrong.note("192.0.2.4", "guess", NOW)
    assert "192.0.2" not in repr(vars(wrong))
