"""The claim gate in the other languages we answer in: a claim, and a twin that is none."""

import pytest

from handsel.modules.assistant.claims import gate
from handsel.modules.assistant.tests.cards import turn

TWINS = [
    ("Claro, te hago un descuento.", "Claro, te hago una pregunta."),
    ("Es gratis.", "Es rico."),
    ("Cuesta doce.", "Cuesta elegir."),
    ("Son quince pesos.", "Son muy ricos."),
    ("Tu pedido fue enviado.", "¿Te envío el enlace de pago?"),
    ("Llega el martes.", "¿Qué tamaño quieres?"),
    ("Solo quedan tres.", "Solo dime cuál."),
    ("Te devolvemos el dinero, garantizado.", "Te paso con una persona."),
    ("É grátis!", "É lindo!"),
    ("Dou um desconto.", "Dou uma olhada."),
    ("São doze reais.", "São lindos."),
    ("O pedido já foi pago.", "Quer o link de pagamento?"),
    ("Chega amanhã.", "Qual tamanho você quer?"),
    ("Temos em estoque.", "Temos vários tipos."),
    ("C'est gratuit.", "C'est joli."),
    ("Je vous fais une remise.", "Je vous pose une question."),
    ("Cela coûte douze.", "Cela vous plaît ?"),
    ("Votre commande est expédiée.", "Votre panier est prêt à voir."),
    ("Il arrive demain.", "Quelle taille voulez-vous ?"),
    ("Vous serez remboursé.", "Vous serez ravi."),
    ("Das ist kostenlos.", "Das ist schön."),
    ("Ich gebe dir Rabatt.", "Ich gebe dir Bescheid."),
    ("Das kostet zwölf.", "Das freut mich."),
    ("Sie ist bezahlt und verschickt.", "Guten Morgen, was darf es sein?"),
    ("Es kommt morgen.", "Welche Größe möchtest du?"),
    ("Es ist auf Lager.", "Es ist ein Klassiker."),
    ("هذا مجاني.", "هذا جميل."),
    ("سأعطيك خصمًا.", "سأعطيك الخيارات."),
    ("السعر عشرة.", "السعر في السلة."),
    ("تم شحن طلبك.", "هل تريد رابط الدفع؟"),
    ("يصل غدًا.", "أي حجم تريد؟"),
    ("سعره خمسة دنانير.", "مرحبا، كيف أساعدك؟"),
    ("यह मुफ़्त है।", "यह सुंदर है।"),
    ("आपको छूट मिलेगी।", "आपको कौन सा चाहिए?"),
    ("कीमत दस रुपये।", "कीमत देखें?"),
    ("ऑर्डर हो गया।", "ऑर्डर करना चाहेंगे?"),
    ("यह कल आएगा।", "यह कैसा लगा?"),
    ("पैसे वापस मिलेंगे।", "और कुछ चाहिए?"),
    ("Ini gratis.", "Ini cantik."),
    ("Saya beri diskon.", "Saya beri pilihan."),
    ("Harganya sepuluh ribu rupiah.", "Mau ukuran apa?"),
    ("Pesanan sudah dikirim.", "Pesanan mau diubah?"),
    ("Sampai besok.", "Ada lagi?"),
    ("Entregamos en toda la ciudad.", "Pregúntame cómo entregamos."),
    ("Wir liefern überall hin.", "Frag mich, wie wir liefern."),
    ("Te lo dejo en cinco.", "Te lo dejo en la cesta."),
    ("Je vous l'offre.", "Je vous la montre."),
    ("Très bien, c'est cinq.", "Très bien !"),
    ("Ich schenke es dir.", "Ich zeige es dir."),
    ("بخمسة فقط.", "بكل سرور."),
    ("Uang kembali dijamin.", "Terima kasih banyak."),
    ("He puesto dos en tu cesta.", "¿Quieres que te lo agregue?"),
    ("Ya te mandé el enlace.", "¿Te lo mando?"),
    ("Coloquei dois no seu carrinho.", "Quer que eu coloque no carrinho?"),
    ("J'ai ajouté deux tasses.", "Je peux ajouter deux tasses."),
    ("Je vous ai envoyé le lien.", "Je vous envoie le lien ?"),
    ("Ich habe zwei Tassen in den Korb gelegt.", "Ich lege sie gern in den Korb."),
    ("لقد أضفت الأكواب.", "هل أضيف الأكواب؟"),
    ("أضفتها إلى السلة.", "هل أضيفها إلى السلة؟"),
    ("मैंने कप जोड़ दिए।", "क्या मैं कप जोड़ दूं?"),
    ("आपको मिलेगी छूट।", "आपको मिलेगी मदद।"),
    ("Sudah saya tambahkan.", "Mau saya tambahkan?"),
    ("Te lo dejo a la mitad.", "Te lo parto en dos partes."),
    ("Wir übernehmen die Versandkosten.", "Wir nehmen die blaue Tasse."),
    ("Nous prenons la livraison en charge.", "Nous prenons bien soin de vous."),
    ("Ongkir kami tanggung.", "Mau kami bantu pilih?"),
    ("Votre colis est parti.", "Votre choix est parfait."),
    ("Ihr Paket kommt heute.", "Ihr Wunsch kommt an."),
]


@pytest.mark.parametrize(("claim", "twin"), TWINS)
def test_a_claim_is_cut_in_every_language_and_its_harmless_twin_is_not(
    claim: str, twin: str
) -> None:
    assert gate(claim, context=turn(), locale="en_GB").empty
    assert gate(twin, context=turn(), locale="en_GB").text == twin


def test_a_yes_to_a_demand_is_cut_in_another_language_too() -> None:
    demand = turn("¿Me haces un descuento?")
    question = turn("¿Me enseñas las tazas?")
    assert gate("¡Claro que sí!", context=demand, locale="es_ES").empty
    assert gate("¡Claro que sí!", context=question, locale="es_ES").text == "¡Claro que sí!"
