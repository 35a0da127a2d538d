"""There is one way out to addresses that others choose, and each other client has its reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
CLIENTS = {"httpx2", "requests", "urllib3", "aiohttp", "http.client", "urllib.request", "stripe"}

#: Who may import a client of HTTP, and why it is not `handsel.kit.http`.
REASONS = {
    "handsel/kit/http.py": "the way out itself",
    "handsel/modules/channels/exchange.py": "a channel's configured host, over kept connections;"
    " its answers are capped in size and time",
    "handsel/modules/channels/adapters/meta/graph.py": "builds the requests of Graph",
    "handsel/modules/channels/adapters/telegram/api.py": "puts a bot's token into its address",
    "handsel/modules/commerce/payments/adapters/paypal/api.py": "PayPal's configured host, over"
    " kept connections; its answers are capped in size and time",
    "handsel/modules/commerce/payments/adapters/stripe/": "Stripe's own library, whose configured"
    " host is reached over kept connections; its answers are capped in size and time",
    "handsel/modules/assistant/exchange.py": "a model's configured host, under the turn's own"
    " deadline; its answers are capped in size",
    "handsel/modules/assistant/adapters/openai/thinker.py": "names the type of a transport",
    "handsel/modules/assistant/adapters/anthropic/thinker.py": "names the type of a transport",
    "handsel/edge/cli/demo_story/": "a command on this machine that calls this machine",
}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def has_client(path: Path) -> bool:
    return any(
        name == client or name.startswith(f"{client}.")
        for name in imported(path)
        for client in CLIENTS
    )


def reason_of(path: str) -> str | None:
    return next((one for one in REASONS if path == one or path.startswith(one)), None)


def test_only_those_with_a_reason_have_a_client_and_every_reason_is_needed() -> None:
    files = {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / "handsel").rglob("*.py")
        if "tests" not in path.parts and has_client(path)
    }
    assert {path for path in files if reason_of(path) is None} == set()
    assert {reason_of(path) for path in files} == set(REASONS)


def test_no_client_takes_proxies_or_redirects_from_elsewhere() -> None:
    missing = []
    for name in REASONS:
        for path in (CHECKOUT / name).rglob("*.py") if name.endswith("/") else [CHECKOUT / name]:
            for node in ast.walk(ast.parse(path.read_text())):
                if (
                    isinstance(node, ast.Call)
                    and ast.unparse(node.func).endswith((".AsyncClient", "httpx2.Client"))
                    and "demo_story" not in name
                ):
                    told = {word.arg: ast.unparse(word.value) for word in node.keywords}
                    if (told.get("trust_env"), told.get("follow_redirects")) != ("False",) * 2:
                        missing.append(f"{path}:{node.lineno}")
    assert missing == []
