"""Discounts, delivery and tax in words."""

from decimal import Decimal

from babel.numbers import format_percent

from handsel.modules.assistant.delivery_cards import (
    DeliveryAsked,
    DeliveryChoices,
    DeliveryOptionCard,
    DeliveryOutcome,
    DiscountApplied,
    DiscountRefused,
    PriceCard,
)
from handsel.modules.assistant.wording.pricing_words import PricingPhrase, pricing_phrase
from handsel.modules.assistant.wording.text import MAX_BUTTONS, Worded, button, name
from handsel.modules.assistant.wording.voice import Voice
from handsel.modules.commerce.pricing.address import NEEDED

MOST_OPTIONS = 5


def price_lines(price: PriceCard, voice: Voice) -> list[str]:
    """Everything between the goods and the total; nothing where there is nothing beside them."""
    lines = [f"{name(label)}: -{voice.money(amount)}" for label, amount in price.discounts]
    if price.delivery:
        lines.append(_option(price.delivery, voice))
    if price.address:
        whole = ", ".join(name(row) for row in price.address)
        again: PricingPhrase = "deliver_again" if price.is_as_last_time else "deliver_to"
        lines.append(_say(again, voice, address=whole))
    wording: PricingPhrase = "tax_included" if price.prices_include_tax else "tax_added"
    lines += [
        _say(wording, voice, rate=percent(rate, voice.locale), amount=voice.money(amount))
        for rate, amount in price.taxes
        if rate
    ]
    if lines:
        lines.insert(0, _say("subtotal", voice, amount=voice.money(price.subtotal)))
    return lines


def delivery_outcome(outcome: DeliveryOutcome, voice: Voice) -> Worded:
    """What came of a code, an address or a choice."""
    match outcome:
        case DeliveryAsked():
            return Worded(_asked(outcome, voice))
        case DeliveryChoices(options=options):
            return _choices(options, voice)
        case DiscountApplied(name=label, code=code):
            return Worded(_say("applied", voice, name=name(label), code=name(code)))
        case DiscountRefused(reason=reason, minimum=minimum):
            least = voice.money(minimum) if minimum else ""
            return Worded(_say(reason, voice, minimum=least))


def percent(rate_ppm: int, locale: str) -> str:
    """A rate with as many decimals as it has; English where the locale is unknown."""
    share = Decimal(rate_ppm) / 1_000_000
    plain = locale.replace("-", "_")
    try:
        return format_percent(share, locale=plain, decimal_quantization=False)
    except ValueError:
        return format_percent(share, locale="en", decimal_quantization=False)


def _asked(outcome: DeliveryAsked, voice: Voice) -> str:
    if outcome.unavailable:
        return _say("unavailable", voice)
    if set(NEEDED) <= set(outcome.missing):
        return _say("ask_address", voice)
    parts = ", ".join(_say(part, voice) for part in outcome.missing)
    return _say("ask_parts", voice, parts=parts)


def _choices(options: tuple[DeliveryOptionCard, ...], voice: Voice) -> Worded:
    shown = options[:MOST_OPTIONS]
    lines = [f"• {_option(one, voice)}" for one in shown]
    few = shown if len(shown) <= MAX_BUTTONS else ()
    buttons = tuple(button(one.name, f"delivery:{one.handle}") for one in few)
    return Worded("\n".join([_say("ask_option", voice), *lines]), buttons)


def _option(option: DeliveryOptionCard, voice: Voice) -> str:
    fee = voice.money(option.fee) if option.fee.amount_minor else _say("free", voice)
    said = f"{name(option.name)}: {fee}"
    least, most = option.days
    if most is None and least is None:
        return said
    known = [str(day) for day in dict.fromkeys((least, most)) if day is not None]
    return f"{said} ({_say('days', voice, days='–'.join(known))})"


def _say(phrase: PricingPhrase, voice: Voice, /, **values: str) -> str:
    return pricing_phrase(phrase, language=voice.language, **values)
