"""Instagram and Messenger: sends and their echoes, what customers write, the 24-hour window."""

from collections.abc import Iterable

from sandbox.control.requests import Echo, Say
from sandbox.delivery import Webhook
from sandbox.faults import Subject
from sandbox.providers.meta import graph
from sandbox.providers.meta.incoming import each_said, event_name, item_of, new_mid
from sandbox.providers.meta.outgoing import Outgoing, TextLimit, read_message
from sandbox.providers.meta.signing import encode, sign
from sandbox.web import Json, Refused, Response, json_response
from sandbox.world import World

_WINDOW_MS = 24 * 3600 * 1000
_HUMAN_WINDOW_MS = 7 * _WINDOW_MS
_ACTIONS = frozenset({"typing_on", "typing_off", "mark_seen", "react", "unreact"})
#: The id of the app that sends by this API, as its webhooks name it.
APP_ID = 1000000000000001


class Threads:
    """One ``Channel`` of the Graph API; a subclass is a product."""

    kind: str
    #: Meta's name for the product in its webhooks.
    webhook_object: str
    text_limit: TextLimit

    def __init__(self, world: World) -> None:
        self._world = world
        self._last_ms = 0
        self._people = f"{self.kind}_people"
        self._accounts = f"{self.kind}_accounts"
        self._inbound = f"{self.kind}_inbound"

    def claims(self, node: str, _asked: Json) -> bool:
        """Whether a call is this product's: its node is an account or a person known here."""
        state = self._world.state
        return node in state.table(self._accounts) or node in state.table(self._people)

    def send(self, node: str, body: Json) -> Response:
        """Send a message or an action; the log has it before the answer, then its echo goes out."""
        customer = _recipient(body)
        if "sender_action" in body:
            return self._act(node, customer, body)
        outgoing = read_message(body.get("message"), limit=self.text_limit)
        self.check(body)
        self._require_window(node, customer, body)
        mid = new_mid()
        self._record_send(node, customer, mid=mid, outgoing=outgoing, body=body)
        told = {**outgoing.echo, **self.echo_extras(body)}
        echo = self._echo_item(node, customer, mid=mid, message=told)
        self._world.delivery.send_soon(self._webhook([echo]))
        for receipt in self.receipts(node, customer, mid=mid):
            self._world.delivery.send_soon(self._webhook([receipt]))
        return json_response({"recipient_id": customer, "message_id": mid})

    def check(self, body: Json) -> None:
        """Raise a Graph error for what this product alone refuses."""

    def echo_extras(self, _body: Json) -> Json:
        """What this product's echoes of a send tell besides the message."""
        return {}

    def receipts(self, _account: str, _customer: str, *, mid: str) -> Iterable[Json]:
        """What is posted by itself once a message has reached the customer's device."""
        return ()

    def _act(self, node: str, customer: str, body: Json) -> Response:
        action = body["sender_action"]
        if action not in _ACTIONS:
            raise graph.refused(100, f"(#100) Param sender_action is invalid: {action}")
        self._world.log.append(
            "meta",
            "action",
            account_id=node,
            customer_id=customer,
            channel_kind=self.kind,
            action=action,
        )
        return json_response({"recipient_id": customer})

    def _record_send(
        self, node: str, customer: str, *, mid: str, outgoing: Outgoing, body: Json
    ) -> None:
        self._world.log.append(
            "meta",
            "send",
            account_id=node,
            customer_id=customer,
            channel_kind=self.kind,
            message_id=mid,
            text=outgoing.text,
            buttons=outgoing.buttons,
            body={name: value for name, value in body.items() if name != "access_token"},
        )

    def _require_window(self, node: str, customer: str, body: Json) -> None:
        """Raise as Meta does when the customer's last message is too old; only if asked to."""
        if not self._world.faults.option(Subject("meta", self.kind, node), "enforce_window"):
            return
        last_ms = self._world.state.table(self._inbound).get(f"{node}:{customer}", 0)
        window = _HUMAN_WINDOW_MS if body.get("tag") == "HUMAN_AGENT" else _WINDOW_MS
        now_ms = self._world.clock.unix() * 1000
        if now_ms - last_ms > window:
            raise Refused(graph.window_closed())

    def now_ms(self) -> int:
        """The moment in milliseconds, never the same twice."""
        # No two messages share a millisecond, so their order is theirs.
        self._last_ms = max(self._world.clock.real_ms(), self._last_ms + 1)
        return self._last_ms

    def profile(self, node: str) -> Json:
        """Name and username, as said or made up from the id."""
        known = self._world.state.table(self._people).get(node, {})
        tail = node[-6:]
        made_up = {
            "name": f"Person {tail}",
            "first_name": "Person",
            "last_name": tail,
            "username": f"person_{tail}",
            "user_id": node,
        }
        return {**made_up, **known}

    async def say(self, said: Say) -> Json:
        """One webhook with everything that is said in the call."""
        items, mids = [], []
        for one in each_said(said):
            mid = one.message_id or new_mid()
            timestamp_ms = one.timestamp_ms or self.now_ms()
            items.append(item_of(one, mid=mid, timestamp_ms=timestamp_ms))
            mids.append(mid)
            self._remember(one, timestamp_ms)
        status = await self._world.delivery.send(self._webhook(items))
        answer: Json = {"message_id": mids[-1], "status": status}
        return answer | ({"message_ids": mids} if said.batch else {})

    def _remember(self, said: Say, timestamp_ms: int) -> None:
        if said.account_id not in self._world.state.table(self._accounts):
            self._world.state.put(self._accounts, said.account_id, 1)
        if not said.read:
            thread = f"{said.account_id}:{said.customer_id}"
            self._world.state.put(self._inbound, thread, timestamp_ms)
        given = {"name": said.customer_name, "username": said.customer_username}
        if known := {key: value for key, value in given.items() if value}:
            self._world.state.put(self._people, said.customer_id, known)

    async def echo(self, echo: Echo) -> Json:
        """A person of the business wrote in the app: an echo that no send of ours caused."""
        mid = echo.message_id or new_mid()
        item = self._echo_item(
            echo.account_id,
            echo.customer_id,
            mid=mid,
            message={"text": echo.text, **self.inbox_extras()},
        )
        item["timestamp"] = echo.timestamp_ms or item["timestamp"]
        status = await self._world.delivery.send(self._webhook([item]))
        return {"message_id": mid, "status": status}

    def inbox_extras(self) -> Json:
        """What this product's echoes of a person's own words tell besides them."""
        return {}

    def _echo_item(self, account: str, customer: str, *, mid: str, message: Json) -> Json:
        return {
            "sender": {"id": account},
            "recipient": {"id": customer},
            "timestamp": self.now_ms(),
            "message": {"mid": mid, **message, "is_echo": True},
        }

    def _webhook(self, items: list[Json]) -> Webhook:
        body = encode({"object": self.webhook_object, "entry": list(self._entries(items))})
        secret = self._world.settings.meta_app_secret
        first = items[0]
        echo = event_name(first) == "echo"
        account, customer = ("sender", "recipient") if echo else ("recipient", "sender")
        return Webhook(
            provider="meta",
            channel_kind=self.kind,
            url=f"{self._world.settings.gate_url}/hooks/meta",
            body=body,
            sign=lambda: sign(body, secret),
            account_id=first[account]["id"],
            customer_id=first[customer]["id"],
            is_echo=echo,
            record=_record(items),
        )

    def _entries(self, items: list[Json]) -> Iterable[Json]:
        """Items of one account stand together in one entry."""
        by_account: dict[str, list[Json]] = {}
        for item in items:
            side = "sender" if event_name(item) == "echo" else "recipient"
            by_account.setdefault(item[side]["id"], []).append(item)
        for account, messaging in by_account.items():
            yield {"id": account, "time": messaging[-1]["timestamp"], "messaging": messaging}


def _recipient(body: Json) -> str:
    recipient = body.get("recipient")
    if isinstance(recipient, dict):
        for name in ("id", "comment_id"):
            if isinstance(recipient.get(name), str) and recipient[name]:
                return str(recipient[name])
    raise graph.refused(100, "(#100) The parameter recipient is required.")


def _record(items: list[Json]) -> Json:
    messages = [item.get("message") or item.get("postback") or {} for item in items]
    mids = [message.get("mid") for message in messages]
    record: Json = {
        "event": event_name(items[0]),
        "message_id": mids[0],
        "text": messages[0].get("text"),
    }
    return record if len(items) == 1 else {**record, "message_ids": mids}
