"""What the assistant may propose about discounts and delivery.

A code and an address are the customer's own words: the server keeps an address only when the
customer said it, and what either costs is read from the shop's own rules.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints


def _words(most: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, max_length=most)


class _Command(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ApplyDiscount(_Command):
    """The customer gave the code of a discount."""

    kind: Literal["apply_discount"] = "apply_discount"
    code: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class SetDelivery(_Command):
    """The customer said where to deliver; parts that were not said stay empty."""

    kind: Literal["set_delivery"] = "set_delivery"
    name: Annotated[str, _words(120)] = ""
    line: Annotated[str, _words(200)] = ""
    city: Annotated[str, _words(120)] = ""
    postcode: Annotated[str, _words(20)] = ""
    region: Annotated[str, _words(40)] = ""
    country: Annotated[str, _words(60)] = ""
    phone: Annotated[str, _words(40)] = ""


class ChooseDelivery(_Command):
    """The customer chose one of the ways to deliver (`d_…`)."""

    kind: Literal["choose_delivery"] = "choose_delivery"
    option: Annotated[str, StringConstraints(pattern=r"^[a-z]_[a-z0-9]{8}$")]


DeliveryCommand = ApplyDiscount | SetDelivery | ChooseDelivery
