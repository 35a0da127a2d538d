"""`handsel audit verify`: walk the chains of what was done, and say where one breaks."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console

from handsel.edge.cli.database import connect
from handsel.edge.cli.schema import closed_connections
from handsel.kit.errors import Invalid, NotFound

if TYPE_CHECKING:
    from handsel.modules.audit.verifying import Verdict

_HEAD = re.compile(r"[0-9a-f]{64}")
_MEANING = {
    "changed": "the entry is not what was written",
    "missing": "something before it, or the entry itself, was removed",
    "misplaced": "it does not follow the one before it",
    "unlinked": "the entry is in no chain",
    "cut_off": "the chain ends elsewhere than its head says",
}


class BadHead(Invalid):
    """A head is 64 hexadecimal digits, as this command prints them, and needs --business."""

    code = "bad_head"


def verify(*, slug: str | None, head: str | None = None) -> int:
    """Verify one business's chain, or all of them: 1 when one is broken, else 0.

    A chain that does not hold the `head` it once had was rewritten. Connects as the operators'
    role, which alone sees every business. Raises NotFound and BadHead.
    """
    if head is not None and (slug is None or not _HEAD.fullmatch(head)):
        raise BadHead
    connect(role="handsel_ops")
    with closed_connections():
        from handsel.modules.audit.verifying import had_head
        from handsel.modules.audit.verifying import verify as walk
        from handsel.modules.businesses.models import Business

        wanted = Business.objects.order_by("slug")
        names = list((wanted.filter(slug=slug) if slug else wanted).values_list("id", "slug"))
        if not names:
            raise NotFound(
                f"There is no business {slug}." if slug else "This database shows no business."
            )
        outcome = _tell((name, walk(business_id)) for business_id, name in names)
        if head is not None and not had_head(names[0][0], bytes.fromhex(head)):
            Console(soft_wrap=True).print(f"{slug}: BROKEN: it never had the head {head}")
            return 1
        return outcome


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
