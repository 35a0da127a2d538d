"""Ways to pay in words."""

from typing import get_args

from handsel.modules.assistant.payment_cards import PaymentOutcome, WayChosen, WaysShown
from handsel.modules.assistant.wording.paying_words import PayPhrase, pay_phrase
from handsel.modules.assistant.wording.text import MAX_BUTTONS, Worded, button, name
from handsel.modules.assistant.wording.voice import Voice


def payment_outcome(outcome: PaymentOutcome, voice: Voice) -> Worded:
    """The ways there are, or the one that was chosen."""
    match outcome:
        case WaysShown():
            return _ways(outcome, voice)
        case WayChosen(kind=kind, state=state, order_number=number):
            said = _say(state, voice, way=way_name(kind, voice.language), order=name(number))
            asks = state == "now" and voice.asks
            return Worded(f"{said} {voice.say('shall_i_checkout')}" if asks else said)


def way_name(kind: str, language: str) -> str:
    """What customers call a way to pay; a provider without a word of ours by its own name."""
    if kind in get_args(PayPhrase):
        return pay_phrase(kind, language=language)  # type: ignore[arg-type]
    return name(kind.replace("_", " ").title())


def payment_row(kind: str, voice: Voice) -> str:
    """The line of a summary that says how it will be paid."""
    return _say("row", voice, way=way_name(kind, voice.language))


def _ways(outcome: WaysShown, voice: Voice) -> Worded:
    refused = way_name(outcome.refused, voice.language) if outcome.refused else ""
    said = [_say("refused", voice, way=refused)] if refused else []
    names = [way_name(way.kind, voice.language) for way in outcome.ways]
    if not names:
        return Worded(" ".join([*said, _say("none", voice)]))
    if len(names) == 1:
        return Worded(" ".join([*said, _say("only", voice, way=names[0])]))
    head = " ".join([*said, _say("ways", voice)])
    few = outcome.ways if len(names) <= MAX_BUTTONS else ()
    buttons = tuple(button(way_name(way.kind, voice.language), f"pay:{way.handle}") for way in few)
    return Worded("\n".join([head, *(f"• {one}" for one in names)]), buttons)


def _say(phrase: PayPhrase, voice: Voice, /, **values: str) -> str:
    return pay_phrase(phrase, language=voice.language, **values)
