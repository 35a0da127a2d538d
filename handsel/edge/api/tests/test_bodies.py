"""Bodies are small, strict and fit to be stored, or refused by name; never a 500."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handsel.edge.api.bodies import LARGEST_BODY
from handsel.edge.api.tests.callers import V1, Caller, caller_for
from handsel.kit import tenancy
from handsel.modules.conversations.models import Message
from tests.cast import Shop
from tests.purchases import Thread, open_thread


@pytest.fixture
def thread(rose: Shop) -> Thread:
    return open_thread(rose)


def post(shop: Shop, thread: Thread, body: bytes) -> tuple[int, str]:
    """Ask for a reply with these bytes: the status and the problem's code."""
    answer = caller_for(shop.owner).send(
        "POST", f"{V1}/conversations/{thread.conversation_id}/messages", body
    )
    return answer.status_code, json.loads(answer.content).get("code", "")


def test_a_body_in_order_is_taken(rose: Shop, thread: Thread) -> None:
    assert post(rose, thread, b'{"text": "Hello", "client_key": "a"}') == (201, "")


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        (b'{"text": "Hello", "client_key": "a"', (400, "not_json")),
        (b'{"text": "Hello", "client_key": "a", "text": "Bye"}', (400, "not_json")),
        (b'{"text": NaN, "client_key": "a"}', (400, "not_json")),
        (b'{"text": 1e999, "client_key": "a"}', (400, "not_json")),
        (b'{"text": ' + b"9" * 5000 + b', "client_key": "a"}', (400, "not_json")),
        (b'["text"]', (400, "not_json")),
        (b"\xff\xfe", (400, "not_json")),
        (b'{"text": "Hell\xf6", "client_key": "a"}', (400, "not_json")),
        (b'{"text": ' + b"[" * 40 + b"]" * 40 + b', "client_key": "a"}', (400, "not_json")),
        (b"[" * 100_000, (400, "not_json")),
        (json.dumps({str(n): n for n in range(6000)}).encode(), (400, "not_json")),
        (b'{"text": "nul \\u0000", "client_key": "a"}', (422, "not_text")),
        (b'{"text": "half \\ud83d", "client_key": "a"}', (422, "not_text")),
        (b'{"text": "Hello", "client_key": "a", "\\u0000": 1}', (422, "not_text")),
        (b'{"text": "Hello", "client_key": "a", "author_kind": "system"}', (422, "invalid")),
        (b'{"text": 5, "client_key": "a"}', (422, "invalid")),
        (b'{"text": "Hello"}', (422, "invalid")),
        (b'{"text": "", "client_key": "a"}', (422, "invalid")),
        (b'{"text": "   ", "client_key": "a"}', (422, "nothing_to_say")),
        (b'{"text": "Hello", "client_key": "a b"}', (422, "invalid")),
        (b'{"text": "' + b"x" * 5001 + b'", "client_key": "a"}', (422, "invalid")),
        (b"null", (400, "not_json")),
        (b"", (422, "invalid")),
    ],
)
def test_a_body_out_of_order_is_refused_by_name(
    rose: Shop, thread: Thread, body: bytes, refused: tuple[int, str]
) -> None:
    assert post(rose, thread, body) == refused
    with tenancy.business(rose.id):
        assert Message.objects.count() == 0


def test_a_body_too_large_is_refused_before_it_is_read(rose: Shop, thread: Thread) -> None:
    assert post(rose, thread, b" " * (LARGEST_BODY + 1)) == (413, "too_large")


def test_a_body_of_unknown_length_or_kind_is_refused(rose: Shop, thread: Thread) -> None:
    path = f"{V1}/conversations/{thread.conversation_id}/messages"
    client = Client(headers=caller_for(rose.owner).headers)
    body = b'{"text": "Hello", "client_key": "a"}'
    chunked = client.generic("POST", path, body, headers={"transfer-encoding": "chunked"})
    plain = client.generic("POST", path, body, content_type="text/plain")
    assert (chunked.status_code, plain.status_code) == (411, 415)


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=4),
    max_leaves=12,
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(body=JSON | st.fixed_dictionaries({"amount_minor": JSON, "reason": JSON}))
def test_no_json_whatever_makes_the_server_fail(rose: Shop, body: Any) -> None:
    path = f"{V1}/orders/{rose.id}/refunds"
    answer = caller_for(rose.owner).send("POST", path, json.dumps(body).encode())
    assert answer.status_code in (400, 404, 413, 422), answer.content


def test_unknown_members_of_a_query_and_bad_ones_are_refused(rose: Shop) -> None:
    amal = caller_for(rose.owner)
    statuses = {
        query: amal.call("GET", f"/orders?{query}").status_code
        for query in (
            "",
            "colour=blue",
            "limit=0",
            "limit=101",
            "limit=x",
            "cursor=%00",
            "cursor=x",
        )
    }
    assert statuses == {
        "": 200, "colour=blue": 422, "limit=0": 422, "limit=101": 422, "limit=x": 422,
        "cursor=%00": 422, "cursor=x": 422,
    }  # fmt: skip


def test_what_nobody_may_ask_is_not_even_read() -> None:
    answer = Caller().send("POST", f"{V1}/orders/x/refunds", b"{")
    assert answer.status_code == 401
