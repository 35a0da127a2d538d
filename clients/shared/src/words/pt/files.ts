export const files = {
  "file.attach": "Anexar um ficheiro",
  "file.drop": "Largue para anexar",
  "file.drop.kinds": "Imagens até 5 MB, documentos PDF até 10 MB",
  "file.tray": "Ficheiros a enviar",
  "file.remove": "Remover {name}",
  "file.uploading": "A carregar {name}",
  "file.as_link": "{channel} não aceita documentos: o cliente recebe uma ligação.",
  "file.too_many": "No máximo {count} ficheiros de cada vez.",
  "file.enlarge": "Ver {name} maior",
  "file.refused.wrong_file_type":
    "Só se podem enviar imagens (JPEG, PNG, WebP, GIF) e documentos PDF.",
  "file.refused.file_type_differs": "Este ficheiro não é o que o nome diz.",
  "file.refused.too_large": "Demasiado grande: as imagens podem ter 5 MB e os documentos 10 MB.",
  "file.refused.unreadable_file": "Este ficheiro está danificado ou incompleto.",
  "file.refused.too_many_pixels": "Esta imagem tem demasiados píxeis.",
  "file.refused.storage_full": "Não há mais espaço para ficheiros do seu negócio.",
};
