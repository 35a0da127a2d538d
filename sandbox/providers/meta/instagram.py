"""Instagram messaging."""

from sandbox.providers.meta.outgoing import TextLimit, utf8_bytes
from sandbox.providers.meta.threads import Threads


class Instagram(Threads):
    """A text has at most 1,000 bytes of UTF-8."""

    kind = "instagram"
    webhook_object = "instagram"
    text_limit = TextLimit(1000, utf8_bytes)
