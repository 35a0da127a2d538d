"""What the assistant may propose about how the customer pays.

Who is paid, and how much, no command says: a way to pay is one of the shop's own accounts.
"""

from typing import Literal

from handsel.modules.assistant.command_shape import Handle, Part

PayKind = Literal["card", "paypal", "bank_transfer", "on_delivery"]


class ChoosePayment(Part):
    """Pay one of the shop's ways (`w_…`) from now on; without one, say which ways there are.

    `named` is what the customer asked for, so that an honest no names it.
    """

    kind: Literal["choose_payment"] = "choose_payment"
    method: Handle | None = None
    named: PayKind | None = None


PaymentCommand = ChoosePayment
