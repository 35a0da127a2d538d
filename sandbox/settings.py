"""What the command line and the environment decide."""

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the sandbox listens, what it posts to, and how it signs.

    ``delivery_attempts`` counts the first try; the wait doubles from ``retry_seconds``.
    """

    port: int
    smtp_port: int
    state_dir: Path
    gate_url: str
    meta_app_secret: str
    stripe_webhook_secret: str
    paypal_webhook_id: str = "WH-SANDBOX"
    web_url: str = "http://127.0.0.1:8000"
    delivery_attempts: int = 6
    retry_seconds: float = 0.25

    @property
    def base_url(self) -> str:
        """Address of the sandbox itself, without a trailing slash."""
        return f"http://127.0.0.1:{self.port}"


def _first(values: str) -> str:
    return values.split(",")[0].strip()


def _parser(env: Mapping[str, str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sandbox", description="The outside world, on loopback.")
    home = Path(env.get("HANDSEL_HOME", ".handsel"))
    port = int(env.get("HANDSEL_SANDBOX_PORT", "8003"))
    gate = f"http://127.0.0.1:{env.get('HANDSEL_GATE_PORT', '8001')}"
    parser.add_argument("--port", type=int, default=port)
    smtp_port = env.get("HANDSEL_SANDBOX_SMTP_PORT")
    parser.add_argument("--smtp-port", type=int, default=int(smtp_port) if smtp_port else None)
    parser.add_argument("--state-dir", type=Path, default=home / "sandbox")
    web = f"http://127.0.0.1:{env.get('HANDSEL_WEB_PORT', '8000')}"
    parser.add_argument("--web-url", default=env.get("HANDSEL_PUBLIC_URL") or web)
    parser.add_argument("--gate-url", default=env.get("HANDSEL_SANDBOX_GATE_URL") or gate)
    secrets = env.get("HANDSEL_META_APP_SECRETS") or "sandbox-meta-app-secret"
    parser.add_argument("--meta-app-secret", default=_first(secrets))
    secrets = env.get("HANDSEL_STRIPE_WEBHOOK_SECRETS") or "whsec_sandbox"
    parser.add_argument("--stripe-webhook-secret", default=_first(secrets))
    webhook_id = env.get("HANDSEL_PAYPAL_WEBHOOK_ID") or "WH-SANDBOX"
    parser.add_argument("--paypal-webhook-id", default=webhook_id)
    attempts = int(env.get("HANDSEL_SANDBOX_DELIVERY_ATTEMPTS") or 6)
    parser.add_argument("--delivery-attempts", type=int, default=attempts)
    parser.add_argument("--retry-seconds", type=float, default=0.25)
    return parser


def read_settings(
    argv: Sequence[str] | None = None, env: Mapping[str, str] | None = None
) -> Settings:
    """Read the settings; an argument beats the environment, which beats the default."""
    args = _parser(os.environ if env is None else env).parse_args(argv)
    return Settings(
        port=args.port,
        smtp_port=args.smtp_port or args.port + 1,
        state_dir=args.state_dir,
        gate_url=args.gate_url.rstrip("/"),
        web_url=args.web_url.rstrip("/"),
        meta_app_secret=args.meta_app_secret,
        stripe_webhook_secret=args.stripe_webhook_secret,
        paypal_webhook_id=args.paypal_webhook_id,
        delivery_attempts=max(1, args.delivery_attempts),
        retry_seconds=args.retry_seconds,
    )
