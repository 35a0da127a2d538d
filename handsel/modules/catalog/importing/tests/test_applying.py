"""What an import writes: only what changes, in steps, once begun to its end, aside of customers."""

import threading
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection

from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.modules.catalog.actions import NewVariant, put_product
from handsel.modules.catalog.importing import applying, changes, merging, running
from handsel.modules.catalog.importing.actions import receive, start
from handsel.modules.catalog.importing.plan import Wanted
from handsel.modules.catalog.importing.problems import Problem
from handsel.modules.catalog.importing.running import run_import
from handsel.modules.catalog.importing.tests.files import PLAIN, bring
from handsel.modules.catalog.models import CatalogImport, ImportChange, ImportLine
from handsel.modules.catalog.queries import list_products
from handsel.modules.catalog.stock import reserve
from handsel.modules.catalog.versions import count_change
from tests.cast import Shop

DEARER = PLAIN.replace("4.20", "4.50")
MANY = "handle,title,price,sku\n" + "".join(f"p-{n},Pie {n},2.00,PIE-{n}\n" for n in range(6))


def prices(shop: Shop) -> dict[str, int]:
    with tenancy.business(shop.id):
        found = list_products(with_inactive=True)
    return {one.sku: one.price_minor for product in found for one in product.variants}


def variant_ids(shop: Shop) -> dict[str, UUID]:
    with tenancy.business(shop.id):
        found = list_products(with_inactive=True)
    return {one.sku: one.variant_id for product in found for one in product.variants}


def elsewhere(work: Callable[[], None]) -> list[BaseException]:
    """Do something on a connection of its own, to its end; what it raised."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 (told to the test)
            raised.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return raised


def while_written(monkeypatch: pytest.MonkeyPatch, work: Callable[[], None]) -> list[object]:
    """Have `work` done once all is written and nothing committed; what it raised."""
    raised: list[object] = []

    def stopped() -> None:
        raised.append(elsewhere(work))
        count_change()

    monkeypatch.setattr(running, "count_change", stopped)
    return raised


def test_a_checkout_holds_an_unchanged_variant_while_an_import_is_written(
    rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(rose, PLAIN)
    ids = variant_ids(rose)

    def check_out(sku: str) -> None:
        with tenancy.business(rose.id):
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = 200")
            reserve(uuid7(), quantities={ids[sku]: 1})

    raised = while_written(monkeypatch, lambda: check_out("MUG-B"))
    assert bring(rose, DEARER).state == "done"
    assert raised == [[]]
    # The one that changes is what a checkout waits for: the probe does see locks.
    raised = while_written(monkeypatch, lambda: check_out("RYE"))
    assert bring(rose, PLAIN).state == "done"
    assert "lock timeout" in str(raised)


def test_customers_see_nothing_of_a_step_before_all_of_it(
    rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(rose, PLAIN)
    before, seen = prices(rose), []
    assert while_written(monkeypatch, lambda: seen.append(prices(rose))) == []
    bring(rose, DEARER + "Bun,,1.10,,BUN\n")
    assert seen == [before]
    assert prices(rose) == before | {"RYE": 450, "BUN": 110}


def begun(shop: Shop, file: str) -> UUID:
    with tenancy.business(shop.id):
        row = receive("catalog.csv", [file.encode()])
        start(row.id, wanted=Wanted(), is_dry_run=False, in_background=False)
    return row.id


def test_what_has_begun_to_be_written_is_written_to_its_end(
    rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "STEP_CHANGES", 4)
    monkeypatch.setattr(running, "_ROWS_AT_ONCE", 2)
    import_id, apply_step = begun(rose, MANY), applying.apply_step

    def dies(import_id: UUID, step: int) -> list[Problem]:
        if step == 1:
            raise ConnectionError
        return apply_step(import_id, step)

    monkeypatch.setattr(running, "apply_step", dies)
    for _ in range(running.MOST_ATTEMPTS + 2):
        with pytest.raises(ConnectionError):
            run_import(business_id=rose.id, import_id=import_id)
    with tenancy.business(rose.id):
        row = CatalogImport.objects.get(id=import_id)
    assert (row.state, row.steps_done, row.steps_total) == ("applying", 1, 3)
    assert len(prices(rose)) == 2
    with connection.cursor() as cursor:
        cursor.execute(_WAITING_JOBS, [str(import_id)])
        assert cursor.fetchall() == [("import_catalog", True)], "a worker is to end it"
    monkeypatch.setattr(running, "apply_step", apply_step)
    row = run_import(business_id=rose.id, import_id=import_id)
    assert (row.state, row.found["products_new"], row.attempt) == ("done", 6, 8)
    assert prices(rose) == {f"PIE-{n}": 200 for n in range(6)}
    with tenancy.business(rose.id):
        assert not ImportChange.objects.exists()
        assert not ImportLine.objects.exists()


def test_a_run_that_dies_before_it_writes_begins_anew(
    rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id, find = begun(rose, PLAIN), changes.find_collisions
    monkeypatch.setattr(running, "find_collisions", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run_import(business_id=rose.id, import_id=import_id)
    assert prices(rose) == {}
    monkeypatch.setattr(running, "find_collisions", find)
    assert run_import(business_id=rose.id, import_id=import_id).state == "done"
    assert len(prices(rose)) == 3


_WAITING_JOBS = """
SELECT task_name, scheduled_at > now() FROM procrastinate_jobs
WHERE status = 'todo' AND args->>'import_id' = %s
"""


def put_pie(shop: Shop, handle: str, sku: str) -> None:
    with tenancy.business(shop.id):
        put_product(
            handle,
            title="By hand",
            variants=[NewVariant(sku=sku, price_minor=999, currency="GBP")],
        )


def test_what_is_added_between_comparing_and_writing_is_compared_again(
    rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_step, calls = applying.apply_step, list[int]()

    def late(import_id: UUID, step: int) -> list[Problem]:
        calls.append(step)
        if len(calls) == 1:
            assert elsewhere(lambda: put_pie(rose, "by-hand", "PIE-3")) == []
        return apply_step(import_id, step)

    monkeypatch.setattr(running, "apply_step", late)
    row = bring(rose, MANY)
    # Found by its SKU, it is the same product now.
    assert (row.state, row.problems, calls) == ("done", [], [0, 0])
    assert (row.found["products_new"], row.found["products_changed"]) == (5, 1)
    assert prices(rose) == {f"PIE-{n}": 200 for n in range(6)}


def test_what_is_taken_between_two_steps_is_left_and_told(
    rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "STEP_CHANGES", 4)
    monkeypatch.setattr(running, "_ROWS_AT_ONCE", 2)
    apply_step = applying.apply_step

    def late(import_id: UUID, step: int) -> list[Problem]:
        if step == 1:
            assert elsewhere(lambda: put_pie(rose, "p-3", "MINE")) == []
        return apply_step(import_id, step)

    monkeypatch.setattr(running, "apply_step", late)
    row = bring(rose, MANY)
    assert row.state == "done"
    assert {(one["row"], one["code"]) for one in row.problems} == {(5, "added_meanwhile")}
    assert prices(rose) == {f"PIE-{n}": 200 for n in range(6) if n != 3} | {"MINE": 999}


def test_two_rows_may_not_make_one_handle_or_sku(rose: Shop) -> None:
    # A SKU made up from the handle of one is what the other one calls its own.
    row = bring(rose, "handle,title,price,sku\nbun,Bun,1.00,\npie,Pie,2.00,bun\n")
    assert (row.state, [(one["row"], one["code"]) for one in row.problems]) == (
        "refused",
        [(3, "sku_twice")],
    )
    assert prices(rose) == {}


def test_only_what_differs_is_written(rose: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(rose, PLAIN)
    kept: list[tuple[str, dict[str, object]]] = []

    def seen(import_id: UUID) -> None:
        kept.extend(ImportChange.objects.values_list("kind", "content"))
        changes.clear_changes(import_id)

    monkeypatch.setattr(running, "clear_changes", seen)
    bring(rose, DEARER)
    assert kept == [("variant", {"price_minor": 450})]
