import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select
from sqlmodel import Session

from bench.bad_rows import BAD_ROWS, HEADINGS, good_row, line_of, write_cells
from finder.db import reading, writing
from finder.directory.authors import Author
from finder.directory.change_sets import undo
from finder.directory.reading import read_version
from finder.directory.removal import delete_rows
from finder.directory.storing import SERVICE, read_meta
from finder.directory.tombstones import set_stones
from finder.exchange.cutting import UnreadableSpreadsheetError
from finder.exchange.forms import STAFF, Form
from finder.exchange.quarantine import SpreadsheetQuarantine
from finder.exchange.reports import MOST_SHOWN
from finder.exchange.spreadsheet import read_spreadsheet
from finder.exchange.spreadsheet_export import template
from finder.exchange.spreadsheet_import import DirectoryMovedError, commit, preview
from finder.models import Service, table_of
from finder.places.gazetteer import Gazetteer
from finder.text import print_of
from finder.vocabulary import Origin, TombstoneKind
from tests import make
from tests.conftest import NOW
from tests.directory.test_editing import FULL
from tests.exchange.importing import AUTHOR, counts, exported, reasons, stored, take
from tests.exchange.sheets import opened, sheet

EVERYTHING = Form(staff=True, confidential=True)
SECRET = make.location("Refuge", "Springfield", "IL", confidential=True)


def test_each_kind_of_bad_row_is_refused_with_its_line_and_the_others_go_in(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    lines = [write_cells(HEADINGS)]
    for count, bad in enumerate(BAD_ROWS):
        lines += [line_of(good_row(2 * count)), line_of(good_row(2 * count + 1), bad)]
    spreadsheet = opened(b"\xef\xbb\xbf" + b"".join(lines))
    quarantine = SpreadsheetQuarantine(tmp_path / "mend.csv", spreadsheet.headings.texts)

    report = commit(session, spreadsheet, AUTHOR, NOW, gazetteer, quarantine)
    quarantine.close()

    assert len(BAD_ROWS) >= 20
    assert counts(report) == {"new": len(BAD_ROWS), "refused": len(BAD_ROWS)}
    refused = {row.line: row.faults for row in report.rows if row.faults}
    for count, bad in enumerate(BAD_ROWS):
        (fault,) = refused[2 * count + 3]
        assert (bad.kind, fault.field) == (bad.kind, bad.heading)
        assert bad.reason in fault.reason, bad.kind
    # What cannot be taken can be looked at again as it is, and is refused again.
    with quarantine.path.open("rb") as file:
        again = preview(session, read_spreadsheet(file))
    assert counts(again) == {"refused": len(BAD_ROWS)}


def test_refused_rows_are_mended_in_their_own_file(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    spreadsheet = sheet(
        ("name", "organization_name", "needs", "colour", "description"),
        ("One", "Trust", "wigs", "", "Fine."),
        ("Two", "Trust", "wigz", "red", "=HYPERLINK(1)"),
    )
    quarantine = SpreadsheetQuarantine(tmp_path / "mend.csv", spreadsheet.headings.texts)
    preview(session, spreadsheet, quarantine=quarantine)
    quarantine.close()
    take(session, gazetteer, spreadsheet)
    text = quarantine.path.read_text("utf-8-sig")
    assert (
        text.splitlines()[0] == "line,what to mend,name,organization_name,needs,colour,description"
    )
    assert "3,needs: “wigz” is not in the list; is it wigs?" in text
    assert ",red,'=HYPERLINK(1)" in text

    report = take(session, gazetteer, opened(text.replace(",wigz,", ",wigs,")))

    assert counts(report) == {"new": 1}
    assert stored(session, "Two").description == "=HYPERLINK(1)"


def test_export_and_import_again_changes_nothing(seed_session: Session) -> None:
    for form in (Form(), EVERYTHING):
        report = preview(seed_session, opened(exported(seed_session, form)))

        assert counts(report) == {"same": 2106}
        assert report.rows == []


def test_a_directory_moves_to_another_database_and_back(
    ready_engine: Engine, gazetteer: Gazetteer, session: Session
) -> None:
    make.store(
        session,
        gazetteer,
        make.record(**FULL),
        make.record("Merged", merged_into=str(make.ident("Helping Hands"))),
        make.record("House", locations=[SECRET, make.location("Open", "Leeds", "ENG", "GB")]),
    )
    text = exported(session, EVERYTHING)

    with writing(ready_engine) as other:
        report = commit(other, opened(text), AUTHOR, NOW, gazetteer)
        version = read_version(other)
        again = commit(other, opened(exported(other, EVERYTHING)), AUTHOR, NOW, gazetteer)

    assert counts(report) == {"new": 3}
    assert counts(again) == {"same": 3}
    assert again.together is None
    with reading(ready_engine) as other:
        assert read_version(other) == version
        rows = csv.DictReader(StringIO(exported(other, EVERYTHING)))
        assert sorted(row["name"] for row in rows) == ["Helping Hands", "House", "Merged"]
        for name in ("Helping Hands", "House", "Merged"):
            assert stored(other, name) == stored(session, name)


def test_the_example_of_the_template_is_passed_over_and_is_itself_in_order(
    session: Session, gazetteer: Gazetteer
) -> None:
    text = template()
    assert counts(preview(session, opened(text))) == {}
    assert opened(text).headings.unknown == ()

    report = take(session, gazetteer, opened(text.replace("#example", "")))

    assert counts(report) == {"new": 1}
    assert stored(session, "Walking group").locations[0].addresses[0].city == "Boston"


def test_a_row_changes_only_what_it_says_otherwise(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, make.record(award="100 dollars", keywords=["a"]))
    text = exported(session).replace("100 dollars", "200 dollars")

    report = take(session, gazetteer, opened(text))

    assert counts(report) == {"changed": 1}
    (change,) = report.rows[0].changes
    assert (change.heading, change.before, change.after) == ("award", "100 dollars", "200 dollars")
    origins = session.execute(select(table_of(Service).c.origins)).scalar_one()
    # All else still stands on the word of the seed, which may bring better news.
    assert origins == {"award": "import"}


def test_an_empty_cell_empties_and_a_missing_column_leaves(
    session: Session, gazetteer: Gazetteer
) -> None:
    record = make.record(award="100 dollars", email="a@example.org", status="live")
    make.store(session, gazetteer, record)

    report = take(session, gazetteer, sheet(("number", "award", "cancers"), ("1", "", "")))

    assert [change.heading for change in report.rows[0].changes] == ["cancers", "award"]
    after = stored(session, record.name)
    assert (after.award, after.cancers, after.email) == (None, [], "a@example.org")


def test_what_a_person_wrote_stays_and_is_shown(session: Session, gazetteer: Gazetteer) -> None:
    make.store(session, gazetteer, make.record(award="100 dollars"), origin=Origin.STAFF)

    report = take(session, gazetteer, sheet(("number", "award"), ("1", "9 dollars")))

    assert counts(report) == {"same": 1}
    assert [one.heading for one in report.rows[0].kept] == ["award"]
    assert report.kept_fields == 1
    assert stored(session, "Helping Hands").award == "100 dollars"
    staff = Author("editor@example.org", Origin.STAFF)
    took = take(session, gazetteer, sheet(("number", "award"), ("1", "9 dollars")), staff)
    assert counts(took) == {"changed": 1}


def test_a_secret_place_is_in_no_file_but_one_and_never_lost_by_another(
    session: Session, gazetteer: Gazetteer
) -> None:
    open_place = make.location("Office", "Boston", "MA")
    make.store(session, gazetteer, make.record(locations=[SECRET, open_place]))

    for form in (Form(), STAFF):
        text = exported(session, form)
        assert "Springfield" not in text
        assert "location_2" not in text  # not even that there is another one
        report = take(session, gazetteer, opened(text.replace("Boston", "Cambridge")))
        assert counts(report) == {"changed": 1}
        assert [place.name for place in stored(session, "Helping Hands").locations] == [
            "Refuge",
            "Office",
        ]
        assert "Springfield" not in str(report)
        take(session, gazetteer, opened(text))
    everything = exported(session, EVERYTHING)
    assert "Springfield" in everything
    # An empty cell does not make it public; only a plain no does.
    named = opened(everything.replace(",yes,", ",,", 1))
    assert counts(take(session, gazetteer, named)) == {"same": 1}
    with pytest.raises(ValueError, match="staff only"):
        Form(staff=False, confidential=True)


def test_a_file_for_the_public_holds_nothing_back_and_takes_nothing_away(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(
        session,
        gazetteer,
        make.record(
            phones=[{"number": "555 0100"}, {"number": "555 0101", "published": True}],
            email="hidden@example.org",
            staff_note="Ask for the manager",
            keywords=["hush"],
        ),
    )
    text = exported(session, Form())

    for secret in ("0100", "hidden@", "manager", "hush"):
        assert secret not in text
    report = take(session, gazetteer, opened(text.replace("555 0101", "555 0199")))

    assert counts(report) == {"changed": 1}
    after = stored(session, "Helping Hands")
    assert {phone.number for phone in after.phones} == {"555 0100", "555 0199"}
    assert (after.email, after.staff_note) == ("hidden@example.org", "Ask for the manager")


def test_a_translation_is_marked_with_the_text_it_was_made_from(
    session: Session, gazetteer: Gazetteer
) -> None:
    take(
        session,
        gazetteer,
        sheet(
            ("name", "organization_name", "translations"),
            ("Rides", "Trust", "es | name | Viajes; fr | name | Trajets"),
        ),
    )

    first, second = stored(session, "Rides").translations
    assert (first.field, first.text, first.source_hash) == ("name", "Viajes", print_of("Rides"))
    assert second.source_hash == first.source_hash


def test_what_a_spreadsheet_program_did_to_cells_is_understood_where_it_is_sure(
    session: Session, gazetteer: Gazetteer
) -> None:
    report = take(
        session,
        gazetteer,
        sheet(
            (
                "name",
                "organization_name",
                "run_by_maker",
                "minimum_age",
                "fund_status_date",
                "latitude",
                "longitude",
                "country",
                "phones",
                "schedules",
                "needs",
                "url",
                "url_kind",
                "languages",
            ),
            (
                "Rides",
                "Trust",
                "WAHR",
                "18.0",
                "24/11/2026",
                "42,36",
                "'-71,06",
                "us",
                "'+1 202-555-0134",
                "mon-wed, sat | 9:00 – 17.30 | Europe/London; "
                "1tu, -1SU | 18:00-20:00 | Europe/London",
                "Support Group;",
                "www.example.org/rides",
                "Own",
                "English | Staff; es",
            ),
        ),
    )

    assert reasons(report) == []
    record = stored(session, "Rides")
    assert (record.run_by_maker, record.minimum_age) == (True, 18)
    assert str(record.fund_status_date) == "2026-11-24"
    assert (record.locations[0].latitude, record.locations[0].longitude) == (42.36, -71.06)
    assert record.phones[0].number == "+1 202-555-0134"
    assert record.needs == ["support_group"]
    assert record.url == "https://www.example.org/rides"
    assert [(one.code, one.support) for one in record.languages] == [
        ("en", "staff"),
        ("es", "unknown"),
    ]
    schedule, monthly = record.schedules
    assert monthly.byday == ["1TU", "-1SU"]
    assert (schedule.byday, schedule.opens_at, schedule.closes_at) == (
        ["MO", "TU", "WE", "SA"],
        "09:00",
        "17:30",
    )


def test_a_large_file_is_read_in_batches_and_shown_in_part(
    session: Session, gazetteer: Gazetteer
) -> None:
    told: list[int] = []
    rows = [(f"Service {count}", "", "wigs") for count in range(MOST_SHOWN + 200)]
    spreadsheet = sheet(("name", "organization_name", "needs"), *rows)

    report = preview(session, spreadsheet, progress=told.append)

    assert counts(report) == {"refused": MOST_SHOWN + 200}
    assert len(report.rows) == MOST_SHOWN
    assert report.is_cut
    assert told == [500, 700]
    assert spreadsheet.share_read() == 1.0


def test_nothing_is_written_when_the_directory_moved_since_the_preview(
    session: Session, gazetteer: Gazetteer
) -> None:
    rows = sheet(("name", "organization_name"), ("One", "Trust"))
    looked = preview(session, rows)
    make.store(session, gazetteer, make.record("Two"))

    with pytest.raises(DirectoryMovedError):
        commit(session, rows, AUTHOR, NOW, gazetteer, seen_version=looked.version)

    assert session.execute(select(func.count()).select_from(Service)).scalar_one() == 1


def test_an_import_is_undone_as_one_and_what_was_erased_stays_away(
    session: Session, gazetteer: Gazetteer
) -> None:
    make.store(session, gazetteer, make.record("One", award="old"), make.record("Gone"))
    before = exported(session)
    report = take(
        session,
        gazetteer,
        sheet(
            ("number", "name", "organization_name", "award"),
            ("1", "One", "One Trust", "new"),
            ("", "Added", "Another Trust", ""),
        ),
    )
    assert counts(report) == {"new": 1, "changed": 1}
    assert report.together is not None

    done = undo(session, report.together, AUTHOR, NOW, gazetteer)

    assert (len(done.restored), done.left) == (1, [])
    assert stored(session, "One").award == "old"
    assert "Added" not in exported(session)
    gone = read_meta(session, SERVICE, [make.ident("Gone")])
    delete_rows(session, SERVICE, gone)
    set_stones(session, SERVICE, gone, TombstoneKind.SAFETY, NOW.date(), "tests")
    again = take(session, gazetteer, opened(before))
    assert counts(again) == {"same": 1, "refused": 1}
    assert "is not taken in again" in reasons(again)[0]


SOUND = "\ufeff" + "".join(
    line_of(cells).decode() for cells in ({one: one for one in HEADINGS}, good_row(1), good_row(2))
)
SPOILS = st.tuples(
    st.integers(0, len(SOUND)), st.integers(0, 40), st.binary(max_size=8) | st.just(b'"')
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(SPOILS, min_size=1, max_size=4), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_no_file_whatever_is_an_error(
    session: Session, spoils: list[tuple[int, int, bytes]], encoding: str
) -> None:
    raw = SOUND.encode(encoding, "replace")
    for start, length, put in spoils:
        raw = raw[:start] + put + raw[start + length :]
    try:
        spreadsheet = opened(raw)
        report = preview(session, spreadsheet)
    except UnreadableSpreadsheetError:
        return
    # What is said can be sent to anybody.
    assert str(report).encode()
    assert report.read == report.new + report.refused
