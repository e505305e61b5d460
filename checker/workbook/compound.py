"""Old workbooks (xls) made safe: the readers get a copy of ours, with the records that hold values.

An xls is a small file system (compound file) with a stream of records. python-calamine trusts the numbers in both:
a table of sectors that runs in circles, a declared size or a formula that is cut off end the whole program. So the
stream is taken out here with every step checked, counted, and written anew without what nobody reads: declared sizes,
formulas (their results stay), names, drawings, macros.
"""

import struct
from array import array
from collections.abc import Iterator, Sequence
from itertools import chain

from checker.model.tupel import NamedTuple
from checker.workbook.errors import PackageError, damaged
from checker.workbook.limits import MAX_STRINGS, SPLIT, Budget, Extent, german

_LAST_SECTOR = 0xFFFFFFFA
"""Numbers above mean "end of chain", "free" and the like."""
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SIZE = 512

_EOF, _BOF, _CONTINUE, _SHEET, _STRINGS, _FORMULA, _LOCKED = 0x000A, 0x0809, 0x003C, 0x0085, 0x00FC, 0x0006, 0x002F
_SHARED_TEXT, _MANY = 0x00FD, 0x00BD
_GLOBAL = {0x0022: 2, 0x0042: 2, 0x041E: 5, 0x00E0: 4, _SHEET: 8, _STRINGS: 8}
"""Records before the sheets that are read, and how long they are at least: date system, code page, formats, styles,
sheets and shared texts."""
_CELLS = {0x0203: 14, 0x0204: 9, 0x0205: 8, 0x00D6: 9, 0x027E: 10, _SHARED_TEXT: 10, _MANY: 12, _FORMULA: 22}
"""Cells: number, text, truth value, formatted text, short number, shared text, many numbers, formula."""
_RESULT = 0x0207
"""Text that a formula yields."""
_ZERO = struct.pack("<HBH", 3, 0x1E, 0)
"""The formula `0`, in place of every other one."""


class Record(NamedTuple):
    """A record of the stream."""

    kind: int
    data: bytes

    def packed(self) -> bytes:
        return struct.pack("<HH", self.kind, len(self.data)) + self.data


def safe_xls(data: bytes) -> bytes:
    """A copy of an xls for the readers, found to be within all limits. Raises PackageError."""
    try:
        stream = _stream(data)
        head, sheets = _globals(stream)
        lengths = _string_lengths(head)
        budget = Budget()
        bodies = []
        for name, start in sheets:
            body, extent = _sheet(stream, start, lengths)
            budget.add(name, extent)
            bodies.append(body)
    except (struct.error, IndexError) as error:
        raise damaged("Eine Angabe ist abgeschnitten.") from error
    return _compound(_joined(head, bodies))


# --- the compound file


def _stream(data: bytes) -> bytes:
    """The stream of the workbook. Raises PackageError, struct.error or IndexError."""
    shift, small_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or small_shift != 6:
        raise damaged("Die Größe der Sektoren ist ungültig.")
    size = 1 << shift
    directory, _, least, small_table, _, more, _ = struct.unpack_from("<7I", data, 48)
    numbers = list(struct.unpack_from("<109I", data, 76))
    for block in _chain(data, size, more, None):
        numbers += struct.unpack(f"<{size // 4 - 1}I", block[: size - 4])
    table = array("I")
    for number in numbers:
        if number <= _LAST_SECTOR:
            table.frombytes(_sector(data, size, number))
    entries = b"".join(_chain(data, size, directory, table))
    found = {_name(entries[at : at + 128]).casefold(): at for at in range(0, len(entries) - 127, 128)}
    at = found.get("workbook", found.get("book", -1))
    if at < 0:
        raise damaged("Der Strom der Mappe fehlt.")
    start, length = struct.unpack_from("<II", entries, at + 116)
    if length >= least:
        return b"".join(_chain(data, size, start, table))[:length]
    small = b"".join(_chain(data, size, struct.unpack_from("<I", entries, 116)[0], table))
    small_numbers = array("I", b"".join(_chain(data, size, small_table, table)))
    return b"".join(_chain(small, 64, start, small_numbers, first=0))[:length]


def _name(entry: bytes) -> str:
    return entry[: max(0, min(64, struct.unpack_from("<H", entry, 64)[0]) - 2)].decode("utf-16-le", "replace")


def _sector(data: bytes, size: int, number: int, first: int | None = None) -> bytes:
    start = (size if first is None else first) + number * size
    block = data[start : start + size]
    if not block:
        raise damaged("Ein Sektor fehlt.")
    return block.ljust(size, b"\0")


def _chain(
    data: bytes, size: int, number: int, table: Sequence[int] | None, first: int | None = None
) -> Iterator[bytes]:
    """The sectors of a chain; without a table the last number of each names the next."""
    for _ in range(len(data) // size + 1):
        if number > _LAST_SECTOR:
            return
        block = _sector(data, size, number, first)
        yield block
        number = table[number] if table is not None else struct.unpack_from("<I", block, size - 4)[0]
    raise damaged("Die Kette der Sektoren läuft im Kreis.")


def _compound(stream: bytes) -> bytes:
    """A compound file with one stream."""
    stream = stream.ljust(4096, b"\0")  # smaller ones would live in a second table
    count = -(-len(stream) // _SIZE)
    tables = lists = 0
    while tables * 128 < tables + lists + 1 + count or 109 + lists * 127 < tables:
        tables += 1
        lists = max(0, -(-(tables - 109) // 127))
    first = tables + lists
    table = array("I", [_TABLE] * tables + [0xFFFFFFFC] * lists + [_END])
    table.extend(range(first + 2, first + 1 + count))
    table.append(_END)
    table.extend([_FREE] * (tables * 128 - len(table)))
    numbers = [*range(tables), *[_FREE] * (109 - tables)]
    more = b"".join(
        struct.pack(
            "<128I", *(numbers[at : at + 127] + [_FREE] * 127)[:127], tables + index + 1 if index + 1 < lists else _END
        )
        for index, at in enumerate(range(109, 109 + lists * 127, 127))
    )
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H10x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<8I", tables, first, 0, 4096, _END, 0, tables if lists else _END, lists)
    head += struct.pack("<109I", *numbers[:109])
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, first + 1, len(stream))
    return b"".join((head, table.tobytes(), more, directory.ljust(_SIZE, b"\0"), stream.ljust(count * _SIZE, b"\0")))


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBB3I36xIQ", raw, len(raw), kind, 1, _FREE, _FREE, child, start, size)


# --- the records


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """Records up to the end of the part that begins there; what is nested in it, such as a chart, is left out."""
    depth = 0
    while at < len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4 : at + 4 + length]
        if len(data) < length:
            raise damaged("Ein Datensatz ist abgeschnitten.")
        at += 4 + length
        depth += (kind == _BOF) - (kind == _EOF)
        if kind == _EOF and depth <= 0:
            return
        if depth == 1:
            yield Record(kind, data)


def _kept(records: Iterator[Record], least: dict[int, int]) -> Iterator[Record]:
    """Those records that are read, with their continuations."""
    keep = False
    for record in records:
        if record.kind != _CONTINUE:
            keep = record.kind in least
            if keep and len(record.data) < least[record.kind]:
                raise damaged("Ein Datensatz ist zu kurz.")
        if keep:
            yield record


def _globals(stream: bytes) -> tuple[list[Record], list[tuple[str, int]]]:
    """Records before the sheets, and name and place of each sheet."""
    head: list[Record] = []
    sheets: dict[int, str] = {}
    for record in _kept(_records(stream, 0), {_BOF: 4, _LOCKED: 2, **_GLOBAL}):
        if record.kind == _LOCKED and record.data[:2] != b"\0\0":
            raise PackageError("Die Datei ist mit einem Kennwort geschützt.", "Bitte ohne Kennwort speichern.")
        head.append(record)
        if record.kind == _SHEET:
            place = struct.unpack_from("<I", record.data)[0]
            if place in sheets or not 0 < place < len(stream):
                raise damaged("Der Verweis auf ein Blatt ist ungültig.")
            sheets[place] = record.data[8:].decode("utf-16-le" if record.data[7] & 1 else "latin-1", "replace")
    return head, [(name, place) for place, name in sheets.items()]


def _sheet(stream: bytes, start: int, lengths: Sequence[int]) -> tuple[bytes, Extent]:
    """The records of a sheet that hold values, and how large it becomes."""
    kept = []
    rows = columns = written = text = 0
    for kind, data in _kept(_records(stream, start), {_BOF: 4, _RESULT: 3, **_CELLS}):
        if kind in _CELLS:
            row, column = struct.unpack_from("<HH", data)
            last = struct.unpack_from("<H", data, len(data) - 2)[0] if kind == _MANY else column
            if kind == _MANY and len(data) != 6 + 6 * (last - column + 1):
                raise damaged("Ein Datensatz hat die falsche Länge.")
            rows, columns = max(rows, row + 1), max(columns, last + 1)
            written += last - column + 1
            text += len(data)
            if kind == _SHARED_TEXT:
                index = struct.unpack_from("<I", data, 6)[0]
                text += lengths[index] if index < len(lengths) else 0
        kept.append(Record(kind, data[:20] + _ZERO if kind == _FORMULA else data).packed())
    return b"".join([*kept, Record(_EOF, b"").packed()]), Extent(rows, columns, written, text)


def _joined(head: Sequence[Record], bodies: Sequence[bytes]) -> bytes:
    """The stream: the common records with new places of the sheets, then the sheets."""
    at = sum(4 + len(record.data) for record in head) + 4
    places = []
    for body in bodies:
        places.append(at)
        at += len(body)
    place = iter(places)
    moved = (
        Record(record.kind, struct.pack("<I", next(place)) + record.data[4:]) if record.kind == _SHEET else record
        for record in head
    )
    return b"".join(chain((record.packed() for record in moved), [Record(_EOF, b"").packed()], bodies))


def _string_lengths(head: Sequence[Record]) -> list[int]:
    """How many characters each shared text has. A text may go on in the next record, which repeats its width."""
    start = next((index for index, record in enumerate(head) if record.kind == _STRINGS), len(head))
    blocks = iter([record.data for record in head[start:] if record.kind in (_STRINGS, _CONTINUE)])
    block, at = next(blocks, b""), 8
    lengths: list[int] = []
    while block and len(lengths) <= MAX_STRINGS:
        if at >= len(block):
            block, at = next(blocks, b""), 0
            continue
        count, flags = struct.unpack_from("<HB", block, at)
        at += 3
        extra = 0
        if flags & 8:
            extra += 4 * struct.unpack_from("<H", block, at)[0]
            at += 2
        if flags & 4:
            extra += struct.unpack_from("<I", block, at)[0]
            at += 4
        lengths.append(count)
        wide = flags & 1
        while (room := (len(block) - at) >> wide) < count and block:
            count -= max(room, 0)
            block = next(blocks, b"")
            wide, at = (block[0] & 1 if block else 0), 1
        at += count << wide
        while (room := len(block) - at) < extra and block:
            extra -= max(room, 0)
            block, at = next(blocks, b""), 0
        at += extra
    if len(lengths) > MAX_STRINGS:
        raise PackageError(f"Die Mappe enthält mehr als {german(MAX_STRINGS)} verschiedene Texte.", SPLIT)
    return lengths
