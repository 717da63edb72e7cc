"""Commands are tried on the same kind of application as pages."""

from tests.fetching.site import site
from tests.web.conftest import browser_on

__all__ = ["browser_on", "site"]
