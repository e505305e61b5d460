"""A profile: how the tables of one sender are to be read. It goes before what the headings say, and only where it fits.

A table of a profile is known by texts of its heading; it may have moved down or up. What a profile does not name is read
as ever. Nothing of it is used silently: the reading log names it, and a profile that fits nowhere stops the check.
"""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Any

from checker.config import ConfigError
from checker.model.angebot import Preis
from checker.model.ausschreibung import Position
from checker.model.fundstelle import a1, column_letters
from checker.model.mappe import Blatt
from checker.model.tupel import NamedTuple
from checker.workbook.cells import filled_columns
from checker.workbook.headings import PREISFELDER, price_of_bidder
from checker.workbook.layout import Group, Table
from checker.workbook.tables import HEADER_ROWS, Finder

SUFFIX = ".profil.toml"
"""How files with profiles are called, so that they are known beside workbooks."""


def is_profile(name: str) -> bool:
    return name.casefold().endswith(SUFFIX)


class Entry(NamedTuple):
    """One table of a profile."""

    number: int
    sheet: str
    """Name of the sheet; * stands for anything."""
    anchors: Mapping[tuple[int, int], str]
    """Texts by which the heading is known again, by row and column; without any, the whole sheet is meant."""
    table: Table
    left_out: bool = False
    """True for a table that is not to be read."""
    open: bool = True
    """True if the table goes on to the next one or to the end of the sheet."""


class Fit(NamedTuple):
    """What profiles say about one sheet."""

    tables: tuple[Table, ...] = ()
    left_out: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    whole: bool = False
    """True if nothing else of the sheet is to be read."""


class Profile:
    """The tables of a profile file."""

    def __init__(self, path: Path, sha256: str, file: str, entries: Sequence[Entry], *, required: bool) -> None:
        self.path, self.sha256, self.file, self.entries = path, sha256, file, entries
        self.required = required
        """True if it was asked for in this very call: then it must fit somewhere."""
        self.used: set[int] = set()
        """Numbers of the tables that were found on some sheet."""
        self._misses: dict[str, None] = {}

    @property
    def name(self) -> str:
        return self.path.name

    def fit(self, blatt: Blatt, *, offer: bool) -> Fit:
        """What it says about a sheet; nothing if it speaks of others."""
        if not any(_matches(self.file, name) for name in (blatt.file, PurePosixPath(blatt.file).name)):
            return Fit()
        finder = Finder(blatt, offer=offer)
        taken: set[tuple[int, int]] = set()
        placed: list[tuple[Entry, int]] = []
        notes: list[str] = []
        shift = 0
        for entry in self.entries:
            if not _matches(entry.sheet, blatt.name):
                continue
            found = _shift(blatt, entry, shift, taken)
            if found is None:
                miss = _miss(blatt, entry, shift)
                self._misses[f"Tabelle {entry.number}: in {blatt.file} auf Blatt „{blatt.name}“ {miss}"] = None
                notes.append(f"Das Profil {self.name} passt hier nicht (Tabelle {entry.number}): {miss}")
                continue
            shift = found
            placed.append((entry, shift))
            taken.add(_place(entry, shift))
            self.used.add(entry.number)
        if any("*" in entry.sheet for entry in self.entries):
            notes = [] if not placed else notes  # it was never said that this sheet is meant
        tables: list[tuple[Entry, Table]] = []
        for entry, shift in sorted(placed, key=lambda pair: pair[0].table.top + pair[1]):
            above = tables[-1][1] if tables else None
            tables.append((entry, _applied(self.name, entry, finder, shift, above)))
        tables = _ended(blatt, tables)
        return Fit(
            tuple(table for entry, table in tables if not entry.left_out),
            tuple(table for entry, table in tables if entry.left_out),
            tuple(notes),
            any(not entry.anchors for entry, _ in placed),
        )

    def require(self) -> None:
        """Raises ConfigError if it was asked for and fits no sheet."""
        if self.used or not self.required:
            return
        misses = list(self._misses)
        sheets = ", ".join(dict.fromkeys(f"„{entry.sheet}“" for entry in self.entries))
        why = "; ".join(misses[:3]) + (f"; und {len(misses) - 3} weitere" if len(misses) > 3 else "")
        where = f"Es gilt für Dateien wie „{self.file}“ und für die Blätter {sheets}."
        raise ConfigError(
            f"{self.name}: das Profil passt zu keinem Blatt. {f'{why}.' if why else where} "
            "Bitte das Profil berichtigen, neu erzeugen oder weglassen."
        )

    def unused(self) -> list[str]:
        """What it says about tables that are nowhere, if others were found."""
        missing = [entry for entry in self.entries if entry.number not in self.used] if self.used else []
        return [
            f"Tabelle {entry.number} des Profils {self.name} wurde nirgends gefunden (Blatt „{entry.sheet}“)"
            for entry in missing
        ]


def profiled(blatt: Blatt, profiles: Sequence[Profile], *, offer: bool) -> Fit:
    """What all profiles say about a sheet; where two speak of the same rows, the first one counts."""
    tables: list[Table] = []
    left_out: list[Table] = []
    notes: list[str] = []
    whole = False
    for profile in profiles:
        fit = profile.fit(blatt, offer=offer)
        before = [*tables, *left_out]
        for own, more in ((tables, fit.tables), (left_out, fit.left_out)):
            own += [table for table in more if not any(overlap(table, other) for other in before)]
        notes += fit.notes
        whole = whole or (fit.whole and not before)
    return Fit(tuple(tables), tuple(left_out), tuple(notes), whole)


def overlap(one: Table, other: Table) -> bool:
    """True if two tables share rows."""
    return one.top <= other.last and other.top <= one.last


def _matches(pattern: str, name: str) -> bool:
    """True if a name is meant; only * stands for something else."""
    plain = pattern.replace("[", "[[]").replace("?", "[?]")
    return fnmatchcase(name.casefold(), plain.casefold())


def text_at(blatt: Blatt, row: int, column: int) -> str:
    """The text of a cell in one line; empty if it holds none."""
    value = blatt.wert(row, column)
    return " ".join(value.split()) if isinstance(value, str) else ""


# -- finding a table again -------------------------------------------------------------------------------------------


def _place(entry: Entry, shift: int) -> tuple[int, int]:
    """What tells tables of a sheet apart: the row of the heading and its first column."""
    return entry.table.header + shift, min((column for _, column in entry.anchors), default=0)


def _shift(blatt: Blatt, entry: Entry, start: int, taken: set[tuple[int, int]]) -> int | None:
    """By how many rows a table has moved; None if it is nowhere."""
    if not entry.anchors:
        return 0
    for shift in _outward(start, *_room(blatt, entry)):
        if _place(entry, shift) not in taken and not _wrong(blatt, entry, shift, 1):
            return shift
    return None


def _room(blatt: Blatt, entry: Entry) -> tuple[int, int]:
    """How far a table can move up and down on a sheet."""
    rows = [row for row, _ in entry.anchors] + [entry.table.top, entry.table.header]
    return 1 - min(rows), len(blatt.values) - max(rows)


def _outward(start: int, low: int, high: int) -> Iterator[int]:
    """All numbers of a range, the nearest to `start` first."""
    if low <= start <= high:
        yield start
    for step in count(1):
        if start - step < low and start + step > high:
            return
        yield from (shift for shift in (start + step, start - step) if low <= shift <= high)


def _wrong(blatt: Blatt, entry: Entry, shift: int, most: int) -> list[tuple[int, int, str]]:
    """The first anchors that do not hold after a move: row, column, text."""
    found = []
    for (row, column), text in entry.anchors.items():
        if text_at(blatt, row + shift, column) != text:
            found.append((row + shift, column, text))
            if len(found) == most:
                break
    return found


def _miss(blatt: Blatt, entry: Entry, start: int) -> str:
    """Why a table is not on a sheet that has the right name: what differs where most of the heading stands."""
    low, high = _room(blatt, entry)
    if low > high:
        return f"gibt es die Zeile {max(row for row, _ in [*entry.anchors, (entry.table.header, 0)])} nicht"
    near = _outward(start, max(low, start - HEADER_ROWS), min(high, start + HEADER_ROWS))
    every = len(entry.anchors)
    best = min((_wrong(blatt, entry, shift, every) for shift in near), key=len, default=[])
    if not best or len(best) == every:
        (row, column), text = next(iter(entry.anchors.items()))
    else:
        row, column, text = best[0]
    found = text_at(blatt, row, column)
    return f"steht in {a1(row, column)} {f'„{found[:60]}“' if found else 'kein Text'} statt „{text[:60]}“"


# -- applying it -----------------------------------------------------------------------------------------------------


def _applied(name: str, entry: Entry, finder: Finder, shift: int, above: Table | None) -> Table:
    """A table of the profile as it stands on this sheet."""
    blatt, said = finder.blatt, entry.table
    top, header = said.top + shift, said.header + shift
    texts = finder.heading(top, header) if entry.anchors and not entry.left_out else {}
    notes = [f"Gelesen mit dem Profil {name}, Tabelle {entry.number}"]
    groups: list[Group] = []
    for group in said.groups:
        placed = _named(blatt, group, shift, header, texts, said.factors)
        if any(finder.filled(header, c, f == "gp") for f, c in placed.columns.items() if f in PREISFELDER):
            groups.append(placed)
        else:
            notes.append(f"„{placed.name}“ nennt keinen Preis und zählt nicht als Bieter")
    estimate = _named(blatt, said.estimate, shift, header, texts, said.factors) if said.estimate else None
    kind, columns = said.kind, dict(said.columns)
    if kind is Preis and not entry.left_out and not groups and _unpriced(finder, header, columns):
        kind = Position
        columns = {n: c for n, c in {**columns, **said.more}.items() if n in Position.felder}
        notes.append("Noch kein Preis eingetragen: als Leistungsverzeichnis gelesen, nicht als Angebot")
    used = [columns, said.more, *(group.columns for group in groups), *([estimate.columns] if estimate else [])]
    taken = {column for part in used for column in part.values()}
    notes += _empty_columns(blatt, header, taken - set(texts))
    table = said._replace(
        kind=kind, top=top, header=header, last=said.last + shift, columns=columns, profile=name,
        unknown={c: text for c, (text, _) in texts.items() if c not in taken},
        factors=_factors({**columns, **said.more}, said.factors, texts), groups=tuple(groups), estimate=estimate,
        owned=frozenset(c for group in (*said.groups, estimate) if group for c in group.columns.values()),
        notes=tuple(notes),
    )  # fmt: skip
    return _counted(finder.scaled(table, above))


def _unpriced(finder: Finder, header: int, columns: Mapping[str, int]) -> bool:
    """True for the form of a tender: a table of prices in which there is none."""
    priced = any(name in columns for name in PREISFELDER)
    return not priced or (not finder.offer and finder.form(header, columns))


def _named(
    blatt: Blatt, group: Group, shift: int, header: int, texts: Mapping[int, Any], factors: Mapping[str, Any]
) -> Group:
    """A bidder with the name that the profile gives, else the one in the cell that it names."""
    row = group.row + shift
    name = group.name or name_in(text_at(blatt, row, group.column), row == header)
    name = name or f"Bieter in Spalte {column_letters(min(group.columns.values()))}"
    own = _factors(group.columns, {**factors, **group.factors}, texts)
    return Group(name, row, group.column, group.columns, own)


def name_in(text: str, in_heading: bool) -> str:
    """The bidder that a cell names; in the last row of a heading it may stand beside the word for the price."""
    pair = price_of_bidder(text) if in_heading else None
    return pair[1] if pair else text


def _factors(columns: Mapping[str, int], said: Mapping[str, Any], texts: Mapping[int, Any]) -> dict[str, Any]:
    """What numbers are multiplied by: as the profile says, else as the heading says."""
    found = {name: said.get(name, texts.get(column, ("", None))[1]) for name, column in columns.items()}
    return {name: factor for name, factor in found.items() if factor is not None}


def _counted(table: Table) -> Table:
    """Without factors of 1, which only say that the heading is not to be believed."""

    def plain(factors: Mapping[str, Any]) -> dict[str, Any]:
        return {name: factor for name, factor in factors.items() if factor != 1}

    return table._replace(
        factors=plain(table.factors),
        groups=tuple(group._replace(factors=plain(group.factors)) for group in table.groups),
        estimate=table.estimate and table.estimate._replace(factors=plain(table.estimate.factors)),
    )


def _empty_columns(blatt: Blatt, header: int, columns: set[int]) -> Iterator[str]:
    """Columns that the profile names and in which there is nothing at all: a slip of the pen."""
    for column in sorted(columns - filled_columns(blatt.values[header - 1 :], columns)):
        yield f"Spalte {column_letters(column)} steht im Profil und ist auf dem Blatt leer"


def _ended(blatt: Blatt, tables: Sequence[tuple[Entry, Table]]) -> list[tuple[Entry, Table]]:
    """Each table up to its own last row, else up to the heading of the next one below."""
    found = []
    for entry, table in tables:
        below = [other.top for _, other in tables if other.top > table.header] if entry.anchors else []
        end = min([len(blatt.values), *(top - 1 for top in below)])
        found.append((entry, table._replace(last=end if entry.open else min(end, max(table.last, table.header)))))
    return found
