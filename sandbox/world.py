"""The parts every provider works with, together."""

from sandbox.clock import Clock
from sandbox.delivery import Delivery
from sandbox.faults import Faults
from sandbox.log import Log
from sandbox.settings import Settings
from sandbox.state import State


class World:
    """Settings, clock, log, state, faults and webhook delivery. Make it inside a running loop."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = Clock()
        self.log = Log(settings.state_dir)
        self.state = State(settings.state_dir)
        self.faults = Faults()
        self.delivery = Delivery(settings, self.log, self.faults)

    async def reset(self) -> None:
        """Forget all but the numbering of the log."""
        await self.delivery.forget()
        self.clock.offset_seconds = 0.0
        self.faults.clear()
        self.state.clear()
        await self.log.start_over()

    async def close(self) -> None:
        """Stop posting and close the files."""
        await self.delivery.close()
        self.state.close()
        await self.log.close()
