"""Words that carry a shopping sentence but name no product, in our languages.

A filler never counts against a query; it counts for a product only where the product's own name
has it ("Hoodie with Zipper"). Bridges may stand inside a mention, joints only inside a name.
"""

from handsel.modules.catalog.lookup.words import fold

_ENGLISH = """
a an the this that these those it its i im ive id ill me my mine you your youre yours u ur we our us
they them their he she his her is are was were be been am do does did done have has had having got
get gets getting can could will would wont shall should may might must to of in on at by for from
with without and or but so if then than as not no yes any some all each both one ones other another
more less much many few lot lots very really just only also too please pls plz thanks thank thx hi
hello hey there here what whats which who where when why how hows about want wanna wants need needs
looking look like love see show tell give send buy order ordering purchase take add put cost costs
price priced prices pricing much available availability stock sell sells selling sold carry offer
offers still left online shop store link today tomorrow now ok okay well good great nice new item
items product products thing things kind kinds type types sort sorts something anything interested
know question help find search checking check got lets let make made come comes up out into over
"""
_OTHERS = """
el la los las un una unos unas de del al y o que cual cuanto cuanta cuantos cuesta cuestan precio
tienes tienen tiene hay quiero quisiera busco necesito me te se mi por para con sin favor hola
gracias o os as um uma uns umas do da dos das e ou qual quanto quanta custa custam preco tem voces
quero queria gostaria procuro preciso meu minha com sem oi ola obrigado obrigada
le les des du une et ou quel quelle quels quelles combien coute coutent prix avez vous je j tu il
elle veux voudrais cherche besoin mon ma pour avec sans bonjour salut merci est ce que qu l d c s n
der die das den dem ein eine einen einem einer und oder was wie viel kostet kosten preis habt haben
sie ihr ich mochte will suche brauche mein meine fur mit ohne bitte hallo danke ist sind gibt es
noch
هل عندكم لديكم كم سعر السعر بكم اريد ابغي ابغى من في على عن مع هذا هذه ما هو هي لو سمحت مرحبا شكرا و
क्या है हैं का की के को में से और या कितना कितने कितनी दाम कीमत चाहिए मुझे आप आपके पास मेरा यह वह
नमस्ते धन्यवाद जी
apa apakah ada yang dan atau di ke dari untuk dengan tanpa ini itu saya aku kamu anda kak mau ingin
beli pesan cari butuh berapa harga harganya tolong dong ya halo hai terima kasih
"""
_BETWEEN = """
a an the of with in for from to de del la el le les du des da do das dos em en mit in im von aus
avec a au aux con com من مع في का की के में से dengan dari
"""
_JOINING = "and or plus n y o e ou et und oder و او और या dan atau"


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


FILLERS = _words(_ENGLISH + _OTHERS)
BRIDGES = _words(_BETWEEN)
JOINTS = _words(_JOINING)
