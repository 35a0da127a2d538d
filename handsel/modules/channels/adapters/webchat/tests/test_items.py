"""What a visitor does, kept and read again; and what is sent to them."""

from datetime import UTC, datetime
from typing import Any

import pytest

from handsel.kit.secrets import Secret
from handsel.modules.channels.adapter import Connection, Outgoing, Sent
from handsel.modules.channels.adapters.webchat import items
from handsel.modules.channels.adapters.webchat.adapter import WebChat
from handsel.modules.channels.content import Button, Content, Template
from handsel.modules.channels.events import MessageReceived, MessagesSeen
from handsel.modules.channels.failures import SendFailed

AT = datetime(2026, 11, 22, 12, 0, 0, 250_000, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 12, 0, 9, tzinfo=UTC)
WHO: dict[str, Any] = {"site": "wc_site", "visitor": "user:7"}
CHAT = WebChat()
CONNECTION = Connection("wc_site", Secret(""))


def test_words_are_read_as_they_were_said() -> None:
    item = items.said(**WHO, name="Ana So", message_id="m1", text="two mugs", at=AT)
    assert (item.source, item.account, item.lane_key) == ("webchat", "wc_site", "user:7")
    assert CHAT.parse(item.body) == MessageReceived(
        customer_external_id="user:7",
        occurred_at=AT,
        external_id="m1",
        text="two mugs",
        customer_name="Ana So",
    )


def test_a_press_is_read_with_its_title_and_the_message_it_was_under() -> None:
    item = items.pressed(**WHO, press_id="p1", payload="confirm:1", title="Yes", under="m2", at=AT)
    told = CHAT.parse(item.body)
    assert isinstance(told, MessageReceived)
    assert (told.external_id, told.payload, told.text) == ("p1", "confirm:1", "Yes")
    assert told.reply_to_external_id == "m2"


def test_marks_name_the_messages_they_are_of() -> None:
    item = items.seen(**WHO, mark="read", message_ids=["m1", "m2"], at=AT)
    assert CHAT.parse(item.body) == MessagesSeen(
        customer_external_id="user:7", occurred_at=AT, mark="read", external_ids=("m1", "m2")
    )


def test_the_same_again_has_the_same_key_whenever_it_comes() -> None:
    first, again = (
        items.said(**WHO, name="", message_id="m1", text="x", at=at) for at in (AT, LATER)
    )
    assert first.dedupe_key == again.dedupe_key == "user:7:said:m1"
    differing = {name for name in first.body if first.body[name] != again.body[name]}
    assert differing == items.VOLATILE


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"visitor": "user:7"},
        {"visitor": "user:7", "at": 1_795_000_000_000},
        {"visitor": "", "at": 1_795_000_000_000, "message": {"id": "1", "text": "x"}},
        {"visitor": "user:7", "at": 1_795_000_000_000, "message": {"id": "1"}},
        {"visitor": "user:7", "at": 1_795_000_000_000, "press": {"id": "1"}},
        {"visitor": "user:7", "at": 1_795_000_000_000, "seen": {"mark": "sent"}},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the shape's own word for it
        CHAT.parse(body)


def test_what_is_sent_is_there_under_our_own_id() -> None:
    content = Content(text="Good morning", buttons=(Button("Yes", "yes"),))
    outgoing = Outgoing("wc_site", "user:7", content, correlation="our-id")
    assert CHAT.parts_of(content) == (content,)
    assert CHAT.send(CONNECTION, outgoing) == Sent("our-id")
    assert CHAT.find_sent(CONNECTION, outgoing, since=AT) == Sent("our-id")


def test_a_template_is_not_sent_here() -> None:
    content = Content(template=Template("order_ready", "en"))
    with pytest.raises(SendFailed) as refused:
        CHAT.send(CONNECTION, Outgoing("wc_site", "user:7", content, correlation="x"))
    assert refused.value.failure == "permanent"
