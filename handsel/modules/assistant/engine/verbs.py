"""What a piece of a message asks to be done."""

from collections.abc import Sequence
from typing import Literal

from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.spotting import Span

Verb = Literal["add", "remove", "make", "price", "stock", "show"]

#: Who looks for something "without" wants it that way.
LOOKING: frozenset[Concept] = frozenset({"have", "find", "show", "recommend", "which", "kind"})
_ASKING_FOR: frozenset[Concept] = frozenset(
    {"want", "take", "add", "have", "find", "show", "recommend", "kind"}
)


def asked_before(spans: Sequence[Span], start: int) -> bool:
    """In "a loaf I would like without seeds" the "without" says how, not that it is unwanted."""
    wish = [span for span in spans if span.concepts & _ASKING_FOR]
    without = [span for span in spans if span.concepts & {"remove", "not", "no"}]
    before = any(span.start < start for span in wish)
    return before and bool(without) and all(span.start > start for span in without)


def verb_of(present: frozenset[Concept], *, wants: bool) -> Verb | None:
    """What a piece asks to be done; a quantity or a name beside a wish makes it a purchase."""
    if "remove" in present or ("not" in present and present & {"want", "take", "add"}):
        return "remove"
    if "make" in present or "instead" in present:
        return "make"
    if "price" in present or "discount" in present:
        return "price"
    if present & {"take", "add"} and not present & {"where", "when", "status"}:
        return "add"
    if present & {"have", "stock"}:
        return "stock"
    if present & {"about", "show", "size", "kind", "made_of", "find", "recommend"}:
        return "show"
    wishes = wants and "want" in present
    return "add" if wishes or "another" in present else None
