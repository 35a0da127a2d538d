"""A security key in software: what browsers pass on when one is touched."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.http import HttpResponse
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from handsel.modules.users.models import User

HOST = "testserver"
_FLAG = AuthenticatorData.FLAG
_RELYING_PARTY = sha256(HOST.encode()).digest()


@dataclass
class SecurityKey:
    """One key of one user's; a PIN is asked for when it has one."""

    user: User
    has_pin: bool = False
    is_discoverable: bool = False
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    id: bytes = field(default_factory=lambda: token_bytes(32))

    def add(self) -> "SecurityKey":
        """Be a factor of the user's."""
        read: Any = ES256.from_cryptography_key
        cose = read(self.private.public_key())
        known = AttestedCredentialData.create(b"\0" * 16, self.id, cose)
        made = AuthenticatorData.create(_RELYING_PARTY, self._flags | _FLAG.AT, 0, known)
        response = {
            "clientDataJSON": websafe_encode(self._client_data("create", "unused")),
            "attestationObject": websafe_encode(AttestationObject.create("none", made, {})),
        }
        said = {"credProps": {"rk": self.is_discoverable}}
        data = {"name": "key", "credential": self._credential(response, said)}
        Authenticator.objects.create(user=self.user, type="webauthn", data=data)
        return self

    def touch(self, asked: HttpResponse) -> dict[str, Any]:
        """What is sent back for the challenge in this answer."""
        options = json.loads(asked.content)["data"]["request_options"]["publicKey"]
        signed = bytes(AuthenticatorData.create(_RELYING_PARTY, self._flags, 1))
        client = self._client_data("get", options["challenge"])
        proof = self.private.sign(signed + sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        response = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(signed),
            "signature": websafe_encode(proof),
            "userHandle": websafe_encode(user_pk_to_url_str(self.user).encode()),
        }
        return {"credential": self._credential(response, {})}

    @property
    def _flags(self) -> AuthenticatorData.FLAG:
        return _FLAG.UP | _FLAG.UV if self.has_pin else _FLAG.UP

    def _client_data(self, what: str, challenge: str) -> bytes:
        said = {"type": f"webauthn.{what}", "challenge": challenge, "origin": f"https://{HOST}"}
        return json.dumps(said).encode()

    def _credential(self, response: dict[str, str], said: dict[str, Any]) -> dict[str, Any]:
        name = websafe_encode(self.id)
        return {
            "id": name, "rawId": name, "type": "public-key",
            "clientExtensionResults": said, "response": response,
        }  # fmt: skip
