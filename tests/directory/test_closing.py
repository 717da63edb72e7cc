from datetime import date, timedelta

import pytest
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.closing import FutureClosingError, NotInsteadError, close, reopen
from finder.directory.conflicts import GoneRecordError
from finder.directory.reading import ServiceLink, ServicePage, read_service
from finder.directory.restoring import restore
from finder.directory.revisions import history
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.search.request import SearchRequest
from finder.vocabulary import ClosedReason, ListingStatus, Origin
from tests import make
from tests.conftest import NOW, TODAY

ANNA = Author("anna@example.org", Origin.STAFF, "Their letter of May")
KEY = make.ident("Wig Bank")
MAY = date(2026, 5, 3)


def found(session: Session, gazetteer: Gazetteer, text: str = "") -> list[str]:
    request = SearchRequest(text=text)
    return make.names(Finder(gazetteer).search(session, request, TODAY).cards)


def others(session: Session) -> list[tuple[int, str]]:
    page = read_service(session, 1)
    assert isinstance(page, ServicePage)
    assert all(isinstance(one, ServiceLink) for one in page.instead)
    return [(one.number, one.name) for one in page.instead]


def test_a_closed_service_leaves_the_results_and_is_found_by_its_name(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record("Wig Bank"), make.record("Other"))

    close(
        session,
        KEY,
        ClosedReason.NO_MONEY,
        MAY,
        ANNA,
        NOW,
        gazetteer,
        instead="Ask the hospital's shop.",
        instead_numbers=[2],
    )

    stored = read_records(session, [KEY])[KEY]
    assert (stored.status, stored.closed_reason, stored.closed_on, stored.instead) == (
        ListingStatus.NOT_LIVE,
        ClosedReason.NO_MONEY,
        MAY,
        "Ask the hospital's shop.",
    )
    assert stored.instead_services == [make.ident("Other")]
    assert others(session) == [(2, "Other")]
    assert found(session, gazetteer) == ["Other"]
    assert found(session, gazetteer, "wig bank") == ["Wig Bank"]
    assert history(session, SERVICE, KEY)[0].reason == "Closed: Their letter of May"

    # The seed does not know better.
    make.store(session, gazetteer, make.record("Wig Bank"))
    assert found(session, gazetteer) == ["Other"]


def test_reopen_lets_it_stand_in_the_results_again(session: Session, gazetteer: Gazetteer) -> None:
    before = make.record("Wig Bank")
    make.store(session, gazetteer, before)
    close(session, KEY, ClosedReason.ENDED, None, ANNA, NOW, gazetteer, instead="Nothing.")

    reopen(session, KEY, ANNA, NOW, gazetteer)

    assert read_records(session, [KEY])[KEY] == before
    assert found(session, gazetteer) == ["Wig Bank"]
    restore(session, SERVICE, KEY, 2, ANNA, NOW, gazetteer)
    assert found(session, gazetteer) == []


def test_what_is_offered_instead_is_there(session: Session, gazetteer: Gazetteer) -> None:
    make.store(
        session,
        gazetteer,
        make.record("Wig Bank"),
        make.record("Closed", status="not_live"),
        make.record("Old", merged_into=make.ident("New")),
        make.record("New"),
        make.record("Later closed"),
        make.record("Later merged"),
    )
    for number in (1, 2, 3, 99):
        with pytest.raises(NotInsteadError) as caught:
            close(
                session,
                KEY,
                ClosedReason.ENDED,
                MAY,
                ANNA,
                NOW,
                gazetteer,
                instead_numbers=[4, number],
            )
        assert caught.value.number == number

    close(
        session,
        KEY,
        ClosedReason.ENDED,
        MAY,
        ANNA,
        NOW,
        gazetteer,
        instead_numbers=[6, 5, 4, 6],
    )
    assert others(session) == [(6, "Later merged"), (5, "Later closed"), (4, "New")]
    make.store(
        session,
        gazetteer,
        make.record("Later closed", status="not_live"),
        make.record("Later merged", merged_into=make.ident("New")),
    )
    assert others(session) == [(4, "New")]


def test_nothing_closes_tomorrow_and_nothing_unknown(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record("Wig Bank"))

    day = TODAY + timedelta(days=2)
    with pytest.raises(FutureClosingError):
        close(session, KEY, ClosedReason.ENDED, day, ANNA, NOW, gazetteer)
    nobody = make.ident("nobody")
    with pytest.raises(GoneRecordError):
        close(session, nobody, ClosedReason.ENDED, MAY, ANNA, NOW, gazetteer)
    with pytest.raises(GoneRecordError):
        reopen(session, nobody, ANNA, NOW, gazetteer)
