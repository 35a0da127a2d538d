"""Verbs on businesses and members."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit import tenancy
from handsel.kit.errors import Conflict
from handsel.kit.ids import uuid7
from handsel.modules.businesses.models import Business, Member, Role
from handsel.modules.businesses.profile import CHANGEABLE, read_fields
from handsel.modules.businesses.slugs import require_slug, slugs_for
from handsel.modules.users.actions import shorten_sessions
from handsel.modules.users.rules import STRICT

#: Short names made of one name, until whoever wants it must choose.
MOST_SLUGS_TRIED: Final = 8
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"


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
            shorten_sessions(owner_id, to=STRICT)
    except IntegrityError as error:
        raise SlugTaken from error
    return business


def open_business(
    *, user_id: UUID, profile: Mapping[str, Any], slug: str | None = None, business_id: UUID
) -> Business:
    """Open a business for a user, who owns it, in the scope of its id, which is new.

    `profile` has `name`, `currency`, `country`, `locale`, `timezone` and `email`. Without a `slug`
    one is made of the name. Raises BadField, BadSlug, Invalid, ReservedName and SlugTaken.
    """
    fields = read_fields(profile)
    if slug is not None:
        slugs: Iterator[str] = iter([require_slug(slug)])
    else:
        slugs = islice(slugs_for(fields["name"], draw=_ending), MOST_SLUGS_TRIED)
    for wanted in slugs:
        with suppress(SlugTaken):
            return create(slug=wanted, owner_id=user_id, business_id=business_id, **fields)
    raise SlugTaken


def change_profile(given: Mapping[str, Any]) -> list[str]:
    """Change what the current business says about itself; the names of the fields that changed.

    Raises BadField, Invalid and ReservedName.
    """
    fields = read_fields({name: given[name] for name in CHANGEABLE if name in given})
    business = Business.objects.select_for_update(no_key=True).get(id=tenancy.current())
    changed = [name for name, value in fields.items() if getattr(business, name) != value]
    for name in changed:
        setattr(business, name, fields[name])
    business.save(update_fields=changed)
    return changed


def change_quiet_seconds(seconds: float) -> None:
    """Change how long a customer of the current business must be silent to be answered."""
    Business.objects.filter(id=tenancy.current()).update(quiet_seconds=Decimal(str(seconds)))


def change_tax_id(tax_id: str) -> None:
    """Change the tax number that the current business's invoices carry from now on."""
    Business.objects.filter(id=tenancy.current()).update(tax_id=tax_id.strip())


def dismiss_first_steps(*, at: datetime) -> None:
    """Show the current business's first steps no more; once dismissed, they stay so since then."""
    known = Business.objects.filter(id=tenancy.current(), first_steps_dismissed_at=None)
    known.update(first_steps_dismissed_at=at)


def add_member(*, user_id: UUID, role: Role) -> Member:
    """Make a user a member of the current business, or change the role they have."""
    member, _ = Member.objects.update_or_create(
        user_id=user_id, defaults={"role": role, "is_active": True, "removed_at": None}
    )
    return member


def _ending() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(6))


def note_own_models(has_own: bool) -> None:
    """Whether the current business brings language models of its own."""
    Business.objects.filter(id=tenancy.current()).update(has_own_models=has_own)
