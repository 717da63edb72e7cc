"""Putting a draft into the directory, whoever presses the button: its author, or somebody else."""

from flask import abort

from finder.directory.adding import IncompleteFormError
from finder.directory.adding_fields import STEPS
from finder.directory.conflicts import EditConflictError, GoneRecordError, RefusedRecordError
from finder.directory.drafts import (
    ChangedDraftError,
    KeptDraft,
    SecondPairOfEyesError,
    UnknownDraftError,
    publish,
)
from finder.directory.settings import read_settings
from finder.i18n import gettext
from finder.web.addresses import address
from finder.web.admin import adding_page
from finder.web.admin.kept import author_of
from finder.web.admin.mending import keep_meeting, record_of
from finder.web.receipts import led_to
from finder.web.requests import get_gazetteer, now
from finder.web.signed_in import current_account, write


class NotPublishedError(ValueError):
    """A draft is not published and still there; the message says why."""


def publish_kept(kept: KeptDraft) -> str:
    """Publish a draft as it was read, and give the page that this leads to.

    Raises NotPublishedError, and IncompleteFormError before anything is written.
    """
    # Before anything is locked: a live geocoder may take its time.
    record = record_of(kept, adding_page.form_here(is_saving=True))
    try:
        with write() as work:
            try:
                published = publish(
                    work.session,
                    kept.id,
                    current_account().email,
                    record,
                    author_of(source=record.sources[0].url if record.sources else None),
                    now(),
                    get_gazetteer(),
                    needs_second=read_settings(work.session).second_pair_of_eyes,
                    seen=kept.changed_at,
                )
                work.outcome = led_to("admin.services.show", "published", number=published.number)
            except EditConflictError as conflict:
                # Nothing of it was written yet; what both changed is kept in the draft.
                work.outcome = keep_meeting(work.session, kept, conflict)
    except SecondPairOfEyesError as error:
        sentence = gettext("On this site somebody else has to look at it before it is published.")
        raise NotPublishedError(sentence) from error
    except ChangedDraftError as error:
        raise NotPublishedError(changed_words()) from error
    except GoneRecordError as error:
        sentence = gettext(
            "This service is not in the directory any more. The draft is kept: add it anew if it "
            "is still there."
        )
        raise NotPublishedError(sentence) from error
    except RefusedRecordError as error:
        raise NotPublishedError(str(error)) from error
    except UnknownDraftError:
        abort(404)
    return work.outcome


def changed_words() -> str:
    """Give the sentence for a draft that was typed anew since it was looked at."""
    return gettext("It was changed since you opened this page. Look at it again.")


def first_gap(kept: KeptDraft, error: IncompleteFormError) -> str:
    """Give the page of the first step in which something is missing or wrong."""
    step = next(step for step in STEPS if any(one.name in error.errors for one in step.fields))
    # Nobody is told of faults in a step that was not begun; its country is filled in beforehand.
    is_begun = any(kept.typed.get(one.name) for one in step.fields if one.name != "country")
    check = "1" if is_begun else None
    return address("admin.services.add", draft=str(kept.id), step=step.name, check=check)
