"""A second start: how long until everything is ready, and how much memory it all takes."""

from collections.abc import Mapping
from pathlib import Path

from bench.figures import Figure
from bench.processor_time import group_of, read_seconds
from tests.stack import RunningStack, running_stack

STARTS = 3


def measure(home: Path, *, environ: Mapping[str, str]) -> list[Figure]:
    """Start again on a home that ran before; needs it stopped."""
    seconds, memory, groups, spent = [], [], {}, 0.0
    for _ in range(STARTS):
        with running_stack(home=home, environ=environ) as stack:
            seconds.append(stack.running.ready_seconds)
            spent = sum(s for name, s in read_seconds(stack).items() if name != "client")
            stack.play_story()
            groups = read_memory(stack)
            memory.append(sum(groups.values()))
    shown = {name: round(mb) for name, mb in sorted(groups.items())}
    return [
        Figure(
            "second start → everything is ready",
            "s",
            seconds,
            10.0,
            "less",
            note=f"{spent:.1f} processor seconds of all processes until then.",
            detail={"processor_seconds": round(spent, 2)},
        ),
        Figure(
            "memory of all processes together, after a story (PSS)",
            "MB",
            memory,
            800.0,
            "less",
            note=f"MB by process: {shown}. Each page shared by several is counted once.",
            detail={"mb": shown},
        ),
    ]


def read_memory(stack: RunningStack) -> dict[str, float]:
    """Proportional set size in MB, by group."""
    megabytes: dict[str, float] = {}
    for pid in stack.all_pids():
        folder = Path("/proc") / str(pid)
        try:
            rollup = (folder / "smaps_rollup").read_text()
            title = (folder / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        kilobytes = next(
            int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")
        )
        group = group_of(title)
        megabytes[group] = megabytes.get(group, 0.0) + kilobytes / 1024
    return megabytes
