"""Words that are money in a customer's hand where they might be goods: "my card said no"."""

import re
from dataclasses import replace

from handsel.modules.assistant.context import Mention, TurnContext
from handsel.modules.catalog.lookup.words import fold

_MEANS_WORDS = """
card cards cash money bank credit debit tarjeta tarjetas credito debito efectivo banco cartao
cartoes dinheiro karte karten kreditkarte bankkarte bargeld geld bank carte cartes bancaire credit
especes kartu uang tunai kredit بطاقه بطاقة البطاقه البطاقة بطاقتي نقدا कार्ड कैश नकद
"""
_MEANS = frozenset(fold(word) for word in _MEANS_WORDS.split())
#: Whose it is, or what it is used for, right before it: "with card", "mit meiner Karte".
_HELD = re.compile(
    r"(?:\b(?:my|our|his|her|their|(?:wife|husband|partner|mum|mom|dad)'?s|mi|mis|mon|ma|notre|"
    r"minha?|meu|nossa?|mein(?:e[rn]?|em)?|unsere[rn]?|by|with|via|per|using|use|insert|charged?|"
    r"debit(?:ed)?|con|com|avec|par|mit|dengan|pakai|pake|lewat)"
    r"(?: (?:the|a|my|la|mi|ma|der|die|meine[rn]?|bank|credit|debit|new|old|other)){0,2}"
    r"|मेरा|मेरे|अपने)\s+$",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"^\W*(?:(?:bank|credit|debit)\W+)?(?:cards?\W+)?(?:payments?|machine|reader|numbers?|details|"
    r"was|is|isn'?t|wasn'?t|has|hasn'?t|got|gets|keeps?|said|says|did|didn'?t|does|doesn'?t|won'?t|"
    r"failed|fails|declined|rejected|refused|not|never|saya|ku|mu)\b"
    r"(?! (?:available|in stock|still|left|come))",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:take|takes|accept|accepts|taking|read|akzeptiert|nehmt|acepta[ns]?|aceita[ms]?|"
    r"acceptez|terima)\s+(?:my\s+|the\s+|your\s+|any\s+)?$",
    re.IGNORECASE,
)


def without_tender(context: TurnContext) -> TurnContext:
    """The context without mentions that mean the way to pay and no product of the shop."""
    kept = tuple(one for one in context.mentions if not _is_tender(one, context))
    return context if len(kept) == len(context.mentions) else replace(context, mentions=kept)


def _is_tender(mention: Mention, context: TurnContext) -> bool:
    if mention.incoming >= len(context.incoming):
        return False
    text = context.incoming[mention.incoming].text
    words = re.findall(r"\w+", text[mention.start : mention.end])
    if not words or not _MEANS.issuperset(fold(word) for word in words):
        return False
    before, after = text[: mention.start], text[mention.end :]
    return bool(_HELD.search(before) or _TAKEN.search(before) or _SPENT.match(after))
