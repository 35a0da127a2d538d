"""Members send the link to pay on again, for what the customer agreed to and nothing else."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from handsel.edge.api.tests.callers import caller_for
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.audit.models import AuditEntry
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.payments.models import Payment
from handsel.modules.conversations.models import Author, Message
from tests.cast import Shop
from tests.till import Till, open_till
from tests.world import World


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    """Rose Bakery's till takes cards."""
    with open_till(world, rose) as till:
        yield till


def send(till: Till, *, key: str = "l1") -> tuple[int, dict[str, Any]]:
    path = f"/conversations/{till.thread.conversation_id}/checkout-link"
    answer = caller_for(till.shop.owner).call("POST", path, {"client_key": key})
    return answer.status_code, json.loads(answer.content)


def links(till: Till) -> list[str]:
    with tenancy.business(till.shop.id):
        said = Message.objects.filter(author_kind=Author.MEMBER).order_by("said_at", "sequence")
        return [one.text for one in said]


def test_the_link_of_the_open_order_goes_out_once_and_no_order_is_made(till: Till) -> None:
    till.sell()
    status, first = send(till)
    assert (status, first["author_kind"]) == (201, "member")
    assert send(till) == (201, first)
    with tenancy.business(till.shop.id):
        assert Order.objects.count() == 1
        url = Payment.objects.get().url
        taken = AuditEntry.objects.filter(what="conversation.taken_over").count()
    assert taken == 1
    assert len(links(till)) == 1
    assert url in links(till)[0]


def test_what_is_said_about_an_order_leads_to_it(till: Till) -> None:
    till.sell()
    send(till)
    path = f"/conversations/{till.thread.conversation_id}/messages"
    told = json.loads(caller_for(till.shop.owner).call("GET", path).content)["items"]
    with tenancy.business(till.shop.id):
        order = str(Order.objects.get().id)
    ours = [one["card"] for one in told if one["author_kind"] in ("system", "member")]
    assert ours == [{"kind": "order", "id": order}] * 2


def test_without_an_order_agreed_to_there_is_nothing_to_pay(till: Till) -> None:
    status, problem = send(till)
    assert (status, problem["code"], links(till)) == (409, "nothing_to_pay", [])


def test_before_the_page_is_open_there_is_no_link(till: Till) -> None:
    till.agree()
    status, problem = send(till)
    assert (status, problem["code"], links(till)) == (409, "no_payment_page", [])


def test_a_link_whose_time_is_over_is_refused(till: Till) -> None:
    till.sell()
    with tenancy.business(till.shop.id):
        Payment.objects.update(expires_at=now() - timedelta(minutes=1))
    status, problem = send(till)
    assert (status, problem["code"], links(till)) == (409, "link_expired", [])


def test_the_key_of_a_reply_sends_no_link(till: Till) -> None:
    till.sell()
    path = f"/conversations/{till.thread.conversation_id}/messages"
    body = {"text": "One moment.", "client_key": "l1"}
    assert caller_for(till.shop.owner).call("POST", path, body).status_code == 201
    status, problem = send(till)
    assert (status, problem["code"]) == (409, "key_reused")
