"""The movements we know and the accounts they touch. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Account(StrEnum):
    PROVIDER = "provider"
    CUSTOMER = "customer"
    SALES = "sales"
    DELIVERY = "delivery"
    TAX = "tax"
    RETURNS = "returns"
    DISPUTES = "disputes"
    DISPUTE_LOSSES = "dispute_losses"
    GIFT_CARDS = "gift_cards"


class Kind(StrEnum):
    PAYMENT = "payment"
    SALE = "sale"
    REFUND = "refund"
    REFUND_FAILED = "refund_failed"
    DISPUTE = "dispute"
    DISPUTE_WON = "dispute_won"
    DISPUTE_LOST = "dispute_lost"
    #: An order paid from a gift card, and money put on one instead of going back.
    CREDIT_SPENT = "credit_spent"
    CREDIT_GIVEN = "credit_given"


#: Movement → (debited, credited); see the chart in the package's docstring.
SIDES: Mapping[Kind, tuple[Account, Account]] = {
    Kind.PAYMENT: (Account.PROVIDER, Account.CUSTOMER),
    Kind.SALE: (Account.CUSTOMER, Account.SALES),
    Kind.REFUND: (Account.RETURNS, Account.PROVIDER),
    Kind.REFUND_FAILED: (Account.PROVIDER, Account.RETURNS),
    Kind.DISPUTE: (Account.DISPUTES, Account.PROVIDER),
    Kind.DISPUTE_WON: (Account.PROVIDER, Account.DISPUTES),
    Kind.DISPUTE_LOST: (Account.DISPUTE_LOSSES, Account.DISPUTES),
    Kind.CREDIT_SPENT: (Account.GIFT_CARDS, Account.CUSTOMER),
    Kind.CREDIT_GIVEN: (Account.RETURNS, Account.GIFT_CARDS),
}


#: What is shared with tax and delivery.
REVENUE = frozenset({Account.SALES, Account.RETURNS})


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ledger says about one order, in minor units of its currency; none is negative."""

    captured_minor: int = 0
    refunded_minor: int = 0
    disputed_minor: int = 0
    lost_minor: int = 0
    sold_minor: int = 0


def sides_of(kind: Kind, *, was_sold: bool) -> tuple[Account, Account]:
    """The accounts to debit and credit; money that was never a sale goes back to the customer."""
    debited, credited = SIDES[kind]
    if was_sold:
        return debited, credited
    swapped = {Account.RETURNS: Account.CUSTOMER}
    return swapped.get(debited, debited), swapped.get(credited, credited)


def split(
    sides: tuple[Account, Account], *, amount: int, shares: Mapping[Account, int]
) -> list[tuple[Account, int]]:
    """The entries of a movement, debits above zero; `shares` come out of sales or returns.

    Where neither is touched, nothing is shared: money that was no sale holds no tax.
    """
    debited, credited = sides
    if not REVENUE & set(sides):
        shares = {}
    parts = [(account, part) for account, part in shares.items() if part]
    rest = amount - sum(part for _, part in parts)
    debits, credited_parts = [(debited, amount)], [(credited, amount)]
    if debited in REVENUE:
        debits = [(debited, rest), *parts]
    else:
        credited_parts = [(credited, rest), *parts]
    signed = [*debits, *((account, -part) for account, part in credited_parts)]
    return [(account, part) for account, part in signed if part]


def standing_of(sums: Mapping[tuple[str, str], int]) -> Standing:
    """An order's standing from its entries summed by (movement kind, account)."""

    def total(account: Account, *kinds: Kind) -> int:
        return sum(sums.get((kind, account), 0) for kind in kinds)

    return Standing(
        captured_minor=total(Account.PROVIDER, Kind.PAYMENT)
        + total(Account.GIFT_CARDS, Kind.CREDIT_SPENT),
        refunded_minor=-total(Account.PROVIDER, Kind.REFUND, Kind.REFUND_FAILED)
        - total(Account.GIFT_CARDS, Kind.CREDIT_GIVEN),
        disputed_minor=total(Account.DISPUTES, Kind.DISPUTE, Kind.DISPUTE_WON, Kind.DISPUTE_LOST),
        lost_minor=total(Account.DISPUTE_LOSSES, Kind.DISPUTE_LOST),
        sold_minor=total(Account.CUSTOMER, Kind.SALE),
    )
