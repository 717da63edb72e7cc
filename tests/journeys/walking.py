"""A visitor who starts at home and counts her taps."""

from collections.abc import Iterable
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from tests.web.browsing import Browser, Page, under


def _hidden(fields: Iterable[Element]) -> dict[str, str]:
    return {
        field.get("name", ""): field.get("value", "")
        for field in fields
        if field.get("type") == "hidden"
    }


class Visitor:
    """Walks from the home page; every form sent and every link followed is one tap."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.taps = 0
        self.page: Page = browser.open("/")

    def ask(self, what: str = "", where: str = "") -> Page:
        """Fill in the question on this page and send it."""
        form = next(one for one in self.page.all("form") if one.get("action") == "/services")
        kept = _hidden(under(form, "input"))
        return self._go(f"{form.get('action')}?{urlencode(kept | {'q': what, 'near': where})}")

    def tap(self, words: str) -> Page:
        """Follow the link with these words, or the first that begins with them."""
        links = self.page.links()
        found = links.get(words) or next(
            address for said, address in links.items() if said.startswith(words)
        )
        return self._go(found)

    def tick(self, **chosen: str) -> Page:
        """Open the filters, tick the boxes and show the results: two taps and one for each box."""
        for name, value in chosen.items():
            boxes = [box for box in self.page.all("input", name=name) if box.get("value") == value]
            assert boxes, f"{name}={value} is not offered"
        self.taps += 1 + len(chosen)
        kept = _hidden(self.page.all("input"))
        return self._go(f"/services?{urlencode(kept | chosen)}")

    def open_first(self) -> Page:
        """Open the page of the first service listed."""
        return self.tap(self.page.result_names()[0])

    def _go(self, address: str) -> Page:
        self.taps += 1
        self.page = self._browser.open(address)
        return self.page
