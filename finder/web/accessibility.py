"""What we can say of how well everybody can use this site. Change it when a test changes."""

from dataclasses import dataclass
from datetime import date

from finder.i18n import format_date, gettext
from finder.vocabulary import mark


@dataclass(frozen=True, slots=True)
class Statement:
    """What was checked and on which day, on which pages, and what is not good yet."""

    checked_on: date
    checks: tuple[str, ...]
    pages: tuple[str, ...]
    not_good: tuple[str, ...]


STATEMENT = Statement(
    # The day on which all these checks last passed; not the day on which this text changed.
    checked_on=date(2026, 11, 24),
    checks=(
        mark(
            "A tool called axe looks for faults: by day, by night, on a small screen, "
            "and with colours set by you."
        ),
        mark("You can go from the question to a service with the keyboard alone."),
        mark("A page made four times as large does not need scrolling to the side."),
        mark("Words stand out from what is behind them, by day and by night."),
        mark("Buttons are large enough for a finger."),
        mark("Help can be found with JavaScript switched off."),
        mark("A printed page shows the results without buttons and filters."),
    ),
    pages=(
        mark("the first page"),
        mark("pages to start from, and the sheet of calls"),
        mark("results, with and without services"),
        mark("a service"),
        mark("an organisation"),
        mark("urgent help"),
        mark("pages like this one"),
        mark("a page that is not there"),
        mark("some of these in Spanish"),
    ),
    not_good=(
        mark("Nobody who uses a screen reader each day has tested this site for us yet."),
        mark("The checks run in one browser only: Chromium."),
        mark("Texts about services come from other people. Some use hard words."),
        mark("Some help is told in English only, most of it outside the United States."),
        mark("The list of filters is long. With a keyboard, it takes many steps to pass it."),
    ),
)


def show_statement() -> dict[str, str | list[str]]:
    """Give the statement in words."""
    return {
        "checked_on": format_date(STATEMENT.checked_on),
        "checks": [gettext(words) for words in STATEMENT.checks],
        "pages": [gettext(words) for words in STATEMENT.pages],
        "not_good": [gettext(words) for words in STATEMENT.not_good],
    }
