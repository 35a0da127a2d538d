"""Rules that take something off the goods, with a code or without."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import AwareDatetime, Field

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.shapes import In, Listed, Out
from handsel.kit.clock import now
from handsel.modules.audit.actions import record
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.pricing import actions, queries, setting_up
from handsel.modules.commerce.pricing.models import Discount
from handsel.modules.commerce.pricing.setting_up import NewDiscount

router = Router(tags=["prices"])

Amount = Annotated[int, Field(gt=0, lt=2**53)]
Times = Annotated[int, Field(ge=0, le=1_000_000_000)]
#: Written as a string in JSON, with its offset.
Moment = Annotated[AwareDatetime, Field(strict=False)]


class DiscountIn(In):
    """Either `percent_ppm` (10 % is 100000) or `amount_minor`; without a code it applies itself.

    `minimum_minor` is what the goods must come to. Limits count agreed orders.
    """

    name: str = Field(min_length=1, max_length=120)
    code: str = Field("", max_length=40, pattern=r"^[A-Za-z0-9_-]*$")
    percent_ppm: Annotated[int, Field(gt=0, le=1_000_000)] | None = None
    amount_minor: Amount | None = None
    minimum_minor: Annotated[int, Field(ge=0, lt=2**53)] = 0
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    most_uses: Times | None = None
    most_uses_each: Times | None = None


class DiscountOut(Out):
    id: UUID
    name: str
    code: str
    percent_ppm: int | None
    amount_minor: int | None
    currency: str
    minimum_minor: int
    starts_at: datetime | None
    ends_at: datetime | None
    most_uses: int | None
    most_uses_each: int | None
    is_active: bool
    uses: int


@router.get("/discounts", response=Listed[DiscountOut])
def list_discounts(request: HttpRequest) -> Listed[DiscountOut]:
    """Every discount with how often it was used, the newest first."""
    with acting(request, Permission.READ_CATALOG):
        used = queries.count_all_uses()
        found = queries.list_discounts()
        return Listed(items=[_shown(one, uses=used.get(one.id, 0)) for one in found])


@router.post("/discounts", response={201: DiscountOut})
def add_discount(request: HttpRequest, asked: DiscountIn) -> Status[DiscountOut]:
    """Give a discount, from the next summary on."""
    with acting(request, Permission.CHANGE_PRICES) as actor:
        made = setting_up.put_discount(NewDiscount(**asked.model_dump()))
        record("discount.added", actor=actor, subject=("discount", made.id), detail=_kept(asked))
        return Status(201, _shown(made, uses=0))


@router.put("/discounts/{discount_id}", response=DiscountOut)
def change_discount(request: HttpRequest, discount_id: Id, asked: DiscountIn) -> DiscountOut:
    """Make a discount as described; what was agreed stays agreed."""
    with acting(request, Permission.CHANGE_PRICES) as actor:
        changed = setting_up.put_discount(
            NewDiscount(**asked.model_dump()), discount_id=discount_id
        )
        record(
            "discount.changed",
            actor=actor,
            subject=("discount", discount_id),
            detail=_kept(asked),
        )
        return _shown(changed, uses=queries.count_uses(discount_id)[0])


@router.delete("/discounts/{discount_id}", response={204: None})
def end_discount(request: HttpRequest, discount_id: Id) -> Status[None]:
    """End a discount; its code is free again."""
    with acting(request, Permission.CHANGE_PRICES) as actor:
        queries.get_discount(discount_id)
        actions.end_discount(discount_id, at=now())
        record("discount.ended", actor=actor, subject=("discount", discount_id))
        return Status(204, None)


def _kept(asked: DiscountIn) -> dict[str, object]:
    """What it gives; who knows its code may use it, so the code stays out."""
    return {"percent_ppm": asked.percent_ppm, "amount_minor": asked.amount_minor}


def _shown(discount: Discount, *, uses: int) -> DiscountOut:
    shown = {name: getattr(discount, name) for name in DiscountOut.model_fields if name != "uses"}
    return DiscountOut(**shown, uses=uses)
