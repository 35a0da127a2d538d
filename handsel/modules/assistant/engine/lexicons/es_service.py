"""Spanish: frames of requests, what goes wrong, goods, and topics that are no shop's."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "later": "quizás más tarde, tal vez más tarde, más tarde, luego te digo, luego, después te "
    "digo, ahora no, todavía no, hoy no, mañana quizás, otro día, en otro momento, la "
    "próxima vez, lo pienso, lo pensaré, lo voy a pensar, déjame pensarlo, déjeme "
    "pensarlo, tengo que pensarlo, me lo pienso, aún no me decido, no me decido, no "
    "he decidido, le pregunto a mi, preguntar a mi, preguntarle a mi, consultarlo con "
    "mi, hablarlo con mi, hablar con mi esposa, hablar con mi marido, un minuto, un "
    "segundo, un momentito, dame un minuto, dame un momento, dame un segundo, espera "
    "un momento, ya vuelvo, vuelvo luego, ahora vuelvo, te aviso, les aviso, te "
    "confirmo luego, solo estoy mirando, solo miraba, buscar mi tarjeta, busco mi "
    "tarjeta, voy por mi tarjeta, buscar la tarjeta, buscar mi cartera",
    "frame": "quiero saber, quisiera saber, me gustaría saber, necesito saber, puedes decirme, "
    "puede decirme, podrías decirme, podría decirme, me puedes decir, me podrías decir, dime, "
    "dígame, saber si, no sé cómo, no sé qué hacer para, necesito ayuda para, necesito ayuda con, "
    "ayúdame a, me ayudas a, me puedes ayudar a, me pueden ayudar con, tengo que, quisiera hacer "
    "una consulta, quería preguntar, quiero preguntar, una pregunta sobre, tengo una duda sobre, "
    "información sobre, me gustaría, estoy intentando, intento, trato de",
    "agree": "verdad, es verdad, cierto, es cierto, me parece bien, suena bien, estupendo, genial",
    "disagree": "falso, no es cierto, no es verdad, eso no, mentira, prefiero no, no me interesa",
    "thanks": "agradecido, agradecida, muy amable, gracias por la ayuda, gracias por todo, te lo "
    "agradezco, gracias por su ayuda",
    "bye": "hasta la vista, que tengas buen día, que tenga buen día, que tengan buen día, "
    "cuídate, hablamos luego, me tengo que ir, buena tarde",
    "greet": "hey, buen dia, muy buenas, qué onda, buenas a todos",
    "how_are_you": "cómo andas, qué pasa, cómo va todo, todo bien por ahí",
    "claim": "reclamación, reclamaciones, reclamo, reclamos, queja, quejas, quejarme, poner una "
    "queja, hacer una reclamación, presentar una queja, libro de reclamaciones",
    "angry": "decepcionado, decepcionada, muy mal servicio, mal servicio, pésimo servicio, "
    "insatisfecho, insatisfecha, una vergüenza, es el colmo, descontento",
    "ways": "métodos, método, formas, modalidades, opciones de",
    "pay_way": "tarjeta de crédito, tarjeta de débito, pago contra entrega, cuotas, en cuotas, "
    "financiación, yape, nequi, en efectivo",
    "payment": "mi tarjeta, la tarjeta, problemas de facturación, problema de facturación, "
    "problemas con el pago, problema con el pago, problemas con el cobro, no me deja pagar, no "
    "pasa el pago, pago rechazado, no puedo pagar, pago con tarjeta, extracto, cuenta bancaria, "
    "un cobro, me cobraron, me han cobrado, cobrado, facturación del pago",
    "declined": "dijo que no, me la rechaza, la rechaza, la rechazó, fue rechazada, rechazad*, "
    "denegad*, no pasa, no pasó, no me deja pagar, no acepta mi, no pasa el pago, pago "
    "rechazado, no se procesa, no procesado, pendiente, bloqueada, inconveniente*, problemas de "
    "facturación, problema de facturación, problemas con el pago, problemas con el cobro",
    "twice": "me cobraron dos veces, me han cobrado dos veces, dos cobros, me cobraron doble, "
    "doble cargo, cobro duplicado, cobrado dos veces, más de una vez, cargo duplicado, varias "
    "veces",
    "refund": "reembolso, devolución del dinero, devolverme el dinero, recuperar mi dinero, "
    "quiero mi dinero, me devuelvan",
    "return": "devolverlo, devolverla, cambiarlo, me arrepentí, talla equivocada, no me queda, "
    "me queda grande, me queda chico, por error, equivocado",
    "status": "actualizaciones del pedido, actualización del pedido, consultas sobre pedidos, "
    "consulta sobre mi pedido, dónde está el pedido, cuándo llega, cuándo llegará, cuándo me "
    "llega, dónde viene, ya salió, ya enviaron, número de seguimiento, localizar",
    "late": "atrasado, atrasada, lleva días, hace semanas, hace días, todavía no, tanto tiempo",
    "person": "agente humano, un agente humano, equipo de ventas, el equipo de ventas, ventas, "
    "un vendedor, una asesora, personal, soporte técnico, un encargado, alguien de verdad, ser "
    "humano, atención al público, centro de atención",
    "talk": "hablar con, comunicarme con, contactar con, pasar con, pásame con, póngame con, "
    "quiero hablar",
    "call_me": "que me llamen, llámenme por favor, devuélvanme la llamada, me pueden contactar",
    "urgent": "urgente, emergencia, nadie contesta, nadie responde, no responden, de inmediato",
    "take": "comprar ahora, quiero comprar, me gustaría comprar, quiero pedir, cómo compro, cómo "
    "pido, dónde compro, hacer una compra, puedo comprar, puedo pedir, compra ahora",
    "add": "añade al carrito, agregar al carrito, ponme también, súmale",
    "recommend": "sugerencias, sugerencia, recomendaciones, recomendación, qué me recomiendas, "
    "qué me recomienda, ideas, cuál es mejor",
    "product": "producto, productos, artículo, artículos, mercancía",
    "goods": "ropa, camisa*, camiseta*, pantalón, pantalones, vestido*, zapato*, zapatilla*, "
    "chaqueta*, bolso*, reloj*, collar*, anillo*, mesa, silla*, sofá, cama, colchón, almohada*, "
    "lámpara*, taza*, plato*, pan, panes, pastel*, torta*, galleta*, chocolate*, café, té, vino*, "
    "flores, perfume*, jabón, champú, crema, juguete*, libro*, teléfono móvil, celular*, "
    "portátil*, televisor*, auricular*, regalo*",
    "elsewhere": "el clima, el tiempo hoy, qué tiempo hace, pronóstico, lluvia, llover, chiste, "
    "chistes, canción, canciones, música, película*, fútbol, partido*, presidente, elecciones, "
    "política, receta de cocina, vuelo*, hotel*, traducir, traduce, cómo se dice, capital de, "
    "cuántos habitantes, horóscopo, noticias, alarma, quién ganó, quién es el, quién fue, sentido "
    "de la vida, impuestos, préstamo, hipoteca",
}

#: Who is asked at home: not to be taken for misspellings.
REAL = """
esposa esposo marido mujer novia novio jefe jefa madre padre hijo hija
"""
