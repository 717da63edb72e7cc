from tests import make
from tests.web.browsing import Browser, Page
from tests.web.conftest import StaffBrowser

ADDRESS = "/staff/organizations/1"


def value_of(page: Page, name: str) -> str:
    return page.all("input", name=name)[0].get("value", "")


def public_name(browser: Browser) -> str:
    return browser.open("/organizations/1").heading


def test_show_saves_what_an_editor_typed_with_its_source(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record())

    page = browser.submit(
        browser.open(ADDRESS),
        {"name": " Helping  Hand ", "website": "example.org/help", "source": "their own page"},
    )

    assert page.heading == "History of Helping Hand"
    assert "Read at: their own page" in page.main
    assert page.main.startswith("Saved. Visitors see it from now on.")
    assert public_name(browser) == "Helping Hand"
    again = browser.open(ADDRESS)
    assert value_of(again, "website") == "https://example.org/help"
    assert "/staff/services/1" in again.links().values()


def test_show_says_what_is_wrong_and_keeps_what_was_typed(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record())

    page = browser.submit(
        browser.open(ADDRESS),
        {"name": "", "website": "javascript:alert(1)", "reason": "because"},
        status=422,
    )

    assert "Enter the organisation's name" in page.main
    assert value_of(page, "website") == "javascript:alert(1)"
    assert value_of(page, "reason") == "because"
    assert public_name(browser) == "Helping Hands Trust"


def test_show_keeps_both_texts_when_two_edit_at_once(staff_browser: StaffBrowser) -> None:
    one = staff_browser(make.record())
    other = staff_browser(email="other@example.org")
    mine, theirs = one.open(ADDRESS), other.open(ADDRESS)
    other.submit(theirs, {"name": "Their name", "website": "https://theirs.example"})

    page = one.submit(mine, {"name": "My name", "reason": "they renamed"}, status=409)

    assert "Somebody else changed this meanwhile" in page.main
    assert "In the directory now: Their name" in page.main
    assert value_of(page, "name") == "My name"
    assert value_of(page, "website") == "https://theirs.example"
    assert value_of(page, "reason") == "they renamed"
    assert public_name(one) == "Their name"

    one.submit(page)
    assert public_name(one) == "My name"
    assert value_of(one.open(ADDRESS), "website") == "https://theirs.example"


def test_show_takes_no_field_that_it_does_not_offer(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record())
    page = browser.open(ADDRESS)
    form = page.all("form")[-1]
    extra = form.makeelement("{http://www.w3.org/1999/xhtml}input", {"name": "number"})
    form.append(extra)

    browser.submit(page, {"number": "77", "name": "New"})

    assert public_name(browser) == "New"
    browser.open("/organizations/77", status=404)


def test_names_is_a_list_for_the_form_and_for_nobody_else(staff_browser: StaffBrowser) -> None:
    browser = staff_browser(make.record(organization='Quote " and </script>'))

    answer = browser.ask("/staff/organizations/names.js")

    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.text == 'export default "Quote \\" and </script>";\n'
    visitor = Browser(browser.client.application)
    assert visitor.ask("/staff/organizations/names.js").status == 303
