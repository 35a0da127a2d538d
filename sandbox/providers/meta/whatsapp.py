"""WhatsApp: sends and their statuses, what customers write, the phone's own app, the window."""

from collections.abc import Iterator
from typing import Any

from sandbox.control.requests import Echo, Say
from sandbox.delivery import Webhook
from sandbox.faults import Subject
from sandbox.providers.meta.incoming import each_said
from sandbox.providers.meta.signing import encode, sign
from sandbox.providers.meta.whatsapp_incoming import contact_of, messages_of, new_wamid
from sandbox.providers.meta.whatsapp_outgoing import Outgoing, read_message, recipient
from sandbox.web import Json, Response, json_response
from sandbox.world import World

_WINDOW_SECONDS = 24 * 3600
_REENGAGEMENT = (131047, "Re-engagement message")
_UNDELIVERABLE = (131026, "Message undeliverable")
_INBOUND = "whatsapp_inbound"
_ACCOUNTS = "whatsapp_accounts"
_UNREAD = "whatsapp_unread"


class WhatsApp:
    """One ``Channel`` of the Graph API; the node is a phone number's id."""

    kind = "whatsapp"

    def __init__(self, world: World) -> None:
        self._world = world

    def claims(self, node: str, asked: Json) -> bool:
        """Also a call that only WhatsApp has: it names its product."""
        known = node in self._world.state.table(_ACCOUNTS)
        return known or asked.get("messaging_product") == self.kind

    def send(self, node: str, body: Json) -> Response:
        """Send a message, or mark one as read. The log has it before the answer; then its statuses
        go out. What cannot reach the customer is taken all the same, and fails afterwards."""
        if body.get("status") == "read":
            return json_response({"success": True})
        customer, outgoing = recipient(body), read_message(body)
        wamid = new_wamid()
        problem = self._problem(node, customer, outgoing)
        self._record_send(node, customer, wamid=wamid, outgoing=outgoing, body=body, lost=problem)
        told = list(self._statuses(customer, wamid=wamid, body=body, problem=problem))
        self._world.delivery.send_soon(*(self._status_webhook(node, one) for one in told))
        known = "wa_id" if customer.isdigit() else "user_id"
        return json_response(
            {
                "messaging_product": self.kind,
                "contacts": [{"input": body.get("to") or customer, known: customer}],
                "messages": [{"id": wamid}],
            }
        )

    def _problem(self, node: str, customer: str, outgoing: Outgoing) -> tuple[int, str] | None:
        subject = Subject("meta", self.kind, node)
        rule = self._world.faults.for_webhook(subject, "fail_delivery")
        if rule is not None:
            return (int(rule.code), "Message failed to send") if rule.code else _UNDELIVERABLE
        enforced = self._world.faults.option(subject, "enforce_window")
        last = self._world.state.table(_INBOUND).get(f"{node}:{customer}", 0)
        late = self._world.clock.unix() - last > _WINDOW_SECONDS
        return _REENGAGEMENT if enforced and late and outgoing.kind != "template" else None

    def _record_send(
        self, node: str, customer: str, *, wamid: str, outgoing: Outgoing, body: Json, lost: object
    ) -> None:
        self._world.log.append(
            "meta",
            "undelivered" if lost else "send",
            account_id=node,
            customer_id=customer,
            channel_kind=self.kind,
            message_id=wamid,
            text=outgoing.text,
            buttons=outgoing.buttons,
            body={name: value for name, value in body.items() if name != "access_token"},
        )
        if not lost:
            thread = f"{node}:{customer}"
            unread = self._world.state.table(_UNREAD).get(thread, [])
            self._world.state.put(_UNREAD, thread, [*unread, wamid][-20:])

    def _statuses(
        self, customer: str, *, wamid: str, body: Json, problem: tuple[int, str] | None
    ) -> Iterator[Json]:
        callback = body.get("biz_opaque_callback_data")
        extras = {"biz_opaque_callback_data": callback} if callback else {}
        if problem:
            code, title = problem
            errors = [{"code": code, "title": title, "error_data": {"details": title}}]
            yield self._status(customer, wamid, "failed") | extras | {"errors": errors}
            return
        for word in ("sent", "delivered"):
            yield self._status(customer, wamid, word) | extras

    def _status(self, customer: str, wamid: str, word: str) -> Json:
        known = "recipient_id" if customer.isdigit() else "recipient_user_id"
        now = str(self._world.clock.real_ms() // 1000)
        return {"id": wamid, "status": word, "timestamp": now, known: customer}

    def profile(self, node: str) -> Json:
        """What a number is called."""
        return {"verified_name": f"Shop {node[-6:]}", "display_phone_number": _number_of(node)}

    async def say(self, said: Say) -> Json:
        """One webhook with everything that is said in the call."""
        if said.read:
            return await self._read(said)
        messages: list[Json] = []
        for one in each_said(said):
            timestamp_ms = one.timestamp_ms or self._world.clock.real_ms()
            wamid = one.message_id or new_wamid()
            messages += messages_of(one, wamid=wamid, timestamp_ms=timestamp_ms)
            self._remember(one, timestamp_ms)
        value = {"contacts": [contact_of(said)], "messages": messages}
        record = {"event": "message", "message_id": messages[0]["id"], "text": said.text}
        webhook = self._webhook(said.account_id, said.customer_id, value=value, record=record)
        status = await self._world.delivery.send(webhook)
        ids = [message["id"] for message in messages]
        answer: Json = {"message_id": ids[-1], "status": status}
        return answer | ({"message_ids": ids} if len(ids) > 1 else {})

    def _remember(self, said: Say, timestamp_ms: int) -> None:
        self._world.state.put(_ACCOUNTS, said.account_id, 1)
        thread = f"{said.account_id}:{said.customer_id}"
        self._world.state.put(_INBOUND, thread, timestamp_ms // 1000)

    async def _read(self, said: Say) -> Json:
        """The customer read all so far: one status for each message."""
        thread = f"{said.account_id}:{said.customer_id}"
        unread = self._world.state.table(_UNREAD).get(thread, [])
        status = None
        for wamid in unread:
            told = self._status(said.customer_id, wamid, "read")
            status = await self._world.delivery.send(self._status_webhook(said.account_id, told))
        self._world.state.put(_UNREAD, thread, [])
        return {"message_id": unread[-1] if unread else None, "status": status}

    async def echo(self, echo: Echo) -> Json:
        """A person wrote with the app on the phone that has the same number."""
        wamid = echo.message_id or new_wamid()
        timestamp_ms = echo.timestamp_ms or self._world.clock.real_ms()
        message = {
            "from": _number_of(echo.account_id),
            "to": echo.customer_id,
            "id": wamid,
            "timestamp": str(timestamp_ms // 1000),
            "type": "text",
            "text": {"body": echo.text},
        }
        webhook = self._webhook(
            echo.account_id,
            echo.customer_id,
            field="smb_message_echoes",
            value={"message_echoes": [message]},
            record={"event": "echo", "message_id": wamid, "text": echo.text},
        )
        return {"message_id": wamid, "status": await self._world.delivery.send(webhook)}

    def _status_webhook(self, node: str, told: Json) -> Webhook:
        customer = told.get("recipient_id") or told["recipient_user_id"]
        record = {"event": f"status_{told['status']}", "message_id": told["id"]}
        return self._webhook(node, customer, value={"statuses": [told]}, record=record)

    def _webhook(
        self, node: str, customer: str, *, value: Json, record: Json, field: str = "messages"
    ) -> Webhook:
        number = {"display_phone_number": _number_of(node), "phone_number_id": node}
        whole: dict[str, Any] = {"messaging_product": self.kind, "metadata": number, **value}
        entry = {"id": business_of(node), "changes": [{"value": whole, "field": field}]}
        body = encode({"object": "whatsapp_business_account", "entry": [entry]})
        secret = self._world.settings.meta_app_secret
        return Webhook(
            provider="meta",
            channel_kind=self.kind,
            url=f"{self._world.settings.gate_url}/hooks/meta",
            body=body,
            sign=lambda: sign(body, secret),
            account_id=node,
            customer_id=customer,
            is_echo=field == "smb_message_echoes",
            record=record,
        )


def business_of(node: str) -> str:
    """The id of the business account that a number belongs to."""
    return f"9{node}"


def _number_of(node: str) -> str:
    return f"1555{node[-7:].rjust(7, '0')}"
