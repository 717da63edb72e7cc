"""What the writer of opening hours has to know about how they were read."""

from dataclasses import dataclass
from enum import StrEnum

from finder.i18n import gettext
from finder.vocabulary import mark


class NoteKind(StrEnum):
    """Why a text, or a piece of it, gives other times than its letters, or none."""

    ASSUMED_TIMES = "assumed_times"
    ASSUMED_DAYS = "assumed_days"
    UNCLEAR_TIMES = "unclear_times"
    NO_END = "no_end"
    NO_TIMES = "no_times"
    NO_DAYS = "no_days"
    NOT_WEEKLY = "not_weekly"
    WHICH_WEEKS = "which_weeks"
    WHICH_DAYS = "which_days"
    HOLIDAYS = "holidays"
    EXCEPTION = "exception"
    TWICE = "twice"
    DOUBT = "doubt"
    NO_ZONE = "no_zone"
    TWO_ZONES = "two_zones"
    UNKNOWN_WORDS = "unknown_words"


SENTENCES = {
    NoteKind.ASSUMED_TIMES: mark("We read “%(words)s” as %(opens)s to %(closes)s."),
    NoteKind.ASSUMED_DAYS: mark("We read “%(words)s” as Monday to Friday."),
    NoteKind.UNCLEAR_TIMES: mark("“%(words)s” may be morning or evening. Add am or pm."),
    NoteKind.NO_END: mark("“%(words)s” needs a start and an end, such as 9am to 5pm."),
    NoteKind.NO_TIMES: mark("“%(words)s” says days but no times."),
    NoteKind.NO_DAYS: mark("“%(words)s” says times but no days."),
    NoteKind.NOT_WEEKLY: mark(
        "“%(words)s” is not the same every week, so it is shown in your words only."
    ),
    NoteKind.WHICH_WEEKS: mark(
        "“%(words)s” may be one of a month, or one in several weeks. If it is one of a month, "
        "write “of the month”."
    ),
    NoteKind.WHICH_DAYS: mark(
        "“%(words)s”: say of each day which one of the month it is, such as “first Monday and "
        "first Tuesday of the month”."
    ),
    NoteKind.HOLIDAYS: mark("What you say of “%(words)s” is shown in your words only."),
    NoteKind.EXCEPTION: mark("We cannot tell which times “%(words)s” takes away."),
    NoteKind.TWICE: mark("A day has times that overlap. Write each day once."),
    NoteKind.DOUBT: mark("“%(words)s” says that the times are not sure, so we set none."),
    NoteKind.NO_ZONE: mark("We do not know whose clock this is. Choose a time zone."),
    NoteKind.TWO_ZONES: mark("“%(words)s” names two time zones. Write one."),
    NoteKind.UNKNOWN_WORDS: mark("We could not turn this into opening times: “%(words)s”."),
}


# What its writer can write otherwise so that it is read. The others are right as they are, or are
# all that a page says: many name no end.
MENDABLE = frozenset(
    {
        NoteKind.UNCLEAR_TIMES,
        NoteKind.WHICH_WEEKS,
        NoteKind.WHICH_DAYS,
        NoteKind.EXCEPTION,
        NoteKind.TWICE,
        NoteKind.NO_ZONE,
        NoteKind.TWO_ZONES,
    }
)


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the writer has to know; `words` are the writer's own."""

    kind: NoteKind
    words: str = ""
    opens: str = ""
    closes: str = ""

    @property
    def is_mendable(self) -> bool:
        """Say whether other words of the writer would be read."""
        return self.kind in MENDABLE

    @property
    def sentence(self) -> str:
        """Give it in words, in the current language."""
        values = {"words": self.words, "opens": self.opens, "closes": self.closes}
        return gettext(SENTENCES[self.kind], **values)
