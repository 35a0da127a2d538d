"""What an eval finds: figures with their goals, and the reason when it could not run."""

from dataclasses import asdict, dataclass
from typing import Any, Literal


class Skipped(Exception):
    """An eval that cannot run here, with the reason."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. `group` says over which cases, `better` in which direction is good.

    Without a goal it is shown and cannot be missed. Shares are from 0 to 1.
    """

    eval: str
    group: str
    metric: str
    value: float
    goal: float | None = None
    better: Literal["more", "less"] = "more"

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None without one."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.better == "more" else self.value <= self.goal

    def as_json(self) -> dict[str, Any]:
        """The figure as one JSON object."""
        return {**asdict(self), "met": self.met}
