"""What each process under the supervisor is told."""

import json
import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path

from handsel.config.environment import Environment
from handsel.config.key_ring import new_key
from handsel.kit.private_file import write_private


def development_secrets(path: Path) -> dict[str, str]:
    """Random secrets of this installation by variable, made once and kept in a private file."""
    kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    made = {
        "HANDSEL_SECRET_KEYS": new_key("k1"),
        "HANDSEL_META_APP_SECRETS": secrets.token_hex(16),
        "HANDSEL_META_VERIFY_TOKEN": secrets.token_urlsafe(24),
        "HANDSEL_STRIPE_SECRET_KEY": f"sk_test_{secrets.token_hex(24)}",
        "HANDSEL_STRIPE_WEBHOOK_SECRETS": f"whsec_{secrets.token_hex(24)}",
    }
    if made.keys() - kept.keys():
        kept = made | kept
        write_private(path, json.dumps(kept, indent=2))
    return kept


def base_environ(
    told: Environment, *, outside: Mapping[str, str], kept: Mapping[str, str], colors: bool
) -> dict[str, str]:
    """What every process is told: our defaults, overruled by what the person set outside.

    The providers are the sandbox's unless the person says otherwise. There is no DATABASE_URL in
    it: each process gets its own role's.
    """
    sandbox = told.sandbox_url
    ours = {
        **kept,
        "HANDSEL_META_GRAPH_URL": f"{sandbox}/meta",
        "HANDSEL_TELEGRAM_API_URL": f"{sandbox}/telegram",
        "HANDSEL_STRIPE_API_URL": f"{sandbox}/stripe",
        "HANDSEL_PAYPAL_API_URL": f"{sandbox}/paypal",
        "HANDSEL_PAYPAL_WEBHOOK_ID": "WH-SANDBOX",
        # The sandbox writes it when it first signs a webhook of PayPal's.
        "HANDSEL_PAYPAL_CA_FILE": str(told.home / "sandbox" / "paypal-ca.pem"),
        "HANDSEL_SMTP_URL": f"smtp://127.0.0.1:{told.sandbox_smtp_port}",
        "HANDSEL_PUBLIC_URL": told.web_url,
        "HANDSEL_HOOKS_URL": told.gate_url,
    }
    fixed = {
        "HANDSEL_ENV": "development",
        "HANDSEL_HOME": str(told.home),
        "HANDSEL_SANDBOX_GATE_URL": told.gate_url,
        "HANDSEL_SANDBOX_SMTP_PORT": str(told.sandbox_smtp_port),
        "PYTHONUNBUFFERED": "1",
        **({"FORCE_COLOR": "1"} if colors else {}),
    }
    set_outside = {name: value for name, value in outside.items() if value}
    set_outside.pop("DATABASE_URL", None)
    return ours | set_outside | fixed


def own_command(*arguments: str) -> tuple[str, ...]:
    """The command line of one of our own commands, run by this interpreter."""
    return (sys.executable, "-m", "handsel.edge.cli", *arguments)


def terminal_has_colors() -> bool:
    """Whether standard output is a person's terminal (https://no-color.org is respected)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
