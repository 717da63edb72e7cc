"""Imports for tests: looked at and done, and what became of them."""

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.records import ServiceRecord
from finder.directory.rows import read_records
from finder.exchange.forms import STAFF, Form
from finder.exchange.reports import Report
from finder.exchange.spreadsheet import Spreadsheet
from finder.exchange.spreadsheet_export import export_csv
from finder.exchange.spreadsheet_import import commit, preview
from finder.models import Service, table_of
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin
from tests.conftest import NOW

AUTHOR = Author("tests", Origin.IMPORT)


def take(
    session: Session,
    gazetteer: Gazetteer,
    spreadsheet: Spreadsheet,
    author: Author = AUTHOR,
    *,
    take_namesakes: bool = False,
) -> Report:
    """Look at what an import would do, do it, and hold the two to each other."""
    looked = preview(session, spreadsheet, author.origin, take_namesakes=take_namesakes)
    done = commit(session, spreadsheet, author, NOW, gazetteer, take_namesakes=take_namesakes)
    assert done.read == done.new + done.changed + done.same + done.refused
    counts = [(one.read, one.new, one.changed, one.same, one.refused) for one in (looked, done)]
    assert counts[0] == counts[1]
    assert [(row.line, row.verdict, row.changes, row.kept, row.faults) for row in looked.rows] == [
        (row.line, row.verdict, row.changes, row.kept, row.faults) for row in done.rows
    ]
    return done


def counts(report: Report) -> dict[str, int]:
    names = ("new", "changed", "same", "refused")
    return {name: getattr(report, name) for name in names if getattr(report, name)}


def reasons(report: Report) -> list[str]:
    return [fault.say() for row in report.rows for fault in row.faults]


def stored(session: Session, name: str) -> ServiceRecord:
    service = table_of(Service)
    key = session.execute(select(service.c.id).where(service.c.name == name)).scalar_one()
    return read_records(session, [key])[key]


def exported(session: Session, form: Form = STAFF) -> str:
    return "".join(export_csv(session, form))
