"""In einer Summe steht ein Betrag, den Excel nicht mitzählt.

Warum: Ein Betrag mit Zusatz wie „ca. 300“ ist für Excel Text. Er fehlt in der Summe, ohne dass es auffällt.

Ausnahmen: Wörter ohne Zahl wie „entfällt“ oder „inkl.“ sind kein Betrag. Zahlen als Text in bekannten Tabellen meldet XL003.

Abhilfe: Die Zahl ohne Zusatz eintragen. Der Zusatz gehört in eine Spalte für Bemerkungen.
"""

import re
from collections.abc import Iterator

from checker.calc.summen import senkrechte_summen, summenbereich
from checker.model.mappe import Blatt, Blattmuster
from checker.model.regex import regex
from checker.rule import Evidence, evidence, rule

_AMOUNT = regex(
    r"(ca\.?|circa|rund|etwa|~|max\.?|min\.?|mind\.?|bis zu|ab|je|à|pauschal|psch\.?|eur|euro|€)?\s*[-+]?\d[\d.,' ]*(,-+|,–)?\s*"
    r"(eur|euro|€|ct|cent|stk|std|m²|m2|m|kg|t|h|netto|brutto|pauschal|psch)?\.?\s*(\(.*\)|netto|brutto|\?)?",
    re.IGNORECASE,
)
_DATE = regex(r"\d{1,2}\.\d{1,2}\.(\d{2,4})?|(19|20)\d\d")
_CELLS: dict[str, object] = {
    "A1": "Posten", "B1": "Kosten", "A2": "Bühne", "B2": 100, "A3": "Ton", "A4": "Licht", "B4": 25, "A5": "Summe",
    "B5": ("=SUM(B2:B4)", 125),
}  # fmt: skip


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[Blattmuster("Kosten", {**_CELLS, "B3": text}) for text in ("ca. 300", "1.250,00", "50 EUR", "300,--")],
    good=[
        Blattmuster("Kosten", {**_CELLS, "B3": text}) for text in ("entfällt", "-", "Los 2", "10.12.2026", "19 %", 300)
    ],
)
def text_in_summe(blatt: Blatt) -> Iterator[Evidence]:
    seen: set[tuple[int, int]] = set()
    for run in senkrechte_summen(blatt):
        area = summenbereich(run.text)
        for row in range(area.top, area.bottom + 1) if area else ():
            value = blatt.wert(row, run.column)
            if not isinstance(value, str) or (row, run.column) in seen or not _AMOUNT.fullmatch(value.strip()):
                continue
            if not _DATE.fullmatch(value.strip()) and not _read(blatt, row, run.column):
                seen.add((row, run.column))
                yield evidence(
                    blatt.fundstelle(row, run.column),
                    blatt.fundstelle(run.first, run.column),
                    message=f"„{value.strip()}“ ist Text und fehlt in der Summe.",
                    ist=value.strip(),
                )


def _read(blatt: Blatt, row: int, column: int) -> bool:
    """True if the text was read as a number of a known table: another rule says so."""
    for table in blatt.tabellen:
        for name, own in table.spalten.items():
            if own.column == column and row in table.rows and table.spalte(name)[table.rows.index(row)] is not None:
                return True
    return False
