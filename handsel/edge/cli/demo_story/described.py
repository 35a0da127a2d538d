"""What `handsel up` says about itself in `demo.json`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

LOOK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Shop:
    """One demonstration shop as a tool sees it; `account` is its account on Instagram, `accounts`
    all of them by kind of channel."""

    slug: str
    id: str
    api_token: str
    account: str
    accounts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Described:
    """Where everything is, and the shops."""

    web_url: str
    gate_url: str
    ops_url: str
    sandbox_url: str
    meta_app_secret: str
    stripe_webhook_secret: str
    shops: tuple[Shop, ...]

    def shop(self, slug: str) -> Shop:
        """The shop of this slug; raises KeyError."""
        for one in self.shops:
            if one.slug == slug:
                return one
        raise KeyError(slug)


def read(path: Path) -> Described:
    """Read a `demo.json`. Raises OSError, ValueError and KeyError when it is none."""
    told = json.loads(path.read_text())
    return Described(
        web_url=told["web_url"],
        gate_url=told["gate_url"],
        ops_url=told["ops_url"],
        sandbox_url=told["sandbox_url"],
        meta_app_secret=told["meta_app_secret"],
        stripe_webhook_secret=told["stripe_webhook_secret"],
        shops=tuple(_shop(one) for one in told["businesses"]),
    )


def find_running(home: Path) -> Described | None:
    """What runs on this HANDSEL_HOME, if all of it answers."""
    try:
        told = read(home / "demo.json")
    except (OSError, ValueError, KeyError):
        return None
    return told if answers(told) else None


def answers(told: Described) -> bool:
    """Whether gate, web, ops and the sandbox all answer."""
    places = (
        f"{told.gate_url}/hooks",
        f"{told.web_url}/",
        f"{told.ops_url}/healthz",
        f"{told.sandbox_url}/_sandbox/health",
    )
    try:
        return all(httpx2.get(place, timeout=LOOK_SECONDS).status_code < 500 for place in places)
    except httpx2.HTTPError:
        return False


def _shop(told: dict[str, Any]) -> Shop:
    accounts = {one["kind"]: one["account_id"] for one in told["channels"]}
    instagram = accounts.get("instagram", "")
    return Shop(told["slug"], told["id"], told["api_token"], instagram, accounts)
