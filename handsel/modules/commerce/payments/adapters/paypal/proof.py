"""Whether PayPal itself sent a webhook, proved without asking it.

PayPal signs `"{transmission id}|{transmission time}|{webhook id}|{CRC32 of the raw body}"` with RSA
and SHA-256, and names the address of its certificate. Nothing is fetched but from PayPal's own
hosts, and the certificate must lead to a trusted root under the name PayPal signs webhooks with.
Source: developer.paypal.com/api/rest/webhooks/rest, "Verify the signature offline".
"""

import base64
import binascii
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

ALGORITHM: Final = "SHA256withRSA"
#: PayPal tries for three days; a little more for clocks and queues.
OLDEST: Final = timedelta(days=3, hours=6)
CLOCKS_DIFFER: Final = timedelta(minutes=5)
LONGEST_HEADER: Final = 1_000
FEWEST_KEY_BITS: Final = 2048
#: Where the certificates of each API are, and the name they are made out to.
_LIVE: Final = frozenset({"api.paypal.com", "api-m.paypal.com"})
_SANDBOX: Final = frozenset({"api.sandbox.paypal.com", "api-m.sandbox.paypal.com"})
_LIVE_NAME: Final = "messageverificationcerts.paypal.com"
_SANDBOX_NAME: Final = "messageverificationcerts.sandbox.paypal.com"
_CERTIFICATE = re.compile(r"/v1/notifications/certs/CERT-[A-Za-z0-9-]{1,120}")


class NotTrusted(Exception):
    """The certificate is not one PayPal signs webhooks with."""


@dataclass(frozen=True, slots=True)
class Transmission:
    """What a webhook's headers say of its delivery."""

    id: str
    time: str
    signature: str
    certificate_url: str
    algorithm: str

    @property
    def is_complete(self) -> bool:
        """Whether all of it is there, and no longer than PayPal writes it."""
        parts = (self.id, self.time, self.signature, self.certificate_url, self.algorithm)
        return all(0 < len(part) <= LONGEST_HEADER and part.isascii() for part in parts)


def is_timely(transmission: Transmission, *, now: datetime) -> bool:
    """Whether it was sent no longer ago than PayPal tries, and not in the future."""
    try:
        sent = datetime.fromisoformat(transmission.time)
    except ValueError:
        return False
    return sent.tzinfo is not None and now - OLDEST <= sent <= now + CLOCKS_DIFFER


def is_pinned(url: str, *, api_url: str) -> bool:
    """Whether a certificate's address is one of PayPal's own, of the same API as ours.

    An API at any other address than PayPal's (a simulator on this machine) has its certificates
    under itself.
    """
    try:
        parts, api = urlsplit(url), urlsplit(api_url)
        has_more = bool(parts.query or parts.fragment or parts.username or parts.password)
        hosts = _hosts(api.hostname)
        if hosts is None:
            return url == f"{api_url}{parts.path.removeprefix(api.path)}" and bool(
                _CERTIFICATE.fullmatch(parts.path.removeprefix(api.path))
            )
        return (
            parts.scheme == "https"
            and parts.hostname in hosts
            and parts.port in {None, 443}
            and not has_more
            and bool(_CERTIFICATE.fullmatch(parts.path))
        )
    except ValueError:
        return False


def read_key(pem: bytes, *, roots: Sequence[x509.Certificate], api_url: str, now: datetime) -> (
    tuple[RSAPublicKey, datetime]
):  # fmt: skip
    """The key of a certificate and until when it may be used; raises NotTrusted.

    The chain must lead to one of `roots`, under the name of PayPal's webhooks, at this moment.
    """
    live = urlsplit(api_url).hostname in _LIVE
    name = x509.DNSName(_LIVE_NAME if live else _SANDBOX_NAME)
    try:
        leaf, *others = x509.load_pem_x509_certificates(pem)
        policy = PolicyBuilder().store(Store(list(roots))).time(now.replace(tzinfo=None))
        policy.build_server_verifier(name).verify(leaf, others)
        key = leaf.public_key()
    except (ValueError, TypeError, VerificationError, UnsupportedAlgorithm) as error:
        raise NotTrusted(str(error)[:200]) from error
    if not isinstance(key, RSAPublicKey) or key.key_size < FEWEST_KEY_BITS:
        raise NotTrusted("not a strong RSA key")
    return key, leaf.not_valid_after_utc


def is_signed(
    body: bytes, *, transmission: Transmission, webhook_id: str, key: RSAPublicKey
) -> bool:
    """Whether this key signed these raw bytes, in this delivery, for this webhook of ours."""
    if transmission.algorithm != ALGORITHM or not webhook_id:
        return False
    said = signed_words(body, transmission=transmission, webhook_id=webhook_id)
    try:
        signature = base64.b64decode(transmission.signature, validate=True)
        key.verify(signature, said, PKCS1v15(), SHA256())
    except (binascii.Error, ValueError, InvalidSignature):
        return False
    return True


def signed_words(body: bytes, *, transmission: Transmission, webhook_id: str) -> bytes:
    """What is signed."""
    return f"{transmission.id}|{transmission.time}|{webhook_id}|{zlib.crc32(body)}".encode()


def _hosts(api_host: str | None) -> frozenset[str] | None:
    if api_host in _LIVE:
        return _LIVE
    return _SANDBOX if api_host in _SANDBOX else None
