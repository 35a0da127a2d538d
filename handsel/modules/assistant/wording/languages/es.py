"""Spanish."""

from handsel.modules.assistant.wording.names import PhraseName

PHRASES: dict[PhraseName, str] = {
    "greeting": "Hola, te damos la bienvenida a {business}. Pregúntame qué "
    "tenemos, cuánto cuesta o cómo entregamos, o haz tu pedido aquí "
    'mismo. Para hablar con una persona, escribe "persona".',
    "greeting_again": "Hola de nuevo. ¿En qué puedo ayudarte?",
    "thanks": "De nada. Aquí estoy si necesitas algo más.",
    "goodbye": "Hasta pronto, y gracias por escribir a {business}.",
    "bot": "Soy el asistente automático de {business}. Puedo mostrarte "
    "productos, tomar tu pedido y decirte cómo va. Si prefieres "
    'hablar con una persona, escribe "persona".',
    "clarify": "Perdona, no estoy seguro de haberte entendido. ¿Puedes decirlo "
    "con otras palabras o nombrar el producto que te interesa?",
    "clarify_attachment": "Gracias. No puedo ver imágenes ni escuchar audios. ¿Me dices "
    "en pocas palabras qué necesitas?",
    "out_of_scope": "Solo puedo ayudarte con lo que vende {business}, con "
    "pedidos y con preguntas a la tienda. ¿Qué te gustaría saber de eso?",
    "ask_option": "¿Qué {option} prefieres para {title}? Tenemos {choices}.",
    "ask_product": "¿Cuál quieres decir: {choices}?",
    "ask_which": "¿A qué producto te refieres?",
    "ask_order": "Con mucho gusto. ¿Qué te gustaría y cuántas unidades?",
    "ask_change": "De acuerdo, no se ha pedido nada. ¿Qué quieres cambiar?",
    "order_dropped": "De acuerdo, el pedido {order} está cancelado; "
    "por favor, ya no pagues en su página. Tu carrito sigue aquí.",
    "ask_how_many": "¿Cuántas unidades quieres?",
    "ask_rest": "Añado tres cosas a la vez. ¿Añado también el resto: {choices}?",
    "no_such_option": "{title} no existe en {value}. Tenemos {choices}.",
    "too_many": "Puedo poner como máximo 99 unidades de un producto. Para más, "
    'escribe "persona" y te atenderá alguien del equipo.',
    "anything_else": "De acuerdo. Dime si quieres algo más.",
    "take_your_time": "Tómate tu tiempo. Escríbeme cuando quieras.",
    "not_in_cart": "{title} no está en tu carrito.",
    "found_none": 'Lo siento, no he encontrado nada para "{query}". ¿Puedes '
    "describirlo de otra manera?",
    "found_none_plain": "Lo siento, no he encontrado nada que encaje. ¿Puedes "
    "describirlo de otra manera?",
    "found_some": "Esto es lo que he encontrado:",
    "found_question": "¿Cuál te gustaría?",
    "price_from": "desde {price}",
    "sold_out": "agotado",
    "few_left": "solo quedan {count}",
    "and_more": "y {count} más",
    "shown_one": "{title} cuesta {price}.",
    "shown_range": "{title} cuesta de {lowest} a {highest}:",
    "shown_same": "{title} cuesta {price}. Puedes elegir: {choices}.",
    "shown_sold_out": "{title} está agotado en este momento.",
    "shown_few": "Solo quedan {count}.",
    "shown_in_stock": "Está disponible.",
    "shall_i_add": "¿Añado una unidad a tu carrito?",
    "which_one": "¿Cuál te gustaría?",
    "added": "Añadido a tu carrito: {quantity} × {title}.",
    "changed": "Tu carrito tiene ahora {quantity} × {title}.",
    "removed": "Quitado de tu carrito: {title}.",
    "cart_total": "Tu carrito suma {total}.",
    "shall_i_checkout": "¿Quieres finalizar la compra o necesitas algo más?",
    "cart": "En tu carrito:",
    "cart_empty": "Tu carrito está vacío. ¿Qué te gustaría?",
    "line": "{quantity} × {title}: {amount}",
    "total": "Total: {total}",
    "summary": "Revisa tu pedido, por favor:",
    "summary_question": "Responde sí para confirmar, o dime qué quieres cambiar.",
    "confirm_button": "Confirmar",
    "change_button": "Cambiar",
    "add_button": "Añadir al carrito",
    "checkout_button": "Finalizar compra",
    "cart_button": "Ver carrito",
    "none_left": "Lo siento, {title} está agotado en este momento.",
    "not_enough": "Lo siento, solo tenemos {available} de {title}, no {wanted}. "
    "¿Añado {available}?",
    "confirmed": "Gracias. Tu pedido {order} está reservado.",
    "link": "Esta es la página de pago segura del pedido {order}, {total}: {url}",
    "order": "Pedido {order}, {total}: {status}.",
    "no_orders": "No encuentro ningún pedido tuyo aquí. Si lo hiciste por otro "
    'medio, escribe "persona" y alguien del equipo lo buscará.',
    "cancelled": "cancelado",
    "unpaid": "pendiente de pago",
    "partly_paid": "pagado en parte",
    "paid": "pagado",
    "partly_refunded": "reembolsado en parte",
    "refunded": "reembolsado",
    "disputed": "estamos revisando el pago",
    "unfulfilled": "lo estamos preparando",
    "partly_shipped": "una parte está en camino",
    "shipped": "va en camino",
    "delivered": "entregado",
    "returned": "devuelto",
    "handed_asked": "Por supuesto. Te paso con una persona del equipo, que te responderá aquí.",
    "handed_unknown": "Eso no lo sé, así que pregunto a una persona del equipo, que "
    "te responderá aquí.",
    "handed_upset": "Lo siento mucho. Se lo paso a una persona del equipo, que "
    "leerá lo que has escrito y te responderá aquí.",
    "handed_policy": "Esto debe decidirlo una persona. Se lo paso al equipo y te responderán aquí.",
    "handed_failure": "Algo ha fallado por nuestra parte, perdona. Una persona del "
    "equipo te responderá aquí.",
    "stopped": "No recibirás más mensajes automáticos de {business}. Si nos "
    "necesitas, escribe aquí y te responderá una persona.",
    "refused_foreign_handle": "Perdona, he perdido el hilo. ¿Puedes decirme el nombre del "
    "producto?",
    "refused_not_found": "Lo siento, eso ya no está disponible.",
    "refused_out_of_stock": "Lo siento, está agotado en este momento.",
    "refused_cart_empty": "Tu carrito está vacío. ¿Qué te gustaría?",
    "refused_not_confirmed": "Antes de hacer el pedido necesito un sí claro al resumen. "
    "¿Está bien así?",
    "refused_changed": "Algo ha cambiado en tu pedido desde el resumen. Échale otro "
    "vistazo, por favor.",
    "refused_expired": "Ese resumen ya no es válido. ¿Hago uno nuevo?",
    "refused_no_open_checkout": "Ahora mismo no hay nada que pagar. ¿Quieres ver tu carrito?",
    "refused_limit_reached": "Eso es más de lo que puedo hacer en una conversación. Escribe "
    '"persona" y te atenderá alguien del equipo.',
    "refused_too_many_commands": "Son muchas cosas a la vez. ¿Me las dices una por una?",
    "refused_currency_mismatch": "Lo siento, no puedo juntarlos en un mismo pedido. Escribe "
    '"persona" y te atenderá alguien del equipo.',
    "receipt": "¡Gracias! Ha llegado tu pago de {total} por el pedido {order}.",
    "receipt_invoice": "Recibirás la factura por correo electrónico.",
    "payment_failed": "El pago de {total} por el pedido {order} no se ha completado. "
    "No se ha cobrado nada.",
    "payment_retry": "Puedes intentarlo de nuevo aquí: {url}",
    "payment_retry_plain": "¿Quieres un nuevo enlace de pago?",
    "pay_by_transfer": "Para pagar el pedido {order} por transferencia, envía {total} con la "
    "referencia {order}.",
    "pay_on_delivery": "Preparamos tu pedido {order}. Pagas {total} al recibirlo.",
    "refunded_money": "Te hemos devuelto {amount} del pedido {order}. Tu banco puede tardar unos "
    "días en mostrarlo.",
    "or": "o",
    "and": "y",
}
