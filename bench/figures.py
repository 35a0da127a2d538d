"""One measured figure: its runs, its goal, and what explains it."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Figure:
    """`runs` are comparable values in `unit`; the middle one is held against the goal."""

    name: str
    unit: str
    runs: Sequence[float]
    goal: float
    better: Literal["more", "less"]
    note: str = ""
    detail: dict[str, Any] = field(default_factory=dict)
    #: Something besides the value that must hold, such as no refused request.
    condition: bool = True

    @property
    def value(self) -> float:
        """The median run."""
        return statistics.median(self.runs)

    @property
    def ok(self) -> bool:
        """Whether the goal is reached."""
        reached = self.value >= self.goal if self.better == "more" else self.value <= self.goal
        return reached and self.condition

    def as_json(self) -> dict[str, Any]:
        """One flat object."""
        return {
            "name": self.name,
            "unit": self.unit,
            "min": round(min(self.runs), 3),
            "median": round(self.value, 3),
            "max": round(max(self.runs), 3),
            "runs": [round(run, 3) for run in self.runs],
            "goal": self.goal,
            "better": self.better,
            "ok": self.ok,
            "note": self.note,
            **self.detail,
        }


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of all values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]
