"""A clean plan of an event over three days in NRW: three evenings in a room for 60, closed at night. Cells: see basis_va.

Friday 2027-10-15 to Sunday 2027-10-17, each evening 19:00 to 21:00; doors on Friday 18:30, empty on Sunday 21:15.
The house is open from the first item of a day to its last, on the first day from doors, on the last day until it is empty.
A stage of 60 m² asks for a Fachkraft für Veranstaltungstechnik. Maurer as in basis_va_klein: nobody asked.
Programm: rows 2 to 4. Posten: rows 2 to 4 Veranstaltungsleiter, 5 to 7 Brandsicherheitswache, 8 to 10 Sanitäter, 11 to 13 Ordner,
14 to 16 Fachkraft; the three days in order. Schichten: rows 2 to 4 Mira Hoffmann, who fills the post of the Fachkraft.
"""

from benchmarks.mutanten.basis_va import HALLE, plan
from benchmarks.mutanten.format import Dossier

DAYS = ("2027-10-15", "2027-10-16", "2027-10-17")
POSTS = (
    ("Veranstaltungsleiter", 1, ""),
    ("Brandsicherheitswache", 1, ""),
    ("Sanitäter", 2, "Sanitätshelfer"),
    ("Ordner", 2, "Unterrichtung nach § 34a GewO"),
    ("Fachkraft für Veranstaltungstechnik", 1, "Fachkraft für Veranstaltungstechnik"),
)


def va_drei_abende() -> Dossier:
    return plan(
        HALLE
        + """
Name der Veranstaltung: Drei Abende im Bürgersaal
Art der Veranstaltung: Show
Bundesland der Veranstaltung: Nordrhein-Westfalen
Gemeinde: Lindenau
Einwohner der Gemeinde: 42000
Veranstaltungsort: Bürgersaal
Beginn der Veranstaltung: 2027-10-15 19:00
Ende der Veranstaltung: 2027-10-17 21:00
Einlass: 2027-10-15 18:30
Fläche geräumt: 2027-10-17 21:15
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
Bühne | Erdgeschoss | Raum | Szenenfläche | 60 | | | | 4 | | 4.00 | 12 | | 0.60 | ja
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
        Programm="\n".join(
            f"{number} | {day} | 19:00 | 21:00 | | Bühne | Abend {number} | Theater | Greta Zahn | 60"
            for number, day in enumerate(DAYS, 1)
        ),
        Schichten="\n".join(
            f"Mira Hoffmann | Fachkraft für Veranstaltungstechnik | Bühne | {day} | 18:00 | 21:30 | | 0" for day in DAYS
        ),
        Personen="Mira Hoffmann | Technik | Fachkraft für Veranstaltungstechnik | 1991-01-30 | angestellt",
        Posten="\n".join(
            f"{function} | Saal | {count} | {day} | 18:00 | 21:30 | {skill}"
            for function, count, skill in POSTS
            for day in DAYS
        ),
        Genehmigungen="""
Lebensmittel | Veterinäramt | | 2026-12-15 | 2027-01-08
""",
    )


BASES = {build.__name__: build for build in (va_drei_abende,)}
