"""Which account takes a shop's money, and the day of waiting before another one does.

Whoever steals an owner's session would send the shop's money elsewhere. So what moves money to an
account that did not take it before waits for a day, in which every owner has a letter and can
stop it; until then the shop is paid as before. See docs/decisions for what waits and what not.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handsel.kit.errors import Conflict, NotFound
from handsel.kit.key_ring import seal
from handsel.kit.secrets import Secret
from handsel.modules.businesses.actor import Actor
from handsel.modules.commerce.payments.models import (
    OPEN_STATUSES,
    Mode,
    Payment,
    PaymentAccount,
    PayoutChange,
    PayoutState,
)
from handsel.modules.commerce.payments.queries import key_place
from handsel.modules.commerce.payments.rules import COOL_DOWN, must_wait


class NotOffered(Conflict):
    """This way to pay is not offered now."""

    code = "not_offered"


class ChangeIsOver(Conflict):
    """This change waits no longer: it was made, or stopped."""

    code = "change_is_over"


class NotYet(Conflict):
    """The day of waiting is not over."""

    code = "not_yet"


class StillNeeded(Conflict):
    """Its keys are needed: it is offered, about to be, or a payment on it is under way."""

    code = "still_needed"


def keep_account(
    *, provider: str, external_id: str, name: str, livemode: bool, secret_key: str, client_id: str
) -> PaymentAccount:
    """Know a shop's own account at a provider, or renew its keys. Who is paid on what stays."""
    account, _ = PaymentAccount.objects.get_or_create(
        provider=provider,
        external_id=external_id,
        defaults={"mode": Mode.OWN_KEYS, "is_active": False},
    )
    account.mode, account.livemode = Mode.OWN_KEYS, livemode
    account.name, account.client_id = name, client_id
    account.secret_key = seal(secret_key, place=key_place(account))
    account.key_hint = Secret(secret_key).masked()
    account.save()
    return account


def ask_to_offer(
    actor: Actor,
    account: PaymentAccount,
    *,
    make_default: bool,
    now: datetime,
    instructions: str = "",
    waits_days: int | None = None,
) -> PayoutChange | None:
    """Offer an account to customers: at once, or after the day of waiting.

    The change that waits, or None when it is made. A change that waited at the same provider is
    replaced, and one of the same account goes on from when it was first asked for, unless its
    instructions are others. Instructions and days are of ways to pay by hand.
    """
    with transaction.atomic():
        account = lock_account(account.id)
        known = find_waiting(provider=account.provider)
        if not must_wait(
            is_offered=account.is_active and instructions == account.instructions,
            withdrawn_at=account.withdrawn_at if instructions == account.instructions else None,
            was_ever_paid=_was_ever_paid(),
            now=now,
        ):
            _end(known, PayoutState.REPLACED, now=now)
            _make(account, make_default=make_default, now=now,
                  instructions=instructions, waits_days=waits_days)  # fmt: skip
            return None
        since = now
        if known and (known.account_id, known.instructions) == (account.id, instructions):
            since = known.asked_at
        _end(known, PayoutState.REPLACED, now=now)
        return PayoutChange.objects.create(
            account=account,
            provider=account.provider,
            make_default=make_default,
            instructions=instructions,
            waits_days=waits_days,
            asked_at=since,
            applies_at=since + COOL_DOWN,
            asked_by_member_id=actor.member_id,
        )


def apply_change(change_id: UUID, *, now: datetime) -> PayoutChange | None:
    """Make a change whose day is over; None when it was stopped or made. Raises NotYet."""
    with transaction.atomic():
        change = _lock_change(change_id)
        if change.state != PayoutState.WAITING:
            return None
        if change.applies_at > now:
            raise NotYet
        _make(
            lock_account(change.account_id),
            make_default=change.make_default,
            now=now,
            instructions=change.instructions,
            waits_days=change.waits_days,
        )
        _end(change, PayoutState.MADE, now=now)
        return change


def stop_change(actor: Actor, change_id: UUID, *, now: datetime) -> PayoutChange:
    """Stop a change that waits; raises NotFound and ChangeIsOver."""
    with transaction.atomic():
        change = _lock_change(change_id)
        if change.state != PayoutState.WAITING:
            raise ChangeIsOver
        _end(change, PayoutState.STOPPED, now=now, by=actor.member_id)
        return change


def make_default(account_id: UUID) -> PaymentAccount:
    """Have customers who did not choose pay on this account, which is offered already.

    Raises NotFound and NotOffered.
    """
    with transaction.atomic():
        account = lock_account(account_id)
        if not account.is_active:
            raise NotOffered
        _prefer(account)
        return account


def withdraw(account_id: UUID, *, now: datetime) -> PaymentAccount:
    """Offer an account no longer; the next oldest takes its place where it was the default.

    Pages that are open on it may still be paid, and its keys stay for refunds; a change that
    waits for it is stopped. Raises NotFound and NotOffered.
    """
    with transaction.atomic():
        account = lock_account(account_id)
        waiting = find_waiting(provider=account.provider)
        is_awaited = waiting is not None and waiting.account_id == account.id
        if not account.is_active and not is_awaited:
            raise NotOffered
        if is_awaited:
            _end(waiting, PayoutState.STOPPED, now=now)
        _step_back([account], now=now)
        rest = PaymentAccount.objects.filter(is_active=True).order_by("-is_default", "created_at")
        if (heir := rest.first()) is not None and not heir.is_default:
            _prefer(heir)
        return account


def forget_keys(account_id: UUID) -> PaymentAccount:
    """Wipe the keys of an account that is not offered; refunds on it are over then.

    Raises NotFound and StillNeeded.
    """
    with transaction.atomic():
        account = lock_account(account_id)
        waiting = find_waiting(provider=account.provider)
        is_awaited = waiting is not None and waiting.account_id == account.id
        open_ones = Payment.objects.filter(account=account, status__in=OPEN_STATUSES)
        if account.is_active or is_awaited or open_ones.exists():
            raise StillNeeded
        account.secret_key, account.key_hint = "", ""
        account.save(update_fields=["secret_key", "key_hint"])
        return account


def offer_now(account: PaymentAccount, *, make_default: bool, now: datetime) -> None:
    """Offer an account at once. Another one at the same provider steps back."""
    others = PaymentAccount.objects.exclude(id=account.id)
    _step_back(list(others.filter(provider=account.provider, is_active=True)), now=now)
    account.is_active = True
    account.offered_at = account.offered_at or now
    account.withdrawn_at = None
    account.save(update_fields=["is_active", "offered_at", "withdrawn_at"])
    if make_default or not others.filter(is_active=True, is_default=True).exists():
        _prefer(account)


def find_waiting(*, provider: str) -> PayoutChange | None:
    """The change that waits at a provider."""
    return PayoutChange.objects.filter(provider=provider, state=PayoutState.WAITING).first()


def list_waiting() -> list[PayoutChange]:
    """The changes that wait, one at most for each provider."""
    return list(PayoutChange.objects.filter(state=PayoutState.WAITING))


def list_changes(*, most: int = 100) -> list[PayoutChange]:
    """Changes that wait, and what became of earlier ones; the latest first."""
    return list(PayoutChange.objects.select_related("account").order_by("-id")[:most])


def lock_account(account_id: UUID) -> PaymentAccount:
    """The account, locked until the transaction ends; raises NotFound."""
    # All of them, in one sequence: what steps back and who is the default is decided among them.
    locked = PaymentAccount.objects.select_for_update(no_key=True).order_by("id")
    account = next((one for one in locked if one.id == account_id), None)
    if account is None:
        raise NotFound
    return account


def _make(
    account: PaymentAccount,
    *,
    make_default: bool,
    now: datetime,
    instructions: str,
    waits_days: int | None,
) -> None:
    if account.mode == Mode.BY_HAND:
        account.instructions = instructions
        account.waits_days = waits_days or account.waits_days
        account.save(update_fields=["instructions", "waits_days"])
    offer_now(account, make_default=make_default, now=now)


def _was_ever_paid() -> bool:
    """Whether any account of the shop is offered, or ever was."""
    return PaymentAccount.objects.exclude(
        is_active=False, offered_at__isnull=True, withdrawn_at__isnull=True
    ).exists()


def _step_back(accounts: list[PaymentAccount], *, now: datetime) -> None:
    for account in accounts:
        account.withdrawn_at = now if account.is_active else account.withdrawn_at
        account.is_active = account.is_default = False
        account.save(update_fields=["is_active", "is_default", "withdrawn_at"])


def _prefer(account: PaymentAccount) -> None:
    PaymentAccount.objects.exclude(id=account.id).update(is_default=False)
    account.is_default = True
    account.save(update_fields=["is_default"])


def _lock_change(change_id: UUID) -> PayoutChange:
    change = (
        PayoutChange.objects.select_for_update(no_key=True, of=("self",))
        .select_related("account")
        .filter(id=change_id)
        .first()
    )
    if change is None:
        raise NotFound
    return change


def _end(
    change: PayoutChange | None, state: PayoutState, *, now: datetime, by: UUID | None = None
) -> None:
    if change is not None:
        change.state, change.ended_at, change.ended_by_member_id = state, now, by
        change.save(update_fields=["state", "ended_at", "ended_by_member_id"])
