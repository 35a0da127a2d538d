"""`handsel keys`: what is sealed under which key, and the change from one key to the next.

A key is changed in four steps: put the new one last in HANDSEL_SECRET_KEYS and restart every
process, so that all can open what it seals; put it first and restart, so that all seal with it;
`rotate`; and when `retire` agrees, take the old one out and restart.
"""

from collections import Counter
from getpass import getuser
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from handsel.edge.cli.every_business import connect, list_businesses
from handsel.edge.cli.schema import closed_connections
from handsel.kit.errors import Conflict, NotFound

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from handsel.kit.key_rotation import Step
    from handsel.kit.secrets import KeyRing, Place


class KeyInUse(Conflict):
    """This key still wraps secrets."""

    code = "key_in_use"


def show_keys() -> int:
    """Print each key and how many secrets it wraps; 1 when some need a key that is not here."""
    connect()
    with closed_connections():
        counted = _count_all()
        ring = _ring()
    table = Table("key", "secrets", "")
    for key_id in ring.ids:
        table.add_row(key_id, str(counted[key_id]), _remark(key_id, ring, counted))
    unknown = sorted(counted.keys() - set(ring.ids))
    for key_id in unknown:
        table.add_row(key_id, str(counted[key_id]), "not in HANDSEL_SECRET_KEYS: does not open")
    Console().print(table)
    return 1 if unknown else 0


def rotate_keys() -> int:
    """Re-wrap everything under the newest key; 1 when something does not open.

    Readers and writers go on meanwhile. Stopped anywhere, it goes on where it was.
    """
    connect()
    with closed_connections():
        ring = _ring()
        unopenable = _rewrap_all(ring)
        counted = _count_all()
    console = Console(highlight=False)
    for place in unopenable:
        console.print(f"Does not open: {place.table}.{place.column} of {place.row}")
    for key_id in ring.ids[1:]:
        console.print(f"{key_id}: {_remark(key_id, ring, counted)}")
    console.print(f"{counted[ring.ids[0]]} secrets are under {ring.ids[0]}.")
    return 1 if unopenable else 0


def retire_key(key_id: str) -> None:
    """Say that a key may be taken out of the ring. Raises KeyInUse and NotFound."""
    connect()
    with closed_connections():
        ring = _ring()
        if key_id not in ring.ids:
            raise NotFound(f"There is no key {key_id} in HANDSEL_SECRET_KEYS.")
        if key_id == ring.ids[0]:
            raise KeyInUse(f"{key_id} is the newest key: it seals what is new.")
        used = _count_all()[key_id]
        if used:
            raise KeyInUse(f"{key_id} still wraps {used} secrets; run `handsel keys rotate` first.")
        _tell_retired(key_id)
    Console(highlight=False).print(
        f"Nothing is sealed under {key_id} any more: take it out of HANDSEL_SECRET_KEYS and restart"
        " the processes. Backups made until now need it, so keep it as long as you keep those.",
        soft_wrap=True,
    )


def _remark(key_id: str, ring: "KeyRing", counted: Counter[str]) -> str:
    if key_id == ring.ids[0]:
        return "newest"
    return "in use" if counted[key_id] else "unused: may be retired"


def _rewrap_all(ring: "KeyRing") -> "list[Place]":
    from handsel.kit.key_rotation import rewrap

    unopenable: list[Place] = []
    columns = (TextColumn("Re-wrapping"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("secrets", total=None)
        todo = {business: _stale(business, ring) for business in _everywhere()}
        bar.update(task, total=sum(todo.values()))
        for business in (one for one, number in todo.items() if number):
            for step in rewrap(business, ring=ring, also=_told(business, ring)):
                bar.advance(task, step.rewrapped + len(step.unopenable))
                unopenable.extend(step.unopenable)
    return unopenable


def _told(business: "UUID | None", ring: "KeyRing") -> "Callable[[Step], None]":
    """What writes each step into the audit of the business it was done for."""
    from handsel.modules.audit.actions import record
    from handsel.modules.audit.rules import operator

    def tell(step: "Step") -> None:
        if business is not None and step.rewrapped:
            record(
                "key.rotated",
                actor=operator(getuser()),
                detail={"to": ring.ids[0], "secrets": step.rewrapped},
            )

    return tell


def _tell_retired(key_id: str) -> None:
    """Write into the audit of every business that has secrets that a key may go."""
    from handsel.kit import tenancy
    from handsel.kit.key_rotation import count_by_key
    from handsel.modules.audit.actions import record
    from handsel.modules.audit.rules import operator

    for business in list_businesses():
        if count_by_key(business):
            with tenancy.business(business):
                record("key.retired", actor=operator(getuser()), detail={"key": key_id})


def _stale(business: "UUID | None", ring: "KeyRing") -> int:
    from handsel.kit.key_rotation import count_by_key

    return sum(n for key_id, n in count_by_key(business).items() if key_id != ring.ids[0])


def _count_all() -> Counter[str]:
    from handsel.kit.key_rotation import count_by_key

    counted: Counter[str] = Counter()
    for business in _everywhere():
        counted.update(count_by_key(business))
    return counted


def _everywhere() -> "list[UUID | None]":
    """Every business, and what belongs to none."""
    return [None, *list_businesses()]


def _ring() -> "KeyRing":
    from handsel.kit.key_ring import ring

    return ring()
