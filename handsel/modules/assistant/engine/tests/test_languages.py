"""The same wishes in every language we speak: tables of sentences that we wrote."""

import pytest

from handsel.modules.assistant.engine import read, wants_person, wants_stop
from handsel.modules.assistant.labels import IntentLabel

MEANT: dict[str, list[tuple[str, IntentLabel]]] = {
    "es": [
        ("hola buenas tardes", "greeting"),
        ("quiero comprar dos tazas", "buy"),
        ("cuánto cuesta la taza azul", "price_discount"),
        ("dónde está mi pedido", "order_status"),
        ("gracias por todo", "thanks"),
        ("quiero devolver el vestido", "return_refund"),
        ("aceptan tarjeta", "payment_methods"),
        ("hacen envíos a Chile", "shipping"),
        ("cancela mi pedido por favor", "cancel_order"),
        ("a qué hora abren", "store_info"),
        ("cuéntame un chiste", "out_of_scope"),
        ("el paquete llegó roto", "complaint"),
        ("quisiera saber el precio de las sillas", "price_discount"),
        ("me cobraron dos veces", "payment_problem"),
    ],
    "pt": [
        ("olá, bom dia", "greeting"),
        ("quero comprar duas canecas", "buy"),
        ("quanto custa a caneca azul", "price_discount"),
        ("onde está meu pedido", "order_status"),
        ("muito obrigado", "thanks"),
        ("quero devolver o vestido", "return_refund"),
        ("aceitam pix", "payment_methods"),
        ("vocês entregam em Recife", "shipping"),
        ("cancela meu pedido", "cancel_order"),
        ("que horas vocês abrem", "store_info"),
        ("conta uma piada", "out_of_scope"),
        ("o pacote chegou quebrado", "complaint"),
        ("fui cobrado duas vezes", "payment_problem"),
    ],
    "fr": [
        ("bonjour", "greeting"),
        ("je voudrais acheter deux tasses", "buy"),
        ("combien coûte la tasse bleue", "price_discount"),
        ("où est ma commande", "order_status"),
        ("merci beaucoup", "thanks"),
        ("je veux retourner la robe", "return_refund"),
        ("acceptez-vous la carte bancaire", "payment_methods"),
        ("livrez-vous en Belgique", "shipping"),
        ("annulez ma commande", "cancel_order"),
        ("à quelle heure ouvrez-vous", "store_info"),
        ("raconte-moi une blague", "out_of_scope"),
        ("le colis est arrivé cassé", "complaint"),
        ("j'ai été débité deux fois", "payment_problem"),
    ],
    "de": [
        ("guten Morgen", "greeting"),
        ("ich möchte zwei Tassen kaufen", "buy"),
        ("was kostet die blaue Tasse", "price_discount"),
        ("wo ist meine Bestellung", "order_status"),
        ("vielen Dank", "thanks"),
        ("ich will das Kleid zurückgeben", "return_refund"),
        ("kann ich mit Kreditkarte zahlen", "payment_methods"),
        ("liefern Sie nach Österreich", "shipping"),
        ("bitte stornieren Sie meine Bestellung", "cancel_order"),
        ("wann haben Sie geöffnet", "store_info"),
        ("erzähl mir einen Witz", "out_of_scope"),
        ("das Paket kam kaputt an", "complaint"),
        ("es wurde doppelt abgebucht", "payment_problem"),
    ],
    "ar": [
        ("السلام عليكم", "greeting"),
        ("اريد شراء كوبين", "buy"),
        ("كم سعر الكوب الازرق", "price_discount"),
        ("وين طلبي", "order_status"),
        ("شكرا جزيلا", "thanks"),
        ("اريد ارجاع الفستان", "return_refund"),
        ("هل تقبلون البطاقة", "payment_methods"),
        ("هل توصلون الى جدة", "shipping"),
        ("الغي طلبي", "cancel_order"),
        ("متى تفتحون", "store_info"),
        ("احكيلي نكتة", "out_of_scope"),
        ("وصلت البضاعة مكسورة", "complaint"),
        ("تم خصم المبلغ مرتين", "payment_problem"),
    ],
    "hi": [
        ("नमस्ते", "greeting"),
        ("मुझे दो मग खरीदने हैं", "buy"),
        ("नीले मग की कीमत क्या है", "price_discount"),
        ("मेरा ऑर्डर कहाँ है", "order_status"),
        ("बहुत धन्यवाद", "thanks"),
        ("मुझे ड्रेस वापस करनी है", "return_refund"),
        ("क्या आप कार्ड लेते हैं", "payment_methods"),
        ("क्या आप दिल्ली में डिलीवरी करते हैं", "shipping"),
        ("मेरा ऑर्डर कैंसिल कर दो", "cancel_order"),
        ("दुकान कब खुलती है", "store_info"),
        ("कोई चुटकुला सुनाओ", "out_of_scope"),
        ("सामान टूटा हुआ आया", "complaint"),
        ("पैसे दो बार कट गए", "payment_problem"),
    ],
    "id": [
        ("selamat pagi kak", "greeting"),
        ("saya mau beli dua cangkir", "buy"),
        ("berapa harga cangkir biru", "price_discount"),
        ("pesanan saya di mana", "order_status"),
        ("terima kasih banyak", "thanks"),
        ("saya mau retur baju", "return_refund"),
        ("bisa bayar pakai gopay", "payment_methods"),
        ("kirim ke Bali bisa?", "shipping"),
        ("batalkan pesanan saya", "cancel_order"),
        ("jam berapa buka", "store_info"),
        ("ceritakan lelucon", "out_of_scope"),
        ("barangnya sampai rusak", "complaint"),
        ("saldo terpotong dua kali", "payment_problem"),
    ],
}
PERSON = [
    ("quiero hablar con una persona", "es"),
    ("quero falar com um atendente", "pt"),
    ("je veux parler à une personne", "fr"),
    ("ich möchte mit einem Menschen sprechen", "de"),
    ("اريد التحدث مع موظف", "ar"),
    ("मुझे किसी इंसान से बात करनी है", "hi"),
    ("mau bicara dengan orang", "id"),
]
STOP = [
    ("no me escriban más", "es"),
    ("parem de me mandar mensagens", "pt"),
    ("arrêtez de m'envoyer des messages", "fr"),
    ("schreiben Sie mir nicht mehr", "de"),
    ("لا ترسلوا لي رسائل", "ar"),
    ("मुझे मैसेज भेजना बंद करो", "hi"),
    ("jangan kirim pesan lagi", "id"),
]
SENTENCES = [(text, label, language) for language, own in MEANT.items() for text, label in own]


@pytest.mark.parametrize(("text", "label", "language"), SENTENCES)
def test_a_wish_is_understood(text: str, label: IntentLabel, language: str) -> None:
    reading = read(text, language=language)
    assert (reading.label, reading.language) == (label, language)


@pytest.mark.parametrize(("text", "label", "language"), SENTENCES)
def test_no_hint_of_the_language_is_needed(text: str, label: IntentLabel, language: str) -> None:
    assert read(text, language="en").label == label


@pytest.mark.parametrize(("text", "language"), PERSON)
def test_a_wish_for_a_person_is_heard(text: str, language: str) -> None:
    assert wants_person(text)
    assert read(text, language=language).label == "human_agent"


@pytest.mark.parametrize(("text", "language"), STOP)
def test_a_wish_for_silence_is_heard(text: str, language: str) -> None:
    assert wants_stop(text)
