"""Which commands a shop switches off together. Pure."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

Group = Literal[
    "show_products", "cart", "checkout", "discount_codes", "order_status",
    "cancel", "change", "return", "exchange",
]  # fmt: skip

GROUPS: Final[tuple[Group, ...]] = get_args(Group)

# What is in none is always allowed: a person, silence, the shop's own answers, a customer's no,
# and proving whose an order is, which changes nothing.
_GROUPS: Final[Mapping[str, Group]] = {
    "search_products": "show_products",
    "show_product": "show_products",
    "add_to_cart": "cart",
    "change_cart": "cart",
    "remove_from_cart": "cart",
    "show_cart": "cart",
    "start_checkout": "checkout",
    "confirm_checkout": "checkout",
    "resend_link": "checkout",
    "set_delivery": "checkout",
    "choose_delivery": "checkout",
    "choose_payment": "checkout",
    "apply_discount": "discount_codes",
    "check_order": "order_status",
    "cancel_order": "cancel",
    "change_order_items": "change",
    "change_order_address": "change",
    "change_payment_method": "change",
    "return_items": "return",
    "exchange_items": "exchange",
}
# A change of an order that was listed is agreed to by one command, whatever it changes.
_OF_CHANGES: Final[Mapping[str, str]] = {
    "cancel": "cancel_order",
    "items": "change_order_items",
    "address": "change_order_address",
    "method": "change_payment_method",
    "return": "return_items",
    "exchange": "exchange_items",
}
ALWAYS: Final = frozenset(
    {
        "answer_from_knowledge", "hand_off", "stop", "identify", "cancel_checkout",
        "confirm_change", "decline_change",
    }
)  # fmt: skip


def group_of(kind: str) -> Group | None:
    """What switches a kind of command; None for what is always allowed."""
    return _GROUPS.get(kind)


def listing_of(change: str) -> str:
    """The command that lists a change of this kind; agreeing to it needs the same switch."""
    return _OF_CHANGES[change]
