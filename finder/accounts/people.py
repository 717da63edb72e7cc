"""Accounts: making, finding and listing them, their roles, and who may no longer sign in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import delete, select
from sqlmodel import Session, col

from finder.models import Account, AccountLink, AccountRole, AccountSession
from finder.vocabulary import Role


class UnusableEmailError(ValueError):
    """The text is not an e-mail address."""


class EmailTakenError(ValueError):
    """There is an account with this e-mail address already."""


class UnknownAccountError(LookupError):
    """There is no such account."""


class LastAdminError(ValueError):
    """Nobody would be left who may look after accounts."""


@dataclass(frozen=True, slots=True)
class Person:
    """One account as admins see it."""

    id: UUID
    email: str
    name: str
    roles: frozenset[Role]
    active: bool
    has_password: bool
    has_second_factor: bool
    created_at: datetime

    @property
    def is_invited(self) -> bool:
        """Say whether the invitation was not taken up yet."""
        return not self.has_password


def read_email(text: str) -> str:
    """Give an e-mail address in its usual spelling; raises UnusableEmailError for anything else."""
    try:
        return validate_email(text.strip(), check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise UnusableEmailError(text) from error


def email_key(email: str) -> str:
    """Give the form in which addresses are compared: large and small letters are the same."""
    return email.strip().casefold()


def create_account(
    session: Session, email: str, name: str, roles: Iterable[Role], now: datetime
) -> Account:
    """Give a new account without password; raises UnusableEmailError or EmailTakenError."""
    email = read_email(email)
    if find_account(session, email) is not None:
        raise EmailTakenError(email)
    account = Account(
        id=uuid4(), email=email, email_key=email_key(email), name=name.strip(), created_at=now
    )
    session.add(account)
    session.flush()
    session.add_all(AccountRole(account_id=account.id, role=role) for role in set(roles))
    session.flush()
    return account


def find_account(session: Session, email: str) -> Account | None:
    """Give the account with this e-mail address, None when there is none."""
    wanted = select(Account).where(col(Account.email_key) == email_key(email))
    return session.execute(wanted).scalar_one_or_none()


def get_account(session: Session, account_id: UUID) -> Account:
    """Give an account; raises UnknownAccountError."""
    account = session.get(Account, account_id)
    if account is None:
        raise UnknownAccountError(account_id)
    return account


def rename(session: Session, account_id: UUID, name: str) -> None:
    """Give an account another name; raises UnknownAccountError."""
    account = get_account(session, account_id)
    account.name = name.strip()
    session.add(account)
    session.flush()


def change_password(session: Session, account_id: UUID, hashed: str) -> Account:
    """Set the hashed password of an account, and give it; raises UnknownAccountError."""
    account = get_account(session, account_id)
    account.password = hashed
    session.add(account)
    session.flush()
    return account


def roles_of(session: Session, account_id: UUID) -> frozenset[Role]:
    """Give the roles of an account."""
    wanted = select(col(AccountRole.role)).where(col(AccountRole.account_id) == account_id)
    return frozenset(session.execute(wanted).scalars())


def set_roles(session: Session, account_id: UUID, roles: Iterable[Role]) -> None:
    """Give an account exactly these roles; raises UnknownAccountError or LastAdminError."""
    get_account(session, account_id)
    wanted = set(roles)
    if Role.ADMIN not in wanted:
        _refuse_to_lose_the_last_admin(session, account_id)
    session.execute(delete(AccountRole).where(col(AccountRole.account_id) == account_id))
    session.add_all(AccountRole(account_id=account_id, role=role) for role in wanted)
    session.flush()


def suspend(session: Session, account_id: UUID) -> None:
    """Let an account sign in no more, from now on: its sessions and links end.

    Raises UnknownAccountError or LastAdminError.
    """
    account = get_account(session, account_id)
    _refuse_to_lose_the_last_admin(session, account_id)
    account.active = False
    session.add(account)
    session.execute(delete(AccountSession).where(col(AccountSession.account_id) == account_id))
    session.execute(delete(AccountLink).where(col(AccountLink.account_id) == account_id))
    session.flush()


def restore(session: Session, account_id: UUID) -> None:
    """Let a suspended account sign in again; raises UnknownAccountError."""
    account = get_account(session, account_id)
    account.active = True
    session.add(account)
    session.flush()


def list_people(session: Session) -> list[Person]:
    """Give every account by name and address."""
    roles: dict[UUID, set[Role]] = {}
    for account_id, role in session.execute(
        select(col(AccountRole.account_id), col(AccountRole.role))
    ):
        roles.setdefault(account_id, set()).add(role)
    accounts = session.execute(select(Account)).scalars()
    people = [_person(account, frozenset(roles.get(account.id, ()))) for account in accounts]
    return sorted(people, key=lambda one: (one.name.casefold(), one.email))


def names_by_email(session: Session) -> dict[str, str]:
    """Give the name of everybody who has one, by e-mail address."""
    rows = session.execute(select(col(Account.email), col(Account.name)))
    return {email: name for email, name in rows if name}


def show_person(session: Session, account_id: UUID) -> Person:
    """Give one account as admins see it; raises UnknownAccountError."""
    return _person(get_account(session, account_id), roles_of(session, account_id))


def _person(account: Account, roles: frozenset[Role]) -> Person:
    return Person(
        id=account.id,
        email=account.email,
        name=account.name,
        roles=roles,
        active=account.active,
        has_password=account.password is not None,
        has_second_factor=account.totp_secret is not None,
        created_at=account.created_at,
    )


def _refuse_to_lose_the_last_admin(session: Session, account_id: UUID) -> None:
    # Two admins who each take the other away at the same moment: the second one waits, and sees.
    session.execute(select(col(Account.id)).order_by(col(Account.id)).with_for_update())
    admins = set(
        session.execute(
            select(col(Account.id))
            .join(AccountRole, col(AccountRole.account_id) == col(Account.id))
            .where(col(AccountRole.role) == Role.ADMIN, col(Account.active))
        ).scalars()
    )
    if admins == {account_id}:
        raise LastAdminError(account_id)
