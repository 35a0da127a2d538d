"""Connect a way to be paid: the account, where its events come in, and its daily comparison."""

from handsel.flows import own_secret, reconcile_books
from handsel.kit import tenancy
from handsel.kit.secrets import Secret
from handsel.modules.audit.actions import record
from handsel.modules.commerce.payments import actions as payments
from handsel.modules.commerce.payments.models import Mode, PaymentAccount
from handsel.modules.ingress import actions as ingress


def connect(
    *,
    provider: str,
    external_id: str,
    mode: Mode,
    secret_key: str = "",
    client_id: str = "",
    livemode: bool = False,
    signing_secret: str = "",
    make_default: bool = False,
) -> PaymentAccount:
    """Be paid on an account at a provider, in the business in scope.

    `signing_secret` is what proves events sent to the account's own endpoint: Stripe's signing
    secret, or PayPal's webhook id. Raises UnknownProvider and AccountTaken.
    """
    account = payments.connect_account(
        provider=provider,
        external_id=external_id,
        mode=mode,
        secret_key=secret_key,
        client_id=client_id,
        livemode=livemode,
        make_default=make_default,
    )
    if signing_secret:
        own_secret.keep(
            source=provider, account=external_id, target_id=account.id, secret=signing_secret
        )
    else:
        ingress.add_route(source=provider, account=external_id, target_id=account.id)
    reconcile_books.schedule(business_id=tenancy.current())
    record(
        "payment_account.connected",
        subject=("payment_account", account.id),
        detail={
            "provider": provider,
            "external_id": external_id,
            "livemode": livemode,
            "secret_key": Secret(secret_key).masked() if secret_key else "",
        },
    )
    return account
