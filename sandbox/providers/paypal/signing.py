"""A certificate authority of the sandbox's own, and signatures as PayPal makes them.

The root is written to ``paypal-ca.pem`` in the state folder, for the gate to trust.
"""

import base64
import secrets
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NAME = "messageverificationcerts.sandbox.paypal.com"
_LASTS = timedelta(days=30)


class Authority:
    """Made anew at each start, when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "paypal-ca.pem"
        self._key: rsa.RSAPrivateKey | None = None
        self._leaf = b""

    def chain(self) -> bytes:
        """The certificate that signatures are checked with, as PEM."""
        self._ready()
        return self._leaf

    def sign(
        self, body: bytes, *, webhook_id: str, certificate_url: str, at: str
    ) -> dict[str, str]:
        """The headers of one delivery."""
        key, transmission = self._ready(), secrets.token_hex(16)
        words = f"{transmission}|{at}|{webhook_id}|{zlib.crc32(body)}".encode()
        return {
            "paypal-transmission-id": transmission,
            "paypal-transmission-time": at,
            "paypal-transmission-sig": base64.b64encode(
                key.sign(words, PKCS1v15(), SHA256())
            ).decode(),
            "paypal-cert-url": certificate_url,
            "paypal-auth-algo": "SHA256withRSA",
        }

    def _ready(self) -> rsa.RSAPrivateKey:
        if self._key is None:
            root_key, key = _new_key(), _new_key()
            subject = _named("Sandbox root")
            root = (
                _begin(subject, subject, root_key.public_key())
                .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
                .add_extension(_usage(signs_certificates=True), critical=True)
                .add_extension(
                    x509.SubjectKeyIdentifier.from_public_key(root_key.public_key()),
                    critical=False,
                )
                .sign(root_key, SHA256())
            )
            self._path.write_bytes(root.public_bytes(Encoding.PEM))
            self._leaf = _leaf(root, root_key, key).public_bytes(Encoding.PEM)
            self._key = key
        return self._key


def _leaf(
    root: x509.Certificate, root_key: rsa.RSAPrivateKey, key: rsa.RSAPrivateKey
) -> x509.Certificate:
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    return (
        _begin(_named(NAME), root.subject, key.public_key())
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(issuer, critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(root_key, SHA256())
    )


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _begin(subject: x509.Name, issuer: x509.Name, key: rsa.RSAPublicKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + _LASTS)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
