"""Writes what a customer does on WhatsApp as the messages of a webhook."""

import base64
import secrets
from typing import Any

from sandbox.control.reading import BadRequest
from sandbox.control.requests import Say
from sandbox.web import Json

_MEDIA = {"image", "video", "audio", "document", "sticker"}
#: Words of other products for the same kind of file.
_KINDS = {"file": "document", "voice": "audio"}


def new_wamid() -> str:
    """A fresh message id, as opaque as WhatsApp's."""
    return "wamid." + base64.b64encode(b"\x1c" + secrets.token_bytes(32)).decode()


def messages_of(said: Say, *, wamid: str, timestamp_ms: int) -> list[Json]:
    """What one call says, as entries of ``messages``: each file is a message of its own."""
    bodies = _bodies(said)
    if not bodies:
        raise BadRequest("nothing is said: give text, attachments, postback, list_reply, …")
    ids = [wamid, *(new_wamid() for _ in bodies[1:])]
    frame: Json = {"timestamp": str(timestamp_ms // 1000)} | _sender(said.customer_id)
    if isinstance(said.reply_to, str):
        frame["context"] = {"from": said.account_id, "id": said.reply_to}
    if said.referral:
        frame["referral"] = said.referral
    return [{"id": id_, **frame, **body} for id_, body in zip(ids, bodies, strict=True)]


def contact_of(said: Say) -> Json:
    """The contact of whoever writes."""
    name = said.customer_name or f"Person {said.customer_id[-6:]}"
    known = "wa_id" if said.customer_id.isdigit() else "user_id"
    return {"profile": {"name": name}, known: said.customer_id}


def _sender(customer: str) -> Json:
    return {"from": customer} if customer.isdigit() else {"from_user_id": customer}


def _bodies(said: Say) -> list[Json]:
    """The type and body of each message, without id, time and sender."""
    if said.message is not None:
        return [said.message]
    if act := _act(said):
        return [act]
    files = [_file(given) for given in said.attachments]
    if said.text is None:
        return files
    if files and files[0]["type"] in {"image", "video", "document"}:
        files[0][files[0]["type"]]["caption"] = said.text
        return files
    return [{"type": "text", "text": {"body": said.text}}, *files]


def _act(said: Say) -> Json | None:
    """A press, a choice, an order, or something done to an earlier message."""
    if said.list_reply is not None:
        reply = {"type": "list_reply", "list_reply": said.list_reply}
        return {"type": "interactive", "interactive": reply}
    if said.postback is not None:
        pressed = {"id": said.postback.get("payload", ""), "title": said.postback.get("title", "")}
        reply = {"type": "button_reply", "button_reply": pressed}
        return {"type": "interactive", "interactive": reply}
    if said.quick_reply is not None:
        button = {"payload": said.quick_reply, "text": said.text or said.quick_reply}
        return {"type": "button", "button": button}
    if said.order is not None:
        return {"type": "order", "order": {"catalog_id": "1", "text": "", **said.order}}
    if said.reaction is not None:
        return {"type": "reaction", "reaction": _reaction(said.reaction)}
    if said.unsend is not None:
        return {"type": "revoke", "revoke": {"original_message_id": said.unsend}}
    if said.edit is not None:
        message = {"type": "text", "text": {"body": said.edit.get("text", "")}}
        edit = {"original_message_id": said.edit.get("mid", ""), "message": message}
        return {"type": "edit", "edit": edit}
    return None


def _reaction(given: Json) -> Json:
    taken_back = given.get("action") == "unreact"
    target = {"message_id": given.get("mid", "")}
    return target if taken_back else target | {"emoji": given.get("emoji", "")}


def _file(given: dict[str, Any]) -> Json:
    kind = _KINDS.get(given.get("type", ""), given.get("type"))
    if kind == "location":
        return {"type": kind, kind: {key: given[key] for key in given if key != "type"}}
    if kind not in _MEDIA:
        raise BadRequest(f"WhatsApp has no attachment of type {kind!r}")
    medium = {"id": secrets.token_hex(8), "mime_type": "application/octet-stream"}
    return {"type": kind, kind: medium | {key: given[key] for key in given if key != "type"}}
