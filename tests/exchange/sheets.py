"""Spreadsheets for tests: rows of cells made to the bytes of a file, and read again."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from finder.exchange.spreadsheet import Spreadsheet, read_spreadsheet

HEADINGS = ("name", "organization_name", "phones", "needs")


def content(
    *rows: Sequence[str], separator: str = ",", quoting: int = csv.QUOTE_MINIMAL, end: str = "\r\n"
) -> str:
    """Give rows as the text of a CSV file."""
    text = StringIO()
    csv.writer(
        text,
        delimiter=separator,
        quoting=quoting,  # type: ignore[arg-type]
    ).writerows(rows)
    return text.getvalue().replace("\r\n", end)


def sheet(*rows: Sequence[str]) -> Spreadsheet:
    """Give a spreadsheet of these rows, the first of them the headings."""
    return opened(content(*rows))


def opened(text: str | bytes) -> Spreadsheet:
    """Give the spreadsheet of a text or its bytes."""
    return read_spreadsheet(BytesIO(text.encode() if isinstance(text, str) else text))
