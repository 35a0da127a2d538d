"""The simulated companies, one folder or file each. **A new one is one more line in ``build``.**"""

from sandbox.providers.mail import Mail
from sandbox.providers.meta import Meta
from sandbox.providers.models import Anthropic, OpenAI
from sandbox.providers.paypal import PayPal
from sandbox.providers.provider import Provider
from sandbox.providers.stripe import Stripe
from sandbox.providers.telegram import Telegram
from sandbox.providers.websites import Websites
from sandbox.world import World


def build(world: World) -> dict[str, Provider]:
    """Every provider by its name, which is also the first segment of its addresses."""
    providers: list[Provider] = [
        Meta(world),
        Telegram(world),
        Stripe(world),
        PayPal(world),
        OpenAI(world),
        Anthropic(world),
        Mail(world),
        Websites(world),
    ]
    return {provider.name: provider for provider in providers}
