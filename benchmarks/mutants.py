"""Clean dossiers with one slip each, written before the rules: `python benchmarks/mutants.py [PATTERN] [-v]`.

Must hold (issue 5): every finding that rightly follows is made at its place (recall 100 %), no Fehler or Warnung
outside of the list, clean dossiers end with exit code 0. PATTERN narrows it to case ids that contain it.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.mutanten.format import Case, Edit, Rows, cases, dossier  # noqa: E402
from checker.cli.common import exit_code  # noqa: E402
from checker.finding import Finding, Report  # noqa: E402
from checker.run import Options, run  # noqa: E402

FORMATS = {datetime: "dd.mm.yyyy hh:mm", date: "dd.mm.yyyy"}


class Book:
    """One workbook of a case."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_numbers": False})
        self.styles: dict[tuple[str, bool], object] = {}

    def style(self, value: object, *, struck: bool) -> object:
        key = (FORMATS.get(type(value), "General"), struck)
        if key not in self.styles:
            self.styles[key] = self.book.add_format({"num_format": key[0], "font_strikeout": struck})
        return self.styles[key]

    def sheet(self, title: str, rows: Rows, looks: Sequence[Edit]) -> None:
        sheet = self.book.add_worksheet(title)
        struck = {edit.cell for edit in looks if edit.do == "strike"}
        for r, line in enumerate(rows):
            for c, value in enumerate(line):
                style = self.style(value, struck=xlsxwriter.utility.xl_rowcol_to_cell(r, c) in struck)
                if isinstance(value, tuple):
                    sheet.write_formula(r, c, value[0], style, "" if value[1] is None else value[1])
                elif isinstance(value, date):
                    sheet.write_datetime(r, c, value, style)
                elif value is not None and value != "":
                    sheet.write(r, c, value, style)
        for edit in looks:
            self.look(sheet, edit)

    @staticmethod
    def look(sheet: Any, edit: Edit) -> None:
        if edit.do == "hide" and edit.row:
            sheet.set_row(edit.row - 1, None, None, {"hidden": True})
        elif edit.do == "hide":
            sheet.set_column(f"{edit.column}:{edit.column}", None, None, {"hidden": True})
        elif edit.do == "comment":
            sheet.write_comment(edit.cell, edit.value)
        elif edit.do == "list":
            sheet.data_validation(edit.cell, {"validate": "list", "source": edit.value.split(",")})


def write(case: Case, folder: Path) -> None:
    """The workbooks of a case, with stored results and the looks that its edits ask for."""
    for name, sheets in dossier(case).items():
        book = Book(folder / name)
        for title, rows in sheets.items():
            book.sheet(title, rows, [edit for edit in case.looks if (edit.file, edit.sheet) == (name, title)])
        book.book.close()


def options(case: Case) -> Options:
    given = case.options
    return Options(
        heute=date.fromisoformat(given["heute"]) if "heute" in given else None,
        stichtag=date.fromisoformat(given["stichtag"]) if "stichtag" in given else None,
        land=given.get("land"),
        house=ROOT / "examples" / Path(given["house"]).name if "house" in given else None,
    )


def checked(case: Case) -> Report:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(case, folder)
        return run([folder], options(case)).report


def judge(case: Case, report: Report) -> list[str]:
    """What is wrong with the findings of a case: missing ones, and Fehler or Warnungen that nobody expected."""
    wrong: list[str] = []
    left = list(report.findings)
    for expected in case.expect:
        found = [f for f in left if f.rule == expected.rule and expected.place in map(str, f.places)]
        if not found:
            near = [str(f.places[0]) for f in report.findings if f.rule == expected.rule]
            wrong.append(f"fehlt: {expected.rule} an {expected.place}{f' (gemeldet an {near[:3]})' if near else ''}")
        if expected.severity:
            wrong += [f"{_shown(f)} (erwartet: {expected.severity})" for f in found if f.severity != expected.severity]
        for finding in found:
            left.remove(finding)
    allowed = {(expected.rule, expected.place) for expected in case.allow}
    left = [f for f in left if not any((f.rule, str(place)) in allowed for place in f.places)]
    wrong += [f"zu viel: {_shown(f)}" for f in left if f.severity != "info"]
    if case.limit and (at_limit := [f for f in report.findings if f.rule == case.rule]):
        wrong += [f"an der Grenze: {_shown(f)}" for f in at_limit]
    if case.rule == "clean" and (code := exit_code(report, "error", skipped=False)):
        open_rules = [r.rule for r in report.runs if r.severity == "error" and r.not_evaluated]
        wrong.append(f"Endwert {code} statt 0 (nicht prüfbar: {open_rules})")
    return wrong


def _shown(finding: Finding) -> str:
    return f"{finding.rule} {finding.severity} {finding.places[0]}: {finding.message}"


def main(arguments: list[str]) -> int:
    pattern = next((a for a in arguments if not a.startswith("-")), "")
    known = {rule for case in cases() for rule in [case.rule]}
    chosen = [case for case in cases() if pattern in case.id]
    bad = 0
    expected = missed = 0
    per_rule: Counter[str] = Counter()
    for case in chosen:
        wrong = judge(case, checked(case))
        per_rule[case.rule] += 1
        expected += len(case.expect)
        missed += sum(text.startswith("fehlt") for text in wrong)
        if wrong:
            bad += 1
            print(f"  {case.id} ({case.rule}): {'; '.join(wrong)}")
        elif "-v" in arguments:
            print(f"  {case.id}: gut")
    few = sorted(rule for rule in known if rule != "clean" and per_rule[rule] < 2) if not pattern else []
    recall = 100 if not expected else (expected - missed) * 100 / expected
    print(
        f"Trefferquote {recall:.1f} % von {expected} erwarteten Befunden, {len(per_rule) - 1} Regeln, {per_rule['clean']} saubere Grundlagen"
    )
    if few:
        print(f"  weniger als zwei Fälle: {', '.join(few)}")
    holds = not bad and not few and bool(chosen)
    print(f"mutants: {'hält' if holds else 'HÄLT NICHT'}: {len(chosen) - bad} von {len(chosen)} Fällen")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
