"""A payment that did not go through: who is told, and what a customer may say then."""

from collections.abc import Iterator

import pytest

from tests.cast import Shop
from tests.provider import Page
from tests.stories.test_order_service_chat import hear
from tests.stripe_events import about_intent, about_session
from tests.till import Till, open_till
from tests.world import World, customer_of


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    with open_till(world, rose) as till:
        yield till


def fail(till: Till) -> Page:
    """A customer buys in chat by debit, and the money never comes."""
    hear(till, "2 sourdough loaves please", "checkout", "yes")
    page = till.provider.page
    till.provider.debit(page)
    page.email = "robin@example.com"
    till.tell(about_session("completed", page))
    page.status = "failed"
    till.tell(about_session("async_payment_failed", page))
    return page


def is_told(till: Till) -> bool:
    said = till.world.instagram.to(customer_of(till.shop))
    return any("new payment link" in one for one in said)


def test_the_customer_is_told_in_chat_and_where_their_payer_reads_mail(till: Till) -> None:
    fail(till)
    assert is_told(till)
    (mail,) = till.mailed("failed:")
    assert mail.recipients == ["robin@example.com"]


@pytest.mark.parametrize(
    "words", ["yes", "yes please", "ok", "Yes, a new link please", "send me a new link"]
)
def test_a_new_link_is_asked_for_in_many_words(till: Till, words: str) -> None:
    first = fail(till)
    assert "2 × " in hear(till, words)
    assert "https://" in hear(till, "yes")
    assert till.provider.page is not first


def test_a_refused_card_is_told_of_when_the_page_ends(till: Till) -> None:
    hear(till, "2 sourdough loaves please", "checkout", "yes")
    page = till.provider.page
    till.provider.decline(page)
    till.tell(about_intent("payment_failed", page))
    assert not is_told(till)  # another card may be tried on the page
    page.status = "expired"
    till.tell(about_session("expired", page))
    assert is_told(till)
    assert len(till.mailed("failed:")) == 1
    assert "2 × " in hear(till, "yes")


def test_a_refused_card_of_an_order_that_was_changed_is_not_told_of(till: Till) -> None:
    hear(till, "2 sourdough loaves please", "checkout", "yes")
    page = till.provider.page
    till.provider.decline(page)
    hear(till, "make it 3", "checkout", "yes")
    till.tell(about_session("expired", page))
    assert page.status == "expired"
    assert till.provider.page is not page
    assert not is_told(till)


def test_whoever_wants_no_new_link_is_left_alone(till: Till) -> None:
    first = fail(till)
    hear(till, "no thanks")
    assert till.provider.page is first
