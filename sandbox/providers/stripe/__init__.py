"""Stripe: Checkout, payments, refunds, disputes, Connect, idempotency keys, events, and the page.

``calls.py`` writes, ``payments.py`` and ``reversals.py`` say what happens to the money and which
events tell of it, ``outcomes.py`` lets a customer decide, ``past.py`` knows what was paid before,
``store.py`` keeps each object in its account.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import parse_qs

from sandbox.control.past import Remembered
from sandbox.control.reading import BadRequest
from sandbox.control.requests import Endpoint, Pay, RawWebhook
from sandbox.delivery import Webhook
from sandbox.faults import Fault, Subject
from sandbox.providers.stripe import errors, events, page, shapes
from sandbox.providers.stripe.caller import Caller, own_account, read_caller
from sandbox.providers.stripe.calls import Calls
from sandbox.providers.stripe.events import Events
from sandbox.providers.stripe.forms import read_form, within
from sandbox.providers.stripe.idempotency import Idempotency
from sandbox.providers.stripe.outcomes import Outcomes
from sandbox.providers.stripe.past import Past
from sandbox.providers.stripe.payments import Payments
from sandbox.providers.stripe.reversals import Reversals
from sandbox.providers.stripe.store import Store
from sandbox.web import Json, Refused, Request, Response, Route
from sandbox.world import World

type Act = Callable[[Caller, Json, dict[str, str]], Json]

_LISTED_BY = {
    "checkout.session": ("payment_intent", "status"),
    "refund": ("charge", "payment_intent"),
    "charge": ("payment_intent",),
    "dispute": ("charge", "payment_intent"),
    "event": ("type",),
}


class Stripe:
    """The provider."""

    name = "stripe"

    def __init__(self, world: World) -> None:
        self._world = world
        self._build()

    def _build(self) -> None:
        self._store = Store(self._world)
        self._events = Events(self._world, self._store)
        self._idempotency = Idempotency(self._world)
        self._payments = Payments(self._world, self._store)
        reversals = Reversals(self._world, self._store)
        self._calls = Calls(
            self._world,
            self._store,
            self._events,
            payments=self._payments,
            reversals=reversals,
        )
        self._outcomes = Outcomes(self._store, self._payments, reversals)
        self._past = Past(self._world, self._store)

    def forget(self) -> None:
        """Begin with empty stores again."""
        self._build()

    def routes(self) -> Iterable[Route]:
        """The API under ``/stripe/v1/`` and the page under ``/stripe/pay/``."""
        v1 = "/stripe/v1"
        sessions = f"{v1}/checkout/sessions"
        one = f"{sessions}/{{id}}"
        yield self._api("POST", sessions, "checkout.create", self._create_session)
        yield self._api("GET", sessions, "checkout.list", self._list_of("checkout.session"))
        yield self._api("GET", one, "checkout.retrieve", self._retrieve)
        yield self._api("POST", f"{one}/expire", "checkout.expire", self._expire_session)
        yield self._api("GET", f"{one}/line_items", "checkout.line_items", self._line_items)
        yield self._api("POST", f"{v1}/refunds", "refund.create", self._create_refund)
        yield self._api("GET", f"{v1}/account", "account.retrieve", self._account)
        yield self._api("GET", f"{v1}/accounts/{{id}}", "account.retrieve", self._account)
        kinds = ("payment_intent", "charge", "refund", "dispute", "event", "balance_transaction")
        for kind in kinds:
            yield self._api("GET", f"{v1}/{kind}s/{{id}}", f"{kind}.retrieve", self._retrieve)
            yield self._api("GET", f"{v1}/{kind}s", f"{kind}.list", self._list_of(kind))
        yield Route("GET", "/stripe/pay/{id}", self.show_page, "page", main=False)
        yield Route("POST", "/stripe/pay/{id}", self.submit_page, "page", main=False)

    def _api(self, method: str, pattern: str, operation: str, act: Act) -> Route:
        async def endpoint(request: Request) -> Response:
            return await self._answer(request, act)

        return Route(method, pattern, endpoint, operation)

    async def _answer(self, request: Request, act: Act) -> Response:
        """Who calls, with what, once; every answer carries a request id, as Stripe's do."""
        headers = {"request-id": "req_" + secrets.token_hex(7)}
        try:
            caller = read_caller(request)
            headers["stripe-version"] = caller.version
            if caller.connected:
                headers["stripe-account"] = caller.account
                self._store.mark_connected(caller.account)
            if caller.idempotency_key:
                headers["idempotency-key"] = caller.idempotency_key
            params = read_form(request)
            self.tick()
            response = await self._idempotency.once(
                caller, request, params, lambda: act(caller, params, request.params)
            )
        except Refused as refused:
            response = refused.response
        response.headers |= headers
        return response

    def tick(self) -> None:
        """Expire the sessions whose time is over."""
        for account, session in self._store.overdue(now=self._world.clock.unix()):
            self._events.soon(account, self._payments.expire(account, session))

    def _create_session(self, caller: Caller, params: Json, _path: dict[str, str]) -> Json:
        return self._calls.create_session(caller, params)

    def _expire_session(self, caller: Caller, params: Json, path: dict[str, str]) -> Json:
        return self._calls.expire_session(caller, params, path["id"])

    def _create_refund(self, caller: Caller, params: Json, _path: dict[str, str]) -> Json:
        return self._calls.create_refund(caller, params)

    def _retrieve(self, caller: Caller, params: Json, path: dict[str, str]) -> Json:
        value = self._store.get(caller.account, path["id"])
        return self._store.shown(caller.account, value, params.get("expand"))

    def _line_items(self, caller: Caller, params: Json, path: dict[str, str]) -> Json:
        session = self._store.get(caller.account, path["id"], param="session")
        items = self._store.hidden(session["id"])["line_items"]
        url = f"/v1/checkout/sessions/{session['id']}/line_items"
        return self._store.page(items, params, url=url)

    def _account(self, caller: Caller, _params: Json, path: dict[str, str]) -> Json:
        return shapes.account(path.get("id", caller.account))

    def _list_of(self, kind: str) -> Act:
        def listed(caller: Caller, params: Json, _path: dict[str, str]) -> Json:
            where = {name: params.get(name) for name in _LISTED_BY.get(kind, ())}
            values = self._store.every(caller.account, kind, **where)
            values = within(values, params.get("created"))
            url = "/v1/" + kind.replace(".", "/") + "s"
            answer = self._store.page(values, params, url=url)
            return self._store.shown(caller.account, answer, params.get("expand"))

        return listed

    def _session(self, session_id: str) -> tuple[str, Json]:
        account = self._store.owner(session_id)
        if account is None:
            raise BadRequest(f"there is no checkout {session_id!r}")
        self.tick()
        return account, self._store.get(account, session_id)

    async def show_page(self, request: Request) -> Response:
        """The page a customer pays on."""
        _, session = self._session(request.params["id"])
        return page.render(session, self._store.hidden(session["id"])["line_items"])

    async def submit_page(self, request: Request) -> Response:
        """A button of the page: pay, pay late, or a card that is declined."""
        account, session = self._session(request.params["id"])
        lines = self._store.hidden(session["id"])["line_items"]
        form = {name: values[-1] for name, values in parse_qs(request.body.decode()).items()}
        action = form.get("action")
        if action not in {"paid", "late", "declined"}:
            raise BadRequest("unknown button")
        if session["status"] != "open":
            return page.render(session, lines)
        pay = Pay(
            provider="stripe",
            checkout_id=session["id"],
            outcome=action,  # type: ignore[arg-type]
            email=form.get("email"),
        )
        self._events.soon(account, self._outcomes.play(account, session, pay))
        if action == "declined":
            return page.render(session, lines, notice="Your card was declined. Try another one.")
        target = session["success_url"].replace("{CHECKOUT_SESSION_ID}", session["id"])
        return Response(status=303, headers={"location": target})

    async def pay(self, pay: Pay) -> Json:
        """Make one outcome happen and post its events; answers them with their statuses."""
        account, session = self._session(pay.checkout_id)
        changes = self._outcomes.play(account, session, pay)
        posted = await self._events.now(account, changes)
        return {
            "checkout_id": session["id"],
            "status": session["status"],
            "payment_status": session["payment_status"],
            "payment_intent": session["payment_intent"],
            "events": posted,
        }

    def remember(self, account_id: str, payments: Sequence[Remembered]) -> None:
        """An account took this before; it is what its lists and a refund find."""
        self._past.remember(account_id, payments)

    def register(self, endpoint: Endpoint) -> str:
        """Send an account's own events elsewhere; the account is named, or the key's own."""
        if bool(endpoint.secret_key) == bool(endpoint.account_id):
            raise BadRequest("give either 'secret_key' or 'account_id'")
        account = endpoint.account_id or own_account(endpoint.secret_key or "")
        self._events.register(account, url=endpoint.url, secret=endpoint.secret)
        return account

    def raw_webhook(self, raw: RawWebhook, body: bytes) -> Webhook:
        """Any body, with a right, a wrong or no signature."""
        secret = self._world.settings.stripe_webhook_secret
        headers = {key: str(value) for key, value in raw.headers.items()}
        if raw.sign:
            headers = events.sign(body, "wrong" if raw.sign == "wrong" else secret) | headers
        return Webhook(
            provider="stripe",
            url=self._world.settings.gate_url + (raw.path or "/hooks/stripe"),
            body=body,
            sign=lambda: headers,
            retry_on=lambda _status: False,
            record={"type": "raw", "size": len(body)},
        )

    def about(self, request: Request) -> Subject:
        """The account is the connected one of the header, else the key's own."""
        header = request.headers.get("stripe-account")
        return Subject("stripe", account_id=header or own_account(request.bearer))

    def refusal(self, rule: Fault) -> Response:
        """A Stripe error."""
        response = errors.refusal(rule)
        response.headers["request-id"] = "req_" + secrets.token_hex(7)
        return response
