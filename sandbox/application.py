"""From a request to its answer: route, fault, endpoint."""

import sys
import traceback
from collections.abc import Iterable

from sandbox.fault_play import play
from sandbox.faults import Fault, Faults
from sandbox.log import Log
from sandbox.providers.provider import Provider
from sandbox.web import Answer, Match, Refused, Request, Response, Route, Router, json_response


class Application:
    """Answers every request. Control routes have no owner and never misbehave."""

    def __init__(
        self, providers: Iterable[Provider], control: Iterable[Route], *, faults: Faults, log: Log
    ) -> None:
        self._faults = faults
        self._log = log
        self._router: Router[Provider | None] = Router()
        self._router.add(None, control)
        for provider in providers:
            self._router.add(provider, provider.routes())

    async def answer(self, request: Request) -> Answer:
        """The answer; a fault of our own is a 500 with its traceback on standard error."""
        match = self._router.find(request)
        if match is None:
            why = f"the sandbox has no {request.method} {request.path}"
            return self._shaped(request, status=404, why=why)
        request.params = match.params
        try:
            return await self._played(request, match)
        except Exception as error:  # noqa: BLE001  (one broken call must not stop the world)
            traceback.print_exc(file=sys.stderr)
            return self._shaped(request, status=500, why=f"the sandbox failed: {error!r}")

    def _shaped(self, request: Request, *, status: int, why: str) -> Response:
        """An error as the company asked words it, since its clients read no other; `why` is in the
        header ``sandbox-error``."""
        provider = self._router.owner_of(request.path)
        if provider is None:
            return json_response({"error": why}, status=status)
        rule = Fault(provider=provider.name, kind="error_before", status=status)
        response = provider.refusal(rule)
        response.headers["sandbox-error"] = why.encode("ascii", "replace").decode()
        return response

    async def _played(self, request: Request, match: Match[Provider | None]) -> Answer:
        provider, route = match.owner, match.route

        async def effect() -> Response:
            try:
                response = await route.endpoint(request)
            except Refused as refused:
                response = refused.response
            await self._log.synced()
            return response

        if provider is None or not self._faults.rules:
            return await effect()
        rule = self._faults.for_call(
            provider.about(request), operation=route.operation, main=route.main
        )
        if rule is None:
            return await effect()
        is_late = rule.kind == "late"
        self._faults.held_calls += is_late
        try:
            return await play(rule, request, effect, provider.refusal)
        finally:
            self._faults.held_calls -= is_late
