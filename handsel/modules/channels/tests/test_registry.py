"""The channels there are."""

from typing import Any
from urllib.parse import urlsplit

import pytest

from handsel.kit.secrets import Secret
from handsel.modules.channels.models import Kind
from handsel.modules.channels.registry import ProviderSettings, build_adapters, split_meta

#: Whose hosts are not Meta's, or who have none.
OTHERS = ("telegram", "webchat")


def test_every_channel_is_built_under_its_own_kind() -> None:
    told = ProviderSettings(
        meta_graph_url="https://graph.example.com", meta_app_secrets=[Secret("s")]
    )
    adapters = build_adapters(told)
    assert all(adapter.kind == kind for kind, adapter in adapters.items())
    assert adapters.keys() <= set(Kind.values)


def test_each_product_is_reached_at_its_own_host_unless_one_is_told() -> None:
    own, told = ProviderSettings(), ProviderSettings(meta_graph_url="https://graph.example.com")
    hosts = {
        kind: host_of(adapter)
        for kind, adapter in build_adapters(own).items()
        if kind not in OTHERS
    }
    assert hosts["instagram"] == "graph.instagram.com"
    assert hosts["messenger"] == "graph.facebook.com"
    of_meta = [each for kind, each in build_adapters(told).items() if kind not in OTHERS]
    assert {host_of(each) for each in of_meta} == {"graph.example.com"}


def host_of(adapter: Any) -> str | None:
    return urlsplit(str(adapter._graph._base_url)).hostname


@pytest.mark.parametrize("name", ["user", "something", "", 7, None])
def test_a_product_we_do_not_speak_is_kept_entry_by_entry(name: Any) -> None:
    body = {"object": name, "entry": [{"id": "1", "time": 1}, {"id": "2", "time": 1}, "x"]}
    items = list(split_meta(body))
    assert [(item.source, item.account) for item in items] == [
        ("meta", "1"),
        ("meta", "2"),
        ("meta", ""),
    ]
    assert {item.quarantined for item in items} == {"unsupported_object"}


def test_a_body_of_no_product_without_entries_is_kept_whole() -> None:
    [item] = split_meta({"hello": 1})
    assert item.body == {"hello": 1}
