"""PayPal: tokens, Orders v2, captures, refunds, disputes, certificates, webhooks, and the page.

``orders.py`` says what happens to the money and which events tell of it, ``api.py`` answers calls,
``outcomes.py`` lets a customer decide, ``signing.py`` keeps a certificate authority and signs
webhooks, ``page.py`` is where a person approves, ``past.py`` knows what was paid before. A client
id ends in ``-<merchant id>``; any secret is accepted.
"""

from collections.abc import Iterable, Sequence
from urllib.parse import parse_qs

from sandbox.control.past import Remembered
from sandbox.control.reading import BadRequest
from sandbox.control.requests import Endpoint, Pay, RawWebhook
from sandbox.delivery import Webhook
from sandbox.faults import Fault, Subject
from sandbox.providers.paypal import page, past
from sandbox.providers.paypal.api import Api, error, merchant_of
from sandbox.providers.paypal.events import Events
from sandbox.providers.paypal.orders import Orders
from sandbox.providers.paypal.outcomes import play
from sandbox.providers.paypal.signing import Authority
from sandbox.web import Json, Request, Response, Route
from sandbox.world import World


class PayPal:
    """The provider."""

    name = "paypal"

    def __init__(self, world: World) -> None:
        self._world = world
        self._authority = Authority(world.settings.state_dir)
        self._orders = Orders(world)
        self._events = Events(world, self._authority)
        self._api = Api(world, self._orders, self._events)

    def forget(self) -> None:
        """Nothing is kept outside the shared state."""

    def routes(self) -> Iterable[Route]:
        """The API and certificates under ``/paypal/``, and the page under ``/paypal/pay/``."""
        yield from self._api.routes()
        certificate = "/paypal/v1/notifications/certs/{id}"
        yield Route("GET", certificate, self._certificate, "certificate", main=False)
        yield Route("GET", "/paypal/pay/{id}", self.show_page, "page", main=False)
        yield Route("POST", "/paypal/pay/{id}", self.submit_page, "page", main=False)

    async def _certificate(self, _request: Request) -> Response:
        return Response(body=self._authority.chain(), content_type="application/x-pem-file")

    async def show_page(self, request: Request) -> Response:
        """The page a customer approves on."""
        return page.render(self._find(request.params["id"]))

    async def submit_page(self, request: Request) -> Response:
        """A button of the page: approve, approve with money that comes late, or decline."""
        order = self._find(request.params["id"])
        form = {name: values[-1] for name, values in parse_qs(request.body.decode()).items()}
        action = form.get("action")
        if action not in {"paid", "late", "declined"}:
            raise BadRequest("unknown button")
        if order["status"] not in {"CREATED", "PAYER_ACTION_REQUIRED"}:
            return page.render(order)
        pay = Pay(
            provider="paypal",
            checkout_id=order["id"],
            outcome=action,  # type: ignore[arg-type]
            email=form.get("email"),
        )
        self._events.soon(self._orders.merchant(order["id"]), play(self._orders, order, pay))
        return Response(status=303, headers={"location": self._orders.return_url(order["id"])})

    async def pay(self, pay: Pay) -> Json:
        """Make one outcome happen and post its events; answers them with their statuses."""
        order = self._find(pay.checkout_id)
        changes = play(self._orders, order, pay)
        posted = await self._events.now(self._orders.merchant(order["id"]), changes)
        return {"checkout_id": order["id"], "status": order["status"], "events": posted}

    def remember(self, account_id: str, payments: Sequence[Remembered]) -> None:
        """A merchant took this before; it is what a refund finds."""
        past.remember(self._orders, account_id, payments, base_url=self._world.settings.base_url)

    def register(self, endpoint: Endpoint) -> str:
        """Send a merchant's webhooks elsewhere; ``secret`` is the webhook's id there."""
        if not endpoint.account_id:
            raise BadRequest("'account_id' is missing")
        self._events.register(endpoint.account_id, url=endpoint.url, webhook_id=endpoint.secret)
        return endpoint.account_id

    def raw_webhook(self, raw: RawWebhook, body: bytes) -> Webhook:
        """Any body, with a right, a wrong or no signature."""
        return self._events.raw(raw, body)

    def refusal(self, rule: Fault) -> Response:
        """An error as PayPal words it."""
        if rule.body is not None:
            return error(rule.status, "INTERNAL_SERVER_ERROR", issue=str(rule.body))
        name = "RATE_LIMIT_REACHED" if rule.kind == "rate_limited" else "INTERNAL_SERVER_ERROR"
        return error(429 if rule.kind == "rate_limited" else rule.status, name)

    def about(self, request: Request) -> Subject:
        """What a call is about: the merchant its token speaks for."""
        return Subject("paypal", account_id=merchant_of(request) or None)

    def _find(self, order_id: str) -> Json:
        order = self._orders.find(order_id)
        if order is None:
            raise BadRequest(f"there is no checkout {order_id!r}")
        return order
