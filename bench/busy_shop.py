"""How fast a busy shop's inbox, catalog and figures are read, among a million messages."""

import time
from datetime import timedelta
from typing import Final

import httpx2

from bench.figures import Figure, percentile
from handsel.kit.clock import now
from tests.stack import RunningStack

CONVERSATIONS: Final = 10_000
MESSAGES: Final = 1_000_000
PRODUCTS: Final = 5_000
ASKED: Final = 40
WINDOWS: Final = 3
#: Of a page of the inbox, and of a report.
PAGE_MILLISECONDS: Final = 50.0
REPORT_MILLISECONDS: Final = 300.0
PAGE: Final = 50
PATIENCE_SECONDS: Final = 900.0

#: Written past the triggers, which would tell and count each of a million by itself; what they
#: would have kept for searching is written after.
FILL: Final = (
    "SET session_replication_role = replica",
    """
    INSERT INTO customers_customer (id, business_id, name, email, language, created_at)
    SELECT gen_random_uuid(), %(business)s, 'Customer ' || n, 'c' || n || '@example.com', 'en',
        now() - n * interval '1 minute'
    FROM generate_series(1, %(conversations)s) AS n
    """,
    """
    INSERT INTO customers_identity (id, business_id, customer_id, channel_id, external_id)
    SELECT gen_random_uuid(), business_id, id, %(channel)s, 'bench-' || email
    FROM customers_customer WHERE name LIKE 'Customer %%'
    """,
    """
    INSERT INTO conversations_conversation SELECT (jsonb_populate_record(
        (SELECT c FROM conversations_conversation AS c WHERE business_id = %(business)s LIMIT 1),
        jsonb_build_object(
            'id', gen_random_uuid(), 'customer_id', i.customer_id, 'identity_id', i.id,
            'channel_id', i.channel_id, 'assignee_id',
            CASE WHEN n %% 7 = 0 THEN %(member)s::text END,
            'status', CASE n %% 5 WHEN 0 THEN 'resolved' WHEN 1 THEN 'snoozed' ELSE 'open' END,
            'control', CASE WHEN n %% 3 = 0 THEN 'member' ELSE 'assistant' END,
            'waiting_since', CASE WHEN n %% 4 = 0 THEN now() - n * interval '1 minute' END,
            'last_message_at', now() - n * interval '1 minute',
            'last_inbound_at', now() - n * interval '1 minute'))).*
    FROM (SELECT *, row_number() OVER () AS n FROM customers_identity
          WHERE external_id LIKE 'bench-%%') AS i
    """,
    """
    INSERT INTO conversations_message SELECT (jsonb_populate_record(
        (SELECT one FROM conversations_message AS one WHERE business_id = %(business)s
            AND author_kind = 'customer' LIMIT 1),
        jsonb_build_object(
            'id', gen_random_uuid(), 'conversation_id', t.id, 'external_id', null,
            'sequence', nextval('conversations_message_sequence'),
            'text', 'Is the blue mug number ' || n || ' still there?',
            'said_at', t.last_message_at - n * interval '1 minute'))).*
    FROM generate_series(0, %(each)s - 1) AS n, (
        SELECT c.id, c.last_message_at FROM conversations_conversation AS c
        JOIN customers_identity AS i ON i.id = c.identity_id WHERE i.external_id LIKE 'bench-%%'
    ) AS t
    """,
    """
    INSERT INTO conversations_word (id, business_id, conversation_id, word)
    SELECT gen_random_uuid(), %(business)s, c.id, word
    FROM conversations_conversation AS c
    JOIN customers_identity AS i ON i.id = c.identity_id,
        unnest(ARRAY['is', 'the', 'blue', 'mug', 'number', 'still', 'there']) AS word
    WHERE i.external_id LIKE 'bench-%%' ON CONFLICT DO NOTHING
    """,
    """
    INSERT INTO conversations_labeling (id, business_id, conversation_id, label_id)
    SELECT gen_random_uuid(), %(business)s, id, %(label)s FROM conversations_conversation
    WHERE business_id = %(business)s AND status = 'snoozed'
    """,
    """
    INSERT INTO catalog_product SELECT (jsonb_populate_record(
        (SELECT p FROM catalog_product AS p WHERE business_id = %(business)s LIMIT 1),
        jsonb_build_object(
            'id', gen_random_uuid(), 'handle', 'bench-' || n, 'title', 'Blue cup number ' || n,
            'position', 1000 + n))).*
    FROM generate_series(1, %(products)s) AS n
    """,
    """
    INSERT INTO catalog_variant SELECT (jsonb_populate_record(
        (SELECT v FROM catalog_variant AS v WHERE business_id = %(business)s LIMIT 1),
        jsonb_build_object(
            'id', gen_random_uuid(), 'product_id', p.id, 'sku', p.handle || '-' || n,
            'options', jsonb_build_object('Size', n::text), 'position', n))).*
    FROM catalog_product AS p, generate_series(1, 2) AS n WHERE p.handle LIKE 'bench-%%'
    """,
    """
    INSERT INTO analytics_mark (business_id, conversation_id)
    SELECT business_id, id FROM conversations_conversation WHERE business_id = %(business)s
    """,
    "SET session_replication_role = origin",
    "ANALYZE",
)


def measure(stack: RunningStack) -> list[Figure]:
    """p95 of a page of the inbox, and of a report, for each way to narrow them."""
    label, channel = _fill(stack)
    counted = _wait_until_counted(stack)
    views = ("all", "open", "mine", "unassigned", "waiting", "handed_over", "snoozed", "resolved")
    inbox = {view: f"view={view}" for view in views} | {
        "channel": f"channel_id={channel}",
        "label": f"label_id={label}",
        "paid": "paid=true",
        "a customer's name": "text=Customer+77",
        "words that were said": "text=blue+mug",
        "nothing that was said": "text=zeppelin",
    }
    catalog = {
        "all": "with_inactive=true",
        "words": "q=cup+number+77",
        "none left": "which=out&with_inactive=true",
    }
    pages = {f"inbox: {name}": f"/conversations?{asked}" for name, asked in inbox.items()}
    pages |= {f"catalog: {name}": f"/products?{asked}" for name, asked in catalog.items()}
    reports = {"two weeks": _days(14), "three months": _days(90) + "&compare=previous"}
    which = f"{CONVERSATIONS:,} conversations, {MESSAGES:,} messages, {PRODUCTS:,} products"
    found = []
    with httpx2.Client(
        base_url=f"{stack.described.web_url}/api/v1",
        headers={"authorization": f"Bearer {stack.rose.api_token}"},
        timeout=30.0,
    ) as http:
        for name, query in pages.items():
            runs = [_p95(http, f"{query}&limit={PAGE}") for _ in range(WINDOWS)]
            found.append(Figure(f"{name}, p95", "ms", runs, PAGE_MILLISECONDS, "less", which))
        for name, query in reports.items():
            runs = [_p95(http, f"/analytics?{query}") for _ in range(WINDOWS)]
            found.append(
                Figure(
                    f"figures: {name}, p95", "ms", runs, REPORT_MILLISECONDS, "less",
                    f"{which}, counted in {counted:.0f} s by a worker.",
                )
            )  # fmt: skip
    return found


def _days(count: int) -> str:
    today = now().date()
    return f"from={today - timedelta(days=count - 1)}&to={today}"


def _fill(stack: RunningStack) -> tuple[str, str]:
    stack.play_story()
    business, channel, member = stack.sql(
        "SELECT c.business_id, c.channel_id, m.id FROM conversations_conversation AS c"
        " JOIN businesses_member AS m ON m.business_id = c.business_id AND m.role = 'owner'"
        " WHERE c.business_id = %s LIMIT 1",
        stack.rose.id,
    )[0]
    api = stack.api()
    label = api.post("/labels", {"name": "Wholesale", "hue": 30})["id"]
    api.close()
    told = {
        "business": business,
        "channel": channel,
        "member": member,
        "label": label,
        "conversations": CONVERSATIONS,
        "each": MESSAGES // CONVERSATIONS,
        "products": PRODUCTS,
    }
    stack.sql_all(FILL, told)
    return label, str(channel)


def _wait_until_counted(stack: RunningStack) -> float:
    """Seconds."""
    began = time.monotonic()
    while stack.sql("SELECT EXISTS (SELECT FROM analytics_mark)")[0][0]:
        if time.monotonic() - began > PATIENCE_SECONDS:
            raise TimeoutError("The figures were not counted in time.")
        time.sleep(0.5)
    return time.monotonic() - began


def _p95(http: httpx2.Client, address: str) -> float:
    """Milliseconds."""
    taken = []
    for _ in range(ASKED):
        began = time.perf_counter()
        http.get(address).raise_for_status()
        taken.append((time.perf_counter() - began) * 1000)
    return percentile(taken, 0.95)
