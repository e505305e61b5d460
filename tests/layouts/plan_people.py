"""Rosters, posts and tasks as lists, as volunteers and project tools keep them."""

from tests.layouts.plan import plans

PEOPLE = plans(r"""
# dienstplan_liste
== Dienstplan
Name | Datum | von | bis | Pause | Einsatzort
Anna Berger | =12.06.2026 | =14:00 | =22:00 | 30 min | Einlass
Jonas Kern | =12.06.2026 | =18:00 | =02:00 | 45 | Bar
Anna Berger | =13.06.2026 | =10:00 | =16:00 | 0:30 | Kasse
->
S A2 | Anna Berger | 12.06. 14:00 | 12.06. 22:00 | Einlass
S A3 | Jonas Kern | 12.06. 18:00 | 13.06. 02:00 | Bar
S A4 | Anna Berger | 13.06. 10:00 | 13.06. 16:00 | Kasse

# dienstplan_tage_als_titel
== Helferplan
Freitag, 12.06.2026
Schicht | Wer | Dienst
16–20 Uhr | Mia Roth | Getränkestand
20–24 Uhr | Paul Lenz | Getränkestand
.
Samstag, 13.06.2026
Schicht | Wer | Dienst
10–14 Uhr | Mia Roth | Infostand
->
S B3 | Mia Roth | 12.06. 16:00 | 12.06. 20:00
S B4 | Paul Lenz | 12.06. 20:00 | 13.06. 00:00
S B8 | Mia Roth | 13.06. 10:00 | 13.06. 14:00

# dienstplan_person_nur_einmal
== Dienstplan
merge A2:A3
Mitarbeiter | Tag | Dienstbeginn | Dienstende | Pause
Anna Berger | =12.06.2026 | =08:00 | =16:30 | =#30
 | =13.06.2026 | =09:00 | =15:00 | =#0
Jonas Kern | =12.06.2026 | =22:00 | =06:00 | =#45
->
S A2 | Anna Berger | 12.06. 08:00 | 12.06. 16:30
S ? | Anna Berger | 13.06. 09:00 | 13.06. 15:00
S A4 | Jonas Kern | 12.06. 22:00 | 13.06. 06:00

# dienstplan_wochenraster
== Woche
Name | Fr 12.06.2026 | Sa 13.06.2026
Anna Berger | 14:00–22:00 | frei
Jonas Kern | 18:00–02:00 | 10:00–16:00
->
! A1

# postenliste
== Posten
Funktion | Posten | Anzahl | Datum | von | bis
Ordnungsdienst | Haupteingang | =#4 | =12.06.2026 | =17:00 | =23:00
Sanitätsdienst | Zelt Nord | =#2 | =12.06.2026 | =17:00 | =00:30
->
N A2 | Ordner | 12.06. 17:00 | 12.06. 23:00 | Haupteingang | 4
N A3 | Sanitäter | 12.06. 17:00 | 13.06. 00:30 | Zelt Nord | 2

# postenliste_mit_tag_im_titel
== Sicherheit
Sicherheitsplan 12.06.2026
.
Einsatzmittel | Standort | Stärke | Zeit
Security | Einlass West | 6 | 16:00–24:00
RTW | Feuerwehrzufahrt | 1 | 18:00–24:00
->
N A4 | Ordner | 12.06. 16:00 | 13.06. 00:00 | Einlass West | 6
N A5 | RTW | 12.06. 18:00 | 13.06. 00:00 | Feuerwehrzufahrt | 1

# projektplan
== Vorgänge
Nr. | Vorgangsname | Dauer | Anfang | Ende | Vorgänger
1 | Bühne aufbauen | 4 Std. | 12.06.2026 08:00 | 12.06.2026 12:00
2 | Ton einmessen | 2 Std. | 12.06.2026 12:00 | 12.06.2026 14:00 | 1
3 | Soundcheck | 1 Std. | 12.06.2026 15:00 | 12.06.2026 16:00 | 2
->
A B2 | Bühne aufbauen | 12.06. 08:00 | 12.06. 12:00 | - | -
A B3 | Ton einmessen | 12.06. 12:00 | 12.06. 14:00 | - | 1
A B4 | Soundcheck | 12.06. 15:00 | 12.06. 16:00 | - | 2

# projektplan_mit_tagen
== Vorgänge
Nr. | Vorgang | Dauer | Anfang | Ende | Vorgänger
1 | Gerüst stellen | 2 Tage | Mi 10.06.26 08:00 | Do 11.06.26 17:00
2 | Licht hängen | 1 Tag? | Fr 12.06.26 08:00 | Fr 12.06.26 17:00 | 1EA+1 Tag
->
A B2 | Gerüst stellen | 10.06. 08:00? | 11.06. 17:00?
A B3 | Licht hängen | 12.06. 08:00? | 12.06. 17:00?

# aufbauplan_gruppen
== Aufbau
Aufbauplan Marktplatz, 12.06.2026
Beginn | Ende | Tätigkeit | Team
Strom
=07:00 | =08:00 | Verteiler setzen | Elektro Ott
=08:00 | =09:00 | Kabelbrücken legen | Elektro Ott, Bauhof
Bühne
=08:00 | =12:00 | Podeste stellen | Bühnenbau Reh
->
A C4 | Verteiler setzen | 12.06. 07:00 | 12.06. 08:00
A C5 | Kabelbrücken legen | 12.06. 08:00 | 12.06. 09:00
A C7 | Podeste stellen | 12.06. 08:00 | 12.06. 12:00

# dienstplan_ein_blatt_je_tag
== Fr 12.06.2026
Name | von | bis | Funktion
Mia Roth | 17:00 | 01:00 | Bar
== Sa 13.06.2026
Name | von | bis | Funktion
Mia Roth | 09:00 | 15:00 | Kasse
Paul Lenz | ab 9 | | Abbau
->
S A2 | Mia Roth | 12.06. 17:00 | 13.06. 01:00
S Sa 13.06.2026!A2 | Mia Roth | 13.06. 09:00 | 13.06. 15:00
S Sa 13.06.2026!A3 | Paul Lenz | 13.06. 09:00 | -

# liste_unter_liste_mit_datum
== Plan
Datum | Beginn | Ende | Act
12.06.2026 | 18:00 | 19:00 | Duo Mira
13.06.2026 | 18:00 | 19:00 | Chor
.
Name | von | bis | Dienst
Mia Roth | 17:00 | 21:00 | Bar
->
P D2 | Duo Mira | 12.06. 18:00 | 12.06. 19:00
P D3 | Chor | 13.06. 18:00 | 13.06. 19:00
S A6 | Mia Roth | - | -

# helferraster_mit_schichten
== Freitag
Helferinnen und Helfer am 12.06.2026
Schicht | Bar | Einlass
16:00–18:00 | Mia Roth | Paul Lenz\nEva Thal
18:00–20:00 | Anna Berger | Jonas Kern
20:00–00:30 | Mia Roth, Uli Fend |
->
S B3 | Mia Roth | 12.06. 16:00 | 12.06. 18:00 | Bar
S B4 | Anna Berger | 12.06. 18:00 | 12.06. 20:00 | Bar
S B5 | Mia Roth | 12.06. 20:00 | 13.06. 00:30 | Bar
S B5 | Uli Fend | 12.06. 20:00 | 13.06. 00:30 | Bar
S C3 | Paul Lenz | 12.06. 16:00 | 12.06. 18:00 | Einlass
S C3 | Eva Thal | 12.06. 16:00 | 12.06. 18:00 | Einlass
S C4 | Jonas Kern | 12.06. 18:00 | 12.06. 20:00 | Einlass

# helferraster_im_blatt_helferplan
== Helferplan
Freitag, 12.06.2026
Zeit | Bar | Einlass
16:00 | Mia Roth | Paul Lenz
18:00 | Mia Roth | Jonas Kern
20:00 | Ina Voss |
->
S B3 | Mia Roth | 12.06. 16:00 | 12.06. 20:00 | Bar
S B5 | Ina Voss | 12.06. 20:00 | - | Bar
S C3 | Paul Lenz | 12.06. 16:00 | 12.06. 18:00 | Einlass
S C4 | Jonas Kern | 12.06. 18:00 | 12.06. 20:00 | Einlass
""")
