"""Carts and the summary the customer says yes to."""

from handsel.modules.assistant.context import CartCard
from handsel.modules.assistant.outcomes import CartChanged, CartShown, CheckoutSummary
from handsel.modules.assistant.wording.paying import payment_row
from handsel.modules.assistant.wording.pricing import price_lines
from handsel.modules.assistant.wording.text import Button, Worded, button, fit, name
from handsel.modules.assistant.wording.voice import Voice

MOST_LINES = 20


def cart_changed(outcome: CartChanged, voice: Voice) -> Worded:
    """What changed, what the cart comes to, and what comes next."""
    title = name(outcome.title)
    if outcome.change == "removed":
        said = voice.say("removed", title=title)
    else:
        said = voice.say(outcome.change, quantity=outcome.quantity, title=title)
    if not voice.asks:
        return Worded(said)
    if not outcome.cart.lines or outcome.cart.total is None:
        return Worded(f"{said} {voice.say('cart_empty')}")
    total = voice.say("cart_total", total=voice.money(outcome.cart.total))
    return Worded(f"{said} {total} {voice.say('shall_i_checkout')}", _cart_buttons(voice))


def cart_shown(outcome: CartShown, voice: Voice) -> Worded:
    """The cart's lines and total."""
    if not outcome.cart.lines or outcome.cart.total is None:
        return Worded(voice.say("cart_empty"))
    total = voice.say("total", total=voice.money(outcome.cart.total))
    tail = f"{total}\n{voice.say('shall_i_checkout')}" if voice.asks else total
    text = _listed(voice.say("cart"), outcome.cart, tail, voice)
    return Worded(text, _cart_buttons(voice)[:1])


def summary(outcome: CheckoutSummary, voice: Voice) -> Worded:
    """The order as it would be placed, and the question."""
    total = voice.say("total", total=voice.money(outcome.total))
    parts = price_lines(outcome.price, voice) if outcome.price else []
    if outcome.payment:
        parts.append(payment_row(outcome.payment, voice))
    tail = "\n".join([*parts, total, voice.say("summary_question")])
    buttons = (
        button(voice.say("confirm_button"), outcome.confirm_payload),
        button(voice.say("change_button"), outcome.cancel_payload),
    )
    return Worded(_listed(voice.say("summary"), outcome.cart, tail, voice), buttons)


def _listed(head: str, cart: CartCard, tail: str, voice: Voice) -> str:
    lines = [
        voice.say(
            "line",
            quantity=line.quantity,
            title=name(line.title),
            amount=voice.money(line.unit_price * line.quantity),
        )
        for line in cart.lines
    ]
    return fit(head, lines, tail, more=voice.template("and_more"), most=MOST_LINES)


def _cart_buttons(voice: Voice) -> tuple[Button, ...]:
    return (
        button(voice.say("checkout_button"), "checkout"),
        button(voice.say("cart_button"), "cart"),
    )
