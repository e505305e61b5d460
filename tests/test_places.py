"""Every place that a finding names holds the value that the finding quotes, as another reader of workbooks sees it.

Layouts of the corpus with mistakes planted at random are checked by all rules, and so is every example of a rule.
openpyxl says what stands in a cell.
"""

import io
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from helpers import LV, book
from openpyxl.worksheet.formula import ArrayFormula

from checker.engine import Setting, check
from checker.examples import HEUTE, STICHTAG
from checker.finding import Finding, Report, Value
from checker.model.fundstelle import Fundstelle
from checker.rule import Rule
from checker.run import load_everything
from checker.workbook.read import load
from checker.workbook.template import example_files
from tests.layouts.case import Case
from tests.layouts.generated import generate
from tests.layouts.handmade import handmade
from tests.plants import KINDS, Planter, procedure
from tests.test_layout_corpus import plain, readings, same_oz, spellings

RULES, PARAMETERS = load_everything()
SEEDS = 500 if os.environ.get("HYPOTHESIS_PROFILE") == "acceptance" else 50
COMPUTED = {
    "AN008": "der Abstand in Prozent, oder die nachgerechnete Summe eines Angebots",
    "AN009": "die Zahl der auffälligen Preise eines Bieters",
    "AN028": "die Angebotssumme, nachgerechnet, wo der Bieter keine nennt",
    "AN030": "die Bruttosumme eines Angebots",
    "AN031": "die Zahl der Lose, auf die ein Bieter bietet oder die er bekommt",
    "LV009": "der Anteil der Bedarfspositionen in Prozent",
    "LV016": "die Zahl der Bedarfspositionen",
    "LV021": "der Anteil der Stundenlohnpositionen in Prozent",
    "LV036": "die Summe der Ordner aus mehreren Positionen",
    "LV037": "die Summe der Plätze aus mehreren Positionen",
    "RW001": "die Breite mehrerer Ausgänge zusammen",
    "RW003": "die Zahl der Ausgänge eines Raumes",
    "RW008": "die Zahl der Ausgänge oder der Personen eines Geschosses",
    "VA009": "die Zahl der Fachleute, aus Posten und Dienstplan gezählt",
    "VA038": "die Toiletten einer Art, aus mehreren Zeilen",
    "VA039": "die Toiletten aller Arten, aus mehreren Zeilen",
    "VG015": "die Summe mehrerer Aufträge",
    "VG024": "die Zahl der Aufträge an denselben Bieter",
    "VG042": "die Gewerke, die aus mehreren Texten erkannt wurden",
    "VG045": "die Lose eines Bieters, aus mehreren Zeilen",
    "WE001": "die Summe der Gewichte",
}
"""Rules whose Ist no cell holds, with the reason: it is computed of many."""
ANOTHER = {
    "LV014": "zuerst steht der Langtext; fehlt er, wird der Kurztext genannt",
    "VG012": "das erste ist der CPV-Code, verglichen wird der Auftragswert",
    "VG013": "zuerst stehen die Optionen, die der Auftragswert nicht enthält",
    "VG025": "zuerst steht der Grund, dem der CPV-Code widerspricht",
    "VG037": "zuerst steht der Bieter ohne Absage, verglichen wird der Tag des Zuschlags",
}
"""Rules whose Ist stands at a further place that they name, with the reason."""
NO_ENTRY = "keine Angabe"
"""Ist of rules on statements that nobody made: nothing stands there."""
PART = {"LV006", "LV007", "LV008", "LV015", "LV023", "VG050"}
"""Rules that quote the words they complain about out of a longer text."""
MISSING = {"AN002", "AN011", "LV003", "VG004", "VG010"}
"""Rules about something that is not there: its cell is blank, or they point at the name of the record that lacks it."""
LIST = {"Feld", "Wert"}
"""Heading of a list of statements: it is pointed at where the list has no line for what is missing."""
SURE = {
    "Fehlerzelle im Preis": "XL001", "Fehlerzelle in der Menge": "XL001", "Kreis": "XL017", "ohne Ergebnis": "XL006",
    "Menge fehlt": "LV003", "Einheit fehlt": "LV003", "OZ doppelt": "LV001", "Zahl als Text": "XL003",
    "Preis fehlt": "AN002", "Preis null": "AN003", "Wort statt Preis": "AN003", "Gesamtpreis falsch": "AN004",
}  # fmt: skip
"""Planted mistakes that must be found at their cell, and by which rule."""


class Books:
    """What another reader finds in the files of a dossier."""

    def __init__(self, files: Mapping[str, bytes], case: Case | None = None) -> None:
        self.values = {n: openpyxl.load_workbook(io.BytesIO(data), data_only=True) for n, data in files.items()}
        self.formulas = {n: openpyxl.load_workbook(io.BytesIO(data)) for n, data in files.items()}
        self.case = case

    @cached_property
    def scales(self) -> dict[tuple[str, str, str], Decimal]:
        """Factor to EUR by file, sheet and column: what a heading says holds for the whole column."""
        found = self.case.scales if self.case else {}
        return {(p.file, p.sheet, p.cell.rstrip("0123456789")): factor for p, factor in found.items()}

    def cell(self, place: Fundstelle) -> Any:
        return self.values[place.file][place.sheet][place.cell]

    def astray(self, place: Fundstelle) -> str:
        """Why a place lies nowhere; "" if it lies in a file."""
        if place.file not in self.values:
            return "keine Datei des Dossiers"
        if place.sheet not in self.values[place.file].sheetnames:
            return "kein Blatt der Mappe"
        sheet = self.values[place.file][place.sheet]
        inside = not place.cell or (
            self.cell(place).row <= sheet.max_row and self.cell(place).column <= sheet.max_column
        )
        return "" if inside else f"außerhalb der benutzten Zellen {sheet.dimensions}"

    def lacks(self, place: Fundstelle) -> bool:
        """True if nothing stands in a cell, or only the name of the record that lacks something."""
        text = plain(self.cell(place).value) if place.cell else ""
        return text == "" or text in plain(place.key) or text in LIST

    def holds(self, place: Fundstelle, ist: Value, unit: str, *, part: bool) -> bool:
        """True if a cell holds a value: as a number, a day, a text, an error, or as its formula."""
        if not place.cell:
            return plain(ist.value) == plain(place.sheet)
        cell = self.cell(place)
        formula = self.formulas[place.file][place.sheet][place.cell].value
        if isinstance(formula, ArrayFormula):
            formula = formula.text
        if ist.kind == "number":
            factor = self.scales.get((place.file, place.sheet, cell.column_letter), Decimal(1))
            return Decimal(ist.value) in numbers(cell, unit, factor if unit == "EUR" else Decimal(1))
        if ist.kind in ("date", "datetime"):
            return says_day(cell.value, datetime.fromisoformat(ist.value), whole=ist.kind == "date")
        text = plain(ist.value)
        if part or place.field == "Bieter":  # a name may stand in a heading such as `EP Klangwerk GmbH`
            return bool(text) and text in plain(cell.value)
        if isinstance(cell.value, time):
            return text == f"{cell.value:%H:%M}"
        return text in (plain(cell.value), plain(formula)) or (place.field == "OZ" and same_oz(text, cell.value))


def says_day(value: object, day: datetime, *, whole: bool) -> bool:
    """True if a cell says a moment; `whole`: the day without the time that may stand behind it."""
    if isinstance(value, datetime):
        return value == day or (whole and value.date() == day.date())
    text = plain(value)
    return text in spellings(day) or (whole and text.startswith(f"{day:%d.%m.%Y} "))


def numbers(cell: Any, unit: str, factor: Decimal) -> set[Decimal]:
    """Every number that a person may see in a cell, in the unit of the finding."""
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
        number = Decimal(f"{cell.value:.15g}")
        return {number * (100 if unit == "%" and "%" in cell.number_format else factor)}
    sign = -1 if plain(cell.value).startswith(("-", "−")) else 1
    return {sign * number * factor for number in readings(plain(cell.value))}


def wrong(finding: Finding, books: Books) -> Iterator[str]:
    """What a finding says of its places that is not so."""
    label = f"{finding.rule} „{finding.message}“"
    for place in finding.places:
        if problem := books.astray(place):
            yield f"{label}: {place}: {problem}"
            return
    first = finding.places[0]
    if finding.ist is None:
        named = first.cell and plain(books.cell(first).value) in plain(finding.message)
        if finding.rule in MISSING and not books.lacks(first) and not named:
            yield f"{label}: in {first} steht {books.cell(first).value!r}"
        return
    if finding.ist.value == NO_ENTRY and books.lacks(first):
        return
    places = finding.places if finding.rule in ANOTHER else (first,)
    if finding.rule not in COMPUTED and not any(
        books.holds(place, finding.ist, finding.unit, part=finding.rule in PART) for place in places
    ):
        yield f"{label}: in {first} steht nicht {finding.ist.value!r} {finding.unit}"


def checked(files: Mapping[str, bytes], folder: Path, stichtag: bool = False) -> Report:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    setting = Setting(HEUTE, STICHTAG if stichtag else None)
    return check(load([folder], root=folder, name="Probe"), RULES, PARAMETERS, setting)


def judged(case: Case, seed: int, folder: Path) -> tuple[Report, list[str]]:
    """The report on a case with planted mistakes, and what is wrong about its places."""
    rng = Random(seed)
    planter = Planter(case, rng)
    planter.run(KINDS, rng.randint(2, 6))
    files = planter.files()
    if rng.random() < 0.5 and not any("Vergabe" in book.sheetnames for book in planter.values.values()):
        files["verfahren.xlsx"] = procedure(rng, [bidder.name for bidder in case.bidders])
    report = checked(files, folder)
    books = Books(files, case)
    problems = [text for finding in report.findings for text in wrong(finding, books)]
    problems += [
        f"Frage „{question.text}“: {place}: {problem}"
        for question in report.questions
        for place in question.places
        if (problem := books.astray(place))
    ]
    return report, problems + list(overlooked(planter, report))


def row(cell: str) -> str:
    return cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def overlooked(planter: Planter, report: Report) -> Iterator[str]:
    """Planted mistakes that no finding names at their cell, though the rule looked at everything.

    An excluded offer is not looked at, nor are quantities without a Leistungsverzeichnis. A price may be found by
    another rule on offers in its row: where a word stands for the unit price, no total is calculated.
    """
    left_out = report.comparison is not None and any(report.comparison.ausgeschlossen)
    tender = report.run("LV003").passed + report.run("LV003").failed > 0
    named = {(f.rule, p.file, p.sheet, p.cell) for f in report.findings for p in f.places}
    rows = {(p.file, p.sheet, row(p.cell)) for f in report.findings if f.rule[:2] == "AN" for p in f.places}
    for kind, index, place in planter.planted:
        rule = SURE.get(kind, "")
        if not rule or (rule, *place) in named or report.run(rule).not_evaluated:
            continue
        optional = rule == "AN002" and planter.case.positions[index].art == "Wahl"
        other = (place.file, place.sheet, row(place.cell)) in rows and rule != "AN002"
        if tender if rule.startswith("LV") else not rule.startswith("AN") or not (left_out or optional or other):
            yield f"{rule} übersieht „{kind}“ in {place}"


def test_every_place_of_a_finding_holds_what_it_quotes(tmp_path: Path) -> None:
    bad: dict[int, list[str]] = {}
    seen: Counter[str] = Counter()
    for seed in range(SEEDS):
        report, problems = judged(generate(seed), seed, tmp_path / str(seed))
        seen.update(finding.rule for finding in report.findings)
        if problems:
            bad[seed] = problems[:4]
    assert bad == {}
    assert sum(seen.values()) > 10 * SEEDS and len(seen) > 25, seen


@pytest.mark.parametrize("case", handmade(), ids=lambda case: case.name)
def test_in_layouts_drawn_by_hand_too(case: Case, tmp_path: Path) -> None:
    for seed in range(SEEDS // 50):
        assert judged(case, seed, tmp_path / str(seed))[1] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_in_the_examples_of_every_rule(rule: Rule, tmp_path: Path) -> None:
    """No rule goes without this check, and all rules see the examples of each."""
    found: Counter[str] = Counter()
    for number, example in enumerate(rule.bad):
        files = example_files(example)
        report = checked(files, tmp_path / str(number), "stichtag" in rule.special)
        found.update(finding.rule for finding in report.findings)
        books = Books(files)
        assert [text for finding in report.findings for text in wrong(finding, books)] == []
    assert found[rule.id]


def test_few_rules_quote_what_no_cell_holds() -> None:
    """What is computed of many cells is the exception; whoever adds a rule to it says why."""
    assert set(COMPUTED) | set(ANOTHER) <= {rule.id for rule in RULES}
    assert len(COMPUTED) * 8 <= len(RULES)
    assert len(ANOTHER) * 20 <= len(RULES)


def first_places(rows: list[list[Any]], folder: Path) -> dict[str, list[tuple[str, str, str]]]:
    """By rule: first place, Ist and message of the findings on a workbook of one sheet."""
    report = checked({"lv.xlsx": book({"LV": rows})}, folder)
    found: dict[str, list[tuple[str, str, str]]] = {}
    for finding in report.findings:
        shown = finding.ist.value if finding.ist else ""
        found.setdefault(finding.rule, []).append((finding.places[0].cell, shown, finding.message))
    return found


def test_a_word_in_a_text_of_several_rows_is_named_where_it_stands(tmp_path: Path) -> None:
    lines = ["frei verwendbar", "Auf- und Abbau NACH  Absprache", "Pulte von Yamaha", "nach DIN 15905-5"]
    rows = [LV, ["1", "Bühne", 2, "Stk"], *([None, line] for line in lines), ["2", "Zaun", 3, "m"]]
    found = first_places(rows, tmp_path)
    assert [(cell, said) for cell, said, _ in found["LV008"]] == [("B4", "NACH  Absprache")]
    assert [(cell, said) for cell, said, _ in found["LV006"]] == [("B5", "Yamaha")]
    assert [(cell, said) for cell, said, _ in found["LV007"]] == [("B6", "DIN 15905-5")]


def test_a_quantity_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    found = first_places([LV, ["1", "Bühne", "viele", "Stk"], ["2", "Zaun", None, "m"]], tmp_path)
    assert found["LV003"] == [
        ("C2", "viele", "Bei Position 1 ist die Menge nicht lesbar („viele“ ist keine Zahl)."),
        ("C3", "", "Bei Position 2 fehlt die Menge."),
    ]


def test_a_rate_in_a_label_is_no_number_typed_as_text(tmp_path: Path) -> None:
    head = [*LV, "EP", "GP"]
    total = [["", "Summe netto", "", "", "", 40], ["", "zzgl. 19 % MwSt.", "", "", "", 7.6]]
    rows = [
        ["Bieter:", "Klang GmbH"],
        head,
        ["1", "Bühne", 2, "Stk", 20, 40],
        *total,
        ["", "Nachlass", "", "", "3 %", ""],
    ]
    assert [(cell, said) for cell, said, _ in first_places(rows, tmp_path)["XL003"]] == [("E6", "3 %")]


def test_a_price_missing_in_an_offer_alone_is_found_in_the_row_of_its_quantity(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Bieter:", "Klang GmbH"], [*LV, "EP", "GP"], ["1", "Bühne"], [None, None, 2, "Stk", None, 40],
        ["2", "Zaun"], [None, None, 3, "m", 5, 15],
    ]  # fmt: skip
    (found,) = first_places(rows, tmp_path)["AN002"]
    assert found == ("E4", "", "Der Einheitspreis von Position 1 (Angebot Klang GmbH) fehlt: Bühne.")
