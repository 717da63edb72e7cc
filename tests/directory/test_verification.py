from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.by_hand import edit
from finder.directory.conflicts import GoneRecordError
from finder.directory.groups import GROUPS, groups_to_confirm, standing_checks
from finder.directory.reading import ServicePage, for_public, read_service
from finder.directory.records import ServiceRecord
from finder.directory.revisions import history
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE
from finder.directory.verification import (
    Check,
    Confirmed,
    FutureCheckError,
    NothingToConfirmError,
    confirm,
    confirmed_days,
)
from finder.models import Freshness
from finder.places.gazetteer import Gazetteer
from finder.search.finding import Finder
from finder.search.request import SearchRequest
from finder.vocabulary import (
    CheckedBy,
    CheckMethod,
    CheckResult,
    FieldGroup,
    FundStatus,
    Origin,
)
from tests import make
from tests.conftest import NOW, TODAY

ANNA = Author("anna@example.org", Origin.STAFF)
KEY = make.ident("Helping Hands")
BY_PHONE = Check(CheckMethod.PHONE, CheckResult.CONFIRMED, CheckedBy.STAFF, TODAY, "Front desk")
CONTACT, HOURS = FieldGroup.CONTACT, FieldGroup.HOURS
WHOLE: dict[str, Any] = {
    "phones": [{"number": "0800 1", "published": True}],
    "hours_description": "Mondays",
    "fund_status": "open",
    "locations": [make.location("House", "Boston", "MA")],
}

Confirm = Callable[..., Confirmed]


@pytest.fixture
def confirming(session: Session, gazetteer: Gazetteer) -> Confirm:
    def run(
        groups: set[FieldGroup] | None = None, check: Check = BY_PHONE, **more: Any
    ) -> Confirmed:
        return confirm(session, KEY, groups, check, ANNA, NOW, gazetteer, **more)

    return run


def stored(session: Session) -> ServiceRecord:
    return read_records(session, [KEY])[KEY]


def standing(session: Session, today: date = TODAY) -> dict[FieldGroup, date]:
    return dict(confirmed_days(standing_checks(stored(session)), today))


def change(session: Session, gazetteer: Gazetteer, **fields: Any) -> None:
    record = stored(session)
    version = history(session, SERVICE, KEY)[0].version
    values = ServiceRecord.model_validate(record.to_json() | fields)
    edit(session, values, version, ANNA, NOW, gazetteer)


def test_confirm_writes_down_who_asked_how_and_when_and_changes_no_fact(
    session: Session, gazetteer: Gazetteer, confirming: Confirm
) -> None:
    make.store(session, gazetteer, make.record(**WHOLE))

    assert confirming({CONTACT, HOURS}).changed_since == ()

    after = stored(session)
    assert after.model_copy(update={"freshness": []}) == make.record(**WHOLE)
    assert {
        (one.field_group, one.checked_on, one.checked_by, one.method, one.result, one.source)
        for one in after.freshness
    } == {(group, TODAY, "staff", "phone", "confirmed", "Front desk") for group in (CONTACT, HOURS)}
    assert standing(session) == {CONTACT: TODAY, HOURS: TODAY}
    newest = history(session, SERVICE, KEY)[0]
    assert (newest.version, newest.actor) == (2, "anna@example.org")
    assert str(newest.reason).startswith("Confirmed as shown: How to get in touch; ")


def test_all_as_shown_is_all_that_says_anything(
    session: Session, gazetteer: Gazetteer, confirming: Confirm
) -> None:
    make.store(session, gazetteer, make.record(**WHOLE, fund_status_date="2026-11-20"))
    assert confirming().groups == (
        CONTACT,
        HOURS,
        FieldGroup.ELIGIBILITY,
        FieldGroup.FUND_STATUS,
        FieldGroup.LOCATION,
        FieldGroup.DESCRIPTION,
    )

    bare = make.record("Bare", cancers=[], service_areas=[])
    assert groups_to_confirm(bare) == (FieldGroup.DESCRIPTION,)
    make.store(session, gazetteer, bare)
    with pytest.raises(NothingToConfirmError):
        confirm(session, bare.id, {HOURS}, BY_PHONE, ANNA, NOW, gazetteer)


def test_what_is_edited_after_it_was_confirmed_is_confirmed_no_more(
    session: Session, gazetteer: Gazetteer, confirming: Confirm
) -> None:
    make.store(session, gazetteer, make.record(**WHOLE))
    confirming({CONTACT, HOURS})

    change(session, gazetteer, hours_description="Tuesdays")
    assert standing(session) == {CONTACT: TODAY}

    confirming({HOURS}, replace(BY_PHONE, on=TODAY - timedelta(days=1)))
    assert standing(session) == {CONTACT: TODAY, HOURS: TODAY - timedelta(days=1)}

    # Put back as it was, what was once confirmed is what it says again.
    change(session, gazetteer, hours_description="Mondays")
    assert standing(session) == {CONTACT: TODAY, HOURS: TODAY}


def test_a_place_that_others_move_is_confirmed_no_more(
    session: Session, gazetteer: Gazetteer, confirming: Confirm
) -> None:
    one, two = (make.record(n, organization="Trust", **WHOLE) for n in ("Helping Hands", "Two"))
    make.store(session, gazetteer, one, two)
    confirming({FieldGroup.LOCATION, CONTACT})
    moved = two.model_copy(update={"locations": []})
    edit(session, moved, 1, ANNA, NOW, gazetteer)
    assert set(standing(session)) == {CONTACT, FieldGroup.LOCATION}

    place = ServiceRecord.model_validate(
        two.to_json() | {"locations": [make.location("House", "Salem", "MA")]}
    )
    edit(session, place, 2, ANNA, NOW, gazetteer)

    assert set(standing(session)) == {CONTACT}


def test_what_changed_since_it_was_shown_is_not_confirmed(
    session: Session, gazetteer: Gazetteer, confirming: Confirm
) -> None:
    make.store(session, gazetteer, make.record(**WHOLE))
    change(session, gazetteer, hours_description="Tuesdays")

    confirmed = confirming({CONTACT, HOURS}, shown=1)

    assert (confirmed.groups, confirmed.changed_since) == ((CONTACT,), (HOURS,))
    assert standing(session) == {CONTACT: TODAY}


@pytest.mark.parametrize(
    "weaker",
    [
        replace(BY_PHONE, by=CheckedBy.MACHINE),
        replace(BY_PHONE, result=CheckResult.NO_ANSWER),
        replace(BY_PHONE, result=CheckResult.CHANGED),
        replace(BY_PHONE, on=TODAY + timedelta(days=1)),
    ],
)
def test_only_a_persons_yes_of_today_or_before_confirms(
    session: Session, gazetteer: Gazetteer, confirming: Confirm, weaker: Check
) -> None:
    make.store(session, gazetteer, make.record(**WHOLE))
    confirming({CONTACT}, weaker)

    assert len(stored(session).freshness) == 1
    assert standing(session) == {}


def test_nobody_checked_anything_on_a_day_to_come(
    session: Session, gazetteer: Gazetteer, confirming: Confirm
) -> None:
    make.store(session, gazetteer, make.record(**WHOLE))

    with pytest.raises(FutureCheckError):
        confirming({CONTACT}, replace(BY_PHONE, on=TODAY + timedelta(days=2)))
    with pytest.raises(GoneRecordError):
        confirm(session, make.ident("nobody"), None, BY_PHONE, ANNA, NOW, gazetteer)
    assert stored(session).freshness == []


def test_a_file_adds_checks_and_takes_none_away(
    session: Session, gazetteer: Gazetteer, confirming: Confirm
) -> None:
    make.store(session, gazetteer, make.record(**WHOLE))
    confirming({CONTACT})
    earlier = {
        "field_group": "hours",
        "checked_on": "2026-11-01",
        "checked_by": "organization",
        "method": "email",
        "result": "confirmed",
    }

    stale = make.record(**WHOLE, freshness=[earlier])
    make.store(session, gazetteer, stale, origin=Origin.IMPORT)
    again = make.store(session, gazetteer, stale, origin=Origin.IMPORT)
    make.store(session, gazetteer, make.record(**WHOLE, freshness=[]), origin=Origin.STAFF)

    assert standing(session) == {CONTACT: TODAY, HOURS: date(2026, 11, 1)}
    assert again.unchanged == [KEY]
    # What a file says again of facts that were edited since does not confirm these.
    change(session, gazetteer, hours_description="Tuesdays")
    make.store(session, gazetteer, make.record(freshness=[earlier]), origin=Origin.IMPORT)
    assert set(standing(session)) == {CONTACT}


def test_search_and_page_count_only_what_stands(
    session: Session, gazetteer: Gazetteer, confirming: Confirm
) -> None:
    make.store(session, gazetteer, make.record(**WHOLE))
    confirming({CONTACT, FieldGroup.FUND_STATUS}, replace(BY_PHONE, on=TODAY - timedelta(days=6)))
    finder = Finder(gazetteer)

    def read(days: int = 0) -> tuple[date | None, FundStatus | None, int]:
        today = TODAY + timedelta(days=days)
        (card,) = finder.search(session, SearchRequest(), today).cards
        page = read_service(session, 1)
        assert isinstance(page, ServicePage)
        return card.confirmed_on, card.fund_status, len(confirmed_days(page.checks, today))

    day = TODAY - timedelta(days=6)
    assert read() == (day, FundStatus.OPEN, 2)
    assert read(days=2) == (day, FundStatus.UNKNOWN, 2)
    change(session, gazetteer, phones=[])
    assert read() == (day, FundStatus.OPEN, 1)
    change(session, gazetteer, fund_status="waiting_list")
    assert read() == (None, FundStatus.UNKNOWN, 0)
    # An edit is no sign of life: who was confirmed a year ago stays out of the results.
    assert finder.search(session, SearchRequest(), TODAY + timedelta(days=400)).cards == ()


def test_no_print_of_what_is_hidden_leaves_us(
    session: Session, gazetteer: Gazetteer, confirming: Confirm
) -> None:
    hidden = make.location("Refuge", "Boston", "MA", confidential=True)
    make.store(session, gazetteer, make.record(locations=[hidden]))
    confirming({FieldGroup.LOCATION})

    assert session.execute(select(func.count(Freshness.facts))).scalar_one() == 1  # type: ignore[arg-type]
    assert [one.facts for one in for_public(stored(session)).freshness] == [None]
    page = read_service(session, 1)
    assert isinstance(page, ServicePage)
    assert set(confirmed_days(page.checks, TODAY)) == {FieldGroup.LOCATION}


def test_every_part_is_made_of_fields_and_none_of_two() -> None:
    names = [name for group in GROUPS.values() for name in group]

    assert set(GROUPS) == set(FieldGroup)
    assert len(names) == len(set(names))
    assert set(names) <= set(ServiceRecord.model_fields)
