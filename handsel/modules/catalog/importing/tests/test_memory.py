"""A file's rows pass through; none are held. See also `make bench`, which measures a process."""

import tracemalloc
from collections.abc import Iterator

import pytest

from handsel.kit import tenancy
from handsel.modules.catalog.importing import actions, running, staging
from handsel.modules.catalog.importing.plan import Wanted
from handsel.modules.catalog.importing.tests.files import PLAIN, bring
from handsel.modules.catalog.models import Variant
from tests.cast import Shop

ROWS = 4_000
#: A row held in the smallest way that we have, a Line, takes over a kilobyte.
MOST_BYTES = 3_000_000
_OF_A_PRODUCT = 20


def _parts() -> Iterator[bytes]:
    yield b"handle,title,description,option:Size,price,stock,sku\n"
    for first in range(0, ROWS, _OF_A_PRODUCT):
        yield "".join(
            f"p-{first},Pie {first},{'Good. ' * 40},{at},2.00,5,PIE-{at}\n"
            for at in range(first, first + _OF_A_PRODUCT)
        ).encode()


def test_memory_does_not_grow_with_the_rows(rose: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    # Less at once than in earnest, so that few rows show what many would.
    monkeypatch.setattr(actions, "PIECE_BYTES", 50_000)
    monkeypatch.setattr(staging, "_PAGE", 200)
    monkeypatch.setattr(running, "_ROWS_AT_ONCE", 100)
    bring(rose, PLAIN)
    with tenancy.business(rose.id):
        row = actions.receive("catalog.csv", _parts())
        actions.start(row.id, wanted=Wanted(), is_dry_run=False, in_background=False)
    tracemalloc.start()
    try:
        done = running.run_import(business_id=rose.id, import_id=row.id)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (done.state, done.found["variants_new"]) == ("done", ROWS)
    with tenancy.business(rose.id):
        assert Variant.objects.count() == ROWS + 3
    assert peak < MOST_BYTES
