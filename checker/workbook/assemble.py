"""From sheets to a dossier: every recognised table becomes records, and how it was read is noted."""

from pathlib import PurePosixPath
from typing import Any

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import TEILE, Dossier, Lesart
from checker.model.fundstelle import column_letters
from checker.model.mappe import Blatt, Mappe
from checker.model.zeile import Spalte, Tabelle, Zeile, Zeilen
from checker.workbook.cells import Cells
from checker.workbook.errors import Unreadable
from checker.workbook.headings import HELP_SHEET, Layout, Rows, classify, field_of, further_tables, recognise

PARTS: dict[type[Zeile], str] = {kind: part for part, kind in TEILE.items()}
ONE_OFFER = "Je Bieter bitte eine Arbeitsmappe ablegen."
ONE_PROCEDURE = "Ein Ordner ist eine Vergabe: bitte die Vergaben in getrennte Ordner legen."


class Assembly:
    """Collects workbooks and makes the dossier."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.mappen: list[Mappe] = []
        self.lesarten: list[Lesart] = []
        self.skipped: dict[str, str] = {}
        self.parts: dict[str, Any] = {}
        self.origin: dict[str, str] = {}
        self.angebote: list[Angebot] = []

    def skip(self, file: str, reason: str) -> None:
        self.skipped[file] = reason

    def add(self, mappe: Mappe) -> None:
        """Take a workbook in, whole or not at all.

        Raises Unreadable if it holds a part that another workbook holds already.
        """
        before = (
            list(self.mappen), list(self.lesarten), dict(self.parts), dict(self.origin), list(self.angebote),
        )  # fmt: skip
        try:
            self._add(mappe)
        except Unreadable:
            self.mappen, self.lesarten, self.parts, self.origin, self.angebote = before
            raise

    def _add(self, mappe: Mappe) -> None:
        self.mappen.append(mappe)
        cells = Cells(formats=mappe.kind in ("xlsx", "xlsm", "csv"))
        layouts = [
            (blatt, layout) for blatt in mappe.blaetter if not self._help(blatt) and (layout := recognise(blatt))
        ]
        heads = [blatt for blatt, layout in layouts if layout.kind is Angebot]
        if heads:
            layouts = [
                (blatt, recognise(blatt, offer=True) or layout) if layout.kind is Position else (blatt, layout)
                for blatt, layout in layouts
            ]
        if len(heads) > 1:
            raise Unreadable(mappe.file, f"Die Mappe enthält {len(heads)} Blätter mit Angaben zum Angebot.", ONE_OFFER)
        offer: Angebot | None = None
        for blatt, layout in layouts:
            if layout.kind is Vergabe:
                self._once("vergabe", blatt, self._steckbrief(blatt, layout, cells).load(Vergabe)[0])
            elif layout.kind is Angebot:
                offer = self._offer(self._steckbrief(blatt, layout, cells))
        for blatt, layout in layouts:
            if layout.cells:
                continue
            rows = classify(blatt, layout)
            if layout.bidders:
                self._side_by_side(blatt, layout, rows, cells)
            elif layout.kind is Preis:
                offer = offer or self._offer(Tabelle(Angebot, blatt.file, blatt.name, [layout.header], {}, cells.read))
                self._prices(blatt, layout, rows, cells, offer)
            else:
                self._once(PARTS[layout.kind], blatt, self._table(blatt, layout, rows, cells, layout.kind))
            self._note(blatt, layout, rows)

    def _help(self, blatt: Blatt) -> bool:
        """True for the help sheet of our own templates, which names all headings and holds no data."""
        if blatt.name != HELP_SHEET:
            return False
        self.lesarten.append(Lesart(blatt.file, blatt.name, "Hilfe der Vorlage", 0, {}, {}, 0, {}))
        return True

    def dossier(self) -> Dossier:
        order = sorted(self.angebote, key=lambda o: (o.fundstelle().file, o.bekannt("bieter") or ""))
        return Dossier(
            **self.parts,
            angebote=order or None,
            name=self.name,
            mappen=self.mappen,
            lesarten=self.lesarten,
            ungeprueft=self.skipped,
        )

    def _once(self, part: str, blatt: Blatt, value: Vergabe | Zeilen[Any]) -> None:
        """Take a part in. A table without rows is a form that nobody filled in: as if it were not there."""
        if isinstance(value, Zeilen) and not value:
            return
        same_file = self.origin.get(part, "").startswith(f"{blatt.file}, ")
        if part == "positionen" and same_file and isinstance(value, Zeilen):
            self.parts[part] = Zeilen([*self.parts[part], *value])  # one Leistungsverzeichnis on several sheets
            return
        if part in self.parts:
            raise Unreadable(
                blatt.file, f"Das Blatt „{blatt.name}“ gibt es schon in {self.origin[part]}.", ONE_PROCEDURE
            )
        self.parts[part] = value
        self.origin[part] = f"{blatt.file}, Blatt „{blatt.name}“"

    def _offer(self, head: Tabelle) -> Angebot:
        """A new offer from the bidder's statements, still without prices."""
        offer: Angebot = head.load(Angebot)[0]
        object.__setattr__(offer, "preise", Zeilen[Preis]())
        self.angebote.append(offer)
        return offer

    def _steckbrief(self, blatt: Blatt, layout: Layout, cells: Cells) -> Tabelle:
        """The table of the one record of a list `Feld | Wert`."""
        places = layout.cells or {}
        spalten = {name: Spalte([blatt.wert(row, column)], column, [row]) for name, (row, column) in places.items()}
        table = Tabelle(layout.kind, blatt.file, blatt.name, [layout.header], spalten, cells.read, lines=blatt.lines)
        blatt.tabellen.append(table)
        columns = {f"{column_letters(c)}{r}": layout.kind.felder[n].heading for n, (r, c) in places.items()}
        unknown = {f"Zeile {row}": label for row, label in layout.unknown.items()} | further_tables(blatt, layout)
        self.lesarten.append(Lesart(blatt.file, blatt.name, layout.kind.name, layout.header, columns, unknown, 1, {}))
        return table

    def _table(
        self, blatt: Blatt, layout: Layout, rows: Rows, cells: Cells, kind: type[Zeile], owner: str = ""
    ) -> Zeilen[Any]:
        spalten = {
            name: Spalte(rows.raw(blatt, column), column)
            for name, column in layout.columns.items()
            if name in kind.felder
        }
        table = Tabelle(kind, blatt.file, blatt.name, rows.records, spalten, cells.read, lines=blatt.lines, owner=owner)
        blatt.tabellen.append(table)
        return table.load(kind)

    def _note(self, blatt: Blatt, layout: Layout, rows: Rows) -> None:
        kind = layout.kind
        shared = {**(self._more(blatt, layout) if layout.bidders else {}), **layout.columns}
        headings = {**Position.felder, **kind.felder} if layout.bidders else kind.felder
        columns = {column_letters(c): headings[n].heading for n, c in sorted(shared.items(), key=lambda i: i[1])}
        for bidder in layout.bidders:
            columns |= {
                column_letters(c): f"{kind.felder[n].heading} – {bidder.name}" for n, c in bidder.columns.items()
            }
        unknown = {column_letters(c): text for c, text in sorted(layout.unknown.items()) if c not in shared.values()}
        unknown |= further_tables(blatt, layout)
        what = "Preisspiegel" if layout.bidders else "Preise" if kind is Preis else kind.name
        what += " (ausgeblendetes Blatt)" if blatt.verdeckt else ""
        self.lesarten.append(
            Lesart(blatt.file, blatt.name, what, layout.header, columns, unknown, len(rows.records), rows.decoration)
        )

    def _prices(self, blatt: Blatt, layout: Layout, rows: Rows, cells: Cells, offer: Angebot) -> None:
        """Price rows of one bidder, added to those of other sheets."""
        owner = offer.bekannt("bieter") or PurePosixPath(blatt.file).stem
        prices = self._table(blatt, layout, rows, cells, Preis, f"Angebot {owner}")
        object.__setattr__(offer, "preise", Zeilen([*offer.preise, *prices]) if offer.preise else prices)

    def _side_by_side(self, blatt: Blatt, layout: Layout, rows: Rows, cells: Cells) -> None:
        """A comparison sheet: the positions once, and an offer a bidder."""
        if "positionen" not in self.parts:
            shared = layout._replace(columns={**layout.columns, **self._more(blatt, layout)})
            self._once("positionen", blatt, self._table(blatt, shared, rows, cells, Position))
        for bidder in layout.bidders:
            name = {"bieter": Spalte([bidder.name], bidder.column, [bidder.row])}
            head = Tabelle(Angebot, blatt.file, blatt.name, [bidder.row], name, cells.read, lines=blatt.lines)
            own = layout._replace(columns={**layout.columns, **bidder.columns})
            self._prices(blatt, own, rows, cells, self._offer(head))

    @staticmethod
    def _more(blatt: Blatt, layout: Layout) -> dict[str, int]:
        """Columns that only the Leistungsverzeichnis knows, such as the kind of position."""
        return {name: c for c, text in layout.unknown.items() if (name := field_of(Position, text))}
