"""A clean plan of a small event in NRW, for cases that move its day: a show in a room for 60, out of scope. Cells: see basis_va.

Tuesday 2027-11-16, 19:00 to 21:00, doors 18:30, empty at 21:15. One item of the programme, no tasks, no shifts, no posts, no build-up.
The insurance holds for 2027 and 2028, so that a case edits Veranstaltung B12 to B15 only (and cuts or moves the item).
Maurer: (1 * 2 + 0.12) * 0.4 = 0.848: nobody asked.
"""

from benchmarks.mutanten.basis_va import HALLE, plan
from benchmarks.mutanten.format import Dossier


def va_kabarett() -> Dossier:
    return plan(
        HALLE
        + """
Name der Veranstaltung: Kabarett im Bürgersaal
Art der Veranstaltung: Show
Bundesland der Veranstaltung: Nordrhein-Westfalen
Gemeinde: Lindenau
Einwohner der Gemeinde: 42000
Veranstaltungsort: Bürgersaal
Beginn der Veranstaltung: 2027-11-16 19:00
Ende der Veranstaltung: 2027-11-16 21:00
Einlass: 2027-11-16 18:30
Fläche geräumt: 2027-11-16 21:15
Erwartete Besucher: 60
Gleichzeitig anwesende Besucher: 60
Zulässige Besucher: 60
Personal und Mitwirkende: 6
Ausschank von Alkohol: nein
Öffentliche Tanzveranstaltung: nein
Verstärkte Musik: nein
Haftpflicht gilt ab: 2027-01-01
Haftpflicht gilt bis: 2028-12-31
Rollstuhlplätze: 2
Begleitplätze: 2
""",
        Flächen="""
Bürgersaal | Erdgeschoss | Raum | Sitzreihen | 80 | | | | 60 | 60 | 4.00 | 20
""",
        Bestuhlung="""
Bürgersaal | Saal | 6 | 10 | 1 | nein | 0.52 | 0.45 | 1.30 | ja | nein
""",
        Ausgänge="""
Saal West | Bürgersaal | 1.20 | West | ins Freie
Saal Ost | Bürgersaal | 1.20 | Ost | ins Freie
""",
        Sanitär="""
WC Damen | 2 | Flur
WC Herren | 2 | Flur
Urinal | 2 | Flur
WC barrierefrei | 1 | Flur | | ja | 1.50
""",
        Programm="""
1 | 2027-11-16 | 19:00 | 21:00 | | Podium | Lachen im Herbst | Theater | Greta Zahn | 60
""",
        Genehmigungen="""
Lebensmittel | Veterinäramt | | 2026-12-15 | 2027-01-08
""",
    )


BASES = {build.__name__: build for build in (va_kabarett,)}
