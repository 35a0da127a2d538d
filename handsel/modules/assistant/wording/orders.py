"""How an order stands."""

from handsel.modules.assistant.outcomes import OrderShown
from handsel.modules.assistant.wording.names import PhraseName
from handsel.modules.assistant.wording.text import Worded, name
from handsel.modules.assistant.wording.voice import Voice

_PAYMENT: dict[str, PhraseName] = {
    "unpaid": "unpaid",
    "partly_paid": "partly_paid",
    "paid": "paid",
    "partly_refunded": "partly_refunded",
    "refunded": "refunded",
    "disputed": "disputed",
}
_FULFILLMENT: dict[str, PhraseName] = {
    "unfulfilled": "unfulfilled",
    "partly_shipped": "partly_shipped",
    "shipped": "shipped",
    "delivered": "delivered",
    "returned": "returned",
}


def order_shown(outcome: OrderShown, voice: Voice) -> Worded:
    """The order's number, total, and where payment and delivery stand."""
    order = outcome.order
    said: list[str] = []
    if order.status == "cancelled":
        said.append(voice.say("cancelled"))
    payment = _PAYMENT.get(order.payment_status)
    if payment and not (said and payment == "unpaid"):
        said.append(voice.say(payment))
    fulfillment = _FULFILLMENT.get(order.fulfillment)
    waiting = fulfillment == "unfulfilled" and (order.status == "cancelled" or payment != "paid")
    if fulfillment and not waiting:
        said.append(voice.say(fulfillment))
    status = ", ".join(said) or clean_status(order.status)
    total = voice.money(order.total)
    return Worded(voice.say("order", order=name(order.number), total=total, status=status))


def clean_status(status: str) -> str:
    """A status none of our words fits, as it is."""
    return name(status.replace("_", " "))
