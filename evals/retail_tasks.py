"""One task played through: its actions by product and by policy text, side by side."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evals.retail_attempts import attempts
from evals.retail_replay import Customer
from evals.retail_rules import Forbidden, Retail
from evals.retail_shop import RetailShop, address_of, load_products, load_user, minor, open_retail
from handsel.modules.assistant.outcomes import Outcome, Refused
from handsel.modules.assistant.service_outcomes import ChangeListed
from tests.provider import FakeProvider

Line = dict[str, object]


def play(
    task: Mapping[str, Any],
    actions: Sequence[Mapping[str, Any]],
    *,
    db: Mapping[str, Any],
    provider: FakeProvider,
    tried: set[str],
) -> Iterator[Line]:
    """The lines of one task: attempts on orders not `tried` before, then its own actions."""
    user_ids = {db["orders"][action["arguments"]["order_id"]]["user_id"] for action in actions}
    mine = [order for order in db["orders"].values() if order["user_id"] in user_ids]
    retail = _fill(mine, actions, db=db, provider=provider)
    oracle = Retail(db)
    for order in mine:
        if order["order_id"] not in tried:
            tried.add(order["order_id"])
            yield from _try_all(task, order, retail, db=db)
    customer = Customer(retail)
    for action in actions:
        yield _replay(task, action, customer, oracle, db=db)


def _fill(
    mine: Sequence[Mapping[str, Any]],
    actions: Sequence[Mapping[str, Any]],
    *,
    db: Mapping[str, Any],
    provider: FakeProvider,
) -> RetailShop:
    retail = open_retail(provider)
    wanted = {item["product_id"] for order in mine for item in order["items"]}
    named = {i for a in actions for i in a["arguments"].get("new_item_ids", ())}
    products = [
        product
        for product in db["products"].values()
        if product["product_id"] in wanted or named & set(product["variants"])
    ]
    load_products(retail, products)
    for user_id in {order["user_id"] for order in mine}:
        bought = [order for order in mine if order["user_id"] == user_id]
        load_user(retail, db["users"][user_id], bought)
    return retail


def _replay(
    task: Mapping[str, Any],
    action: Mapping[str, Any],
    customer: Customer,
    oracle: Retail,
    *,
    db: Mapping[str, Any],
) -> Line:
    name, said = action["name"], action["arguments"]
    order = db["orders"][said["order_id"]]
    before = customer.state(order)
    proven = _prove(task, customer, order, db=db)
    outcome = customer.change(name, said) if proven else "not proven"
    state = customer.state(order)
    try:
        expected = expected_state(oracle.do(name, said))
        permitted, right = True, outcome == "done" and state == expected
    except Forbidden as reason:
        permitted, expected = False, {"forbidden": str(reason)}
        right = outcome != "done" and state == before
    return {
        "id": action["action_id"], "task": task["id"], "group": "task", "name": name,
        "order_id": said["order_id"], "permitted": permitted, "outcome": outcome,
        "right": right, "order": state, "expected": expected,
    }  # fmt: skip


def _prove(
    task: Mapping[str, Any],
    customer: Customer,
    order: Mapping[str, Any],
    *,
    db: Mapping[str, Any],
) -> bool:
    """As the task's customer does: who says name and postcode says number and postcode here."""
    actions = task["evaluation_criteria"].get("actions") or []
    if any(action["name"] == "find_user_id_by_name_zip" for action in actions):
        return customer.prove(order, postcode=order["address"]["zip"])
    return customer.prove(order, email=db["users"][order["user_id"]]["email"])


def _try_all(
    task: Mapping[str, Any],
    order: Mapping[str, Any],
    retail: RetailShop,
    *,
    db: Mapping[str, Any],
) -> Iterator[Line]:
    """Have changes listed and leave it at that; together they must leave the order as it was."""
    customer, stranger = Customer(retail), Customer(retail)
    before = customer.state(order)
    customer.prove(order, email=db["users"][order["user_id"]]["email"])
    stranger.prove(order, email="somebody.else@example.com")
    lines = []
    for attempt in attempts(order, db=db):
        name, said = attempt["name"], attempt["arguments"]
        lines.append(_tried(task, attempt, customer.ask(name, said), _permits(db, name, said)))
    own = {"id": f"{order['order_id']}:stranger", "name": "somebody else's order"}
    cancel = {"order_id": order["order_id"], "reason": "no longer needed"}
    lines.append(_tried(task, own, stranger.ask("cancel_pending_order", cancel), False))
    untouched = customer.state(order) == before
    for line in lines:
        yield line | {"right": bool(line["right"]) and untouched}


def _permits(db: Mapping[str, Any], name: str, said: Mapping[str, Any]) -> bool:
    users, orders = db["users"], {said["order_id"]: db["orders"][said["order_id"]]}
    owner = orders[said["order_id"]]["user_id"]
    try:
        Retail({**db, "users": {owner: users[owner]}, "orders": orders}).do(name, said)
    except Forbidden:
        return False
    return True


def _tried(
    task: Mapping[str, Any], attempt: Mapping[str, Any], outcome: Outcome, permitted: bool
) -> Line:
    listed = isinstance(outcome, ChangeListed)
    refused = isinstance(outcome, Refused)
    return {
        "id": f"{task['id']}:{attempt['id']}", "task": task["id"], "group": "attempt",
        "name": attempt["name"], "permitted": permitted,
        "outcome": outcome.reason if isinstance(outcome, Refused) else type(outcome).__name__,
        "right": listed if permitted else refused,
    }  # fmt: skip


def expected_state(order: Mapping[str, Any]) -> dict[str, Any]:
    """An order of the material in the terms of `retail_state`."""
    state: dict[str, Any] = {
        "status": order["status"],
        "items": sorted([item["item_id"], minor(item["price"])] for item in order["items"]),
        "address": {k: v for k, v in address_of(order["address"]).items() if v},
        "payment_history": sorted(
            [moved["transaction_type"], minor(moved["amount"]), moved["payment_method_id"]]
            for moved in order["payment_history"]
            if moved["amount"]
        ),
    }
    for name, value in order.items():
        if name.startswith(("exchange_", "return_")) or name == "cancel_reason":
            state[name] = minor(value) if name == "exchange_price_difference" else value
    return state
