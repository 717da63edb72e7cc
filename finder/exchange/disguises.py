"""Files that are no CSV whatever their name says: known by how they begin."""

import re

ENOUGH = 4096
AS_CSV = "save it as CSV there (File, Save as, Text CSV), and take that file"
# Each with how such a file begins, and what it is.
BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0", "a workbook of an older Excel"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"PAR1", "a file of a data program"),
)
# A page of the web or an XML file, which some programs name .xls or .csv.
MARKUP = re.compile(rb"\s*<(\?xml|!doctype|html|head|table|meta)\b", re.IGNORECASE)
JSON_OBJECT = re.compile(rb'\s*\{\s*"')
INSIDE_ZIP = (
    (b"opendocument.spreadsheet", "a LibreOffice spreadsheet"),
    (b"opendocument", "a LibreOffice document"),
    (b"xl/", "an Excel workbook"),
    (b"word/", "a Word document"),
    (b"[Content_Types].xml", "an Office document"),
    (b"Index/", "a Numbers spreadsheet"),
)


def find_disguise(head: bytes) -> str | None:
    """Give a sentence that says what the file is and what to do, None for what may be a CSV.

    `head` is how the file begins. Nothing is unpacked.
    """
    if not head.strip():
        return "This file is empty: take the file that you saved from your spreadsheet program."
    if head.startswith(b"PK"):
        kinds = (kind for sign, kind in INSIDE_ZIP if sign in head[:ENOUGH])
        kind = next(kinds, "a ZIP file or an Office document")
        return f"This file is {kind}, not CSV: open it in your spreadsheet program, {AS_CSV}."
    for beginning, kind in BEGINNINGS:
        if head.startswith(beginning):
            return f"This file is {kind}, not CSV: open the spreadsheet itself, {AS_CSV}."
    if MARKUP.match(head):
        return (
            "This file is a page of the web or XML, not CSV: open it in a spreadsheet program, "
            f"{AS_CSV}."
        )
    if JSON_OBJECT.match(head):
        return "This file is JSON, not CSV: give it a name that ends in .jsonl, or save it as CSV."
    return None
