"""The small parts of an xlsx package: what its cell styles mean, names, links, date system, comments, drop-down lists.

openpyxl could read some of these, but only by loading the whole workbook, which for 100,000 rows takes longer and
more memory than the check.
"""

import posixpath
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zipfile import ZipFile

from checker.model.formel import Bereich
from checker.model.fundstelle import column_index
from checker.model.mappe import Blatt, Mappe, Name, Stil, Zelllage
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.model.werte import OHNE_ERGEBNIS, Fehlerwert, Prozent, als_text
from checker.workbook.xml import feed, make_parser

_RELS = "xl/_rels/workbook.xml.rels"
_BUILT_IN = {
    "2": "0.00", "9": "0%", "10": "0.00%", "14": "dd.mm.yyyy", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy",
    "18": "h:mm AM/PM", "19": "h:mm:ss AM/PM", "20": "h:mm", "21": "h:mm:ss", "22": "dd.mm.yyyy h:mm", "45": "mm:ss",
    "46": "[h]:mm:ss", "47": "mmss.0",
}  # fmt: skip
"""Number formats that a package does not spell out, as far as they say more than the number itself."""
_LITERAL = regex(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""Quoted text, escaped characters, colours, currencies and locales; [h] is elapsed time."""
_ZEROS = regex(r"0\.0|00")
_SCALED = regex(r"[0#?],+(?![,0#?])")
_THOUSANDS = regex(r"T ?€|TEUR|T EUR|Tsd|k€|kEUR|Mio", re.IGNORECASE)
_AREA = regex(
    r"=?(?:'((?:[^']|'')+)'|([^'!\[\]():,+*/-]+))!\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?"
)


_CELL = regex(r"([A-Z]{1,3})([1-9]\d{0,6})")
_THREAD = regex(r"^\[[^\]]+\]\s.*?\n\s*(?:Comment|Kommentar):\s*", re.DOTALL)
"""What Excel writes before the text of a comment in a thread, for versions that know none."""
_ESCAPED = regex(r"(?:%[0-9A-Fa-f]{2})+")
_QUOTE = "'"
BEGIN_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - wall time
"""Day 0 of workbooks of old Macs."""
MAX_CHOICES = 10_000
"""Cells of a drop-down list; longer ones are not looked at."""


class Buch(NamedTuple):
    """What a package says about the workbook as a whole."""

    namen: tuple[Name, ...] = ()
    verweise: tuple[str, ...] = ()
    ab_1904: bool = False


_CLOCK = frozenset("dmyhs")
"""Letters of number formats that show a day or a time."""


def stil(code: str, *, struck: bool = False) -> Stil | None:
    """What a number format and a font mean; None if they say no more than the number itself."""
    bare = _LITERAL.sub("", code).partition(";")[0]
    percent = "%" in bare
    day = not percent and not _CLOCK.isdisjoint(bare.lower()) and not bare.casefold().startswith("general")
    scaled = bool(_SCALED.search(bare) or _THOUSANDS.search(code))
    zeros = bool(_ZEROS.search(bare)) and "," not in bare and "E" not in bare
    if not (percent or day or scaled or zeros or struck):
        return None
    return Stil(code if percent or day or scaled or zeros else "", day, percent, struck)


def read_styles(package: ZipFile) -> Mapping[str, Stil]:
    """Index of each cell style that says more than the number itself, and what it says."""
    codes = dict(_BUILT_IN)
    struck: list[bool] = []
    found: list[tuple[str, str]] = []
    inside = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        name = tag.rpartition(":")[2]
        if name in ("fonts", "cellXfs", "cellStyleXfs", "dxfs", "cellStyles"):
            inside = name
        elif name == "numFmt" and inside != "dxfs":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "font" and inside == "fonts":
            struck.append(False)
        elif name == "strike" and inside == "fonts" and struck:
            struck[-1] = attributes.get("val", "1") not in ("0", "false")
        elif name == "xf" and inside == "cellXfs":
            found.append((attributes.get("numFmtId", ""), attributes.get("fontId", "0")))

    if "xl/styles.xml" not in package.NameToInfo:
        return {}
    feed(make_parser(start), package, "xl/styles.xml")
    lines = {str(index): line for index, line in enumerate(struck)}
    known = {
        str(index): stil(codes.get(number, ""), struck=lines.get(font, False))
        for index, (number, font) in enumerate(found)
    }
    return {index: style for index, style in known.items() if style}


def read_book(package: ZipFile) -> Buch:
    """Defined names, links to other workbooks and the date system of a package."""
    sheets: list[str] = []
    raw: list[tuple[dict[str, str], list[str]]] = []
    links: list[str] = []
    old: list[bool] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        parser.CharacterDataHandler = None
        if name == "sheet":
            sheets.append(attributes.get("name", ""))
        elif name == "workbookPr":
            old.append(attributes.get("date1904") in ("1", "true"))
        elif name == "externalReference":
            links.append(_relation(attributes))
        elif name == "definedName":
            raw.append((attributes, []))
            parser.CharacterDataHandler = raw[-1][1].append

    parser = make_parser(start)
    feed(parser, package, "xl/workbook.xml")
    targets = _targets(package, _RELS)
    files = [_file(package, targets.get(link, "")) for link in links]
    names = [_name(attributes, "".join(text).strip(), sheets) for attributes, text in raw]
    return Buch(tuple(name for name in names if name), tuple(files), any(old))


def _relation(attributes: Mapping[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")


def _targets(package: ZipFile, part: str) -> dict[str, str]:
    """Targets of the relations that a part lists, by id; empty if there are none."""
    found: dict[str, str] = {}

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship":
            found[attributes.get("Id", "")] = attributes.get("Target", "")

    if part in package.NameToInfo:
        feed(make_parser(relation), package, part)
    return found


def read_comments(package: ZipFile, part: str) -> dict[tuple[int, int], str]:
    """Comments of a sheet by cell; answers in a thread belong to the comment they answer."""
    folder, _, file = part.rpartition("/")
    found: dict[tuple[int, int], str] = {}
    at: list[tuple[int, int]] = []
    text: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "comment" and (match := _CELL.fullmatch(attributes.get("ref", ""))):
            at[:] = [(int(match[2]), column_index(match[1]))]
            text.clear()
        parser.CharacterDataHandler = text.append if name == "t" and at else None

    def end(tag: str) -> None:
        parser.CharacterDataHandler = None
        if tag.rpartition(":")[2] == "comment" and at:
            found[at.pop()] = _THREAD.sub("", "".join(text)).strip()

    for target in _targets(package, f"{folder}/_rels/{file}.rels").values():
        comments = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        if re.fullmatch(r"xl/(?:[\w-]+/)?comments[\w-]*\.xml", comments) and comments in package.NameToInfo:
            parser = make_parser(start, end)
            feed(parser, package, comments)
    return found


def settle_choices(mappe: Mappe) -> None:
    """Put the allowed values into the drop-down lists of a workbook; a list that points elsewhere is left out."""
    sheets = {blatt.name.casefold(): blatt for blatt in mappe.blaetter}
    for blatt in mappe.blaetter:
        choices = blatt.lage.auswahlen if mappe.kind in ("xlsx", "xlsm") and blatt.hat_lage else []
        for index, choice in enumerate(choices):
            choices[index] = choice._replace(erlaubt=_allowed(mappe, sheets, blatt, choice.quelle))


def _allowed(mappe: Mappe, sheets: Mapping[str, Blatt], blatt: Blatt, source: str) -> frozenset[str]:
    if source.startswith('"'):
        return frozenset(part.strip().casefold() for part in source.strip('"').split(","))
    name = mappe.benannt(source, blatt.name)
    if name:
        sheet, area = name.sheet, name.bereich
    else:
        local = _AREA.fullmatch(source if "!" in source else f"'{blatt.name.replace(_QUOTE, 2 * _QUOTE)}'!{source}")
        sheet, area = _place(local) if local else ("", None)
    target = sheets.get(sheet.casefold())
    if area is None or target is None or area.cells > MAX_CHOICES:
        return frozenset()
    return frozenset(_texts(target.values[area.top - 1 : area.bottom], area))


def _texts(lines: Sequence[Sequence[object]], area: Bereich) -> set[str]:
    cells = (cell for line in lines for cell in line[area.left - 1 : area.right])
    return {als_text(cell).casefold() for cell in cells if cell is not None and cell != ""}


def _file(package: ZipFile, target: str) -> str:
    """Name of the workbook that a part for a link speaks of; "" if it does not say."""
    name = target.rpartition("/")[2]
    found = _targets(package, f"xl/externalLinks/_rels/{name}.rels")
    path = next(iter(found.values()), "").replace("\\", "/").rpartition("/")[2]
    return _ESCAPED.sub(lambda match: bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace"), path)


def _name(attributes: Mapping[str, str], text: str, sheets: list[str]) -> Name | None:
    """A defined name that a person made; None for what Excel keeps for itself."""
    name = attributes.get("name", "")
    if name.startswith("_xl") or attributes.get("hidden") in ("1", "true"):
        return None
    local = attributes.get("localSheetId", "")
    scope = sheets[int(local)] if local.isdecimal() and int(local) < len(sheets) else ""
    match = _AREA.fullmatch(text)
    if not match:
        return Name(name, "", None, text, scope)
    return Name(name, *_place(match), text, scope)


def _place(match: re.Match[str]) -> tuple[str, Bereich]:
    quoted, plain, left, top, right, bottom = match.groups()
    area = Bereich(int(top), column_index(left), int(bottom or top), column_index(right or left))
    return quoted.replace("''", "'") if quoted else plain, area


# -- values as their styles mean them -----------------------------------------------------------------------------------


def settle_values(values: list[list[Any]], lage: Zelllage, *, ab_1904: bool) -> None:
    """Put what is no value in its place: error cells and formulas without a result read as blank otherwise.

    Percentages and times are told apart from numbers and days.
    """
    marks = {place: Fehlerwert(f"die Zelle enthält den Fehler {code}") for place, code in lage.fehler.items()}
    marks |= {
        place: Fehlerwert(f"„{text}“ ist keine Zahl, mit der sich rechnen lässt") for place, text in lage.endlos.items()
    }
    marks |= dict.fromkeys(lage.ohne_wert, OHNE_ERGEBNIS)
    for (row, column), mark in marks.items():
        while len(values) < row:
            values.append([])
        line = values[row - 1]
        line.extend([""] * (column - len(line)))
        line[column - 1] = mark
    for run in lage.stile:
        index = run.column - 1
        if run.stil.prozent:
            for line in values[run.first - 1 : run.last]:
                if index < len(line) and type(line[index]) is float:
                    line[index] = Prozent(line[index])
        elif run.stil.datum and _shows_clock(run.stil.format):
            for line in values[run.first - 1 : run.last]:
                if index < len(line) and isinstance(line[index], date):
                    line[index] = _clock(line[index], ab_1904)


def _clock(value: date, ab_1904: bool) -> datetime | timedelta:
    """What a cell says that shows a time of day: midnight is one too, and the first days of a calendar are hours."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return moment - BEGIN_1904 if ab_1904 and moment.year == BEGIN_1904.year else moment


def _shows_clock(code: str) -> bool:
    """True for a number format that shows a time of day, with or without a day."""
    return "h" in _LITERAL.sub("", code).partition(";")[0].lower()
