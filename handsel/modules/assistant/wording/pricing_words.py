"""The shop's fixed phrases about discounts, delivery and tax, by language."""

from typing import Literal

from handsel.modules.assistant.wording.pricing_words_more import MORE
from handsel.modules.assistant.wording.text import clean

PricingPhrase = Literal[
    "subtotal", "free", "tax_added", "tax_included", "deliver_to", "deliver_again", "days",
    "ask_address", "ask_parts", "unavailable", "ask_option", "applied", "name", "line", "city",
    "postcode", "region", "country", "phone", "unknown", "not_yet", "over", "below_minimum",
    "used_up", "used_by_you", "other_currency", "too_many_tries", "tax",
]  # fmt: skip

_ENGLISH: dict[str, str] = {
    "subtotal": "Subtotal: {amount}",
    "free": "free",
    "tax": "Tax",
    "tax_added": "Tax {rate}: {amount}",
    "tax_included": "Including tax {rate}: {amount}",
    "deliver_to": "To: {address}",
    "deliver_again": "To the same address as last time: {address}. "
    "If it should go elsewhere, send me the new one.",
    "days": "{days} working days",
    "ask_address": "Where should we deliver it? Please send the name, street and number, town, "
    "postcode and country.",
    "ask_parts": "To deliver it I still need: {parts}.",
    "unavailable": "Sorry, we do not deliver there. Is there another address?",
    "ask_option": "How would you like it delivered?",
    "applied": "Your code {code} counts: {name}.",
    "name": "the name",
    "line": "street and number",
    "city": "the town",
    "postcode": "the postcode",
    "region": "the region",
    "country": "the country",
    "phone": "a phone number",
    "unknown": "Sorry, I don't know that code. Could you check how it is written?",
    "not_yet": "That code is not valid yet.",
    "over": "Sorry, that code is no longer valid.",
    "below_minimum": "That code counts from {minimum}.",
    "used_up": "Sorry, that code has been used up.",
    "used_by_you": "You have used that code already.",
    "other_currency": "Sorry, that code does not count for these prices.",
    "too_many_tries": 'That was too many codes. Say "person" and a colleague will help you.',
}
_GERMAN: dict[str, str] = {
    "subtotal": "Zwischensumme: {amount}",
    "free": "kostenlos",
    "tax": "MwSt.",
    "tax_added": "MwSt. {rate}: {amount}",
    "tax_included": "Enthaltene MwSt. {rate}: {amount}",
    "deliver_to": "An: {address}",
    "deliver_again": "An dieselbe Adresse wie letztes Mal: {address}. "
    "Soll es woandershin, schick mir die neue.",
    "days": "{days} Werktage",
    "ask_address": "Wohin sollen wir liefern? Schick mir bitte Name, Straße und Hausnummer, Ort, "
    "Postleitzahl und Land.",
    "ask_parts": "Für die Lieferung brauche ich noch: {parts}.",
    "unavailable": "Dorthin liefern wir leider nicht. Gibt es eine andere Adresse?",
    "ask_option": "Wie sollen wir liefern?",
    "applied": "Dein Code {code} gilt: {name}.",
    "name": "den Namen",
    "line": "Straße und Hausnummer",
    "city": "den Ort",
    "postcode": "die Postleitzahl",
    "region": "die Region",
    "country": "das Land",
    "phone": "eine Telefonnummer",
    "unknown": "Diesen Code kenne ich leider nicht. Ist er richtig geschrieben?",
    "not_yet": "Dieser Code gilt noch nicht.",
    "over": "Dieser Code gilt leider nicht mehr.",
    "below_minimum": "Dieser Code gilt ab {minimum}.",
    "used_up": "Dieser Code ist leider aufgebraucht.",
    "used_by_you": "Diesen Code hast du schon benutzt.",
    "other_currency": "Dieser Code gilt leider nicht für diese Preise.",
    "too_many_tries": 'Das waren zu viele Codes. Schreib "Mensch", dann hilft dir jemand.',
}
_SPANISH: dict[str, str] = {
    "subtotal": "Subtotal: {amount}",
    "free": "gratis",
    "tax": "Impuesto",
    "tax_added": "Impuesto {rate}: {amount}",
    "tax_included": "Impuesto incluido {rate}: {amount}",
    "deliver_to": "Para: {address}",
    "deliver_again": "A la misma dirección que la última vez: {address}. Si va a otra, mándamela.",
    "days": "{days} días hábiles",
    "ask_address": "¿Adónde lo enviamos? Mándame nombre, calle y número, ciudad, código postal y "
    "país, por favor.",
    "ask_parts": "Para enviarlo me falta: {parts}.",
    "unavailable": "Lo siento, no enviamos allí. ¿Tienes otra dirección?",
    "ask_option": "¿Cómo quieres que te lo enviemos?",
    "applied": "Tu código {code} vale: {name}.",
    "name": "el nombre",
    "line": "la calle y el número",
    "city": "la ciudad",
    "postcode": "el código postal",
    "region": "la región",
    "country": "el país",
    "phone": "un teléfono",
    "unknown": "Lo siento, no conozco ese código. ¿Puedes revisar cómo se escribe?",
    "not_yet": "Ese código todavía no vale.",
    "over": "Lo siento, ese código ya no vale.",
    "below_minimum": "Ese código vale a partir de {minimum}.",
    "used_up": "Lo siento, ese código está agotado.",
    "used_by_you": "Ya usaste ese código.",
    "other_currency": "Lo siento, ese código no vale para estos precios.",
    "too_many_tries": 'Fueron demasiados códigos. Escribe "persona" y alguien te ayudará.',
}
_FRENCH: dict[str, str] = {
    "subtotal": "Sous-total : {amount}",
    "free": "gratuit",
    "tax": "TVA",
    "tax_added": "TVA {rate} : {amount}",
    "tax_included": "Dont TVA {rate} : {amount}",
    "deliver_to": "À : {address}",
    "deliver_again": "À la même adresse que la dernière fois : {address}. "
    "Si c'est ailleurs, envoyez-la-moi.",
    "days": "{days} jours ouvrés",
    "ask_address": "Où devons-nous livrer ? Envoie-moi le nom, la rue et le numéro, la ville, le "
    "code postal et le pays.",
    "ask_parts": "Pour la livraison, il me manque : {parts}.",
    "unavailable": "Désolé, nous ne livrons pas là-bas. Y a-t-il une autre adresse ?",
    "ask_option": "Comment veux-tu être livré ?",
    "applied": "Ton code {code} est pris en compte : {name}.",
    "name": "le nom",
    "line": "la rue et le numéro",
    "city": "la ville",
    "postcode": "le code postal",
    "region": "la région",
    "country": "le pays",
    "phone": "un numéro de téléphone",
    "unknown": "Désolé, je ne connais pas ce code. Peux-tu vérifier comment il s'écrit ?",
    "not_yet": "Ce code n'est pas encore valable.",
    "over": "Désolé, ce code n'est plus valable.",
    "below_minimum": "Ce code est valable à partir de {minimum}.",
    "used_up": "Désolé, ce code est épuisé.",
    "used_by_you": "Tu as déjà utilisé ce code.",
    "other_currency": "Désolé, ce code ne vaut pas pour ces prix.",
    "too_many_tries": "Cela fait trop de codes. Écris \"personne\" et quelqu'un t'aidera.",
}

PHRASES: dict[str, dict[str, str]] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "es": _SPANISH,
    "fr": _FRENCH,
    **MORE,
}


def pricing_phrase(phrase: PricingPhrase, /, *, language: str, **values: str) -> str:
    """A phrase with its values filled in and cleaned; English where the language has none."""
    own = PHRASES.get(language[:2].lower(), _ENGLISH)
    return own[phrase].format(**{key: clean(value) for key, value in values.items()})
