"""What one message wants, in the order in which wishes outrank each other."""

from collections.abc import Callable

from handsel.modules.assistant.commands import (
    SearchProducts,
    ShowCart,
    StartCheckout,
)
from handsel.modules.assistant.engine import aftersales, order_proof, questions, service_requests
from handsel.modules.assistant.engine.aftersales import FOR_A_PERSON, SURE
from handsel.modules.assistant.engine.carrying import carry_out
from handsel.modules.assistant.engine.choosing import named_well
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.content import content_words
from handsel.modules.assistant.engine.correcting import correct
from handsel.modules.assistant.engine.draft import Draft
from handsel.modules.assistant.engine.focus import Asked
from handsel.modules.assistant.engine.knowledge import TOPICS
from handsel.modules.assistant.engine.pieces import ASIDE, Piece
from handsel.modules.assistant.engine.questions import ASKED_OF_THE_SHOP
from handsel.modules.assistant.engine.reading import Reading, read
from handsel.modules.assistant.engine.scope import ELSEWHERE
from handsel.modules.assistant.engine.small_talk import talk
from handsel.modules.catalog.lookup import EVERYTHING

_MOST_SENTENCES = 8


def serve(reading: Reading, pieces: list[Piece], draft: Draft) -> None:
    """Do what the message asks for; leave the draft as it is when nothing was understood."""
    steps: tuple[Callable[[Reading, list[Piece], Draft], bool], ...] = (
        service_requests.answered,
        aftersales.confirm,
        aftersales.drop,
        order_proof.proof_given,
        aftersales.order_status,
        aftersales.complaint,
        aftersales.link,
        correct,
        questions.taught,
        service_requests.request,
        aftersales.named_order,
        questions.knowledge,
        aftersales.for_a_person,
        _purchases,
        _beyond,
        _cart_and_checkout,
        questions.person_wanted,
        questions.open_question,
        _search,
        _which,
        talk,
    )
    done = next((step for step in steps if step(reading, pieces, draft)), None)
    if done in {_purchases, questions.knowledge, aftersales.order_status}:
        _serve_beside(reading, pieces, draft, bought=done is _purchases)


def _serve_beside(reading: Reading, pieces: list[Piece], draft: Draft, *, bought: bool) -> None:
    """What other sentences want: "2 mugs please. When do you open?", and the other way round."""
    numbers = sorted({token.sentence for token in reading.tokens})[:_MOST_SENTENCES]
    for number in numbers:
        own = [piece for piece in pieces if piece.sentence == number]
        sentence = _sentence(reading, number)
        if bought and not any(piece.mention for piece in own):
            if not aftersales.order_status(sentence, [], draft):
                _ask_beside(sentence, draft)
        elif bought:
            for clause in _questions_of(reading, own):
                _ask_beside(clause, draft)
        elif not bought and sentence.label not in FOR_A_PERSON:
            for piece in own:
                if _stands_alone(piece) and (piece.verb != "add" or sentence.label == "buy"):
                    carry_out(piece, draft)


def _questions_of(reading: Reading, own: list[Piece]) -> list[Reading]:
    """Clauses of one sentence that ask and name no goods: "a loaf, and do you deliver?"."""
    asks = [p for p in own if not p.mention and p.concepts & ASIDE and p.verb != "add"]
    return [read(piece.text.strip(" ,"), language=reading.language) for piece in asks]


def _stands_alone(piece: Piece) -> bool:
    """Whether a piece asks for a product and nothing of what the shop's entries are about."""
    asks = piece.verb in {"add", "stock", "price"} and named_well(piece)
    return asks and not piece.concepts & (TOPICS | {"order", "parcel", "status"})


def _ask_beside(sentence: Reading, draft: Draft) -> None:
    if sentence.label in ASKED_OF_THE_SHOP or sentence.label == "return_refund":
        questions.knowledge(sentence, [], draft)


def _sentence(reading: Reading, number: int) -> Reading:
    """One sentence of a text, read on its own."""
    own = [token for token in reading.tokens if token.sentence == number]
    return read(reading.text[own[0].start : own[-1].end], language=reading.language)


def _purchases(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Everything the pieces name, in order; a stock question is answered by the purchase."""
    bought = any(piece.verb == "add" or piece.quantity for piece in pieces)
    done = False
    for piece in pieces:
        if piece.verb == "stock" and bought and piece.mention:
            draft.memory.focus = _focus_of(piece, draft) or draft.memory.focus
            continue
        unwanted = piece.verb == "remove" and not draft.shelf.cart
        if _pure_checkout(piece) or (unwanted and bought):
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
    if reading.weight("payment_methods") >= SURE and reading.has("question"):
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
    if reading.says("take", "want") and reading.weight("buy") and not content_words(reading):
        draft.say("ask_order")
        draft.ask(Asked("order"))
        return True
    return False


def _search(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """Something is looked for that no product's name told: search for the words themselves."""
    asks = reading.says(
        "have",
        "find",
        "show",
        "recommend",
        "menu",
        "stock",
        "price",
        "want",
        "take",
        "goods",
        "need",
    )
    words = [] if reading.says("menu", "recommend") else content_words(reading)
    if not asks or not (words or reading.says("menu", "show", "recommend", "have")):
        return False
    draft.do(SearchProducts(query=" ".join(words)[:200] or EVERYTHING))
    return True


def _beyond(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """What concerns the world and no shop is declined with a word of what we can do."""
    if reading.label != "out_of_scope" or reading.weight("out_of_scope") < ELSEWHERE:
        return False
    draft.say("out_of_scope")
    return True


def _which(reading: Reading, pieces: list[Piece], draft: Draft) -> bool:
    """ "add two more" of nothing we know: ask of what."""
    if any(piece.verb in {"add", "make", "remove"} for piece in pieces) and not content_words(
        reading
    ):
        draft.say("ask_which")
        draft.ask(Asked("order"))
        return True
    return False
