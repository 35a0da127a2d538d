"""Verbs on businesses and members."""

from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit import tenancy
from handsel.kit.errors import Conflict
from handsel.kit.ids import uuid7
from handsel.modules.businesses.models import Business, Member, Role


class SlugTaken(Conflict):
    """Another business uses this short name."""

    code = "slug_taken"


def create(
    *,
    slug: str,
    name: str,
    owner_id: UUID,
    currency: str,
    country: str,
    email: str,
    locale: str = "en_GB",
    timezone: str = "UTC",
    address: str = "",
    tax_id: str = "",
    persona: str = "",
    quiet_seconds: float = 1.5,
    business_id: UUID | None = None,
) -> Business:
    """Create a business with its first owner; raises SlugTaken.

    `quiet_seconds` is how long a customer must be silent before a burst is answered. The id is
    new unless `business_id` says which, for shops that must be found again without a look-up.
    """
    business = Business(
        id=business_id or uuid7(), slug=slug, name=name, currency=currency, country=country,
        email=email, locale=locale, timezone=timezone, address=address, tax_id=tax_id,
        persona=persona, quiet_seconds=Decimal(str(quiet_seconds)),
    )  # fmt: skip
    try:
        with transaction.atomic(), tenancy.business(business.id):
            business.save(force_insert=True)
            Member.objects.create(user_id=owner_id, role=Role.OWNER)
    except IntegrityError as error:
        raise SlugTaken from error
    return business


def change_quiet_seconds(seconds: float) -> None:
    """Change how long a customer of the current business must be silent to be answered."""
    Business.objects.filter(id=tenancy.current()).update(quiet_seconds=Decimal(str(seconds)))


def change_tax_id(tax_id: str) -> None:
    """Change the tax number that the current business's invoices carry from now on."""
    Business.objects.filter(id=tenancy.current()).update(tax_id=tax_id.strip())


def add_member(*, user_id: UUID, role: Role) -> Member:
    """Make a user a member of the current business, or change the role they have."""
    member, _ = Member.objects.update_or_create(
        user_id=user_id, defaults={"role": role, "is_active": True}
    )
    return member
