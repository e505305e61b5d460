"""What several test modules share: real workbooks in memory or on disk, hand-made packages, small rules and parameters."""

import io
import re
import shlex
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import xlsxwriter

from checker.engine import Setting, check
from checker.finding import Report
from checker.model.dossier import Dossier
from checker.model.mappe import Mappe
from checker.parameters import Parameter, Period, load_parameters
from checker.rule import SPECIAL, Rule
from checker.workbook.assemble import Assembly
from checker.workbook.read import Source, load, read_workbook

ROOT = Path(__file__).resolve().parent.parent
HEUTE = date(2026, 11, 23)
OHNE = object()
"""Stored result of a formula that was never calculated."""
Rows = Sequence[Sequence[Any]]


def book(sheets: Mapping[str, Rows], *, merged: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """A workbook from rows of cells. `("=A1*2", 12.5)` is a formula with its stored result."""
    buffer = io.BytesIO()
    out = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    day = out.add_format({"num_format": "dd.mm.yyyy hh:mm"})
    for name, rows in sheets.items():
        sheet = out.add_worksheet(name)
        for r, line in enumerate(rows):
            for c, value in enumerate(line):
                if isinstance(value, tuple):
                    sheet.write_formula(r, c, value[0], None, "" if value[1] is OHNE else value[1])
                elif isinstance(value, (date, datetime)):
                    sheet.write_datetime(r, c, value, day)
                elif value is not None and value != "":
                    sheet.write(r, c, value)
        for place in (merged or {}).get(name, ()):
            first = place.split(":")[0]
            row, column = xlsxwriter.utility.xl_cell_to_rowcol(first)
            sheet.merge_range(place, rows[row][column])
    out.close()
    return buffer.getvalue()


def mappe(sheets: Mapping[str, Rows], file: str = "mappe.xlsx", **options: Any) -> Mappe:
    """The workbook as the reader sees it."""
    return read_workbook(Source(Path(file), file, book(sheets, **options), "xlsx"))


def assembled(sheets: Mapping[str, Rows], **options: Any) -> Dossier:
    """A dossier of one workbook, without a file on disk."""
    assembly = Assembly("Probe")
    assembly.add(mappe(sheets, **options))
    return assembly.dossier()


def dossier(folder: Path, files: Mapping[str, Mapping[str, Rows] | str | bytes]) -> Dossier:
    """A dossier of files written into a folder: workbooks from rows, or text and bytes as they are."""
    for name, content in files.items():
        if isinstance(content, str):
            (folder / name).write_text(content, encoding="utf-8")
        else:
            (folder / name).write_bytes(content if isinstance(content, bytes) else book(content))
    return load([folder], root=folder, name="Probe")


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(sheet: str, *, name: str = "Blatt") -> bytes:
    """A hand-made package around the XML of one sheet, for what XlsxWriter cannot write."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="r1" Type="{RELS}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for part, text in parts.items():
            out.writestr(part, text)
    return buffer.getvalue()


def sheet_xml(data: str, *, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'


def regel(function: Callable[..., Iterable[Any]], /, **changes: Any) -> Rule:
    """A rule around a check function, with the subject and the parameters that its signature names."""
    types = {name: hint for name, hint in get_type_hints(function).items() if name != "return"}
    subject, *named = types
    rule = Rule(
        id="XX001", slug=function.__name__, severity="error", source="§ 1 Probe", confidence="V", since=None, until=None,
        check=function, subject=types[subject], parameters={n: types[n] for n in named if n not in SPECIAL},
        special=tuple(n for n in named if n in SPECIAL), bad=(), good=(), title="Etwas stimmt nicht.", why="Darum.",
        exceptions="", remedy="Bitte ändern.", path=Path("XX001.py"),
    )  # fmt: skip
    assert get_origin(rule.subject) is None or get_args(rule.subject)
    return rule._replace(**changes)


def parameter(value: Any, *, name: str = "grenze", bezug: str = "", **period: Any) -> Parameter:
    """A parameter with one period that always holds unless more is said."""
    keys: dict[str, Any] = {
        "since": None, "until": None, "source": "§ 2 Probe", "confidence": "V", "scope": (), "frage": "",
        "entfaellt": "", **period,
    }  # fmt: skip
    return Parameter(name, "Grenze der Probe", "EUR", bezug, (Period(value, **keys),))


def toml(folder: Path, text: str, name: str = "probe.toml") -> dict[str, Parameter]:
    """Parameters from a file with this text."""
    (folder / name).write_text(text, encoding="utf-8")
    return load_parameters([folder / name])


def report(subject: Dossier, *rules: Rule, parameters: Mapping[str, Parameter] | None = None, **setting: Any) -> Report:
    """The report of some rules over a dossier."""
    return check(subject, rules, parameters or {}, Setting(**{"heute": HEUTE, **setting}))


def counts(result: Report, rule: str = "XX001") -> tuple[int, int, int, int]:
    """passed, failed, not applicable, not evaluated of one rule."""
    run = result.run(rule)
    return run.passed, run.failed, run.not_applicable, run.not_evaluated


def reasons(result: Report, rule: str = "XX001") -> list[str]:
    return [reason.text for reason in result.run(rule).reasons]


def d(text: str) -> Decimal:
    return Decimal(text)


LV = ["OZ", "Kurztext", "Menge", "Einheit"]
"""Headings of a small Leistungsverzeichnis."""


def lv(*rows: Sequence[Any]) -> dict[str, Rows]:
    """A workbook with one sheet `Positionen`."""
    return {"Positionen": [LV, *rows]}


def stellen(result: Report) -> list[str]:
    """First place of each finding, in the order of the report."""
    return [str(finding.places[0]) for finding in result.findings]


def commands(path: Path) -> list[list[str]]:
    """Calls of stimmig in a file, each in one piece."""
    text = re.sub(r"(?m)#.*$", "", path.read_text(encoding="utf-8"))
    found = re.findall(r"(?m)^\s*(?:- |run: |entry: )?(?:>-\s+)?(stimmig (?:[^\n]*)(?:\n\s+--[^\n]*)*)", text)
    return [shlex.split(" ".join(call.split())) for call in found]
