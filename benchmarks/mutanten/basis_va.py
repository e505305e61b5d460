"""Clean plans of events, for the mutants of VA, RW, BF, SD, LA, GE, PE and ZP: a town festival outdoors, and what all plans share.

Each plan is one workbook `plan.xlsx` with all sheets of the template, rows in the order of the headings below; a sheet that the
event does not need has headings only. Event: Saturday 2027-06-12; today is 2027-01-15. No rule may find a Fehler or a Warnung.
Veranstaltung!A is the field, B its value, the same rows in every plan:
 B2 name, B3 organiser, B4 Art des Veranstalters, B5 Land, B6 Gemeinde, B7 Einwohner, B8 place, B9 Art, B10 Umgebung, B11 Art des Raumes,
 B12 Beginn, B13 Ende, B14 Einlass, B15 geräumt, B16 Aufbau ab, B17 Abbau bis, B18 erwartete, B19 gleichzeitige, B20 zulässige Besucher,
 B21 Personal und Mitwirkende, B22 Polizeischutz, B23 Gewalt, B24 Erhöhte Gefahr, B25 Alkohol, B26 Speisen, B27 Trinkwasser mobil,
 B28 untersucht, B29 Wasserstellen, B30 Abfall, B31 Eintritt, B32 Mindestalter, B33 Tanz, B34 Brauchtum, B35 Unterhaltung, B36 Musik,
 B37 Pegel, B38 gemessen, B39 Gehörschutz, B40 Feuer, B41 abgestimmt, B42 Pyrokategorie, B43 nahe Bahn, B44 Straßen, B45 Flächen,
 B46 Marktfestsetzung, B47 Tombola, B48 Drohne, B49 Laser, B50 Film, B51 Halle genehmigt, B52 Leiter, B53 Leiter Ordnungsdienst,
 B54 Sicherheitskonzept, B55 Einvernehmen, B56 Räumungskonzept, B57 Plan genehmigt, B58 verwendet, B59 Aushang, B60 Maßstab,
 B61 Rettungsdienst, B62 eigene Brandwache, B63 Brandsicherheitswache, B64 Erleichterung, B65 Sicherheitsbeleuchtung, B66 Haftpflicht,
 B67 ab, B68 bis, B69 Stellplätze, B70 davon Behinderung, B71 Parkfläche, B72 Einlassspuren, B73 Kontrolle, B74 seltene Tage,
 B75 Rollstuhlplätze, B76 Begleitplätze, B77 gekennzeichnet, B78 Sichtpodest, B79 Höranlage, B80 Begleitkarte, B81 Ansprechperson,
 B82 Kabelbrücken.
Columns (letter = place of the field; often used ones):
 Flächen A name, B Geschoss, C Umgebung, D Nutzung, E m², F Abzug, G Stufenlänge, H Stufen, I Personen, J zulässig, K Höhe, L Weg,
 M Rundhorizont, N Podesthöhe, O Absturzsicherung, V Standtiefe, W Standweg, X Gangbreite.
 Bestuhlung A Fläche, B Block, C Reihen, D Plätze, E Gänge, F Türen, G Sitzbreite, H Durchgang, I Gangbreite, J verbunden,
 K Einzelsitze, L Tischabstand, M Weg zum Gang. Ausgänge A name, B Fläche, C Breite, D Seite, E Ziel.
 Absperrungen A name, B Fläche, C Art, D Länge, E Höhe, F Servicegang, G Seite, H vor der Bühne, I Tore.
 Wege A name, B Art, C Länge, D Breite, E Höhenunterschied, F Lauf, G Podeste, H Freifläche, I Radabweiser, J Handlauf, K Quergefälle,
 L dauerhaft. Sanitär A Art, B Anzahl, C Standort, D Bestand, E stufenlos, F Wendefläche.
 Bauten I aufgebaut, J abgebaut, K Prüfbuch, L gültig bis, M angezeigt, N Abnahme, O Standsicherheit.
 Programm B Datum, C Beginn, D Ende, E Dauer, F Bühne, G Titel, H Art, I Mitwirkende, K Jüngste, L verstärkt, M Umbau.
 Aufgaben A Nr, B Aufgabe, C Phase, D Ort, E Datum, F Beginn, G Ende, H Dauer, I Vorgänger, J Ressourcen, K Kräfte, L Frühestens,
 M Spätestens, N fest, O laut, P Lkw. Ressourcen A name, B Art, C Anzahl, D ab, E bis, F Wegzeit.
 Personen A name, B Funktion, C Qualifikation, D geboren, E Beschäftigung, F tritt auf, G Bewilligung.
 Schichten A Person, B Funktion, C Ort, D Datum, E Beginn, F Ende, G Dauer, H Pause.
 Posten A Funktion, B Posten, C Anzahl, D Datum, E Beginn, F Ende, G Qualifikation, H Bewachung, I leitend.
 Genehmigungen A Art, B Behörde, C spätester Antrag, D beantragt, E erteilt, F ab, G bis, H nicht nötig.
 Immissionsorte A name, B Gebiet, C Abstand, D Quellpegel, E Messabstand, F Prognosepegel, G Spitze, H Zuschlag, I innen,
 J genehmigt Tag, K Nacht, L selten.
"""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from benchmarks.mutanten.format import Dossier, Rows, Value

PLAN = "plan.xlsx"
VERANSTALTUNG = (
    "Name der Veranstaltung", "Veranstalter", "Art des Veranstalters", "Bundesland der Veranstaltung", "Gemeinde",
    "Einwohner der Gemeinde", "Veranstaltungsort", "Art der Veranstaltung", "Umgebung", "Art des Raumes", "Beginn der Veranstaltung",
    "Ende der Veranstaltung", "Einlass", "Fläche geräumt", "Beginn des Aufbaus", "Ende des Abbaus", "Erwartete Besucher",
    "Gleichzeitig anwesende Besucher", "Zulässige Besucher", "Personal und Mitwirkende", "Personen mit Polizeischutz",
    "Polizei erwartet Gewalt", "Erhöhte Gefahr", "Ausschank von Alkohol", "Speisen und Getränke", "Mobile Trinkwasserversorgung",
    "Trinkwasser untersucht", "Kostenlose Trinkwasserstellen", "Abfallbehälter (m³)", "Eintrittspreis (EUR)",
    "Mindestalter der Besucher (Jahre)", "Öffentliche Tanzveranstaltung", "Künstlerische Betätigung oder Brauchtum",
    "Unterhaltungsveranstaltung", "Verstärkte Musik", "Pegel im Publikum (dB(A))", "Pegel wird gemessen", "Gehörschutz wird angeboten",
    "Offenes Feuer oder Pyrotechnik", "Feuer mit der Feuerwehr abgestimmt am", "Kategorie der Pyrotechnik",
    "Pyrotechnik nahe Bahn, Flughafen oder Seewasserstraße", "Nutzt öffentliche Straßen", "Nutzt öffentliche Flächen",
    "Markt oder Volksfest mit Festsetzung", "Tombola oder Lotterie", "Drohne", "Laser", "Filmvorführung",
    "Halle für Veranstaltungen genehmigt", "Veranstaltungsleiter", "Leiter des Ordnungsdienstes", "Sicherheitskonzept vom",
    "Einvernehmen der Behörden vom", "Räumungskonzept vom", "Genehmigter Bestuhlungs- und Rettungswegeplan",
    "Verwendeter Bestuhlungs- und Rettungswegeplan", "Plan am Haupteingang ausgehängt", "Maßstab des Plans",
    "Rettungsdienst unterrichtet am", "Eigene Brandwache bestätigt", "Brandsicherheitswache bestellt",
    "Erleichterung nach § 40 dokumentiert", "Sicherheitsbeleuchtung", "Deckungssumme der Haftpflicht (EUR)", "Haftpflicht gilt ab",
    "Haftpflicht gilt bis", "Stellplätze", "Stellplätze für Menschen mit Behinderung", "Parkfläche (m²)", "Einlassspuren",
    "Kontrolle am Einlass", "Seltene Ereignisse am Ort in diesem Jahr", "Rollstuhlplätze", "Begleitplätze",
    "Rollstuhlplätze und Weg gekennzeichnet", "Sichtpodest für Rollstuhlnutzende", "Höranlage oder Untertitel",
    "Freie Karte für Begleitpersonen", "Ansprechperson für Barrierefreiheit genannt", "Kabelbrücken mit Rampen",
)  # fmt: skip
HEADINGS = {  # as the template writes them
    "Flächen": "Fläche|Geschoss|Umgebung|Nutzung|Größe (m²)|Abzug (m²)|Länge der Stufenreihen (m)|Zahl der Stufen|Geplante Personen"
    "|Zulässige Personen|Lichte Höhe (m)|Längster Weg zum Ausgang (m)|Gang zwischen Wand und Rundhorizont (m)|Höhe über dem Boden (m)"
    "|Absturzsicherung|Oberbühne über der Öffnung (m)|Unterbühne|Eigenes Bühnenhaus|Schutzvorhang|Selbsttätige Löschanlage"
    "|Brandmeldeanlage|Tiefe der Stände (m)|Weg zum Ausstellungsgang (m)|Breite der Gänge (m)",
    "Bestuhlung": "Fläche|Block|Reihen|Plätze je Reihe|Gänge an der Reihe|Türen an beiden Seiten|Sitzbreite (m)"
    "|Durchgang zwischen den Reihen (m)|Gangbreite (m)|Stühle verbunden|Feste Einzelsitze|Abstand der Tische (m)|Weg zum Gang (m)",
    "Ausgänge": "Ausgang|Fläche|Lichte Breite (m)|Seite|führt nach",
    "Absperrungen": "Absperrung|Fläche|Art der Absperrung|Länge (m)|Höhe (m)|Breite des Ganges dahinter (m)|Abstand zur Seite (m)"
    "|Abstand vor der Bühne (m)|Breite der Tore (m)",
    "Wege": "Weg|Art des Weges|Länge (m)|Breite (m)|Höhenunterschied (m)|Längster Lauf ohne Podest (m)|Länge der Podeste (m)"
    "|Freie Fläche an Anfang und Ende (m)|Radabweiser|Höhe der Handläufe (m)|Quergefälle|Dauerhaft gebaut",
    "Sanitär": "Art der Toilette|Anzahl der Toiletten|Standort|Vorhanden und zugänglich|Stufenlos erreichbar|Freie Wendefläche (m)",
    "Bauten": "Bauwerk|Art des Bauwerks|Länge (m)|Breite (m)|Höhe (m)|Fußbodenhöhe (m)|Von Besuchern betreten|Nur für Kinder"
    "|Aufgebaut am|Abgebaut am|Prüfbuch|Ausführungsgenehmigung gültig bis|Angezeigt am|Gebrauchsabnahme am|Standsicherheitsnachweis"
    "|Windgrenze (m/s)|Ballast (kg)",
    "Ausstattung": "Ausstattungsgegenstand|Art der Ausstattung|Ort|In notwendigem Flur oder Treppenraum|Baustoffklasse"
    "|Nachweis liegt vor|Frei hängend|Abstand zum Fußboden (m)|Offenes Feuer oder Pyrotechnik|Kategorie der Pyrotechnik"
    "|Mit der Feuerwehr abgestimmt am|Frisch",
    "Programm": "Nr.|Datum|Beginn|Ende|Dauer (min)|Bühne|Programmpunkt|Art des Programms|Mitwirkende|Besucher im Programmpunkt"
    "|Alter der jüngsten mitwirkenden Person (Jahre)|Verstärkt|Umbau danach (min)|Bemerkung",
    "Aufgaben": "Nr.|Aufgabe|Phase|Ort|Datum|Beginn|Ende|Dauer (min)|Vorgänger|Ressourcen|Kräfte|Frühestens|Spätestens|Fest|Laut"
    "|Lkw-Gesamtmasse (t)|Umfang|Bemerkung",
    "Ressourcen": "Ressource|Art der Ressource|Verfügbare Anzahl|verfügbar ab|verfügbar bis|Wegzeit zum nächsten Ort (min)",
    "Personen": "Name|Funktion|Qualifikation|Geburtsdatum|Beschäftigung|Tritt auf|Bewilligung nach § 6 JArbSchG vom",
    "Schichten": "Person|Funktion|Ort|Datum|Beginn|Ende|Dauer (min)|Pause (min)|Bemerkung",
    "Posten": "Funktion|Posten|Anzahl|Datum|Beginn|Ende|Qualifikation|Bewachungsaufgabe|Leitende Funktion",
    "Genehmigungen": "Genehmigung|Behörde|Spätester Antrag|Beantragt am|Erteilt am|Gültig ab|Gültig bis|Nicht nötig, weil|Aktenzeichen"
    "|Auflagen",
    "Immissionsorte": "Immissionsort|Gebiet|Abstand zur Schallquelle (m)|Pegel an der Quelle (dB(A))|Messabstand (m)"
    "|Prognosepegel (dB(A))|Spitzenpegel (dB(A))|Zuschlag (dB)|Innenraum|Genehmigter Pegel am Tag (dB(A))"
    "|Genehmigter Pegel in der Nacht (dB(A))|Seltenes Ereignis genehmigt",
}  # fmt: skip

ALWAYS = """
Veranstalter: Stadt Lindenau
Art des Veranstalters: Gemeinde
Polizei erwartet Gewalt: nein
Erhöhte Gefahr: nein
Ausschank von Alkohol: ja
Speisen und Getränke: ja
Künstlerische Betätigung oder Brauchtum: nein
Unterhaltungsveranstaltung: ja
Verstärkte Musik: ja
Pegel wird gemessen: ja
Gehörschutz wird angeboten: ja
Offenes Feuer oder Pyrotechnik: nein
Markt oder Volksfest mit Festsetzung: nein
Tombola oder Lotterie: nein
Drohne: nein
Laser: nein
Filmvorführung: nein
Veranstaltungsleiter: Anna Berger
Leiter des Ordnungsdienstes: Paul Winter
Sicherheitskonzept vom: 2026-11-20
Einvernehmen der Behörden vom: 2026-12-18
Räumungskonzept vom: 2026-11-20
Rettungsdienst unterrichtet am: 2026-12-01
Sicherheitsbeleuchtung: ja
Deckungssumme der Haftpflicht (EUR): 10000000
Haftpflicht gilt ab: 2027-06-09
Haftpflicht gilt bis: 2027-06-15
Seltene Ereignisse am Ort in diesem Jahr: 4
Rollstuhlplätze und Weg gekennzeichnet: ja
Sichtpodest für Rollstuhlnutzende: ja
Höranlage oder Untertitel: ja
Freie Karte für Begleitpersonen: ja
Ansprechperson für Barrierefreiheit genannt: ja
Kabelbrücken mit Rampen: ja
"""
HALLE = """
Umgebung: Raum
Art des Raumes: Versammlungsraum
Personal und Mitwirkende: 60
Mobile Trinkwasserversorgung: nein
Nutzt öffentliche Straßen: nein
Nutzt öffentliche Flächen: nein
Halle für Veranstaltungen genehmigt: ja
Genehmigter Bestuhlungs- und Rettungswegeplan: BP-2024-07
Verwendeter Bestuhlungs- und Rettungswegeplan: BP-2024-07
Plan am Haupteingang ausgehängt: ja
Maßstab des Plans: 100
Brandsicherheitswache bestellt: nein
Stellplätze: 120
Stellplätze für Menschen mit Behinderung: 4
Parkfläche (m²): 3000
Einlassspuren: 4
Kontrolle am Einlass: Ticket
""".strip()


def cell(text: str) -> Value:
    """A day, a moment, a number or a text, as it is written; a time of day stays text."""
    text = text.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", text):
        return datetime.fromisoformat(text)
    try:
        return Decimal(text)
    except InvalidOperation:
        return text or None


def rows(sheet: str, lines: str) -> Rows:
    """A table: one line a row, cells between bars, missing ones at the end are empty."""
    head: list[Value] = [*HEADINGS[sheet].split("|")]
    found = [[cell(part) for part in line.split("|")] for line in lines.strip().splitlines()]
    return [head, *([*row, *[None] * (len(head) - len(row))] for row in found)]


def plan(event: str, **tables: str) -> Dossier:
    """A workbook with all sheets of the template. `event`: lines `field: value`; what is not named stays as in ALWAYS, or empty."""
    given = dict(line.split(": ", 1) for line in (ALWAYS.strip() + "\n" + event.strip()).splitlines())
    unknown = given.keys() - {*VERANSTALTUNG}
    if unknown:
        raise ValueError(f"no such field: {unknown}")
    head: Rows = [["Feld", "Wert"], *([name, cell(given.get(name, ""))] for name in VERANSTALTUNG)]
    return {PLAN: {"Veranstaltung": head, **{sheet: rows(sheet, tables.pop(sheet, "")) for sheet in HEADINGS}}}


def stadtfest() -> dict[str, str]:
    """Out of scope of the ordinance in NRW: 4,000 (allowed 5,000) outdoors without a stand.

    Maurer: (5 + 8.0) * 0.4 = 5.2: 5 helpers, 1 KTW. Stewards: 4,000 / 100 = 40. Widths: 3,150 * 1.2 / 600 = 6.30 m for the market,
    840: 1.68 m, 210: 0.42 m. Toilets: 86 * 1.3 (8 hours) = 111.8 of 114 * 1.2.
    """
    return {
        "Flächen": """
Marktplatz | | Freien | Stehplätze | 2600 | 200 | | | 3000 | 3600 | | 90
Rathausplatz | | Freien | Stehplätze | 1200 | 100 | | | 800 | 1100 | | 60
Biergarten | | Freien | Tische | 300 | | | | 200 | 300 | | 25
Bühne Markt | | Freien | Szenenfläche | 120 | | | | 20 | | | 12 | | 1.20 | ja
Nebenbühne | | Freien | Szenenfläche | 24 | | | | 10 | | | 6 | | 0.60 | ja
Einlass Nord | | Freien | Einlass | 300 | | | | 150 | | | 20
Kirchgasse | | Freien | Weg | 400 | | | | 200 | | | 50
""",
        "Bestuhlung": """
Biergarten | Tische | | | | | | | 1.50 | | | 1.60 | 8
""",
        "Ausgänge": """
Markt Nord | Marktplatz | 4.00 | Nord | Bahnhofstraße
Markt Süd | Marktplatz | 4.00 | Süd | Kirchgasse
Rathaus West | Rathausplatz | 2.40 | West | Wallstraße
Rathaus Ost | Rathausplatz | 2.40 | Ost | Postweg
Biergarten Nord | Biergarten | 1.20 | Nord | Marktplatz
Biergarten Süd | Biergarten | 1.20 | Süd | Kirchgasse
""",
        "Absperrungen": """
Gitter vor der Bühne | Marktplatz | Bühnenabsperrung | 16 | 1.20 | 2.00 | 5.00 | 10.00
""",
        "Wege": """
Rampe am Rathaus | Rampe | 6.00 | 1.20 | 0.36 | 6.00 | 1.50 | 1.50 | ja | 0.85 | nein | nein
Kirchgasse | Weg | 40.00 | 2.50
Zugang Süd | Zugang | 30.00 | 2.40 | 0.60
Tür zum Rathaus | Tür | | 0.95
Kabelbrücke am Markt | Kabelbrücke | 1.00 | 1.80
""",
        "Sanitär": """
WC Damen | 48 | Kirchgasse
WC Herren | 26 | Kirchgasse
Urinal | 36 | Kirchgasse
WC barrierefrei | 4 | Rathausplatz | | ja | 1.50
""",
        "Bauten": """
Bühne Markt | Bühne | 12 | 10 | 7.50 | 1.20 | nein | | 2027-06-11 | 2027-06-14 | PB-2019-044 | 2028-03-31 | 2027-01-11 | 2027-06-11 16:00 | ja | 15 | 6000
Nebenbühne | Bühne | 6 | 4 | 4.50 | 0.60 | nein | | 2027-06-11 | 2027-06-14 | | | | | ja | 15 | 1200
Infozelt | Zelt | 10 | 7 | 3.20 | | ja | | 2027-06-11 | 2027-06-14 | | | | | ja | 17 | 900
Pavillon Presse | Pavillon | 3 | 3 | 2.60 | | nein | | 2027-06-11 | 2027-06-14 | | | | | ja | 13 | 200
""",
        "Ausstattung": """
Bühnenvorhang | Vorhang | Bühne Markt | nein | schwerentflammbar | ja | nein
Fahnen am Markt | Ausschmückung | Marktplatz | nein | schwerentflammbar | ja | ja | 3.50
Requisiten Kobold | Requisit | Nebenbühne | nein | normalentflammbar | ja | nein
Blumenkübel | Pflanzen | Marktplatz | nein | | | nein | | | | | ja
""",
        "Programm": """
1 | 2027-06-12 | 15:00 | 15:15 | | Bühne Markt | Eröffnung | Ansprache | Clara Neumann
2 | 2027-06-12 | 15:30 | 16:30 | | Bühne Markt | Blaskapelle Lindenau | Konzert | Dirk Pohl | 2000 | | ja | 30
3 | 2027-06-12 | 17:00 | 18:00 | | Bühne Markt | Duo Mira | Konzert | Mira Falk, Samir Haddad | 2500 | | ja | 30
4 | 2027-06-12 | 18:30 | 19:30 | | Bühne Markt | Jazzkollektiv West | Konzert | Olga Wirth | 2500 | | ja | 30
5 | 2027-06-12 | 20:00 | 21:30 | | Bühne Markt | Die Nordlichter | Konzert | Hanno Lüders | 3000 | | ja
6 | 2027-06-12 | 15:30 | 16:15 | | Nebenbühne | Kobold und Co. | Theater | Greta Zahn | 300
7 | 2027-06-12 | 17:00 | 17:45 | | Nebenbühne | Schulchor Lindenau | Konzert | Wiebke Rausch | 500 | 12 | ja | 30
8 | 2027-06-12 | 18:30 | 19:15 | | Nebenbühne | Lesung am Abend | Lesung | Ulrich Tamm | 200
""",
        "Aufgaben": """
1 | Flächen markieren | Einmessen | Marktplatz | 2027-06-11 | 07:00 | 08:00 | | | | 2
2 | Strom legen | Strom | Marktplatz | 2027-06-11 | 08:00 | 10:00 | 120 | 1 | | 2
3 | Bühne anliefern | Anlieferung | Bühne Markt | 2027-06-11 | 08:00 | 09:00 | | 1 | Lkw 12 t, Stapler | 4 | 2027-06-11 07:00 | 2027-06-11 12:00 | | | 12
4 | Bühne aufbauen | Tragwerk | Bühne Markt | 2027-06-11 | 09:00 | 15:00 | | 3 | Stapler, Bühnencrew | 6 | | | | | | 120
5 | Gebrauchsabnahme | Abnahme | Bühne Markt | 2027-06-11 | 15:00 | 16:00 | | 4 | | | | | ja
6 | Traversen hängen | Rigging | Bühne Markt | 2027-06-11 | 16:00 | 18:00 | | 5 | Bühnencrew | 4 | | | | | | 6
7 | Ton aufbauen | Ton | Bühne Markt | 2027-06-12 | 07:00 | 08:30 | | 6 | Bühnencrew | 4
8 | Licht aufbauen | Licht | Bühne Markt | 2027-06-12 | 08:30 | 10:00 | | 7 | Bühnencrew | 4
9 | System abgleichen | Systemabgleich | Bühne Markt | 2027-06-12 | 10:00 | 10:45 | | 8 | | 1 | | | | ja
10 | Leitungen prüfen | Linecheck | Bühne Markt | 2027-06-12 | 10:45 | 11:15 | | 9 | | 2
11 | Elektrik prüfen | E-Check | Bühne Markt | 2027-06-12 | 11:15 | 12:15 | | 10 | | 1
12 | Rundgang | Sicherheitsrundgang | Marktplatz | 2027-06-12 | 12:15 | 13:00 | | 11 | | 2
13 | Einlass | Einlass | Marktplatz | 2027-06-12 | 14:00 | 15:00 | | 12
14 | Programm | Show | Bühne Markt | 2027-06-12 | 15:00 | 21:30 | | 12, 13 | | | | | ja
15 | Abgang | Abgang | Marktplatz | 2027-06-12 | 21:30 | 22:00 | | 14
16 | Bühne abbauen | Abbau | Bühne Markt | 2027-06-14 | 08:00 | 12:00 | | 14 | Stapler, Bühnencrew | 6
17 | Bühne abfahren | Abtransport | Bühne Markt | 2027-06-14 | 12:00 | 13:00 | | 16 | Lkw 12 t, Stapler | 4 | | | | | 12
18 | Platz zurückgeben | Übergabe | Marktplatz | 2027-06-14 | 14:00 | 15:00 | | 17 | | 1
""",
        "Ressourcen": """
Bühne Markt | Bühne | 1 | | | 10
Nebenbühne | Bühne | 1 | | | 10
Stapler | Gerät | 1 | 2027-06-11 06:00 | 2027-06-14 18:00
Lkw 12 t | Fahrzeug | 1
Bühnencrew | Kräfte | 8
""",
        "Personen": """
Anna Berger | Veranstaltungsleiterin | Veranstaltungsleiter | 1980-04-02 | angestellt
Jonas Kern | Technische Leitung | Verantwortlicher für Veranstaltungstechnik | 1975-09-21 | angestellt
Mira Hoffmann | Technik | Fachkraft für Veranstaltungstechnik | 1991-01-30 | angestellt
Paul Winter | Ordnungsdienst | Ordnungsdienstleiter, Sachkundeprüfung nach § 34a GewO | 1983-11-12 | angestellt
Lea Sommer | Infostand | | 2010-01-15 | angestellt
Nils Brandt | Ton | Tontechniker | 1988-06-05 | selbständig
Ida Vogel | Infostand | | 1969-08-17 | ehrenamtlich
""",
        "Schichten": """
Mira Hoffmann | Fachkraft für Veranstaltungstechnik | Bühne Markt | 2027-06-11 | 08:30 | 16:30 | | 30
Jonas Kern | Verantwortlicher für Veranstaltungstechnik | Bühne Markt | 2027-06-11 | 10:00 | 18:30 | | 30
Mira Hoffmann | Fachkraft für Veranstaltungstechnik | Bühne Markt | 2027-06-12 | 06:30 | 14:30 | | 30
Jonas Kern | Verantwortlicher für Veranstaltungstechnik | Bühne Markt | 2027-06-12 | 14:00 | 22:15 | | 45
Anna Berger | Veranstaltungsleiter | Leitstelle | 2027-06-12 | 13:30 | 22:15 | | 45
Paul Winter | Ordnungsdienstleiter | Leitstelle | 2027-06-12 | 13:30 | 22:15 | | 45
Lea Sommer | Infostand | Rathausplatz | 2027-06-12 | 14:00 | 19:30 | | 30
Nils Brandt | Ton | Bühne Markt | 2027-06-12 | 14:00 | 22:00 | | 45
Ida Vogel | Infostand | Rathausplatz | 2027-06-12 | 14:00 | 18:00 | | 0
Mira Hoffmann | Fachkraft für Veranstaltungstechnik | Bühne Markt | 2027-06-14 | 07:30 | 15:00 | | 30
""",
        "Posten": """
Ordner | Einlass | 12 | 2027-06-12 | 13:30 | 22:15 | Unterrichtung nach § 34a GewO | ja | nein
Ordner | Bühne | 14 | 2027-06-12 | 13:30 | 22:15 | Unterrichtung nach § 34a GewO | ja | nein
Ordner | Rettungswege | 14 | 2027-06-12 | 13:30 | 22:15 | Unterrichtung nach § 34a GewO | nein | nein
Ordnungsdienstleiter | Leitstelle | 1 | 2027-06-12 | 13:30 | 22:15 | Sachkundeprüfung nach § 34a GewO | ja | ja
Sanitäter | Rathausplatz | 5 | 2027-06-12 | 13:30 | 22:15 | Sanitätshelfer
KTW | Rathausplatz | 1 | 2027-06-12 | 13:30 | 22:15
""",
        "Genehmigungen": """
Veranstaltungsanzeige | Ordnungsamt | 2027-03-12 | 2026-12-01 | 2027-01-05
Sondernutzung | Tiefbauamt | | 2026-12-01 | 2026-12-21 | 2027-06-11 06:00 | 2027-06-14 20:00
Straßenverkehr | Straßenverkehrsamt | | 2026-12-01
Gestattung | Ordnungsamt | | 2027-01-08
Fliegende Bauten | Bauamt | | 2027-01-11
GEMA | GEMA | | 2027-01-08
Lebensmittel | Veterinäramt | | 2027-01-08
Trinkwasser | Gesundheitsamt | | 2027-01-08
""",
        "Immissionsorte": """
Markt 4 | Mischgebiet | 60 | 92 | 20 | 64 | 84 | | nein | 70 | | ja
Gartenweg 12 | Wohngebiet | 480 | 92 | 20 | 46 | 75 | 3 | nein
""",
    }


def va_stadtfest() -> Dossier:
    return plan(
        """
Name der Veranstaltung: Stadtfest Lindenau
Bundesland der Veranstaltung: Nordrhein-Westfalen
Gemeinde: Lindenau
Einwohner der Gemeinde: 42000
Veranstaltungsort: Marktplatz
Art der Veranstaltung: Stadtfest
Umgebung: Freien
Beginn der Veranstaltung: 2027-06-12 15:00
Ende der Veranstaltung: 2027-06-12 21:30
Einlass: 2027-06-12 14:00
Fläche geräumt: 2027-06-12 22:00
Beginn des Aufbaus: 2027-06-11 07:00
Ende des Abbaus: 2027-06-14 15:00
Erwartete Besucher: 4000
Gleichzeitig anwesende Besucher: 4000
Zulässige Besucher: 5000
Personal und Mitwirkende: 200
Mobile Trinkwasserversorgung: ja
Trinkwasser untersucht: ja
Kostenlose Trinkwasserstellen: 4
Abfallbehälter (m³): 4.4
Öffentliche Tanzveranstaltung: nein
Pegel im Publikum (dB(A)): 93
Nutzt öffentliche Straßen: ja
Nutzt öffentliche Flächen: ja
Brandsicherheitswache bestellt: nein
Stellplätze: 400
Stellplätze für Menschen mit Behinderung: 20
Parkfläche (m²): 10000
Einlassspuren: 4
Kontrolle am Einlass: keine
Rollstuhlplätze: 40
Begleitplätze: 40
""",
        **stadtfest(),
    )


BASES = {build.__name__: build for build in (va_stadtfest,)}
