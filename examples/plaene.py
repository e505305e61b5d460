"""Write the plans of the example events: a town festival outdoors, and a concert in a hall (same bytes on each run).

``*-sauber`` and the tender's clean twin hold the plan as it should have been; the others have planted mistakes, listed as
``EINGRIFFE`` below. What the checker must report about them is written down by hand in ``tests/erwartet/*.toml``, not here.

Usage: ``python examples/plaene.py``
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

ZIEL = Path(__file__).resolve().parent
ERZEUGT = datetime.fromisoformat("2026-01-01")
Zelle = str | float | date | datetime | time | None

KOPF = {
    "Flächen": "Fläche|Umgebung|Nutzung|Größe (m²)|Abzug (m²)|Geplante Personen|Zulässige Personen|Lichte Höhe (m)"
    "|Längster Weg zum Ausgang (m)|Höhe über dem Boden (m)|Absturzsicherung",
    "Bestuhlung": "Fläche|Block|Reihen|Plätze je Reihe|Gänge an der Reihe|Sitzbreite (m)|Durchgang zwischen den Reihen (m)"
    "|Gangbreite (m)|Stühle verbunden|Abstand der Tische (m)|Weg zum Gang (m)",
    "Ausgänge": "Ausgang|Fläche|Lichte Breite (m)|Seite|führt nach",
    "Absperrungen": "Absperrung|Fläche|Art der Absperrung|Länge (m)|Höhe (m)|Breite des Ganges dahinter (m)|Abstand zur Seite (m)"
    "|Abstand vor der Bühne (m)",
    "Wege": "Weg|Art des Weges|Länge (m)|Breite (m)|Höhenunterschied (m)|Längster Lauf ohne Podest (m)|Länge der Podeste (m)"
    "|Freie Fläche an Anfang und Ende (m)|Radabweiser|Höhe der Handläufe (m)|Quergefälle|Dauerhaft gebaut",
    "Sanitär": "Art der Toilette|Anzahl der Toiletten|Standort|Stufenlos erreichbar|Freie Wendefläche (m)",
    "Bauten": "Bauwerk|Art des Bauwerks|Länge (m)|Breite (m)|Höhe (m)|Fußbodenhöhe (m)|Von Besuchern betreten|Aufgebaut am"
    "|Abgebaut am|Prüfbuch|Ausführungsgenehmigung gültig bis|Angezeigt am|Gebrauchsabnahme am|Standsicherheitsnachweis",
    "Ausstattung": "Ausstattungsgegenstand|Art der Ausstattung|Ort|Baustoffklasse|Nachweis liegt vor|Frei hängend"
    "|Abstand zum Fußboden (m)|Offenes Feuer oder Pyrotechnik|Frisch",
    "Programm": "Nr.|Datum|Beginn|Ende|Bühne|Programmpunkt|Art des Programms|Mitwirkende|Besucher im Programmpunkt"
    "|Alter der jüngsten mitwirkenden Person (Jahre)|Verstärkt|Umbau danach (min)",
    "Aufgaben": "Nr.|Aufgabe|Phase|Ort|Datum|Beginn|Ende|Dauer (min)|Vorgänger|Ressourcen|Kräfte|Lkw-Gesamtmasse (t)|Laut",
    "Ressourcen": "Ressource|Art der Ressource|Verfügbare Anzahl|verfügbar ab|verfügbar bis",
    "Personen": "Name|Funktion|Qualifikation|Geburtsdatum|Beschäftigung",
    "Schichten": "Person|Funktion|Ort|Datum|Beginn|Ende|Pause (min)",
    "Posten": "Funktion|Posten|Anzahl|Datum|Beginn|Ende|Qualifikation|Bewachungsaufgabe|Leitende Funktion",
    "Genehmigungen": "Genehmigung|Behörde|Spätester Antrag|Beantragt am|Erteilt am|Gültig ab|Gültig bis|Aktenzeichen",
    "Immissionsorte": "Immissionsort|Gebiet|Abstand zur Schallquelle (m)|Pegel an der Quelle (dB(A))|Messabstand (m)"
    "|Prognosepegel (dB(A))|Spitzenpegel (dB(A))|Zuschlag (dB)",
}
"""Sheets and their headings."""

STADTFEST = {
    "Veranstaltung": """
Name der Veranstaltung|Stadtfest Lindenau
Veranstalter|Stadt Lindenau, Kulturamt
Art des Veranstalters|Gemeinde
Bundesland der Veranstaltung|Nordrhein-Westfalen
Gemeinde|Lindenau
Einwohner der Gemeinde|42000
Veranstaltungsort|Marktplatz und Rathausplatz
Art der Veranstaltung|Stadtfest
Umgebung|im Freien
Beginn der Veranstaltung|2027-06-12 15:00
Ende der Veranstaltung|2027-06-12 21:30
Einlass|2027-06-12 14:00
Fläche geräumt|2027-06-12 22:00
Beginn des Aufbaus|2027-06-11 07:00
Ende des Abbaus|2027-06-14 15:00
Erwartete Besucher|4000
Gleichzeitig anwesende Besucher|4000
Zulässige Besucher|5000
Personal und Mitwirkende|200
Ausschank von Alkohol|ja
Speisen und Getränke|ja
Mobile Trinkwasserversorgung|ja
Trinkwasser untersucht|ja
Kostenlose Trinkwasserstellen|4
Öffentliche Tanzveranstaltung|nein
Unterhaltungsveranstaltung|ja
Verstärkte Musik|ja
Pegel im Publikum (dB(A))|93
Pegel wird gemessen|ja
Gehörschutz wird angeboten|ja
Offenes Feuer oder Pyrotechnik|nein
Nutzt öffentliche Straßen|ja
Nutzt öffentliche Flächen|ja
Veranstaltungsleiter|Anna Berger
Leiter des Ordnungsdienstes|Paul Winter
Sicherheitskonzept vom|2026-10-05
Einvernehmen der Behörden vom|2026-11-02
Räumungskonzept vom|2026-10-05
Rettungsdienst unterrichtet am|2026-11-09
Brandsicherheitswache bestellt|nein
Sicherheitsbeleuchtung|ja
Deckungssumme der Haftpflicht (EUR)|10000000
Haftpflicht gilt ab|2027-06-10
Haftpflicht gilt bis|2027-06-15
Stellplätze|400
Stellplätze für Menschen mit Behinderung|20
Parkfläche (m²)|10000
Einlassspuren|4
Kontrolle am Einlass|keine
Seltene Ereignisse am Ort in diesem Jahr|4
Rollstuhlplätze|40
Begleitplätze|40
Rollstuhlplätze und Weg gekennzeichnet|ja
Sichtpodest für Rollstuhlnutzende|ja
Höranlage oder Untertitel|ja
Freie Karte für Begleitpersonen|ja
Ansprechperson für Barrierefreiheit genannt|ja
Kabelbrücken mit Rampen|ja
""",
    "Flächen": """
Marktplatz|Freien|Stehplätze|2600|200|3000|3600||90
Rathausplatz|Freien|Stehplätze|1200|100|800|1100||60
Biergarten|Freien|Tische|300||200|300||25
Hauptbühne|Freien|Szenenfläche|120||20|||12|1.2|ja
Nebenbühne|Freien|Szenenfläche|24||10|||6|0.6|ja
Einlass Nord|Freien|Einlass|300||150|||20
Kirchgasse|Freien|Weg|400||200|||50
""",
    "Bestuhlung": """
Biergarten|Tische||||||1.5||1.6|8
""",
    "Ausgänge": """
Markt Nord|Marktplatz|4|Nord|Bahnhofstraße
Markt Süd|Marktplatz|4|Süd|Kirchgasse
Rathaus West|Rathausplatz|2.4|West|Wallstraße
Rathaus Ost|Rathausplatz|2.4|Ost|Postweg
Biergarten Nord|Biergarten|1.2|Nord|Marktplatz
Biergarten Süd|Biergarten|1.2|Süd|Kirchgasse
""",
    "Absperrungen": """
Gitter vor der Bühne|Marktplatz|Bühnenabsperrung|16|1.2|2|5|10
""",
    "Wege": """
Rampe am Rathaus|Rampe|6|1.2|0.36|6|1.5|1.5|ja|0.85|nein|nein
Kirchgasse|Weg|40|2.5
Zugang Süd|Zugang|30|2.4|0.6
Tür zum Rathaus|Tür||0.95
""",
    "Sanitär": """
WC Damen|48|Kirchgasse
WC Herren|26|Kirchgasse
Urinal|36|Kirchgasse
WC barrierefrei|4|Rathausplatz|ja|1.5
""",
    "Bauten": """
Hauptbühne|Bühne|12|10|7.5|1.2|nein|2027-06-11|2027-06-14|PB-2019-044|2028-03-31|2026-11-16|2027-06-11 16:00|ja
Nebenbühne|Bühne|6|4|4.5|0.6|nein|2027-06-11|2027-06-14|||||ja
Infozelt|Zelt|10|7|3.2||ja|2027-06-11|2027-06-14|||||ja
""",
    "Ausstattung": """
Bühnenvorhang|Vorhang|Hauptbühne|schwerentflammbar|ja|nein
Fahnen am Markt|Ausschmückung|Marktplatz|schwerentflammbar|ja|ja|3.5
Blumenkübel|Pflanzen|Marktplatz|||nein|||ja
""",
    "Programm": """
1|2027-06-12|15:00|15:15|Hauptbühne|Eröffnung|Ansprache|Clara Neumann
2|2027-06-12|15:30|16:30|Hauptbühne|Blaskapelle Lindenau|Konzert|Dirk Pohl|2000||ja|30
3|2027-06-12|17:00|18:00|Hauptbühne|Duo Mira|Konzert|Mira Falk, Samir Haddad|2500||ja|30
4|2027-06-12|18:30|19:30|Hauptbühne|Jazzkollektiv West|Konzert|Olga Wirth|2500||ja|30
5|2027-06-12|20:00|21:30|Hauptbühne|Die Nordlichter|Konzert|Hanno Lüders|3000||ja
6|2027-06-12|15:30|16:15|Nebenbühne|Kobold und Co.|Theater|Greta Zahn|300
7|2027-06-12|17:00|17:45|Nebenbühne|Schulchor Lindenau|Konzert|Wiebke Rausch|500|12|ja|30
8|2027-06-12|18:30|19:15|Nebenbühne|Lesung am Abend|Lesung|Ulrich Tamm|200
""",
    "Aufgaben": """
1|Flächen markieren|Einmessen|Marktplatz|2027-06-11|07:00|08:00||||2
2|Strom legen|Strom|Marktplatz|2027-06-11|08:00|10:00|120|1||2
3|Bühne anliefern|Anlieferung|Hauptbühne|2027-06-11|08:00|09:00||1|Lkw 12 t, Stapler|4|12
4|Bühne aufbauen|Tragwerk|Hauptbühne|2027-06-11|09:00|15:00||3|Stapler, Bühnencrew|6
5|Gebrauchsabnahme|Abnahme|Hauptbühne|2027-06-11|15:00|16:00||4
6|Traversen hängen|Rigging|Hauptbühne|2027-06-11|16:00|18:00||5|Bühnencrew|4
7|Ton aufbauen|Ton|Hauptbühne|2027-06-12|07:00|08:30||6|Bühnencrew|4
8|Licht aufbauen|Licht|Hauptbühne|2027-06-12|08:30|10:00||7|Bühnencrew|4
9|System abgleichen|Systemabgleich|Hauptbühne|2027-06-12|10:00|10:45||8||1||ja
10|Leitungen prüfen|Linecheck|Hauptbühne|2027-06-12|10:45|11:15||9||2
11|Elektrik prüfen|E-Check|Hauptbühne|2027-06-12|11:15|12:15||10||1
12|Rundgang|Sicherheitsrundgang|Marktplatz|2027-06-12|12:15|13:00||11||2
13|Einlass|Einlass|Marktplatz|2027-06-12|14:00|15:00||12
14|Programm|Show|Hauptbühne|2027-06-12|15:00|21:30||12, 13||||ja
15|Abgang|Abgang|Marktplatz|2027-06-12|21:30|22:00||14
16|Bühne abbauen|Abbau|Hauptbühne|2027-06-14|08:00|12:00||14|Stapler, Bühnencrew|6
17|Bühne abfahren|Abtransport|Hauptbühne|2027-06-14|12:00|13:00||16|Lkw 12 t, Stapler|4|12
18|Platz zurückgeben|Übergabe|Marktplatz|2027-06-14|14:00|15:00||17||1
""",
    "Ressourcen": """
Hauptbühne|Bühne|1
Nebenbühne|Bühne|1
Stapler|Gerät|1|2027-06-11 06:00|2027-06-14 18:00
Lkw 12 t|Fahrzeug|1
Bühnencrew|Kräfte|8
""",
    "Personen": """
Anna Berger|Veranstaltungsleiterin|Veranstaltungsleiter|1980-04-02|angestellt
Jonas Kern|Technische Leitung|Verantwortlicher für Veranstaltungstechnik|1975-09-21|angestellt
Mira Hoffmann|Technik|Fachkraft für Veranstaltungstechnik|1991-01-30|angestellt
Paul Winter|Ordnungsdienst|Ordnungsdienstleiter, Sachkundeprüfung nach § 34a GewO|1983-11-12|angestellt
Lea Sommer|Infostand||2010-01-15|angestellt
Nils Brandt|Ton|Tontechniker|1988-06-05|selbständig
Ida Vogel|Infostand||1969-08-17|ehrenamtlich
""",
    "Schichten": """
Mira Hoffmann|Fachkraft für Veranstaltungstechnik|Hauptbühne|2027-06-11|08:30|16:30|30
Jonas Kern|Verantwortlicher für Veranstaltungstechnik|Hauptbühne|2027-06-11|10:00|18:30|30
Mira Hoffmann|Fachkraft für Veranstaltungstechnik|Hauptbühne|2027-06-12|06:30|14:30|30
Jonas Kern|Verantwortlicher für Veranstaltungstechnik|Hauptbühne|2027-06-12|14:00|22:15|45
Anna Berger|Veranstaltungsleiter|Leitstelle|2027-06-12|13:30|22:15|45
Paul Winter|Ordnungsdienstleiter|Leitstelle|2027-06-12|13:30|22:15|45
Lea Sommer|Infostand|Rathausplatz|2027-06-12|14:00|19:30|30
Nils Brandt|Ton|Hauptbühne|2027-06-12|14:00|22:00|45
Ida Vogel|Infostand|Rathausplatz|2027-06-12|14:00|18:00|0
Mira Hoffmann|Fachkraft für Veranstaltungstechnik|Hauptbühne|2027-06-14|07:30|15:00|30
""",
    "Posten": """
Ordner|Einlass|12|2027-06-12|13:30|22:15|Unterrichtung nach § 34a GewO|ja|nein
Ordner|Bühne|14|2027-06-12|13:30|22:15|Unterrichtung nach § 34a GewO|ja|nein
Ordner|Rettungswege|14|2027-06-12|13:30|22:15|Unterrichtung nach § 34a GewO|nein|nein
Ordnungsdienstleiter|Leitstelle|1|2027-06-12|13:30|22:15|Sachkundeprüfung nach § 34a GewO|ja|ja
Sanitäter|Rathausplatz|5|2027-06-12|13:30|22:15|Sanitätshelfer
KTW|Rathausplatz|1|2027-06-12|13:30|22:15
""",
    "Genehmigungen": """
Veranstaltungsanzeige|Ordnungsamt|2026-11-10|2026-10-05|2026-11-02
Sondernutzung|Tiefbauamt||2026-10-05|2026-11-02|2027-06-11 06:00|2027-06-14 20:00|66-112
Straßenverkehr|Straßenverkehrsamt||2026-10-12|2026-11-12
Gestattung|Ordnungsamt||2026-11-16
Fliegende Bauten|Bauamt||2026-11-16
GEMA|GEMA||2026-11-16
Lebensmittel|Veterinäramt||2026-11-16
Trinkwasser|Gesundheitsamt||2026-11-16
""",
    "Immissionsorte": """
Markt 4|Mischgebiet|60|84|20|54|74|
Gartenweg 12|Wohngebiet|480|92|20|46|75|3
""",
}

HALLE = {
    "Veranstaltung": """
Name der Veranstaltung|Herbstkonzert in der Stadthalle
Veranstalter|Stadt Lindenau, Kulturamt
Art des Veranstalters|Gemeinde
Bundesland der Veranstaltung|Nordrhein-Westfalen
Gemeinde|Lindenau
Veranstaltungsort|Stadthalle Lindenau
Art der Veranstaltung|Musikveranstaltung
Umgebung|Halle
Art des Raumes|Versammlungsraum
Beginn der Veranstaltung|2027-10-16 19:30
Ende der Veranstaltung|2027-10-16 21:45
Einlass|2027-10-16 18:30
Fläche geräumt|2027-10-16 22:15
Beginn des Aufbaus|2027-10-16 09:00
Ende des Abbaus|2027-10-16 23:45
Erwartete Besucher|750
Gleichzeitig anwesende Besucher|750
Zulässige Besucher|800
Personal und Mitwirkende|60
Ausschank von Alkohol|ja
Speisen und Getränke|ja
Mobile Trinkwasserversorgung|nein
Eintrittspreis (EUR)|24
Öffentliche Tanzveranstaltung|nein
Unterhaltungsveranstaltung|ja
Verstärkte Musik|ja
Pegel im Publikum (dB(A))|88
Pegel wird gemessen|ja
Gehörschutz wird angeboten|ja
Offenes Feuer oder Pyrotechnik|nein
Nutzt öffentliche Straßen|nein
Nutzt öffentliche Flächen|nein
Halle für Veranstaltungen genehmigt|ja
Veranstaltungsleiter|Ellen Vogt
Leiter des Ordnungsdienstes|Paul Winter
Sicherheitskonzept vom|2026-10-05
Räumungskonzept vom|2026-10-05
Genehmigter Bestuhlungs- und Rettungswegeplan|BP-2024-07
Verwendeter Bestuhlungs- und Rettungswegeplan|BP-2024-07
Plan am Haupteingang ausgehängt|ja
Rettungsdienst unterrichtet am|2026-11-09
Brandsicherheitswache bestellt|nein
Sicherheitsbeleuchtung|ja
Deckungssumme der Haftpflicht (EUR)|10000000
Haftpflicht gilt ab|2027-01-01
Haftpflicht gilt bis|2027-12-31
Stellplätze|120
Stellplätze für Menschen mit Behinderung|4
Parkfläche (m²)|3000
Einlassspuren|4
Kontrolle am Einlass|Ticket
Seltene Ereignisse am Ort in diesem Jahr|0
Rollstuhlplätze|8
Begleitplätze|8
Rollstuhlplätze und Weg gekennzeichnet|ja
""",
    "Flächen": """
Großer Saal|Raum|Sitzreihen|520|20|750|800|8|30
Bühne|Raum|Szenenfläche|90||30||8|25|1|ja
Foyer|Raum|Foyer|260||0||4|28
""",
    "Bestuhlung": """
Großer Saal|Parkett links|20|10|1|0.52|0.45|1.3|ja
Großer Saal|Parkett Mitte|20|20|2|0.52|0.45|1.3|ja
Großer Saal|Parkett rechts|20|10|1|0.52|0.45|1.3|ja
""",
    "Ausgänge": """
Saal West|Großer Saal|1.5|West|Foyer
Saal Ost|Großer Saal|1.2|Ost|ins Freie
Saal Süd|Großer Saal|1.2|Süd|Foyer
Saal Nord|Großer Saal|1.2|Nord|ins Freie
Foyer Süd|Foyer|2.4|Süd|ins Freie
Foyer West|Foyer|2.4|West|ins Freie
Bühne Nord|Bühne|1.2|Nord|ins Freie
""",
    "Wege": """
Rampe am Foyer|Rampe|6|1.5|0.3|6|1.5|1.5|ja|0.9|nein|ja
Tür zum Saal|Tür||0.9
""",
    "Sanitär": """
WC Damen|10|Foyer
WC Herren|7|Foyer
Urinal|10|Foyer
WC barrierefrei|1|Foyer|ja|1.5
""",
    "Ausstattung": """
Bühnenvorhang|Vorhang|Bühne|schwerentflammbar|ja|nein
Girlande|Ausschmückung|Großer Saal|schwerentflammbar|ja|ja|2.5
""",
    "Programm": """
1|2027-10-16|19:30|20:20|Bühne|Kammerorchester Lindenau|Konzert|Hedda Krull|750||ja|20
2|2027-10-16|20:45|21:45|Bühne|Swing-Ensemble|Konzert|Tilo Marx|750||ja
""",
    "Aufgaben": """
1|Technik anliefern|Anlieferung|Bühne|2027-10-16|09:00|10:00|60||Lkw 7,5 t|2|7.5
2|Ton aufbauen|Ton|Bühne|2027-10-16|10:00|11:30||1|Saalcrew|3
3|Licht aufbauen|Licht|Bühne|2027-10-16|11:30|13:00||2|Saalcrew|3
4|System abgleichen|Systemabgleich|Bühne|2027-10-16|13:00|14:00||3||1
5|Elektrik prüfen|E-Check|Bühne|2027-10-16|14:00|15:00||4||1
6|Stühle stellen|Umbau|Großer Saal|2027-10-16|10:00|14:00|||Saalcrew|3
7|Rundgang|Sicherheitsrundgang|Großer Saal|2027-10-16|15:00|15:30||5, 6||2
8|Einlass|Einlass|Großer Saal|2027-10-16|18:30|19:30||7
9|Konzert|Show|Bühne|2027-10-16|19:30|21:45||7, 8
10|Abgang|Abgang|Großer Saal|2027-10-16|21:45|22:15||9
11|Technik abbauen|Abbau|Bühne|2027-10-16|22:15|23:15||9|Saalcrew|4||nein
12|Technik abfahren|Abtransport|Bühne|2027-10-16|23:15|23:45||11|Lkw 7,5 t|2|7.5|nein
""",
    "Ressourcen": """
Bühne|Bühne|1
Lkw 7,5 t|Fahrzeug|1
Saalcrew|Kräfte|6
""",
    "Personen": """
Ellen Vogt|Veranstaltungsleiterin|Veranstaltungsleiter|1977-02-14|angestellt
Jonas Kern|Technische Leitung|Verantwortlicher für Veranstaltungstechnik|1975-09-21|angestellt
Mira Hoffmann|Technik|Fachkraft für Veranstaltungstechnik|1991-01-30|angestellt
Nils Brandt|Ton|Tontechniker|1988-06-05|selbständig
Lea Sommer|Garderobe||2010-01-15|angestellt
""",
    "Schichten": """
Mira Hoffmann|Fachkraft für Veranstaltungstechnik|Bühne|2027-10-16|08:30|16:30|30
Jonas Kern|Verantwortlicher für Veranstaltungstechnik|Bühne|2027-10-16|15:30|24:00|45
Ellen Vogt|Veranstaltungsleiter|Saal|2027-10-16|18:00|22:30|0
Nils Brandt|Ton|Bühne|2027-10-16|15:00|23:00|45
Lea Sommer|Garderobe|Foyer|2027-10-16|14:30|19:30|30
""",
    "Posten": """
Ordner|Einlass|3|2027-10-16|18:00|22:30|Unterrichtung nach § 34a GewO|ja|nein
Ordner|Saal|2|2027-10-16|18:00|22:30||nein|nein
Sanitäter|Foyer|3|2027-10-16|18:00|22:30|Sanitätshelfer
""",
    "Genehmigungen": """
Gestattung|Ordnungsamt|2027-10-01|2026-11-16
GEMA|GEMA||2026-11-16
Lebensmittel|Veterinäramt||2026-11-16
""",
    "Immissionsorte": """
Gartenweg 2|Wohngebiet|80|90|10|36|60|
""",
}

EINGRIFFE_STADTFEST: dict[str, str] = {
    "Flächen!F3": "1150",
    "Flächen!D8": "80",
    "Flächen!K5": "nein",
    "Ausgänge!C3": "2",
    "Ausgänge!C7": "1",
    "Absperrungen!F2": "1.2",
    "Wege!C2": "4",
    "Sanitär!B5": "3",
    "Veranstaltung!Begleitplätze": "10",
    "Veranstaltung!Pegel wird gemessen": "nein",
    "Veranstaltung!Deckungssumme der Haftpflicht (EUR)": "1000000",
    "Veranstaltung!Haftpflicht gilt bis": "2027-06-12",
    "Bauten!J2": "",
    "Bauten!M2": "2027-06-12 16:00",
    "Ausstattung!E2": "nein",
    "Ausstattung!G3": "2.3",
    "Posten!C6": "4",
    "Posten!E6": "14:30",
    "Posten!G3": "",
    "Genehmigungen!D2": "2026-11-16",
    "Genehmigungen!E2": "",
    "Genehmigungen!G3": "2027-06-12 18:00",
    "Programm!C5": "18:10",
    "Programm!D7": "17:15",
    "Programm!H8": "Wiebke Rausch, Mira Falk",
    "Aufgaben!H3": "90",
    "Aufgaben!I19": "19",
    "Aufgaben!K4": "8",
    "Schichten!G4": "0",
    "Schichten!E8": "15:30",
    "Schichten!F8": "21:00",
    "Schichten!A10": "Nils Brandt",
    "Schichten!E10": "13:45",
    "Schichten!F10": "14:15",
}
"""Sheet and cell (or field of the list) and what somebody typed there."""
EINGRIFFE_HALLE: dict[str, str] = {
    "Flächen!I2": "38",
    "Bestuhlung!D2": "12",
    "Bestuhlung!G3": "0.35",
    "Bestuhlung!I4": "nein",
    "Ausgänge!C8": "0.8",
    "Sanitär!B2": "6",
    "Veranstaltung!Verwendeter Bestuhlungs- und Rettungswegeplan": "BP-2021-03",
    "Veranstaltung!Rollstuhlplätze": "4",
    "Veranstaltung!Pegel im Publikum (dB(A))": "101",
    "Ausstattung!D3": "normalentflammbar",
    "Programm!C3": "20:30",
    "Aufgaben!F11": "21:30",
    "Schichten!E3": "13:00",
    "Posten!C4": "2",
}

DOSSIERS = {
    "stadtfest-sauber": (STADTFEST, {}),
    "stadtfest": (STADTFEST, EINGRIFFE_STADTFEST),
    "konzert-halle-sauber": (HALLE, {}),
    "konzert-halle": (HALLE, EINGRIFFE_HALLE),
}
TOML = """\
[dossier]
name = "Herbstkonzert Lindenau 2027"
heute = 2026-11-23
"""


def wert(text: str) -> Zelle:
    """A cell as it is typed: a day, a moment, a time, a number or a text."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", text):
        return datetime.fromisoformat(text)
    if re.fullmatch(r"[0-2]\d:\d\d", text) and text != "24:00":
        return time.fromisoformat(text)
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    return text or None


def zeilen(block: str) -> list[list[str]]:
    return [line.split("|") for line in block.strip().splitlines()]


def mit_eingriffen(blatt: str, rows: list[list[str]], eingriffe: dict[str, str]) -> list[list[str]]:
    """The rows of a sheet (with its headings) as somebody spoilt them."""
    for ort, neu in eingriffe.items():
        name, _, zelle = ort.partition("!")
        if name != blatt:
            continue
        if blatt == "Veranstaltung":
            row = next(row for row in rows if row[0] == zelle)
            row[1] = neu
            continue
        column, number = ord(zelle[0]) - ord("A"), int(zelle[1:])
        row = rows[number - 1]
        row.extend([""] * (column + 1 - len(row)))
        row[column] = neu
    return rows


class Mappe:
    """A plan being written."""

    def __init__(self, pfad: Path, titel: str) -> None:
        self.book = xlsxwriter.Workbook(pfad)
        self.book.set_properties({"title": titel, "created": ERZEUGT})
        self.kopf = self.book.add_format(
            {"bold": True, "bg_color": "#DDE6EE", "border": 1, "text_wrap": True, "valign": "top"}
        )
        self.arten: dict[type, Any] = {
            date: self.book.add_format({"num_format": "dd.mm.yyyy", "align": "left"}),
            datetime: self.book.add_format({"num_format": "dd.mm.yyyy hh:mm", "align": "left"}),
            time: self.book.add_format({"num_format": "hh:mm", "align": "left"}),
        }

    def blatt(self, name: str, rows: list[list[str]]) -> None:
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_row(0, 32 if name != "Veranstaltung" else 18)
        wide = [max(len(row[c]) if c < len(row) else 0 for row in rows[1:]) for c in range(len(rows[0]))]
        for column, width in enumerate(wide):
            sheet.set_column(column, column, min(max(width + 2, 12), 46))
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                self.zelle(sheet, r, c, text if r == 0 else wert(text), kopf=r == 0)

    def zelle(self, sheet: Any, r: int, c: int, value: Zelle, *, kopf: bool) -> None:
        if kopf:
            sheet.write_string(r, c, str(value), self.kopf)
        elif isinstance(value, (date, time)):
            sheet.write_datetime(r, c, value, self.arten[type(value)])
        elif isinstance(value, float):
            sheet.write_number(r, c, value)
        elif value is not None:
            sheet.write_string(r, c, value)


def schreibe(pfad: Path, plan: dict[str, str], eingriffe: dict[str, str]) -> None:
    """One plan with its slips."""
    liste = [["Feld", "Wert"], *zeilen(plan["Veranstaltung"])]
    mappe = Mappe(pfad, liste[1][1])
    mappe.blatt("Veranstaltung", mit_eingriffen("Veranstaltung", liste, eingriffe))
    for name, head in KOPF.items():
        if name in plan:
            mappe.blatt(name, mit_eingriffen(name, [head.split("|"), *zeilen(plan[name])], eingriffe))
    mappe.book.close()


def main() -> None:
    """Write all plans next to this script."""
    for ordner, (plan, eingriffe) in DOSSIERS.items():
        (ZIEL / ordner).mkdir(parents=True, exist_ok=True)
        if plan is HALLE:
            (ZIEL / ordner / "stimmig.toml").write_text(TOML, encoding="utf-8", newline="\n")
        schreibe(ZIEL / ordner / "veranstaltung.xlsx", plan, eingriffe)


if __name__ == "__main__":
    main()
