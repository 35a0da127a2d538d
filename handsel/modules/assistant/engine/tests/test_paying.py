"""Ways to pay are read in every language: questions list, wishes choose, the rest is left alone."""

import pytest

from handsel.kit.money import Money
from handsel.modules.assistant.commands import ChoosePayment, Command
from handsel.modules.assistant.context import (
    Incoming,
    MethodCard,
    OrderCard,
    OrderLineCard,
    TurnContext,
)
from handsel.modules.assistant.engine import think
from handsel.modules.assistant.payment_cards import PayWayCard
from handsel.modules.assistant.service_commands import ChangePaymentMethod

WAYS = tuple(PayWayCard(f"w_{kind[:4]:a<8}", kind) for kind in ("card", "paypal", "bank_transfer"))
CASH = PayWayCard("w_cashcash", "on_delivery")
ORDER = OrderCard(
    "o_aaaaaaaa", "#1001", "placed", "paid", "unfulfilled", Money(960, "GBP"),
    lines=(OrderLineCard("l_aaaaaaaa", "Sourdough loaf", 2),),
)  # fmt: skip
METHODS = (
    MethodCard("m_cardcard", "card", "Visa ending 4242"),
    MethodCard("m_giftgift", "gift_card", "Gift card 77"),
)


def heard(
    text: str,
    *,
    ways: tuple[PayWayCard, ...] = (*WAYS, CASH),
    orders: tuple[OrderCard, ...] = (),
    methods: tuple[MethodCard, ...] = (),
    memory: dict[str, object] | None = None,
) -> tuple[Command, ...]:
    context = TurnContext(
        business_name="Rose Bakery",
        currency="GBP",
        locale="en_GB",
        persona="",
        incoming=(Incoming(text),),
        ways=ways,
        orders=orders,
        methods=methods,
        memory=memory or {},
    )
    return think(context).proposal.commands


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("cash on delivery please", "on_delivery"),
        ("I'd like to pay by PayPal", "paypal"),
        ("bank transfer", "bank_transfer"),
        ("I want to pay with my credit card", "card"),
        ("ich möchte per Überweisung zahlen", "bank_transfer"),
        ("bitte per Nachnahme", "on_delivery"),
        ("quiero pagar contra reembolso", "on_delivery"),
        ("prefiero pagar con tarjeta", "card"),
        ("je voudrais payer par virement", "bank_transfer"),
        ("paiement à la livraison s'il vous plaît", "on_delivery"),
        ("quero pagar na entrega", "on_delivery"),
        ("transferência bancária por favor", "bank_transfer"),
        ("أريد الدفع عند الاستلام", "on_delivery"),
        ("تحويل بنكي", "bank_transfer"),
        ("कैश ऑन डिलीवरी", "on_delivery"),
        ("बैंक ट्रांसफर से भुगतान", "bank_transfer"),
        ("bayar di tempat ya", "on_delivery"),
        ("saya mau bayar pakai transfer bank", "bank_transfer"),
    ],
)
def test_a_wish_takes_the_way_it_names(text: str, kind: str) -> None:
    way = next(one for one in (*WAYS, CASH) if one.kind == kind)
    assert ChoosePayment(method=way.handle) in heard(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("can I pay with PayPal?", "paypal"),
        ("Kann ich per Überweisung zahlen?", "bank_transfer"),
        ("¿Puedo pagar contra reembolso?", "on_delivery"),
        ("Est-ce que je peux payer par carte ?", "card"),
        ("Posso pagar na entrega?", "on_delivery"),
        ("هل يمكنني الدفع عند الاستلام؟", "on_delivery"),
        ("क्या मैं PayPal से भुगतान कर सकता हूँ?", "paypal"),
        ("bisa bayar di tempat?", "on_delivery"),
    ],
)
def test_a_question_lists_the_ways(text: str, kind: str) -> None:
    assert heard(text) == (ChoosePayment(named=kind),)


@pytest.mark.parametrize(
    "text",
    [
        "which payment methods do you accept?",
        "how can I pay?",
        "Wie kann ich bezahlen?",
        "¿Cómo puedo pagar?",
        "Comment puis-je payer ?",
        "Como posso pagar?",
        "كيف يمكنني الدفع؟",
        "मैं भुगतान कैसे करूँ?",
        "bagaimana cara bayar?",
    ],
)
def test_a_question_without_a_name_lists_them_too(text: str) -> None:
    assert heard(text) == (ChoosePayment(),)


def test_a_way_the_shop_lacks_is_named_and_never_taken() -> None:
    assert heard("cash on delivery please", ways=WAYS) == (ChoosePayment(named="on_delivery"),)


@pytest.mark.parametrize(
    "text",
    [
        "I already sent the bank transfer",
        "ich habe schon überwiesen",
        "PayPal declined my payment",
        "please refund it to my PayPal",
        "do you have birthday cards?",
        "two pieces of cod please",
    ],
)
def test_what_is_no_wish_about_paying_chooses_nothing(text: str) -> None:
    assert not [one for one in heard(text) if isinstance(one, ChoosePayment)]


@pytest.mark.parametrize(
    "text",
    [
        "change the payment of my order to my gift card",
        "can I pay order #1001 with the gift card instead?",
        "Bitte die Zahlung meiner Bestellung auf den Gutschein ändern",
        "quiero cambiar el pago de mi pedido a la tarjeta de regalo",
        "je veux changer le paiement de ma commande vers la carte cadeau",
        "quero mudar o pagamento do meu pedido para o cartão presente",
        "أريد تغيير دفع طلبي إلى بطاقة هدايا",
        "मेरे ऑर्डर का भुगतान गिफ्ट कार्ड में बदल दो",
        "tolong ganti pembayaran pesanan saya ke kartu hadiah",
    ],
)
def test_a_paid_order_is_listed_with_the_other_way(text: str) -> None:
    wanted = ChangePaymentMethod(order=ORDER.handle, method="m_giftgift")
    assert heard(text, orders=(ORDER,), methods=METHODS) == (wanted,)


def test_which_way_is_asked_where_none_is_named() -> None:
    context = TurnContext(
        business_name="Rose Bakery",
        currency="GBP",
        locale="en_GB",
        persona="",
        incoming=(Incoming("I want to change the payment method of my order"),),
        orders=(ORDER,),
        methods=METHODS,
    )
    turn = think(context)
    assert "Visa ending 4242" in turn.proposal.reply
    answered = heard("the second one", orders=(ORDER,), methods=METHODS, memory=turn.memory)
    assert answered == (ChangePaymentMethod(order=ORDER.handle, method="m_giftgift"),)
