"""The thinkers a deployment has, from plain settings. A new company is one line here."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import SecretStr

from handsel.modules.assistant.adapter import Thinker


@dataclass(frozen=True, slots=True)
class ThinkerSettings:
    """One configured model. `provider` is a key of the registry; `base_url` ends before the path
    the provider's own API adds (`https://api.openai.com/v1`, `https://api.anthropic.com`)."""

    provider: str
    base_url: str
    api_key: SecretStr
    model: str
    timeout_seconds: float = 8.0


def build_thinkers(configured: Iterable[ThinkerSettings]) -> list[Thinker]:
    """The configured thinkers, first configured first; none leaves the house engine alone.

    Raises UnknownThinker for a provider that is not in the list.
    """
    raise NotImplementedError
