"""A stick with a passkey for tests: a real key pair that signs what a browser would let it sign."""

from __future__ import annotations

import hashlib
import json
import os
import struct
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

PRESENT, ATTESTED = 0x01, 0x40


@dataclass
class Stick:
    """One key, the origin that its browser is at, and how often it has signed."""

    origin: str = "http://localhost"
    credential_id: bytes = field(default_factory=lambda: os.urandom(32))
    count: int = 0
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, options: dict[str, Any]) -> str:
        """Give what a browser sends after it let the stick make a key."""
        numbers = self.key.public_key().public_numbers()
        public = cbor2.dumps(
            {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        )
        attested = bytes(16) + struct.pack(">H", len(self.credential_id)) + self.credential_id
        data = self._data(options["rp"]["id"], PRESENT | ATTESTED) + attested + public
        statement = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options)
        return self._answer(clientDataJSON=client, attestationObject=statement)

    def sign(self, options: dict[str, Any]) -> str:
        """Give what a browser sends after it let the stick sign."""
        self.count += 1
        data, client = self._data(options["rpId"], PRESENT), self._client("webauthn.get", options)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=data, signature=signature)

    def _data(self, host: str, flags: int) -> bytes:
        return hashlib.sha256(host.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        content = {"type": kind, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps(content).encode()

    def _answer(self, **response: bytes) -> str:
        name = bytes_to_base64url(self.credential_id)
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "response": {key: bytes_to_base64url(value) for key, value in response.items()},
            }
        )
