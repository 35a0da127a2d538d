"""Every flow that registers background jobs, so that a worker knows them all."""

from handsel.flows import expire_checkouts, reconcile_payments, refund, start_payment

__all__ = ["expire_checkouts", "reconcile_payments", "refund", "start_payment"]
