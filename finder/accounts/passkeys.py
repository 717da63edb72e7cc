"""Passkeys: a key in a phone, a computer or on a stick signs what we ask, in place of a code."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from finder.accounts.second_factors import ISSUER
from finder.accounts.sessions import SignedIn
from finder.models import Passkey

LONGEST_RESPONSE = 20_000


class WrongPasskeyError(ValueError):
    """What the browser sent is not signed by the right key, or not for this question."""


class KnownPasskeyError(ValueError):
    """This key was added before."""


@dataclass(frozen=True, slots=True)
class Site:
    """For which site a key signs: the name of its host, and its whole origin."""

    host: str
    origin: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a browser is asked to sign: options as JSON, and the challenge in them."""

    options: str
    challenge: str


@dataclass(frozen=True, slots=True)
class NewKey:
    """The public half of a new key."""

    credential_id: str
    public_key: str
    sign_count: int


def ask_for_new_key(site: Site, account: SignedIn, known: Iterable[Passkey]) -> Question:
    """Give what a browser needs to make a key for this account that it has not got yet."""
    options = generate_registration_options(
        rp_id=site.host,
        rp_name=ISSUER,
        user_id=account.id.bytes,
        user_name=account.email,
        user_display_name=account.name or account.email,
        # Any kind of key will do: in this machine, in a phone, on a stick.
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
        exclude_credentials=[_descriptor(one) for one in known],
    )
    return Question(options_to_json(options), bytes_to_base64url(options.challenge))


def read_new_key(site: Site, challenge: str, response: str) -> NewKey:
    """Give the key that a browser made; raises WrongPasskeyError."""
    try:
        made = verify_registration_response(
            credential=_bounded(response),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.host,
            expected_origin=site.origin,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise WrongPasskeyError from error
    return NewKey(
        bytes_to_base64url(made.credential_id),
        bytes_to_base64url(made.credential_public_key),
        made.sign_count,
    )


def ask_for_key(site: Site, known: Iterable[Passkey]) -> Question:
    """Give what a browser needs to sign with one of these keys."""
    options = generate_authentication_options(
        rp_id=site.host,
        allow_credentials=[_descriptor(one) for one in known],
        # It stands beside a password: that somebody is there is enough.
        user_verification=UserVerificationRequirement.DISCOURAGED,
    )
    return Question(options_to_json(options), bytes_to_base64url(options.challenge))


def check_key(
    site: Site, challenge: str, response: str, known: Iterable[Passkey]
) -> tuple[Passkey, int]:
    """Give which of these keys signed, and its new count; raises WrongPasskeyError."""
    for key in known:
        try:
            signed = verify_authentication_response(
                credential=_bounded(response),
                expected_challenge=base64url_to_bytes(challenge),
                expected_rp_id=site.host,
                expected_origin=site.origin,
                credential_public_key=base64url_to_bytes(key.public_key),
                credential_current_sign_count=key.sign_count,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError):
            continue
        if bytes_to_base64url(signed.credential_id) == key.credential_id:
            return key, signed.new_sign_count
    raise WrongPasskeyError


def add_passkey(session: Session, account_id: UUID, name: str, key: NewKey, now: datetime) -> None:
    """Let a key prove the account from now on; raises KnownPasskeyError."""
    made = Passkey(
        id=uuid4(),
        account_id=account_id,
        name=name,
        credential_id=key.credential_id,
        public_key=key.public_key,
        sign_count=key.sign_count,
        created_at=now,
    )
    try:
        with session.begin_nested():
            session.add(made)
    except IntegrityError as error:
        raise KnownPasskeyError from error


def list_passkeys(session: Session, account_id: UUID) -> list[Passkey]:
    """Give the keys of an account, oldest first."""
    wanted = (
        select(Passkey)
        .where(col(Passkey.account_id) == account_id)
        .order_by(col(Passkey.created_at), col(Passkey.id))
    )
    return list(session.execute(wanted).scalars())


def owner_of_passkey(session: Session, passkey_id: UUID) -> UUID | None:
    """Give the account that a key belongs to, None when there is no such key."""
    found = session.get(Passkey, passkey_id)
    return found.account_id if found is not None else None


def use_passkey(session: Session, key: Passkey, count: int, now: datetime) -> None:
    """Note that a key signed; raises WrongPasskeyError when it did so a moment ago already."""
    used = session.execute(
        update(Passkey)
        .where(col(Passkey.id) == key.id, col(Passkey.sign_count) == key.sign_count)
        .values(sign_count=count, used_at=now)
    )
    if used.rowcount != 1:  # type: ignore[attr-defined]
        raise WrongPasskeyError


def remove_passkey(session: Session, passkey_id: UUID) -> None:
    """Let a key prove nothing any more."""
    session.execute(delete(Passkey).where(col(Passkey.id) == passkey_id))


def _descriptor(key: Passkey) -> PublicKeyCredentialDescriptor:
    return PublicKeyCredentialDescriptor(
        id=base64url_to_bytes(key.credential_id),
        transports=[AuthenticatorTransport(one) for one in key.transports],
    )


def _bounded(response: str) -> str:
    if len(response) > LONGEST_RESPONSE:
        raise ValueError("no browser sends so much")
    return response
