"""The runs of a clause about opening hours: days, spans, and words that take them away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from finder.rules.clock_times import (
    DAY,
    Clock,
    Half,
    ImpossibleTimeError,
    PartOfDay,
    Span,
    UnclearTimesError,
    clock_words,
    read_span,
)
from finder.rules.hours_notes import Note, NoteKind
from finder.rules.hours_words import ASSUMED_GROUP, Kind, Piece
from finder.rules.opening import DAYS

PASSED_OVER = (Kind.FILLER, Kind.BRACKET, Kind.ZONE, Kind.ONLY, Kind.LABEL)
SEPARATING = (Kind.COMMA, Kind.AND, Kind.JOIN)
DAY_KINDS = (Kind.DAY, Kind.DAYS, Kind.HOLIDAY)
RANGING = (Kind.DASH, Kind.TO)


class UnreadClauseError(ValueError):
    """A clause gives no times; `kind` says why, and `pieces` what it is about, none for all."""

    def __init__(self, kind: NoteKind, pieces: Sequence[Piece] = ()) -> None:
        super().__init__(kind)
        self.kind = kind
        self.pieces = pieces


@dataclass(frozen=True, slots=True)
class Item:
    """A run of the clause: days, or a span, or the word that takes the next ones away."""

    pieces: tuple[Piece, ...]
    days: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    takes_away: bool = False
    is_always: bool = False
    after_comma: bool = False


def read_items(text: str, pieces: Sequence[Piece], notes: list[Note]) -> list[Item]:
    """Give the runs of a clause in order, and add what the writer has to know to the notes.

    Raises UnreadClauseError where days and times do not fit together.
    """
    return _Walk(text, pieces, notes).read()


class _Walk:
    """A walk along the pieces of a clause that puts days and times together."""

    def __init__(self, text: str, pieces: Sequence[Piece], notes: list[Note]) -> None:
        self.text = text
        self.pieces = [piece for piece in pieces if piece.kind not in PASSED_OVER]
        self.notes = notes
        self.place = 0
        self.part: Piece | None = None
        self.items: list[Item] = []

    def read(self) -> list[Item]:
        """Give the runs of the clause in order."""
        after_comma = is_between = False
        self._pass_over_months()
        while self.place < len(self.pieces):
            piece = self.pieces[self.place]
            if piece.kind in (*SEPARATING, Kind.BETWEEN):
                after_comma = piece.kind is Kind.COMMA
                is_between = piece.kind is Kind.BETWEEN
                self.place += 1
                continue
            item = self._next(piece, is_between=is_between)
            if item is not None:
                self.items.append(replace(item, after_comma=after_comma))
            after_comma = is_between = False
        if self.part is not None:
            raise UnreadClauseError(NoteKind.NO_TIMES)
        return self.items

    def _pass_over_months(self) -> None:
        """Leave "of the month" out where it goes with a day of it; else raise UnreadClauseError."""
        days = [place for place, one in enumerate(self.pieces) if one.kind in DAY_KINDS]
        of_month = {place for place in days if place and self.pieces[place - 1].kind is Kind.WEEK}
        for place, piece in enumerate(self.pieces):
            goes_with = place - 1 in of_month or (of_month and of_month.issuperset(days))
            if piece.kind is Kind.MONTH and not goes_with:
                raise UnreadClauseError(NoteKind.WHICH_DAYS if of_month else NoteKind.NOT_WEEKLY)
        self.pieces = [piece for piece in self.pieces if piece.kind is not Kind.MONTH]

    def _next(self, piece: Piece, *, is_between: bool) -> Item | None:
        match piece.kind:
            case Kind.DAY | Kind.DAYS | Kind.HOLIDAY:
                return self._days(piece)
            case Kind.WEEK:
                return self._days_of_month(piece)
            case Kind.CLOCK:
                return self._times(piece, is_between=is_between)
            case Kind.ALWAYS:
                self.place += 1
                return Item((piece,), spans=(Span(0, DAY),), is_always=True)
            case Kind.CLOSED | Kind.EXCEPT:
                self.place += 1
                return Item((piece,), takes_away=True)
            case Kind.PART:
                self.place += 1
                self.part = piece
                return None
            case Kind.DASH if self._stands_between_days_and_times():
                self.place += 1
                return None
        raise UnreadClauseError(NoteKind.UNKNOWN_WORDS)

    def _peek(self, ahead: int) -> Piece | None:
        place = self.place + ahead
        return self.pieces[place] if place < len(self.pieces) else None

    def _stands_between_days_and_times(self) -> bool:
        return bool(self.items and self.items[-1].days) and self._stands_before_times(1)

    def _stands_before_times(self, ahead: int) -> bool:
        after = self._peek(ahead)
        return after is not None and after.kind in (Kind.CLOCK, Kind.ALWAYS, Kind.CLOSED)

    def _days(self, piece: Piece) -> Item:
        if piece.kind is Kind.HOLIDAY:
            self.notes.append(Note(NoteKind.HOLIDAYS, self._words(piece)))
        elif ASSUMED_GROUP.fullmatch(piece.text):
            self.notes.append(Note(NoteKind.ASSUMED_DAYS, self._words(piece)))
        to, last = self._peek(1), self._peek(2)
        if (
            piece.kind is Kind.DAY
            and to is not None
            and last is not None
            and to.kind in RANGING
            and last.kind is Kind.DAY
        ):
            if piece.days == last.days:
                raise UnreadClauseError(NoteKind.UNKNOWN_WORDS)  # one day, or all of them?
            self.place += 3
            return Item((piece, to, last), days=_from_to(piece.days[0], last.days[0]))
        self.place += 1
        return Item((piece,), days=piece.days)

    def _days_of_month(self, first: Piece) -> Item:
        """Give "first and third Tuesday" as "1TU" and "3TU"."""
        weeks: list[int] = []
        while (piece := self._peek(0)) is not None and piece.kind in (Kind.WEEK, *SEPARATING):
            if piece.week is not None:
                weeks.append(piece.week)
            self.place += 1
        after = self._peek(1)
        if piece is None or piece.kind is not Kind.DAY:
            raise UnreadClauseError(NoteKind.NOT_WEEKLY)
        if after is not None and after.kind in RANGING and not self._stands_before_times(2):
            raise UnreadClauseError(NoteKind.NOT_WEEKLY)
        self.place += 1
        return Item((first, piece), days=tuple(f"{week}{piece.days[0]}" for week in weeks))

    def _times(self, first: Piece, *, is_between: bool) -> Item:
        self.place += 1
        first_part = self._take_part()
        to = self._peek(0)
        last = self._peek(1)
        joins = (*RANGING, Kind.AND) if is_between else RANGING
        if to is None or last is None or to.kind not in joins or last.kind is not Kind.CLOCK:
            raise UnreadClauseError(NoteKind.NO_END)
        self.place += 2
        last_part = self._take_part()
        assert first.clock is not None
        assert last.clock is not None
        start = _in_part(first.clock, first_part)
        before, self.part = self.part, None
        part = last_part or (before.part if before is not None else None)
        span = self._span((first, last), start, last.clock, part)
        return Item((first, last), spans=(span,))

    def _take_part(self) -> PartOfDay | None:
        """Give the part of the day that is said right after a time."""
        piece = self._peek(0)
        if piece is None or piece.kind is not Kind.PART:
            return None
        self.place += 1
        return piece.part

    def _span(
        self, pieces: tuple[Piece, Piece], first: Clock, last: Clock, part: PartOfDay | None
    ) -> Span:
        words = self._words(*pieces)
        try:
            try:
                span = read_span(first, last, part)
            except UnclearTimesError:
                if part is None or last.is_certain:
                    raise
                # "9 to 5 in the afternoon" says it of the end only.
                span = read_span(first, _in_part(last, part))
        except UnclearTimesError as error:
            raise UnreadClauseError(NoteKind.UNCLEAR_TIMES, pieces) from error
        except ImpossibleTimeError as error:
            raise UnreadClauseError(NoteKind.UNKNOWN_WORDS, pieces) from error
        if span.is_assumed:
            opens, closes = clock_words(span.start), clock_words(span.end)
            self.notes.append(Note(NoteKind.ASSUMED_TIMES, words, opens, closes))
        return span

    def _words(self, *pieces: Piece) -> str:
        return self.text[pieces[0].start : pieces[-1].end].strip()


def _from_to(first: str, last: str) -> tuple[str, ...]:
    start, end = DAYS.index(first), DAYS.index(last)
    if end < start:
        end += len(DAYS)
    return tuple(DAYS[place % len(DAYS)] for place in range(start, end + 1))


def _in_part(clock: Clock, part: PartOfDay | None) -> Clock:
    if part is None or clock.is_certain:
        return clock
    return replace(clock, half=Half.AM if part is PartOfDay.MORNING else Half.PM)
