"""From columns of a sheet to the raw values of fields: each value with its own row, where a record takes several.

Numbers of positions that a spreadsheet turned into numbers or days are told again where the sheet settles it, and
refused where it does not.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from checker.model.angebot import Preis
from checker.model.ausschreibung import Position
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.model.mappe import Blatt
from checker.model.masse import MASSE, andere_einheit
from checker.model.regex import regex
from checker.model.tabelle import Spalte
from checker.model.werte import MONATE, Fehlerwert, zahl
from checker.workbook.cells import bare_number, text_of
from checker.workbook.layout import Spans, Table
from checker.workbook.rows import Rows, numbers_below

CARRIED = ("los", "art", "einheit", "person", "ort", "flaeche", "funktion")
"""Fields whose merged cell speaks for all rows that it covers."""
_DIGITS = regex(r"0*(\.(0+))?")
_DAY_TEXT = regex(r"(\d{1,2})\. ?(Jan|Feb|Mär|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\.?", re.IGNORECASE)
_PARTS = regex(r"\d+")


def raw_column(blatt: Blatt, rows: Rows, column: int, factor: Decimal | None = None) -> Spalte:
    """Raw cells of a column (1-based), one a record.

    What a record of several rows lacks is missed in its last one, where its quantity and prices stand.
    """
    raw = rows.raw(blatt, column)
    places = list(numbers_below(rows, column)) if rows.moved else None
    for index, cells in rows.moved.items():
        if places and cells and column not in cells and raw[index] in (None, ""):
            places[index] = max(cells.values())
    return Spalte(raw, column, places, factor)


def field_columns(
    blatt: Blatt, table: Table, rows: Rows, columns: Mapping[str, int], factors: Mapping[str, Decimal]
) -> dict[str, Spalte]:
    """The columns of a table by field. What was concluded about them is noted in `rows.notes`."""
    found = {name: raw_column(blatt, rows, column, factors.get(name)) for name, column in columns.items()}
    headings = {**Position.felder, **Preis.felder, **table.kind.felder}
    for name, factor in sorted(factors.items()):
        if name in found:
            says = "das Profil" if table.profile else "die Überschrift"
            rows.note(f"„{headings[name].heading}“ wurde mit {zahl(factor)} malgenommen, wie {says} sagt")
    for name, unit in _units_said(table, columns).items():
        found[name] = found[name]._replace(raw=[_in_unit(cell, unit) for cell in found[name].raw])
        rows.note(f"Zahlen der Spalte „{headings[name].heading}“ in {unit} gelesen, wie die Überschrift sagt")
    text = columns.get("kurztext", 0)
    made: dict[str, Callable[[], Spalte]] = {}
    if "oz" in found:
        made["oz"] = lambda: _numbers(blatt, rows, found["oz"])
    for name in CARRIED:
        if name in found:
            made[name] = lambda name=name: _covered(blatt, rows, name, found[name])  # type: ignore[misc]
    if rows.texts and text:
        made["langtext"] = lambda: _long_texts(blatt, rows, text, found.get("langtext"))
    if rows.los and "los" not in found:
        made["los"] = lambda: _told(rows, rows.los, columns.get("oz", 1))
    if rows.art:
        made["art"] = lambda: _kinds(rows, text or 1, found.get("art"))
    for name, make in made.items():
        key = (name, columns.get(name, 0))
        if key not in rows.derived:
            rows.derived[key] = make()
        found[name] = rows.derived[key]
    return found


def _units_said(table: Table, columns: Mapping[str, int]) -> dict[str, str]:
    """Measures whose heading names another unit than theirs."""
    texts, fields = dict(table.texts), table.kind.felder
    said = {
        name: andere_einheit(texts.get(column, ""), fields[name].unit)
        for name, column in columns.items()
        if name in fields and fields[name].unit in MASSE
    }
    return {name: unit for name, unit in said.items() if unit}


def _in_unit(cell: object, unit: str) -> object:
    """A bare number with the unit of its heading; other cells say themselves what they mean."""
    if isinstance(cell, str):
        return f"{cell.strip()} {unit}" if bare_number(cell) else cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return f"{cell:.15g} {unit}".replace(".", ",")
    return cell


def _covered(blatt: Blatt, rows: Rows, name: str, column: Spalte) -> Spalte:
    """What merged cells say for all rows beside them, and a lot for the positions below its first."""
    spans = Spans(blatt)
    whole = _merged(blatt, spans, rows, column) if spans.merged else column
    return carried(rows, whole) if name == "los" else whole


def _merged(blatt: Blatt, spans: Spans, rows: Rows, column: Spalte) -> Spalte:
    """What a merged cell says, for every record beside it."""
    raw, places = list(column.raw), list(column.rows or rows.records)
    changed = False
    for index, value in enumerate(raw):
        if value in (None, "") and (first := spans.first_cell(places[index], column.column)):
            raw[index], places[index], changed = blatt.wert(*first), first[0], True
    return column._replace(raw=raw, rows=places) if changed else column


def carried(rows: Rows, column: Spalte) -> Spalte:
    """A lot that stands only beside its first position speaks for those below it.

    Where a lot stands beside two positions in a row, each has its own, and an empty cell is one that was forgotten.
    """
    raw, places = list(column.raw), list(column.rows or rows.records)
    if not raw or raw[0] in (None, "") or all(value not in (None, "") for value in raw):
        return column
    if any(one == other and one not in (None, "") for one, other in pairwise(raw)):
        return column
    for index in range(1, len(raw)):
        if raw[index] in (None, ""):
            raw[index], places[index] = raw[index - 1], places[index - 1]
    return column._replace(raw=raw, rows=places)


def _long_texts(blatt: Blatt, rows: Rows, column: int, own: Spalte | None) -> Spalte:
    """Lines of text below a position as its long text."""
    raw: list[Any] = list(own.raw) if own else [None] * len(rows.records)
    places = list((own and own.rows) or rows.records)
    at = own.column if own else column
    cells: dict[int, list[tuple[int, str]]] = {}
    for index, lines in rows.texts.items():
        above = [(places[index], str(raw[index]))] if raw[index] not in (None, "") else []
        below = [(row, text_of(value)) for row in lines if (value := blatt.wert(row, column)) is not None]
        if not above:
            places[index] = lines[0]
        if at == column or not above:
            cells[index] = [*above, *below]
        raw[index] = "\n".join(text for _, text in (*above, *below))
    return Spalte(raw, at, places, lines=cells)


def _told(rows: Rows, told: dict[int, tuple[str, int]], column: int) -> Spalte:
    """What titles tell about the records below them."""
    raw = [told[index][0] if index in told else None for index in range(len(rows.records))]
    places = [told[index][1] if index in told else row for index, row in enumerate(rows.records)]
    return Spalte(raw, column, places)


def _kinds(rows: Rows, column: int, own: Spalte | None) -> Spalte:
    """The kind of a position that its text or the title above it tells, where no column says it."""
    raw: list[Any] = list(own.raw) if own else [None] * len(rows.records)
    places = list((own and own.rows) or rows.records)
    told = 0
    for index, (kind, row) in rows.art.items():
        if raw[index] in (None, ""):
            raw[index], places[index] = kind, row
            told += 1
    if told:
        rows.note(f"Art von {told} Positionen aus Text oder Titel gelesen")
    return Spalte(raw, own.column if own else column, places)


# -- numbers of positions ----------------------------------------------------------------------------------------------


def _numbers(blatt: Blatt, rows: Rows, column: Spalte) -> Spalte:
    """Numbers of positions as text, also where the sheet holds a number or a day."""
    if all(value is None or (type(value) is str and not _may_be_day(value)) for value in column.raw):
        return column
    raw: list[Any] = []
    days: list[int] = []
    for index, cell in enumerate(column.raw):
        value = cell
        if isinstance(value, str) and (match := _DAY_TEXT.fullmatch(value.strip())):
            month = MONATE.index(match[2][:3].casefold().replace("mrz", "mär")) + 1
            value = date(2000, month, int(match[1]))
        if isinstance(value, date):
            days.append(index)
        elif isinstance(value, (int, float)):
            place = (column.rows or rows.records)[index]
            value = _decimal_text(value, _format(blatt, place, column.column))
        raw.append(value)
    _restore_zeros(raw, column.raw)
    if days:
        _restore_days(raw, days, rows)
    return column._replace(raw=raw)


def _may_be_day(text: str) -> bool:
    return text[-1:].isalpha() and _DAY_TEXT.fullmatch(text.strip()) is not None


def _format(blatt: Blatt, row: int, column: int) -> str:
    try:
        return blatt.lage.format(row, column)
    except (NotApplicable, NotEvaluated):
        return ""


def _decimal_text(value: float, number_format: str) -> str:
    """A number as the sheet shows it: 1.1 in the format 0.00 is 1.10."""
    match = _DIGITS.fullmatch(number_format) if number_format else None
    if not match:
        return f"{value:.15g}"
    digits = len(match[2] or "")
    return f"{value:0{len(number_format)}.{digits}f}"


def _restore_zeros(raw: list[Any], cells: Sequence[Any]) -> None:
    """1.9, 1.1, 1.11 was typed as 1.9, 1.10, 1.11: a number that repeats or goes back ends in a lost zero."""
    for index in range(1, len(raw)):
        text, before = raw[index], raw[index - 1]
        if type(cells[index]) is not float or not isinstance(text, str) or not isinstance(before, str):
            continue
        head, dot, last = text.rpartition(".")
        before_head, _, before_last = before.rpartition(".")
        counted = dot and head == before_head and last.isdigit() and before_last.isdigit()
        if counted and int(before_last) + 1 == int(last) * 10:
            raw[index] = f"{text}0"


def _restore_days(raw: list[Any], days: Sequence[int], rows: Rows) -> None:
    """1.10 that became 1 October: told again where the numbers around it settle in which order to read it."""
    for run in _runs(raw, days):
        before = next((r for r in reversed(raw[: run[0]]) if isinstance(r, str)), "")
        behind = next((r for r in raw[run[-1] + 1 :] if isinstance(r, str)), "")
        values = [raw[index] for index in run]
        readings = {
            tuple(f"{v.day}.{v.month}" for v in values),
            tuple(f"{v.month}.{v.day}" for v in values),
        }
        fitting = [reading for reading in sorted(readings) if _chain(before, reading, behind)]
        for position, index in enumerate(run):
            if len(fitting) == 1:
                raw[index] = fitting[0][position]
            else:
                shown = text_of(values[position])
                raw[index] = Fehlerwert(f"aus der OZ ist das Datum {shown} geworden; bitte als Text eingeben")
        if len(fitting) == 1:
            what = (
                f"{raw[run[0]]} bis {raw[run[-1]]} aus {len(run)} Daten"
                if len(run) > 1
                else f"{raw[run[0]]} aus dem Datum"
            )
            rows.note(f"OZ {what} gelesen (in der Zelle steht {text_of(values[0])})")


def _runs(raw: Sequence[Any], days: Sequence[int]) -> list[list[int]]:
    """Days one below the other; titles between them do not matter."""
    runs: list[list[int]] = []
    for index in days:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _chain(before: str, reading: Sequence[str], behind: str) -> bool:
    """True if numbers follow each other without a gap, begin where the one above ends and stay below the next."""
    steps = all(_follows(one, other) for one, other in pairwise(reading))
    left, right = _fits(before, reading[0]), _fits(reading[-1], behind)
    rising = not _comparable(reading[-1], behind) or _key(reading[-1]) < _key(behind)
    return steps and rising and (left or (right and not _comparable(before, reading[0])))


def _comparable(one: str, other: str) -> bool:
    return bool(one and other) and len(_key(one)) == len(_key(other))


def _fits(one: str, other: str) -> bool:
    return bool(one and other) and _follows(one, other)


def _key(oz: str) -> list[int]:
    return [int(part) for part in _PARTS.findall(oz)]


def _follows(above: str, oz: str) -> bool:
    """True if a number directly follows another: 1.9 and 1.10, 1.9 and 2.1."""
    before, own = _key(above), _key(oz)
    if not before or len(before) != len(own):
        return False
    return own == [*before[:-1], before[-1] + 1] or own == [*before[:-2], before[-2] + 1, 1]
