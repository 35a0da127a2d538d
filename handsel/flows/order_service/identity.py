"""Whose orders a conversation may speak of: its customer's own, and those it has proven.

Guesses are counted and bounded, and a wrong one is answered like an unknown one.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from handsel.kit.errors import NotFound
from handsel.modules.commerce.orders.finding import find_proven, is_reachable, list_reachable
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.returns import actions
from handsel.modules.commerce.returns.failures import TooManyGuesses
from handsel.modules.commerce.returns.models import Proof
from handsel.modules.commerce.returns.queries import count_guesses, list_proofs
from handsel.modules.commerce.returns.rules import MOST_GUESSES

SHOWN_ORDERS = 10


def prove(
    conversation_id: UUID, *, email: str, number: int | None, postcode: str, now: datetime
) -> Order | None:
    """The order two true facts name, reachable from now on for a while; None when they do not fit.

    With the e-mail address it was placed with, all orders of whoever placed it are proven; a
    number and a postcode, which stand on every parcel, prove that order alone. The caller holds
    the conversation's lock, so that guesses are counted one after the other. Raises
    TooManyGuesses.
    """
    if count_guesses(conversation_id, now=now) >= MOST_GUESSES:
        raise TooManyGuesses
    order = find_proven(email=email, number=number, postcode=postcode)
    if order is None:
        actions.count_guess(conversation_id, now=now)
        return None
    holder = order.customer_id if email else None
    actions.prove(conversation_id, order_id=None if holder else order.id, holder_id=holder, now=now)
    return order


def list_orders(
    conversation_id: UUID, *, customer_id: UUID, now: datetime, limit: int = SHOWN_ORDERS
) -> list[Order]:
    """The orders this conversation may speak of, newest first, with their lines."""
    customers, orders = _scope(list_proofs(conversation_id, now=now), customer_id)
    return list_reachable(customer_ids=customers, order_ids=orders, limit=limit)


def require_reachable(
    order_id: UUID, *, conversation_id: UUID, customer_id: UUID, now: datetime
) -> None:
    """Raises NotFound for an order that is somebody else's, as for one that never was."""
    customers, orders = _scope(list_proofs(conversation_id, now=now), customer_id)
    if not is_reachable(order_id, customer_ids=customers, order_ids=orders):
        raise NotFound


def _scope(proofs: Sequence[Proof], customer_id: UUID) -> tuple[set[UUID], set[UUID]]:
    holders = {proof.holder_id for proof in proofs if proof.holder_id}
    return {customer_id, *holders}, {proof.order_id for proof in proofs if proof.order_id}
