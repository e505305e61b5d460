"""Programmes as lists, as offices and volunteers keep them."""

from tests.layouts.plan import plans

LISTS = plans(r"""
# tage_als_titel
== Programm
Stadtfest Lindenau – Bühnenprogramm
Stand 02.05.2026, Kulturamt
.
Beginn | Ende | Act | Bühne
Freitag, 12.06.2026
=18:00 | =18:30 | Eröffnung | Marktbühne
=18:30 | =20:00 | Duo Mira | Marktbühne
Samstag, 13.06.2026
=11:00 | =12:00 | Kinderchor Lindenau | Marktbühne
=22:30 | =00:30 | DJ Kern | Hofbühne
->
P C6 | Eröffnung | 12.06. 18:00 | 12.06. 18:30 | Marktbühne | -
P C7 | Duo Mira | 12.06. 18:30 | 12.06. 20:00 | Marktbühne
P C9 | Kinderchor Lindenau | 13.06. 11:00 | 13.06. 12:00 | Marktbühne
P C10 | DJ Kern | 13.06. 22:30 | 14.06. 00:30 | Hofbühne

# kopf_unter_jedem_tag
== Ablauf
Freitag, 12. Juni 2026
Uhrzeit | Programmpunkt | Ort
18.00–19.30 Uhr | Lesung Vera Holm | Stadtbücherei
20.00–22.00 Uhr | Orgelkonzert | Marienkirche
.
Samstag, 13. Juni 2026
Uhrzeit | Programmpunkt | Ort
10.00–11.00 Uhr | Stadtführung | Treffpunkt Brunnen
->
P B3 | Lesung Vera Holm | 12.06. 18:00 | 12.06. 19:30 | Stadtbücherei
P B4 | Orgelkonzert | 12.06. 20:00 | 12.06. 22:00 | Marienkirche
P B8 | Stadtführung | 13.06. 10:00 | 13.06. 11:00 | Treffpunkt Brunnen

# datum_nur_in_erster_zeile
== Programm
Datum | von | bis | Titel | Mitwirkende
=12.06.2026 | =18:00 | =19:00 | Kammermusik | Anna Berger, Jonas Kern
 | =19:30 | =21:00 | Tanzabend | Ensemble Schritt
=13.06.2026 | =15:00 | =16:00 | Puppenspiel | Theater Faden
 | =16:30 | =17:30 | Lesung | Vera Holm; Anna Berger
->
P D2 | Kammermusik | 12.06. 18:00 | 12.06. 19:00 | - | Anna Berger, Jonas Kern
P D3 | Tanzabend | 12.06. 19:30 | 12.06. 21:00 | - | Ensemble Schritt
P D4 | Puppenspiel | 13.06. 15:00 | 13.06. 16:00 | - | Theater Faden
P D5 | Lesung | 13.06. 16:30 | 13.06. 17:30 | - | Vera Holm, Anna Berger

# tag_nur_auf_dem_blatt_veranstaltung
== Veranstaltung
Feld | Wert
Name der Veranstaltung | Sommerfest
Beginn der Veranstaltung | 12.06.2026 16:00
Ende der Veranstaltung | 13.06.2026 01:30
Beginn des Aufbaus | 11.06.2026 08:00
Ende des Abbaus | 13.06.2026 14:00
== Programm
Beginn | Ende | Act | Bühne
=18:00 | =18:30 | Eröffnung | Marktbühne
=23:00 | =00:15 | DJ Kern | Marktbühne
=00:30 | =01:15 | Nachtmusik | Marktbühne
== Dienstplan
Person | Beginn | Ende
Anna Berger | =08:00 | =12:00
->
P Programm!C2 | Eröffnung | 12.06. 18:00 | 12.06. 18:30 | Marktbühne
P Programm!C3 | DJ Kern | 12.06. 23:00 | 13.06. 00:15 | Marktbühne
P Programm!C4 | Nachtmusik | 13.06. 00:30 | 13.06. 01:15 | Marktbühne
S Dienstplan!A2 | Anna Berger | - | -

# alles_an_einem_tag
== Veranstaltung
Feld | Wert
Name der Veranstaltung | Lesung im Hof
Beginn der Veranstaltung | 12.06.2026 18:00
Ende der Veranstaltung | 12.06.2026 21:00
Beginn des Aufbaus | 12.06.2026
Ende des Abbaus | 12.06.2026
== Dienstplan
Person | Beginn | Ende
Anna Berger | =08:00 | =12:00
== Raster
Zeit | Marktbühne | Hofbühne
18:00 | Vera Holm | Quartett
19:00 | Jonas Kern | Trio Nord
20:00 | Anna Vogt | Duo Mira
->
S Dienstplan!A2 | Anna Berger | 12.06. 08:00 | 12.06. 12:00
P Raster!B2 | Vera Holm | 12.06. 18:00 | ? | Marktbühne
P Raster!C2 | Quartett | 12.06. 18:00 | ? | Hofbühne
P Raster!B3 | Jonas Kern | 12.06. 19:00 | ? | Marktbühne
P Raster!C3 | Trio Nord | 12.06. 19:00 | ? | Hofbühne
P Raster!B4 | Anna Vogt | 12.06. 20:00 | ? | Marktbühne
P Raster!C4 | Duo Mira | 12.06. 20:00 | ? | Hofbühne

# zwei_tage_und_kein_datum
== Veranstaltung
Feld | Wert
Name der Veranstaltung | Stadtfest
Beginn der Veranstaltung | 12.06.2026 16:00
Ende der Veranstaltung | 13.06.2026
== Programm
Beginn | Ende | Act | Bühne
=18:00 | =18:30 | Eröffnung | Marktbühne
->
P Programm!C2 | Eröffnung | - | - | Marktbühne

# tag_neben_datum
== Öffnungszeiten
Tag | Datum | von | bis | Programm | Bühne
Fr | =12.06.2026 | 11:00 | 21:00 | Markt geöffnet | Domplatz
Sa | =13.06.2026 | 11:00 | 22:30 | Markt geöffnet | Domplatz
->
P E2 | Markt geöffnet | 12.06. 11:00 | 12.06. 21:00 | Domplatz
P E3 | Markt geöffnet | 13.06. 11:00 | 13.06. 22:30 | Domplatz

# tag_verbunden
== Programm
merge A2:A4
merge A5:A6
Tag | Zeit | Was | Wo
Fr 12.06.2026 | 17:00 - 17:30 | Begrüßung | Bühne
 | 17:30 - 18:45 | Blaskapelle Au | Bühne
 | 19:00 - 21:00 | Die Nachbarn | Bühne
Sa 13.06.2026 | 11:00 - 12:00 | Frühschoppen | Zelt
 | 12:30 - 14:00 | Jazztrio | Zelt
->
P C2 | Begrüßung | 12.06. 17:00 | 12.06. 17:30
P C3 | Blaskapelle Au | 12.06. 17:30 | 12.06. 18:45
P C4 | Die Nachbarn | 12.06. 19:00 | 12.06. 21:00
P C5 | Frühschoppen | 13.06. 11:00 | 13.06. 12:00
P C6 | Jazztrio | 13.06. 12:30 | 13.06. 14:00

# kopf_in_zwei_zeilen
== Programm
merge A1:A2
merge B1:C1
merge D1:D2
Datum | Uhrzeit |  | Programmpunkt
 | von | bis
=12.06.2026 | =18:00 | =19:00 | Vernissage
=12.06.2026 | =19:00 | =20:30 | Konzert Trio Ast
->
P D3 | Vernissage | 12.06. 18:00 | 12.06. 19:00
P D4 | Konzert Trio Ast | 12.06. 19:00 | 12.06. 20:30

# briefkopf_und_fussnote
== Programm
Große Kreisstadt Lindenau
Fachbereich Kultur | | | Az. 41-3/2026
Tel. 0123 4567-89
.
Sommerabend im Park am 12.06.2026
.
Zeit | Programmpunkt | Raum
18 Uhr | Einlass | Park
19 Uhr | Streichquartett | Pavillon
21 Uhr | Ende | Park
.
Bei Regen findet das Konzert in der Aula statt.
Änderungen vorbehalten.
->
P B8 | Einlass | 12.06. 18:00 | - | Park
P B9 | Streichquartett | 12.06. 19:00 | - | Pavillon
P B10 | Ende | 12.06. 21:00 | - | Park

# wochentag_und_blatt_veranstaltung
== Veranstaltung
Feld | Wert
Name der Veranstaltung | Hofkultur
Beginn der Veranstaltung | 12.06.2026 17:00
Ende der Veranstaltung | 14.06.2026 20:00
== Programm
Tag | Beginn | Ende | Titel
Freitag | 18:00 | 19:00 | Auftakt
Samstag | 20:00 | 22:00 | Nachtmusik
So | 11:00 | 12:30 | Matinee
->
P Programm!D2 | Auftakt | 12.06. 18:00 | 12.06. 19:00
P Programm!D3 | Nachtmusik | 13.06. 20:00 | 13.06. 22:00
P Programm!D4 | Matinee | 14.06. 11:00 | 14.06. 12:30

# wochentag_ohne_datum
== Programm
Tag | Beginn | Ende | Titel
Freitag | 18:00 | 19:00 | Auftakt
Samstag | 20:00 | 22:00 | Nachtmusik
->
P D2 | Auftakt | - | -
P D3 | Nachtmusik | - | -

# tag_ohne_jahr_mit_zeitraum_im_titel
== Programm
Kulturtage Lindenau, 12. bis 14. Juni 2026
.
Datum | Beginn | Ende | Titel
12.06. | 18:00 | 19:00 | Auftakt
13.06. | 20:00 | 22:00 | Nachtmusik
->
P D4 | Auftakt | 12.06. 18:00? | 12.06. 19:00?
P D5 | Nachtmusik | 13.06. 20:00? | 13.06. 22:00?

# zeiten_als_zahlen
== Programm 12.06.2026
Beginn | Ende | Programm
=#18 | =#19 | Begrüßung und Rundgang
=#0.8125 | =#0.875 | Ensemble Wind
=20:00 | =24:00 | Tanz mit Ramba
->
P C2 | Begrüßung und Rundgang | 12.06. 18:00 | 12.06. 19:00
P C3 | Ensemble Wind | 12.06. 19:30 | 12.06. 21:00
P C4 | Tanz mit Ramba | 12.06. 20:00 | 13.06. 00:00

# zeiten_als_woerter
== Programm
Programm am Freitag, den 12.06.2026
Zeit | Act
ab 18 | Einlass
18:30 h - 19:15 h | Poetry Slam
19.30 bis 21 Uhr | Band Ufer
21:30–24:00 | Silent Disco
nach Einbruch der Dunkelheit | Lichtinstallation
->
P B3 | Einlass | 12.06. 18:00 | -
P B4 | Poetry Slam | 12.06. 18:30 | 12.06. 19:15
P B5 | Band Ufer | 12.06. 19:30 | 12.06. 21:00
P B6 | Silent Disco | 12.06. 21:30 | 13.06. 00:00
P B7 | Lichtinstallation | - | -
! A7

# dauer_minuten_und_stunden
== Freitag
Konzertabend 12.06.2026
Beginn | Dauer | Titel
=18:00 | =#45 | Vorgruppe Moos
=19:00 | 90 min | Hauptact Fjord
=21:00 | 1,5 h | Jam
=23:30 | 1:30 | Ausklang
->
P C3 | Vorgruppe Moos | 12.06. 18:00 | 12.06. 18:45
P C4 | Hauptact Fjord | 12.06. 19:00 | 12.06. 20:30
P C5 | Jam | 12.06. 21:00 | 12.06. 22:30
P C6 | Ausklang | 12.06. 23:30 | 13.06. 01:00

# dauer_in_stunden
== Programm
Datum | Beginn | Dauer (h) | Titel
=12.06.2026 | =18:00 | =#1.5 | Workshop Trommeln
=12.06.2026 | =20:00 | =#2 | Konzert
->
P D2 | Workshop Trommeln | 12.06. 18:00 | 12.06. 19:30
P D3 | Konzert | 12.06. 20:00 | 12.06. 22:00

# dauer_als_zeitwert
== Programm
Datum | Beginn | Dauer | Titel
=12.06.2026 | =18:00 | =1.5h | Workshop Trommeln
=12.06.2026 | =20:00 | =0:45 | Konzert
->
P D2 | Workshop Trommeln | 12.06. 18:00 | 12.06. 19:30
P D3 | Konzert | 12.06. 20:00 | 12.06. 20:45

# nach_mitternacht_unter_titel
== Nacht der Museen
Samstag, 13.06.2026
Beginn | Titel | Ort
=19:00 | Führung Depot | Stadtmuseum
=22:00 | Taschenlampenrundgang | Stadtmuseum
=00:00 | Orgel um Mitternacht | Dom
=01:30 | Ausklang | Domplatz
->
P B3 | Führung Depot | 13.06. 19:00 | - | Stadtmuseum
P B4 | Taschenlampenrundgang | 13.06. 22:00 | - | Stadtmuseum
P B5 | Orgel um Mitternacht | 14.06. 00:00 | - | Dom
P B6 | Ausklang | 14.06. 01:30 | - | Domplatz

# leerzeilen_und_pausen
== Programm
Datum | Beginn | Ende | Programmpunkt
=12.06.2026 | =18:00 | =19:00 | Erster Teil
.
=12.06.2026 | =19:00 | =19:20 | Pause
.
.
=12.06.2026 | =19:20 | =20:30 | Zweiter Teil
.
Summe Spielzeit | | | 2:10 h
->
P D2 | Erster Teil | 12.06. 18:00 | 12.06. 19:00
P D4 | Pause | 12.06. 19:00 | 12.06. 19:20
P D7 | Zweiter Teil | 12.06. 19:20 | 12.06. 20:30

# uhrzeitwechsel_herbst
== Programm
Datum | Beginn | Ende | Titel
=24.10.2026 | =23:00 | =03:00 | Lange Nacht der Bücher
=25.10.2026 | =02:30 | =04:00 | Frühschicht Lesung
->
P D2 | Lange Nacht der Bücher | 24.10. 23:00 | 25.10. 03:00
P D3 | Frühschicht Lesung | 25.10. 02:30 | 25.10. 04:00

# datum_und_uhrzeit_in_einer_zelle
== Programm
Beginn | Ende | Titel | Ort
12.06.2026 18:00 | 12.06.2026 19:30 | Lesung | Foyer
12.06.2026 23:00 | 13.06.2026 02:00 | Klubnacht | Keller
->
P C2 | Lesung | 12.06. 18:00 | 12.06. 19:30 | Foyer
P C3 | Klubnacht | 12.06. 23:00 | 13.06. 02:00 | Keller

# englische_konferenz
== Schedule
Date | Start | End | Title | Room | Speakers
=12.06.2026 | =09:00 | =09:30 | Welcome | Main Hall | Anna Berger
=12.06.2026 | =09:30 | =10:30 | Keynote: Open Culture | Main Hall | Jonas Kern, Mia Roth
=12.06.2026 | =11:00 | =12:00 | Workshop Archives | Room 2 | Vera Holm
->
P D2 | Welcome | 12.06. 09:00 | 12.06. 09:30 | Main Hall | Anna Berger
P D3 | Keynote: Open Culture | 12.06. 09:30 | 12.06. 10:30 | Main Hall | Jonas Kern, Mia Roth
P D4 | Workshop Archives | 12.06. 11:00 | 12.06. 12:00 | Room 2 | Vera Holm

# konferenz_iso_csv
== export.csv
Title | Start | End | Room | Day
Opening | 09:00 | 09:15 | Aula | 2026-06-12
Panel | 09:15 | 10:00 | Aula | 2026-06-12
->
P export.csv!A2 | Opening | 12.06. 09:00 | 12.06. 09:15 | Aula
P export.csv!A3 | Panel | 12.06. 09:15 | 12.06. 10:00 | Aula

# programm_als_csv
== programm.csv
Datum | Beginn | Ende | Bühne | Künstler
12.06.2026 | 18:00 | 19:00 | Markt | Duo Mira
12.06.2026 | 19:30 | 21:00 | Markt | Ufer
->
P programm.csv!E2 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Markt
P programm.csv!E3 | Ufer | 12.06. 19:30 | 12.06. 21:00 | Markt

# leistungsverzeichnis_und_plan
== Leistungsverzeichnis
OZ | Kurztext | Menge | Einheit | EP | GP
1.1 | Bühne 8 x 6 m | =#1 | Stk | =#1200 | =#1200
1.2 | Podest | =#20 | Stk | =#15 | =#300
== Zeitplan
Datum | Beginn | Ende | Programmpunkt | Bühne
=12.06.2026 | =18:00 | =19:00 | Duo Mira | Marktbühne
->
L 2
P Zeitplan!D2 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Marktbühne

# programm_ohne_datum
== Programm
Beginn | Ende | Act
18:00 | 19:00 | Duo Mira
19:30 | 21:00 | Ufer
->
P C2 | Duo Mira | - | -
P C3 | Ufer | - | -

# zeitraum_als_titel_zwischen_tagen
== Programm
Sommerfest – Freitag, 12.06.2026
Beginn | Ende | Act
18:00 | 19:00 | Duo Mira
Samstag bis Sonntag
10:00 | 18:00 | Ausstellung
Sa 13.06., So 14.06.2026
11:00 | 12:00 | Führung
Sonntag, 14.06.2026
11:00 | 12:00 | Matinee
->
P C3 | Duo Mira | 12.06. 18:00 | 12.06. 19:00
P C5 | Ausstellung | - | -
P C7 | Führung | - | -
P C9 | Matinee | 14.06. 11:00 | 14.06. 12:00
! A4
! A6

# zeitraum_im_kopf_tag_im_blatt
== Sa 13.06.2026
Hofkultur 12.–14. Juni 2026
Stand: | 02.05.2026
Beginn | Ende | Act
18:00 | 19:00 | Duo Mira
->
P C4 | Duo Mira | 13.06. 18:00 | 13.06. 19:00

# liste_mit_band_und_herkunft
== Freitag 12.06.2026
Uhrzeit | Band | Herkunft
18:00 | Duo Mira | Köln
19:00 | Ufer | Bonn
20:30 | Jazztrio | Trier
->
P B2 | Duo Mira | 12.06. 18:00 | - | -
P B3 | Ufer | 12.06. 19:00 | - | -
P B4 | Jazztrio | 12.06. 20:30 | - | -
! C2

# nacht_von_auf
== Programm
Lange Nacht vom 12. auf den 13. Juni 2026
Beginn | Ende | Act
22:00 | 23:00 | Duo Mira
->
P C3 | Duo Mira | - | -

# stand_ist_kein_tag
== Programm
Bühnenprogramm Markt
Stand: 02.05.2026
.
Beginn | Ende | Act
18:00 | 19:00 | Duo Mira
->
P C5 | Duo Mira | - | -

# zeitraum_ist_kein_tag
== Programm
Kulturtage Lindenau, 12. bis 14. Juni 2026
.
Beginn | Ende | Act
18:00 | 19:00 | Duo Mira
->
P C4 | Duo Mira | - | -

# zeitraum_in_der_zelle
== Programm
Datum | Beginn | Ende | Titel
12.–14.06.2026 | 10:00 | 18:00 | Ausstellung
12.06.2026 | 19:00 | 20:00 | Vernissage
Fr bis So | 11:00 | 12:00 | Führung
->
P D2 | Ausstellung | - | -
P D3 | Vernissage | 12.06. 19:00 | 12.06. 20:00
P D4 | Führung | - | -
! A2
! A4

# blatt_mit_zeitraum_im_namen
== 12.-14.06.2026
Beginn | Ende | Act
18:00 | 19:00 | Duo Mira
->
P C2 | Duo Mira | - | -

# bemerkung_rechts_ohne_kopf
== Programm
Datum | Beginn | Ende | Programm | Ort
=12.06.2026 | =18:00 | =19:00 | Duo Mira | Markt | bringt eigenes Pult mit
=12.06.2026 | =19:30 | =21:00 | Ufer | Markt | braucht 30 A
->
P D2 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Markt
P D3 | Ufer | 12.06. 19:30 | 12.06. 21:00 | Markt
! F2
""")
