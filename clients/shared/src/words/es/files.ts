export const files = {
  "file.attach": "Adjuntar un archivo",
  "file.drop": "Suelta para adjuntar",
  "file.drop.kinds": "Imágenes de hasta 5 MB, documentos PDF de hasta 10 MB",
  "file.tray": "Archivos por enviar",
  "file.remove": "Quitar {name}",
  "file.uploading": "Subiendo {name}",
  "file.as_link": "{channel} no admite documentos: el cliente recibe un enlace.",
  "file.too_many": "Como máximo {count} archivos a la vez.",
  "file.enlarge": "Ver {name} más grande",
  "file.refused.wrong_file_type":
    "Solo se pueden enviar imágenes (JPEG, PNG, WebP, GIF) y documentos PDF.",
  "file.refused.file_type_differs": "Este archivo no es lo que dice su nombre.",
  "file.refused.too_large":
    "Demasiado grande: las imágenes pueden tener 5 MB y los documentos 10 MB.",
  "file.refused.unreadable_file": "Este archivo está dañado o incompleto.",
  "file.refused.too_many_pixels": "Esta imagen tiene demasiados píxeles.",
  "file.refused.storage_full": "No queda espacio para archivos de tu negocio.",
};
