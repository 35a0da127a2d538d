"""Letters to customers and staff, worded from values. Pure: nothing is read, nothing is sent."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from handsel.kit.money import Money, format_money

_TEMPLATES = Path(__file__).parent / "templates"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_SUBJECT_LENGTH = 200
_QUOTE_LENGTH = 1000

type SupportOccasion = Literal["asked", "granted", "emergency", "entered"]
type DisputeOutcome = Literal["open", "won", "lost"]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to send: a one-line subject, plain text, and its HTML twin."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Shop:
    """The business in whose name a letter goes. `locale` (CLDR) picks words and money format."""

    name: str
    email: str = ""
    address: str = ""
    locale: str = "en_GB"


@dataclass(frozen=True, slots=True)
class BoughtLine:
    """One thing bought; `total` is for the whole quantity."""

    title: str
    quantity: int
    total: Money


@dataclass(frozen=True, slots=True)
class Bought:
    """An order as a letter tells it; `customer_name` may be empty."""

    number: str
    lines: tuple[BoughtLine, ...]
    total: Money
    customer_name: str = ""


@dataclass(frozen=True, slots=True)
class _Body:
    """What the layouts need beyond the words of the occasion."""

    values: Mapping[str, str]
    bought: Bought | None = None
    quote: str = ""
    link: str = ""
    facts: Sequence[tuple[str, str]] = field(default_factory=tuple)


def order_paid(*, shop: Shop, order: Bought, invoice_number: str) -> Letter:
    """To the customer: the order is paid; the caller attaches the invoice."""
    values = {"invoice": invoice_number, **_order_values(shop, order)}
    return _letter("order_paid", shop, _Body(values, bought=order))


def document_again(*, shop: Shop, order: Bought, number: str) -> Letter:
    """To the customer: an invoice or a credit note once more; the caller attaches it."""
    values = {"invoice": number, **_order_values(shop, order)}
    return _letter("document_again", shop, _Body(values))


def payment_failed(*, shop: Shop, order: Bought, link: str = "") -> Letter:
    """To the customer: nothing was charged. `link` is where to try again, when there is one."""
    occasion = "payment_failed" if _web_address(link) else "payment_failed_without_link"
    return _letter(occasion, shop, _Body(_order_values(shop, order), bought=order, link=link))


def payment_under_way(*, shop: Shop, order: Bought) -> Letter:
    """To the customer: their bank makes the payment, which takes days."""
    return _letter("payment_under_way", shop, _Body(_order_values(shop, order), bought=order))


def how_to_pay(*, shop: Shop, order: Bought, instructions: str, on_delivery: bool) -> Letter:
    """To the customer: how to pay without a provider, with the shop's own words quoted."""
    occasion = "paid_on_delivery" if on_delivery else "transfer_awaited"
    body = _Body(_order_values(shop, order), bought=order, quote=instructions)
    return _letter(occasion, shop, body)


def refunded(*, shop: Shop, order: Bought, amount: Money, note_number: str = "") -> Letter:
    """To the customer: money went back; the caller attaches the credit note, where there is one."""
    values = {
        **_order_values(shop, order),
        "amount": format_money(amount, locale=shop.locale),
        "note": note_number,
    }
    return _letter("refunded" if note_number else "refunded_without_note", shop, _Body(values))


def staff_dispute(
    *, shop: Shop, order: Bought, amount: Money, outcome: DisputeOutcome, reason: str, link: str
) -> Letter:
    """To staff: a payment is disputed, or how it was decided. `reason` is the provider's word."""
    values = {
        **_order_values(shop, order),
        "amount": format_money(amount, locale=shop.locale),
        "reason": reason.replace("_", " ") or "none",
    }
    return _letter(f"staff_dispute_{outcome}", shop, _Body(values, link=link))


def staff_unpaid_order(*, shop: Shop, order: Bought, link: str) -> Letter:
    """To staff: an order to be delivered first and paid then."""
    return _letter(
        "staff_unpaid_order", shop, _Body(_order_values(shop, order), bought=order, link=link)
    )


def order_note(*, shop: Shop, number: str, customer_name: str, words: str) -> Letter:
    """To the customer: something about an order changed; `words` say what."""
    values = {"order": number, "customer": customer_name, "note": words}
    return _letter("order_note", shop, _Body(values))


def staff_paid_order(*, shop: Shop, order: Bought, link: str) -> Letter:
    """To staff: an order was paid. `link` opens it on the dashboard."""
    return _letter(
        "staff_paid_order", shop, _Body(_order_values(shop, order), bought=order, link=link)
    )


def staff_handoff(
    *, shop: Shop, reason: str, customer_name: str, last_words: str, link: str
) -> Letter:
    """To staff: a customer waits for a person. `link` opens the conversation."""
    values = {"customer": customer_name, "reason": reason}
    return _letter("staff_handoff", shop, _Body(values, quote=last_words, link=link))


def owners_payout_asked(
    *, shop: Shop, account: str, member: str, at: datetime, timezone: str
) -> Letter:
    """To owners: another account will take the shop's money from `at` on, unless it is stopped."""
    local = at.astimezone(ZoneInfo(timezone))
    when = format_datetime(local, "d MMMM y, HH:mm zzzz", locale=shop.locale)
    values = {"account": account, "member": member, "when": when}
    return _letter("owners_payout_asked", shop, _Body(values))


def owners_payout_made(*, shop: Shop, account: str) -> Letter:
    """To owners: another account takes the shop's money now."""
    return _letter("owners_payout_made", shop, _Body({"account": account}))


def owners_payout_stopped(*, shop: Shop, account: str, member: str) -> Letter:
    """To owners: somebody stopped another account from taking the shop's money."""
    values = {"account": account, "member": member}
    return _letter("owners_payout_stopped", shop, _Body(values))


def owners_account_changed(*, shop: Shop, account: str, change: str, member: str) -> Letter:
    """To owners: something changed at once about how the shop is paid."""
    values = {"account": account, "change": change, "member": member}
    return _letter("owners_account_changed", shop, _Body(values))


def owners_model_changed(*, shop: Shop, model: str, host: str, member: str) -> Letter:
    """To owners: a model of the shop's own is asked from now on, at this host."""
    values = {"model": model, "host": host, "member": member}
    return _letter("owners_model_changed", shop, _Body(values))


def staff_budget_used_up(*, shop: Shop, most: int, what: str, whose: str, what_now: str) -> Letter:
    """To staff: a day's budget is used up, and what becomes of customers until the next day."""
    number = format_decimal(most, locale=shop.locale)
    values = {"most": number, "what": what, "whose": whose, "now": what_now}
    return _letter("staff_budget_used_up", shop, _Body(values))


def invitation(*, shop: Shop, inviter: str, role: str, link: str) -> Letter:
    """To somebody who may not know us: a shop asks them to join. `link` can be used once."""
    values = {"inviter": inviter, "role": role}
    return _letter("invitation", shop, _Body(values, link=link))


def business_handed_over(*, shop: Shop, giver: str, receiver: str, link: str) -> Letter:
    """To both: who gave a business to whom, and which roles they have now."""
    values = {"giver": giver, "receiver": receiver}
    return _letter("business_handed_over", shop, _Body(values, link=link))


def owner_support(
    *, shop: Shop, occasion: SupportOccasion, reason: str, minutes: int, link: str
) -> Letter:
    """To owners: an operator asks to read in the shop, may now, or does. `reason` is theirs."""
    values = {"minutes": str(minutes)}
    return _letter(f"owner_support_{occasion}", shop, _Body(values, quote=reason, link=link))


def staff_delivery_failed(
    *, shop: Shop, reason: str, customer_name: str, unsent_words: str, link: str
) -> Letter:
    """To staff: a message did not reach a customer, and why."""
    values = {"customer": customer_name, "reason": reason}
    return _letter("staff_delivery_failed", shop, _Body(values, quote=unsent_words, link=link))


def staff_channel_held(
    *, shop: Shop, channel: str, is_suspended: bool, reason: str, link: str
) -> Letter:
    """To staff: nothing leaves through an account any more, and what would help."""
    occasion = "staff_channel_suspended" if is_suspended else "staff_channel_logged_out"
    return _letter(occasion, shop, _Body({"channel": channel}, quote=reason, link=link))


def owner_api_key_made(
    *, shop: Shop, name: str, shown: str, by: str, scopes: Sequence[str], until: date
) -> Letter:
    """To the owners: somebody made an API key. `shown` is what it may be known by."""
    values = {
        "name": name,
        "shown": shown,
        "by": by,
        "scopes": ", ".join(scopes),
        "until": format_date(until, locale=shop.locale),
    }
    return _letter("owner_api_key_made", shop, _Body(values))


def about_account(occasion: str, *, facts: Mapping[str, str], quote: str = "") -> Letter:
    """To a person, about how they sign in; `quote` is a code they asked for."""
    return _letter(f"account_{occasion}", Shop("Handsel"), _Body(facts, quote=quote))


def _order_values(shop: Shop, order: Bought) -> dict[str, str]:
    return {
        "order": order.number,
        "total": format_money(order.total, locale=shop.locale),
        "customer": order.customer_name,
    }


def _letter(occasion: str, shop: Shop, body: _Body) -> Letter:
    language, words = _words(shop.locale)
    values = {name: _one_line(value) for name, value in body.values.items()}
    values["shop"] = _one_line(shop.name)
    values["customer"] = values.get("customer") or words["somebody"]
    said = words[occasion]
    named = bool(body.values.get("customer", "").strip())
    page = {
        "language": language,
        "direction": Locale.parse(language).text_direction,
        "shop": values["shop"],
        "signature": _signature(shop) if said.get("signed") else [],
        "greeting": said.get("greeting" if named else "greeting_unnamed", "").format(**values),
        "heading": _sentence(said["heading"].format(**values)),
        "paragraphs": [_sentence(paragraph.format(**values)) for paragraph in said["paragraphs"]],
        "rows": _rows(body.bought, shop.locale),
        "total": (words["total"], values.get("total", "")),
        "quote": _quote(body.quote),
        "button": (said.get("button", ""), _web_address(body.link)),
        "closing": [line.format(**values) for line in said.get("closing", [])],
    }
    subject = _sentence(_one_line(said["subject"].format(**values)))[:_SUBJECT_LENGTH]
    return Letter(subject, text=_draw("letter.txt", page), html=_draw("letter.html", page))


def _signature(shop: Shop) -> list[str]:
    return [_one_line(row) for row in (shop.email, *shop.address.splitlines()) if row.strip()]


def _rows(bought: Bought | None, locale: str) -> list[tuple[str, str]]:
    lines = bought.lines if bought else ()
    return [
        (f"{line.quantity} × {_one_line(line.title)}", format_money(line.total, locale=locale))
        for line in lines
    ]


def _quote(words: str) -> list[str]:
    """Somebody's words, line by line, cut where they run on."""
    kept = words.strip()[:_QUOTE_LENGTH] + ("…" if len(words.strip()) > _QUOTE_LENGTH else "")
    return [line for line in (_one_line(row) for row in kept.splitlines()) if line]


def _sentence(words: str) -> str:
    """With a capital first, since a sentence may begin with "a customer"."""
    return words[:1].upper() + words[1:]


def _one_line(words: str) -> str:
    """Without line ends, controls and direction overrides: safe in a header and in a sentence."""
    return " ".join(_CONTROLS.sub(" ", words).split())


def _web_address(link: str) -> str:
    """The link if it leads to the web, else nothing."""
    return link if urlsplit(link).scheme in {"http", "https"} else ""


@cache
def _words(locale: str) -> tuple[str, dict[str, Any]]:
    """The language and its words; English where we have no other."""
    language = Locale.parse(locale.replace("-", "_")).language
    path = _TEMPLATES / "words" / f"{language}.toml"
    if not path.exists():
        return _words("en")
    return language, tomllib.loads(path.read_text("utf-8"))


@cache
def _layouts() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _draw(layout: str, page: Mapping[str, Any]) -> str:
    return _layouts().get_template(layout).render(page).strip() + "\n"
