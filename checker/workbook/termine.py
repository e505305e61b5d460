"""Tables of times: programme, tasks, shifts, posts. Their rows, and the days and places that titles and sheets name.

What stands above some rows speaks for them: `Samstag, 12.06.2027`, `Hauptbühne`. A time after midnight below a late one
belongs to the same night.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from checker.model.ablauf import Aufgabe, Programmpunkt, Termin
from checker.model.mappe import Blatt
from checker.model.personal import Schicht
from checker.model.tabelle import Spalte
from checker.model.tupel import NamedTuple
from checker.model.werte import ohne_uhrzeit
from checker.model.zeile import Zeile
from checker.model.zeit import TAG, Uhrzeit, uhrzeit
from checker.workbook.columns import carried, raw_column
from checker.workbook.headings import names_of, normal
from checker.workbook.layout import Spans, Table
from checker.workbook.rows import Rows
from checker.workbook.rowwords import SUMME
from checker.workbook.tage import Tag, day_of_row, rest, tag_in

ABOVE = 6
"""Rows above a heading in which a title may name the day."""
LATE, EARLY = 18 * 60, 6 * 60
"""A time before 6 below one after 18 is one of the same night."""
GENERIC = frozenset(
    ("programm", "ablauf", "ablaufplan", "zeitplan", "timetable", "aufgaben", "dienstplan", "schichten", "schichtplan",
     "posten", "tabelle", "plan", "personal", "übersicht", "sheet", "blatt", "programmplan", "schedule")
)  # fmt: skip
"""Names of sheets and titles that name no place."""
NACHTS = "Zeiten nach Mitternacht als Nacht desselben Tages gelesen"
VOM_BLATT = "Tag aus dem Blatt „Veranstaltung“ gelesen"


class Ansage(NamedTuple):
    """What a title or a name says about the rows below it."""

    tag: Tag | None
    wort: str
    """What it says besides the day."""
    row: int
    column: int


class Termine:
    """The rows of one table of times, and the columns that are told rather than written beside them."""

    def __init__(self, blatt: Blatt, table: Table, before: Rows | None = None, said: Ansage | None = None) -> None:
        self.blatt, self.table = blatt, table
        self._records_end = before.records[-1] if before and before.records else 0
        """Last row of the table above: its cells are no titles."""
        self._before = said
        self.rows = Rows()
        self.said: dict[str, Spalte] = {}
        self._above: list[Ansage] = []
        """By record: what the title above it says."""
        self._classify()
        if self.rows.records:
            self._days()
            self._word()

    @property
    def day(self) -> Ansage | None:
        """The title that names the day of the last row: it speaks also for a table below that names none."""
        last = self._above[-1] if self._above and "datum" not in self.table.columns else None
        return last._replace(wort="") if last and last.tag and last.row else None

    # -- rows ------------------------------------------------------------------------------------------------------

    def _classify(self) -> None:
        table, rows = self.table, self.rows
        columns = sorted(table.columns.values())
        begin = table.columns.get("beginn", 0)
        names = names_of(table.kind)
        title = self._base()
        for row in range(table.header + 1, table.last + 1):
            line = self.blatt.values[row - 1]
            filled = [c for c, cell in enumerate(line, 1) if not _blank(cell)]
            own = [c for c in columns if c in filled]
            if not filled:
                rows.decorate("leer", row)
            elif len(filled) == 1 and (said := self._title(row, filled[0])):
                title = said._replace(tag=said.tag or title.tag)
                rows.titles.append((row, str(line[filled[0] - 1]).strip()))
                rows.decorate("Titel", row)
            elif not own:
                rows.decorate("Text", row)
            elif len(own) > 1 and all(normal(str(line[c - 1])) in names for c in own if isinstance(line[c - 1], str)) and (
                all(isinstance(line[c - 1], str) for c in own)
            ):  # fmt: skip
                rows.decorate("Überschrift", row)
            elif begin not in own and isinstance(line[own[0] - 1], str) and SUMME.match(line[own[0] - 1]):
                rows.decorate("Summe", row)
            else:
                rows.records.append(row)
                self._above.append(title)

    def _title(self, row: int, column: int) -> Ansage | None:
        """What the only cell of a row says about those below: a day, or a name outside of the column of the records."""
        value = self.blatt.wert(row, column)
        tag = tag_in(value)
        text = rest(value) if isinstance(value, str) else ""
        if tag and (len(text) < len(str(value)) / 2 or column not in self._naming()):
            return Ansage(tag, text, row, column)
        if isinstance(value, str) and column not in self._naming() and column != self.table.columns.get("datum", 0):
            return Ansage(None, " ".join(value.split()), row, column)
        if isinstance(value, str) and value.isupper() and len(value.strip()) > 2:
            return Ansage(None, " ".join(value.split()), row, column)
        return None

    def _naming(self) -> set[int]:
        """Columns whose texts name a record."""
        columns = self.table.columns
        return {
            columns[name] for name in ("titel", "bezeichnung", "person", "funktion", "mitwirkende") if name in columns
        }

    def _base(self) -> Ansage:
        """What a title above the heading, the name of the sheet or of the file says for the whole table."""
        for row in range(self.table.top - 1, max(self._records_end, self.table.top - 1 - ABOVE), -1):
            if found := day_of_row(self.blatt.values[row - 1]):
                return Ansage(found[1], "", row, found[0])
        if self._before:
            return self._before
        for name in (self.blatt.name, self.blatt.file.rpartition("/")[2].rpartition(".")[0].replace("_", " ")):
            if (tag := tag_in(name)) and not tag.mehrere:
                return Ansage(tag, "", 0, 0)
        return Ansage(None, "", 0, 0)

    # -- days ------------------------------------------------------------------------------------------------------

    def _days(self) -> None:
        rows, count = self.rows, len(self.rows.records)
        own = raw_column(self.blatt, rows, self.table.columns["datum"]) if "datum" in self.table.columns else None
        written = list(own.raw) if own else [None] * count
        column = carried(rows, own) if own else None
        raw: list[Any] = list(column.raw) if column else [None] * count
        places = list((column and column.rows) or rows.records)
        titled, spans, below = False, Spans(self.blatt), set[int]()
        for index, said in enumerate(self._above):
            if isinstance(raw[index], str) and (tag := tag_in(raw[index])):
                raw[index] = tag
            carried_over = _blank(written[index]) and places[index] < said.row
            if said.tag and (_blank(raw[index]) or carried_over):
                raw[index], places[index], titled = said.tag, said.row or rows.records[index], True
            elif column and places[index] != (row := rows.records[index]) and not spans.first_cell(row, column.column):
                below.add(row)
        if all(_blank(value) for value in raw):
            return
        at = own.column if own else next((said.column for said in self._above if said.tag), 0)
        if titled:
            rows.note("Datum aus Titel, Blatt- oder Dateiname gelesen")
        self.said["datum"] = Spalte(raw, at, places, geerbt=below)
        self._nights([_blank(value) for value in written], raw)

    def _nights(self, told: Sequence[bool], days: Sequence[Any]) -> None:
        """Times after midnight below late ones, where the day is not written beside them."""
        column = self.table.columns.get("beginn", 0)
        if not column or not any(told):
            return
        source = raw_column(self.blatt, self.rows, column)
        raw, before, day, late, changed = list(source.raw), -1, None, False, False
        for index, cell in enumerate(raw):
            clock = _clock(cell)
            if clock is None:
                continue
            if days[index] != day:
                day, late = days[index], False
            elif told[index] and clock.tag is None and clock.minuten < EARLY and (late or before >= LATE):
                late = changed = True
                raw[index] = moved(clock)
            before = clock.minuten
        if changed:
            self.rows.note(NACHTS)
            self.said["beginn"] = source._replace(raw=raw)

    def dated(self) -> bool:
        """True if a cell with a time says the day too."""
        column = self.table.columns.get("beginn", 0)
        cells = raw_column(self.blatt, self.rows, column).raw if column else ()
        return any(clock.tag for clock in map(_clock, cells) if clock)

    def on(self, day: datetime) -> None:
        """All rows are of one day, which nothing in the table says."""
        self._nights([True] * len(self.rows.records), [day] * len(self.rows.records))

    # -- places ----------------------------------------------------------------------------------------------------

    def _word(self) -> None:
        """The stage, or the phase, that titles name; the stage also by the name of the sheet."""
        fields: dict[type[Zeile], str] = {Programmpunkt: "ort", Aufgabe: "phase"}
        field = fields.get(self.table.kind)
        if not field or field in self.table.columns:
            return
        name = rest(self.blatt.name)
        words = [(said.wort, said.row, said.column) for said in self._above]
        if not any(word for word, _, _ in words):
            named = (
                field == "ort" and normal(name) not in GENERIC and not any(ch.isdigit() for ch in name) and bool(name)
            )
            if named and normal(self.blatt.name) != normal(self.table.kind.blatt):
                self.rows.note(f"Bühne aus dem Namen des Blattes gelesen: {name}")
                self.said[field] = Spalte([name] * len(words), 0, None)
            return
        at = next(column for word, _, column in words if word)
        self.said[field] = Spalte([word or None for word, _, _ in words], at, [row or 1 for _, row, _ in words])
        self.rows.note(f"{self.table.kind.felder[field].heading} aus den Titeln gelesen")


def moved(clock: Uhrzeit) -> Uhrzeit:
    """The same time in the night after the day."""
    end = clock.bis
    return clock._replace(minuten=clock.minuten + TAG, bis=None if end is None else end + TAG)


def _clock(cell: Any) -> Uhrzeit | None:
    if _blank(cell):
        return None
    try:
        return uhrzeit(cell)
    except ValueError:
        return None


def _blank(cell: Any) -> bool:
    return cell is None or cell == "" or (type(cell) is str and not cell.strip())


def is_termin(kind: type[Zeile]) -> bool:
    """True for records with day, begin and end."""
    return issubclass(kind, Termin)


def settle_days(columns: Iterable[Spalte], event: Zeile | None) -> None:
    """Put the day of the event, or the reason why it is not known, in place of what names it only in part."""
    begin = event.bekannt("aufbaubeginn") or event.bekannt("beginn") if event else None
    end = event.bekannt("abbauende") or event.bekannt("ende") if event else None
    first = event.bekannt("beginn") if event else None
    for column in columns:
        raw: Any = column.raw
        for index, value in enumerate(raw):
            if isinstance(value, Tag):
                whole = value.nummer is None and value.wochentag is None
                start = begin if whole or value.nummer is None else first
                raw[index] = value.im(start.date() if start else None, end.date() if end else None)


def only_day(kind: type[Zeile], event: Zeile | None) -> datetime | None:
    """The one day on which all rows of a kind must be, by the sheet of the event; None if these may be several.

    A programme is as long as the event, all else may belong to the days of building too; where no sheet names such days,
    people are on duty on those of the event. A night belongs to its evening.
    """
    names = ("beginn", "ende") if kind is Programmpunkt else ("aufbaubeginn", "abbauende")
    first, last = (event.bekannt(name) if event else None for name in names)
    if kind is Schicht and event:
        first, last = first or event.bekannt("beginn"), last or event.bekannt("ende")
    if first is None or last is None or last < first:
        return None
    day = datetime.combine(first, time())
    late = day if ohne_uhrzeit(last) else day + timedelta(days=1, minutes=EARLY)
    return day if last <= late else None
