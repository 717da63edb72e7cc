import pytest
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.by_hand import edit, edit_organization
from finder.directory.groups import with_prints
from finder.directory.restoring import UnknownVersionError, restore
from finder.directory.revisions import history
from finder.directory.rows import read_organizations, read_records
from finder.directory.storing import ORGANIZATION, SERVICE, read_meta
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin
from tests import make
from tests.conftest import NOW
from tests.directory.test_editing import FULL

ANNA = Author("anna@example.org", Origin.STAFF)
KEY = make.ident("Helping Hands")


def test_restore_writes_an_older_version_anew(session: Session, gazetteer: Gazetteer) -> None:
    whole = with_prints(make.record(**FULL, award="10"))
    make.store(session, gazetteer, whole)
    make.store(session, gazetteer, make.record(**FULL | {"phones": [], "award": None}))

    assert restore(session, SERVICE, KEY, 1, ANNA, NOW, gazetteer)
    assert not restore(session, SERVICE, KEY, 1, ANNA, NOW, gazetteer)

    versions = history(session, SERVICE, KEY)
    assert read_records(session, [KEY])[KEY] == whole
    assert [one.version for one in versions] == [3, 2, 1]
    assert (versions[0].reason, versions[0].origin) == ("Restored from version 1", "staff")
    # The rest stays open for others.
    assert read_meta(session, SERVICE, [KEY])[KEY].origins == {"award": "staff", "phones": "staff"}


def test_restore_undoes_neither_a_check_nor_what_the_organization_said_since(
    session: Session, gazetteer: Gazetteer
) -> None:
    record = make.record(organization="Trust")
    make.store(session, gazetteer, record)
    make.store(session, gazetteer, record.model_copy(update={"award": "10"}))
    named = record.organization.model_copy(update={"name": "New Trust"})
    edit_organization(session, named, 1, ANNA, NOW)
    make.store(session, gazetteer, make.record(organization=named, freshness=FULL["freshness"]))

    restore(session, SERVICE, KEY, 1, ANNA, NOW, gazetteer)

    stored = read_records(session, [KEY])[KEY]
    assert (stored.award, stored.organization.name, len(stored.freshness)) == (None, "New Trust", 1)


def test_restore_takes_a_merge_back_and_makes_none_that_leads_nowhere(
    session: Session, gazetteer: Gazetteer
) -> None:
    one, two, three = (make.record(name) for name in ("One", "Two", "Three"))
    into = {"merged_into": two.id}
    make.store(session, gazetteer, one, two, three)
    make.store(session, gazetteer, one.model_copy(update=into))

    restore(session, SERVICE, one.id, 1, ANNA, NOW, gazetteer)
    assert read_records(session, [one.id])[one.id].merged_into is None

    make.store(session, gazetteer, make.record("Two", merged_into=three.id))
    restore(session, SERVICE, one.id, 2, ANNA, NOW, gazetteer)
    assert read_records(session, [one.id])[one.id].merged_into is None


def test_restore_of_an_organization(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, make.record(organization="Trust"))
    key = make.ident("Trust")
    trust = read_organizations(session, [key])[key]
    edit_organization(session, trust.model_copy(update={"name": "Wrong"}), 1, ANNA, NOW)

    assert restore(session, ORGANIZATION, key, 1, ANNA, NOW, gazetteer)

    assert read_organizations(session, [key])[key].name == "Trust"
    assert history(session, ORGANIZATION, key)[0].reason == "Restored from version 1"


def test_restore_knows_only_versions_that_there_are(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, make.record())

    for entity, key, version in (
        (SERVICE, KEY, 2),
        (SERVICE, make.ident("nobody"), 1),
        (ORGANIZATION, make.ident("nobody"), 1),
    ):
        with pytest.raises(UnknownVersionError):
            restore(session, entity, key, version, ANNA, NOW, gazetteer)


def test_an_edit_of_a_restored_version_begins_there(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, make.record(award="10"))
    make.store(session, gazetteer, make.record(award="20"))
    restore(session, SERVICE, KEY, 1, ANNA, NOW, gazetteer)

    edit(session, make.record(award="30"), 3, ANNA, NOW, gazetteer)

    assert history(session, SERVICE, KEY)[0].version == 4
