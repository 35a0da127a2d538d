export const factors = {
  "factors.lead":
    "Cómo demuestras quién eres. Te avisamos por correo de los cambios que se hagan aquí.",
  "factors.none": "Aún nada: solo te protege tu contraseña.",
  "factors.added": "Añadida {when}",
  "factors.used": "Último uso {when}",
  "factors.unused": "Nunca usada",
  "factors.app": "Aplicación de autenticación",
  "factors.codes": "Códigos de recuperación",
  "factors.codes.left": "Quedan {left} de {total}",
  "factors.codes.renew": "Crear códigos nuevos",
  "factors.codes.renew.title": "¿Crear códigos de recuperación nuevos?",
  "factors.codes.renew.lead": "Los que guardaste dejan de servir al momento.",
  "factors.codes.over": "No quedan códigos de recuperación: crea otros.",
  "passkey.add": "Añadir una llave de acceso",
  "passkey.add.lead":
    "Tu dispositivo la desbloquea con huella, cara o PIN. Con ella entras sin contraseña.",
  "passkey.name": "Nombre",
  "passkey.name.hint": "Para reconocerla: el dispositivo o el gestor de contraseñas donde está.",
  "passkey.add.submit": "Continuar",
  "passkey.added": "{name} ya te permite entrar.",
  "passkey.rename": "Cambiar nombre",
  "passkey.rename.title": "Cambiar el nombre de {name}",
  "passkey.rename.submit": "Guardar el nombre",
  "passkey.renamed": "Ahora se llama {name}.",
  "passkey.remove": "Quitar",
  "passkey.remove.title": "¿Quitar {name}?",
  "passkey.remove.lead":
    "Ya no podrás entrar con ella. Bórrala también en el dispositivo: allí sigue a la vista.",
  "passkey.removed": "Se ha quitado {name}.",
  "passkey.second_step": "Solo segundo paso",
  "passkey.not_made":
    "No se creó ninguna llave: tu dispositivo o tú la rechazasteis, o ya tiene una tuya.",
  "passkey.not_here": "Este navegador no puede usar llaves de acceso.",
  "passkey.by_name":
    "Las llaves de acceso pertenecen a un nombre, y esta página está abierta por un número.",
  "passkey.open_by_name": "Abrirla como {host}",
};
