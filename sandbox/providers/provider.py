"""What the sandbox asks of a simulated company."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable

from sandbox.control.past import Remembered
from sandbox.control.requests import Echo, Pay, RawWebhook, Say, Script
from sandbox.delivery import Webhook
from sandbox.faults import Fault, Subject
from sandbox.web import Json, Request, Response, Route


class Provider(Protocol):
    """One company: its routes, and its way of saying no."""

    name: str

    def routes(self) -> Iterable[Route]:
        """Its API, under ``/<name>/``."""
        ...

    def refusal(self, rule: Fault) -> Response:
        """The answer to a call that a fault rule makes fail, in the company's own words."""
        ...

    def about(self, request: Request) -> Subject:
        """What a call is about, so that rules can be aimed at one account or channel kind."""
        ...

    def forget(self) -> None:
        """Drop what is kept in memory only; the shared state is cleared already."""
        ...


@runtime_checkable
class Speaks(Protocol):
    """A provider that customers write through."""

    channel_kinds: frozenset[str]

    async def say(self, said: Say) -> Json:
        """A customer writes; answers ``{message_id, status}``."""
        ...

    async def echo(self, echo: Echo) -> Json:
        """A person of the business answers in the native app."""
        ...


@runtime_checkable
class Posts(Protocol):
    """A provider that signs webhooks to the gate."""

    def raw_webhook(self, raw: RawWebhook, body: bytes) -> Webhook:
        """A webhook of any body, signed as asked."""
        ...


@runtime_checkable
class TakesPayments(Protocol):
    """A provider that customers pay through."""

    async def pay(self, pay: Pay) -> Json:
        """A customer pays, or does not; raises ``BadRequest`` when the outcome cannot follow."""
        ...


@runtime_checkable
class Remembers(Protocol):
    """A provider that can be told what an account took before this world began."""

    def remember(self, account_id: str, payments: Sequence[Remembered]) -> None:
        """Know these payments, in place of those of the past that it was told before."""
        ...


@runtime_checkable
class Ticks(Protocol):
    """A provider with things that happen by themselves as time passes."""

    def tick(self) -> None:
        """Make what is due happen; called every second, and when a test moves the clock."""
        ...


@runtime_checkable
class Listens(Protocol):
    """A provider that is reached by something else than HTTP."""

    async def listen(self) -> asyncio.Server:
        """Open its own port."""
        ...


@runtime_checkable
class Scripted(Protocol):
    """A model provider whose next answers are written in advance."""

    def script(self, script: Script) -> int:
        """Queue answers; returns how many wait."""
        ...
