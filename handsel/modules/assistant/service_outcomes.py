"""What came of a command about an order that exists."""

from dataclasses import dataclass
from typing import Literal

from handsel.kit.money import Money
from handsel.modules.assistant.context import OrderCard

ChangeKind = Literal["cancel", "items", "address", "method", "return", "exchange"]

ServiceRefusal = Literal[
    "not_pending",
    "not_delivered",
    "not_paid",
    "disputed",
    "already_changed",
    "under_way",
    "window_over",
    "reason_refused",
    "unknown_line",
    "other_product",
    "same_item",
    "unavailable",
    "method_refused",
    "credit_short",
    "nothing_wanted",
    "not_delivered_there",
    "order_unknown",
    "too_many_guesses",
    "change_over",
    "another_unpaid",
]
"""Why an order is not changed, or not found; each is a sentence of its own."""


@dataclass(frozen=True, slots=True)
class IdentityNeeded:
    """An order is not known here: two of e-mail address, number and postcode would prove it."""


@dataclass(frozen=True, slots=True)
class OrderProven:
    """From now on this conversation may speak of this order."""

    order: OrderCard


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """So many of one thing; `title` is what takes its place, if anything does."""

    quantity: int
    old_title: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeListed:
    """A change with all its details, for the customer's yes. `difference` above zero is to be
    paid, below zero goes back; `method` is the label of the way it takes, if one was chosen."""

    kind: ChangeKind
    order_number: str
    items: tuple[ChangedItem, ...] = ()
    address: tuple[str, ...] = ()
    #: How it is delivered there and for how much, where the address changes that.
    delivery: tuple[str, Money] | None = None
    reason: str = ""
    difference: Money
    method: str = ""
    by_link: bool = False
    on_receipt: bool = False
    needs_member: bool = False
    confirm_payload: str
    decline_payload: str


@dataclass(frozen=True, slots=True)
class ChangeAgreed:
    """The customer's yes was taken: it is done, or a member or a payment is waited for."""

    kind: ChangeKind
    order_number: str
    state: Literal["done", "asked", "unpaid"]


@dataclass(frozen=True, slots=True)
class ChangeDeclined:
    """The customer said no; the order stays as it is."""

    order_number: str


ServiceOutcome = IdentityNeeded | OrderProven | ChangeListed | ChangeAgreed | ChangeDeclined
