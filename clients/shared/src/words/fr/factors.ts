export const factors = {
  "factors.lead":
    "Comment vous prouvez qui vous êtes. Les changements faits ici vous sont signalés par e-mail.",
  "factors.none": "Rien encore : seul votre mot de passe vous protège.",
  "factors.added": "Ajoutée {when}",
  "factors.used": "Dernière utilisation {when}",
  "factors.unused": "Jamais utilisée",
  "factors.app": "Application d'authentification",
  "factors.codes": "Codes de secours",
  "factors.codes.left": "Il en reste {left} sur {total}",
  "factors.codes.renew": "Créer de nouveaux codes",
  "factors.codes.renew.title": "Créer de nouveaux codes de secours ?",
  "factors.codes.renew.lead": "Ceux que vous avez gardés cessent aussitôt de fonctionner.",
  "factors.codes.over": "Il ne reste aucun code de secours : créez-en de nouveaux.",
  "passkey.add": "Ajouter une clé d'accès",
  "passkey.add.lead":
    "Votre appareil la déverrouille par empreinte, visage ou code PIN. Elle vous connecte sans mot de passe.",
  "passkey.name": "Nom",
  "passkey.name.hint":
    "Pour la reconnaître : l'appareil ou le gestionnaire de mots de passe où elle se trouve.",
  "passkey.add.submit": "Continuer",
  "passkey.added": "{name} vous connecte désormais.",
  "passkey.rename": "Renommer",
  "passkey.rename.title": "Renommer {name}",
  "passkey.rename.submit": "Enregistrer le nom",
  "passkey.renamed": "Elle s'appelle maintenant {name}.",
  "passkey.remove": "Retirer",
  "passkey.remove.title": "Retirer {name} ?",
  "passkey.remove.lead":
    "Elle ne vous connecte plus. Supprimez-la aussi sur l'appareil : elle y reste visible.",
  "passkey.removed": "{name} a été retirée.",
  "passkey.second_step": "Deuxième étape seulement",
  "passkey.not_here": "Ce navigateur ne peut pas utiliser de clés d'accès.",
  "passkey.by_name":
    "Les clés d'accès appartiennent à un nom, et cette page est ouverte par un numéro.",
  "passkey.open_by_name": "L'ouvrir comme {host}",
};
