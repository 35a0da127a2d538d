"""One item, in our words."""

from datetime import UTC, datetime
from typing import Any

import pytest

from handsel.modules.channels.adapters.instagram.tests.payloads import (
    CUSTOMER,
    NAMES,
    SHOP,
    load_item,
)
from handsel.modules.channels.adapters.meta.messaging.parse import parse
from handsel.modules.channels.events import (
    AccountChanged,
    Attachment,
    EchoReceived,
    Ignored,
    MessageEdited,
    MessageReceived,
    MessagesSeen,
    MessageUnsent,
    ReactionChanged,
    Referral,
    ReferralReceived,
    ThreadControlChanged,
)

AT = datetime(2025, 11, 24, 16, 0, 0, 123_000, UTC)
MID = "mid.rose.1"


def said(text: str = "", **more: Any) -> MessageReceived:
    known: dict[str, Any] = {
        "customer_external_id": CUSTOMER,
        "occurred_at": AT,
        "external_id": MID,
    }
    return MessageReceived(**(known | {"text": text} | more))


def file(kind: Any, name: str, title: str = "") -> tuple[Attachment, ...]:
    return (Attachment(kind=kind, url=f"https://cdn.example.com/{name}", title=title),)


MESSAGES = {
    "text": said("do you still have the blue mug? I'll take two"),
    "quick_reply": said("Large", payload="add:v_1"),
    "postback": said("Show cakes", payload="show:p_9", external_id="mid.rose.2"),
    "postback_without_mid": said(
        "Show cakes", payload="show:p_9", external_id=f"postback:{CUSTOMER}:1764000000123"
    ),
    "postback_with_customers_id_as_entry": said(
        "Start",
        payload="start",
        external_id="mid.rose.2",
        referral=Referral(source="SHORTLINK", ref="spring"),
    ),
    "reply_to_message": said("this one please", reply_to_external_id="mid.rose.0"),
    "reply_to_story": said("how much?", story_url="https://cdn.example.com/story.jpg"),
    "message_from_an_ad": said(
        "is this in stock?",
        referral=Referral(source="ADS", ref="cakes", ad_id="6100", title="Birthday cakes"),
    ),
    "image": said(attachments=file("image", "1.jpg")),
    "two_images": said("these", attachments=file("image", "1.jpg") + file("image", "2.jpg")),
    "voice": said(attachments=file("audio", "a.mp4")),
    "shared_post": said(attachments=file("share", "p.jpg", "Our new loaf")),
    "shared_reel": said(attachments=file("reel", "r.mp4", "Kneading")),
    "story_mention": said(attachments=file("story_mention", "s.jpg")),
    "unknown_attachment": said(attachments=(Attachment(kind="unsupported"),)),
    "unsupported": said(unsupported=True),
    "empty_message": said(unsupported=True),
    "standby": said("hello again", standby=True),
}


@pytest.mark.parametrize(("name", "expected"), MESSAGES.items())
def test_what_the_customer_said_is_read(name: str, expected: MessageReceived) -> None:
    assert parse(load_item(name).body) == expected


@pytest.mark.parametrize("name", ["echo", "echo_without_its_flag"])
def test_what_the_account_said_is_an_echo_flagged_or_not(name: str) -> None:
    assert parse(load_item(name).body) == EchoReceived(
        customer_external_id=CUSTOMER, occurred_at=AT, external_id=MID, text="Yes, two left!"
    )


def test_an_echo_brings_its_pictures() -> None:
    echo = parse(load_item("echo_with_image").body)
    assert isinstance(echo, EchoReceived)
    assert echo.attachments == file("image", "3.jpg")


@pytest.mark.parametrize("name", ["unsend", "unsend_of_the_account"])
def test_what_was_taken_back_is_named(name: str) -> None:
    assert parse(load_item(name).body) == MessageUnsent(
        customer_external_id=CUSTOMER, occurred_at=AT, external_id=MID
    )


def test_an_edit_brings_the_words_as_they_are_now() -> None:
    assert parse(load_item("edit").body) == MessageEdited(
        customer_external_id=CUSTOMER, occurred_at=AT, external_id=MID, text="I'll take three"
    )


@pytest.mark.parametrize(
    ("name", "emoji"),
    [("reaction", "\u2764"), ("reaction_without_emoji", "love"), ("unreaction", "")],
)
def test_a_reaction_names_the_message_it_is_about(name: str, emoji: str) -> None:
    assert parse(load_item(name).body) == ReactionChanged(
        customer_external_id=CUSTOMER, occurred_at=AT, external_id="mid.rose.5", emoji=emoji
    )


def test_reading_marks_one_message_or_all_until_a_time() -> None:
    one, until = parse(load_item("read").body), parse(load_item("read_until").body)
    assert isinstance(one, MessagesSeen)
    assert isinstance(until, MessagesSeen)
    assert (one.mark, one.external_ids, one.until) == ("read", ("mid.rose.5",), None)
    assert until.external_ids == ()
    assert until.until == datetime(2025, 11, 24, 16, tzinfo=UTC)


def test_a_link_that_brought_the_customer_back_is_told() -> None:
    assert parse(load_item("referral").body) == ReferralReceived(
        customer_external_id=CUSTOMER,
        occurred_at=AT,
        referral=Referral(source="IGME", ref="window-sticker"),
    )


def test_a_thread_passed_to_us_is_ours() -> None:
    assert parse(load_item("handover").body) == ThreadControlChanged(
        customer_external_id=CUSTOMER, occurred_at=AT, is_ours=True
    )


IGNORED = {
    "own_account_to_itself": "own_account_to_itself",
    "reaction_of_the_account": "own_reaction",
    "optin": "kind:optin",
    "unheard_of": "kind:telepathy",
    "comment": "comment",
    "comment_in_the_entry": "comment",
    "live_comment": "comment",
    "mention": "mention",
    "story_insights": "change:story_insights",
}


@pytest.mark.parametrize(("name", "reason"), IGNORED.items())
def test_what_is_of_no_interest_says_why(name: str, reason: str) -> None:
    event = parse(load_item(name).body)
    assert isinstance(event, Ignored)
    assert event.reason == reason


@pytest.mark.parametrize("name", NAMES)
def test_the_customer_is_the_one_whose_lane_it_waits_in(name: str) -> None:
    item = load_item(name)
    event = parse(item.body)
    assert not isinstance(event, AccountChanged)
    assert event.customer_external_id == item.lane_key
    assert event.occurred_at == item.occurred_at


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"id": SHOP, "messaging": []},
        {"id": SHOP, "messaging": ["x"]},
        {"id": SHOP, "messaging": [{"sender": {"id": "1"}}, {"sender": {"id": "2"}}]},
        {"id": SHOP, "messaging": [{"recipient": {"id": SHOP}, "message": {"mid": "m"}}]},
        {"id": SHOP, "messaging": [{"sender": {"id": "1"}, "message": {"text": "no mid"}}]},
        {"id": SHOP, "messaging": [{"sender": {"id": "1"}, "read": {}}]},
        {"id": SHOP, "changes": [{"value": {}}]},
    ],
)
def test_what_makes_no_sense_is_refused(body: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse(body)


def test_text_a_database_cannot_hold_is_made_storable() -> None:
    item = load_item("text")
    body: Any = item.body
    body["messaging"][0]["message"]["text"] = "a\x00b\ud83c"
    event = parse(body)
    assert isinstance(event, MessageReceived)
    assert event.text == "ab?"
