"""A customer who buys in another way than the demo does: with PayPal, or by bank transfer."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import httpx2

from handsel.edge.cli.demo_story import script
from handsel.edge.cli.demo_story.conversation import Customer, find_link
from handsel.edge.cli.demo_story.sandbox_control import NotSeen, SandboxControl
from handsel.edge.cli.demo_story.shop_api import ShopApi
from tests.stack import RunningStack

STEP_SECONDS = 60.0
LOOK_EVERY_SECONDS = 0.2
PAYPAL_PAGE = "/paypal/pay/"
MERCHANT = "CHAOSMERCHANT"
BANK_DETAILS = "Sort code 00-00-00, account 12345678"

_ORDER = """
SELECT o.id::text, o.total_minor, o.currency FROM orders_order o
JOIN conversations_conversation c ON c.id = o.conversation_id
JOIN customers_identity i ON i.id = c.identity_id WHERE i.external_id = %s
"""
_OFFER_PAYPAL = """
WITH account AS (
    INSERT INTO payments_paymentaccount (id, business_id, provider, external_id, mode, client_id,
        secret_key, instructions, waits_days, livemode, is_active, is_default, created_at)
    VALUES (%s, %s, 'paypal', %s, 'own_keys', %s, '', '', 7, false, true, false, now())
    ON CONFLICT DO NOTHING RETURNING id, business_id, external_id
)
INSERT INTO ingress_route (id, source, account, business_id, target_id, signing_secret)
SELECT gen_random_uuid(), 'paypal', external_id, business_id, id, '' FROM account
"""
# Where a shop's money goes is said by a person in person, and nobody signs in here.
_OFFER_BY_HAND = """
INSERT INTO payments_paymentaccount (id, business_id, provider, external_id, mode, client_id,
    secret_key, instructions, waits_days, livemode, is_active, is_default, created_at)
VALUES (%s, %s, %s, %s, 'by_hand', '', '', %s, 3, false, true, false, now())
ON CONFLICT DO NOTHING
"""
_CHOOSE = """
INSERT INTO payments_choice (id, business_id, customer_id, account_id)
SELECT gen_random_uuid(), a.business_id, i.customer_id, a.id
FROM payments_paymentaccount a, customers_identity i
WHERE a.business_id = %s AND a.provider = %s AND a.is_active AND i.external_id = %s
ON CONFLICT DO NOTHING
"""
_KNOW_EMAIL = """
UPDATE customers_customer SET email = %s
WHERE id = (SELECT customer_id FROM customers_identity WHERE external_id = %s)
"""


class Shopping:
    """One new customer, and the shop's own view. What is set up goes past the product's fences."""

    def __init__(self, stack: RunningStack) -> None:
        self._stack = stack
        self.api = stack.api()
        self.sandbox = SandboxControl(stack.described.sandbox_url)
        self.customer = Customer(self.sandbox, stack.rose, step_seconds=STEP_SECONDS)

    def close(self) -> None:
        """Close the connections."""
        self.sandbox.close()
        self.api.close()

    def agree(self, *, pay_by: str) -> None:
        """Chat up to the yes, having chosen how to pay. Raises NotSeen."""
        _offer(self._stack, pay_by)
        for number, (_, words) in enumerate(script.chat(self.api.read_stock())):
            self.customer.ask(words)
            if number == 0:
                self._choose(pay_by)
        self.customer.write(script.YES)

    def _choose(self, pay_by: str) -> None:
        self._stack.sql(_CHOOSE, self._stack.rose.id, pay_by, self.customer.id)
        self._stack.sql(_KNOW_EMAIL, self.customer.email, self.customer.id)

    def approve(self) -> None:
        """Open the PayPal page that was sent, and agree there. Raises NotSeen."""
        sends = self.customer.listen(
            "a PayPal link",
            fits=lambda entry: find_link([entry], containing=PAYPAL_PAGE) is not None,
        )
        url = find_link(sends, containing=PAYPAL_PAGE)
        assert url is not None  # what was listened for
        form = {"email": self.customer.email, "action": "paid"}
        answer = httpx2.post(url, data=form, timeout=STEP_SECONDS)
        if answer.status_code >= 400:
            raise NotSeen(f"the payment page answered {answer.status_code}")

    def transfer(self) -> None:
        """Read where to pay; a member sees the money on the statement. Raises NotSeen."""
        self.customer.listen("the bank details", fits=lambda entry: BANK_DETAILS in entry["text"])
        order_id, total_minor, currency = self.order()
        told = {
            "amount_minor": total_minor,
            "currency": currency,
            "reference": f"statement {secrets.token_hex(4)}",
        }
        insist(lambda: self.api.post(f"/orders/{order_id}/received", told))

    def order(self) -> tuple[str, int, str]:
        """The customer's order: id, total and currency."""
        ((order_id, total_minor, currency),) = self._stack.sql(_ORDER, self.customer.id)
        return order_id, total_minor, currency

    def be_thanked(self) -> dict[str, Any]:
        """Wait until the order is paid, invoiced and thanked for; the order. Raises NotSeen."""
        order = self.api.wait_until_paid(self.order()[0], seconds=STEP_SECONDS)
        self.customer.listen("a thank-you")
        return order


@contextmanager
def shopping(stack: RunningStack) -> Iterator[Shopping]:
    """A customer who has not written yet."""
    one = Shopping(stack)
    try:
        yield one
    finally:
        one.close()


def insist(ask: Callable[[], Any]) -> Any:
    """What a member does whose click was not answered: again. Raises httpx2.HTTPError."""
    deadline = time.monotonic() + STEP_SECONDS
    while True:
        try:
            return ask()
        except httpx2.HTTPError:
            if time.monotonic() > deadline:
                raise
            time.sleep(LOOK_EVERY_SECONDS)


def wait_for_order(
    api: ShopApi, order_id: str, fits: Callable[[dict[str, Any]], bool], *, what: str
) -> None:
    """Look until the order fits. Raises NotSeen."""
    deadline = time.monotonic() + STEP_SECONDS
    while not fits(insist(lambda: api.get(f"/orders/{order_id}"))):
        if time.monotonic() > deadline:
            raise NotSeen(f"{what} was not seen within {STEP_SECONDS:.0f} s")
        time.sleep(LOOK_EVERY_SECONDS)


def _offer(stack: RunningStack, pay_by: str) -> None:
    if pay_by == "paypal":
        # Its client id names the merchant to the sandbox, which believes any secret.
        client = f"client-{MERCHANT}"
        stack.sql(_OFFER_PAYPAL, str(uuid4()), stack.rose.id, MERCHANT, client)
        return
    stack.sql(_OFFER_BY_HAND, str(uuid4()), stack.rose.id, pay_by, pay_by, BANK_DETAILS)
