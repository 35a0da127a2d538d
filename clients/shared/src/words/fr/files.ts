export const files = {
  "file.attach": "Joindre un fichier",
  "file.drop": "Déposez pour joindre",
  "file.drop.kinds": "Images jusqu’à 5 Mo, documents PDF jusqu’à 10 Mo",
  "file.tray": "Fichiers à envoyer",
  "file.remove": "Retirer {name}",
  "file.uploading": "Envoi de {name}",
  "file.as_link": "{channel} n’accepte pas de documents : le client reçoit un lien.",
  "file.too_many": "{count} fichiers au plus à la fois.",
  "file.enlarge": "Agrandir {name}",
  "file.refused.wrong_file_type":
    "On ne peut envoyer que des images (JPEG, PNG, WebP, GIF) et des documents PDF.",
  "file.refused.file_type_differs": "Ce fichier n’est pas ce que dit son nom.",
  "file.refused.too_large":
    "Trop volumineux : 5 Mo au plus pour une image, 10 Mo pour un document.",
  "file.refused.unreadable_file": "Ce fichier est endommagé ou incomplet.",
  "file.refused.too_many_pixels": "Cette image a trop de pixels.",
  "file.refused.storage_full": "Il n’y a plus de place pour les fichiers de votre entreprise.",
};
