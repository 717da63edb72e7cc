import json
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from finder.directory.editing import Author
from finder.directory.rows import read_records
from finder.exchange.json_lines import LONGEST_LINE, Summary, import_lines, read_lines
from finder.exchange.quarantine import Quarantine
from finder.models import Service
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin
from tests import make
from tests.conftest import NOW


def line(name: str = "Helping Hands", **fields: Any) -> bytes:
    return json.dumps(make.record(name).to_json() | fields).encode() + b"\n"


def take(
    session: Session, gazetteer: Gazetteer, folder: Path, *lines: bytes
) -> tuple[Summary, list[dict[str, Any]]]:
    quarantine = Quarantine(folder / "quarantine.jsonl")
    author = Author("tests", Origin.IMPORT)
    summary = import_lines(session, lines, author, NOW, gazetteer, quarantine)
    quarantine.close()
    assert summary.read == (
        summary.added + summary.changed + summary.unchanged + summary.quarantined
    )
    kept = quarantine.path.read_text("utf-8").splitlines() if quarantine.lines else []
    return summary, [json.loads(each) for each in kept]


def test_import_takes_the_good_and_keeps_the_bad_with_its_reason(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    summary, kept = take(
        session,
        gazetteer,
        tmp_path,
        line("One"),
        line("Two", needs=["happiness"], minimum_age=200),
        b"{not json}\n",
        b"\n",
        b'"a text"\n',
        b'{"id": "\xff"}\n',
        b'{"name": NaN}\n',
        b'{"name": "a", "name": "b"}\n',
        b"[" * 100_000 + b"\n",
        line("Three"),
    )

    assert (summary.read, summary.added, summary.quarantined) == (9, 2, 7)
    assert [one["line"] for one in kept] == [2, 3, 5, 6, 7, 8, 9]
    assert [fault["field"] for fault in kept[0]["faults"]] == ["needs.0", "minimum_age"]
    assert kept[0]["faults"][0]["value"] == "happiness"
    assert "not a known need" in kept[0]["faults"][0]["reason"]
    assert kept[1]["text"] == "{not json}"


def test_import_of_the_same_file_twice_changes_nothing(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    lines = [line("One"), line("Two", merged_into=str(make.ident("One")))]
    take(session, gazetteer, tmp_path, *lines)

    summary, _ = take(session, gazetteer, tmp_path, *lines)

    assert (summary.added, summary.changed, summary.unchanged) == (0, 0, 2)


def test_import_deletes_nothing_that_a_file_leaves_out(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    take(session, gazetteer, tmp_path, line("One"), line("Two"))
    take(session, gazetteer, tmp_path, line("One"))

    assert session.execute(select(func.count()).select_from(Service)).scalar_one() == 2


def test_import_keeps_back_what_a_file_says_twice_in_two_ways(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    other = {"id": str(make.ident("One Trust")), "name": "Another name"}

    summary, kept = take(
        session,
        gazetteer,
        tmp_path,
        line("One"),
        line("One", description="Something else."),
        line("Two", organization=other),
    )

    assert summary.added == 1
    assert [one["faults"][0]["field"] for one in kept] == ["id", "organization"]
    assert "line 1" in kept[0]["faults"][0]["reason"]


def test_import_takes_a_merge_in_any_order_and_keeps_back_one_into_nothing(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    summary, kept = take(
        session,
        gazetteer,
        tmp_path,
        line("Old", merged_into=str(make.ident("New"))),
        line("Lost", merged_into=str(make.ident("Nowhere"))),
        line("New"),
    )

    assert summary.added == 2
    assert kept[0]["line"] == 2
    assert kept[0]["faults"][0]["field"] == "merged_into"


def test_import_works_across_batches_and_reports_progress(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    seen: list[int] = []
    quarantine = Quarantine(tmp_path / "quarantine.jsonl")

    summary = import_lines(
        session,
        [b"\xef\xbb\xbf" + line("Service 0"), *(line(f"Service {n}") for n in range(1, 1100))],
        Author("tests", Origin.IMPORT),
        NOW,
        gazetteer,
        quarantine,
        seen.append,
    )

    assert summary.added == 1100
    assert seen == list(range(1, 1101))


def test_import_stores_fields_as_the_file_says(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    take(session, gazetteer, tmp_path, line("One", award="500 dollars"))

    key = make.ident("One")
    assert read_records(session, [key])[key].award == "500 dollars"


def test_import_keeps_back_a_merge_into_something_merged(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    summary, kept = take(
        session,
        gazetteer,
        tmp_path,
        line("One", merged_into=str(make.ident("Two"))),
        line("Two", merged_into=str(make.ident("One"))),
        line("Three"),
    )

    assert (summary.added, summary.quarantined) == (1, 2)
    assert {one["faults"][0]["field"] for one in kept} == {"merged_into"}


def test_a_line_without_end_is_refused_without_being_kept_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.write_bytes(line("One") + b"x" * (3 * LONGEST_LINE) + b"\n" + line("Two"))

    with path.open("rb") as file:
        lengths = [len(one) for one in read_lines(file)]

    assert len(lengths) == 3
    assert lengths[1] == LONGEST_LINE + 1


def test_a_broken_character_goes_to_quarantine_and_the_rest_goes_in(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    broken = line("Two").replace(b'"name": "Two"', b'"name": "\\ud800"')

    summary, kept = take(session, gazetteer, tmp_path, line("One"), broken, line("Three"))

    assert (summary.added, summary.quarantined) == (2, 1)
    assert kept[0]["line"] == 2


def test_import_keeps_back_what_makes_no_sense_with_what_is_stored(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    take(session, gazetteer, tmp_path, line(minimum_age=18))
    partial = {"id": str(make.ident("Helping Hands")), "name": "Helping Hands", "maximum_age": 12}
    runner = make.record().organization.to_json()

    summary, kept = take(
        session, gazetteer, tmp_path, json.dumps(partial | {"organization": runner}).encode()
    )

    assert summary.quarantined == 1
    assert kept[0]["faults"][0]["reason"] == "minimum_age is above maximum_age"
    assert json.loads(kept[0]["text"])["maximum_age"] == 12
