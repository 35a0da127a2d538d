"""Where the shop's money goes: its accounts at payment providers, and changes that wait.

Keys are written and never read: what is shown of one is dots and its last four characters.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field, StringConstraints

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.shapes import In, Listed, Out
from handsel.flows import own_secret, payout_accounts
from handsel.flows.own_secret import Kept
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.payments import payouts, queries
from handsel.modules.commerce.payments.models import Mode, PaymentAccount, PayoutChange

router = Router(tags=["payments"])

#: A key or secret as its provider prints it: one word.
Key = Annotated[str, StringConstraints(min_length=8, max_length=500, pattern=r"^[!-~]+$")]
Name = Annotated[str, StringConstraints(max_length=120, pattern=r"^[A-Za-z0-9_-]*$")]


class PayoutChangeOut(Out):
    """Money is to go to another account, or by other instructions, from `applies_at` on.

    `state` is waiting, made, stopped, or replaced by another change at the same provider.
    """

    id: UUID
    account_id: UUID
    provider: str
    make_default: bool
    instructions: str
    state: str
    asked_at: datetime
    asked_by_member_id: UUID
    applies_at: datetime
    ended_at: datetime | None
    ended_by_member_id: UUID | None


class PaymentAccountOut(Out):
    """An account that takes the shop's money, is about to, or did.

    `key_hint` is the last four characters of its key. Events are to be sent to `webhook_url`, empty
    for what has none; the secret before the present one proves them `previous_secret_until`.
    """

    id: UUID
    provider: str
    external_id: str
    name: str
    mode: str
    livemode: bool
    is_offered: bool
    is_default: bool
    client_id: str
    key_hint: str
    has_signing_secret: bool
    previous_secret_until: datetime | None
    webhook_url: str
    change: PayoutChangeOut | None
    offered_at: datetime | None
    withdrawn_at: datetime | None
    created_at: datetime


class PaymentAccountIn(In):
    """The shop's own account, by its keys. `external_id` is only needed where the provider does
    not say whose keys they are, which is an error of its own then."""

    provider: str = Field(min_length=1, max_length=20)
    secret_key: Key
    client_id: Annotated[str, StringConstraints(max_length=160, pattern=r"^[!-~]*$")] = ""
    external_id: Name = ""
    signing_secret: Key | None = None
    is_default: bool = False


class KeysIn(In):
    """Other keys of the same account. An absent `client_id` stays."""

    secret_key: Key
    client_id: Annotated[str, StringConstraints(max_length=160, pattern=r"^[!-~]*$")] = ""


class SigningSecretIn(In):
    """Stripe's signing secret, or PayPal's webhook id. The one before holds for some hours."""

    signing_secret: Key
    overlap_hours: Annotated[int, Field(ge=0, le=168)] = 24


class CheckOut(Out):
    """Whether a provider takes what we keep; `problem` is the code of why not."""

    ok: bool
    problem: str


@router.get("/payment-accounts", response=Listed[PaymentAccountOut])
def list_payment_accounts(request: HttpRequest) -> Listed[PaymentAccountOut]:
    """Every account, those offered to customers first, the default at their head."""
    with acting(request, Permission.READ_PAYMENTS):
        return Listed(items=_shown(*queries.list_every_account()))


@router.post("/payment-accounts", response={201: PaymentAccountOut})
def connect_payment_account(
    request: HttpRequest, asked: PaymentAccountIn
) -> Status[PaymentAccountOut]:
    """Be paid on an account; another than the shop's first waits for a day."""
    actor = actor_of(request, Permission.CHANGE_PAYMENTS)
    account = payout_accounts.connect(
        actor,
        provider=asked.provider,
        secret_key=asked.secret_key,
        client_id=asked.client_id,
        external_id=asked.external_id,
        signing_secret=asked.signing_secret or "",
        make_default=asked.is_default,
    )
    return Status(201, _shown_to(request, account, Permission.CHANGE_PAYMENTS))


@router.get("/payment-accounts/{account_id}", response=PaymentAccountOut)
def get_payment_account(request: HttpRequest, account_id: Id) -> PaymentAccountOut:
    """One account."""
    with acting(request, Permission.READ_PAYMENTS):
        return _shown(queries.get_account(account_id))[0]


@router.post("/payment-accounts/{account_id}/check", response=CheckOut)
def check_payment_account(request: HttpRequest, account_id: Id) -> CheckOut:
    """Ask the provider whether the keys are good."""
    actor = actor_of(request, Permission.READ_PAYMENTS)
    problem = payout_accounts.check(actor, account_id)
    return CheckOut(ok=not problem, problem=problem)


@router.put("/payment-accounts/{account_id}/keys", response=PaymentAccountOut)
def renew_payment_keys(request: HttpRequest, account_id: Id, asked: KeysIn) -> PaymentAccountOut:
    """Other keys for the same account, from now on."""
    actor = actor_of(request, Permission.CHANGE_PAYMENTS)
    account = payout_accounts.renew_keys(
        actor, account_id, secret_key=asked.secret_key, client_id=asked.client_id
    )
    return _shown_to(request, account, Permission.CHANGE_PAYMENTS)


@router.delete("/payment-accounts/{account_id}/keys", response={204: None})
def forget_payment_keys(request: HttpRequest, account_id: Id) -> Status[None]:
    """Wipe the keys of an account that is offered no longer; it can give nothing back then."""
    payout_accounts.forget_keys(actor_of(request, Permission.CHANGE_PAYMENTS), account_id)
    return Status(204, None)


@router.put("/payment-accounts/{account_id}/signing-secret", response=PaymentAccountOut)
def change_signing_secret(
    request: HttpRequest, account_id: Id, asked: SigningSecretIn
) -> PaymentAccountOut:
    """Keep what proves the account's events; the one before it holds for a while too."""
    account = payout_accounts.change_signing_secret(
        actor_of(request, Permission.CHANGE_PAYMENTS),
        account_id,
        signing_secret=asked.signing_secret,
        overlap=timedelta(hours=asked.overlap_hours),
    )
    return _shown_to(request, account, Permission.CHANGE_PAYMENTS)


@router.post("/payment-accounts/{account_id}/default", response=PaymentAccountOut)
def make_payment_account_default(request: HttpRequest, account_id: Id) -> PaymentAccountOut:
    """Have customers who did not choose pay on this account, which is offered already."""
    actor = actor_of(request, Permission.CHANGE_PAYMENTS)
    account = payout_accounts.make_default(actor, account_id)
    return _shown_to(request, account, Permission.CHANGE_PAYMENTS)


@router.delete("/payment-accounts/{account_id}", response={204: None})
def withdraw_payment_account(request: HttpRequest, account_id: Id) -> Status[None]:
    """Offer an account no longer; it may come back within a day without waiting."""
    payout_accounts.withdraw(actor_of(request, Permission.CHANGE_PAYMENTS), account_id)
    return Status(204, None)


@router.get("/payout-changes", response=Listed[PayoutChangeOut])
def list_payout_changes(request: HttpRequest) -> Listed[PayoutChangeOut]:
    """Changes that wait and what became of earlier ones, the latest first; at most a hundred."""
    with acting(request, Permission.READ_PAYMENTS):
        found = payouts.list_changes(most=100)
        return Listed(items=[PayoutChangeOut.model_validate(one) for one in found])


@router.post("/payout-changes/{payout_change_id}/stop", response=PayoutChangeOut)
def stop_payout_change(request: HttpRequest, payout_change_id: Id) -> PayoutChangeOut:
    """Stop a change that waits: the shop goes on being paid as it is."""
    actor = actor_of(request, Permission.STOP_PAYOUT)
    return PayoutChangeOut.model_validate(payout_accounts.stop(actor, payout_change_id))


def _shown_to(
    request: HttpRequest, account: PaymentAccount, permission: Permission
) -> PaymentAccountOut:
    with acting(request, permission):
        return _shown(account)[0]


def _shown(*accounts: PaymentAccount) -> list[PaymentAccountOut]:
    kept = own_secret.list_kept([one.id for one in accounts])
    waiting = {one.account_id: one for one in payouts.list_waiting()}
    return [_one_shown(one, kept=kept, waiting=waiting) for one in accounts]


def _one_shown(
    account: PaymentAccount, *, kept: Mapping[UUID, Kept], waiting: Mapping[UUID, PayoutChange]
) -> PaymentAccountOut:
    secret, change = kept.get(account.id), waiting.get(account.id)
    plain = {
        name: getattr(account, name)
        for name in (
            "id", "provider", "external_id", "name", "mode", "livemode", "is_default",
            "client_id", "offered_at", "withdrawn_at", "created_at",
        )
    }  # fmt: skip
    return PaymentAccountOut(
        **plain,
        is_offered=account.is_active,
        key_hint=account.key_hint or ("••••" if account.secret_key else ""),
        has_signing_secret=secret is not None,
        previous_secret_until=secret.previous_until if secret else None,
        webhook_url=payout_accounts.hook_url(account) if account.mode == Mode.OWN_KEYS else "",
        change=PayoutChangeOut.model_validate(change) if change else None,
    )
