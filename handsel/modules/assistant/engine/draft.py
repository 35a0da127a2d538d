"""The answer of one turn while it is being put together."""

from dataclasses import dataclass, field
from typing import Literal

from handsel.modules.assistant.commands import (
    MAX_COMMANDS,
    MAX_QUANTITY,
    AddToCart,
    Command,
    HandOff,
    Proposal,
)
from handsel.modules.assistant.context import ProductCard, TurnContext, VariantCard
from handsel.modules.assistant.engine.focus import Asked, Memory
from handsel.modules.assistant.engine.shelf import Shelf
from handsel.modules.assistant.wording.names import PhraseName
from handsel.modules.assistant.wording.phrases import phrase

MOST_CHOICES = 6
_MAX_REPLY = 1000


@dataclass(slots=True)
class Draft:
    """Commands and sentences so far.

    `rest` holds purchases beyond what one turn may do, `waiting` products whose option is still
    to be asked for, one question at a time.
    """

    context: TurnContext
    memory: Memory
    shelf: Shelf
    language: str
    commands: list[Command] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    rest: list[tuple[str, int]] = field(default_factory=list)
    asked: Asked | None = None
    waiting: list[tuple[str, int]] = field(default_factory=list)
    confident: bool = True

    @property
    def said(self) -> str:
        """The whole burst: "yes" and then "but make it two" is no plain yes."""
        return "\n".join(message.text for message in self.context.incoming)

    @property
    def empty(self) -> bool:
        """Whether nothing has been done or said yet."""
        return not self.commands and not self.sentences

    def do(self, command: Command) -> None:
        """Propose a command, once, as long as the turn may do more; one hand-off is enough."""
        if command in self.commands:
            return
        if isinstance(command, HandOff) and any(isinstance(c, HandOff) for c in self.commands):
            return
        if len(self.commands) < MAX_COMMANDS:
            self.commands.append(command)

    def say(self, name: PhraseName, /, **values: str) -> None:
        """Add a fixed phrase to the reply."""
        known = {"business": self.context.business_name, "name": self.context.manner.name}
        tone = self.context.manner.tone
        text = phrase(name, language=self.language, tone=tone, **(known | values))
        if text not in self.sentences:
            self.sentences.append(text)

    def add(self, variant: VariantCard, quantity: int) -> None:
        """Put a variant into the cart, or keep it for the next turn when this one is full."""
        if quantity > MAX_QUANTITY:
            self.say("too_many")
            return
        if len(self.commands) >= MAX_COMMANDS:
            self.rest.append((variant.handle, quantity))
            return
        self.do(AddToCart(variant=variant.handle, quantity=quantity))
        self.memory.focus = self.memory.tried = variant.handle

    def ask(self, asked: Asked) -> None:
        """Leave a question open; the first one asked in a turn is the one that stays."""
        self.asked = self.asked or asked

    def proposal(self) -> Proposal:
        """The turn's output."""
        reply = "\n".join(self.sentences)
        return Proposal(reply=reply[:_MAX_REPLY], commands=tuple(self.commands))


def title_of(card: ProductCard | VariantCard) -> str:
    """A reference the server fills with the card's title."""
    return f"[[title {card.handle}]]"


def listed(parts: list[str], *, language: str, word: Literal["or", "and"] = "or") -> str:
    """The parts as "a, b or c", in the reply's language."""
    shown = parts[:MOST_CHOICES]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {phrase(word, language=language)} {shown[-1]}"
