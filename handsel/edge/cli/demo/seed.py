"""Creates the demonstration shops through the modules' own actions. Development only."""

from typing import Any
from uuid import UUID

from django.db import transaction

from handsel.config.environment import environment
from handsel.edge import development_token
from handsel.edge.cli.demo.shops import SHOPS, Person, Product, Shop, load
from handsel.flows import connect_channel, connect_payments
from handsel.kit import tenancy
from handsel.kit.startup import RefusedToStart
from handsel.modules.businesses import actions as businesses
from handsel.modules.businesses import queries as business_queries
from handsel.modules.businesses.models import Role
from handsel.modules.catalog import actions as catalog
from handsel.modules.channels import queries as channels
from handsel.modules.commerce.payments.models import Mode as PaymentMode
from handsel.modules.knowledge import actions as knowledge
from handsel.modules.knowledge.models import Kind as EntryKind
from handsel.modules.users import actions as users
from handsel.modules.users import queries as user_queries


def seed() -> list[dict[str, Any]]:
    """Create each demonstration shop that is missing, whole or not at all, and describe them all.

    A shop that exists keeps what became of it (stock, prices, conversations); only its quiet
    window follows the environment, and channels new to it are connected. Raises RefusedToStart in
    production.
    """
    if not environment().development:
        raise RefusedToStart("The demo shops have passwords everybody knows: development only.")
    return [_ensure(load(slug)) for slug in SHOPS]


def _ensure(shop: Shop) -> dict[str, Any]:
    quiet_seconds = environment().quiet_seconds
    if business_queries.find(shop.id) is None:
        with transaction.atomic():
            _create(shop, quiet_seconds=quiet_seconds)
    else:
        with tenancy.business(shop.id):
            businesses.change_quiet_seconds(quiet_seconds)
            _connect_channels(shop)
    return _describe(shop)


def _create(shop: Shop, *, quiet_seconds: float) -> None:
    people = [(person, _user_id(person)) for person in shop.people]
    businesses.create(
        business_id=shop.id,
        slug=shop.slug,
        name=shop.name,
        owner_id=people[0][1],
        currency=shop.currency,
        country=shop.country,
        email=shop.email,
        locale=shop.locale,
        timezone=shop.timezone,
        address="\n".join(shop.address),
        tax_id=shop.tax_id,
        persona=shop.persona,
        quiet_seconds=quiet_seconds,
    )
    with tenancy.business(shop.id):
        for person, user_id in people[1:]:
            businesses.add_member(user_id=user_id, role=Role(person.role))
        _connect(shop)
        for position, product in enumerate(shop.products):
            _put(shop, product, position=position)
        for entry in shop.knowledge:
            knowledge.write(
                kind=EntryKind(entry.kind),
                question=entry.question,
                answer=entry.answer,
                keywords=entry.keywords,
            )


def _user_id(person: Person) -> UUID:
    known = user_queries.find_by_email(person.email)
    if known is None:
        known = users.create(email=person.email, name=person.name, password=person.password)
    return known.id


def _connect(shop: Shop) -> None:
    """The shop's accounts, which exist in the sandbox; its tokens carry the account's id."""
    connect_payments.connect(
        provider="stripe", external_id=shop.stripe_account, mode=PaymentMode.CONNECT
    )
    _connect_channels(shop)


def _connect_channels(shop: Shop) -> None:
    known = {(channel.kind, channel.external_id): channel for channel in channels.list_all()}
    for each in shop.channels:
        if channel := known.get((each.kind, each.account)):
            # The gate may have another port than when it was connected.
            connect_channel.register_webhook(channel)
        else:
            connect_channel.connect(
                kind=each.kind,
                external_id=each.account,
                name=each.name,
                access_token=each.token,
                parent_external_id=each.parent,
            )


def _put(shop: Shop, product: Product, *, position: int) -> None:
    catalog.put_product(
        product.handle,
        title=product.title,
        description=product.description,
        category=product.category,
        tags=product.tags,
        synonyms=product.synonyms,
        image=shop.image(product),
        position=position,
        variants=[
            catalog.NewVariant(
                sku=variant.sku,
                price_minor=shop.price(variant).amount_minor,
                currency=shop.currency,
                stock=variant.stock,
                options=variant.options,
            )
            for variant in product.variants
        ],
    )


def _describe(shop: Shop) -> dict[str, Any]:
    """What tools and people need to act as this shop; the token speaks for its owner."""
    owner = user_queries.find_by_email(shop.owner.email)
    assert owner is not None
    with tenancy.business(shop.id):
        member = business_queries.get_member(user_id=owner.id)
    token = development_token.mint(business_id=shop.id, member_id=member.id)
    return {
        "slug": shop.slug,
        "id": str(shop.id),
        "owner": {"email": shop.owner.email, "password": shop.owner.password},
        "api_token": token,
        "channels": [{"kind": each.kind, "account_id": each.account} for each in shop.channels],
    }
