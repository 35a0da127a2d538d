"""How fast 10,000 secrets change their key while they are read, and whether a read ever fails.

`python -m bench.rotation` measures in a process of its own, over DATABASE_URL, in a new shop, and
prints one JSON object.
"""

import json
import os
import secrets
import subprocess
import sys
import time
from threading import Event, Thread
from typing import Any
from uuid import UUID, uuid4

from bench.figures import Figure
from handsel.kit.postgres.roles import connection_urls
from tests.stack import RunningStack

SECRETS = 10_000
READERS = 2
READ_AT_ONCE = 50
GOAL = 1_000.0


def measure(stack: RunningStack) -> Figure:
    """Secrets a second; every read meanwhile must succeed, and none may be left behind."""
    home = stack.running.home
    urls = connection_urls(stack.admin_url(), passwords=home / "roles.json")
    kept = json.loads((home / "secrets.json").read_text())
    environ = {
        **os.environ,
        "HANDSEL_ENV": "development",
        "HANDSEL_SECRET_KEYS": kept["HANDSEL_SECRET_KEYS"],
        "DATABASE_URL": urls["handsel_app"],
        "DJANGO_SETTINGS_MODULE": "handsel.config.settings",
    }
    command = [sys.executable, "-m", "bench.rotation"]
    done = subprocess.run(command, env=environ, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout)
    return Figure(
        "secrets wrapped anew while they are read",
        "/s",
        [SECRETS / found["seconds"]],
        GOAL,
        "more",
        note=f"{found['reads']} reads meanwhile, {found['failed']} failed.",
        detail={"reads": found["reads"], "failed_reads": found["failed"]},
        condition=not found["failed"] and not found["left"] and found["reads"] > 0,
    )


class Reader(Thread):
    """Opens secrets of a shop, again and again, until it is told to stop."""

    def __init__(self, shop: UUID, over: Event) -> None:
        super().__init__()
        self._shop, self._over = shop, over
        self.reads = self.failed = 0

    def run(self) -> None:
        from django.db import connection

        while not self._over.is_set():
            try:
                self._read()
            except Exception:  # noqa: BLE001 - whatever it is, a read failed
                self.failed += 1
        connection.close()

    def _read(self) -> None:
        from handsel.kit import tenancy
        from handsel.modules.channels.models import Channel
        from handsel.modules.channels.queries import get_connection

        start = uuid4()
        with tenancy.business(self._shop):
            for one in Channel.objects.filter(parent_external_id__gte=start)[:READ_AT_ONCE]:
                clear = get_connection(one).access_token.reveal()
                self.failed += clear != f"token {one.external_id}"
                self.reads += 1


def _fill() -> UUID:
    """A new shop with many sealed tokens; its id."""
    from handsel.kit import tenancy
    from handsel.kit.key_ring import seal
    from handsel.modules.channels.actions import token_place
    from handsel.modules.channels.models import Channel
    from tests.cast import open_rose_bakery

    shop = open_rose_bakery().id
    with tenancy.business(shop):
        made = [
            Channel(kind="messenger", external_id=str(number), parent_external_id=str(uuid4()))
            for number in range(SECRETS - 1)
        ]
        for one in made:
            one.access_token = seal(f"token {one.external_id}", place=token_place(one))
        Channel.objects.bulk_create(made, batch_size=1000)
    return shop


def _rotate(shop: UUID) -> dict[str, Any]:
    from django.conf import settings

    from handsel.kit.key_ring import ring
    from handsel.kit.key_rotation import count_by_key, rewrap

    settings.KEY_RING = (("bench", secrets.token_bytes(32)), *settings.KEY_RING)
    over = Event()
    readers = [Reader(shop, over) for _ in range(READERS)]
    for one in readers:
        one.start()
    began = time.monotonic()
    for _ in rewrap(shop, ring=ring()):
        pass
    seconds = time.monotonic() - began
    over.set()
    for one in readers:
        one.join()
    counted = count_by_key(shop)
    return {
        "seconds": seconds,
        "reads": sum(one.reads for one in readers),
        "failed": sum(one.failed for one in readers),
        "left": counted.total() - counted["bench"],
    }


if __name__ == "__main__":
    import django

    django.setup()
    from handsel.edge.cli.schema import closed_connections

    with closed_connections():
        print(json.dumps(_rotate(_fill())))
