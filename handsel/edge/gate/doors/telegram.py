"""`/hooks/telegram/<bot id>`: updates of one bot, proved by the secret its webhook was given."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from handsel.edge.gate.calls import Answer, Call
from handsel.kit.secrets import Secret
from handsel.kit.strict_json import Limits
from handsel.modules.channels.adapters.telegram.proof import PROOF_HEADER, is_proved, new_secret
from handsel.modules.channels.adapters.telegram.split import SOURCE as SOURCE
from handsel.modules.channels.adapters.telegram.split import split
from handsel.modules.channels.adapters.telegram.updates import VOLATILE
from handsel.modules.channels.events import RawItem

BODY_LIMIT: Final = 1024 * 1024
# One update; the richest message, with the one it answers and every entity, stays under this.
KEY_LIMIT: Final = 10_000

type FindSecrets = Callable[[str], Awaitable[Sequence[Secret]]]


class TelegramDoor:
    """The webhook of one bot of one shop; the address names it, as updates do not."""

    path = "/hooks/telegram"
    takes_name = True
    is_open = True
    body_limit = BODY_LIMIT
    json_limits = Limits(keys=KEY_LIMIT)
    volatile = VOLATILE

    def __init__(self, *, find_secrets: FindSecrets) -> None:
        self._find_secrets = find_secrets
        # Nobody has it: an unknown bot is compared with it, and looks like a wrong secret.
        self._nobodys = new_secret()

    async def is_genuine(self, call: Call, body: bytes) -> bool:
        """Whether the call knows a secret of this bot's. An unknown bot looks like a wrong one."""
        secrets = await self._find_secrets(call.name)
        header = call.header(PROOF_HEADER)
        verdicts = [is_proved(header=header, secret=one) for one in secrets or (self._nobodys,)]
        return any(verdicts) and bool(secrets)

    def split(self, call: Call, payload: Mapping[str, Any]) -> Iterator[RawItem]:
        """The one update, of the bot that the address names."""
        yield from split(payload, account=call.name)

    def greet(self, call: Call) -> Answer | None:
        """Telegram does not ask before it sends."""
        return None
