export const refusals = {
  "refused.conflict": "Ce n’est pas possible dans l’état actuel.",
  "refused.address_blocked":
    "Rien n’est accepté depuis votre réseau. Demandez au propriétaire de la boutique.",
  "refused.not_a_member": "Vous ne faites pas partie de cette entreprise.",
  "refused.already_resolved": "Cette conversation est déjà résolue.",
  "refused.key_reused": "Autre chose a été envoyé à la place. Écrivez-le de nouveau.",
  "refused.nothing_to_pay": "Le client n’a accepté aucune commande en attente de paiement.",
  "refused.no_payment_page": "Il n’y a pas de page pour payer cette commande, ou pas encore.",
  "refused.link_expired": "Le délai de paiement est passé : le client doit repasser commande.",
  "refused.nothing_to_say": "Écrivez d’abord quelque chose.",
  "refused.promotions_declined": "Le client ne veut pas de publicité.",
  "refused.window_closed":
    "Le client a écrit il y a trop longtemps : rien ne peut être envoyé avant qu’il n’écrive de nouveau.",
  "refused.window_closed_template_only":
    "Le client a écrit il y a plus de 24 heures : seul un modèle approuvé peut être envoyé.",
  "refused.no_templates": "Ce canal n’a pas de modèles.",
  "refused.not_open": "Seule une conversation non résolue peut être reportée.",
  "refused.snooze_not_ahead": "Choisissez un moment dans les 90 prochains jours.",
  "refused.not_an_agent": "Cette personne ne répond pas aux clients ici.",
  "refused.label_taken": "Une étiquette porte déjà ce nom.",
  "refused.too_many_labels": "Une boutique a au plus 100 étiquettes, une conversation au plus 12.",
  "refused.shortcut_taken": "Une réponse enregistrée porte déjà ce nom.",
  "refused.too_many_replies": "Une boutique garde au plus 500 réponses.",
  "refused.may_have_arrived":
    "On ne sait pas si ce message est arrivé. Regardez d’abord la conversation.",
  "refused.not_troubled": "Ce message n’a pas besoin d’aide : il est envoyé ou en route.",
  "refused.already_received":
    "L’argent de cette commande est déjà noté comme reçu, avec une autre référence.",
  "refused.amount_differs": "Le montant n’est pas celui de la commande.",
  "refused.reference_missing":
    "Donnez une référence : la ligne du relevé bancaire ou le numéro du reçu.",
  "refused.not_paid_by_hand":
    "Aucun virement ni paiement à la livraison n’est attendu pour cette commande.",
  "refused.not_given_by_hand": "Ce remboursement n’est pas rendu par une personne.",
  "refused.not_cancellable": "Cette commande est payée : remboursez-la d’abord.",
  "refused.not_to_be_sent": "Cette commande n’est pas à envoyer : non passée, annulée ou revenue.",
  "refused.refund_too_large": "C’est plus que ce qui a été payé.",
  "refused.provider_refused": "Le prestataire de paiement a refusé. Voyez pourquoi sur ses pages.",
  "refused.change_not_pending":
    "Cette modification a déjà été acceptée ou close, ou son délai est passé.",
  "refused.change_refused": "Les règles de la boutique n’autorisent pas cette modification.",
  "refused.change_differs": "Ce n’est plus ce qui était indiqué. Indiquez-le de nouveau.",
  "refused.not_asked": "Cette modification n’attend pas votre réponse.",
  "refused.nothing_expected": "Aucun retour n’est attendu.",
  "refused.too_many_businesses": "Vous avez autant d’entreprises qu’une personne peut en avoir.",
  "refused.too_many_invitations": "Trop d’invitations sont ouvertes. Retirez-en d’abord.",
  "refused.invitation_for_another_address":
    "Cette invitation est pour une autre adresse. Connectez-vous avec celle qui l’a reçue.",
  "refused.yourself": "Vous ne pouvez pas vous le faire. Quittez plutôt l’entreprise.",
  "refused.name_taken": "Une autre clé porte ce nom.",
  "refused.too_many_keys": "Il y a autant de clés que possible. Supprimez-en d’abord.",
  "refused.not_a_network": "Indiquez des adresses ou des réseaux, comme 192.0.2.0/24.",
  "refused.not_a_scope": "Une clé ne peut permettre que ce que vous pouvez faire.",
  "refused.already_ended": "Cet accès est terminé.",
  "refused.no_such_reason": "Dites pourquoi, en dix caractères ou plus.",
  "refused.support_not_allowed": "Cette boutique ne laisse pas entrer l’assistance.",
  "refused.too_many_accesses": "Plusieurs accès attendent ou sont déjà ouverts.",
  "refused.not_found": "Il n’est plus là.",
  "refused.invalid": "Quelque chose n’a pas été accepté. Vérifiez ce que vous avez écrit.",
  "refused.changed_meanwhile":
    "Quelqu’un l’a modifié entre-temps. Il est affiché tel qu’il est ; regardez et recommencez.",
};
