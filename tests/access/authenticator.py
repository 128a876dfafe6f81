"""A passkey in software: makes and signs what a device would (WebAuthn level 2, ES256, no attestation)."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256

from samakki.access.words import Site

PRESENT, KNOWN, MADE = 0x01, 0x04, 0x40


class SoftPasskey:
    """One passkey, as it is seen from one site."""

    def __init__(self, site: Site, like: "SoftPasskey | None" = None) -> None:
        self.site = site
        self.key = like.key if like else ec.generate_private_key(ec.SECP256R1())
        self.id = like.id if like else b"a passkey of the tests"
        self.count = 0

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        told = self._client("webauthn.create", options)
        public = cbor.encode(ES256.from_cryptography_key(self.key.public_key()))
        credential = bytes(16) + len(self.id).to_bytes(2) + self.id + public
        data = self._data(PRESENT | KNOWN | MADE) + credential
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer({"clientDataJSON": _text(told), "attestationObject": _text(attestation)})

    def sign(self, options: dict[str, Any], *, knows_owner: bool = True) -> dict[str, Any]:
        told = self._client("webauthn.get", options)
        data = self._data(PRESENT | (KNOWN if knows_owner else 0))
        signature = self.key.sign(data + sha256(told).digest(), ec.ECDSA(hashes.SHA256()))
        parts = {"clientDataJSON": told, "authenticatorData": data, "signature": signature}
        return self._answer({name: _text(part) for name, part in parts.items()})

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        asked = options["publicKey"]["challenge"]
        challenge = asked if isinstance(asked, str) else _text(asked)
        urlsafe_b64decode(challenge + "==")
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.site.origin}).encode()

    def _data(self, flags: int) -> bytes:
        self.count += 1
        return sha256(self.site.host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4)

    def _answer(self, response: dict[str, str]) -> dict[str, Any]:
        name = _text(self.id)
        return {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()
