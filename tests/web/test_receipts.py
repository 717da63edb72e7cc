"""What a form did, said on the page to which it leads."""

import re
from pathlib import Path

import pytest

from finder.web import receipts
from finder.web.receipts import DID, RECEIPTS, led_to
from tests import make
from tests.web.conftest import StaffBrowser

WEB = Path(receipts.__file__).parent


def test_receipt_is_one_of_ours_or_nothing(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record("Alone"))

    said = browser.open(f"/staff/services/1?{DID}=published").main
    other = browser.open(f"/staff/services/1?{DID}=Call+01392+406151").main

    assert said.startswith(RECEIPTS["published"])
    assert other.startswith("Alone")


def test_led_to_knows_every_sentence_and_each_is_used() -> None:
    code = "".join(path.read_text() for path in WEB.rglob("*.py") if path.name != "receipts.py")

    assert not [one for one in RECEIPTS if not re.search(rf'"{one}"', code)]
    with pytest.raises(KeyError):
        led_to("admin.desk.index", "unheard-of")
