"""Answers PayPal's REST calls, once for each ``PayPal-Request-Id``."""

import asyncio
import base64
import json
import secrets
from collections.abc import Callable, Iterable

from sandbox.providers.paypal.events import Events
from sandbox.providers.paypal.orders import Changes, Orders, left_of, to_minor
from sandbox.web import Json, Refused, Request, Response, Route, json_response
from sandbox.world import World

_ANSWERS = "paypal_answers"
_TOKEN_SECONDS = 32_400
_PREFIX = "A21-"

type Act = Callable[[str, Json, dict[str, str]], tuple[Json, Changes]]


def error(status: int, name: str, *, issue: str = "") -> Response:
    """An error as PayPal words it."""
    body: Json = {"name": name, "message": name.lower(), "debug_id": secrets.token_hex(6)}
    if issue:
        body["details"] = [{"issue": issue}]
    return json_response(body, status=status)


def merchant_of(request: Request) -> str:
    """The merchant a token speaks for."""
    return request.bearer.removeprefix(_PREFIX) if request.bearer.startswith(_PREFIX) else ""


class Api:
    """The calls over one set of orders."""

    def __init__(self, world: World, orders: Orders, events: Events) -> None:
        self._world = world
        self._orders = orders
        self._events = events

    def routes(self) -> Iterable[Route]:
        """Every call under ``/paypal/v1/`` and ``/paypal/v2/``."""
        orders, captures = "/paypal/v2/checkout/orders", "/paypal/v2/payments/captures"
        disputes = "/paypal/v1/customer/disputes"
        yield Route("POST", "/paypal/v1/oauth2/token", self._token, "token", main=False)
        userinfo = "/paypal/v1/identity/oauth2/userinfo"
        yield Route("GET", userinfo, self._userinfo, "userinfo", main=False)
        yield self._route("POST", orders, "order.create", self._create)
        yield self._route("GET", f"{orders}/{{id}}", "order.retrieve", self._show)
        yield self._route("POST", f"{orders}/{{id}}/capture", "order.capture", self._capture)
        yield self._route("GET", f"{captures}/{{id}}", "capture.retrieve", self._show_capture)
        yield self._route("POST", f"{captures}/{{id}}/refund", "refund.create", self._refund)
        yield Route("GET", disputes, self._list_disputes, "dispute.list")
        yield self._route("GET", f"{disputes}/{{id}}", "dispute.retrieve", self._show_dispute)

    def _route(self, method: str, pattern: str, operation: str, act: Act) -> Route:
        async def endpoint(request: Request) -> Response:
            return await self._answer(request, act)

        return Route(method, pattern, endpoint, operation)

    async def _token(self, request: Request) -> Response:
        """A token that names its merchant."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        client = base64.b64decode(given).decode().partition(":")[0] if scheme == "Basic" else ""
        merchant = client.rpartition("-")[2]
        if not merchant:
            return json_response({"error": "invalid_client"}, status=401)
        return json_response(
            {
                "access_token": f"{_PREFIX}{merchant}",
                "token_type": "Bearer",
                "expires_in": _TOKEN_SECONDS,
            }
        )

    async def _userinfo(self, request: Request) -> Response:
        """Whose app the token is of."""
        merchant = merchant_of(request)
        if not merchant:
            return error(401, "AUTHENTICATION_FAILURE")
        if request.query.get("schema") != "paypalv1.1":
            return error(400, "INVALID_REQUEST")
        user = f"https://www.paypal.com/webapps/auth/identity/user/{merchant}"
        return json_response(
            {"user_id": user, "payer_id": merchant, "name": f"Merchant {merchant[-4:]}"}
        )

    async def _answer(self, request: Request, act: Act) -> Response:
        merchant = merchant_of(request)
        if not merchant:
            return error(401, "AUTHENTICATION_FAILURE")
        await asyncio.sleep(request.slow_seconds)
        key = request.headers.get("paypal-request-id", "")
        name = f"{merchant}|{request.path}|{key}"
        kept = self._world.state.table(_ANSWERS).get(name) if key else None
        if kept is not None:
            return json_response(kept)
        try:
            answer, changes = act(merchant, json.loads(request.body or b"{}"), request.params)
        except Refused as refused:
            return refused.response
        if key:
            self._world.state.put(_ANSWERS, name, answer)
        self._events.soon(merchant, changes)
        return json_response(answer, status=201 if request.method == "POST" else 200)

    def _create(self, merchant: str, asked: Json, _path: dict[str, str]) -> tuple[Json, Changes]:
        units = asked.get("purchase_units") or []
        if asked.get("intent") != "CAPTURE" or len(units) != 1:
            raise Refused(error(422, "UNPROCESSABLE_ENTITY", issue="INVALID_PARAMETER"))
        self._require_sum(units[0])
        return self._orders.create(merchant, asked), []

    def _require_sum(self, unit: Json) -> None:
        items = unit.get("items") or []
        total = sum(to_minor(one["unit_amount"]) * int(one["quantity"]) for one in items)
        if items and total != to_minor(unit["amount"]["breakdown"]["item_total"]):
            raise Refused(error(422, "UNPROCESSABLE_ENTITY", issue="ITEM_TOTAL_MISMATCH"))

    def _show(self, merchant: str, _asked: Json, path: dict[str, str]) -> tuple[Json, Changes]:
        return self._order(merchant, path["id"]), []

    def _capture(self, merchant: str, _asked: Json, path: dict[str, str]) -> tuple[Json, Changes]:
        order = self._order(merchant, path["id"])
        if order["status"] == "COMPLETED":
            raise Refused(error(422, "UNPROCESSABLE_ENTITY", issue="ORDER_ALREADY_CAPTURED"))
        if order["status"] != "APPROVED":
            raise Refused(error(422, "UNPROCESSABLE_ENTITY", issue="ORDER_NOT_APPROVED"))
        if self._orders.will_decline(order):
            raise Refused(error(422, "UNPROCESSABLE_ENTITY", issue="INSTRUMENT_DECLINED"))
        changes = self._orders.capture(order)
        return order, changes

    def _show_capture(
        self, merchant: str, _asked: Json, path: dict[str, str]
    ) -> tuple[Json, Changes]:
        return self._found_capture(merchant, path["id"])[1], []

    def _refund(self, merchant: str, asked: Json, path: dict[str, str]) -> tuple[Json, Changes]:
        order, capture = self._found_capture(merchant, path["id"])
        left = left_of(order, capture)
        minor = to_minor(asked["amount"]) if asked.get("amount") else left
        if not 0 < minor <= left:
            raise Refused(error(422, "UNPROCESSABLE_ENTITY", issue="REFUND_AMOUNT_EXCEEDED"))
        return self._orders.refund(
            order, capture, minor=minor, invoice_id=str(asked.get("invoice_id", ""))
        )

    async def _list_disputes(self, request: Request) -> Response:
        merchant = merchant_of(request)
        capture_id = request.query.get("disputed_transaction_id", "")
        found = self._orders.find_capture(capture_id, merchant=merchant)
        items = self._orders.disputes(capture_id) if found else []
        return json_response({"items": items})

    def _show_dispute(
        self, merchant: str, _asked: Json, path: dict[str, str]
    ) -> tuple[Json, Changes]:
        dispute = self._world.state.table("paypal_disputes").get(path["id"])
        if dispute is None:
            raise Refused(error(404, "RESOURCE_NOT_FOUND"))
        self._found_capture(merchant, dispute["disputed_transactions"][0]["seller_transaction_id"])
        return dispute, []

    def _order(self, merchant: str, order_id: str) -> Json:
        order = self._orders.find(order_id, merchant=merchant)
        if order is None:
            raise Refused(error(404, "RESOURCE_NOT_FOUND", issue="INVALID_RESOURCE_ID"))
        return order

    def _found_capture(self, merchant: str, capture_id: str) -> tuple[Json, Json]:
        found = self._orders.find_capture(capture_id, merchant=merchant)
        if found is None:
            raise Refused(error(404, "RESOURCE_NOT_FOUND"))
        return found
