"""Every flow that registers background jobs, so that a worker knows them all."""

from handsel.flows import (
    acknowledge_press,
    channel_accounts,
    choose_payment,
    connect_channel,
    expire_checkouts,
    own_secret,
    pay_by_hand,
    payout_accounts,
    provider_news,
    reconcile_books,
    reconcile_payments,
    refund,
    sign_in_news,
    start_payment,
    support_access,
    unreached,
)
from handsel.flows.order_service import finishing

__all__ = [
    "acknowledge_press",
    "channel_accounts",
    "choose_payment",
    "connect_channel",
    "expire_checkouts",
    "finishing",
    "own_secret",
    "pay_by_hand",
    "payout_accounts",
    "provider_news",
    "reconcile_books",
    "reconcile_payments",
    "refund",
    "sign_in_news",
    "start_payment",
    "support_access",
    "unreached",
]
