"""French."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "greet": "bonjour, salut, coucou, bonsoir, hello, bjr, slt, bonne journée à vous",
    "how_are_you": "comment allez vous, comment ça va, ça va, comment vas tu, vous allez bien",
    "thanks": "merci, merci beaucoup, mille mercis, je vous remercie, je te remercie, mci",
    "bye": "au revoir, à bientôt, à plus, à demain, bonne journée, bonne soirée, adieu, bonne nuit",
    "bot": "êtes vous un robot, es tu un robot, c'est un robot, vous êtes un robot, tu "
    "es un robot, êtes vous humain, es tu humain, vous êtes humain, êtes vous "
    "une vraie personne, je parle à un robot, je parle à une personne, qui êtes "
    "vous",
    "yes": "oui, ouais, oui oui, ok, d'accord, bien sûr, certainement, absolument, "
    "tout à fait, parfait, exact, exactement, c'est ça, c'est bon, c'est "
    "parfait, je confirme, confirmer, confirmé, confirme, volontiers, allez y, "
    "vas y, entendu, ça marche, ça me va, pourquoi pas, avec plaisir, "
    "carrément, je valide, valider, validé, correct, c'est correct",
    "no": "non, nan, non merci, pas du tout, pas maintenant, pas encore, laissez "
    "tomber, laisse tomber, jamais, rien, pas vraiment, surtout pas, tant pis",
    "soft": "s'il vous plaît, s'il te plaît, svp, stp, merci, merci beaucoup, bien, "
    "très bien, super, génial, alors, donc, le, la, les, ma, mon, commande, "
    "tout, je, veux, cela, ça, maintenant, bonjour, madame, monsieur, envoyez "
    "le lien, envoyez moi le lien, le lien, la commande, c'est, bon, je le "
    "prends, je la prends, excellent, bah, ben, eh",
    "please": "s'il vous plaît, s'il te plaît, svp, stp",
    "but": "mais, sauf, attendez, attends, plutôt, en fait, finalement, cependant, par contre",
    "not": "pas, ne, n, jamais, sans, ni, plus du tout",
    "praise": "j'adore, magnifique, très joli, superbe, trop beau, trop belle, délicieux",
    "what": "que, quoi, qu'est ce que, qu'est ce qui, c'est quoi, quel est, quelle est",
    "which": "quel, quelle, quels, quelles, lequel, laquelle, lesquels",
    "where": "où, où est, où sont, où en est",
    "when": "quand, quel jour, pour quand",
    "day": "aujourd'hui, demain, lundi, mardi, mercredi, jeudi, vendredi, samedi, "
    "dimanche, week end, cette semaine",
    "how": "comment, comment faire",
    "how_long": "combien de temps, combien de jours, sous combien de temps, quel délai, délai*",
    "why": "pourquoi",
    "can": "puis je, je peux, pouvez vous, peux tu, est ce que je peux, est ce "
    "possible, est ce que vous pouvez, pourriez vous, peut on, on peut, vous "
    "pouvez",
    "help": "aide, aidez moi, aide moi, aider, besoin d'aide, une question, j'ai une question",
    "want": "je veux, je voudrais, j'aimerais, voudrais, souhaite, je souhaite, j'ai "
    "besoin, besoin, donnez moi, donne moi, il me faut, on voudrait, je désire, "
    "mettez moi, intéress*",
    "take": "acheter, achète, prends, je prends, je prendrai, je prendrais, je vais "
    "prendre, prendre, commander, je commande, passer commande, passer une "
    "commande, réserver, achat",
    "add": "ajoute, ajouter, ajoutez, rajoute, rajouter, rajoutez, mettez, aussi, en plus",
    "remove": "enlève, enlever, enlevez, retire, retirer, retirez, supprime, supprimer, "
    "supprimez, je ne veux plus, je ne veux pas, je veux pas, je veux plus, "
    "sans, vider, vide",
    "make": "change, changez, changer, modifie, modifiez, plutôt, finalement, remplace, "
    "remplacez, mets en, je voulais dire",
    "cancel": "annul*",
    "show": "montre, montrez, montrez moi, montre moi, voir, photo*, image*, catalogue, affiche",
    "find": "je cherche, cherche, chercher, recherche, trouver, je recherche",
    "recommend": "recommand*, conseill*, conseil, suggér*, suggest*, meilleur*, plus "
    "populaire*, idée cadeau, pour offrir, cadeau",
    "have": "avez vous, vous avez, as tu, tu as, y a t il, il y a, vendez vous, vous "
    "vendez, proposez vous, vous proposez, vous faites, faites vous, auriez "
    "vous, reste t il, il vous reste",
    "stock": "disponible*, disponibilité, dispo, en stock, rupture, épuisé*, reste, il en reste",
    "price": "combien, combien coûte, combien coûtent, combien ça coûte, c'est combien, "
    "combien est ce, prix, tarif*, coûte, coûtent, coût, à combien, quel est le "
    "prix, quel prix",
    "discount": "réduction*, remise*, promo*, code promo, solde*, moins cher, bon de "
    "réduction, rabais",
    "menu": "que vendez vous, qu'est ce que vous avez, qu'est ce que vous vendez, "
    "qu'est ce que vous proposez, vos produits, la carte, menu, catalogue, "
    "liste de prix, quels produits, que proposez vous",
    "size": "taille*, dimension*, poids, pèse, mesure*, longueur, largeur",
    "made_of": "ingrédient*, contient, contiennent, allerg*, gluten, végan*, vegan*, "
    "végétarien*, matière*, fabriqué*, lactose, noix, composition, qualité, "
    "authentique*",
    "kind": "couleur*, goût*, parfum*, saveur*, type*, sorte*, modèle*, option*, choix",
    "it": "ça, cela, celui, celle, ceux, celles, celui ci, celle ci, celui là, celle "
    "là, le même, la même",
    "one": "un, une",
    "another": "un autre, une autre, encore un, encore une, un de plus, une de plus, encore, autre",
    "first": "premier, première, le premier, la première",
    "second": "deuxième, second, seconde, le deuxième, la deuxième",
    "third": "troisième, le troisième, la troisième",
    "last": "dernier, dernière, le dernier, la dernière",
    "cheapest": "le moins cher, la moins chère, moins cher, moins chère",
    "both": "les deux, tous les deux, toutes les deux",
    "everything": "tout, tous, le panier, mon panier",
    "instead": "à la place, au lieu de",
    "again": "encore une fois, de nouveau, à nouveau, renvoyer, renvoyez, renvoie",
    "color": "rouge, rouges, bleu, bleue, bleus, bleues, vert, verte, verts, vertes, "
    "jaune, noir, noire, blanc, blanche, rose, violet, gris, grise, marron",
    "size_word": "petit, petite, moyen, moyenne, grand, grande, petits, petites, grands, grandes",
    "cart": "panier, mon panier, le total, total, ça fait combien, combien en tout, "
    "combien au total",
    "checkout": "payer, je veux payer, je voudrais payer, régler, finaliser, finaliser la "
    "commande, valider la commande, passer au paiement, passer à la caisse, "
    "comment payer, comment je paye, terminer la commande, valider mon panier, "
    "confirmer la commande",
    "done": "c'est tout, ce sera tout, rien d'autre, ça sera tout, j'ai fini, c'est terminé",
    "link": "lien",
    "pay": "payer, paie, paye, régler",
    "payment": "paiement*, prélev*, débité*, argent, transaction, facturé",
    "paid": "j'ai payé, déjà payé, payé, avez vous reçu mon paiement, mon paiement, paiement reçu",
    "pay_way": "carte, carte bancaire, cb, espèces, paypal, virement, chèque, en plusieurs "
    "fois, à la livraison, moyens de paiement, modes de paiement, moyen de "
    "paiement, mode de paiement",
    "accept": "accept*, prenez",
    "declined": "refusé*, ne marche pas, ne fonctionne pas, marche pas, échou*, erreur*, "
    "problème*, impossible de payer, bloqué*",
    "twice": "deux fois, débité deux fois, double, en double",
    "invoice": "facture*, reçu, justificatif",
    "order": "commande, commandes, ma commande, la commande, mon achat",
    "parcel": "colis, mon colis, paquet, mon paquet, ma livraison",
    "status": "statut, suivi, suivre, pas arrivé, pas arrivée, pas reçu, toujours pas, "
    "n'est pas arrivé, où en est, où est ma, où est mon, en route, expédié*, "
    "j'attends, arrivé",
    "delivery": "livr*, expédi*, envoi*, envoyez, retrait, click and collect",
    "deliver_to": "livrez vous, vous livrez, livrez, frais de livraison, frais de port, "
    "livraison gratuite, délai de livraison, code postal, international*, à "
    "l'étranger, livraison à, livraison en",
    "address": "adresse",
    "get": "recevoir, reçois, arrive, arriver, arrivera",
    "change": "changer, modifier, corriger, échanger",
    "return": "retour, retours, retourner, renvoyer, échange, échanger, rendre",
    "refund": "rembours*, mon argent",
    "late": "retard, en retard, tard, longtemps",
    "trouble": "cassé*, abîmé*, endommagé*, défectueu*, erreur dans, mauvais article, "
    "manque, manquant*, réclam*, plainte, déçu*, mauvaise qualité, pas content, "
    "pas contente, mécontent*, pas satisfait*, insatisfait*",
    "guarantee": "garantie*",
    "hours": "horaire*, ouvert*, ouvrez, ouvre, ouverture, fermé*, fermez, ferme, "
    "fermeture, quelle heure",
    "place": "où êtes vous, situé*, boutique, magasin, emplacement, comment venir, "
    "parking, votre adresse, où se trouve",
    "reach": "téléphone, numéro, numéro de téléphone, mail, email, courriel",
    "account": "compte, inscri*, connexion, me connecter",
    "password": "mot de passe",
    "person": "humain, un humain, conseiller, conseillère, un conseiller, agent, un "
    "agent, opérateur, service client, vraie personne, une vraie personne, "
    "responsable, vendeur, vendeuse, un être humain, support, le patron, "
    "représentant",
    "someone": "quelqu'un, une personne, personne",
    "talk": "parler, discuter, contacter, joindre, appeler, échanger avec, passez moi, "
    "mettez moi en relation, en contact, en relation",
    "call_me": "appelez moi, rappelez moi, pouvez vous m'appeler, être rappelé, être rappelée",
    "stop": "stop, arrêt, arrêter, arrêtez, arrête, désabonner, désinscrire, me "
    "désabonner, désabonnez moi, désinscrivez moi, ne m'écrivez plus, ne "
    "m'envoyez plus de messages, arrêtez de m'écrire, arrête de m'écrire, plus "
    "de messages, je ne veux plus de messages, je ne veux plus recevoir de "
    "messages, arrêtez les messages, arrêtez de m'envoyer des messages, laissez "
    "moi tranquille, fichez moi la paix, ne me contactez plus, ça suffit",
    "messages": "message*, messages, écrire, notifications, pub, publicités, spam",
    "angry": "arnaque*, arnaqueur*, voleur*, honte, honteux, horrible, nul, nulle, "
    "inadmissible, inacceptable, scandal*, furieu*, en colère, catastrophe, ras "
    "le bol, dégoût*, mensonge*, escroc*, lamentable, marre",
    "swear": "merde, putain, connard*, salaud*, bordel, chier, foutre, foutu*",
}

NUMBERS: dict[str, int] = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "douzaine": 12,
}  # fmt: skip

COMMON = """
le la les un une des de du et ou que qui en au aux par pour avec sans mon ma mes ton ta votre
vos notre nos son sa est sont suis êtes ce cet cette ces très plus moins me te se nous vous il
elle on je tu déjà aujourd'hui demain hier aussi mais parce comme quand où tout rien avoir faire
jour semaine encore l d j c
"""
