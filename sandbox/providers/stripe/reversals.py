"""What happens when money goes back: refunds and disputes, and the events that tell of them."""

from sandbox.providers.stripe import shapes
from sandbox.providers.stripe.changes import Changes, snapshots
from sandbox.providers.stripe.store import Store
from sandbox.web import Json
from sandbox.world import World


class Reversals:
    """The verbs of refunding and disputing, over one store."""

    def __init__(self, world: World, store: Store) -> None:
        self._world = world
        self._store = store

    def _keep(self, account: str, *values: Json) -> None:
        for value in values:
            self._store.put(account, value)

    def refund(
        self, account: str, charge: Json, *, amount: int, reason: str | None, metadata: Json
    ) -> tuple[Json, Changes]:
        """Send money back; the caller has checked that so much is left."""
        now = self._world.clock.unix()
        refund = shapes.refund(charge, amount=amount, reason=reason, metadata=metadata, now=now)
        transaction = shapes.balance_transaction(
            "refund", refund["id"], amount=-amount, fee=0, currency=charge["currency"], now=now
        )
        refund["balance_transaction"] = transaction["id"]
        charge["amount_refunded"] += amount
        charge["refunded"] = charge["amount_refunded"] == charge["amount"]
        self._keep(account, refund, transaction, charge)
        self._record_refund(account, refund, charge)
        changes = snapshots(("refund.created", refund), ("charge.refunded", charge))
        refund["destination_details"]["card"] |= {
            "reference": "5550001",
            "reference_status": "available",
        }
        self._keep(account, refund)
        return refund, changes + snapshots(
            ("refund.updated", refund), ("charge.refund.updated", refund)
        )

    def _record_refund(self, account: str, refund: Json, charge: Json) -> None:
        self._world.log.append(
            "stripe",
            "refund",
            account_id=account,
            refund_id=refund["id"],
            charge_id=charge["id"],
            payment_intent=charge["payment_intent"],
            amount_minor=refund["amount"],
            refunded_total_minor=charge["amount_refunded"],
            currency=refund["currency"],
            metadata=refund["metadata"],
        )

    def dispute(self, account: str, charge: Json) -> Changes:
        """The customer's bank takes the payment back."""
        dispute = shapes.dispute(charge, now=self._world.clock.unix())
        created = snapshots(("charge.dispute.created", dispute))
        self._move_disputed(account, dispute, charge, amount=-dispute["amount"])
        charge["disputed"] = True
        self._keep(account, dispute, charge)
        self._record_dispute(account, dispute)
        return created + snapshots(("charge.dispute.funds_withdrawn", dispute))

    def decide_dispute(self, account: str, dispute: Json, charge: Json, *, won: bool) -> Changes:
        """The dispute ends: the money comes back, or stays with the customer."""
        dispute["status"] = "won" if won else "lost"
        changes: Changes = []
        if won:
            self._move_disputed(account, dispute, charge, amount=dispute["amount"])
            changes = snapshots(("charge.dispute.funds_reinstated", dispute))
        self._keep(account, dispute)
        self._record_dispute(account, dispute)
        return changes + snapshots(("charge.dispute.closed", dispute))

    def _move_disputed(self, account: str, dispute: Json, charge: Json, *, amount: int) -> None:
        transaction = shapes.balance_transaction(
            "adjustment",
            dispute["id"],
            amount=amount,
            fee=0,
            currency=charge["currency"],
            now=self._world.clock.unix(),
        )
        dispute["balance_transactions"].append(transaction)
        self._keep(account, transaction)

    def _record_dispute(self, account: str, dispute: Json) -> None:
        self._world.log.append(
            "stripe",
            "dispute",
            account_id=account,
            dispute_id=dispute["id"],
            charge_id=dispute["charge"],
            amount_minor=dispute["amount"],
            currency=dispute["currency"],
            status=dispute["status"],
        )
