"""A small writer for the old .xls (BIFF8 in a compound file): no library that the project uses writes one.

Every number that a hostile file would lie about can be given from outside.
"""

import struct
from collections.abc import Mapping, Sequence

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def unicode_string(text: str, width: str) -> bytes:
    wide = any(ord(ch) > 255 for ch in text)
    return struct.pack("<" + width + "B", len(text), wide) + text.encode("utf-16-le" if wide else "latin-1")


def sheet(rows: Sequence[Sequence[object]], texts: dict[str, int], extra: bytes = b"") -> bytes:
    """One sheet; texts get their place in the shared list."""
    width = max(map(len, rows), default=0)
    cells = [record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))]
    cells.append(record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0)))
    for row, line in enumerate(rows):
        for column, value in enumerate(line):
            if isinstance(value, str) and value:
                at = texts.setdefault(value, len(texts))
                cells.append(record(0x00FD, struct.pack("<HHHI", row, column, 0, at)))
            elif isinstance(value, (int, float)):
                cells.append(record(0x0203, struct.pack("<HHHd", row, column, 0, value)))
    return b"".join([*cells, extra, record(0x000A)])


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]], *, extra: bytes = b"", more: bytes = b"") -> bytes:
    """The stream `Workbook`. `extra` goes into every sheet, `more` into the part for all of them."""
    texts: dict[str, int] = {}
    bodies = [sheet(rows, texts, extra) for rows in sheets.values()]
    shared = struct.pack("<II", len(texts), len(texts)) + b"".join(unicode_string(text, "H") for text in texts)
    head = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + record(0x0042, b"\xb0\x04") + more
    tail = record(0x00FC, shared) + record(0x000A)
    names = [unicode_string(name, "B") for name in sheets]
    at = len(head) + sum(4 + 6 + len(name) for name in names) + len(tail)
    bound = b""
    for name, body in zip(names, bodies, strict=True):
        bound += record(0x0085, struct.pack("<IBB", at, 0, 0) + name)
        at += len(body)
    return head + bound + tail + b"".join(bodies)


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0" if name else b""
    return struct.pack("<64sHBBIII16sIQQIQ", raw, len(raw), kind, 1, FREE, FREE, child, bytes(16), 0, 0, 0, start, size)


def compound(stream: bytes, *, name: str = "Workbook", fat: Mapping[int, int] | None = None, **header: int) -> bytes:
    """A compound file with one stream. `fat` overwrites entries of the table of sectors, `header` numbers of the head."""
    stream = stream.ljust(4096, b"\0")  # smaller ones would live in the mini stream
    count = -(-len(stream) // SECTOR)
    tables = lists = 0
    while tables * 128 < tables + lists + 1 + count:
        tables += 1
        lists = -(-max(0, tables - 109) // 127)
    first = tables + lists
    entries = [FAT] * tables + [FREE] * lists + [END] + [first + 2 + i for i in range(count - 1)] + [END]
    for place, value in (fat or {}).items():
        entries[place] = value
    table = struct.pack(f"<{len(entries)}I", *entries).ljust(tables * SECTOR, b"\xff")
    numbers = {"fat": tables, "directory": first, "more": tables if lists else END, "lists": lists, **header}
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH10x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIII", numbers["fat"], numbers["directory"], 0, 4096, END, 0)
    head += struct.pack("<II", numbers["more"], numbers["lists"])
    places = list(range(tables)) + [FREE] * (109 + 127 * lists - tables)
    head += struct.pack("<109I", *places[:109])
    for index in range(lists):
        follow = END if index + 1 == lists else tables + index + 1
        table += struct.pack("<128I", *places[109 + 127 * index :][:127], follow)
    directory = _entry("Root Entry", 5, END, 0, 1) + _entry(name, 2, first + 1, len(stream), FREE)
    return head + table + directory.ljust(SECTOR, b"\0") + stream.ljust(count * SECTOR, b"\0")


def xls(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    return compound(workbook(sheets))
