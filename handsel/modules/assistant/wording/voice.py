"""One language and one way to write money, together."""

from dataclasses import dataclass

from handsel.kit.money import Money, format_money
from handsel.modules.assistant.wording.names import PhraseName
from handsel.modules.assistant.wording.phrases import phrase, template

_FALLBACK_LOCALE = "en"


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks `language` (two letters) and writes money as readers of `locale` expect.

    `asks` is false where something else in the same turn asks what comes next.
    """

    language: str
    locale: str
    asks: bool = True

    def say(self, name: PhraseName, /, **values: str | int) -> str:
        """A fixed phrase, filled in."""
        return phrase(name, language=self.language, tone="neutral", **values)

    def template(self, name: PhraseName) -> str:
        """The phrase as it is, with its places still open."""
        return template(name, language=self.language)

    def money(self, amount: Money) -> str:
        """The amount; an unknown locale falls back to English."""
        try:
            return format_money(amount, locale=self.locale)
        except ValueError:
            return format_money(amount, locale=_FALLBACK_LOCALE)
