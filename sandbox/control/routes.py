"""``/_sandbox/…``: each call reads its body, makes one thing happen, and answers JSON."""

import base64
import dataclasses
import json
from collections.abc import Iterable

from sandbox.control.past import read_past
from sandbox.control.reading import BadRequest, read
from sandbox.control.requests import (
    Echo,
    Endpoint,
    MoveClock,
    Past,
    Pay,
    RawWebhook,
    Say,
    Script,
)
from sandbox.faults import KINDS, Fault
from sandbox.providers.provider import (
    Posts,
    Provider,
    Remembers,
    Scripted,
    Speaks,
    TakesPayments,
    Ticks,
)
from sandbox.web import Request, Response, Route, json_response
from sandbox.world import World

_MAX_WAIT_SECONDS = 30.0


class Control:
    """The control side over every provider."""

    def __init__(self, world: World, providers: dict[str, Provider]) -> None:
        self._world = world
        self._providers = providers

    def routes(self) -> Iterable[Route]:
        """Every control call."""
        calls = {
            "POST say": self.say,
            "POST echo": self.echo,
            "POST pay": self.pay,
            "POST past": self.remember,
            "POST webhook": self.webhook,
            "POST script": self.script,
            "POST faults": self.add_fault,
            "GET faults": self.list_faults,
            "DELETE faults": self.clear_faults,
            "POST clock": self.move_clock,
            "POST endpoints": self.add_endpoint,
            "POST reset": self.reset,
            "GET log": self.log,
            "GET health": self.health,
        }
        for call, endpoint in calls.items():
            method, name = call.split(" ")
            yield Route(method, f"/_sandbox/{name}", endpoint, operation=name)

    def _provider(self, name: str) -> Provider:
        if name not in self._providers:
            known = ", ".join(sorted(self._providers))
            raise BadRequest(f"there is no provider {name!r}; known: {known}")
        return self._providers[name]

    def _speaker(self, channel_kind: str) -> Speaks:
        for provider in self._providers.values():
            if isinstance(provider, Speaks) and channel_kind in provider.channel_kinds:
                return provider
        raise BadRequest(f"no provider speaks {channel_kind!r}")

    async def say(self, request: Request) -> Response:
        """A customer writes."""
        said = read(Say, request)
        return json_response(await self._speaker(said.channel_kind).say(said))

    async def echo(self, request: Request) -> Response:
        """A person of the business answers in the native app."""
        echo = read(Echo, request)
        return json_response(await self._speaker(echo.channel_kind).echo(echo))

    async def pay(self, request: Request) -> Response:
        """A customer pays, or does not."""
        pay = read(Pay, request)
        provider = self._provider(pay.provider)
        if not isinstance(provider, TakesPayments):
            raise BadRequest(f"{pay.provider!r} takes no payments")
        return json_response(await provider.pay(pay))

    async def remember(self, request: Request) -> Response:
        """An account took money before this world began; nothing is posted, nothing logged."""
        past = read(Past, request)
        provider = self._provider(past.provider)
        if not isinstance(provider, Remembers):
            raise BadRequest(f"{past.provider!r} remembers no payments")
        payments = read_past(past)
        provider.remember(past.account_id, payments)
        return json_response({"payments": len(payments)})

    async def webhook(self, request: Request) -> Response:
        """Post any webhook to the gate."""
        raw = read(RawWebhook, request)
        provider = self._provider(raw.provider)
        if not isinstance(provider, Posts):
            raise BadRequest(f"{raw.provider!r} posts no webhooks")
        webhook = provider.raw_webhook(raw, _raw_body(raw))
        return json_response({"status": await self._world.delivery.send(webhook)})

    async def script(self, request: Request) -> Response:
        """Queue a model's answers."""
        script = read(Script, request)
        provider = self._provider(script.provider)
        if not isinstance(provider, Scripted):
            raise BadRequest(f"{script.provider!r} is no model provider")
        return json_response({"waiting": provider.script(script)})

    async def add_fault(self, request: Request) -> Response:
        """Put one rule of misbehaviour in force."""
        rule = read(Fault, request)
        kinds = {
            kind for one in self._providers.values() for kind in getattr(one, "channel_kinds", ())
        }
        if rule.kind not in KINDS:
            raise BadRequest(f"there is no fault {rule.kind!r}; known: {', '.join(sorted(KINDS))}")
        if rule.provider not in kinds:
            self._provider(rule.provider)
        if not 0 <= rule.rate <= 1:
            raise BadRequest("'rate' must be from 0 to 1")
        self._world.faults.add(rule)
        return json_response({"rules": len(self._world.faults.rules)})

    async def list_faults(self, _request: Request) -> Response:
        """The rules in force, each with how often it struck."""
        return json_response(
            [
                {
                    field.name: getattr(rule, field.name)
                    for field in dataclasses.fields(rule)
                    if not field.name.startswith("_")
                }
                for rule in self._world.faults.rules
            ]
        )

    async def clear_faults(self, request: Request) -> Response:
        """Lift every rule, or those of ``?provider=``."""
        self._world.faults.clear(provider=request.query.get("provider"))
        return json_response({"rules": len(self._world.faults.rules)})

    async def move_clock(self, request: Request) -> Response:
        """Set how far the providers' time is from the real one."""
        self._world.clock.offset_seconds = read(MoveClock, request).offset_seconds
        for provider in self._providers.values():
            if isinstance(provider, Ticks):
                provider.tick()
        return json_response({"now": self._world.clock.unix()})

    async def add_endpoint(self, request: Request) -> Response:
        """Register where an account's own events go."""
        endpoint = read(Endpoint, request)
        register = getattr(self._provider(endpoint.provider), "register", None)
        if register is None:
            raise BadRequest(f"{endpoint.provider!r} has no endpoints")
        return json_response({"account_id": register(endpoint)})

    async def reset(self, _request: Request) -> Response:
        """Forget everything; the log is set aside and its numbers go on."""
        await self._world.reset()
        for provider in self._providers.values():
            provider.forget()
        return json_response({"last_seq": self._world.log.last_seq})

    async def log(self, request: Request) -> Response:
        """Entries after ``since``; ``wait`` seconds for the first one when there is none yet."""
        query = request.query
        unknown = query.keys() - {"provider", "kind", "since", "wait"}
        if unknown:
            raise BadRequest(f"unknown in the query: {', '.join(sorted(unknown))}")
        try:
            since = int(query.get("since", "0"))
            wait = min(float(query.get("wait", "0")), _MAX_WAIT_SECONDS)
        except ValueError:
            raise BadRequest("'since' must be a whole number and 'wait' seconds") from None
        lines = await self._lines(
            provider=query.get("provider"), kind=query.get("kind"), since=since, wait_seconds=wait
        )
        return Response(body=b"[" + b",".join(lines) + b"]")

    async def _lines(
        self, *, provider: str | None, kind: str | None, since: int, wait_seconds: float
    ) -> list[bytes]:
        log = self._world.log
        deadline = self._world.clock.real_ms() + wait_seconds * 1000
        while True:
            lines = list(log.lines(provider=provider, kind=kind, since=since))
            left_seconds = (deadline - self._world.clock.real_ms()) / 1000
            if lines or left_seconds <= 0 or not await log.grown(timeout_seconds=left_seconds):
                return lines

    async def health(self, _request: Request) -> Response:
        """That it lives, how far the log is, and how many webhooks and late calls wait."""
        return json_response(
            {
                "ok": True,
                "last_seq": self._world.log.last_seq,
                "pending_webhooks": self._world.delivery.pending,
                "held_calls": self._world.faults.held_calls,
                "providers": sorted(self._providers),
            }
        )


def _raw_body(raw: RawWebhook) -> bytes:
    given = [value for value in (raw.body, raw.body_base64, raw.json) if value is not None]
    if len(given) != 1:
        raise BadRequest("give one of 'body', 'body_base64' and 'json'")
    if raw.body_base64 is not None:
        try:
            return base64.b64decode(raw.body_base64, validate=True)
        except ValueError:
            raise BadRequest("'body_base64' is not base64") from None
    return (json.dumps(raw.json) if raw.body is None else raw.body).encode()
