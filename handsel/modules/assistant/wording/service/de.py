"""German."""

from handsel.modules.assistant.wording.service_names import ServicePhrase

SERVICE: dict[ServicePhrase, str] = {
    "identity_needed": "Damit ich Ihre Bestellung finde, nennen Sie mir bitte zwei "
    "davon: die E-Mail-Adresse der Bestellung, die Bestellnummer, "
    "die Postleitzahl der Lieferung.",
    "identity_found": "Danke, ich habe Bestellung {order} gefunden.",
    "svc_cancel": "Bestellung {order} stornieren.",
    "svc_items": "Bestellung {order} ändern:",
    "svc_address": "Bestellung {order} liefern an:",
    "svc_method": "Bestellung {order} stattdessen mit {method} bezahlen.",
    "svc_return": "Rückgabe aus Bestellung {order}:",
    "svc_exchange": "Umtausch aus Bestellung {order}:",
    "svc_reason_no_longer_needed": "Grund: nicht mehr gebraucht.",
    "svc_reason_ordered_by_mistake": "Grund: versehentlich bestellt.",
    "svc_reason_other": "Grund: ein anderer.",
    "svc_pay_link": "{amount} sind zu zahlen; der Link folgt nach Ihrem Ja.",
    "svc_pay_card": "{amount} werden von {method} genommen.",
    "svc_back": "{amount} gehen auf dem Zahlungsweg zurück.",
    "svc_back_to": "{amount} gehen auf {method}.",
    "svc_back_later": "{amount} gehen auf dem Zahlungsweg zurück, sobald alles hier "
    "angekommen ist.",
    "svc_back_to_later": "{amount} gehen auf {method}, sobald alles hier angekommen ist.",
    "svc_even": "Es ist nichts zu zahlen.",
    "svc_once": "Das geht bei einer Bestellung nur einmal; bitte prüfen Sie, dass nichts fehlt.",
    "svc_member": "Ein Kollege muss vorher zustimmen.",
    "svc_question": "Soll ich das tun? Bitte antworten Sie mit Ja oder Nein.",
    "svc_yes": "Ja",
    "svc_no": "Nein",
    "svc_done_cancel": "Bestellung {order} ist storniert.",
    "svc_done_items": "Bestellung {order} ist geändert.",
    "svc_done_address": "Bestellung {order} geht an die neue Adresse.",
    "svc_done_method": "Bestellung {order} ist nun anders bezahlt.",
    "svc_done_return": "Ihre Rückgabe zu Bestellung {order} ist vermerkt. Bitte "
    "schicken Sie alles zurück; wir schreiben Ihnen, wie.",
    "svc_done_exchange": "Ihr Umtausch zu Bestellung {order} ist vermerkt. Bitte "
    "schicken Sie alles zurück; wir schreiben Ihnen, wie.",
    "svc_asked": "Danke. Ein Kollege entscheidet über Bestellung {order} und antwortet Ihnen hier.",
    "svc_unpaid": "Danke. Bestellung {order} wird geändert, sobald die Differenz "
    "bezahlt ist; der Link folgt.",
    "svc_declined": "In Ordnung, Bestellung {order} bleibt, wie sie ist.",
    "svc_refused_by_member": "Es tut mir leid, Ihr Wunsch zu Bestellung {order} ist nicht "
    "möglich. Ein Kollege erklärt es Ihnen gern.",
    "svc_agreed": "Was wir zu Bestellung {order} vereinbart haben, ist erledigt.",
    "svc_shipped": "Bestellung {order} ist unterwegs zu Ihnen.",
    "svc_tracking": "Sendungsnummer: {tracking}",
    "svc_delivered": "Bestellung {order} wurde zugestellt.",
    "why_not_pending": "Diese Bestellung hat uns leider schon verlassen oder ist "
    "storniert und lässt sich nicht mehr ändern.",
    "why_not_delivered": "Zurückgeben oder umtauschen lässt sich leider nur, was zugestellt ist.",
    "why_not_paid": "Diese Bestellung ist leider nicht bezahlt; damit geht das nicht.",
    "why_disputed": "Die Zahlung dieser Bestellung ist bei der Bank strittig, "
    "deshalb kann ich hier nichts ändern.",
    "why_already_changed": "Diese Bestellung wurde schon einmal geändert, öfter geht es "
    "leider nicht.",
    "why_under_way": "Eine andere Änderung dieser Bestellung ist noch offen. Bitte "
    "schließen wir erst diese ab.",
    "why_window_over": "Die Frist für die Rückgabe dieser Bestellung ist leider vorbei.",
    "why_reason_refused": "Aus diesem Grund lässt sich eine Bestellung leider nicht stornieren.",
    "why_unknown_line": "Das finde ich in dieser Bestellung leider nicht.",
    "why_other_product": "Möglich ist leider nur eine andere Ausführung desselben Produkts.",
    "why_same_item": "Es ist bereits diese Ausführung. Welche andere möchten Sie?",
    "why_unavailable": "Diese Ausführung gibt es im Moment leider nicht.",
    "why_method_refused": "Dieser Zahlungsweg geht dafür leider nicht.",
    "why_credit_short": "Auf dieser Karte ist leider nicht genug Guthaben.",
    "why_nothing_wanted": "Was möchten Sie ändern?",
    "why_order_unknown": "Ich finde leider keine passende Bestellung. Bitte prüfen Sie "
    "Ihre Angaben.",
    "why_too_many_guesses": "Das wurde zu oft versucht. Bitte versuchen Sie es später oder "
    'schreiben Sie "Mitarbeiter".',
    "why_change_over": "Diese Änderung ist nicht mehr offen. Bitte sagen Sie mir noch "
    "einmal, was Sie möchten.",
    "why_another_unpaid": "Hier ist noch etwas anderes zu bezahlen. Bitte bezahlen oder "
    "stornieren Sie das zuerst.",
    "ask_new_address": "Wohin soll es gehen? Bitte schreiben Sie die ganze Adresse: "
    "Name, Straße und Hausnummer, Postleitzahl und Ort, Land.",
    "ask_which_item": "Welches der bestellten Dinge meinen Sie?",
    "ask_pay_method": "Welche davon soll es sein: {ways}?",
    "why_not_delivered_there": "Dorthin liefern wir leider nicht.",
    "svc_delivery": "Lieferung: {delivery}",
}
