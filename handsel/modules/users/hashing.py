"""How passwords are hashed: Argon2id, as OWASP advises for it, in one form however it is typed."""

import unicodedata

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id over 19 MiB in two passes: a fifth of a second, and no more memory for a crowd."""

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1


def normalized(password: str) -> str:
    """NFKC, so that a keyboard that composes letters differently opens the same door."""
    return unicodedata.normalize("NFKC", password)
