"""How each sheet was read, in words: the reading log that reports show."""

from collections.abc import Sequence

from checker.model.angebot import Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Lesart
from checker.model.fundstelle import column_letters
from checker.workbook.sheets import Part, Sheet

SHOWN = 12
"""Ranges of rows that are listed of one kind; the rest is counted."""


def ranges(rows: Sequence[int]) -> str:
    """Row numbers as a person lists them: 5, 9–12."""
    parts: list[str] = []
    start = end = 0
    for row in [*sorted(rows), 0]:
        if row and row == end + 1:
            end = row
            continue
        if start:
            parts.append(str(start) if start == end else f"{start}–{end}")
        start = end = row
    more = len(parts) - SHOWN
    return ", ".join(parts[:SHOWN]) + (f" und {more} weitere" if more > 0 else "")


def note_of(part: Part) -> Lesart:
    """How one table was read."""
    table, kind, blatt = part.table, part.table.kind, part.sheet.blatt
    headings = {**Position.felder, **Preis.felder, **kind.felder}
    shared = {**(part.more_columns() if table.groups else {}), **table.columns}
    columns = {column_letters(c): headings[n].heading for n, c in sorted(shared.items(), key=lambda i: i[1])}
    estimate = [table.estimate] if table.estimate else []
    for group in [*table.groups, *estimate]:
        columns |= {column_letters(c): f"{headings[n].heading} – {group.name}" for n, c in group.columns.items()}
    unknown = {column_letters(c): text for c, text in sorted(table.unknown.items()) if c not in shared.values()}
    what = "Preisspiegel" if table.groups else "Preise" if kind is Preis else kind.name
    what += " (ausgeblendetes Blatt)" if blatt.verdeckt else ""
    read = 0 if part.copy_of else len(part.rows.records)
    decoration = {name: len(rows) for name, rows in part.rows.decoration.items()}
    if part.copy_of:
        decoration["Wiederholung"] = len(part.rows.records)
    where = {name: ranges(rows) for name, rows in part.rows.decoration.items() if name != "leer"}
    return Lesart(
        blatt.file,
        blatt.name,
        what,
        table.header,
        columns,
        unknown,
        read,
        decoration,
        (*part.notes, *part.rows.notes),
        where,
    )


def note_of_steckbrief(sheet: Sheet) -> Lesart:
    """How a list `Feld | Wert` was read; the help sheet of a template is told as such."""
    found = sheet.steckbrief
    if found is None:
        return Lesart(sheet.file, sheet.name, "Hilfe der Vorlage", 0, {}, {}, 0, {})
    headings = found.kind.felder
    columns = {f"{column_letters(s.column)}{s.row}": headings[n].heading for n, s in found.cells.items()}
    unknown = {f"Zeile {row}": label for row, label in found.unknown.items()}
    return Lesart(sheet.file, sheet.name, found.kind.name, sheet.first_row, columns, unknown, 1, {})
