"""Stripe's objects, each in one account, and how they are answered: expanded and listed."""

import copy
import secrets
from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from typing import Any

from sandbox.providers.stripe.errors import missing, refused
from sandbox.providers.stripe.forms import integer
from sandbox.web import Json
from sandbox.world import World

_OBJECTS = "stripe_objects"
_CONNECTED = "stripe_connected"
_MAX_EXPAND_DEPTH = 4

_EXPANDABLE: dict[str, frozenset[str]] = {
    "checkout.session": frozenset({"payment_intent", "line_items", "customer"}),
    "payment_intent": frozenset({"latest_charge", "customer"}),
    "charge": frozenset({"balance_transaction", "payment_intent", "refunds", "customer"}),
    "refund": frozenset({"charge", "payment_intent", "balance_transaction"}),
    "dispute": frozenset({"charge", "payment_intent"}),
    "balance_transaction": frozenset({"source"}),
}
_LISTS = {"line_items", "refunds"}
_KINDS = {
    "cs": "checkout.session",
    "pi": "payment_intent",
    "ch": "charge",
    "re": "refund",
    "du": "dispute",
    "txn": "balance transaction",
    "evt": "event",
}


def new_id(prefix: str) -> str:
    """A fresh object id."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    return f"{prefix}_" + "".join(secrets.choice(alphabet) for _ in range(24))


class Store:
    """Objects by id. Every read names the account; another account's object is absent."""

    def __init__(self, world: World) -> None:
        self._world = world
        # When each session ends, soonest first: a call must not look through them all.
        self._ends = [
            (session["expires_at"], session["id"])
            for session in self.every(None, "checkout.session", status="open")
        ]
        heapify(self._ends)

    @property
    def _objects(self) -> dict[str, Any]:
        return self._world.state.table(_OBJECTS)

    def put(self, account: str, value: Json, *, hidden: Json | None = None) -> Json:
        """Keep an object as it is now; ``hidden`` is what the API never shows."""
        if hidden is None:
            hidden = self.hidden(value["id"])
        elif value["object"] == "checkout.session":
            heappush(self._ends, (value["expires_at"], value["id"]))
        self._world.state.put(_OBJECTS, value["id"], [account, value, hidden])
        return value

    def find(self, account: str, object_id: str) -> Json | None:
        """The live object, or None."""
        owner, value, _ = self._objects.get(object_id, ("", None, None))
        return value if owner == account else None

    def get(self, account: str, object_id: str, *, param: str = "id") -> Json:
        """The live object; raises 404 ``resource_missing``."""
        value = self.find(account, object_id)
        if value is None:
            kind = _KINDS.get(object_id.split("_")[0], "object")
            raise missing(kind, object_id, param=param)
        return value

    def hidden(self, object_id: str) -> Json:
        """What is kept beside an object and never shown."""
        entry = self._objects.get(object_id)
        return entry[2] if entry else {}

    def owner(self, object_id: str) -> str | None:
        """The account of an object, for the control side and the payment page."""
        entry = self._objects.get(object_id)
        return entry[0] if entry else None

    def mark_connected(self, account: str) -> None:
        """Remember that the platform acts for this account, so its events name it."""
        if account not in self._world.state.table(_CONNECTED):
            self._world.state.put(_CONNECTED, account, 1)

    def is_connected(self, account: str) -> bool:
        """Whether the platform has acted for this account."""
        return account in self._world.state.table(_CONNECTED)

    def overdue(self, *, now: int) -> Iterator[tuple[str, Json]]:
        """Open sessions whose time is over, each with its account; each is named once."""
        while self._ends and self._ends[0][0] <= now:
            account, session, _ = self._objects[heappop(self._ends)[1]]
            if session["status"] == "open":
                yield account, session

    def drop(self, object_id: str) -> None:
        """Forget an object."""
        self._world.state.drop(_OBJECTS, object_id)

    def drop_past(self, account: str) -> None:
        """Forget what an account was told to have taken before this world began."""
        past = [
            object_id
            for object_id, (owner, _, hidden) in self._objects.items()
            if owner == account and hidden.get("is_past")
        ]
        for object_id in past:
            self.drop(object_id)

    def every(self, account: str | None, kind: str, **where: str | None) -> list[Json]:
        """Objects of a kind, newest first, with these fields where given."""
        wanted = {name: value for name, value in where.items() if value is not None}
        return [
            value
            for owner, value, _ in reversed(self._objects.values())
            if account in {None, owner}
            and value["object"] == kind
            and all(value.get(name) == asked for name, asked in wanted.items())
        ]

    def page(self, values: list[Json], params: Json, *, url: str) -> Json:
        """A list answer with Stripe's paging."""
        limit = integer(params.get("limit", "10"), param="limit", at_least=1)
        after = params.get("starting_after")
        ids = [value["id"] for value in values]
        if after is not None and after not in ids:
            raise refused(f"No such object: '{after}'", param="starting_after", status=404)
        start = ids.index(after) + 1 if after else 0
        shown = values[start : start + limit]
        more = start + limit < len(values)
        return {"object": "list", "url": url, "has_more": more, "data": shown}

    def shown(self, account: str, value: Json, expand: Any) -> Json:
        """A copy for an answer, with ``expand`` filled in; raises for what cannot be expanded."""
        value = copy.deepcopy(value)
        for path in expand if isinstance(expand, list) else [expand] if expand else []:
            parts = path.split(".")
            if len(parts) > _MAX_EXPAND_DEPTH:
                raise refused(f"You cannot expand more than {_MAX_EXPAND_DEPTH} levels: {path}")
            self._expand(account, value, parts, whole=path)
        return value

    def _expand(self, account: str, value: Json, parts: list[str], *, whole: str) -> None:
        name, *rest = parts
        if value.get("object") == "list" and name == "data":
            for item in value["data"]:
                self._expand(account, item, rest, whole=whole)
            return
        if name not in _EXPANDABLE.get(value.get("object", ""), frozenset()):
            raise refused(f"This property cannot be expanded ({whole}).", param="expand")
        if name in _LISTS:
            value[name] = self._listed(account, value, name)
        elif isinstance(value.get(name), str):
            value[name] = copy.deepcopy(self.get(account, value[name]))
        if rest and isinstance(value.get(name), dict):
            self._expand(account, value[name], rest, whole=whole)

    def _listed(self, account: str, value: Json, name: str) -> Json:
        if name == "line_items":
            items = self.hidden(value["id"])["line_items"]
            return self.page(items, {}, url=f"/v1/checkout/sessions/{value['id']}/line_items")
        refunds = self.every(account, "refund", charge=value["id"])
        return self.page(refunds, {}, url=f"/v1/charges/{value['id']}/refunds")
