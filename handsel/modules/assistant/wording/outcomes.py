"""Each outcome in words."""

from handsel.modules.assistant.commands import HandOffReason
from handsel.modules.assistant.delivery_cards import (
    DeliveryAsked,
    DeliveryChoices,
    DiscountApplied,
    DiscountRefused,
)
from handsel.modules.assistant.outcomes import (
    CartChanged,
    CartShown,
    CheckoutCancelled,
    CheckoutConfirmed,
    CheckoutSummary,
    HandedOff,
    KnowledgeAnswer,
    NoOrders,
    NotEnoughStock,
    OrderShown,
    Outcome,
    PaymentLink,
    ProductsFound,
    ProductShown,
    RefusalReason,
    Refused,
    Stopped,
)
from handsel.modules.assistant.payment_cards import WayChosen, WaysShown
from handsel.modules.assistant.service_outcomes import (
    ChangeAgreed,
    ChangeDeclined,
    ChangeListed,
    IdentityNeeded,
    OrderProven,
)
from handsel.modules.assistant.wording.carts import cart_changed, cart_shown, summary
from handsel.modules.assistant.wording.changes import service_outcome
from handsel.modules.assistant.wording.names import PhraseName
from handsel.modules.assistant.wording.orders import order_shown
from handsel.modules.assistant.wording.paying import payment_outcome
from handsel.modules.assistant.wording.pricing import delivery_outcome
from handsel.modules.assistant.wording.products import not_enough, product_shown, products_found
from handsel.modules.assistant.wording.text import MAX_BYTES, Worded, clean, cut, name, size
from handsel.modules.assistant.wording.voice import Voice


def word(outcome: Outcome, *, locale: str, language: str, asks: bool = True) -> Worded:
    """Say what came of a command. `locale` formats money; `language` chooses the words.

    `asks` is false where another outcome of the same turn asks what comes next.
    """
    worded = _word(outcome, Voice(language=language, locale=locale, asks=asks))
    return Worded(cut(worded.text), worded.buttons)


def _word(outcome: Outcome, voice: Voice) -> Worded:
    match outcome:
        case ProductsFound():
            return products_found(outcome, voice)
        case ProductShown():
            return product_shown(outcome, voice)
        case CartChanged():
            return cart_changed(outcome, voice)
        case CartShown():
            return cart_shown(outcome, voice)
        case NotEnoughStock():
            return not_enough(outcome, voice)
        case CheckoutSummary():
            return summary(outcome, voice)
        case OrderShown():
            return order_shown(outcome, voice)
        case DeliveryAsked() | DeliveryChoices() | DiscountApplied() | DiscountRefused():
            return delivery_outcome(outcome, voice)
        case WaysShown() | WayChosen():
            return payment_outcome(outcome, voice)
        case IdentityNeeded() | OrderProven() | ChangeListed() | ChangeAgreed() | ChangeDeclined():
            return service_outcome(outcome, voice)
        case _:
            return Worded(_sentence(outcome, voice))


def _sentence(outcome: Outcome, voice: Voice) -> str:
    match outcome:
        case CheckoutConfirmed(order_number=number):
            return voice.say("confirmed", order=name(number))
        case CheckoutCancelled(order_number=number):
            phrase: PhraseName = "order_dropped" if number else "ask_change"
            return voice.say(phrase, order=name(number))
        case PaymentLink() as link:
            return _link(link, voice)
        case NoOrders():
            return voice.say("no_orders")
        case KnowledgeAnswer(answer=answer):
            return clean(answer, keep_lines=True)
        case HandedOff(reason=reason):
            return voice.say(_HANDED[reason])
        case Stopped(business_name=business):
            return voice.say("stopped", business=name(business))
        case Refused(reason=why):
            return voice.say(_REFUSED[why])
        case _:
            raise TypeError(f"no words for {type(outcome).__name__}")


def _link(link: PaymentLink, voice: Voice) -> str:
    """The sentence with the link, or the link alone where both would be too long to stay whole."""
    said = voice.say(
        "link", order=name(link.order_number), total=voice.money(link.total), url=link.url
    )
    return said if size(said) <= MAX_BYTES else link.url


_HANDED: dict[HandOffReason, PhraseName] = {
    "asked": "handed_asked",
    "unknown": "handed_unknown",
    "upset": "handed_upset",
    "policy": "handed_policy",
    "failure": "handed_failure",
}
_WHY: dict[RefusalReason, PhraseName] = {
    "not_pending": "why_not_pending",
    "not_delivered": "why_not_delivered",
    "not_paid": "why_not_paid",
    "disputed": "why_disputed",
    "already_changed": "why_already_changed",
    "under_way": "why_under_way",
    "window_over": "why_window_over",
    "reason_refused": "why_reason_refused",
    "unknown_line": "why_unknown_line",
    "other_product": "why_other_product",
    "same_item": "why_same_item",
    "unavailable": "why_unavailable",
    "method_refused": "why_method_refused",
    "credit_short": "why_credit_short",
    "nothing_wanted": "why_nothing_wanted",
    "not_delivered_there": "why_not_delivered_there",
    "order_unknown": "why_order_unknown",
    "too_many_guesses": "why_too_many_guesses",
    "change_over": "why_change_over",
    "another_unpaid": "why_another_unpaid",
}
_REFUSED: dict[RefusalReason, PhraseName] = {
    "foreign_handle": "refused_foreign_handle",
    "not_found": "refused_not_found",
    "out_of_stock": "refused_out_of_stock",
    "cart_empty": "refused_cart_empty",
    "not_confirmed": "refused_not_confirmed",
    "changed": "refused_changed",
    "expired": "refused_expired",
    "no_open_checkout": "refused_no_open_checkout",
    "limit_reached": "refused_limit_reached",
    "too_many_commands": "refused_too_many_commands",
    "currency_mismatch": "refused_currency_mismatch",
    "switched_off": "refused_switched_off",
    "above_limit": "refused_above_limit",
    **_WHY,
}
