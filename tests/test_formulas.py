"""Formulas compared: what they say, what they refer to, which one is unlike its neighbours."""

from decimal import Decimal

import pytest
from helpers import mappe
from hypothesis import given
from hypothesis import strategies as st

from checker.calc.bezuege import Bezuege
from checker.calc.kreise import kreise
from checker.calc.nachbarn import abweichungen, andere_zahlen, fehlt_etwas, umfasst, verrutscht, zusaetze, zusatz
from checker.calc.rechnen import ergebnis, gleichwertig, rechne
from checker.calc.summen import summanden
from checker.model.formel import BEZUG, Bereich, ausgeschrieben, eigene, relativ, verschieben, zerlegt
from checker.model.gaps import NotEvaluated
from checker.model.mappe import Blatt, Lauf, Zelllage


def sheet(rows: list[list[object]]) -> Blatt:
    return mappe({"B": rows}).blaetter[0]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=Start+1", "='V'!B1+1"), ("=SUM(START,A1)", "=SUM('V'!B1,A1)"), ("=Start(2)", "=Start(2)"), ('="Start"', '="Start"'),
        ("=Start!A1", "=Start!A1"), ("='Start'!A1+Start", "='Start'!A1+'V'!B1"), ("=[1]!Start", "=[1]!Start"),
        ("=Startzeit", "=Startzeit"), ("=T[Start]", "=T[Start]"), ("=Start.2", "=Start.2"), ("=A1:Start", "=A1:Start"), ("=Start:A1", "=Start:A1"),
    ],
)  # fmt: skip
def test_names_are_written_out(text: str, written: str) -> None:
    assert ausgeschrieben(text, lambda name: "'V'!B1" if name.casefold() == "start" else None) == written


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("=A1+B1", "=+B1+A1", True),
        ("=SUM(A1:C1)", "=A1+B1+C1", True),
        ("=A1*19%", "=A1*0.19", True),
        ("=(A1-B1)", "=A1-B1", True),
        ("=Blatt1!A1*2", "=2*Blatt1!A1", True),
        ("='Los 1'!A1", "=Los1!A1", False),
        ("=SUM(A1:A3)", "=SUM(A1:A4)", False),
        ("=IF(A1>B3,A1,0)", "=IF(A1>B1,A1,0)", False),
        ("=ROUND(A1,2)", "=A1", False),
        ("=VLOOKUP(A1,B:C,2)", "= vlookup(A1,B:C,2)", True),
        ("=VLOOKUP(A1,B:C,2)", "=VLOOKUP(A2,B:C,2)", False),
        ("=A1/0", "=B1/0", False),
        ('="1,5"&A1', '="1,5"&A1', True),
    ],
)
def test_formulas_that_say_the_same(one: str, other: str, same: bool) -> None:
    assert gleichwertig(one, other) is same
    assert gleichwertig(other, one) is same


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=2+3*4", "14"),
        ("=-2^2", "4"),
        ("=(1+2)*3/4%", "225"),
        ("=ROUND(2.345,2)", "2.35"),
        ("=SUBTOTAL(9,A1:B1)+MIN(A1:B1)", "16"),
        ("=IF(A1>=B1,1,2)", "2"),
        ("=SUM(A1:B1,5)", "17"),
        ("=A1/C1", None),
        ("=D1+1", None),
        ("=Anderes!A1", None),
        ("=INDEX(A1:B1,1)", None),
        ("=" + "(" * 500 + "1" + ")" * 500, None),
        ("=SUM(A1:A1048576)", None),
    ],
)
def test_what_a_formula_gives(formula: str, value: str | None) -> None:
    blatt = sheet([[4, 8, None, ("=1/0", "#DIV/0!")]])
    assert ergebnis(blatt, formula) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=INT(2.5)", "2"),
        ("=INT(-2.5)", "-3"),
        ("=INT(8/24*24)", "8"),
        ("=INT(2.9999999999)", "2"),
        ("=INT(1234567890.5)", "1234567890"),
        ("=TRUNC(-2.987)", "-2"),
        ("=TRUNC(-2.987,2)", "-2.98"),
        ("=TRUNC(1234.5,-2)", "1200"),
        ("=TRUNC(0.29*100)", "29"),
        ("=ROUNDDOWN(-2.987,2)", "-2.98"),
        ("=ROUNDDOWN(1.15*100,0)", "115"),
        ("=ROUNDUP(-2.001,2)", "-2.01"),
        ("=ROUNDUP(1234,-2)", "1300"),
        ("=ROUNDUP(1.1*100,0)", "110"),
        ("=ROUNDUP(2.5,0.9)", "3"),
        ("=HOUR(1/3)", "8"),
        ("=HOUR(46000.75)", "18"),
        ("=HOUR(7/24+1/24)", "8"),
        ("=MINUTE(TIME(10,0,0)+TIME(0,20,0))", "20"),
        ("=MINUTE(46000+TIME(23,59,59))", "59"),
        ("=AND(A1:B1)+AND(1,2>1)", "2"),
        ("=AND(1,0)", "0"),
        ("=OR(0,1>2)", "0"),
        ("=OR(0,3)", "1"),
        ("=NOT(0)", "1"),
        ("=NOT(1>2)+0", "1"),
        ("=NOT(C1)", "1"),
        ("=IF(1>2,5)+3", "3"),
        ("=IF(2>1,5)", "5"),
        ('=IF(2>1,5,"x")', "5"),
        ('=IF(1>2,"a""b",7)+1', "8"),
        ("=IF(AND(A1>=4,NOT(B1<8)),INT(B1/3),0)", "2"),
    ],
)
def test_steps_and_decisions_as_libreoffice_gives_them(formula: str, value: str) -> None:
    assert ergebnis(sheet([[4, 8, None]]), formula) == Decimal(value)


@pytest.mark.parametrize(
    "formula",
    [
        "AND(C1,1)", "AND(A1:C1)", "OR((C1))", "AND(1,)", "AND()", 'OR(1,"x")',
        "HOUR(-0.25)", "HOUR(0.999999)", "MINUTE(0.999999)", "INT(A1:B1)", "ROUNDUP(A1:B1)", "ROUNDUP(1,99)", "NOT(1,2)",
        'IF(1>2,5,"x")', 'IF(2>1,"x")+1', 'IF("x",1,2)', 'IF(A1="x",1,2)', '"x"', "IF(D1>1,2)", "INT(D1)", "IF(1)",
    ],
)  # fmt: skip
def test_what_programs_differ_in_and_texts_are_left_open(formula: str) -> None:
    """A blank cell says nothing to AND, parts of a second are rounded or cut off, a text is no number."""
    assert ergebnis(sheet([[4, 8, None, ("=1/0", "#DIV/0!")]]), f"={formula}") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("=IF(OR(A1=0,B1=0),0,C1)", "=IF(OR(A1=0,B2=0),0,C1)"),
        ('=IF(A1>0,C1,"")', '=IF(A2>0,C1,"")'),
        ("=IF(A1>0,C1)", "=IF(A2>0,C1)"),
        ("=INT(A1/9999)", "=INT(B1/9999)"),
    ],
)
def test_what_gives_the_same_for_many_values_is_not_the_same(one: str, other: str) -> None:
    assert not gleichwertig(one, other)
    assert gleichwertig(one, one.lower())


@given(st.text(alphabet="A1B$:+-*/(),;%^. \"'!<>=SUMIFNTADOR#&", max_size=40))
def test_any_text_is_calculated_or_left_open(text: str) -> None:
    result = rechne("=" + text, lambda sheet, row, column: Decimal(row + column))
    assert result is None or result.is_finite()
    assert gleichwertig("=" + text, "=" + text)


def test_references_and_what_is_left() -> None:
    assert zerlegt("=SUM($B$2:B9)*A1+Blatt!C3") == (
        f"SUM({BEZUG})*{BEZUG}+Blatt!{BEZUG}",
        [Bereich(2, 2, 9, 2), Bereich(1, 1, 1, 1), Bereich(3, 3, 3, 3)],
    )
    assert zerlegt("=IF(A1=\"x:A9\",'A1:B2'!C1)").bezuege == [Bereich(1, 1, 1, 1), Bereich(1, 3, 1, 3)]
    assert eigene("=SUM(Tab[@Menge],A1:B2)+Blatt!C3&\"a@b\"+'Los 1'!D4+E5") == [
        Bereich(1, 1, 2, 2),
        Bereich(5, 5, 5, 5),
    ]
    assert relativ("=B$2*A3", 3, 3) == "=R2C[-1]*R[0]C[-2]"


@given(st.integers(1, 50), st.integers(0, 50), st.integers(0, 20))
def test_filled_formulas_have_one_relative_form(row: int, rows: int, columns: int) -> None:
    text = f"=SUM(B{row}:C{row + 3})*$A$1+Z$9"
    moved = verschieben(text, rows, columns)
    assert relativ(text, row, 4) == relativ(moved, row + rows, 4 + columns).replace(f"C{26 + columns}", "C[22]")


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("=SUM(B2:B4)", 1),
        ("=SUM(B2:B4,B6)+B9", 3),
        ("=ROUND(SUM(B2:B4),2)", 1),
        ("=SUBTOTAL(9,B2:B4)", 1),
        ("=B1+B2", 2),
        ("=SUM(B2:B4)/2", 0),
        ("=SUM(B2:B4)-B3", 0),
        ("=SUM(Los!B2:B4)", 0),
        ("=B2*C2", 0),
    ],
)
def test_what_a_formula_adds_up(formula: str, cells: int) -> None:
    assert len(summanden(formula)) == cells


def test_a_cell_with_a_role_of_its_own() -> None:
    blatt = sheet(
        [["Satz", 19], ["Bühne", 100, ("=B2*2", 200)], ["Ton", 50, ("=B3*2", 100)], ["Steuer", ("=B2*B1", 1900)]]
    )
    refs = Bezuege(blatt)
    assert refs.einzeln(1, 2)
    assert refs.einzeln(2, 2)
    assert not refs.einzeln(3, 2), "its own row alone calculates with it"
    assert refs.zeile_einzeln(1)
    assert not refs.zeile_einzeln(4)


def column(*formulas: str) -> Blatt:
    return sheet([[n, n + 1, (text, 0)] for n, text in enumerate(formulas, 1)])


def test_down_a_column_one_formula_is_unlike_the_others() -> None:
    blatt = column("=A1*B1", "=A2*B2", "=A3*B2", "=A4*B4", "=A5*B5")
    (found,) = abweichungen(blatt)
    assert (found.row, found.column, found.nachbarn, found.peers) == (3, 3, "=A3*B3", 4)
    assert found.senkrecht and found.mitten and found.dicht
    assert verrutscht(found) and not umfasst(found) and not fehlt_etwas(found)


def test_at_the_end_three_equal_ones_are_needed() -> None:
    assert not list(abweichungen(column("=A1*B1", "=A2*B2", "=A3*B2")))
    (found,) = abweichungen(column("=A1*B1", "=A2*B2", "=A3*B3", "=A4*B3"))
    assert (found.row, found.mitten) == (4, False)


def test_what_occurs_often_is_meant() -> None:
    formulas = [f"=A{n}*B{n - 1}" if n % 4 == 0 else f"=A{n}*B{n}" for n in range(1, 20)]
    assert not list(abweichungen(column(*formulas)))


def test_along_a_row_totals_may_stand_apart() -> None:
    blatt = sheet(
        [[1, None, 1, None, 1], [2, None, 2, None, 2], [("=SUM(A1:A2)", 3), None, ("=SUM(C2:C2)", 2), None, ("=SUM(E1:E2)", 3)]]
    )  # fmt: skip
    (found,) = abweichungen(blatt)
    assert (found.row, found.column, found.nachbarn, found.senkrecht) == (3, 3, "=SUM(C1:C2)", False)


def test_typed_numbers_in_formulas() -> None:
    assert zusatz("=SUM(A1:A9)-1000") == ("=SUM(A1:A9)", "-1000")
    assert zusatz("=1.19*A1") == ("=A1", "*1.19")
    assert zusatz("=A1*1") == zusatz("=A1+B2") == zusatz("=12+5") == ("", "")
    (extra,) = zusaetze(column("=A1*B1", "=A2*B2", "=A3*B3+50", "=A4*B4"))
    assert (extra.row, extra.zahl, extra.ohne, extra.peers) == (3, "+50", "=A3*B3", 3)
    (found,) = abweichungen(column("=A1*0.19", "=A2*0.19", "=A3*0.019", "=A4*0.19"))
    assert andere_zahlen(found) == [("0.019", "0.19")]


@pytest.mark.parametrize(
    ("rows", "circles"),
    [
        ([[1], [2], [("=SUM(A1:A3)", 0)]], [[(3, 1)]]),
        ([[("=B1", 0), ("=C1+1", 0), ("=A1", 0)]], [[(1, 1), (1, 2), (1, 3)]]),
        ([[1, ("=A1", 1)], [2, ("=B1+A2", 3)], [3, ("=B2+A3", 6)]], []),
        ([[("=A2", 3)], [("=A3", 3)], [3]], []),
        ([[1, ("=SUM(A$1:A1)+C1", 1), ("=B1*0", 0)]], [[(1, 2), (1, 3)]]),
        ([[1, ("=C1", 1), ("=Andere!B1", 0)]], []),
        ([[("=$A$2", 0)], [("=$A$2", 0)], [("=$A$2", 0)]], [[(2, 1)]]),
        ([[("=A3", 0), 1], [("=A4", 0), 1], [("=A1", 0), 1], [("=A2", 0), 1]], [[(1, 1), (3, 1)], [(2, 1), (4, 1)]]),
    ],
)
def test_circles(rows: list[list[object]], circles: list[list[tuple[int, int]]]) -> None:
    assert list(kreise(sheet(rows))) == circles


def test_a_running_total_over_many_rows_is_no_circle_and_is_not_followed() -> None:
    runs = [Lauf(2, 2, 100_000, "=B1+A2"), Lauf(3, 2, 100_000, "=B2*2")]
    lage = Zelllage()
    lage.laeufe = runs
    assert not list(kreise(Blatt("m.xlsx", "B", [], lage)))


def test_too_many_formulas_in_a_knot_are_said() -> None:
    lage = Zelllage()
    lage.laeufe = [Lauf(2, 2, 100_000, "=C1+A2"), Lauf(3, 2, 100_000, "=B2*2")]
    with pytest.raises(NotEvaluated):
        list(kreise(Blatt("m.xlsx", "B", [], lage)))
