"""Clean plans of events in halls: rows of seats in NRW, tables and a standing gallery in Baden-Württemberg. Cells: see basis_va.

va_saal, NRW, in scope, 750 on rows of seats (allowed 800), 60 crew: (750 + 60) * 1.2 / 200 = 4.86 m of 5.10. Blocks of Bestuhlung:
row 2 left 20 x 10 at one aisle, row 3 middle 20 x 20 between two, row 4 right 20 x 10: 800 seats. Stage (Flächen row 3) 90 m²: one
Fachkraft. Toilets 10/7/10. Maurer: (2 * 2 + 1.5) * 0.5 = 2.75: 3 helpers. Stewards 750 / 150 = 5. No work after midnight.
va_halle, BW, in scope, 440 at tables on the ground floor (Flächen row 2) and 160 standing on the gallery (row 3), 60 crew:
484 * 1.2 / 200 = 2.904, steps 3.00 m of 3.60; 176: 1.056, steps 1.20 of 2.40. Stage 40 m²: nobody asked. Toilets 9/3/8 exactly.
Maurer: (2 * 2 + 1.2) * 0.5 = 2.6: 3 helpers. Stewards: alcohol and standing 600 / 100 = 6. Strike on Monday.
"""

from benchmarks.mutanten.basis_va import HALLE, plan
from benchmarks.mutanten.format import Dossier


def saal() -> dict[str, str]:
    return {
        "Flächen": """
Großer Saal | Erdgeschoss | Raum | Sitzreihen | 520 | 20 | | | 750 | 800 | 8.00 | 30
Bühne | Erdgeschoss | Raum | Szenenfläche | 90 | | | | 30 | | 8.00 | 25 | 1.20 | 1.00 | ja
Foyer | Erdgeschoss | Raum | Foyer | 260 | | | | 0 | | 4.00 | 28
Garderoben | Erdgeschoss | Raum | Backstage | 80 | | | | 20 | | 3.00 | 20
""",
        "Bestuhlung": """
Großer Saal | Parkett links | 20 | 10 | 1 | nein | 0.52 | 0.45 | 1.30 | ja | nein
Großer Saal | Parkett Mitte | 20 | 20 | 2 | nein | 0.52 | 0.45 | 1.30 | ja | nein
Großer Saal | Parkett rechts | 20 | 10 | 1 | nein | 0.52 | 0.45 | 1.30 | ja | nein
""",
        "Ausgänge": """
Saal West | Großer Saal | 1.50 | West | Foyer
Saal Ost | Großer Saal | 1.20 | Ost | ins Freie
Saal Süd | Großer Saal | 1.20 | Süd | Foyer
Saal Nord | Großer Saal | 1.20 | Nord | ins Freie
Foyer Süd | Foyer | 2.40 | Süd | ins Freie
Foyer West | Foyer | 2.40 | West | ins Freie
Bühne Nord | Bühne | 1.20 | Nord | ins Freie
Garderobe Ost | Garderoben | 1.20 | Ost | ins Freie
""",
        "Wege": """
Rampe am Foyer | Rampe | 6.00 | 1.50 | 0.30 | 6.00 | 1.50 | 1.50 | ja | 0.90 | nein | ja
Weg zum Saal | Weg | 20.00 | 1.80
Zugang vom Parkplatz | Zugang | 10.00 | 2.00 | 0.40
Tür zum Saal | Tür | | 0.90
""",
        "Sanitär": """
WC Damen | 10 | Foyer
WC Herren | 7 | Foyer
Urinal | 10 | Foyer
WC barrierefrei | 1 | Foyer | | ja | 1.50
""",
        "Bauten": """
Getränkepavillon | Pavillon | 3 | 3 | 2.60 | | nein | | 2027-06-12 | 2027-06-12 | | | | | ja | 13 | 200
""",
        "Ausstattung": """
Bühnenvorhang | Vorhang | Bühne | nein | schwerentflammbar | ja | nein
Rückwand | Ausstattung | Bühne | nein | schwerentflammbar | ja | nein
Girlande | Ausschmückung | Großer Saal | nein | schwerentflammbar | ja | ja | 2.50
Stuhl auf der Bühne | Requisit | Bühne | nein | normalentflammbar | ja | nein
Lorbeer | Pflanzen | Foyer | nein | | | nein | | | | | ja
Nebelmaschine | Effekt | Bühne | nein | | | nein | | nein
""",
        "Programm": """
1 | 2027-06-12 | 19:30 | 20:20 | | Bühne | Kammerorchester Lindenau | Konzert | Hedda Krull | 750 | | ja | 20
2 | 2027-06-12 | 20:45 | 21:45 | | Bühne | Swing-Ensemble | Konzert | Tilo Marx | 750 | | ja
""",
        "Aufgaben": """
1 | Technik anliefern | Anlieferung | Bühne | 2027-06-12 | 09:00 | 10:00 | 60 | | Lkw 7,5 t | 2 | | | | | 7.5
2 | Ton aufbauen | Ton | Bühne | 2027-06-12 | 10:00 | 11:30 | | 1 | Saalcrew | 3
3 | Licht aufbauen | Licht | Bühne | 2027-06-12 | 11:30 | 13:00 | | 2 | Saalcrew | 3
4 | System abgleichen | Systemabgleich | Bühne | 2027-06-12 | 13:00 | 14:00 | | 3 | | 1
5 | Elektrik prüfen | E-Check | Bühne | 2027-06-12 | 14:00 | 15:00 | | 4 | | 1
6 | Stühle stellen | Umbau | Großer Saal | 2027-06-12 | 10:00 | 14:00 | | | Saalcrew | 3
7 | Rundgang | Sicherheitsrundgang | Großer Saal | 2027-06-12 | 15:00 | 15:30 | | 5, 6 | | 2
8 | Einlass | Einlass | Großer Saal | 2027-06-12 | 18:30 | 19:30 | | 7
9 | Konzert | Show | Bühne | 2027-06-12 | 19:30 | 21:45 | | 7, 8
10 | Abgang | Abgang | Großer Saal | 2027-06-12 | 21:45 | 22:15 | | 9
11 | Technik abbauen | Abbau | Bühne | 2027-06-12 | 22:15 | 23:15 | | 9 | Saalcrew | 4 | | | | nein
12 | Technik abfahren | Abtransport | Bühne | 2027-06-12 | 23:15 | 23:45 | | 11 | Lkw 7,5 t | 2 | | | | nein | 7.5
""",
        "Ressourcen": """
Bühne | Bühne | 1
Lkw 7,5 t | Fahrzeug | 1 | 2027-06-12 06:00 | 2027-06-13 00:00
Saalcrew | Kräfte | 6
""",
        "Personen": """
Anna Berger | Veranstaltungsleiterin | Veranstaltungsleiter | 1980-04-02 | angestellt
Jonas Kern | Technische Leitung | Verantwortlicher für Veranstaltungstechnik | 1975-09-21 | angestellt
Mira Hoffmann | Technik | Fachkraft für Veranstaltungstechnik | 1991-01-30 | angestellt
Nils Brandt | Ton | Tontechniker | 1988-06-05 | selbständig
Lea Sommer | Garderobe | | 2010-01-15 | angestellt
""",
        "Schichten": """
Mira Hoffmann | Fachkraft für Veranstaltungstechnik | Bühne | 2027-06-12 | 08:30 | 16:30 | | 30
Jonas Kern | Verantwortlicher für Veranstaltungstechnik | Bühne | 2027-06-12 | 15:30 | 24:00 | | 45
Anna Berger | Veranstaltungsleiter | Saal | 2027-06-12 | 18:00 | 22:30 | | 0
Nils Brandt | Ton | Bühne | 2027-06-12 | 15:00 | 23:00 | | 45
Lea Sommer | Garderobe | Foyer | 2027-06-12 | 14:30 | 19:30 | | 30
""",
        "Posten": """
Ordner | Einlass | 3 | 2027-06-12 | 18:00 | 22:30 | Unterrichtung nach § 34a GewO | ja | nein
Ordner | Saal | 2 | 2027-06-12 | 18:00 | 22:30 | | nein | nein
Sanitäter | Foyer | 3 | 2027-06-12 | 18:00 | 22:30 | Sanitätshelfer
""",
        "Genehmigungen": """
Gestattung | Ordnungsamt | 2027-05-29 | 2027-01-08
GEMA | GEMA | | 2027-01-08
Lebensmittel | Veterinäramt | | 2027-01-08
""",
        "Immissionsorte": """
Gartenweg 2 | Wohngebiet | 80 | 90 | 10 | 36 | 60 | | nein
""",
    }


def va_saal() -> Dossier:
    return plan(
        HALLE
        + """
Name der Veranstaltung: Konzert in der Stadthalle
Art der Veranstaltung: Musikveranstaltung
Bundesland der Veranstaltung: Nordrhein-Westfalen
Gemeinde: Lindenau
Einwohner der Gemeinde: 42000
Veranstaltungsort: Stadthalle Lindenau
Beginn der Veranstaltung: 2027-06-12 19:30
Ende der Veranstaltung: 2027-06-12 21:45
Einlass: 2027-06-12 18:30
Fläche geräumt: 2027-06-12 22:15
Beginn des Aufbaus: 2027-06-12 09:00
Ende des Abbaus: 2027-06-12 23:45
Erwartete Besucher: 750
Gleichzeitig anwesende Besucher: 750
Zulässige Besucher: 800
Eintrittspreis (EUR): 24
Öffentliche Tanzveranstaltung: nein
Pegel im Publikum (dB(A)): 88
Rollstuhlplätze: 8
Begleitplätze: 8
""",
        **saal(),
    )


def halle() -> dict[str, str]:
    return {
        "Flächen": """
Saal | Erdgeschoss | Raum | Tische | 500 | 40 | | | 440 | 480 | 6.00 | 28
Galerie | Obergeschoss | Raum | Stehplätze | 150 | | | | 160 | 170 | 3.00 | 22
Podium | Erdgeschoss | Raum | Szenenfläche | 40 | | | | 12 | | 6.00 | 20 | | 1.00 | ja
Foyer | Erdgeschoss | Raum | Foyer | 90 | | | | 0 | | 3.50 | 15
""",
        "Bestuhlung": """
Saal | Tische links | | | | | | | 1.50 | | | 1.60 | 8
Saal | Tische rechts | | | | | | | 1.50 | | | 1.60 | 8
""",
        "Ausgänge": """
Saal West | Saal | 1.20 | West | ins Freie
Saal Ost | Saal | 1.20 | Ost | ins Freie
Saal Süd | Saal | 1.20 | Süd | Foyer
Galerie West | Galerie | 1.20 | West | Treppenraum West
Galerie Ost | Galerie | 1.20 | Ost | Treppenraum Ost
Podium Nord | Podium | 1.20 | Nord | ins Freie
Foyer Süd | Foyer | 2.40 | Süd | ins Freie
""",
        "Wege": """
Rampe am Eingang | Rampe | 12.00 | 1.50 | 0.72 | 6.00 | 1.50 | 1.50 | ja | 0.85 | nein | ja
Weg zum Saal | Weg | 12.00 | 1.80
Tür zum Saal | Tür | | 0.95
""",
        "Sanitär": """
WC Damen | 9 | Foyer
WC Herren | 3 | Foyer
Urinal | 8 | Foyer
WC barrierefrei | 1 | Foyer | | ja | 1.50
""",
        "Bauten": """
Getränkepavillon | Pavillon | 3 | 3 | 2.60 | | nein | | 2027-06-12 | 2027-06-12 | | | | | ja | 13 | 200
""",
        "Ausstattung": """
Vorhang am Podium | Vorhang | Podium | nein | schwerentflammbar | ja | nein
Tischgirlanden | Ausschmückung | Saal | nein | schwerentflammbar | ja | nein
""",
        "Programm": """
1 | 2027-06-12 | 18:30 | 18:45 | | Podium | Begrüßung | Ansprache | Clara Neumann
2 | 2027-06-12 | 19:00 | 20:30 | | Podium | Tanzorchester Rebstadt | Konzert | Hedda Krull | 600 | | ja | 30
3 | 2027-06-12 | 21:00 | 23:00 | | Podium | Die Abendgesellschaft | Konzert | Tilo Marx | 600 | | ja
""",
        "Aufgaben": """
1 | Technik anliefern | Anlieferung | Podium | 2027-06-12 | 09:00 | 10:00 | 60 | | Lkw 7,5 t | 2 | | | | | 7.5
2 | Ton aufbauen | Ton | Podium | 2027-06-12 | 10:00 | 11:30 | | 1 | Saalcrew | 3
3 | Licht aufbauen | Licht | Podium | 2027-06-12 | 11:30 | 13:00 | | 2 | Saalcrew | 3
4 | Elektrik prüfen | E-Check | Podium | 2027-06-12 | 13:00 | 14:00 | | 3 | | 1
5 | Rundgang | Sicherheitsrundgang | Saal | 2027-06-12 | 14:00 | 14:30 | | 4 | | 2
6 | Einlass | Einlass | Saal | 2027-06-12 | 17:30 | 18:30 | | 5
7 | Fest | Show | Podium | 2027-06-12 | 18:30 | 23:00 | | 5, 6
8 | Abgang | Abgang | Saal | 2027-06-12 | 23:00 | 23:30 | | 7
9 | Technik abbauen | Abbau | Podium | 2027-06-14 | 08:00 | 10:00 | | 7 | Saalcrew | 4
10 | Technik abfahren | Abtransport | Podium | 2027-06-14 | 10:00 | 11:00 | | 9 | Lkw 7,5 t | 2 | | | | | 7.5
""",
        "Ressourcen": """
Podium | Bühne | 1
Lkw 7,5 t | Fahrzeug | 1
Saalcrew | Kräfte | 6
""",
        "Personen": """
Ellen Vogt | Veranstaltungsleiterin | Veranstaltungsleiter | 1977-02-14 | angestellt
Mira Hoffmann | Technik | Fachkraft für Veranstaltungstechnik | 1991-01-30 | angestellt
Nils Brandt | Ton | Tontechniker | 1988-06-05 | selbständig
""",
        "Schichten": """
Ellen Vogt | Veranstaltungsleiter | Saal | 2027-06-12 | 17:00 | 23:45 | | 30
Mira Hoffmann | Fachkraft für Veranstaltungstechnik | Podium | 2027-06-12 | 09:00 | 15:00 | | 30
Nils Brandt | Ton | Podium | 2027-06-12 | 16:30 | 23:30 | | 45
Mira Hoffmann | Fachkraft für Veranstaltungstechnik | Podium | 2027-06-14 | 08:00 | 12:00 | | 0
""",
        "Posten": """
Ordner | Einlass | 3 | 2027-06-12 | 17:00 | 23:45 | Unterrichtung nach § 34a GewO | ja | nein
Ordner | Galerie | 3 | 2027-06-12 | 17:00 | 23:45 | | nein | nein
Sanitäter | Foyer | 3 | 2027-06-12 | 17:00 | 23:45 | Sanitätshelfer
""",
        "Genehmigungen": """
Gestattung | Ordnungsamt | 2027-05-29 | 2027-01-08
GEMA | GEMA | | 2027-01-08
Lebensmittel | Landratsamt | | 2027-01-08
""",
        "Immissionsorte": """
Rebweg 7 | Mischgebiet | 90 | 92 | 10 | 40 | 60 | | nein
""",
    }


def va_halle() -> Dossier:
    return plan(
        HALLE
        + """
Name der Veranstaltung: Tanzabend in der Festhalle
Veranstaltungsleiter: Ellen Vogt
Art der Veranstaltung: Musikveranstaltung
Bundesland der Veranstaltung: Baden-Württemberg
Gemeinde: Rebstadt
Einwohner der Gemeinde: 18000
Veranstaltungsort: Festhalle Rebstadt
Beginn der Veranstaltung: 2027-06-12 18:30
Ende der Veranstaltung: 2027-06-12 23:00
Einlass: 2027-06-12 17:30
Fläche geräumt: 2027-06-12 23:30
Beginn des Aufbaus: 2027-06-12 09:00
Ende des Abbaus: 2027-06-14 11:00
Erwartete Besucher: 600
Gleichzeitig anwesende Besucher: 600
Zulässige Besucher: 650
Eintrittspreis (EUR): 18
Mindestalter der Besucher (Jahre): 18
Öffentliche Tanzveranstaltung: ja
Pegel im Publikum (dB(A)): 92
Rollstuhlplätze: 6
Begleitplätze: 6
""",
        **halle(),
    )


BASES = {build.__name__: build for build in (va_saal, va_halle)}
