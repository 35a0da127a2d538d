"""What is to be done about a burst of messages, by how each of them is judged. Pure."""

from dataclasses import dataclass
from typing import Literal

from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.moderation.judge import Judgement, judge
from handsel.modules.assistant.moderation.phrases import is_said

Ruling = Literal["serve", "boundary", "silence", "hand_off"]

# As surely as a mention must be for its words to name something the shop sells.
_NAMED = 0.6
_MOST_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Conduct:
    """How a burst is meant, one judgement for each message, and what is to be done.

    - serve: answer it; `is_rude`: calmly, and offering a person; `steers`: without a model
    - boundary: say once, calmly, that attacks are not answered
    - silence: no answer; hand_off: to a person, since an attacker has an order or a cart
    """

    judged: tuple[Judgement, ...]
    ruling: Ruling

    @property
    def is_rude(self) -> bool:
        """Whether somebody who is served is angry."""
        return self.ruling == "serve" and any(
            one.label in {"rude", "abusive"} for one in self.judged
        )

    @property
    def steers(self) -> bool:
        """Whether any of it tries to steer a model."""
        return any(one.label == "injection" for one in self.judged)


def conduct_of(context: TurnContext) -> Conduct:
    """Judge the incoming burst. One message that is a customer's makes all of it a customer's."""
    before = [said.text for said in context.said[-_MOST_BEFORE:]]
    judged: list[Judgement] = []
    for at, message in enumerate(context.incoming):
        judged.append(judge(message.text, before, names_goods=_names_goods(at, context)))
        before.append(message.text)
    return Conduct(tuple(judged), _ruling(judged, context))


def _ruling(judged: list[Judgement], context: TurnContext) -> Ruling:
    messages = zip(context.incoming, judged, strict=True)
    labels = {one.label for message, one in messages if message.text.strip()}
    acts = any(message.payload or message.has_attachments for message in context.incoming)
    if not labels or acts or not labels <= {"spam", "abusive"}:
        return "serve"
    is_customer = bool(context.orders or context.cart.lines or context.checkout)
    if labels == {"spam"}:
        # A guess is no reason to be silent to somebody who is buying.
        return "serve" if is_customer else "silence"
    if not is_said("boundary", context.said):
        return "boundary"
    return "hand_off" if is_customer else "silence"


def _names_goods(at: int, context: TurnContext) -> bool:
    return any(
        mention.incoming == at and bool(mention.products) and mention.products[0][1] >= _NAMED
        for mention in context.mentions
    )
