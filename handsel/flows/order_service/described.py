"""A change in one line for staff: what exactly was agreed to."""

from handsel.kit.money import Money, format_money
from handsel.modules.businesses.queries import get_current
from handsel.modules.commerce.returns.models import Change
from handsel.modules.commerce.returns.wants import returned_of, swaps_of


def describe(change: Change) -> str:
    """What a change is, with all its details, in English as all letters to staff are."""
    said = [_what(change)]
    if change.difference_minor:
        money = Money(abs(change.difference_minor), change.currency)
        amount = format_money(money, locale=get_current().locale)
        said.append(f"{'to pay' if change.difference_minor > 0 else 'to give back'}: {amount}")
    if change.method is not None:
        said.append(f"with: {change.method.label}")
    return "; ".join(said)


def _what(change: Change) -> str:
    wanted = change.wanted
    match change.kind:
        case "cancel":
            return f"cancel the order, reason: {wanted['reason'].replace('_', ' ')}"
        case "address":
            return "send it to " + ", ".join(v for v in wanted["address"].values() if v)
        case "method":
            return "pay another way"
        case "return":
            rows = (f"{row.quantity} x {row.title}" for row in returned_of(wanted))
            return "return " + ", ".join(rows)
        case kind:
            swaps = (f"{s.quantity} x {s.old_title} for {s.title}" for s in swaps_of(wanted))
            return f"{'change' if kind == 'items' else 'exchange'} " + ", ".join(swaps)
