import json
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from finder.db import reading, scrub, writing
from finder.directory import drafts
from finder.directory.authors import Author
from finder.directory.by_hand import edit
from finder.directory.change_sets import undo
from finder.directory.conflicts import GoneRecordError, RefusedRecordError
from finder.directory.editing import apply
from finder.directory.erasing import erase, erase_again, find_words
from finder.directory.links.findings import keep
from finder.directory.links.wanted import list_wanted
from finder.directory.merging import merge
from finder.directory.reading import Gone, OrganizationPage, read_organization, read_service
from finder.directory.records import ServiceRecord
from finder.directory.restoring import UnknownVersionError, restore
from finder.directory.revisions import history
from finder.directory.rows import read_records
from finder.directory.storing import SERVICE
from finder.exchange.forms import WHOLE
from finder.exchange.import_jobs import LOOK, TAKE_IN, describe
from finder.exchange.json_lines import import_lines
from finder.exchange.lines_export import export_lines
from finder.exchange.quarantine import Quarantine
from finder.exchange.spreadsheet import read_spreadsheet
from finder.exchange.spreadsheet_export import export_csv
from finder.exchange.spreadsheet_import import preview
from finder.fetching import Answer
from finder.jobs import count, enqueue, read_job
from finder.jobs.forgetting import ERASED_SINCE, RENAMED
from finder.models import Job
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import JobState, LinkOutcome, Origin, TombstoneKind
from tests import make
from tests.conftest import NOW

ANNA = Author("anna@example.org", Origin.STAFF)
KEY = make.ident("Refuge Zyxland")
# Each word stands in another kind of row.
WORDS = [
    "Zyxland",
    "Qwortown",
    "Zyxpriv",
    "zyxweb",
    "Zyxphone",
    "zyxmail",
    "Zyxseen",
    "Zyxsite",
    "Zyxstreet",
    "Zyxwhere",
    "Zyxkeyword",
    "Zyxformer",
    "Zyxspanisch",
    "Zyxnote",
    "Zyxaward",
    "Zyxdraft",
    "Zyxmerged",
    "Zyxset",
    "Zyxinstead",
    "Zyxcell",
    "Zyxlost",
    "Zyxtrouble",
]
JOBS: list[tuple[UUID, JobState, str]] = [
    (uuid4(), JobState.DONE, LOOK),
    (uuid4(), JobState.FAILED, LOOK),
    (uuid4(), JobState.WAITING, TAKE_IN),
]


def refuge(**fields: object) -> ServiceRecord:
    house = make.location("Zyxsite", "Boston", "MA", confidential=True)
    house["addresses"][0]["address_1"] = "7 Zyxstreet Road"
    content: dict[str, object] = {
        "organization": {
            "id": make.ident("o"),
            "name": "Qwortown Trust",
            "website": "https://zyxweb.example/",
        },
        "description": "Zyxpriv rooms.",
        "phones": [{"number": "0800 1", "description": "Zyxphone"}],
        "email": "zyxmail@example.org",
        "sources": [{"url": "https://example.org/", "seen": "Zyxseen"}],
        "locations": [house],
        "service_areas": [{"area": "US-MA", "name": "Zyxwhere"}],
        "keywords": ["Zyxkeyword"],
        "former_names": [["Zyxformer", "Old"]],
        "translations": [{"language": "es", "text": "Zyxspanisch", "source_hash": "0" * 16}],
        "staff_note": "Zyxnote",
        "award": "Zyxaward",
        "instead": "Zyxinstead",
    }
    return make.record("Refuge Zyxland", **content | fields)


def fill(session: Session, gazetteer: Gazetteer) -> None:
    """Store a refuge with a past, and others that have nothing to do with it."""
    apply(session, [refuge()], ANNA.for_all("Zyxset.csv"), NOW, gazetteer)
    make.store(session, gazetteer, make.record("Other"), refuge(description="Rooms."))
    twin = make.record("Zyxmerged", organization={"id": make.ident("o2"), "name": "Zyxland Twin"})
    make.store(session, gazetteer, twin)
    merge(session, twin.id, KEY, refuge(award=None), ANNA, NOW, gazetteer)
    looks = ((url, Answer(LinkOutcome.GONE, 404), NOW) for url in list_wanted(session))
    keep(session, looks)
    drafts.save(session, KEY, ANNA.actor, {"name": "Zyxdraft"}, NOW, step="what", service_id=KEY)
    look_at_a_file(session)


def look_at_a_file(session: Session) -> None:
    """Keep a look at a file that would change the refuge and tells of it in a refused row too."""
    exported = "".join(export_csv(session, WHOLE))
    changed = exported.replace("Zyxpriv rooms", "Zyxcell rooms") + "nothing,Zyxlost\n"
    sheet = read_spreadsheet(BytesIO(changed.encode()))
    for key, state, kind in JOBS:
        told = (
            describe(preview(session, sheet, Origin.STAFF), sheet)
            if state is JobState.DONE
            else None
        )
        job = Job(
            id=key,
            kind=kind,
            arguments={"upload": str(key), "name": "refuge_zyxland-Zyxland.csv"},
            asked_by=ANNA.actor,
            state=state,
            due_at=NOW,
            created_at=NOW,
            message="Zyxtrouble" if state is JobState.FAILED else None,
            result=told,
        )
        session.add(job)
    enqueue(session, "check_links", {}, ANNA.actor, NOW)
    session.flush()


def everything(session: Session) -> str:
    """Give every value of every table."""
    connection = session.connection()
    names = connection.dialect.get_table_names(connection)
    rows = (
        str(tuple(row))
        for name in names
        for row in connection.execute(text(f'SELECT * FROM "{name}"'))
    )
    return "\n".join(rows)


def said(content: str | bytes) -> list[str]:
    known = content if isinstance(content, str) else content.decode("latin-1")
    return [word for word in WORDS if word in known]


def test_nothing_that_was_erased_stays_in_any_table(
    ready_engine: Engine, gazetteer: Gazetteer
) -> None:
    with writing(ready_engine) as session:
        fill(session, gazetteer)
        assert said(everything(session)) == WORDS

    with writing(ready_engine) as session:
        erased = erase(session, KEY, TombstoneKind.SAFETY, "admin@example.org", NOW)
    scrub(ready_engine)

    with reading(ready_engine) as session:
        assert said(everything(session)) == []
        assert said("".join([*export_lines(session, WHOLE), *export_csv(session, WHOLE)])) == []
        assert isinstance(read_service(session, 1), Gone)
        assert isinstance(read_service(session, 3), Gone)
        assert isinstance(read_organization(session, 1), Gone)
        assert history(session, SERVICE, KEY) == ()
        looked, failed, waiting = (read_job(session, key) for key, *_ in JOBS)
        assert looked
        assert looked.result
        assert (looked.arguments["name"], looked.message) == (RENAMED, None)
        assert (looked.result["changed"], looked.result["refused"]) == (1, 1)
        assert (looked.result["rows"], looked.result["is_forgotten"]) == ([], True)
        ends = [(one.state, one.message) for one in (failed, waiting) if one]
        assert ends == [(JobState.FAILED, ERASED_SINCE), (JobState.CANCELLED, ERASED_SINCE)]
        assert count(session, NOW).waiting == 1  # what has no file goes on
        assert list(read_records(session, [make.ident("Other")])) == [make.ident("Other")]
    assert {(one.entity, one.number, one.kind) for one in erased.erasures} == {
        ("service", 1, "safety"),
        ("service", 3, "safety"),
        ("organization", 1, "safety"),
        ("organization", 3, "safety"),
    }
    assert erased.still_said == {}
    if ready_engine.url.database and ready_engine.dialect.name == "sqlite":
        ready_engine.dispose()
        for path in Path(ready_engine.url.database).parent.glob("either.sqlite*"):
            assert said(path.read_bytes()) == [], path.name


def test_what_was_erased_is_not_taken_in_again(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    fill(session, gazetteer)
    erase(session, KEY, TombstoneKind.LAW, "admin@example.org", NOW)
    line = json.dumps(refuge().to_json()).encode()
    again = refuge(id=str(make.ident("another id")))

    quarantine = Quarantine(tmp_path / "quarantine.jsonl")
    summary = import_lines(session, [line], ANNA, NOW, gazetteer, quarantine)
    quarantine.close()

    assert (summary.added, summary.quarantined) == (0, 1)
    kept = quarantine.path.read_text("utf-8")
    assert "it was erased on 2026-11-24 because of a law and is not taken in again" in kept
    assert said(kept) == []
    with pytest.raises(RefusedRecordError, match="because of a law"):
        edit(session, again, None, ANNA, NOW, gazetteer)
    with pytest.raises(UnknownVersionError):
        restore(session, SERVICE, KEY, 1, ANNA, NOW, gazetteer)
    assert said(everything(session)) == []


def test_an_organization_that_runs_others_stays(session: Session, gazetteer: Gazetteer) -> None:
    shelter, line = (make.record(name, organization="Trust") for name in ("Shelter", "Line"))
    make.store(session, gazetteer, shelter, line)

    erase(session, shelter.id, TombstoneKind.SAFETY, "admin@example.org", NOW)

    page = read_organization(session, 1)
    assert isinstance(page, OrganizationPage)
    assert make.names(page.services) == ["Line"]


def test_what_was_taken_out_before_is_erased_too(session: Session, gazetteer: Gazetteer) -> None:
    spring = ANNA.for_all("Zyxset.csv")
    apply(session, [refuge()], spring, NOW, gazetteer)
    assert spring.together is not None
    undone = undo(session, spring.together.id, ANNA, NOW, gazetteer)

    erase(session, KEY, TombstoneKind.SAFETY, "admin@example.org", NOW)

    assert said(everything(session)) == []
    assert undo(session, undone.id, ANNA, NOW, gazetteer).restored == []
    for key in (KEY, make.ident("nobody")):
        with pytest.raises(GoneRecordError):
            erase(session, key, TombstoneKind.SAFETY, "admin@example.org", NOW)
    with pytest.raises(ValueError, match="erases nothing"):
        erase(session, KEY, TombstoneKind.TAKEN_OUT, "admin@example.org", NOW)


def test_erase_says_where_others_still_speak_of_it(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, refuge(), make.record("Other", instead="Ask “Refuge Zyxland”."))

    erased = erase(session, KEY, TombstoneKind.SAFETY, "admin@example.org", NOW)

    assert erased.still_said == {"revision": 1, "service": 1}
    assert find_words(session, ["Ask “Refuge"]) == {"revision": 1, "service": 1}
    assert find_words(session, ["Ask"]) == {}


def test_what_an_older_backup_brings_is_erased_again(
    own_engine: Engine, gazetteer: Gazetteer
) -> None:
    with writing(own_engine) as session:
        fill(session, gazetteer)
    erasures = []
    with Session(own_engine) as session:
        erasures = list(erase(session, KEY, TombstoneKind.LAW, "admin", NOW).erasures)
        session.rollback()

    with writing(own_engine) as session:
        assert len(erase_again(session, erasures, "flask finder restore", NOW)) == 4
        assert erase_again(session, erasures, "flask finder restore", NOW) == []
        assert said(everything(session)) == []
