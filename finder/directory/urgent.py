"""Urgent lines: a hand-kept file of who to call in each country, with sources and dates."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, PrivateAttr, ValidationError

from finder.directory.records import (
    LanguageCode,
    Line,
    Link,
    OptionalLine,
    OptionalParagraph,
    Paragraph,
    Print,
    Record,
    SourceRecord,
)
from finder.i18n import SOURCE_LANGUAGE, current_language
from finder.text import print_of
from finder.vocabulary import UrgentKind

FILE = Path(__file__).parents[2] / "seed" / "urgent-lines.jsonl"
ORDER = (
    UrgentKind.EMERGENCY,
    UrgentKind.CRISIS,
    UrgentKind.ABUSE,
    UrgentKind.CHILDREN,
    UrgentKind.ELDER,
    UrgentKind.MEDICAL_ADVICE,
    UrgentKind.CANCER_HELPLINE,
)
# What is said in words, and so in other languages too.
WORDS = ("summary", "hours", "relay", "phone", "text_to")
Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
RegionCode = Annotated[str, Field(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")]


class BrokenUrgentLinesError(ValueError):
    """A line of the file of urgent lines cannot be taken; the message names it and says why."""


class LineTranslation(Record):
    """The words of a line in another language, with the print of the words they were made from.

    `phone` and `text_to` are there where words stand beside the number ("988, then press 1").
    """

    language: LanguageCode
    summary: Paragraph
    hours: OptionalLine = None
    relay: OptionalParagraph = None
    phone: OptionalLine = None
    text_to: OptionalLine = None
    source_hash: Print


class UrgentLine(Record):
    """One line to call or text. `free` None: not known. No page date is ever a confirmation."""

    country: Code
    region: RegionCode | None = None
    kind: UrgentKind
    organization: Line
    name: Line
    summary: Paragraph
    phone: OptionalLine = None
    phone_international: OptionalLine = None
    text_to: OptionalLine = None
    chat_url: Link | None = None
    url: Link | None = None
    hours: OptionalLine = None
    languages: tuple[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], ...] = ()
    free: bool | None = None
    relay: OptionalParagraph = None
    sources: Annotated[list[SourceRecord], Field(min_length=1)]
    confidence: Annotated[str, Field(pattern=r"^(high|medium|low)$")]
    translations: tuple[LineTranslation, ...] = ()
    _words_in: str = PrivateAttr(SOURCE_LANGUAGE)

    @property
    def words_in(self) -> str:
        """Give the language of its words."""
        return self._words_in

    @property
    def source_hash(self) -> str:
        """Give the print of the words that a translation is made from."""
        return print_of("\n".join(getattr(self, name) or "" for name in WORDS))

    def spoken_in(self, language: str) -> "UrgentLine":
        """Give the line in this language, or as it is where it has no translation that still fits.

        A name, a number and an address stay what they are.
        """
        for one in self.translations:
            if one.language == language and one.source_hash == self.source_hash:
                words = {name: getattr(one, name) or getattr(self, name) for name in WORDS}
                spoken = self.model_copy(update=words)
                spoken._words_in = language  # noqa: SLF001 (a line of its own kind)
                return spoken
        return self


class UrgentLines:
    """All urgent lines, in the order in which they are shown."""

    def __init__(self, lines: Iterable[UrgentLine]) -> None:
        self._lines = tuple(sorted(lines, key=lambda line: ORDER.index(line.kind)))

    def __iter__(self) -> Iterator[UrgentLine]:
        return iter(self._lines)

    def countries(self) -> tuple[str, ...]:
        """Give the codes of the countries that have lines, in the order of the file."""
        return tuple(dict.fromkeys(line.country for line in self._lines))

    def lines_for(
        self, country: str, region: str | None = None, kinds: Iterable[UrgentKind] = ORDER
    ) -> tuple[UrgentLine, ...]:
        """Give a country's lines in the order of the kinds, the nationwide ones of a kind first.

        With a region its own and the nationwide ones are given, without one every line. They
        speak the current language where they can, and those where somebody does come first.
        """
        wanted, language = tuple(kinds), current_language()
        found = [
            line.spoken_in(language)
            for line in self._lines
            if line.country == country
            and line.kind in wanted
            and (region is None or line.region in (None, region))
        ]
        return tuple(
            sorted(
                found,
                key=lambda line: (
                    wanted.index(line.kind),
                    line.region is not None,
                    language not in (SOURCE_LANGUAGE, *line.languages),
                ),
            )
        )

    def first_helpline(self, country: str, region: str | None = None) -> UrgentLine | None:
        """Give the cancer line to call first.

        One that speaks the current language comes before one that does not, then one with known
        hours before one without. A line for one region only is given in that region only. None
        where there is no line.
        """
        language = current_language()
        lines = [
            line
            for line in self.lines_for(country, region, (UrgentKind.CANCER_HELPLINE,))
            if line.phone and line.region in (None, region)
        ]
        return min(
            lines, key=lambda line: (language not in line.languages, not line.hours), default=None
        )


def read_urgent_lines(path: Path) -> UrgentLines:
    """Give the lines of a file; raises BrokenUrgentLinesError for the first that is wrong."""
    lines = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            lines.append(UrgentLine.model_validate_json(text))
        except ValidationError as error:
            raise BrokenUrgentLinesError(f"Line {number} of {path.name}: {error}") from error
    return UrgentLines(lines)


@lru_cache(maxsize=1)
def urgent_lines() -> UrgentLines:
    """Give the urgent lines that come with the directory, read once."""
    return read_urgent_lines(FILE)
