"""The thinkers a deployment has, from plain settings. A new company is one line here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import SecretStr

from handsel.kit.errors import Invalid
from handsel.kit.http import Limits
from handsel.modules.assistant.adapter import Thinker
from handsel.modules.assistant.adapters.anthropic.thinker import AnthropicThinker
from handsel.modules.assistant.adapters.openai.thinker import OpenAIThinker

PROVIDERS: Final[Mapping[str, Callable[..., Thinker]]] = {
    "openai": OpenAIThinker,
    "anthropic": AnthropicThinker,
}


class UnknownThinker(Invalid):
    """No adapter speaks for this provider."""

    code = "unknown_thinker"


@dataclass(frozen=True, slots=True)
class ThinkerSettings:
    """One configured model. `provider` is a key of the registry; `base_url` ends before the path
    the provider's own API adds (`https://api.openai.com/v1`, `https://api.anthropic.com`)."""

    provider: str
    base_url: str
    api_key: SecretStr
    model: str
    timeout_seconds: float = 8.0
    #: Limits of the guarded way out, for an address that somebody else chose.
    egress: Limits | None = None


def build_thinkers(configured: Iterable[ThinkerSettings]) -> list[Thinker]:
    """The configured thinkers, first configured first; none leaves the house engine alone.

    Two of the same provider and model (another region, say) are told apart by a number.
    Raises UnknownThinker for a provider that is not in the list.
    """
    thinkers: list[Thinker] = []
    for settings in configured:
        base_name = f"{settings.provider}/{settings.model}"
        seen = sum(one.name.split("#")[0] == base_name for one in thinkers)
        name = f"{base_name}#{seen + 1}" if seen else base_name
        thinkers.append(build(settings, name=name))
    return thinkers


def build(settings: ThinkerSettings, *, name: str) -> Thinker:
    """One thinker of this name; raises UnknownThinker."""
    adapter = PROVIDERS.get(settings.provider)
    if adapter is None:
        raise UnknownThinker(f"No adapter speaks for the model provider {settings.provider!r}.")
    return adapter(
        base_url=settings.base_url,
        api_key=settings.api_key,
        model=settings.model,
        timeout_seconds=settings.timeout_seconds,
        name=name,
        egress=settings.egress,
    )
