"""Orders, invoices and customers are found by what people know of them."""

import json
from typing import Any

import pytest

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.things import Things, furnish
from handsel.kit import tenancy
from handsel.modules.commerce.invoices.models import Invoice
from handsel.modules.commerce.orders.models import Order
from handsel.modules.customers.models import Customer, Identity
from handsel.modules.notifications.models import Mail, MailAttachment
from tests.cast import Shop
from tests.purchases import NOON, agree, open_thread


@pytest.fixture
def things(rose: Shop, database: dict[str, str]) -> Things:
    """Robin's order and its invoice, and beside them Mia's order."""
    made = furnish(rose, admin_url=database["admin"])
    agree(rose, open_thread(rose, name="Mia Song", email="mia@example.org"))
    return made


@pytest.fixture
def amal(rose: Shop) -> Caller:
    return caller_for(rose.owner)


@pytest.fixture
def order(rose: Shop, things: Things) -> Order:
    with tenancy.business(rose.id):
        return Order.objects.get(id=things.order_id)


@pytest.fixture
def invoice(rose: Shop, things: Things) -> Invoice:
    with tenancy.business(rose.id):
        return Invoice.objects.get(id=things.invoice_id)


def ids(caller: Caller, path: str) -> list[str]:
    return [one["id"] for one in told(caller, path)["items"]]


def told(caller: Caller, path: str) -> Any:
    return json.loads(caller.call("GET", path).content)


def test_an_order_is_found_by_its_number_or_its_customer(amal: Caller, order: Order) -> None:
    for text in (f"{order.number}", f"%23{order.number}", "robi", "ROBIN%40example"):
        assert ids(amal, f"/orders?text={text}") == [str(order.id)], text
    assert ids(amal, "/orders?text=nobody") == []
    assert ids(amal, f"/orders?text={'9' * 40}") == []
    assert len(ids(amal, "/orders?text=%20")) == 2


def test_orders_are_narrowed_by_state_channel_and_day(
    rose: Shop, amal: Caller, order: Order
) -> None:
    with tenancy.business(rose.id):
        Order.objects.filter(id=order.id).update(
            status="placed", payment_status="paid", created_at=NOON
        )
    mine, day = [str(order.id)], NOON.date().isoformat()
    assert ids(amal, "/orders?status=placed") == mine
    assert ids(amal, "/orders?payment=paid") == mine
    assert ids(amal, f"/orders?since={day}&until={day}") == mine
    assert str(order.id) not in ids(amal, "/orders?since=2026-11-22")
    assert len(ids(amal, f"/orders?channel_id={rose.channel_id}")) == 2
    assert ids(amal, f"/orders?channel_id={order.id}") == []
    assert amal.call("GET", "/orders?status=lost").status_code == 422


def test_an_invoice_is_found_by_its_number_its_order_or_its_customer(
    amal: Caller, order: Order, invoice: Invoice
) -> None:
    for text in (invoice.label.lower(), f"{order.number}", "robin"):
        (found,) = told(amal, f"/invoices?text={text}")["items"]
        assert (found["order_number"], found["customer_name"]) == (order.number, "Robin")
    assert ids(amal, "/invoices?text=INV-1999-000001") == []
    assert ids(amal, "/invoices?kind=credit_note") == []


def test_an_invoice_is_sent_again_once_a_press(
    rose: Shop, amal: Caller, order: Order, invoice: Invoice
) -> None:
    path = f"/invoices/{invoice.id}/send"
    for key in ("a", "a", "b"):
        assert amal.call("POST", path, {"client_key": key}).status_code == 202
    with tenancy.business(rose.id):
        sent = list(Mail.objects.filter(once_key__startswith=f"invoice:{invoice.id}:"))
        files = list(MailAttachment.objects.filter(mail__in=sent))
    assert [one.recipients for one in sent] == [["robin@example.com"]] * 2
    assert all(invoice.label in one.subject for one in sent)
    assert all(bytes(one.content).startswith(b"%PDF") for one in files)
    assert len(files) == 2


def test_nobody_is_buried_in_copies_of_an_invoice(amal: Caller, invoice: Invoice) -> None:
    path = f"/invoices/{invoice.id}/send"
    answers = [amal.call("POST", path, {"client_key": f"{press}"}) for press in range(6)]
    assert [one.status_code for one in answers] == [202] * 5 + [409]
    assert json.loads(answers[-1].content)["code"] == "sent_often"


def test_an_invoice_of_a_customer_without_an_address_is_not_sent(
    rose: Shop, amal: Caller, things: Things, invoice: Invoice
) -> None:
    with tenancy.business(rose.id):
        Customer.objects.update(email="")
        Order.objects.update(email="")
    answer = amal.call("POST", f"/invoices/{invoice.id}/send", {"client_key": "a"})
    assert (answer.status_code, json.loads(answer.content)["code"]) == (409, "no_address")


def test_a_customer_is_found_by_name_address_or_id_on_a_channel(
    rose: Shop, amal: Caller, things: Things
) -> None:
    with tenancy.business(rose.id):
        known_as = Identity.objects.get(customer_id=things.customer_id).external_id
    for text in ("robin", "robin%40example.com", known_as):
        assert ids(amal, f"/customers?text={text}") == [str(things.customer_id)], text
    amal.call("POST", f"/customers/{things.customer_id}/block")
    assert ids(amal, "/customers?blocked=true") == [str(things.customer_id)]


def test_a_customer_is_shown_with_channels_and_orders(
    rose: Shop, amal: Caller, order: Order, things: Things
) -> None:
    with tenancy.business(rose.id):
        Order.objects.filter(id=order.id).update(status="placed", placed_at=NOON)
    found = told(amal, f"/customers/{things.customer_id}")
    assert (found["name"], found["orders"]) == ("Robin", 1)
    assert [one["channel_id"] for one in found["known_on"]] == [str(rose.channel_id)]
    mia = next(one for one in told(amal, "/customers")["items"] if one["name"] == "Mia Song")
    assert (mia["orders"], mia["last_order_at"]) == (0, None)
