"""Where customers come back to from a payment page, in the words of their browser's language."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.translation import get_language_from_request

FALLBACK: Final = "en"
#: Written from the right.
_LEFTWARD: Final = frozenset({"ar"})


@dataclass(frozen=True, slots=True)
class Landing:
    """One page: what happened, what comes next, and what else one may do."""

    title: str
    body: str
    aside: str


PAID: Final[dict[str, Landing]] = {
    "en": Landing(
        "Thank you",
        "You are done here. As soon as your payment is confirmed, the shop writes to you in your "
        "chat and sends your receipt by e-mail.",
        "You can close this page and go back to your conversation.",
    ),
    "es": Landing(
        "Gracias",
        "Aquí ya has terminado. En cuanto se confirme tu pago, la tienda te escribirá en el chat y "
        "te enviará el recibo por correo.",
        "Puedes cerrar esta página y volver a tu conversación.",
    ),
    "pt": Landing(
        "Obrigado",
        "Está tudo feito por aqui. Assim que o pagamento for confirmado, a loja escreve para você "
        "no chat e envia o recibo por e-mail.",
        "Você pode fechar esta página e voltar à conversa.",
    ),
    "fr": Landing(
        "Merci",
        "C'est terminé ici. Dès que votre paiement est confirmé, la boutique vous écrit dans la "
        "conversation et vous envoie le reçu par e-mail.",
        "Vous pouvez fermer cette page et revenir à votre conversation.",
    ),
    "de": Landing(
        "Danke",
        "Hier ist alles erledigt. Sobald die Zahlung bestätigt ist, schreibt dir der Shop im Chat "
        "und schickt dir den Beleg per E-Mail.",
        "Du kannst diese Seite schließen und zu deiner Unterhaltung zurückkehren.",
    ),
    "ar": Landing(
        "شكرًا لك",
        "انتهيت هنا. حالما يتأكد الدفع يكتب لك المتجر في المحادثة ويرسل الإيصال بالبريد "
        "الإلكتروني.",
        "يمكنك إغلاق هذه الصفحة والعودة إلى محادثتك.",
    ),
    "hi": Landing(
        "धन्यवाद",
        "यहाँ आपका काम हो गया। भुगतान की पुष्टि होते ही दुकान आपको चैट में लिखेगी और रसीद ई-मेल से भेजेगी।",
        "आप यह पेज बंद करके अपनी बातचीत पर लौट सकते हैं।",
    ),
    "id": Landing(
        "Terima kasih",
        "Di sini sudah selesai. Begitu pembayaran dikonfirmasi, toko menulis kepada Anda di chat "
        "dan mengirim bukti pembayaran lewat email.",
        "Anda bisa menutup halaman ini dan kembali ke percakapan.",
    ),
}

TURNED_BACK: Final[dict[str, Landing]] = {
    "en": Landing(
        "Nothing was paid here",
        "You turned back before paying, and that is fine. The payment link in your chat stays open "
        "for a while, so you can still use it.",
        "Changed your mind, or something did not work? Write to the shop in your conversation.",
    ),
    "es": Landing(
        "Aquí no se ha pagado nada",
        "Has vuelto atrás antes de pagar, y no pasa nada. El enlace de pago de tu chat sigue "
        "abierto un rato, así que aún puedes usarlo.",
        "¿Has cambiado de idea o algo no ha funcionado? Escribe a la tienda en tu conversación.",
    ),
    "pt": Landing(
        "Nada foi pago aqui",
        "Você voltou antes de pagar, e está tudo bem. O link de pagamento do chat fica aberto por "
        "algum tempo, e você ainda pode usá-lo.",
        "Mudou de ideia ou algo não funcionou? Escreva para a loja na sua conversa.",
    ),
    "fr": Landing(
        "Rien n'a été payé ici",
        "Vous êtes revenu avant de payer, et ce n'est pas grave. Le lien de paiement de votre "
        "conversation reste ouvert un moment : vous pouvez encore l'utiliser.",
        "Vous avez changé d'avis, ou quelque chose n'a pas marché ? Écrivez à la boutique dans "
        "votre conversation.",
    ),
    "de": Landing(
        "Hier wurde nichts bezahlt",
        "Du bist vor dem Bezahlen umgekehrt, und das ist in Ordnung. Der Zahlungslink in deinem "
        "Chat bleibt noch eine Weile offen, du kannst ihn also weiter benutzen.",
        "Anders entschieden, oder etwas ging nicht? Schreib dem Shop in deiner Unterhaltung.",
    ),
    "ar": Landing(
        "لم يُدفع شيء هنا",
        "رجعت قبل الدفع، ولا بأس بذلك. يبقى رابط الدفع في محادثتك مفتوحًا لبعض الوقت، "
        "فما زال بوسعك استخدامه.",
        "غيّرت رأيك أو لم ينجح شيء ما؟ اكتب للمتجر في محادثتك.",
    ),
    "hi": Landing(
        "यहाँ कोई भुगतान नहीं हुआ",
        "आप भुगतान से पहले लौट आए, और यह ठीक है। आपकी चैट में भुगतान का लिंक कुछ देर खुला रहता है, "
        "इसलिए आप अब भी उसका उपयोग कर सकते हैं।",
        "मन बदल गया, या कुछ काम नहीं किया? अपनी बातचीत में दुकान को लिखें।",
    ),
    "id": Landing(
        "Tidak ada yang dibayar di sini",
        "Anda kembali sebelum membayar, dan itu tidak apa-apa. Tautan pembayaran di chat tetap "
        "terbuka beberapa saat, jadi Anda masih bisa memakainya.",
        "Berubah pikiran, atau ada yang tidak berhasil? Tulis ke toko dalam percakapan Anda.",
    ),
}


def landing(request: HttpRequest, pages: dict[str, Landing]) -> dict[str, object]:
    """What the template shows, in the first of the browser's languages that there is."""
    wanted = get_language_from_request(request)[:2]
    language = wanted if wanted in pages else FALLBACK
    return {
        "landing": pages[language],
        "language": language,
        "direction": "rtl" if language in _LEFTWARD else "ltr",
    }
