"""Cells of workbooks, and what their formulas say when some cells have new values."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from checker.calc.rechnen import Unbekannt, rechne
from checker.model.formel import ausgeschrieben, undurchsichtig, verweise
from checker.model.fundstelle import a1
from checker.model.mappe import Blatt, Mappe
from checker.model.tupel import NamedTuple
from checker.model.zeit import TAG, uhr

EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 - wall time
TIEF = 64
"""Formulas behind each other that are followed."""
MINUTE = Decimal(1) / TAG
"""As part of a day."""
Neu = float | str
"""New content of a cell: a number or a text."""
LEER = ""
"""The new content of a cell that becomes empty."""


class Unbeweglich(Exception):
    """A time that cannot be changed in the workbook; the text says why, as the end of a sentence."""


class Ort(NamedTuple):
    """A cell."""

    file: str
    sheet: str
    row: int
    column: int

    @property
    def a1(self) -> str:
        return a1(self.row, self.column)


class Rechenzellen:
    """Cells by their place."""

    def __init__(self, books: Iterable[Mappe]) -> None:
        self.books: Mapping[str, Mappe] = {book.file: book for book in books}
        self.sheets: Mapping[tuple[str, str], Blatt] = {
            (book.file, sheet.name): sheet for book in self.books.values() for sheet in book.blaetter
        }

    def value(self, place: Ort) -> Any:
        sheet = self.sheets.get((place.file, place.sheet))
        return sheet.wert(place.row, place.column) if sheet else None

    def formula(self, place: Ort) -> str | None:
        """The formula of a cell, names written out; None without one, and where the kind of file does not tell."""
        sheet = self.sheets.get((place.file, place.sheet))
        text = sheet.formel(place.row, place.column) if sheet is not None and sheet.hat_lage else None
        return text and self._written_out(self.books[place.file], place.sheet, text)

    def _written_out(self, book: Mappe, sheet: str, text: str) -> str:
        def meant(name: str) -> str | None:
            found = book.benannt(name, sheet)
            return found.bezug if found else None

        return ausgeschrieben(text, meant) if book.namen else text

    def sheet(self, place: Ort, name: str) -> str | None:
        """The sheet that a formula means."""
        if not name:
            return place.sheet
        book = self.books[place.file]
        return next((s.name for s in book.blaetter if s.name.replace(" ", "") == name.replace(" ", "")), None)

    def number(self, place: Ort, new: Mapping[Ort, Neu], depth: int = 0) -> Decimal | None:
        """What a cell says as a number of days when some cells have new values; None if that cannot be calculated."""
        text = self.formula(place)
        if text is None:
            return _number(new[place] if place in new else self.value(place), self.books[place.file].ab_1904)
        if depth > TIEF or undurchsichtig(text):
            return None

        def wert(name: str, row: int, column: int) -> Decimal:
            sheet = self.sheet(place, name.removesuffix("!").strip("'").replace("''", "'"))
            found = self.number(Ort(place.file, sheet, row, column), new, depth + 1) if sheet is not None else None
            if found is None:
                raise Unbekannt
            return found

        return rechne(text, wert)

    def abhaengig(self, changed: Mapping[Ort, Neu]) -> dict[Ort, Decimal | None]:
        """The formulas that rest on changed cells, with their new result; None where that cannot be calculated here."""
        found: dict[Ort, Decimal | None] = {}
        for file in sorted({place.file for place in changed}):
            book = self.books[file]
            formulas = [
                (Ort(file, sheet.name, row, run.column), self._written_out(book, sheet.name, run.at(row)))
                for sheet in book.blaetter
                if sheet.hat_lage
                for run in sheet.laeufe
                for row in range(run.first, run.last + 1)
            ]
            moved: dict[str, set[tuple[int, int]]] = {}
            for place in changed:
                if place.file == file:
                    moved.setdefault(place.sheet, set()).add((place.row, place.column))
            left = formulas
            while True:
                hit = [place for place, text in left if self._touches(place, text, moved)]
                if not hit:
                    break
                for place in hit:
                    moved.setdefault(place.sheet, set()).add((place.row, place.column))
                    found[place] = self.number(place, changed)
                known = set(hit)
                left = [(place, text) for place, text in left if place not in known]
        return found

    def _touches(self, place: Ort, text: str, moved: Mapping[str, set[tuple[int, int]]]) -> bool:
        if undurchsichtig(text):
            return True
        for name, area in verweise(text):
            sheet = self.sheet(place, name)
            cells = moved.get(sheet, ()) if sheet is not None else ()
            if any(area.top <= row <= area.bottom and area.left <= column <= area.right for row, column in cells):
                return True
        return False

    # -- as a person reads it ---------------------------------------------------------------------------------------

    def vorgeschlagen(self, place: Ort, new: Neu) -> str:
        """A new value of an empty cell as a person reads it."""
        if isinstance(new, str):
            return new
        if new < 1:
            return uhr(round(new * TAG))
        moment = EPOCHS[self.books[place.file].ab_1904] + timedelta(minutes=round(new * TAG))
        return f"{moment:%d.%m.%Y}" if moment.time() == time() else f"{moment:%d.%m.%Y %H:%M}"

    def gezeigt(self, place: Ort, new: Neu | None = None) -> str:
        """What a cell says, or a new value in it, as a person reads it."""
        value = self.value(place)
        if new == LEER or (new is None and value is None):
            return "leer"
        if new is None:
            shown = value
        elif isinstance(new, str):
            return " / ".join(new.splitlines())
        elif isinstance(value, timedelta):
            return _stunden(round(new * TAG))
        elif isinstance(value, (datetime, date)):
            shown = EPOCHS[self.books[place.file].ab_1904] + timedelta(minutes=round(new * TAG))
        else:
            return uhr(round(new * TAG)) if new < 1 else f"{new:g}".replace(".", ",")
        if isinstance(shown, date):
            return f"{shown:%d.%m.%Y %H:%M}" if isinstance(value, datetime) else f"{shown:%d.%m.%Y}"
        if isinstance(shown, time):
            return f"{shown:%H:%M}"
        if isinstance(shown, timedelta):
            return _stunden(round(shown / timedelta(minutes=1)))
        if isinstance(shown, (int, float)) and not isinstance(shown, bool):
            return uhr(round(shown * TAG)) if shown < 1 else f"{shown:g}".replace(".", ",")
        return " / ".join(str(shown).splitlines())


def _stunden(minutes: int) -> str:
    """Hours that go on after midnight, as the format [h]:mm shows them."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _number(value: Any, ab_1904: bool) -> Decimal | None:
    """A cell as a number of days; blank counts as zero."""
    if value is None:
        return Decimal(0)
    if isinstance(value, bool):
        return None
    if isinstance(value, time):
        return (value.hour * 60 + value.minute + Decimal(value.second) / 60) * MINUTE
    if isinstance(value, timedelta):
        return Decimal(value.days) + Decimal(value.seconds) / 86_400
    if isinstance(value, datetime):
        passed = value - EPOCHS[ab_1904]
        return Decimal(passed.days) + Decimal(passed.seconds) / 86_400
    if isinstance(value, date):
        return Decimal((datetime.combine(value, time()) - EPOCHS[ab_1904]).days)
    return Decimal(repr(value)) if isinstance(value, (int, float)) else None
