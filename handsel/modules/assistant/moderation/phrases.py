"""The sentences said to those who attack, and to those who are angry."""

from collections.abc import Sequence
from typing import Literal

from handsel.modules.assistant.context import Said

Name = Literal["boundary", "offer_person"]

_PHRASES: dict[Name, dict[str, str]] = {
    "boundary": {
        "en": "I'm glad to help with anything about the shop, but I don't answer messages like "
        "that one.",
        "es": "Con gusto te ayudo con todo lo de la tienda, pero no respondo a mensajes así.",
        "pt": "Ajudo com prazer em tudo o que for da loja, mas não respondo a mensagens assim.",
        "fr": "Je vous aide volontiers pour tout ce qui concerne la boutique, mais je ne réponds "
        "pas à ce genre de message.",
        "de": "Bei allem rund um den Laden helfe ich gern, aber auf solche Nachrichten antworte "
        "ich nicht.",
        "ar": "يسعدني أن أساعدك في كل ما يخص المتجر، لكنني لا أرد على مثل هذه الرسائل.",
        "hi": "दुकान से जुड़ी हर बात में मैं मदद करूँगा, लेकिन ऐसे संदेशों का उत्तर नहीं देता।",
        "id": "Saya senang membantu apa pun tentang toko, tetapi saya tidak menjawab pesan seperti "
        "itu.",
    },
    "offer_person": {
        "en": 'If you would rather talk to a person, just say "person".',
        "es": 'Si prefieres hablar con una persona, escribe "persona".',
        "pt": 'Se preferir falar com uma pessoa, escreva "pessoa".',
        "fr": "Pour parler à quelqu'un, écrivez « personne ».",
        "de": 'Wenn du lieber mit einem Menschen sprichst, schreib "Mensch".',
        "ar": 'إن فضلت التحدث مع شخص فاكتب "شخص".',
        "hi": 'किसी व्यक्ति से बात करनी हो तो "व्यक्ति" लिखें।',
        "id": 'Kalau lebih suka bicara dengan orang, tulis "admin".',
    },
}


def phrase(name: Name, *, language: str) -> str:
    """The sentence in a language; English for one we do not speak."""
    return _PHRASES[name].get(language, _PHRASES[name]["en"])


def is_said(name: Name, said: Sequence[Said]) -> bool:
    """Whether the assistant said it lately, in any language."""
    known = _PHRASES[name].values()
    return any(
        one.author_kind == "assistant" and any(text in one.text for text in known) for one in said
    )
