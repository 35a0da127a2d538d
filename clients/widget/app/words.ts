const en = {
  open: "Open chat",
  close: "Close chat",
  chat: "Chat",
  messages: "Messages",
  write: "Write a message",
  send: "Send",
  hello: "Hello! How can we help?",
  assistant: "Assistant",
  person: "Team",
  you: "You",
  automatic: "Answers at once, day and night",
  withPerson: "You are talking with a person",
  sending: "Sending…",
  failed: "Not sent.",
  retry: "Try again",
  offline: "You are offline. Messages wait until you are back.",
  unavailable: "The chat does not answer. We keep trying.",
  refused: "The chat is not available on this page.",
  slow: "That was a lot at once. Your message goes out in a moment.",
  earlier: "Earlier messages",
  typing: "Writing…",
  unread: "{n} new messages",
  unreadOne: "1 new message",
  picture: "Picture",
  attachment: "Open attachment",
  unsent: "This message was taken back",
  newTab: "opens in a new tab",
  start1: "What do you have?",
  start2: "Where is my order?",
  start3: "I'd like to talk to a person",
};

export type Words = typeof en;

/** The same in another language, in the same order: keys weigh as much as words. */
function of(words: string[]): Words {
  return Object.fromEntries(Object.keys(en).map((key, place) => [key, words[place]])) as Words;
}

const es = of([
  "Abrir el chat",
  "Cerrar el chat",
  "Chat",
  "Mensajes",
  "Escribe un mensaje",
  "Enviar",
  "¡Hola! ¿En qué podemos ayudarte?",
  "Asistente",
  "Equipo",
  "Tú",
  "Responde al momento, de día y de noche",
  "Estás hablando con una persona",
  "Enviando…",
  "No se envió.",
  "Reintentar",
  "Sin conexión. Los mensajes esperan a que vuelvas.",
  "El chat no responde. Seguimos intentándolo.",
  "El chat no está disponible en esta página.",
  "Fue mucho de una vez. Tu mensaje saldrá enseguida.",
  "Mensajes anteriores",
  "Escribiendo…",
  "{n} mensajes nuevos",
  "1 mensaje nuevo",
  "Imagen",
  "Abrir el archivo",
  "Este mensaje se retiró",
  "se abre en otra pestaña",
  "¿Qué tienen?",
  "¿Dónde está mi pedido?",
  "Quiero hablar con una persona",
]);

const fr = of([
  "Ouvrir la discussion",
  "Fermer la discussion",
  "Discussion",
  "Messages",
  "Écrivez un message",
  "Envoyer",
  "Bonjour ! Comment pouvons-nous vous aider ?",
  "Assistant",
  "Équipe",
  "Vous",
  "Répond tout de suite, jour et nuit",
  "Vous parlez avec une personne",
  "Envoi…",
  "Non envoyé.",
  "Réessayer",
  "Vous êtes hors ligne. Les messages attendent votre retour.",
  "La discussion ne répond pas. Nous réessayons.",
  "La discussion n'est pas disponible sur cette page.",
  "Cela fait beaucoup d'un coup. Votre message part dans un instant.",
  "Messages précédents",
  "Écrit…",
  "{n} nouveaux messages",
  "1 nouveau message",
  "Image",
  "Ouvrir la pièce jointe",
  "Ce message a été retiré",
  "s'ouvre dans un nouvel onglet",
  "Qu'est-ce que vous avez ?",
  "Où est ma commande ?",
  "Je voudrais parler à une personne",
]);

const pt = of([
  "Abrir a conversa",
  "Fechar a conversa",
  "Conversa",
  "Mensagens",
  "Escreva uma mensagem",
  "Enviar",
  "Olá! Como podemos ajudar?",
  "Assistente",
  "Equipe",
  "Você",
  "Responde na hora, dia e noite",
  "Você está falando com uma pessoa",
  "Enviando…",
  "Não enviada.",
  "Tentar de novo",
  "Você está sem conexão. As mensagens esperam por você.",
  "A conversa não responde. Continuamos tentando.",
  "A conversa não está disponível nesta página.",
  "Foi muita coisa de uma vez. Sua mensagem sai em instantes.",
  "Mensagens anteriores",
  "Escrevendo…",
  "{n} mensagens novas",
  "1 mensagem nova",
  "Imagem",
  "Abrir anexo",
  "Esta mensagem foi retirada",
  "abre em outra aba",
  "O que vocês têm?",
  "Onde está meu pedido?",
  "Quero falar com uma pessoa",
]);

const ar = of([
  "فتح الدردشة",
  "إغلاق الدردشة",
  "الدردشة",
  "الرسائل",
  "اكتب رسالة",
  "إرسال",
  "مرحبًا! كيف يمكننا مساعدتك؟",
  "المساعد",
  "الفريق",
  "أنت",
  "يجيب فورًا، ليلًا ونهارًا",
  "أنت تتحدث مع شخص",
  "جارٍ الإرسال…",
  "لم تُرسل.",
  "أعد المحاولة",
  "أنت غير متصل. الرسائل تنتظر عودتك.",
  "الدردشة لا تستجيب. نواصل المحاولة.",
  "الدردشة غير متاحة في هذه الصفحة.",
  "هذا كثير دفعة واحدة. ستُرسل رسالتك بعد لحظات.",
  "رسائل أقدم",
  "يكتب…",
  "{n} رسائل جديدة",
  "رسالة جديدة واحدة",
  "صورة",
  "فتح المرفق",
  "سُحبت هذه الرسالة",
  "يفتح في نافذة جديدة",
  "ماذا لديكم؟",
  "أين طلبي؟",
  "أريد التحدث مع شخص",
]);

export const LANGUAGES: Record<string, Words> = { en, es, fr, pt, ar };

export interface Language {
  code: string;
  words: Words;
  isRightToLeft: boolean;
}

/** The first of these wishes (BCP 47) that is spoken here; English when none is. */
export function chooseLanguage(...wishes: (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const code = wish?.slice(0, 2).toLowerCase() ?? "";
    const words = LANGUAGES[code];
    if (words) return { code, words, isRightToLeft: code === "ar" };
  }
  return { code: "en", words: en, isRightToLeft: false };
}
