"""The letters about accounts: what they say, put into the outbox with the work they tell of."""

from datetime import datetime

from sqlmodel import Session

from finder.accounts.links import LIFETIMES, link_address, make_link
from finder.accounts.trail import note
from finder.i18n import gettext
from finder.mail.outbox import queue
from finder.models import Account
from finder.vocabulary import AccountDeed, LinkPurpose, mark

CHANGES = {
    AccountDeed.NEW_PASSWORD: mark("Your password for Support Finder was changed."),
    AccountDeed.NEW_SECOND_FACTOR: mark("The app for your sign-in codes was changed."),
    AccountDeed.SECOND_FACTOR_FORGOTTEN: mark(
        "Your sign-in codes were taken away: at the next sign-in you set up new ones."
    ),
    AccountDeed.NEW_RECOVERY_CODES: mark("New recovery codes were made for your account."),
    AccountDeed.RECOVERY_CODE_USED: mark("Somebody signed in with one of your recovery codes."),
    AccountDeed.NEW_PASSKEY: mark("A passkey was added to your account."),
    AccountDeed.PASSKEY_REMOVED: mark("A passkey was taken out of your account."),
}


def invite(session: Session, account: Account, actor: str, site: str, now: datetime) -> str:
    """Send somebody the link to join, and give its address; an earlier one works no more."""
    token = make_link(session, account.id, LinkPurpose.INVITATION, now)
    link = link_address(site, token)
    hours = int(LIFETIMES[LinkPurpose.INVITATION].total_seconds() // 3600)
    text = gettext(
        "Hello\n\n"
        "%(actor)s invites you to help keep the directory of Support Finder.\n\n"
        "Open this link to choose a password. It works once, and for %(hours)s hours:\n\n"
        "%(link)s\n\n"
        "If you did not expect this, you need do nothing.\n",
        actor=actor,
        hours=hours,
        link=link,
    )
    queue(session, account.email, gettext("Your invitation to Support Finder"), text, now)
    note(session, AccountDeed.INVITED, account.id, actor, now)
    return link


def send_new_password_link(
    session: Session, account: Account, actor: str, site: str, now: datetime
) -> str:
    """Send somebody a link to set a new password, and give its address."""
    token = make_link(session, account.id, LinkPurpose.NEW_PASSWORD, now)
    link = link_address(site, token)
    hours = int(LIFETIMES[LinkPurpose.NEW_PASSWORD].total_seconds() // 3600)
    text = gettext(
        "Hello\n\n"
        "Somebody, perhaps you, asked for a new password at Support Finder.\n\n"
        "Open this link to choose one. It works once, and for %(hours)s hours:\n\n"
        "%(link)s\n\n"
        "If it was not you, you need do nothing: your password stays as it is. Whoever asked "
        "cannot read this letter, and cannot keep you out.\n",
        hours=hours,
        link=link,
    )
    queue(session, account.email, gettext("A new password for Support Finder"), text, now)
    note(session, AccountDeed.LINK_SENT, account.id, actor, now)
    return link


def tell_of_change(
    session: Session, account: Account, deed: AccountDeed, actor: str, now: datetime
) -> None:
    """Write down a change of what proves somebody, and tell them: it may not have been them."""
    note(session, deed, account.id, actor, now)
    if deed not in CHANGES:
        return
    text = gettext(
        "Hello\n\n"
        "%(what)s\n\n"
        "If it was you, all is well. If not, tell whoever looks after accounts at once, and set a "
        "new password.\n",
        what=gettext(CHANGES[deed]),
    )
    queue(session, account.email, gettext("A change to your account"), text, now)
