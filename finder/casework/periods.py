"""The times that a report may be of: a quarter, or a year.

Were any months free to choose, two reports that overlap would tell by subtraction what both hide.
Quarters never overlap, and a year is told as nothing but the sum of its quarters as they are told.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

QUARTERS = (1, 2, 3, 4)
MONTHS = 3
_WRITTEN = re.compile(r"(20[0-9]{2})(?:-Q([1-4]))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter of a year, or with no quarter the whole year."""

    year: int
    quarter: int = 0

    def __str__(self) -> str:
        return f"{self.year}-Q{self.quarter}" if self.quarter else str(self.year)

    @property
    def first(self) -> date:
        """Give its first day."""
        return date(self.year, (self.quarter or 1) * MONTHS - 2, 1)

    @property
    def last(self) -> date:
        """Give its last day."""
        month = (self.quarter or 4) * MONTHS
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def quarters(self) -> tuple["Period", ...]:
        """Give the quarters in it, the first one first."""
        return (self,) if self.quarter else tuple(Period(self.year, one) for one in QUARTERS)

    def before(self) -> "Period":
        """Give the quarter, or the year, before it."""
        if self.quarter > 1:
            return Period(self.year, self.quarter - 1)
        return Period(self.year - 1, 4 if self.quarter else 0)


def quarter_of(day: date) -> Period:
    """Give the quarter of a day."""
    return Period(day.year, (day.month + 2) // MONTHS)


def read_period(text: str) -> Period | None:
    """Give the period that is written like `2026-Q4` or `2026`; None for anything else."""
    found = _WRITTEN.fullmatch(text)
    return Period(int(found[1]), int(found[2] or 0)) if found else None
