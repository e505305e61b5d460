"""A profile: how the sheets of one sender are to be read, as TOML that a person corrects and uses again.

A table of a profile is found by the headings that it names, on a sheet of that name; it may have moved by some rows.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from checker.config import ConfigError, suggestion
from checker.model.angebot import Preis
from checker.model.ausschreibung import Eingang, Kriterium, Los, Position
from checker.model.fundstelle import column_index, column_letters
from checker.model.mappe import Blatt
from checker.model.zeile import Zeile
from checker.parameters import ParameterError, parse
from checker.workbook.tables import HEADER_ROWS, Group, Table

ARTEN: dict[str, type[Zeile]] = {
    "Positionen": Position, "Preise": Preis, "Lose": Los, "Kriterien": Kriterium, "Angebotseingang": Eingang,
}  # fmt: skip
KEYS = {"blatt", "art", "kopfzeile", "letzte_zeile", "ueberschriften", "spalten", "faktor", "bieter", "schaetzung"}
GROUP_KEYS = {"name", "zelle", "spalten", "faktor"}


class Entry(NamedTuple):
    """One table of a profile."""

    sheet: str
    """Name of the sheet; * stands for anything."""
    table: Table
    headings: Mapping[int, str]
    """What must stand in the heading, by column."""
    length: int
    """Rows below the heading; 0 = to the end of the sheet."""


class Profile:
    """The tables of a profile file."""

    def __init__(self, origin: str, entries: Sequence[Entry]) -> None:
        self.origin, self.entries = origin, entries
        self.used = False
        """True once a sheet was read with it."""

    def tables(self, blatt: Blatt) -> list[Table]:
        """The tables of this sheet as the profile reads them; empty if it speaks of other sheets.

        Raises ConfigError if the sheet has the right name and other headings.
        """
        found: list[Table] = []
        wrong = ""
        for entry in self.entries:
            if not fnmatchcase(blatt.name, entry.sheet):
                continue
            shift = _shift(blatt, entry)
            if shift is None:
                column, text = next(iter(entry.headings.items()))
                wrong = f"{column_letters(column)}{entry.table.header}: erwartet wird „{text}“"
                continue
            found.append(_moved(entry, blatt, shift))
        if wrong and not found and not any("*" in entry.sheet for entry in self.entries):
            raise ConfigError(
                f"{self.origin}: das Profil passt nicht zum Blatt „{blatt.name}“ in {blatt.file} ({wrong}). "
                "Bitte das Profil neu erzeugen oder weglassen."
            )
        self.used = self.used or bool(found)
        return found


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _shift(blatt: Blatt, entry: Entry) -> int | None:
    """By how many rows the heading of an entry has moved; None if it is nowhere."""
    header = entry.table.header
    rows = sorted(range(1, max(HEADER_ROWS, header) + 1), key=lambda row: (abs(row - header), row))
    for row in rows:
        if all(_text(blatt.wert(row, column)) == text for column, text in entry.headings.items()):
            return row - header
    return None


def _moved(entry: Entry, blatt: Blatt, shift: int) -> Table:
    table, rows = entry.table, len(blatt.values)
    groups = tuple(_placed(blatt, group, shift) for group in table.groups)
    estimate = _placed(blatt, table.estimate, shift) if table.estimate else None
    header = table.header + shift
    last = min(rows, header + entry.length) if entry.length else rows
    return table._replace(top=table.top + shift, header=header, last=last, groups=groups, estimate=estimate, score=100)


def _placed(blatt: Blatt, group: Group, shift: int) -> Group:
    """A bidder whose name is read where the profile says; without a name there, the one of the profile."""
    row = group.row + shift
    return group._replace(row=row, name=_text(blatt.wert(row, group.column)) or group.name or "ohne Namen")


# -- writing ---------------------------------------------------------------------------------------------------------


def render(file: str, tables: Sequence[tuple[Blatt, Table]]) -> str:
    """A profile of the tables of a workbook, to be corrected by hand."""
    lines = [
        f"# So liest stimmig {json.dumps(file, ensure_ascii=False)}.",
        "# Bitte berichtigen und beim Prüfen mit --profile angeben.",
        f"# art: {', '.join(ARTEN)}. Ein Blatt darf auch * heißen, dann entscheiden nur die Überschriften.",
    ]
    for blatt, table in tables:
        lines += ["", "[[tabelle]]", *_entry(blatt, table)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _entry(blatt: Blatt, table: Table) -> Iterator[str]:
    headings = {**(Position.felder if table.kind is Preis else {}), **table.kind.felder}
    yield f"blatt = {_quoted(blatt.name)}"
    yield f"art = {_quoted(next(word for word, kind in ARTEN.items() if kind is table.kind))}"
    yield f"kopfzeile = {table.header}"
    if table.last < len(blatt.values):
        yield f"letzte_zeile = {table.last}"
    texts = {c: text for c, v in enumerate(blatt.values[table.header - 1], 1) if (text := _text(v))}
    yield f"ueberschriften = {_inline({column_letters(c): _quoted(text) for c, text in texts.items()})}"
    yield f"spalten = {_inline({column_letters(c): _quoted(headings[n].heading) for n, c in table.columns.items()})}"
    unread = {column_letters(c): text for c, text in sorted(table.unknown.items())}
    if unread:
        yield f"# nicht gelesen: {', '.join(f'{c} {_quoted(text)}' for c, text in unread.items())}"
    if table.factors:
        yield f"faktor = {_inline({headings[n].heading: f'{f:f}' for n, f in table.factors.items()})}"
    for group in table.groups:
        yield from ("", "[[tabelle.bieter]]", *_group(group, headings))
    if table.estimate:
        yield from ("", "[tabelle.schaetzung]", *_group(table.estimate, headings))


def _group(group: Group, headings: Mapping[str, Any]) -> Iterator[str]:
    yield f"zelle = {_quoted(f'{column_letters(group.column)}{group.row}')}  # {group.name}"
    yield f"spalten = {_inline({column_letters(c): _quoted(headings[n].heading) for n, c in group.columns.items()})}"
    if group.factors:
        yield f"faktor = {_inline({headings[n].heading: f'{f:f}' for n, f in group.factors.items()})}"


def _inline(values: Mapping[str, str]) -> str:
    def key(text: str) -> str:
        return text if text.isascii() and text.isalnum() else _quoted(text)

    return "{ " + ", ".join(f"{key(name)} = {value}" for name, value in values.items()) + " }" if values else "{}"


# -- reading ---------------------------------------------------------------------------------------------------------


def load_profile(path: Path) -> Profile:
    """A profile from its file. Raises ConfigError, which names file and key."""
    try:
        raw = parse(path.read_text(encoding="utf-8-sig"), path.name)
    except ParameterError as error:
        raise ConfigError(f"{error}. Bitte die Datei berichtigen.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"Das Profil {path} ist nicht lesbar. Bitte Pfad und Datei prüfen.") from error
    tables = raw.get("tabelle")
    if set(raw) != {"tabelle"} or not isinstance(tables, list) or not tables:
        raise ConfigError(f"{path.name}: ein Profil besteht aus Abschnitten [[tabelle]] und sonst nichts.")
    return Profile(path.name, [_Reader(path.name, number, table).entry() for number, table in enumerate(tables, 1)])


class _Reader:
    """Reads one table of a profile and complains in German."""

    def __init__(self, origin: str, number: int, raw: Any) -> None:
        self.where = f"{origin}, Tabelle {number}"
        self.raw: Mapping[str, Any] = self.known(raw, KEYS)
        art = self.value(self.raw, "art", str)
        if art not in ARTEN:
            raise ConfigError(f"{self.where}: die Art „{art}“ gibt es nicht.{suggestion(art, list(ARTEN))}")
        self.kind = ARTEN[art]
        self.fields = {f.heading: name for name, f in self.kind.felder.items()}
        if self.kind is Preis:
            self.fields = {**{f.heading: name for name, f in Position.felder.items()}, **self.fields}

    def known(self, raw: Any, keys: set[str]) -> Mapping[str, Any]:
        if not isinstance(raw, dict):
            raise ConfigError(f"{self.where}: hier muss ein Abschnitt stehen.")
        for key in raw:
            if key not in keys:
                raise ConfigError(f"{self.where}: den Schlüssel „{key}“ gibt es nicht.{suggestion(key, sorted(keys))}")
        return raw

    def value(self, raw: Mapping[str, Any], key: str, kind: type, default: Any = None) -> Any:
        found = raw.get(key, default)
        if not isinstance(found, kind) or isinstance(found, bool):
            words = {str: "ein Text", int: "eine ganze Zahl", dict: 'eine Tabelle wie { A = "OZ" }', list: "eine Liste"}
            raise ConfigError(f"{self.where}: „{key}“ muss {words[kind]} sein.")
        return found

    def entry(self) -> Entry:
        raw = self.raw
        header = self.row(raw, "kopfzeile")
        last = self.value(raw, "letzte_zeile", int, 0)
        headings = {self.column(c): _text(t) for c, t in self.value(raw, "ueberschriften", dict).items()}
        if not headings:
            raise ConfigError(f"{self.where}: „ueberschriften“ muss wenigstens eine Spalte nennen.")
        columns = self.columns(raw)
        groups = [self.group(item) for item in self.value(raw, "bieter", list, [])]
        estimate = self.group(raw["schaetzung"]) if "schaetzung" in raw else None
        table = Table(
            self.kind, header, header, header, columns, {}, self.factors(raw), tuple(groups), estimate,
            notes=(f"Gelesen mit dem Profil {self.where.partition(',')[0]}",),
        )  # fmt: skip
        return Entry(self.value(raw, "blatt", str), table, headings, max(0, last - header) if last else 0)

    def row(self, raw: Mapping[str, Any], key: str) -> int:
        found: int = self.value(raw, key, int)
        if found < 1:
            raise ConfigError(f"{self.where}: „{key}“ muss eine Zeile des Blatts sein, also mindestens 1.")
        return found

    def column(self, letters: str) -> int:
        if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
            raise ConfigError(f"{self.where}: „{letters}“ ist keine Spalte (richtig zum Beispiel: C).")
        return column_index(letters.upper())

    def columns(self, raw: Mapping[str, Any]) -> dict[str, int]:
        found: dict[str, int] = {}
        for letters, heading in self.value(raw, "spalten", dict).items():
            if heading not in self.fields:
                known = suggestion(str(heading), sorted(self.fields))
                raise ConfigError(f"{self.where}: das Feld „{heading}“ gibt es nicht.{known}")
            found[self.fields[heading]] = self.column(letters)
        return found

    def factors(self, raw: Mapping[str, Any]) -> dict[str, Decimal]:
        found: dict[str, Decimal] = {}
        for heading, factor in self.value(raw, "faktor", dict, {}).items():
            if heading not in self.fields or isinstance(factor, bool) or not isinstance(factor, (int, float)):
                raise ConfigError(
                    f"{self.where}: „faktor“ nennt Felder und Zahlen, zum Beispiel {{ Einheitspreis = 1000 }}."
                )
            found[self.fields[heading]] = Decimal(f"{factor:.15g}")
        return found

    def group(self, item: Any) -> Group:
        raw = self.known(item, GROUP_KEYS)
        cell = self.value(raw, "zelle", str)
        letters = cell.rstrip("0123456789")
        digits = cell.removeprefix(letters)
        if not digits:
            raise ConfigError(f"{self.where}: „{cell}“ ist keine Zelle (richtig zum Beispiel: E2).")
        return Group(
            self.value(raw, "name", str, ""), int(digits), self.column(letters), self.columns(raw), self.factors(raw)
        )
