"""The directory as JSON Lines, one service a line, as the importer reads it."""

import json
from collections.abc import Iterator

from sqlmodel import Session

from finder.exchange.forms import PUBLIC, Form
from finder.exchange.stored import read_all

# What holds words of ours that are never shown.
NEVER_SHOWN = frozenset(("staff_note", "keywords"))


def export_lines(session: Session, form: Form = PUBLIC) -> Iterator[str]:
    """Give the whole directory, a line at a time, by number.

    A file for staff leaves a field out where a part of it is held back, so that taking it in
    again takes nothing away. A file for the public has the part that may be shown.
    """
    for record, _ in read_all(session):
        shown = form.show(record)
        content = shown.to_json()
        for name in NEVER_SHOWN if not form.staff else ():
            del content[name]
        if form.staff:
            whole = record.to_json()
            # A check without its mark is known again by the others of its facts.
            content = {
                name: value
                for name, value in content.items()
                if value == whole[name] or name == "freshness"
            }
        yield json.dumps(content, ensure_ascii=False) + "\n"
