"""The channels there are, by name. Adding one is a folder under `adapters/` and a line here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, Final

from handsel.kit import clock
from handsel.kit.secrets import Secret
from handsel.modules.channels.adapter import ChannelAdapter
from handsel.modules.channels.adapters.instagram.adapter import Instagram
from handsel.modules.channels.adapters.messenger.adapter import Messenger
from handsel.modules.channels.adapters.meta.fields import id_at, moment, object_at, text_at
from handsel.modules.channels.adapters.meta.graph import Graph
from handsel.modules.channels.adapters.meta.messaging.split import split as split_threads
from handsel.modules.channels.adapters.telegram.adapter import Telegram
from handsel.modules.channels.adapters.telegram.api import BotApi
from handsel.modules.channels.adapters.webchat.adapter import WebChat
from handsel.modules.channels.adapters.whatsapp.adapter import WhatsApp
from handsel.modules.channels.adapters.whatsapp.split import split as split_whatsapp
from handsel.modules.channels.events import RawItem

type Split = Callable[[Mapping[str, Any]], Iterator[RawItem]]

#: Meta's name of a product, as `object` in its webhooks → how its bodies are split.
META_OBJECTS: Final[Mapping[str, Split]] = {
    "instagram": partial(split_threads, source=Instagram.kind),
    "page": partial(split_threads, source=Messenger.kind),
    "whatsapp_business_account": split_whatsapp,
}
UNSUPPORTED: Final = "unsupported_object"
#: Accounts connected by Instagram Login are reached here; pages and WhatsApp numbers there.
INSTAGRAM_GRAPH: Final = "https://graph.instagram.com"
FACEBOOK_GRAPH: Final = "https://graph.facebook.com"
TELEGRAM_API: Final = "https://api.telegram.org"


def split_meta(payload: Mapping[str, Any]) -> Iterator[RawItem]:
    """Every item of one of Meta's bodies. A product we do not speak is kept, entry by entry."""
    name = text_at(payload, "object")
    known = META_OBJECTS.get(name)
    if known:
        yield from known(payload)
        return
    entries = payload.get("entry")
    for entry in entries if isinstance(entries, list) and entries else [None]:
        yield RawItem(
            source="meta",
            account=id_at(entry, "id"),
            lane_key="",
            dedupe_key="",
            kind=name or UNSUPPORTED,
            occurred_at=moment(object_at(entry).get("time")) or clock.now(),
            body=payload if entry is None else {"object": name, "entry": [entry]},
            quarantined=UNSUPPORTED,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderSettings:
    """What adapters need to know of the providers; no account's own token is among it.

    `meta_graph_url` is one host for all of Meta's products; without it each has its own.
    """

    meta_graph_url: str = ""
    meta_app_secrets: Sequence[Secret] = field(default=())
    telegram_api_url: str = TELEGRAM_API


def build_adapters(settings: ProviderSettings) -> dict[str, ChannelAdapter]:
    """Every kind of channel → its adapter. They hold connections: build them once a process."""
    facebook = _graph(settings, FACEBOOK_GRAPH)
    return {
        Instagram.kind: Instagram(_graph(settings, INSTAGRAM_GRAPH)),
        Messenger.kind: Messenger(facebook),
        WhatsApp.kind: WhatsApp(facebook),
        Telegram.kind: Telegram(BotApi(settings.telegram_api_url)),
        WebChat.kind: WebChat(),
    }


def _graph(settings: ProviderSettings, own_host: str) -> Graph:
    return Graph(settings.meta_graph_url or own_host, app_secrets=settings.meta_app_secrets)


@lru_cache(maxsize=1)
def adapters() -> dict[str, ChannelAdapter]:
    """This process's adapters, from Django's settings. The gate, which has none, builds its own."""
    from django.conf import settings

    return build_adapters(settings.CHANNEL_PROVIDERS)
