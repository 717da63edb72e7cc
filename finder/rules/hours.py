"""Opening hours as people write them, read into weekly times, and what could not be read."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from finder.rules.clock_times import DAY, Span, clock_words
from finder.rules.hours_clauses import Clause, Group, read_clause
from finder.rules.hours_items import UnreadClauseError
from finder.rules.hours_notes import Note, NoteKind
from finder.rules.hours_words import TAKING_AWAY, Kind, Piece, read_pieces
from finder.rules.month_days import WEEKS, is_monthly, may_meet, week_of, weekday_of
from finder.rules.opening import DAYS
from finder.rules.zone_words import zone_of

LONGEST_TEXT = 5000
# As many days of a month as one schedule holds.
MOST_DAYS = 6
ASSUMING = (NoteKind.ASSUMED_TIMES, NoteKind.ASSUMED_DAYS)
INCOMPLETE = (NoteKind.NO_END, NoteKind.NO_TIMES, NoteKind.NO_DAYS)
# What never closes is open on every clock.
ALWAYS_ZONE = "UTC"
# What makes every time beside it doubtful, wherever it stands in the text.
SPOILING = (NoteKind.EXCEPTION, NoteKind.DOUBT, NoteKind.NO_DAYS)


@dataclass(frozen=True, slots=True)
class WeeklyTimes:
    """Opening times on some days, as "09:00" to "24:00" in local time of an IANA zone.

    The days are weekdays ("TU"), or all of them days of a month ("1TU", "-1SU").
    """

    byday: tuple[str, ...]
    opens_at: str
    closes_at: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Hours:
    """What a text says of opening hours: weekly times, what could not be read, and notes."""

    schedules: tuple[WeeklyTimes, ...] = ()
    unread: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Say whether the times hold everything that the text says."""
        return bool(self.schedules) and not self.unread

    @property
    def needs_zone(self) -> bool:
        """Say whether nothing but the time zone is missing."""
        return any(note.kind is NoteKind.NO_ZONE for note in self.notes)


@dataclass(slots=True)
class _Reading:
    """What was read so far; `is_spoilt` once something makes every time doubtful."""

    opened: list[Group] = field(default_factory=list)
    closed: list[Group] = field(default_factory=list)
    zones: list[str | None] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    is_spoilt: bool = False

    def take(self, clause: Clause, zones: Iterable[str | None]) -> None:
        """Add what a clause says."""
        self.opened += clause.opened
        self.closed += clause.closed
        self.zones += zones
        self.notes += clause.notes
        self.unread += [note.words for note in clause.notes if note.kind is NoteKind.HOLIDAYS]

    def refuse(self, text: str, pieces: list[Piece], error: UnreadClauseError) -> None:
        """Add a clause that gives no times."""
        self.notes.append(_note(text, pieces, error))
        self.unread.append(_words(text, pieces))
        self.is_spoilt |= error.kind in SPOILING or _takes_away(pieces)


def read_hours(text: str, timezone: str | None) -> Hours:
    """Give the weekly times that a text states; `timezone` is the zone where it names none.

    Only clauses that are understood to the last word give times; the others are given back as
    unread. Words that make the times doubtful ("check first", "closed at noon") leave none.
    """
    text = unicodedata.normalize("NFC", text).strip()[:LONGEST_TEXT]
    reading = _Reading()
    days: tuple[str, ...] = ()
    for place, pieces in enumerate(_clauses(text)):
        try:
            clause = read_clause(text, pieces, is_first=place == 0, days_before=days)
        except UnreadClauseError as error:
            reading.refuse(text, pieces, error)
            days = ()
        else:
            reading.take(clause, _zones(pieces, timezone))
            days = clause.opened[-1].days if clause.opened else ()
    return _result(text, reading, timezone)


def names_zone(text: str) -> bool:
    """Say whether a text about opening hours says whose clock it is."""
    return any(piece.kind is Kind.ZONE for piece in read_pieces(text))


def _result(text: str, reading: _Reading, timezone: str | None) -> Hours:
    notes = reading.notes
    try:
        times = _without(_by_day(reading.opened), reading.closed)
        if _is_always(times):
            timezone = timezone or ALWAYS_ZONE
        zone = _only_zone(reading.zones, timezone) if any(times.values()) else None
    except UnreadClauseError as error:
        notes.append(Note(error.kind, text))
        reading.is_spoilt = True
    else:
        if not any(times.values()) and not notes and any(map(str.isalnum, text)):
            # "Closed Sundays" or "Eastern time" alone.
            notes.append(Note(NoteKind.UNKNOWN_WORDS, text))
            reading.unread.append(text)
    if reading.is_spoilt:
        return Hours((), (text,), tuple(note for note in notes if note.kind not in ASSUMING))
    return Hours(_schedules(times, zone) if zone else (), tuple(reading.unread), tuple(notes))


def _clauses(text: str) -> Iterator[list[Piece]]:
    clause: list[Piece] = []
    for piece in read_pieces(text):
        if piece.kind is not Kind.BREAK:
            clause.append(piece)
        elif clause:
            yield clause
            clause = []
    if clause:
        yield clause


def _takes_away(pieces: Iterable[Piece]) -> bool:
    return any(piece.kind in TAKING_AWAY for piece in pieces)


def _note(text: str, pieces: list[Piece], error: UnreadClauseError) -> Note:
    kind = error.kind
    if kind in INCOMPLETE and _takes_away(pieces):
        kind = NoteKind.EXCEPTION
    return Note(kind, _words(text, error.pieces or pieces))


def _words(text: str, pieces: Sequence[Piece]) -> str:
    return text[pieces[0].start : pieces[-1].end].strip(" ,:-")


def _zones(pieces: Iterable[Piece], timezone: str | None) -> list[str | None]:
    return [zone_of(piece.text, timezone) for piece in pieces if piece.kind is Kind.ZONE]


def _only_zone(zones: Iterable[str | None], timezone: str | None) -> str:
    """Give the one zone; raises UnreadClauseError for several and for none."""
    named = dict.fromkeys(zones) or {timezone: None}
    if len(named) > 1:
        raise UnreadClauseError(NoteKind.TWO_ZONES)
    (zone,) = named
    if zone is None:
        raise UnreadClauseError(NoteKind.NO_ZONE)
    return zone


def _by_day(groups: Iterable[Group]) -> dict[str, list[Span]]:
    """Give the spans of each weekday; raises UnreadClauseError where two of a day overlap."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for group in groups:
        for day in group.days:
            found[day] |= {(span.start, span.end) for span in group.spans}
    for day in found:
        spans = {span for other in found if may_meet(day, other) for span in found[other]}
        if any(later[0] < earlier[1] for earlier, later in pairwise(sorted(spans))):
            raise UnreadClauseError(NoteKind.TWICE)
    return {
        day: [Span(start, end) for start, end in sorted(found[day])]
        for day in sorted((day for day in found if weekday_of(day) in DAYS), key=_place_of)
    }


def _place_of(day: str) -> tuple[bool, int, int]:
    """Give the place of a day: those of every week first, the last of a month at the end."""
    week = week_of(day) or 0
    return week != 0, DAYS.index(weekday_of(day)), week if week >= 0 else max(WEEKS) + 1


def _is_always(times: dict[str, list[Span]]) -> bool:
    """Say whether it never closes, on whoever's clock."""
    return [*times] == [*DAYS] and all(spans == [Span(0, DAY)] for spans in times.values())


def _without(times: dict[str, list[Span]], closed: Iterable[Group]) -> dict[str, list[Span]]:
    """Give the times without those that are closed; raises UnreadClauseError where none were."""
    for group in closed:
        days = group.days or DAYS
        if not group.spans:
            times = {day: spans for day, spans in times.items() if weekday_of(day) not in days}
            continue
        left = {
            day: [part for span in spans for part in _cut(span, group.spans)]
            if weekday_of(day) in days
            else spans
            for day, spans in times.items()
        }
        if left == times:
            raise UnreadClauseError(NoteKind.EXCEPTION)
        times = left
    return times


def _cut(span: Span, closed: Iterable[Span]) -> list[Span]:
    """Give what is left of a span."""
    left = [span]
    for hole in closed:
        left = [
            replace(part, start=start, end=end)
            for part in left
            for start, end in (
                (part.start, min(part.end, hole.start)),
                (max(part.start, hole.end), part.end),
            )
            if start < end
        ]
    return left


def _schedules(times: dict[str, list[Span]], zone: str) -> tuple[WeeklyTimes, ...]:
    """Give the times as schedules, days of the same times together, the earliest day first."""
    days: dict[tuple[int, int, bool], list[str]] = defaultdict(list)
    for day, spans in times.items():
        for span in spans:
            days[span.start, span.end, is_monthly([day])].append(day)
    return tuple(
        WeeklyTimes(tuple(part), clock_words(start), clock_words(end), zone)
        for (start, end, _), its in days.items()
        for part in _parts(its)
    )


def _parts(days: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give the days in lists that a schedule can hold."""
    most = MOST_DAYS if is_monthly(days) else len(DAYS)
    for start in range(0, len(days), most):
        yield days[start : start + most]
