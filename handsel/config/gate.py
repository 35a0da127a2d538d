"""The gate's entry point: `granian --interface asgi handsel.config.gate:app`."""

from collections.abc import Awaitable, Callable, Iterable

from pydantic import SecretStr

from handsel.config.environment import Environment, environment
from handsel.edge.gate.application import Gate
from handsel.edge.gate.calls import Headers, fixed_headers
from handsel.edge.gate.database import Database, Signers
from handsel.edge.gate.doors.door import Door
from handsel.edge.gate.doors.meta import MetaDoor
from handsel.edge.gate.doors.paypal import SOURCE as PAYPAL
from handsel.edge.gate.doors.paypal import PayPalDoor, ShopPayPalDoor
from handsel.edge.gate.doors.paypal_certificates import Certificates
from handsel.edge.gate.doors.stripe import SOURCE as STRIPE
from handsel.edge.gate.doors.stripe import ShopStripeDoor, StripeDoor
from handsel.edge.gate.doors.telegram import SOURCE as TELEGRAM
from handsel.edge.gate.doors.telegram import TelegramDoor
from handsel.edge.gate.group_commit import GroupCommit
from handsel.edge.gate.live.listening import Live
from handsel.edge.gate.live.rounds import Rounds
from handsel.edge.gate.live.visit_rounds import VisitRounds
from handsel.edge.gate.live.visits import Visits
from handsel.edge.gate.refused import Refused
from handsel.kit import clock
from handsel.kit.secrets import KeyRing, Secret


def build(environment: Environment) -> Gate:
    """The gate for this environment. It connects to the database when it is started."""
    url = environment.database_url
    inbox = GroupCommit(lambda: Database(url))
    lookups = Database(url)
    key_ring = KeyRing(environment.key_ring) if environment.key_ring else None
    signers = Signers(lookups, key_ring=key_ring, source=STRIPE)
    bots = Signers(lookups, key_ring=key_ring, source=TELEGRAM)
    webhook_ids = Signers(lookups, key_ring=key_ring, source=PAYPAL)
    certificates = Certificates(
        api_url=environment.paypal_api_url, ca_file=environment.paypal_ca_file
    )

    fixed = fixed_headers(is_https=environment.hooks_origin.startswith("https://"))
    refused = Refused(lookups).note
    live = _live(environment, fixed=fixed, refused=refused)

    visits = _visits(environment, fixed=fixed, refused=refused)

    async def start() -> None:
        inbox.start()
        live.start()
        visits.start()

    async def stop() -> None:
        await visits.stop()
        await live.stop()
        await inbox.stop()
        await lookups.close()

    doors: list[Door] = [
        MetaDoor(
            app_secrets=_secrets(environment.meta_app_secrets),
            verify_token=Secret(environment.meta_verify_token.get_secret_value()),
        ),
        StripeDoor(secrets=_secrets(environment.stripe_webhook_secrets), clock=clock.now),
        ShopStripeDoor(find_secrets=signers.find, clock=clock.now),
        TelegramDoor(find_secrets=bots.find),
        PayPalDoor(
            webhook_id=Secret(environment.paypal_webhook_id),
            certificates=certificates,
            clock=clock.now,
        ),
        ShopPayPalDoor(
            find_webhook_ids=webhook_ids.find, certificates=certificates, clock=clock.now
        ),
    ]
    return Gate(
        doors,
        store=inbox.store,
        start=start,
        stop=stop,
        live=live,
        visits=visits,
        refused=refused,
        fixed=fixed,
    )


def _live(
    environment: Environment, *, fixed: Headers, refused: Callable[[str], Awaitable[None]]
) -> Live:
    """The stream of live events, for pages of our own."""
    url = environment.database_url
    return Live(
        rounds=Rounds(lambda: Database(url)),
        lookups=Database(url),
        origins=frozenset(environment.pages),
        cookie=environment.session_cookie,
        fixed=fixed,
        refused=refused,
    )


def _visits(
    environment: Environment, *, fixed: Headers, refused: Callable[[str], Awaitable[None]]
) -> Visits:
    """The stream of live events, for visitors of shops' sites."""
    url = environment.database_url
    return Visits(
        rounds=VisitRounds(lambda: Database(url)),
        lookups=Database(url),
        trusted_proxies=environment.trusted_proxies,
        fixed=fixed,
        refused=refused,
    )


def _secrets(configured: Iterable[SecretStr]) -> tuple[Secret, ...]:
    return tuple(Secret(each.get_secret_value()) for each in configured)


app = build(environment())
