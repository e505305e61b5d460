"""Broken workbooks: sound ones of every kind, damaged at random, in their bytes, their parts or what their cells say.

Everything is drawn from one source of chance, so that a seed, or hypothesis, stands for the whole file.
"""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

from tests.conftest import EXAMPLES
from tests.helpers import book, package, sheet_xml
from tests.ods import cell, empty, ods, row, table
from tests.rich import rich
from tests.xls import compound, record, workbook, xls

FORMULAS = (
    "A1", "SUM(A1:XFD1048576)", "A1:A2 B1", "((((((1", '"', "'", "[1]x!A1", "#REF!+1", "1/0", "IF(" * 200 + "1" + ")" * 200,
    "A" * 9000, "9^9^9^9^9", "-" * 99 + "1", "SUM(B:B)", "SUM(3:3)", "A1048577", "ZZZZ1", "ROUND(A1,9E9)", "1E999",
    "INDIRECT(A1)", "{1,2;3}", "Blatt!A1", "'a''b'!B2", "SUMME(A1;B2)", "=1", "LET(x,1,x)", "@A1", "A1#", ",,,", "\t",
)  # fmt: skip
VALUES = (
    "", " ", "0", "-0", "-1", "1", "1,5", "1.5", "1.234", "1e308", "-1e-308", "NaN", "INF", "99999999999999999999",
    "4294967295", "2147483648", "65536", "1048576", "1048577", "16384", "XFD1048576", "A1", "A0", "s", "e", "b", "str", "n",
    "true", "False", "None", "#REF!", "#DIV/0!", "31.02.2026", "01.01.0001", "31.12.9999", "2026-11-23", "24:61", "0,19 %",
    "1.000,00 €", "psch", "-", "inkl.", "ja", "nein", "VgV", "Offenes Verfahren", "Bauleistung", "Hessen", "01.0010",
    "Position", "Summe", "Titel", "x" * 40_000, "9" * 400, "ä\u202eö", "\ud7ff\ufffd", "&#1;", "&a;", "<b>", "]]>", "../../x",
    "/xl/worksheets/sheet1.xml", "=1+1", "\n\r\t", "'", '"', ";", "\u00a0", "\U0001f600" * 99, *FORMULAS,
)  # fmt: skip
"""What may stand where something else is expected."""
TAGS = (
    '<c r="XFD1048576"><v>1</v></c>', '<c><v>1</v></c>', '<row r="4294967295"><c><v>1</v></c></row>', "<row/>", "<row>",
    '<c r="B2" t="s"><v>99999</v></c>', '<c r="B3" t="e"><v>#REF!</v></c>', '<c r="B4"><f t="shared" si="5"/></c>',
    '<c r="C5"><f t="shared" si="5" ref="C5:C9">A1+1</f><v>x</v></c>', '<c r="D6" t="inlineStr"><is><t>x</t></is></c>',
    '<mergeCell ref="A1:XFD1048576"/>', '<mergeCell ref="B2"/>', '<mergeCell ref=""/>', '<col min="1" max="9" hidden="1"/>',
    "<v/>", "</v>", "</c>", "</row>", "<sheetData>", "</sheetData>", "<!-- x -->", "<![CDATA[1]]>", "<?x y?>",
    '<!DOCTYPE x [<!ENTITY a "b">]>', '<sheet name="X" sheetId="1" r:id="rId1"/>', '<definedName name="Netto">A1</definedName>',
    '<table:table table:name="T">', "</table:table>", "<table:table-row>", "</table:table-cell>", "<text:s text:c='99999'/>",
    '<table:table-cell table:number-columns-repeated="16384"/>', "<text:p>x</text:p>",
)  # fmt: skip
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r'="[^"]*"')
_ELEMENT = re.compile(
    r"<((?:table:|text:)?(?:c|row|v|f|si|t|xf|sheet|Relationship|mergeCell|table-row|table-cell|p))\b[^>]*?(?:/>|>.*?</\1>)"
)
_TEXT = re.compile(r">([^<>]+)<")
DOSSIER = EXAMPLES / "stadtfest"
GRID: list[list[Any]] = [
    ["OZ", "Kurztext", "Menge", "Einheit", "EP", "GP"],
    ["01", "Bühne", None, None, None, None],
    ["01.0010", "Podest 2 x 1 m", 12, "Stk", 14.5, 174],
    ["01.0020", "Treppe mit Geländer", 2.5, "m", "1.250,50", "3.126,25"],
    ["", "Summe", None, None, None, 3300.25],
]


def texts(rows: list[list[Any]]) -> list[list[Any]]:
    return [["" if value is None else value for value in line] for line in rows]


def as_ods(rows: list[list[Any]]) -> bytes:
    return ods(table(*(row("".join(cell(str(v)) if v else empty(1) for v in line)) for line in texts(rows))))


def as_csv(rows: list[list[Any]]) -> bytes:
    return "\n".join(";".join(f'"{v}"' for v in line) for line in texts(rows)).encode()


WRITERS: dict[str, Callable[[list[list[Any]]], bytes]] = {
    "xlsx": lambda rows: book({"Positionen": rows}),
    "ods": as_ods,
    "xls": lambda rows: xls({"Positionen": texts(rows)}),
    "csv": as_csv,
}


@cache
def sound() -> tuple[tuple[str, bytes], ...]:
    """Sound workbooks of all kinds, small and made by ourselves: name or suffix, and bytes."""
    files = sorted(DOSSIER.glob("*.xlsx"))
    formulas = "".join(
        f'<row r="{r}"><c r="A{r}"><v>{r}</v></c><c r="B{r}"><f>A{r}*2</f><v>{2 * r}</v></c>'
        f'<c r="C{r}"><f>SUM(A$1:A{r})</f><v>{r}</v></c></row>'
        for r in range(1, 9)
    )
    extra = record(0x06, b"\5\0\1\0\0\0" + bytes(8) + bytes(6) + b"\3\0\x1e\1\0")
    return (
        *((file.name, file.read_bytes()) for file in files),
        ("xlsx", package(sheet_xml(formulas, after='<mergeCells><mergeCell ref="A9:C9"/></mergeCells>'))),
        ("xlsm", rich()),
        *((kind, write(GRID)) for kind, write in WRITERS.items()),
        ("xls", compound(workbook({"P": texts(GRID)}, extra=extra))),
    )


def broken(chance: Random) -> tuple[str, bytes]:
    """Name and bytes of a workbook that is damaged somewhere; some belong into the example's dossier."""
    if chance.random() < 0.25:
        kind, data = odd_cells(chance)
        return f"mappe.{kind}", data
    name, data = chance.choice(sound())
    if name.endswith(("xlsx", "xlsm", "ods")) and chance.random() < 0.85:
        data = broken_package(data, chance)
    else:
        for _ in range(chance.randint(1, 4)):
            data = chance.choice(BYTES)(data, chance)
    return (name if "." in name and chance.random() < 0.5 else f"mappe.{name.rpartition('.')[2]}"), data


def odd_cells(chance: Random) -> tuple[str, bytes]:
    """A whole workbook whose cells say odd things."""
    kind = chance.choice(sorted(WRITERS))
    rows = [list(line) for line in GRID]
    headings = [
        "Bieter A",
        "Los",
        "Zuschlagskriterium",
        "Gewicht (%)",
        "Fabrikat",
        "Bieter",
        "Eingang",
        "Nachlass",
        "EP",
    ]
    rows[0] += chance.sample(headings, chance.randint(0, 3))
    for _ in range(chance.randint(1, 12)):
        line = chance.choice(rows)
        line.extend([""] * (len(rows[0]) - len(line)))
        value: Any = chance.choice(VALUES)
        if chance.random() < 0.3:
            value = chance.choice([0, -1, 1e15, 1e-12, 1.5e300, 0.1, 46000, 2958465])
        elif kind == "xlsx" and chance.random() < 0.3:
            value = (f"={chance.choice(FORMULAS)}", 1)
        line[chance.randrange(len(line))] = fit(value, kind)
    return kind, WRITERS[kind](rows)


def fit(value: Any, kind: str) -> Any:
    """Only what the writer can put down."""
    if not isinstance(value, str):
        return value
    value = value.replace("\x0c", "")
    if kind == "ods":
        return value.replace("&", "&amp;").replace("<", "&lt;")
    return value[:5000] if kind == "xls" else value[:32_000] if kind == "xlsx" else value.replace('"', '""')


def some(data: Any, chance: Random, most: int = 400) -> tuple[int, int]:
    """Where a short stretch begins and ends."""
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randint(1, most))


def _flip(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.choice(
                [0, 1, 0x7F, 0x80, 0xFE, 0xFF, chance.randrange(256)]
            )
    return bytes(changed)


def _number(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    number = chance.choice([0, 1, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE])
    width = chance.choice([2, 4])
    return data[:at] + (number & (256**width - 1)).to_bytes(width, "little") + data[at + width :]


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _drop(data: bytes, chance: Random) -> bytes:
    start, end = some(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: Random) -> bytes:
    start, end = some(data, chance)
    return data[:end] + data[start:end] * chance.choice([1, 2, 500]) + data[end:]


def _splice(data: bytes, chance: Random) -> bytes:
    other = chance.choice(sound())[1]
    start, end = some(other, chance, 5000)
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _insert(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    value = chance.choice([b"\0", b"\xff\xfe", b'"', b";", b"\n" * 99, b"\xef\xbb\xbf", chance.choice(VALUES).encode()])
    return data[:at] + value + data[at:]


BYTES: list[Callable[[bytes, Random], bytes]] = [_flip, _number, _cut, _drop, _repeat, _splice, _insert]


def broken_package(data: bytes, chance: Random) -> bytes:
    """A sound zip with broken parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    names = [
        name
        for name in parts
        if name.endswith((".xml", ".rels", ".vml")) and not name.startswith(("docProps", "xl/theme"))
    ]
    cells = [name for name in names if "worksheets/sheet" in name or name == "content.xml"]
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(names if chance.random() < 0.4 else cells)
        if name not in parts:
            continue
        dice = chance.random()
        if dice < 0.05:
            del parts[name]
        elif dice < 0.1:
            parts[chance.choice(names)] = parts[name]
        elif dice < 0.2:
            parts[name] = chance.choice(BYTES)(parts[name], chance)
        else:
            text = parts[name].decode("utf-8", "replace")
            parts[name] = chance.choice(XML)(text, chance).encode("utf-8", "replace")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", chance.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return buffer.getvalue()


def _place(pattern: re.Pattern[str], text: str, chance: Random) -> tuple[int, int]:
    """One of the matches, or the end of the text."""
    found = [match.span(1 if pattern is _TEXT else 0) for match in pattern.finditer(text)]
    return chance.choice(found) if found else (len(text), len(text))


def _without_tag(text: str, chance: Random) -> str:
    start, end = _place(_TAG, text, chance)
    return text[:start] + text[end:]


def _tag_again(text: str, chance: Random) -> str:
    start, end = _place(_TAG, text, chance)
    return text[:end] + text[start:end] * chance.choice([1, 1, 3000]) + text[end:]


def _other_tag(text: str, chance: Random) -> str:
    start, end = _place(_TAG, text, chance)
    return text[: chance.choice([start, end])] + chance.choice(TAGS) + text[end:]


def _escaped(value: str, chance: Random) -> str:
    """Mostly as text that a parser accepts."""
    return value if chance.random() < 0.1 else value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _attribute(text: str, chance: Random) -> str:
    start, end = _place(_ATTRIBUTE, text, chance)
    return f'{text[:start]}="{_escaped(chance.choice(VALUES), chance)}"{text[end:]}'


def _value(text: str, chance: Random) -> str:
    start, end = _place(_TEXT, text, chance)
    return text[:start] + _escaped(chance.choice(VALUES), chance) + text[end:]


def _element(text: str, chance: Random) -> str:
    """A whole element is lost, stands elsewhere or stands there many times."""
    start, end = _place(_ELEMENT, text, chance)
    at, _ = _place(_ELEMENT, text, chance)
    found = text[start:end]
    if chance.random() < 0.5:
        return text[:start] + found * chance.choice([0, 0, 2, 1000]) + text[end:]
    return text[:at] + found + text[at:]


def _element_again(text: str, chance: Random) -> str:
    """A stretch from one tag to another, moved or repeated."""
    (start, _), (_, end) = sorted([_place(_TAG, text, chance), _place(_TAG, text, chance)])
    at, _ = _place(_TAG, text, chance)
    return text[:at] + text[start:end] + text[at:]


XML: list[Callable[[str, Random], str]] = [
    _without_tag, _tag_again, _other_tag, _element_again, *[_attribute, _value, _value, _element] * 3,
]  # fmt: skip
