"""Payment providers' deliveries, in whatever order they come → how the order stands in the end.

`PATH` is a folder with `sequences/*.json`: each sets up one order and lists signed deliveries. They
go through the gate, a worker's lanes, the adapter and the settlement; only the provider behind the
adapter is simulated, and shows what the deliveries so far imply (see `evals/payment_stories`). The
stories are told in a process of their own, over an embedded database that is gone afterwards.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.figures import Figure, Skipped
from handsel.config.key_ring import new_key
from handsel.kit.postgres import Postgres
from handsel.kit.postgres.roles import ensure_roles

CHECKOUT = Path(__file__).resolve().parents[1]
#: Every way the same deliveries may come; all of them end the same.
DELIVERIES = ("in order", "reversed", "doubled", "parallel")


def predict(path: Path) -> Iterator[dict[str, object]]:
    """{sequence, order_status, fulfil_count, refunded_minor or refunded} for each sequence.

    `fulfil_count` is how often goods, invoice or thank-you were released. Raises Skipped.
    """
    yield from _tell(path, ["in order"])


def measure(path: Path) -> Iterator[Figure]:
    """The share of sequences that end as they do in order when they come otherwise."""
    told = list(_tell(path, list(DELIVERIES)))
    ends: dict[tuple[str, str], Any] = {}
    for one in told:
        ends[str(one["sequence"]), str(one.pop("deliver"))] = one
    names = {name for name, _ in ends}
    for deliver in DELIVERIES[1:]:
        same = sum(ends[name, deliver] == ends[name, "in order"] for name in names)
        share = same / len(names) if names else 0.0
        yield Figure("payments", f"{path.name} {deliver}", "ends the same", share, goal=1.0)


def main(path: Path) -> None:
    """Print the predictions as JSON lines."""
    for prediction in predict(path):
        print(json.dumps(prediction, ensure_ascii=False))


def _tell(path: Path, deliveries: list[str]) -> Iterator[dict[str, object]]:
    if not (path / "sequences").is_dir():
        raise Skipped(f"{path} has no sequences")
    with tempfile.TemporaryDirectory(prefix="handsel-payments-") as temporary:
        home = Path(temporary)
        server = Postgres(home, durable=False)
        try:
            urls = ensure_roles(server.start().url, passwords=home / "roles.json")
            environ = _environ(home) | {"DATABASE_URL": urls["handsel_owner"]}
            _run(["-c", "from handsel.config import migrate; migrate.run()"], environ)
            environ |= {"DATABASE_URL": urls["handsel_app"], "GATE_URL": urls["handsel_gate"]}
            told = _run(["-m", "evals.payment_stories", str(path), *deliveries], environ)
        finally:
            server.stop()
    for line in told.splitlines():
        yield json.loads(line)


def _environ(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "handsel.config.settings",
        "HANDSEL_ENV": "development",
        "HANDSEL_HOME": str(home),
        "HANDSEL_SECRET_KEYS": new_key("k1"),
        "HANDSEL_META_APP_SECRETS": "an-app-secret-of-the-eval",
        # Nothing listens there: what is not simulated fails at once.
        "HANDSEL_STRIPE_API_URL": "http://127.0.0.1:9/stripe",
        "HANDSEL_PAYPAL_API_URL": "http://127.0.0.1:9/paypal",
        "HANDSEL_META_GRAPH_URL": "http://127.0.0.1:9/meta",
        "HANDSEL_SMTP_URL": "smtp://127.0.0.1:9",
    }


def _run(arguments: list[str], environ: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        env=environ,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]))
