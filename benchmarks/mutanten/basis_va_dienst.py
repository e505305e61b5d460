"""Clean rosters, for the mutants of PE024 to PE028: a town festival with twelve people, and three evenings with three.

Both rosters hold as they stand: nobody is in two places, everybody has rest, qualification and time for the way, nobody works on a
day of absence or of a wish. The sheets of the event are those of `va_stadtfest` and of `va_drei_abende`; there the stage has
40 m², so that no Fachkraft is needed and only the cash desk is staffed.
Personen has two columns more: H Nicht verfügbar, I Wunschfrei. Fahrzeiten: A Von, B Nach, C Fahrzeit. Schichten as in basis_va.
Who may take a shift of a function, as the sheets name it (what counts for giving shifts to others):
 va_dienst: Verantwortlicher: Jonas Kern, Tarek Aydin; Fachkraft: Mira Hoffmann; Sanitäter: Sabine Roth, Emil Fuchs (both
 ehrenamtlich); Infostand: Ida Vogel (ehrenamtlich), Gerd Kruse, Lea Sommer (17, so no shift on top); Fahrdienst: Helga Stein, Gerd
 Kruse; Ordnungsdienstleiter: Paul Winter; Ton: Nils Brandt (selbständig); Veranstaltungsleiter: Anna Berger.
 Schichten rows 2 to 5 on Friday 2027-06-11, 6 to 16 on Saturday, 17 and 18 on Monday; the first free row is 19.
 va_dienst_klein: all three at the cash desk, all angestellt. Schichten rows 2 to 4: Friday 2027-10-15 to Sunday, one evening each;
 the first free row is 5.
"""

from decimal import Decimal

from benchmarks.mutanten.basis_va import HEADINGS, PLAN, cell, rows, va_stadtfest
from benchmarks.mutanten.basis_va_mehrtag import va_drei_abende
from benchmarks.mutanten.format import Dossier

PERSONEN = [*HEADINGS["Personen"].split("|")[:7], "Nicht verfügbar", "Wunschfrei"]


def staffed(plan: Dossier, personen: str, schichten: str, fahrzeiten: str) -> Dossier:
    """The same plan with another roster."""
    sheets = plan[PLAN]
    people = [[*PERSONEN], *rows("Personen", personen)[1:]]
    sheets["Personen"] = [row + [None] * (len(PERSONEN) - len(row)) for row in people]
    sheets["Schichten"] = rows("Schichten", schichten)
    sheets["Fahrzeiten"] = [
        ["Von", "Nach", "Fahrzeit"],
        *([cell(part) for part in line.split("|")] for line in fahrzeiten.strip().splitlines()),
    ]
    return plan


def va_dienst() -> Dossier:
    return staffed(
        va_stadtfest(),
        personen="""
Anna Berger | Veranstaltungsleiterin | Veranstaltungsleiter | 1980-04-02 | angestellt | | | 2027-06-14
Jonas Kern | Technische Leitung | Verantwortlicher für Veranstaltungstechnik | 1975-09-21 | angestellt | | | | 13.06.2027
Tarek Aydin | Technische Leitung | Verantwortlicher für Veranstaltungstechnik | 1984-03-08 | angestellt | | | 13.06.2027
Mira Hoffmann | Technik | Fachkraft für Veranstaltungstechnik | 1991-01-30 | angestellt | | | 15.06.2027–18.06.2027
Paul Winter | Ordnungsdienst | Ordnungsdienstleiter, Sachkundeprüfung nach § 34a GewO | 1983-11-12 | angestellt
Sabine Roth | Sanitätsdienst | Sanitäter | 1986-07-19 | ehrenamtlich
Emil Fuchs | Sanitätsdienst | Sanitäter | 1994-10-03 | ehrenamtlich
Lea Sommer | Infostand | | 2010-01-15 | angestellt
Nils Brandt | Ton | Tontechniker | 1988-06-05 | selbständig
Ida Vogel | Infostand | | 1969-08-17 | ehrenamtlich | | | | 11.06.2027; 13.06.2027
Gerd Kruse | Infostand, Fahrdienst | | 1971-02-11 | angestellt
Helga Stein | Fahrdienst | | 1978-12-01 | angestellt
""",
        schichten="""
Mira Hoffmann | Fachkraft für Veranstaltungstechnik | Bühne Markt | 2027-06-11 | 08:30 | 16:30 | | 30
Jonas Kern | Verantwortlicher für Veranstaltungstechnik | Bühne Markt | 2027-06-11 | 10:00 | 18:30 | | 30
Helga Stein | Fahrdienst | Alter Bauhof | 2027-06-11 | 08:00 | 11:00 | | 0
Helga Stein | Fahrdienst | Schlosspark | 2027-06-11 | 12:00 | 14:30 | | 0
Mira Hoffmann | Fachkraft für Veranstaltungstechnik | Bühne Markt | 2027-06-12 | 06:30 | 14:30 | | 30
Jonas Kern | Verantwortlicher für Veranstaltungstechnik | Bühne Markt | 2027-06-12 | 14:00 | 22:15 | | 45
Tarek Aydin | Verantwortlicher für Veranstaltungstechnik | Schlosspark | 2027-06-12 | 14:00 | 22:00 | | 30
Anna Berger | Veranstaltungsleiter | Leitstelle | 2027-06-12 | 13:30 | 22:15 | | 45
Paul Winter | Ordnungsdienstleiter | Leitstelle | 2027-06-12 | 13:30 | 22:15 | | 45
Sabine Roth | Sanitäter | Rathausplatz | 2027-06-12 | 13:30 | 18:00 | | 0
Emil Fuchs | Sanitäter | Rathausplatz | 2027-06-12 | 18:00 | 22:15 | | 0
Lea Sommer | Infostand | Rathausplatz | 2027-06-12 | 14:00 | 19:30 | | 30
Ida Vogel | Infostand | Rathausplatz | 2027-06-12 | 14:00 | 18:00 | | 0
Gerd Kruse | Infostand | Rathausplatz | 2027-06-12 | 18:00 | 22:00 | | 0
Nils Brandt | Ton | Bühne Markt | 2027-06-12 | 14:00 | 22:00 | | 45
Tarek Aydin | Verantwortlicher für Veranstaltungstechnik | Bühne Markt | 2027-06-14 | 07:30 | 15:00 | | 30
Helga Stein | Fahrdienst | Alter Bauhof | 2027-06-14 | 08:00 | 12:00 | | 0
""",
        fahrzeiten="""
Alter Bauhof | Schlosspark | 0:45
Bühne Markt | Schlosspark | 30 min
Schlosspark | Bühne Markt | 35
Rathausplatz | Schlosspark | 30
Alter Bauhof | Bühne Markt | 20
""",
    )


def va_dienst_klein() -> Dossier:
    plan = va_drei_abende()
    plan[PLAN]["Flächen"][2][4] = Decimal(40)
    return staffed(
        plan,
        personen="""
Gerd Kruse | Kasse | | 1971-02-11 | angestellt | | | | 17.10.2027
Helga Stein | Kasse | | 1978-12-01 | angestellt | | | 2027-10-18
Rosa Lenz | Kasse | | 1990-05-23 | angestellt
""",
        schichten="""
Gerd Kruse | Kasse | Foyer | 2027-10-15 | 17:30 | 21:30 | | 0
Helga Stein | Kasse | Foyer | 2027-10-16 | 17:30 | 21:30 | | 0
Rosa Lenz | Kasse | Foyer | 2027-10-17 | 17:30 | 21:30 | | 0
""",
        fahrzeiten="""
Foyer | Vorverkauf Bahnhof | 45
Rathaus | Foyer | 0:20
""",
    )


BASES = {build.__name__: build for build in (va_dienst, va_dienst_klein)}
