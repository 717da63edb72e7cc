"""One change to many services, as pages show it: the choice, the wish, what it would do."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from flask import request
from werkzeug.datastructures import MultiDict

from finder.directory.adding_answers import Form
from finder.directory.adding_choices import Choice, ChoiceGroup
from finder.directory.adding_fields import FIELDS, Kind
from finder.directory.bulk import BulkChange, Previewed, ids_of, preview_bulk
from finder.directory.bulk_fields import BULK_FIELDS, LONGEST_TEXT, How, read_bulk, read_closing
from finder.directory.desk import Weakness
from finder.directory.labels import Names
from finder.i18n import gettext
from finder.vocabulary import ClosedReason, FieldGroup, mark
from finder.vocabulary.words import words_for
from finder.web.admin.ending import ClosingForm
from finder.web.admin.form_fields import read_day
from finder.web.admin.number_lists import read_numbers, write_numbers
from finder.web.admin.shown_step import ShownField
from finder.web.inputs import clean
from finder.web.requests import get_config, get_gazetteer, get_session, today

# Writing so many takes some 1.3 seconds of work, in which nobody else can write.
MOST = 500
ON_ONE_PAGE = 50
CLOSING = "closing"
DEEDS = {
    How.ADD: mark("Add it"),
    How.REMOVE: mark("Take it away"),
    How.FILL: mark("Write it only where nothing stands yet"),
    How.PUT: mark("Write it everywhere, in place of what stands there"),
    How.EMPTY: mark("Empty it everywhere"),
}


@dataclass(frozen=True, slots=True)
class ChosenServices:
    """The services that were chosen, by number, and the list in which that was done."""

    ids: Mapping[int, UUID]
    typed: str = ""
    weakness: Weakness | None = None

    @property
    def query(self) -> dict[str, str | None]:
        """Give what an address needs so that choice and list are not lost."""
        return {
            "chosen": write_numbers(self.ids) or None,
            "q": self.typed or None,
            "list": self.weakness.value if self.weakness else None,
        }


@dataclass(slots=True)
class Wish:
    """What shall be done to all: as it was typed, and as the one change that it makes."""

    name: str
    typed: "MultiDict[str, str]"
    change: BulkChange | None = None
    words: str = ""
    errors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form_errors: Sequence[str] = ()

    @property
    def sent(self) -> list[tuple[str, str]]:
        """Give what sends the same wish once more, as names and values."""
        names = ("reason", "on", "instead") if self.name == CLOSING else ("how", self.name)
        return [("field", self.name)] + [
            (name, value) for name in names for value in self.typed.getlist(name)
        ]

    @property
    def query(self) -> dict[str, list[str]]:
        """Give the same for an address, every value of a name together."""
        found: dict[str, list[str]] = {}
        for name, value in self.sent:
            found.setdefault(name, []).append(value)
        return found


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would become of the chosen services: changed, as they are, or refused."""

    changed: tuple[Previewed, ...]
    same: tuple[Previewed, ...]
    refused: tuple[Previewed, ...]

    @property
    def seen(self) -> str:
        """Give number and version of those that would change, for whoever presses the button."""
        return " ".join(f"{one.number}.{one.version}" for one in self.changed)

    @property
    def reasons(self) -> dict[str, list[Previewed]]:
        """Give those that cannot be changed by the reason, which many may share."""
        found: dict[str, list[Previewed]] = {}
        for one in self.refused:
            found.setdefault(one.problem or "", []).append(one)
        return found

    @property
    def unconfirmed(self) -> list[tuple[str, int]]:
        """Give the parts that would not count as confirmed any more, and in how many services."""
        counts: Counter[FieldGroup] = Counter()
        for one in self.changed:
            counts.update(one.unconfirmed)
        return [(gettext(words_for(group)), number) for group, number in counts.items()]


def chosen_services() -> ChosenServices:
    """Give what the address says was chosen; what no service has is left out."""
    values = request.args
    numbers = read_numbers(values.get("chosen", ""), MOST + ON_ONE_PAGE)
    ticked = read_ticked(values.getlist("n"))
    ids = ids_of(get_session(), list(dict.fromkeys([*numbers, *ticked])))
    weakness = next((one for one in Weakness if one == values.get("list")), None)
    return ChosenServices(ids, clean(values.get("q", "")), weakness)


def read_ticked(texts: Iterable[str]) -> list[int]:
    """Give the numbers of the boxes that were ticked."""
    return [number for text in texts for number in read_numbers(text, 1)]


def read_seen(text: str) -> dict[int, int]:
    """Give the version that was looked at, by number; what is not well-formed is left out."""
    pairs = (part.partition(".") for part in text.split()[:MOST])
    return {
        number: version
        for first, _, second in pairs
        for number in read_numbers(first, 1)
        for version in read_numbers(second, 1)
    }


def read_wish(values: "MultiDict[str, str]") -> Wish | None:
    """Give what is wanted, with what is wrong with it; None where nothing was chosen yet."""
    name = values.get("field", "")
    if name == CLOSING:
        return _read_closing(values)
    if name not in BULK_FIELDS:
        return None
    typed: dict[str, Any] = {"how": values.get("how"), name: values.get(name, "")}
    if FIELDS[name].kind is Kind.MANY:
        typed[name] = values.getlist(name)
    answer = read_bulk(name, typed, _form())
    errors = {key: (sentence,) for key, sentence in answer.errors.items()}
    return Wish(name, values, answer.change, answer.words, errors)


def _read_closing(values: "MultiDict[str, str]") -> Wish:
    form, wish = ClosingForm(values), Wish(CLOSING, values)
    if not form.validate():
        wish.errors = {name: tuple(errors) for name, errors in form.errors.items() if name}
        return wish
    on = read_day(form.on.data) if form.on.data else None
    reason = ClosedReason(form.reason.data or "")
    wish.change = read_closing(reason, on, form.instead.data)
    wish.words = gettext("Closed: %(reason)s", reason=gettext(words_for(reason)))
    return wish


def look_ahead(chosen: ChosenServices, change: BulkChange) -> Outlook:
    """Give what the change would do to each of the chosen services."""
    found = preview_bulk(get_session(), list(chosen.ids.values()), change, Names(get_gazetteer()))
    return Outlook(
        tuple(one for one in found if one.changes and one.problem is None),
        tuple(one for one in found if not one.changes and one.problem is None),
        tuple(one for one in found if one.problem is not None),
    )


def menu() -> list[tuple[str, str]]:
    """Give what can be changed: the fields, and ending the services."""
    fields = [(name, gettext(FIELDS[name].label)) for name in BULK_FIELDS]
    return [*fields, (CLOSING, gettext("Close them: they have ended"))]


def shown_fields(wish: Wish) -> list[ShownField]:
    """Give the fields of the form for a change, with what was typed and what is wrong with it."""
    if wish.name == CLOSING:
        reasons = [(one.value, gettext(words_for(one))) for one in ClosedReason]
        day = gettext("For example 2026-03-31.")
        read = gettext("Visitors read this. It is written for all of them.")
        instead = gettext("What can people try instead? (you may leave this empty)")
        since = gettext("Since when? (leave it empty if you do not know)")
        return [
            _show(wish, "reason", gettext("Why did they end?"), Kind.ONE, reasons),
            _show(wish, "on", since, Kind.LINE, hint=day),
            _show(wish, "instead", instead, Kind.TEXT, hint=read),
        ]
    return [_show_deeds(wish), _show_value(wish)]


def _show_deeds(wish: Wish) -> ShownField:
    deeds = [(how.value, gettext(DEEDS[how])) for how in BULK_FIELDS[wish.name]]
    shown = _show(wish, "how", gettext("What shall be done?"), Kind.YES, deeds)
    return shown if shown.data else replace(shown, data=deeds[0][0])


def _show_value(wish: Wish) -> ShownField:
    about = FIELDS[wish.name]
    shown = _show(wish, about.name, gettext(about.label), about.kind)
    if about.kind is Kind.MANY:
        shown = replace(shown, data=wish.typed.getlist(about.name))
    if about.choices is None:
        example = gettext("For example: %(words)s", words=about.example) if about.example else ""
        return replace(shown, hint=example)
    groups = about.choices(get_config().home_country)
    if about.kind is Kind.ONE:
        groups = (ChoiceGroup("", (Choice("", gettext("Choose")),)), *groups)
    return replace(shown, groups=groups)


def _show(
    wish: Wish,
    name: str,
    label: str,
    kind: Kind,
    options: Sequence[tuple[str, str]] = (),
    hint: str = "",
) -> ShownField:
    if kind is Kind.ONE and options:
        options = [("", gettext("Choose")), *options]
    return ShownField(
        name=name,
        kind=kind,
        label=label,
        hint=hint,
        data=wish.typed.get(name, ""),
        errors=wish.errors.get(name, ()),
        said=(),
        groups=(ChoiceGroup("", tuple(Choice(*one) for one in options)),),
        longest=LONGEST_TEXT,
    )


def _form() -> Form:
    return Form(get_gazetteer(), get_config().home_country, today())
