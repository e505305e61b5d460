"""Statements beside a word: lists `Feld | Wert`, letterheads such as `Bieter: Klangwerk GmbH`, named cells, totals."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from checker.model.angebot import Angebot
from checker.model.mappe import Blatt, Name
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.werte import Fehlerwert, Prozent
from checker.model.zeile import Zeile
from checker.workbook.cells import text_of
from checker.workbook.headings import LONGEST, SHEETS, field_of, is_firm, normal, silent
from checker.workbook.layout import Group, Table
from checker.workbook.rows import Total
from checker.workbook.tables import HEADER_ROWS

ROWS = 4 * HEADER_ROWS
"""Rows in which statements are looked for."""
REACH = 3
"""Columns to the right of a word in which its value may stand."""
LETTERHEAD = ("bieter", "datum", "nachlass", "skonto", "skontofrist")
"""What a letterhead tells about an offer; its sums stand in the totals."""
BETRAG = Fehlerwert("der Nachlass steht als Betrag da, nicht in Prozent")
_INLINE = regex(r"([^:]{3,40}):\s*(\S.*)", re.DOTALL)
_PERCENT = regex(r"[-–]?\s*(\d+(?:[.,]\d+)?) ?(%|v\.? ?h\.|prozent)", re.IGNORECASE)
_DISCOUNT = regex(r"nachlass|rabatt|abz(ü|u)gl|abzgl", re.IGNORECASE)
NICHT_GENANNT = Fehlerwert("die Summe nach dem Nachlass ist nicht genannt")
_REDUCTION = regex(r"\W*((abzüglich|abzgl|abzügl|minus)\b\W*)?\w*(nachlass|rabatt)", re.IGNORECASE)
"""Labels of a discount itself, whatever they say after it: `Nachlass auf die Nettosumme`."""
_SKONTO = regex(r"skonto", re.IGNORECASE)
_TAX = regex(r"mwst|mehrwertsteuer|umsatzsteuer|\bust\b", re.IGNORECASE)
_GROSS = regex(r"brutto|inkl|einschl|\bincl", re.IGNORECASE)
_WHOLE = regex(r"netto|summe|gesamt|total|endbetrag", re.IGNORECASE)
_PART = regex(
    r"zwischen|teil|titel|\blos\b|\blot\b|gewerk|abschnitt|bereich|kapitel|übertrag|schedule|position|seite|gruppe|"
    r"\d|alternate|bedarf|wahl|eventual|option",
    re.IGNORECASE,
)
"""Words of totals that add up a part only."""


class Statement(NamedTuple):
    """A value that stands beside its word. 1-based; column 0 = the sheet as a whole."""

    raw: Any
    row: int
    column: int
    sheet: str = ""
    """Where it stands, if on another sheet than the rest."""
    factor: Decimal | None = None
    """What it is multiplied by, e.g. 1000 in a column `in T€`."""


class Steckbrief(NamedTuple):
    """A list `Feld | Wert`."""

    kind: type[Zeile]
    first: int
    last: int
    cells: dict[str, Statement]
    unknown: dict[int, str]
    score: float


def labels_of(blatt: Blatt, rows: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
    """Of some rows of a sheet, from above: each column and text that may be a word beside a value."""
    return {
        row: [(c, word) for c, text in _labels(blatt, row) if not silent(word := text.rstrip(": "))]
        for row in sorted(set(rows))
    }


def find_steckbrief(
    blatt: Blatt, kind: type[Zeile], every: Mapping[int, Sequence[tuple[int, str]]]
) -> Steckbrief | None:
    """The list in the column whose texts name the most fields, in rows with their labels; None if there is none."""
    found: dict[int, dict[str, int]] = {}
    for row, labels in every.items():
        for column, text in labels:
            if name := field_of(kind, text):
                found.setdefault(column, {}).setdefault(name, row)
    column = max(found, key=lambda c: (len(found[c]), -c), default=0)
    places = found.get(column, {})
    known = set(places.values())
    if len(places) < 3 and not (known and _headed(blatt, kind, min(known), column)):
        return None
    first, last = min(known), max(known)
    unknown = {
        row: str(text).strip()
        for row in every
        if row > first and row not in known and isinstance(text := blatt.wert(row, column), str)
        and text.strip() and blatt.wert(row, column + 1) is not None
    }  # fmt: skip
    values = [column + reach for reach in range(1, REACH + 1)]
    beside = max(values, key=lambda c: (sum(blatt.wert(row, c) is not None for row in known), -c))
    if blatt.wert(first - 1, column + 1) is not None or not any(blatt.wert(row, beside) is not None for row in known):
        beside = column + 1  # a heading `Feld | Wert` says where values are to stand
    cells = {name: Statement(blatt.wert(row, beside), row, beside) for name, row in places.items()}
    bonus = 2 if normal(blatt.name) == normal(SHEETS[kind]) else 0
    return Steckbrief(kind, first, last, cells, unknown, len(cells) + bonus)


def _headed(blatt: Blatt, kind: type[Zeile], first: int, column: int) -> bool:
    """True if name of the sheet and heading leave no doubt: then one statement is a list already, not three."""
    heading = blatt.wert(first - 1, column) if first > 1 else None
    return normal(blatt.name) == normal(SHEETS[kind]) and isinstance(heading, str) and normal(heading) == "feld"


def _labels(blatt: Blatt, row: int) -> list[tuple[int, str]]:
    line = blatt.values[row - 1] if row <= len(blatt.values) else ()
    return [(c, v) for c, v in enumerate(line, 1) if isinstance(v, str) and v.strip() and len(v) <= LONGEST]


def _beside(blatt: Blatt, row: int, column: int) -> Statement:
    """The value right of a word: in the next cell, or a little further if that is empty."""
    for c in range(column + 1, column + 1 + REACH):
        if (value := blatt.wert(row, c)) is not None:
            return Statement(value, row, c)
    return Statement(None, row, column + 1)


def letterhead(blatt: Blatt, rows: Iterable[int]) -> dict[str, Statement]:
    """What some rows of a sheet tell about an offer: beside a word, or behind its colon in the same cell."""
    found: dict[str, Statement] = {}
    for row in sorted(set(rows)):
        for column, text in _labels(blatt, row):
            match = _INLINE.fullmatch(text.strip())
            name = field_of(Angebot, match[1] if match else text.rstrip(": "))
            if name not in LETTERHEAD or name in found:
                continue
            statement = Statement(match[2].strip(), row, column) if match else _beside(blatt, row, column)
            if statement.raw is not None and (name != "bieter" or isinstance(statement.raw, str)):
                found[name] = statement
    return found


def firm(blatt: Blatt, rows: Iterable[int]) -> Statement | None:
    """The one firm that a letterhead names without a word before it; None if there is none or more than one."""
    found = [
        Statement(" ".join(text.split()), row, column)
        for row in sorted(set(rows))
        for column, text in _labels(blatt, row)
        if is_firm(text) and ":" not in text
    ]
    return found[0] if len({statement.raw for statement in found}) == 1 else None


NAMED: dict[str, str] = {
    "netto": "netto", "angebotssummenetto": "netto", "nettosumme": "netto", "summenetto": "netto",
    "nachlassprozent": "nachlass", "nachlass": "nachlass", "ust": "umsatzsteuer", "ustprozent": "umsatzsteuer",
    "mwst": "umsatzsteuer", "umsatzsteuer": "umsatzsteuer", "mwstprozent": "umsatzsteuer", "brutto": "brutto",
    "angebotssummebrutto": "brutto", "bruttosumme": "brutto", "summebrutto": "brutto", "bieter": "bieter",
    "skonto": "skonto", "skontoprozent": "skonto",
}  # fmt: skip
"""Names of cells in offer forms, and the statement that stands there."""


def named_cells(blatt: Blatt, names: Mapping[str, tuple[int, int]]) -> dict[str, Statement]:
    """Statements in cells that the workbook names, such as Netto or Nachlass_Prozent; `names` are places by name."""
    found: dict[str, Statement] = {}
    for name, (row, column) in sorted(names.items()):
        field = NAMED.get(normal(name))
        raw = blatt.wert(row, column)
        percentage = field in ("nachlass", "umsatzsteuer", "skonto")
        if field is None or raw is None:
            continue
        if percentage and isinstance(raw, float) and not isinstance(raw, Prozent) and raw > 100:
            continue  # the amount of the tax, not its rate
        found.setdefault(field, Statement(raw, row, column))
    return found


def named_rows(names: Iterable[Name], sheet: str) -> frozenset[int]:
    """Rows of a sheet in which a cell has such a name: sums and rates, whatever their label says."""
    return frozenset(
        name.bereich.top
        for name in names
        if name.bereich and name.sheet == sheet and NAMED.get(normal(name.name), "bieter") != "bieter"
        and (name.bereich.top, name.bereich.left) == (name.bereich.bottom, name.bereich.right)
    )  # fmt: skip


def stated_totals(
    blatt: Blatt, totals: Sequence[Total], column: int, *, parts: Sequence[str] = ()
) -> dict[str, Statement]:
    """Sums, discount and tax rate that a table states below a column of totals (1-based)."""
    found: dict[str, Statement] = {}
    titles = {normal(part) for part in parts}
    taxed = reduced = False
    for total in totals:
        raw, label = blatt.wert(total.row, column), total.label
        if _SKONTO.search(label):
            continue
        if _REDUCTION.match(label) or (_DISCOUNT.search(label) and not _WHOLE.search(_DISCOUNT.sub("", label))):
            reduced = True
            found |= _discount(blatt, total, column)
        elif (
            _TAX.search(label) and not _GROSS.search(label) and not re.match(r"\W*(netto|summe)", label, re.IGNORECASE)
        ):
            taxed = True
            if (rate := _rate(blatt, total, column)) is not None:
                found["umsatzsteuer"] = rate
        elif raw is None:
            continue
        elif _GROSS.search(label) or (taxed and _WHOLE.search(label)):
            found["brutto"] = Statement(raw, total.row, column)
        elif reduced and "netto" in found:
            if not taxed and _WHOLE.search(label):
                found.setdefault("nach_nachlass", Statement(raw, total.row, column))
        elif _whole(label, titles) and not taxed:
            found["netto"] = Statement(raw, total.row, column)
    return _before(found)


def _discount(blatt: Blatt, total: Total, column: int) -> dict[str, Statement]:
    """What the row of a discount states: the percentage, the amount, or both."""
    raw, rate = blatt.wert(total.row, column), _rate(blatt, total, column)
    amount = Statement(raw, total.row, column)
    if rate is None:
        return {"nachlass": amount._replace(raw=BETRAG), "nachlass_betrag": amount} if raw is not None else {}
    known = isinstance(raw, (int, float)) and not isinstance(raw, Prozent) and rate[1:3] != amount[1:3]
    return {"nachlass": rate, "nachlass_betrag": amount} if known else {"nachlass": rate}


def _before(found: dict[str, Statement]) -> dict[str, Statement]:
    """The statements; a net sum above a discount says that it stands before it, even if no sum follows."""
    netto, nachlass = found.get("netto"), found.get("nachlass")
    if netto and nachlass and netto.row < nachlass.row:
        found.setdefault("nach_nachlass", nachlass._replace(raw=NICHT_GENANNT))
    return found


def _whole(label: str, titles: set[str]) -> bool:
    """True if a total is that of everything above, not of a title, a lot or a page."""
    plain = re.sub(r"\(.*?\)", " ", label)
    return bool(_WHOLE.search(plain)) and not _PART.search(plain) and not any(t and t in normal(plain) for t in titles)


def _rate(blatt: Blatt, total: Total, column: int) -> Statement | None:
    """The percentage that a row states: in its label, or in a cell of its own."""
    for c in [column, *range(total.column, column)]:
        value = blatt.wert(total.row, c)
        if isinstance(value, Prozent):
            return Statement(value, total.row, c)
        if isinstance(value, str) and (match := _PERCENT.search(value)):
            said = f"{match[1]} %"  # in a cell of its own it was typed as text; a label that says it is none
            share = Prozent(float(match[1].replace(",", ".")) / 100)
            return Statement(said if value.strip() == said else share, total.row, c)
    value = blatt.wert(total.row, column)
    if "%" in total.label and isinstance(value, (int, float)) and 0 <= value < 100:
        return Statement(value, total.row, column)
    return None


def name_of(statement: Statement | None) -> str:
    """A bidder's name as it stands in a cell, in one line."""
    return " ".join(text_of(statement.raw).split()) if statement and statement.raw is not None else ""


__all__ = [
    "BETRAG",
    "ROWS",
    "Group",
    "Statement",
    "Steckbrief",
    "Table",
    "find_steckbrief",
    "firm",
    "letterhead",
    "name_of",
    "named_cells",
    "named_rows",
    "stated_totals",
]  # fmt: skip
