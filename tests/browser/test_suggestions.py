"""Words to choose from while typing: from a file fetched once, and nothing goes out per key."""

from playwright.sync_api import Request

from tests.chromium import WindowOpener


def test_words_are_offered_and_no_key_asks_for_anything(
    open_window: WindowOpener, site: str
) -> None:
    window = open_window()
    page = window.open(site)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))

    page.get_by_label("Where?").focus()
    page.get_by_label("Where?").press_sequentially("bost", delay=20)
    page.wait_for_function("document.querySelector('#near-words option')")

    offered = page.eval_on_selector_all("#near-words option", "all => all.map(one => one.value)")
    assert "Boston, Massachusetts" in offered
    fetched = [request.url.rsplit("/", 1)[1].split("-")[0] for request in asked]
    assert [name for name in fetched if not name.startswith("icon")] == ["towns"]


def test_kinds_of_help_are_offered_in_the_language_of_the_page(
    open_window: WindowOpener, site: str
) -> None:
    page = open_window().open(f"{site}/es/")
    field = page.locator("#q")
    field.focus()
    field.press_sequentially("peluc", delay=20)
    page.wait_for_function("document.querySelector('#q-words option')")

    offered = page.eval_on_selector_all("#q-words option", "all => all.map(one => one.value)")
    assert any("eluca" in one for one in offered)
