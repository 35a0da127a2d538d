"""Who takes a shop's money changes after a day, with every owner told; keys are only written."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.kit import tenancy
from handsel.modules.audit.models import AuditEntry
from handsel.modules.businesses import actions as businesses
from handsel.modules.businesses.models import Role
from handsel.modules.businesses.queries import get_actor
from handsel.modules.commerce.payments.models import PaymentAccount
from handsel.modules.notifications.models import Mail
from handsel.modules.users import actions as users
from tests.cast import Shop
from tests.provider import FakeProvider, account_of, connected
from tests.purchases import open_thread
from tests.shelves import stock_shelves
from tests.till import Till
from tests.world import World, _post


@dataclass
class Office:
    """Amal and Olu own the bakery; its provider is a fake."""

    till: Till
    amal: Caller
    olu: Caller
    #: Keys of two accounts of the shop's.
    old: str = field(default_factory=lambda: f"sk_test_{uuid4().hex}old1")
    new: str = field(default_factory=lambda: f"sk_test_{uuid4().hex}new1")

    @property
    def shop(self) -> Shop:
        return self.till.shop

    @property
    def world(self) -> World:
        return self.till.world

    def connect(self, key: str, *, provider: str = "stripe", **more: Any) -> dict[str, Any]:
        """Amal connects an account by its key."""
        asked = {"provider": provider, "secret_key": key, **more}
        return told(self.amal, "POST", "/payment-accounts", asked, status=201)

    def change(self) -> dict[str, Any]:
        """The latest change."""
        return next(iter(told(self.amal, "GET", "/payout-changes")["items"]))

    def accounts(self) -> dict[str, dict[str, Any]]:
        """Every account by its name at its provider."""
        items = told(self.amal, "GET", "/payment-accounts")["items"]
        return {one["external_id"]: one for one in items}

    def pass_a_day(self) -> None:
        """Whatever waits for a day has waited for it."""
        self.world.sql("UPDATE payments_payoutchange SET applies_at = now(), asked_at = now()"
                       " - interval '1 day'")  # fmt: skip
        self.world.hurry_jobs()
        self.world.work_jobs()

    def paid_on(self) -> str:
        """The account that a customer who buys now pays on."""
        return self.till.sell(thread=open_thread(self.shop)).account

    def letters(self) -> list[Mail]:
        """All letters to owners about how the shop is paid."""
        with tenancy.business(self.shop.id):
            found = Mail.objects.filter(once_key__startswith="pay").order_by("id")
            return [one for one in found if "payments" in one.text or "paid" in one.text]


def told(
    caller: Caller, method: str, path: str, body: Any = None, *, status: int = 200
) -> dict[str, Any]:
    answer = caller.call(method, path, body)
    assert answer.status_code == status, answer.content
    read: dict[str, Any] = json.loads(answer.content) if answer.content else {}
    return read


def second_owner(shop: Shop) -> Caller:
    user = users.create(
        email=f"olu.{uuid4().hex}@example.com", name="Olu", password="not a real password"
    )
    with tenancy.business(shop.id):
        member = businesses.add_member(user_id=user.id, role=Role.OWNER)
    return caller_for(get_actor(business_id=shop.id, member_id=member.id))


@pytest.fixture
def provider() -> Iterator[FakeProvider]:
    with connected() as provider:
        yield provider


@pytest.fixture
def office(world: World, rose: Shop, provider: FakeProvider) -> Office:
    stock_shelves(rose)
    till = Till(world, rose, provider, open_thread(rose))
    return Office(till, caller_for(rose.owner), second_owner(rose))


def test_a_shops_first_account_takes_money_at_once(office: Office) -> None:
    made = office.connect(office.old)
    assert (made["external_id"], made["is_offered"], made["is_default"]) == (
        account_of(office.old), True, True,
    )  # fmt: skip
    assert made["change"] is None
    assert office.paid_on() == account_of(office.old)
    (letter,) = office.letters()
    assert len(letter.recipients) == 2


def test_another_account_takes_no_money_for_a_day(office: Office) -> None:
    office.connect(office.old)
    made = office.connect(office.new)
    assert (made["is_offered"], made["change"]["state"]) == (False, "waiting")
    assert office.paid_on() == account_of(office.old)
    office.world.hurry_jobs()
    office.world.work_jobs()
    assert office.paid_on() == account_of(office.old)
    office.pass_a_day()
    assert office.paid_on() == account_of(office.new)
    assert office.change()["state"] == "made"
    assert not office.accounts()[account_of(office.old)]["is_offered"]
    subjects = [one.subject for one in office.letters()]
    assert "is to take your payments" in subjects[1]
    assert "takes your payments now" in subjects[2]
    assert all(len(one.recipients) == 2 for one in office.letters())


def test_any_owner_stops_a_change_that_waits(office: Office) -> None:
    office.connect(office.old)
    change = office.connect(office.new)["change"]
    stopped = told(office.olu, "POST", f"/payout-changes/{change['id']}/stop")
    assert stopped["state"] == "stopped"
    office.pass_a_day()
    assert office.paid_on() == account_of(office.old)
    told(office.amal, "POST", f"/payout-changes/{change['id']}/stop", status=409)


def test_withdrawing_what_takes_the_money_does_not_make_the_next_one_the_first(
    office: Office,
) -> None:
    first = office.connect(office.old)
    told(office.amal, "DELETE", f"/payment-accounts/{first['id']}", status=204)
    assert office.connect(office.new)["change"]["state"] == "waiting"


def test_asking_again_neither_hurries_nor_delays_a_change(office: Office) -> None:
    office.connect(office.old)
    before = office.connect(office.new)["change"]
    again = office.connect(office.new)["change"]
    assert again["applies_at"] == before["applies_at"]
    told(office.amal, "POST", f"/payout-changes/{before['id']}/stop", status=409)
    office.connect(f"sk_test_{uuid4().hex}")
    assert [one["state"] for one in told(office.amal, "GET", "/payout-changes")["items"]] == [
        "waiting", "replaced", "replaced",
    ]  # fmt: skip


def test_the_account_before_comes_back_at_once_within_a_day(office: Office) -> None:
    office.connect(office.old)
    office.connect(office.new)
    office.pass_a_day()
    assert office.connect(office.old)["is_offered"]
    assert office.paid_on() == account_of(office.old)
    office.world.sql(
        "UPDATE payments_paymentaccount SET withdrawn_at = withdrawn_at - interval '25 hours'"
    )
    assert office.connect(office.new)["change"]["state"] == "waiting"


def test_bank_details_wait_like_another_account(office: Office) -> None:
    def offer(instructions: str) -> dict[str, Any]:
        asked = {"provider": "bank_transfer", "instructions": instructions}
        return told(office.amal, "PUT", "/payment-methods", asked)

    assert offer("Account 1111")["instructions"] == "Account 1111"
    assert offer("Account 2222")["instructions"] == "Account 1111"
    assert office.change()["instructions"] == "Account 2222"
    office.pass_a_day()
    (method,) = told(office.amal, "GET", "/payment-methods")["items"]
    assert method["instructions"] == "Account 2222"


def test_other_keys_of_the_same_account_do_not_wait(office: Office) -> None:
    account = office.connect(office.old)
    renewed = told(
        office.amal, "PUT", f"/payment-accounts/{account['id']}/keys",
        {"secret_key": f"{office.old}+5678"},
    )  # fmt: skip
    assert (renewed["is_offered"], renewed["key_hint"]) == (True, "••••5678")
    assert office.paid_on() == account_of(office.old)


@pytest.mark.parametrize(("is_bad", "code"), [(False, "key_of_another"), (True, "key_refused")])
def test_keys_of_another_account_or_of_none_are_refused(
    office: Office, is_bad: bool, code: str
) -> None:
    account = office.connect(office.old)
    path = f"/payment-accounts/{account['id']}/keys"
    key = office.till.provider.bad_key if is_bad else office.new
    assert told(office.amal, "PUT", path, {"secret_key": key}, status=422)["code"] == code
    assert office.accounts()[account_of(office.old)]["key_hint"] == "••••old1"


def test_a_test_key_never_takes_the_place_of_a_live_one(office: Office) -> None:
    account = office.connect(office.old)
    office.world.sql("UPDATE payments_paymentaccount SET livemode = true")
    path = f"/payment-accounts/{account['id']}/keys"
    answer = told(office.amal, "PUT", path, {"secret_key": office.old}, status=409)
    assert answer["code"] == "test_key_for_live"


def test_an_account_of_another_shop_is_taken_and_whose_it_is_stays_unsaid(
    office: Office, blue: Shop
) -> None:
    office.connect(office.old)
    asked = {"provider": "stripe", "secret_key": office.old}
    answer = caller_for(blue.owner).call("POST", "/payment-accounts", asked)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (409, "account_taken")
    assert str(office.shop.id) not in answer.content.decode()
    assert "Rose" not in answer.content.decode()
    with tenancy.business(blue.id):
        assert not PaymentAccount.objects.exists()


def test_keys_are_forgotten_once_nothing_needs_them(office: Office) -> None:
    account = office.connect(office.old)
    path = f"/payment-accounts/{account['id']}"
    told(office.amal, "DELETE", f"{path}/keys", status=409)
    told(office.amal, "DELETE", path, status=204)
    told(office.amal, "DELETE", f"{path}/keys", status=204)
    with tenancy.business(office.shop.id):
        assert PaymentAccount.objects.get().secret_key == ""
    told(office.amal, "DELETE", path, status=409)


def test_a_check_says_what_is_wrong_with_the_keys(office: Office) -> None:
    account = office.connect(office.old)
    path = f"/payment-accounts/{account['id']}/check"
    assert told(office.amal, "POST", path) == {"ok": True, "problem": ""}
    office.till.provider.bad_key = office.old
    assert told(office.amal, "POST", path) == {"ok": False, "problem": "provider_logged_out"}


def signed(body: bytes, secret: str) -> dict[str, str]:
    at = int(time.time())
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return {"stripe-signature": f"t={at},v1={digest}"}


def test_events_are_proved_by_both_secrets_while_one_takes_the_others_place(
    office: Office,
) -> None:
    account = office.connect(office.old, signing_secret="whsec_first_one")
    path = f"/payment-accounts/{account['id']}/signing-secret"
    asked = {"signing_secret": "whsec_second_one", "overlap_hours": 2}
    shown = told(office.amal, "PUT", path, asked)
    assert shown["has_signing_secret"]
    assert shown["previous_secret_until"] is not None

    def post(secret: str) -> int:
        body = json.dumps({"id": f"evt_{uuid4().hex}", "type": "ping"}).encode()
        where = f"/hooks/stripe/{account_of(office.old)}"
        return asyncio.run(_post(office.world.database, where, body, signed(body, secret)))

    assert [post("whsec_first_one"), post("whsec_second_one"), post("whsec_no_one")] == [
        200, 200, 403,
    ]  # fmt: skip
    told(office.amal, "PUT", path, {"signing_secret": "whsec_third_one", "overlap_hours": 0})
    assert [post("whsec_second_one"), post("whsec_third_one")] == [403, 200]


def test_every_step_is_in_the_audit_with_masked_keys(office: Office) -> None:
    first = office.connect(office.old)
    office.connect(office.new)
    office.pass_a_day()
    second = office.accounts()[account_of(office.new)]
    told(office.amal, "DELETE", f"/payment-accounts/{second['id']}", status=204)
    with tenancy.business(office.shop.id):
        entries = list(AuditEntry.objects.filter(what__startswith="pay").order_by("id"))
    assert [one.what for one in entries] == [
        "payment_account.connected",
        "payment_account.offered",
        "payment_account.connected",
        "payout_change.asked",
        "payout_change.made",
        "payment_account.withdrawn",
    ]
    assert entries[0].subject_id == UUID(first["id"])
    assert entries[0].detail["secret_key"] == "••••old1"
    assert office.old not in str([one.detail for one in entries])
