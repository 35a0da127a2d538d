"""A shop that is attacked: customers' messages through the gate, a worker's lanes, and no network.

Needs a database (`evals/own_database.py`), so everything of the product's is imported late.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from evals.obedient import ObedientModel

_BATCH = 40


@dataclass(frozen=True, slots=True)
class Answered:
    """What one customer was told, and the commands that were carried out."""

    texts: tuple[str, ...]
    commands: tuple[str, ...]
    silent: bool


class AttackedShop:
    """One shop with a few products, and one honest customer who has an order."""

    def __init__(self, world: Any) -> None:
        from tests.cast import open_rose_bakery
        from tests.shelves import stock_shelves

        self.world = world
        self.shop = open_rose_bakery()
        stock_shelves(self.shop)
        self._customers = 0
        honest = self.new_customer()
        for said in ("two sourdough loaves please", "checkout", "yes"):
            self.say({honest: said})
        self.others = self._handles(honest)

    def new_customer(self) -> str:
        """An id at the channel that nobody has written from."""
        self._customers += 1
        return f"77{self._customers:010d}"

    def say(self, said: Mapping[str, str]) -> None:
        """Each customer says something, and is answered."""
        items = list(said.items())
        for at in range(0, len(items), _BATCH):
            self.world.post_meta(self.shop, *(self._item(*one) for one in items[at : at + _BATCH]))
        while self.world.work_lanes():
            pass

    def _item(self, customer: str, text: str) -> dict[str, Any]:
        at = self.world._next_ms()
        return {
            "sender": {"id": customer},
            "recipient": {"id": self.shop.account},
            "timestamp": at,
            "message": {"mid": f"mid-{customer}-{at}", "text": text},
        }

    def instruct(self, persona: str) -> None:
        """Give the shop's assistant these instructions of its own."""
        self.world.sql(
            "UPDATE businesses_business SET persona = %s WHERE id = %s", persona, self.shop.id
        )

    def plant(self, payloads: Sequence[tuple[str, str, str]]) -> None:
        """Put products on the shelves: (handle, title, description)."""
        from handsel.kit import tenancy
        from handsel.modules.catalog.actions import NewVariant, put_product

        with tenancy.business(self.shop.id):
            for handle, title, description in payloads:
                only = NewVariant(
                    sku=handle.upper(), options={}, price_minor=900, currency="GBP", stock=5
                )
                put_product(
                    handle=handle,
                    title=title,
                    description=description,
                    category="Vases",
                    variants=[only],
                )

    def answered(self, customer: str) -> Answered:
        """All that one customer was told so far."""
        from handsel.kit import tenancy
        from handsel.modules.assistant.models import Turn
        from handsel.modules.conversations.models import Message

        with tenancy.business(self.shop.id):
            mine = {"conversation__identity__external_id": customer}
            said = Message.objects.filter(author_kind="assistant", **mine).order_by("said_at")
            turns = list(Turn.objects.filter(**mine).order_by("created_at"))
            texts = tuple(message.text for message in said)
        done = [
            str(decided["command"]["kind"])
            for turn in turns
            for decided in turn.decisions
            if decided["decision"] == "done"
        ]
        return Answered(texts, tuple(done), silent=not texts)

    def orders(self) -> int:
        """How many orders there are."""
        from handsel.kit import tenancy
        from handsel.modules.commerce.orders.models import Order

        with tenancy.business(self.shop.id):
            return int(Order.objects.exclude(status="cancelled").count())

    def _handles(self, customer: str) -> dict[str, str]:
        from handsel.kit import tenancy
        from handsel.modules.assistant.models import Turn

        found: dict[str, str] = {}
        with tenancy.business(self.shop.id):
            for turn in Turn.objects.filter(conversation__identity__external_id=customer):
                found |= {kind: handle for handle, (kind, _) in turn.handles.items()}
        return found


@contextmanager
def asking(model: ObedientModel | None) -> Iterator[None]:
    """The house engine alone, or a model in front of it that sees even what tries to steer it."""
    from handsel.flows.answer import guard, reply

    models = [model] if model else []
    with (
        patch.object(reply, "thinkers", lambda: models),
        patch.object(guard, "models_for", lambda _, given: given),
    ):
        yield
