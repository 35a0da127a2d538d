"""The books: what each account holds, every movement of money, and where books disagree."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Router
from pydantic import Field

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.orders import MovementOut
from handsel.edge.api.shapes import In, Limit, Listed, Out, Page
from handsel.flows import export_ledger
from handsel.kit.clock import now
from handsel.kit.days import moments_of
from handsel.kit.paging import BadCursor, cursor_after, read_cursor
from handsel.modules.audit.actions import record
from handsel.modules.businesses.queries import get_current
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.ledger import queries as ledger
from handsel.modules.commerce.ledger.queries import Wanted
from handsel.modules.commerce.orders.queries import get_numbers
from handsel.modules.commerce.payments import books
from handsel.modules.commerce.payments.models import Mark

router = Router(tags=["books"])


class BalanceOut(Out):
    """What an account holds in one currency: debits above zero, credits below."""

    account: str
    currency: str
    balance_minor: int


class BookedOut(MovementOut):
    """A movement, and the order it belongs to; `number` is null where that is not known here."""

    id: UUID
    order_id: UUID
    number: int | None


class DifferenceOut(Out):
    """Two books that disagree, what each says, and what a member says of that."""

    id: UUID
    kind: str
    subject: str
    order_id: UUID | None
    expected: str
    found: str
    expected_minor: int | None
    found_minor: int | None
    currency: str
    first_seen_at: datetime
    last_seen_at: datetime
    resolved_at: datetime | None
    mark: str
    note: str
    marked_at: datetime | None
    marked_by_member_id: UUID | None


class MarkIn(In):
    """What a member says of a difference."""

    mark: Literal["unseen", "seen", "solved"]
    note: str = Field("", max_length=500)


@router.get("/ledger/balances", response=Listed[BalanceOut])
def list_balances(request: HttpRequest) -> Listed[BalanceOut]:
    """What each account holds, in every currency in which money moved; each sums to zero."""
    with acting(request, Permission.READ_BOOKS):
        return Listed(
            items=[
                BalanceOut(account=account, currency=currency, balance_minor=balance)
                for currency in ledger.list_currencies()
                for account, balance in sorted(ledger.get_balances(currency=currency).items())
            ]
        )


@router.get("/ledger/movements", response=Page[BookedOut])
def list_movements(
    request: HttpRequest,
    order_id: UUID | None = None,
    since: date | None = None,
    until: date | None = None,
    cursor: str = "",
    limit: Limit = 50,
) -> Page[BookedOut]:
    """Every movement of money, or those of some days or of one order; the latest first."""
    with acting(request, Permission.READ_BOOKS):
        wanted = _wanted(order_id=order_id, since=since, until=until)
        found = ledger.list_booked(wanted, before=_before(cursor), limit=limit + 1)
        shown = found[:limit]
        numbers = get_numbers({one.order_id for one in shown})
        last = shown[-1] if len(found) > limit else None
        return Page(
            items=[
                BookedOut(
                    id=one.id,
                    order_id=one.order_id,
                    number=numbers.get(one.order_id),
                    **MovementOut.of(one).model_dump(),
                )
                for one in shown
            ],
            next_cursor=cursor_after(last.occurred_at, last.id) if last else None,
        )


@router.get(
    "/ledger/export",
    response={200: None},
    openapi_extra={"responses": {200: {"description": "The ledger", "content": {"text/csv": {}}}}},
)
def export_movements(
    request: HttpRequest, since: date | None = None, until: date | None = None
) -> StreamingHttpResponse:
    """Every movement, or those of some days, as CSV: a row for each entry."""
    with acting(request, Permission.EXPORT_BOOKS) as actor:
        wanted = _wanted(since=since, until=until)
        days = {"since": since, "until": until}
        told = {name: day.isoformat() for name, day in days.items() if day}
        record("ledger.exported", actor=actor, detail=told)
    return StreamingHttpResponse(
        export_ledger.export(actor.business_id, wanted),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="ledger.csv"',
            "Cache-Control": "private, no-store",
        },
    )


@router.get("/differences", response=Page[DifferenceOut])
def list_differences(
    request: HttpRequest, resolved: bool = False, cursor: str = "", limit: Limit = 50
) -> Page[DifferenceOut]:
    """Books that disagree, as the daily comparison found them; with `resolved` also those gone,
    and those that members call solved."""
    with acting(request, Permission.READ_BOOKS):
        before = read_cursor(cursor)[1] if cursor else None
        found = books.list_differences(with_resolved=resolved, before=before, limit=limit + 1)
        return Page(
            items=[DifferenceOut.model_validate(one) for one in found[:limit]],
            next_cursor=cursor_after(None, found[limit - 1].id) if len(found) > limit else None,
        )


@router.put("/differences/{difference_id}/mark", response=DifferenceOut)
def mark_difference(request: HttpRequest, difference_id: Id, asked: MarkIn) -> DifferenceOut:
    """Say that a difference was seen or solved, and what was found; it mends nothing."""
    with acting(request, Permission.SETTLE_BOOKS) as actor:
        row = books.mark(actor, difference_id, state=Mark(asked.mark), note=asked.note, now=now())
        return DifferenceOut.model_validate(row)


def _wanted(*, since: date | None, until: date | None, order_id: UUID | None = None) -> Wanted:
    begins, ends = moments_of(since, until, timezone=get_current().timezone)
    return Wanted(order_id=order_id, since=begins, until=ends)


def _before(cursor: str) -> tuple[datetime, UUID] | None:
    if not cursor:
        return None
    moment, last_id = read_cursor(cursor)
    if moment is None:
        raise BadCursor
    return moment, last_id
