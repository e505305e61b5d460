"""A profile as a TOML file: written from what was understood, read back after a person has corrected it."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

from checker.config import ConfigError, suggestion
from checker.model.angebot import Preis
from checker.model.ausschreibung import Position
from checker.model.fundstelle import a1, column_index, column_letters
from checker.model.mappe import Blatt
from checker.model.regex import regex
from checker.model.zeile import Zeile
from checker.parameters import ParameterError, parse
from checker.workbook.headings import BESIDE, NEEDED, PREISFELDER, SHEETS
from checker.workbook.layout import Group, Table
from checker.workbook.limits import MAX_BIDDERS
from checker.workbook.profile import Entry, Profile, name_in, text_at
from checker.workbook.sheets import Part, Sheet
from checker.workbook.tables import HEADER_ROWS

ARTEN: dict[str, type[Zeile]] = {"Preise" if kind is Preis else SHEETS[kind]: kind for kind in NEEDED}
TOP_KEYS = {"datei", "tabelle"}
KEYS = {
    "blatt", "art", "erste_kopfzeile", "kopfzeile", "letzte_zeile", "ueberschriften", "spalten", "faktor", "bieter",
    "schaetzung", "nicht_lesen",
}  # fmt: skip
GROUP_KEYS = {"name", "zelle", "spalten", "faktor"}
LARGEST = 1_000_000
"""Bytes of a profile; more was not written by a person."""
MOST = 500
"""Tables of a profile."""
FACTORS = Decimal("0.000001"), Decimal(1_000_000_000)
"""A factor beyond these is a slip of the pen."""
_CELL = regex(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
_COLUMN = regex(r"[A-Za-z]{1,3}", re.ASCII)
ROWS, COLUMNS = 1_048_576, 16_384
"""Rows and columns that a sheet can have."""


def _headings(kind: type[Zeile]) -> dict[str, str]:
    """Fields that the columns of a table may be, with the word for each."""
    more = Position.felder if kind is Preis else {}
    return {name: field.heading for name, field in {**more, **kind.felder}.items()}


# -- writing ---------------------------------------------------------------------------------------------------------

HEAD = """\
# So liest stimmig {file}.
# Bitte berichtigen und beim Prüfen mit --profile angeben. Zeilen mit # davor gelten nicht.
#
# datei           für welche Dateien es gilt; * steht für beliebige Zeichen
# ueberschriften  woran die Tabelle erkannt wird: Zelle und Text; sie darf nach unten oder oben gerückt sein
# kopfzeile       letzte Zeile der Überschrift; darunter beginnen die Daten
# spalten         was in welcher Spalte steht
# faktor          womit Zahlen malgenommen werden, zum Beispiel 1000 bei Beträgen in T€
# nicht_lesen     mit = true wird die Tabelle ausgelassen
#
# Spalten bei Positionen: {positions}
# Spalten bei Preisen außerdem: {prices}
datei = {name}
"""


def render(file: str, sheets: Sequence[Sheet], blaetter: Sequence[Blatt]) -> str:
    """A profile of the tables of a workbook, to be corrected by hand."""
    positions = _headings(Position)
    head = HEAD.format(
        file=_quoted(file), name=_quoted(PurePosixPath(file).name), positions=", ".join(positions.values()),
        prices=", ".join(text for name, text in _headings(Preis).items() if name not in positions),
    )  # fmt: skip
    lines = [head.rstrip("\n")]
    known = {sheet.name: sheet for sheet in sheets}
    for blatt in blaetter:
        sheet = known.get(blatt.name)
        written = [part for part in sheet.parts if not part.drawn] if sheet else []
        for number, part in enumerate(written):
            below = written[number + 1].table.top - 1 if number + 1 < len(written) else len(blatt.values)
            lines += ["", "[[tabelle]]", *_entry(blatt, part, below)]
        if sheet and len(written) < len(sheet.parts):
            lines += ["", f"# Blatt {_quoted(blatt.name)} ist ein Raster (Programm). Es braucht kein Profil."]
        elif sheet and not written:
            what = sheet.steckbrief.kind.name if sheet.steckbrief else "Hilfe der Vorlage"
            lines += ["", f"# Blatt {_quoted(blatt.name)} ist eine Liste ({what}). Sie braucht kein Profil."]
        elif not sheet:
            lines += ["", *(f"# {line}" for line in _unknown(blatt))]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text as TOML spells it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _inline(values: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in values.items()) + " }" if values else "{}"


def _columns(columns: Mapping[str, int], headings: Mapping[str, str]) -> str:
    ordered = sorted(columns.items(), key=lambda item: item[1])
    return _inline({column_letters(c): _quoted(headings[name]) for name, c in ordered})


def _factor(factors: Mapping[str, Decimal], headings: Mapping[str, str]) -> Iterator[str]:
    if factors:
        yield f"faktor = {_inline({_key(headings[n]): f'{f:f}' for n, f in sorted(factors.items())})}"


def _key(text: str) -> str:
    return text if text.isascii() and text.isalnum() else _quoted(text)


def _entry(blatt: Blatt, part: Part, below: int) -> Iterator[str]:
    table, headings = part.table, _headings(part.table.kind)
    yield f"blatt = {_quoted(blatt.name)}"
    yield f"art = {_quoted(next(word for word, kind in ARTEN.items() if kind is table.kind))}"
    if table.top < table.header:
        yield f"erste_kopfzeile = {table.top}"
    yield f"kopfzeile = {table.header}"
    if table.last < below:
        yield f"letzte_zeile = {table.last}"
    yield f"ueberschriften = {_inline({a1(*place): _quoted(text) for place, text in _anchors(blatt, table).items()})}"
    own = {**part.more_columns(), **table.columns}
    yield f"spalten = {_columns(own, headings)}"
    unread = {c: text for c, text in sorted(table.unknown.items()) if c not in own.values()}
    if unread:
        yield f"# nicht gelesen: {', '.join(f'{column_letters(c)} {_quoted(text)}' for c, text in unread.items())}"
    yield from _factor(table.factors, headings)
    for group in table.groups:
        yield from ("", "[[tabelle.bieter]]", *_group(blatt, table, group))
    if table.estimate:
        yield from ("", "[tabelle.schaetzung]", *_group(blatt, table, table.estimate))


def _anchors(blatt: Blatt, table: Table) -> dict[tuple[int, int], str]:
    """Texts of the heading that stay the same when other bidders take part."""
    columns = set(table.columns.values())
    for group in table.groups[:1]:
        if group.row != table.header:
            columns |= set(group.columns.values())
    names = {(group.row, group.column) for group in (*table.groups, *([table.estimate] if table.estimate else []))}
    places = [(row, column) for row in range(table.top, table.header + 1) for column in sorted(columns)]
    return {place: text for place in places if place not in names and (text := text_at(blatt, *place))}


def _group(blatt: Blatt, table: Table, group: Group) -> Iterator[str]:
    headings = _headings(Preis)
    found = name_in(text_at(blatt, group.row, group.column), group.row == table.header)
    yield f"zelle = {_quoted(a1(group.row, group.column))}  # {_quoted(found)}"
    if found != group.name:
        yield f"name = {_quoted(group.name)}"
    yield f"spalten = {_columns(group.columns, headings)}"
    yield from _factor(group.factors, headings)


def _unknown(blatt: Blatt) -> Iterator[str]:
    """For a sheet on which no table was recognised: how one would be told, with the fullest row as its heading."""
    rows = range(1, min(HEADER_ROWS, len(blatt.values)) + 1)
    texts = {row: [c for c in range(1, len(blatt.values[row - 1]) + 1) if text_at(blatt, row, c)] for row in rows}
    row = max(rows, key=lambda r: (len(texts[r]), -r), default=0)
    yield f"Auf dem Blatt {_quoted(blatt.name)} wurde keine Tabelle erkannt."
    if row and len(texts[row]) > 1:
        yield "Gibt es dort eine, bitte die # vor den nächsten Zeilen streichen und „spalten“ ergänzen:"
        yield "[[tabelle]]"
        yield f"blatt = {_quoted(blatt.name)}"
        yield 'art = "Positionen"'
        yield f"kopfzeile = {row}"
        yield f"ueberschriften = {_inline({a1(row, c): _quoted(text_at(blatt, row, c)) for c in texts[row][:12]})}"
        yield 'spalten = { A = "OZ", B = "Kurztext", C = "Menge", D = "Einheit" }'


# -- reading ---------------------------------------------------------------------------------------------------------


def load_profile(path: Path, *, required: bool = True) -> Profile:
    """A profile from its file. Raises ConfigError, which names file, table and key."""
    try:
        data = path.read_bytes()
        text = data[: LARGEST + 1].decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise ConfigError(f"Das Profil {path} ist nicht lesbar. Bitte Pfad und Datei prüfen.") from error
    if len(data) > LARGEST:
        raise ConfigError(f"{path.name}: die Datei ist zu groß für ein Profil. Bitte Pfad und Datei prüfen.")
    try:
        raw = parse(text, path.name)
    except ParameterError as error:
        raise ConfigError(f"{error}. Bitte die Datei berichtigen.") from error
    top = _Values(raw, path.name, TOP_KEYS)
    tables = top.get("tabelle", list, [])
    if not tables:
        raise ConfigError(f"{path.name}: ein Profil braucht mindestens einen Abschnitt [[tabelle]].")
    if len(tables) > MOST:
        raise ConfigError(f"{path.name}: ein Profil nennt höchstens {MOST} Tabellen.")
    entries = [_Reader(path.name, number, table).entry() for number, table in enumerate(tables, 1)]
    return Profile(path, hashlib.sha256(data).hexdigest(), top.get("datei", str, "*"), entries, required=required)


_KINDS: dict[type, str] = {
    str: "ein Text", int: "eine ganze Zahl", bool: "true oder false", list: "eine Liste von Abschnitten",
    dict: 'eine Zuordnung wie { A = "OZ" }',
}  # fmt: skip


class _Values:
    """One section of a profile: its known keys, each with a value of the right kind."""

    def __init__(self, raw: Any, where: str, keys: set[str]) -> None:
        self.where = where
        if not isinstance(raw, dict):
            raise ConfigError(f"{where}: hier muss ein Abschnitt in eckigen Klammern stehen.")
        for key in raw:
            if key not in keys:
                raise ConfigError(
                    f"{where}: den Schlüssel „{_short(key)}“ gibt es nicht.{suggestion(_short(key), sorted(keys))}"
                )
        self.raw: Mapping[str, Any] = raw

    def get(self, key: str, kind: type, default: Any = None) -> Any:
        """The value of a key. Raises ConfigError if it is of another kind, or missing without a default."""
        if key not in self.raw:
            if default is None:
                raise ConfigError(f"{self.where}: „{key}“ fehlt.")
            return default
        found = self.raw[key]
        if not isinstance(found, kind) or (isinstance(found, bool) and kind is not bool):
            raise ConfigError(f"{self.where}: „{key}“ muss {_KINDS[kind]} sein.")
        return found

    def row(self, key: str, default: int) -> int:
        """A row of a sheet; 0 as a default means that it must be given."""
        found: int = self.get(key, int, default or None)
        if not 1 <= found <= ROWS:
            raise ConfigError(f"{self.where}: „{key}“ muss eine Zeile des Blatts sein, also 1 bis {ROWS}.")
        return found


def _short(text: str) -> str:
    """A text of a profile as part of a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:60]} …"


class _Reader:
    """Reads one table of a profile and complains in German."""

    def __init__(self, origin: str, number: int, raw: Any) -> None:
        self.number = number
        self.where = f"{origin}, Tabelle {number}"
        self.values = _Values(raw, self.where, KEYS)
        self.left_out: bool = self.values.get("nicht_lesen", bool, False)
        art = self.values.get("art", str, "Positionen" if self.left_out else None)
        if art not in ARTEN:
            raise ConfigError(f"{self.where}: die Art „{_short(art)}“ gibt es nicht.{suggestion(art, list(ARTEN))}")
        self.kind = ARTEN[art]
        self.fields = {heading: name for name, heading in _headings(self.kind).items()}
        self.taken: dict[int, str] = {}
        """Columns that are given away, and to which field."""

    def entry(self) -> Entry:
        sheet: str = self.values.get("blatt", str)
        anchors = self.anchors()
        if self.left_out and not anchors and "kopfzeile" not in self.values.raw:
            return Entry(self.number, sheet, {}, Table(self.kind, 1, 1, 1, {}, {}, {}), left_out=True)
        header = self.values.row("kopfzeile", 0)
        top = self.values.row("erste_kopfzeile", header)
        last = self.values.row("letzte_zeile", ROWS)
        if not top <= header <= last or header - top > HEADER_ROWS:
            raise ConfigError(
                f"{self.where}: „erste_kopfzeile“, „kopfzeile“ und „letzte_zeile“ müssen aufeinander folgen."
            )
        if not anchors:
            raise ConfigError(f"{self.where}: „ueberschriften“ muss wenigstens eine Zelle mit ihrem Text nennen.")
        table = Table(self.kind, top, header, last, {}, {}, {})
        if not self.left_out:
            table = self.filled(table)
        return Entry(self.number, sheet, anchors, table, self.left_out, "letzte_zeile" not in self.values.raw)

    def filled(self, table: Table) -> Table:
        """The table with its columns, bidders and factors."""
        columns = self.columns(self.values, self.fields)
        bidders = self.values.get("bieter", list, [])
        if len(bidders) > MAX_BIDDERS:
            raise ConfigError(f"{self.where}: nebeneinander stehen höchstens {MAX_BIDDERS} Bieter.")
        groups = [self.group(item, f"Bieter {n}") for n, item in enumerate(bidders, 1)]
        estimate = self.group(self.values.raw["schaetzung"], "Schätzung") if "schaetzung" in self.values.raw else None
        if (groups or estimate) and self.kind not in (Preis, Position):
            raise ConfigError(f"{self.where}: „bieter“ und „schaetzung“ gibt es nur bei Preisen und Positionen.")
        if groups and self.kind is not Preis:
            raise ConfigError(f'{self.where}: stehen Bieter nebeneinander, muss art = "Preise" sein.')
        have = {*columns, *(name for group in groups for name in group.columns)}
        factors = self.factors(self.values, self.fields)
        self.complete(have, factors)
        own = {name: column for name, column in columns.items() if name in self.kind.felder}
        return table._replace(
            columns=own, more={n: c for n, c in columns.items() if n not in own}, groups=tuple(groups),
            estimate=estimate, factors=factors,
        )  # fmt: skip

    def complete(self, names: set[str], factors: Mapping[str, Decimal]) -> None:
        """Raises ConfigError if a column is missing without which the table, or a factor, says nothing."""
        words = _headings(self.kind)
        for needed in NEEDED[self.kind]:
            if not names & set(needed):
                wanted = " oder ".join(f"„{words[name]}“" for name in needed)
                raise ConfigError(f"{self.where}: in „spalten“ fehlt {wanted}.")
        for name in factors:
            if name not in names:
                raise ConfigError(f"{self.where}: „faktor“ nennt „{words[name]}“, aber keine Spalte heißt so.")

    def anchors(self) -> dict[tuple[int, int], str]:
        found: dict[tuple[int, int], str] = {}
        for cell, text in self.values.get("ueberschriften", dict, {}).items():
            if not isinstance(text, str) or not text.strip():
                raise ConfigError(f"{self.where}: „ueberschriften“ muss zu {_short(cell)} einen Text nennen.")
            found[self.cell(cell)] = " ".join(text.split())
        return found

    def cell(self, text: str, where: str = "") -> tuple[int, int]:
        match = _CELL.fullmatch(text)
        column = column_index(match[1].upper()) if match else 0
        if not match or column > COLUMNS or int(match[2]) > ROWS:
            raise ConfigError(f"{where or self.where}: „{_short(text)}“ ist keine Zelle (richtig zum Beispiel: C4).")
        return int(match[2]), column

    def columns(self, values: _Values, fields: Mapping[str, str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for letters, heading in values.get("spalten", dict).items():
            column = column_index(letters.upper()) if _COLUMN.fullmatch(letters) else 0
            if not 1 <= column <= COLUMNS:
                raise ConfigError(f"{values.where}: „{_short(letters)}“ ist keine Spalte (richtig zum Beispiel: C).")
            if not isinstance(heading, str) or heading not in fields:
                word = _short(heading) if isinstance(heading, str) else "kein Text"
                raise ConfigError(f"{values.where}: das Feld „{word}“ gibt es nicht.{suggestion(word, list(fields))}")
            if fields[heading] in found:
                raise ConfigError(f"{values.where}: „{heading}“ steht bei zwei Spalten. Bitte eine streichen.")
            if column in self.taken:
                raise ConfigError(f"{values.where}: Spalte {letters.upper()} steht zweimal im Profil.")
            self.taken[column] = heading
            found[fields[heading]] = column
        return found

    def factors(self, values: _Values, fields: Mapping[str, str]) -> dict[str, Decimal]:
        found: dict[str, Decimal] = {}
        for heading, factor in values.get("faktor", dict, {}).items():
            if heading not in fields:
                word = _short(heading)
                known = suggestion(word, list(fields))
                raise ConfigError(f"{values.where}: das Feld „{word}“ in „faktor“ gibt es nicht.{known}")
            number = Decimal(factor) if type(factor) in (int, Decimal) else Decimal("NaN")
            if not number.is_finite() or not FACTORS[0] <= number <= FACTORS[1]:
                raise ConfigError(f"{values.where}: „faktor“ muss zu {heading} eine Zahl nennen, zum Beispiel 1000.")
            found[fields[heading]] = number
        return found

    def group(self, item: Any, what: str) -> Group:
        values = _Values(item, f"{self.where}, {what}", GROUP_KEYS)
        row, column = self.cell(values.get("zelle", str), values.where)
        fields = {heading: name for name, heading in _headings(Preis).items() if name in BESIDE}
        columns = self.columns(values, fields)
        if not any(name in columns for name in PREISFELDER):
            raise ConfigError(f"{values.where}: in „spalten“ fehlt „Einheitspreis“ oder „Gesamtpreis“.")
        return Group(_short(values.get("name", str, "")), row, column, columns, self.factors(values, fields))
