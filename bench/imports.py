"""How fast a catalog comes in from a file, in how much memory, and how long customers wait for it.

The import runs in a process of its own, so that its memory is its own.
"""

import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from bench.figures import Figure
from handsel.kit.postgres.roles import connection_urls
from tests.stack import RunningStack

ROWS = 20_000
_VARIANTS = 4
_LOOK_EVERY_SECONDS = 0.05
_PART_ROWS = 500


def measure(stack: RunningStack) -> list[Figure]:
    """A file of new products, then the same with every price changed."""
    urls = connection_urls(stack.admin_url(), passwords=stack.running.home / "roles.json")
    told = subprocess.run(
        [sys.executable, "-m", "bench.imports", str(ROWS)],
        env={**os.environ, "DATABASE_URL": urls["handsel_app"], "HANDSEL_ENV": "development"},
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    which = f"{ROWS:,} rows of {ROWS // _VARIANTS:,} products."
    return [
        Figure("import: new rows", "rows/s", [found["new"]], 500.0, "more", which),
        Figure("import: changed rows", "rows/s", [found["changed"]], 500.0, "more", which),
        Figure("import: memory it takes", "MB", [found["megabytes"]], 25.0, "less", which),
        Figure(
            "import: longest wait for a changed variant", "s", [found["waited"]], 2.0, "less",
            f"While {ROWS:,} variants of the shop are changed.",
        ),
    ]  # fmt: skip


def parts(rows: int, *, price: str) -> Iterator[bytes]:
    """A file in our own shape, some rows at a time."""
    yield b"handle,title,description,category,option:Size,price,stock,sku\n"
    for first in range(0, rows, _PART_ROWS):
        yield "".join(
            f"thing-{at // _VARIANTS},Thing {at // _VARIANTS} of oak,Made by hand. {'x' * 200},"
            f"Things,{at % _VARIANTS},{price},5,SKU-{at}\n"
            for at in range(first, min(first + _PART_ROWS, rows))
        ).encode()


def run(rows: int) -> dict[str, float]:
    """Import twice into a new shop. Needs Django, and a database by DATABASE_URL."""
    business_id = _new_shop()
    _brought(business_id, 100, price="1.00")
    before = _peak_megabytes()
    new = _brought(business_id, rows, price="2.00")
    waited: list[float] = []
    stop = threading.Event()
    probe = threading.Thread(target=_keep_locking, args=[business_id, waited, stop])
    probe.start()
    changed = _brought(business_id, rows, price="3.00")
    stop.set()
    probe.join()
    return {
        "new": rows / new,
        "changed": rows / changed,
        "megabytes": _peak_megabytes() - before,
        "peak": _peak_megabytes(),
        "waited": max(waited),
    }


def _brought(business_id: UUID, rows: int, *, price: str) -> float:
    """Seconds of an import, the file being here already."""
    from handsel.kit import tenancy
    from handsel.modules.catalog.importing.actions import receive, start
    from handsel.modules.catalog.importing.plan import Wanted
    from handsel.modules.catalog.importing.running import run_import

    with tenancy.business(business_id):
        row = receive("bench.csv", parts(rows, price=price))
        start(row.id, wanted=Wanted(), is_dry_run=False, in_background=False)
    began = time.perf_counter()
    done = run_import(business_id=business_id, import_id=row.id)
    seconds = time.perf_counter() - began
    if done.state != "done":
        raise RuntimeError(f"The import is {done.state}: {done.problems[:3]}")
    return seconds


def _keep_locking(business_id: UUID, waited: list[float], stop: threading.Event) -> None:
    """What a checkout does first, to the variant that an import locks first."""
    from django.db import connection

    from handsel.kit import tenancy
    from handsel.modules.catalog.models import Variant

    variants = Variant.objects.select_for_update(no_key=True)
    while not stop.wait(_LOOK_EVERY_SECONDS):
        with tenancy.business(business_id):
            began = time.perf_counter()
            variants.order_by("id").first()
            waited.append(time.perf_counter() - began)
    connection.close()


def _new_shop() -> UUID:
    from handsel.kit.ids import uuid7
    from handsel.modules.businesses import actions as businesses
    from handsel.modules.users import actions as users

    name = f"bench-{uuid7().hex[-10:]}"
    owner: Any = users.create(email=f"{name}@example.com", name="Ida", password="not a real one")
    business = businesses.create(
        slug=name, name="Bench", owner_id=owner.id, currency="EUR", country="DE",
        email=f"{name}@example.com",
    )  # fmt: skip
    return business.id


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handsel.config.settings")
    import django

    django.setup()
    print(json.dumps(run(int(sys.argv[1]))))
