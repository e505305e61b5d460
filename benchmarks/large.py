"""A large tender with five bidders side by side, the same bytes on every machine: what `read.py` and `rules.py` check.

Columns: OZ, Kurztext, Langtext, Menge, Einheit, then EP and GP under the merged name of each bidder. About 1.5 % of the
positions carry one planted mistake.
"""

import random
from collections.abc import Iterator
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from xlsxwriter import Workbook

BIDDERS = ("Klangwerk GmbH", "Lichtblick OHG", "Bühnenbau Nord KG", "Eventtechnik Süd GmbH", "Podium & Partner")
SHARED = ("OZ", "Kurztext", "Langtext", "Menge", "Einheit")
HEADER = 5
"""1-based row of the headings; the bidders' names stand above it."""
UNITS = ("Stk", "m", "m²", "Std", "Tag", "psch", "kg", "Satz")
MISTAKES = ("doppelte OZ", "Einheit", "Menge", "Text fehlt", "Summe", "Ausreißer", "Preis fehlt", "Fabrikat", "Wendung")
"""The first six belong to the task that is compared with other tools."""
MISTAKE_EVERY = 66
THINGS = (
    "Podest", "Traverse", "Scheinwerfer", "Lautsprecher", "Mischpult", "Funkmikrofon", "Kabelbrücke", "Bauzaun",
    "Stromverteiler", "Garderobenzelt", "Absperrgitter", "Bühnendach", "Toilettenwagen", "Nebelmaschine",
)  # fmt: skip
PHRASES = (
    "mit allen Verbindern und Sicherungen", "einschließlich An- und Abfahrt", "in schwarzer Ausführung",
    "nach Plan des Veranstalters aufgebaut", "betriebsfertig angeschlossen", "mit geprüften Anschlagmitteln",
    "für den Betrieb im Freien", "wetterfest abgedeckt", "mit Einweisung der Bedienung vor Ort",
)  # fmt: skip
BARE = """
import sys
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
lists = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
"""
"""The bare reading that all times are compared with: a program for `python -c`, with the file as argument."""
Row = list[str | Decimal | None]


def rows(count: int, seed: int = 2026) -> Iterator[Row]:
    """The positions as they stand below the headings."""
    chance = random.Random(seed)
    previous = ""
    for number in range(count):
        oz = f"{number // 5000 + 1:02}.{number // 100 % 50 + 1:02}.{number % 100 * 10 + 10:04}"
        thing = chance.choice(THINGS)
        text = f"{thing} {chance.randint(1, 20)} x {chance.randint(1, 20)} m, Typ {chance.randint(100, 999)}"
        long = f"{thing} liefern, {', '.join(chance.sample(PHRASES, 3))}, Ausführung {chance.randint(1, 9999)}"
        unit = chance.choice(UNITS)
        menge = Decimal(1) if unit == "psch" else Decimal(chance.randint(1, 4000)) / (10 if unit == "m²" else 1)
        base = Decimal(chance.randint(150, 90_000)) / 100
        prices = [(base * chance.randint(91, 109) / 100).quantize(Decimal("0.01")) for _ in BIDDERS]
        row: Row = [oz, text, long, menge, unit]
        totals: list[Decimal | None] = [(menge * ep).quantize(Decimal("0.01"), ROUND_HALF_UP) for ep in prices]
        ep: list[Decimal | None] = list(prices)
        if number % MISTAKE_EVERY == MISTAKE_EVERY // 2:
            _spoil(row, ep, totals, previous, chance, MISTAKES[number // MISTAKE_EVERY % len(MISTAKES)])
        previous = oz
        yield [*row, *(value for pair in zip(ep, totals, strict=True) for value in pair)]


def _spoil(
    row: Row, ep: list[Decimal | None], totals: list[Decimal | None], previous: str, chance: random.Random, kind: str
) -> None:
    """Plant one mistake."""
    bidder = chance.randrange(len(BIDDERS))
    price, total, menge = ep[bidder], totals[bidder], row[3]
    if price is None or total is None or not isinstance(menge, Decimal):
        return
    if kind == "doppelte OZ":
        row[0] = previous
    elif kind == "Einheit":
        row[4] = "Kabinchen"
    elif kind == "Menge":
        row[3] = Decimal(0)
        totals[:] = [Decimal(0)] * len(totals)
    elif kind == "Text fehlt":
        row[1] = None
    elif kind == "Summe":
        totals[bidder] = total + chance.randint(5, 90_000) / Decimal(100)
    elif kind == "Ausreißer":
        ep[bidder] = changed = (price * 5 if chance.random() < 0.5 else price / 5).quantize(Decimal("0.01"))
        totals[bidder] = (menge * changed).quantize(Decimal("0.01"), ROUND_HALF_UP)
    elif kind == "Preis fehlt":
        ep[bidder] = totals[bidder] = None
    elif kind == "Fabrikat":
        row[2] = f"{row[2]}, Sennheiser EW 500"
    else:
        row[2] = f"{row[2]}, Umfang nach Absprache"


def write(path: Path, count: int, *, formulas: bool = False) -> None:
    """Write the workbook. With `formulas` a total is a formula with its stored result, save where it is wrong."""
    with Workbook(path, {"constant_memory": False}) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 - a fixed day, so that bytes are equal
        sheet = book.add_worksheet("Preisspiegel")
        money = book.add_format({"num_format": "#,##0.00"})
        sheet.write_string(0, 0, "Stadtfest, Preisspiegel der Angebote")
        sheet.write_string(1, 0, "Alle Preise netto in Euro")
        for index, name in enumerate(BIDDERS):
            first = len(SHARED) + 2 * index
            sheet.merge_range(HEADER - 2, first, HEADER - 2, first + 1, name)
            sheet.write_row(HEADER - 1, first, ("EP", "GP"))
        sheet.write_row(HEADER - 1, 0, SHARED)
        for number, row in enumerate(rows(count), HEADER):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write_number(number, column, float(value), money)
            if formulas:
                _formulas(sheet, number, row, money)


def _formulas(sheet: object, number: int, row: Row, money: object) -> None:
    menge = row[3]
    for column in range(len(SHARED), len(row), 2):
        ep, total = row[column : column + 2]
        if isinstance(menge, Decimal) and isinstance(ep, Decimal) and isinstance(total, Decimal):
            letter = chr(65 + column)
            if (menge * ep).quantize(Decimal("0.01"), ROUND_HALF_UP) == total:
                sheet.write_formula(  # type: ignore[attr-defined]
                    number, column + 1, f"=ROUND(D{number + 1}*{letter}{number + 1},2)", money, float(total)
                )
