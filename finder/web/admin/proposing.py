"""Doing what an editor pressed a button for, or letting it wait for a second pair of eyes."""

from collections.abc import Callable, Mapping
from uuid import UUID

from sqlmodel import Session

from finder.directory.authors import Author
from finder.directory.bulk import ids_of
from finder.directory.deeds import Content, Deed, DeedDone, do
from finder.directory.proposals import propose
from finder.directory.settings import read_settings
from finder.directory.storing import ORGANIZATION, SERVICE, read_meta
from finder.second_look import tell_of_waiting
from finder.vocabulary import ProposedDeed
from finder.web.addresses import address
from finder.web.admin.kept import author_of
from finder.web.admin.number_lists import write_numbers
from finder.web.receipts import led_to
from finder.web.requests import get_config, get_gazetteer, get_session, now
from finder.web.signed_in import write

# The address of a page holds them.
MOST_NAMED = 200
Outcome = Callable[[Session, Deed, DeedDone], str]


def asks_for_second() -> bool:
    """Say whether this site wants a second pair of eyes before anything is published."""
    return read_settings(get_session()).second_pair_of_eyes


def carry_out(
    kind: ProposedDeed,
    content: Content,
    title: str,
    why: str | None = None,
    source: str | None = None,
) -> str:
    """Do it, or let it wait where this site wants that; gives where the form leads then.

    Raises what the deed raises, also where it would only wait.
    """
    with write() as work:
        author: Author = author_of(why, source)
        deed = Deed(kind, content, author.reason, author.source)
        if read_settings(work.session).second_pair_of_eyes:
            propose(work.session, deed, title, author, now(), get_gazetteer())
            if get_config().can_mail:
                tell_of_waiting(work.session, get_config().site_address, now())
            work.outcome = led_to("admin.drafts.index", "asked")
        else:
            done = do(work.session, deed, author, now(), get_gazetteer())
            work.outcome = outcome_of(work.session, deed, done)
    return work.outcome


def outcome_of(session: Session, deed: Deed, done: DeedDone) -> str:
    """Give the page that shows what a deed did."""
    return _OUTCOMES[deed.kind](session, deed, done)


def _number(session: Session, entity: str, key: str) -> int:
    return read_meta(session, entity, [UUID(key)])[UUID(key)].number


def _closed(session: Session, deed: Deed, _done: DeedDone) -> str:
    number = _number(session, SERVICE, deed.content["service"])
    return address("admin.services.show", number=number)


def _reopened(session: Session, deed: Deed, _done: DeedDone) -> str:
    number = _number(session, SERVICE, deed.content["service"])
    return led_to("admin.services.show", "reopened", number=number)


def _restored(session: Session, deed: Deed, _done: DeedDone) -> str:
    entity = deed.content["entity"]
    kind = "service" if entity == SERVICE else "organization"
    number = _number(session, entity, deed.content["id"])
    return led_to(f"admin.history.{kind}", "brought-back", number=number)


def _edited(session: Session, deed: Deed, _done: DeedDone) -> str:
    number = _number(session, ORGANIZATION, deed.content["record"]["id"])
    return led_to("admin.history.organization", "saved", number=number)


def _joined(_session: Session, _deed: Deed, done: DeedDone) -> str:
    return led_to("admin.changes.show", "joined", change_set=done.change_set)


def _undone(_session: Session, deed: Deed, done: DeedDone) -> str:
    if done.change_set is None:
        before = deed.content["change_set"]
        return led_to("admin.changes.show", "nothing-undone", change_set=before)
    return led_to("admin.changes.show", "undone", change_set=done.change_set)


def _changed_many(session: Session, deed: Deed, done: DeedDone) -> str:
    numbers = deed.content["numbers"]
    ids, written = ids_of(session, numbers), set(done.changed)
    left = sorted(number for number in numbers if ids.get(number) not in written)[:MOST_NAMED]
    return address(
        "admin.bulk.done",
        set=str(done.change_set) if done.change_set else None,
        left=write_numbers(left) or None,
    )


_OUTCOMES: Mapping[ProposedDeed, Outcome] = {
    ProposedDeed.CLOSE: _closed,
    ProposedDeed.REOPEN: _reopened,
    ProposedDeed.RESTORE: _restored,
    ProposedDeed.ORGANIZATION: _edited,
    ProposedDeed.JOIN: _joined,
    ProposedDeed.UNDO: _undone,
    ProposedDeed.BULK: _changed_many,
}
