"""How we know something: where it was read, and how old that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from finder.directory.records import SourceRecord
from finder.i18n import gettext, ngettext
from finder.web.addresses import safe_link
from finder.web.words import host_of, page_date_words, page_year, source_words


@dataclass(frozen=True, slots=True)
class ShownSource:
    """Where we read something: words, a link where it is a web page, and the page's own date."""

    words: str
    link: str
    dated: str | None


def show_sources(sources: Sequence[SourceRecord], today: date) -> tuple[ShownSource, ...]:
    """Give the sources in public words, each once."""
    shown: dict[tuple[str, str], ShownSource] = {}
    named: set[str] = set()
    for source in sources:
        words = source_words(source.url)
        if words in named and (site := host_of(source.url)):
            words = gettext("Another web page of %(site)s", site=site)
        named.add(words)
        link = safe_link(source.url)
        dated = dated_words(source.page_date, today) if source.page_date else None
        shown.setdefault((words, link), ShownSource(words, link, dated))
    return tuple(shown.values())


def dated_words(page_date: str, today: date) -> str:
    """Give the page's own date, with its age once that is a year or more."""
    words = page_date_words(page_date)
    year = page_year(page_date)
    if year is None or today.year - year < 1:
        return gettext("dated %(date)s", date=words)
    age = ngettext("about %(num)s year ago", "about %(num)s years ago", today.year - year)
    return gettext("dated %(date)s, %(age)s", date=words, age=age)
