"""French."""

from handsel.modules.assistant.wording.names import PhraseName

PHRASES: dict[PhraseName, str] = {
    "greeting": "Bonjour et bienvenue chez {business}. Demandez-moi ce que nous "
    "avons, les prix ou la livraison, ou commandez directement ici. "
    "Pour parler à quelqu'un, écrivez « personne ».",
    "greeting_again": "Re-bonjour. Comment puis-je vous aider ?",
    "thanks": "Avec plaisir. Je suis là s'il vous faut autre chose.",
    "goodbye": "Au revoir, et merci d'avoir écrit à {business}.",
    "bot": "Je suis l'assistant automatique de {business}. Je peux montrer "
    "les produits, prendre votre commande et vous dire où elle en "
    "est. Pour parler à quelqu'un, écrivez « personne ».",
    "clarify": "Désolé, je ne suis pas sûr d'avoir compris. Pouvez-vous le "
    "dire autrement, ou nommer le produit qui vous intéresse ?",
    "clarify_attachment": "Merci. Je ne peux pas regarder d'images ni écouter "
    "d'enregistrements. Pouvez-vous me dire en quelques mots ce "
    "qu'il vous faut ?",
    "out_of_scope": "Je peux seulement vous aider pour ce que vend {business}, "
    "pour les commandes et les questions à la boutique. Que souhaitez-vous savoir ?",
    "ask_option": "Pour {title}, quel choix ({option}) ? Nous avons {choices}.",
    "ask_product": "Lequel voulez-vous dire : {choices} ?",
    "ask_which": "De quel produit parlez-vous ?",
    "ask_order": "Avec plaisir. Que souhaitez-vous, et combien ?",
    "ask_change": "D'accord, rien n'a été commandé. Que voulez-vous changer ?",
    "order_dropped": "D'accord, la commande {order} est annulée ; "
    "merci de ne plus payer sur sa page. Votre panier est toujours là.",
    "ask_how_many": "Combien en voulez-vous ?",
    "ask_rest": "J'ajoute trois choses à la fois. J'ajoute aussi le reste : {choices} ?",
    "no_such_option": "{title} n'existe pas en {value}. Nous avons {choices}.",
    "too_many": "Je peux mettre au plus 99 fois le même produit. Pour "
    "davantage, écrivez « personne » et quelqu'un de l'équipe vous "
    "aidera.",
    "anything_else": "D'accord. Dites-moi s'il vous faut autre chose.",
    "take_your_time": "Prenez votre temps. Écrivez-moi quand vous voudrez.",
    "not_in_cart": "{title} n'est pas dans votre panier.",
    "found_none": "Désolé, je n'ai rien trouvé pour « {query} ». Pouvez-vous le "
    "décrire autrement ?",
    "found_none_plain": "Désolé, je n'ai rien trouvé qui corresponde. Pouvez-vous le "
    "décrire autrement ?",
    "found_some": "Voici ce que j'ai trouvé :",
    "found_question": "Lequel vous plairait ?",
    "price_from": "à partir de {price}",
    "sold_out": "épuisé",
    "few_left": "plus que {count}",
    "and_more": "et {count} de plus",
    "shown_one": "{title} coûte {price}.",
    "shown_range": "{title} coûte de {lowest} à {highest} :",
    "shown_same": "{title} coûte {price}. Au choix : {choices}.",
    "shown_sold_out": "{title} est épuisé pour le moment.",
    "shown_few": "Il n'en reste que {count}.",
    "shown_in_stock": "Il y en a en stock.",
    "shall_i_add": "J'en ajoute un à votre panier ?",
    "which_one": "Lequel vous plairait ?",
    "added": "Ajouté à votre panier : {quantity} × {title}.",
    "changed": "Votre panier contient maintenant {quantity} × {title}.",
    "removed": "Retiré de votre panier : {title}.",
    "cart_total": "Votre panier s'élève à {total}.",
    "shall_i_checkout": "Voulez-vous passer commande, ou vous faut-il autre chose ?",
    "cart": "Dans votre panier :",
    "cart_empty": "Votre panier est vide. Que souhaitez-vous ?",
    "line": "{quantity} × {title} : {amount}",
    "total": "Total : {total}",
    "summary": "Vérifiez votre commande, s'il vous plaît :",
    "summary_question": "Répondez oui pour confirmer, ou dites-moi quoi changer.",
    "confirm_button": "Confirmer",
    "change_button": "Modifier",
    "add_button": "Ajouter au panier",
    "checkout_button": "Commander",
    "cart_button": "Voir le panier",
    "none_left": "Désolé, {title} est épuisé pour le moment.",
    "not_enough": "Désolé, nous n'avons que {available} de {title}, pas {wanted}. "
    "J'en ajoute {available} ?",
    "confirmed": "Merci. Votre commande {order} est réservée.",
    "link": "Voici la page de paiement sécurisée pour la commande {order}, {total} : {url}",
    "order": "Commande {order}, {total} : {status}.",
    "no_orders": "Je ne trouve pas de commande à vous ici. Si vous avez commandé "
    "autrement, écrivez « personne » et quelqu'un de l'équipe "
    "cherchera.",
    "cancelled": "annulée",
    "unpaid": "en attente de paiement",
    "partly_paid": "payée en partie",
    "paid": "payée",
    "partly_refunded": "remboursée en partie",
    "refunded": "remboursée",
    "disputed": "le paiement est en cours d'examen",
    "unfulfilled": "nous la préparons",
    "partly_shipped": "une partie est en route",
    "shipped": "elle est en route",
    "delivered": "livrée",
    "returned": "retournée",
    "handed_asked": "Bien sûr. Je vous passe quelqu'un de l'équipe, qui vous répondra ici.",
    "handed_unknown": "Je ne le sais pas, je demande donc à quelqu'un de l'équipe, "
    "qui vous répondra ici.",
    "handed_upset": "J'en suis désolé. Je le transmets à quelqu'un de l'équipe, qui "
    "lira votre message et vous répondra ici.",
    "handed_policy": "C'est à une personne d'en décider. Je le transmets à l'équipe, "
    "qui vous répondra ici.",
    "handed_failure": "Quelque chose n'a pas marché de notre côté, désolé. Quelqu'un "
    "de l'équipe vous répondra ici.",
    "stopped": "Vous ne recevrez plus de messages automatiques de {business}. "
    "Si vous avez besoin de nous, écrivez ici et une personne "
    "répondra.",
    "refused_foreign_handle": "Désolé, je ne sais plus lequel vous voulez dire. Pouvez-vous "
    "le nommer ?",
    "refused_not_found": "Désolé, ce n'est plus disponible.",
    "refused_out_of_stock": "Désolé, c'est épuisé pour le moment.",
    "refused_cart_empty": "Votre panier est vide. Que souhaitez-vous ?",
    "refused_not_confirmed": "Avant de passer la commande, il me faut un oui clair au "
    "récapitulatif. Est-il bon ainsi ?",
    "refused_changed": "Quelque chose a changé dans votre commande depuis le "
    "récapitulatif. Regardez-la encore une fois, s'il vous plaît.",
    "refused_expired": "Ce récapitulatif n'est plus valable. J'en fais un nouveau ?",
    "refused_no_open_checkout": "Il n'y a rien à payer pour le moment. Voulez-vous voir votre "
    "panier ?",
    "refused_limit_reached": "C'est plus que ce que je peux faire dans une conversation. "
    "Écrivez « personne » et quelqu'un de l'équipe vous aidera.",
    "refused_too_many_commands": "Cela fait beaucoup à la fois. Pouvez-vous me dire une chose "
    "après l'autre ?",
    "refused_currency_mismatch": "Désolé, je ne peux pas réunir cela dans une seule commande. "
    "Écrivez « personne » et quelqu'un de l'équipe vous aidera.",
    "receipt": "Merci ! Votre paiement de {total} pour la commande {order} est arrivé.",
    "receipt_invoice": "La facture arrive par e-mail.",
    "payment_failed": "Le paiement de {total} pour la commande {order} n'a pas "
    "abouti. Rien n'a été débité.",
    "payment_retry": "Vous pouvez réessayer ici : {url}",
    "payment_retry_plain": "Voulez-vous un nouveau lien de paiement ?",
    "pay_by_transfer": "Pour payer la commande {order} par virement, envoyez {total} avec la "
    "référence {order}.",
    "pay_on_delivery": "Nous préparons votre commande {order}. Vous payez {total} à la livraison.",
    "refunded_money": "Nous vous avons remboursé {amount} pour la commande {order}. Votre banque "
    "peut mettre quelques jours à l'afficher.",
    "or": "ou",
    "and": "et",
}
