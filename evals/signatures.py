"""Signed webhook calls → genuine or not, by the gate's own proofs.

`PATH` is a file of JSON lines: `provider`, `header`, `body`, `key`, and for some `now` (Unix
seconds). A provider without a door here is never genuine.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from evals.figures import Figure
from handsel.edge.gate.doors import stripe
from handsel.kit.secrets import Secret
from handsel.modules.channels.adapters.meta import signature as meta
from handsel.modules.channels.adapters.telegram import proof as telegram

type Case = Mapping[str, Any]


def predict(path: Path) -> Iterator[dict[str, object]]:
    """Each case with the verdict on it."""
    for case in _cases(path):
        prove = PROOFS.get(case["provider"])
        genuine = prove(case) if prove else False
        yield {"id": case["case"], "case": case["case"], "valid": genuine}


def measure(path: Path) -> Iterator[Figure]:
    """The share of right verdicts, for each provider that has a door."""
    verdicts = {each["case"]: each["valid"] for each in predict(path)}
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in _cases(path):
        asked[case["provider"]] += 1
        right[case["provider"]] += verdicts[case["case"]] == case["valid"]
    for provider, count in sorted(asked.items()):
        goal = 1.0 if provider in PROOFS else None
        yield Figure("signatures", provider, "right", right[provider] / count, goal=goal)


def _cases(path: Path) -> Iterator[Case]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _by_meta(case: Case) -> bool:
    header = _header(case, meta.SIGNATURE_HEADER)
    return meta.is_signed(_body(case), header=header, keys=[meta.keyed(Secret(case["key"]))])


def _by_stripe(case: Case) -> bool:
    return stripe.is_signed(
        _body(case),
        header=_header(case, stripe.SIGNATURE_HEADER),
        secrets=[Secret(case["key"])],
        now=datetime.fromtimestamp(case["now"], UTC),
    )


def _by_telegram(case: Case) -> bool:
    header = _header(case, telegram.PROOF_HEADER)
    return telegram.is_proved(header=header, secret=Secret(case["key"]))


def _body(case: Case) -> bytes:
    return str(case["body"]).encode()


def _header(case: Case, name: str) -> str | None:
    # The gate hears names of headers in lower case, as ASGI servers give them.
    return {key.lower(): str(value) for key, value in case["header"].items()}.get(name)


PROOFS: Final[Mapping[str, Callable[[Case], bool]]] = {
    "meta": _by_meta,
    "stripe": _by_stripe,
    "telegram": _by_telegram,
}


def main(path: Path) -> None:
    """Print the verdicts as JSON lines."""
    for prediction in predict(path):
        print(json.dumps(prediction, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
