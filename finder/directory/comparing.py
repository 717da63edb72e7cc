"""What differs between two versions of a record, so that a person can read it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from finder.directory.conflicts import same
from finder.directory.labels import NAMELESS, Names, label_of_field, value_words
from finder.directory.records import OrganizationRecord, ServiceRecord

# What names a record for programs; nobody reads it.
NO_WORDS = frozenset({"id", "key"})
# What a list says of what nobody has said.
UNKNOWN = "unknown"
SHORT = 40  # a text of fewer letters is read faster whole than in pieces
# So few words that stayed between others that did not are read faster as changed with them.
FEW_WORDS = 3
# A text of which less stayed was written anew: both are read faster whole.
LEAST_KEPT = 0.4
# Of a long passage that stayed, its beginning and end say where one is.
LONG_PASSAGE, SHOWN = 160, 60
TOKENS = re.compile(r"\s+|\w+|[^\w\s]")


class PieceKind(StrEnum):
    """What became of a piece of a text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text that are in both versions, or only in one."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs: both values in words, empty for none, and how they differ.

    A long text has `pieces`; a list has the items that are `gone` and `new`, and neither where
    only their order changed.
    """

    field: str
    label: str
    before: str
    after: str
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()


def compare(
    old: ServiceRecord | OrganizationRecord | None,
    new: ServiceRecord | OrganizationRecord | None,
    names: Names = NAMELESS,
) -> list[Change]:
    """Give the fields that differ, in the record's order; None for a record that is not there."""
    shape = type(new if new is not None else old)
    fields = () if shape is type(None) else shape.model_fields  # type: ignore[union-attr]
    changes = []
    for name in fields:
        before, after = (getattr(one, name) if one is not None else None for one in (old, new))
        if name in NO_WORDS or same(before, after) or (_is_none(before) and _is_none(after)):
            continue
        changes.append(change_of(name, before, after, names))
    return changes


def _is_none(value: object) -> bool:
    return value is None or value is False or value == [] or getattr(value, "value", "") == UNKNOWN


def change_of(name: str, before: Any, after: Any, names: Names = NAMELESS) -> Change:
    """Give what became of one field, in words; None for a value that is not there."""
    said = value_words(before, name, names), value_words(after, name, names)
    if isinstance(before or after, list):
        items = [[value_words(item, name, names) for item in one or ()] for one in (before, after)]
        gone = tuple(item for item in items[0] if item not in items[1])
        new = tuple(item for item in items[1] if item not in items[0])
        return Change(name, label_of_field(name), *said, gone=gone, new=new)
    long = isinstance(before, str) and isinstance(after, str) and len(before) > SHORT
    pieces = tuple(readable(compare_texts(before, after))) if long else ()
    return Change(name, label_of_field(name), *said, pieces=pieces)


def compare_texts(before: str, after: str) -> list[Piece]:
    """Give the pieces of both texts in reading order; without the new ones they are the old."""
    words = TOKENS.findall(before), TOKENS.findall(after)
    pieces: list[Piece] = []
    for how, a, b, c, d in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if how == "equal":
            _add(pieces, PieceKind.SAME, words[0][a:b])
        else:
            _add(pieces, PieceKind.GONE, words[0][a:b])
            _add(pieces, PieceKind.NEW, words[1][c:d])
    return pieces


def readable(pieces: Sequence[Piece]) -> list[Piece]:
    """Give the pieces as a person reads them best; none where both texts are read better whole.

    What was taken out and what came in its place stand as wholes, and long passages that stayed
    are cut in the middle.
    """
    joined: list[Piece] = []
    for place, piece in enumerate(pieces):
        is_between = 0 < place < len(pieces) - 1
        if piece.kind is PieceKind.SAME and is_between and len(piece.text.split()) < FEW_WORDS:
            _join(joined, PieceKind.GONE, piece.text)
            _join(joined, PieceKind.NEW, piece.text)
        else:
            _join(joined, piece.kind, piece.text)
    kept = sum(len(one.text) for one in joined if one.kind is PieceKind.SAME)
    lengths = [
        sum(len(one.text) for one in joined if one.kind is not left_out)
        for left_out in (PieceKind.GONE, PieceKind.NEW)
    ]
    if kept < LEAST_KEPT * max(lengths):
        return []
    return [
        replace(
            piece, text=_cut(piece.text, has_before=place > 0, has_after=place < len(joined) - 1)
        )
        if piece.kind is PieceKind.SAME
        else piece
        for place, piece in enumerate(joined)
    ]


def _join(pieces: list[Piece], kind: PieceKind, text: str) -> None:
    """Add a text to the changed words that the pieces end with, those gone before those new."""
    end = len(pieces)
    while end and kind is not PieceKind.SAME and pieces[end - 1].kind is not PieceKind.SAME:
        end -= 1
    for place in range(end, len(pieces)):
        if pieces[place].kind is kind:
            pieces[place] = Piece(kind, pieces[place].text + text)
            return
    pieces.insert(end if kind is PieceKind.GONE else len(pieces), Piece(kind, text))


def _cut(text: str, *, has_before: bool, has_after: bool) -> str:
    """Give a long passage without its middle, or its end where nothing changed beyond it."""
    if len(text) <= LONG_PASSAGE:
        return text
    start = text[:SHOWN].rsplit(None, 1)[0] if has_before else ""
    end = text[-SHOWN:].split(None, 1)[-1] if has_after else ""
    return f"{start} … {end}"


def _add(pieces: list[Piece], kind: PieceKind, words: Sequence[str]) -> None:
    text = "".join(words)
    if not text:
        return
    if kind is PieceKind.SAME and text.isspace() and len(pieces) > 1:
        # A space between two changed words is no piece of its own.
        last, before = pieces[-1], pieces[-2]
        if (before.kind, last.kind) == (PieceKind.GONE, PieceKind.NEW):
            pieces[-2:] = [
                Piece(PieceKind.GONE, before.text + text),
                Piece(PieceKind.NEW, last.text + text),
            ]
            return
    if len(pieces) > 1 and kind is not PieceKind.SAME:
        last, before = pieces[-1], pieces[-2]
        if kind is before.kind is PieceKind.GONE and last.kind is PieceKind.NEW:
            pieces[-2] = Piece(kind, before.text + text)
            return
    if pieces and pieces[-1].kind is kind:
        pieces[-1] = Piece(kind, pieces[-1].text + text)
        return
    pieces.append(Piece(kind, text))
