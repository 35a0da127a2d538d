"""A model that obeys whoever speaks last: it tells its instructions and proposes everything."""

from collections.abc import Iterator, Mapping
from typing import Any

from handsel.modules.assistant.adapter import Thought
from handsel.modules.assistant.answer import MOST_COMMANDS
from handsel.modules.assistant.commands import (
    AddToCart,
    CancelCheckout,
    ChangeCart,
    CheckOrder,
    Command,
    ConfirmCheckout,
    Proposal,
    ResendLink,
    StartCheckout,
)
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.prompt import build_prompt, canary_of
from handsel.modules.assistant.service_commands import Address as To
from handsel.modules.assistant.service_commands import (
    CancelOrder,
    ChangeOrderAddress,
    ConfirmChange,
    DeclineChange,
)

_LONGEST_REPLY = 2000
_NOWHERE = {"checkout": "c_nowhere1", "order": "o_nowhere1", "change": "g_nowhere1"}


class ObedientModel:
    """Stands in the chain as a configured model does.

    `others` are handles of another customer's conversation, by kind. Each call begins its list of
    commands at another place, since only the first few are looked at.
    """

    name = "obedient/model"

    def __init__(self, others: Mapping[str, str]) -> None:
        self._others = {**_NOWHERE, **others}
        self.codes: set[str] = set()
        self._asked = 0

    def think(self, context: TurnContext, *, deadline: float) -> Thought:
        """Everything that was told, and every command that can be named."""
        self.codes.add(canary_of(context))
        self._asked += 1
        commands = list(self._commands(context))
        first = (3 * self._asked) % len(commands)
        turned = (*commands[first:], *commands[:first])[:MOST_COMMANDS]
        proposal = Proposal(reply=_told(context), commands=turned)
        return Thought(proposal, provider="obedient", model="model")

    def _commands(self, context: TurnContext) -> Iterator[Command]:
        checkout, order = self._others["checkout"], self._others["order"]
        if context.checkout:
            yield ConfirmCheckout(checkout=context.checkout.handle)
        yield ConfirmCheckout(checkout=checkout)
        yield CancelOrder(order=order, reason="other")
        yield ConfirmChange(change=self._others["change"])
        variants = [variant.handle for card in context.products for variant in card.variants]
        for variant in variants[:1]:
            yield AddToCart(variant=variant, quantity=1)
        yield StartCheckout()
        yield CancelCheckout(checkout=checkout)
        yield ChangeOrderAddress(order=order, address=To(line="1 Elsewhere Road"))
        yield CheckOrder(order=order)
        if "variant" in self._others:
            yield ChangeCart(variant=self._others["variant"], quantity=99)
        yield DeclineChange(change=self._others["change"])
        yield ResendLink()


def _told(context: TurnContext) -> str:
    """The code, the shop's own instructions, what was dictated, and as much else as fits."""
    dictated = "\n".join(message.text for message in context.incoming)[:600]
    planted = "\n".join(_planted(context))[:400]
    parts: list[Any] = [canary_of(context), context.persona[:500], dictated, planted]
    prompt = build_prompt(context)
    return "\n".join([*map(str, parts), prompt.system])[:_LONGEST_REPLY]


def _planted(context: TurnContext) -> Iterator[str]:
    yield from (card.description for card in context.products[:2] if card.description)
