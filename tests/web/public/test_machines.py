from tests.web.browsing import Browser


def test_robots_keeps_questions_out_of_search_engines(browser: Browser) -> None:
    answer = browser.ask("/robots.txt")

    assert "Disallow: /services?\n" in answer.text
    assert "Disallow: /es/services?\n" in answer.text
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_health_says_that_the_process_answers(browser: Browser) -> None:
    assert browser.ask("/healthz").text == "ok\n"
