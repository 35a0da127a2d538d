"""Questions about the ledger."""

from uuid import UUID

from django.db.models import Prefetch, Sum

from handsel.modules.commerce.ledger.models import Entry, Movement
from handsel.modules.commerce.ledger.rules import Account, Kind, Standing, standing_of


def get_standing(*order_ids: UUID) -> Standing:
    """What was captured, refunded, disputed, lost and sold for one order, or several together."""
    rows = (
        Entry.objects.filter(movement__order_id__in=order_ids)
        .values_list("movement__kind", "account")
        .annotate(total=Sum("amount_minor"))
    )
    return standing_of({(kind, account): total for kind, account, total in rows})


def list_movements(order_id: UUID) -> list[Movement]:
    """An order's movements with their entries, oldest first."""
    found = Movement.objects.filter(order_id=order_id).prefetch_related(
        Prefetch("entries", queryset=Entry.objects.order_by("-amount_minor", "id"))
    )
    return list(found.order_by("occurred_at", "id"))


def find_amounts(*kinds: Kind, reference: str) -> dict[Account, int]:
    """What an occasion did to each account; empty when it is not in the ledger as any of `kinds`.

    Several kinds together are summed.
    """
    rows = (
        Entry.objects.filter(movement__kind__in=kinds, movement__reference=reference)
        .values_list("account")
        .annotate(total=Sum("amount_minor"))
    )
    return {Account(name): total for name, total in rows}


def get_sold(order_id: UUID) -> tuple[int, int]:
    """What is left of an order's sale after what was given back: with tax, and the tax in it."""
    accounts = [Account.SALES, Account.DELIVERY, Account.TAX, Account.RETURNS]
    rows = (
        Entry.objects.filter(movement__order_id=order_id, account__in=accounts)
        .values_list("account")
        .annotate(total=Sum("amount_minor"))
    )
    sums = dict(rows)
    return -sum(sums.values()), -sums.get(Account.TAX, 0)


def get_balances(*, currency: str) -> dict[str, int]:
    """Each account's balance over the whole business, in minor units of one currency."""
    rows = (
        Entry.objects.filter(currency=currency)
        .values_list("account")
        .annotate(total=Sum("amount_minor"))
    )
    return dict(rows)
