"""Portuguese: frames of requests, what goes wrong, goods, and topics that are no shop's."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "later": "talvez mais tarde, mais tarde, depois eu vejo, depois te falo, agora não, ainda "
    "não, hoje não, talvez amanhã, outro dia, outra hora, na próxima, vou pensar, "
    "deixa eu pensar, deixe-me pensar, preciso pensar, ainda não decidi, não decidi, "
    "perguntar pra minha, perguntar para minha, perguntar pro meu, perguntar ao meu, "
    "perguntar à minha, falar com minha esposa, falar com meu marido, ver com minha, "
    "ver com meu, um minuto, um minutinho, só um minuto, um segundo, só um momento, "
    "um momento, me dá um minuto, já volto, volto depois, volto já, te aviso, aviso "
    "depois, só estou olhando, só olhando, pegar meu cartão, buscar meu cartão, "
    "procurar meu cartão, achar meu cartão",
    "frame": "quero saber, queria saber, gostaria de saber, preciso saber, pode me dizer, "
    "poderia me dizer, pode me informar, me diga, me diz, saber se, não sei como, preciso de "
    "ajuda para, preciso de ajuda com, me ajuda a, me ajude a, pode me ajudar a, tenho que, "
    "queria perguntar, gostaria de perguntar, uma pergunta sobre, uma dúvida sobre, informação "
    "sobre, informações sobre, estou tentando, tento",
    "agree": "verdade, é verdade, tá ótimo, parece bom, pode ser, combinado",
    "disagree": "falso, mentira, não é verdade, isso não, prefiro não, não tenho interesse",
    "thanks": "agradeço, agradecido, agradecida, grato, grata, muito gentil, obrigado pela "
    "ajuda, obrigada pela ajuda, vlw, brigado, brigada",
    "bye": "até logo, até mais, tenha um bom dia, bom fim de semana, falou, a gente se fala, "
    "tenho que ir, abraços",
    "greet": "opa, eai, e aí, salve, bom dia, boa tarde, boa noite",
    "how_are_you": "tudo bom, tudo certo, como vai, como você está, como estão",
    "stop": "parem de me mandar mensagens, pare de me mandar mensagens, parem de mandar "
    "mensagens, pare de mandar mensagens, não me mandem mensagens, não me mande mensagens, parem "
    "de me escrever, chega de mensagens",
    "claim": "reclamação, reclamações, reclamar, fazer uma reclamação, queixa, queixas, procon",
    "angry": "decepcionado, decepcionada, péssimo atendimento, mau atendimento, insatisfeito, "
    "insatisfeita, um absurdo, palhaçada, descaso",
    "ways": "métodos, método, formas, modalidades, opções de",
    "pay_way": "cartão de crédito, cartão de débito, boleto, pix, parcelar, parcelado, parcelas, "
    "parcela, em dinheiro, à vista, na entrega",
    "payment": "meu cartão, o cartão, problema com o pagamento, problemas com pagamento, problema "
    "de cobrança, cobrança indevida, cobrança, não consigo pagar, pagamento recusado, "
    "pagamento, cobranças, minha fatura do cartão, extrato, me cobraram, fui cobrado, foi "
    "cobrado, foi debitado, conta bancária",
    "declined": "disse que não, foi recusado, recusad*, negad*, não passa, não passou, não aceita "
    "meu, não consigo pagar, recusado, recusada, pagamento recusado, pendente, bloqueado, não "
    "foi processado, problema com o pagamento, problemas com pagamento, problema de cobrança, "
    "cobrança indevida, cobrança",
    "twice": "cobraram duas vezes, me cobraram duas vezes, cobrado duas vezes, duas cobranças, "
    "cobrança duplicada, duas vezes, em dobro, duplicado, mais de uma vez",
    "refund": "reembolso, reembolsar, estorno, estornar, meu dinheiro de volta, dinheiro de "
    "volta, devolver meu dinheiro, ressarcimento",
    "return": "devolver, devolução, trocar, troca, não serviu, ficou grande, ficou pequeno, "
    "tamanho errado, me arrependi, por engano, errado",
    "status": "atualizações de pedidos, atualização do pedido, andamento do pedido, onde está o "
    "pedido, quando chega, quando vai chegar, já foi enviado, já saiu, código de rastreio, "
    "rastreio, rastrear, rastreamento, cadê o",
    "late": "atrasado, atrasada, atraso, faz dias, faz semanas, ainda não, tanto tempo, "
    "demorando, demora",
    "person": "agente, um agente, atendente, um atendente, equipe de vendas, a equipe de vendas, "
    "vendas, vendedor, vendedora, equipe, ser humano, pessoa de verdade, gerente, supervisor, "
    "suporte, central de atendimento, consultor, responsável",
    "talk": "falar com, fale com, falar, conversar com, contato com, entrar em contato, me passa "
    "para, me transfere, quero falar",
    "call_me": "me liga, me ligue, me liguem, podem me ligar, pode me ligar, entrem em contato "
    "comigo",
    "urgent": "urgente, emergência, ninguém responde, ninguém atende, não respondem, imediatamente",
    "take": "compre agora, comprar agora, quero comprar, gostaria de comprar, quero pedir, como "
    "compro, como faço para comprar, onde compro, posso comprar, posso pedir, fazer uma compra, "
    "fazer um pedido, compre",
    "recommend": "sugestões, sugestão, recomendações, recomendação, o que você recomenda, "
    "indica, indicação, ideias, qual o melhor",
    "product": "produto, produtos, artigo, artigos, mercadoria, item, itens",
    "goods": "roupa*, camisa*, camiseta*, calça*, vestido*, sapato*, tênis, jaqueta*, bolsa*, "
    "relógio*, colar*, anel, anéis, mesa, cadeira*, sofá, cama, colchão, travesseiro*, "
    "luminária*, caneca*, prato*, pão, pães, bolo*, torta*, biscoito*, chocolate*, café, chá, "
    "vinho*, flores, perfume*, sabonete*, xampu, creme, brinquedo*, livro*, celular*, notebook, "
    "televisão, fone*, presente*",
    "elsewhere": "clima, previsão do tempo, vai chover, chuva, piada*, música*, canção, filme*, "
    "futebol, jogo hoje, presidente, eleições, política, receita de, voo*, hotel*, traduzir, "
    "traduz, como se diz, capital de, quantos habitantes, horóscopo, notícias, alarme, quem "
    "ganhou, quem é o, quem foi, sentido da vida, imposto*, empréstimo*, hipoteca",
}

#: Who is asked at home: not to be taken for misspellings.
REAL = """
esposa esposo marido mulher namorada namorado chefe
"""
