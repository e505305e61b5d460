"""A clean plan of a rock concert in a stadium in NRW, 12,000 visitors at once. Cells: see basis_va.

Flächen row 2 to 4 standing (2,400 2,400 1,500 persons), 5 standing steps (900), 6 and 7 stands with seats (2,700 2,100), 8 the stage of
240 m²: two VfV, fire guard. Allowed 12,600. Crew 600, that is 5 %: needs 5.04 5.04 3.15 1.89 5.67 4.41 m; exits have 6.00 6.00 4.00
2.40 6.00 4.80. Blocks (Bestuhlung) row 2 to 4 West 25 x 40, 25 x 40, 25 x 32; row 5 to 7 Ost 25 x 40, 25 x 40, 20 x 10.
Maurer: 7 + 24 = 31 points by factor 1.0, 37.2 by 1.2: 20 helpers, 3 KTW, 2 RTW, 2 Notärzte, Einsatzleitung in both. Stewards:
12,000 / 75 = 160. Toilets 100/52/78. Music until 22:30 with a granted Lärmausnahme. Nobody builds on the Sunday.
"""

from benchmarks.mutanten.basis_va import plan
from benchmarks.mutanten.format import Dossier


def stadion() -> dict[str, str]:
    return {
        "Flächen": """
Innenraum A | | Stadion | Stehplätze | 1500 | 100 | | | 2400 | 2500 | | 60
Innenraum B | | Stadion | Stehplätze | 1500 | 100 | | | 2400 | 2500 | | 60
Innenraum C | | Stadion | Stehplätze | 1000 | | | | 1500 | 1600 | | 50
Stehtribüne Nord | | Stadion | Stufenreihen | 600 | | 500 | 10 | 900 | 1000 | | 40
Tribüne West | | Stadion | Sitzreihen | 2000 | | | | 2700 | 2800 | | 40
Tribüne Ost | | Stadion | Sitzreihen | 1600 | | | | 2100 | 2200 | | 40
Bühne | | Stadion | Szenenfläche | 240 | | | | 40 | | | 15 | | 1.80 | ja
Einlass Nord | | Stadion | Einlass | 800 | | | | 400 | | | 20
Umlauf | | Stadion | Weg | 1500 | | | | 600 | | | 40
""",
        "Bestuhlung": """
Tribüne West | W1 | 25 | 40 | 2 | nein | 0.50 | 0.40 | 1.20 | ja | ja
Tribüne West | W2 | 25 | 40 | 2 | nein | 0.50 | 0.40 | 1.20 | ja | ja
Tribüne West | W3 | 25 | 32 | 2 | nein | 0.50 | 0.40 | 1.20 | ja | ja
Tribüne Ost | O1 | 25 | 40 | 2 | nein | 0.50 | 0.40 | 1.20 | ja | ja
Tribüne Ost | O2 | 25 | 40 | 2 | nein | 0.50 | 0.40 | 1.20 | ja | ja
Tribüne Ost | O3 | 20 | 10 | 1 | nein | 0.50 | 0.40 | 1.20 | ja | ja
""",
        "Ausgänge": """
Tor A1 | Innenraum A | 3.00 | West | Umlauf
Tor A2 | Innenraum A | 3.00 | Ost | Umlauf
Tor B1 | Innenraum B | 3.00 | West | Umlauf
Tor B2 | Innenraum B | 3.00 | Ost | Umlauf
Tor C1 | Innenraum C | 2.00 | West | Umlauf
Tor C2 | Innenraum C | 2.00 | Ost | Umlauf
Nord 1 | Stehtribüne Nord | 1.20 | West | Umlauf
Nord 2 | Stehtribüne Nord | 1.20 | Ost | Umlauf
West 1 | Tribüne West | 2.00 | Nord | Umlauf
West 2 | Tribüne West | 2.00 | West | Umlauf
West 3 | Tribüne West | 2.00 | Süd | Umlauf
Ost 1 | Tribüne Ost | 2.40 | Nord | Umlauf
Ost 2 | Tribüne Ost | 2.40 | Süd | Umlauf
""",
        "Absperrungen": """
Gitter vor der Bühne | Innenraum A | Bühnenabsperrung | 40 | 1.20 | 2.00
Abschrankung 1 | Innenraum B | Abschrankung | 40 | 1.20 | | 5.00 | 10.00
Abschrankung 2 | Innenraum C | Abschrankung | 40 | 1.20 | | 5.00 | 10.00
Wellenbrecher 1 | Stehtribüne Nord | Wellenbrecher | 5.50 | 1.10 | | 5.00
Wellenbrecher 2 | Stehtribüne Nord | Wellenbrecher | 3.00 | 1.10 | | 4.00
Zaun zum Innenraum | Innenraum A | Innenraumabschrankung | 300 | 2.20 | | | | 1.80
""",
        "Wege": """
Rampe West | Rampe | 12.00 | 1.50 | 0.72 | 6.00 | 1.50 | 1.50 | ja | 0.90 | nein | ja
Umlauf | Weg | 300.00 | 6.00
Zugang Nord | Zugang | 60.00 | 6.00 | 1.20
Tür zum WC | Tür | | 0.95
""",
        "Sanitär": """
WC Damen | 104 | Umlauf
WC Herren | 56 | Umlauf
Urinal | 80 | Umlauf
WC barrierefrei | 12 | Umlauf | | ja | 1.50
""",
        "Bauten": """
Bühne | Bühne | 20 | 12 | 14.00 | 1.80 | nein | | 2027-06-10 | 2027-06-14 | PB-2021-310 | 2028-03-31 | 2027-01-11 | 2027-06-11 09:00 | ja | 15 | 24000
Zelt am Einlass | Zelt | 10 | 7 | 3.20 | | ja | | 2027-06-11 | 2027-06-14 | | | | | ja | 17 | 900
""",
        "Ausstattung": """
Rückwand | Ausstattung | Bühne | nein | schwerentflammbar | ja | nein
Banner | Ausschmückung | Umlauf | nein | schwerentflammbar | ja | ja | 4.00
""",
        "Programm": """
1 | 2027-06-12 | 19:00 | 20:00 | | Bühne | Vorgruppe Kiesel | Konzert | Hanno Lüders | 9000 | | ja | 45
2 | 2027-06-12 | 20:45 | 22:30 | | Bühne | Die Nordlichter | Konzert | Olga Wirth | 12000 | | ja
""",
        "Aufgaben": """
1 | Fläche markieren | Einmessen | Innenraum A | 2027-06-10 | 07:00 | 08:00 | | | | 2
2 | Bühne anliefern | Anlieferung | Bühne | 2027-06-10 | 08:00 | 10:00 | 120 | 1 | Lkw 40 t, Stapler | 4 | | | | | 40
3 | Bühne aufbauen | Tragwerk | Bühne | 2027-06-10 | 10:00 | 18:00 | | 2 | Stapler, Bühnencrew | 8
4 | Gebrauchsabnahme | Abnahme | Bühne | 2027-06-11 | 08:00 | 09:00 | | 3
5 | Traversen hängen | Rigging | Bühne | 2027-06-11 | 09:00 | 12:00 | | 4 | Bühnencrew | 6
6 | Ton aufbauen | Ton | Bühne | 2027-06-11 | 12:00 | 15:00 | | 5 | Bühnencrew | 8
7 | Licht aufbauen | Licht | Bühne | 2027-06-11 | 15:00 | 18:00 | | 6 | Bühnencrew | 8
8 | System abgleichen | Systemabgleich | Bühne | 2027-06-12 | 08:00 | 09:00 | | 7 | | 2 | | | | ja
9 | Elektrik prüfen | E-Check | Bühne | 2027-06-12 | 09:00 | 11:00 | | 8 | | 2
10 | Rundgang | Sicherheitsrundgang | Innenraum A | 2027-06-12 | 11:00 | 12:00 | | 9 | | 2
11 | Einlass | Einlass | Innenraum A | 2027-06-12 | 16:00 | 19:00 | | 10
12 | Konzert | Show | Bühne | 2027-06-12 | 19:00 | 22:30 | | 10, 11 | | | | | ja
13 | Abgang | Abgang | Innenraum A | 2027-06-12 | 22:30 | 23:15 | | 12
14 | Bühne abbauen | Abbau | Bühne | 2027-06-14 | 08:00 | 14:00 | | 12 | Stapler, Bühnencrew | 8
15 | Bühne abfahren | Abtransport | Bühne | 2027-06-14 | 14:00 | 16:00 | | 14 | Lkw 40 t, Stapler | 4 | | | | | 40
""",
        "Ressourcen": """
Bühne | Bühne | 1
Stapler | Gerät | 1
Lkw 40 t | Fahrzeug | 1
Bühnencrew | Kräfte | 12
""",
        "Personen": """
Anna Berger | Veranstaltungsleiterin | Veranstaltungsleiter | 1980-04-02 | angestellt
Jonas Kern | Technische Leitung | Verantwortlicher für Veranstaltungstechnik | 1975-09-21 | angestellt
Sven Petersen | Lichtmeister | Verantwortlicher für Veranstaltungstechnik | 1979-12-03 | angestellt
Rita Öztürk | Bühnenmeisterin | Verantwortlicher für Veranstaltungstechnik | 1986-05-27 | angestellt
Paul Winter | Ordnungsdienst | Ordnungsdienstleiter, Sachkundeprüfung nach § 34a GewO | 1983-11-12 | angestellt
""",
        "Schichten": """
Rita Öztürk | Verantwortlicher für Veranstaltungstechnik | Bühne | 2027-06-10 | 07:30 | 15:30 | | 45
Jonas Kern | Verantwortlicher für Veranstaltungstechnik | Bühne | 2027-06-10 | 12:00 | 18:30 | | 30
Rita Öztürk | Verantwortlicher für Veranstaltungstechnik | Bühne | 2027-06-11 | 07:30 | 15:30 | | 45
Jonas Kern | Verantwortlicher für Veranstaltungstechnik | Bühne | 2027-06-11 | 12:00 | 18:30 | | 30
Jonas Kern | Verantwortlicher für Veranstaltungstechnik | Bühne | 2027-06-12 | 15:30 | 23:30 | | 45
Sven Petersen | Verantwortlicher für Veranstaltungstechnik | Bühne | 2027-06-12 | 15:30 | 23:30 | | 45
Anna Berger | Veranstaltungsleiter | Leitstelle | 2027-06-12 | 15:30 | 23:30 | | 45
Paul Winter | Ordnungsdienstleiter | Leitstelle | 2027-06-12 | 15:30 | 23:30 | | 45
Rita Öztürk | Verantwortlicher für Veranstaltungstechnik | Bühne | 2027-06-14 | 07:30 | 16:00 | | 45
""",
        "Posten": """
Ordner | Einlass | 60 | 2027-06-12 | 15:30 | 23:30 | Unterrichtung nach § 34a GewO | ja | nein
Ordner | Bühne | 40 | 2027-06-12 | 15:30 | 23:30 | Unterrichtung nach § 34a GewO | ja | nein
Ordner | Tribünen | 60 | 2027-06-12 | 15:30 | 23:30 | | nein | nein
Ordnungsdienstleiter | Leitstelle | 1 | 2027-06-12 | 15:30 | 23:30 | Sachkundeprüfung nach § 34a GewO | ja | ja
Sanitäter | Umlauf | 20 | 2027-06-12 | 15:30 | 23:30 | Sanitätshelfer
KTW | Tor Nord | 3 | 2027-06-12 | 15:30 | 23:30
RTW | Tor Nord | 2 | 2027-06-12 | 15:30 | 23:30
Notarzt | Tor Nord | 2 | 2027-06-12 | 15:30 | 23:30
Einsatzleitung | Leitstelle | 1 | 2027-06-12 | 15:30 | 23:30
Brandsicherheitswache | Bühne | 4 | 2027-06-12 | 15:30 | 23:30 | Feuerwehr
""",
        "Genehmigungen": """
Veranstaltungsanzeige | Ordnungsamt | 2027-03-12 | 2026-12-01 | 2027-01-05
Straßenverkehr | Straßenverkehrsamt | | 2026-12-01
Gestattung | Ordnungsamt | | 2027-01-08
Lärmausnahme | Umweltamt | | 2026-12-01 | 2027-01-05 | 2027-06-12 18:00 | 2027-06-12 23:30
Fliegende Bauten | Bauamt | | 2027-01-11
GEMA | GEMA | | 2027-01-08
Lebensmittel | Veterinäramt | | 2027-01-08
Trinkwasser | Gesundheitsamt | | 2027-01-08
""",
        "Immissionsorte": """
Stadionring 8 | Mischgebiet | 300 | 97 | 30 | 54 | 62 | | nein | 70 | 55 | ja
Am Hang 3 | Wohngebiet | 900 | 97 | 30 | 37 | 58 | | nein
""",
    }


def va_stadion() -> Dossier:
    return plan(
        """
Name der Veranstaltung: Rock im Stadion
Bundesland der Veranstaltung: Nordrhein-Westfalen
Gemeinde: Lindenau
Einwohner der Gemeinde: 42000
Veranstaltungsort: Stadion Lindenau
Art der Veranstaltung: Rock- oder Popkonzert
Umgebung: Stadion
Beginn der Veranstaltung: 2027-06-12 19:00
Ende der Veranstaltung: 2027-06-12 22:30
Einlass: 2027-06-12 16:00
Fläche geräumt: 2027-06-12 23:15
Beginn des Aufbaus: 2027-06-10 07:00
Ende des Abbaus: 2027-06-14 16:00
Erwartete Besucher: 12000
Gleichzeitig anwesende Besucher: 12000
Zulässige Besucher: 12600
Personal und Mitwirkende: 600
Mobile Trinkwasserversorgung: ja
Trinkwasser untersucht: ja
Kostenlose Trinkwasserstellen: 12
Abfallbehälter (m³): 13.2
Eintrittspreis (EUR): 65
Öffentliche Tanzveranstaltung: nein
Pegel im Publikum (dB(A)): 97
Nutzt öffentliche Straßen: ja
Nutzt öffentliche Flächen: nein
Genehmigter Bestuhlungs- und Rettungswegeplan: RP-2027-01
Verwendeter Bestuhlungs- und Rettungswegeplan: RP-2027-01
Plan am Haupteingang ausgehängt: ja
Maßstab des Plans: 200
Brandsicherheitswache bestellt: ja
Stellplätze: 1500
Stellplätze für Menschen mit Behinderung: 60
Parkfläche (m²): 37500
Einlassspuren: 20
Kontrolle am Einlass: Ticket und Taschen
Rollstuhlplätze: 120
Begleitplätze: 120
""",
        **stadion(),
    )


BASES = {build.__name__: build for build in (va_stadion,)}
