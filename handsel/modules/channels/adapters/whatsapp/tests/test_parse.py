"""WhatsApp's items in our words."""

from datetime import UTC, datetime
from typing import Any

import pytest

from handsel.modules.channels.adapters.whatsapp.parse import parse
from handsel.modules.channels.adapters.whatsapp.tests.payloads import (
    AT,
    CUSTOMER,
    OTHER,
    USER,
    WAMID,
    change,
    message,
    only,
    read,
    said,
    status,
)
from handsel.modules.channels.events import (
    Attachment,
    EchoReceived,
    Ignored,
    MessageEdited,
    MessageReceived,
    MessagesSeen,
    MessageUnsent,
    OrderedProduct,
    PromotionsChanged,
    ReactionChanged,
    Referral,
)

MOMENT = datetime.fromtimestamp(AT, tz=UTC)
FILE = {"id": "870042", "mime_type": "x/y", "sha256": "="}
PHONES = [{"phone": "+44 20 7946 0042", "type": "WORK"}]
VCARD = "BEGIN:VCARD\nVERSION:3.0\nFN;CHARSET=UTF-8:Bo Lind\nEND:VCARD"


def spoken(given: dict[str, Any]) -> MessageReceived:
    event = read(said(given))
    assert isinstance(event, MessageReceived)
    return event


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (message("text", {"body": "Olá 👋"}), {"text": "Olá 👋"}),
        (
            message("image", FILE | {"caption": "this one?"}),
            {"text": "this one?", "attachments": (Attachment("image", external_id="870042"),)},
        ),
        (message("video", FILE), {"attachments": (Attachment("video", external_id="870042"),)}),
        (
            message("audio", FILE | {"voice": True}),
            {"attachments": (Attachment("audio", external_id="870042"),)},
        ),
        (
            message("document", FILE | {"filename": "list.pdf", "url": "https://x.test/1"}),
            {"attachments": (Attachment("file", "https://x.test/1", "list.pdf", "870042"),)},
        ),
        (
            message("sticker", FILE | {"animated": True}),
            {"attachments": (Attachment("sticker", external_id="870042"),)},
        ),
        (
            message("location", {"latitude": -33.5, "longitude": 151, "name": "The quay"}),
            {"attachments": (Attachment("location", "geo:-33.5,151.0", "The quay"),)},
        ),
        (
            message("contacts", [{"name": {"formatted_name": "Bo"}, "phones": PHONES}]),
            {"attachments": (Attachment("contact", "tel:+442079460042", "Bo"),)},
        ),
        (
            message("contacts", [{"vcard": VCARD}, {"phones": PHONES}]),
            {
                "attachments": (
                    Attachment("contact", title="Bo Lind"),
                    Attachment("contact", "tel:+442079460042", "+44 20 7946 0042"),
                )
            },
        ),
        (
            message("button", {"payload": "confirm:k1", "text": "Yes"}),
            {"text": "Yes", "payload": "confirm:k1"},
        ),
        (
            message("interactive", {"type": "button_reply", "button_reply": {
                "id": "add:v1", "title": "Add"}}),
            {"text": "Add", "payload": "add:v1"},
        ),
        (
            message("interactive", {"type": "list_reply", "list_reply": {
                "id": "show:p1", "title": "Mug", "description": "Blue"}}),
            {"text": "Mug", "payload": "show:p1"},
        ),
        (
            message("interactive", {"type": "nfm_reply", "nfm_reply": {
                "name": "flow", "body": "Sent", "response_json": '{"a":1}'}}),
            {"text": "Sent", "payload": '{"a":1}'},
        ),
        (message("interactive", {"type": "unheard_of"}), {"unsupported": True}),
        (message("unsupported", errors=[{"code": 131051}]), {"unsupported": True}),
        (message("unheard_of", {"a": 1}), {"unsupported": True}),
        (message("location", {"latitude": "x"}), {"unsupported": True}),
        (message("text", {"body": ""}), {"unsupported": True}),
        (
            message("text", {"body": "this"}, context={"id": OTHER, "from": "1"}),
            {"text": "this", "reply_to_external_id": OTHER},
        ),
        (
            message("text", {"body": "is it big?"}, context={
                "referred_product": {"catalog_id": "1", "product_retailer_id": "MUG-BLUE"}}),
            {"text": "is it big?", "referral": Referral("product", "MUG-BLUE")},
        ),
        (
            message("text", {"body": "Hi"}, referral={
                "source_type": "ad", "source_id": "120", "headline": "Fresh", "ctwa_clid": "c1"}),
            {"text": "Hi", "referral": Referral("ad", "c1", "120", "Fresh")},
        ),
        ({**message(""), "text": {"body": "no type"}}, {"text": "no type"}),
    ],
)  # fmt: skip
def test_each_kind_of_message_is_read(given: dict[str, Any], expected: dict[str, Any]) -> None:
    assert spoken(given) == MessageReceived(
        customer_external_id=CUSTOMER,
        occurred_at=MOMENT,
        external_id=WAMID,
        customer_name="Ana Souza",
        **expected,
    )


def test_an_order_has_its_products_and_none_of_its_prices() -> None:
    items: list[Any] = [
        {"product_retailer_id": "MUG", "quantity": 2, "item_price": 0.01, "currency": "GBP"},
        {"product_retailer_id": "LOAF", "quantity": "3", "item_price": 1, "currency": "GBP"},
        {"product_retailer_id": "CAKE", "quantity": 0},
        {"product_retailer_id": "CAKE", "quantity": -1},
        {"product_retailer_id": "", "quantity": 1},
        "CAKE",
    ]
    event = spoken(message("order", {"text": "by noon please", "product_items": items}))
    assert event.text == "by noon please"
    assert event.ordered == (OrderedProduct("MUG", 2), OrderedProduct("LOAF", 3))
    assert not event.unsupported


WHO: dict[str, Any] = {"customer_external_id": CUSTOMER, "occurred_at": MOMENT}
ECHO = {"from": "442079460042", "to": CUSTOMER, "id": WAMID, "timestamp": str(AT)}
EDITED = {"original_message_id": OTHER, "message": {"type": "text", "text": {"body": "two"}}}
WISH = {"wa_id": CUSTOMER, "category": "marketing_messages", "timestamp": AT}
PHONE = "smb_message_echoes"


def echoed(**more: Any) -> dict[str, Any]:
    return change({"message_echoes": [ECHO | more]}, field=PHONE)


def wished(value: str, **more: Any) -> dict[str, Any]:
    return change({"user_preferences": [WISH | {"value": value} | more]}, field="user_preferences")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            said(message("reaction", {"message_id": OTHER, "emoji": "🎂"})),
            ReactionChanged(**WHO, external_id=OTHER, emoji="🎂"),
        ),
        (
            said(message("reaction", {"message_id": OTHER})),
            ReactionChanged(**WHO, external_id=OTHER),
        ),
        (said(message("edit", EDITED)), MessageEdited(**WHO, external_id=OTHER, text="two")),
        (
            said(message("revoke", {"original_message_id": OTHER})),
            MessageUnsent(**WHO, external_id=OTHER),
        ),
        (
            echoed(type="text", text={"body": "Rose here"}),
            EchoReceived(**WHO, external_id=WAMID, text="Rose here"),
        ),
        (
            echoed(type="image", image=FILE),
            EchoReceived(
                **WHO, external_id=WAMID, attachments=(Attachment("image", external_id="870042"),)
            ),
        ),
        (
            echoed(type="revoke", revoke={"original_message_id": OTHER}),
            MessageUnsent(**WHO, external_id=OTHER),
        ),
        (echoed(type="edit", edit=EDITED), Ignored(**WHO, reason="own_edit")),
        (
            status("sent", biz_opaque_callback_data="our-id"),
            MessagesSeen(**WHO, mark="sent", external_ids=(WAMID,), correlation="our-id"),
        ),
        (status("delivered"), MessagesSeen(**WHO, mark="delivered", external_ids=(WAMID,))),
        (status("read"), MessagesSeen(**WHO, mark="read", external_ids=(WAMID,))),
        (status("played"), MessagesSeen(**WHO, mark="read", external_ids=(WAMID,))),
        (status("deleted"), Ignored(**WHO, reason="status:deleted")),
        (wished("stop"), PromotionsChanged(**WHO, is_wanted=False)),
        (wished("resume"), PromotionsChanged(**WHO, is_wanted=True)),
        (wished("stop", category="other"), Ignored(**WHO, reason="preference:other")),
        (
            said(message("system", {"type": "user_changed_number", "wa_id": "447"})),
            Ignored(**WHO, reason="system:user_changed_number"),
        ),
        (
            said(message("text", {"body": "Hi all"}, group_id="1203@g.us")),
            Ignored(**WHO, reason="group_message"),
        ),
        (status("read", recipient_type="group"), Ignored(**WHO, reason="group_message")),
    ],
)
def test_everything_else_is_read_too(given: dict[str, Any], expected: object) -> None:
    assert read(given) == expected


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("history", {"history": [{"threads": []}]}, "history of the phone"),
        ("smb_app_state_sync", {"state_sync": [{"type": "contact"}]}, "contacts of the phone"),
        ("calls", {"calls": [{"id": "c"}]}, "a call"),
        ("messages", {"errors": [{"code": 130429}]}, "an error without a message"),
        ("user_id_update", {"user_id_update": [{"wa_id": CUSTOMER}]}, "the customer's id changed"),
        ("something_new", {"things": [{}]}, "change:something_new"),
    ],
)
def test_what_asks_for_nothing_is_kept_with_its_reason(
    field: str, value: dict[str, Any], reason: str
) -> None:
    event = read(change(value, field=field))
    assert isinstance(event, Ignored)
    assert event.reason == reason


def test_a_status_of_who_hides_the_number_names_them_by_their_id() -> None:
    given = status("read", recipient_user_id=USER)
    del given["entry"][0]["changes"][0]["value"]["statuses"][0]["recipient_id"]
    event = read(given)
    assert isinstance(event, MessagesSeen)
    assert event.customer_external_id == USER


@pytest.mark.parametrize(
    "broken",
    [message("reaction", {}), message("revoke"), message("edit", {"message": {}})],
)
def test_what_was_stored_and_makes_no_sense_is_an_error(broken: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="nothing"):
        parse(only(said(broken)).body)


@pytest.mark.parametrize("stored", [{}, {"changes": []}, {"changes": [{"field": "messages"}]}])
def test_what_is_no_item_is_an_error(stored: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not one item"):
        parse(stored)
