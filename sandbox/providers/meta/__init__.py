"""Meta's Graph API and webhooks. **A product of Meta's is one Channel file and one line here.**

Products share the address ``/{version}/{node}/messages``, the errors, the tokens, the signature and
the subscription calls, and differ in what a ``Channel`` does. Which one a call belongs to is told
by its node, once a customer has written to it, else by what only that product's calls say.
"""

from collections.abc import Iterable

from sandbox.control.reading import BadRequest
from sandbox.control.requests import Echo, RawWebhook, Say
from sandbox.delivery import Webhook
from sandbox.faults import Fault, Subject
from sandbox.providers.meta import graph
from sandbox.providers.meta.channel import Channel
from sandbox.providers.meta.instagram import Instagram
from sandbox.providers.meta.messenger import Messenger
from sandbox.providers.meta.signing import sign
from sandbox.providers.meta.thread import read_thread
from sandbox.providers.meta.whatsapp import WhatsApp
from sandbox.web import Json, Request, Response, Route, json_response
from sandbox.world import World

_SUBSCRIPTIONS = "meta_subscriptions"


class Meta:
    """The Graph API; each channel kind adds its own messages and webhooks."""

    name = "meta"

    def __init__(self, world: World) -> None:
        self._world = world
        self._channels: dict[str, Channel] = {
            channel.kind: channel
            for channel in (Instagram(world), Messenger(world), WhatsApp(world))
        }
        self.channel_kinds = frozenset(self._channels)

    def routes(self) -> Iterable[Route]:
        """The Graph API under ``/meta/{version}/``."""
        base = "/meta/{version}/{node}"
        yield Route("POST", f"{base}/messages", self.send, "send")
        yield Route("GET", f"{base}/conversations", self.thread, "conversations", main=False)
        yield Route("GET", f"{base}/subscribed_apps", self.subscriptions, "subscribe", main=False)
        yield Route("POST", f"{base}/subscribed_apps", self.subscribe, "subscribe", main=False)
        yield Route("DELETE", f"{base}/subscribed_apps", self.unsubscribe, "subscribe", main=False)
        yield Route("GET", f"{base}/phone_numbers", self.numbers, "numbers", main=False)
        yield Route("GET", base, self.profile, "profile", main=False)

    def about(self, request: Request) -> Subject:
        """The account is the node of the address."""
        return Subject("meta", self._channel(request).kind, request.params.get("node"))

    def _channel(self, request: Request) -> Channel:
        """Which product a call belongs to; Instagram when nothing tells."""
        node, asked = request.params.get("node", ""), graph.peek(request)
        claiming = (each for each in self._channels.values() if each.claims(node, asked))
        return next(claiming, self._channels["instagram"])

    async def send(self, request: Request) -> Response:
        """Send a message, or a sign of typing or reading."""
        node = graph.require_node(request)
        return self._channel(request).send(node, graph.read_body(request))

    async def thread(self, request: Request) -> Response:
        """What an account sent to one customer."""
        node = graph.require_node(request)
        customer = request.query.get("user_id")
        if not customer:
            raise graph.refused(100, "(#100) The parameter user_id is required.")
        kind = self._channel(request).kind
        return json_response(
            read_thread(self._world.log, kind=kind, account=node, customer=customer)
        )

    async def profile(self, request: Request) -> Response:
        """What an account or a customer is called."""
        node = graph.require_node(request)
        asked = request.query.get("fields", "id,name,username").split(",")
        known = self._channel(request).profile(node)
        return json_response({"id": node} | {key: known[key] for key in asked if key in known})

    async def numbers(self, request: Request) -> Response:
        """A business account's numbers: the one whose id follows its own first digit."""
        node = graph.require_node(request)
        return json_response({"data": [{"id": node[1:]}]})

    async def subscriptions(self, request: Request) -> Response:
        """The webhook fields an account is subscribed to."""
        node = graph.require_node(request)
        fields = self._world.state.table(_SUBSCRIPTIONS).get(node)
        app = {"id": "1000000000000001", "name": "Sandbox", "subscribed_fields": fields}
        return json_response({"data": [] if fields is None else [app]})

    async def subscribe(self, request: Request) -> Response:
        """Subscribe an account to webhook fields."""
        node = graph.require_node(request)
        fields = graph.read_body(request).get(
            "subscribed_fields", request.query.get("subscribed_fields")
        )
        if not fields and not node.startswith("9"):
            raise graph.refused(100, "(#100) The parameter subscribed_fields is required.")
        fields = fields or []
        listed = fields.split(",") if isinstance(fields, str) else fields
        self._world.state.put(_SUBSCRIPTIONS, node, listed)
        return json_response({"success": True})

    async def unsubscribe(self, request: Request) -> Response:
        """End an account's subscription."""
        self._world.state.drop(_SUBSCRIPTIONS, graph.require_node(request))
        return json_response({"success": True})

    def refusal(self, rule: Fault) -> Response:
        """A Graph error."""
        if rule.kind == "window_closed" and rule.provider == WhatsApp.kind:
            return graph.error(131047, "(#131047) Re-engagement message")
        return graph.refusal(rule)

    def forget(self) -> None:
        """Everything is in the shared state."""

    async def say(self, said: Say) -> Json:
        """A customer writes."""
        return await self._channels[said.channel_kind].say(said)

    async def echo(self, echo: Echo) -> Json:
        """A person of the business answers in the app."""
        return await self._channels[echo.channel_kind].echo(echo)

    def raw_webhook(self, raw: RawWebhook, body: bytes) -> Webhook:
        """Any body, with a right, a wrong or no signature."""
        secret = self._world.settings.meta_app_secret
        headers = {key: str(value) for key, value in raw.headers.items()}
        if raw.sign:
            headers = sign(body, "wrong" if raw.sign == "wrong" else secret) | headers
        path = raw.path or "/hooks/meta"
        if not path.startswith("/"):
            raise BadRequest("'path' must begin with a slash")
        return Webhook(
            provider="meta",
            url=self._world.settings.gate_url + path,
            body=body,
            sign=lambda: headers,
            retry_on=lambda _status: False,
            record={"event": "raw", "size": len(body)},
        )
