"""The web site that links of a test lead to."""

from tests.fetching.site import site

__all__ = ["site"]
