from tests.web.conftest import browser, seed_app  # noqa: F401  (fixtures of the web's tests)
