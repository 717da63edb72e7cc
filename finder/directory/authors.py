"""Who writes, on whose word, why, and what belongs together."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from finder.vocabulary import Origin

# As long as their columns take.
LONGEST_REASON = 500
LONGEST_DESCRIPTION = 300


@dataclass(frozen=True, slots=True)
class Together:
    """What several writes have in common, so that they are looked at and undone as one."""

    id: UUID
    description: str


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, on whose word, why, and where it was read; `actor` is an account or a command.

    All writes by an author with `together` belong to one change set.
    """

    actor: str
    origin: Origin
    reason: str | None = None
    source: str | None = None
    together: Together | None = None

    def for_all(self, description: str) -> "Author":
        """Give the same author, whose writes from now on belong together under these words."""
        return replace(self, together=Together(uuid4(), description[:LONGEST_DESCRIPTION]))

    def because(self, reason: str) -> "Author":
        """Give the same author with a reason in front of the one that they gave themselves."""
        whole = f"{reason}: {self.reason}" if self.reason else reason
        return replace(self, reason=whole[:LONGEST_REASON])
