"""What one message wants, in the order in which wishes outrank each other."""

import re
from collections.abc import Callable

from handsel.modules.assistant.commands import (
    AnswerFromKnowledge,
    CheckOrder,
    ConfirmCheckout,
    HandOff,
    ResendLink,
    SearchProducts,
    ShowCart,
    StartCheckout,
)
from handsel.modules.assistant.engine.choosing import mentioned, named_well
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.consent import says_yes
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.focus import Asked
from handsel.modules.assistant.engine.intents import IntentLabel
from handsel.modules.assistant.engine.knowledge import TOPICS, best_entry
from handsel.modules.assistant.engine.ordering import carry_out
from handsel.modules.assistant.engine.pieces import Piece
from handsel.modules.assistant.engine.reading import Reading, read
from handsel.modules.catalog.lookup import EVERYTHING
from handsel.modules.catalog.lookup.fillers import FILLERS

_SURE = 0.7
_MOST_SENTENCES = 8
_FOR_A_PERSON: tuple[IntentLabel, ...] = (
    "cancel_order",
    "change_order",
    "return_refund",
    "invoice",
)
_FROM_KNOWLEDGE: tuple[IntentLabel, ...] = (
    "shipping", "store_info", "payment_methods", "return_refund", "product_question", "account",
    "invoice", "price_discount", "cancel_order", "availability", "product_search", "change_order",
)  # fmt: skip
_ASKED_OF_THE_SHOP: tuple[IntentLabel, ...] = (
    "shipping", "store_info", "payment_methods", "product_question", "account",
)  # fmt: skip


def serve(reading: Reading, pieces: list[Piece], draft: Draft) -> None:
    """Do what the message asks for; leave the draft as it is when nothing was understood."""
    steps: tuple[Callable[[Reading, list[Piece], Draft], bool], ...] = (
        _confirm,
        _order_status,
        _complaint,
        _link,
        _knowledge,
        _for_a_person,
        _purchases,
        _cart_and_checkout,
        _open_question,
        _search,
        _which,
        _small_talk,
    )
    done = next((step for step in steps if step(reading, pieces, draft)), None)
    if done in {_purchases, _knowledge, _order_status}:
        _serve_beside(reading, pieces, draft, bought=done is _purchases)


def _serve_beside(reading: Reading, pieces: list[Piece], draft: Draft, *, bought: bool) -> None:
    """What other sentences want: "2 mugs please. When do you open?", and the other way round."""
    numbers = sorted({token.sentence for token in reading.tokens})[:_MOST_SENTENCES]
    for number in numbers:
        own = [piece for piece in pieces if piece.sentence == number]
        sentence = _sentence(reading, number)
        if bought and not any(piece.mention for piece in own):
            if not _order_status(sentence, [], draft):
                _ask_beside(sentence, draft)
        elif not bought and sentence.label not in _FOR_A_PERSON:
            for piece in own:
                if _stands_alone(piece) and (piece.verb != "add" or sentence.label == "buy"):
                    carry_out(piece, draft)


def _stands_alone(piece: Piece) -> bool:
    """Whether a piece asks for a product and nothing of what the shop's entries are about."""
    asks = piece.verb in {"add", "stock", "price"} and named_well(piece)
    return asks and not piece.concepts & (TOPICS | {"order", "parcel", "status"})


def _ask_beside(sentence: Reading, draft: Draft) -> None:
    if sentence.label in _ASKED_OF_THE_SHOP or sentence.label == "return_refund":
        _knowledge(sentence, [], draft)


def _sentence(reading: Reading, number: int) -> Reading:
    """One sentence of a text, read on its own."""
    own = [token for token in reading.tokens if token.sentence == number]
    return read(reading.text[own[0].start : own[-1].end], language=reading.language)


def _confirm(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """A plain yes or no to the summary that is open."""
    checkout = draft.context.checkout
    if checkout is None or checkout.status != "open":
        return False
    if says_yes(reading.text) and says_yes(draft.said):
        draft.do(ConfirmCheckout(checkout=checkout.handle))
        return True
    short = len(reading.tokens) <= 4 and not reading.amounts
    named = any(piece.mention or piece.verb for piece in pieces)
    if reading.has("deny") and short and not named:
        draft.say("ask_change")
        return True
    return False


def _order_status(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    sure = reading.weight("order_status")
    others = max((reading.weight(label) for label in _FOR_A_PERSON), default=0.0)
    if sure < _SURE or sure < others or reading.weight("payment_problem") > sure:
        return False
    if _buys(pieces) and sure < 0.85:
        return False
    order = next((o for o in draft.context.orders if _says_number(reading.text, o.number)), None)
    draft.do(CheckOrder(order=order.handle if order else None))
    if reading.says("angry", "swear"):
        draft.do(HandOff(reason="upset"))
    return True


def _says_number(text: str, number: str) -> bool:
    plain = re.escape(number.lower().lstrip("#"))
    return bool(plain) and bool(re.search(rf"(?<!\w){plain}(?!\w)", text.lower()))


def _buys(pieces: list[Piece]) -> bool:
    return any(piece.verb == "add" and piece.mention for piece in pieces)


def _complaint(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Trouble goes to a person with calm words; a rude customer who shops is served."""
    shops = any(piece.verb in {"add", "price", "stock"} and piece.mention for piece in pieces)
    policy = any(reading.weight(label) > _SURE for label in _FOR_A_PERSON)
    troubled = reading.says("trouble") and not (shops or reading.says("made_of"))
    angry = reading.says("angry") and not shops
    cursing = reading.says("swear") and not shops and not reading.intents
    if not (troubled or angry or cursing) or (policy and not angry):
        return False
    draft.do(HandOff(reason="upset"))
    return True


def _link(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    checkout = draft.context.checkout
    problem = reading.weight("payment_problem") >= _SURE
    if not (reading.says("link") or problem):
        return False
    if checkout and checkout.status == "confirmed":
        draft.do(ResendLink())
        return True
    if problem:
        draft.do(HandOff(reason="policy"))
        return True
    draft.do(StartCheckout() if draft.context.cart.lines or checkout else ResendLink())
    return True


def _knowledge(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """An entry the shop wrote answers, unless the message buys or asks a product's price."""
    named = [piece for piece in pieces if piece.mention and _one_product(piece, draft)]
    shops = any(piece.verb in {"add", "price", "remove", "make"} for piece in named)
    changes = draft.shelf.cart and any(piece.verb in {"make", "remove"} for piece in pieces)
    if (shops or changes) and reading.label not in _FOR_A_PERSON:
        return False
    if reading.intents and reading.label not in _FROM_KNOWLEDGE and not reading.has("question"):
        return False
    general = bool(_ANYTHING.search(reading.text))
    found = best_entry(
        reading,
        draft.context.knowledge,
        language=draft.language,
        names=[] if general else _offsets(named),
        unsure=[] if general else _offsets(pieces),
    )
    if found is None:
        return False
    draft.do(AnswerFromKnowledge(entry=found[0].handle))
    return True


_ANYTHING = re.compile(r"\b(?:any|anything|something)\b", re.IGNORECASE)


def _offsets(pieces: list[Piece]) -> list[tuple[int, int]]:
    return [(piece.mention.start, piece.mention.end) for piece in pieces if piece.mention]


def _one_product(piece: Piece, draft: Draft) -> bool:
    mention = piece.mention
    return bool(mention and named_well(piece) and len(mentioned(mention, draft.shelf)) == 1)


def _for_a_person(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """What changes an order that exists, a person decides; a cart the customer changes alone."""
    if reading.label not in _FOR_A_PERSON or reading.weight(reading.label) < _SURE:
        return False
    about_cart = draft.context.cart.lines and not draft.context.orders
    if reading.label in {"cancel_order", "change_order"} and about_cart:
        if reading.label == "cancel_order" and not any(piece.mention for piece in pieces):
            draft.say("ask_change")
        return not draft.empty
    draft.do(HandOff(reason="policy"))
    return True


def _purchases(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Everything the pieces name, in order; a stock question is answered by the purchase."""
    bought = any(piece.verb == "add" or piece.quantity for piece in pieces)
    done = False
    for piece in pieces:
        if piece.verb == "stock" and bought and piece.mention:
            draft.memory.focus = _focus_of(piece, draft) or draft.memory.focus
            continue
        if _pure_checkout(piece):
            continue
        if piece.mention or _points(piece, draft):
            done = carry_out(piece, draft) or done
    if done and reading.says("checkout", "done"):
        draft.do(StartCheckout())
    return done


def _pure_checkout(piece: Piece) -> bool:
    return (
        not piece.mention
        and bool(piece.concepts & {"checkout", "done", "cart"})
        and (piece.verb not in {"remove", "make"})
    )


def _focus_of(piece: Piece, draft: Draft) -> str:
    handle = piece.mention.products[0][0] if piece.mention else ""
    return handle if draft.shelf.product(handle) else ""


_POINTING: frozenset[Concept] = frozenset(
    {"it", "one", "another", "first", "second", "third", "fourth", "fifth", "last", "cheapest",
     "dearest", "color", "size_word", "both", "everything"}
)  # fmt: skip


def _points(piece: Piece, draft: Draft) -> bool:
    """Whether a nameless piece speaks of what was shown or is in the cart."""
    if piece.verb in {"remove", "make"}:
        return bool(draft.shelf.cart or draft.memory.focus)
    spoken_of = bool(draft.memory.focus or draft.memory.shown)
    return spoken_of and (
        bool(piece.concepts & _POINTING)
        or (piece.quantity is not None and piece.verb in {"add", None})
        or piece.verb in {"price", "stock"}
    )


def _cart_and_checkout(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    cart = draft.context.cart.lines
    if reading.weight("payment_methods") >= _SURE and reading.has("question"):
        return False
    if reading.says("checkout") or (reading.says("done") and cart):
        draft.do(StartCheckout())
        return True
    if reading.says("done"):
        draft.memory.waiting = ()
        draft.say("thanks")
        return True
    if reading.says("cart"):
        draft.do(ShowCart())
        return True
    if reading.says("take", "want") and reading.weight("buy") and not _content(reading):
        draft.say("ask_order")
        draft.ask(Asked("order"))
        return True
    return False


def _open_question(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """A question to the shop that no entry answers: say so and ask a person."""
    if reading.label in _ASKED_OF_THE_SHOP and reading.weight(reading.label) >= 0.6:
        draft.do(HandOff(reason="unknown"))
        return True
    return False


def _search(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Something is looked for that no product's name told: search for the words themselves."""
    asks = reading.says(
        "have", "find", "show", "recommend", "menu", "stock", "price", "want", "take"
    )
    words = [] if reading.says("menu", "recommend") else _content(reading)
    if not asks or not (words or reading.says("menu", "show", "recommend", "have")):
        return False
    draft.do(SearchProducts(query=" ".join(words)[:200] or EVERYTHING))
    return True


def _which(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """ "add two more" of nothing we know: ask of what."""
    if any(piece.verb in {"add", "make", "remove"} for piece in pieces) and not _content(reading):
        draft.say("ask_which")
        draft.ask(Asked("order"))
        return True
    return False


def _content(reading: Reading) -> list[str]:
    """The words that neither carry a notion nor hold a sentence together."""
    covered = {at for span in reading.spans for at in range(span.first, span.last + 1)}
    counted = {amount.start for amount in reading.amounts}
    return [
        reading.text[token.start : token.end]
        for at, token in enumerate(reading.tokens)
        if at not in covered and token.word not in FILLERS and token.start not in counted
    ]


def _small_talk(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    if not draft.empty:
        return True
    if reading.says("bot"):
        draft.say("bot")
    elif reading.has("greeting"):
        draft.say("greeting_again" if draft.context.said else "greeting")
    elif reading.has("goodbye"):
        draft.say("goodbye")
    elif reading.has("thanks") or reading.says("praise"):
        draft.say("thanks")
    elif reading.has("deny"):
        draft.say("anything_else")
    elif reading.says("help"):
        draft.say("greeting")
    elif says_yes(reading.text):
        draft.say("ask_which" if draft.memory.shown else "greeting_again")
    else:
        return False
    return True
