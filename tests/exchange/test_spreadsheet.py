import codecs
import csv
import time
import zipfile
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest

from finder.exchange.cutting import LONGEST_ROW, UnreadableSpreadsheetError
from finder.exchange.spreadsheet import MOST_COLUMNS, QUOTES, SEPARATORS, read_spreadsheet
from tests.exchange.sheets import content, opened, sheet

ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",  # Python writes this mark itself
    "utf-16": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32": b"",
    "cp1252": b"",
    "mac_roman": b"",
}
ROWS = (
    ("name", "organization_name", "description"),
    ("Café “Été”", "Trust, Zürich; Köln", "It’s\nfree | 5 £\tand “open”"),
    ("Plain", "Señora Niño", 'says "yes"'),
)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_reads_the_same_in_every_encoding_and_layout(encoding: str) -> None:
    for separator, quoting, end in product(
        SEPARATORS, (csv.QUOTE_MINIMAL, csv.QUOTE_ALL), ("\r\n", "\n", "\r")
    ):
        text = content(*ROWS, separator=separator, quoting=quoting, end=end)
        found = opened(ENCODINGS[encoding] + text.encode(encoding))

        assert found.layout.separator == separator
        assert [row.cells for row in found.rows()] == list(ROWS[1:]), (separator, quoting, end)
        assert found.encoding.is_guessed is (encoding in {"cp1252", "mac_roman"})


def test_utf_16_is_known_without_its_mark() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        assert [row.cells for row in opened(content(*ROWS).encode(encoding)).rows()] == list(
            ROWS[1:]
        )


def test_a_guess_is_shown_and_may_be_overruled() -> None:
    raw = "name,organization_name\nŁódź,Fundacja\n".encode("cp1250")

    guessed = read_spreadsheet(BytesIO(raw))
    told = read_spreadsheet(BytesIO(raw), encoding="cp1250")

    assert guessed.encoding.is_guessed
    assert [line.endswith(",Fundacja") for line in guessed.encoding.sample] == [True]
    assert next(told.rows()).cells[0] == "Łódź"
    with pytest.raises(UnreadableSpreadsheetError, match="no encoding “klingon”"):
        read_spreadsheet(BytesIO(raw), encoding="klingon")


def test_a_line_that_names_the_separator_is_followed() -> None:
    found = opened("sep=;\r\nname;organization_name\r\nA, B;C\r\n")

    (row,) = found.rows()
    assert (row.line, row.number, row.cells) == (3, 2, ("A, B", "C"))
    with pytest.raises(UnreadableSpreadsheetError, match="cannot part cells"):
        opened("sep=x\nnamexorganization_name\n")


def test_single_quotes_are_read_where_they_quote() -> None:
    assert next(opened("'name','organization_name'\n'A, B','It''s'\n").rows()).cells == (
        "A, B",
        "It's",
    )
    assert set(QUOTES) == {'"', "'"}


def test_headings_are_known_in_many_spellings_below_a_title() -> None:
    found = sheet(
        ("Our list, spring", "", "", "", "", ""),
        (),
        (" NAME ", "Organisation", "Kind of help", "Zip", "Location 2 City", "Colour"),
        ("A", "B", "wigs", "02115", "Boston", "red"),
    )

    assert [column and column.heading for column in found.headings.columns] == [
        "name",
        "organization_name",
        "needs",
        "location_1_postal_code",
        "location_2_city",
        None,
    ]
    assert found.headings.unknown == ("Colour",)
    assert [row.line for row in found.rows()] == [4]


def test_another_name_for_a_column_gives_way_to_its_own() -> None:
    found = sheet(("service", "name"), ("x", "y"))

    assert found.headings.unknown == ("service",)
    with pytest.raises(UnreadableSpreadsheetError, match="Two columns have the heading “Name”"):
        sheet(("name", "Name"), ("x", "y"))


def test_empty_rows_count_and_are_passed_over() -> None:
    rows = opened('name\r\n\r\n"two\r\nlines"\r\n , \r\nlast\r\n').rows()

    assert [(row.line, row.number) for row in rows] == [(3, 3), (6, 5)]


BROKEN = (
    'name,description\nA,"open\nB,"good"\nC,ok\nD,"one ""two"" three\nE,"x, y"\n'
    'F,"inner "quote" here"\nG,"line\nbreak"\nH,"end'
)


def test_a_row_whose_quotes_do_not_fit_costs_only_itself() -> None:
    rows = list(opened(BROKEN).rows())

    assert [(row.line, row.cells[0]) for row in rows if not row.reason] == [
        (3, "B"),
        (4, "C"),
        (6, "E"),
        (8, "G"),
    ]
    broken = [row for row in rows if row.reason]
    assert [row.line for row in broken] == [2, 5, 7, 10]
    assert broken[0].cells == ('A,"open',)
    assert "quotes do not fit" in broken[0].reason


def test_what_is_too_long_is_refused_with_its_line() -> None:
    text = f'name\n{"x" * (LONGEST_ROW * 3)}\n"{"y" * 140_000}"\nok\n'

    rows = list(opened(text).rows())

    assert [(row.line, bool(row.reason)) for row in rows] == [(2, True), (3, True), (4, False)]
    assert "too long" in rows[0].reason
    assert len(rows[0].cells[0]) == LONGEST_ROW + 1


def test_rows_that_never_close_their_quotes_do_not_take_for_ever() -> None:
    # Each line leaves a quote open again: read naively, every row reads the rest of the file.
    bomb = "name,organization_name\n" + 'x","y\n' * 300_000

    started = time.process_time()
    with pytest.raises(UnreadableSpreadsheetError, match="Too many rows"):
        list(opened(bomb).rows())

    assert time.process_time() - started < 20


def zipped(name: str, text: bytes = b"x") -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return file.getvalue()


DISGUISES = {
    "an Excel workbook": zipped("xl/workbook.xml", b"0" * 10_000_000),
    # LibreOffice stores this first part as it is.
    "a LibreOffice spreadsheet": b"PK\x03\x04" + b"mimetypeapplication/vnd.oasis."
    b"opendocument.spreadsheetPK",
    "a ZIP file": zipped("services.csv", b"name\n" * 1_000_000),
    "an older Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
    "a PDF": b"%PDF-1.7\n",
    "a compressed file": b"\x1f\x8b\x08" + bytes(50),
    "a page of the web": b"\n<!DOCTYPE html><table>",
    "XML": b'<?xml version="1.0"?><Workbook>',
    "JSON": b'{"id": "x", "name": "y"}\n',
    "a picture": b"\x89PNG\r\n\x1a\n",
    "empty": b" \r\n",
}


@pytest.mark.parametrize("kind", DISGUISES)
def test_another_kind_of_file_is_named_and_told_what_to_do(kind: str) -> None:
    with pytest.raises(UnreadableSpreadsheetError, match=kind) as caught:
        opened(DISGUISES[kind])

    assert "CSV" in str(caught.value) or kind == "empty"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"hello\nworld\n", "No row of headings was found; the file begins with “hello”"),
        (b"\xff\xfe\xff\xff\x00\xd8", "No row of headings"),
        (bytes(range(256)) * 50, "No row of headings"),
        (b"name," + b"," * MOST_COLUMNS + b"\n", "more than 1,000 columns"),
        (b"," * 3_000_000, "No row of headings"),
        (b'"' * 3_000_000, "No row of headings"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_a_sentence(raw: bytes, reason: str) -> None:
    started = time.process_time()
    with pytest.raises(UnreadableSpreadsheetError, match=reason):
        opened(raw)

    assert time.process_time() - started < 10


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(20_000_001)  # a hole: nothing is written

    with path.open("rb") as file, pytest.raises(UnreadableSpreadsheetError, match="at most 20 MB"):
        read_spreadsheet(file)
