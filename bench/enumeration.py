"""Whether an address that has an account can be told by how long a wrong password takes."""

import json
import random
import time
from collections.abc import Sequence
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4

from bench.figures import Figure
from tests.stack import RunningStack

PAIRS = 2_000
#: Further from a coin's toss than this, and it can be told.
GOAL = 0.05
PATH = "/_allauth/app/v1/auth/login"


def measure(stack: RunningStack) -> list[Figure]:
    """Pairs of a known and an unknown address in random order, each on clean limits."""
    known = str(stack.sql("SELECT email FROM users_user ORDER BY created_at LIMIT 1")[0][0])
    times: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(PAIRS):
        stack.sql("DELETE FROM limits_allowance")
        order = [True, False]
        random.shuffle(order)
        for is_known in order:
            email = known if is_known else f"{uuid4().hex[: len(known) - 12]}@example.com"
            times[is_known].append(_refused(stack, email))
    area = auc(times[True], times[False])
    return [
        Figure(
            "enumeration: known and unknown addresses, |AUC - 0.5|",
            "",
            [abs(area - 0.5)],
            GOAL,
            "less",
            f"{PAIRS:,} pairs; AUC {area:.3f}, goal 0.45 to 0.55",
            {"auc": round(area, 4)},
        )
    ]


def auc(ones: Sequence[float], others: Sequence[float]) -> float:
    """How often one of the first takes longer than one of the second (Mann-Whitney)."""
    ranked = sorted([(value, 1) for value in ones] + [(value, 0) for value in others])
    ranks = sum(rank for rank, (_, is_one) in enumerate(ranked, start=1) if is_one)
    return (ranks - len(ones) * (len(ones) + 1) / 2) / (len(ones) * len(others))


def _refused(stack: RunningStack, email: str) -> float:
    """Milliseconds until a wrong password is refused."""
    body = json.dumps({"email": email, "password": "not it, whoever it is"}).encode()
    request = Request(
        stack.described.web_url + PATH, body, headers={"Content-Type": "application/json"}
    )
    began = time.perf_counter()
    try:
        urlopen(request, timeout=30).close()
    except HTTPError as refused:
        if refused.code != 400:
            raise
        refused.close()
    return (time.perf_counter() - began) * 1000
