"""Storing arrivals: one SQL statement for many, as text and parameters, for who executes it.

Django is not imported here: the gate runs this without it. Table and column names are checked
against the models by a test.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, LiteralString

import orjson

from handsel.kit.ids import uuid7

ROUTES: Final = "ingress_route"
WAKE_CHANNEL: Final = "lanes"
UNKNOWN_ACCOUNT: Final = "unknown_account"
OTHER_BODY: Final = "same_key_other_body"
OTHER_BUSINESS: Final = "lane_of_another_business"
UNSTORABLE: Final = "unstorable"

LONGEST_SOURCE: Final = 20
LONGEST_ACCOUNT: Final = 120
LONGEST_LANE_KEY: Final = 160
LONGEST_KIND: Final = 60
# Room for '#' and 16 digits of another body's digest within the column's 200.
LONGEST_DEDUPE_KEY: Final = 183
DIGEST_DIGITS: Final = 64

type Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One event to store. `quarantined` is why it must wait for a person, or empty."""

    source: str
    account: str
    lane_key: str
    dedupe_key: str
    kind: str
    body: str
    digest: bytes
    occurred_at: datetime
    quarantined: str = ""


def arrival(
    body: Json,
    *,
    source: str,
    account: str,
    lane_key: str,
    dedupe_key: str,
    kind: str,
    occurred_at: datetime,
    volatile: frozenset[str] = frozenset(),
    quarantined: str = "",
) -> Arrival:
    """An arrival made fit for its columns.

    `volatile` names keys of `body` that may differ between two deliveries of the same event; they
    are kept but do not count in its digest. An empty `dedupe_key` becomes the digest; see `fit_key`
    for one that does not fit. An account or lane key that does not fit its column cannot be
    routed: the event is quarantined as `unreadable`.
    """
    text, digest = _written(body, volatile)
    fits = _fits(account, LONGEST_ACCOUNT) and _fits(lane_key, LONGEST_LANE_KEY)
    return Arrival(
        source=source[:LONGEST_SOURCE],
        account=account if _fits(account, LONGEST_ACCOUNT) else "",
        lane_key=lane_key if fits else "",
        dedupe_key=fit_key(dedupe_key) if fits and dedupe_key else digest.hex(),
        kind=kind if _fits(kind, LONGEST_KIND) else "unreadable",
        body=text,
        digest=digest,
        occurred_at=occurred_at,
        quarantined=quarantined or ("" if fits else "unreadable"),
    )


def fit_key(key: str) -> str:
    """The key itself, or what can be shown of its beginning and a digest of all of it."""
    if _fits(key, LONGEST_DEDUPE_KEY):
        return key
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    shown = "".join(char for char in key if char.isprintable())
    return f"{shown[: LONGEST_DEDUPE_KEY - DIGEST_DIGITS - 1]}~{digest}"


def _fits(text: str, longest: int) -> bool:
    # Unprintable text includes NUL and halves of surrogate pairs, which PostgreSQL refuses.
    return len(text) <= longest and text.isprintable()


def _written(body: Json, volatile: frozenset[str]) -> tuple[str, bytes]:
    """The body as text that PostgreSQL takes, and the SHA-256 of what is not volatile in it,
    whatever the order of its keys and the spaces between."""
    whole = _as_json(body)
    lasting = {name: value for name, value in body.items() if name not in volatile}
    hashed = whole if len(lasting) == len(body) else _as_json(lasting)
    return whole.decode(), hashlib.sha256(hashed).digest()


def _as_json(body: Json) -> bytes:
    try:
        return orjson.dumps(body, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:
        # Halves of surrogate pairs have no bytes in UTF-8; a number may be too long for it.
        return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def safe_form(refused: Arrival) -> Arrival:
    """An arrival that the database refused, in a form that it cannot refuse, for a person."""
    return replace(
        refused,
        source=_plain(refused.source, LONGEST_SOURCE),
        account=_plain(refused.account, LONGEST_ACCOUNT),
        lane_key="",
        dedupe_key=refused.digest.hex(),
        kind=_plain(refused.kind, LONGEST_KIND),
        body=json.dumps(refused.body),
        quarantined=UNSTORABLE,
    )


def _plain(text: str, longest: int) -> str:
    return "".join(char if " " <= char <= "~" else "?" for char in text)[:longest]


def params(arrivals: Sequence[Arrival]) -> list[str]:
    """The parameter of STORE for these arrivals: one JSON text, quicker than eleven arrays."""
    rows = [
        {
            "id": uuid7(),
            "source": each.source,
            "account": each.account,
            "lane_key": each.lane_key,
            "dedupe_key": each.dedupe_key,
            "digest": each.digest.hex(),
            "kind": each.kind,
            "body": each.body,
            "occurred_at": each.occurred_at,
            "quarantined": each.quarantined,
        }
        for each in arrivals
    ]
    return [orjson.dumps(rows).decode()]


# One row back: how many were stored, and the places (from 1) of arrivals that another transaction
# stored under the same key at the same moment: asked again, they show as duplicates or not.
#
# Look-ups are LATERAL with LIMIT so that a plan made for a small table stays an index scan when
# the table has grown. Events keep the order of arrival, which gives them their sequence; lanes
# are taken in the order of their keys, so that two statements cannot wait for each other.
STORE: Final[LiteralString] = """
WITH incoming AS MATERIALIZED (
    SELECT i.*,
           row_number() OVER same_key AS place,
           first_value(i.digest) OVER same_key AS first_digest
    FROM (
        SELECT id, source, account, lane_key, dedupe_key, decode(digest, 'hex') AS digest, kind,
               body, occurred_at, quarantined, ordinal
        FROM ROWS FROM (
            json_to_recordset(%s) AS (
                id uuid, source text, account text, lane_key text, dedupe_key text, digest text,
                kind text, body text, occurred_at timestamptz, quarantined text)
        ) WITH ORDINALITY AS given (
            id, source, account, lane_key, dedupe_key, digest, kind, body, occurred_at,
            quarantined, ordinal)
    ) i
    WINDOW same_key AS (PARTITION BY i.source, i.account, i.dedupe_key ORDER BY i.ordinal)
), fresh AS MATERIALIZED (
    SELECT i.*, route.business_id, route.target_id,
           coalesce(known.digest, i.first_digest) <> i.digest AS other_body
    FROM incoming i
    LEFT JOIN LATERAL (
        SELECT r.business_id, r.target_id FROM ingress_route r
        WHERE r.source = i.source AND r.account = i.account LIMIT 1
    ) route ON true
    LEFT JOIN LATERAL (
        SELECT e.digest FROM ingress_event e
        WHERE e.source = i.source AND e.account = i.account AND e.dedupe_key = i.dedupe_key
        LIMIT 1
    ) known ON true
    WHERE (known.digest IS NULL AND i.place = 1)
       OR coalesce(known.digest, i.first_digest) <> i.digest
), woken AS (
    INSERT INTO ingress_lane AS lane
        (id, source, account, key, business_id, target_id, ready_at, wakes)
    SELECT DISTINCT ON (source, account, lane_key)
           gen_random_uuid(), source, account, lane_key, business_id, target_id, now(), 1
    FROM fresh
    WHERE business_id IS NOT NULL AND quarantined = '' AND NOT other_body
    ORDER BY source, account, lane_key, ordinal
    ON CONFLICT (source, account, key) DO UPDATE
        SET ready_at = least(lane.ready_at, now()), wakes = lane.wakes + 1
        WHERE lane.business_id = excluded.business_id
    RETURNING lane.id, lane.source, lane.account, lane.key
), placed AS MATERIALIZED (
    SELECT f.*, woken.id AS lane_id,
           CASE WHEN f.quarantined <> '' THEN f.quarantined
                WHEN f.other_body THEN 'same_key_other_body'
                WHEN f.business_id IS NULL THEN 'unknown_account'
                WHEN woken.id IS NULL THEN 'lane_of_another_business'
                ELSE '' END AS reason
    FROM fresh f
    LEFT JOIN woken ON woken.source = f.source AND woken.account = f.account
                   AND woken.key = f.lane_key AND f.quarantined = '' AND NOT f.other_body
                   AND f.business_id IS NOT NULL
), stored AS (
    INSERT INTO ingress_event
        (id, source, account, dedupe_key, digest, business_id, lane_id, lane_key, kind, body,
         occurred_at, state, reason)
    SELECT id, source, account,
           CASE WHEN other_body THEN dedupe_key || '#' || left(encode(digest, 'hex'), 16)
                ELSE dedupe_key END,
           digest, business_id, lane_id, lane_key, kind, body, occurred_at,
           CASE WHEN reason = '' THEN 'received' ELSE 'quarantined' END, reason
    FROM placed
    ORDER BY ordinal
    ON CONFLICT (source, account, dedupe_key) DO NOTHING
    RETURNING id
)
SELECT (SELECT count(*) FROM stored) AS stored,
       ARRAY(SELECT p.ordinal FROM placed p
             WHERE NOT p.other_body AND NOT EXISTS (SELECT FROM stored s WHERE s.id = p.id)
             ORDER BY p.ordinal) AS raced,
       (SELECT pg_notify('lanes', '')
        FROM placed p JOIN stored s ON s.id = p.id WHERE p.reason = '' LIMIT 1) AS notified
"""

# What one shop's own account signs its events with, and until when also before, still sealed.
FIND_SIGNER: Final[LiteralString] = """
SELECT id, business_id, signing_secret,
       CASE WHEN previous_until > now() THEN previous_secret ELSE '' END
FROM ingress_route WHERE source = %s AND account = %s AND signing_secret <> ''
"""
