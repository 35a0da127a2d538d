"""What must be true when all is calm, whatever was killed or cut before.

Each rule takes the books and yields a sentence for each violation. They hold over everything that
ever happened on a stack, so they may be asked again and again.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator

from chaos.books import Books, message_ids, order_of

type Rule = Callable[[Books], Iterator[str]]


def nothing_acknowledged_is_lost(books: Books) -> Iterator[str]:
    """Every webhook answered with 2xx has exactly one event."""
    stored = Counter((one["source"], one["dedupe_key"]) for one in books.events)
    for webhook in books.seen("webhook"):
        if not (webhook["status"] and 200 <= webhook["status"] < 300):
            continue
        if webhook["provider"] in {"stripe", "paypal"}:
            keys = [(webhook["provider"], webhook["event_id"])]
        else:
            keys = [(webhook["channel_kind"], mid) for mid in message_ids(webhook)]
        for key in keys:
            if stored[key] != 1:
                yield f"{key[0]} answered 200 for {key[1][-12:]} and kept {stored[key]} events"


def every_event_is_dealt_with(books: Books) -> Iterator[str]:
    """Each event was applied, or ignored with a reason."""
    for event in books.events:
        if event["state"] not in ("applied", "ignored"):
            yield f"event {event['kind']} is {event['state']}: {event['reason']}"


def each_send_is_one_message(books: Books) -> Iterator[str]:
    """What the customers received is what our outbox holds, one to one."""
    sends = Counter(entry["message_id"] for entry in books.seen("send"))
    ours = Counter(one["external_id"] for one in books.outbound() if one["external_id"])
    for mid in sends - ours:
        entry = next(e for e in books.seen("send") if e["message_id"] == mid)
        yield f"{entry['customer_id']} received twice or by nobody's word: {entry['text'][:60]!r}"
    for mid in ours - sends:
        yield f"a message counts as sent that nobody received: {mid[-12:]}"


def every_message_is_settled(books: Books) -> Iterator[str]:
    """Everything we wrote was delivered."""
    for one in books.outbound():
        if one["delivery"] not in ("sent", "delivered", "read"):
            yield f"{one['text'][:60]!r} is {one['delivery']}: {one['delivery_reason']}"


def nobody_reads_the_same_twice(books: Books) -> Iterator[str]:
    """No customer of the story received the same words twice."""
    words = Counter((e["customer_id"], e["text"]) for e in books.seen("send"))
    for (customer, text), count in words.items():
        if count > 1:
            yield f"{customer} received {count} times: {text[:60]!r}"


def each_message_is_answered_once(books: Books) -> Iterator[str]:
    """Each thing a customer said belongs to one turn, and each turn has its own answer."""
    for one in books.messages:
        if one["author_kind"] == "customer" and not one["turn_id"]:
            yield f"{one['customer']} was not answered: {one['text'][:60]!r}"
    asked = {one["turn_id"] for one in books.messages if one["author_kind"] == "customer"}
    answered = {one["turn_id"] for one in books.outbound() if one["turn_id"]}
    for turn in (asked - {None}) ^ answered:
        yield f"turn {turn} has a question without an answer, or an answer without a question"


def one_charge_one_order(books: Books) -> Iterator[str]:
    """Each paid order was charged once, each charge is of an order that knows it.

    What members saw arrive counts as the one charge.
    """
    charges = Counter(order_of(entry) for entry in books.seen("charge"))
    charges.update(one["order_id"] for one in books.by_hand)
    for order in books.orders:
        was_paid = order["payment_status"] != "unpaid"
        if charges[order["id"]] != int(was_paid):
            yield (
                f"order {order['number']} is {order['payment_status']} "
                f"and was charged {charges[order['id']]} times"
            )
    for unknown in charges.keys() - {order["id"] for order in books.orders}:
        yield f"a charge for an order we do not have: {unknown}"


def one_page_each(books: Books) -> Iterator[str]:
    """Each attempt to be paid opened one page at the provider."""
    pages = Counter(
        entry.get("client_reference_id") or entry["custom_id"] for entry in books.seen("checkout")
    )
    for payment, count in pages.items():
        if count > 1:
            yield f"payment {payment} has {count} pages"


def one_refund_each(books: Books) -> Iterator[str]:
    """Money of a charge goes back once at most in these stories, and we know of each time."""
    for charge, count in Counter(one["charge_id"] for one in books.seen("refund")).items():
        if count > 1:
            yield f"charge {charge} was given back {count} times"
    given = {entry["refund_id"] for entry in books.seen("refund")}
    ours = {
        one["external_id"]
        for one in books.refunds
        if one["status"] == "succeeded" and not one["by_hand"]
    }
    for refund in given ^ ours:
        yield f"refund {refund} is known to one side only"


def one_order_each(books: Books) -> Iterator[str]:
    """A customer of the story orders once."""
    for customer, count in Counter(order["customer"] for order in books.orders).items():
        if count > 1:
            yield f"{customer} has {count} orders"


def one_invoice_each_without_gaps(books: Books) -> Iterator[str]:
    """Each paid order has one invoice, each refund one credit note, numbered 1, 2, 3 …"""
    invoices = Counter(one["order_id"] for one in books.documents if one["kind"] == "invoice")
    for order in books.orders:
        wanted = int(order["payment_status"] != "unpaid")
        if invoices[order["id"]] != wanted:
            yield f"order {order['number']} has {invoices[order['id']]} invoices, not {wanted}"
    notes = Counter(one["refund_id"] for one in books.documents if one["kind"] == "credit_note")
    if sum(notes.values()) != sum(one["status"] == "succeeded" for one in books.refunds):
        yield f"{sum(notes.values())} credit notes for {len(books.refunds)} refunds"
    for counter in books.series:
        key = (counter["business_id"], counter["series"])
        numbers = sorted(
            one["number"] for one in books.documents if (one["business_id"], one["series"]) == key
        )
        if numbers != list(range(1, counter["last_number"] + 1)):
            yield f"series {counter['series']} has gaps: {numbers}"


def one_thank_you_each(books: Books) -> Iterator[str]:
    """Each paid order was thanked for once, in the thread and by mail."""
    thanks = Counter(one["once_key"] for one in books.outbound() if one["once_key"])
    letters = Counter(one["once_key"] for one in books.mails)
    for order in books.orders:
        if order["payment_status"] == "unpaid":
            continue
        if thanks[f"receipt:{order['id']}"] != 1:
            yield f"order {order['number']}: {thanks[f'receipt:{order["id"]}']} thank-yous"
        if letters[f"paid:{order['id']}"] != 1:
            yield f"order {order['number']}: {letters[f'paid:{order["id"]}']} receipts by mail"


def each_letter_arrives(books: Books) -> Iterator[str]:
    """Each letter arrived; one that came twice carries one Message-ID, so that readers can tell."""
    arrived = Counter((entry["message_id"] or "").strip("<>") for entry in books.seen("mail"))
    for mail in books.mails:
        copies = sum(count for name, count in arrived.items() if name.startswith(mail["id"]))
        if mail["state"] != "sent" or not copies:
            yield f"mail {mail['once_key']} is {mail['state']} and arrived {copies} times"


def the_ledger_sums_to_zero(books: Books) -> Iterator[str]:
    """Each movement sums to zero, and the provider's account holds what was charged and kept."""
    sums: Counter[str] = Counter()
    at_provider = 0
    for entry in books.entries:
        sums[entry["movement_id"]] += entry["amount_minor"]
        at_provider += entry["amount_minor"] if entry["account"] == "provider" else 0
    for movement, total in sums.items():
        if total:
            yield f"movement {movement} sums to {total}"
    charged = sum(entry["amount_minor"] for entry in (*books.seen("charge"), *books.by_hand))
    refunded = sum(entry["amount_minor"] for entry in books.seen("refund"))
    if at_provider != charged - refunded:
        yield f"the ledger says {at_provider}, the provider {charged} less {refunded}"


def no_job_is_dead(books: Books) -> Iterator[str]:
    """No background job used up its attempts."""
    for job in books.failed_jobs:
        yield f"job {job['task_name']} failed after {job['attempts']} attempts"


def stock_is_what_is_left(first: dict[str, tuple[int, int]]) -> Rule:
    """Stock is what there was less what was paid for and kept; reserved is what is held."""

    def rule(books: Books) -> Iterator[str]:
        sold: Counter[str] = Counter()
        for line in books.lines:
            if line["payment_status"] != "unpaid" and line["status"] != "cancelled":
                sold[line["variant_id"]] += line["quantity"]
        held: Counter[str] = Counter()
        for one in books.reservations:
            if one["state"] == "held":
                held[one["variant_id"]] += one["quantity"]
        for variant, (stock, reserved) in books.stock.items():
            before, _ = first[variant]
            if stock != before - sold[variant]:
                yield f"stock is {stock}: there were {before}, {sold[variant]} were paid for"
            if reserved != held[variant]:
                yield f"{reserved} are reserved, {held[variant]} held"

    return rule


RULES: tuple[Rule, ...] = (
    nothing_acknowledged_is_lost,
    every_event_is_dealt_with,
    each_send_is_one_message,
    every_message_is_settled,
    nobody_reads_the_same_twice,
    each_message_is_answered_once,
    one_charge_one_order,
    one_page_each,
    one_refund_each,
    one_order_each,
    one_invoice_each_without_gaps,
    one_thank_you_each,
    each_letter_arrives,
    the_ledger_sums_to_zero,
    no_job_is_dead,
)


def list_violations(books: Books, *, first_stock: dict[str, tuple[int, int]]) -> list[str]:
    """Every violation of every rule, as `rule: sentence`."""
    named = {rule.__name__: rule for rule in RULES}
    named["stock_is_what_is_left"] = stock_is_what_is_left(first_stock)
    return [f"{name}: {said}" for name, rule in named.items() for said in rule(books)]


def as_lines(violations: list[str]) -> str:
    """For a failure message."""
    return json.dumps(violations, indent=2, ensure_ascii=False)
