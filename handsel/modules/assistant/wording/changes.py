"""Changes of orders that exist: what is listed before the yes, and what came of it."""

from typing import assert_never

from handsel.kit.money import Money
from handsel.modules.assistant.service_outcomes import (
    ChangeAgreed,
    ChangeDeclined,
    ChangedItem,
    ChangeKind,
    ChangeListed,
    IdentityNeeded,
    OrderProven,
    ServiceOutcome,
)
from handsel.modules.assistant.wording.names import PhraseName
from handsel.modules.assistant.wording.service_names import ServicePhrase
from handsel.modules.assistant.wording.text import Worded, button, fit, name
from handsel.modules.assistant.wording.voice import Voice

MOST_ROWS = 12

_HEADS: dict[ChangeKind, ServicePhrase] = {
    "cancel": "svc_cancel",
    "items": "svc_items",
    "address": "svc_address",
    "method": "svc_method",
    "return": "svc_return",
    "exchange": "svc_exchange",
}
_DONE: dict[ChangeKind, ServicePhrase] = {
    "cancel": "svc_done_cancel",
    "items": "svc_done_items",
    "address": "svc_done_address",
    "method": "svc_done_method",
    "return": "svc_done_return",
    "exchange": "svc_done_exchange",
}
_REASONS: dict[str, ServicePhrase] = {
    "no_longer_needed": "svc_reason_no_longer_needed",
    "ordered_by_mistake": "svc_reason_ordered_by_mistake",
    "other": "svc_reason_other",
}
_ONCE: frozenset[ChangeKind] = frozenset({"items", "return", "exchange"})


def service_outcome(outcome: ServiceOutcome, voice: Voice) -> Worded:
    """What came of a command about an order that exists."""
    match outcome:
        case ChangeListed():
            return listed(outcome, voice)
        case ChangeAgreed():
            return Worded(agreed(outcome, voice))
        case ChangeDeclined(order_number=number):
            return Worded(voice.say("svc_declined", order=name(number)))
        case IdentityNeeded():
            return Worded(voice.say("identity_needed"))
        case OrderProven(order=order):
            return Worded(voice.say("identity_found", order=name(order.number)))
        case _:
            assert_never(outcome)


def listed(outcome: ChangeListed, voice: Voice) -> Worded:
    """Everything the yes would be about, the money among it, and the question."""
    head = voice.say(
        _HEADS[outcome.kind], order=name(outcome.order_number), method=name(outcome.method)
    )
    rows = [_row(item) for item in outcome.items] + [name(row) for row in outcome.address]
    if outcome.delivery:
        label, fee = outcome.delivery
        said = f"{name(label)}, {voice.money(fee)}"
        rows.append(voice.say("svc_delivery", delivery=said))
    if outcome.reason:
        rows.append(voice.say(_REASONS[outcome.reason]))
    tail = [_money(outcome, voice)]
    if outcome.kind in _ONCE:
        tail.append(voice.say("svc_once"))
    if outcome.needs_member:
        tail.append(voice.say("svc_member"))
    tail.append(voice.say("svc_question"))
    text = fit(
        head, rows, "\n".join(part for part in tail if part),
        more=voice.template("and_more"), most=MOST_ROWS,
    )  # fmt: skip
    return Worded(
        text,
        (
            button(voice.say("svc_yes"), outcome.confirm_payload),
            button(voice.say("svc_no"), outcome.decline_payload),
        ),
    )


def agreed(outcome: ChangeAgreed, voice: Voice) -> str:
    """The yes was taken."""
    order = name(outcome.order_number)
    match outcome.state:
        case "done":
            return voice.say(_DONE[outcome.kind], order=order)
        case "asked":
            return voice.say("svc_asked", order=order)
        case "unpaid":
            return voice.say("svc_unpaid", order=order)


def say_agreed(voice: Voice, *, number: int, state: str) -> str:
    """Later: a member agreed, or the difference was paid."""
    phrase: PhraseName = "svc_unpaid" if state == "unpaid" else "svc_agreed"
    return voice.say(phrase, order=f"#{number}")


def say_refused_by_member(voice: Voice, *, number: int) -> str:
    """A member did not agree."""
    return voice.say("svc_refused_by_member", order=f"#{number}")


def say_shipped(voice: Voice, *, number: int, tracking: str) -> str:
    """The order is on its way."""
    said = voice.say("svc_shipped", order=f"#{number}")
    return f"{said} {voice.say('svc_tracking', tracking=name(tracking))}" if tracking else said


def say_delivered(voice: Voice, *, number: int) -> str:
    """The order has arrived."""
    return voice.say("svc_delivered", order=f"#{number}")


def _row(item: ChangedItem) -> str:
    said = f"{item.quantity} × {name(item.old_title)}"
    return f"{said} → {name(item.title)}" if item.title else said


def _money(outcome: ChangeListed, voice: Voice) -> str:
    minor = outcome.difference.amount_minor
    amount = voice.money(Money(abs(minor), outcome.difference.currency))
    method = name(outcome.method)
    if minor > 0:
        phrase: PhraseName = "svc_pay_link" if outcome.by_link else "svc_pay_card"
        return voice.say(phrase, amount=amount, method=method)
    if minor < 0 and method:
        phrase = "svc_back_to_later" if outcome.on_receipt else "svc_back_to"
        return voice.say(phrase, amount=amount, method=method)
    if minor < 0:
        phrase = "svc_back_later" if outcome.on_receipt else "svc_back"
        return voice.say(phrase, amount=amount)
    return voice.say("svc_even") if outcome.items and outcome.kind in {"items", "exchange"} else ""
