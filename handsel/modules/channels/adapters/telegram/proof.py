"""Telegram's proof that an update is theirs: the secret we gave it when we registered the webhook.

There is no signature: whoever knows the secret may say anything, so it is one bot's own.
"""

import hmac
import secrets
from typing import Final

from handsel.kit.secrets import Secret

PROOF_HEADER: Final = "x-telegram-bot-api-secret-token"
#: 43 letters of the alphabet that setWebhook allows (1 to 256 of A-Z, a-z, 0-9, _ and -).
SECRET_BYTES: Final = 32


def is_proved(*, header: str | None, secret: Secret) -> bool:
    """Whether the header (X-Telegram-Bot-Api-Secret-Token) is the secret, in constant time."""
    given, expected = (header or "").encode(), secret.reveal().encode()
    return bool(expected) and hmac.compare_digest(given, expected)


def new_secret() -> Secret:
    """A secret that nobody can guess."""
    return Secret(secrets.token_urlsafe(SECRET_BYTES))
