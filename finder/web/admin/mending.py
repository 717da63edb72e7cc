"""Editing a service that is there: a draft of it, in the form by which services are added."""

from uuid import UUID, uuid4

from sqlalchemy import select
from sqlmodel import Session

from finder.directory.adding import to_record, to_typed
from finder.directory.adding_answers import Form
from finder.directory.adding_fields import STEPS
from finder.directory.conflicts import EditConflictError
from finder.directory.drafts import KeptDraft, list_mine, meet, save
from finder.directory.keeping import KeptService, read_kept_service
from finder.directory.records import ServiceRecord
from finder.models import Service, table_of
from finder.web.addresses import address
from finder.web.admin import adding_page
from finder.web.requests import get_session, now
from finder.web.signed_in import current_account, write


def begin_edit(kept: KeptService) -> str:
    """Begin a draft of the service, or go on with one's own; gives the page of the draft."""
    account = current_account().email
    mine = next(
        (one for one in list_mine(get_session(), account) if one.service_id == kept.record.id), None
    )
    draft_id = mine.id if mine is not None else uuid4()
    typed = {} if mine is not None else to_typed(kept.record, adding_page.form_here())
    with write() as work:
        if mine is None:
            save(
                work.session,
                draft_id,
                account,
                typed,
                now(),
                step=STEPS[0].name,
                title=kept.record.name,
                service_id=kept.record.id,
                expected_version=kept.version,
            )
        work.outcome = address("admin.services.preview", draft=str(draft_id))
    return work.outcome


def record_of(kept: KeptDraft, form: Form) -> ServiceRecord:
    """Give the record that a draft makes: a new one, or what it makes of the version it is of.

    Raises IncompleteFormError.
    """
    return to_record(kept.typed, form, kept.service_id or kept.id, adding_page.base_of(kept))


def stored_of(session: Session, kept: KeptDraft) -> KeptService | None:
    """Give the service that a draft is an edit of, None for a new one or one that is gone."""
    number = _number_of(session, kept.service_id)
    return read_kept_service(session, number) if number is not None else None


def keep_meeting(
    session: Session, kept: KeptDraft, conflict: EditConflictError[ServiceRecord]
) -> str:
    """Keep both sides' changes in the draft, the author's own where both changed; gives its page.

    The draft is one of the newer version from now on.
    """
    fields = [one.field for one in conflict.merged.conflicts]
    joined = conflict.merged.choose(frozenset(fields))
    typed = to_typed(joined, adding_page.form_here())
    meet(session, kept.id, typed, conflict.version, now())
    met = [one.label for one in conflict.merged.conflicts] or [""]
    if kept.account != current_account().email:
        return address("admin.drafts.show", draft_id=kept.id, met=met)
    return address("admin.services.preview", draft=str(kept.id), met=met)


def _number_of(session: Session, service_id: UUID | None) -> int | None:
    table = table_of(Service)
    statement = select(table.c.number).where(table.c.id == service_id)
    number: int | None = session.connection().execute(statement).scalar_one_or_none()
    return number
