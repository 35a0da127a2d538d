"""Carry out what a turn proposed: each command checked, decided and recorded with its reason."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import Any

from django.db import transaction

from handsel.flows.answer import (
    consenting,
    paying,
    people,
    service,
    shopping,
    shopping_delivery,
)
from handsel.flows.answer.session import Decided, Session, refused
from handsel.modules.assistant.commands import MAX_COMMANDS, Command, HandOff
from handsel.modules.assistant.outcomes import HandedOff, Outcome, Refused, Stopped

Doer = Callable[[Session, Any], Outcome]

DOERS: dict[str, Doer] = {
    "search_products": shopping.search_products,
    "show_product": shopping.show_product,
    "add_to_cart": shopping.add_to_cart,
    "change_cart": shopping.change_cart,
    "remove_from_cart": shopping.remove_from_cart,
    "show_cart": shopping.show_cart,
    "start_checkout": shopping.start_checkout,
    "confirm_checkout": shopping.confirm_checkout,
    "cancel_checkout": shopping.cancel_checkout,
    "check_order": shopping.check_order,
    "resend_link": shopping.resend_link,
    "answer_from_knowledge": shopping.answer_from_knowledge,
    "identify": service.identify,
    "cancel_order": service.cancel_order,
    "change_order_items": service.change_order_items,
    "change_order_address": service.change_order_address,
    "change_payment_method": service.change_payment_method,
    "return_items": service.return_items,
    "exchange_items": service.exchange_items,
    "confirm_change": consenting.confirm_change,
    "decline_change": consenting.decline_change,
    "apply_discount": shopping_delivery.apply_discount,
    "set_delivery": shopping_delivery.set_delivery,
    "choose_delivery": shopping_delivery.choose_delivery,
    "choose_payment": paying.choose_payment,
    "hand_off": people.hand_off,
    "stop": people.stop,
}

READ_ONLY = frozenset(
    {
        "search_products", "show_product", "show_cart", "check_order", "resend_link",
        "answer_from_knowledge",
    }
)  # fmt: skip


#: Refusals that no other words of the customer's would change.
FOR_PEOPLE = frozenset({"switched_off", "above_limit"})


def act(session: Session, commands: Sequence[Command]) -> list[Decided]:
    """Decide on each command in order. Beyond MAX_COMMANDS they are refused."""
    return [
        _decide(session, command)
        if number < MAX_COMMANDS
        else _record(command, refused(command.kind, "too_many_commands"))
        for number, command in enumerate(commands)
    ]


def pass_on(session: Session, decided: Sequence[Decided]) -> list[Decided]:
    """What was decided, with a hand-off of our own where only a person may do what was wanted."""
    outcomes = [one.outcome for one in decided]
    is_for_people = any(isinstance(one, Refused) and one.reason in FOR_PEOPLE for one in outcomes)
    if not is_for_people or any(isinstance(one, HandedOff | Stopped) for one in outcomes):
        return list(decided)
    return [*decided, _decide(session, HandOff(reason="policy"))]


def _decide(session: Session, command: Command) -> Decided:
    if not session.book.allowance.permits(command.kind):
        return _record(command, refused(command.kind, "switched_off"))
    # Only what writes needs a way back.
    undoable = nullcontext() if command.kind in READ_ONLY else transaction.atomic()
    try:
        with undoable:
            outcome = DOERS[command.kind](session, command)
    except service.EXPECTED as failure:
        outcome = service.explain(command.kind, failure)
    except shopping.EXPECTED as failure:
        outcome = shopping.explain(command.kind, failure)
    return _record(command, outcome)


def _record(command: Command, outcome: Outcome) -> Decided:
    if isinstance(outcome, Refused):
        decision, reason = "refused", str(outcome.reason)
    else:
        decision, reason = "done", type(outcome).__name__
    return Decided(command.model_dump(mode="json"), decision, reason, outcome)
