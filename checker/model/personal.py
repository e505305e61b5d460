"""Who works: people, their shifts, and posts that must be filled."""

from datetime import date
from typing import Literal

from checker.model.ablauf import Termin
from checker.model.zeile import Zeile, feld, zeile
from checker.model.zeit import Dauer, Uhrzeit


@zeile
class Person(Zeile):
    """Somebody who works or performs."""

    name, teil, blatt = "Person", "personen", "Personen"
    kein = "kein ausgefülltes Blatt „Personen“ im Dossier"
    braucht = (("bezeichnung",), ("qualifikation", "geburtsdatum", "beschaeftigung", "nicht_da", "wunschfrei"))
    key = ("bezeichnung",)
    bezeichnung: str = feld("Name", "Person", "Mitarbeiter", "Mitarbeiterin")
    funktion: str = feld("Funktion", "Rolle", "Aufgabe", optional=True)
    qualifikation: str = feld("Qualifikation", "Befähigung", optional=True, help="mehrere mit Komma")
    geburtsdatum: date = feld("Geburtsdatum", "geboren am", optional=True)
    beschaeftigung: Literal["angestellt", "selbständig", "ehrenamtlich"] = feld("Beschäftigung", "Status", choices={
        "angestellt": ("Arbeitnehmer", "Arbeitnehmerin", "fest", "Aushilfe", "Minijob"),
        "selbständig": ("selbstständig", "frei", "Freelancer", "freiberuflich"), "ehrenamtlich": ("Ehrenamt", "freiwillig"),
    })  # fmt: skip
    auftritt: bool = feld("Tritt auf", "Mitwirkend", optional=True, help="ja bei Musik, Theater, Tanz auf der Bühne")
    bewilligung: date = feld("Bewilligung nach § 6 JArbSchG vom", "Bewilligung", optional=True)
    nicht_da: str = feld(
        "Nicht verfügbar", "Abwesend", "Abwesenheit", "Urlaub", "nicht am", optional=True, help="Tage: 12.06.2027, 14.–16.06.2027"
    )  # fmt: skip
    wunschfrei: str = feld(
        "Wunschfrei", "Wunsch frei", "frei gewünscht", optional=True, help="Tage: 12.06.2027, 14.–16.06.2027"
    )


@zeile
class Schicht(Termin):
    """One shift of one person."""

    name, teil, blatt = "Schicht", "schichten", "Schichten"
    kein = "kein Dienstplan im Dossier"
    braucht = (("person",), ("beginn",))
    key = ("person", "datum")
    person: str = feld("Person", "Name", "Mitarbeiter", "Mitarbeiterin", "Wer")
    funktion: str = feld("Funktion", "Rolle", "Dienst", "Einsatz", "Aufgabe", optional=True)
    ort: str = feld("Ort", "Einsatzort", "Bühne", "Fläche", optional=True)
    datum: date = feld("Datum", "Tag")
    beginn: Uhrzeit = feld("Beginn", "Start", "von", "Dienstbeginn", "Zeit", "Schicht", "Uhrzeit")
    ende: Uhrzeit = feld("Ende", "bis", "Dienstende")
    dauer: Dauer = feld("Dauer", unit="min", optional=True, help="statt des Endes")
    pause: Dauer = feld("Pause", "Pausen", unit="min", help="Summe der Ruhepausen")
    bemerkung: str = feld("Bemerkung", "Hinweis", "Anmerkung", optional=True)


@zeile
class Fahrzeit(Zeile):
    """How long it takes from one place of duty to another; also back, where that has no row of its own."""

    name, teil, blatt = "Fahrzeit", "fahrzeiten", "Fahrzeiten"
    kein = "kein ausgefülltes Blatt „Fahrzeiten“ im Dossier"
    braucht = (("start",), ("ziel",), ("dauer",))
    key = ("start", "ziel")
    start: str = feld("Von", "Start", "von Ort")
    ziel: str = feld("Nach", "Ziel", "nach Ort")
    dauer: Dauer = feld("Fahrzeit", "Wegezeit", "Fahrtzeit", "Fahrtdauer", unit="min")


_FORMEN = ("in", "innen", "/in", "/-in", "*in", ":in", "_in")
"""Endings of women and of all, behind words such as `Ordner` or `Meister für Veranstaltungstechnik`."""


def _formen(*words: str) -> tuple[str, ...]:
    """Some words with their other forms, where the first part of a word ends as those of people do."""
    found = list(words)
    for word in words:
        head, space, rest = word.partition(" ")
        found += [f"{head}{form}{space}{rest}" for form in _FORMEN if head.endswith("er")]
    return tuple(found)


FUNKTIONEN: dict[str, tuple[str, ...]] = {
    "Ordner": _formen("Ordner", "Ordnungsdienst", "Ordnungskraft", "Ordnungskräfte", "Security", "Sicherheitsdienst"),
    "Sanitäter": _formen("Sanitäter", "Sanitätsdienst", "Sanitätshelfer"),
    "KTW": ("Krankentransportwagen",),
    "RTW": ("Rettungswagen",),
    "Notarzt": ("NEF", "Arzt", "Ärztin", "Notärztin", "Notärzte", "Notärztinnen"),
    "GRTW": ("GKTW", "Großraum-Rettungswagen"),
    "Einsatzleitung": ("EL", *_formen("Einsatzleiter")),
    "Unfallhilfsstelle": ("UHS", "Sanitätsstation"),
    "Brandsicherheitswache": ("Brandsicherheitswachen", "Brandwache", "Brandwachen", "BSW", "Feuerwehr"),
    "Veranstaltungsleiter": _formen("Veranstaltungsleiter", "Veranstaltungsleitung", "VL", "Leiter der Veranstaltung"),
    "Verantwortlicher für Veranstaltungstechnik": (
        "VfV",
        *_formen("Meister für Veranstaltungstechnik", "Veranstaltungsmeister"),
        "VVT",
        "Technische Leitung",
        *(f"Verantwortliche{form} für Veranstaltungstechnik" for form in ("", "n", "/r", "*r", ":r", "_r", " Person")),
    ),
    "Fachkraft für Veranstaltungstechnik": (
        "Fachkraft",
        "FaVT",
        "Fachkräfte",
        "Fachkräfte für Veranstaltungstechnik",
    ),
    "Ordnungsdienstleiter": _formen(
        "Ordnungsdienstleiter", "Leitung Ordnungsdienst", "Ordnungsdienstleitung", "Leiter des Ordnungsdienstes"
    ),
    "Aufsichtsperson": ("Aufsichtspersonen", *_formen("Bühnenhandwerker", "Beleuchter")),
}
"""Functions that rules look for; others are kept as they are."""


@zeile
class Posten(Termin):
    """A post that is filled for some time: stewards, medics, vehicles, guards."""

    name, teil, blatt = "Posten", "posten", "Posten"
    kein = "kein ausgefülltes Blatt „Posten“ im Dossier"
    braucht = (("funktion",), ("anzahl",))
    key = ("funktion", "ort", "datum")
    funktion: str = feld("Funktion", "Dienst", "Einsatzmittel", open=True, choices=FUNKTIONEN)
    ort: str = feld("Posten", "Ort", "Einsatzort", "Standort", optional=True)
    anzahl: int = feld("Anzahl", "Stärke", "Kräfte")
    datum: date = feld("Datum", "Tag")
    beginn: Uhrzeit = feld("Beginn", "von", "Start", "Zeit", "Uhrzeit")
    ende: Uhrzeit = feld("Ende", "bis")
    qualifikation: str = feld("Qualifikation", "Befähigung", optional=True)
    bewachung: bool = feld(
        "Bewachungsaufgabe", "Bewachung", optional=True, help="ja bei Kontrolle, Schutz, Zutritt; § 34a GewO"
    )
    leitend: bool = feld("Leitende Funktion", optional=True)
