"""A member shuts a customer out, or lets them in again.

What a blocked customer writes is kept where it belongs, is not answered, and brings nobody a
letter. What they bought goes its way: receipts and refunds are still told.
"""

from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.conversations import silencing
from handsel.modules.customers import blocking
from handsel.modules.customers.models import Customer


def block(actor: Actor, customer_id: UUID) -> Customer:
    """Shut a customer out on all of their channels; again, it changes nothing.

    The assistant withholds what it has not sent yet. Raises Forbidden and NotFound.
    """
    actor.require(Permission.BLOCK)
    with tenancy.business(actor.business_id):
        customer = blocking.get_for_update(customer_id)
        if customer.blocked_at is None:
            blocking.block(customer, by=actor.member_id, at=present_moment())
            silencing.fall_silent(customer_id)
            record("customer.blocked", actor=actor, subject=("customer", customer_id))
    return customer


def unblock(actor: Actor, customer_id: UUID) -> Customer:
    """Let a customer in again; what they wrote meanwhile stays unanswered.

    Raises Forbidden and NotFound.
    """
    actor.require(Permission.BLOCK)
    with tenancy.business(actor.business_id):
        customer = blocking.get_for_update(customer_id)
        if customer.blocked_at is not None:
            blocking.unblock(customer)
            silencing.answer_from(customer_id, at=present_moment())
            record("customer.unblocked", actor=actor, subject=("customer", customer_id))
    return customer
