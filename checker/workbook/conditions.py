"""Terms of payment in prose beside the prices: `Bei Zahlung innerhalb von 14 Tagen 2 % Skonto`."""

import re
from collections.abc import Iterable
from decimal import Decimal

from checker.model.mappe import Blatt
from checker.model.regex import regex
from checker.model.werte import Fehlerwert, Prozent
from checker.workbook.labels import Statement

_PERCENT = regex(r"(\d+(?:[.,]\d+)?) ?(?:%|v\. ?h\.|vom hundert|prozent)", re.IGNORECASE)
_DAYS = regex(r"(\d{1,3}) ?(?:kalender)?tagen?\b", re.IGNORECASE)
_PERIOD = regex(r"tagen?\b|woche|monat|frist", re.IGNORECASE)
_NO = regex(r"\b(?:kein\w*|ohne|nicht|entfällt)\b", re.IGNORECASE)
_CLAUSES = regex(r"[;\n]|,(?!\d)|\.\s+(?=[A-ZÄÖÜ])|\b(?:sonst|ansonsten|danach)\b")
LONGEST = 500
"""Characters of a text that is looked at; longer ones are general terms of business."""
MEHRERE = Fehlerwert("es sind mehrere Sätze für Skonto genannt")
OHNE_TAGE = Fehlerwert("die Frist für das Skonto ist nicht eindeutig in Tagen genannt")


def conditions(blatt: Blatt, rows: Iterable[int], columns: range | None = None) -> dict[str, Statement]:
    """Discount for early payment that texts in some rows offer: rate and days, each where it stands.

    What is offered twice and differently is no value but says so.
    """
    found: dict[str, list[Statement]] = {"skonto": [], "skontofrist": []}
    for row in rows:
        line = blatt.values[row - 1] if row <= len(blatt.values) else ()
        for column, cell in enumerate(line, 1):
            if type(cell) is str and "konto" in cell and len(cell) <= LONGEST and (not columns or column in columns):
                for name, raw in _offered(cell).items():
                    found[name].append(Statement(raw, row, column))
    stated = {name: statements[0] for name, statements in found.items() if statements}
    for name, unclear in (("skontofrist", OHNE_TAGE), ("skonto", MEHRERE)):
        if len({statement.raw for statement in found[name]}) > 1:
            stated[name] = stated[name]._replace(raw=unclear)
    if stated and stated["skonto"].raw is MEHRERE:
        stated["skontofrist"] = stated["skonto"]
    return stated


def _offered(text: str) -> dict[str, object]:
    """What one text offers; empty if it offers nothing."""
    clauses = _CLAUSES.split(_PERCENT.sub(r"\1 %", text))
    named = [clause for clause in clauses if "skonto" in clause.casefold()]
    rates = {rate for clause in named for rate in _PERCENT.findall(clause)}
    if not rates or any(_NO.search(clause) for clause in named):
        return {}
    staged = {rate for clause in clauses if _DAYS.search(clause) for rate in _PERCENT.findall(clause)}
    if len(rates | staged) > 1:
        return {"skonto": MEHRERE}
    rate = Decimal(rates.pop().replace(",", "."))
    offered: dict[str, object] = {"skonto": Prozent(rate / 100)}
    days = {days for clause in named for days in _DAYS.findall(clause)} or set(_DAYS.findall(text))
    if len(days) == 1:
        offered["skontofrist"] = float(days.pop())
    elif days or _PERIOD.search(text):
        offered["skontofrist"] = OHNE_TAGE
    return offered
