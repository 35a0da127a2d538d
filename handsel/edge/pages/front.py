"""What the front page tells: the doors there are and, in development, the demonstration shops."""

from dataclasses import dataclass
from functools import cache

from handsel.config.environment import Environment

SHOWN_PICTURES = 6


@dataclass(frozen=True, slots=True)
class Door:
    """Somewhere to go from here."""

    name: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """A demonstration shop, who owns it, and some pictures of what it sells."""

    shop: str
    account: str
    email: str
    password: str
    pictures: tuple[tuple[str, str], ...]


def doors(told: Environment | None) -> list[Door]:
    """The addresses worth knowing; with the environment, also those of this machine only."""
    found = [
        Door("The API", "/api/v1/openapi.json", "Everything a program may ask, as OpenAPI 3.1."),
    ]
    if told is not None:
        found += [
            Door(
                "The outside world",
                f"{told.sandbox_url}/_sandbox/log",
                "What the simulated providers saw: messages, webhooks, charges, mail.",
            ),
            Door("Readiness", f"{told.ops_url}/readyz", "Whether everything behind this is fit."),
            Door("Metrics", f"{told.ops_url}/metrics", "Events, lanes, jobs and the outbox."),
        ]
    return found


@cache
def sign_ins() -> list[SignIn]:
    """The demonstration shops. Their passwords are written in the source for all to read."""
    from handsel.edge.cli.demo.shops import SHOPS, load

    return [
        SignIn(
            shop=shop.name,
            account=shop.channels[0].name,
            email=shop.owner.email,
            password=shop.owner.password,
            pictures=tuple(
                (f"/pictures/{shop.image(product)}", product.title)
                for product in shop.products[:SHOWN_PICTURES]
            ),
        )
        for shop in map(load, SHOPS)
    ]
