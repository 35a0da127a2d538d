"""The sandbox's control side, as the demo and the proofs use it."""

import time
from collections.abc import Callable
from typing import Any

import httpx2

from handsel.kit.errors import Failure

type Entry = dict[str, Any]

LONGEST_POLL_SECONDS = 5.0


class SandboxAway(Failure):
    """The sandbox does not run."""

    code = "sandbox_away"
    status = 503


class NotSeen(Exception):
    """The outside world did not see what was waited for; says what and for how long."""


class SandboxControl:
    """Speaks to `/_sandbox/…`. One for each thread."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx2.Client(base_url=url, timeout=40.0)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def say(
        self,
        *,
        account: str,
        customer: str,
        text: str,
        channel_kind: str = "instagram",
        **more: Any,
    ) -> Entry:
        """A customer writes; the message's id and the gate's first answer (None: none)."""
        answer: Entry = self.call(
            "say",
            channel_kind=channel_kind,
            account_id=account,
            customer_id=customer,
            text=text,
            **more,
        )
        return answer

    def pay(self, checkout_id: str, outcome: str, **more: Any) -> Entry:
        """What a customer does about a Stripe checkout."""
        answer: Entry = self.call(
            "pay", provider="stripe", checkout_id=checkout_id, outcome=outcome, **more
        )
        return answer

    def add_fault(self, provider: str, kind: str, **more: Any) -> None:
        """Put a rule of misbehavior in force."""
        self.call("faults", provider=provider, kind=kind, **more)

    def count_strikes(self) -> int:
        """How often the rules in force struck."""
        return sum(rule["hits"] for rule in self._http.get("/_sandbox/faults").json())

    def clear_faults(self) -> None:
        """Lift all rules."""
        self._http.delete("/_sandbox/faults").raise_for_status()

    def call(self, name: str, **body: Any) -> Any:
        """Any control call with a body; raises SandboxAway."""
        try:
            answer = self._http.post(f"/_sandbox/{name}", json=body)
        except httpx2.ConnectError as error:
            raise SandboxAway(f"The sandbox does not answer at {self.url}.") from error
        answer.raise_for_status()
        return answer.json()

    def last_seq(self) -> int:
        """The number of the newest entry."""
        return int(self._http.get("/_sandbox/health").json()["last_seq"])

    def pending_webhooks(self) -> int:
        """Webhooks still to be posted or tried again."""
        return int(self._http.get("/_sandbox/health").json()["pending_webhooks"])

    def held_calls(self) -> int:
        """Calls that a fault has kept waiting, and that have their effect later."""
        return int(self._http.get("/_sandbox/health").json()["held_calls"])

    def log(
        self, *, kind: str = "", provider: str = "", since: int = 0, wait_seconds: float = 0
    ) -> list[Entry]:
        """Entries after `since`, oldest first; waits for the first one when there is none."""
        given: dict[str, str | float] = {
            "kind": kind,
            "provider": provider,
            "since": since,
            "wait": wait_seconds,
        }
        asked = {name: value for name, value in given.items() if value}
        answer = self._http.get("/_sandbox/log", params=asked)
        answer.raise_for_status()
        entries: list[Entry] = answer.json()
        return entries

    def wait_for(
        self,
        what: str,
        fits: Callable[[Entry], bool],
        *,
        kind: str,
        since: int,
        seconds: float,
    ) -> Entry:
        """The first fitting entry after `since`. Raises NotSeen."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            wait = min(left, LONGEST_POLL_SECONDS)
            for entry in self.log(kind=kind, since=since, wait_seconds=wait):
                if fits(entry):
                    return entry
                since = max(since, entry["seq"])
        raise NotSeen(f"{what} was not seen within {seconds:.0f} s")
