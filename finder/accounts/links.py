"""Links for one purpose and one use: an invitation, or a new password."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlmodel import Session, col

from finder.accounts.tokens import new_token, token_hash
from finder.models import Account, AccountLink, AccountSession
from finder.vocabulary import LinkPurpose

LIFETIMES = {
    LinkPurpose.INVITATION: timedelta(hours=48),
    LinkPurpose.NEW_PASSWORD: timedelta(hours=2),
}


class SpentLinkError(LookupError):
    """The link was used, has expired, or never was one of ours."""


def make_link(session: Session, account_id: UUID, purpose: LinkPurpose, now: datetime) -> str:
    """Give the token of a new link; an invitation ends every earlier link of its account.

    Anybody may ask for a new password, so that ends no link that somebody else is about to open.
    """
    if purpose is LinkPurpose.INVITATION:
        _end_links(session, account_id)
    token = new_token()
    session.add(
        AccountLink(
            id=uuid4(),
            account_id=account_id,
            purpose=purpose,
            token_hash=token_hash(token),
            created_at=now,
            expires_at=now + LIFETIMES[purpose],
        )
    )
    session.flush()
    return token


def link_address(site: str, token: str) -> str:
    """Give the whole address to open, on the site whose own address is given."""
    return f"{site}/staff/links/{token}"


def find_link(session: Session, token: str, now: datetime) -> Account:
    """Give the account of a link that still works; raises SpentLinkError."""
    found: Account | None = session.execute(
        select(Account)
        .join(AccountLink, col(AccountLink.account_id) == col(Account.id))
        .where(_works(token, now), col(Account.active))
    ).scalar_one_or_none()
    if found is None:
        raise SpentLinkError
    return found


def use_link(
    session: Session, token: str, password: str, now: datetime, name: str | None = None
) -> Account:
    """Set the hashed password of the link's account, and end its sessions and other links.

    Of two at once only one is let in: the second finds the link spent. Raises SpentLinkError.
    """
    account = find_link(session, token, now)
    spent = session.execute(update(AccountLink).where(_works(token, now)).values(used_at=now))
    if spent.rowcount != 1:  # type: ignore[attr-defined]
        raise SpentLinkError
    _end_links(session, account.id, but=token)
    account.password = password
    if name:
        account.name = name
    session.add(account)
    session.execute(delete(AccountSession).where(col(AccountSession.account_id) == account.id))
    session.flush()
    return account


def forget_old_links(session: Session, now: datetime) -> int:
    """Delete the links that no longer work; gives how many."""
    gone = session.execute(delete(AccountLink).where(col(AccountLink.expires_at) <= now))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def _end_links(session: Session, account_id: UUID, but: str = "") -> None:
    ended = delete(AccountLink).where(col(AccountLink.account_id) == account_id)
    session.execute(ended.where(col(AccountLink.token_hash) != token_hash(but)))


def _works(token: str, now: datetime) -> ColumnElement[bool]:
    return and_(
        col(AccountLink.token_hash) == token_hash(token),
        col(AccountLink.used_at).is_(None),
        col(AccountLink.expires_at) > now,
    )
