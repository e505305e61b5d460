"""Ein Wert ist tausendmal größer als die anderen seiner Spalte, die Überschrift nennt Tausend Euro.

Warum: Steht in einer Spalte „in T€“ ein voller Betrag, zählt er tausendfach. Die Summe ist dann unbrauchbar.

Ausnahmen: Gemeldet wird nur in Spalten, deren Überschrift Tausend nennt, und nur bei wenigstens drei anderen Werten. Summen werden nicht beurteilt.

Abhilfe: Den Betrag in Tausend umrechnen oder die ganze Spalte in vollen Euro führen.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.calc.preise import median
from checker.model.mappe import Blatt, Blattmuster
from checker.model.regex import regex
from checker.model.werte import exact
from checker.rule import Evidence, evidence, not_applicable, rule

_THOUSANDS = regex(r"\bT ?€|\bTEUR\b|\bT EUR\b|\bTsd\b|\bin Tausend\b|\bk€|\bTEuro\b|\bkEUR\b", re.IGNORECASE)
_CELLS: dict[str, object] = {
    "A1": "Leistung", "B1": "Kosten in T€", "A2": "Bühne", "B2": 12, "A3": "Ton", "B3": 15, "A4": "Licht", "B4": 8,
    "A5": "Strom",
}  # fmt: skip


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[Blattmuster("Kosten", {**_CELLS, "B5": 14000})],
    good=[
        Blattmuster("Kosten", {**_CELLS, "B5": 14}),
        Blattmuster("Kosten", {**_CELLS, "B5": 140}),
        Blattmuster("Kosten", {**_CELLS, "B1": "Kosten in EUR", "B5": 14000}),
        Blattmuster("Kosten", {**_CELLS, "A5": "Summe", "B5": ("=SUM(B2:B4)*1000", 35000)}),
    ],
)
def groessenordnung(blatt: Blatt, *, tausendfach: Mapping[str, Decimal]) -> Iterator[Evidence]:
    if blatt.lines:
        raise not_applicable("Textdateien haben keine Zellen")
    factor, spread, needed = (tausendfach[name] for name in ("Faktor", "Spielraum", "Vergleichswerte"))
    for row, column in _headings(blatt):
        numbers = {r: exact(blatt.wert(r, column)) for r in _below(blatt, row, column)}
        rest = sorted(abs(value) for value in numbers.values() if value)
        usual = median(rest)
        if len(rest) <= needed or usual is None:
            continue
        for r, value in numbers.items():
            small = abs(value) / factor
            others = [abs(v) for other, v in numbers.items() if other != r and v]
            typed = not (blatt.hat_lage and blatt.lauf(r, column))
            if typed and abs(value) > max(others) * spread and usual / spread <= small <= usual * spread:
                yield evidence(
                    blatt.fundstelle(r, column),
                    message="Der Wert passt nicht zur Überschrift: Er scheint in vollen Euro zu stehen.",
                    ist=value,
                    soll=small,
                )


def _headings(blatt: Blatt) -> Iterator[tuple[int, int]]:
    """Headings that speak of thousands."""
    for row, line in enumerate(blatt.values, 1):
        for column, value in enumerate(line, 1):
            if isinstance(value, str) and len(value) < 100 and _may_say(value) and _THOUSANDS.search(value):
                yield row, column


def _may_say(text: str) -> bool:
    """False for nearly all texts of a large sheet: `_THOUSANDS` takes no other letters before what it looks for."""
    return "€" in text or "eur" in (small := text.casefold()) or "tsd" in small or "tausend" in small


def _below(blatt: Blatt, heading: int, column: int) -> Iterator[int]:
    """Rows with numbers below a heading, up to the next text in that column."""
    for row in range(heading + 1, len(blatt.values) + 1):
        if isinstance(blatt.wert(row, column), str) and row > heading + 2:
            break
        if blatt.ist_zahl(row, column):
            yield row
