"""What sounds otherwise in a friendlier or a more formal tone; the rest is said in one way."""

from collections.abc import Mapping
from typing import Final

from handsel.modules.assistant.wording.names import PhraseName

FRIENDLY: Final[Mapping[str, Mapping[PhraseName, str]]] = {
    "en": {
        "greeting_again": "Hi again, good to hear from you! What can I do for you?",
        "thanks": "You're very welcome! Just shout if you need anything else.",
        "goodbye": "Bye for now, and thanks so much for writing to {business}!",
        "anything_else": "No problem at all! Tell me if you'd like anything else.",
    },
    "es": {
        "greeting_again": "¡Hola otra vez, qué gusto leerte! ¿En qué te ayudo?",
        "thanks": "¡Con mucho gusto! Si necesitas algo más, aquí me tienes.",
        "goodbye": "¡Hasta pronto, y mil gracias por escribir a {business}!",
        "anything_else": "¡Sin problema! Dime si te apetece algo más.",
    },
    "pt": {
        "greeting_again": "Oi de novo, que bom falar com você! Como posso ajudar?",
        "thanks": "Imagina! Se precisar de mais alguma coisa, é só chamar.",
        "goodbye": "Até logo, e muito obrigado por escrever para {business}!",
        "anything_else": "Sem problema! Me diga se quiser mais alguma coisa.",
    },
    "fr": {
        "greeting_again": "Re-bonjour, ravi de vous lire ! Que puis-je faire pour vous ?",
        "thanks": "Avec grand plaisir ! Dites-moi s'il vous faut autre chose.",
        "goodbye": "À bientôt, et un grand merci d'avoir écrit à {business} !",
        "anything_else": "Pas de souci ! Dites-moi si autre chose vous ferait plaisir.",
    },
    "de": {
        "greeting_again": "Hallo noch mal, schön von dir zu lesen! Was kann ich für dich tun?",
        "thanks": "Sehr gern! Melde dich, wenn du noch etwas brauchst.",
        "goodbye": "Bis bald, und vielen Dank für deine Nachricht an {business}!",
        "anything_else": "Kein Problem! Sag mir, wenn du noch etwas möchtest.",
    },
    "ar": {
        "greeting_again": "أهلا بك من جديد، سعدنا برسالتك! كيف أساعدك؟",
        "thanks": "بكل سرور! أنا هنا إن احتجت أي شيء آخر.",
        "goodbye": "إلى اللقاء، وشكرا جزيلا لمراسلة {business}!",
        "anything_else": "لا مشكلة أبدا! أخبرني إن أردت شيئا آخر.",
    },
    "hi": {
        "greeting_again": "फिर से नमस्ते, आपसे बात करके अच्छा लगा! मैं क्या करूँ आपके लिए?",
        "thanks": "बहुत खुशी हुई! कुछ और चाहिए तो ज़रूर बताइए।",
        "goodbye": "फिर मिलेंगे, {business} को लिखने के लिए बहुत धन्यवाद!",
        "anything_else": "कोई बात नहीं! कुछ और चाहिए तो बताइए।",
    },
    "id": {
        "greeting_again": "Hai lagi, senang bertemu Anda kembali! Ada yang bisa saya bantu?",
        "thanks": "Dengan senang hati! Kabari saja kalau ada lagi yang Anda perlukan.",
        "goodbye": "Sampai jumpa, terima kasih banyak sudah menghubungi {business}!",
        "anything_else": "Tidak masalah! Kabari saja kalau ada yang lain.",
    },
}
FORMAL: Final[Mapping[str, Mapping[PhraseName, str]]] = {
    "en": {
        "greeting_again": "Good day. How may I assist you?",
        "thanks": "You are most welcome. Please let me know if you require anything else.",
        "goodbye": "Goodbye. We appreciate that you wrote to {business}.",
        "anything_else": "Certainly. Please let me know if there is anything else you would like.",
    },
    "es": {
        "greeting_again": "Buenos días de nuevo. ¿En qué puedo servirle?",
        "thanks": "Es un placer. Quedo a su disposición.",
        "goodbye": "Hasta pronto. Le agradecemos que haya escrito a {business}.",
        "anything_else": "De acuerdo. Indíqueme si desea algo más.",
    },
    "pt": {
        "greeting_again": "Saudações. Em que posso ser útil?",
        "thanks": "Por nada. Permaneço à sua disposição.",
        "goodbye": "Até breve. Agradecemos o seu contato com {business}.",
        "anything_else": "Certamente. Queira informar se deseja algo mais.",
    },
    "fr": {
        "greeting_again": "Bonjour. En quoi puis-je vous être utile ?",
        "thanks": "Je vous en prie. Je reste à votre disposition.",
        "goodbye": "Au revoir. Nous vous remercions d'avoir écrit à {business}.",
        "anything_else": "Bien entendu. Veuillez m'indiquer si vous désirez autre chose.",
    },
    "de": {
        "greeting_again": "Guten Tag. Womit darf ich Ihnen helfen?",
        "thanks": "Sehr gern geschehen. Ich stehe Ihnen weiterhin zur Verfügung.",
        "goodbye": "Auf Wiedersehen. Wir danken Ihnen für Ihre Nachricht an {business}.",
        "anything_else": "Selbstverständlich. Bitte sagen Sie mir, wenn Sie noch etwas wünschen.",
    },
    "ar": {
        "greeting_again": "تحية طيبة. كيف يمكنني خدمتكم؟",
        "thanks": "على الرحب والسعة. نحن في خدمتكم دائما.",
        "goodbye": "مع السلامة. نشكركم على مراسلة {business}.",
        "anything_else": "بالتأكيد. نرجو إعلامنا إن رغبتم في شيء آخر.",
    },
    "hi": {
        "greeting_again": "नमस्कार। मैं आपकी क्या सेवा कर सकता हूँ?",
        "thanks": "आपका सादर स्वागत है। किसी और आवश्यकता पर कृपया बताएँ।",
        "goodbye": "नमस्कार। {business} को लिखने के लिए हम आपके आभारी हैं।",
        "anything_else": "अवश्य। कुछ और चाहिए हो तो कृपया बताएँ।",
    },
    "id": {
        "greeting_again": "Selamat datang kembali. Ada yang dapat saya bantu?",
        "thanks": "Dengan senang hati. Silakan sampaikan apabila masih ada keperluan lain.",
        "goodbye": "Sampai jumpa. Kami berterima kasih Anda telah menghubungi {business}.",
        "anything_else": "Baik. Silakan sampaikan apabila masih ada yang Anda perlukan.",
    },
}
