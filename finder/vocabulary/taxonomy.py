"""A small tree of terms: an id to store, a label to read, a parent to roll up to."""

from collections.abc import Iterator
from dataclasses import dataclass


def mark(text: str) -> str:
    """Give the text back unchanged; marks it for translation where it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Term:
    """One term; `parent` is the id of the term above it, or None at the top."""

    id: str
    label: str
    parent: str | None = None


class UnknownTermError(ValueError):
    """The id is not a term of this taxonomy."""

    def __init__(self, taxonomy: str, term: str) -> None:
        super().__init__(f"“{term}” is not a known {taxonomy}.")
        self.taxonomy = taxonomy
        self.term = term


class Taxonomy:
    """A closed list of terms in reading order, each at most a few levels deep."""

    def __init__(self, name: str, terms: tuple[Term, ...]) -> None:
        self.name = name
        self._terms = {term.id: term for term in terms}
        self._children: dict[str | None, list[str]] = {}
        for term in terms:
            if term.parent is not None and term.parent not in self._terms:
                raise UnknownTermError(name, term.parent)
            self._children.setdefault(term.parent, []).append(term.id)

    def __iter__(self) -> Iterator[Term]:
        return iter(self._terms.values())

    def __contains__(self, term: object) -> bool:
        return term in self._terms

    def __getitem__(self, term: str) -> Term:
        if term not in self._terms:
            raise UnknownTermError(self.name, term)
        return self._terms[term]

    def top(self) -> tuple[Term, ...]:
        """Give the terms without a parent, in reading order."""
        return self.children(None)

    def children(self, term: str | None) -> tuple[Term, ...]:
        """Give the terms directly below the given one, in reading order."""
        return tuple(self._terms[child] for child in self._children.get(term, ()))

    def ancestors(self, term: str) -> tuple[str, ...]:
        """Give the ids above the term, nearest first, without the term itself."""
        found: list[str] = []
        parent = self[term].parent
        while parent is not None:
            found.append(parent)
            parent = self._terms[parent].parent
        return tuple(found)

    def descendants(self, term: str) -> tuple[str, ...]:
        """Give the ids below the term at any depth, without the term itself."""
        found: list[str] = []
        for child in self.children(term):
            found.append(child.id)
            found.extend(self.descendants(child.id))
        return tuple(found)

    def family(self, term: str) -> tuple[str, ...]:
        """Give the term and everything below it."""
        self[term]
        return (term, *self.descendants(term))
