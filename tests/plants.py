"""Mistakes planted into workbooks as they are stored: single cells are rewritten in the XML of their sheet.

Everything else stays as it was, the stored results of formulas too; a library that saves workbooks would drop them.
"""

import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from random import Random

import openpyxl
import xlsxwriter
from openpyxl.utils import column_index_from_string

from tests.layouts.case import Case, Place
from tests.layouts.draft import Formula

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ET.register_namespace("", MAIN)
ET.register_namespace("r", RELS)
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")
_SUM = re.compile(r"[A-Z]+\d+\+")


@dataclass(frozen=True)
class Error:
    code: str


@dataclass(frozen=True)
class Uncalculated:
    """A formula without a stored result."""

    text: str


class Package:
    """A workbook whose cells can be rewritten."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        targets = {
            relation.get("Id"): posixpath.normpath(posixpath.join("xl", str(relation.get("Target"))))
            for relation in ET.fromstring(self.parts["xl/_rels/workbook.xml.rels"])
        }
        sheets = ET.fromstring(self.parts["xl/workbook.xml"]).iter(f"{{{MAIN}}}sheet")
        self.names = {str(sheet.get("name")): targets[sheet.get(f"{{{RELS}}}id")] for sheet in sheets}
        self.trees = {part: ET.fromstring(self.parts[part]) for part in self.names.values()}

    def bytes(self) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
            for name, content in self.parts.items():
                tree = self.trees.get(name)
                out.writestr(name, content if tree is None else ET.tostring(tree, "UTF-8", xml_declaration=True))
        return buffer.getvalue()

    def row(self, sheet: str, number: int) -> ET.Element:
        data = self.trees[self.names[sheet]].find(f"{{{MAIN}}}sheetData")
        assert data is not None
        return next(row for row in data if row.get("r") == str(number))

    def cell(self, sheet: str, address: str) -> ET.Element:
        """The cell at an address of a row that is there; it is made if the row has none."""
        letters, number = _split(address)
        row = self.row(sheet, number)
        found = next((cell for cell in row if cell.get("r") == address), None)
        if found is None:
            found = ET.Element(f"{{{MAIN}}}c", {"r": address})
            index = column_index_from_string(letters)
            before = [c for c in row if column_index_from_string(_split(str(c.get("r")))[0]) < index]
            row.insert(len(before), found)
        return found

    def formula(self, sheet: str, address: str) -> str:
        found = self.cell(sheet, address).find(f"{{{MAIN}}}f")
        return "" if found is None else found.text or ""

    def put(self, place: Place, content: object) -> None:
        """Write into a cell; its format stays."""
        cell = self.cell(place.sheet, place.cell)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        match content:
            case None:
                return
            case str(text):
                cell.set("t", "inlineStr")
                ET.SubElement(ET.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t").text = text
            case Error(code):
                cell.set("t", "e")
                ET.SubElement(cell, f"{{{MAIN}}}v").text = code
            case Formula(text, result):
                ET.SubElement(cell, f"{{{MAIN}}}f").text = text
                ET.SubElement(cell, f"{{{MAIN}}}v").text = str(result)
            case Uncalculated(text):
                ET.SubElement(cell, f"{{{MAIN}}}f").text = text
            case Decimal() | float() | int() as number:
                ET.SubElement(cell, f"{{{MAIN}}}v").text = str(number)
            case other:
                raise TypeError(other)

    def hide(self, place: Place) -> None:
        self.row(place.sheet, _split(place.cell)[1]).set("hidden", "1")


def _split(address: str) -> tuple[str, int]:
    match = _ADDRESS.fullmatch(address)
    assert match
    return match[1], int(match[2])


class Planter:
    """Plants mistakes into a case; `planted` says what was done and where."""

    def __init__(self, case: Case, rng: Random) -> None:
        self.case, self.rng = case, rng
        self.packages = {file: Package(data) for file, data in case.files.items() if data.startswith(b"PK")}
        self.values = {
            file: openpyxl.load_workbook(io.BytesIO(case.files[file]), data_only=True) for file in self.packages
        }
        self.planted: list[tuple[str, int, Place]] = []
        """What was planted, into which position, and where."""

    def files(self) -> dict[str, bytes]:
        return {**self.case.files, **{file: package.bytes() for file, package in self.packages.items()}}

    def number(self, place: Place | None) -> Decimal | None:
        """The number that stands in a cell; None if it holds none."""
        value = self.values[place.file][place.sheet][place.cell].value if place else None
        return Decimal(repr(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def put(self, place: Place, content: object) -> None:
        self.packages[place.file].put(place, content)

    def run(self, kinds: Mapping[str, Callable[["Planter", int], Place | None]], count: int) -> None:
        """Plant into some positions, one mistake each."""
        chosen = self.rng.sample(range(len(self.case.positions)), min(count, len(self.case.positions)))
        for index in chosen:
            name = self.rng.choice(sorted(kinds))
            place = kinds[name](self, index)
            if place:
                self.planted.append((name, index, place))

    def own(self, index: int, field: str) -> Place | None:
        """Where a position states a field, if its sheet can be rewritten."""
        place = self.case.positions[index].places.get(field)
        return place if place and place.file in self.packages else None

    def price(self, index: int, field: str) -> Place | None:
        """Where some bidder states a price of a position."""
        found = [getattr(bidder.prices.get(index), f"{field}_place", None) for bidder in self.case.bidders]
        places = [place for place in found if place and place.file in self.packages]
        return self.rng.choice(places) if places else None


def _replace(where: str, make: Callable[[Random], object]) -> Callable[[Planter, int], Place | None]:
    """A planter that writes something into a price (`ep`, `gp`) or another field of a position."""

    def plant(planter: Planter, index: int) -> Place | None:
        place = planter.price(index, where) if where in ("ep", "gp") else planter.own(index, where)
        if place:
            planter.put(place, make(planter.rng))
        return place

    return plant


def _wrong_total(planter: Planter, index: int) -> Place | None:
    """Another total beside a position; a formula keeps its text and gives another result."""
    place = planter.price(index, "gp")
    number = planter.number(place)
    if place is None or number is None:
        return None
    formula = planter.packages[place.file].formula(place.sheet, place.cell)
    wrong = round(number * Decimal("1.1") + 1, 2)
    planter.put(place, Formula(formula, wrong) if formula and planter.rng.random() < 0.5 else wrong)
    return place


def _as_text(planter: Planter, index: int) -> Place | None:
    place = planter.price(index, planter.rng.choice(("ep", "gp"))) or planter.own(index, "menge")
    number = planter.number(place)
    if place is None or number is None:
        return None
    text = f"{number:,.2f}".translate(str.maketrans(",.", ".,"))
    planter.put(place, planter.rng.choice((text, f" {text}", f"{text} €")))
    return place


def _doubled(planter: Planter, index: int) -> Place | None:
    """The number of the position before, as it stands there."""
    place, before = planter.own(index, "oz"), planter.own(index - 1, "oz") if index else None
    if place is None or before is None or place.sheet != before.sheet:
        return None
    value = planter.values[before.file][before.sheet][before.cell].value
    if not isinstance(value, (str, int, float)) or str(value).strip() != planter.case.positions[index - 1].oz:
        return None  # a day, which may be read as more than one number
    planter.put(place, value)
    return place


def _formula(change: Callable[[str], str]) -> Callable[[Planter, int], Place | None]:
    """A planter that changes the text of a formula; its stored result stays."""

    def plant(planter: Planter, index: int) -> Place | None:
        place = planter.price(index, "gp")
        formula = planter.packages[place.file].formula(place.sheet, place.cell) if place else ""
        number = planter.number(place)
        if place is None or number is None or not formula or change(formula) == formula:
            return None
        planter.put(place, Formula(change(formula), number))
        return place

    return plant


def _uncalculated(planter: Planter, index: int) -> Place | None:
    place = planter.price(index, "gp")
    formula = planter.packages[place.file].formula(place.sheet, place.cell) if place else ""
    if place and formula:
        planter.put(place, Uncalculated(formula))
        return place
    return None


def _wrong_sum(planter: Planter, _: int) -> Place | None:
    """Another net sum of an offer, or a formula that leaves out its first row."""
    stated = [b.stated["netto"].place for b in planter.case.bidders if "netto" in b.stated]
    places = [place for place in stated if place.file in planter.packages]
    if not places:
        return None
    place = planter.rng.choice(places)
    number, formula = planter.number(place), planter.packages[place.file].formula(place.sheet, place.cell)
    if number is None:
        return None
    if formula and planter.rng.random() < 0.5:
        planter.put(place, Formula(_SUM.sub("", formula, count=1), number))
    else:
        planter.put(place, round(number + 100, 2))
    return place


def _hidden(planter: Planter, index: int) -> Place | None:
    place = planter.own(index, "oz")
    if place:
        planter.packages[place.file].hide(place)
    return place


def _circular(planter: Planter, index: int) -> Place | None:
    place = planter.price(index, "gp")
    number = planter.number(place)
    if place is None or number is None:
        return None
    planter.put(place, Formula(f"{place.cell}+1", number))
    return place


ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?")
TEXTS = (
    "Mischpult Fabrikat Yamaha", "Arbeiten nach DIN 15905-5", "Sonstiges nach Bedarf", "Diverses", "-",
    "Lautsprecher Typ JBL oder ähnlich", "Leistung  wie\nbesprochen",
)  # fmt: skip
KINDS: dict[str, Callable[[Planter, int], Place | None]] = {
    "Gesamtpreis falsch": _wrong_total,
    "Preis fehlt": _replace("ep", lambda rng: None),
    "Preis null": _replace("ep", lambda rng: 0),
    "Wort statt Preis": _replace("ep", lambda rng: rng.choice(("inkl.", "auf Anfrage", "Not provided", "-", "s. o."))),
    "Preis mit Hinweis": _replace("ep", lambda rng: rng.choice(("12,50 €/Stk", "ca. 100", "1.234"))),
    "Menge geändert": _replace("menge", lambda rng: rng.choice((7, 0, -3, 1.25, 99999))),
    "Menge fehlt": _replace("menge", lambda rng: None),
    "Einheit fehlt": _replace("einheit", lambda rng: None),
    "Einheit unbekannt": _replace("einheit", lambda rng: rng.choice(("Fuhre", "psch", "kWh/a"))),
    "OZ doppelt": _doubled,
    "Text geändert": _replace("kurztext", lambda rng: rng.choice(TEXTS)),
    "Art unbekannt": _replace("art", lambda rng: rng.choice(("Zusatz", "Bedarf"))),
    "Zahl als Text": _as_text,
    "Fehlerzelle im Preis": _replace("ep", lambda rng: Error(rng.choice(ERRORS))),
    "Fehlerzelle in der Menge": _replace("menge", lambda rng: Error(rng.choice(ERRORS))),
    "Zahl in Formel": _formula(lambda text: f"{text}+5"),
    "Formel anders": _formula(lambda text: text.replace("*", "/", 1)),
    "externer Verweis": _formula(lambda text: f"{text}+[1]Tabelle1!$A$1"),
    "ohne Ergebnis": _uncalculated,
    "Kreis": _circular,
    "Summe falsch": _wrong_sum,
    "ausgeblendet": _hidden,
}
"""What goes wrong in offices, by name."""


def procedure(rng: Random, bidders: Sequence[str]) -> bytes:
    """A workbook with the procedure, its criteria and what came in, with dates and percentages as people type them."""
    buffer = io.BytesIO()
    out = xlsxwriter.Workbook(buffer, {"in_memory": True})
    day, percent = out.add_format({"num_format": "dd.mm.yyyy hh:mm"}), out.add_format({"num_format": "0.0 %"})

    def moment(sheet: "xlsxwriter.worksheet.Worksheet", row: int, column: int, value: datetime) -> None:
        if rng.random() < 0.5:
            sheet.write_datetime(row, column, value, day)
        else:
            sheet.write_string(row, column, value.strftime("%d.%m.%Y %H:%M"))

    def soon() -> datetime:
        return datetime(2026, rng.randint(9, 12), rng.randint(1, 28), rng.choice((0, 9, 12)))

    sheet = out.add_worksheet("Vergabe")
    left = rng.choice((0, 0, 1))
    sheet.write_row(0, left, ["Feld", "Wert"])
    fixed = [
        ("Bundesland", rng.choice(("NRW", "Nordrhein-Westfalen", "Sachsen"))), ("Art des Auftraggebers", "Gemeinde"),
        ("Vergabeordnung", rng.choice(("UVgO", "VgV", "VOB/A"))), ("Leistungsart", "Dienstleistung"),
        ("Verfahrensart", rng.choice(("Öffentliche Ausschreibung", "Offenes Verfahren", "Direktauftrag"))),
        ("Geschätzter Auftragswert netto", rng.choice((5000, 120000.5, "250.000,00 €"))), ("CPV-Code", "79952100-3"),
        ("Aufgeforderte Bieter", rng.choice((1, 3))), ("Elektronische Angebote", "ja"), ("Dringlichkeit", "nein"),
    ]  # fmt: skip
    for row, (label, value) in enumerate(fixed, 1):
        sheet.write_row(row, left, [label, value])
    dates = ("Verfahrensbeginn", "Absendung der Bekanntmachung", "Angebotsfrist", "Bindefrist", "Zuschlag geplant")
    for row, label in enumerate((*dates, "Absendung der Aufforderung"), len(fixed) + 1):
        sheet.write(row, left, label)
        moment(sheet, row, left + 1, soon())
    sheet = out.add_worksheet("Kriterien")
    shown = rng.random() < 0.5
    sheet.write_row(0, 0, ["Kriterium", "Gewicht" if shown else "Gewicht (%)"])
    for row, (name, weight) in enumerate((("Preis", 60), ("Konzept", rng.choice((30, 32.5, 40)))), 1):
        sheet.write(row, 0, name)
        sheet.write(row, 1, weight / 100 if shown else weight, percent if shown else None)
    if bidders:
        sheet = out.add_worksheet("Angebotseingang")
        sheet.write_row(2, 1, ["Bieter", "Eingang", "Unterlagen", "Fehlende Unterlagen", "Ausgeschlossen", "Grund"])
        names = [*bidders[: rng.randint(1, len(bidders))], *(["Zusatz GmbH"] if rng.random() < 0.3 else [])]
        for row, name in enumerate(names, 3):
            sheet.write_row(row, 1, [name, None, rng.choice(("vollständig", "unvollständig"))])
            moment(sheet, row, 2, soon())
            if rng.random() < 0.15:
                sheet.write(row, 5, "ja")
    out.close()
    return buffer.getvalue()
