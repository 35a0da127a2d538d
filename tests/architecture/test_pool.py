"""Sixteen threads, two businesses, one pool: no connection carries a business to the next user."""

from concurrent.futures import ThreadPoolExecutor
from random import Random
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from handsel.kit import tenancy
from handsel.modules.catalog.models import Product
from tests.cast import Shop

THREADS = 16
ROUNDS = 60


class Meant(Exception):
    """An error that the test raises on purpose."""


def _visit(shop: Shop, *, seed: int) -> set[UUID]:
    """Read, write, fail and cancel in turn; every business id that was seen."""
    chance, seen = Random(seed), set()
    for _ in range(ROUNDS):
        try:
            with tenancy.business(shop.id):
                seen |= set(Product.objects.values_list("business_id", flat=True))
                match chance.randrange(4):
                    case 0:
                        raise Meant
                    case 1:
                        with connection.cursor() as cursor:
                            cursor.execute("SELECT 1 / 0")
                    case 2:
                        with transaction.atomic():
                            Product.objects.update(position=chance.randrange(100))
        except (Meant, DatabaseError):
            pass
        if chance.randrange(2):
            connection.close()
        assert Product.objects.count() == 0
    connection.close()
    return seen


def test_no_connection_carries_a_business_to_its_next_user(rose: Shop, blue: Shop) -> None:
    for shop in (rose, blue):
        with tenancy.business(shop.id):
            Product.objects.create(handle="loaf", title="Loaf")
    with ThreadPoolExecutor(THREADS) as threads:
        visits = [
            (shop, threads.submit(_visit, shop, seed=number))
            for number, shop in enumerate([rose, blue] * (THREADS // 2))
        ]
    for shop, visit in visits:
        assert visit.result() == {shop.id}
