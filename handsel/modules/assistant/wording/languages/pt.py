"""Portuguese."""

from handsel.modules.assistant.wording.names import PhraseName

PHRASES: dict[PhraseName, str] = {
    "greeting": "Olá, boas-vindas à {business}. Pergunte o que temos, quanto "
    "custa ou como entregamos, ou faça seu pedido aqui mesmo. Para "
    'falar com uma pessoa, escreva "pessoa".',
    "greeting_again": "Olá de novo. Como posso ajudar?",
    "thanks": "De nada. Estou aqui se precisar de mais alguma coisa.",
    "goodbye": "Até logo, e agradecemos por escrever para {business}.",
    "bot": "Sou o assistente automático de {business}. Posso mostrar "
    "produtos, anotar seu pedido e dizer como ele está. Se preferir "
    'falar com uma pessoa, escreva "pessoa".',
    "clarify": "Desculpe, não sei se entendi. Pode dizer com outras palavras "
    "ou citar o produto que lhe interessa?",
    "clarify_attachment": "Agradeço o envio. Não consigo ver imagens nem ouvir áudios. "
    "Pode dizer em poucas palavras do que precisa?",
    "out_of_scope": "Só posso ajudar com o que {business} vende, com pedidos e "
    "com perguntas à loja. O que você gostaria de saber sobre isso?",
    "ask_option": "Qual {option} você prefere para {title}? Temos {choices}.",
    "ask_product": "Qual deles: {choices}?",
    "ask_which": "De qual produto você está falando?",
    "ask_order": "Com prazer. O que você gostaria e em que quantidade?",
    "ask_change": "Tudo bem, nada foi pedido. O que você quer mudar?",
    "order_dropped": "Tudo bem, o pedido {order} foi cancelado; "
    "por favor, não pague mais na página dele. Seu carrinho continua aqui.",
    "ask_how_many": "Quantas unidades você quer?",
    "ask_rest": "Adiciono três coisas de cada vez. Adiciono também o resto: {choices}?",
    "no_such_option": "{title} não vem em {value}. Temos {choices}.",
    "too_many": "Posso colocar no máximo 99 unidades de um produto. Para mais, "
    'escreva "pessoa" e alguém da equipe ajuda você.',
    "anything_else": "Tudo bem. É só dizer se quiser mais alguma coisa.",
    "take_your_time": "Sem pressa. É só escrever quando quiser.",
    "not_in_cart": "{title} não está no seu carrinho.",
    "found_none": 'Desculpe, não encontrei nada para "{query}". Pode descrever de outra forma?',
    "found_none_plain": "Desculpe, não encontrei nada parecido. Pode descrever de outra forma?",
    "found_some": "Encontrei isto:",
    "found_question": "Qual você gostaria?",
    "price_from": "a partir de {price}",
    "sold_out": "esgotado",
    "few_left": "restam só {count}",
    "and_more": "e mais {count}",
    "shown_one": "{title} custa {price}.",
    "shown_range": "{title} custa de {lowest} a {highest}:",
    "shown_same": "{title} custa {price}. Pode escolher: {choices}.",
    "shown_sold_out": "{title} está esgotado no momento.",
    "shown_few": "Restam só {count}.",
    "shown_in_stock": "Está disponível.",
    "shall_i_add": "Coloco uma unidade no seu carrinho?",
    "which_one": "Qual você gostaria?",
    "added": "Adicionado ao carrinho: {quantity} × {title}.",
    "changed": "Seu carrinho agora tem {quantity} × {title}.",
    "removed": "Removido do carrinho: {title}.",
    "cart_total": "Seu carrinho soma {total}.",
    "shall_i_checkout": "Quer finalizar a compra ou precisa de mais alguma coisa?",
    "cart": "No seu carrinho:",
    "cart_empty": "Seu carrinho está vazio. O que você gostaria?",
    "line": "{quantity} × {title}: {amount}",
    "total": "Total: {total}",
    "summary": "Confira seu pedido, por favor:",
    "summary_question": "Responda sim para confirmar ou diga o que quer mudar.",
    "confirm_button": "Confirmar",
    "change_button": "Mudar",
    "add_button": "Pôr no carrinho",
    "checkout_button": "Finalizar compra",
    "cart_button": "Ver carrinho",
    "none_left": "Desculpe, {title} está esgotado no momento.",
    "not_enough": "Desculpe, só temos {available} de {title}, não {wanted}. Adiciono {available}?",
    "confirmed": "Seu pedido {order} está reservado. Agradecemos.",
    "link": "Esta é a página de pagamento segura do pedido {order}, {total}: {url}",
    "order": "Pedido {order}, {total}: {status}.",
    "no_orders": "Não encontro nenhum pedido seu aqui. Se pediu de outra forma, "
    'escreva "pessoa" e alguém da equipe procura.',
    "cancelled": "cancelado",
    "unpaid": "aguardando pagamento",
    "partly_paid": "pago em parte",
    "paid": "pago",
    "partly_refunded": "reembolsado em parte",
    "refunded": "reembolsado",
    "disputed": "o pagamento está em análise",
    "unfulfilled": "estamos preparando",
    "partly_shipped": "uma parte está a caminho",
    "shipped": "está a caminho",
    "delivered": "entregue",
    "returned": "devolvido",
    "handed_asked": "Claro. Vou passar para uma pessoa da equipe, que responde aqui.",
    "handed_unknown": "Isso eu não sei, então vou perguntar a uma pessoa da equipe, "
    "que responde aqui.",
    "handed_upset": "Sinto muito por isso. Vou passar para uma pessoa da equipe, "
    "que vai ler o que você escreveu e responder aqui.",
    "handed_policy": "Isso precisa ser decidido por uma pessoa. Vou passar para a "
    "equipe, que responde aqui.",
    "handed_failure": "Algo deu errado do nosso lado, desculpe. Uma pessoa da equipe "
    "responde aqui.",
    "stopped": "Você não vai mais receber mensagens automáticas de {business}. "
    "Se precisar, escreva aqui e uma pessoa responde.",
    "refused_foreign_handle": "Desculpe, me perdi. Pode dizer o nome do produto?",
    "refused_not_found": "Desculpe, isso não está mais disponível.",
    "refused_out_of_stock": "Desculpe, está esgotado no momento.",
    "refused_cart_empty": "Seu carrinho está vazio. O que você gostaria?",
    "refused_not_confirmed": "Antes de fazer o pedido preciso de um sim claro ao resumo. "
    "Está certo assim?",
    "refused_changed": "Algo mudou no seu pedido desde o resumo. Confira mais uma vez, por favor.",
    "refused_expired": "Esse resumo não vale mais. Faço um novo?",
    "refused_no_open_checkout": "No momento não há nada a pagar. Quer ver seu carrinho?",
    "refused_limit_reached": "Isso passa do que posso fazer em uma conversa. Escreva "
    '"pessoa" e alguém da equipe ajuda você.',
    "refused_too_many_commands": "Foi muita coisa de uma vez. Pode dizer uma coisa por vez?",
    "refused_currency_mismatch": "Desculpe, não posso juntar isso em um só pedido. Escreva "
    '"pessoa" e alguém da equipe ajuda você.',
    "receipt": "Recebemos seu pagamento de {total} pelo pedido {order}. Agradecemos!",
    "receipt_invoice": "A fatura chega por e-mail.",
    "payment_failed": "O pagamento de {total} pelo pedido {order} não foi concluído. "
    "Nada foi cobrado.",
    "payment_retry": "Você pode tentar de novo aqui: {url}",
    "payment_retry_plain": "Quer um novo link de pagamento?",
    "pay_by_transfer": "Para pagar o pedido {order} por transferência, envie {total} com a "
    "referência {order}.",
    "pay_on_delivery": "Estamos preparando seu pedido {order}. Você paga {total} na entrega.",
    "refunded_money": "Devolvemos {amount} do pedido {order}. Seu banco pode levar alguns dias "
    "para mostrar.",
    "or": "ou",
    "and": "e",
}
