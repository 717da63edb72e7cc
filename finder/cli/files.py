"""The commands about files that come in and go out: seed, import, export."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import click
from flask.cli import with_appcontext

from finder.cli.data import make_ready, this_site
from finder.db import reading, writing
from finder.directory.authors import Author
from finder.directory.change_sets import AlreadyUndoneError, UnknownChangeSetError, undo
from finder.exchange.cutting import UnreadableSpreadsheetError
from finder.exchange.forms import PUBLIC, Form
from finder.exchange.json_lines import import_lines, read_lines
from finder.exchange.lines_export import export_lines
from finder.exchange.lines_preview import preview_lines
from finder.exchange.quarantine import Quarantine, SpreadsheetQuarantine
from finder.exchange.reports import Report, ReportedRow
from finder.exchange.spreadsheet import Spreadsheet, read_spreadsheet
from finder.exchange.spreadsheet_export import export_csv, template
from finder.exchange.spreadsheet_import import commit, preview
from finder.vocabulary import Origin

SEED = Path(__file__).parents[2] / "seed" / "services.jsonl"
# Services that a person has not yet agreed to show: loaded only when asked for.
WAITING = SEED.with_name("waiting.jsonl")
LINES, SPREADSHEET = ".jsonl", ".csv"
MOST_PRINTED = 50
IN_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--preview", "only_look", is_flag=True, help="Say what would change, and stop.")
@click.option("--waiting", is_flag=True, help="Load the services of seed/waiting.jsonl instead.")
@with_appcontext
def seed(*, only_look: bool, waiting: bool) -> None:
    """Load the starter directory again; a person's edits are never overwritten."""
    path = WAITING if waiting else SEED
    if only_look:
        _preview_lines(path, Origin.SEED)
    else:
        load_seed(path)


def load_seed(path: Path = SEED) -> None:
    """Load the starter directory, or what waits beside it, and say what it did."""
    _import_lines(path, Author("flask finder seed", Origin.SEED))


@click.command("import")
@click.argument("path", type=IN_FILE, required=False)
@click.option("--preview", "only_look", is_flag=True, help="Say what would change, and stop.")
@click.option("--undo", "undone", type=click.UUID, help="Undo the import of this id instead.")
@click.option("--reason", help="Why, kept with every change.")
@click.option("--encoding", help="Of a spreadsheet, where the guess is wrong: cp1252, utf-8 ...")
@click.option("--separator", help="Of a spreadsheet, where it is none of , ; | and the tab.")
@click.option(
    "--same-names", is_flag=True, help="Take new services of a name that their organisation has."
)
@with_appcontext
def import_file(
    *,
    path: Path | None,
    only_look: bool,
    undone: UUID | None,
    reason: str | None,
    encoding: str | None,
    separator: str | None,
    same_names: bool,
) -> None:
    """Take in a spreadsheet (.csv) or JSON Lines (.jsonl), or undo that.

    What cannot be taken goes to a quarantine file with its line and reason. The same file twice
    changes nothing. Ends with 1 when something was refused.
    """
    if (path is None) == (undone is None):
        raise click.UsageError("Name a file to take in, or an import to undo.")
    author = Author("flask finder import", Origin.IMPORT, reason)
    if undone is not None:
        _undo(undone, author)
        return
    assert path is not None
    if path.suffix.lower() == LINES:
        refused = _preview_lines(path, Origin.IMPORT) if only_look else _import_lines(path, author)
    else:
        with path.open("rb") as file:
            try:
                spreadsheet = read_spreadsheet(file, encoding, separator, most_bytes=None)
                report = _take(
                    path, spreadsheet, author, only_look=only_look, same_names=same_names
                )
            except UnreadableSpreadsheetError as error:
                raise click.ClickException(str(error)) from error
        refused = report.refused
    if refused:
        sys.exit(1)


def _take(
    path: Path, spreadsheet: Spreadsheet, author: Author, *, only_look: bool, same_names: bool
) -> Report:
    make_ready()
    site, now = this_site(), datetime.now(UTC)
    _say_how_read(spreadsheet)
    name = f"{path.stem}-{now:%Y%m%dT%H%M%S%f}.csv"
    headings = spreadsheet.headings.texts
    quarantine = SpreadsheetQuarantine(site.config.var / "quarantine" / name, headings)
    with closing(quarantine), _progress() as progress:
        if only_look:
            with reading(site.engine) as session:
                report = preview(
                    session,
                    spreadsheet,
                    author.origin,
                    quarantine,
                    progress,
                    take_namesakes=same_names,
                )
        else:
            with writing(site.engine) as session:
                report = commit(
                    session,
                    spreadsheet,
                    author.for_all(f"Import of {path.name}"),
                    now,
                    site.gazetteer,
                    quarantine,
                    progress,
                    take_namesakes=same_names,
                )
    _print_report(report)
    if quarantine.rows:
        click.echo(f"Rows to mend and take in again: {quarantine.path}")
    if report.together is not None:
        _offer_undo(report.together)
    return report


def _offer_undo(change_set: UUID) -> None:
    click.echo(f"To undo all of it: flask finder import --undo {change_set}")


def _say_how_read(spreadsheet: Spreadsheet) -> None:
    encoding = spreadsheet.encoding
    if encoding.is_guessed:
        click.echo(f"Read as {encoding.name}, which is a guess. Are these lines right?")
        for line in encoding.sample:
            click.echo(f"    {line}")
        click.echo("If not, name another one, for example --encoding mac_roman.")
    if spreadsheet.headings.unknown:
        click.echo(f"Columns that are not taken: {', '.join(spreadsheet.headings.unknown)}")


def _preview_lines(path: Path, origin: Origin) -> int:
    make_ready()
    site = this_site()
    with path.open("rb") as file, reading(site.engine) as session, _progress() as progress:
        report = preview_lines(session, read_lines(file), origin, progress)
    _print_report(report)
    return report.refused


def _print_report(report: Report) -> None:
    for row in report.rows[:MOST_PRINTED]:
        click.echo(f"line {row.line}: {_describe(row)}")
    if len(report.rows) > MOST_PRINTED or report.is_cut:
        click.echo(f"... only the first {MOST_PRINTED} are printed.")
    click.echo(
        f"{report.read} read: {report.new} new, {report.changed} changed, "
        f"{report.same} the same, {report.refused} refused."
    )
    if report.kept_fields:
        click.echo(
            f"{report.kept_fields} fields stay as somebody closer to the service wrote them."
        )


def _describe(row: ReportedRow) -> str:
    number = f"{row.service_number} " if row.service_number is not None else ""
    told = [fault.say() for fault in row.faults]
    told += [f"{one.heading} “{one.before}” -> “{one.after}”" for one in row.changes]
    told += [f"{one.heading} stays “{one.before}”" for one in row.kept]
    name = f" {number}{row.name}" if row.name else ""
    return f"{row.verdict}{name}" + (f": {'; '.join(told)}" if told else "")


def _import_lines(path: Path, author: Author) -> int:
    make_ready()
    site, now = this_site(), datetime.now(UTC)
    name = f"{path.stem}-{now:%Y%m%dT%H%M%S%f}.jsonl"
    quarantine = Quarantine(site.config.var / "quarantine" / name)
    with (
        path.open("rb") as file,
        closing(quarantine),
        _progress() as progress,
        writing(site.engine) as session,
    ):
        together = author.for_all(f"Import of {path.name}")
        summary = import_lines(
            session, read_lines(file), together, now, site.gazetteer, quarantine, progress
        )
    click.echo(
        f"{summary.read} read: {summary.added} added, {summary.changed} changed, "
        f"{summary.unchanged} unchanged, {summary.quarantined} quarantined."
    )
    if summary.kept_fields:
        click.echo(
            f"{summary.kept_fields} fields stay as somebody closer to the service wrote them."
        )
    if quarantine.lines:
        click.echo(f"What was not taken, and why: {quarantine.path}")
    is_news = author.origin is not Origin.SEED and (summary.added or summary.changed)
    if is_news and together.together is not None:
        _offer_undo(together.together.id)
    return summary.quarantined


def _undo(change_set: UUID, author: Author) -> None:
    make_ready()
    site = this_site()
    try:
        with writing(site.engine) as session:
            done = undo(session, change_set, author, datetime.now(UTC), site.gazetteer)
    except UnknownChangeSetError as error:
        raise click.ClickException(f"There is no import {change_set}.") from error
    except AlreadyUndoneError as error:
        raise click.ClickException("This import was undone before.") from error
    for left in done.left:
        click.echo(f"{left.entity} {left.name}: {left.reason}")
    click.echo(
        f"{len(done.restored)} records are as they were before, {len(done.taken_out)} were taken "
        f"out, {len(done.left)} were left alone."
    )
    _offer_undo(done.id)


@click.command("export")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--public", is_flag=True, help="Only what anyone may see.")
@click.option("--confidential", is_flag=True, help="Secret places too: keep such a file safe.")
@click.option("--template", "only_template", is_flag=True, help="Only headings, help, an example.")
@with_appcontext
def export_file(*, path: Path, public: bool, confidential: bool, only_template: bool) -> None:
    """Write the directory to a new file: a spreadsheet (.csv) or JSON Lines (.jsonl).

    It holds what staff hold, except for secret places. To take it in again changes nothing.
    """
    if public and confidential:
        raise click.UsageError("A file for the public holds no secret places.")
    if path.suffix.lower() not in {LINES, SPREADSHEET}:
        raise click.UsageError("Give the file a name that ends in .csv or .jsonl.")
    if path.exists():
        raise click.ClickException(f"{path} is there already: choose another name.")
    form = PUBLIC if public else Form(staff=True, confidential=confidential)
    if only_template:
        _write(path, [template()])
        return
    make_ready()
    export: Callable[..., Iterable[str]] = (
        export_lines if path.suffix.lower() == LINES else export_csv
    )
    with reading(this_site().engine) as session:
        _write(path, export(session, form))


def _write(path: Path, parts: Iterable[str]) -> None:
    """Write a file that is there whole or not at all, readable by its owner only."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, delete=False
        ) as file:
            try:
                file.writelines(parts)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                Path(file.name).unlink()
                raise
        Path(file.name).replace(path)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from error
    click.echo(f"{path}: {path.stat().st_size:,} bytes")


@contextmanager
def _progress() -> Iterator[Callable[[int], None] | None]:
    """Give what shows how many were read, where a person is looking."""
    if not sys.stderr.isatty():
        yield None
        return

    def show(read: int) -> None:
        if read % 100 == 0:
            click.echo(f"\r{read} read", nl=False, err=True)

    yield show
    click.echo(err=True)  # ends the line of progress
