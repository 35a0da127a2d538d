"""The shop's own view, through the public API with its API key."""

import time
from typing import Any

import httpx2

from handsel.edge.cli.demo_story.described import Described, Shop
from handsel.edge.cli.demo_story.sandbox_control import NotSeen

LOOK_EVERY_SECONDS = 0.1


class ShopApi:
    """Reads one shop's records. One for each thread."""

    def __init__(self, told: Described, shop: Shop) -> None:
        self._http = httpx2.Client(
            base_url=f"{told.web_url}/api/v1",
            headers={"authorization": f"Bearer {shop.api_token}"},
            timeout=10.0,
        )

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def get(self, path: str) -> Any:
        """One JSON document. Raises httpx2.HTTPError."""
        answer = self._http.get(path)
        answer.raise_for_status()
        return answer.json()

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """Ask for something to be done. Raises httpx2.HTTPError."""
        answer = self._http.post(path, json=body)
        answer.raise_for_status()
        return answer.json()

    def read_stock(self) -> dict[str, int]:
        """How many of each variant can be bought, by sku. Raises httpx2.HTTPError."""
        stock: dict[str, int] = {}
        path: str | None = "/products?limit=100"
        while path:
            page = self.get(path)
            for product in page["items"]:
                stock |= {one["sku"]: one["available"] for one in product["variants"]}
            cursor = page["next_cursor"]
            path = f"/products?limit=100&cursor={cursor}" if cursor else None
        return stock

    def wait_until_paid(self, order_id: str, *, seconds: float) -> dict[str, Any]:
        """The order once it is paid and has its invoice. Raises NotSeen."""
        deadline = time.monotonic() + seconds
        problem = "the API did not answer"
        while time.monotonic() < deadline:
            try:
                order: dict[str, Any] = self.get(f"/orders/{order_id}")
            except httpx2.HTTPError as error:
                problem = f"the API answered {error}"
            else:
                if order["payment_status"] == "paid" and order["invoices"]:
                    return order
                problem = f"it is {order['payment_status']}"
            time.sleep(LOOK_EVERY_SECONDS)
        raise NotSeen(f"order {order_id} was not paid within {seconds:.0f} s: {problem}")
