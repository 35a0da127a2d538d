"""German."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "greet": "hallo, hi, hey, guten tag, guten morgen, guten abend, moin, servus, grüß "
    "gott, grüezi, tag, hallöchen",
    "how_are_you": "wie geht es, wie gehts, wie geht's, alles gut bei euch",
    "thanks": "danke, vielen dank, dankeschön, danke schön, besten dank, danke sehr, merci",
    "bye": "tschüss, tschüs, ciao, auf wiedersehen, bis bald, bis dann, bis später, "
    "schönen tag noch, gute nacht",
    "bot": "bist du ein bot, bist du ein roboter, sind sie ein bot, sind sie ein "
    "roboter, bist du ein mensch, sind sie ein mensch, ist das ein bot, spreche "
    "ich mit einem menschen, spreche ich mit einem bot, rede ich mit einem bot, "
    "wer bist du",
    "yes": "ja, jo, jep, jawohl, ja klar, ja bitte, klar, natürlich, gerne, gern, ok, "
    "okay, in ordnung, einverstanden, genau, stimmt, richtig, passt, perfekt, "
    "bestätige, bestätigen, ich bestätige, bestätigt, sicher, auf jeden fall, "
    "mach das, machen sie das, alles klar, passt so, das passt, sehr gerne, "
    "korrekt, geht klar, los",
    "no": "nein, nee, nö, nein danke, auf keinen fall, jetzt nicht, noch nicht, "
    "lieber nicht, vergiss es, nichts, doch nicht, lass mal, keinesfalls",
    "soft": "bitte, danke, vielen dank, gut, sehr gut, super, toll, dann, also, so, "
    "die, der, das, mein, meine, bestellung, alles, ich, will, möchte, es, "
    "jetzt, hallo, schick mir den link, schicken sie mir den link, den link, "
    "ist, nehme ich, ich nehme es, mal, doch, ach, na, prima, wunderbar, "
    "bestellen, kaufen, schön, noch, gut so, ist gut, ist richtig, ist korrekt",
    "please": "bitte",
    "but": "aber, außer, warte, warten sie, moment, doch lieber, lieber, eigentlich, sondern",
    "not": "nicht, kein, keine, keinen, nie, niemals, ohne, nichts",
    "praise": "wunderschön, sehr schön, ich liebe, lecker, total schön",
    "what": "was, was ist, was sind",
    "which": "welche, welcher, welches, welchen",
    "where": "wo, wo ist, wo sind, wo bleibt, wohin",
    "when": "wann, welcher tag, bis wann",
    "day": "heute, morgen, montag, dienstag, mittwoch, donnerstag, freitag, samstag, "
    "sonntag, wochenende, diese woche",
    "how": "wie, wie kann ich, wie geht",
    "how_long": "wie lange, wie viele tage, wie schnell, lieferzeit*",
    "why": "warum, wieso, weshalb",
    "can": "kann ich, können sie, könnt ihr, kannst du, könnten sie, könnte ich, darf "
    "ich, ist es möglich, kann man, gibt es, gibts",
    "help": "hilfe, hilf mir, helfen, ich brauche hilfe, eine frage, ich habe eine "
    "frage, helfen sie mir",
    "want": "ich will, ich möchte, möchte, ich hätte gern, ich hätte gerne, hätte gern, "
    "hätte gerne, ich brauche, brauche, gib mir, geben sie mir, ich würde "
    "gerne, wir möchten, wir brauchen, wünsche, interess*, ich wollte",
    "take": "kaufen, kaufe, nehme, ich nehme, nehmen, bestellen, bestelle, kauf, "
    "erwerben, reservieren, bestellung aufgeben",
    "add": "hinzufügen, füge, dazu, noch dazu, leg, lege, pack, packen sie, außerdem, auch noch",
    "remove": "entfernen, entferne, raus, rausnehmen, lösche, löschen, streiche, "
    "streichen, ich will kein, ich möchte kein, will nicht, möchte nicht, doch "
    "kein, ohne, leeren, nimm raus, weglassen",
    "make": "ändere, ändern sie, ändern, mach daraus, lieber, stattdessen, tausche, "
    "wechsle, ich meinte, doch lieber",
    "cancel": "stornier*, storno, abbestell*, widerruf*, annullier*",
    "show": "zeig, zeig mir, zeigen, zeigen sie mir, sehen, anschauen, foto*, bild*, katalog",
    "find": "suche, ich suche, finden, auf der suche",
    "recommend": "empfehl*, empfiehl*, vorschl*, beliebt*, bestseller*, beste, bester, "
    "bestes, geschenk*",
    "have": "haben sie, habt ihr, hast du, gibt es, gibts, verkaufen sie, verkauft ihr, "
    "führen sie, führt ihr, habt ihr noch, haben sie noch, bieten sie, bietet "
    "ihr",
    "stock": "verfügbar*, auf lager, lieferbar, vorrätig, ausverkauft, noch da, übrig",
    "price": "wie viel, wieviel, was kostet, was kosten, wie viel kostet, wieviel "
    "kostet, wie teuer, preis*, kostet, kosten, was macht",
    "discount": "rabatt*, angebot, angebote, gutschein*, aktion*, billiger, günstiger, "
    "sale, skonto",
    "menu": "was verkauft ihr, was verkaufen sie, was habt ihr, was haben sie, "
    "speisekarte, sortiment, katalog, preisliste, welche produkte, was bietet "
    "ihr, was gibt es, eure produkte, ihre produkte",
    "size": "größe*, grösse*, maße, abmessung*, gewicht, wiegt, wie groß, wie schwer",
    "made_of": "zutat*, enthält, enthalten, allerg*, gluten*, vegan*, vegetarisch*, "
    "material*, laktose*, nüsse, aus was, qualität, original*",
    "kind": "farbe*, geschmack*, sorte*, typ, modell*, option*, auswahl, varianten, ausführung*",
    "it": "es, das, dies, diese, diesen, dieses, den, die, dasselbe, das gleiche",
    "one": "eins, eine, einen, ein",
    "another": "noch ein, noch eine, noch einen, noch eins, ein weiteres, eine weitere, "
    "mehr, weitere",
    "first": "erste, ersten, erster, erstes, das erste, die erste, den ersten",
    "second": "zweite, zweiten, zweiter, zweites, das zweite, die zweite, den zweiten",
    "third": "dritte, dritten, dritter, drittes, das dritte, die dritte, den dritten",
    "last": "letzte, letzten, das letzte, die letzte, den letzten",
    "cheapest": "billigste*, günstigste*",
    "both": "beide, beides",
    "everything": "alles, alle, den warenkorb, meinen warenkorb",
    "instead": "stattdessen, statt, anstatt",
    "again": "nochmal, noch mal, noch einmal, erneut",
    "color": "rot, rote, roten, rotes, blau, blaue, blauen, blaues, grün, grüne, grünen, "
    "gelb, gelbe, schwarz, schwarze, schwarzen, weiß, weiße, weißen, rosa, "
    "lila, grau, graue, braun, braune",
    "size_word": "klein, kleine, kleinen, kleiner, kleines, mittel, mittlere, groß, große, "
    "großen, großer, großes",
    "cart": "warenkorb, mein warenkorb, einkaufswagen, korb, gesamt, gesamtpreis, "
    "summe, was macht das zusammen, insgesamt",
    "checkout": "bezahlen, zahlen, ich möchte bezahlen, ich möchte zahlen, ich will "
    "bezahlen, zur kasse, kasse, bestellung abschließen, abschließen, wie "
    "bezahle ich, wie kann ich bezahlen, jetzt kaufen, jetzt bezahlen, "
    "bestellung bestätigen",
    "done": "das ist alles, das wars, das war's, das wäre alles, mehr nicht, sonst "
    "nichts, nichts weiter, fertig, das war alles",
    "link": "link, zahlungslink",
    "pay": "zahlen, bezahlen, zahle, bezahle",
    "payment": "zahlung*, bezahlung, abgebucht, abbuchung, geld, belastet",
    "paid": "bezahlt, ich habe bezahlt, schon bezahlt, gezahlt, zahlung angekommen, "
    "zahlung erhalten, meine zahlung",
    "pay_way": "karte, kreditkarte, ec karte, bar, paypal, überweisung, rechnung, auf "
    "rechnung, nachnahme, klarna, raten*, lastschrift, zahlungsart*, "
    "zahlungsmethode*, zahlungsmöglichkeit*",
    "accept": "akzeptier*, nehmt ihr, nehmen sie",
    "declined": "abgelehnt, funktioniert nicht, geht nicht, klappt nicht, fehlgeschlagen, "
    "fehler, problem*, kann nicht bezahlen",
    "twice": "zweimal, doppelt, doppelt abgebucht",
    "invoice": "rechnung*, quittung*, beleg*",
    "order": "bestellung, bestellungen, meine bestellung, auftrag, bestellt",
    "parcel": "paket, mein paket, päckchen, lieferung, meine lieferung, sendung, meine "
    "sendung, ware",
    "status": "status, verfolg*, sendungsverfolgung, updates, nicht angekommen, noch "
    "nicht da, nicht erhalten, immer noch nicht, angekommen, wo ist meine, wo "
    "ist mein, wo bleibt meine, wo bleibt mein, unterwegs, verschickt, "
    "versendet, warte auf",
    "delivery": "liefer*, versand*, versend*, verschick*, abhol*, zustell*",
    "deliver_to": "liefert ihr, liefern sie, versandkosten, lieferkosten, liefergebühr*, "
    "kostenloser versand, versand nach, lieferung nach, postleitzahl, plz, "
    "ausland, international*, versendet ihr, verschickt ihr",
    "address": "adresse, anschrift, lieferadresse",
    "get": "bekomme, bekommen, erhalte, erhalten, kommt, ankommen, ankommt",
    "change": "ändern, änderung, korrigieren, tauschen, anpassen",
    "return": "zurückgeben, zurückschicken, zurücksenden, rückgabe*, retoure*, retour, "
    "umtausch*, umtauschen",
    "refund": "erstatt*, rückerstatt*, geld zurück, mein geld",
    "late": "spät, verspät*, zu lange, so lange, verzöger*",
    "trouble": "kaputt*, beschädigt*, defekt*, zerbrochen*, falsch, falsche, falscher, "
    "falsches, falschen, fehlt, fehlen, beschwer*, reklam*, unzufrieden, "
    "enttäusch*, schlechte qualität, mangelhaft",
    "guarantee": "garantie*, gewährleistung",
    "hours": "öffnungszeit*, offen, geöffnet, geschlossen, wann öffnet, wann schließt, "
    "öffnet, schließt, uhrzeit, wie viel uhr",
    "place": "wo seid ihr, wo sind sie, standort*, filiale*, laden, geschäft, wo findet "
    "man, wie komme ich, parkplatz*, parken, eure adresse, ihre adresse",
    "reach": "telefon, telefonnummer, e-mail, email, nummer",
    "account": "konto, anmeld*, registrier*, einloggen",
    "password": "passwort, kennwort",
    "person": "mensch, menschen, einen menschen, einem menschen, mitarbeiter*, "
    "kundenservice, kundendienst, kundenbetreuung, berater*, ansprechpartner*, "
    "chef, chefin, echte person, echten person, echter mensch, support, agent, "
    "verkäufer*, service",
    "someone": "jemand, jemanden, jemandem, person",
    "talk": "sprechen, reden, kontakt, kontaktieren, verbinden, verbinde, verbinden "
    "sie, anrufen, chatten, unterhalten",
    "call_me": "ruft mich an, rufen sie mich an, rückruf, ruf mich an, zurückrufen",
    "stop": "stop, stopp, abmelden, abbestellen, aufhören, hör auf, hören sie auf, hört "
    "auf, keine nachrichten mehr, schreib mir nicht mehr, schreibt mir nicht "
    "mehr, schreiben sie mir nicht mehr, ich will keine nachrichten mehr, ich "
    "möchte keine nachrichten mehr, hör auf mir zu schreiben, hören sie auf mir "
    "zu schreiben, lass mich in ruhe, lasst mich in ruhe, lassen sie mich in "
    "ruhe, kontaktieren sie mich nicht mehr, schickt mir nichts mehr, "
    "newsletter abbestellen",
    "messages": "nachricht*, schreiben, newsletter, werbung, spam",
    "angry": "betrug, betrüger*, abzocke, unverschämt*, frechheit, schrecklich, "
    "furchtbar, katastroph*, sauer, wütend, skandal*, lächerlich, unmöglich, "
    "verarsch*, schlimmste*, unfassbar, anzeige, anwalt, nie wieder, sauerei",
    "swear": "scheiße, scheiss*, verdammt*, arsch*, mist, fick*, kacke",
}

NUMBERS: dict[str, int] = {
    "ein": 1, "eine": 1, "einen": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4,
    "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "dutzend": 12, "paar": 2,
}  # fmt: skip

COMMON = """
der die das den dem des ein eine einen einem einer und oder in im an am auf zu zum zur von vom
mit für aus bei nach über ich du er sie es wir ihr mich dich sich uns euch mein meine dein deine
ihr ihre ist sind war habe hat haben wird werden kann sehr mehr schon heute morgen gestern auch
weil wenn dass noch tag woche bitte
"""
