"""From sheets to a dossier: every recognised table becomes records, and how it was read is noted.

Workbooks are taken in one by one; what belongs together across sheets and files is settled when all are known.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import EINZELN, PLANTEILE, TEILE, Dossier, Lesart, bieterschluessel
from checker.model.mappe import Mappe
from checker.model.personal import Person, Schicht
from checker.model.tabelle import Spalte, Tabelle
from checker.model.zeile import Zeile, Zeilen
from checker.workbook.bids import EMPTY, Bid, different, joined
from checker.workbook.cells import Cells
from checker.workbook.columns import field_columns
from checker.workbook.conditions import conditions
from checker.workbook.errors import Unreadable
from checker.workbook.headings import is_firm, words
from checker.workbook.labels import Statement, Steckbrief, name_of, named_cells, stated_totals
from checker.workbook.limits import MAX_BIDDERS
from checker.workbook.matching import matched
from checker.workbook.mehrere import je_name
from checker.workbook.profile import Profile
from checker.workbook.rasterkopf import gedeutet, genannte_orte
from checker.workbook.reading import notes_of, statements_note
from checker.workbook.rowwords import section_art
from checker.workbook.sections import Section, settle
from checker.workbook.sheets import Part, Sheet, understand
from checker.workbook.termine import only_day, settle_days

PARTS: dict[type[Zeile], str] = {kind: part for part, kind in TEILE.items()}
AMOUNTS = ("netto", "nachlass_betrag", "nach_nachlass", "brutto")
ONE_OFFER = "Je Bieter bitte eine Arbeitsmappe ablegen."
ONE_PROCEDURE = "Ein Ordner ist eine Vergabe: bitte die Vergaben in getrennte Ordner legen."


class Assembly:
    """Collects workbooks and makes the dossier."""

    def __init__(self, name: str, profiles: Sequence[Profile] = ()) -> None:
        self.name, self.profiles = name, profiles
        self.mappen: list[Mappe] = []
        self.sheets: list[Sheet] = []
        self.skipped: dict[str, str] = {}
        self.preisspiegel: list[Path] = []
        """Workbooks of ours that lie among the others: they are not read."""
        self.parts: dict[str, Any] = {}
        self.origin: dict[str, str] = {}
        self.sections: list[Section] = []
        self.bids: list[Bid] = []
        self.cells: dict[str, Cells] = {}
        self.plans: dict[type[Zeile], list[Part]] = {}
        """Tables of the plan of an event, by kind: there may be several of each."""
        self.people: Sequence[Any] = ()
        self.places: Collection[str] = ()
        """Names on the sheet of people: they tell how many names stand in a cell of a roster."""
        self.positions: Zeilen[Any] | None = None
        """The Leistungsverzeichnis, once it is known: its texts tell the OZ of offers that name none."""

    def skip(self, file: str, reason: str) -> None:
        self.skipped[file] = reason

    def add(self, mappe: Mappe) -> None:
        """Take a workbook in, whole or not at all.

        Raises Unreadable if it holds a part that another workbook holds already.
        """
        names = ("mappen", "sheets", "sections", "bids", "parts", "origin", "plans")
        before = {name: getattr(self, name).copy() for name in names}
        try:
            self._add(mappe)
        except Unreadable:
            for name, value in before.items():
                setattr(self, name, value)
            raise

    def _add(self, mappe: Mappe) -> None:
        self.mappen.append(mappe)
        self.cells[mappe.file] = Cells(formats=mappe.kind in ("xlsx", "xlsm", "csv"))
        sheets = understand(mappe, self.profiles)
        self.sheets += sheets
        for sheet in sheets:
            for name, kind in EINZELN.items():
                if sheet.steckbrief and sheet.steckbrief.kind is kind:
                    self._once(name, sheet, self._steckbrief(sheet, sheet.steckbrief).load(kind)[0])
        plain = [part for sheet in sheets for part in sheet.parts]
        for part in plain:
            if part.table.kind in PLANTEILE:
                if part.rows.records:
                    self.plans = {**self.plans, part.table.kind: [*self.plans.get(part.table.kind, []), part]}
            elif part.table.kind not in (Preis, Position):
                self._once(PARTS[part.table.kind], part.sheet, self._records(part, part.table.kind))
        beside = [part for part in plain if part.table.groups]
        alone = [part for part in plain if part.table.kind is Preis and not part.table.groups]
        if beside:
            for part in alone:
                part.as_estimate()
            alone = []
        self._positions(mappe, [part for part in plain if part.table.kind is Position], beside)
        self._beside(beside)
        self._alone(sheets, alone)

    # -- positions -------------------------------------------------------------------------------------------------

    def _positions(self, mappe: Mappe, lists: list[Part], beside: list[Part]) -> None:
        filled = [part for part in lists if part.rows.records]
        other = self.origin.get("positionen", "")
        if filled and other and not other.startswith(f"{mappe.file}, "):
            raise Unreadable(mappe.file, f"Das Blatt „{filled[0].sheet.name}“ gibt es schon in {other}.", ONE_PROCEDURE)
        if filled:
            self.origin["positionen"] = f"{mappe.file}, Blatt „{filled[0].sheet.name}“"
        self.sections += [Section(part, explicit=True) for part in filled]
        self.sections += [Section(part, explicit=False) for part in beside]

    # -- offers ----------------------------------------------------------------------------------------------------

    def _beside(self, parts: list[Part]) -> None:
        """Offers of sheets that show several bidders; a bidder may stand on several of them."""
        bids: dict[str, Bid] = {}
        for part in parts:
            if len(part.table.groups) > MAX_BIDDERS:
                problem = f"Auf dem Blatt „{part.sheet.name}“ stehen mehr als {MAX_BIDDERS} Bieter nebeneinander."
                raise Unreadable(part.sheet.file, problem, ONE_OFFER)
            for group in part.table.groups:
                key = bieterschluessel(group.name)
                own = range(min(group.columns.values()), max(group.columns.values()) + 1)
                stated = conditions(part.sheet.blatt, part.sheet.outside(), own)
                stated |= self._stated(part, group.columns, group.factors)
                named = {"bieter": Statement(group.name, group.row, group.column)}
                if key not in bids:
                    bids[key] = Bid(part, named | stated, group)
                    continue
                bid = bids[key]
                bid.prices.append((part, group))
                if "netto" in bid.statements or "netto" in stated:
                    self._merge(bid, part, named | stated)
        self.bids += bids.values()

    def _merge(self, bid: Bid, part: Part, stated: dict[str, Statement]) -> None:
        """What several tables of one offer state: the sum of all of them counts, not that of a part."""
        if "netto" in bid.statements and "netto" in stated:
            # each table has a total of its own: neither is known to be that of the whole offer
            for statements in (bid.statements, stated):
                for name in AMOUNTS:
                    statements.pop(name, None)
        elif "netto" in stated:
            bid.home, bid.statements = part, stated

    def _stated(self, part: Part, columns: Mapping[str, int], factors: Mapping[str, Decimal]) -> dict[str, Statement]:
        """What stands below the totals of an offer. A section that does not count states nothing about the whole."""
        field = "gp" if "gp" in columns else "ep"
        if field not in columns or section_art(part.sheet.name):
            return {}
        titles = [text for _, text in part.rows.titles]
        found = stated_totals(part.sheet.blatt, part.rows.totals, columns[field], parts=titles)
        factor = factors.get(field)
        return {n: s._replace(factor=factor) if n in AMOUNTS else s for n, s in found.items()}

    def _alone(self, sheets: list[Sheet], parts: list[Part]) -> None:
        """Offers whose prices stand alone in their columns: one a workbook, or one a sheet."""
        heads = [sheet for sheet in sheets if sheet.steckbrief and sheet.steckbrief.kind is Angebot]
        on_price_sheets = all(any(part.sheet is head for part in parts) for head in heads)
        if len(heads) > 1 and not on_price_sheets:
            raise Unreadable(
                heads[0].file, f"Die Mappe enthält {len(heads)} Blätter mit Angaben zum Angebot.", ONE_OFFER
            )
        by_sheet: dict[str, list[Part]] = {}
        for part in parts:
            by_sheet.setdefault(part.sheet.name, []).append(part)
        if len(heads) <= 1 and (len(by_sheet) <= 1 or not different(list(by_sheet.values()))):
            if parts or heads:
                named = not heads and len(by_sheet) == 1 and is_firm(parts[0].sheet.name)
                self._offer(heads[0] if heads else parts[0].sheet, parts, by_name=named)
            return
        for group in by_sheet.values():
            self._offer(group[0].sheet, group, by_name=True)

    def _offer(self, head: Sheet, parts: list[Part], *, by_name: bool = False) -> None:
        """One offer from its price tables and the sheet with its statements."""
        statements = dict(head.steckbrief.cells) if head.steckbrief else {}
        home = next((part for part in parts if part.sheet is head), None)
        if home:
            statements = head.letterhead | statements
            for part in parts:
                if part.sheet is head:
                    stated = self._stated(part, part.table.columns, part.table.factors)
                    statements = joined(stated, {k: s for k, s in statements.items() if s.raw is not None})
            named = self._named(head.file, head.name if by_name else "")
            statements = joined(statements, {n: s for n, s in named.items() if n not in head.letterhead})
        if by_name and not name_of(statements.get("bieter")):
            statements["bieter"] = Statement(head.name, head.first_row, 0)
        for sheet in dict.fromkeys(part.sheet for part in parts):
            said = conditions(sheet.blatt, sheet.outside())
            if "skonto" in said and (statements.get("skonto") or EMPTY).raw is None:
                statements |= {n: s._replace(sheet=sheet.name) for n, s in said.items()}
        empty = Part.empty(head)
        bid = Bid(home or empty, statements)
        bid.prices = [(part, None) for part in parts]
        self.bids.append(bid)

    def _named(self, file: str, only: str) -> dict[str, Statement]:
        """Statements in cells that the workbook names, such as Netto; they settle what stands there.

        `only`: the one sheet whose cells count, where each sheet is an offer.
        """
        mappe = next(mappe for mappe in self.mappen if mappe.file == file)
        found: dict[str, Statement] = {}
        for blatt in mappe.blaetter:
            if only not in ("", blatt.name):
                continue
            places = {
                name.name: (name.bereich.top, name.bereich.left)
                for name in mappe.namen
                if name.bereich and name.sheet == blatt.name
            }
            found |= {n: s._replace(sheet=blatt.name) for n, s in named_cells(blatt, places).items()}
        return found

    # -- the dossier -----------------------------------------------------------------------------------------------

    def dossier(self) -> Dossier:
        positions = settle(self.sections, [part for bid in self.bids for part, _ in bid.prices])
        parts = dict(self.parts)
        for kind, found in sorted(self.plans.items(), key=lambda item: item[0] is Schicht):  # those need the people
            event = parts.get("veranstaltung")
            if day := only_day(kind, event):
                for part in found:
                    part.on(day)
            settle_days([part.said["datum"] for part in found if "datum" in part.said], event)
            if kind is Schicht:
                self.places = genannte_orte(parts)
            parts[kind.teil] = Zeilen.aus([self._records(part, kind) for part in found])
            if kind is Person:
                self.people = parts[kind.teil].spalte("bezeichnung")
        if positions:
            tables = [self._section(section) for section in positions]
            parts["positionen"] = Zeilen.aus(tables)
            self.positions = parts["positionen"]
        offers = [self._build(bid) for bid in self.bids]
        ersatz = None if positions else self._named_by_offers()
        order = sorted(offers, key=lambda o: (o.fundstelle().file, o.bekannt("bieter") or ""))
        return Dossier(
            **parts,
            angebote=order or None,
            name=self.name,
            mappen=self.mappen,
            lesarten=list(self._lesarten()),
            ungeprueft=self.skipped,
            ersatz=ersatz,
            preisspiegel=self.preisspiegel,
        )

    def _named_by_offers(self) -> Zeilen[Any] | None:
        """The positions of the offer that names most of them, for a comparison without a Leistungsverzeichnis."""
        bid = max(self.bids, key=lambda b: sum(len(part.rows.records) for part, _ in b.prices), default=None)
        if bid is None or not bid.prices:
            return None
        for part, _ in bid.prices:
            part.note(["Kein Leistungsverzeichnis im Dossier: verglichen wird mit den Positionen dieses Angebots"])
        tables = [self._section(Section(part, explicit=False)) for part, _ in bid.prices]
        return Zeilen.aus(tables)

    def _section(self, section: Section) -> Zeilen[Any]:
        table = section.part.table
        estimate = {}
        factors = dict(table.factors)
        if table.estimate:
            names = {"ep": "schaetzpreis", "gp": "schaetzbetrag"}
            estimate = {names[n]: c for n, c in table.estimate.columns.items() if n in names}
            factors |= {names[n]: f for n, f in table.estimate.factors.items() if n in names}
        more = section.part.more_columns()
        said = {name: words(table.unknown.get(column, "")).factor for name, column in more.items()}
        factors |= {name: factor for name, factor in said.items() if factor is not None}
        return self._records(section.part, Position, columns={**table.columns, **more, **estimate}, factors=factors)

    def _build(self, bid: Bid) -> Angebot:
        home = bid.home
        spalten = {
            n: Spalte([s.raw], s.column, [s.row], s.factor, s.sheet)
            for n, s in bid.statements.items()
            if n in Angebot.felder
        }
        head = Tabelle(
            Angebot, home.sheet.file, home.sheet.name, [home.sheet.first_row], spalten,
            self.cells[home.sheet.file].read, lines=home.sheet.blatt.lines,
        )  # fmt: skip
        home.sheet.blatt.tabellen.append(head)
        offer: Angebot = head.load(Angebot)[0]
        bid.owner = offer.anbieter
        rows: list[Zeilen[Any]] = []
        for part, group in bid.prices:
            columns, factors = dict(part.table.columns), dict(part.table.factors)
            if group:
                columns |= group.columns
                factors |= group.factors
            rows.append(self._records(part, Preis, owner=offer.schluessel, columns=columns, factors=factors))
        object.__setattr__(offer, "preise", Zeilen.aus(rows))
        return offer

    def _steckbrief(self, sheet: Sheet, found: Steckbrief) -> Tabelle:
        """The table of the one record of a list `Feld | Wert`."""
        kind, cells = found.kind, found.cells
        spalten = {name: Spalte([s.raw], s.column, [s.row]) for name, s in cells.items()}
        blatt = sheet.blatt
        table = Tabelle(
            kind, blatt.file, blatt.name, [sheet.first_row], spalten, self.cells[blatt.file].read, lines=blatt.lines
        )
        blatt.tabellen.append(table)
        return table

    def _records(
        self, part: Part, kind: type[Zeile], *, owner: str = "", columns: dict[str, int] | None = None,
        factors: dict[str, Any] | None = None,
    ) -> Zeilen[Any]:  # fmt: skip
        blatt, table = part.sheet.blatt, part.table
        wanted = table.columns if columns is None else columns
        spalten = field_columns(blatt, table, part.rows, wanted, table.factors if factors is None else factors)
        spalten |= part.told(kind, spalten)
        if kind is Preis and not table.groups and self.positions is not None:
            spalten |= matched(spalten, self.positions, part.rows)
        rows: Sequence[int] = part.rows.records
        if kind is Schicht:
            spalten = gedeutet(spalten, self.places) if part.drawn else spalten
            rows, spalten, notes = je_name(rows, spalten, self.people, einzelne=part.drawn)
            part.note(notes)
        made = Tabelle(
            kind, blatt.file, blatt.name, rows, {n: s for n, s in spalten.items() if n in kind.felder},
            self.cells[blatt.file].read, lines=blatt.lines, owner=owner,
        )  # fmt: skip
        made.titel = part.rows.titles
        blatt.tabellen.append(made)
        return made.load(kind)

    def _once(self, part: str, sheet: Sheet, value: Zeile | Zeilen[Any]) -> None:
        """Take a part in. A table without rows is a form that nobody filled in: as if it were not there."""
        if isinstance(value, Zeilen) and not value:
            return
        if part in self.parts:
            raise Unreadable(
                sheet.file, f"Das Blatt „{sheet.name}“ gibt es schon in {self.origin[part]}.", ONE_PROCEDURE
            )
        self.parts[part] = value
        self.origin[part] = f"{sheet.file}, Blatt „{sheet.name}“"

    def _lesarten(self) -> Iterator[Lesart]:
        """How all sheets were read. Rows whose statements count are no decoration."""
        used: dict[tuple[str, str], set[int]] = {}
        more: dict[tuple[str, str], list[str]] = {}
        for bid in self.bids:
            home = bid.home.sheet
            for statement in bid.statements.values():
                used.setdefault((home.file, statement.sheet or home.name), set()).add(statement.row)
            if home.parts and (note := statements_note(bid.owner, home.name, bid.statements)):
                more.setdefault((home.file, home.name), []).append(note)
        for profile in self.profiles:
            home_of = next((s for s in self.sheets if any(p.table.profile == profile.name for p in s.parts)), None)
            if home_of:
                more.setdefault((home_of.file, home_of.name), []).extend(profile.unused())
        for sheet in self.sheets:
            place = sheet.file, sheet.name
            yield from notes_of(sheet, used.get(place, ()), more.get(place, ()))
