"""One clause about opening hours, "Mon-Fri 9-5, closed Wednesdays", read into days and spans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from finder.rules.clock_times import Span
from finder.rules.hours_items import Item, UnreadClauseError, read_items
from finder.rules.hours_notes import Note, NoteKind
from finder.rules.hours_words import Kind, Piece
from finder.rules.month_days import is_monthly
from finder.rules.opening import DAYS

UNCLEAR_AFTER_EVERY = (2, 3, 4, 5)
IN_LABELS = (Kind.FILLER, Kind.BRACKET, Kind.LABEL, Kind.COMMA, Kind.AND)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group:
    """Spans of the day that go with some days; no days means all days that are open."""

    days: tuple[str, ...]
    spans: tuple[Span, ...] = ()


@dataclass(slots=True)
class Clause:
    """What a clause opens and what it closes, with notes for the writer."""

    opened: list[Group] = field(default_factory=list)
    closed: list[Group] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_clause(
    text: str, pieces: Sequence[Piece], *, is_first: bool, days_before: tuple[str, ...] = ()
) -> Clause:
    """Give what the pieces of a clause say; raises UnreadClauseError unless all is understood.

    Only the first clause may begin with a label, such as "Phone:": hours of several things are
    not the hours of one. Times without days are those of `days_before`.
    """
    _refuse(pieces, is_first=is_first)
    clause = Clause()
    items = _take_away(clause, read_items(text, pieces, clause.notes))
    if items and days_before and not any(item.days for item in items):
        items.insert(0, Item((), days=days_before))
    _pair(clause, items, pieces)
    return clause


def _refuse(pieces: Sequence[Piece], *, is_first: bool) -> None:
    """Raise UnreadClauseError for words that no rule knows, or that make the times doubtful."""
    kinds = {piece.kind for piece in pieces}
    if Kind.DOUBT in kinds:
        raise UnreadClauseError(NoteKind.DOUBT)
    if Kind.NOT_WEEKLY in kinds or (kinds & {Kind.WEEK, Kind.MONTH} and Kind.DAY not in kinds):
        # Without times of its own it changes those of another clause.
        own = bool(kinds & {Kind.CLOCK, Kind.DAY})
        raise UnreadClauseError(NoteKind.NOT_WEEKLY if own else NoteKind.DOUBT)
    _refuse_unclear_weeks(pieces, kinds)
    labels = [place for place, piece in enumerate(pieces) if piece.kind is Kind.LABEL]
    if Kind.UNKNOWN in kinds or (labels and not is_first):
        changes = bool(kinds & {Kind.CLOSED, Kind.EXCEPT, Kind.ONLY})
        raise UnreadClauseError(NoteKind.EXCEPTION if changes else NoteKind.UNKNOWN_WORDS)
    if labels and any(piece.kind not in IN_LABELS for piece in pieces[: labels[-1]]):
        raise UnreadClauseError(NoteKind.UNKNOWN_WORDS)


def _refuse_unclear_weeks(pieces: Sequence[Piece], kinds: set[Kind]) -> None:
    """Raise UnreadClauseError for "every second Thursday", which may be every other one."""
    if Kind.MONTH in kinds:
        return
    for before, week, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if (
            before.text in ("every", "each")
            and week.week in UNCLEAR_AFTER_EVERY
            and after.kind is Kind.DAY
        ):
            raise UnreadClauseError(NoteKind.WHICH_WEEKS, (before, week, after))


def _take_away(clause: Clause, items: Sequence[Item]) -> list[Item]:
    """Note in the clause what is closed; give the items that are left to be opened."""
    left: list[Item] = []
    place = 0
    while place < len(items):
        item = items[place]
        place += 1
        is_waiting = bool(left) and bool(left[-1].days) and not left[0].spans
        if not item.takes_away:
            left.append(item)
        elif item.pieces[0].kind is Kind.CLOSED and is_waiting:
            # "Sunday: closed", and what follows is another matter.
            while left and left[-1].days:
                if is_monthly(left[-1].days):
                    raise UnreadClauseError(NoteKind.EXCEPTION)
                clause.closed.append(Group(left.pop().days))
        else:
            place = _close(clause, item, items, place, is_waiting=is_waiting)
    return left


def _close(
    clause: Clause, word: Item, items: Sequence[Item], place: int, *, is_waiting: bool
) -> int:
    """Note the days and spans after "closed" or "except"; give the place after them."""
    days: list[Item] = []
    while place < len(items) and items[place].days:
        days.append(items[place])
        place += 1
    if any(is_monthly(one.days) for one in days):
        raise UnreadClauseError(
            NoteKind.EXCEPTION
        )  # a week's times cannot leave out one of a month
    spans = items[place].spans if place < len(items) else ()
    if is_waiting:
        spans = ()  # "Monday to Friday except Wednesday 9-5": the times go with the first days
    elif spans and len(days) > 1 and days[-1].after_comma:
        # "Closed Sunday, Monday to Friday 9-5": the last days go with the times.
        days.pop()
        place, spans = place - 1, ()
    elif spans and days and word.pieces[0].kind is Kind.EXCEPT:
        raise UnreadClauseError(NoteKind.EXCEPTION)  # open then, or closed then?
    if not days and not spans:
        raise UnreadClauseError(NoteKind.EXCEPTION)
    clause.closed.append(Group(tuple(day for one in days for day in one.days), spans))
    return place + bool(spans)


def _pair(clause: Clause, items: Sequence[Item], pieces: Sequence[Piece]) -> None:
    """Put days and spans together, in the order that the clause begins with."""
    runs: list[list[Item]] = []
    for item in items:
        if runs and bool(runs[-1][0].days) == bool(item.days):
            runs[-1].append(item)
        else:
            runs.append([item])
    if not runs:
        says_something = any(piece.kind is not Kind.BRACKET for piece in pieces)
        is_zone = any(piece.kind is Kind.ZONE for piece in pieces)
        if says_something and not clause.closed and not is_zone:
            raise UnreadClauseError(NoteKind.UNKNOWN_WORDS)
        return
    if len(runs) == 1:
        if runs[0][0].days:
            raise UnreadClauseError(NoteKind.NO_TIMES)
        if not all(item.is_always for item in runs[0]):
            raise UnreadClauseError(NoteKind.NO_DAYS)
        runs.insert(0, [Item((), days=DAYS)])
    if len(runs) % 2:
        raise UnreadClauseError(NoteKind.NO_TIMES if runs[0][0].days else NoteKind.NO_DAYS)
    for first, second in zip(runs[::2], runs[1::2], strict=True):
        days, times = (first, second) if first[0].days else (second, first)
        _refuse_unclear_days(days)
        clause.opened.append(
            Group(_joined(one.days for one in days), _joined(one.spans for one in times))
        )


def _refuse_unclear_days(days: Sequence[Item]) -> None:
    """Raise UnreadClauseError for "first Monday and Tuesday", which may be every Tuesday."""
    for one, other in pairwise(days):
        if is_monthly(one.days) and not is_monthly(other.days):
            raise UnreadClauseError(NoteKind.WHICH_DAYS, (*one.pieces, *other.pieces))


def _joined(parts: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(value for part in parts for value in part))
