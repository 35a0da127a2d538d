"""`handsel audit verify`: walk the chains of what was done, and say where one breaks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console

from handsel.edge.cli.database import connect
from handsel.edge.cli.schema import closed_connections
from handsel.kit.errors import NotFound

if TYPE_CHECKING:
    from handsel.modules.audit.verifying import Verdict

_MEANING = {
    "changed": "the entry is not what was written",
    "missing": "something before it, or the entry itself, was removed",
    "misplaced": "it does not follow the one before it",
    "unlinked": "the entry is in no chain",
    "cut_off": "the chain ends elsewhere than its head says",
}


def verify(*, slug: str | None) -> int:
    """Verify one business's chain, or all of them: 1 when one is broken, else 0.

    Connects as the operators' role, which alone sees every business. Raises NotFound.
    """
    connect(role="handsel_ops")
    with closed_connections():
        from handsel.modules.audit.verifying import verify as walk
        from handsel.modules.businesses.models import Business

        wanted = Business.objects.order_by("slug")
        names = list((wanted.filter(slug=slug) if slug else wanted).values_list("id", "slug"))
        if not names:
            raise NotFound(
                f"There is no business {slug}." if slug else "This database shows no business."
            )
        return _tell((name, walk(business_id)) for business_id, name in names)


def _tell(verdicts: Iterable[tuple[str, "Verdict"]]) -> int:
    console = Console(highlight=False, soft_wrap=True)
    is_broken = False
    for name, verdict in verdicts:
        if verdict.broken is None:
            console.print(f"{name}: {verdict.links} entries, head {verdict.head.hex() or 'none'}")
            continue
        is_broken = True
        broken = verdict.broken
        at = "" if broken.sequence is None else f" at {broken.sequence}"
        about = f" ({broken.entry_id})" if broken.entry_id else ""
        console.print(f"{name}: BROKEN{at}{about}: {_MEANING[broken.fault]}")
    return int(is_broken)
