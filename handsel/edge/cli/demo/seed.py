"""Creates the demonstration shops through the modules' own actions. Development only."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from handsel.config.environment import environment
from handsel.edge.cli.demo.history import telling
from handsel.edge.cli.demo.history.remembered import Outside, hand_over
from handsel.edge.cli.demo.shops import SHOPS, Connected, Person, Product, Shop, load
from handsel.flows import connect_channel, connect_payments, connect_web_chat
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.startup import RefusedToStart
from handsel.modules.api_keys import actions as api_keys
from handsel.modules.api_keys.actions import NewKey
from handsel.modules.api_keys.queries import list_living
from handsel.modules.api_keys.rules import MOST_DAYS, SCOPES
from handsel.modules.api_keys.using import read_actor
from handsel.modules.businesses import actions as businesses
from handsel.modules.businesses import queries as business_queries
from handsel.modules.businesses.models import Role
from handsel.modules.catalog import actions as catalog
from handsel.modules.channels import queries as channels
from handsel.modules.channels.models import Channel
from handsel.modules.commerce.payments.models import Mode as PaymentMode
from handsel.modules.knowledge import actions as knowledge
from handsel.modules.knowledge.models import Kind as EntryKind
from handsel.modules.users import actions as users
from handsel.modules.users import queries as user_queries
from handsel.modules.web_chat import actions as web_chat
from handsel.modules.web_chat import queries as web_chat_queries

#: The key of the tools that play with a demonstration shop.
KEY_NAME: Final = "Demonstration"
NO_KEYS: Final[Mapping[str, str]] = MappingProxyType({})


def seed(
    known_keys: Mapping[str, str] = NO_KEYS,
    *,
    with_history: bool = False,
    outside: Outside | None = None,
) -> list[dict[str, Any]]:
    """Create each demonstration shop that is missing, whole or not at all, and describe them all.

    With `with_history` a shop that is made has two weeks of past, which end now; the world
    `outside` is told what was paid in them.

    A shop that exists keeps what became of it (stock, prices, conversations); only its quiet
    window follows the environment, and channels new to it are connected. `known_keys` holds the
    API key that tools have of each shop, by its slug: one that still opens is kept, else there is
    a new one. Raises RefusedToStart in production.
    """
    if not environment().development:
        raise RefusedToStart("The demo shops have passwords everybody knows: development only.")
    return [
        _ensure(load(slug), known_keys.get(slug, ""), with_history=with_history, outside=outside)
        for slug in SHOPS
    ]


def _ensure(
    shop: Shop, known_key: str, *, with_history: bool, outside: Outside | None
) -> dict[str, Any]:
    quiet_seconds = environment().quiet_seconds
    if business_queries.find(shop.id) is None:
        with transaction.atomic():
            if with_history:
                _create_with_history(shop, quiet_seconds=quiet_seconds, outside=outside)
            else:
                _create(shop, quiet_seconds=quiet_seconds)
    else:
        with tenancy.business(shop.id):
            businesses.change_quiet_seconds(quiet_seconds)
            _connect_channels(shop)
        for person in shop.people:
            _user_id(person)
    return _describe(shop, known_key=known_key)


def _create_with_history(shop: Shop, *, quiet_seconds: float, outside: Outside | None) -> None:
    """Make the shop as it was two weeks ago, and play what has happened in it since."""
    ends = now()
    with telling.opening(ends=ends) as (past, kept):
        _create(shop, quiet_seconds=quiet_seconds)
        due_later = telling.tell(shop, past, kept, ends=ends)
    if outside is not None:
        hand_over(past, outside)
    with tenancy.business(shop.id):
        for job in due_later:
            job.enqueue()


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
    if person.totp_secret and not user_queries.has_factor(known.id):
        users.enrol_totp(known.id, secret=person.totp_secret)
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
        if each.kind == "webchat":
            _show_chat(each, known.get((each.kind, each.account)))
        elif channel := known.get((each.kind, each.account)):
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


def _show_chat(told: Connected, channel: Channel | None) -> None:
    """The chat on the shop's own site, which the sandbox serves, perhaps on another port now."""
    origins = [environment().sandbox_url]
    if channel is None:
        connect_web_chat.open_site(name=told.name, key=told.account, origins=origins)
    else:
        web_chat.change_origins(web_chat_queries.get_site(channel.id), origins)


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


def _describe(shop: Shop, *, known_key: str) -> dict[str, Any]:
    """What tools and people need to act as this shop; the key acts for its owner."""
    return {
        "slug": shop.slug,
        "id": str(shop.id),
        "owner": {
            "email": shop.owner.email,
            "password": shop.owner.password,
            "totp_secret": shop.owner.totp_secret,
        },
        "api_token": known_key if _opens(shop, known_key) else _new_key(shop),
        "channels": [{"kind": each.kind, "account_id": each.account} for each in shop.channels],
    }


def _opens(shop: Shop, known_key: str) -> bool:
    actor = read_actor(known_key, address=None, now=now())
    return actor is not None and actor.business_id == shop.id


def _new_key(shop: Shop) -> str:
    """A key with every scope, in place of one whose text is lost."""
    owner = user_queries.find_by_email(shop.owner.email)
    assert owner is not None
    with tenancy.business(shop.id):
        member = business_queries.get_member(user_id=owner.id)
        actor = business_queries.get_actor(business_id=shop.id, member_id=member.id, fresh=True)
        for lost in list_living():
            if lost.name == KEY_NAME:
                api_keys.revoke(actor, lost.id)
        wanted = NewKey(name=KEY_NAME, scopes=sorted(SCOPES), days=MOST_DAYS)
        return api_keys.create(actor, wanted).text.reveal()
