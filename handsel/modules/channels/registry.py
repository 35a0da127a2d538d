"""The channels there are, by name. Adding one is a folder under `adapters/` and a line here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from handsel.kit.secrets import Secret
from handsel.modules.channels.adapter import ChannelAdapter, RawItem
from handsel.modules.channels.adapters.instagram.adapter import Instagram
from handsel.modules.channels.adapters.instagram.split import split as split_instagram
from handsel.modules.channels.adapters.meta.graph import Graph

type Split = Callable[[Mapping[str, Any]], Iterator[RawItem]]

#: Meta's name of a product, as `object` in its webhooks → how its bodies are split.
META_OBJECTS: Final[Mapping[str, Split]] = {
    "instagram": split_instagram,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderSettings:
    """What adapters need to know of the providers; no account's own token is among it."""

    meta_graph_url: str
    meta_app_secrets: Sequence[Secret] = field(default=())


def build_adapters(settings: ProviderSettings) -> dict[str, ChannelAdapter]:
    """Every kind of channel → its adapter. They hold connections: build them once a process."""
    graph = Graph(settings.meta_graph_url, app_secrets=settings.meta_app_secrets)
    return {"instagram": Instagram(graph)}


@lru_cache(maxsize=1)
def adapters() -> dict[str, ChannelAdapter]:
    """This process's adapters, from Django's settings. The gate, which has none, builds its own."""
    from django.conf import settings

    return build_adapters(settings.CHANNEL_PROVIDERS)
