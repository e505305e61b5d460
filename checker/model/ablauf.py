"""What happens when: programme, tasks of build-up and strike, the resources they need, and moments in plans."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from re import IGNORECASE

from checker.model.regex import regex
from checker.model.zeile import Missing, Zeile, feld, zeile
from checker.model.zeit import TAG, Dauer, Uhrzeit

_NAMES = regex(r"\s*(?:[;/&\n+]|,(?!\s*(?:Dr|Prof)\b)|\bund\b)\s*")
_LABEL = regex(r"^\s*[^\W\d_][\w .-]{0,24}:\s*")


class Termin(Zeile):
    """A record with day, begin, end and perhaps duration."""

    __slots__ = ()
    datum: date
    beginn: Uhrzeit
    ende: Uhrzeit
    dauer: Dauer

    @property
    def von(self) -> datetime:
        """When it begins. Raises Missing for the begin or the day."""
        begin = self.beginn
        day = begin.tag or self.datum
        return moment(day, begin.minuten)

    @property
    def bis(self) -> datetime:
        """When it ends: by its end, the end in the same cell, or the duration. An end before the begin is on the next day."""
        begin = self.beginn
        day = begin.tag or self.datum
        end = self.bekannt("ende")
        if end is not None and end.tag is not None:
            return moment(end.tag, end.minuten)
        minutes = end.minuten if end is not None else begin.bis
        if minutes is None:
            return moment(day, begin.minuten + self._dauer())
        return moment(day, minutes + TAG if minutes < begin.minuten else minutes)

    @property
    def tag_geerbt(self) -> bool:
        """True if the cell of its day is empty and the record above says it: for one without a begin that is no demand."""
        table = self.tabelle
        column = table.spalten.get("datum") if table else None
        return table is not None and column is not None and table.rows[self.nr] in column.geerbt

    def _dauer(self) -> int:
        length = self.bekannt("dauer") if "dauer" in self.felder else None
        if length is None:
            raise Missing(self, "ende")
        return int(length)

    @property
    def zeitfeld(self) -> str:
        """The field that says when it ends: `ende`, `dauer`, or `beginn` with a span."""
        if self.bekannt("ende") is not None:
            return "ende"
        begin = self.bekannt("beginn")
        if begin is not None and begin.bis is not None:
            return "beginn"
        return "dauer" if "dauer" in self.felder and self.bekannt("dauer") is not None else "ende"


class Nutzung(Termin):
    """A record that may need resources."""

    __slots__ = ()
    ressourcen: str

    @property
    def mittel(self) -> tuple[str, ...]:
        """Names of what it needs; `2 x Stapler` keeps its number in front."""
        parts = (part.strip() for part in _MEANS.split(self.bekannt("ressourcen") or ""))
        return tuple(part for part in parts if any(map(str.isalnum, part)) and part.casefold() not in _NICHTS)


_LETZTE = datetime(9999, 12, 31, 23, 59)  # noqa: DTZ001 - wall time, the last minute that there is


def moment(day: date, minutes: int) -> datetime:
    """A day and minutes from its midnight as wall time; never beyond the last minute of the calendar."""
    start = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - wall time, as in the sheet
    return start + min(timedelta(minutes=minutes), _LETZTE - start)


def namen(text: str | None) -> tuple[str, ...]:
    """Names that stand in one cell: `Anna Berger, Duo Mira; Jonas Kern`, without the role before a colon."""
    parts = (" ".join(_LABEL.sub("", part).split()).strip("-–. ") for part in _NAMES.split(text or ""))
    return tuple(dict.fromkeys(part for part in parts if any(ch.isalpha() for ch in part)))


@zeile
class Programmpunkt(Nutzung):
    """An item of the programme."""

    name, teil, blatt = "Programmpunkt", "programm", "Programm"
    kein = "kein Programm im Dossier"
    braucht = (("titel",), ("beginn",))
    nebenbei = ("ressourcen",)
    key = ("titel", "ort")
    nummer: str = feld("Nr.", "Lfd. Nr.", optional=True)
    datum: date = feld("Datum", "Tag", "Date", "Day")
    beginn: Uhrzeit = feld("Beginn", "Start", "von", "Uhrzeit", "Zeit", "Anfang")
    ende: Uhrzeit = feld("Ende", "bis", "Schluss", "End")
    dauer: Dauer = feld("Dauer", "Duration", "Länge", unit="min", optional=True, help="statt des Endes")
    ort: str = feld("Bühne", "Ort", "Raum", "Spielort", "Saal", "Stage", "Room", "Fläche", "Wo", "Location")
    titel: str = feld(
        "Programmpunkt",
        "Titel",
        "Act",
        "Programm",
        "Was",
        "Veranstaltung",
        "Künstler",
        "Beitrag",
        "Title",
        "Band",
        "Vortrag",
        "Thema",
        "Auftritt",
        "Session",
        "Inhalt",
        "Ablauf",
        "Programmteil",
    )
    art: str = feld("Art des Programms", "Art", "Typ", "Sparte", optional=True, open=True, choices={
        "Konzert": ("Musik", "Band", "DJ"), "Theater": (), "Tanz": (), "Film": (), "Lesung": (), "Ansprache": ("Rede",),
        "Umbau": ("Umbaupause",), "Soundcheck": (), "Linecheck": (), "Pause": (), "Einlass": (), "Gottesdienst": (),
    })  # fmt: skip
    mitwirkende: str = feld(
        "Mitwirkende", "Personen", "Künstlerinnen und Künstler", "Wer", "Referent", "Moderation", "Speaker", "Speakers",
        "Besetzung", "Beteiligte", "Interpreten",
        optional=True, help="mehrere mit Komma oder Semikolon",
    )  # fmt: skip
    ressourcen: str = feld(
        "Ressourcen", "Technik", "Technikbedarf", "Geräte", "Equipment", "Mittel", "Backline",
        optional=True, help="mehrere mit Komma, zum Beispiel 2 x Funkmikro",
    )  # fmt: skip
    besucher: int = feld("Besucher im Programmpunkt", "Erwartete Besucher", "Publikum", optional=True)
    juengste: int = feld("Alter der jüngsten mitwirkenden Person", "Jüngstes Alter", unit="Jahre", optional=True)
    laut: bool = feld("Verstärkt", "Laut", optional=True, help="ja bei verstärkter Musik")
    umbau: Dauer = feld("Umbau danach", "Umbauzeit", unit="min", optional=True)
    fruehestens: datetime = feld("Frühestens", "frühester Beginn", optional=True)
    spaetestens: datetime = feld("Spätestens", "spätestes Ende", optional=True)
    fest: bool = feld(
        "Fest", "fix", "unverschiebbar", optional=True, help="ja, wenn sich nichts mehr verschieben lässt"
    )
    bemerkung: str = feld("Bemerkung", "Hinweis", "Anmerkung", optional=True)

    @property
    def personen(self) -> tuple[str, ...]:
        """Who takes part, by name."""
        return namen(self.bekannt("mitwirkende"))


@zeile
class Aufgabe(Nutzung):
    """A task of build-up, operation or strike."""

    name, teil, blatt = "Aufgabe", "aufgaben", "Aufgaben"
    kein = "keine Aufgaben im Dossier"
    braucht = (
        ("bezeichnung",),
        ("vorgaenger", "dauer", "fruehestens", "ressourcen", "kraefte", "phase", "ende"),
        ("beginn", "dauer", "fruehestens", "ende"),
        ("beginn", "dauer", "fruehestens", "phase"),  # an end alone is a list of things to do
    )
    sicher_mit = ("vorgaenger", "dauer", "fruehestens", "ressourcen", "kraefte")
    key = ("nummer", "bezeichnung")
    nummer: str = feld("Nr.", "Lfd. Nr.", "ID", "Vorgangs-Nr.", optional=True)
    bezeichnung: str = feld("Aufgabe", "Vorgang", "Tätigkeit", "Arbeitsschritt", "Task", "Vorgangsname")
    phase: str = feld("Phase", "Abschnitt", optional=True, open=True, choices={
        "Einmessen": ("Markierung",), "Strom": ("Stromversorgung", "Bodenschutz"), "Anlieferung": ("Load-in", "Entladen"),
        "Tragwerk": ("Dach", "Bühnenbau", "Aufbau Bühne"), "Abnahme": ("Gebrauchsabnahme",), "Rigging": (),
        "Ton": ("Audio",), "Licht": (), "Video": (), "Trimm": ("Trim",), "Patch": ("Verkabelung",), "Fokus": ("Einleuchten",),
        "Systemabgleich": ("Einmessen Ton", "System-Tuning"), "Linecheck": (), "Soundcheck": (), "E-Check": ("Elektroprüfung",),
        "Sicherheitsrundgang": ("Begehung",), "Einlass": ("Türöffnung",), "Show": ("Veranstaltung", "Vorstellung"),
        "Abgang": ("Auslass",), "Abbau": ("Strike",), "Abtransport": ("Load-out",), "Übergabe": ("Rückgabe",), "Umbau": (),
    })  # fmt: skip
    ort: str = feld("Ort", "Bühne", "Fläche", "Raum", optional=True)
    datum: date = feld("Datum", "Tag", "Date", "Day")
    beginn: Uhrzeit = feld("Beginn", "Start", "von", "Anfang", "geplanter Beginn", "Uhrzeit")
    ende: Uhrzeit = feld("Ende", "bis", "geplantes Ende")
    dauer: Dauer = feld("Dauer", unit="min")
    vorgaenger: str = feld(
        "Vorgänger",
        "nach",
        "Voraussetzung",
        optional=True,
        help="Nummern der Aufgaben davor, mit Komma; auch 7EA+30 min",
    )
    ressourcen: str = feld("Ressourcen", "Mittel", "Geräte", "Wer", "Team", optional=True, help="mehrere mit Komma")
    kraefte: int = feld("Kräfte", "Personal", "Anzahl Personen", "Hände", optional=True)
    fruehestens: datetime = feld("Frühestens", "frühester Beginn", optional=True)
    spaetestens: datetime = feld("Spätestens", "spätestes Ende", optional=True)
    fest: bool = feld("Fest", "fix", "unverschiebbar", optional=True)
    laut: bool = feld("Laut", optional=True, help="ja bei lauten Arbeiten")
    lkw: Decimal = feld("Lkw-Gesamtmasse", "Lkw", unit="t", optional=True, help="zulässige Gesamtmasse")
    umfang: Decimal = feld("Umfang", "Menge der Arbeit", optional=True, help="m² Podest, Zahl der Punkte, Stühle")
    bemerkung: str = feld("Bemerkung", "Hinweis", "Anmerkung", optional=True)

    @property
    def davor(self) -> tuple[str, ...]:
        """What the task waits for, as it is written: numbers, names, `7EA+1 Tag`."""
        return tuple(part for part in (p.strip() for p in _SPLIT.split(self.bekannt("vorgaenger") or "")) if part)


_SPLIT = regex(r"[;\n]|,(?!\d+\s*(?:h|std|stunden?|t|d|tage?|min)\b)|\bund\b", IGNORECASE)
"""Without the comma of a number: `7EA+1,5 h` is one."""
_MEANS = regex(r"[;\n]|,(?!\d)|(?<!\d),|\bund\b")
"""Without the comma of a number: `Lkw 7,5 t, Stapler` are two."""
_NICHTS = ("ja", "nein", "kein", "keine", "nichts", "ohne", "entfällt")
"""Answers in a column of resources that name none."""


@zeile
class Ressource(Zeile):
    """Something that tasks and programme use: a stage, a vehicle, a crew."""

    name, teil, blatt = "Ressource", "ressourcen", "Ressourcen"
    kein = "kein ausgefülltes Blatt „Ressourcen“ im Dossier"
    braucht = (("bezeichnung",), ("anzahl", "von"))
    key = ("bezeichnung",)
    bezeichnung: str = feld("Ressource", "Mittel", "Gerät")
    art: str = feld("Art der Ressource", "Art", optional=True, open=True, choices={
        "Bühne": ("Raum", "Ort"), "Gerät": (), "Fahrzeug": ("Stapler", "Lkw"), "Kräfte": ("Personal", "Team", "Crew"),
    })  # fmt: skip
    anzahl: int = feld("Verfügbare Anzahl", "Anzahl", "Kapazität", "verfügbar")
    von: datetime = feld("verfügbar ab", optional=True)
    bis: datetime = feld("verfügbar bis", optional=True)
    fahrzeit: Dauer = feld("Wegzeit zum nächsten Ort", unit="min", optional=True)
