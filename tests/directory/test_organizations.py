from __future__ import annotations

from sqlmodel import Session

from finder.directory.organizations import KnownOrganization, list_names, read_known
from finder.places.gazetteer import Gazetteer
from tests import make


def test_an_organization_is_known_by_its_id_and_listed_by_its_name(
    session: Session, gazetteer: Gazetteer
) -> None:
    names = ("Wigs for All", "Ålesund Support", "harbour care")
    make.store(session, gazetteer, *(make.record(name, organization=name) for name in names))

    assert list_names(session) == ["Ålesund Support", "harbour care", "Wigs for All"]
    key = make.ident("Wigs for All")
    assert read_known(session, key) == KnownOrganization(key, 1, "Wigs for All", None)
    assert read_known(session, make.ident("none")) is None
