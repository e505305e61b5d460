"""How each sheet was read, in words: the reading log that reports show. Whatever was not read is named with its row."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import OHNE_KOPF, PLANTEILE, TEXT_MIT_ZAHLEN, ZAHLEN_AUSSEN, Lesart
from checker.model.fundstelle import a1, column_letters
from checker.model.mappe import Blatt
from checker.workbook.cells import bare_number, filled_columns, with_more_words
from checker.workbook.labels import NICHT_GENANNT, Statement
from checker.workbook.layout import Table, View, free_rows
from checker.workbook.sheets import Part, Sheet

SHOWN = 12
"""Ranges of rows that are listed of one kind; the rest is counted."""
TEXT_AUSSEN = "Text außerhalb der Tabellen"
AUSGELASSEN = "ausgelassen"


def ranges(rows: Iterable[int]) -> str:
    """Row numbers as a person lists them: 5, 9–12."""
    parts: list[str] = []
    start = end = 0
    for row in [*sorted(rows), 0]:
        if start and row == end + 1:
            end = row
            continue
        if start:
            parts.append(str(start) if start == end else f"{start}–{end}")
        start = end = row
    more = len(parts) - SHOWN
    return ", ".join(parts[:SHOWN]) + (f" und {more} weitere" if more > 0 else "")


def notes_of(sheet: Sheet, used: Collection[int], more: Sequence[str] = ()) -> Iterator[Lesart]:
    """How a sheet was read, table by table.

    `used` are rows whose statements count, `more` is what belongs to the sheet as a whole.
    """
    found = [_list(sheet)] if sheet.steckbrief or sheet.help else []
    found += [_table(part) for part in sheet.parts if not part.drawn]
    drawn = groupby((part for part in sheet.parts if part.drawn), key=lambda part: part.table.header)
    found += [_grid(list(stages)) for _, stages in drawn]
    found += [_left_out(sheet, table) for table in sheet.left_out]
    if not found:
        found = [Lesart(sheet.file, sheet.name, "", 0, {}, {}, 0, {})]
    outside = {} if sheet.help else _outside(sheet, used)
    first = found[0]
    yield first._replace(
        notes=(*sheet.notes, *first.notes, *more),
        decoration={**first.decoration, **{kind: len(rows) for kind, rows in outside.items()}},
        rows={**first.rows, **{kind: ranges(rows) for kind, rows in outside.items()}},
    )
    yield from found[1:]


def _table(part: Part) -> Lesart:
    """How one table was read."""
    table, kind, blatt = part.table, part.table.kind, part.sheet.blatt
    headings = {**Position.felder, **Preis.felder, **kind.felder}
    shared = {**(part.more_columns() if table.groups or table.profile else {}), **table.columns}
    columns = {c: headings[n].heading for n, c in sorted(shared.items(), key=lambda item: item[1])}
    for group in table.groups:
        columns |= {c: f"{headings[n].heading} – {group.name}" for n, c in group.columns.items()}
    if table.estimate:
        words = {**headings, "ep": headings["schaetzpreis"], "gp": headings["schaetzbetrag"]}
        columns |= {c: f"{words[n].heading} – {table.estimate.name}" for n, c in table.estimate.columns.items()}
    texts = {c: text for c, (text, _) in View(blatt).heading(table.top, table.header).items()}
    unknown = {c: text for c, text in table.unknown.items() if c not in columns}
    unknown |= dict.fromkeys(_without_heading(blatt, table, {*columns, *texts}), OHNE_KOPF)
    what = "Preisspiegel" if table.groups else "Preise" if kind is Preis else kind.name
    what += " (ausgeblendetes Blatt)" if blatt.verdeckt else ""
    kinds = dict(_kinds(part))
    yes_no = [c for n, c in table.columns.items() if kind in PLANTEILE and kind.felder[n].type is bool]
    flags = (blatt.wert(row, c) for c in yes_no for row in part.rows.records)
    return Lesart(
        blatt.file,
        blatt.name,
        what,
        table.header,
        _lettered(columns),
        _lettered(dict(sorted(unknown.items()))),
        0 if part.copy_of else len(part.rows.records),
        {name: len(rows) for name, rows in kinds.items()},
        (*part.notes, *part.rows.notes, *_answers(flags)),
        {name: ranges(rows) for name, rows in kinds.items() if name != "leer"},
        _lettered({c: texts[c] for c in columns if c in texts}),
    )


def _grid(parts: Sequence[Part]) -> Lesart:
    """How a programme that is drawn as a grid was read: the stages side by side."""
    each = [_table(part) for part in parts]
    first = each[0]
    return first._replace(
        what=f"{first.what} (Raster)",
        columns={letters: text for one in each for letters, text in one.columns.items()},
        headings={letters: text for one in each for letters, text in one.headings.items()},
        read=sum(one.read for one in each),
        notes=tuple(dict.fromkeys(note for one in each for note in one.notes)),
    )


def _lettered(columns: Mapping[int, str]) -> dict[str, str]:
    return {column_letters(column): text for column, text in columns.items()}


def _kinds(part: Part) -> Iterator[tuple[str, list[int]]]:
    """Rows that are no records by kind; texts that hold numbers stand apart, for they may have been meant as records."""
    for name, rows in part.rows.decoration.items():
        odd = [row for row in rows if _has_number(part.sheet.blatt, row)] if name == "Text" else []
        plain = [row for row in rows if row not in set(odd)] if odd else rows
        if plain:
            yield name, plain
        if odd:
            yield TEXT_MIT_ZAHLEN, odd
    if part.copy_of:
        yield "Wiederholung", part.rows.records


def _has_number(blatt: Blatt, row: int) -> bool:
    """True if a cell of the row is a number, or a text that is nothing else."""
    return any(
        bare_number(cell) if isinstance(cell, str) else type(cell) is not bool and isinstance(cell, (int, float))
        for cell in blatt.values[row - 1]
    )


def _without_heading(blatt: Blatt, table: Table, known: Collection[int]) -> list[int]:
    """Columns with values beside the records and no word above them."""
    lines = blatt.values[table.header : table.last]
    width = max(map(len, lines), default=0)
    return sorted(filled_columns(lines, {c for c in range(1, width + 1) if c not in known}))


def _list(sheet: Sheet) -> Lesart:
    """How a list `Feld | Wert` was read; the help sheet of a template is told as such."""
    found = sheet.steckbrief
    if found is None:
        return Lesart(sheet.file, sheet.name, "Hilfe der Vorlage", 0, {}, {}, 0, {})
    headings = found.kind.felder
    columns = {a1(s.row, s.column): headings[n].heading for n, s in found.cells.items()}
    unknown = {f"Zeile {row}": label for row, label in found.unknown.items()}
    notes = _answers(s.raw for n, s in found.cells.items() if headings[n].type is bool)
    return Lesart(sheet.file, sheet.name, found.kind.name, sheet.first_row, columns, unknown, 1, {}, notes)


def _answers(cells: Iterable[object]) -> tuple[str, ...]:
    """How cells were read that say yes or no with more words."""
    found = {cell: flag for cell in cells if (flag := with_more_words(cell))}
    return tuple(f"„{cell}“ als {flag} gelesen" for cell, flag in found.items())


def _left_out(sheet: Sheet, table: Table) -> Lesart:
    rows = list(chain(*free_rows(table.top, table.last, [part.table for part in sheet.parts])))
    return Lesart(
        sheet.file, sheet.name, "nicht gelesen", table.header, {}, {}, 0, {AUSGELASSEN: len(rows)},
        (f"Nicht gelesen, wie das Profil {table.profile} sagt",), {AUSGELASSEN: ranges(rows)},
    )  # fmt: skip


def _outside(sheet: Sheet, used: Collection[int]) -> dict[str, list[int]]:
    """Rows with content that belong to no table and to no statement."""
    blatt, known = sheet.blatt, set(used)
    if sheet.steckbrief:
        known |= {s.row for s in sheet.steckbrief.cells.values()} | set(sheet.steckbrief.unknown)
        known.add(sheet.steckbrief.first - 1)
    tables = [*sheet.left_out, *(part.table for part in sheet.parts)]
    found: dict[str, list[int]] = {}
    for row in chain(*free_rows(1, len(blatt.values), tables)):
        if row not in known and any(cell is not None and cell != "" for cell in blatt.values[row - 1]):
            found.setdefault(ZAHLEN_AUSSEN if _has_number(blatt, row) else TEXT_AUSSEN, []).append(row)
    return found


def statements_note(owner: str, sheet: str, statements: Mapping[str, Statement]) -> str:
    """Where the statements about an offer stand, in one line; empty if there are none."""
    headings = Angebot.felder
    places = [
        f"{headings[name].heading} aus {f'{s.sheet}!' if s.sheet not in ('', sheet) else ''}{a1(s.row, s.column)}"
        for name, s in sorted(statements.items(), key=lambda item: (item[1].row, item[1].column))
        if name in headings and s.raw not in (None, NICHT_GENANNT) and s.column
    ]
    return f"{owner}: {', '.join(places)}" if places else ""
