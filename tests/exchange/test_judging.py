from sqlalchemy import func, select
from sqlmodel import Session

from finder.directory.revisions import history
from finder.directory.storing import SERVICE
from finder.exchange.forms import Form
from finder.models import Organization
from finder.places.gazetteer import Gazetteer
from tests import make
from tests.exchange.importing import counts, exported, reasons, stored, take
from tests.exchange.sheets import opened, sheet


def test_what_others_changed_since_the_export_is_joined_or_refused(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record(award="old", designation="old"))
    text = exported(session)
    make.store(session, gazetteer, make.record(award="theirs", designation="old"))

    # The second "old" is the designation, which they left alone.
    mine = text.replace("old", "mine").replace("mine", "old", 1)
    joined = take(session, gazetteer, opened(mine))
    assert counts(joined) == {"changed": 1}
    after = stored(session, "Helping Hands")
    assert (after.award, after.designation) == ("theirs", "mine")
    refused = take(session, gazetteer, opened(text.replace("old", "mine", 1)))
    assert "award: “mine” was changed by somebody else" in reasons(refused)[0]
    unknown = take(session, gazetteer, sheet(("number", "version", "name"), ("1", "77", "X")))
    assert "version: “77” is of a version that we do not have" in reasons(unknown)[0]
    # The old file again, in which nothing was typed, takes nobody's news back.
    assert counts(take(session, gazetteer, opened(text))) == {"same": 1}


def test_a_row_is_matched_by_id_then_by_number(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, *(make.record(name) for name in ("One", "Two", "Three")))
    one, three = str(make.ident("One")), str(make.ident("Three"))

    report = take(
        session,
        gazetteer,
        sheet(
            ("id", "number", "award", "name", "organization_name"),
            (one, "", "a", "One", ""),
            ("", "2", "b", "Two", ""),
            (one, "", "c", "One", ""),
            (three, "1", "d", "Three", ""),
            ("", "99", "e", "Nine", ""),
            (str(make.ident("Other")), "1", "f", "From elsewhere", "Other Trust"),
        ),
    )

    assert counts(report) == {"new": 1, "changed": 2, "refused": 3}
    assert reasons(report) == [
        f"id: “{one}” is of the service that line 2 is about",
        "number: “1” is of another service than the id in this row",
        "number: “99” is of no service here: leave it empty for a new one",
    ]


def test_a_new_service_of_a_name_that_is_there_is_refused_unless_told(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record("One", organization="Trust"))
    rows = sheet(
        ("name", "organization_name"),
        ("ONE!", "trust"),
        ("Two", "Trust"),
        ("two", "Trust"),
        ("One", "Another Trust"),
    )

    report = take(session, gazetteer, rows)

    assert counts(report) == {"new": 2, "refused": 2}
    assert "name: “ONE!” may be the same as service 1 of this organisation" in reasons(report)[0]
    assert reasons(report)[1] == (
        "name: “two” is the name of the service of this organisation on line 3"
    )
    assert session.execute(select(func.count()).select_from(Organization)).scalar_one() == 2
    told = take(session, gazetteer, rows, take_namesakes=True)
    assert counts(told) == {"new": 4}


def test_rows_of_one_organisation_may_not_contradict_each_other(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(
        session,
        gazetteer,
        make.record("One", organization="Trust"),
        make.record("Two", organization="Trust"),
    )
    text = exported(session).replace(",Trust,", ",New Trust,", 1)

    # One row renames it; the other still has the older name, and follows.
    renamed = take(session, gazetteer, opened(text))

    assert counts(renamed) == {"changed": 1, "same": 1}
    assert stored(session, "Two").organization.name == "New Trust"
    report = take(
        session,
        gazetteer,
        sheet(
            ("name", "organization_name", "organization_website", "organization_type"),
            ("Three", "Fund", "https://fund.example.org", ""),
            ("Four", "Fund", "", "charity"),
            ("Five", "Fund", "https://other.example.org", ""),
            ("Six", "New Trust", "https://trust.example.org", ""),
            ("Seven", "", "", ""),
        ),
    )
    assert counts(report) == {"new": 3, "refused": 2}
    assert reasons(report)[0] == (
        "organization_website: “https://other.example.org” differs from "
        "“https://fund.example.org”, as line 2 says of the same organisation"
    )
    fund = stored(session, "Three").organization
    assert (fund.website, fund.organization_type) == ("https://fund.example.org", "charity")
    assert fund.id == stored(session, "Four").organization.id


def test_a_name_of_two_organisations_and_another_website_are_asked(
    session: Session, gazetteer: Gazetteer
) -> None:
    twins = [
        {"id": str(make.ident(name)), "name": "Hospital", "website": f"https://{name}.example.org"}
        for name in ("a", "b")
    ]
    other = {"id": str(make.ident("c")), "name": "Fund", "website": "https://fund.example.org"}
    for count, runner in enumerate((*twins, other)):
        make.store(session, gazetteer, make.record(f"Service {count}", organization=runner))

    report = take(
        session,
        gazetteer,
        sheet(
            ("name", "organization_name", "organization_id", "organization_website"),
            ("One", "Hospital", "", ""),
            ("Two", "Hospital", str(make.ident("b")), ""),
            ("Three", "Fund", "", "https://elsewhere.example.org"),
            ("Four", "Fund", "", "https://www.fund.example.org"),
            ("Five", "", str(make.ident("nobody")), ""),
        ),
    )

    assert [row.line for row in report.rows if row.faults] == [2, 4, 6]
    assert stored(session, "Two").organization.id == make.ident("b")


def test_a_place_that_services_share_is_changed_by_one_row(
    session: Session, gazetteer: Gazetteer
) -> None:
    place = make.location("House", "Boston", "MA")
    make.store(
        session,
        gazetteer,
        *(make.record(name, locations=[place]) for name in ("One", "Two", "Three")),
    )
    heading, first, second, third = exported(session).splitlines()

    report = take(
        session,
        gazetteer,
        opened(
            "\n".join(
                (
                    heading,
                    first.replace(",phone,", ",online,"),  # the place is as it was
                    second.replace("Boston", "Quincy"),
                    third.replace("Boston", "Salem"),
                    first.replace("Boston", "Salem").replace(first[:36], str(make.ident("Four"))),
                )
            )
        ),
    )

    assert counts(report) == {"changed": 2, "refused": 2}
    assert "line 3 says of the same place" in reasons(report)[0]
    for name in ("One", "Two", "Three"):
        record = stored(session, name)
        assert record.locations[0].addresses[0].city == "Quincy"
        assert history(session, SERVICE, record.id)[0].record == record, name
    assert stored(session, "One").delivery_modes == ["online"]


def test_a_merge_may_point_at_a_later_row_and_at_nothing_that_moved(
    session: Session, gazetteer: Gazetteer
) -> None:
    old, new, older = (str(make.ident(name)) for name in ("Old", "New", "Older"))

    report = take(
        session,
        gazetteer,
        sheet(
            ("id", "name", "organization_name", "merged_into"),
            (old, "Old", "Trust", new),
            (older, "Older", "Trust", old),
            (new, "New", "Trust", ""),
        ),
    )

    assert counts(report) == {"new": 2, "refused": 1}
    assert "was joined to another one" in reasons(report)[0]


def test_a_row_adds_a_check_and_takes_none_away(session: Session, gazetteer: Gazetteer) -> None:
    secret = make.location("Refuge", "Springfield", "IL", confidential=True)
    checks = [
        {"field_group": group, "checked_on": "2026-11-01", "checked_by": "staff"}
        | {"method": "phone", "result": "confirmed"}
        for group in ("contact", "location")
    ]
    make.store(session, gazetteer, make.record(freshness=checks, locations=[secret]))
    contact, location = stored(session, "Helping Hands").freshness
    text = exported(session)

    assert str(contact.facts) in text
    # The mark of where a secret place is would be a way to guess it.
    assert str(location.facts) not in text
    assert str(contact.facts) not in exported(session, Form())
    assert counts(take(session, gazetteer, opened(text))) == {"same": 1}
    emptied = take(session, gazetteer, sheet(("number", "freshness"), ("1", "")))
    assert counts(emptied) == {"same": 1}
    more = "hours | 2026-11-20 | volunteer | visit | no_answer"
    added = take(session, gazetteer, sheet(("number", "freshness"), ("1", more)))
    assert counts(added) == {"changed": 1}
    assert len(stored(session, "Helping Hands").freshness) == 3
