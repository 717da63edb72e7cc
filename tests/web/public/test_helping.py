from tests.web.browsing import Browser, words_of


def test_index_is_for_the_ill_person_the_helper_and_the_children(browser: Browser) -> None:
    page = browser.open("/helping")

    assert page.heading == "You are helping someone with cancer"
    headings = [words_of(one) for one in page.all("h2")]
    assert headings == [
        "For the person with cancer",
        "For you",
        "For husbands, wives and partners",
        "For the children",
    ]
    assert "The list shows which help you chose." in page.main
    assert 0 < len(page.results()) <= 9


def test_index_leads_to_all_of_each(browser: Browser) -> None:
    links = browser.open("/helping").links()

    for words, link in links.items():
        if words.startswith("See all"):
            total = words.removeprefix("See all ").partition(":")[0]
            assert f"{total} services" in browser.open(link).main
    assert links["Start with the kind of cancer"] == "/start"
    assert browser.open(links["Made for children and teens whose parent has cancer"]).result_names()


def test_index_follows_the_country(browser: Browser) -> None:
    page = browser.open(browser.open("/helping").links()["United Kingdom"])

    assert "Help in the United Kingdom. Not there?" in page.main
    assert page.result_names() != browser.open("/helping").result_names()
    assert any(link.endswith("country=GB") for link in page.links().values())
