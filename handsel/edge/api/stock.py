"""Stock as members find it, and what they did to it."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.product_editing import ChangedOut
from handsel.edge.api.product_shapes import Reference, Stock
from handsel.edge.api.products import ProductOut, shown
from handsel.edge.api.shapes import In, Listed, Out
from handsel.kit.clock import now
from handsel.modules.businesses.rules import Permission
from handsel.modules.catalog.editing import stocktaking
from handsel.modules.catalog.editing.seen import MOST_AT_ONCE
from handsel.modules.catalog.editing.stocktaking import Reason, Taking
from handsel.modules.catalog.models import StockChange
from handsel.modules.catalog.queries import get_offer, get_product
from handsel.modules.catalog.stock import MOST_STOCK

router = Router(tags=["catalog"])

Why = Literal["received", "counted", "damaged", "returned", "other"]


class StockIn(In):
    """Either `to`, how many there are now, or `by`, how many more (or fewer, below zero).

    The same `client_key` does it once.
    """

    to: Stock | None = None
    by: Annotated[int, Field(ge=-MOST_STOCK, le=MOST_STOCK)] | None = None
    reason: Why
    note: Annotated[str, Field(max_length=200)] = ""
    client_key: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")

    def taking(self) -> Taking:
        """As the catalog takes it."""
        told = {name: getattr(self, name) for name in StockIn.model_fields}
        return Taking(**told | {"reason": Reason(self.reason)})


class StocksIn(StockIn):
    """The same for every counted variant of these products."""

    product_ids: list[Reference] = Field(min_length=1, max_length=MOST_AT_ONCE)


class StockChangeOut(Out):
    """What a member did to a variant's stock; `stock` is how many there were afterwards."""

    id: UUID
    variant_id: UUID
    sku: str
    by: int
    stock: int
    reason: str
    note: str
    member_name: str
    at: datetime


@router.post("/variants/{variant_id}/stock", response=ProductOut)
def change_stock(request: HttpRequest, variant_id: Id, asked: StockIn) -> ProductOut:
    """Correct how many there are, never below what is held for checkouts."""
    with acting(request, Permission.CHANGE_CATALOG) as actor:
        stocktaking.take_stock(actor, [variant_id], asked.taking(), now=now())
        product_id = get_offer(variant_id).product_id
        return shown(get_product(product_id, with_inactive=True))


@router.post("/catalog/stock", response=ChangedOut)
def change_stocks(request: HttpRequest, asked: StocksIn) -> ChangedOut:
    """Correct the stock of several products, of all or of none."""
    with acting(request, Permission.CHANGE_CATALOG) as actor:
        changed = stocktaking.take_stock_of(actor, asked.product_ids, asked.taking(), now=now())
        return ChangedOut(changed=len(changed))


@router.get("/products/{product_id}/stock-changes", response=Listed[StockChangeOut])
def list_stock_changes(request: HttpRequest, product_id: Id) -> Listed[StockChangeOut]:
    """What members did to the stock of a product, the latest first; the last fifty."""
    with acting(request, Permission.READ_CATALOG):
        product = get_product(product_id, with_inactive=True)
        return Listed(items=[_shown(one) for one in stocktaking.list_changes(product.id)])


def _shown(one: StockChange) -> StockChangeOut:
    own = StockChangeOut.model_fields.keys() - {"sku", "member_name"}
    return StockChangeOut(
        **{name: getattr(one, name) for name in own},
        sku=one.variant.sku,
        member_name=one.changed_by.user.name,
    )
