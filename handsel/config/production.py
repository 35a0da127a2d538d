"""What each process must have in production, as rules over values."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal
from urllib.parse import urlsplit

from handsel.config.key_ring import RingKey, parse_key_ring

# Each field of Environment as plain strings; an absent one is an empty tuple.
type Values = Mapping[str, tuple[str, ...]]
Process = Literal["gate", "web", "worker", "ops", "migrate"]

# Only what the process uses, so that a secret reaches as few machines as possible.
NEEDS: dict[Process, tuple[str, ...]] = {
    "gate": (
        "database_url",
        "public_url",
        "secret_keys",
        "meta_app_secrets",
        "meta_verify_token",
        "stripe_webhook_secrets",
    ),
    "web": ("database_url", "public_url", "secret_keys", "meta_app_secrets"),
    "worker": ("database_url", "public_url", "secret_keys", "stripe_secret_key", "smtp_url"),
    "ops": ("database_url", "secret_keys"),
    "migrate": ("database_url",),
}
# Shorter can be guessed or is a placeholder; Meta's own app secrets have 32 hexadecimal digits.
SHORTEST_SECRET = 16
# 32 random bytes hold about 30 distinct ones; a typed-in or repeated pattern holds few.
FEWEST_DISTINCT_BYTES = 8
# Words of examples and set-up guides; no provider's secret has them.
PLACEHOLDERS = re.compile(r"change.?me|placeholder|example|your[-_ ]|insecure|xxxx", re.I)
GUESSABLE = ("meta_app_secrets", "meta_verify_token", "stripe_webhook_secrets", "stripe_secret_key")
PROVIDER_ADDRESSES = (
    "meta_graph_url",
    "telegram_api_url",
    "stripe_api_url",
    "paypal_api_url",
    "openai_base_url",
    "anthropic_base_url",
)


def variable(field: str) -> str:
    """The name under which a person sets this field."""
    return "DATABASE_URL" if field == "database_url" else f"HANDSEL_{field.upper()}"


def complaints(values: Values, *, process: Process | None) -> list[str]:
    """Everything missing or weak, each as a clause that names its variable."""
    processes = (process,) if process else tuple(NEEDS)
    needed = dict.fromkeys(field for name in processes for field in NEEDS[name])
    missing = [f"{variable(field)} is missing" for field in needed if not values[field]]
    return [*missing, *_weak(values), *_half_configured(values)]


def _weak(values: Values) -> Iterator[str]:
    for field in GUESSABLE:
        if any(len(value) < SHORTEST_SECRET for value in values[field]):
            yield f"{variable(field)} is shorter than {SHORTEST_SECRET} characters"
        elif any(PLACEHOLDERS.search(value) for value in values[field]):
            yield f"{variable(field)} is a placeholder"
    written = ",".join(values["secret_keys"])
    if not all(map(_is_random, parse_key_ring(written))) or _has_poor_passphrase(written):
        yield "HANDSEL_SECRET_KEYS holds a key that is not random"
    if not all(_is_one_host(address) for address in values["public_url"]):
        yield "HANDSEL_PUBLIC_URL is not one host"
    for field in ("public_url", "hooks_url"):
        if any(urlsplit(address).scheme != "https" for address in values[field]):
            yield f"{variable(field)} is not https"
    for field in PROVIDER_ADDRESSES:
        if not all(_is_private_or_encrypted(address) for address in values[field]):
            yield f"{variable(field)} is not https"


def _is_random(key: RingKey) -> bool:
    """Whether 32 bytes look drawn by lot: many distinct ones, and not all of them typed."""
    typed = all(0x20 <= byte < 0x7F for byte in key.secret)
    return len(set(key.secret)) >= FEWEST_DISTINCT_BYTES and not typed


def _has_poor_passphrase(written: str) -> bool:
    passphrases = [part.strip() for part in written.split(",") if part and ":" not in part]
    return any(
        len(set(one)) < FEWEST_DISTINCT_BYTES or PLACEHOLDERS.search(one) for one in passphrases
    )


def _is_one_host(address: str) -> bool:
    """Whether an address names one host: web answers to it, and to no other."""
    host = urlsplit(address).hostname or ""
    return re.fullmatch(r"[\w-]+(\.[\w-]+)*|[0-9a-f:]+", host) is not None


def _is_private_or_encrypted(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in {"127.0.0.1", "localhost", "::1"}


def _half_configured(values: Values) -> Iterator[str]:
    for model in ("openai", "anthropic"):
        key, name = f"{model}_api_key", f"{model}_model"
        if values[key] and not values[name]:
            yield f"{variable(name)} is missing while {variable(key)} is set"
