"""What customers call ways to pay, in every language the engine reads."""

import re
from typing import Literal

Named = Literal["card", "paypal", "bank_transfer", "on_delivery", "gift_card"]

_I = re.IGNORECASE
#: Gift cards first: what they are called holds the words for cards.
_NAMES: tuple[tuple[Named, re.Pattern[str]], ...] = (
    ("gift_card", re.compile(
        r"gift ?-?cards?|gutschein(?:karte)?|geschenkkarte|tarjeta (?:de )?regalo|"
        r"cart[ãa]o[- ]presente|vale[- ]presente|carte[- ]cadeau|kartu hadiah|"
        r"بطاقة (?:ال)?هدايا?|गिफ्ट कार्ड", _I)),
    ("paypal", re.compile(r"\bpay\s?-?pal\b|باي\s?بال|पे\s?पाल|पेपैल", _I)),
    ("on_delivery", re.compile(
        r"\bcash on (?:delivery|arrival)|\bC\.?O\.?D\b\.?(?-i:(?<![a-z]))|"
        r"\bpay\w* (?:it |you |cash |in cash )?(?:on|upon|at|when) "
        r"(?:delivery|arrival|it(?:'s| is)? (?:delivered|arrives?|comes?|here)|i (?:get|receive))|"
        r"\bpay the (?:courier|driver|postman)|"
        r"nachnahme|(?:zahl\w*|bar) (?:\w+ )?bei (?:der )?(?:lieferung|übergabe|zustellung)|"
        r"bei (?:der )?(?:lieferung|übergabe|zustellung) (?:\w+ )?(?:be)?zahl|"
        r"contra ?-?r{0,2}e{1,2}mbolso|contra ?-?entrega|"
        r"pag\w* (?:\w+ )?(?:al recibir|a la entrega|en la entrega|cuando (?:llegue|lo reciba))|"
        r"pag\w* (?:\w+ )?(?:na|no ato da) entrega|pag\w* (?:ao receber|quando (?:chegar|receber))|"
        r"(?:pay|paie|régl|espèces)\w* (?:\w+ )?(?:à|a) la (?:livraison|réception)|"
        r"contre[- ]remboursement|bayar di (?:tempat|rumah)|"
        r"bayar (?:saat|ketika|waktu|pas|kalau) (?:barang |pesanan )?"
        r"(?:sampai|tiba|datang|diterima)|"
        r"عند (?:الاستلام|الإستلام|التسليم|التوصيل|الوصول)|"
        r"कैश ऑन डिलीवरी|डिलीवरी (?:पर|के समय|होने पर)|सी\s?ओ\s?डी", _I)),
    ("bank_transfer", re.compile(
        r"\b(?:bank|wire|money)[ -]?transfers?\b|\bby (?:wire|transfer)\b|"
        r"\btransfer (?:the money|it|you the money)|\bpay (?:\w+ )?by transfer|"
        r"überweis\w*|ueberweis\w*|vorkasse|transfer[eê]ncia(?: banc[aá]ria)?|"
        r"\btransferir\b|\bvirement|transfer(?:an)? (?:bank|lewat bank|via bank|ke rekening)|"
        r"تحويل (?:ال)?(?:بنكي|مصرفي|بنك)|(?:ال)?تحويل البنكي|حوالة|"
        r"बैंक (?:ट्रांसफर|ट्रांसफ़र|हस्तांतरण)|बैंक से ट्रांसफर", _I)),
    ("card", re.compile(
        r"\b(?:credit|debit|bank)\s?-?cards?\b|\bvisa\b|\bmaster ?card\b|"
        r"\b(?:by|with|using|use) (?:a |my |the )?card\b|"
        r"kreditkarten?|debitkarte|\b(?:mit|per) (?:der |meiner )?karte\b|ec-karte|"
        r"tarjeta (?:de )?(?:cr[eé]dito|d[eé]bito)|con (?:la |mi )?tarjeta|"
        r"cart[ãa]o (?:de )?(?:cr[eé]dito|d[eé]bito)|(?:com|no) (?:o |meu )?cart[ãa]o|"
        r"carte (?:bancaire|bleue|de cr[eé]dit)|par carte|avec ma carte|"
        r"kartu (?:kredit|debit)|(?:pakai|dengan) kartu|بطاقة|بالبطاقة|البطاقة|"
        r"(?:क्रेडिट|डेबिट) कार्ड|कार्ड से", _I)),
)  # fmt: skip
_PAY = re.compile(
    r"\bpay(?:ing|ment)?s?\b|\b(?:be)?zahl(?:en|ung|e|st|t|ungsart|ungsweise|ungsmethode)?\b|"
    r"zahlungs\w+|\bpag(?:ar|o|os|amento|amos)\b|\bpa(?:yer|iement|ie|yez)\b|r[eé]gl(?:er|ement)|"
    r"\b(?:mem)?bayar\b|pembayaran|دفع|أدفع|ادفع|الدفع|भुगतान|पेमेंट|पे कर",
    _I,
)
#: What was done already is no wish for a way to do it.
_DONE = re.compile(
    r"\b(?:i(?:'ve| have)?|we(?:'ve| have)?) (?:already |just )?(?:paid|sent|made|transferred|"
    r"wired|did)\b|\balready\b|\b(?:überwiesen|bezahlt|gezahlt)\b|\b(?:pagu[ée]|pagado|transferí|"
    r"hice|paguei|transferi|fiz|payé|viré|sudah|telah|udah)\b|دفعت|حولت|حوّلت|"
    r"(?:कर|भेज) (?:दिया|दी|चुका|चुकी)", _I)  # fmt: skip
_CHANGES = re.compile(
    r"\bchang(?:e|ing)|\bswitch|\binstead\b|\b(?:another|different|other) (?:way|method|card)|"
    r"änder|ander(?:s|e[rsn]?)\b|wechsel|umstell|stattdessen|cambi|otr[ao]\b|en (?:lugar|vez)|"
    r"\bmud(?:ar|o|e)|troc(?:ar|o)|outr[ao]\b|em vez|modifi|autre\b|plutôt|ganti|\bubah|"
    r"تغيير|أغير|غيّ?ر|بدل|बदल", _I)  # fmt: skip
#: A question about the way, where "can I pay now" is the wish to.
_HOW = re.compile(
    r"\b(?:how|which|what|wie|womit|welche\w*|c[oó]mo|qu[eé]|comment|quels?|quelles?|quais|qual|"
    r"gimana|bagaimana|apa)\b|كيف|بماذا|ما هي|कैसे|कौन", _I)  # fmt: skip


def asks_how(text: str) -> bool:
    """Whether a text asks in which way, in any language."""
    return bool(_HOW.search(text))


def named_in(text: str) -> list[Named]:
    """The ways to pay that a text names, each once."""
    found: list[Named] = []
    for named, pattern in _NAMES:
        if pattern.search(text):
            found.append(named)
            text = pattern.sub(" ", text)
    return found


def speaks_of_paying(text: str) -> bool:
    """Whether a word for paying is said, in any language."""
    return bool(_PAY.search(text))


def was_done(text: str) -> bool:
    """Whether something is said to have been paid or sent already."""
    return bool(_DONE.search(text))


def wants_another(text: str) -> bool:
    """Whether something is to be changed, or to be otherwise."""
    return bool(_CHANGES.search(text))
