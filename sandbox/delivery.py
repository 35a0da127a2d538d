"""Webhooks out: signed, posted, tried again, and made to misbehave."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from sandbox.faults import Fault, Faults, Subject
from sandbox.log import Log
from sandbox.poster import NotPosted, Poster
from sandbox.settings import Settings

_HOLD_SECONDS = 0.5


def _server_failed(status: int | None) -> bool:
    return status is None or status >= 500


@dataclass(frozen=True, slots=True)
class Webhook:
    """One call to make. ``sign`` gives its headers, afresh for each attempt.

    ``retry_on`` says after which status (None: no answer) the provider tries again.
    ``record`` is what its log entries say besides the status.
    """

    provider: str
    url: str
    body: bytes
    sign: Callable[[], dict[str, str]]
    channel_kind: str | None = None
    account_id: str | None = None
    customer_id: str | None = None
    is_echo: bool = False
    retry_on: Callable[[int | None], bool] = _server_failed
    record: dict[str, Any] = field(default_factory=dict)

    @property
    def subject(self) -> Subject:
        """What fault rules are matched with."""
        return Subject(self.provider, self.channel_kind, self.account_id)


class Delivery:
    """Posts webhooks over kept-alive connections."""

    def __init__(self, settings: Settings, log: Log, faults: Faults) -> None:
        self._settings = settings
        self._log = log
        self._faults = faults
        self._poster = Poster()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._posting: set[asyncio.Future[int]] = set()
        self._held: dict[str, list[Webhook]] = {}

    @property
    def pending(self) -> int:
        """Webhooks still to be posted or tried again."""
        return len(self._tasks)

    async def send(self, webhook: Webhook) -> int | None:
        """Post one webhook and return the status of the first attempt.

        None when nobody answered, or when a fault lost, delayed or held it.
        """
        if self._lost(webhook):
            self._record(webhook, status=None, attempt=0, fault="lost")
            return None
        if rule := self._fault("delay_webhooks", webhook):
            self._later(self._after(rule.wait_seconds(1.0), webhook))
            return None
        if rule := self._fault("reorder_webhooks", webhook):
            self._hold(webhook, rule.wait_seconds(_HOLD_SECONDS))
            return None
        status = await self._deliver(webhook)
        await self._release(webhook.provider)
        return status

    def send_soon(self, *webhooks: Webhook) -> None:
        """Post webhooks in order without waiting for them."""
        self._later(self._each(webhooks))

    async def _each(self, webhooks: tuple[Webhook, ...]) -> None:
        for webhook in webhooks:
            await self.send(webhook)

    def _fault(self, kind: str, webhook: Webhook) -> Fault | None:
        return self._faults.for_webhook(webhook.subject, kind)

    def _lost(self, webhook: Webhook) -> bool:
        if webhook.is_echo and self._fault("lose_echoes", webhook):
            return True
        return self._fault("lose_webhooks", webhook) is not None

    async def _after(self, seconds: float, webhook: Webhook) -> None:
        await asyncio.sleep(seconds)
        await self._deliver(webhook)

    def _hold(self, webhook: Webhook, seconds: float) -> None:
        """Keep a webhook back until the next one has overtaken it, or for a while."""
        self._held.setdefault(webhook.provider, []).append(webhook)
        self._later(self._release_after(seconds, webhook))

    async def _release_after(self, seconds: float, webhook: Webhook) -> None:
        await asyncio.sleep(seconds)
        held = self._held.get(webhook.provider, [])
        if webhook in held:
            held.remove(webhook)
            await self._deliver(webhook)

    async def _release(self, provider: str) -> None:
        for webhook in self._held.pop(provider, []):
            await self._deliver(webhook)

    async def _deliver(self, webhook: Webhook) -> int | None:
        status = await self._post(webhook, attempt=1)
        if rule := self._fault("duplicate_webhooks", webhook):
            for _ in range(rule.copies):
                await self._post(webhook, attempt=1, fault="duplicate")
        if webhook.retry_on(status) and self._settings.delivery_attempts > 1:
            self._later(self._retry(webhook))
        return status

    async def _retry(self, webhook: Webhook) -> None:
        for attempt in range(2, self._settings.delivery_attempts + 1):
            await asyncio.sleep(self._settings.retry_seconds * 2 ** (attempt - 2))
            if not webhook.retry_on(await self._post(webhook, attempt=attempt)):
                return

    async def _post(self, webhook: Webhook, *, attempt: int, **notes: str) -> int | None:
        headers = {"content-type": "application/json", **webhook.sign()}
        try:
            status: int | None = await self._exchange(webhook, headers)
        except NotPosted as problem:
            status, notes = None, {**notes, "problem": str(problem)}
        self._record(webhook, status=status, attempt=attempt, **notes)
        return status

    async def _exchange(self, webhook: Webhook, headers: dict[str, str]) -> int:
        """Post, and see it through even if the caller is cancelled: no half-sent webhooks."""
        posting = asyncio.ensure_future(self._poster.post(webhook.url, webhook.body, headers))
        self._posting.add(posting)
        posting.add_done_callback(self._posting.discard)
        return await asyncio.shield(posting)

    def _record(self, webhook: Webhook, *, status: int | None, attempt: int, **notes: str) -> None:
        if webhook.channel_kind:
            notes["channel_kind"] = webhook.channel_kind
        self._log.append(
            webhook.provider,
            "webhook",
            account_id=webhook.account_id,
            customer_id=webhook.customer_id,
            status=status,
            attempt=attempt,
            **notes,
            **webhook.record,
        )

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def forget(self) -> None:
        """Drop everything that waits; what is on its way arrives before this returns."""
        self._held.clear()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await asyncio.gather(*self._posting, return_exceptions=True)

    async def close(self) -> None:
        """Drop everything that waits and close the connections."""
        await self.forget()
        self._poster.close()
