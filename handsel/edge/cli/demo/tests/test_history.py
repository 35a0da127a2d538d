"""A demonstration shop's past holds together, and leaves nothing to do."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection, connections, transaction

from handsel.edge.cli.demo.history import telling
from handsel.edge.cli.demo.history.shapes import Regulars, read_regulars, read_stories
from handsel.edge.cli.demo.history.timetable import LASTS
from handsel.edge.cli.demo.seed import seed
from handsel.edge.cli.demo.shops import SHOPS, load
from handsel.edge.cli.demo_story.sandbox_control import SandboxControl
from handsel.flows import reconcile_books, refund
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.secrets import Secret
from handsel.modules.analytics.models import Occasion
from handsel.modules.assistant.learning.questions import list_unanswered
from handsel.modules.audit.models import AuditEntry, AuditLink
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Business, Invitation
from handsel.modules.commerce.invoices.models import Invoice
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.payments import books
from handsel.modules.commerce.payments.adapter import PaymentProviders
from handsel.modules.commerce.payments.models import Difference, Payment, PayoutChange
from handsel.modules.conversations.desk.views import View, Wanted, list_shown
from handsel.modules.conversations.models import Message
from handsel.modules.customers.models import Customer
from handsel.modules.notifications.models import Mail, PersonalMail
from tests.sandbox.outside import Outside, running

ROSE = load("rose-bakery")

pytestmark = pytest.mark.timeout(400)


def few_regulars(slug: str) -> Regulars:
    return read_regulars(slug).model_copy(update={"weekdays": {"sat": 1}})


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    """An outside world for both shops; its webhooks go nowhere."""
    with running(tmp_path_factory.mktemp("sandbox"), "http://127.0.0.1:9") as outside:
        yield outside


@pytest.fixture(scope="module")
def began(_django_database: dict[str, str], sandbox: Outside) -> Iterator[datetime]:
    """Both shops with their past, told once for all of these tests and then taken back; since
    when it was told."""
    with (
        pytest.MonkeyPatch.context() as monkeypatch,
        closing(SandboxControl(sandbox.url)) as outside,
        transaction.atomic(),
    ):
        monkeypatch.setattr(telling, "read_regulars", few_regulars)
        moment = now()
        seed(with_history=True, outside=outside)
        yield moment
        transaction.set_rollback(True)
    connections["default"].close()


@pytest.fixture
def rose(began: datetime) -> Iterator[Actor]:
    """Rose Bakery's owner, in its scope."""
    with tenancy.business(ROSE.id):
        owner = next(one for one in businesses.list_members() if one.role == "owner")
        yield businesses.get_actor(business_id=ROSE.id, member_id=owner.id, fresh=True)


@pytest.fixture
def providers(began: datetime, sandbox: Outside, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Payment providers are the sandbox's, and what a test does here is taken back."""
    reached = PaymentProviders(
        stripe_secret_key=Secret("sk_test_platform"),
        stripe_api_url=f"{sandbox.url}/stripe",
        paypal_api_url=f"{sandbox.url}/paypal",
    )
    monkeypatch.setattr(settings, "PAYMENT_PROVIDERS", reached)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def rows(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def test_the_books_agree_and_each_movement_balances(began: datetime) -> None:
    for slug in SHOPS:
        with tenancy.business(load(slug).id):
            assert list(books.compare()) == []
            assert rows("SELECT count(*) > 3 FROM ledger_movement") == [(True,)]
            # Each of these is linked as a transaction ends, when the database checks its promises.
            linked = AuditLink.objects.values("entry_id")
            assert not AuditEntry.objects.filter(at__lt=began).exclude(id__in=linked).exists()


def test_invoices_are_numbered_without_gaps_in_the_order_of_their_dates(rose: Actor) -> None:
    for kind in ("invoice", "credit_note"):
        issued = list(Invoice.objects.filter(kind=kind).order_by("number"))
        assert [one.number for one in issued] == list(range(1, len(issued) + 1))
        moments = [one.issued_on for one in issued]
        assert moments == sorted(moments)
        assert issued


def test_what_happened_happened_in_the_last_two_weeks_and_ids_follow_time(
    rose: Actor, began: datetime
) -> None:
    assert Business.objects.get().created_at < began - LASTS + timedelta(minutes=5)
    for model, moment in ((Order, "created_at"), (Message, "created_at"), (AuditEntry, "at")):
        found = list(model._default_manager.order_by("id").values_list(moment, flat=True))
        assert found == sorted(found, key=_to_the_millisecond)
        assert began - LASTS - timedelta(seconds=1) <= found[0]
    assert max(Message.objects.values_list("said_at", flat=True)) < now()


def _to_the_millisecond(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def test_nothing_is_left_to_send(rose: Actor) -> None:
    waiting = Message.objects.filter(delivery__in=["pending", "sending", "unknown"])
    assert not waiting.exists()
    assert not Mail.objects.exclude(state="sent").exists()
    people = [person.email for slug in SHOPS for person in load(slug).people]
    assert not PersonalMail.objects.filter(recipient__in=people).exclude(state="sent").exists()
    assert not Payment.objects.filter(status="open").exists()
    assert rows("SELECT count(*) FROM ingress_lane WHERE ready_at IS NOT NULL") == [(0,)]


@pytest.mark.parametrize(
    "view",
    ["all", "open", "mine", "unassigned", "waiting", "handed_over", "snoozed", "resolved"],
)
def test_each_view_of_the_inbox_shows_somebody(rose: Actor, view: View) -> None:
    assert list_shown(rose, Wanted(view=view))


def test_orders_stand_as_orders_may(rose: Actor) -> None:
    paid = set(Order.objects.values_list("payment_status", flat=True))
    assert {"unpaid", "paid", "partly_refunded", "refunded", "disputed"} <= paid
    sent = set(Order.objects.values_list("fulfillment", flat=True))
    assert {"unfulfilled", "shipped", "delivered"} <= sent
    providers = set(Payment.objects.values_list("account__provider", flat=True))
    assert providers == {"stripe", "paypal", "bank_transfer", "on_delivery"}


def test_the_office_has_its_own_stories(rose: Actor) -> None:
    stray = Difference.objects.get(kind="missing_here", resolved_at=None)
    assert stray.order_id is None
    assert PayoutChange.objects.get().state == "stopped"
    assert Invitation.objects.filter(state="pending").count() == 2
    done = set(AuditEntry.objects.values_list("what", flat=True))
    assert {"api_key.created", "payout_change.stopped", "refund.requested"} <= done


def test_the_sandbox_knows_what_was_paid_and_gives_it_back(rose: Actor, providers: None) -> None:
    def differences() -> list[tuple[str, str]]:
        reconcile_books.compare(business_id=ROSE.id, now=now())
        return list(Difference.objects.filter(resolved_at=None).values_list("kind", "subject"))

    shown = differences()
    assert [kind for kind, _ in shown] == ["missing_here"]
    for provider in ("stripe", "paypal"):
        paid = Payment.objects.filter(account__provider=provider, order__payment_status="paid")
        order_id = paid.latest("created_at").order_id
        asked = refund.request(rose, order_id, amount_minor=100)
        refund.send(business_id=ROSE.id, refund_id=asked.id)
        asked.refresh_from_db()
        assert (asked.status, asked.reason) == ("succeeded", "")
        assert Order.objects.get(id=order_id).payment_status == "partly_refunded"
        assert Invoice.objects.filter(refund_id=asked.id, kind="credit_note").exists()
    assert differences() == shown


def test_hand_overs_and_resolutions_happened_when_they_did(rose: Actor, began: datetime) -> None:
    for kind in ("handed_over", "resolved"):
        moments = Occasion.objects.filter(kind=kind).values_list("at", flat=True)
        assert len({moment.date() for moment in moments}) > 3
        assert all(moment < began for moment in moments)


def test_the_assistant_did_not_know_everything(rose: Actor) -> None:
    questions, _ = list_unanswered(rose, [], language="en", before=None, limit=20)
    assert len(questions) >= 3


def test_everybody_written_down_has_written(rose: Actor) -> None:
    names = set(Customer.objects.values_list("name", flat=True))
    assert {story.who for story in read_stories(ROSE.slug)} <= names
    languages = set(Customer.objects.values_list("language", flat=True))
    assert {"en", "es", "pt", "fr", "de", "ar"} <= languages


def test_a_second_start_tells_nothing_twice(began: datetime) -> None:
    with tenancy.business(ROSE.id):
        before = (Message.objects.count(), Order.objects.count(), AuditEntry.objects.count())
    known = {shop["slug"]: shop["api_token"] for shop in seed(with_history=True)}
    with tenancy.business(ROSE.id):
        first = AuditEntry.objects.count()
    seed(known, with_history=True)
    with tenancy.business(ROSE.id):
        assert (Message.objects.count(), Order.objects.count()) == before[:2]
        assert AuditEntry.objects.count() == first


def test_the_clock_is_the_world_s_again(began: datetime) -> None:
    assert now() - began < timedelta(hours=1)
    assert now() > began
