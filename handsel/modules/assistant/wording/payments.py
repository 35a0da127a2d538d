"""What a customer is told when money moved, or did not."""

from handsel.kit.money import Money
from handsel.modules.assistant.wording.text import Worded, clean, cut, name
from handsel.modules.assistant.wording.voice import Voice


def receipt(
    *, order_number: str, total: Money, locale: str, language: str, invoice_by_email: bool = False
) -> Worded:
    """The thank-you after a payment; says that the invoice comes by e-mail only when it does."""
    voice = Voice(language=language, locale=locale)
    said = voice.say("receipt", total=voice.money(total), order=name(order_number))
    return Worded(cut(f"{said} {voice.say('receipt_invoice')}" if invoice_by_email else said))


def payment_failed(
    *, order_number: str, total: Money, locale: str, language: str, url: str = ""
) -> Worded:
    """The payment did not go through; `url` is where to try again, when there is one."""
    voice = Voice(language=language, locale=locale)
    said = voice.say("payment_failed", total=voice.money(total), order=name(order_number))
    retry = voice.say("payment_retry", url=url) if url else voice.say("payment_retry_plain")
    return Worded(f"{said} {retry}")


def instructions(
    *,
    on_delivery: bool,
    order_number: str,
    total: Money,
    shop_says: str,
    locale: str,
    language: str,
) -> Worded:
    """How to pay without a provider; `shop_says` are the shop's own words."""
    voice = Voice(language=language, locale=locale)
    said = voice.say(
        "pay_on_delivery" if on_delivery else "pay_by_transfer",
        order=name(order_number),
        total=voice.money(total),
    )
    own = clean(shop_says, keep_lines=True)
    return Worded(cut(f"{said}\n{own}" if own else said))


def refunded(*, order_number: str, amount: Money, locale: str, language: str) -> Worded:
    """Money has gone back to the customer."""
    voice = Voice(language=language, locale=locale)
    return Worded(voice.say("refunded_money", amount=voice.money(amount), order=name(order_number)))
