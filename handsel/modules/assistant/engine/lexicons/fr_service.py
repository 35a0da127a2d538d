"""French: frames of requests, what goes wrong, goods, and topics that are no shop's."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "later": "peut-être plus tard, plus tard, pas maintenant, pas encore, pas aujourd'hui, "
    "peut-être demain, une autre fois, un autre jour, la prochaine fois, je vais "
    "réfléchir, je réfléchis, laissez-moi réfléchir, laisse-moi réfléchir, j'y "
    "réfléchis, je dois réfléchir, y réfléchir, je n'ai pas décidé, pas décidé, "
    "j'hésite encore, demander à ma, demander à mon, en parler à ma, en parler à mon, "
    "en parler avec ma, en parler avec mon, voir avec ma, voir avec mon, une minute, "
    "un instant, une seconde, un moment, donnez-moi une minute, je reviens, je "
    "reviendrai, je vous redis, je vous tiens au courant, je te redis, je regarde "
    "seulement, je ne fais que regarder, chercher ma carte, trouver ma carte, prendre "
    "ma carte, retrouver ma carte",
    "frame": "je voudrais savoir, je veux savoir, j'aimerais savoir, j'ai besoin de savoir, "
    "pouvez vous me dire, peux tu me dire, pourriez vous me dire, dites moi, dis moi, savoir si, "
    "je ne sais pas comment, je sais pas comment, j'ai besoin d'aide pour, aidez moi à, pouvez "
    "vous m'aider à, peux tu m'aider à, je dois, je voudrais demander, une question sur, question "
    "sur, demandes d'informations sur, demande d'informations sur, demande d'information sur, "
    "informations sur, des informations sur, renseignements sur, j'essaie de, je cherche à",
    "agree": "vrai, c'est vrai, ça marche, ça me va, entendu, volontiers, très bien",
    "disagree": "faux, c'est faux, pas vrai, pas ça, je préfère pas, je préfère ne pas, ça ne "
    "m'intéresse pas",
    "thanks": "je vous remercie, je te remercie, merci pour votre aide, merci pour tout, c'est "
    "gentil, très aimable",
    "bye": "à bientôt, à plus tard, à plus, bonne soirée, bonne fin de journée, bonne nuit, je "
    "dois y aller, à la prochaine",
    "greet": "coucou, bonsoir à vous, rebonjour, hello",
    "how_are_you": "comment allez vous, comment vas tu, comment ça va, ça va, quoi de neuf, vous "
    "allez bien, tu vas bien",
    "claim": "réclamation, réclamations, plainte, plaintes, porter plainte, déposer une "
    "réclamation, me plaindre, faire une réclamation",
    "angry": "déçu, déçue, mécontent, mécontente, service déplorable, mauvais service, "
    "insatisfait, insatisfaite, c'est une honte, honteux, lamentable, inadmissible",
    "ways": "moyens, moyen, modes, méthodes, modalités, options de",
    "pay_way": "carte bancaire, carte de crédit, carte bleue, cb, en espèces, espèces, chèque, à "
    "la livraison, plusieurs fois, en trois fois, en plusieurs fois, virement",
    "payment": "ma carte, la carte, problème de paiement, problèmes de paiement, problème de "
    "facturation, problèmes de facturation, impossible de payer, je n'arrive pas à payer, "
    "paiement, paiements, prélèvement, prélevé, débité, débitée, relevé, compte bancaire, "
    "facturé, facturée, encaissé",
    "declined": "a dit non, a été refusée, est refusée, refusé*, rejeté*, ne passe pas, n'est pas "
    "passée, est bloquée, refusée, refusé, ne marche pas, ne fonctionne pas, échoué, en "
    "attente, bloqué, bloquée, problème de paiement, problèmes de paiement, problème de "
    "facturation, problèmes de facturation, impossible de payer, je n'arrive pas à payer, n'a "
    "pas été traité",
    "twice": "débité deux fois, prélevé deux fois, facturé deux fois, payé deux fois, deux "
    "prélèvements, deux fois, en double, doublon, plusieurs fois débité",
    "refund": "remboursement, remboursements, rembourser, remboursé, remboursée, remboursez, "
    "rendre mon argent, récupérer mon argent, mon argent",
    "return": "retourner, renvoyer, échanger, échange, trop petit, trop grand, mauvaise taille, "
    "je me suis trompé, par erreur, retour",
    "status": "mises à jour, mise à jour, mise à jour de la commande, suivi de commande, suivi "
    "de colis, informations sur les commandes, informations sur ma commande, où est la commande, "
    "où en est, quand arrive, quand vais je recevoir, quand est ce que je reçois, numéro de "
    "suivi, pas encore reçu, toujours pas reçu, a été expédiée, expédiée",
    "late": "en retard, retard, depuis des jours, depuis des semaines, toujours pas, ça fait "
    "longtemps, trop long",
    "person": "un agent, agent, conseiller, conseillers, un conseiller, une conseillère, "
    "conseillers de ventes, conseiller de vente, un vendeur, vendeur, commercial, équipe "
    "commerciale, équipe de vente, service client, service clientèle, un humain, un être humain, "
    "une vraie personne, un responsable, support, opérateur, assistance",
    "talk": "parler à, parler avec, parler, discuter avec, contacter, joindre, mettre en "
    "relation, passez moi, transférez moi",
    "call_me": "rappelez moi, appelez moi, être rappelé, me rappeler, pouvez vous me rappeler",
    "urgent": "urgent, urgence, personne ne répond, pas de réponse, immédiatement",
    "take": "acheter maintenant, je veux acheter, je voudrais acheter, j'aimerais acheter, je "
    "veux commander, je voudrais commander, comment commander, comment acheter, où acheter, puis "
    "je commander, passer commande, passer une commande, faire un achat, achetez",
    "recommend": "suggestions, suggestion, recommandations, recommandation, que me conseillez "
    "vous, que me conseilles tu, vous me conseillez, des idées, une idée de cadeau, lequel est le "
    "mieux",
    "product": "produit, produits, article, articles, marchandise",
    "goods": "vêtement*, vestimentaire*, tenue*, chemise*, t shirt*, pantalon*, robe*, "
    "chaussure*, veste*, manteau*, sac*, montre*, collier*, bague*, table, chaise*, canapé*, lit, "
    "matelas, oreiller*, lampe*, tasse*, assiette*, pain, pains, gâteau*, tarte*, biscuit*, "
    "chocolat*, café, thé, vin, vins, fleurs, parfum*, savon*, shampoing*, crème*, jouet*, "
    "livre*, téléphone*, ordinateur*, télé*, casque*, cadeau*",
    "elsewhere": "météo, quel temps fait, il pleut, pluie, blague*, chanson*, musique, film*, "
    "football, match*, président, élections, politique, recette de cuisine, vol pour, vols, "
    "hôtel*, traduire, traduis, comment dit on, capitale de, combien d'habitants, horoscope, "
    "actualités, alarme, réveil, qui a gagné, qui est le, qui était, sens de la vie, impôts, "
    "prêt, hypothèque",
}

#: Who is asked at home: not to be taken for misspellings.
REAL = """
femme mari épouse époux copine copain chef patron patronne mère père fille fils enfants
"""
