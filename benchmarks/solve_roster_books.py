"""Rosters of `solve_duties.py` as workbooks with the sheets `Personen`, `Schichten` and `Fahrzeiten`, and read back.

Nothing here is of stimmig.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import xlsxwriter
from solve_copies import ADDED, Cells, same
from solve_duties import NULL, SKILLED
from solve_staff import DAY, Roster, Shift

LAYOUTS: tuple[dict[str, str], ...] = (
    {"who": "Person", "function": "Funktion", "place": "Ort", "day": "Datum", "begin": "Beginn", "end": "Ende", "pause": "Pause"},
    {
        "day": "Datum", "begin": "Dienstbeginn", "end": "Dienstende", "pause": "Pause", "place": "Einsatzort",
        "function": "Dienst", "who": "Mitarbeiter",
    },
    {"day": "Tag", "begin": "von", "end": "bis", "function": "Funktion", "place": "Bühne", "pause": "Pausen", "who": "Name"},
)  # fmt: skip
"""Headings of the shifts in their order. The second have a title above, the third their times as texts."""
TITLED, TEXTS = 1, 2
PEOPLE = ("Name", "Funktion", "Qualifikation", "Geburtsdatum", "Beschäftigung", "Nicht verfügbar", "Wunschfrei")


def first_row(number: int) -> int:
    """The row of the first shift in workbook `number`."""
    return 4 if number % len(LAYOUTS) == TITLED else 2


def people_column(number: int) -> int:
    return list(LAYOUTS[number % len(LAYOUTS)]).index("who") + 1


def write(roster: Roster, number: int, path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        forms = {
            name: book.add_format({"num_format": form}) for name, form in (("day", "dd.mm.yyyy"), ("clock", "hh:mm"))
        }
        page = book.add_worksheet("Personen")
        page.write_row(0, 0, PEOPLE)
        for row, one in enumerate(roster.people, 1):
            page.write_row(row, 0, (one.name, ", ".join(one.plain), SKILLED.get(one.skill)))
            if one.born:
                page.write_datetime(row, PEOPLE.index("Geburtsdatum"), one.born, forms["day"])
            page.write_row(row, PEOPLE.index("Beschäftigung"), (one.status, _days(one.away), _days(one.wish)))
        _shifts(book.add_worksheet("Schichten"), roster, number, forms)
        page = book.add_worksheet("Fahrzeiten")
        lines = [("Von", "Nach", "Fahrzeit"), *((*way, minutes) for way, minutes in roster.ways.items())]
        for row, line in enumerate(lines):
            page.write_row(row, 0, line)


def _shifts(page: Any, roster: Roster, number: int, forms: Mapping[str, Any]) -> None:
    heads, first = LAYOUTS[number % len(LAYOUTS)], first_row(number)
    if first > 2:
        page.write(0, 0, "Dienste zum Stadtfest")
    page.write_row(first - 2, 0, heads.values())
    for row, (shift, who) in enumerate(zip(roster.shifts, roster.who, strict=True), first - 1):
        for column, field in enumerate(heads):
            if field == "who":
                page.write(row, column, roster.people[who].name if who is not None else None)
            elif field == "day":
                page.write_datetime(row, column, NULL + timedelta(days=shift.day), forms["day"])
            else:
                page.write(row, column, *_said(shift, field, forms, texts=number % len(LAYOUTS) == TEXTS))


def _said(shift: Shift, field: str, forms: Mapping[str, Any], *, texts: bool) -> tuple[Any, ...]:
    """What a cell of a shift holds; a time of day with its format. An end after midnight is smaller than the begin."""
    value = getattr(shift, field)
    if field not in ("begin", "end"):
        return (value,)
    minute = value % DAY
    return (f"{minute // 60:02d}:{minute % 60:02d}",) if texts else (minute / DAY, forms["clock"])


def _days(days: Sequence[int]) -> str | None:
    return ", ".join(f"{NULL + timedelta(days=day):%d.%m.%Y}" for day in days) or None


def names(roster: Roster, number: int, cells: Cells) -> list[int | None]:
    """Who has which shift, as a workbook says. Raises KeyError for somebody unknown."""
    known = {person.name: who for who, person in enumerate(roster.people)}
    found = {row: content for row, column, content, _, _ in cells["Schichten"] if column == people_column(number)}
    first = first_row(number)
    return [known[found[row]] if row in found else None for row in range(first, first + len(roster.shifts))]


def changed(number: int, before: Cells, after: Cells) -> Iterator[str]:
    """Cells that are not those of people and differ."""
    if [name for name in after if name != ADDED] != list(before):
        yield f"andere Blätter: {list(after)}"
        return
    for name in before:
        old, new = (
            {
                (row, column): (form, content)
                for row, column, content, _, form in cells[name]
                if name != "Schichten" or column != people_column(number)
            }
            for cells in (before, after)
        )
        if set(old) != set(new):
            yield f"{name}: andere Zellen"
        for place, kept in old.items():
            if not all(map(same, new.get(place, kept), kept)):
                yield f"{name}, Zeile {place[0]}: {new[place]} statt {kept}"
