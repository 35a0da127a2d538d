"""Fixed phrases by name and language."""

from collections.abc import Mapping
from importlib import import_module

from handsel.modules.assistant.wording.names import PhraseName
from handsel.modules.assistant.wording.text import clean

LANGUAGES = ("en", "es", "pt", "fr", "de", "ar", "hi", "id")


def _load() -> dict[str, Mapping[PhraseName, str]]:
    package = "handsel.modules.assistant.wording"
    return {
        code: {
            **import_module(f"{package}.languages.{code}").PHRASES,
            **import_module(f"{package}.service.{code}").SERVICE,
        }
        for code in LANGUAGES
    }


_PHRASES = _load()


def phrase(name: PhraseName, *, language: str, **values: str | int) -> str:
    """A fixed phrase with its values filled in; English where the language has none.

    Values are cleaned of control and bidirectional characters; `[[…]]` references pass unharmed.
    """
    filled = {key: clean(str(value)) for key, value in values.items()}
    return template(name, language=language).format(**filled)


def template(name: PhraseName, *, language: str) -> str:
    """The phrase with its places open; English where the language has none."""
    own = _PHRASES.get(language[:2].lower(), {})
    return own.get(name) or _PHRASES["en"][name]
