"""Everything a process is told from outside, typed, read once. The only reader of os.environ."""

import hashlib
import hmac
import re
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from handsel.config.key_ring import RingKey, parse_key_ring
from handsel.config.production import Process, Values, complaints
from handsel.kit.startup import RefusedToStart

CHECKOUT = Path(__file__).resolve().parents[2]
LOOPBACK = ("127.0.0.1", "localhost")

Port = Annotated[int, Field(ge=1, le=65535)]
Secrets = Annotated[tuple[SecretStr, ...], NoDecode]


class Environment(BaseSettings):
    """The process's configuration; each field is the variable HANDSEL_<FIELD NAME>.

    Lists are comma-separated. Secrets are `SecretStr` and never printed. An empty variable counts
    as absent. Raises pydantic's ValidationError for a value of the wrong shape.
    """

    model_config = SettingsConfigDict(
        env_prefix="HANDSEL_",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        hide_input_in_errors=True,
    )

    env: Literal["development", "production"] = "production"
    home: Path = CHECKOUT / ".handsel"
    # A plain string, as Django takes it apart; kept out of repr because it holds a password.
    database_url: str = Field(default="", validation_alias="DATABASE_URL", repr=False)
    ops_database_url: SecretStr = SecretStr("")

    web_port: Port = 8000
    gate_port: Port = 8001
    ops_port: Port = 8002
    sandbox_port: Port = 8003
    sandbox_smtp_port: Port = Field(default_factory=lambda chosen: chosen["sandbox_port"] + 1)
    public_url: str = ""
    trusted_proxies: Annotated[int, Field(ge=0, le=10)] = 0
    #: Where providers reach the gate; empty: where people reach us.
    hooks_url: str = ""
    quiet_seconds: Annotated[float, Field(ge=0, le=60)] = 1.5
    #: Whether demo shops are made with two weeks of past.
    demo_history: bool = True

    secret_keys: SecretStr = SecretStr("")
    meta_app_secrets: Secrets = ()
    meta_verify_token: SecretStr = SecretStr("")
    #: One host for all of Meta's products; empty: each product's own.
    meta_graph_url: str = ""
    telegram_api_url: str = "https://api.telegram.org"
    stripe_secret_key: SecretStr = SecretStr("")
    stripe_webhook_secrets: Secrets = ()
    stripe_api_url: str = "https://api.stripe.com"
    paypal_api_url: str = "https://api-m.paypal.com"
    paypal_webhook_id: str = ""
    paypal_ca_file: str = ""
    openai_base_url: str = "https://api.openai.com/v1"
    openai_api_key: SecretStr = SecretStr("")
    openai_model: str = ""
    anthropic_base_url: str = "https://api.anthropic.com"
    anthropic_api_key: SecretStr = SecretStr("")
    anthropic_model: str = ""
    smtp_url: SecretStr = SecretStr("")
    mail_from: str = ""

    @field_validator("meta_app_secrets", "stripe_webhook_secrets", mode="before")
    @classmethod
    def _split_on_commas(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("mail_from")
    @classmethod
    def _check_mail_address(cls, value: str) -> str:
        if value and not re.fullmatch(r"[^@\s<>]+@[\w.-]+", value):
            raise ValueError("must be a mail address such as orders@example.com")
        return value

    @field_validator("home")
    @classmethod
    def _make_absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator(
        "public_url",
        "hooks_url",
        "meta_graph_url",
        "telegram_api_url",
        "stripe_api_url",
        "paypal_api_url",
        "openai_base_url",
        "anthropic_base_url",
    )
    @classmethod
    def _check_address(cls, value: str) -> str:
        if value and (
            urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).netloc
        ):
            raise ValueError("must be a full address such as https://example.com")
        return value.rstrip("/")

    @model_validator(mode="after")
    def _check_key_ring(self) -> Self:
        parse_key_ring(self.secret_keys.get_secret_value())
        return self

    @property
    def development(self) -> bool:
        """Whether development conveniences (demo shops, whose passwords are known) may exist."""
        return self.env == "development"

    @property
    def key_ring(self) -> tuple[RingKey, ...]:
        """Keys that seal secrets at rest, newest first; empty when none are configured."""
        return parse_key_ring(self.secret_keys.get_secret_value())

    @property
    def django_secret_key(self) -> str:
        """What Django signs with, derived from the newest ring key; in production "" without one.

        In development without a ring it is random, so that nothing signed outlives the process.
        """
        if self.key_ring:
            return _signing_key(self.key_ring[0].secret)
        return secrets.token_hex(32) if self.development else ""

    @property
    def django_secret_key_fallbacks(self) -> list[str]:
        """What older ring keys signed is still believed while they are in the ring."""
        return [_signing_key(key.secret) for key in self.key_ring[1:]]

    @property
    def public_origin(self) -> str:
        """Where people and providers reach us; no trailing slash."""
        return self.public_url or self.web_url

    @property
    def hooks_origin(self) -> str:
        """Where providers reach the gate; no trailing slash."""
        return self.hooks_url or self.public_origin

    @property
    def pages(self) -> dict[str, str]:
        """Origins of our own pages, each with where it reads live events; no trailing slashes.

        In production one proxy stands before web and the gate. In development the machine goes by
        both its names, as browsers know passkeys on `localhost` only, and keep cookies by name.
        """
        if not self.development:
            return {self.public_origin: self.public_origin}
        here, live = self.public_origin, self.hooks_origin
        return {_by_other_name(here): _by_other_name(live), here: live}

    @property
    def session_cookie(self) -> str:
        """The cookie a browser's session is in; the prefix ties it to this host and to https."""
        prefix = "__Host-" if self.public_origin.startswith("https://") else ""
        return f"{prefix}handsel_session"

    @property
    def mail_address(self) -> str:
        """Whom our letters are from: as told, or `orders@` the host people reach us at."""
        host = urlsplit(self.public_url).hostname or ""
        is_name = "." in host and not host.replace(".", "").isdigit()
        return self.mail_from or f"orders@{host if is_name else 'localhost'}"

    @property
    def allowed_hosts(self) -> list[str]:
        """Host headers that web answers to; the loopback names only in development."""
        public = urlsplit(self.public_origin).hostname or ""
        loopback = LOOPBACK if self.development else ()
        return list(dict.fromkeys([public, *loopback]))

    @property
    def web_url(self) -> str:
        return f"http://127.0.0.1:{self.web_port}"

    @property
    def gate_url(self) -> str:
        return f"http://127.0.0.1:{self.gate_port}"

    @property
    def ops_url(self) -> str:
        return f"http://127.0.0.1:{self.ops_port}"

    @property
    def sandbox_url(self) -> str:
        return f"http://127.0.0.1:{self.sandbox_port}"

    def require_production_ready(self, process: Process | None = None) -> None:
        """Check that this process has what it needs in production; nothing in development.

        Without `process`, what all processes need together. Raises RefusedToStart with one
        sentence that names each missing or weak variable.
        """
        if self.development:
            return
        found = complaints(self._plain_values(), process=process)
        if found:
            raise RefusedToStart("Handsel will not start in production: " + "; ".join(found) + ".")

    def _plain_values(self) -> Values:
        return {field: _plain(getattr(self, field)) for field in type(self).model_fields}


def _by_other_name(origin: str) -> str:
    """The same place of this machine by the other of its names; of any other machine, the same."""
    parts = urlsplit(origin)
    if parts.hostname not in LOOPBACK:
        return origin
    [other] = {*LOOPBACK} - {parts.hostname}
    return origin.replace(parts.hostname, other, 1)


def _signing_key(ring_key: bytes) -> str:
    return hmac.new(ring_key, b"django-secret-key", hashlib.sha256).hexdigest()


def _plain(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, tuple) else (value,)
    plain = (
        part.get_secret_value() if isinstance(part, SecretStr) else str(part) for part in parts
    )
    return tuple(part for part in plain if part)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """This process's environment, read at the first call and kept."""
    return Environment()
