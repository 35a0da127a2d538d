"""One made-up customer: what they write, and what the shop answers them."""

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from handsel.edge.cli.demo_story.described import Shop
from handsel.edge.cli.demo_story.sandbox_control import Entry, SandboxControl

#: An answer may come in several messages; the next sentence waits until they are all there.
SETTLE_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the thread, as both sides see it."""

    side: Literal["customer", "shop"]
    text: str
    ms: float | None = None


class Customer:
    """A customer nobody has met before. `hear` is told each line as it happens."""

    def __init__(
        self,
        sandbox: SandboxControl,
        shop: Shop,
        *,
        hear: Callable[[Line], None] = lambda line: None,
        step_seconds: float = 20.0,
        channel_kind: str = "instagram",
    ) -> None:
        # Seventeen digits, the first no zero: to some providers an id is a number.
        self.id = str(10**16 + secrets.randbelow(9 * 10**16))
        self.email = f"customer.{self.id[-8:]}@example.com"
        self.name, self.username = "Robin Field", f"robin.{self.id[-6:]}"
        self.sandbox = sandbox
        self.shop = shop
        self.channel_kind = channel_kind
        self.account = shop.accounts.get(channel_kind, shop.account)
        self.step_seconds = step_seconds
        self.seen = sandbox.last_seq()
        self.hear = hear

    def write(self, text: str) -> Entry:
        """Write one message. The sandbox's answer: `message_id` and the gate's `status`."""
        self.hear(Line("customer", text))
        return self.sandbox.say(
            account=self.account,
            customer=self.id,
            text=text,
            channel_kind=self.channel_kind,
            customer_name=self.name,
            customer_username=self.username,
        )

    def ask(self, text: str) -> list[Entry]:
        """Write, and wait for the answer: one send or more. Raises NotSeen."""
        began = time.monotonic()
        self.write(text)
        return self.listen(f"an answer to {text!r}", began=began)

    def listen(
        self,
        what: str,
        *,
        fits: Callable[[Entry], bool] = lambda entry: True,
        began: float | None = None,
        settle_seconds: float = SETTLE_SECONDS,
    ) -> list[Entry]:
        """The sends up to the first fitting one and those right after it. Raises NotSeen."""
        began = time.monotonic() if began is None else began
        heard: list[Entry] = []

        def notice(entry: Entry) -> bool:
            if entry["customer_id"] == self.id:
                heard.append(entry)
                return fits(entry)
            return False

        first = self.sandbox.wait_for(
            what, notice, kind="send", since=self.seen, seconds=self.step_seconds
        )
        ms = (time.monotonic() - began) * 1000
        self.seen = first["seq"]
        heard += self._rest(settle_seconds)
        for number, entry in enumerate(heard):
            self.hear(Line("shop", read_aloud(entry), ms if number == 0 else None))
        return heard

    def _rest(self, settle_seconds: float) -> list[Entry]:
        rest: list[Entry] = []
        while found := self.sandbox.log(kind="send", since=self.seen, wait_seconds=settle_seconds):
            rest += [entry for entry in found if entry["customer_id"] == self.id]
            self.seen = found[-1]["seq"]
        return rest


def read_aloud(entry: Entry) -> str:
    """A send as the customer reads it, with what they can tap."""
    taps = [b["title"] for b in entry.get("buttons", []) if b["title"] not in entry["text"]]
    return "\n".join([entry["text"], *(f"[{title}]" for title in taps)])


def find_link(entries: Sequence[Entry], *, containing: str) -> str | None:
    """The address a customer can open in these sends, if one contains this."""
    for entry in entries:
        urls = [b.get("url", "") for b in entry.get("buttons", [])]
        for word in [*urls, *entry["text"].split()]:
            if containing in word:
                return str(word[word.index("http") :])
    return None
