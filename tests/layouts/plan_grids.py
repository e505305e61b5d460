"""Programmes as grids, a sheet a day or a stage, tables side by side."""

from tests.layouts.plan import plans

GRIDS = plans(r"""
# raster_verbunden
== Programm
merge B3:B4
merge C4:C6
Freitag, 12.06.2026
Zeit | Marktbühne | Hofbühne
18:00 | Duo Mira
18:30 | | Theater Faden
19:00 | Ufer
19:30
20:00 | Ende
->
P B3 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Marktbühne
P C4 | Theater Faden | 12.06. 18:30 | 12.06. 20:00 | Hofbühne
P B5 | Ufer | 12.06. 19:00 | 12.06. 19:30 | Marktbühne
P B7 | Ende | 12.06. 20:00 | 12.06. 20:30? | Marktbühne

# raster_text_wiederholt
== Programm
Programm 12.06.2026
Uhrzeit | Bühne 1 | Bühne 2
=18:00 | Duo Mira | Ufer
=18:30 | Duo Mira | Ufer
=19:00 | Jazztrio | Ufer
=19:30 | Jazztrio |
->
P B3 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Bühne 1
P C3 | Ufer | 12.06. 18:00 | 12.06. 19:30 | Bühne 2
P B5 | Jazztrio | 12.06. 19:00 | 12.06. 20:00? | Bühne 1

# raster_eigene_zeit_in_der_zelle
== Programm
12.06.2026
Zeit | Marktbühne | Hofbühne
18:00 | Duo Mira\n18:15–18:50
19:00 | | Ufer (19:10–20:00)
20:00 | Finale
->
P B3 | Duo Mira | 12.06. 18:15 | 12.06. 18:50 | Marktbühne
P C4 | ? | 12.06. 19:10 | 12.06. 20:00 | Hofbühne
P B5 | Finale | 12.06. 20:00 | 12.06. 21:00? | Marktbühne

# raster_namen_unter_titel
== Programm
merge B3:B4
Samstag, 13.06.2026
Zeit | Großer Saal | Foyer
=15:00 | Lesung\nVera Holm, Anna Berger | Kaffee
=16:00
=17:00 | Konzert\nJonas Kern
->
P B3 | Lesung | 13.06. 15:00 | 13.06. 17:00 | Großer Saal | Vera Holm, Anna Berger
P C3 | Kaffee | 13.06. 15:00 | 13.06. 16:00 | Foyer | -
P B5 | Konzert | 13.06. 17:00 | 13.06. 18:00? | Großer Saal | Jonas Kern

# raster_zwei_tage_nebeneinander
== Programm
merge B1:C1
merge D1:E1
 | Freitag, 12.06.2026 | | Samstag, 13.06.2026 |
Zeit | Markt | Hof | Markt | Hof
18:00 | Duo Mira | Theater Faden | Chor | Slam
19:00 | Ufer | | | Jazztrio
20:00 | Ende | | |
->
P B3 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Markt
P C3 | Theater Faden | 12.06. 18:00 | 12.06. 19:00 | Hof
P D3 | Chor | 13.06. 18:00 | 13.06. 19:00 | Markt
P E3 | Slam | 13.06. 18:00 | 13.06. 19:00 | Hof
P B4 | Ufer | 12.06. 19:00 | 12.06. 20:00 | Markt
P B5 | Ende | 12.06. 20:00 | 12.06. 21:00? | Markt
P E4 | Jazztrio | 13.06. 19:00 | 13.06. 20:00? | Hof

# raster_tage_als_spalten
== Programm
Zeit | Freitag, 12.06.2026 | Samstag, 13.06.2026
18:00–19:00 | Duo Mira | Chor
19:00–20:30 | Ufer | Jazztrio
21:00–22:00 | | Slam
->
P B2 | Duo Mira | 12.06. 18:00 | 12.06. 19:00
P C2 | Chor | 13.06. 18:00 | 13.06. 19:00
P B3 | Ufer | 12.06. 19:00 | 12.06. 20:30
P C3 | Jazztrio | 13.06. 19:00 | 13.06. 20:30
P C4 | Slam | 13.06. 21:00 | 13.06. 22:00

# raster_buehnen_in_zwei_zeilen
== Programm
Samstag, 13.06.2026
merge B2:C2
 | Marktplatz | | Park
Zeit | Große Bühne | Kleine Bühne | Pavillon
14:00 | Chor | Clown Pip | Märchen
15:00 | Band Ufer | | Märchen
16:00 | Ziehung | |
->
P B4 | Chor | 13.06. 14:00 | 13.06. 15:00 | ?
P C4 | Clown Pip | 13.06. 14:00 | 13.06. 15:00 | ?
P D4 | Märchen | 13.06. 14:00 | 13.06. 16:00 | ?
P B5 | Band Ufer | 13.06. 15:00 | 13.06. 16:00 | ?
P B6 | Ziehung | 13.06. 16:00 | 13.06. 17:00? | ?

# raster_bemerkung_rechts
== Programm
Samstag, 13.06.2026
Zeit | Marktbühne | Hofbühne | Bemerkung
14:00 | Chor | Clown Pip | Strom prüfen
15:00 | Band Ufer | | Presse kommt
16:00 | | Slam |
->
P B3 | Chor | 13.06. 14:00 | 13.06. 15:00 | Marktbühne
P C3 | Clown Pip | 13.06. 14:00 | 13.06. 15:00 | Hofbühne
P B4 | Band Ufer | 13.06. 15:00 | 13.06. 16:00 | Marktbühne
P C5 | Slam | 13.06. 16:00 | 13.06. 17:00? | Hofbühne
! D3

# raster_viertelstunden
== Programm
merge B3:B5
merge C4:C7
12.06.2026
 | Saal 1 | Saal 2
10:00 | Begrüßung |
10:15 | | Workshop Klang
10:30
10:45 | Panel
11:00 | Panel
11:15 | Pause | Pause
->
P B3 | Begrüßung | 12.06. 10:00 | 12.06. 10:45 | Saal 1
P C4 | Workshop Klang | 12.06. 10:15 | 12.06. 11:15 | Saal 2
P B6 | Panel | 12.06. 10:45 | 12.06. 11:15 | Saal 1
P B8 | Pause | 12.06. 11:15 | 12.06. 11:30? | Saal 1
P C8 | Pause | 12.06. 11:15 | 12.06. 11:30? | Saal 2

# raster_ueber_mitternacht
== Programm
Samstag, 13.06.2026
Uhrzeit | Klub | Garten
22:00 | DJ Kern | Feuershow
23:00 | DJ Kern
00:00 | DJ Lux | Kino
01:00 | DJ Lux
->
P B3 | DJ Kern | 13.06. 22:00 | 14.06. 00:00 | Klub
P C3 | Feuershow | 13.06. 22:00 | 13.06. 23:00 | Garten
P B5 | DJ Lux | 14.06. 00:00 | 14.06. 02:00? | Klub
P C5 | Kino | 14.06. 00:00 | 14.06. 01:00 | Garten

# raster_mit_spannen_links
== Programm
Sonntag, 14.06.2026
Uhrzeit | Bühne A | Bühne B
10.00–11.30 Uhr | Gottesdienst
12.00–13.00 Uhr | Blaskapelle Au | Zauberer Tim
14.00–15.00 Uhr | | Tombola
->
P B3 | Gottesdienst | 14.06. 10:00 | 14.06. 11:30 | Bühne A
P B4 | Blaskapelle Au | 14.06. 12:00 | 14.06. 13:00 | Bühne A
P C4 | Zauberer Tim | 14.06. 12:00 | 14.06. 13:00 | Bühne B
P C5 | Tombola | 14.06. 14:00 | 14.06. 15:00 | Bühne B

# ein_blatt_je_tag
== Fr 12.06.2026
Beginn | Ende | Act | Bühne
=18:00 | =19:00 | Duo Mira | Markt
=23:00 | =01:00 | DJ Kern | Hof
== Sa 13.06.2026
Beginn | Ende | Act | Bühne
=11:00 | =12:00 | Chor | Markt
->
P C2 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Markt
P C3 | DJ Kern | 12.06. 23:00 | 13.06. 01:00 | Hof
P Sa 13.06.2026!C2 | Chor | 13.06. 11:00 | 13.06. 12:00 | Markt

# blatt_je_tag_wochentag
== Veranstaltung
Feld | Wert
Name der Veranstaltung | Hofkultur
Beginn der Veranstaltung | 12.06.2026 17:00
Ende der Veranstaltung | 13.06.2026 23:00
== Freitag
Beginn | Ende | Act
=18:00 | =19:00 | Duo Mira
== Samstag
Beginn | Ende | Act
=11:00 | =12:00 | Chor
->
P Freitag!C2 | Duo Mira | 12.06. 18:00 | 12.06. 19:00
P Samstag!C2 | Chor | 13.06. 11:00 | 13.06. 12:00

# ein_blatt_je_buehne
== Marktbühne
Datum | Beginn | Ende | Act
=12.06.2026 | =18:00 | =19:00 | Duo Mira
=12.06.2026 | =19:30 | =21:00 | Ufer
== Hofbühne
Datum | Beginn | Ende | Act
=12.06.2026 | =18:00 | =19:30 | Theater Faden
->
P D2 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Marktbühne
P D3 | Ufer | 12.06. 19:30 | 12.06. 21:00 | Marktbühne
P Hofbühne!D2 | Theater Faden | 12.06. 18:00 | 12.06. 19:30 | Hofbühne

# buehne_als_titel
== Programm
Programm Freitag, 12.06.2026
Beginn | Ende | Act
Marktbühne
=18:00 | =19:00 | Duo Mira
=19:30 | =21:00 | Ufer
Hofbühne
=18:00 | =19:30 | Theater Faden
->
P C4 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Marktbühne?
P C5 | Ufer | 12.06. 19:30 | 12.06. 21:00 | Marktbühne?
P C7 | Theater Faden | 12.06. 18:00 | 12.06. 19:30 | Hofbühne?

# tabellen_nebeneinander
== Programm
Datum | Beginn | Ende | Act | | Datum | Beginn | Ende | Act
=12.06.2026 | =18:00 | =19:00 | Duo Mira | | =13.06.2026 | =18:00 | =19:00 | Chor
=12.06.2026 | =19:00 | =20:00 | Ufer | | =13.06.2026 | =19:00 | =20:00 | Slam
->
P D2 | Duo Mira | 12.06. 18:00 | 12.06. 19:00
P D3 | Ufer | 12.06. 19:00 | 12.06. 20:00
! I2

# programm_und_helfer_untereinander
== Freitag
Hoffest 12.06.2026
.
Beginn | Ende | Act
=18:00 | =19:00 | Duo Mira
=19:30 | =21:00 | Ufer
.
Helferinnen und Helfer
Name | von | bis | Dienst
Mia Roth | =17:00 | =21:00 | Bar
Paul Lenz | =20:00 | =00:00 | Abbau
->
P C4 | Duo Mira | 12.06. 18:00 | 12.06. 19:00
P C5 | Ufer | 12.06. 19:30 | 12.06. 21:00
S A9 | Mia Roth | 12.06. 17:00 | 12.06. 21:00
S A10 | Paul Lenz | 12.06. 20:00 | 13.06. 00:00

# zwei_raster_untereinander
== Programm
Freitag, 12.06.2026
Zeit | Markt | Hof
18:00 | Duo Mira | Chor
19:00 | Ufer
20:00 | Ende
.
Samstag, 13.06.2026
Zeit | Markt | Hof
14:00 | Clown Pip | Slam
15:00 | Blaskapelle
16:00 | Ziehung
->
P B3 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Markt
P C3 | Chor | 12.06. 18:00 | 12.06. 19:00 | Hof
P B4 | Ufer | 12.06. 19:00 | 12.06. 20:00 | Markt
P B5 | Ende | 12.06. 20:00 | 12.06. 21:00? | Markt
P B9 | Clown Pip | 13.06. 14:00 | 13.06. 15:00 | Markt
P C9 | Slam | 13.06. 14:00 | 13.06. 15:00 | Hof
P B10 | Blaskapelle | 13.06. 15:00 | 13.06. 16:00 | Markt
P B11 | Ziehung | 13.06. 16:00 | 13.06. 17:00? | Markt

# raster_text_neben_keiner_zeit
== Programm
Freitag, 12.06.2026
Zeit | Markt | Hof
18:00 | Duo Mira | Chor
19:00 | Ufer
 | | Überraschungsgast
20:00 | Ende
->
P B3 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Markt
P C3 | Chor | 12.06. 18:00 | 12.06. 19:00 | Hof
P B4 | Ufer | 12.06. 19:00 | 12.06. 20:00 | Markt
P B6 | Ende | 12.06. 20:00 | - | Markt
! C5

# raster_mit_zeitraum_im_titel
== Programm
Hoffest 12. und 13. Juni 2026
Zeit | Markt | Hof
18:00 | Duo Mira | Chor
19:00 | Ufer
20:00 | Ende
->
P B3 | Duo Mira | - | - | Markt
P C3 | Chor | - | - | Hof
P B4 | Ufer | - | - | Markt
P B5 | Ende | - | - | Markt

# raster_nacht_mit_eigener_zeit
== Programm
Samstag, 13.06.2026
Uhrzeit | Klub | Garten
22:00 | DJ Kern | Feuershow
23:00 | | 00:15–00:45 Lichtkunst
00:00 | DJ Lux (00:15–01:30)
01:00 | Ende
->
P B3 | DJ Kern | 13.06. 22:00 | 13.06. 23:00 | Klub
P C3 | Feuershow | 13.06. 22:00 | 13.06. 23:00 | Garten
P C4 | Lichtkunst | 14.06. 00:15 | 14.06. 00:45 | Garten
P B5 | DJ Lux | 14.06. 00:15 | 14.06. 01:30 | Klub
P B6 | Ende | 14.06. 01:00 | - | Klub

# zwei_raster_ohne_leerzeile
== Programm
Freitag, 12.06.2026
Zeit | Markt | Hof
18:00 | Duo Mira | Chor
19:00 | Ufer
20:00 | Ende
Sonntag, 14.06.2026
Zeit | Markt | Hof
14:00 | Clown Pip | Slam
15:00 | Blaskapelle
16:00 | Ziehung
->
P B3 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Markt
P C3 | Chor | 12.06. 18:00 | 12.06. 19:00 | Hof
P B4 | Ufer | 12.06. 19:00 | 12.06. 20:00 | Markt
P B5 | Ende | 12.06. 20:00 | - | Markt
P B8 | Clown Pip | 14.06. 14:00 | 14.06. 15:00 | Markt
P C8 | Slam | 14.06. 14:00 | 14.06. 15:00 | Hof
P B9 | Blaskapelle | 14.06. 15:00 | 14.06. 16:00 | Markt
P B10 | Ziehung | 14.06. 16:00 | - | Markt

# raster_von_bis
== Programm
Freitag, 12.06.2026
von | bis | Markt | Hof
18:00 | 19:00 | Duo Mira | Slam
19:15 | 20:00 | Ufer |
23:00 | 00:30 | DJ Kern |
->
P C3 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Markt
P D3 | Slam | 12.06. 18:00 | 12.06. 19:00 | Hof
P C4 | Ufer | 12.06. 19:15 | 12.06. 20:00 | Markt
P C5 | DJ Kern | 12.06. 23:00 | 13.06. 00:30 | Markt

# tagestitel_unter_datumsspalte
== Programm
Datum | Beginn | Ende | Act
12.06.2026 | 18:00 | 19:00 | Duo Mira
 | 19:00 | 20:00 | Ufer
Samstag, 13.06.2026
 | 18:00 | 19:00 | Chor
->
P D2 | Duo Mira | 12.06. 18:00 | 12.06. 19:00
P D3 | Ufer | 12.06. 19:00 | 12.06. 20:00
P D5 | Chor | 13.06. 18:00 | 13.06. 19:00

# raster_gleicher_text_nach_pause
== Programm
Freitag, 12.06.2026
Zeit | Markt | Hof
14–15 Uhr | Führung | Slam
15–16 Uhr | Führung |
18–19 Uhr | Führung |
->
P B3 | Führung | 12.06. 14:00 | 12.06. 16:00 | Markt
P C3 | Slam | 12.06. 14:00 | 12.06. 15:00 | Hof
P B5 | Führung | 12.06. 18:00 | 12.06. 19:00 | Markt

# belegungsplan_zeiten_quer
== Belegung
Belegung am 12.06.2026
Raum | 09:00 | 10:00 | 11:00 | 12:00
Saal 1 | Yoga | Yoga | Chorprobe
Saal 2 | | Malkurs | Malkurs
->
P B3 | Yoga | 12.06. 09:00 | 12.06. 11:00 | Saal 1
P D3 | Chorprobe | 12.06. 11:00 | 12.06. 12:00 | Saal 1
P C4 | Malkurs | 12.06. 10:00 | 12.06. 12:00 | Saal 2

# quer_verbunden
== Programm
merge B3:C3
merge C4:E4
Freitag, 12.06.2026
Bühne | =18:00 | =18:30 | =19:00 | =19:30 | =20:00
Marktbühne | Duo Mira | | Ufer | | Ende
Hofbühne | | Theater Faden
->
P B3 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Marktbühne
P D3 | Ufer | 12.06. 19:00 | 12.06. 19:30 | Marktbühne
P F3 | Ende | 12.06. 20:00 | - | Marktbühne
P C4 | Theater Faden | 12.06. 18:30 | 12.06. 20:00 | Hofbühne

# quer_spannen_und_leere_ecke
== Samstag
Samstag, 13.06.2026
 | 14–15 Uhr | 15–16 Uhr | 17–18 Uhr
Markt | Chor | Band Ufer | Ziehung
Park | Märchen\nVera Holm, Anna Berger | Märchen\nVera Holm, Anna Berger | Slam (17:10–17:40)
->
P B3 | Chor | 13.06. 14:00 | 13.06. 15:00 | Markt
P C3 | Band Ufer | 13.06. 15:00 | 13.06. 16:00 | Markt
P D3 | Ziehung | 13.06. 17:00 | 13.06. 18:00 | Markt
P B4 | Märchen | 13.06. 14:00 | 13.06. 16:00 | Park | Vera Holm, Anna Berger
P D4 | Slam | 13.06. 17:10 | 13.06. 17:40 | Park

# quer_zwei_tage_untereinander
== Programm
Freitag, 12.06.2026
Zeit | 18 Uhr | 19 Uhr | 20 Uhr
Markt | Duo Mira | Ufer
Hof | Chor | | Slam
.
Samstag, 13.06.2026
Zeit | 14 Uhr | 15 Uhr | 16 Uhr
Markt | Clown Pip
Hof | | Jazztrio
->
P B3 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Markt
P C3 | Ufer | 12.06. 19:00 | 12.06. 20:00 | Markt
P B4 | Chor | 12.06. 18:00 | 12.06. 19:00 | Hof
P D4 | Slam | 12.06. 20:00 | - | Hof
P B8 | Clown Pip | 13.06. 14:00 | 13.06. 15:00 | Markt
P C9 | Jazztrio | 13.06. 15:00 | 13.06. 16:00 | Hof

# quer_zwei_tage_nebeneinander
== Programm
merge B1:D1
merge E1:G1
 | Freitag, 12.06.2026 | | | Samstag, 13.06.2026
Bühne | 18:00 | 19:00 | 20:00 | 11:00 | 12:00 | 13:00
Markt | Duo Mira | Ufer | Ende | Chor | Slam
Hof | Film | | | | Lesung
->
P B3 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Markt
P C3 | Ufer | 12.06. 19:00 | 12.06. 20:00 | Markt
P D3 | Ende | 12.06. 20:00 | - | Markt
P B4 | Film | 12.06. 18:00 | 12.06. 19:00 | Hof
P E3 | Chor | 13.06. 11:00 | 13.06. 12:00 | Markt
P F3 | Slam | 13.06. 12:00 | 13.06. 13:00 | Markt
P F4 | Lesung | 13.06. 12:00 | 13.06. 13:00 | Hof

# quer_tage_als_zeilen_und_orte_daneben
== Programm
merge A2:A3
Tag | Bühne | 18:00 | 19:00 | 20:00
Freitag, 12.06.2026 | Markt | Duo Mira | Ufer
 | Hof | Chor | Chor
Samstag, 13.06.2026 | Markt | Slam
->
P C2 | Duo Mira | 12.06. 18:00 | 12.06. 19:00 | Markt
P D2 | Ufer | 12.06. 19:00 | 12.06. 20:00 | Markt
P C3 | Chor | 12.06. 18:00 | 12.06. 20:00 | Hof
P C4 | Slam | 13.06. 18:00 | 13.06. 19:00 | Markt

# quer_stunden_ueber_halben
== Programm
merge C2:D2
merge E2:F2
merge G2:H2
merge D3:F3
Ablauf 12.06.2026
Bühne | Leitung | 18:00 | | 19:00 | | 20:00
Markt | Kern | Duo Mira | Ufer | | | Film
Hof | Rau | | | | Lesung | | Ende
->
P C3 | Duo Mira | 12.06. 18:00 | 12.06. 18:30 | Markt
P D3 | Ufer | 12.06. 18:30 | 12.06. 20:00 | Markt
P G3 | Film | 12.06. 20:00 | 12.06. 20:30 | Markt
P F4 | Lesung | 12.06. 19:30 | 12.06. 20:00 | Hof
P H4 | Ende | 12.06. 20:30 | - | Hof

# quer_ueber_mitternacht
== Programm
Samstag, 13.06.2026
Ort | 22:00 | 23:00 | 00:00 | 01:00 | 02:00
Klub | DJ Kern | DJ Kern | DJ Lux | Ende
Garten | | | Kino
Legende | rot = Musik
->
P B3 | DJ Kern | 13.06. 22:00 | 14.06. 00:00 | Klub
P D3 | DJ Lux | 14.06. 00:00 | 14.06. 01:00 | Klub
P E3 | Ende | 14.06. 01:00 | 14.06. 02:00 | Klub
P D4 | Kino | 14.06. 00:00 | 14.06. 01:00 | Garten

# quer_dienste_namen_in_den_zellen
== Dienstplan
Samstag, 13.06.2026
Dienst | 16:00–18:00 | 18:00–20:00 | 20:00–22:00
Bar | Mia Roth | Paul Lenz | Paul Lenz
Kasse | Eva Rau, Tom Lind
->
S B3 | Mia Roth | 13.06. 16:00 | 13.06. 18:00 | Bar
S C3 | Paul Lenz | 13.06. 18:00 | 13.06. 22:00 | Bar
S B4 | Eva Rau | 13.06. 16:00 | 13.06. 18:00 | Kasse
S B4 | Tom Lind | 13.06. 16:00 | 13.06. 18:00 | Kasse

# quer_leute_dienste_in_den_zellen
== Dienstplan
Samstag, 13.06.2026
Name | 16:00 | 17:00 | 18:00 | 19:00
Mia Roth | Bar | Bar | Kasse
Paul Lenz | | x | x
->
S A3 | Mia Roth | 13.06. 16:00 | 13.06. 18:00
S A3 | Mia Roth | 13.06. 18:00 | 13.06. 19:00
S A4 | Paul Lenz | 13.06. 17:00 | 13.06. 19:00

# quer_blosse_stunden
== Belegung
Belegung am 12.06.2026
Raum | 9–10 | 10–11 | 11–12
Saal 1 | Yoga | Yoga | Chorprobe
Saal 2 | | Malkurs
->
P B3 | Yoga | 12.06. 09:00 | 12.06. 11:00 | Saal 1
P D3 | Chorprobe | 12.06. 11:00 | 12.06. 12:00 | Saal 1
P C4 | Malkurs | 12.06. 10:00 | 12.06. 11:00 | Saal 2

# quer_alter_ist_keine_uhrzeit
== Kurse
Kurse am 12.06.2026
Raum | 6–8 | 9–11 | 12–14
Saal 1 | Yoga | Malen | Chor
->
! A3

# zeiten_einer_liste_quer_sind_kein_raster
== Öffnung
Öffnungszeiten
Tag | Beginn | Ende | Pause
Markt | 09:00 | 18:00 | 12:00
Hof | 10:00 | 19:00 | 13:00
->
! A3
""")
