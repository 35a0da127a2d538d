"""Shops' own sites: plain pages on another origin than Handsel's, which show its chat.

Their content security policy is as strict as a careful shop's, so what the chat needs of a page is
what stands in `page.py` and no more.
"""

from collections.abc import Iterable

from sandbox.faults import Fault, Subject
from sandbox.providers.websites import page
from sandbox.providers.websites.shops import SHOPS
from sandbox.web import Refused, Request, Response, Route, json_response
from sandbox.world import World


class Websites:
    """The provider."""

    name = "shops"

    def __init__(self, world: World) -> None:
        self._settings = world.settings

    def forget(self) -> None:
        """Nothing is kept."""

    def routes(self) -> Iterable[Route]:
        """A page for each shop, and the style they share."""
        yield Route("GET", "/shops/style.css", self.show_style, "style", main=False)
        yield Route("GET", "/shops/{slug}", self.show_page, "page", main=False)

    async def show_style(self, _request: Request) -> Response:
        """The style sheet."""
        return Response(body=page.STYLE.encode(), content_type="text/css; charset=utf-8")

    async def show_page(self, request: Request) -> Response:
        """A shop's first page. `?identity=` is what the shop's server would have signed."""
        shop = SHOPS.get(request.params["slug"])
        if shop is None:
            raise Refused(json_response({"error": "there is no such shop"}, status=404))
        return page.render(
            shop,
            web_url=self._settings.web_url,
            gate_url=self._settings.gate_url,
            asked=request.query,
        )

    def refusal(self, rule: Fault) -> Response:
        """A page that does not come."""
        return Response(status=rule.status, body=b"", content_type="text/plain")

    def about(self, request: Request) -> Subject:
        """No account is behind a page."""
        return Subject("shops")
