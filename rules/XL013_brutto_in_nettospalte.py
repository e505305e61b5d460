"""In einer Spalte für Nettopreise stehen Bruttopreise.

Warum: Verglichen und geprüft wird netto. Ein Bruttopreis macht ein Angebot scheinbar um die Umsatzsteuer teurer.

Ausnahmen: Eine Spalte, die daneben den Nettopreis nennt, ist in Ordnung. Gemeldet wird nur, was die Überschrift oder die Formel sagt, nicht die Höhe.

Abhilfe: Den Bieter fragen, ob die Preise die Umsatzsteuer enthalten. Gewertet wird einheitlich netto oder einheitlich brutto.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.calc.summen import ueberschrift
from checker.model.mappe import Blatt, Blattmuster
from checker.model.regex import regex
from checker.rule import Evidence, evidence, not_applicable, rule

_GROSS = regex(
    r"\bbrutto\b|\b(inkl|incl|einschl)\w*\.?\s*(der\s+)?(gesetzl\w*\.?\s*)?(mwst|ust|umsatz|mehrwert|\d+\s*%)",
    re.IGNORECASE,
)
_NET = regex(r"\bnetto\b|\b(zzgl|ohne|excl|exkl|plus)\b", re.IGNORECASE)
_PRICES = ("ep", "gp", "schaetzpreis", "schaetzbetrag", "schaetzwert")
_CELLS: dict[str, object] = {
    "A1": "OZ", "B1": "Kurztext", "C1": "Menge", "D1": "Einheit", "E1": "EP", "F1": "GP",
    "A2": "01.0010", "B2": "Bühne", "C2": 2, "D2": "Stk", "E2": 100, "F2": ("=C2*E2", 200),
    "A3": "01.0020", "B3": "Dach", "C3": 1, "D3": "Stk", "E3": 50, "F3": ("=C3*E3", 50),
}  # fmt: skip


@rule(
    severity="warning",
    source="§ 12 Abs. 1 und 2 UStG",
    bad=[
        Blattmuster("Positionen", {**_CELLS, "E1": "EP (brutto)"}),
        Blattmuster("Positionen", {**_CELLS, "E1": "EP (inkl. 19 % MwSt.)"}),
        Blattmuster("Positionen", {**_CELLS, "F2": ("=C2*E2*1.19", 238), "F3": ("=C3*E3*1.19", 59.5)}),
    ],
    good=[
        Blattmuster("Positionen", {**_CELLS, "E1": "EP (netto)"}),
        Blattmuster("Positionen", {**_CELLS, "E1": "EP (netto, zzgl. MwSt.)", "F2": ("=C2*E2*1.2", 240)}),
        Blattmuster("Positionen", {**_CELLS, "G1": "GP brutto", "G2": ("=F2*1.19", 238)}),
    ],
)  # fmt: skip
def brutto_in_nettospalte(blatt: Blatt, *, umsatzsteuersaetze: Sequence[Decimal]) -> Iterator[Evidence]:
    if not blatt.tabellen:
        raise not_applicable("keine bekannte Tabelle auf dem Blatt")
    lage = blatt.lage
    rates = "|".join(f"1[.]{rate:02}|1{rate:02}%" for rate in umsatzsteuersaetze)
    factor = regex(rf"(?:^|[*(=+])\s*(?:{rates})\s*(?![\d.])|[*]\s*(?:{rates})(?![\d.])")
    seen: set[int] = set()
    for table in blatt.tabellen:
        for name, column in table.spalten.items():
            if name not in _PRICES or column.column in seen or not table.rows:
                continue
            seen.add(column.column)
            row, heading = ueberschrift(blatt, table.rows[0], column.column)
            if row and _GROSS.search(heading) and not _NET.search(heading):
                yield evidence(
                    blatt.fundstelle(row, column.column),
                    message=f"Die Überschrift „{heading}“ nennt Bruttopreise, gelesen werden sie als netto.",
                    ist=heading,
                )
            runs = [
                run
                for run in lage.laeufe
                if run.column == column.column
                and factor.search(run.text)
                and run.last >= table.rows[0] <= table.rows[-1]
            ]
            runs = [run for run in runs if run.first <= table.rows[-1]]
            if runs:
                yield evidence(
                    *(blatt.fundstelle(run.first, run.column) for run in runs),
                    message="Die Formel schlägt die Umsatzsteuer auf, die Spalte wird als netto gelesen.",
                    ist=runs[0].text,
                )
