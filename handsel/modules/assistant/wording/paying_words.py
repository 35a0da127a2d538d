"""The shop's fixed phrases about ways to pay, by language."""

from typing import Literal

from handsel.modules.assistant.wording.text import clean

PayPhrase = Literal[
    "card", "paypal", "bank_transfer", "on_delivery", "ways", "only", "none", "refused", "row",
    "now", "next", "switching", "same",
]  # fmt: skip

PAYING: dict[str, dict[PayPhrase, str]] = {
    "en": {
        "card": "Card",
        "paypal": "PayPal",
        "bank_transfer": "Bank transfer",
        "on_delivery": "Pay on delivery",
        "ways": "How would you like to pay? You can choose:",
        "only": "You can pay this way: {way}.",
        "none": "Sorry, I can't take payments here at the moment.",
        "refused": "Sorry, we don't offer this: {way}.",
        "row": "Payment: {way}",
        "now": "All right, payment: {way}.",
        "next": "Noted for your next order: {way}.",
        "switching": "All right, order {order} changes over: {way}. How to pay follows in a "
        "moment.",
        "same": "Order {order} is to be paid this way already: {way}.",
    },
    "de": {
        "card": "Karte",
        "paypal": "PayPal",
        "bank_transfer": "Überweisung",
        "on_delivery": "Bei Lieferung",
        "ways": "Wie möchtest du bezahlen? Zur Wahl stehen:",
        "only": "Du kannst so bezahlen: {way}.",
        "none": "Leider kann ich hier gerade keine Zahlungen annehmen.",
        "refused": "Das bieten wir leider nicht an: {way}.",
        "row": "Zahlung: {way}",
        "now": "In Ordnung, Zahlung: {way}.",
        "next": "Für deine nächste Bestellung vermerkt: {way}.",
        "switching": "In Ordnung, Bestellung {order} wird umgestellt: {way}. Wie du bezahlst, "
        "folgt gleich.",
        "same": "Bestellung {order} wird schon so bezahlt: {way}.",
    },
    "es": {
        "card": "Tarjeta",
        "paypal": "PayPal",
        "bank_transfer": "Transferencia",
        "on_delivery": "Pago contra entrega",
        "ways": "¿Cómo quieres pagar? Puedes elegir:",
        "only": "Puedes pagar así: {way}.",
        "none": "Lo siento, ahora mismo no puedo aceptar pagos aquí.",
        "refused": "Lo siento, no ofrecemos esto: {way}.",
        "row": "Pago: {way}",
        "now": "De acuerdo, pago: {way}.",
        "next": "Anotado para tu próximo pedido: {way}.",
        "switching": "De acuerdo, el pedido {order} cambia: {way}. Enseguida te digo cómo pagar.",
        "same": "El pedido {order} ya se paga así: {way}.",
    },
    "fr": {
        "card": "Carte",
        "paypal": "PayPal",
        "bank_transfer": "Virement",
        "on_delivery": "À la livraison",
        "ways": "Comment souhaitez-vous payer ? Vous avez le choix :",
        "only": "Vous pouvez payer ainsi : {way}.",
        "none": "Désolé, je ne peux pas accepter de paiement ici pour le moment.",
        "refused": "Désolé, nous ne proposons pas ceci : {way}.",
        "row": "Paiement : {way}",
        "now": "D'accord, paiement : {way}.",
        "next": "Noté pour votre prochaine commande : {way}.",
        "switching": "D'accord, la commande {order} change : {way}. La suite arrive dans un "
        "instant.",
        "same": "La commande {order} se paie déjà ainsi : {way}.",
    },
    "pt": {
        "card": "Cartão",
        "paypal": "PayPal",
        "bank_transfer": "Transferência",
        "on_delivery": "Pagar na entrega",
        "ways": "Como você quer pagar? Pode escolher:",
        "only": "Você pode pagar assim: {way}.",
        "none": "Desculpe, no momento não posso receber pagamentos aqui.",
        "refused": "Desculpe, não oferecemos isto: {way}.",
        "row": "Pagamento: {way}",
        "now": "Certo, pagamento: {way}.",
        "next": "Anotado para o seu próximo pedido: {way}.",
        "switching": "Certo, o pedido {order} muda: {way}. Logo digo como pagar.",
        "same": "O pedido {order} já é pago assim: {way}.",
    },
    "ar": {
        "card": "بطاقة",
        "paypal": "PayPal",
        "bank_transfer": "تحويل بنكي",
        "on_delivery": "الدفع عند الاستلام",
        "ways": "كيف تريد أن تدفع؟ يمكنك الاختيار:",
        "only": "يمكنك الدفع هكذا: {way}.",
        "none": "عذرًا، لا يمكنني استلام المدفوعات هنا حاليًا.",
        "refused": "عذرًا، لا نوفر هذا: {way}.",
        "row": "الدفع: {way}",
        "now": "حسنًا، الدفع: {way}.",
        "next": "سجلته لطلبك القادم: {way}.",
        "switching": "حسنًا، يتغير دفع الطلب {order}: {way}. ستصلك طريقة الدفع بعد لحظات.",
        "same": "الطلب {order} يُدفع هكذا بالفعل: {way}.",
    },
    "hi": {
        "card": "कार्ड",
        "paypal": "PayPal",
        "bank_transfer": "बैंक ट्रांसफर",
        "on_delivery": "डिलीवरी पर भुगतान",
        "ways": "आप कैसे भुगतान करना चाहेंगे? आप चुन सकते हैं:",
        "only": "आप ऐसे भुगतान कर सकते हैं: {way}.",
        "none": "माफ़ कीजिए, अभी यहाँ भुगतान नहीं लिया जा सकता.",
        "refused": "माफ़ कीजिए, यह हमारे यहाँ नहीं है: {way}.",
        "row": "भुगतान: {way}",
        "now": "ठीक है, भुगतान: {way}.",
        "next": "आपके अगले ऑर्डर के लिए नोट किया: {way}.",
        "switching": "ठीक है, ऑर्डर {order} का भुगतान बदल रहा है: {way}. तरीका अभी भेजता हूँ.",
        "same": "ऑर्डर {order} का भुगतान पहले से ऐसे ही है: {way}.",
    },
    "id": {
        "card": "Kartu",
        "paypal": "PayPal",
        "bank_transfer": "Transfer bank",
        "on_delivery": "Bayar di tempat",
        "ways": "Mau bayar dengan cara apa? Pilihannya:",
        "only": "Kamu bisa membayar dengan: {way}.",
        "none": "Maaf, saat ini pembayaran di sini tidak bisa diterima.",
        "refused": "Maaf, ini tidak tersedia: {way}.",
        "row": "Pembayaran: {way}",
        "now": "Baik, pembayaran: {way}.",
        "next": "Dicatat untuk pesanan berikutnya: {way}.",
        "switching": "Baik, pembayaran pesanan {order} diganti: {way}. Cara bayarnya segera "
        "menyusul.",
        "same": "Pesanan {order} memang sudah dibayar dengan: {way}.",
    },
}


def pay_phrase(phrase: PayPhrase, /, *, language: str, **values: str) -> str:
    """A phrase filled in; English where the language has none."""
    own = PAYING.get(language[:2].lower(), PAYING["en"])
    return own[phrase].format(**{key: clean(value) for key, value in values.items()})
