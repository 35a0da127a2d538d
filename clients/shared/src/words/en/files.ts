export const files = {
  "file.attach": "Attach a file",
  "file.drop": "Drop to attach",
  "file.drop.kinds": "Pictures up to 5 MB, PDF documents up to 10 MB",
  "file.tray": "Files to send",
  "file.remove": "Remove {name}",
  "file.uploading": "Uploading {name}",
  "file.as_link": "{channel} takes no documents: the customer gets a link.",
  "file.too_many": "At most {count} files at once.",
  "file.enlarge": "Show {name} larger",
  "file.refused.wrong_file_type":
    "Only pictures (JPEG, PNG, WebP, GIF) and PDF documents can be sent.",
  "file.refused.file_type_differs": "This file is not what its name says.",
  "file.refused.too_large": "Too large: pictures may have 5 MB, documents 10 MB.",
  "file.refused.unreadable_file": "This file is damaged or incomplete.",
  "file.refused.too_many_pixels": "This picture has too many pixels.",
  "file.refused.storage_full": "There is no room left for files of your business.",
} as const;
