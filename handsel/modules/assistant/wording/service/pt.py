"""Portuguese."""

from handsel.modules.assistant.wording.service_names import ServicePhrase

SERVICE: dict[ServicePhrase, str] = {
    "identity_needed": "Para encontrar o seu pedido, diga-me dois destes dados: o "
    "e-mail com que foi feito, o número do pedido e o código postal "
    "da entrega.",
    "identity_found": "Obrigado, encontrei o pedido {order}.",
    "svc_cancel": "Cancelar o pedido {order}.",
    "svc_items": "Alterar o pedido {order}:",
    "svc_address": "Enviar o pedido {order} para:",
    "svc_method": "Pagar o pedido {order} com {method}.",
    "svc_return": "Devolver do pedido {order}:",
    "svc_exchange": "Trocar do pedido {order}:",
    "svc_reason_no_longer_needed": "Motivo: já não é preciso.",
    "svc_reason_ordered_by_mistake": "Motivo: pedido por engano.",
    "svc_reason_other": "Motivo: outro.",
    "svc_pay_link": "Há {amount} a pagar; o link vem depois do seu sim.",
    "svc_pay_card": "{amount} são retirados de {method}.",
    "svc_back": "{amount} voltam pela forma como foram pagos.",
    "svc_back_to": "{amount} vão para {method}.",
    "svc_back_later": "{amount} voltam pela forma como foram pagos, assim que tudo chegar aqui.",
    "svc_back_to_later": "{amount} vão para {method} assim que tudo chegar aqui.",
    "svc_even": "Não há nada a pagar.",
    "svc_once": "Isto só pode ser feito uma vez por pedido, por isso confira se não falta nada.",
    "svc_member": "Um colega precisa de aprovar antes.",
    "svc_question": "Posso fazer isto? Responda sim ou não, por favor.",
    "svc_yes": "Sim",
    "svc_no": "Não",
    "svc_done_cancel": "O pedido {order} está cancelado.",
    "svc_done_items": "O pedido {order} está alterado.",
    "svc_done_address": "O pedido {order} vai para a nova morada.",
    "svc_done_method": "O pedido {order} está agora pago da outra forma.",
    "svc_done_return": "A sua devolução do pedido {order} está registada. Envie tudo "
    "de volta; escrevemos a explicar como.",
    "svc_done_exchange": "A sua troca do pedido {order} está registada. Envie tudo de "
    "volta; escrevemos a explicar como.",
    "svc_asked": "Obrigado. Um colega decide sobre o pedido {order} e responde aqui.",
    "svc_unpaid": "Obrigado. O pedido {order} é alterado assim que a diferença "
    "for paga; o link vem a seguir.",
    "svc_declined": "Está bem, o pedido {order} fica como está.",
    "svc_refused_by_member": "Lamento, o que pediu para o pedido {order} não é possível. Um "
    "colega explica com todo o gosto.",
    "svc_agreed": "O que combinámos para o pedido {order} está feito.",
    "svc_shipped": "O pedido {order} está a caminho.",
    "svc_tracking": "Rastreio: {tracking}",
    "svc_delivered": "O pedido {order} foi entregue.",
    "why_not_pending": "Lamento, este pedido já saiu ou está cancelado e não pode ser alterado.",
    "why_not_delivered": "Lamento, só se pode devolver ou trocar o que já foi entregue.",
    "why_not_paid": "Lamento, este pedido não está pago, por isso não é possível.",
    "why_disputed": "Lamento, o pagamento deste pedido está em disputa no banco e "
    "não posso alterar nada.",
    "why_already_changed": "Lamento, este pedido já foi alterado, e só é possível uma vez.",
    "why_under_way": "Outra alteração deste pedido ainda está pendente. Vamos "
    "terminar essa primeiro.",
    "why_window_over": "Lamento, o prazo para devolver este pedido terminou.",
    "why_reason_refused": "Lamento, por esse motivo não se pode cancelar um pedido.",
    "why_unknown_line": "Lamento, não encontro isso neste pedido.",
    "why_other_product": "Lamento, só é possível outra opção do mesmo produto.",
    "why_same_item": "Já é essa opção. Qual outra deseja?",
    "why_unavailable": "Lamento, essa opção não está disponível agora.",
    "why_method_refused": "Lamento, essa forma de pagamento não serve para isto.",
    "why_credit_short": "Lamento, não há saldo suficiente nesse cartão.",
    "why_nothing_wanted": "O que deseja alterar?",
    "why_order_unknown": "Lamento, não encontro um pedido que corresponda. Verifique o "
    "que escreveu.",
    "why_too_many_guesses": 'Foram tentativas a mais. Tente mais tarde ou escreva "pessoa".',
    "why_change_over": "Essa alteração já não está pendente. Diga-me de novo o que deseja.",
    "why_another_unpaid": "Há outra coisa por pagar aqui. Pague-a ou cancele-a primeiro.",
    "ask_new_address": "Para onde deve ir? Escreva a morada completa: nome, rua e "
    "número, código postal e cidade, país.",
    "ask_which_item": "A qual das coisas que pediu se refere?",
    "ask_pay_method": "Qual destas: {ways}?",
    "why_not_delivered_there": "Desculpe, não entregamos nesse lugar.",
    "svc_delivery": "Entrega: {delivery}",
}
