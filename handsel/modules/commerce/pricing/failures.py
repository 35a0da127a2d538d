"""Why a price cannot be made, or a rule cannot be kept."""

from typing import TYPE_CHECKING, Literal
from uuid import UUID

from handsel.kit.errors import Conflict, Invalid

if TYPE_CHECKING:
    from handsel.modules.commerce.pricing.address import AddressField

#: Why a discount does not apply. `unknown` is also the answer for one that was ended.
DiscountReason = Literal[
    "unknown", "not_yet", "over", "below_minimum", "used_up", "used_by_you", "other_currency",
    "too_many_tries",
]  # fmt: skip


class DeliveryNeeded(Conflict):
    """The shop delivers, and it is not known where to."""

    code = "delivery_needed"

    def __init__(self, missing: "tuple[AddressField, ...]") -> None:
        super().__init__()
        self.missing = missing


class DeliveryNotChosen(Conflict):
    """There are several ways to deliver there: one must be chosen."""

    code = "delivery_not_chosen"


class DeliveryUnavailable(Conflict):
    """The shop does not deliver there."""

    code = "delivery_unavailable"


class DiscountRefused(Conflict):
    """This discount does not apply."""

    code = "discount_refused"

    def __init__(self, reason: DiscountReason, *, discount_id: UUID | None = None) -> None:
        super().__init__()
        self.reason = reason
        self.discount_id = discount_id


class CodeTaken(Conflict):
    """Another discount of this shop has this code."""

    code = "code_taken"


class NotADiscount(Invalid):
    """A discount takes off either a share or an amount in a currency."""

    code = "not_a_discount"


class UnknownCountry(Invalid):
    """Countries are named by their ISO 3166-1 alpha-2 codes."""

    code = "unknown_country"
