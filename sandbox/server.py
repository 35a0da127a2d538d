"""One process, one event loop: HTTP now, and whatever else a provider listens with."""

import asyncio
import contextlib
import signal
from collections.abc import Iterable

from sandbox import providers
from sandbox.application import Application
from sandbox.control.routes import Control
from sandbox.http_server import HttpConnection
from sandbox.providers.provider import Listens, Provider, Ticks
from sandbox.settings import Settings
from sandbox.world import World

_TICK_SECONDS = 1.0


async def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT, then finish cleanly."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    world = World(settings)
    built = providers.build(world)
    application = Application(
        built.values(), Control(world, built).routes(), faults=world.faults, log=world.log
    )
    calls: set[asyncio.Task[None]] = set()
    server = await loop.create_server(
        lambda: HttpConnection(application.answer, calls), "127.0.0.1", settings.port, backlog=512
    )
    listeners = [await each.listen() for each in built.values() if isinstance(each, Listens)]
    ticking = asyncio.ensure_future(_tick(built.values()))
    print(f"sandbox is ready: {settings.base_url}", flush=True)  # noqa: T201
    await stop.wait()
    for listener in (server, *listeners):
        listener.close()
    await _cancel({ticking, *calls})
    await world.close()


async def _tick(built: Iterable[Provider]) -> None:
    ticking = [provider for provider in built if isinstance(provider, Ticks)]
    while True:
        await asyncio.sleep(_TICK_SECONDS)
        for provider in ticking:
            provider.tick()


async def _cancel(calls: set[asyncio.Task[None]]) -> None:
    for call in list(calls):
        call.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await call
