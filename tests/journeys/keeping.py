"""An editor at a real window without script, who counts what it costs her."""

from __future__ import annotations

import base64
import hmac
import re
import struct
from dataclasses import dataclass, field
from datetime import datetime

from playwright.sync_api import Locator, Page

SECONDS_OF_A_CODE = 30


def code_of(letters: str, now: datetime) -> str:
    """Give the six digits that an app shows, from the letters that it was given (RFC 6238)."""
    secret = re.sub(r"[\s-]", "", letters)
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counter = struct.pack(">Q", int(now.timestamp()) // SECONDS_OF_A_CODE)
    digest = hmac.digest(key, counter, "sha1")
    start = digest[-1] & 0xF
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06d}"


@dataclass
class Editor:
    """Somebody who types, ticks and presses; every sign and every click is a stroke."""

    page: Page
    origin: str
    strokes: int = 0
    pages: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to an address of the site, such as one that she kept."""
        self.page.goto(self.origin + path)

    @property
    def heading(self) -> str:
        """Give the heading of the page."""
        return self.page.get_by_role("heading", level=1).inner_text()

    @property
    def words(self) -> str:
        """Give what the main part of the page says, on one line."""
        return " ".join(self.page.locator("main").inner_text().split())

    def type(self, label: str, text: str) -> None:
        """Fill in a field."""
        self.strokes += 1 + len(text)
        self.page.get_by_label(label).first.fill(text)

    def choose(self, label: str, words: str) -> None:
        """Choose from a list that opens."""
        self.strokes += 2
        self.page.get_by_label(label).select_option(label=words)

    def tick(self, words: str, *, under: str = "") -> None:
        """Tick a box, or one of a few; `under` is the heading that has to be opened before."""
        if under:
            self._click(self.page.locator("summary", has_text=under))
        self._click(self.page.get_by_label(words, exact=True).first)

    def press(self, button: str) -> None:
        """Press a button that leads to another page."""
        self.pages.append(self.heading)
        self._click(self.page.get_by_role("button", name=button, exact=True).first)

    def follow(self, words: str, *, exact: bool = False) -> None:
        """Follow the first link with these words in it, or with `exact` with no others."""
        self._click(self.page.get_by_role("link", name=words, exact=exact).first)

    def enter(self, room: str) -> None:
        """Go into a room by the menu."""
        self._click(self.page.locator("summary", has_text="Menu"))
        self._click(self.page.get_by_role("link", name=room, exact=True).first)

    def fetch(self, words: str) -> bytes:
        """Give the file that a link leads to."""
        with self.page.expect_download() as waiting:
            self.follow(words)
        return waiting.value.path().read_bytes()

    def needed(self) -> int:
        """Give how many fields of this page must be filled in."""
        return self.page.get_by_text("(needed)").count()

    def _click(self, what: Locator) -> None:
        self.strokes += 1
        what.click()
