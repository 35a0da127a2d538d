"""Fixed phrases by name and language."""

from collections.abc import Mapping
from importlib import import_module

from handsel.modules.assistant.wording.manner_words import MANNER
from handsel.modules.assistant.wording.names import PhraseName
from handsel.modules.assistant.wording.text import clean
from handsel.modules.assistant.wording.tones import FORMAL, FRIENDLY

LANGUAGES = ("en", "es", "pt", "fr", "de", "ar", "hi", "id")


def _load() -> dict[str, Mapping[PhraseName, str]]:
    package = "handsel.modules.assistant.wording"
    return {
        code: {
            **import_module(f"{package}.languages.{code}").PHRASES,
            **import_module(f"{package}.service.{code}").SERVICE,
            **MANNER[code],
        }
        for code in LANGUAGES
    }


_PHRASES = _load()
_TONES: Mapping[str, Mapping[str, Mapping[PhraseName, str]]] = {
    "friendly": FRIENDLY,
    "formal": FORMAL,
}


def phrase(
    name: PhraseName, /, *, language: str, tone: str = "neutral", **values: str | int
) -> str:
    """A fixed phrase with its values filled in; English where the language has none.

    `tone` colors the few phrases that have a friendlier or a more formal way. Values are cleaned
    of control and bidirectional characters; `[[…]]` references pass unharmed.
    """
    filled = {key: clean(str(value)) for key, value in values.items()}
    return template(name, language=language, tone=tone).format(**filled)


def template(name: PhraseName, *, language: str, tone: str = "neutral") -> str:
    """The phrase with its places open; English where the language has none."""
    code = language[:2].lower()
    own = _PHRASES.get(code, {})
    colored = _TONES.get(tone, {}).get(code, {})
    return colored.get(name) or own.get(name) or _PHRASES["en"][name]
