"""One customer's whole story, from the first word to the thank-you, step by step.

Driven by what the outside world sees and what the API shows, never by the wording of answers.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx2

from handsel.edge.cli.demo_story import script
from handsel.edge.cli.demo_story.conversation import Customer, find_link
from handsel.edge.cli.demo_story.sandbox_control import Entry, NotSeen
from handsel.edge.cli.demo_story.shop_api import ShopApi

PAGE = "/stripe/pay/"


@dataclass(frozen=True, slots=True)
class Step:
    """What happened, when, how long it took from what the customer did, and the ids in it."""

    name: str
    at: datetime
    ms: float
    ids: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """One flat object."""
        return {"name": self.name, "at": self.at.isoformat(), "ms": round(self.ms, 1), **self.ids}


@dataclass(slots=True)
class Told:
    """A story told so far. `problem` says why it ended early."""

    customer_id: str
    steps: list[Step] = field(default_factory=list)
    problem: str = ""

    @property
    def ok(self) -> bool:
        """Paid, invoiced and thanked."""
        names = {step.name for step in self.steps}
        return not self.problem and {"order paid", "invoice issued", "thanked"} <= names

    def ids(self) -> dict[str, Any]:
        """All ids of all steps, the latest of each name."""
        return {name: value for step in self.steps for name, value in step.ids.items()}


class Story:
    """One customer buys. `tell` hears each step as it is reached."""

    def __init__(
        self, customer: Customer, api: ShopApi, *, tell: Callable[[Step], None] = lambda step: None
    ) -> None:
        self._customer = customer
        self._api = api
        self._tell = tell
        self.told = Told(customer.id)

    def play(self) -> Told:
        """Play it to its end, or to the first thing that does not happen."""
        return self._try(lambda: self._pay(self._order()))

    def order(self) -> Told:
        """Play it up to the payment link only."""
        return self._try(self._order)

    def _try(self, play: Callable[[], object]) -> Told:
        try:
            play()
        except (NotSeen, httpx2.HTTPError) as problem:
            self.told.problem = str(problem) or type(problem).__name__
        return self.told

    def _order(self) -> str:
        self._chat()
        return self._agree()

    def _chat(self) -> None:
        for name, words in script.chat(self._api.read_stock()):
            began = time.monotonic()
            answered = self._customer.ask(words)
            self._reach(name, _ms_until(answered[0], began), message_id=answered[0]["message_id"])

    def _agree(self) -> str:
        began = time.monotonic()
        self._customer.write(script.YES)
        sends = self._customer.listen(
            "a payment link",
            fits=lambda entry: find_link([entry], containing=PAGE) is not None,
            began=began,
        )
        url = find_link(sends, containing=PAGE)
        assert url is not None  # what was listened for
        linked = next(s for s in sends if find_link([s], containing=PAGE))
        self._reach(
            "link received",
            _ms_until(linked, began),
            message_id=linked["message_id"],
            checkout_id=url.rpartition("/")[2],
        )
        return url

    def _pay(self, url: str) -> None:
        began = time.monotonic()
        page = httpx2.get(url, timeout=self._customer.step_seconds)
        page.raise_for_status()
        self._reach("page opened", _ms_since(began), url=url)
        since, began = self._customer.sandbox.last_seq(), time.monotonic()
        paying = {"email": self._customer.email, "action": "paid"}
        # Where the browser is sent next is the shop's; that it is sent is enough.
        answer = httpx2.post(url, data=paying, timeout=self._customer.step_seconds)
        if answer.status_code >= 400:
            raise NotSeen(f"the payment page answered {answer.status_code}")
        charge = self._customer.sandbox.wait_for(
            "the charge",
            lambda entry: entry["checkout_id"] == url.rpartition("/")[2],
            kind="charge",
            since=since,
            seconds=self._customer.step_seconds,
        )
        self._reach("paid on the page", _ms_until(charge, began), **_charge_ids(charge))
        self._follow_money(charge, began=began, since=since)

    def _follow_money(self, charge: Entry, *, began: float, since: int) -> None:
        order_id = _charge_ids(charge)["order_id"]
        order = self._api.wait_until_paid(order_id, seconds=self._customer.step_seconds)
        if order["total_minor"] != charge["amount_minor"]:
            raise NotSeen(f"{charge['amount_minor']} was charged, not {order['total_minor']}")
        self._reach("order paid", _ms_since(began), order_id=order_id, order_number=order["number"])
        invoice = order["invoices"][0]
        self._reach("invoice issued", _ms_since(began), invoice_number=invoice["label"])
        thanks = self._customer.listen("a thank-you", began=began)
        self._reach("thanked", _ms_until(thanks[0], began), message_id=thanks[0]["message_id"])
        mail = self._customer.sandbox.wait_for(
            "the mail with the invoice", self._is_receipt, kind="mail", since=since,
            seconds=self._customer.step_seconds,
        )  # fmt: skip
        files = [one["filename"] for one in mail["attachments"]]
        self._reach("mail received", _ms_until(mail, began), subject=mail["subject"], files=files)

    def _is_receipt(self, entry: Entry) -> bool:
        to_us = self._customer.email in entry["to"]
        return to_us and any(
            one["content_type"] == "application/pdf" for one in entry["attachments"]
        )

    def _reach(self, name: str, ms: float, **ids: Any) -> None:
        step = Step(name, datetime.now(UTC), ms, ids)
        self.told.steps.append(step)
        self._tell(step)


def _charge_ids(charge: Entry) -> dict[str, Any]:
    return {
        "charge_id": charge["charge_id"],
        "order_id": charge["metadata"]["order_id"],
        "amount_minor": charge["amount_minor"],
        "currency": charge["currency"],
    }


def _ms_since(began: float) -> float:
    return (time.monotonic() - began) * 1000


def _ms_until(entry: Entry, began: float) -> float:
    """From a moment of ours to the outside world's entry, both by this machine's clock."""
    seen = datetime.fromisoformat(entry["at"]).timestamp()
    return (seen - (time.time() - (time.monotonic() - began))) * 1000
