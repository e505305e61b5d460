"""Breaches that have nothing to do with each other are mended each on its own, whatever is chosen for the others."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cli import main
from checker.forderung import Forderung, demand
from checker.model.ablauf import Aufgabe
from checker.model.bedingung import Bedingung, Fenster, Folge, Getrennt, Hoechstens, glieder, verletzt
from checker.solve.plan import Geplantes, Verschiebung
from checker.solve.zeitfeld import zeitlich
from tests.test_solve import at

FAR = 30
"""Hours in which the records of these plans may lie."""


@st.composite
def long_plans(draw: st.DrawFn) -> tuple[list[Geplantes], list[Bedingung]]:
    """One stage in two busy spans of time, with some orders and a resource beside."""
    when = st.sampled_from([*range(4), *range(FAR - 10, FAR - 6)])
    rows = [Aufgabe(bezeichnung=f"Aufgabe {number}") for number in range(draw(st.integers(4, 8)))]
    pieces = [Geplantes(row, 60 * draw(st.integers(0, 2)), at(draw(when))) for row in rows]
    conditions: list[Bedingung] = [Fenster(row, at(0), at(FAR)) for row in rows]
    pauses = tuple(60 * draw(st.integers(0, 1)) for _ in rows) if draw(st.booleans()) else ()
    conditions.append(Getrennt(tuple(rows), pauses))
    some = st.lists(st.sampled_from(rows), min_size=2, max_size=4, unique=True)
    for _ in range(draw(st.integers(0, 3))):
        members = tuple(draw(some))
        if draw(st.booleans()):
            conditions.append(Folge(members[:1], members[1:], 60 * draw(st.integers(-1, 1))))
        else:
            conditions.append(Hoechstens(members, tuple(draw(st.integers(0, 2)) for _ in members), 2))
    return pieces, conditions


def demanded(conditions: Sequence[Bedingung]) -> list[Forderung]:
    return [
        Forderung(
            "ZP104", "error", "",
            demand(*(row.fundstelle("bezeichnung") for row in glieder(one)), message="Eine Vorgabe.", constraint=one),
        )
        for one in conditions
    ]  # fmt: skip


@given(long_plans())
@settings(max_examples=60, deadline=None)
def test_any_choice_among_the_parts_holds(made: tuple[list[Geplantes], list[Bedingung]]) -> None:
    pieces, conditions = made
    length = {row: timedelta(minutes=minutes) for row, minutes, _ in pieces}
    planned = {row: (von, von + length[row]) for row, _, von in pieces if von is not None}
    found = zeitlich(pieces, demanded(conditions), planned)
    before = [set(verletzt(one, planned)) for one in conditions]
    stay = {*found.bleibt, *(row for one in found.widersprueche for row, _ in one.dauern)}
    for taken in product(*([None, *ways] for ways in found.vorschlaege)):
        times = dict(planned)
        steps = [step for way in taken if way is not None for step in way.schritte if isinstance(step, Verschiebung)]
        assert len({step.row for step in steps}) == len(steps)
        times |= {step.row: (step.neu, step.neu + length[step.row]) for step in steps}
        after = [set(verletzt(one, times)) for one in conditions]
        if None not in taken and taken:
            assert all(stay.issuperset(rows) for breaches in after for rows in breaches)
        for one, breaches, old in zip(conditions, after, before, strict=True):
            assert {row for rows in breaches for row in rows} <= {row for rows in old for row in rows}, one


def write(path: Path, items: Sequence[tuple[datetime, int, str, str]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Programm")
        day, clock = book.add_format({"num_format": "dd.mm.yyyy"}), book.add_format({"num_format": "hh:mm"})
        page.write_row(0, 0, ["Datum", "Beginn", "Ende", "Bühne", "Programmpunkt"])
        for r, (begin, minutes, place, title) in enumerate(items, 1):
            page.write_datetime(r, 0, begin.replace(hour=0, minute=0), day)
            for c, moment in ((1, begin), (2, begin + timedelta(minutes=minutes))):
                page.write_datetime(r, c, moment.replace(year=1899, month=12, day=31), clock)
            page.write_row(r, 3, [place, title])
    return path


FRIDAY = datetime(2027, 6, 11)
SATURDAY = FRIDAY + timedelta(days=1)
TWO_DAYS = [
    (FRIDAY.replace(hour=18), 90, "Markt", "Chor"),
    (FRIDAY.replace(hour=19), 60, "Markt", "Duo Mira"),
    (SATURDAY.replace(hour=20), 90, "Markt", "Band X"),
    (SATURDAY.replace(hour=21), 60, "Markt", "Band Y"),
]


def test_each_day_of_a_stage_is_chosen_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = write(tmp_path / "tage.xlsx", TWO_DAYS), tmp_path / "neu.xlsx"
    assert main(["plan", str(path), "--repair", str(out), "--choose", "2b"]) == 0
    text = capsys.readouterr().out
    assert "Reparatur 1a: Verschoben wird um 30 Minuten." in text
    assert "Reparatur 2b: Verschoben wird um 30 Minuten." in text
    page = openpyxl.load_workbook(out)["Programm"]
    assert [page[f"B{row}"].value.hour * 60 + page[f"B{row}"].value.minute for row in range(2, 6)] == [
        18 * 60, 19 * 60 + 30, 19 * 60 + 30, 21 * 60,
    ]  # fmt: skip
    assert main(["plan", str(out)]) == 0


def test_what_is_in_each_others_way_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Behind the first act, which stays, the second one can only run later if the third one does."""
    near = [(FRIDAY.replace(hour=18 + n), 90, "Markt", f"Akt {n}") for n in range(3)]
    assert main(["plan", str(write(tmp_path / "eng.xlsx", near)), "--keep", "Akt 0"]) == 1
    text = capsys.readouterr().out
    assert "Verschoben wird um zusammen 1 Stunde 30 Minuten." in text
    assert "Reparatur 2" not in text


def test_thousands_that_are_all_in_each_others_way_are_left_open() -> None:
    rows = [Aufgabe(bezeichnung=f"Aufgabe {number}") for number in range(3_100)]
    pieces = [Geplantes(row, 90, at(number)) for number, row in enumerate(rows)]
    planned = {row: (von, von + timedelta(minutes=90)) for row, _, von in pieces if von is not None}
    found = zeitlich(pieces, demanded([Hoechstens(tuple(rows), (1,) * len(rows), 1)]), planned)
    assert found.offen
    assert not found.vorschlaege


def test_one_move_in_another_order_is_better_than_one_for_each_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last act is in the way of a stage and of a musician on another one: moved behind all, it mends both."""
    path = tmp_path / "eins.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Programm")
        page.write_row(0, 0, ["Datum", "Beginn", "Ende", "Bühne", "Programmpunkt", "Mitwirkende"])
        page.write_row(1, 0, ["12.06.2027", "14:00", "15:30", "Markt", "Lesung", "Eva Klein"])
        page.write_row(2, 0, ["12.06.2027", "16:00", "17:30", "Markt", "Tanz", "Max Blau"])
        page.write_row(3, 0, ["12.06.2027", "15:00", "16:00", "Hof", "Chor", "Anna Berg"])
        page.write_row(4, 0, ["12.06.2027", "15:30", "16:30", "Markt", "Solo", "Anna Berg"])
    out = tmp_path / "neu.xlsx"
    assert main(["plan", str(path), "--repair", str(out)]) == 0
    text = capsys.readouterr().out
    assert "Reparatur 1a: Verschoben wird um 2 Stunden. Gibt auf:" in text
    assert "Reparatur 2" not in text
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(out)["Programm"].iter_rows(min_row=2)]
    assert [row[1] for row in rows] == ["14:00", "16:00", "15:00", "17:30"]
