"""Background work about limits."""

from datetime import timedelta
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.jobs import job
from handsel.modules.limits import actions
from handsel.modules.limits.models import Spending

#: What each customer's day cost is forgotten after this long; the business's own sums stay.
KEPT_DAYS = 40


@job(queue="bulk", name="sweep_limits", attempts=3)
def sweep_limits() -> None:
    """Remove allowances that are whole again."""
    while actions.sweep(now=now()):
        pass


@job(queue="bulk", name="forget_spending", attempts=3)
def forget_spending(*, business_id: str) -> None:
    """Remove what customers' days cost long ago."""
    with tenancy.business(UUID(business_id)):
        old = Spending.objects.filter(day__lt=now().date() - timedelta(days=KEPT_DAYS))
        old.exclude(subject_id=UUID(business_id)).delete()
