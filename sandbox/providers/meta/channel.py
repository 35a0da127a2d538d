"""What one product of Meta's adds to the Graph API."""

from typing import Protocol

from sandbox.control.requests import Echo, Say
from sandbox.web import Json, Response


class Channel(Protocol):
    """Instagram, Messenger or WhatsApp."""

    kind: str

    def claims(self, node: str, asked: Json) -> bool:
        """Whether a call with this node and these fields, of query and body, is this product's."""
        ...

    def send(self, node: str, body: Json) -> Response:
        """The business sends; raises ``Refused`` with a Graph error."""
        ...

    def profile(self, node: str) -> Json:
        """Every field known of an account or a customer."""
        ...

    async def say(self, said: Say) -> Json:
        """A customer writes."""
        ...

    async def echo(self, echo: Echo) -> Json:
        """A person of the business writes in the app."""
        ...
