"""What is known of a case, sealed with a key that never lies in the database."""

import base64
import hmac
import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

OWNER = "case"


class NoKeyError(RuntimeError):
    """There is no key for cases, so there is no casework."""

    def __init__(self) -> None:
        super().__init__(
            "There is no key for cases: `flask finder case-keys --new` makes one. "
            "docs/operating.md says how to keep it."
        )


class UnreadableCaseError(ValueError):
    """A case was sealed with a key that is not here, or somebody changed what was sealed."""


class Sealer:
    """Seals and opens what is known of cases; shared by threads. Raises NoKeyError without keys.

    The first key seals. The others open what was sealed before, until `reseal` has passed.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise NoKeyError
        self._sealer = MultiFernet([Fernet(key) for key in keys])
        self._secrets = [
            hmac.digest(base64.urlsafe_b64decode(key), b"reference of a case", "sha256")
            for key in keys
        ]

    def seal(self, case_id: UUID, content: Mapping[str, Any]) -> str:
        """Give the content of one case so that only a key of ours opens it."""
        # With its owner inside, nobody can put one case's content into another's row.
        text = json.dumps({OWNER: str(case_id), **content}, ensure_ascii=False)
        return self._sealer.encrypt(text.encode("utf-8")).decode("ascii")

    def open(self, case_id: UUID, sealed: str) -> dict[str, Any]:
        """Give the content of one case; raises UnreadableCaseError."""
        try:
            content: dict[str, Any] = json.loads(self._sealer.decrypt(sealed.encode("ascii")))
        except (InvalidToken, UnicodeEncodeError, ValueError) as error:
            raise UnreadableCaseError(case_id) from error
        if content.pop(OWNER, None) != str(case_id):
            raise UnreadableCaseError(case_id)
        return content

    def reference_key(self, team_id: UUID, reference: str) -> str:
        """Give what stands in the database for a reference: nobody gets from there to it."""
        return self.reference_keys(team_id, reference)[0]

    def reference_keys(self, team_id: UUID, reference: str) -> list[str]:
        """Give what may stand there for a reference, under the newest key and earlier ones."""
        plain = f"{team_id} {' '.join(reference.casefold().split())}".encode()
        return [hmac.new(secret, plain, "sha256").hexdigest() for secret in self._secrets]
