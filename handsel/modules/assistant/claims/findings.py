"""What a sentence claims: the first thing in it that only the server may say."""

import re
import unicodedata
from collections.abc import Iterable

from handsel.modules.assistant.claims.folding import digits, fold, is_number, is_readable
from handsel.modules.assistant.claims.patterns import WORD, patterns
from handsel.modules.assistant.claims.references import MARKS
from handsel.modules.assistant.commands import MAX_QUANTITY

LINK = re.compile(
    r"\w:/|//|\bwww\b|@|\bhxxp|[\w-]+\.[^\W\d_]{2,}|[\[(]\.[\])]|\.\s*(?:com|net|org|xyz|shop)\b"
    r"|\s\.\s*(?:ly|gg|io|app|store|link|page|site|online|info|biz)\b|\w slash \w"
    r"|\b(?:dot|punto|ponto|point|punkt|titik)[ -]?(?:com|net|org|io|shop|store|app|xyz|ly|gg)\b"
)
_FREE = re.compile(
    r"(?:(?P<kind>[\w']+)[ -])?(?<!\w)free(?!\w)"
    r"(?P<verb> to (?:ask|choose|write|message|pick|browse|reach|tell|let|change|add|contact)\b)?"
)
_FIGURE = re.compile(r"\d+")
_SPELLED = re.compile(r"(?<![\w'])(?:[^\W_][ .\-_*]){2,}[^\W_](?!\w)")
_MOST_SPELLED = 7
# fmt: off
_NOT_COUNTED = frozenset((
    "it", "is", "then", "only", "each", "off", "left", "and", "or", "in", "at", "for", "to", "now",
    "instead", "per", "total", "altogether", "sharp", "am", "pm", "por", "pour", "para", "fur",
    "untuk", "cada", "apiece", "p", "k", "c", "में", "का", "فقط", "je",
    "y", "e", "et", "und", "dan", "o", "ou", "oder", "atau",
))
# fmt: on
_PRICE, _TITLE, _TOTAL = MARKS["price"], MARKS["title"], MARKS["cart_total"]


def comparable(text: str) -> str:
    """`text` folded, with ASCII digits: what the functions below read."""
    return digits(fold(text))


def quantities_in(texts: Iterable[str]) -> frozenset[int]:
    """The small whole numbers customers said that are not amounts of money or prices offered."""
    found: set[int] = set()
    for text in texts:
        words = (
            patterns().kinds["amount"].sub(" ", patterns().money_amount.sub(" ", comparable(text)))
        )
        words = patterns().told.sub(" ", patterns().priced.sub(" ", words))
        found |= {int(one[0]) for one in _FIGURE.finditer(words) if _stands_alone(one)}
        found |= {
            patterns().values[word] for word in re.findall(WORD, words) if word in patterns().values
        }
    return frozenset(number for number in found if number <= MAX_QUANTITY)


def hidden_letters(sentence: str) -> str:
    """Why letters or numbers of a cleaned sentence cannot be judged, or ""."""
    for char in sentence:
        if is_number(char) and unicodedata.decimal(char, None) is None:
            return "figure"
    return "" if all(is_readable(char) for char in fold(sentence)) else "unread_script"


def claim_in(folded: str, *, quantities: frozenset[int], known: str = "") -> str:
    """The first claim of a folded sentence whose references are marks, or "".

    `quantities` are numbers the customer said; `known` is the folded text of the product cards,
    in which a "gluten-free" may stand.
    """
    return (
        wording_claim(folded, known=known)
        or _spelled_claim(folded, known=known)
        or _figure_claim(folded, quantities)
        or _number_claim(folded, quantities)
    )


def wording_claim(folded: str, *, known: str = "") -> str:
    """The first claim made by the words themselves, whatever numbers stand beside them, or ""."""
    if LINK.search(folded):
        return "link"
    if any(sign in folded for sign in "$%‰") or _has_currency_sign(folded):
        return "amount"
    for match in _FREE.finditer(folded):
        kind = match["kind"]
        if not (match["verb"] or kind == "feel" or (kind and _in_cards(match, known))):
            return "promise"
    return next((kind for kind, pattern in patterns().kinds.items() if pattern.search(folded)), "")


def _has_currency_sign(folded: str) -> bool:
    return not folded.isascii() and any(unicodedata.category(char) == "Sc" for char in folded)


def _in_cards(free: re.Match[str], known: str) -> bool:
    return f"{free['kind']}-free" in known or f"{free['kind']} free" in known


def _spelled_claim(folded: str, *, known: str) -> str:
    """A claim in `f r e e` or `f.r.e.e`; where whole sentences are so, words have no ends."""
    if any(len(re.findall(r"\w", run[0])) > _MOST_SPELLED for run in _SPELLED.finditer(folded)):
        return "spelled"
    joined = _SPELLED.sub(lambda spelled: re.sub(r"[ .\-_*]", "", spelled[0]), folded)
    return wording_claim(joined, known=known) if joined != folded else ""


def _figure_claim(folded: str, quantities: frozenset[int]) -> str:
    for figure in _FIGURE.finditer(folded):
        if not (_stands_alone(figure) and int(figure[0]) in quantities and _counts(figure)):
            return "figure"
    return ""


def _stands_alone(figure: re.Match[str]) -> bool:
    """Whether a run of digits is a number of its own: no decimals, times, codes or ranks."""
    before, after = figure.string[: figure.start()], figure.string[figure.end() :]
    if len(figure[0]) > len(str(MAX_QUANTITY)) or figure[0].startswith("0"):
        return False
    if re.search(r"(?:[\w#+/\-]|\d[.,:' ])$", before):
        return False
    return not re.match(r"[.,:'/\-]?\d| \d|[^\W\dx]|x\w|[/\-+]", after)


def _counts(figure: re.Match[str]) -> bool:
    """Whether a number has something after it that it counts."""
    after = re.match(rf"(?:x|×| ×| x)? ?(?:({WORD})|{_TITLE})", figure.string[figure.end() :])
    return after is not None and after[1] not in _NOT_COUNTED and after[1] not in patterns().values


def _number_claim(folded: str, quantities: frozenset[int]) -> str:
    if patterns().large.search(folded) or patterns().bare_number.fullmatch(folded):
        return "number"
    many = [_value(one[0]) for one in patterns().many.finditer(folded)]
    if _PRICE in folded and max(many, default=1) > 1 and not patterns().each.search(folded):
        return "multiplied_price"
    if patterns().told.search(folded) or not all(
        _counts(one) for one in patterns().several.finditer(folded)
    ):
        return "number"
    if _PRICE in folded or _TOTAL in folded:
        return ""
    for priced in patterns().priced.finditer(folded):
        value = _value(priced["number"])
        if value != 1 or not re.match(rf" {WORD}", folded[priced.end() :]):
            return "number"
    return ""


def _value(number: str) -> int:
    return int(number) if number.isdigit() else patterns().values[number]
