"""The letter for whoever has forgotten a password: others can neither use it up nor flood with it.

It is also the way in for whom others keep out by guessing: its link asks for no password, and no
count of others' tries stands before it.
"""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlmodel import Session, col

from finder.accounts.guessing import DAY, Guesser, TooManyTriesError, begin_try
from finder.accounts.letters import send_new_password_link
from finder.accounts.people import find_account
from finder.models import Account, AccountEvent, AccountLink
from finder.vocabulary import AccountDeed, LinkPurpose

# So many letters a day go out as soon as anybody asks.
FREE_LETTERS = 3
# After those, another one goes out when there is none of this age whose link was not used. Shorter
# than a link lives: who gets no new letter has one that works.
REST = timedelta(hours=1)


def ask_for_letter(
    session: Session, email: str, one: Guesser, site: str, now: datetime, *, can_mail: bool
) -> None:
    """Count an asking, and send the letter where there is such an account and one is due.

    Raises TooManyTriesError where nothing was counted and nothing sent. Strangers get an account
    `FREE_LETTERS` and one for each `REST` in a day, however many they are; a browser that it signed
    in with before is counted by itself. Where the last letter's link was not used, and no other one
    is due, it works for `LIFETIMES` less `REST` at least.
    """
    try:
        begin_try(session, one, now)
        is_counted = True
    except TooManyTriesError:
        is_counted = False
    account = find_account(session, email)
    if account is not None and account.active and can_mail:
        is_free = one.is_known or _letters_of_a_day(session, account, now) < FREE_LETTERS
        if (is_counted and is_free) or not _has_new_letter(session, account, now):
            send_new_password_link(session, account, account.email, site, now)
            return
    if not is_counted:
        raise TooManyTriesError


def _letters_of_a_day(session: Session, account: Account, now: datetime) -> int:
    return int(
        session.execute(
            select(func.count()).where(
                col(AccountEvent.account_id) == account.id,
                col(AccountEvent.deed) == AccountDeed.LINK_SENT,
                col(AccountEvent.happened_at) > now - DAY,
            )
        ).scalar_one()
    )


def _has_new_letter(session: Session, account: Account, now: datetime) -> bool:
    newest = select(col(AccountLink.id)).where(
        col(AccountLink.account_id) == account.id,
        col(AccountLink.purpose) == LinkPurpose.NEW_PASSWORD,
        col(AccountLink.used_at).is_(None),
        col(AccountLink.created_at) > now - REST,
    )
    return session.execute(newest.limit(1)).first() is not None
