"""PayPal's access tokens: fetched with the shop's keys, kept until shortly before they end."""

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from handsel.kit.secrets import Secret

#: Asked for anew this long before the end PayPal named (it names about nine hours).
EARLY_SECONDS = 120.0
MOST_KEPT = 1_000

type Fetch = Callable[[], tuple[Secret, float]]


@dataclass(frozen=True, slots=True)
class _Kept:
    token: Secret
    ends_at: float


class Tokens:
    """Tokens of a process by whose they are. Two threads may fetch one at once; either serves."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, owner: str, *, fetch: Fetch) -> Secret:
        """The token of an owner; `fetch` gets one, and for how many seconds it is good."""
        with self._lock:
            kept = self._kept.get(owner)
        if kept is not None and kept.ends_at > self._clock():
            return kept.token
        token, seconds = fetch()
        with self._lock:
            self._kept[owner] = _Kept(token, self._clock() + seconds - EARLY_SECONDS)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return token

    def drop(self, owner: str) -> None:
        """Forget a token that was not accepted."""
        with self._lock:
            self._kept.pop(owner, None)


def owner_of(base_url: str, client_id: str, secret: Secret) -> str:
    """Whose tokens these are; a renewed secret is another owner."""
    said = f"{base_url}|{client_id}|{secret.reveal()}"
    return hashlib.sha256(said.encode()).hexdigest()
