"""How a sheet is understood: which row is the heading, which column is what, which rows are records.

Headings are compared without case, brackets, units and punctuation. A row of headings wins by the number of fields
it names; the sheet's own name helps. What no field knows is kept as unknown and shown.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Eingang, Kriterium, Los, Position, Vergabe
from checker.model.mappe import Blatt
from checker.model.werte import OHNE_ERGEBNIS
from checker.model.zeile import Zeile
from checker.workbook.cells import text_of

SHEETS: dict[type[Zeile], str] = {
    Vergabe: "Vergabe",
    Los: "Lose",
    Kriterium: "Kriterien",
    Position: "Positionen",
    Eingang: "Angebotseingang",
    Angebot: "Angebot",
    Preis: "Positionen",
}
"""Sheet of each record type in the template."""
HELP_SHEET = "Hilfe"
"""Sheet of the template that explains the others."""
NICHT_GELESEN = "auf demselben Blatt, nicht gelesen"
STECKBRIEFE: tuple[type[Zeile], ...] = (Vergabe, Angebot)
"""Records written as a list `Feld | Wert`."""
NEEDED: dict[type[Zeile], tuple[tuple[str, ...], ...]] = {
    Los: (("nummer",), ("schaetzwert",)),
    Kriterium: (("bezeichnung",), ("gewicht",)),
    Eingang: (("bieter",), ("eingang", "unterlagen", "ausgeschlossen")),
    Preis: (("oz", "kurztext"), ("ep", "gp")),
    Position: (("oz", "kurztext"), ("menge", "einheit")),
}
"""Fields without which a table is not of this type: one of each group."""
HEADER_ROWS = 60
"""Rows in which a heading is looked for."""
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NOISE = re.compile(r"\b(in|netto|eur|euro)\b|€|%")
_BIDDER = re.compile(r"(bieter|anbieter|bidder|firma)\b", re.IGNORECASE)
_SUM = re.compile(
    r"\w*summe\b|gesamt(betrag|preis)?\b|total\b|netto|brutto|(zzgl|inkl|plus)\b|mwst|ust\b|umsatzsteuer|"
    r"mehrwertsteuer|übertrag|abz(ü|u)glich|abzgl|nachlass|rabatt|\d+ ?% (ust|mwst)|angebotssumme|geschätzte summe",
    re.IGNORECASE,
)


@cache
def normal(heading: str) -> str:
    """A heading without case, brackets and punctuation."""
    return "".join(ch for ch in _BRACKETS.sub(" ", heading.casefold()) if ch.isalnum())


def _names_of(kind: type[Zeile]) -> dict[str, str]:
    """Normalised headings and aliases of a record type -> field."""
    return {normal(text): f.name for f in kind.felder.values() for text in (f.heading, *f.aliases)}


NAMES: dict[type[Zeile], dict[str, str]] = {kind: _names_of(kind) for kind in SHEETS}


@cache
def _keys(heading: str) -> tuple[str, str]:
    """A heading normalised, and normalised without units and `netto`: those only count where they tell fields apart."""
    if len(heading) > 80:
        return "", ""  # no heading is that long; descriptions are
    return normal(heading), normal(_NOISE.sub(" ", heading.casefold()))


def field_of(kind: type[Zeile], heading: str) -> str | None:
    """The field that a heading names, or None."""
    return _field(kind, Text(0, heading, _keys(heading)))


class Bidder(NamedTuple):
    """A bidder whose prices stand beside those of others."""

    name: str
    row: int
    column: int
    """Where the name stands (1-based)."""
    columns: dict[str, int]


class Layout(NamedTuple):
    """How a sheet is understood. All positions are 1-based."""

    kind: type[Zeile]
    header: int
    columns: dict[str, int]
    unknown: dict[int, str]
    bidders: Sequence[Bidder] = ()
    """More than one bidder side by side; the shared columns are in `columns`."""
    cells: Mapping[str, tuple[int, int]] | None = None
    """Place of each value, for a list `Feld | Wert`."""
    score: float = 0


class Text(NamedTuple):
    """A cell with text, in a row where a heading may be."""

    column: int
    text: str
    keys: tuple[str, str]
    """Normalised, whole and without units."""


def recognise(blatt: Blatt, *, offer: bool = False) -> Layout | None:
    """The layout of a sheet, or None if no known table is on it.

    `offer`: the workbook is an offer, so that price columns are a bidder's even if they are all empty.
    """
    rows = [_texts(line) for line in blatt.values[: 4 * HEADER_ROWS]]
    candidates = [layout for kind in STECKBRIEFE if (layout := _steckbrief(blatt, kind, rows))]
    for number, texts in enumerate(rows[:HEADER_ROWS], 1):
        if len(texts) >= 2:
            candidates += [layout for kind in NEEDED if (layout := _header(blatt, kind, number, texts, offer=offer))]
            if number > 1 and sum(_field(Preis, text) in ("ep", "gp") for text in texts) >= 2:
                # prices under the bidders' names, while the headings of the shared columns stand a row higher
                own = {text.column for text in texts}
                both = sorted([*texts, *(text for text in rows[number - 2] if text.column not in own)])
                layout = _header(blatt, Preis, number, both, offer=offer)
                candidates += [layout] if layout else []
    return max(candidates, key=lambda layout: (layout.score, -layout.header), default=None)


def further_tables(blatt: Blatt, layout: Layout) -> dict[str, str]:
    """Headings of other tables below the one that is read, by row: they are told, never passed over."""
    last = max((row for row, _ in layout.cells.values()), default=0) if layout.cells else layout.header
    found: dict[str, str] = {}
    for number, line in enumerate(blatt.values[: 4 * HEADER_ROWS], 1):
        texts = _texts(line) if number > last else []
        if len(texts) < 2:
            continue
        kinds = [kind for kind in NEEDED if _header(blatt, kind, number, texts, offer=True)]
        if kinds and (layout.cells or layout.kind not in kinds):
            found[f"Zeile {number}"] = f"weitere Tabelle ({kinds[0].name}) {NICHT_GELESEN}"
    return found


def _texts(line: Sequence[object]) -> list[Text]:
    return [
        Text(column, cell, _keys(cell))
        for column, cell in enumerate(line, 1)
        if isinstance(cell, str) and cell and not cell.isspace()
    ]


def _field(kind: type[Zeile], text: Text) -> str | None:
    names = NAMES[kind]
    return names.get(text.keys[0]) or names.get(text.keys[1])


def _steckbrief(blatt: Blatt, kind: type[Zeile], rows: list[list[Text]]) -> Layout | None:
    """A list `Feld | Wert` in the column whose texts name the most fields."""
    found: dict[int, dict[str, tuple[int, int]]] = {}
    for number, texts in enumerate(rows, 1):
        for text in texts:
            name = _field(kind, text)
            if name:
                found.setdefault(text.column, {}).setdefault(name, (number, text.column + 1))
    column = max(found, key=lambda c: (len(found[c]), -c), default=0)
    cells = found.get(column, {})
    if len(cells) < 3:
        return None
    first = min(row for row, _ in cells.values())
    known = {row for row, _ in cells.values()}
    unknown = {
        number: text.text.strip()
        for number, texts in enumerate(rows[first:], first + 1)
        for text in texts
        if text.column == column and number not in known and blatt.wert(number, column + 1) is not None
    }
    return Layout(kind, first - 1, {}, unknown, cells=cells, score=len(cells) + _bonus(blatt, kind))


def _bonus(blatt: Blatt, kind: type[Zeile]) -> float:
    return 2 if normal(blatt.name) == normal(SHEETS[kind]) else 0


def _header(blatt: Blatt, kind: type[Zeile], row: int, texts: list[Text], *, offer: bool) -> Layout | None:
    found: dict[str, list[int]] = {}
    unknown: dict[int, str] = {}
    for text in texts:
        name = _field(kind, text)
        if name:
            found.setdefault(name, []).append(text.column)
        else:
            unknown[text.column] = " ".join(text.text.split())
    if not found:
        return None
    bidders = _bidders(blatt, row, found, unknown) if kind is Preis else []
    have = {*found, *(name for bidder in bidders for name in bidder.columns)}
    if not all(any(name in have for name in group) for group in NEEDED[kind]):
        return None
    columns = {name: places[0] for name, places in found.items()}
    unknown |= {c: f"{kind.felder[name].heading}, doppelt" for name, places in found.items() for c in places[1:]}
    empty = not any(_filled(blatt, row, columns[n], blank) for n, blank in _BLANK.items() if n in columns)
    if kind is Preis and not bidders and empty and not offer:
        return None  # price columns that nobody has filled in yet: the form of a tender
    for bidder in bidders:
        for name, column in bidder.columns.items():
            unknown.pop(column, None)
            if columns.get(name) == column:
                del columns[name]
    extra = 3 if bidders else 0.5 if kind is Preis else 0
    return Layout(kind, row, columns, unknown, bidders, score=len(have) + _bonus(blatt, kind) + extra)


_BLANK: dict[str, tuple[object, ...]] = {"ep": (None, 0), "gp": (None, 0, OHNE_ERGEBNIS)}
"""What stands in the price columns of an empty form: its formulas multiply nothing, or were never calculated."""


def _filled(blatt: Blatt, header: int, column: int, blank: tuple[object, ...]) -> bool:
    return any(blatt.wert(row, column) not in blank for row in range(header + 1, len(blatt.values) + 1))


def _bidders(blatt: Blatt, row: int, found: dict[str, list[int]], unknown: dict[int, str]) -> list[Bidder]:
    """Bidders side by side: a column a bidder, or price columns that repeat under the bidders' names."""
    named = [Bidder(text, row, column, {"ep": column}) for column, text in unknown.items() if _BIDDER.match(text)]
    if len(named) >= 2 and "ep" not in found:
        return named
    prices = sorted((column, name) for name in ("ep", "gp") for column in found.get(name, ()))
    if max((len(found.get(name, ())) for name in ("ep", "gp")), default=0) < 2 or row == 1:
        return []
    groups: dict[int, Bidder] = {}
    for column, name in prices:
        start = _name_column(blatt, row - 1, column)
        if start is None:
            return []
        bidder = groups.setdefault(start, Bidder(str(blatt.wert(row - 1, start)).strip(), row - 1, start, {}))
        bidder.columns.setdefault(name, column)
    return list(groups.values())


def _name_column(blatt: Blatt, row: int, column: int) -> int | None:
    """Column of the text at or left of a cell: a merged name stands in its first cell."""
    return next(
        (c for c in range(column, 0, -1) if isinstance(blatt.wert(row, c), str) and blatt.wert(row, c).strip()), None
    )


_OZ = re.compile(r"\d[\d.]*", re.ASCII)
"""A number of a position without letters."""


class Rows:
    """The rows below a heading: records, and decoration by kind."""

    __slots__ = ("_raw", "decoration", "records", "titles")

    def __init__(self) -> None:
        self._raw: dict[int, list[object]] = {}
        self.records: list[int] = []
        self.decoration: dict[str, int] = {}
        self.titles: dict[str, str] = {}

    def raw(self, blatt: Blatt, column: int) -> list[object]:
        """Cells of a column in the records. Bidders side by side share the lists of the columns that they share."""
        if column not in self._raw:
            index, values = column - 1, blatt.values
            lines = [values[row - 1] for row in self.records]
            try:
                self._raw[column] = list(map(itemgetter(index), lines))
            except IndexError:  # in text files each line has its own length
                self._raw[column] = [line[index] if index < len(line) else None for line in lines]
        return self._raw[column]


def classify(blatt: Blatt, layout: Layout) -> Rows:
    """Tell records from titles, sums, texts and blank rows. Every row below the heading is one of these."""
    rows = Rows()
    positions = "oz" in layout.kind.felder
    columns = {**layout.columns}
    for index, bidder in enumerate(layout.bidders):
        columns |= {f"{name}{index}": column for name, column in bidder.columns.items()}
    amount = next((column for name, column in columns.items() if name not in _TEXTS), 0)
    oz = layout.columns.get("oz", 0)
    for row in range(layout.header + 1, len(blatt.values) + 1):
        line = blatt.values[row - 1]
        if (
            oz
            and amount
            and max(oz, amount) <= len(line)
            and _numbered(line[oz - 1])
            and type(line[amount - 1]) is float
        ):
            rows.records.append(row)  # a number of a position and an amount: nothing else begins like this
            continue
        filled = {
            name for name, c in columns.items() if c <= len(line) and line[c - 1] is not None and line[c - 1] != ""
        }
        kind = _decoration(blatt, layout, row, line, filled) if positions else _plain_decoration(line, filled)
        if kind:
            rows.decoration[kind] = rows.decoration.get(kind, 0) + 1
            if kind == "Titel" and "oz" in filled:
                rows.titles[text_of(line[layout.columns["oz"] - 1])] = text_of(line[layout.columns["kurztext"] - 1])
        else:
            rows.records.append(row)
    return rows


def _numbered(cell: object) -> bool:
    return type(cell) is str and _OZ.fullmatch(cell) is not None


def _plain_decoration(line: Sequence[object], filled: set[str]) -> str:
    """What a row of any other table is if it is no record: blank, a sum, or a part of the row above."""
    first = next((cell.strip() for cell in line if isinstance(cell, str) and cell.strip()), "")
    if _SUM.match(first):
        return "Summe"
    if first.casefold().startswith(("davon ", "darunter ")):
        return "davon"
    return "" if filled else "leer"


_TEXTS = {"oz", "los", "kurztext", "langtext"}


def _decoration(blatt: Blatt, layout: Layout, row: int, line: Sequence[object], filled: set[str]) -> str:
    """What a row of a table of positions is if it is no record; "" for a record."""
    if "oz" not in filled:
        first = next((cell for cell in line if isinstance(cell, str) and cell.strip()), None)
        if first is None:
            return "leer" if all(cell is None or cell == "" for cell in line) else ("" if filled - _TEXTS else "Text")
        if _SUM.match(first.strip()):
            return "Summe"
        return "" if filled - _TEXTS else "Text"
    oz = text_of(line[layout.columns["oz"] - 1])
    if oz.upper() != oz.lower():  # it has letters, as few numbers of positions have
        if normal(oz) in NAMES[layout.kind]:
            return "Überschrift"  # the heading repeated, as on printed pages or before the next lot
        if _SUM.match(oz):
            return "Summe"  # a label in the first column, no number of a position
    if filled == {"oz"} and (len(oz) > 20 or not any(ch.isdigit() for ch in oz)):
        return "Text"
    if filled - _TEXTS or "kurztext" not in filled:
        return ""
    below = blatt.wert(row + 1, layout.columns["oz"]) or blatt.wert(row + 2, layout.columns["oz"])
    return "Titel" if below is not None and _extends(oz, text_of(below)) else ""


def _extends(title: str, oz: str) -> bool:
    """True if an OZ lies below a title: 1 or 1. over 1.1, A over A1."""
    stem = title.rstrip(". ")
    rest = oz.removeprefix(stem)
    if not stem or rest == oz or not rest:
        return False
    return not rest[0].isalnum() or (stem[-1].isalpha() and rest[0].isdigit())
