"""A day's budget is used up: the shop's people are told, once a day for each kind."""

from collections.abc import Sequence
from datetime import datetime

from handsel.flows import letterhead
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.models import Business
from handsel.modules.limits.budgets import UsedUp
from handsel.modules.limits.models import Kind
from handsel.modules.notifications import actions as notifications
from handsel.modules.notifications import letters

WHAT: dict[Kind, str] = {
    Kind.SENDS: "automatic messages",
    Kind.TOKENS: "tokens of language models",
    Kind.COST: "millionths of the price of language models",
}
WHAT_NOW: dict[Kind, str] = {
    Kind.SENDS: "Conversations that need more are handed to a person.",
    Kind.TOKENS: "Customers are answered without a language model.",
    Kind.COST: "Customers are answered without a language model.",
}


def tell_staff(used_up: Sequence[UsedUp], *, business: Business, now: datetime) -> None:
    """Write the letters, one a day (UTC) for each kind of budget, however often it is called."""
    for one in used_up:
        letter = letters.staff_budget_used_up(
            shop=letterhead.shop_of(business),
            most=one.most,
            what=WHAT[one.kind],
            whose="all customers together" if one.for_all else "a single customer",
            what_now=WHAT_NOW[one.kind],
        )
        scope = "business" if one.for_all else "customer"
        notifications.write(
            once_key=f"budget:{one.kind.value}:{scope}:{now.date().isoformat()}",
            recipients=businesses.list_staff_emails(),
            letter=letter,
            sender_name=business.name,
        )
