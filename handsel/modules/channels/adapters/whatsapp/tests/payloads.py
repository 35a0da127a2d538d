"""Webhook bodies in the shapes that WhatsApp documents, written by us."""

from typing import Any

from handsel.modules.channels.adapters.whatsapp.parse import parse
from handsel.modules.channels.adapters.whatsapp.split import split
from handsel.modules.channels.events import ChannelEvent, RawItem

NUMBER = "106000000000042"
BUSINESS = "206000000000042"
CUSTOMER = "447700900042"
USER = "GB.7654321098765432"
AT = 1_790_000_000
WAMID = "wamid.HBgMNDQ3NzAwOTAwMDQyFQIAEhgU"
OTHER = "wamid.HBgMNDQ3NzAwOTAwMDQyFQIAERgS"


def change(value: dict[str, Any], *, field: str = "messages") -> dict[str, Any]:
    """A body with one change about the number."""
    number = {"display_phone_number": "442079460042", "phone_number_id": NUMBER}
    whole = {"messaging_product": "whatsapp", "metadata": number, **value}
    return body({"field": field, "value": whole})


def body(*changes: Any, **more: Any) -> dict[str, Any]:
    """A body with these changes in one entry."""
    entry = {"id": BUSINESS, "changes": list(changes), **more}
    return {"object": "whatsapp_business_account", "entry": [entry]}


def message(type_: str, content: Any = None, **more: Any) -> dict[str, Any]:
    """One message of the customer's."""
    frame: dict[str, Any] = {"from": CUSTOMER, "id": WAMID, "timestamp": str(AT), "type": type_}
    return frame | ({} if content is None else {type_: content}) | more


def said(*messages: Any) -> dict[str, Any]:
    """A body in which the customer says these."""
    contact = {"profile": {"name": "Ana Souza"}, "wa_id": CUSTOMER, "user_id": USER}
    return change({"contacts": [contact], "messages": list(messages)})


def status(word: str, **more: Any) -> dict[str, Any]:
    """A body with one status of a message of ours."""
    told = {"id": WAMID, "status": word, "timestamp": str(AT), "recipient_id": CUSTOMER}
    return change({"statuses": [told | more]})


def account(field: str, **value: Any) -> dict[str, Any]:
    """A body about the business account, which names no number."""
    return body({"field": field, "value": value}, time=AT)


def only(given: dict[str, Any]) -> RawItem:
    """The only item of a body."""
    (item,) = split(given)
    return item


def read(given: dict[str, Any]) -> ChannelEvent:
    """The only item of a body in our words, as it is read from where it was stored."""
    item = only(given)
    assert item.quarantined == ""
    return parse(item.body)
