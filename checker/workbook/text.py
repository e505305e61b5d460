"""Text tables (csv): encoding and delimiter by evidence."""

import csv
import io
from itertools import chain

from checker.workbook.errors import PackageError, damaged
from checker.workbook.limits import LAST_COLUMN, LAST_ROW, MAX_CELLS, MAX_LINES_BYTES, MEGABYTE, SPLIT, german

DELIMITERS = (";", "\t", ",", "|")
csv.field_size_limit(2**31 - 1)  # a cell may be long; what swallows the rest of a file is refused by `read`


def decode(data: bytes) -> str | None:
    """The text of a file, or None if it is no text: UTF-8 or UTF-16 with a mark, UTF-8, then Windows-1252."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data:
        return None
    found = _decoded(data, "utf-8")
    return found if found is not None else _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


_END = "\0Ende"
"""A line behind the last one. Where a quotation mark stays open, it is swallowed as all lines before it were."""


def delimiter_of(text: str) -> str:
    """The delimiter that gives the same number of columns, more than one, in most of the first lines; "" if none."""
    sample = "\n".join(text.splitlines()[:50])
    best, most = "", 0.0
    for delimiter in DELIMITERS:
        widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if row]
        width = max(set(widths), key=lambda w: (widths.count(w), w), default=0)
        score = widths.count(width) / len(widths) if width > 1 else 0.0
        if score > most:
            best, most = delimiter, score
    return best if most >= 0.5 else ""


def is_table(data: bytes) -> bool:
    """True if the bytes are a text table."""
    text = decode(data[: 1 << 16]) or decode(data)
    return bool(text and text.strip() and delimiter_of(text))


def read(data: bytes) -> list[list[str]]:
    """Lines of a text table; a record that spans several lines leaves blank lines, so that line numbers stay true.

    Raises PackageError for a text beyond the limits of a workbook.
    """
    if len(data) > MAX_LINES_BYTES:
        raise PackageError(f"Die Textdatei ist größer als {MAX_LINES_BYTES // MEGABYTE} MB.", SPLIT)
    text = decode(data) or ""
    reader = csv.reader(chain(io.StringIO(text, newline=""), [_END]), delimiter=delimiter_of(text) or ";")
    lines: list[list[str]] = []
    start = before = cells = 0
    for record in reader:
        if record == [_END]:
            return lines
        cells += len(record) + 1
        if len(record) > LAST_COLUMN:
            raise damaged(f"Zeile {before + 1} hat mehr als {german(LAST_COLUMN)} Spalten.")
        if cells > MAX_CELLS or reader.line_num > LAST_ROW:
            most = f"{german(MAX_CELLS)} Zellen oder {german(LAST_ROW)} Zeilen"
            raise PackageError(f"Die Textdatei hat mehr als {most}.", SPLIT)
        lines.append([cell.strip() for cell in record])
        lines.extend([] for _ in range(reader.line_num - before - 1))
        start, before = before + 1, reader.line_num
    raise damaged(f"In Zeile {start} öffnet ein Anführungszeichen, das nirgends schließt.")
