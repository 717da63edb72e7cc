"""Letters to those who may publish: a draft waits for a second pair of eyes."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, select
from sqlmodel import Session, col

from finder.config import Config
from finder.db import writing
from finder.directory.drafts import list_waiting
from finder.directory.proposals import list_proposals
from finder.i18n import gettext, ngettext
from finder.mail.outbox import queue
from finder.models import Account, AccountRole
from finder.vocabulary import Role

# Nobody gets more than one in such a time, however many wait.
REST = timedelta(days=1)
MAY_PUBLISH = (Role.EDITOR, Role.ADMIN)


def tell_of_waiting(session: Session, site: str, now: datetime) -> int:
    """Put a letter to everybody into the outbox who has not been told of a draft; gives how many.

    One letter tells of all that waits for whoever reads it, and names nothing of it: a draft may
    say what nobody else may read. `site` is the address of this site, empty where nobody set it.
    """
    sent = 0
    for account in _who_may_publish(session, now):
        waiting = [one.changed_at for one in list_waiting(session, account.email)]
        proposals = list_proposals(session, account.email)
        waiting += [one.changed_at for one in proposals if one.account != account.email]
        told_at = account.told_at
        if not any(told_at is None or changed_at > told_at for changed_at in waiting):
            continue
        text = ngettext(
            "Hello\n\n"
            "%(num)s draft waits on Support Finder for somebody else to look at it before it is "
            "published.\n\n"
            "%(link)s\n\n"
            "You get at most one such letter a day.\n",
            "Hello\n\n"
            "%(num)s drafts wait on Support Finder for somebody else to look at them before they "
            "are published.\n\n"
            "%(link)s\n\n"
            "You get at most one such letter a day.\n",
            len(waiting),
            link=f"{site}/staff/drafts?list=waiting" if site else gettext("They are on your desk."),
        )
        queue(session, account.email, gettext("Drafts wait for you on Support Finder"), text, now)
        account.told_at = now
        sent += 1
    session.flush()
    return sent


def tell_when_due(engine: Engine, config: Config, now: datetime) -> None:
    """Tell those who may publish, where letters leave this site."""
    if config.can_mail:
        with writing(engine) as session:
            tell_of_waiting(session, config.site_address, now)


def _who_may_publish(session: Session, now: datetime) -> list[Account]:
    """Give the accounts that may be told now."""
    may = select(col(AccountRole.account_id)).where(col(AccountRole.role).in_(MAY_PUBLISH))
    return list(
        session.execute(
            select(Account)
            .where(
                col(Account.id).in_(may),
                col(Account.active),
                col(Account.password).is_not(None),
                col(Account.told_at).is_(None) | (col(Account.told_at) <= now - REST),
            )
            .order_by(col(Account.email))
            .with_for_update()
        ).scalars()
    )
