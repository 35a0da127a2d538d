"""The businesses somebody works for, and the opening of new ones."""

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from handsel.edge.api.business import BusinessOut, WorkOut
from handsel.edge.api.shapes import In, Listed
from handsel.edge.api.signed_in import PERSON, person_of
from handsel.flows import join_business
from handsel.modules.businesses.queries import list_memberships

router = Router(tags=["business"])


class NewBusinessIn(In):
    """A business to open. Without a `slug`, one is made of its name.

    `currency` is an ISO 4217 code, `country` an ISO 3166 code of two letters, `locale` a language
    with or without a country (`en_GB`), `timezone` an IANA name. Currency and country stay.
    """

    name: str = Field(min_length=1, max_length=200)
    slug: str | None = Field(default=None, max_length=60)
    currency: str = Field(max_length=3)
    country: str = Field(max_length=2)
    locale: str = Field(max_length=20)
    timezone: str = Field(max_length=60)
    email: str = Field(max_length=254)


@router.get("/businesses", response=Listed[WorkOut], auth=PERSON)
def list_businesses(request: HttpRequest) -> Listed[WorkOut]:
    """The businesses you work for, the one you joined first first."""
    found = list_memberships(person_of(request).user_id)
    return Listed(items=[WorkOut.model_validate(one) for one in found])


@router.post("/businesses", response={201: BusinessOut}, auth=PERSON)
def open_business(request: HttpRequest, asked: NewBusinessIn) -> Status[BusinessOut]:
    """Open a business, which you own."""
    profile = asked.model_dump(exclude={"slug"})
    made = join_business.open_business(
        user_id=person_of(request).user_id, profile=profile, slug=asked.slug
    )
    return Status(201, BusinessOut.model_validate(made))
