"""A draft as a whole: the page as visitors will see it, what it changes, what it may double."""

from dataclasses import dataclass, replace
from typing import Any

from finder.directory.adding_where import write_country
from finder.directory.comparing import Change, compare
from finder.directory.conflicts import merge
from finder.directory.drafts import KeptDraft
from finder.directory.duplicates.traits import candidate_of
from finder.directory.findable import try_out
from finder.directory.keeping import KeptService
from finder.directory.reading import page_before
from finder.directory.records import ServiceRecord
from finder.web.admin import adding_page
from finder.web.admin.alike import Alike, find_alike
from finder.web.admin.kept import names_here
from finder.web.admin.mending import record_of, stored_of
from finder.web.previewing import preview
from finder.web.requests import get_gazetteer, get_session, now


@dataclass(frozen=True, slots=True)
class WholeDraft:
    """What a draft would make: its record, page and card for visitors, and searches that find it.

    `edited` is the service that it is an edit of, and `changes` what it changes there.
    """

    record: ServiceRecord
    edited: KeptService | None
    changes: tuple[Change, ...]
    service: Any = None
    card: Any = None
    searches: tuple[str, ...] = ()
    alike: tuple[Alike, ...] = ()


def look_through(kept: KeptDraft) -> WholeDraft:
    """Give what a draft would make; raises IncompleteFormError."""
    whole, session = _without_page(kept), get_session()
    record, country = whole.record, write_country(whole.record, adding_page.form_here())
    trial = try_out(session, record, get_gazetteer(), country, now())
    known = adding_page.known_organization(kept.typed)
    number = whole.edited.number if whole.edited is not None else 0
    page = page_before(record, known.number if known else 0, number=number)
    shown = preview(page, trial.card)
    return replace(
        whole,
        service=shown.service,
        card=shown.card,
        searches=tuple(trial.searches),
        alike=tuple(find_alike(session, candidate_of(record), record.id)),
    )


def look_at_changes(kept: KeptDraft) -> WholeDraft:
    """Give what an edit changes, without its page; a new service whole, as `look_through` does."""
    whole = _without_page(kept)
    return whole if whole.edited is not None else look_through(kept)


def _without_page(kept: KeptDraft) -> WholeDraft:
    record, stored = record_of(kept, adding_page.form_here()), stored_of(get_session(), kept)
    if stored is not None:
        record = _joined(kept, stored, record)
    return WholeDraft(record, stored, _changes(stored, record))


def _changes(stored: KeptService | None, record: ServiceRecord) -> tuple[Change, ...]:
    """Give what a draft changes of the service that it is of."""
    if stored is None:
        return ()
    return tuple(compare(stored.record, record, names_here(stored.record, record)))


def _joined(kept: KeptDraft, stored: KeptService, mine: ServiceRecord) -> ServiceRecord:
    """Give what a draft makes of its service as it is now, also where somebody wrote meanwhile."""
    merged = merge(adding_page.base_of(kept), stored.record, mine)
    return merged.choose(frozenset(one.field for one in merged.conflicts))
