"""Introductions, absence and what a person must do, in every language."""

from collections.abc import Mapping
from typing import Final

from handsel.modules.assistant.wording.names import PhraseName

MANNER: Final[Mapping[str, Mapping[PhraseName, str]]] = {
    "en": {
        "intro": "I'm the automatic assistant of {business}.",
        "intro_named": "I'm {name}, the automatic assistant of {business}.",
        "can_do": "You can ask me what we have, what it costs and how delivery works, or order "
        'right here. To talk to a person, just say "person".',
        "away": "Nobody of our team is here right now; we are back on {day} at {time}.",
        "away_plain": "Nobody of our team is here right now; we answer as soon as we are back.",
        "refused_switched_off": "I can't do that myself.",
        "refused_above_limit": "An order of this size I don't take by myself.",
    },
    "es": {
        "intro": "Soy el asistente automático de {business}.",
        "intro_named": "Soy {name}, el asistente automático de {business}.",
        "can_do": "Pregúntame qué tenemos, cuánto cuesta o cómo entregamos, o haz tu pedido aquí "
        'mismo. Para hablar con una persona, escribe "persona".',
        "away": "Ahora no hay nadie del equipo; volvemos el {day} a las {time}.",
        "away_plain": "Ahora no hay nadie del equipo; respondemos en cuanto volvamos.",
        "refused_switched_off": "Eso no puedo hacerlo yo.",
        "refused_above_limit": "Un pedido de este importe no lo tramito yo.",
    },
    "pt": {
        "intro": "Sou o assistente automático de {business}.",
        "intro_named": "Sou {name}, o assistente automático de {business}.",
        "can_do": "Pergunte o que temos, quanto custa ou como entregamos, ou faça seu pedido aqui "
        'mesmo. Para falar com uma pessoa, escreva "pessoa".',
        "away": "Agora não há ninguém da equipe; voltamos em {day}, às {time}.",
        "away_plain": "Agora não há ninguém da equipe; respondemos assim que voltarmos.",
        "refused_switched_off": "Isso eu não posso fazer.",
        "refused_above_limit": "Um pedido desse valor eu não fecho por conta própria.",
    },
    "fr": {
        "intro": "Je suis l'assistant automatique de {business}.",
        "intro_named": "Je suis {name}, l'assistant automatique de {business}.",
        "can_do": "Demandez-moi ce que nous avons, les prix ou la livraison, ou commandez "
        "directement ici. Pour parler à quelqu'un, écrivez « personne ».",
        "away": "Personne de l'équipe n'est là pour le moment ; nous revenons le {day} à {time}.",
        "away_plain": "Personne de l'équipe n'est là pour le moment ; nous répondons dès notre "
        "retour.",
        "refused_switched_off": "Cela, je ne peux pas le faire moi-même.",
        "refused_above_limit": "Une commande de ce montant, je ne la prends pas seul.",
    },
    "de": {
        "intro": "Ich bin der automatische Assistent von {business}.",
        "intro_named": "Ich bin {name}, der automatische Assistent von {business}.",
        "can_do": "Frag mich, was wir haben, was es kostet und wie wir liefern, oder bestelle "
        'gleich hier. Wenn du mit einem Menschen sprechen möchtest, schreib "Mensch".',
        "away": "Gerade ist niemand vom Team da; wir sind am {day} um {time} zurück.",
        "away_plain": "Gerade ist niemand vom Team da; wir antworten, sobald wir zurück sind.",
        "refused_switched_off": "Das kann ich nicht selbst tun.",
        "refused_above_limit": "Eine Bestellung in dieser Höhe nehme ich nicht allein an.",
    },
    "ar": {
        "intro": "أنا المساعد الآلي في {business}.",
        "intro_named": "أنا {name}، المساعد الآلي في {business}.",
        "can_do": "اسألني عما لدينا وعن الأسعار والتوصيل، أو اطلب من هنا مباشرة. "
        'للتحدث مع شخص اكتب "شخص".',
        "away": "لا أحد من فريقنا هنا الآن؛ نعود يوم {day} في الساعة {time}.",
        "away_plain": "لا أحد من فريقنا هنا الآن؛ نرد فور عودتنا.",
        "refused_switched_off": "لا أستطيع فعل ذلك بنفسي.",
        "refused_above_limit": "طلب بهذه القيمة لا أستلمه وحدي.",
    },
    "hi": {
        "intro": "मैं {business} का स्वचालित सहायक हूँ।",
        "intro_named": "मैं {name} हूँ, {business} का स्वचालित सहायक।",
        "can_do": "आप पूछ सकते हैं कि हमारे पास क्या है, दाम क्या है और डिलीवरी कैसे होती है, या "
        'यहीं ऑर्डर कर सकते हैं। किसी व्यक्ति से बात करने के लिए "व्यक्ति" लिखें।',
        "away": "अभी हमारी टीम में से कोई नहीं है; हम {day} को {time} बजे लौटेंगे।",
        "away_plain": "अभी हमारी टीम में से कोई नहीं है; लौटते ही हम जवाब देंगे।",
        "refused_switched_off": "यह मैं खुद नहीं कर सकता।",
        "refused_above_limit": "इतनी बड़ी रकम का ऑर्डर मैं अकेले नहीं लेता।",
    },
    "id": {
        "intro": "Saya asisten otomatis {business}.",
        "intro_named": "Saya {name}, asisten otomatis {business}.",
        "can_do": "Silakan tanya apa yang kami punya, harganya, dan cara pengirimannya, atau "
        'pesan langsung di sini. Untuk bicara dengan orang, tulis "admin".',
        "away": "Saat ini tim kami sedang tidak di tempat; kami kembali {day} pukul {time}.",
        "away_plain": "Saat ini tim kami sedang tidak di tempat; kami balas begitu kembali.",
        "refused_switched_off": "Itu tidak bisa saya lakukan sendiri.",
        "refused_above_limit": "Pesanan sebesar ini tidak saya terima sendiri.",
    },
}
