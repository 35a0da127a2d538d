"""One item of a page's webhook, in our words."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handsel.modules.channels.adapters.messenger.tests.payloads import (
    CUSTOMER,
    NAMES,
    load,
    load_item,
    split,
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
    OrderedProduct,
    ReactionChanged,
    Referral,
    ReferralReceived,
    ThreadControlChanged,
)

AT = datetime(2025, 11, 24, 16, 0, 0, 123_000, UTC)
SECOND = datetime(2025, 11, 24, 16, tzinfo=UTC)
MID = "m_rose.1"
CDN = "https://cdn.example.com"
SEEN: dict[str, Any] = {"customer_external_id": CUSTOMER, "occurred_at": AT}
# The same inputs at every run, however slow the machine.
ANY = settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def said(text: str = "", **more: Any) -> MessageReceived:
    return MessageReceived(**(SEEN | {"external_id": MID, "text": text} | more))


def file(kind: Any, name: str, **more: str) -> tuple[Attachment, ...]:
    return (Attachment(kind=kind, url=f"{CDN}/{name}", **more),)


def place(url: str = "", title: str = "") -> tuple[Attachment, ...]:
    return (Attachment(kind="location", url=url, title=title),)


MESSAGES = {
    "text": said("do you still have the blue mug? I'll take two"),
    "text_with_command": said("find me a cake for Sunday"),
    "quick_reply": said("Large", payload="add:v_1"),
    "reply_to_message": said("this one please", reply_to_external_id="m_rose.0"),
    "message_from_an_ad": said(
        "is this in stock?",
        referral=Referral(source="ADS", ref="cakes", ad_id="6100", title="Birthday cakes"),
    ),
    "message_about_a_product": said("in green?", referral=Referral(source="PRODUCT", ref="5500")),
    "matched_by_phone": said("Thanks for writing"),
    "image": said(attachments=file("image", "1.jpg")),
    "two_images": said("these", attachments=file("image", "1.jpg") + file("image", "2.jpg")),
    "voice": said(attachments=file("audio", "a.mp4")),
    "file": said(attachments=file("file", "list.pdf")),
    "reel": said(attachments=file("reel", "r.mp4", title="Kneading")),
    "thumb_up": said(attachments=file("sticker", "thumb.png", external_id="369239263222822")),
    "sticker": said(attachments=file("sticker", "hug.png", external_id="144885035685763")),
    "location": said(attachments=place("geo:51.38,-2.36", "Robin's place")),
    "place_without_coordinates": said(attachments=place()),
    "shared_post": said(attachments=file("share", "p.jpg", title="Our new loaf")),
    "fallback": said(
        attachments=(Attachment("share", "https://rose.example.com/", "Rose Bakery"),)
    ),
    "shared_product": said(attachments=(Attachment(kind="share", title="Stoneware mug"),)),
    "unknown_attachment": said(attachments=(Attachment(kind="unsupported"),)),
    "unsupported": said(unsupported=True),
    "postback": said("Show cakes", payload="show:p_9", external_id="m_rose.2"),
    "postback_without_mid": said(
        "Show cakes", payload="show:p_9", external_id=f"postback:{CUSTOMER}:1764000000123"
    ),
    "get_started": said(
        "Get started",
        payload="start",
        external_id="m_rose.2",
        referral=Referral(source="SHORTLINK", ref="spring"),
    ),
    "cart": said(
        "for Sunday please",
        external_id=f"order:{CUSTOMER}:1764000000123",
        ordered=(OrderedProduct("MUG-BLUE", 2), OrderedProduct("456", 1)),
    ),
    "standby": said("hello again", standby=True),
    "standby_postback": said(
        "Show cakes", external_id=f"postback:{CUSTOMER}:1764000000123", standby=True
    ),
    "test_button": said("test message", occurred_at=SECOND),
}


@pytest.mark.parametrize(("name", "expected"), MESSAGES.items())
def test_what_the_customer_said_is_read(name: str, expected: MessageReceived) -> None:
    assert parse(load_item(name).body) == expected


@pytest.mark.parametrize(
    ("name", "correlation"),
    [
        ("echo", "019ab0de-0000-7000-8000-00000000beef"),
        ("echo_of_the_inbox", ""),
        ("echo_of_another_app", ""),
        ("echo_turned_round", ""),
    ],
)
def test_an_echo_brings_back_our_own_id_and_nobody_elses(name: str, correlation: str) -> None:
    assert parse(load_item(name).body) == EchoReceived(
        **SEEN, external_id=MID, text="Two left", correlation=correlation
    )


def test_an_echo_on_standby_is_an_echo() -> None:
    echo = parse(load_item("standby_echo").body)
    assert isinstance(echo, EchoReceived)
    assert (echo.text, echo.customer_external_id) == ("I will look", CUSTOMER)


def test_an_echo_of_a_template_has_no_words_of_its_own() -> None:
    echo = parse(load_item("echo_with_template").body)
    assert isinstance(echo, EchoReceived)
    assert (echo.text, echo.attachments) == ("", (Attachment("share", title="Your order"),))


CHANGES = {
    "unsend": MessageUnsent(**SEEN, external_id=MID),
    "edit": MessageEdited(**SEEN, external_id=MID, text="I'll take three"),
    "reaction": ReactionChanged(**SEEN, external_id="m_rose.5", emoji="\u2764"),
    "reaction_without_emoji": ReactionChanged(**SEEN, external_id="m_rose.5", emoji="other"),
    "unreaction": ReactionChanged(**SEEN, external_id="m_rose.5"),
    "read": MessagesSeen(**SEEN, mark="read", until=SECOND),
    "delivery": MessagesSeen(
        **SEEN, mark="delivered", external_ids=("m_rose.5", "m_rose.6"), until=SECOND
    ),
    "delivery_as_text": MessagesSeen(**SEEN, mark="delivered", until=SECOND),
    "referral": ReferralReceived(
        **SEEN, referral=Referral(source="SHORTLINK", ref="window-sticker")
    ),
    "passed_to_us": ThreadControlChanged(**SEEN, is_ours=True),
    "passed_to_the_inbox": ThreadControlChanged(**SEEN, is_ours=False),
    "taken_from_us": ThreadControlChanged(**SEEN, is_ours=False),
    "policy_block": AccountChanged(
        occurred_at=AT,
        subject="policy",
        state="block",
        reason="Too many complaints",
        suspends=True,
    ),
    "policy_unblock": AccountChanged(
        occurred_at=AT, subject="policy", state="unblock", recovers=True
    ),
}


@pytest.mark.parametrize(("name", "expected"), CHANGES.items())
def test_what_changed_since_is_read(name: str, expected: object) -> None:
    assert parse(load_item(name).body) == expected


def test_only_ids_among_the_delivered_count() -> None:
    body = load("delivery")
    body["entry"][0]["messaging"][0]["delivery"]["mids"] = [7, {"mid": "m"}, None, "m_rose.6"]
    [item] = split(body)
    event = parse(item.body)
    assert isinstance(event, MessagesSeen)
    assert event.external_ids == ("m_rose.6",)


IGNORED = {
    "control_wished_for": "handover:request_thread_control",
    "roles": "handover:app_roles",
    "reaction_of_the_page": "own_reaction",
    "own_page_to_itself": "own_account_to_itself",
    "group": "group",
    "optin": "kind:optin",
    "optin_of_a_visitor": "kind:optin",
    "account_linked": "kind:account_linking",
    "game_played": "kind:game_play",
    "comment": "comment",
    "comment_of_the_page": "own_comment",
    "post": "change:feed",
    "rating": "change:ratings",
    "parking": "change:parking",
}


@pytest.mark.parametrize(("name", "reason"), IGNORED.items())
def test_what_is_of_no_interest_says_why(name: str, reason: str) -> None:
    event = parse(load_item(name).body)
    assert isinstance(event, Ignored)
    assert event.reason == reason


def test_no_documented_shape_is_left_untested() -> None:
    tested = {"echo", "echo_of_the_inbox", "echo_of_another_app", "echo_turned_round"}
    tested |= {"echo_with_template", "standby_echo"}
    assert set(NAMES) == tested | MESSAGES.keys() | CHANGES.keys() | IGNORED.keys()


@pytest.mark.parametrize("name", NAMES)
def test_the_customer_is_the_one_whose_lane_it_waits_in(name: str) -> None:
    item = load_item(name)
    event = parse(item.body)
    assert event.occurred_at == item.occurred_at
    if not isinstance(event, AccountChanged):
        assert event.customer_external_id == item.lane_key


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)
FIELDS = st.sampled_from(
    ["message", "postback", "reaction", "read", "delivery", "referral", "order", "message_edit",
     "pass_thread_control", "policy_enforcement", "optin", "text", "mid", "attachments", "payload",
     "watermark", "mids", "products", "quick_reply", "reply_to", "metadata", "is_echo"]
)  # fmt: skip


@ANY
@given(name=st.sampled_from(NAMES), field=FIELDS, spoilt=JSON)
def test_a_spoilt_field_is_set_apart_or_refused_and_never_crashes(
    name: str, field: str, spoilt: Any
) -> None:
    body = load(name)
    _spoil(body, field, spoilt)
    for item in split(body):
        if not item.quarantined:
            try:
                parse(item.body)
            except ValueError:
                continue


def _spoil(value: Any, field: str, spoilt: Any) -> None:
    """Put something else wherever this field stands."""
    for each in value.values() if isinstance(value, dict) else value:
        if isinstance(each, dict | list):
            _spoil(each, field, spoilt)
    if isinstance(value, dict) and field in value:
        value[field] = spoilt
