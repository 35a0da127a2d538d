"""To be written."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {}
NUMBERS: dict[str, int] = {}
COMMON = ""
