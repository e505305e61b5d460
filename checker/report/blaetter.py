"""How a sheet was understood, in the words and the order in which a person reads it. Text and page share it."""

from collections.abc import Mapping

from checker.finding import Input, Sheet
from checker.model.dossier import OHNE_KOPF, UNGELESEN
from checker.model.tupel import NamedTuple
from checker.report.worte import amount

ARTEN: dict[str, str] = {
    "Position": "Leistungsverzeichnis", "Los": "Lose", "Kriterium": "Kriterien", "Eingang": "Angebotseingang",
    "Preise": "Preise eines Angebots", "Preisspiegel": "Preise mehrerer Bieter", "Vergabe": "Angaben zur Vergabe",
    "Angebot": "Angaben zum Angebot", "Vermerk": "Vergabevermerk", "Zuschlag": "Zuschläge", "Auftrag": "frühere Aufträge",
    "": "nicht erkannt, nur Zellen und Formeln geprüft", "leer": "leeres Blatt",
}  # fmt: skip
"""What a table holds, in other words than the name of its record type."""

NICHT_ERKANNT = "Hier wurde nichts erkannt; geprüft wurden nur Zellen und Formeln."
ABHILFE = (
    "Gehört es zur Vergabe, bitte in die Vorlage übertragen: stimmig template ausschreibung DATEI.xlsx.",
    "Oder ein Profil schreiben, das die Spalten nennt: stimmig template profil DATEI.",
)
"""What to do about sheets on which nothing was recognised."""


class Spalte(NamedTuple):
    """A column, or a cell of a list `Feld | Wert`."""

    place: str
    field: str
    heading: str
    """What stands above it, if that says it in other words."""


class Blick(NamedTuple):
    """One sheet, or one table of it."""

    what: str
    facts: str
    places: str
    """What `columns` are: columns, or statements in single cells."""
    columns: tuple[Spalte, ...]
    bidders: tuple[tuple[str, tuple[Spalte, ...]], ...]
    """Bidders side by side, each with columns of its own."""
    unread: tuple[str, ...]
    """What may have been meant and was not read: columns, and rows with numbers."""
    rest: tuple[str, ...]
    """Rows that are no data, by kind."""
    notes: tuple[str, ...]
    """What was concluded, in sentences."""


class Datei(NamedTuple):
    """The sheets of one file."""

    name: str
    sheets: int
    tables: tuple[tuple[Sheet, Blick], ...]
    unknown: tuple[str, ...]
    """Sheets on which nothing was recognised."""

    @property
    def unread(self) -> int:
        """Tables and lists of which something was not read."""
        return sum(bool(view.unread) for _, view in self.tables)


def datei(source: Input) -> Datei:
    """How the sheets of a file were understood."""
    tables = tuple((sheet, blick(sheet)) for sheet in source.sheets if sheet.what or sheet.notes)
    unknown = tuple(sheet.name for sheet in source.sheets if not (sheet.what or sheet.notes))
    return Datei(source.file, len({sheet.name for sheet in source.sheets}), tables, unknown)


def columns(named: Mapping[str, str]) -> list[tuple[str, str]]:
    """Columns from left to right, whatever order the report was loaded in; cells from above."""
    return sorted(named.items(), key=lambda item: _order(item[0]))


def _order(place: str) -> tuple[int, int, str]:
    letters = place.rstrip("0123456789")
    return int(place[len(letters) :] or 0), len(letters), letters


def is_list(sheet: Sheet) -> bool:
    """True for a list `Feld | Wert`, whose fields stand in cells and not in columns."""
    return any(place[-1:].isdigit() for place in sheet.columns)


def blick(sheet: Sheet) -> Blick:
    """How a sheet was understood."""
    shared: list[Spalte] = []
    bidders: dict[str, list[Spalte]] = {}
    for place, text in columns(sheet.columns):
        field, _, bidder = text.partition(" – ")
        heading = "" if bidder else sheet.headings.get(place, "")  # the same word below every bidder tells nothing
        column = Spalte(place, field, "" if _same(heading, field) else heading)
        (bidders.setdefault(bidder, []) if bidder else shared).append(column)
    unread = [_unread(place, text) for place, text in columns(sheet.unknown)]
    unread += [f"Zeile {sheet.rows[kind]}: {kind}" for kind in UNGELESEN if kind in sheet.rows]
    kind, bracket, hidden = sheet.what.partition(" (")
    return Blick(
        ARTEN.get(kind, kind) + bracket + hidden,
        _facts(sheet),
        "Angaben" if is_list(sheet) else "Spalten",
        tuple(shared),
        tuple((name, tuple(own)) for name, own in bidders.items()),
        tuple(unread),
        tuple(_rest(sheet)),
        tuple(note if note.endswith(".") else f"{note}." for note in sheet.notes),
    )


def _same(heading: str, field: str) -> bool:
    """True if a heading says no more than the name of the field, with a unit at most."""
    return heading.casefold().partition(" (")[0].strip() == field.casefold()


def _unread(place: str, text: str) -> str:
    where = place if place.startswith("Zeile ") else f"Spalte {place}"
    return f"{where} {text}" if text == OHNE_KOPF else f"{where} „{text}“"


def _facts(sheet: Sheet) -> str:
    if not sheet.what:
        return ""
    if is_list(sheet):
        return f"Liste ab Zeile {sheet.header_row}, {amount(len(sheet.columns), 'Angabe', 'Angaben')}"
    if not sheet.header_row:
        return ""
    return f"Überschrift in Zeile {sheet.header_row}, {amount(sheet.read, 'Zeile', 'Zeilen')} gelesen"


def _rest(sheet: Sheet) -> list[str]:
    """Rows that are no data, by kind with their numbers: `2 × Titel (Zeile 5, 9)`."""
    return [
        f"{count} × {kind} (Zeile {sheet.rows[kind]})" if kind in sheet.rows else f"{count} × {kind}"
        for kind, count in sorted(sheet.decoration.items())
        if kind not in UNGELESEN
    ]
