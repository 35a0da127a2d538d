"""Ways to pay, as a turn may see them, and what came of choosing one."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class PayWayCard:
    """A way to pay that the shop offers; `kind` is a `PayKind`, or a newer provider's own name."""

    handle: str
    kind: str


@dataclass(frozen=True, slots=True)
class WaysShown:
    """The shop's ways, the usual one first; `refused` was asked for and is none of them."""

    ways: tuple[PayWayCard, ...]
    refused: str = ""


@dataclass(frozen=True, slots=True)
class WayChosen:
    """The customer pays this way.

    `now`: what is in the cart; `next`: whatever they buy next; `switching`: an open order changes
    over to it; `same`: an open order is to be paid this way already.
    """

    kind: str
    state: Literal["now", "next", "switching", "same"]
    order_number: str = ""


PaymentOutcome = WaysShown | WayChosen
