"""Letters to every owner about where the shop's money goes: asked, made, stopped, changed at once.

Everything here only writes into the outbox, in the caller's transaction.
"""

from handsel.flows import letterhead
from handsel.kit.ids import uuid7
from handsel.modules.businesses import queries as businesses
from handsel.modules.commerce.payments.models import PaymentAccount, PayoutChange
from handsel.modules.notifications import letters

_BY_HAND = {"bank_transfer": "bank transfer", "on_delivery": "payment on delivery"}
_COMPANIES = {"stripe": "Stripe", "paypal": "PayPal"}


def tell_asked(change: PayoutChange, *, by: str) -> None:
    """That another account will take the money, when, and that it can be stopped."""
    business = businesses.get_current()
    letter = letters.owners_payout_asked(
        shop=letterhead.current_shop(),
        account=_named(change.account),
        member=by,
        at=change.applies_at,
        timezone=business.timezone,
    )
    letterhead.write_to_owners(letter, once_key=f"payout-asked:{change.id}")


def tell_made(change: PayoutChange) -> None:
    """That it takes the money from now on."""
    letter = letters.owners_payout_made(
        shop=letterhead.current_shop(), account=_named(change.account)
    )
    letterhead.write_to_owners(letter, once_key=f"payout-made:{change.id}")


def tell_stopped(change: PayoutChange, *, by: str) -> None:
    """That everything stays as it is."""
    letter = letters.owners_payout_stopped(
        shop=letterhead.current_shop(), account=_named(change.account), member=by
    )
    letterhead.write_to_owners(letter, once_key=f"payout-stopped:{change.id}")


def tell_offered(account: PaymentAccount, *, by: str) -> None:
    """That an account takes money at once: the shop's first, or one that goes on taking it."""
    _tell_changed(account, "customers can pay by it", by=by)


def tell_renewed(account: PaymentAccount, *, by: str) -> None:
    """That its keys are others; it is the same account."""
    _tell_changed(account, "its keys were renewed", by=by)


def tell_preferred(account: PaymentAccount, *, by: str) -> None:
    """That customers who did not choose pay there."""
    _tell_changed(account, "customers who do not choose pay by it", by=by)


def tell_withdrawn(account: PaymentAccount, *, by: str) -> None:
    """That customers cannot pay there any more."""
    _tell_changed(account, "customers can no longer pay by it", by=by)


def _tell_changed(account: PaymentAccount, change: str, *, by: str) -> None:
    letter = letters.owners_account_changed(
        shop=letterhead.current_shop(), account=_named(account), change=change, member=by
    )
    letterhead.write_to_owners(letter, once_key=f"payment-account:{account.id}:{uuid7().hex}")


def _named(account: PaymentAccount) -> str:
    if account.provider in _BY_HAND:
        return _BY_HAND[account.provider]
    company = _COMPANIES.get(account.provider, account.provider)
    return f"{company} account {account.external_id}"
