export const start = {
  "start.title": "Premiers pas",
  "start.lead":
    "Six choses, dans le meilleur ordre. Chacune est faite une fois que votre boutique l'a.",
  "start.progress": "{done} sur {all} faits",
  "start.dismiss": "Ne plus afficher",
  "start.dismissed": "On les retrouve sous Premiers pas dans la palette de commandes.",
  "start.done.title": "Votre boutique est prête",
  "start.done.body": "Les clients peuvent écrire, recevoir une réponse et payer.",
  "start.done.inbox": "Aller à la boîte de réception",
  "start.step.done": "Fait",
  "start.step.todo": "À faire",
  "start.channel.title": "Connectez un canal",
  "start.channel.body": "WhatsApp, Instagram, Messenger ou Telegram : là où vos clients écrivent.",
  "start.channel.go": "Connecter",
  "start.catalog.title": "Importez le catalogue",
  "start.catalog.body":
    "Ce que vous vendez, avec prix et stock : l'assistant ne vend rien d'autre.",
  "start.catalog.go": "Importer",
  "start.payments.title": "Connectez les paiements",
  "start.payments.body": "Stripe, PayPal, virement ou paiement à la porte.",
  "start.payments.go": "Connecter",
  "start.assistant.title": "Formez l'assistant",
  "start.assistant.body":
    "Horaires, livraison, retours : ce que demandent les clients à côté des produits.",
  "start.assistant.go": "Former",
  "start.trial.title": "Essayez",
  "start.trial.body":
    "Interrogez d'abord l'assistant ici. Le premier message sur un canal achève cette étape.",
  "start.trial.go": "Essayer",
  "start.team.title": "Invitez un collègue",
  "start.team.body": "Pour quand l'assistant confie une conversation à une personne.",
  "start.team.go": "Inviter",
};
