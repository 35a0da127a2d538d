"""How mail leaves: one SMTP server, from its address."""

from typing import Any
from urllib.parse import unquote, urlsplit

TIMEOUT_SECONDS = 10


def mailers(smtp_url: str) -> dict[str, Any]:
    """Django's MAILERS for `smtp[s|+tls]://user:password@host:port`.

    `smtps` speaks TLS from the first byte, `smtp+tls` upgrades, `smtp` stays in clear (loopback).
    """
    url = urlsplit(smtp_url or "smtp://127.0.0.1:25")
    return {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": url.hostname or "127.0.0.1",
                "port": url.port or {"smtps": 465, "smtp+tls": 587}.get(url.scheme, 25),
                "username": unquote(url.username or ""),
                "password": unquote(url.password or ""),
                "use_ssl": url.scheme == "smtps",
                "use_tls": url.scheme == "smtp+tls",
                "timeout": TIMEOUT_SECONDS,
            },
        }
    }
