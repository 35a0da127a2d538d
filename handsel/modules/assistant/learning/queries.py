"""Questions about examples."""

from handsel.kit.prepared import Prepared
from handsel.modules.assistant.engine.examples import MOST_EXAMPLES
from handsel.modules.assistant.models import Example

_ALL = Prepared(lambda: Example.objects.order_by("folded")[:MOST_EXAMPLES])


def is_any_taught() -> bool:
    """Whether a member ever taught the assistant something that still holds."""
    return Example.objects.exists()


def list_examples() -> list[Example]:
    """The shop's examples, in a stable order."""
    return _ALL.list()
