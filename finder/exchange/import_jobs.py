"""Importing a spreadsheet as long work: a look at what it would do, and doing it."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Engine

from finder.db import reading, writing
from finder.directory.authors import Author
from finder.directory.labels import Names
from finder.exchange.cutting import UnreadableSpreadsheetError
from finder.exchange.quarantine import SpreadsheetQuarantine
from finder.exchange.reports import Report as ImportReport
from finder.exchange.spreadsheet import Spreadsheet, read_spreadsheet
from finder.exchange.spreadsheet_import import DirectoryMovedError, commit, preview
from finder.exchange.uploads import GoneUploadError, opened_upload, refused_path
from finder.jobs import Ask, JobFailedError, Kind, Report
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin

LOOK, TAKE_IN = "import_look", "import_take_in"
WHOLE = 100


@dataclass(frozen=True, slots=True)
class ImportWork:
    """What imports need beside the database: the place data, and the folder of sent files."""

    var: Path
    gazetteer: Gazetteer

    def kinds(self) -> dict[str, Kind]:
        """Give the two kinds of work; both may begin again, since nothing is half done."""
        return {LOOK: Kind(self.look), TAKE_IN: Kind(self.take_in)}

    def look(self, engine: Engine, job: Ask, report: Report) -> dict[str, Any]:
        """Give what the import would do; changes nothing."""
        with self._sheet(job) as (sheet, quarantine), reading(engine) as session:
            told = preview(
                session,
                sheet,
                Origin.IMPORT,
                quarantine,
                _progress(sheet, report),
                take_namesakes=bool(job.arguments.get("take_namesakes")),
                names=Names(self.gazetteer),
            )
        return describe(told, sheet)

    def take_in(self, engine: Engine, job: Ask, report: Report) -> None:
        """Write what can be taken, in one transaction with the word that it is done."""
        name = str(job.arguments["name"])
        author = Author(job.asked_by, Origin.IMPORT).for_all(f"Import of {name}")
        with self._sheet(job) as (sheet, quarantine), writing(engine) as session:
            told = commit(
                session,
                sheet,
                author,
                datetime.now(UTC),
                self.gazetteer,
                quarantine,
                _progress(sheet, report),
                take_namesakes=bool(job.arguments.get("take_namesakes")),
                seen_version=job.arguments.get("seen_version"),
                names=Names(self.gazetteer),
            )
            report.finish(session, describe(told, sheet))

    @contextmanager
    def _sheet(self, job: Ask) -> Iterator[tuple[Spreadsheet, SpreadsheetQuarantine]]:
        """Give the file and where its refused rows go; says in words what stands in the way."""
        try:
            with opened_upload(self.var, UUID(job.arguments["upload"])) as file:
                sheet = read_spreadsheet(file)
                kept = SpreadsheetQuarantine(refused_path(self.var, job.id), sheet.headings.texts)
                with closing(kept):
                    yield sheet, kept
        except UnreadableSpreadsheetError as error:
            raise JobFailedError(str(error)) from error
        except GoneUploadError as error:
            raise JobFailedError("The file is not here any more: send it again.") from error
        except DirectoryMovedError as error:
            raise JobFailedError(
                "Somebody changed the directory since you looked. Send the file again, and look."
            ) from error


def _progress(sheet: Spreadsheet, report: Report) -> Callable[[int], None]:
    return lambda rows: report(int(sheet.share_read() * WHOLE), WHOLE, f"{rows:,} rows read")


def describe(told: ImportReport, sheet: Spreadsheet) -> dict[str, Any]:
    """Give what became of a file as plain values, to be kept with the job and shown."""
    content = asdict(told)
    content.pop("_shown")
    return content | {
        "together": str(told.together) if told.together is not None else None,
        "is_cut": told.is_cut,
        "unknown": list(sheet.headings.unknown),
        "encoding": sheet.encoding.name,
        "guessed": list(sheet.encoding.sample) if sheet.encoding.is_guessed else [],
    }
