"""Buttons of ours that were tapped."""

from handsel.modules.assistant.commands import (
    AddToCart,
    CancelCheckout,
    ConfirmCheckout,
    ShowCart,
    StartCheckout,
)
from handsel.modules.assistant.engine.delivering import delivery_pressed
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.paying import way_pressed
from handsel.modules.assistant.engine.service_requests import change_pressed
from handsel.modules.assistant.engine.showing import show_handle


def pressed(payload: str, draft: Draft) -> bool:
    """Do what a button says. False for a payload that is not ours or names nothing we hold."""
    if change_pressed(payload, draft) or way_pressed(payload, draft):
        return True
    verb, _, handle = payload.partition(":")
    checkout = draft.context.checkout
    match verb:
        case "confirm" if checkout and checkout.handle == handle:
            draft.do(ConfirmCheckout(checkout=handle))
        case "cancel" if checkout and checkout.handle == handle:
            draft.do(CancelCheckout(checkout=handle))
        case "cancel":
            draft.say("ask_change")
        case "add" if draft.shelf.sells(handle):
            draft.do(AddToCart(variant=handle))
            draft.memory.focus = draft.memory.tried = handle
        case "show" if draft.shelf.product(handle):
            show_handle(handle, draft)
        case "checkout":
            draft.do(StartCheckout())
        case "cart":
            draft.do(ShowCart())
        case _:
            return delivery_pressed(payload, draft)
    return True
