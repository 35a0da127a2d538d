"""How each kind of misbehaviour is played on one API call."""

import asyncio
from collections.abc import Awaitable, Callable

from sandbox.faults import Fault
from sandbox.http_server import head_of
from sandbox.web import Answer, CutOff, Request, Response

_HOLD_SECONDS = 30.0
_HANG_SECONDS = 600.0
# Longer than callers wait (ten seconds), with time for them to ask what became of the call.
_LATE_SECONDS = 14.0
_SLOW_SECONDS = 1.0
_HTML = b"<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>"

type Effect = Callable[[], Awaitable[Response]]
type Refusal = Callable[[Fault], Response]


async def play(rule: Fault, request: Request, effect: Effect, refusal: Refusal) -> Answer:
    """Play one rule.

    ``effect`` does what was asked and answers; ``refusal`` words an error as the provider does.
    Kinds that end in ``_after``, and ``malformed``, let the effect happen and lose only the answer.
    ``late`` does too, but only when the caller has long given up.
    """
    match rule.kind:
        case "timeout_before" | "timeout_after" | "hang":
            return await _held(rule, effect)
        case "late":
            await asyncio.sleep(rule.wait_seconds(_LATE_SECONDS))
            await effect()
            return CutOff()
        case "reset_before":
            return CutOff()
        case "reset_after":
            await effect()
            return CutOff()
        case "error_after":
            await effect()
            return refusal(rule)
        case "slow":
            request.slow_seconds = rule.wait_seconds(_SLOW_SECONDS)
            return await effect()
        case "slow_body" | "malformed":
            return _mangled(rule, await effect())
        case "html":
            return Response(body=_HTML, content_type="text/html")
        case _:
            return refusal(rule)


async def _held(rule: Fault, effect: Effect) -> CutOff:
    if rule.kind == "timeout_after":
        await effect()
    hold = _HANG_SECONDS if rule.kind == "hang" else _HOLD_SECONDS
    await asyncio.sleep(rule.wait_seconds(hold))
    return CutOff()


def _mangled(rule: Fault, response: Response) -> Answer:
    if rule.kind == "slow_body":
        response.drip_seconds = rule.wait_seconds(_SLOW_SECONDS)
        return response
    if rule.body == "truncated":
        half = response.body[: len(response.body) // 2]
        return CutOff(prefix=head_of(response, close=True) + half)
    response.body = response.body[: len(response.body) // 2]
    return response
