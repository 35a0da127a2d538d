"""French."""

from handsel.modules.assistant.wording.service_names import ServicePhrase

SERVICE: dict[ServicePhrase, str] = {
    "identity_needed": "Pour trouver votre commande, indiquez-moi deux de ces éléments "
    ": l'adresse e-mail utilisée, le numéro de commande et le code "
    "postal de livraison.",
    "identity_found": "Merci, j'ai trouvé la commande {order}.",
    "svc_cancel": "Annuler la commande {order}.",
    "svc_items": "Modifier la commande {order} :",
    "svc_address": "Envoyer la commande {order} à :",
    "svc_method": "Payer la commande {order} avec {method}.",
    "svc_return": "Retour de la commande {order} :",
    "svc_exchange": "Échange de la commande {order} :",
    "svc_reason_no_longer_needed": "Raison : plus nécessaire.",
    "svc_reason_ordered_by_mistake": "Raison : commandé par erreur.",
    "svc_reason_other": "Raison : une autre.",
    "svc_pay_link": "{amount} sont à payer ; le lien suit après votre oui.",
    "svc_pay_card": "{amount} sont pris sur {method}.",
    "svc_back": "{amount} sont rendus par le même moyen de paiement.",
    "svc_back_to": "{amount} vont sur {method}.",
    "svc_back_later": "{amount} sont rendus par le même moyen de paiement dès que "
    "tout est arrivé ici.",
    "svc_back_to_later": "{amount} vont sur {method} dès que tout est arrivé ici.",
    "svc_even": "Il n'y a rien à payer.",
    "svc_once": "Cela n'est possible qu'une fois par commande ; vérifiez que rien ne manque.",
    "svc_member": "Un collègue doit d'abord donner son accord.",
    "svc_question": "Dois-je le faire ? Répondez oui ou non, s'il vous plaît.",
    "svc_yes": "Oui",
    "svc_no": "Non",
    "svc_done_cancel": "La commande {order} est annulée.",
    "svc_done_items": "La commande {order} est modifiée.",
    "svc_done_address": "La commande {order} part à la nouvelle adresse.",
    "svc_done_method": "La commande {order} est maintenant payée autrement.",
    "svc_done_return": "Votre retour pour la commande {order} est noté. Renvoyez-nous "
    "le tout ; nous vous écrivons comment.",
    "svc_done_exchange": "Votre échange pour la commande {order} est noté. Renvoyez-nous "
    "le tout ; nous vous écrivons comment.",
    "svc_asked": "Merci. Un collègue décide pour la commande {order} et vous répond ici.",
    "svc_unpaid": "Merci. La commande {order} sera modifiée dès que la différence "
    "est payée ; le lien suit.",
    "svc_declined": "Très bien, la commande {order} reste telle quelle.",
    "svc_refused_by_member": "Désolé, votre demande pour la commande {order} n'est pas "
    "possible. Un collègue vous l'expliquera volontiers.",
    "svc_agreed": "Ce qui était convenu pour la commande {order} est fait.",
    "svc_shipped": "La commande {order} est en route.",
    "svc_tracking": "Suivi : {tracking}",
    "svc_delivered": "La commande {order} a été livrée.",
    "why_not_pending": "Désolé, cette commande est déjà partie ou annulée et ne peut "
    "plus être modifiée.",
    "why_not_delivered": "Désolé, seul ce qui a été livré peut être retourné ou échangé.",
    "why_not_paid": "Désolé, cette commande n'est pas payée, ce n'est donc pas possible.",
    "why_disputed": "Désolé, le paiement de cette commande est contesté auprès de "
    "la banque ; je ne peux rien changer ici.",
    "why_already_changed": "Désolé, cette commande a déjà été modifiée, et ce n'est "
    "possible qu'une fois.",
    "why_under_way": "Une autre modification de cette commande est en attente. "
    "Terminons d'abord celle-là.",
    "why_window_over": "Désolé, le délai de retour de cette commande est passé.",
    "why_reason_refused": "Désolé, une commande ne peut pas être annulée pour cette raison.",
    "why_unknown_line": "Désolé, je ne trouve pas cela dans cette commande.",
    "why_other_product": "Désolé, on ne peut choisir qu'une autre version du même produit.",
    "why_same_item": "C'est déjà cette version. Laquelle voulez-vous ?",
    "why_unavailable": "Désolé, cette version n'est pas disponible pour le moment.",
    "why_method_refused": "Désolé, ce moyen de paiement ne convient pas ici.",
    "why_credit_short": "Désolé, le solde de cette carte ne suffit pas.",
    "why_nothing_wanted": "Que souhaitez-vous modifier ?",
    "why_order_unknown": "Désolé, je ne trouve pas de commande qui corresponde. Vérifiez "
    "ce que vous avez écrit.",
    "why_too_many_guesses": "Il y a eu trop d'essais. Réessayez plus tard ou écrivez « personne ».",
    "why_change_over": "Cette modification n'est plus en attente. Dites-moi encore ce "
    "que vous souhaitez.",
    "why_another_unpaid": "Autre chose reste à payer ici. Payez ou annulez cela d'abord.",
    "ask_new_address": "Où faut-il l'envoyer ? Écrivez l'adresse complète : nom, rue "
    "et numéro, code postal et ville, pays.",
    "ask_which_item": "De quel article commandé parlez-vous ?",
    "ask_pay_method": "Laquelle : {ways} ?",
    "why_not_delivered_there": "Désolé, nous ne livrons pas là-bas.",
    "svc_delivery": "Livraison : {delivery}",
}
