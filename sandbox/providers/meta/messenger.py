"""Messenger: a page's messages, their metadata, delivery receipts and app ids."""

from collections.abc import Iterable

from sandbox.providers.meta import graph
from sandbox.providers.meta.outgoing import TextLimit
from sandbox.providers.meta.threads import APP_ID, Threads
from sandbox.web import Json

_TYPES = frozenset({"RESPONSE", "UPDATE", "MESSAGE_TAG"})
_LONGEST_METADATA = 1000
# The app id of the inbox in which a page's people answer.
_INBOX_APP_ID = 263902037430900


class Messenger(Threads):
    """A text has at most 2,000 characters; every send says its type."""

    kind = "messenger"
    webhook_object = "page"
    text_limit = TextLimit(2000, len)

    def claims(self, node: str, asked: Json) -> bool:
        """Also a call that only Messenger has: a typed response, a look-up on its platform."""
        typed = asked.get("messaging_type") in {"RESPONSE", "UPDATE"}
        return typed or asked.get("platform") == self.kind or super().claims(node, asked)

    def check(self, body: Json) -> None:
        """Raise for a missing type, a missing tag, metadata that is too long."""
        kind = body.get("messaging_type")
        if kind not in _TYPES:
            raise graph.refused(100, "(#100) Param messaging_type must be one of RESPONSE, ...")
        if kind == "MESSAGE_TAG" and body.get("tag") != "HUMAN_AGENT":
            raise graph.refused(100, "(#100) Param tag must be one of HUMAN_AGENT")
        metadata = body["message"].get("metadata", "")
        if not isinstance(metadata, str) or len(metadata) > _LONGEST_METADATA:
            raise graph.refused(100, "(#100) Param message[metadata] is too long")

    def echo_extras(self, body: Json) -> Json:
        """The sending app, and the metadata it gave."""
        metadata = body["message"].get("metadata")
        return {"app_id": APP_ID} | ({"metadata": metadata} if metadata else {})

    def inbox_extras(self) -> Json:
        """The app id of the page's own inbox."""
        return {"app_id": _INBOX_APP_ID}

    def receipts(self, account: str, customer: str, *, mid: str) -> Iterable[Json]:
        """One delivery receipt, its watermark in milliseconds."""
        now_ms = self.now_ms()
        yield {
            "sender": {"id": customer},
            "recipient": {"id": account},
            "timestamp": now_ms,
            "delivery": {"mids": [mid], "watermark": now_ms},
        }
