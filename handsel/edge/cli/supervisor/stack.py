"""The processes of one machine: who they are, in which order they start and stop."""

import asyncio
from collections.abc import Mapping

from handsel.config.environment import Environment
from handsel.edge.cli.supervisor.child import Child, ChildSpec, StartFailed
from handsel.edge.cli.supervisor.environs import own_command
from handsel.edge.cli.supervisor.journal import Journal
from handsel.edge.cli.supervisor.probes import answers_http, says

READY_SECONDS = 90.0
WORKER_STOP_SECONDS = 25.0
# The world is cut off first, then what was taken in is worked off, then the rest may go.
#: One Python process uses one core at a time, and one that dies leaves its work to the other.
WORKERS = ("worker", "worker-2")
STOP_ORDER = (("gate", "web"), WORKERS, ("ops", "sandbox"))


def product_specs(
    told: Environment, base: Mapping[str, str], urls: Mapping[str, str]
) -> list[ChildSpec]:
    """Gate, web, workers and ops, each with the address of its own database role."""

    def own(role: str) -> dict[str, str]:
        return {**base, "DATABASE_URL": urls[role]}

    gate, web, ops = told.gate_port, told.web_port, told.ops_port
    return [
        ChildSpec("gate", own_command("gate"), own("handsel_gate"), answers_http(gate, "/hooks")),
        ChildSpec("web", own_command("web"), own("handsel_app"), answers_http(web, "/")),
        *(
            ChildSpec(
                name,
                own_command("worker"),
                own("handsel_app"),
                says("worker_started"),
                stop_seconds=WORKER_STOP_SECONDS,
            )
            for name in WORKERS
        ),
        ChildSpec(
            "ops",
            own_command("ops"),
            own("handsel_ops"),
            answers_http(ops, "/healthz", only_success=True),
        ),
    ]


def sandbox_spec(told: Environment, base: Mapping[str, str]) -> ChildSpec:
    """The simulated outside world, which is told nothing about the database."""
    ready = answers_http(told.sandbox_port, "/_sandbox/log?since=0")
    return ChildSpec("sandbox", own_command("sandbox"), base, ready)


class Stack:
    """Running children."""

    def __init__(self, journal: Journal) -> None:
        self.children: dict[str, Child] = {}
        self._lives: dict[str, asyncio.Task[None]] = {}
        self._journal = journal

    def start(self, spec: ChildSpec) -> None:
        """Start a process and keep it running."""
        child = self.children[spec.name] = Child(spec, self._journal)
        self._lives[spec.name] = asyncio.create_task(child.keep_running())

    async def run_once(self, name: str, command: tuple[str, ...], environ: dict[str, str]) -> None:
        """Run a command to its end. Raises StartFailed with its last line when it fails."""
        child = self.children[name] = Child(
            ChildSpec(name, command, environ, says(name)), self._journal
        )
        status = await child.live_once()
        if status:
            raise StartFailed(f"`{name}` failed: {child.last_words}")

    async def wait_until_ready(self) -> None:
        """Wait for every process. Raises StartFailed naming those that are late or keep dying."""
        waiting = {
            name: asyncio.create_task(self.children[name].wait_until_ready())
            for name in self._lives
        }
        try:
            async with asyncio.timeout(READY_SECONDS):
                await asyncio.gather(*waiting.values())
        except TimeoutError:
            late = [name for name, task in waiting.items() if task.cancelled()]
            raise StartFailed(
                f"Not ready after {READY_SECONDS:.0f} s: {', '.join(late)}."
            ) from None
        finally:
            for task in waiting.values():
                task.cancel()

    async def stop(self) -> None:
        """Stop every process, in order; commands still running are stopped first."""
        commands = tuple(name for name in self.children if name not in self._lives)
        for names in (commands, *STOP_ORDER):
            present = [self.children[name] for name in names if name in self.children]
            await asyncio.gather(*(child.stop() for child in present))
        await asyncio.gather(*self._lives.values(), return_exceptions=True)

    def kill(self) -> None:
        """Kill every process now."""
        for child in self.children.values():
            child.kill()
