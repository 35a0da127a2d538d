"""Paying an order that is paid already another way: which order, which way; the server lists it."""

import re

from handsel.modules.assistant.commands import HandOff
from handsel.modules.assistant.context import MethodCard, OrderCard
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.draft import Draft, listed
from handsel.modules.assistant.engine.focus import Asked
from handsel.modules.assistant.engine.pay_words import (
    named_in,
    speaks_of_paying,
    wants_another,
)
from handsel.modules.assistant.engine.reading import Reading
from handsel.modules.assistant.service_commands import ChangePaymentMethod

_ORDINALS: tuple[Concept, ...] = ("first", "second", "third", "fourth", "fifth")
_UNPAID = frozenset({"unpaid", "refunded"})


def hear_other_method(reading: Reading, draft: Draft) -> bool:
    """ "Change the payment of my order to the gift card". False when it is about something else."""
    text = reading.text
    about_paying = speaks_of_paying(text) or bool(named_in(text))
    if not (about_paying and wants_another(text)):
        return False
    order = _meant(reading, draft)
    if order is None or order.payment_status in _UNPAID:
        return False
    return _change(order, reading, draft)


def method_given(asked: Asked, reading: Reading, draft: Draft) -> bool:
    """The way, after it was asked for. `asked.product` is the order's handle."""
    order = next((one for one in draft.context.orders if one.handle == asked.product), None)
    if order is None:
        return False
    offered = [one for one in draft.context.methods if one.handle in asked.choices]
    place = next((at for at, name in enumerate(_ORDINALS) if reading.says(name)), None)
    if place is not None and place < len(offered):
        offered = [offered[place]]
    else:
        offered = _fitting(reading.text, offered)
    if len(offered) != 1:
        return False
    draft.do(ChangePaymentMethod(order=order.handle, method=offered[0].handle))
    return True


def _change(order: OrderCard, reading: Reading, draft: Draft) -> bool:
    known = list(draft.context.methods)
    found = _fitting(reading.text, known)
    if len(found) == 1:
        draft.do(ChangePaymentMethod(order=order.handle, method=found[0].handle))
        return True
    offered = found or known
    if not offered:
        draft.do(HandOff(reason="policy"))
        return True
    labels = [one.label for one in offered]
    draft.say("ask_pay_method", ways=listed(labels, language=draft.language))
    handles = tuple(one.handle for one in offered)
    draft.ask(Asked("method", product=order.handle, choices=handles))
    return True


def _fitting(text: str, methods: list[MethodCard]) -> list[MethodCard]:
    """The ways that are named: by their kind, and by the digits on a card of several."""
    # What it is changed from stands before what it is changed to.
    kinds = named_in(re.split(r"\b(?:to|zu|auf|a|para|por|à|vers|ke|jadi)\b|إلى|को", text)[-1])
    named = [one for one in methods if one.kind in (kinds or named_in(text))]
    digits = set(re.findall(r"\d{3,}", text))
    exact = [one for one in named or methods if digits & set(re.findall(r"\d{3,}", one.label))]
    return exact or named


def _meant(reading: Reading, draft: Draft) -> OrderCard | None:
    """The order that is named; else the newest one, unless something else is being bought."""
    orders = [order for order in draft.context.orders if order.lines]
    for order in orders:
        if re.search(rf"(?<!\w){re.escape(order.number.lstrip('#'))}(?!\w)", reading.text):
            return order
    if draft.context.checkout is not None:
        return None
    alive = [order for order in orders if order.status != "cancelled"]
    buying = draft.context.cart.lines and not reading.says("order")
    return None if buying else next(iter(alive), None)
