"""The closed set of things the assistant may propose.

No field carries a price, an amount, a discount, who is paid, an address of a page or a business:
what a command needs of those the server reads from the shop's own records. Handles are opaque
and minted for one conversation; anything else is refused as foreign.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from handsel.modules.assistant.command_shape import MAX_QUANTITY as MAX_QUANTITY
from handsel.modules.assistant.command_shape import Handle as Handle
from handsel.modules.assistant.command_shape import Part as _Command
from handsel.modules.assistant.command_shape import Quantity
from handsel.modules.assistant.delivery_commands import ApplyDiscount as ApplyDiscount
from handsel.modules.assistant.delivery_commands import ChooseDelivery as ChooseDelivery
from handsel.modules.assistant.delivery_commands import DeliveryCommand
from handsel.modules.assistant.delivery_commands import SetDelivery as SetDelivery
from handsel.modules.assistant.payment_commands import ChoosePayment as ChoosePayment
from handsel.modules.assistant.payment_commands import PaymentCommand
from handsel.modules.assistant.service_commands import ServiceCommand

MAX_COMMANDS = 3

HandOffReason = Literal["asked", "unknown", "upset", "policy", "failure"]


class SearchProducts(_Command):
    """Look in the shop's catalog and show what was found."""

    kind: Literal["search_products"] = "search_products"
    query: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class ShowProduct(_Command):
    """Show one product (`p_…`) or variant (`v_…`) with its price and stock."""

    kind: Literal["show_product"] = "show_product"
    product: Handle


class AddToCart(_Command):
    """Put a variant into the cart."""

    kind: Literal["add_to_cart"] = "add_to_cart"
    variant: Handle
    quantity: Quantity = 1


class ChangeCart(_Command):
    """Set how many of a variant are in the cart; zero takes it out."""

    kind: Literal["change_cart"] = "change_cart"
    variant: Handle
    quantity: Annotated[int, Field(strict=True, ge=0, le=MAX_QUANTITY)]


class RemoveFromCart(_Command):
    """Take a variant out of the cart."""

    kind: Literal["remove_from_cart"] = "remove_from_cart"
    variant: Handle


class ShowCart(_Command):
    """Show what is in the cart and what it comes to."""

    kind: Literal["show_cart"] = "show_cart"


class StartCheckout(_Command):
    """Show the summary of the cart and ask the customer to confirm it."""

    kind: Literal["start_checkout"] = "start_checkout"


class ConfirmCheckout(_Command):
    """The customer said yes to the summary; refused unless the customer's own words say so."""

    kind: Literal["confirm_checkout"] = "confirm_checkout"
    checkout: Handle


class CancelCheckout(_Command):
    """The customer said no to the summary, or thought better of an order not yet paid."""

    kind: Literal["cancel_checkout"] = "cancel_checkout"
    checkout: Handle


class CheckOrder(_Command):
    """Say how an order stands: paid, on its way, refunded. Without an order: the latest."""

    kind: Literal["check_order"] = "check_order"
    order: Handle | None = None


class ResendLink(_Command):
    """Send the open checkout's payment link again."""

    kind: Literal["resend_link"] = "resend_link"


class AnswerFromKnowledge(_Command):
    """Answer with an entry the shop wrote."""

    kind: Literal["answer_from_knowledge"] = "answer_from_knowledge"
    entry: Handle


class HandOff(_Command):
    """Give the conversation to a person."""

    kind: Literal["hand_off"] = "hand_off"
    reason: HandOffReason


class Stop(_Command):
    """The customer wants no more automatic messages."""

    kind: Literal["stop"] = "stop"


Command = Annotated[
    DeliveryCommand
    | PaymentCommand
    | SearchProducts
    | ShowProduct
    | AddToCart
    | ChangeCart
    | RemoveFromCart
    | ShowCart
    | StartCheckout
    | ConfirmCheckout
    | CancelCheckout
    | CheckOrder
    | ResendLink
    | AnswerFromKnowledge
    | HandOff
    | Stop
    | ServiceCommand,
    Field(discriminator="kind"),
]


class Proposal(BaseModel):
    """One turn's output: text for the customer, and commands for the server. They never mix.

    `reply` may hold references that the server fills from records it read in this turn:
    `[[title h]]`, `[[price h]]`, `[[stock h]]` (h: a product or variant handle), `[[cart_total]]`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    reply: Annotated[str, StringConstraints(max_length=2000)] = ""
    commands: tuple[Command, ...] = ()
