"""German."""

from handsel.modules.assistant.wording.names import PhraseName

PHRASES: dict[PhraseName, str] = {
    "greeting": "Hallo und willkommen bei {business}. Frag mich, was wir haben, "
    "was es kostet und wie wir liefern, oder bestelle gleich hier. "
    "Wenn du mit einem Menschen sprechen möchtest, schreib "
    '"Mensch".',
    "greeting_again": "Hallo noch einmal. Wie kann ich helfen?",
    "thanks": "Gern geschehen. Ich bin da, wenn du noch etwas brauchst.",
    "goodbye": "Auf Wiedersehen, und danke für deine Nachricht an {business}.",
    "bot": "Ich bin der automatische Assistent von {business}. Ich kann "
    "Produkte zeigen, deine Bestellung aufnehmen und sagen, wie sie "
    "steht. Wenn du lieber mit einem Menschen sprichst, schreib "
    '"Mensch".',
    "clarify": "Entschuldige, ich bin nicht sicher, was du meinst. Kannst du "
    "es anders sagen oder das Produkt nennen, um das es geht?",
    "clarify_attachment": "Danke. Bilder und Aufnahmen kann ich nicht ansehen. Kannst du "
    "mir in ein paar Worten sagen, was du brauchst?",
    "out_of_scope": "Ich kann nur bei dem helfen, was {business} verkauft, bei "
    "Bestellungen und bei Fragen an den Laden. Was möchtest du dazu wissen?",
    "ask_option": "Welche Ausführung ({option}) möchtest du bei {title}? Wir haben {choices}.",
    "ask_product": "Was meinst du: {choices}?",
    "ask_which": "Welches Produkt meinst du?",
    "ask_order": "Gern. Was möchtest du, und wie viel davon?",
    "ask_change": "In Ordnung, es wurde nichts bestellt. Was möchtest du ändern?",
    "order_dropped": "In Ordnung, die Bestellung {order} ist storniert; "
    "bitte bezahle auf ihrer Seite nicht mehr. Dein Warenkorb ist noch da.",
    "ask_how_many": "Wie viele möchtest du?",
    "ask_rest": "Ich lege drei Dinge auf einmal in den Warenkorb. Soll ich den "
    "Rest auch dazulegen: {choices}?",
    "no_such_option": "{title} gibt es nicht in {value}. Wir haben {choices}.",
    "too_many": "Ich kann höchstens 99 Stück von etwas in den Warenkorb legen. "
    'Für mehr schreib "Mensch", dann hilft dir jemand aus dem Team.',
    "anything_else": "In Ordnung. Sag mir einfach, wenn du noch etwas möchtest.",
    "take_your_time": "Lass dir Zeit. Schreib einfach, wenn du so weit bist.",
    "not_in_cart": "{title} ist nicht in deinem Warenkorb.",
    "found_none": 'Leider habe ich zu "{query}" nichts gefunden. Kannst du es anders beschreiben?',
    "found_none_plain": "Leider habe ich nichts Passendes gefunden. Kannst du es anders "
    "beschreiben?",
    "found_some": "Das habe ich gefunden:",
    "found_question": "Was davon möchtest du?",
    "price_from": "ab {price}",
    "sold_out": "ausverkauft",
    "few_left": "nur noch {count}",
    "and_more": "und {count} weitere",
    "shown_one": "{title} kostet {price}.",
    "shown_range": "{title} kostet {lowest} bis {highest}:",
    "shown_same": "{title} kostet {price}. Zur Wahl: {choices}.",
    "shown_sold_out": "{title} ist gerade ausverkauft.",
    "shown_few": "Es sind nur noch {count} da.",
    "shown_in_stock": "Das haben wir da.",
    "shall_i_add": "Soll ich eins in deinen Warenkorb legen?",
    "which_one": "Was davon möchtest du?",
    "added": "In deinem Warenkorb: {quantity} × {title}.",
    "changed": "In deinem Warenkorb sind jetzt {quantity} × {title}.",
    "removed": "Aus deinem Warenkorb genommen: {title}.",
    "cart_total": "Dein Warenkorb macht {total}.",
    "shall_i_checkout": "Möchtest du zur Kasse, oder darf es noch etwas sein?",
    "cart": "In deinem Warenkorb:",
    "cart_empty": "Dein Warenkorb ist leer. Was möchtest du?",
    "line": "{quantity} × {title}: {amount}",
    "total": "Summe: {total}",
    "summary": "Bitte prüfe deine Bestellung:",
    "summary_question": "Antworte mit ja zum Bestätigen, oder sag mir, was du ändern möchtest.",
    "confirm_button": "Bestätigen",
    "change_button": "Ändern",
    "add_button": "In den Warenkorb",
    "checkout_button": "Zur Kasse",
    "cart_button": "Warenkorb zeigen",
    "none_left": "Leider ist {title} gerade ausverkauft.",
    "not_enough": "Leider haben wir nur {available} von {title}, nicht {wanted}. "
    "Soll ich {available} nehmen?",
    "confirmed": "Danke. Deine Bestellung {order} ist reserviert.",
    "link": "Hier ist die sichere Zahlungsseite für Bestellung {order}, {total}: {url}",
    "order": "Bestellung {order}, {total}: {status}.",
    "no_orders": "Ich finde hier keine Bestellung von dir. Wenn du anders "
    'bestellt hast, schreib "Mensch", dann sucht jemand aus dem '
    "Team danach.",
    "cancelled": "storniert",
    "unpaid": "wartet auf Zahlung",
    "partly_paid": "teilweise bezahlt",
    "paid": "bezahlt",
    "partly_refunded": "teilweise erstattet",
    "refunded": "erstattet",
    "disputed": "die Zahlung wird geprüft",
    "unfulfilled": "wir bereiten sie vor",
    "partly_shipped": "ein Teil ist unterwegs",
    "shipped": "sie ist unterwegs",
    "delivered": "geliefert",
    "returned": "zurückgegeben",
    "handed_asked": "Natürlich. Ich gebe an jemanden aus dem Team weiter, der dir hier antwortet.",
    "handed_unknown": "Das weiß ich nicht, also frage ich jemanden aus dem Team, der "
    "dir hier antwortet.",
    "handed_upset": "Das tut mir leid. Ich gebe es an jemanden aus dem Team weiter, "
    "der deine Nachricht liest und dir hier antwortet.",
    "handed_policy": "Das sollte ein Mensch entscheiden. Ich gebe es an das Team "
    "weiter, das dir hier antwortet.",
    "handed_failure": "Bei uns ist etwas schiefgegangen, entschuldige. Jemand aus dem "
    "Team antwortet dir hier.",
    "stopped": "Du bekommst keine automatischen Nachrichten von {business} "
    "mehr. Wenn du uns brauchst, schreib hier, dann antwortet ein "
    "Mensch.",
    "refused_foreign_handle": "Entschuldige, ich weiß nicht mehr, was du meinst. Kannst du es "
    "nennen?",
    "refused_not_found": "Das gibt es leider nicht mehr.",
    "refused_out_of_stock": "Das ist leider gerade ausverkauft.",
    "refused_cart_empty": "Dein Warenkorb ist leer. Was möchtest du?",
    "refused_not_confirmed": "Bevor ich bestelle, brauche ich ein klares Ja zur Übersicht. "
    "Passt sie so?",
    "refused_changed": "An deiner Bestellung hat sich seit der Übersicht etwas "
    "geändert. Bitte sieh sie dir noch einmal an.",
    "refused_expired": "Diese Übersicht gilt nicht mehr. Soll ich eine neue machen?",
    "refused_no_open_checkout": "Im Moment ist nichts zu bezahlen. Möchtest du deinen Warenkorb "
    "sehen?",
    "refused_limit_reached": "Das ist mehr, als ich in einem Gespräch tun darf. Schreib "
    '"Mensch", dann hilft dir jemand aus dem Team.',
    "refused_too_many_commands": "Das war viel auf einmal. Kannst du mir eins nach dem anderen "
    "sagen?",
    "refused_currency_mismatch": "Das kann ich leider nicht in einer Bestellung zusammenfassen. "
    'Schreib "Mensch", dann hilft dir jemand aus dem Team.',
    "receipt": "Danke! Deine Zahlung von {total} für Bestellung {order} ist angekommen.",
    "receipt_invoice": "Die Rechnung kommt per E-Mail.",
    "payment_failed": "Die Zahlung von {total} für Bestellung {order} hat nicht "
    "geklappt. Es wurde nichts abgebucht.",
    "payment_retry": "Hier kannst du es noch einmal versuchen: {url}",
    "payment_retry_plain": "Möchtest du einen neuen Zahlungslink?",
    "pay_by_transfer": "Um die Bestellung {order} per Überweisung zu bezahlen, sende {total} mit "
    "dem Verwendungszweck {order}.",
    "pay_on_delivery": "Wir bereiten deine Bestellung {order} vor. Du bezahlst {total} bei der "
    "Lieferung.",
    "refunded_money": "Wir haben dir {amount} für die Bestellung {order} zurückgegeben. Bei "
    "deiner Bank kann es ein paar Tage dauern.",
    "or": "oder",
    "and": "und",
}
