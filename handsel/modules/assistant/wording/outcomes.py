"""Each outcome in words."""

from handsel.modules.assistant.outcomes import Outcome
from handsel.modules.assistant.wording.text import Worded


def word(outcome: Outcome, *, locale: str, language: str) -> Worded:
    """Say what came of a command. `locale` formats money; `language` chooses the words."""
    return Worded("")
