"""A member changes where the shop's money goes: proved, kept, made to wait, told to every owner.

Ask the provider (no transaction) → keep and queue (transaction). The day of waiting and what is
exempt from it are decided in `payments/payouts.py`.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings

from handsel.flows import own_secret, payout_letters, reconcile_books
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.errors import Conflict, Failure, Invalid
from handsel.kit.jobs import Retry, job
from handsel.kit.secrets import Secret
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.payments import actions as payments
from handsel.modules.commerce.payments import payouts, queries
from handsel.modules.commerce.payments.adapter import (
    Credentials,
    Identity,
    ObjectUnknown,
    ProviderLoggedOut,
    ProviderRefused,
)
from handsel.modules.commerce.payments.models import Mode, PaymentAccount, PayoutChange
from handsel.modules.commerce.payments.payouts import NotYet
from handsel.modules.commerce.payments.registry import get_provider
from handsel.modules.ingress import actions as ingress


class KeyRefused(Invalid):
    """The provider does not take this key."""

    code = "key_refused"


class KeyOfAnother(Invalid):
    """This key opens another account than the one named."""

    code = "key_of_another"


class AccountNotTold(Invalid):
    """The provider does not say whose key this is: name the account too."""

    code = "account_not_told"


class TestKeyForLive(Conflict):
    """A key that moves no real money cannot take the place of one that does."""

    code = "test_key_for_live"


class NoOwnKeys(Conflict):
    """This way to pay has no keys of the shop's own."""

    code = "no_own_keys"


def connect(
    actor: Actor,
    *,
    provider: str,
    secret_key: str,
    client_id: str = "",
    external_id: str = "",
    signing_secret: str = "",
    make_default: bool = False,
) -> PaymentAccount:
    """Be paid on the shop's own account at a provider: at once if it is the shop's first, or after
    the day of waiting. One that is offered already has its keys renewed.

    Raises UnknownProvider, NoOwnKeys, KeyRefused, KeyOfAnother,
    AccountNotTold, TestKeyForLive, AccountTaken, and ProviderUnavailable.
    """
    actor.require(Permission.CHANGE_PAYMENTS)
    identity = _identify(provider, secret_key=secret_key, client_id=client_id)
    name = identity.external_id or external_id
    if not name:
        raise AccountNotTold
    if external_id and external_id != name:
        raise KeyOfAnother
    with tenancy.business(actor.business_id):
        known = queries.find_account(provider=provider, external_id=name)
        if known is not None:
            _require_same(known, identity, client_id=client_id)
        account = _keep(provider, name, identity, secret_key=secret_key, client_id=client_id)
        if signing_secret:
            _keep_signing_secret(account, signing_secret, overlap=own_secret.USUAL_OVERLAP)
        else:
            ingress.add_route(source=provider, account=name, target_id=account.id)
        reconcile_books.schedule(business_id=actor.business_id)
        record(
            "payment_account.connected",
            actor=actor,
            subject=("payment_account", account.id),
            detail={"provider": provider, "external_id": name, "livemode": identity.livemode,
                    "secret_key": account.key_hint},
        )  # fmt: skip
        if account.is_active:
            payout_letters.tell_renewed(account, by=actor.name)
        else:
            _offer(actor, account, make_default=make_default)
        return queries.get_account(account.id)


def offer_by_hand(
    actor: Actor, *, provider: str, instructions: str, waits_days: int, make_default: bool
) -> PaymentAccount:
    """Offer a way to pay by hand, or change what customers read about it: other instructions may
    send money elsewhere, so they wait like another account. Raises UnknownProvider, NotByHand and
    NotAWait."""
    actor.require(Permission.CHANGE_PAYMENTS)
    with tenancy.business(actor.business_id):
        account = payments.keep_by_hand(provider, waits_days=waits_days)
        _offer(
            actor,
            account,
            make_default=make_default,
            instructions=instructions,
            waits_days=waits_days,
        )
        return queries.get_account(account.id)


def renew_keys(
    actor: Actor, account_id: UUID, *, secret_key: str, client_id: str = ""
) -> PaymentAccount:
    """Other keys for the same account, from now on. Raises as `connect` does, and NotFound."""
    actor.require(Permission.CHANGE_PAYMENTS)
    with tenancy.business(actor.business_id):
        account = _of_own_keys(account_id)
    client_id = client_id or account.client_id
    identity = _identify(account.provider, secret_key=secret_key, client_id=client_id)
    with tenancy.business(actor.business_id):
        known = payouts.lock_account(account_id)
        _require_same(known, identity, client_id=client_id)
        account = _keep(known.provider, known.external_id, identity,
                        secret_key=secret_key, client_id=client_id)  # fmt: skip
        record(
            "payment_account.keys_renewed",
            actor=actor,
            subject=("payment_account", account.id),
            detail={"secret_key": account.key_hint},
        )
        payout_letters.tell_renewed(account, by=actor.name)
        return account


def change_signing_secret(
    actor: Actor, account_id: UUID, *, signing_secret: str, overlap: timedelta
) -> PaymentAccount:
    """What proves the account's events from now on; the secret before it holds for `overlap`.

    Raises NotFound, NoOwnKeys and OverlapTooLong.
    """
    actor.require(Permission.CHANGE_PAYMENTS)
    with tenancy.business(actor.business_id):
        account = _of_own_keys(account_id)
        _keep_signing_secret(account, signing_secret, overlap=overlap)
        record(
            "payment_account.signing_secret_changed",
            actor=actor,
            subject=("payment_account", account.id),
            detail={
                "signing_secret": Secret(signing_secret).masked(),
                "overlap_seconds": int(overlap.total_seconds()),
            },
        )
        return account


def check(actor: Actor, account_id: UUID) -> str:
    """Ask the provider whether the account's keys are good: the code of what is wrong, or empty.

    Raises NotFound and NoOwnKeys.
    """
    actor.require(Permission.READ_PAYMENTS)
    with tenancy.business(actor.business_id):
        account = queries.get_account(account_id)
        if account.mode == Mode.BY_HAND:
            raise NoOwnKeys
        adapter = queries.connect(account, purpose="check")
        record("payment_account.checked", actor=actor, subject=("payment_account", account.id))
    try:
        identity = adapter.identify()
    except Failure as failure:
        return failure.code
    if identity.external_id not in ("", account.external_id):
        return KeyOfAnother.code
    return "" if identity.livemode or not account.livemode else TestKeyForLive.code


def make_default(actor: Actor, account_id: UUID) -> PaymentAccount:
    """Have customers who did not choose pay here; it takes money already, so nothing waits."""
    actor.require(Permission.CHANGE_PAYMENTS)
    with tenancy.business(actor.business_id):
        account = payouts.make_default(account_id)
        record(
            "payment_account.made_default",
            actor=actor,
            subject=("payment_account", account.id),
        )
        payout_letters.tell_preferred(account, by=actor.name)
        return account


def withdraw(actor: Actor, account_id: UUID) -> None:
    """Offer an account no longer, from now on."""
    actor.require(Permission.CHANGE_PAYMENTS)
    with tenancy.business(actor.business_id):
        account = payouts.withdraw(account_id, now=present_moment())
        record("payment_account.withdrawn", actor=actor, subject=("payment_account", account.id))
        payout_letters.tell_withdrawn(account, by=actor.name)


def forget_keys(actor: Actor, account_id: UUID) -> None:
    """Wipe the keys of an account that is offered no longer."""
    actor.require(Permission.CHANGE_PAYMENTS)
    with tenancy.business(actor.business_id):
        account = payouts.forget_keys(account_id)
        record(
            "payment_account.keys_forgotten",
            actor=actor,
            subject=("payment_account", account.id),
        )


def stop(actor: Actor, change_id: UUID) -> PayoutChange:
    """Stop a change that waits: the shop goes on being paid as it is."""
    actor.require(Permission.STOP_PAYOUT)
    with tenancy.business(actor.business_id):
        change = payouts.stop_change(actor, change_id, now=present_moment())
        record("payout_change.stopped", actor=actor, subject=("payout_change", change.id))
        payout_letters.tell_stopped(change, by=actor.name)
        return change


@job(queue="pay", name="apply_payout_change", attempts=50)
def apply_payout_change(*, business_id: str, change_id: str) -> None:
    """Make a change whose day of waiting is over, unless somebody stopped it."""
    with tenancy.business(UUID(business_id)):
        try:
            change = payouts.apply_change(UUID(change_id), now=present_moment())
        except NotYet as early:
            raise Retry("the day of waiting is not over", after_seconds=60) from early
        if change is not None:
            record(
                "payout_change.made",
                subject=("payout_change", change.id),
                detail={"account_id": change.account_id},
            )
            payout_letters.tell_made(change)


def hook_url(account: PaymentAccount) -> str:
    """Where the provider is to send this account's events."""
    return f"{settings.HOOKS_URL}/hooks/{account.provider}/{account.external_id}"


def _offer(
    actor: Actor,
    account: PaymentAccount,
    *,
    make_default: bool,
    instructions: str = "",
    waits_days: int | None = None,
) -> None:
    change = payouts.ask_to_offer(
        actor,
        account,
        make_default=make_default,
        instructions=instructions,
        waits_days=waits_days,
        now=present_moment(),
    )
    if change is None:
        record(
            "payment_account.offered",
            actor=actor,
            subject=("payment_account", account.id),
            detail={"provider": account.provider},
        )
        payout_letters.tell_offered(account, by=actor.name)
        return
    apply_payout_change.enqueue(
        business_id=actor.business_id, change_id=change.id, not_before=change.applies_at
    )
    record(
        "payout_change.asked",
        actor=actor,
        subject=("payout_change", change.id),
        detail={"account_id": account.id, "provider": account.provider,
                "applies_at": change.applies_at},
    )  # fmt: skip
    payout_letters.tell_asked(change, by=actor.name)


def _identify(provider: str, *, secret_key: str, client_id: str) -> Identity:
    """Whose account these keys open, as the provider says it. No transaction is open."""
    known = get_provider(provider)
    if known.is_by_hand:
        raise NoOwnKeys
    adapter = known.connect(
        Credentials(
            account="",
            secret_key=Secret(secret_key),
            is_connected=False,
            base_url=known.base_url(settings.PAYMENT_PROVIDERS),
            client_id=client_id,
        )
    )
    try:
        return adapter.identify()
    except (ProviderLoggedOut, ProviderRefused, ObjectUnknown):
        raise KeyRefused from None


def _require_same(known: PaymentAccount, identity: Identity, *, client_id: str) -> None:
    """Keys may only be changed for others of the same account. Where the provider does not say
    whose they are, those of the same app of the shop's are."""
    if identity.external_id not in ("", known.external_id):
        raise KeyOfAnother
    if not identity.external_id and client_id != known.client_id:
        raise AccountNotTold
    if known.livemode and not identity.livemode:
        raise TestKeyForLive


def _keep(
    provider: str, external_id: str, identity: Identity, *, secret_key: str, client_id: str
) -> PaymentAccount:
    return payouts.keep_account(
        provider=provider,
        external_id=external_id,
        name=identity.name,
        livemode=identity.livemode,
        secret_key=secret_key,
        client_id=client_id,
    )


def _keep_signing_secret(account: PaymentAccount, secret: str, *, overlap: timedelta) -> None:
    own_secret.keep(
        source=account.provider,
        account=account.external_id,
        target_id=account.id,
        secret=secret,
        overlap=overlap,
    )


def _of_own_keys(account_id: UUID) -> PaymentAccount:
    account = queries.get_account(account_id)
    if account.mode != Mode.OWN_KEYS:
        raise NoOwnKeys
    return account
