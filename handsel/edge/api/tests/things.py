"""One of each thing a shop can have, to be asked for."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import psycopg

from handsel.flows import connect_web_chat
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.ids import uuid7
from handsel.modules.api_keys import actions as api_keys
from handsel.modules.api_keys.actions import NewKey
from handsel.modules.assistant import own_models
from handsel.modules.assistant.learning.actions import teach
from handsel.modules.assistant.models import OwnModel, Question, Turn
from handsel.modules.businesses import invitations
from handsel.modules.businesses.actions import add_member
from handsel.modules.businesses.models import Role
from handsel.modules.catalog.importing.actions import receive
from handsel.modules.catalog.models import Variant
from handsel.modules.catalog.synonyms import add_synonym
from handsel.modules.channels import actions as channels
from handsel.modules.channels.content import Content
from handsel.modules.channels.models import Channel
from handsel.modules.commerce.invoices import actions as invoices
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.payments import payouts
from handsel.modules.commerce.payments.actions import offer_by_hand
from handsel.modules.commerce.payments.models import Difference, Payment, PayoutChange, Refund
from handsel.modules.commerce.pricing import setting_up
from handsel.modules.commerce.pricing.setting_up import NewDiscount
from handsel.modules.commerce.returns.actions import propose
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations.desk import labels, sharing, words
from handsel.modules.conversations.models import Author, Delivery, Message
from handsel.modules.ingress.models import Route
from handsel.modules.knowledge.actions import write
from handsel.modules.knowledge.models import Kind
from handsel.modules.media import actions as media
from handsel.modules.media.tests.files import PDF
from handsel.modules.support.models import SupportAccess
from handsel.modules.users import actions as users
from tests.cast import Shop
from tests.purchases import NOON, Thread, agree, connect_stripe, open_thread
from tests.shelves import stock_shelves


@dataclass(frozen=True, slots=True)
class Things:
    """The ids of what `furnish` made; `of` finds one by the name of a path parameter."""

    conversation_id: UUID
    customer_id: UUID
    message_id: UUID
    product_id: UUID
    variant_id: UUID
    order_id: UUID
    invoice_id: UUID
    event_id: UUID
    refund_id: UUID
    change_id: UUID
    difference_id: UUID
    import_id: UUID
    upload_id: UUID
    synonym_id: UUID
    example_id: UUID
    entry_id: UUID
    question_id: UUID
    rate_id: UUID
    zone_id: UUID
    discount_id: UUID
    key_id: UUID
    access_id: UUID
    account_id: UUID
    payout_change_id: UUID
    model_id: UUID
    label_id: UUID
    reply_id: UUID
    channel_id: UUID
    chat_id: UUID
    member_id: UUID
    invitation_id: UUID

    def of(self, parameter: str) -> UUID:
        """The id of the thing a path parameter names."""
        found = getattr(self, parameter)
        assert isinstance(found, UUID)
        return found


def furnish(shop: Shop, *, admin_url: str) -> Things:
    """Give a shop a thread, a message that failed, a paid order with its invoice, a dead event."""
    stock_shelves(shop)
    connect_stripe(shop)
    thread = open_thread(shop, email="robin@example.com")
    message_id = troubled_message(shop, thread)
    order_id = paid_order(shop, thread)
    with tenancy.business(shop.id):
        invoice = invoices.issue(order_id, at=NOON)
        loaf = Variant.objects.get(sku="LOAF")
        synonym_id = add_synonym(word="levain", means="sourdough").id
        example_id = teach(shop.owner, text="levain?", label="product_question", now=NOON).id
        entry = write(kind=Kind.HOURS, question="When are you open?", answer="From eight.")
        rate_id = setting_up.put_rate(tax_class="food", country="GB", rate_ppm=0).id
        # Without a way to deliver, nobody is asked where to.
        zone_id = setting_up.put_zone(name="Home", countries=["GB"], options=[]).id
        tenth = NewDiscount(name="Tenth", code="TENTH", percent_ppm=100_000)
        discount_id = setting_up.put_discount(tenth).id
        asked = NewKey(name="Cash desk", scopes=["catalog.read"])
        key_id = api_keys.create(shop.owner, asked).key.id
        access = SupportAccess.objects.create(
            origin="asked", reason="The import does not start.", minutes=30, asked_at=now()
        )
        label_id = labels.create(shop.owner, name="Wholesale", hue=30).id
        labels.put(shop.owner, thread.conversation_id, label_ids=[label_id])
        sharing.assign(shop.owner, thread.conversation_id, member_id=shop.owner.member_id)
        reply_id = words.keep_reply(shop.owner, shortcut="thanks", text="Thank you!").id
    waiting = waiting_payout(shop)
    return Things(
        conversation_id=thread.conversation_id,
        customer_id=thread.customer_id,
        message_id=message_id,
        product_id=loaf.product_id,
        variant_id=loaf.id,
        order_id=order_id,
        invoice_id=invoice.id,
        event_id=dead_event(shop, admin_url=admin_url),
        rate_id=rate_id,
        zone_id=zone_id,
        discount_id=discount_id,
        key_id=key_id,
        access_id=access.id,
        label_id=label_id,
        reply_id=reply_id,
        **team(shop),
        refund_id=waiting_refund(shop, order_id),
        change_id=listed_change(shop, thread, order_id),
        difference_id=missing_sale(shop, order_id),
        account_id=waiting.account_id,
        payout_change_id=waiting.id,
        model_id=own_model(shop).id,
        channel_id=former_channel(shop).id,
        chat_id=web_chat(shop),
        **files(shop),
        synonym_id=synonym_id,
        example_id=example_id,
        entry_id=entry.id,
        question_id=open_question(shop, thread).id,
    )


def team(shop: Shop) -> dict[str, UUID]:
    """An agent who was hired, and somebody who is invited to watch."""
    address = f"dee.{uuid7().hex}@example.com"
    hired = users.create(email=address, name="Dee", password="not a real password")
    with tenancy.business(shop.id):
        member = add_member(user_id=hired.id, role=Role.AGENT)
        invited = invitations.invite(
            shop.owner, email=f"kim.{uuid7().hex}@example.com", role=Role.VIEWER, now=now()
        )
    return {"member_id": member.id, "invitation_id": invited.invitation.id}


def files(shop: Shop) -> dict[str, UUID]:
    """A file of products, and a document to send."""
    with tenancy.business(shop.id):
        products = receive("buns.csv", [b"title,price\nBun,1.10\n"])
        menu = media.fit(PDF, declared="application/pdf")
        upload = media.keep(shop.owner, menu, filename="menu.pdf", client_id="menu")
    return {"import_id": products.id, "upload_id": upload.id}


def open_question(shop: Shop, thread: Thread, *, text: str = "do you have levain?") -> Question:
    """What a customer asked and the assistant did not know."""
    with tenancy.business(shop.id):
        turn = Turn.objects.create(
            conversation_id=thread.conversation_id, newest_message_id=uuid7(), epoch=0
        )
        return Question.objects.create(
            turn=turn, conversation_id=thread.conversation_id, text=text, asked_at=NOON
        )


def troubled_message(
    shop: Shop, thread: Thread, *, delivery: Delivery = Delivery.FAILED, text: str = "Hello"
) -> UUID:
    """A message of ours that did not arrive."""
    with tenancy.business(shop.id):
        said = conversations.say(
            conversation_id=thread.conversation_id,
            content=Content(text=text),
            author_kind=Author.ASSISTANT,
            once_key=uuid7().hex,
            epoch=0,
        )
        Message.objects.filter(id=said.id).update(delivery=delivery, delivery_reason="broken")
    return said.id


def paid_order(shop: Shop, thread: Thread) -> UUID:
    """An order for two loaves whose payment succeeded."""
    order = agree(shop, thread).order
    with tenancy.business(shop.id):
        from handsel.modules.commerce.payments import actions as payments

        payment = payments.open_attempt(order.id, expires_at=NOON + timedelta(hours=1))
        Payment.objects.filter(id=payment.id).update(
            status="succeeded", external_id=f"pi_{uuid7().hex}"
        )
    return order.id


def waiting_refund(shop: Shop, order_id: UUID) -> UUID:
    """A refund of the order's payment that its provider has not made yet."""
    with tenancy.business(shop.id):
        payment = Payment.objects.get(order_id=order_id)
        made = Refund.objects.create(payment=payment, amount_minor=100, currency=payment.currency)
    return made.id


def missing_sale(shop: Shop, order_id: UUID) -> UUID:
    """A payment that the ledger has not got."""
    with tenancy.business(shop.id):
        made = Difference.objects.create(
            kind="payment_and_ledger",
            subject=str(order_id),
            order_id=order_id,
            expected_minor=960,
            found_minor=0,
            currency="GBP",
            first_seen_at=NOON,
            last_seen_at=NOON,
        )
    return made.id


def waiting_payout(shop: Shop) -> PayoutChange:
    """Other instructions to pay by bank transfer, which is offered already."""
    with tenancy.business(shop.id):
        account = offer_by_hand("bank_transfer", instructions="Account 11111111")
        change = payouts.ask_to_offer(
            shop.owner, account, make_default=False, instructions="Account 22222222", now=now()
        )
    assert change is not None
    return change


def former_channel(shop: Shop) -> Channel:
    """A bot that the shop let go."""
    with tenancy.business(shop.id):
        made = channels.connect(
            kind="telegram", external_id="7" + shop.account[-9:], name="@bot", access_token="1:bot"
        )
        return channels.disconnect(made.id)


def web_chat(shop: Shop) -> UUID:
    """The chat on the shop's own site."""
    site = connect_web_chat.connect(shop.owner, name="Shop", origins=["https://rose.example"])
    return site.channel_id


def own_model(shop: Shop) -> OwnModel:
    """A language model that the shop brings."""
    with tenancy.business(shop.id):
        return own_models.add(
            shop.owner,
            provider="openai",
            base_url="https://models.example.com/v1",
            model="small",
            api_key="sk-of-the-shop",
            position=1,
        )


def listed_change(shop: Shop, thread: Thread, order_id: UUID) -> UUID:
    """A change of the order that its customer has not agreed to."""
    with tenancy.business(shop.id):
        return propose(
            get_order(order_id),
            conversation_id=thread.conversation_id,
            kind="cancel",
            wanted={"reason": "other"},
            method=None,
            difference_minor=0,
            summary_hash="",
            now=NOON,
        ).id


def dead_event(
    shop: Shop | None, *, admin_url: str, state: str = "dead", account: str = ""
) -> UUID:
    """An event that waits for a person; without a shop, one of an account nobody connected."""
    event_id = uuid7()
    account = account or (shop.account if shop else f"unknown-{event_id.hex}")
    if shop is not None:
        with tenancy.business(shop.id):
            assert Route.objects.filter(source="instagram", account=account).exists()
    with psycopg.connect(admin_url, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO ingress_event (id, source, account, dedupe_key, digest, business_id,"
            " lane_key, kind, body, occurred_at, state, reason, attempts)"
            " VALUES (%s, 'instagram', %s, %s, '', %s, %s, 'message', '{\"secret\": 1}', now(), %s,"
            " 'broken', 5)",
            [event_id, account, event_id.hex, shop and shop.id, event_id.hex, state],
        )
    return event_id
