from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import Session

from finder.db import reading, writing
from finder.directory.editing import Author, RepeatedRecordError, apply, relocate
from finder.directory.groups import with_prints
from finder.directory.reading import read_version
from finder.directory.revisions import newest_versions
from finder.directory.rows import read_records
from finder.models import (
    ChangeSet,
    DirectoryState,
    Location,
    Organization,
    Phone,
    Revision,
    Service,
)
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin
from tests import make
from tests.conftest import NOW

FULL: dict[str, Any] = {
    "phones": [{"number": "+1 800-000-0000", "published": True}, {"number": "988"}],
    "schedules": [
        {
            "byday": ["MO", "FR"],
            "opens_at": "09:00",
            "closes_at": "24:00",
            "timezone": "Europe/London",
        }
    ],
    "languages": [{"code": "es", "support": "staff"}],
    "cost_options": ["free"],
    "sources": [{"url": "https://example.org/", "seen": "phone", "page_date": "about 2015"}],
    "locations": [make.location("House", "Boston", "MA")],
    "audiences": ["women", "patient"],
    "sensitivities": ["bereavement"],
    "freshness": [
        {
            "field_group": "contact",
            "checked_on": "2026-11-01",
            "checked_by": "staff",
            "method": "phone",
            "result": "confirmed",
        }
    ],
    "keywords": ["gas money"],
    "former_names": [("Old Trust", "Old name")],
    "translations": [{"language": "es", "text": "Manos amigas.", "source_hash": "0" * 16}],
}


def count(session: Session, model: Any) -> int:
    return int(session.execute(select(func.count()).select_from(model)).scalar_one())


def test_apply_stores_everything_that_a_record_says(
    ready_engine: Engine, gazetteer: Gazetteer
) -> None:
    record = with_prints(make.record(**FULL))

    with writing(ready_engine) as session:
        changes = make.store(session, gazetteer, record)

    assert changes.added == [record.id]
    with reading(ready_engine) as session:
        assert read_records(session, [record.id]) == {record.id: record}
        assert read_version(session) == 1


def test_apply_twice_changes_nothing(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, make.record(**FULL))
    again = make.store(session, gazetteer, make.record(**FULL))

    assert (again.added, again.changed) == ([], [])
    assert again.unchanged == [make.ident("Helping Hands")]
    assert read_version(session) == 1
    assert count(session, Phone) == 2


def test_apply_moves_version_and_writes_a_revision_a_change(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record(description="First."))
    make.store(session, gazetteer, make.record(description="Second."), actor="a colleague")

    revisions = session.execute(
        select(Revision)
        .where(Revision.entity == "service")  # type: ignore[arg-type]
        .order_by(Revision.version)  # type: ignore[arg-type]
    ).scalars()
    assert [(r.version, r.actor, r.record["description"]) for r in revisions] == [
        (1, "tests", "First."),
        (2, "a colleague", "Second."),
    ]
    assert read_version(session) == 2


def test_apply_leaves_what_a_record_does_not_state(session: Session, gazetteer: Gazetteer) -> None:
    whole = with_prints(make.record(**FULL))
    make.store(session, gazetteer, whole)
    partial = whole.model_validate(
        {"id": whole.id, "organization": whole.organization, "name": "New name"}
    )

    changes = make.store(session, gazetteer, partial)

    stored = read_records(session, [whole.id])[whole.id]
    assert changes.changed == [whole.id]
    assert stored == whole.model_copy(update={"name": "New name"})


@pytest.mark.parametrize("weaker", [Origin.SEED, Origin.IMPORT, Origin.ORGANIZATION])
def test_apply_never_overwrites_a_persons_edit(
    session: Session, gazetteer: Gazetteer, weaker: Origin
) -> None:
    seed = make.record(description="From the seed.", award="Small grants")
    edited = seed.model_validate(
        {
            "id": seed.id,
            "organization": seed.organization,
            "name": seed.name,
            "description": "Edited.",
        }
    )
    make.store(session, gazetteer, seed)
    make.store(session, gazetteer, edited, origin=Origin.STAFF)

    changes = make.store(
        session, gazetteer, make.record(description="Again.", award="Large grants"), origin=weaker
    )

    stored = read_records(session, [seed.id])[seed.id]
    assert stored.description == "Edited."
    assert stored.award == "Large grants"
    assert changes.kept == {seed.id: ("description",)}


def test_apply_never_overwrites_an_organization_that_a_person_edited(
    session: Session, gazetteer: Gazetteer
) -> None:
    site = {"id": make.ident("o"), "name": "Trust", "website": "https://right.example/"}
    make.store(session, gazetteer, make.record(organization=site), origin=Origin.STAFF)
    make.store(
        session, gazetteer, make.record(organization=site | {"website": "https://wrong.example/"})
    )

    assert session.execute(select(Organization.website)).scalar_one() == "https://right.example/"  # type: ignore[call-overload]


def test_apply_gives_small_numbers_once(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, make.record("One"), make.record("Two"))
    make.store(session, gazetteer, make.record("One", description="Changed."))
    make.store(session, gazetteer, make.record("Three"))

    rows = session.execute(select(Service.name, Service.number).order_by(Service.number))  # type: ignore[call-overload]
    assert list(rows) == [("One", 1), ("Two", 2), ("Three", 3)]


def test_apply_gives_addresses_a_point_of_their_town(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record(locations=[make.location("House", "Boston", "MA")]))

    stored = session.execute(select(Location)).scalar_one()
    assert stored.latitude is None
    assert stored.point_latitude == pytest.approx(42.36, abs=0.1)
    assert stored.point_precision == "town"
    assert {"US", "US-MA"} <= set(stored.point_areas)


def test_apply_accepts_a_merge_into_a_later_record(
    ready_engine: Engine, gazetteer: Gazetteer
) -> None:
    old = make.record("Old", merged_into=make.ident("New"))

    with writing(ready_engine) as session:
        make.store(session, gazetteer, old, make.record("New"))

    with reading(ready_engine) as session:
        assert read_records(session, [old.id])[old.id].merged_into == make.ident("New")


def test_apply_refuses_an_id_that_comes_twice(session: Session, gazetteer: Gazetteer) -> None:
    with pytest.raises(RepeatedRecordError):
        make.store(session, gazetteer, make.record(), make.record(description="Other."))


def test_a_broken_write_leaves_nothing(ready_engine: Engine, gazetteer: Gazetteer) -> None:

    def write_and_break() -> None:
        with writing(ready_engine) as session:
            make.store(session, gazetteer, make.record())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_break()

    with reading(ready_engine) as session:
        assert count(session, Service) == 0
        assert read_version(session) == 0


def test_apply_never_moves_a_service_back_to_another_organization(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record(organization="Wrong"))
    make.store(session, gazetteer, make.record(organization="Right"), origin=Origin.STAFF)

    changes = make.store(session, gazetteer, make.record(organization="Wrong"))

    stored = read_records(session, [make.ident("Helping Hands")])
    assert stored[make.ident("Helping Hands")].organization.name == "Right"
    assert changes.kept == {make.ident("Helping Hands"): ("organization",)}


def test_apply_never_overwrites_a_shared_place_that_a_person_edited(
    session: Session, gazetteer: Gazetteer
) -> None:
    house = make.location("House", "Boston", "MA")
    moved = make.location("House", "Worcester", "MA")
    make.store(
        session,
        gazetteer,
        make.record("One", locations=[house], organization="Trust"),
        make.record("Two", locations=[house], organization="Trust"),
    )
    one = make.record("One", locations=[moved], organization="Trust")
    make.store(session, gazetteer, one, origin=Origin.STAFF)

    two = make.record("Two", locations=[house], organization="Trust", description="New.")
    make.store(session, gazetteer, two)

    for key in (make.ident("One"), make.ident("Two")):
        stored = read_records(session, [key])[key]
        assert stored.locations[0].addresses[0].city == "Worcester"


def test_the_longest_values_that_a_record_takes_fit_the_tables(
    ready_engine: Engine, gazetteer: Gazetteer
) -> None:
    record = make.record(
        "n" * 300,
        key="k" * 40,
        category="c" * 40,
        award="a" * 5000,
        designation="d" * 300,
        evidence_page_date="p" * 40,
        url=f"https://example.org/{'u' * 1980}",
        url_kind="own",
        email="e" * 300,
        organization={"id": make.ident("o"), "name": "o" * 300},
        phones=[{"number": "1" * 59, "description": "d" * 300}],
        languages=[{"code": "abc-ABCDEFGH"}],
        service_areas=[{"area": "GB-ABCDEFGHIJKL-ABCDEFGHIJKL", "name": "n" * 120}],
        sources=[{"url": "u" * 2000, "page_date": "d" * 40}],
        freshness=[FULL["freshness"][0] | {"source": "s" * 2000}],
        translations=[{"language": "abc-ABCDEFGH", "text": "t" * 5000, "source_hash": "f" * 16}],
        locations=[
            make.location("l", "c" * 120, "r" * 120)
            | {
                "name": "l" * 300,
                "addresses": [
                    {
                        "address_1": "a" * 300,
                        "city": "c" * 120,
                        "state_province": "r" * 120,
                        "postal_code": "p" * 20,
                        "country": "US",
                    }
                ],
            }
        ],
    )

    with writing(ready_engine) as session:
        make.store(session, gazetteer, record)

    with reading(ready_engine) as session:
        assert read_records(session, [record.id])[record.id] == with_prints(record)


def test_relocate_leaves_an_empty_directory_empty(session: Session, gazetteer: Gazetteer) -> None:
    assert relocate(session, gazetteer) == 0
    assert read_version(session) == 0


def test_relocate_puts_places_on_the_map_anew_when_the_place_data_changed(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record(locations=[make.location("House", "Boston", "MA")]))
    assert relocate(session, gazetteer) == 0

    state = session.get_one(DirectoryState, 1)
    stored = session.execute(select(Location)).scalar_one()
    state.gazetteer, stored.point_latitude, stored.point_areas = "older", 0.0, ["US"]
    version = state.version
    session.flush()

    assert relocate(session, gazetteer) == 1
    session.refresh(stored)
    assert stored.point_latitude == pytest.approx(42.36, abs=0.1)
    assert "US-MA" in stored.point_areas
    assert state.version == version + 1


def test_the_same_words_on_a_weaker_origin_change_nothing(
    session: Session, gazetteer: Gazetteer
) -> None:
    record = make.record(organization={"id": make.ident("o"), "name": "Trust", "website": None})
    make.store(session, gazetteer, record)

    changes = make.store(session, gazetteer, record, origin=Origin.IMPORT)

    assert changes.unchanged == [record.id]
    assert read_version(session) == 1


def test_a_shared_place_that_a_person_edited_stays_and_counts_as_no_change(
    session: Session, gazetteer: Gazetteer
) -> None:
    house = make.location("House", "Boston", "MA")
    moved = make.location("House", "Worcester", "MA")
    one, two = (
        make.record(name, locations=[house], organization="Trust") for name in ("One", "Two")
    )
    make.store(session, gazetteer, one, two)
    edited = make.record("One", locations=[moved], organization="Trust")
    make.store(session, gazetteer, edited, origin=Origin.STAFF)

    both = make.store(
        session,
        gazetteer,
        make.record("Two", locations=[house], organization="Trust", award="New"),
        make.record("One", locations=[house], organization="Trust", award="New"),
    )
    again = make.store(
        session, gazetteer, make.record("Two", locations=[house], organization="Trust", award="New")
    )

    assert len(both.changed) == 2
    assert again.changed == []
    for record in read_records(session, [one.id, two.id]).values():
        assert record.locations[0].addresses[0].city == "Worcester"


def test_to_name_the_same_organization_again_makes_a_persons_word_no_weaker(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record(organization="Wrong"))
    make.store(session, gazetteer, make.record(organization="Right"), origin=Origin.STAFF)
    make.store(session, gazetteer, make.record(organization="Right"), origin=Origin.IMPORT)

    make.store(session, gazetteer, make.record(organization="Wrong"), origin=Origin.IMPORT)

    key = make.ident("Helping Hands")
    assert read_records(session, [key])[key].organization.name == "Right"


def test_writes_of_an_author_for_all_are_one_change_set(
    session: Session, gazetteer: Gazetteer
) -> None:
    author = Author("tests", Origin.IMPORT).for_all("Import of spring.csv")
    apply(session, [make.record("One")], author, NOW, gazetteer)
    apply(session, [make.record("Two")], author, NOW, gazetteer)
    make.store(session, gazetteer, make.record("Three"))

    sets = session.execute(select(ChangeSet)).scalars().all()
    assert [(one.description, one.made_at, one.actor) for one in sets] == [
        ("Import of spring.csv", NOW, "tests")
    ]
    together = newest_versions(session, 9, sets[0].id)
    assert {one.entity_id for one in together if one.entity == "service"} == {
        make.ident("One"),
        make.ident("Two"),
    }
    assert len(together) == 4  # with their organisations
    assert len(newest_versions(session, 99)) == 6
