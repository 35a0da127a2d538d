"""A PayPal of the tests: a root, a certificate under it, and signatures made with its key."""

import base64
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import httpx2
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from handsel.modules.commerce.payments.adapters.paypal.proof import (
    ALGORITHM,
    Transmission,
    signed_words,
)

API = "https://api-m.sandbox.paypal.com"
CERTIFICATE = "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1a2b"
NAME = "messageverificationcerts.sandbox.paypal.com"
NOW = datetime.fromisoformat("2026-11-21T12:00:00+00:00")


@dataclass
class Authority:
    """A root of its own, and the certificate it gave to whoever signs."""

    name: str = NAME
    root_key: rsa.RSAPrivateKey = field(default_factory=lambda: _key())
    key: rsa.RSAPrivateKey = field(default_factory=lambda: _key())
    fetched: list[str] = field(default_factory=list)
    status: int = 200

    def write_root(self, folder: Path) -> str:
        """The file of roots to trust."""
        path = folder / "roots.pem"
        path.write_bytes(self._root().public_bytes(Encoding.PEM))
        return str(path)

    def serve(self, request: httpx2.Request) -> httpx2.Response:
        """The host of certificates."""
        self.fetched.append(f"https://{request.headers['host']}{request.url.path}")
        return httpx2.Response(self.status, content=self._leaf().public_bytes(Encoding.PEM))

    def sign(self, body: bytes, *, webhook_id: str, **changes: str) -> dict[str, str]:
        """The headers of a delivery; `changes` by field of Transmission, after it was signed."""
        told = {
            "id": "t-1",
            "time": "2026-11-21T11:59:00Z",
            "signature": "",
            "certificate_url": CERTIFICATE,
            "algorithm": ALGORITHM,
        }
        words = signed_words(body, transmission=Transmission(**told), webhook_id=webhook_id)
        signature = self.key.sign(words, PKCS1v15(), SHA256())
        told |= {"signature": base64.b64encode(signature).decode(), **changes}
        return {
            "paypal-transmission-id": told["id"],
            "paypal-transmission-time": told["time"],
            "paypal-transmission-sig": told["signature"],
            "paypal-cert-url": told["certificate_url"],
            "paypal-auth-algo": told["algorithm"],
        }

    def _root(self) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A root of the tests")])
        return (
            _begin(subject, subject, self.root_key.public_key())
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(_usage(signs_certificates=True), critical=True)
            .add_extension(_subject_id(self.root_key), critical=False)
            .sign(self.root_key, SHA256())
        )

    def _leaf(self) -> x509.Certificate:
        root = self._root()
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.name)])
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.root_key.public_key())
        names = x509.SubjectAlternativeName([x509.DNSName(self.name)])
        return (
            _begin(subject, root.subject, self.key.public_key())
            .add_extension(names, critical=False)
            .add_extension(issuer, critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(signs_certificates=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .sign(self.root_key, SHA256())
        )


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _begin(subject: x509.Name, issuer: x509.Name, key: rsa.RSAPublicKey) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=30))
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


def _subject_id(key: rsa.RSAPrivateKey) -> x509.SubjectKeyIdentifier:
    return x509.SubjectKeyIdentifier.from_public_key(key.public_key())
