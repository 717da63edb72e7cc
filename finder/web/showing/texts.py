"""The texts of a record as the reader sees them: translated where somebody did so."""

from finder.directory.records import ServiceRecord
from finder.i18n import current_language
from finder.web.words import Said, say


def text_of(record: ServiceRecord, field: str) -> Said | None:
    """Give a text of the record as the reader sees it, None where there is none."""
    text = getattr(record, field)
    return say(text, record.text_in(current_language(), field)) if text else None
