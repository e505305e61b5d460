"""Random edits of a dossier, as people make them between two checks. Each returns what was done, or "" if it could not.

The list is the one of issue 3: insert, delete and sort rows; rename columns to a known synonym and move them; add
sheets; duplicate an OZ; change values. Rule texts and rules are edited in `RuleTexts`.
"""

import ast
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from mappenmodell import Book, Formula, Row, Sheet

from checker.model.angebot import Preis
from checker.model.ausschreibung import Eingang, Kriterium, Los, Position
from checker.rule import rules_folder

HEADS = {"Positionen": (Position, Preis), "Lose": (Los,), "Kriterien": (Kriterium,), "Angebotseingang": (Eingang,)}
"""Sheets with a table, and the record types that its headings may be of."""
LABELS = {"OZ", "Pos.", "Pos.-Nr.", "Ordnungszahl", "Position", "Positionsnummer", "Los", "Kriterium", "Bieter"}
"""Headings of the columns that name a row."""


class Table:
    """The table on a sheet as it stands now: heading, key column, rows of data and blocks of them between the sums."""

    def __init__(self, sheet: Sheet) -> None:
        known = {
            text.casefold()
            for kind in HEADS[sheet.name]
            for f in kind.felder.values()
            for text in (f.heading, *f.aliases)
        }
        self.head = max(
            sheet.rows[:12], key=lambda row: sum(plain(value).casefold() in known for value in row.cells.values())
        )
        self.kind = max(
            HEADS[sheet.name],
            key=lambda kind: sum(bool(synonyms(kind, plain(value))) for value in self.head.cells.values()),
        )
        first = next(iter(self.kind.felder.values()))
        names = {text.casefold() for text in (first.heading, *first.aliases)}
        self.key = next(c for c, value in self.head.cells.items() if plain(value).casefold() in names)
        below = sheet.rows[sheet.rows.index(self.head) + 1 :]
        number = re.compile(r"\d\d\.\d{4}") if "oz" in self.kind.felder else re.compile(r".+")
        self.rows = [row for row in below if number.fullmatch(str(row.cells.get(self.key, "")))]
        self.blocks: list[list[Row]] = []
        for row in below:
            if row not in self.rows:
                self.blocks.append([])
            elif self.blocks:
                self.blocks[-1].append(row)
            else:
                self.blocks = [[row]]
        self.blocks = [block for block in self.blocks if len(block) > 1]


def plain(value: object) -> str:
    """A heading without its unit."""
    return re.sub(r"\s*[(\[].*", "", value).strip() if isinstance(value, str) else ""


def synonyms(kind: Any, heading: str) -> list[str]:
    """All known headings of the field that a heading names, of the record type of the sheet."""
    for field in kind.felder.values():
        names = [field.heading, *field.aliases]
        if heading.casefold() in (name.casefold() for name in names):
            return names
    return []


def tables(books: dict[str, Book]) -> list[tuple[Book, Sheet]]:
    return [(book, sheet) for book in books.values() for name, sheet in book.sheets.items() if name in HEADS]


Books = dict[str, Book]


def insert_row(books: Books, rng: Random) -> str:
    book, sheet = rng.choice([(b, s) for b in books.values() for s in b.sheets.values()])
    row = Row()
    what = rng.choice(("leer", "Notiz", "Position"))
    if what == "Position" and sheet.name == "Positionen":
        table = Table(sheet)
        model = rng.choice(table.rows)
        index = sheet.rows.index(model) + rng.randrange(2)
        row.cells = {c: v for c, v in model.cells.items() if not isinstance(v, Formula)}
        row.cells[table.key] = f"{str(model.cells[table.key])[:3]}{rng.randrange(1000, 9999)}"
        if rng.random() < 0.4:
            row.cells.pop(rng.choice(list(row.cells)[1:]))
    elif what == "Notiz" and sheet.name == "Positionen":
        index = rng.randrange(len(sheet.rows))
        row.cells = {Table(sheet).key: "Bitte beachten Sie auch die Anlage zum Ablauf."}
    else:
        what, index = "leer", rng.randrange(len(sheet.rows))
    sheet.insert(index, row)
    return f"{book.file} {sheet.name}: Zeile eingefügt ({what}) vor Zeile {index + 1}"


def delete_row(books: Books, rng: Random) -> str:
    book, sheet = rng.choice(tables(books))
    rows = [row for row in Table(sheet).rows if not sheet.pointed_at(row)]
    if len(rows) < 2:
        return ""
    row = rng.choice(rows)
    text = f"{book.file} {sheet.name}: Zeile {sheet.rows.index(row) + 1} gelöscht"
    sheet.delete(row)
    return text


def sort_rows(books: Books, rng: Random) -> str:
    book, sheet = rng.choice(tables(books))
    blocks = Table(sheet).blocks
    if not blocks:
        return ""
    block = rng.choice(blocks)
    order = list(range(len(block)))
    how = rng.choice(("umgekehrt", "gemischt"))
    order.reverse() if how == "umgekehrt" else rng.shuffle(order)
    sheet.sort(block, order)
    return f"{book.file} {sheet.name}: Zeilen ab {sheet.rows.index(block[0]) + 1} sortiert ({how})"


def rename_column(books: Books, rng: Random) -> str:
    book, sheet = rng.choice(tables(books))
    table = Table(sheet)
    column = rng.choice(list(table.head.cells))
    old = table.head.cells[column]
    names = [name for name in synonyms(table.kind, plain(old)) if name.casefold() != plain(old).casefold()]
    taken = {plain(value).casefold() for value in table.head.cells.values()}
    names = [name for name in names if name.casefold() not in taken]
    if not names:
        return ""
    table.head.cells[column] = rng.choice((rng.choice(names), f"{rng.choice(names)} (neu)", rng.choice(names).upper()))
    return f"{book.file} {sheet.name}: Spalte „{old}“ heißt jetzt „{table.head.cells[column]}“"


def move_column(books: Books, rng: Random) -> str:
    book, sheet = rng.choice(tables(books))
    source, target = rng.randrange(len(sheet.columns)), rng.randrange(len(sheet.columns))
    sheet.move_column(source, target)
    return f"{book.file} {sheet.name}: Spalte {source + 1} nach {target + 1} verschoben"


def add_sheet(books: Books, rng: Random) -> str:
    book = rng.choice(list(books.values()))
    name = f"Notiz {len(book.sheets)}"
    sheet = Sheet(name)
    sheet.columns = [-1, -2]
    for text in rng.choice(((), ("Notiz", "Rückruf am Montag"), ("Summe", "Ansprechpartner", "Ablage"))):
        row = Row()
        row.cells = {-1: text, -2: rng.randrange(1000)}
        sheet.rows.append(row)
    before = rng.random() < 0.5
    book.sheets = {name: sheet, **book.sheets} if before else {**book.sheets, name: sheet}
    if rng.random() < 0.3 and not before:
        book.hidden.add(name)
    return f"{book.file}: Blatt „{name}“ {'vorn' if before else 'hinten'} eingefügt"


def duplicate_oz(books: Books, rng: Random) -> str:
    book, sheet = rng.choice([(b, s) for b, s in tables(books) if s.name == "Positionen"])
    table = Table(sheet)
    row = rng.choice(table.rows)
    oz, how = row.cells[table.key], rng.choice(("Zeile kopiert", "Zeile kopiert und geändert", "OZ übernommen"))
    if how == "OZ übernommen":
        other = rng.choice(table.rows)
        if other is row:
            return ""
        other.cells[table.key] = oz
        other.content = Row().content  # another position by now: what was decided is not about it
        return f"{book.file} {sheet.name}: Zeile {sheet.rows.index(other) + 1} trägt jetzt auch OZ {oz}"
    copy = sheet.copy(row, below=rng.choice((row, rng.choice(table.rows))))
    if how.endswith("geändert"):
        for column, value in copy.cells.items():
            if isinstance(value, (int, float)):
                copy.cells[column] = value + rng.randrange(1, 9)
    return f"{book.file} {sheet.name}: {how}, OZ {oz} auch in Zeile {sheet.rows.index(copy) + 1}"


def change_value(books: Books, rng: Random, places: list[tuple[str, str, str]] = []) -> str:  # noqa: B006 - never changed
    """Another value in a cell; in two of three cases in one in which a finding stands."""
    if places and rng.random() < 0.67:
        file, name, cell = rng.choice(places)
        sheet = books[file].sheets[name]
        row, column = sheet.where(cell)
    else:
        book, sheet = rng.choice([(b, s) for b in books.values() for s in b.sheets.values() if s.rows])
        file, name = book.file, sheet.name
        row, column = rng.choice(sheet.rows), rng.choice(sheet.columns)
    if name in HEADS and (row is Table(sheet).head or column == Table(sheet).key):
        return ""
    old = row.cells.get(column)
    unit = isinstance(old, str) and old in ("Stk", "m", "m²", "Std", "Tag", "psch")
    if isinstance(old, Formula):
        row.cells[column] = rng.choice((float(old.value()), float(old.value()) + 1))
    elif isinstance(old, (int, float)):
        row.cells[column] = rng.choice((old + 1, old * 2, -old, 0, f"{old},00 €", None))
    elif isinstance(old, date):
        row.cells[column] = old + timedelta(days=rng.randrange(-9, 9))
    elif old is None or unit:
        row.cells[column] = rng.choice(("Stk", "psch", 7, None))
    elif row.cells.get(sheet.columns[0]) != "Bieter":
        row.cells[column] = rng.choice((f"{old} nach Absprache", f"{old} Yamaha", "etc."))
    if row.cells.get(column) is None:
        row.cells.pop(column, None)
    return f"{file} {name}: Zeile {sheet.rows.index(row) + 1} {old!r} -> {row.cells.get(column)!r}"


def fix_reference(books: Books, rng: Random) -> str:
    """A formula that differs from its neighbours, also with a pinned row: findings whose value is a formula."""
    sheet = books["ausschreibung.xlsx"].sheets["Positionen"]
    row, formula = rng.choice([(r, f) for r, f in sheet.formulas() if len(f.refs()) == 2 and not any(f.ranges())])
    ref = formula.refs()[1]
    index = sheet.rows.index(row) - rng.randrange(1, 3)
    ref.row, ref.fixed = sheet.rows[index], rng.choice((("", ""), ("", "$"), ("$", "$"), ("$", "")))
    return f"Positionen: Formel in Zeile {sheet.rows.index(row) + 1} ist {formula.text()}"


EDITS: tuple[Callable[[Books, Random], str], ...] = (
    insert_row, delete_row, sort_rows, rename_column, move_column, add_sheet, duplicate_oz,
)  # fmt: skip

COPIES = {
    "LV003": "HA003", "LV005": "HA005", "LV006": "HA006", "AN004": "HA014", "XL004": "HA024", "XL005": "HA025",
    "WE001": "HA031", "VG004": "HA044",
}  # fmt: skip
"""Rules that an office has copied into a folder of its own, where it edits them."""


class RuleTexts:
    """A folder of rules that is edited."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.versions: dict[str, int] = {}
        for path in rules_folder().glob("*.py"):
            if name := COPIES.get(path.name[:5]):
                shutil.copy(path, folder / f"{name}{path.name[5:]}")
                self.versions[name] = 0

    def _random(self, rng: Random) -> Path:
        return rng.choice(sorted(self.folder.glob("*.py")))

    def typo(self, rng: Random) -> str:
        """What people read is changed, what the rule does is not."""
        path = self._random(rng)
        text = path.read_text(encoding="utf-8")
        where = rng.choice(("Warum", "Meldung", "Kommentar", "Beispiel", "Grund", "Quelle"))
        if where == "Warum":
            text = text.replace("Warum: ", "Warum: Das ist wichtig. ", 1)
        elif where == "Meldung":
            text = re.sub(r'(message=f?")', r"\1Achtung: ", text, count=1)
        elif where == "Kommentar":
            text = re.sub(r"(?m)^(def .*)$", r"# Ein Kommentar.\n\1", text, count=1) + "\n\n# Ende.\n"
        elif where == "Beispiel":
            text = re.sub(r'(kurztext="|bezeichnung=")', r"\1Beispiel ", text, count=1)
        elif where == "Quelle":
            text = re.sub(r'(\n    source=")', r"\1Siehe ", text, count=1)
        else:
            text = re.sub(r'(not_(?:applicable|evaluated)\(f?")', r"\1hier: ", text, count=1)
        path.write_text(text, encoding="utf-8")
        return f"{path.name}: Text geändert ({where})"

    def change(self, rng: Random) -> str:
        """What the rule does is changed, though it finds the same."""
        path = self._random(rng)
        text = path.read_text(encoding="utf-8")
        slug = path.stem[6:]
        check = next(n for n in ast.parse(text).body if isinstance(n, ast.FunctionDef) and n.name == slug)
        lines = text.splitlines(keepends=True)
        self.versions[path.name[:5]] += 1
        lines.insert(check.body[0].lineno - 1, f"    fassung = {self.versions[path.name[:5]]}  # noqa\n")
        path.write_text("".join(lines), encoding="utf-8")
        return f"{path.name}: Regel geändert"
