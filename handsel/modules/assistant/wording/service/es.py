"""Spanish."""

from handsel.modules.assistant.wording.service_names import ServicePhrase

SERVICE: dict[ServicePhrase, str] = {
    "identity_needed": "Para encontrar tu pedido, dime dos de estos datos: el correo "
    "con el que se hizo, el número de pedido y el código postal de "
    "entrega.",
    "identity_found": "Gracias, he encontrado el pedido {order}.",
    "svc_cancel": "Cancelar el pedido {order}.",
    "svc_items": "Cambiar el pedido {order}:",
    "svc_address": "Enviar el pedido {order} a:",
    "svc_method": "Pagar el pedido {order} con {method}.",
    "svc_return": "Devolver del pedido {order}:",
    "svc_exchange": "Cambiar por otro, del pedido {order}:",
    "svc_reason_no_longer_needed": "Motivo: ya no se necesita.",
    "svc_reason_ordered_by_mistake": "Motivo: pedido por error.",
    "svc_reason_other": "Motivo: otro.",
    "svc_pay_link": "Hay que pagar {amount}; el enlace llega después de tu sí.",
    "svc_pay_card": "{amount} se toman de {method}.",
    "svc_back": "{amount} vuelven por donde se pagaron.",
    "svc_back_to": "{amount} van a {method}.",
    "svc_back_later": "{amount} vuelven por donde se pagaron cuando todo haya llegado aquí.",
    "svc_back_to_later": "{amount} van a {method} cuando todo haya llegado aquí.",
    "svc_even": "No hay nada que pagar.",
    "svc_once": "Solo se puede hacer una vez por pedido, así que comprueba que no falte nada.",
    "svc_member": "Antes tiene que aprobarlo un compañero.",
    "svc_question": "¿Lo hago? Responde sí o no, por favor.",
    "svc_yes": "Sí",
    "svc_no": "No",
    "svc_done_cancel": "El pedido {order} está cancelado.",
    "svc_done_items": "El pedido {order} está cambiado.",
    "svc_done_address": "El pedido {order} irá a la nueva dirección.",
    "svc_done_method": "El pedido {order} ya está pagado de la otra forma.",
    "svc_done_return": "Tu devolución del pedido {order} está anotada. Envíanos todo "
    "de vuelta; te escribimos cómo.",
    "svc_done_exchange": "Tu cambio del pedido {order} está anotado. Envíanos todo de "
    "vuelta; te escribimos cómo.",
    "svc_asked": "Gracias. Un compañero decide sobre el pedido {order} y te responde aquí.",
    "svc_unpaid": "Gracias. El pedido {order} se cambia en cuanto se pague la "
    "diferencia; ahora llega el enlace.",
    "svc_declined": "De acuerdo, el pedido {order} se queda como está.",
    "svc_refused_by_member": "Lo siento, lo que pediste para el pedido {order} no es "
    "posible. Un compañero te lo explica con gusto.",
    "svc_agreed": "Lo acordado para el pedido {order} está hecho.",
    "svc_shipped": "El pedido {order} va de camino.",
    "svc_tracking": "Seguimiento: {tracking}",
    "svc_delivered": "El pedido {order} ha sido entregado.",
    "why_not_pending": "Lo siento, este pedido ya salió o está cancelado, y no se puede cambiar.",
    "why_not_delivered": "Lo siento, solo se puede devolver o cambiar lo que ya se entregó.",
    "why_not_paid": "Lo siento, este pedido no está pagado, y así no es posible.",
    "why_disputed": "Lo siento, el pago de este pedido está en disputa con el banco "
    "y no puedo cambiar nada.",
    "why_already_changed": "Lo siento, este pedido ya se cambió, y solo se puede una vez.",
    "why_under_way": "Otro cambio de este pedido sigue pendiente. Terminemos primero ese.",
    "why_window_over": "Lo siento, el plazo para devolver este pedido ha terminado.",
    "why_reason_refused": "Lo siento, por ese motivo no se puede cancelar un pedido.",
    "why_unknown_line": "Lo siento, eso no lo encuentro en este pedido.",
    "why_other_product": "Lo siento, solo se puede cambiar por otra opción del mismo producto.",
    "why_same_item": "Ya es esa opción. ¿Cuál otra quieres?",
    "why_unavailable": "Lo siento, esa opción no está disponible ahora.",
    "why_method_refused": "Lo siento, esa forma de pago no sirve para esto.",
    "why_credit_short": "Lo siento, en esa tarjeta no hay saldo suficiente.",
    "why_nothing_wanted": "¿Qué quieres cambiar?",
    "why_order_unknown": "Lo siento, no encuentro un pedido que coincida. Revisa lo que "
    "escribiste.",
    "why_too_many_guesses": "Se ha intentado demasiadas veces. Prueba más tarde o escribe "
    '"persona".',
    "why_change_over": "Ese cambio ya no está pendiente. Dime otra vez qué quieres.",
    "why_another_unpaid": "Aquí queda otra cosa por pagar. Págala o cancélala primero.",
    "ask_new_address": "¿Adónde debe ir? Escribe la dirección completa: nombre, calle "
    "y número, código postal y ciudad, país.",
    "ask_which_item": "¿A cuál de las cosas que pediste te refieres?",
    "ask_pay_method": "¿Cuál de estas: {ways}?",
    "why_not_delivered_there": "Lo siento, no entregamos allí.",
    "svc_delivery": "Entrega: {delivery}",
}
