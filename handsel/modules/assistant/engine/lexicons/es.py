"""Spanish."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "greet": "hola, holaa, buenas, buenos días, buen día, buenas tardes, buenas noches, "
    "qué tal, saludos",
    "how_are_you": "cómo estás, cómo está, cómo están, cómo te va, qué hay",
    "thanks": "gracias, muchas gracias, mil gracias, muchísimas gracias, te agradezco, se agradece",
    "bye": "adiós, chao, chau, hasta luego, hasta pronto, nos vemos, hasta mañana",
    "bot": "eres un bot, eres un robot, eres humano, eres una persona, es un bot, es "
    "un robot, eres real, hablo con un robot, hablo con una persona, estoy "
    "hablando con un robot, estoy hablando con una persona, quién eres",
    "yes": "sí, si, claro, claro que sí, por supuesto, vale, ok, okey, de acuerdo, "
    "correcto, perfecto, dale, confirmo, confirmar, confirmado, confirma, está "
    "bien, exacto, así es, adelante, hazlo, cómo no, listo, sip, venga, desde "
    "luego, eso es, todo bien",
    "no": "no, no gracias, nada, para nada, nop, mejor no, ahora no, todavía no, "
    "olvídalo, déjalo, claro que no, de ninguna manera, tampoco",
    "soft": "por favor, porfa, porfavor, gracias, muchas gracias, bien, muy bien, "
    "bueno, genial, ya, entonces, el, la, mi, pedido, compra, todo, lo, quiero, "
    "eso, así, ahora, hola, amigo, amiga, señor, señora, con gusto, me parece "
    "bien, envíame el enlace, envíame, manda el enlace, el enlace, excelente, "
    "lo quiero, estupendo, la quiero",
    "please": "por favor, porfa, porfavor",
    "but": "pero, excepto, salvo, espera, espere, mejor, en realidad, aunque, un momento",
    "not": "no, nunca, jamás, sin, ya no, tampoco",
    "praise": "me encanta, qué bonito, qué lindo, hermoso, precioso, delicioso, qué rico",
    "what": "qué, que es, cuál es, cuáles son",
    "which": "cuál, cuáles",
    "where": "dónde, dónde está, dónde están, en dónde, adónde",
    "when": "cuándo, qué día, para cuándo",
    "day": "hoy, mañana, lunes, martes, miércoles, jueves, viernes, sábado, domingo, "
    "fin de semana, esta semana",
    "how": "cómo, cómo puedo, cómo hago",
    "how_long": "cuánto tarda, cuánto tardan, cuánto tiempo, cuántos días, cuánto demora",
    "why": "por qué",
    "can": "puedo, puedes, puede, pueden, podría, podrían, podrías, se puede, es posible, podemos",
    "help": "ayuda, ayúdame, ayudar, ayúdenme, necesito ayuda, una pregunta, una duda, "
    "una consulta",
    "want": "quiero, quisiera, querría, me gustaría, necesito, deseo, dame, deme, me "
    "das, me da, ponme, póngame, queremos, me interesa, quería, me pones",
    "take": "comprar, compro, compraré, pedir, pido, me llevo, me lo llevo, me la "
    "llevo, llevarme, ordenar, encargar, encargo, adquirir, hacer un pedido, "
    "realizar un pedido, me quedo, tomo, reservar",
    "add": "añade, añadir, agrega, agregar, agrégame, añádeme, suma, pon, incluye, además, también",
    "remove": "quita, quitar, quítame, elimina, eliminar, saca, sacar, borra, ya no "
    "quiero, no quiero, sin, vacía, vaciar",
    "make": "cambia, cambiar, cámbialo, que sean, mejor, modifica, pon mejor, "
    "actualiza, quise decir",
    "cancel": "cancel*, anul*",
    "show": "muéstrame, enséñame, mostrar, ver, enseña, muestra, foto*, imagen*, "
    "imágenes, catálogo",
    "find": "busco, buscando, estoy buscando, buscar, encontrar, ando buscando",
    "recommend": "recomiend*, recomend*, sugier*, suger*, aconsej*, el mejor, la mejor, más "
    "popular, más vendido*, para regalar",
    "have": "tienen, tiene, tienes, tenéis, hay, venden, vende, vendes, disponen, les "
    "queda, les quedan, manejan",
    "stock": "disponible*, disponibilidad, en stock, existencia*, agotado*, queda, "
    "quedan, en existencia",
    "price": "cuánto, cuánto cuesta, cuánto cuestan, cuánto vale, cuánto valen, cuánto "
    "es, precio*, costo, coste, a cuánto, a cómo, qué precio, cuesta, cuestan",
    "discount": "descuento*, oferta*, rebaja*, promoción, promociones, cupón, cupones, más barato",
    "menu": "qué venden, qué tienen, qué ofrecen, qué productos, carta, menú, lista de "
    "precios, catálogo, qué vendes, qué tienes, qué hay",
    "size": "talla*, tamaño*, medida*, peso, pesa, mide, dimensiones",
    "made_of": "ingrediente*, contiene*, alergi*, alérgen*, gluten, vegano*, vegetariano*, "
    "material*, hecho de, hecha de, lactosa, frutos secos, calidad, original*",
    "kind": "color, colores, sabor, sabores, tipo, tipos, modelo*, opciones, variedad*",
    "it": "lo, la, los, las, eso, esa, ese, esos, esas, esto, este, esta, el mismo, "
    "la misma, lo mismo",
    "one": "uno, una, el, la",
    "another": "otro, otra, uno más, una más, otro más, otra más, más",
    "first": "primero, primera, primer, el primero, la primera, el 1",
    "second": "segundo, segunda, el segundo, la segunda, el 2",
    "third": "tercero, tercera, tercer, el tercero, la tercera, el 3",
    "last": "último, última, el último, la última",
    "cheapest": "más barato, más barata, más económico, más económica, el más barato, la "
    "más barata",
    "both": "ambos, ambas, los dos, las dos",
    "everything": "todo, todos, el carrito, mi carrito",
    "instead": "en vez de, en lugar de",
    "again": "otra vez, de nuevo, nuevamente",
    "color": "rojo, roja, azul, azules, verde, amarillo, amarilla, negro, negra, blanco, "
    "blanca, rosa, morado, gris, marrón",
    "size_word": "pequeño, pequeña, mediano, mediana, grande, chico, chica",
    "cart": "carrito, mi carrito, cesta, bolsa, qué llevo, mi compra, cuánto es en "
    "total, el total, total, cuánto es todo",
    "checkout": "pagar, quiero pagar, finalizar, finalizar compra, terminar, terminar "
    "compra, tramitar, cómo pago, dónde pago, cómo puedo pagar, hacer el pago, "
    "realizar el pago, confirmar pedido, finalizar pedido, pasar por caja",
    "done": "eso es todo, es todo, nada más, sería todo, ya está, con eso, solo eso, ya es todo",
    "link": "enlace, link, liga, vínculo",
    "pay": "pagar, pago, pagos",
    "payment": "pago, pagos, cobro, cobros, cobraron, dinero, cargo, transacción",
    "paid": "pagué, ya pagué, he pagado, recibieron mi pago, llegó mi pago, mi pago",
    "pay_way": "tarjeta, tarjetas, efectivo, paypal, transferencia, contra reembolso, "
    "contra entrega, a plazos, bizum, métodos de pago, formas de pago, método "
    "de pago, forma de pago, oxxo, mercado pago",
    "accept": "acept*, admit*",
    "declined": "rechaz*, no funciona, falló, error, problema*, no pasa, no puedo pagar, fallido",
    "twice": "dos veces, doble cobro, cobraron dos veces, duplicado",
    "invoice": "factura*, recibo, comprobante, ticket",
    "order": "pedido, pedidos, mi pedido, orden, mi orden, compra, mi compra, encargo",
    "parcel": "paquete, envío, mi envío, mis cosas",
    "status": "estado, rastre*, seguimiento, no ha llegado, no llega, no llegó, ha "
    "llegado, llegó, dónde está mi, dónde anda, aún no llega, no he recibido, "
    "sigo esperando, cómo va, en camino",
    "delivery": "envío, envíos, envía*, enviar, entreg*, reparto, domicilio, a domicilio, "
    "mandan, recoger, recogida",
    "deliver_to": "envían a, hacen envíos, hacen envío, envíos a, costo de envío, gastos de "
    "envío, coste de envío, envío gratis, tiempo de entrega, plazo de entrega, "
    "código postal, internacional*, entregan en, entregan a",
    "address": "dirección, domicilio",
    "get": "recibir, recibo, llega, llegará, llegar",
    "change": "cambiar, cambio, modificar, corregir, editar",
    "return": "devolver, devolución, devoluciones, devuelvo, cambio, cambios",
    "refund": "reembols*, devolver el dinero, mi dinero, devuelvan",
    "late": "tarde, retras*, demora*, mucho tiempo",
    "trouble": "roto, rota, rotos, dañad*, defectuos*, estropead*, equivocad*, incompleto, "
    "falta, faltan, queja*, reclam*, mal estado, no es lo que pedí, mala "
    "calidad, decepcionad*, insatisfech*, no funciona",
    "guarantee": "garantía*",
    "hours": "horario*, abren, abre, abierto*, cierran, cierra, cerrado*, a qué hora, qué hora",
    "place": "ubicación, ubicad*, dónde están ubicados, tienda física, local, sucursal*, "
    "cómo llego, dónde queda, estacionamiento, aparcamiento",
    "reach": "teléfono, número de teléfono, correo, email, whatsapp",
    "account": "cuenta, registr*, iniciar sesión, darme de alta",
    "password": "contraseña*, clave",
    "person": "humano, un humano, agente, un agente, asesor*, operador*, representante, "
    "atención al cliente, servicio al cliente, encargado, encargada, gerente, "
    "persona real, una persona, ejecutivo, vendedor*, soporte",
    "someone": "alguien, persona, dueño, dueña",
    "talk": "hablar, hablo, comunicar*, comunícame, contactar, conversar, pásame, "
    "páseme, conéctame, chatear, contacto, llamar",
    "call_me": "llámame, llámenme, me pueden llamar, me puede llamar, me llaman, contáctenme",
    "stop": "stop, alto, basta, parar, para ya, detener, deténganse, darme de baja, dar "
    "de baja, baja, cancelar suscripción, no me escriban, no me escriban más, "
    "no me escribas, no me escribas más, no me manden mensajes, no me manden "
    "más mensajes, no más mensajes, dejen de escribirme, deja de escribirme, "
    "deja de enviar mensajes, no quiero más mensajes, no quiero recibir "
    "mensajes, no quiero recibir más mensajes, déjame en paz, déjenme en paz, "
    "no me contacten",
    "messages": "mensaje*, escribir, escribirme, notificaciones, publicidad, spam",
    "angry": "estafa*, ladron*, ladrón, horrible, pésimo, pésima, vergüenza, terrible, "
    "fatal, asco, harto, harta, inaceptable, indignad*, enojad*, enfadad*, "
    "mentiros*, robo, fraude, denunciar",
    "swear": "mierda, joder, puta, puto, carajo, coño, cabron*, cabrón, pendejo*, chinga*",
}

NUMBERS: dict[str, int] = {
    "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
    "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "par": 2, "docena": 12,
}  # fmt: skip

COMMON = """
el la los las un una de del y o que en a por para con mi tu su es son está están este esta muy
más me te se nos le les ya hoy mañana ayer también pero porque como cuando donde todo nada algo
usted tengo tiene tienen hacer puede favor quiero necesito día semana
"""
