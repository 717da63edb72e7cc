from tests.web.conftest import browser, browser_on, seed_app  # noqa: F401  (fixtures of the web's tests)
