"""German: frames of requests, what goes wrong, goods, and topics that are no shop's."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "later": "vielleicht später, später vielleicht, später, jetzt nicht, noch nicht, heute "
    "nicht, vielleicht morgen, ein andermal, ein anderes mal, nächstes mal, beim "
    "nächsten mal, ich überlege, ich überlege es mir, ich überlegs mir, überlegen, "
    "ich denke darüber nach, darüber nachdenken, muss nachdenken, bin noch unsicher, "
    "weiß noch nicht, ich weiß noch nicht, noch nicht entschieden, nicht entschieden, "
    "meine frau fragen, meinen mann fragen, meinen partner fragen, meine freundin "
    "fragen, meinen chef fragen, mit meiner frau, mit meinem mann, eine minute, einen "
    "moment, moment mal, kleinen moment, eine sekunde, warten sie kurz, bin gleich "
    "zurück, komme später, melde mich, ich melde mich, sage bescheid, sag bescheid, "
    "gebe bescheid, schaue nur, ich schaue nur, nur mal schauen, meine karte holen, "
    "meine karte suchen, meine karte finden, hole meine karte, suche meine karte",
    "frame": "ich möchte wissen, ich würde gerne wissen, ich will wissen, ich wollte fragen, ich "
    "möchte fragen, können sie mir sagen, kannst du mir sagen, könnten sie mir sagen, sagen sie "
    "mir, sag mir, wissen ob, ich weiß nicht wie, ich weiss nicht wie, ich brauche hilfe bei, ich "
    "brauche hilfe mit, hilf mir, helfen sie mir, können sie mir helfen, kannst du mir helfen, "
    "ich muss, ich habe eine frage zu, ich habe eine frage zur, frage zu, fragen zu, eine frage "
    "zu, informationen zu, infos zu, ich versuche",
    "agree": "stimmt, das stimmt, wahr, richtig so, passt, passt so, klingt gut, super",
    "disagree": "falsch, stimmt nicht, das stimmt nicht, nicht wahr, das nicht, lieber nicht, "
    "kein interesse",
    "thanks": "dankeschön, vielen lieben dank, besten dank, herzlichen dank, danke für die "
    "hilfe, danke dir, danke ihnen, sehr nett, sehr freundlich",
    "bye": "tschüs, ciao, bis bald, bis später, bis dann, auf wiederhören, schönen tag noch, "
    "schönen abend, gute nacht, ich muss los, machs gut",
    "greet": "moin, grüß gott, servus, grüezi, hallöchen, hey, guten abend",
    "how_are_you": "wie geht es dir, wie geht es ihnen, wie gehts, wie läufts, was geht, alles "
    "klar bei dir",
    "claim": "beschwerde, beschwerden, beschweren, reklamation, reklamationen, reklamieren, mich "
    "beschweren, beschwerde einreichen",
    "angry": "enttäuscht, enttäuschend, unzufrieden, schlechter service, mieser service, "
    "unverschämt, unverschämtheit, frechheit, sauerei, zumutung, verärgert, stinksauer",
    "ways": "möglichkeiten, methoden, arten, optionen",
    "pay_way": "kreditkarte, ec karte, girocard, auf rechnung, ratenzahlung, raten, in raten, "
    "lastschrift, vorkasse, sofortüberweisung, überweisung, nachnahme, bar bezahlen, "
    "zahlungsarten, zahlungsmethoden, zahlungsmöglichkeiten",
    "payment": "meine karte, die karte, zahlungsproblem*, problem mit der zahlung, probleme mit "
    "der zahlung, problem bei der zahlung, kann nicht bezahlen, zahlung, zahlungen, der "
    "zahlung, abbuchung, abgebucht, kontoauszug, bankkonto, belastet, berechnet",
    "declined": "abgelehnt, wird abgelehnt, wurde abgelehnt, verweigert, gesperrt, geht nicht "
    "durch, ging nicht durch, nimmt meine karte nicht, funktioniert nicht, geht nicht, "
    "fehlgeschlagen, ausstehend, zahlungsproblem*, problem mit der zahlung, probleme mit der "
    "zahlung, problem bei der zahlung, kann nicht bezahlen, nicht durchgegangen, fehler, "
    "probleme, problem",
    "twice": "zweimal abgebucht, doppelt belastet, zweimal belastet, zweimal bezahlt, doppelt "
    "bezahlt, doppelt, zweimal, zwei mal, doppelt abgebucht, mehrfach",
    "refund": "rückerstattung, erstattung, erstatten, erstattet, geld zurück, mein geld zurück, "
    "rückzahlung",
    "return": "zurückgeben, zurückschicken, zurücksenden, rückgabe, retoure, retournieren, "
    "umtauschen, umtausch, passt nicht, zu klein, zu groß, falsche größe, falsch bestellt, aus "
    "versehen",
    "status": "updates zur bestellung, update zur bestellung, stand der bestellung, frage zur "
    "bestellung, fragen zur bestellung, frage zu meiner bestellung, bestellstatus, "
    "sendungsverfolgung, sendungsnummer, wo bleibt, wo ist die bestellung, wann kommt, wann kommt "
    "meine, noch nicht da, noch nicht angekommen, noch nicht erhalten, schon verschickt, "
    "unterwegs",
    "late": "verspätet, verspätung, seit tagen, seit wochen, immer noch nicht, so lange, dauert "
    "zu lange, zu spät",
    "person": "mitarbeiter, einen mitarbeiter, einem mitarbeiter, mitarbeiterin, vertrieb, "
    "verkäufer, verkauf, berater, beraterin, kundendienst, kundenservice, kundenbetreuung, "
    "support, menschen, einem menschen, einen menschen, echte person, chef, vorgesetzten, "
    "sachbearbeiter",
    "talk": "sprechen, reden, sprechen mit, reden mit, kontakt zu, kontakt mit, kontaktieren, "
    "verbinden, verbinden sie mich, verbinde mich, erreichen",
    "call_me": "rufen sie mich an, ruf mich an, rückruf, zurückrufen, rufen sie mich zurück, "
    "bitte um rückruf",
    "urgent": "dringend, notfall, sofort, niemand antwortet, keiner antwortet, keine antwort, eilt",
    "take": "jetzt einkaufen, einkaufen, jetzt kaufen, ich möchte kaufen, ich will kaufen, ich "
    "möchte bestellen, ich würde gerne bestellen, wie bestelle ich, wie kann ich bestellen, wo "
    "kann ich kaufen, kann ich bestellen, kann ich kaufen, bestellung aufgeben, erwerben",
    "recommend": "vorschläge, vorschlag, empfehlungen, empfehlung, was empfehlen sie, was "
    "empfiehlst du, ideen, geschenkidee, welches ist besser",
    "product": "produkt, produkte, artikel, ware, waren",
    "goods": "kleidung, outfit*, hemd*, t shirt*, hose*, kleid, kleider, schuhe, jacke*, mantel, "
    "tasche*, uhr, uhren, kette*, ring, ringe, tisch*, stuhl, stühle, sofa*, bett, betten, "
    "matratze*, kissen, lampe*, tasse*, teller, brot, brote, brötchen, kuchen, torte*, keks*, "
    "schokolade*, kaffee, tee, wein*, blumen, parfüm*, seife*, shampoo*, creme*, spielzeug*, "
    "buch, bücher, handy*, laptop*, fernseher, kopfhörer, geschenk*",
    "elsewhere": "wetter, wie ist das wetter, regen, regnet, witz, witze, lied, lieder, musik, "
    "film, filme, fußball, bundesliga, spiel heute, präsident, bundeskanzler, wahlen, politik, "
    "rezept für, flug, flüge, hotel*, übersetze, übersetzen, was heißt, hauptstadt von, wie viele "
    "einwohner, horoskop, nachrichten, wecker, wer hat gewonnen, wer ist der, wer war, sinn des "
    "lebens, steuern, kredit, hypothek",
}

#: Who is asked at home: not to be taken for misspellings.
REAL = """
frau mann freundin freund partnerin partner mutter vater kinder kollegin kollege
"""
