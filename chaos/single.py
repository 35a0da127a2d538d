"""One kill at each crash point: play a tale, kill there once, let it recover, hold the books."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from chaos.books import read_books, read_stock
from chaos.calm import wait_for_calm
from chaos.oracle import list_violations
from chaos.points import list_points
from chaos.tales import OWN_POINTS, TALES, Tale
from handsel.edge.cli.demo_story.story import Told
from handsel.kit import crashpoint
from tests.stack import RunningStack, wait_until

WHOLE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Trial:
    """Kill whoever is the `nth` to reach `point` while `tale` is played; no point: no kill."""

    tale: str
    point: str = ""
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a trial."""

    trial: Trial
    seconds: float
    died: bool
    violations: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Somebody died where asked, and nothing is wrong."""
        return not self.violations and self.died == bool(self.trial.point)

    def as_json(self) -> dict[str, object]:
        """One flat object."""
        trial = {"tale": self.trial.tale, "point": self.trial.point, "nth": self.trial.nth}
        rest = {"died": self.died, "violations": self.violations, "ok": self.ok}
        return trial | {"seconds": round(self.seconds, 1)} | rest


class Bench:
    """A stack on which trials are run one after the other; each violation is told once."""

    def __init__(self, stack: RunningStack, *, tales: Mapping[str, Tale] = TALES) -> None:
        self._stack = stack
        self._tales = tales
        # A bakery for a lifetime of kills: no story may end because the shelves are empty.
        stack.sql("UPDATE catalog_variant SET stock = stock + 10000")
        self._first_stock = read_stock(stack)
        self._told: set[str] = set()

    def run(self, trial: Trial) -> Result:
        """Play one trial to its calm end."""
        began = time.monotonic()
        folder = self._stack.crash_folder
        crashpoint.disarm(folder)
        if trial.point:
            self._stack.crash_at(trial.point, nth=trial.nth)
        told = self.tell(trial.tale)
        died = bool(trial.point) and not crashpoint.is_armed(folder, trial.point)
        problems = [f"story: {told.problem}"] if told.problem else []
        violations = [*problems, *self.settle()]
        return Result(trial, time.monotonic() - began, died, violations)

    def tell(self, tale: str) -> Told:
        """Play a tale, and no more."""
        return self._tales[tale](self._stack)

    def survey(self) -> dict[str, Counter[str]]:
        """Play each tale unharmed: tale → point → how often it was reached, violations told."""
        reached = {}
        for name in self._tales:
            result = self.run(Trial(name))
            if result.violations:
                raise AssertionError(f"{name} fails unharmed: {result.violations}")
            reached[name] = Counter(crashpoint.list_reached(self._stack.crash_folder))
        return reached

    def settle(self) -> list[str]:
        """Wait for calm and for every process; what is wrong then and was not before."""
        unsettled = wait_for_calm(self._stack)
        wait_until(self._stack.is_whole, seconds=WHOLE_SECONDS, what="all processes back")
        found = list_violations(read_books(self._stack), first_stock=self._first_stock)
        fresh = [one for one in found if one not in self._told]
        self._told.update(fresh)
        return [f"calm: {unsettled}", *fresh] if unsettled else fresh


def plan(reached: Mapping[str, Counter[str]], *, every: bool) -> Iterator[Trial]:
    """For each point trials in the first tale that reaches it: the first time and a late one.

    With `every`, each time up to the late one. Then the steps that mean something else in a tale
    of its own, late.
    """
    for name in dict.fromkeys(point.name for point in list_points()):
        for tale, counts in reached.items():
            if times := counts[name]:
                late = _late(times)
                chosen = range(1, late + 1) if every else sorted({1, late})
                yield from (Trial(tale, name, nth) for nth in chosen)
                break
    for tale, names in OWN_POINTS.items():
        for name in names:
            if times := reached.get(tale, Counter())[name]:
                yield Trial(tale, name, _late(times))


def _late(times: int) -> int:
    """How often a point is reached varies from run to run: events that wait are worked at once."""
    return max(1, times * 3 // 5)


def list_unreached(reached: Mapping[str, Counter[str]]) -> list[str]:
    """Crash points that no tale reaches: what they stand for is not proven."""
    passed = {name for counts in reached.values() for name in counts}
    return sorted({point.name for point in list_points()} - passed)
