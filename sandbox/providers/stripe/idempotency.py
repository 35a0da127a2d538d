"""Idempotency keys: one effect per key, the first answer again for every repetition.

A key is bound to its account, path and parameters, remembered for 24 hours of provider time, and
saves an answer only once the endpoint began to act: a refused parameter is not remembered.
Source: docs.stripe.com/api/idempotent_requests.
"""

import asyncio
import hashlib
import json
from collections.abc import Callable

from sandbox.providers.stripe.caller import Caller
from sandbox.providers.stripe.errors import error
from sandbox.web import Json, Refused, Request, Response, json_response
from sandbox.world import World

_KEPT_SECONDS = 24 * 3600
_TABLE = "stripe_idempotency"


class Idempotency:
    """The keys of every account."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._running: set[str] = set()

    async def once(
        self, caller: Caller, request: Request, params: Json, act: Callable[[], Json]
    ) -> Response:
        """Act, or answer as the first time; raises 400 or 409 when the key cannot be used."""
        if caller.idempotency_key is None:
            await asyncio.sleep(request.slow_seconds)
            return json_response(act())
        name = f"{caller.account}|{caller.idempotency_key}"
        asked = _digest(params)
        if (saved := self._saved(name)) is not None:
            return _again(saved, caller.idempotency_key, path=request.path, asked=asked)
        if name in self._running:
            raise Refused(_in_use(caller.idempotency_key))
        self._running.add(name)
        try:
            await asyncio.sleep(request.slow_seconds)
            answer = act()
        finally:
            self._running.discard(name)
        self._save(name, path=request.path, asked=asked, answer=answer)
        return json_response(answer)

    def _saved(self, name: str) -> Json | None:
        saved: Json | None = self._world.state.table(_TABLE).get(name)
        if saved and self._world.clock.unix() - saved["at"] >= _KEPT_SECONDS:
            self._world.state.drop(_TABLE, name)
            return None
        return saved

    def _save(self, name: str, *, path: str, asked: str, answer: Json) -> None:
        now = self._world.clock.unix()
        record = {"at": now, "path": path, "asked": asked, "answer": answer}
        self._world.state.put(_TABLE, name, record)


def _digest(params: Json) -> str:
    return hashlib.sha256(json.dumps(params, sort_keys=True).encode()).hexdigest()


def _again(saved: Json, key: str, *, path: str, asked: str) -> Response:
    if saved["path"] != path:
        raise Refused(
            error(
                "Keys for idempotent requests can only be used for the same endpoint they were "
                f"first used for ('{saved['path']}' vs '{path}'). Try using a key other than "
                f"'{key}' if you meant to execute a different request.",
                error_type="idempotency_error",
            )
        )
    if saved["asked"] != asked:
        raise Refused(
            error(
                "Keys for idempotent requests can only be used with the same parameters they were "
                f"first used with. Try using a key other than '{key}' if you meant to execute a "
                "different request.",
                error_type="idempotency_error",
            )
        )
    return json_response(saved["answer"], idempotent_replayed="true")


def _in_use(key: str) -> Response:
    return error(
        f"There is currently another in-progress request using this Idempotent Key: {key}. "
        "Please try again later.",
        code="idempotency_key_in_use",
        error_type="idempotency_error",
        status=409,
    )
