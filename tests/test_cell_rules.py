"""All rules on cells over sheets drawn at random: they end, they blame real cells, and what they quote stands there."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from helpers import HEUTE, assembled, mappe
from hypothesis import given
from hypothesis import strategies as st

from checker.engine import Setting, check
from checker.model.dossier import Dossier
from checker.model.mappe import Blatt
from checker.model.werte import Fehlerwert, als_text, exact
from checker.run import load_everything

RULES, PARAMETERS = load_everything()
CELL_RULES = [rule for rule in RULES if rule.family == "XL"]
COLUMNS = "ABCDE"
CELL = st.builds("{}{}".format, st.sampled_from(COLUMNS), st.integers(1, 9))
AREA = st.builds("{}{}:{}{}".format, st.sampled_from("AB"), st.integers(1, 4), st.sampled_from("BC"), st.integers(4, 9))
FORMULA = st.one_of(
    st.builds("=SUM({})".format, AREA),
    st.builds("=SUM({},{})+{}".format, AREA, CELL, CELL),
    st.builds("={}*{}".format, CELL, CELL),
    st.builds("={}+{}-{}".format, CELL, CELL, st.sampled_from(["5", "0.19", "1.19"])),
    st.builds("=SUBTOTAL(9,{})".format, AREA),
    st.builds("=ROUND(SUM({}),2)".format, AREA),
    st.builds('=IF({}>3,"ja",[1]Alt!{})'.format, CELL, CELL),
    st.builds("=VLOOKUP({},{},2)".format, CELL, AREA),
    st.builds("=Tab[@Menge]*{}+SUM('Los 1'!{})".format, CELL, AREA),
    st.builds('=IF(A1="@",{},"B2:C3")'.format, CELL),
)
RESULT = st.sampled_from([0, 3, 150, "", "#REF!", "#DIV/0!"])
CONTENT = st.one_of(
    st.none(),
    st.integers(-5, 2000),
    st.sampled_from(["Bühne", "Summe", "ca. 300", "1.250,00", "Kosten in T€", "28.10.26", "entfällt", "2026"]),
    st.tuples(FORMULA, RESULT),
)
ROWS = st.lists(st.lists(CONTENT, min_size=5, max_size=5), min_size=1, max_size=9)
HEADS = st.sampled_from(
    [None, ["OZ", "Kurztext", "Menge", "EP (brutto)", "EP"], ["Posten", "Mai", "Juni", "Juli", "Summe"]]
)


@given(ROWS, HEADS)
def test_what_cell_rules_quote_stands_where_they_say(rows: list[list[Any]], head: list[str] | None) -> None:
    dossier = assembled({"Blatt": [head, *rows] if head else rows})
    report = check(dossier, CELL_RULES, PARAMETERS, Setting(HEUTE))
    for finding in report.findings:
        assert all(place.sheet == "Blatt" and re.fullmatch(r"[A-Z]+\d+", place.cell) for place in finding.places)
        assert "None" not in finding.message and "NaN" not in finding.message
        if finding.ist is not None:
            assert finding.ist.value in quotes(dossier.mappen[0].blaetter[0], finding.places[0].cell), finding


def quotes(blatt: Blatt, cell: str) -> set[str]:
    """What a finding may quote of a cell: its value, its formula, the code of its error."""
    column, row = COLUMNS.index(cell[0]) + 1, int(cell[1:])
    value = blatt.wert(row, column)
    found = {blatt.formel(row, column) or "", " ".join(als_text(value).split())}
    if isinstance(value, Fehlerwert):
        found.add(value.reason.rpartition(" ")[2])
    if blatt.ist_zahl(row, column):
        found.add(f"{exact(value).normalize():f}")
    return found


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_file_kinds_without_formulas_are_said(kind: str) -> None:
    """Rules that need formulas are not evaluated; no rule counts such a sheet as checked and fine."""
    blatt = Blatt(f"m.{kind}", "Kosten", [["a", 1.0]], None, warum_keine_lage=f"Dateien der Art .{kind} zeigen nichts")
    dossier = Dossier(mappen=[mappe({"B": [["x"]]})._replace(kind=kind, blaetter=[blatt])])
    for rule in CELL_RULES:
        run = check(dossier, [rule], PARAMETERS, Setting(date(2026, 1, 1))).run(rule.id)
        assert (run.not_evaluated, run.not_applicable) in ((1, 0), (0, 1)) or rule.id == "XL016", rule.id


def test_text_files_concern_no_cell_rule() -> None:
    blatt = Blatt(
        "m.csv", "m", [["Posten", "Kosten in T€"], ["Bühne", "12"]], None, lines=True, warum_keine_lage="Text"
    )
    dossier = Dossier(mappen=[mappe({"B": [["x"]]})._replace(kind="csv", blaetter=[blatt])])
    for rule in CELL_RULES:
        run = check(dossier, [rule], PARAMETERS, Setting(date(2026, 1, 1))).run(rule.id)
        assert (run.passed, run.failed, run.not_applicable, run.not_evaluated) == (0, 0, 1, 0), rule.id


def test_a_tangle_is_judged_or_left_open() -> None:
    """Thousands of sums over one another, and formulas that all hang together."""
    size = 1500
    rows = [
        [
            f"Zeile {n}", (f"=B{size + 1 - n}+B{n * 7 % size + 1}+{n}", 5), (f"=SUM(B{n % 50 + 1}:B{size})", 5),
            (f"=SUM(D{n + 1}:D{size})+SUM(C1:C{size})", 5), (f"=SUM(A{n}:D{n})+{n % 3}", Decimal(5)),
        ]
        for n in range(1, size + 1)
    ]  # fmt: skip
    report = check(assembled({"B": rows}), CELL_RULES, PARAMETERS, Setting(HEUTE))
    assert len(report.runs) == len(CELL_RULES)
