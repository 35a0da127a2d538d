"""The payment providers there are. Adding one is a folder under `adapters/` and a line here."""

from handsel.kit.errors import NotFound
from handsel.modules.commerce.payments.adapter import Credentials, PaymentAdapter, Provider
from handsel.modules.commerce.payments.adapters.by_hand.adapter import ByHand, no_events
from handsel.modules.commerce.payments.adapters.paypal.parsing import parse_event as parse_paypal
from handsel.modules.commerce.payments.adapters.stripe.parsing import parse_event as parse_stripe


class UnknownProvider(NotFound):
    """We do not know this payment provider."""

    code = "unknown_provider"


def _connect_stripe(credentials: Credentials) -> PaymentAdapter:
    # The library takes a third of a second to import; only who calls Stripe pays for it.
    from handsel.modules.commerce.payments.adapters.stripe.adapter import Stripe

    return Stripe(credentials)


def _connect_paypal(credentials: Credentials) -> PaymentAdapter:
    # The gate and the API never call it.
    from handsel.modules.commerce.payments.adapters.paypal.adapter import PayPal

    return PayPal(credentials)


PROVIDERS: dict[str, Provider] = {
    "stripe": Provider(
        connect=_connect_stripe,
        parse_event=parse_stripe,
        base_url=lambda told: told.stripe_api_url,
        platform_key=lambda told: told.stripe_secret_key,
    ),
    "paypal": Provider(
        connect=_connect_paypal,
        parse_event=parse_paypal,
        base_url=lambda told: told.paypal_api_url,
    ),
    "bank_transfer": Provider(
        connect=ByHand, parse_event=no_events, base_url=lambda _: "", is_by_hand=True
    ),
    "on_delivery": Provider(
        connect=ByHand,
        parse_event=no_events,
        base_url=lambda _: "",
        is_by_hand=True,
        ships_unpaid=True,
    ),
}


def get_provider(name: str) -> Provider:
    """A provider by name; raises UnknownProvider."""
    try:
        return PROVIDERS[name]
    except KeyError:
        raise UnknownProvider from None
