from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import Session

from finder.directory.records import ServiceRecord
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.search.request import SearchRequest
from finder.search.results import SearchResults
from tests import make
from tests.conftest import TODAY

Search = Callable[..., SearchResults]


@pytest.fixture
def search(session: Session, gazetteer: Gazetteer) -> Search:
    """Give a search over records: `search(*records, text=..., near=..., mode=[...])`."""

    def run(*records: ServiceRecord, **asked: Any) -> SearchResults:
        if records:
            make.store(session, gazetteer, *records)
        return Finder(gazetteer).search(session, to_request(asked), TODAY)

    return run


@pytest.fixture
def seed_search(seed_session: Session, seed_finder: Finder) -> Search:
    """Give a search over the whole seed."""

    def run(**asked: Any) -> SearchResults:
        return seed_finder.search(seed_session, to_request(asked), TODAY)

    return run


def to_request(asked: dict[str, Any]) -> SearchRequest:
    keys = ("need", "mode", "cancer", "audience", "language", "cost")
    chosen = {key: tuple(asked.pop(key)) for key in keys if key in asked}
    return SearchRequest(chosen=chosen, **asked)
