"""The payment providers there are. Adding one is a folder under `adapters/` and a line here."""

from handsel.kit.errors import NotFound
from handsel.modules.commerce.payments.adapter import Credentials, PaymentAdapter, Provider
from handsel.modules.commerce.payments.adapters.stripe.parsing import parse_event as parse_stripe


class UnknownProvider(NotFound):
    """We do not know this payment provider."""

    code = "unknown_provider"


def _connect_stripe(credentials: Credentials) -> PaymentAdapter:
    # The library takes a third of a second to import; only who calls Stripe pays for it.
    from handsel.modules.commerce.payments.adapters.stripe.adapter import Stripe

    return Stripe(credentials)


PROVIDERS: dict[str, Provider] = {
    "stripe": Provider(connect=_connect_stripe, parse_event=parse_stripe),
}


def get_provider(name: str) -> Provider:
    """A provider by name; raises UnknownProvider."""
    try:
        return PROVIDERS[name]
    except KeyError:
        raise UnknownProvider from None
