"""Programmes of real conferences, written as workbooks in three layouts: a list, and a grid with a sheet a day, upright and turned.

Every item must be read with its room, begin, end and people; no room is double-booked; who stands in two places at once
is found, and nobody else. What is right is worked out here from the JSON, without anything of ours.
"""

import json
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

from checker.run import Options, run
from checker.workbook.read import load

Verdict = tuple[str, bool]


class Item(NamedTuple):
    day: date
    """The day under which it stands; after midnight that of the evening before."""
    room: str
    title: str
    begin: datetime
    end: datetime
    people: tuple[str, ...]


def items(path: Path) -> list[Item]:
    """All items of a programme, in wall time of its place."""
    found = []
    conference = json.loads(path.read_text(encoding="utf-8"))["schedule"]["conference"]
    for day in conference["days"]:
        for room, events in day["rooms"].items():
            for event in events:
                begin = datetime.fromisoformat(event["date"]).replace(tzinfo=None)
                hours, minutes = map(int, event["duration"].split(":"))
                people = tuple(
                    dict.fromkeys(person.get("name") or person["public_name"] for person in event["persons"])
                )
                title = " ".join(event["title"].split())
                found.append(
                    Item(
                        date.fromisoformat(day["date"]),
                        room,
                        title,
                        begin,
                        begin + timedelta(hours=hours, minutes=minutes),
                        people,
                    )
                )
    return found


def as_list(found: list[Item], path: Path) -> None:
    """One row an item, with its own day."""
    with xlsxwriter.Workbook(path) as book:
        day, clock = book.add_format({"num_format": "dd.mm.yyyy"}), book.add_format({"num_format": "hh:mm"})
        sheet = book.add_worksheet("Programm")
        sheet.write_row(0, 0, ["Datum", "Beginn", "Ende", "Raum", "Titel", "Mitwirkende"])
        for row, item in enumerate(found, 1):
            sheet.write_datetime(row, 0, item.begin.replace(hour=0, minute=0), day)
            sheet.write_datetime(row, 1, item.begin.time(), clock)
            sheet.write_datetime(row, 2, item.end.time(), clock)
            sheet.write_string(row, 3, item.room)
            sheet.write_string(row, 4, item.title)
            sheet.write_string(row, 5, "; ".join(item.people))


def as_grid(found: list[Item], path: Path, *, across: bool = False) -> None:
    """A sheet a day: rooms side by side, a row for each time at which something begins or ends; `across`: turned."""
    with xlsxwriter.Workbook(path) as book:
        clock, wrap = book.add_format({"num_format": "hh:mm"}), book.add_format({"text_wrap": True, "valign": "top"})

        def at(along: int, beside: int) -> tuple[int, int]:
            return (beside, along) if across else (along, beside)

        for day in sorted({item.day for item in found}):
            here = [item for item in found if item.day == day]
            times = sorted({moment for item in here for moment in (item.begin, item.end)})
            rooms = sorted({item.room for item in here})
            sheet = book.add_worksheet(f"{day:%d.%m.%Y}")
            for column, name in enumerate(["Raum" if across else "Zeit", *rooms]):
                sheet.write_string(*at(0, column), name)
            for row, moment in enumerate(times, 1):
                sheet.write_datetime(*at(row, 0), time(moment.hour, moment.minute), clock)
            for item in here:
                first, last = 1 + times.index(item.begin), times.index(item.end)
                column = 1 + rooms.index(item.room)
                text = "\n".join([item.title, ", ".join(item.people)]).strip()
                if first == last:
                    sheet.write_string(*at(first, column), text, wrap)
                else:
                    sheet.merge_range(*at(first, column), *at(last, column), text, wrap)


def twice(found: list[Item]) -> set[tuple[str, str]]:
    """Pairs of titles that one person has at the same time in two rooms."""
    pairs = set()
    for one in found:
        for other in found:
            common = set(one.people) & set(other.people)
            if (
                one < other
                and one.room != other.room
                and common
                and max(one.begin, other.begin) < min(one.end, other.end)
            ):
                pairs.add((one.title, other.title))
    return {tuple(sorted(pair)) for pair in pairs}  # type: ignore[misc]


def judged(path: Path, found: list[Item], name: str) -> Iterator[Verdict]:
    dossier = load([path], root=path.parent, name=name)
    rows = dossier.plan.programm if dossier.hat("programm") else ()
    read: list[Any] = sorted((row.ort, row.titel, row.von, row.bis, tuple(sorted(row.personen))) for row in rows)
    right = sorted((i.room, i.title, i.begin, i.end, tuple(sorted(i.people))) for i in found)
    same = sum(one == other for one, other in zip(read, right, strict=False))
    yield f"{name}: {same} von {len(right)} Programmpunkten wie im Original gelesen", read == right
    report = run([path], Options()).report
    rooms = [f for f in report.findings if f.rule == "ZP101"]
    yield f"{name}: {len(rooms)} doppelt belegte Räume gemeldet, höchstens 0", not rooms
    people = [f for f in report.findings if f.rule == "ZP102"]
    want = twice(found)
    titles = {tuple(sorted((row.titel, other.titel))) for f in people for row, other in [_pair(rows, f)]}
    yield (
        f"{name}: Personen an zwei Orten: {len(titles & want)} von {len(want)} gefunden, {len(titles - want)} zu viel",
        titles == want,
    )


def _pair(rows: Any, finding: Any) -> tuple[Any, Any]:
    """The two items that a finding names by its places."""
    places = {(place.sheet, place.cell) for place in finding.places}
    named = [
        row
        for row in rows
        if any(
            (p := row.fundstelle(field)).sheet and (p.sheet, p.cell) in places
            for field in ("beginn", "mitwirkende", "titel")
        )
    ]
    return (named[0], named[-1]) if named else (rows[0], rows[0])


def programmes(folder: Path) -> list[Verdict]:
    """Every programme in each layout."""
    verdicts: list[Verdict] = []
    with tempfile.TemporaryDirectory() as name:
        for source in sorted(folder.glob("*.json")):
            found = items(source)
            for layout, write in (
                ("Liste", as_list),
                ("Raster", as_grid),
                ("Raster quer", partial(as_grid, across=True)),
            ):
                path = Path(name) / f"{source.stem}-{layout.lower()}.xlsx"
                write(found, path)
                verdicts += judged(path, found, f"{source.stem}, {layout}")
    return verdicts
