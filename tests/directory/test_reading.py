from sqlmodel import Session

from finder.directory.reading import (
    OrganizationPage,
    ServiceLink,
    ServiceMoved,
    ServicePage,
    read_organization,
    read_service,
    read_services,
)
from finder.places.gazetteer import Gazetteer
from tests import make


def test_read_service_keeps_back_what_is_not_public(session: Session, gazetteer: Gazetteer) -> None:
    make.store(
        session,
        gazetteer,
        make.record(
            phones=[{"number": "999 000", "published": False}],
            email="someone@example.org",
            staff_note="Only for us.",
            locations=[make.location("Refuge", "Boston", "MA", confidential=True)],
        ),
    )

    page = read_service(session, 1)

    assert isinstance(page, ServicePage)
    assert page.record.phones == []
    assert page.record.email is None
    assert page.record.staff_note is None
    assert page.record.locations == []
    assert page.has_unpublished_phone
    assert page.has_confidential_location


def test_read_services_gives_each_as_it_is(session: Session, gazetteer: Gazetteer) -> None:
    closed = make.record(
        "Closed", status="not_live", instead_services=[make.ident("Old"), make.ident("New")]
    )
    old = make.record("Old", merged_into=make.ident("New"))
    make.store(session, gazetteer, closed, old, make.record("New"))

    found = read_services(session, [3, 2, 1, 99])

    assert found == {number: read_service(session, number) for number in (1, 2, 3)}
    assert found[2] == ServiceMoved(3, "New")
    assert isinstance(found[1], ServicePage)
    assert found[1].instead == (ServiceLink(3, "New"),)


def test_read_service_says_where_a_merged_one_went(session: Session, gazetteer: Gazetteer) -> None:
    make.store(
        session, gazetteer, make.record("Old", merged_into=make.ident("New")), make.record("New")
    )

    assert read_service(session, 1) == ServiceMoved(2, "New")


def test_read_service_knows_when_there_is_none(session: Session) -> None:
    assert read_service(session, 12) is None


def test_read_organization_lists_its_services_by_name(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(
        session,
        gazetteer,
        make.record("Zebra", organization="Trust"),
        make.record("apple", organization="Trust"),
        make.record("Other", organization="Someone else"),
    )

    page = read_organization(session, 1)

    assert isinstance(page, OrganizationPage)
    assert make.names(page.services) == ["apple", "Zebra"]
    assert read_organization(session, 99) is None


def test_read_service_follows_a_chain_and_survives_a_circle(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(
        session,
        gazetteer,
        make.record("First", merged_into=make.ident("Second")),
        make.record("Second", merged_into=make.ident("Third")),
        make.record("Third"),
        make.record("Round", merged_into=make.ident("And round")),
        make.record("And round", merged_into=make.ident("Round")),
    )

    assert read_service(session, 1) == ServiceMoved(3, "Third")
    assert read_service(session, 4) is None
