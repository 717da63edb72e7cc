"""Secrets that are given away once, and the hashes that stay with us."""

import base64
import hashlib
import hmac
import secrets

from cryptography.fernet import Fernet, InvalidToken


def new_token() -> str:
    """Give 43 letters that nobody can guess (256 bits), fit for an address."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Give what is stored in place of a token: nobody gets from there to the token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def derive_key(secret: str, purpose: str) -> bytes:
    """Give the 32 bytes that the site's secret stands for in one purpose and no other."""
    return hmac.digest(secret.encode("utf-8"), purpose.encode("utf-8"), "sha256")


def keyed_hash(secret: str, purpose: str, text: str) -> str:
    """Give a hash that nobody can work out, or try out, without the site's secret."""
    key = derive_key(secret, purpose)
    return hmac.new(key, text.encode("utf-8", "replace"), "sha256").hexdigest()


def keyed_token(secret: str, purpose: str, text: str) -> str:
    """Give 43 letters like those of `new_token`, the same ones for the same text."""
    digest = hmac.digest(derive_key(secret, purpose), text.encode("utf-8", "replace"), "sha256")
    return base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def seal(secret: str, text: str) -> str:
    """Give the text so that only this site can read it."""
    return _sealer(secret).encrypt(text.encode("utf-8")).decode("ascii")


def unseal(secret: str, sealed: str) -> str | None:
    """Give a sealed text again, None when it was sealed under another secret or changed."""
    try:
        return _sealer(secret).decrypt(sealed.encode("utf-8")).decode("utf-8")
    except InvalidToken:
        return None


def _sealer(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(derive_key(secret, "seal")))
