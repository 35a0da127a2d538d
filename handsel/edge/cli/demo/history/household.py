"""What a shop has beside its conversations: colleagues, labels, kept replies, ways to be paid."""

from datetime import datetime

from handsel.edge.cli.demo.history.shapes import Household, Invited, NamedKey, Reduction
from handsel.flows import connect_payments, payout_accounts
from handsel.flows.invite_member import invite
from handsel.flows.make_api_key import make_api_key
from handsel.kit import clock
from handsel.kit.money import from_decimal
from handsel.modules.api_keys.actions import NewKey
from handsel.modules.businesses import actions as businesses
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Role
from handsel.modules.businesses.queries import get_current
from handsel.modules.commerce.payments import actions as payments
from handsel.modules.commerce.payments.models import Mode, PayoutChange
from handsel.modules.commerce.pricing import setting_up
from handsel.modules.conversations.desk import labels, words
from handsel.modules.users import actions as users
from handsel.modules.users import queries as user_queries


def join_colleagues(household: Household) -> None:
    """Everybody who works there besides those whom every demonstration has."""
    for one in household.colleagues:
        known = user_queries.find_by_email(one.email)
        if known is None:
            known = users.create(email=one.email, name=one.name, password=one.password)
        businesses.add_member(user_id=known.id, role=Role(one.role))


def furnish(owner: Actor, household: Household, *, ends: datetime) -> None:
    """Labels, kept replies, discounts, and every way to be paid. The past `ends` then."""
    for label in household.labels:
        labels.create(owner, name=label.name, hue=label.hue)
    for reply in household.replies:
        words.keep_reply(owner, shortcut=reply.shortcut, text=reply.text)
    for reduction in household.discounts:
        setting_up.put_discount(_discount(reduction, ends=ends))
    if household.paypal:
        connect_payments.connect(
            provider="paypal",
            external_id=household.paypal,
            mode=Mode.OWN_KEYS,
            client_id=f"client-{household.paypal}",
            secret_key=f"secret-{household.paypal}",
        )
    for provider, told in (
        ("bank_transfer", household.bank_details),
        ("on_delivery", household.on_delivery),
    ):
        if told:
            payments.offer_by_hand(provider, instructions=told)


def _discount(told: Reduction, *, ends: datetime) -> setting_up.NewDiscount:
    currency = get_current().currency
    amount = from_decimal(told.amount, currency=currency) if told.amount else None
    return setting_up.NewDiscount(
        name=told.name,
        code=told.code,
        percent_ppm=told.percent * 10_000 if told.percent else None,
        amount_minor=amount.amount_minor if amount else None,
        minimum_minor=from_decimal(told.minimum, currency=currency).amount_minor,
        most_uses_each=told.uses_each,
        ends_at=ends + told.lasts if told.lasts else None,
    )


def invite_somebody(owner: Actor, invited: Invited) -> None:
    """An invitation goes out, and waits to be taken."""
    invite(owner, email=invited.email, role=Role(invited.role), now=clock.now())


def make_key(owner: Actor, wanted: NamedKey) -> None:
    """A key for another program of the shop's; its text is told to nobody."""
    make_api_key(owner, NewKey(name=wanted.name, scopes=list(wanted.scopes)))


def ask_for_another_bank(owner: Actor, household: Household) -> None:
    """Other bank details are asked for, and wait their day."""
    payout_accounts.offer_by_hand(
        owner,
        provider="bank_transfer",
        instructions=household.bank_details.replace("Savings", "Current"),
        waits_days=7,
        make_default=False,
    )


def stop_that(owner: Actor) -> None:
    """An owner had second thoughts about what they asked for."""
    change = PayoutChange.objects.latest("asked_at")
    payout_accounts.stop(owner, change.id)
