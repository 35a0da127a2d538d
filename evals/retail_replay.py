"""The material's actions as the product's commands: identified, listed, agreed to, carried out."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from evals.retail_shop import RetailShop
from evals.retail_state import state_of
from handsel.flows.settlement import settle_payment
from handsel.kit import jobs
from handsel.modules.assistant import service_commands as c
from handsel.modules.assistant.outcomes import Outcome, Refused
from handsel.modules.assistant.service_outcomes import ChangeAgreed, ChangeListed, OrderProven
from tests.desk import Desk
from tests.purchases import open_thread

_REASONS: Mapping[str, c.CancelReason] = {
    "no longer needed": "no_longer_needed",
    "ordered by mistake": "ordered_by_mistake",
}


@dataclass
class Customer:
    """Somebody who writes to the shop and is known there by other orders only."""

    retail: RetailShop
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.desk = Desk(self.retail.shop, open_thread(self.retail.shop))

    def prove(self, order: Mapping[str, Any], *, email: str = "", postcode: str = "") -> bool:
        """Say the order's number and one more fact."""
        asked = c.Identify(
            order_number=order["order_id"], email=email or None, postcode=postcode or None
        )
        return isinstance(self.desk.do(asked), OrderProven)

    def ask(self, name: str, said: Mapping[str, Any]) -> Outcome:
        """Have a change listed."""
        return self.desk.do(command_of(self.retail, self.desk, name, said))

    def change(self, name: str, said: Mapping[str, Any]) -> str:
        """Have a change listed, agree to it, and pay what it costs: "done", or why not."""
        listed = self.ask(name, said)
        if isinstance(listed, Refused):
            return listed.reason
        if not isinstance(listed, ChangeListed):
            return type(listed).__name__
        agreed = self.desk.confirm("yes")
        if isinstance(agreed, Refused):
            return agreed.reason
        run_jobs()
        if isinstance(agreed, ChangeAgreed) and agreed.state == "unpaid":
            self._pay()
        run_jobs()
        return "done"

    def state(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """How the product has the order now."""
        return state_of(self.retail, order)

    def _pay(self) -> None:
        page = self.retail.provider.page
        self.retail.provider.pay(page)
        settle_payment(business_id=self.retail.shop.id, payment_id=UUID(page.references.payment_id))


def command_of(retail: RetailShop, desk: Desk, name: str, said: Mapping[str, Any]) -> Any:
    """The command that stands for an action of the material."""
    order_id = said["order_id"]
    order = desk.handle("order", retail.orders[order_id])
    desk.named[order] = ["order", str(retail.orders[order_id])]
    if name == "cancel_pending_order":
        return c.CancelOrder(order=order, reason=_REASONS.get(said["reason"], "other"))
    if name == "modify_pending_order_address":
        return c.ChangeOrderAddress(order=order, address=_address(said))
    method = _named(desk, "method", retail.methods.get(said["payment_method_id"]))
    if name == "modify_pending_order_payment":
        return c.ChangePaymentMethod(order=order, method=method)
    lines = _lines(retail, desk, order_id, said["item_ids"])
    if name == "return_delivered_order_items":
        returned = tuple(c.ReturnedItem(line=line) for line in lines)
        return c.ReturnItems(order=order, items=returned, method=method)
    variants = [_named(desk, "variant", retail.variants.get(i)) for i in said["new_item_ids"]]
    items = tuple(
        c.SwappedItem(line=line, variant=variant)
        for line, variant in zip(lines, variants, strict=True)
    )
    if name == "modify_pending_order_items":
        return c.ChangeOrderItems(order=order, items=items, method=method)
    return c.ExchangeItems(order=order, items=items, method=method)


def _address(said: Mapping[str, Any]) -> c.Address:
    line = ", ".join(part for part in (said["address1"], said["address2"]) if part)
    return c.Address(
        line=line, city=said["city"], postcode=said["zip"], region=said["state"],
        country=said["country"],
    )  # fmt: skip


def _named(desk: Desk, kind: Any, row: UUID | None) -> str:
    """A handle as a turn that read the row would have minted; a strange one for no row."""
    if row is None:
        return f"{kind[0]}_strange0"
    handle = desk.handle(kind, row)
    desk.named[handle] = [kind, str(row)]
    return handle


def _lines(retail: RetailShop, desk: Desk, order_id: str, items: list[str]) -> list[str]:
    """One line for each item, each line once."""
    left = list(retail.lines[order_id])
    found = []
    for item in items:
        line = next((one for one in left if one[1] == item), None)
        if line is not None:
            left.remove(line)
        found.append(_named(desk, "line", line[0] if line else None))
    return found


def run_jobs() -> None:
    """Do what the changes queued: open pages, send refunds, finish what was paid."""

    async def run() -> None:
        async with jobs.worker_app().open_async() as app:
            await app.run_worker_async(
                wait=False, install_signal_handlers=False, listen_notify=False, concurrency=1,
                queues=["pay"],
            )  # fmt: skip

    asyncio.run(run())
