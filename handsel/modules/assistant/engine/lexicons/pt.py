"""Portuguese."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "greet": "olá, oi, oii, opa, bom dia, boa tarde, boa noite, e aí, alô, oie",
    "how_are_you": "tudo bem, tudo bom, como vai, como você está, como estás, beleza",
    "thanks": "obrigado, obrigada, muito obrigado, muito obrigada, brigado, brigada, "
    "valeu, agradeço, obg",
    "bye": "tchau, até logo, até mais, até amanhã, adeus, até breve",
    "bot": "você é um robô, você é um bot, é um robô, é robô, você é humano, você é "
    "uma pessoa, você é real, estou falando com um robô, estou falando com uma "
    "pessoa, quem é você",
    "yes": "sim, s, claro, com certeza, isso, isso mesmo, ok, okay, tá, tá bom, tá "
    "certo, está bem, pode ser, pode, confirmo, confirmar, confirmado, "
    "confirma, perfeito, certo, correto, exato, fechado, bora, pode mandar, "
    "pode confirmar, vamos, combinado, positivo, aham, uhum, beleza, está "
    "certo, podes",
    "no": "não, nao, n, não obrigado, não obrigada, nada, agora não, ainda não, "
    "deixa, deixa pra lá, esquece, de jeito nenhum, negativo, nem",
    "soft": "por favor, pfv, obrigado, obrigada, muito obrigado, valeu, bem, bom, "
    "ótimo, então, já, o, a, meu, pedido, tudo, quero, isso, agora, oi, olá, "
    "amigo, moça, moço, legal, me manda o link, manda o link, manda, o link, a "
    "compra, eu, eu quero, gostei, excelente, maravilha, compra",
    "please": "por favor, pfv",
    "but": "mas, porém, exceto, espera, espere, na verdade, melhor, só que",
    "not": "não, nao, nunca, jamais, sem, nem",
    "praise": "adorei, amei, lindo, linda, maravilhoso, delicioso, que lindo",
    "what": "o que, que, qual é, quais são",
    "which": "qual, quais",
    "where": "onde, onde está, cadê, aonde, onde fica",
    "when": "quando, que dia, pra quando",
    "day": "hoje, amanhã, segunda, terça, quarta, quinta, sexta, sábado, domingo, fim "
    "de semana, esta semana",
    "how": "como, como faço, como posso",
    "how_long": "quanto tempo, quantos dias, demora quanto, qual o prazo, prazo",
    "why": "por que, porque, por quê",
    "can": "posso, pode, podem, poderia, poderiam, dá para, dá pra, é possível, "
    "consigo, vocês podem",
    "help": "ajuda, me ajuda, ajudar, preciso de ajuda, uma dúvida, uma pergunta, dúvida",
    "want": "quero, queria, gostaria, preciso, desejo, me dá, me vê, me vende, quero "
    "um, eu quero, vou querer, tenho interesse, queremos, gostava",
    "take": "comprar, compro, pedir, pedido novo, fazer um pedido, fazer pedido, "
    "encomendar, encomenda nova, levar, vou levar, levo, fico com, adquirir, "
    "reservar, fechar pedido",
    "add": "adiciona, adicionar, acrescenta, acrescentar, coloca, inclui, põe, bota, também",
    "remove": "remove, remover, tira, tirar, retira, retirar, exclui, excluir, apaga, não "
    "quero, não quero mais, sem, esvaziar, limpar",
    "make": "muda, mudar, troca, trocar, altera, alterar, na verdade, em vez, quis "
    "dizer, passa para",
    "cancel": "cancel*, anul*",
    "show": "mostra, mostrar, me mostra, ver, foto*, imagem, imagens, catálogo",
    "find": "procuro, procurando, estou procurando, buscar, busco, procurar, achar",
    "recommend": "recomend*, suger*, sugest*, indic*, melhor, mais vendido*, para presente, "
    "de presente",
    "have": "tem, têm, vocês têm, vocês tem, vende, vendem, ainda tem, existe, há, "
    "tens, trabalham com",
    "stock": "disponíve*, disponivel, disponibilidade, em estoque, estoque, esgotad*, em "
    "stock, sobrou, pronta entrega",
    "price": "quanto, quanto custa, quanto custam, quanto é, quanto fica, quanto sai, "
    "preço*, valor, valores, qual o valor, qual o preço, qual é o preço, custa, "
    "custo, tá quanto",
    "discount": "desconto*, oferta*, promoção, promoções, cupom, cupons, cupão, mais barato",
    "menu": "o que vocês têm, o que vocês tem, o que vocês vendem, o que tem, cardápio, "
    "catálogo, lista de preços, quais produtos, que produtos, menu",
    "size": "tamanho*, medida*, peso, pesa, mede, dimensões",
    "made_of": "ingrediente*, contém, alerg*, alérg*, glúten, vegano*, vegano, "
    "vegetarian*, material, feito de, feita de, lactose, qualidade, origina*",
    "kind": "cor, cores, sabor, sabores, tipo, tipos, modelo*, opções, opção, variedade*",
    "it": "isso, esse, essa, esses, essas, este, esta, ele, ela, o mesmo, a mesma",
    "one": "um, uma",
    "another": "outro, outra, mais um, mais uma, mais",
    "first": "primeiro, primeira, o primeiro, a primeira",
    "second": "segundo, segunda, o segundo, a segunda",
    "third": "terceiro, terceira, o terceiro, a terceira",
    "last": "último, última, o último, a última",
    "cheapest": "mais barato, mais barata, mais em conta, o mais barato, a mais barata",
    "both": "ambos, ambas, os dois, as duas",
    "everything": "tudo, todos, o carrinho, meu carrinho",
    "instead": "em vez de, no lugar de, ao invés",
    "again": "de novo, novamente, outra vez",
    "color": "vermelho, vermelha, azul, verde, amarelo, amarela, preto, preta, branco, "
    "branca, rosa, roxo, cinza, marrom",
    "size_word": "pequeno, pequena, médio, média, grande",
    "cart": "carrinho, meu carrinho, sacola, cesta, total, o total, quanto deu, quanto "
    "é tudo, quanto ficou",
    "checkout": "pagar, quero pagar, finalizar, finalizar compra, finalizar pedido, fechar, "
    "fechar a conta, fechar compra, como pago, como faço para pagar, concluir, "
    "concluir compra, fazer o pagamento, confirmar pedido, encerrar",
    "done": "só isso, é só isso, é só, isso é tudo, é tudo, mais nada, nada mais, "
    "somente isso, apenas isso",
    "link": "link",
    "pay": "pagar, pagamento",
    "payment": "pagamento*, cobrança, cobraram, cobrado, dinheiro, transação",
    "paid": "paguei, já paguei, pago, caiu o pagamento, recebeu meu pagamento, "
    "receberam meu pagamento, meu pagamento",
    "pay_way": "cartão, cartões, pix, boleto, dinheiro, paypal, transferência, parcel*, na "
    "entrega, formas de pagamento, forma de pagamento, métodos de pagamento, "
    "mbway, multibanco, cartão de crédito, débito",
    "accept": "aceit*",
    "declined": "recusad*, recusou, não passou, não funciona, falhou, erro, problema*, não "
    "consigo pagar, negado",
    "twice": "duas vezes, cobrado duas vezes, em dobro, duplicad*",
    "invoice": "nota fiscal, fatura*, recibo, nota, comprovante",
    "order": "pedido, pedidos, meu pedido, encomenda, minha encomenda, minha compra, compra",
    "parcel": "pacote, entrega, minha entrega, minhas coisas",
    "status": "status, rastre*, andamento, não chegou, ainda não chegou, chegou, não "
    "recebi, cadê meu, cadê minha, onde está meu, onde está minha, a caminho, "
    "esperando, foi enviado, acompanhar",
    "delivery": "entreg*, envi*, frete, delivery, retirar, retirada, motoboy, correios",
    "deliver_to": "entregam em, entrega em, entregam no, vocês entregam, fazem entrega, "
    "frete, valor do frete, taxa de entrega, frete grátis, prazo de entrega, "
    "cep, internaciona*, enviam para, custo de envio",
    "address": "endereço, morada",
    "get": "receber, recebo, chega, chegar, vai chegar",
    "change": "mudar, trocar, alterar, corrigir, editar",
    "return": "devolver, devolução, devoluções, trocar, troca, trocas",
    "refund": "reembols*, estorn*, dinheiro de volta, meu dinheiro",
    "late": "atras*, demor*, tarde",
    "trouble": "quebrad*, danificad*, com defeito, defeito, estragad*, errad*, faltando, "
    "falta, veio errado, reclam*, péssima qualidade, insatisfeit*, "
    "decepcionad*, amassad*",
    "guarantee": "garantia*",
    "hours": "horário*, abre, abrem, aberto*, fecha, fecham, fechado*, que horas, funcionamento",
    "place": "localização, onde fica, onde vocês ficam, loja física, endereço da loja, "
    "filial, como chego, estacionamento",
    "reach": "telefone, número, e-mail, email, whatsapp, zap",
    "account": "conta, cadastr*, login, registo, registrar",
    "password": "senha*",
    "person": "humano, um humano, atendente*, agente, operador*, representante, "
    "atendimento, sac, suporte, gerente, pessoa real, uma pessoa, vendedor*, "
    "atendimento ao cliente, apoio ao cliente, assistente humano, responsável",
    "someone": "alguém, pessoa, dono, dona",
    "talk": "falar, falo, conversar, contato, contatar, contacto, me passa, transferir, "
    "chamar, ligar",
    "call_me": "me liga, me liguem, podem me ligar, pode me ligar, me ligue, liguem para mim",
    "stop": "stop, parar, pare, para, parem, sair, descadastrar, cancelar inscrição, "
    "não me mande mais mensagens, não mande mais mensagens, não me mandem mais "
    "mensagens, não quero mais mensagens, não quero receber mensagens, não "
    "quero mais receber mensagens, chega de mensagens, pare de me mandar "
    "mensagens, pare de mandar mensagens, parem de me mandar mensagem, me deixa "
    "em paz, me deixem em paz, não me escreva mais, não entrem em contato, "
    "remover meu número",
    "messages": "mensage*, mensagem, mensagens, notificações, propaganda, spam",
    "angry": "golpe*, golpista*, ladrão, ladrões, horrível, péssimo, péssima, vergonha, "
    "absurdo, terrível, lixo, fraude, palhaçada, inaceitável, raiva, cansado "
    "de, mentiros*, procon, roubo, processar",
    "swear": "merda, porra, caralho, puta, foda*, bosta, droga",
}

NUMBERS: dict[str, int] = {
    "um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "tres": 3, "quatro": 4, "cinco": 5,
    "seis": 6, "sete": 7, "oito": 8, "nove": 9, "dez": 10, "par": 2, "dúzia": 12,
}  # fmt: skip

COMMON = """
o a os as um uma de do da dos das e ou que em no na por para pra com meu minha seu sua é são
está estão este esta muito mais me te se nos já hoje amanhã ontem também mas porque como quando
onde tudo nada algo você vocês vc eu tenho fazer favor dia semana ainda
"""
