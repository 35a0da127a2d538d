"""One turn: from what was said to a reply and commands."""

from dataclasses import dataclass
from typing import Any

from handsel.modules.assistant.commands import (
    AddToCart,
    AnswerFromKnowledge,
    ChangeCart,
    HandOff,
    Proposal,
    RemoveFromCart,
    ShowCart,
    Stop,
)
from handsel.modules.assistant.context import Mention, TurnContext
from handsel.modules.assistant.engine.aftersales import is_troubled
from handsel.modules.assistant.engine.answers import answer
from handsel.modules.assistant.engine.counting import without_count
from handsel.modules.assistant.engine.delivering import hear_delivery
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.explaining import explained
from handsel.modules.assistant.engine.focus import Asked, dump, load
from handsel.modules.assistant.engine.options_said import without_options
from handsel.modules.assistant.engine.paying import hear_paying
from handsel.modules.assistant.engine.payloads import pressed
from handsel.modules.assistant.engine.pieces import Piece, pieces_of
from handsel.modules.assistant.engine.postponing import postpone
from handsel.modules.assistant.engine.reading import Reading, read
from handsel.modules.assistant.engine.recalling import recall
from handsel.modules.assistant.engine.remaining import ask_for_rest, ask_waiting
from handsel.modules.assistant.engine.service import serve
from handsel.modules.assistant.engine.shelf import Shelf, only_options
from handsel.modules.assistant.engine.speaking import masked_in, spoken_language
from handsel.modules.assistant.engine.tender import without_tender
from handsel.modules.assistant.service_commands import Identify

_NEAR = 12  # characters between a name and its option: "the rye please, small"


@dataclass(frozen=True, slots=True)
class EngineTurn:
    """A turn of the house engine.

    `memory` is JSON-able and comes back as `TurnContext.memory`; `confident` is false when the
    engine is asking what was meant or giving up.
    """

    proposal: Proposal
    memory: dict[str, Any]
    reading: Reading
    confident: bool
    readings: tuple[Reading, ...] = ()

    @property
    def explanation(self) -> list[dict[str, Any]]:
        """Why each text was read as it was, as JSON."""
        return explained(self.readings)


def think(context: TurnContext) -> EngineTurn:
    """Answer the incoming burst. Never raises; names only handles of the context."""
    memory = load(context.memory)
    context = without_options(without_tender(context), memory)
    hint = memory.language or context.own_language
    readings = _read_all(context, hint)
    language = spoken_language(readings, known=memory.language, hint=hint)
    spoken = context.manner.spoken(language)
    draft = Draft(context=context, memory=memory, shelf=Shelf(context), language=spoken)
    before = memory.puzzled
    _answer_burst(readings, draft)
    ask_for_rest(draft)
    ask_waiting(draft)
    memory.language = language
    memory.asked = _next_question(draft)
    if not any(isinstance(command, Identify) for command in draft.commands):
        memory.wish = ""
    handed = any(isinstance(command, HandOff) for command in draft.commands)
    memory.puzzled = before + 1 if not (draft.confident or handed) else 0
    whole = _whole(readings, context, language)
    return EngineTurn(
        draft.proposal(),
        dump(memory),
        whole,
        confident=draft.confident,
        readings=tuple(readings),
    )


def _next_question(draft: Draft) -> Asked | None:
    """A turn that ends with the cart is worded with the question whether to check out."""
    about_cart = AddToCart | ChangeCart | RemoveFromCart | ShowCart
    if draft.asked is None and all(isinstance(c, AnswerFromKnowledge) for c in draft.commands):
        return draft.memory.asked if draft.commands else None
    last = draft.commands[-1] if draft.commands else None
    if not isinstance(last, about_cart):
        return draft.asked
    asked = draft.asked
    offered = asked is None or (asked.kind in {"add", "option"} and asked.quantity is None)
    return Asked("checkout") if offered else asked


def _read_all(context: TurnContext, hint: str) -> list[Reading]:
    """Each incoming text on its own; names of products say nothing else."""
    readings = []
    for at, message in enumerate(context.incoming):
        reading = read(message.text, language=hint, masked=masked_in(context, at))
        readings.append(recall(reading, context.examples, language=context.locale[:2].lower()))
    return readings


def _whole(readings: list[Reading], context: TurnContext, language: str) -> Reading:
    if len(readings) == 1:
        return readings[0]
    return read("\n".join(message.text for message in context.incoming), language=language)


def _answer_burst(readings: list[Reading], draft: Draft) -> None:
    """Words that outrank all others first, then the messages in order."""
    if any(reading.has("ask_stop") for reading in readings):
        draft.do(Stop())
        return
    pressed_person = any(message.payload == "person" for message in draft.context.incoming)
    if pressed_person or any(reading.has("ask_person") for reading in readings):
        draft.do(HandOff(reason="upset" if any(map(is_troubled, readings)) else "asked"))
        return
    unread: list[tuple[Reading, list[Piece]]] = []
    for at, (message, reading) in enumerate(zip(draft.context.incoming, readings, strict=True)):
        if message.payload and pressed(message.payload, draft):
            continue
        unread.append((reading, pieces_of(reading, mentions_of(at, reading.text, draft))))
    _answer_texts([(r, p) for r, p in unread if r.text.strip()], draft)


def _answer_texts(texts: list[tuple[Reading, list[Piece]]], draft: Draft) -> None:
    asked = draft.memory.asked
    for reading, pieces in texts:
        if postpone(reading, pieces, draft):
            continue
        if hear_paying(reading, pieces, draft) or hear_delivery(reading, pieces, draft):
            continue
        if asked and answer(asked, reading, pieces, draft):
            asked = draft.memory.asked = None
            continue
        serve(reading, pieces, draft)
    if draft.empty and draft.context.incoming:
        attached = any(message.has_attachments for message in draft.context.incoming)
        give_up(draft, attachments=attached and not texts)


def mentions_of(at: int, text: str, draft: Draft) -> list[Mention]:
    """The mentions of one text; an option of what was named before is no product of its own."""
    kept: list[Mention] = []
    for mention in sorted(draft.context.mentions, key=lambda found: found.start):
        if mention.incoming != at or not mention.products:
            continue
        before = kept[-1] if kept else None
        product = draft.shelf.product(before.products[0][0]) if before else None
        near = before is not None and mention.start - before.end <= _NEAR
        if product and near and only_options(product, text[mention.start : mention.end]):
            continue
        named = draft.shelf.product(mention.products[0][0])
        kept.append(without_count(mention, text, named))
    return kept


def give_up(draft: Draft, *, attachments: bool) -> None:
    """Ask honestly the first time, pass to a person the second time in a row."""
    draft.confident = False
    if draft.memory.puzzled:
        draft.do(HandOff(reason="unknown"))
        return
    draft.say("clarify_attachment" if attachments else "clarify")
