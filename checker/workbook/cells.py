"""What cells mean: numbers, dates, yes and no. Nothing is guessed: what is ambiguous or unreadable says so."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

from checker.model.masse import MASSE, gemessen
from checker.model.regex import regex
from checker.model.werte import Fehlerwert, Prozent, als_text, exact, sheet_date
from checker.model.zeile import FALSCH, WAHR, Feld
from checker.model.zeit import Dauer, Uhrzeit, dauer, uhrzeit
from checker.workbook.limits import MAX_DIGITS

_NUMBER = regex(r"[-+]?\d[\d.,]*", re.ASCII)
# A single separator before three digits may be either one, unless no thousands could stand before it (0,125; 1234,567).
_GERMAN = regex(
    r"[-+]?(\d{1,3}(\.\d{3})+,\d*|\d+,\d{1,2}|\d+,\d{4,}|(0|[1-9]\d{3,}),\d{3}|\d{1,3}(\.\d{3}){2,})", re.ASCII
)
_ENGLISH = regex(
    r"[-+]?(\d{1,3}(,\d{3})+\.\d*|\d+\.\d{1,2}|\d+\.\d{4,}|(0|[1-9]\d{3,})\.\d{3}|\d{1,3}(,\d{3}){2,})", re.ASCII
)
_GROUPED = regex(r"^([-+]?\d{1,3})((?:[ ']\d{3})+)(?=[.,]|$)", re.ASCII)
"""Thousands set apart by spaces or apostrophes; any other space inside a number makes it none."""
_COUNT = regex(r"[-+]?\d{1,3}([. ']\d{3})+", re.ASCII)
_THOUSANDS = regex(r"[. ']")
_CURRENCY = regex(r"€|euro?", re.IGNORECASE)
_ANSWER = regex(r"(ja|nein)(?:\s*[,;:(]|\s+[-–—])\s*(\S.*)", re.IGNORECASE)
_TAKES_BACK = regex(
    r"[?/]|\b(?:ja|nein|doch|aber|oder|bzw|nur\s+(?:falls|wenn|bei)|falls|wenn|sofern|soweit|bis\s+auf|außer|ausser|"
    r"ausgenommen|sonst|teil\w*|manche|einige|evtl|eventuell|event|vielleicht|vermutlich|wahrscheinlich|voraussichtlich|"
    r"vorbehaltlich|möglich\w*|ggf|gegebenenfalls|offen|unklar|ungeklärt|geplant|angefragt|beantragt|folgt|ca)\b",
    re.IGNORECASE,
)
_NOT = regex(r"\b(?:kein\w*|nicht|noch)\b", re.IGNORECASE)
"""What takes back a yes, and agrees with a no."""

Read = tuple[object, str]
"""A value (None = missing) and, if the cell holds something else, why it is no value."""


text_of = als_text


def style_of(texts: Sequence[str]) -> str:
    """How numbers in a column of texts are written: `de`, `en`, or "" if nothing or both is proven."""
    german = any(_GERMAN.fullmatch(text) for text in texts)
    english = any(_ENGLISH.fullmatch(text) for text in texts)
    return "" if german == english else ("de" if german else "en")


def filled_columns(lines: Iterable[Sequence[object]], columns: Collection[int]) -> set[int]:
    """Which of these columns (1-based) hold anything; takes no longer than there are cells, however wide one line is."""
    wanted = set(columns)
    found: set[int] = set()
    for line in lines:
        if not wanted:
            break
        near = wanted if len(wanted) < len(line) else range(1, len(line) + 1)
        more = {c for c in near if c in wanted and c <= len(line) and line[c - 1] is not None and line[c - 1] != ""}
        wanted -= more
        found |= more
    return found


def bare_number(text: str) -> str:
    """A number text without currency and spaces; "" if it is not a number."""
    plain = " ".join(_CURRENCY.sub(" ", text).split()).removesuffix("%").rstrip()
    if plain[:2] in ("- ", "+ "):
        plain = plain[0] + plain[2:]
    bare = _GROUPED.sub(lambda match: match[1] + match[2].replace(" ", "").replace("'", ""), plain)
    return bare if _NUMBER.fullmatch(bare) else ""


def with_more_words(cell: object) -> str:
    """`ja` or `nein` of a cell that says it first and then explains it: `ja (Glühwein)`, `nein, nur Wasser`.

    "" for all others, also where what follows takes it back, asks, or makes a condition of it.
    """
    match = _ANSWER.fullmatch(" ".join(cell.split())) if isinstance(cell, str) else None
    if match is None or _TAKES_BACK.search(match[2]):
        return ""
    answer = match[1].casefold()
    return "" if answer == "ja" and _NOT.search(match[2]) else answer


def parse_number(bare: str, style: str) -> Decimal | None:
    """The number of a bare text in a column of that style; None if it could mean two things."""
    if "." not in bare and "," not in bare:
        return Decimal(bare)
    if _GERMAN.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(bare):
        return Decimal(bare.replace(",", ""))
    if not re.fullmatch(r"[-+]?\d{1,3}[.,]\d{3}|[-+]?\d+,\d+|[-+]?\d+\.\d+", bare) or not style:
        return None
    decimal, thousands = (",", ".") if style == "de" else (".", ",")
    return Decimal(bare.replace(thousands, "").replace(decimal, "."))


FIRST_YEAR, LAST_YEAR = 1000, 9000
BEYOND = "liegt am Rand des Kalenders; damit lässt sich nicht rechnen"
TOO_LARGE = 10**MAX_DIGITS


def _too_long(value: Decimal) -> str:
    """Why a number cannot be calculated with exactly; "" if it can."""
    if abs(value) >= TOO_LARGE:
        return f"hat mehr als {MAX_DIGITS} Stellen vor dem Komma"
    return f"hat mehr als {2 * MAX_DIGITS} Stellen" if len(value.as_tuple().digits) > 2 * MAX_DIGITS else ""


def _own_words(reason: str, read: object, cell: object) -> str:
    """A reason that quotes the cell as it stands."""
    return reason.replace(f"„{read}“", f"„{text_of(cell)}“", 1) if read is not cell else reason


Column = tuple[Sequence[object], Mapping[int, str]]
"""Values of a column, and why cells are no value."""


class Cells:
    """Reads the cells of one workbook."""

    def __init__(self, *, formats: bool = True) -> None:
        self._formats = formats
        """True if the file kind tells which cells are shown in percent."""
        self._numbers: dict[float, Decimal] = {0.0: Decimal(0)}  # -0.0 is the same key
        self._columns: dict[tuple[object, ...], tuple[Sequence[object], Column]] = {}
        """Columns read so far, with their cells: the key holds the identity of a list, which must stay alive."""
        self._kinds: dict[type, Callable[[Feld, object], Read]] = {
            str: self._text, int: self._integer, bool: self._flag, date: self._date, datetime: self._moment,
            Uhrzeit: self._clock, Dauer: self._duration,
        }  # fmt: skip

    def read(self, field: Feld, raw: Sequence[object]) -> tuple[Sequence[object], Mapping[int, str]]:
        """Values of a column (None = missing) and, by index, why a cell is unreadable.

        Bidders side by side share columns, so the same cells are asked for once for each of them.
        """
        key = (id(raw), field.type, field.unit == "%", field.open, tuple(field.choices))
        if key not in self._columns:
            self._columns[key] = raw, self._read(field, raw)
        return self._columns[key][1]

    def _read(self, field: Feld, raw: Sequence[object]) -> Column:
        if field.type in (Decimal, int) and (field.unit in MASSE and (field.unit or field.type is int)):
            return self._measures(field, raw)
        if field.type is Decimal:
            percent = field.unit == "%"
            numbers, why = self._decimals(raw, percent=percent)
            return self._percentages(raw, numbers, why) if percent else (numbers, why)
        convert = self._kinds[field.type]
        plain = field.type is str and not field.choices
        if plain and set(map(type, raw)) == {str}:
            return [str(cell).strip() or None for cell in raw], {}
        values: list[object] = []
        reasons: dict[int, str] = {}
        for index, cell in enumerate(raw):
            if plain and type(cell) is str:
                values.append(cell.strip() or None)
                continue
            if cell is None or (isinstance(cell, str) and not cell.strip()):
                values.append(None)
                continue
            value, reason = (None, cell.reason) if isinstance(cell, Fehlerwert) else convert(field, cell)
            values.append(value)
            if reason:
                reasons[index] = reason
        return values, reasons

    def _measures(self, field: Feld, raw: Sequence[object]) -> Column:
        """Measures and counts, which may stand beside their unit: `1,20 m`, `120 cm`, `4.000 Personen`."""
        told = {i: found for i, cell in enumerate(raw) if type(cell) is str and (found := gemessen(cell, field.unit))}
        cells = [told[i][0] if i in told else cell for i, cell in enumerate(raw)]
        whole = field.type is int
        if whole:  # a point before three digits of a count is always one of thousands
            cells = [
                _THOUSANDS.sub("", cell) if type(cell) is str and _COUNT.fullmatch(cell) else cell for cell in cells
            ]
        values, reasons = self._decimals(cells)
        for index, (_, factor) in told.items():
            if factor != 1 and isinstance(values[index], Decimal):
                values[index] = values[index] * factor  # type: ignore[operator]
        for index, value in enumerate(values if whole else ()):
            if isinstance(value, Decimal):
                values[index] = int(value) if value == value.to_integral_value() else None
            if value is not None and values[index] is None:
                reasons[index] = f"„{text_of(raw[index])}“ ist keine ganze Zahl"
        return values, {index: _own_words(reason, cells[index], raw[index]) for index, reason in reasons.items()}

    def _decimals(self, raw: Sequence[object], *, percent: bool = False) -> tuple[list[object], dict[int, str]]:
        """Numbers of a column. Plain ones are converted all at once; the others stand between them."""
        numeric = set(map(type, raw)) == {float}
        others = [] if numeric else [index for index, cell in enumerate(raw) if type(cell) is not float]
        floats: list[Any] = [cell for cell in raw if type(cell) is float] if others else list(raw)
        if not isfinite(sum(floats)) or (floats and not -TOO_LARGE < min(floats) <= max(floats) < TOO_LARGE):
            others, floats = list(range(len(raw))), []
        numbers = self._shared(floats)
        if not others:
            return numbers, {}
        reasons: dict[int, str] = {}
        style: str | None = None
        values: list[object] = []
        used = 0
        for index in others:
            before = index - len(values)
            values += numbers[used : used + before]
            used += before
            cell = raw[index]
            if cell is None or cell == "":
                values.append(None)
                continue
            if isinstance(cell, (float, int)) and not isinstance(cell, bool):
                value, reason = self._exact(cell * 100 if percent and isinstance(cell, Prozent) else cell)
            else:
                if style is None:
                    style = style_of([bare_number(c) for c in raw if isinstance(c, str)])
                value, reason = self._number(cell, style)
            values.append(value)
            if reason:
                reasons[index] = reason
        return values + numbers[used:], reasons

    def _percentages(
        self, raw: Sequence[object], values: list[object], reasons: dict[int, str]
    ) -> tuple[list[object], dict[int, str]]:
        """Refuse what cannot be a percentage, and shares whose format is unknown: 0.6 may be 0.6 % or 60 %."""
        for index, value in enumerate(values):
            if not isinstance(value, Decimal):
                continue
            if not 0 <= value <= 100:
                values[index], reasons[index] = None, f"„{text_of(raw[index])}“ liegt nicht zwischen 0 und 100 %"
            elif not self._formats and 0 < value < 1 and isinstance(raw[index], float):
                values[index], reasons[index] = None, f"„{text_of(raw[index])}“ kann ein Anteil oder Prozent sein"
        return values, reasons

    def _shared(self, floats: Sequence[float]) -> list[object]:
        """Finite numbers as `exact` gives them, without a call of Python code for each.

        Equal numbers share one Decimal, save in long columns whose first thousand mostly differ: remembering those
        would cost more than converting them.
        """
        if len(floats) > 1000 and len(set(floats[:1000])) > 500:
            texts = list(map("%.15g".__mod__, floats))
            return list(map(Decimal, texts if "-0" not in texts else (text if text != "-0" else "0" for text in texts)))
        fresh = set(floats).difference(self._numbers)
        self._numbers.update(zip(fresh, map(Decimal, map("%.15g".__mod__, fresh)), strict=True))
        return list(map(self._numbers.__getitem__, floats))

    @staticmethod
    def _exact(cell: float) -> Read:
        try:
            value = exact(cell)
        except ValueError as error:
            return None, str(error)
        return (None, f"„{text_of(cell)}“ {reason}") if (reason := _too_long(value)) else (value, "")

    @staticmethod
    def _number(cell: object, style: str) -> Read:
        if isinstance(cell, Fehlerwert):
            return None, cell.reason
        text = text_of(cell)
        if not text:
            return None, ""
        bare = bare_number(text) if isinstance(cell, str) else ""
        if not bare:
            return None, f"„{text}“ ist keine Zahl"
        value = parse_number(bare, style)
        if value is not None and (reason := _too_long(value)):
            return None, f"„{text[:MAX_DIGITS]}…“ {reason}"
        return value, "" if value is not None else f"„{text}“ kann Zweierlei bedeuten (Tausenderpunkt oder Komma)"

    @staticmethod
    def _text(field: Feld, cell: object) -> Read:
        text = text_of(cell)
        if not field.choices:
            return text or None, ""
        folded = text.casefold()
        for choice, spellings in field.choices.items():
            if folded == choice.casefold() or any(folded == s.casefold() for s in spellings):
                return choice, ""
        if field.open or not text:
            return text or None, ""
        return None, f"„{text}“ gibt es nicht (möglich: {', '.join(field.choices)})"

    def _integer(self, field: Feld, cell: object) -> Read:
        values, reasons = self._decimals([cell])
        value = values[0]
        if isinstance(value, Decimal) and value == value.to_integral_value():
            return int(value), ""
        return None, reasons.get(0, f"„{text_of(cell)}“ ist keine ganze Zahl")

    @staticmethod
    def _flag(field: Feld, cell: object) -> Read:
        if isinstance(cell, bool):
            return cell, ""
        folded = text_of(cell).casefold()
        if folded in WAHR or folded in FALSCH:
            return folded in WAHR, ""
        if said := with_more_words(cell):
            return said == "ja", ""
        return None, f"„{text_of(cell)}“ ist weder ja noch nein"

    def _date(self, field: Feld, cell: object) -> Read:
        value, reason = self._moment(field, cell)
        return value.date() if isinstance(value, datetime) else value, reason

    @staticmethod
    def _moment(field: Feld, cell: object) -> Read:
        value = None
        if isinstance(cell, datetime):
            value = cell.replace(microsecond=0)
        elif isinstance(cell, date):
            value = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - wall time, as in the sheet
        elif isinstance(cell, str):
            try:
                value = sheet_date(cell)
            except ValueError:
                value = None
        if value is None:
            return None, f"„{text_of(cell)}“ ist kein Datum (richtig: 28.10.2026)"
        return (None, f"„{text_of(cell)}“ {BEYOND}") if _beyond(value) else (value, "")

    @staticmethod
    def _clock(field: Feld, cell: object) -> Read:
        try:
            time = uhrzeit(cell)
            return (None, f"„{text_of(cell)}“ {BEYOND}") if time.tag and _beyond(time.tag) else (time, "")
        except ValueError as error:
            return None, str(error)

    @staticmethod
    def _duration(field: Feld, cell: object) -> Read:
        try:
            return dauer(cell), ""
        except ValueError as error:
            return None, str(error)


def _beyond(day: date) -> bool:
    """True for days at the edge of the calendar: a month before or after them could not be calculated."""
    return not FIRST_YEAR <= day.year <= LAST_YEAR
