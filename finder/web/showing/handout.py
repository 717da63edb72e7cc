"""A sheet of paper that somebody takes home, and one to call from: for a list or for a case."""

from collections.abc import Sequence
from dataclasses import dataclass

from finder.directory.urgent import UrgentLine, urgent_lines
from finder.i18n import SOURCE_LANGUAGE, current_language, format_date, gettext, join_and
from finder.vocabulary import NEEDS, UrgentKind, mark
from finder.web.countries import home_country
from finder.web.qr import Drawing, draw
from finder.web.requests import today
from finder.web.showing.calling import Spoken, interpreter_lines, papers_words
from finder.web.showing.entries import BriefService, Entry, State, gather_entries

# Whom to call when it is urgent, one line of each kind.
URGENT = {
    UrgentKind.EMERGENCY: mark("Someone's life is in danger"),
    UrgentKind.CRISIS: mark("You feel you cannot go on"),
    UrgentKind.ABUSE: mark("Someone hurts or threatens you"),
    UrgentKind.CANCER_HELPLINE: mark("Talk to someone about cancer"),
}
MONEY = frozenset(NEEDS.family("money"))


@dataclass(frozen=True, slots=True)
class Given:
    """Who gave the sheet and when, as typed; both may be empty."""

    by: str = ""
    on: str = ""

    def __bool__(self) -> bool:
        return bool(self.by or self.on)


@dataclass(frozen=True, slots=True)
class ShownUrgent:
    """A line to call when it is urgent, under what it is for."""

    heading: str
    line: UrgentLine


@dataclass(frozen=True, slots=True)
class Handout:
    """Everything on a sheet. `places` are the entries with their numbers on the list."""

    dated: str
    all_confirmed: bool
    places: tuple[tuple[int, Entry], ...]
    given: Given
    urgent: tuple[ShownUrgent, ...]
    interpreter: tuple[Spoken, ...]  # for who reads another language than English
    papers: str
    link: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class CallToMake:
    """An entry to call, and what to ask there."""

    place: int
    entry: Entry
    questions: tuple[str, ...]


def show_handout(numbers: Sequence[int], link: str, given: Given) -> Handout:
    """Give the sheet of a list; `link` is the whole address where the list is as it is now."""
    country, lines, places = home_country(), urgent_lines(), _worth_paper(numbers)
    urgent = []
    for kind, heading in URGENT.items():
        line = (
            lines.first_helpline(country)
            if kind is UrgentKind.CANCER_HELPLINE
            else next(iter(lines.lines_for(country, kinds=(kind,))), None)
        )
        if line is not None:
            urgent.append(ShownUrgent(gettext(heading), line))
    return Handout(
        dated=format_date(today()),
        all_confirmed=all(one.service.is_confirmed for _, one in places if one.service),
        places=places,
        given=given,
        urgent=tuple(urgent),
        interpreter=interpreter_lines() if current_language() != SOURCE_LANGUAGE else (),
        papers=papers_words(),
        link=link,
        drawing=draw(link),
    )


def calls_to_make(numbers: Sequence[int]) -> tuple[CallToMake, ...]:
    """Give what to ask of each service on a list that is still there."""
    return tuple(
        CallToMake(place, entry, _questions(entry.service))
        for place, entry in _worth_paper(numbers)
        if entry.service is not None and entry.state is State.THERE
    )


def _worth_paper(numbers: Sequence[int]) -> tuple[tuple[int, Entry], ...]:
    """Give the entries that say something, each once, with their places on the list."""
    return tuple(
        (place, entry)
        for place, entry in enumerate(gather_entries(numbers), start=1)
        if entry.service is not None and entry.same_as is None
    )


def _questions(service: BriefService) -> tuple[str, ...]:
    """Give what to ask, from what the record says and leaves open."""
    record = service.record
    asked = [gettext("Do you still give this help? Can you take someone new now?")]
    if record.fund_status is not None:
        asked.append(gettext("Is the fund open now? Until when?"))
    asked += [gettext("We read: “%(limit)s.” Is that so?", limit=one) for one in service.limits]
    if not service.limits:
        asked.append(gettext("Who can get it, and who cannot?"))
    if service.gaps:
        asked.append(gettext("Ask about: %(things)s.", things=join_and(service.gaps)))
    if MONEY.intersection(record.needs):
        asked.append(gettext("Which papers do you need?"))
    asked.append(gettext("How long does it take? Who calls whom?"))
    return tuple(asked)
