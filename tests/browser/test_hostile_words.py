"""Whatever customers, providers and members write is words on every page, and never runs."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from tests.browser.conftest import SIZES, built_dashboard
from tests.browser.desk import Desk
from tests.browser.hostile import WORDS, batches
from tests.stack import RunningStack, running_stack, wait_until

pytestmark = pytest.mark.timeout(600)

COUNTED = "globalThis.hits = 0; globalThis.hit = () => { globalThis.hits += 1; };"
TAKEN_FOR_MORE = """(all) => { for (const words of all) {
    const place = document.createElement('div'); document.body.append(place);
    place.innerHTML = words; } }"""
#: Addresses that run, and attributes that would.
LIVE = r"""() => [...document.querySelectorAll('*')].flatMap((one) => [...one.attributes]
    .filter(({name, value}) => name.startsWith('on') ||
        (/^(href|src|action|formaction|data|srcdoc)$/.test(name) &&
            /^[\s\x00-\x1f]*(javascript|vbscript|data):/i.test(value)))
    .map(({name, value}) => `${one.tagName} ${name}=${value.slice(0, 80)}`))"""
PAGES = (
    "/inbox", "/orders", "/orders/invoices", "/orders/ledger", "/orders/differences", "/customers",
    "/customers?q=hit", "/catalog", "/knowledge", "/assistant", "/channels", "/channels/payments",
    "/team", "/team/invitations", "/team/keys", "/team/sessions", "/team/audit",
    "/settings/support",
)  # fmt: skip
#: What the API of a member does not write, or writes as one line for each row.
COLUMNS = (
    ("channels_channel", "name", 120),
    ("businesses_business", "name", 120),
    ("users_user", "name", 120),
    ("api_keys_apikey", "name", 80),
    ("catalog_product", "title", 200),
    ("orders_orderline", "title", 300),
    ("orders_order", "delivery_name", 120),
    ("orders_order", "tracking", 200),
    ("payments_payment", "problem", 300),
)
EMAIL = '"<img/src=x onerror=hit()>"@example.com'


@pytest.fixture(scope="module")
def hostile(chromium: Browser) -> Iterator[RunningStack]:
    """A Handsel of its own: what is in it is fit for no other test."""
    built_dashboard()
    with running_stack() as running:
        running.play_story()
        yield running


@pytest.fixture
def amal(hostile: RunningStack, chromium: Browser) -> Iterator[Desk]:
    """Its owner, signed in, whose page counts what runs."""
    width, height = SIZES["desktop"]
    context = chromium.new_context(
        base_url=hostile.described.web_url, viewport={"width": width, "height": height}
    )
    context.set_default_timeout(30_000)
    context.add_init_script(COUNTED)
    desk = Desk(context.new_page(), hostile)
    desk.sign_in()
    yield desk
    context.close()


def test_the_words_run_where_a_page_takes_them_for_more(chromium: Browser) -> None:
    """Without this, the rest would prove nothing."""
    assert len(WORDS) >= 500
    page = chromium.new_page()
    page.add_init_script(COUNTED)
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.goto("data:text/html,<body>")
    page.evaluate(TAKEN_FOR_MORE, list(WORDS))
    page.wait_for_function("globalThis.hits > 100")
    page.close()


def test_nothing_that_is_written_runs_on_any_page(amal: Desk, hostile: RunningStack) -> None:
    conversation, order = write_everywhere(hostile)
    customer = hostile.sql("SELECT customer_id FROM orders_order WHERE id = %s", order)[0][0]
    dialogs: list[str] = []

    def refuse(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    amal.page.on("dialog", refuse)
    own = (f"/inbox/{conversation}", f"/orders/{order}", f"/customers/{customer}")
    for path in (*own, *PAGES):
        amal.page.goto(path)
        expect(amal.page.get_by_role("heading", level=1).first).to_be_visible()
        show_the_rest(amal.page)
        assert amal.page.evaluate("globalThis.hits") == 0, path
        assert amal.page.evaluate(LIVE) == [], path
        assert (dialogs, amal.troubles) == ([], []), path
    amal.page.goto(own[0])
    expect(amal.page.get_by_role("log")).to_contain_text(WORDS[-1])


def show_the_rest(page: Page) -> None:
    """Press "more" until there is none."""
    busy = page.locator("[aria-busy=true]")
    expect(busy).to_have_count(0, timeout=30_000)
    more = page.get_by_role("button", name="Show more")
    while more.count():
        # The last page may come, and take the button away, before it is pressed.
        with suppress(TookTooLong):
            more.first.click(timeout=2_000)
        expect(busy).to_have_count(0, timeout=30_000)


def write_everywhere(stack: RunningStack) -> tuple[str, str]:
    """All the words, by customers' messages, by members, and into rows; a thread and an order."""
    conversation = tell_all(stack)
    write_as_member(stack, conversation)
    for table, column, most in COLUMNS:
        fill(stack, table, column, batches(most))
    for table, column in (("orders_order", "email"), ("customers_customer", "email")):
        stack.sql(f"UPDATE {table} SET {column} = %s", EMAIL)
    clone_customers(stack, batches(200))
    address = dict.fromkeys(("name", "line", "city", "postcode", "region"), batches(120)[0])
    discounts = [{"name": words, "code": "", "amount_minor": 1} for words in batches(120)]
    stack.sql(
        "UPDATE orders_order SET delivery_address = %s, discounts = %s, discount_minor = 1",
        json.dumps(address), json.dumps(discounts),
    )  # fmt: skip
    disagree(stack)
    order = stack.sql("SELECT id FROM orders_order ORDER BY number LIMIT 1")[0][0]
    return conversation, str(order)


def tell_all(stack: RunningStack) -> str:
    """A customer says all of it; the conversation's id."""
    customer = f"c-{uuid4().hex[:10]}"
    texts = batches(950)
    for text in texts:
        stack.sandbox.say(account=stack.rose.account, customer=customer, text=text)
    find = "SELECT conversation_id FROM conversations_message WHERE text = %s"
    found = wait_until(lambda: stack.sql(find, texts[-1]), seconds=60, what="the last message")
    return str(found[0][0])


def write_as_member(stack: RunningStack, conversation: str) -> None:
    """Notes, labels and kept replies, by the API."""
    api, thread = stack.api(), f"/conversations/{conversation}"
    for place, text in enumerate(batches(2000)):
        api.post(f"{thread}/notes", {"text": text, "client_key": f"n-{place}"})
        api.post("/canned-replies", {"shortcut": f"hostile-{place}", "text": text})
    for name in batches(40)[:12]:
        api.post("/labels", {"name": name, "hue": 10})
    api.close()
    stack.sql(
        "INSERT INTO conversations_labeling (id, business_id, conversation_id, label_id)"
        " SELECT gen_random_uuid(), business_id, %s, id FROM conversations_label",
        conversation,
    )


def fill(stack: RunningStack, table: str, column: str, texts: list[str]) -> None:
    """Write the texts into the column's rows, around and around."""
    for place, (row,) in enumerate(stack.sql(f"SELECT id FROM {table}")):
        stack.sql(f"UPDATE {table} SET {column} = %s WHERE id = %s", texts[place % len(texts)], row)


def clone_customers(stack: RunningStack, names: list[str]) -> None:
    """A customer of each name."""
    stack.sql(
        "INSERT INTO customers_customer SELECT (jsonb_populate_record(one,"
        " jsonb_build_object('id', gen_random_uuid(), 'name', told))).*"
        " FROM unnest(%s::text[]) AS told,"
        " (SELECT known AS one FROM customers_customer AS known LIMIT 1) AS first",
        names,
    )


def disagree(stack: RunningStack) -> None:
    """Differences whose books say all of it."""
    told: list[Any] = batches(200)
    stack.sql(
        "INSERT INTO payments_difference (id, business_id, kind, subject, expected, found,"
        " currency, note, first_seen_at, last_seen_at)"
        " SELECT gen_random_uuid(), (SELECT business_id FROM orders_order LIMIT 1),"
        " 'captured_differs', words, words, words, '', words, now(), now()"
        " FROM unnest(%s::text[]) AS words",
        told,
    )
