"""The parts of a package that is patched: read within limits, changed, and packed again.

Whatever is not changed goes into the new package as it is packed in the old one, byte for byte and never unpacked.
"""

import io
import posixpath
import struct
import zlib
from collections.abc import Iterable, Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from checker.model.tupel import NamedTuple
from checker.workbook.errors import damaged
from checker.workbook.limits import MAX_UNPACKED
from checker.workbook.marke import EXTRA
from checker.workbook.package import chosen, pour
from checker.workbook.patch import HEAD, RELATIONS, Document, escaped

_LOCAL, _ENTRY, _LAST = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s4H2IH")
_DAY = 0x0021
"""1 January 1980, the first day that a zip knows: equal input gives equal bytes."""
_NAME_IN_UTF8 = 0x800
_LEVEL = 4
"""Between fast and small: a sheet of 100,000 rows takes half the time of level 6 and a tenth more room."""
TYPES = "[Content_Types].xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


class _Packed(NamedTuple):
    """An entry as it is packed."""

    name: str
    data: bytes
    crc: int
    size: int
    method: int
    flags: int = 0
    time: int = 0
    day: int = _DAY
    attributes: int = 0


class Parts:
    """A package being patched. Raises PackageError and what ZipFile raises for what is broken."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.package = ZipFile(io.BytesIO(data))
        self.infos = self.package.infolist()
        self.names = {info.filename.casefold() for info in self.infos}
        self.by_name: dict[str, list[ZipInfo]] = {}
        for info in self.infos:
            self.by_name.setdefault(info.filename, []).append(info)
        self.left = MAX_UNPACKED
        self.changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.package.NameToInfo or name in self.changed

    def read(self, name: str, *, plain: bool = False) -> bytes:
        """A part as it is now. `plain`: one that is read as bytes only, in which a document type does no harm."""
        if name in self.changed:
            return self.changed[name]
        info = chosen(self.by_name.get(name, ()))
        if not info:
            raise damaged(f"Der Teil „{name}“ fehlt.")
        out = io.BytesIO()
        with self.package.open(info[0]) as stream:
            self.left = pour(stream, out, name, self.left, plain=plain)
        return out.getvalue()

    def write(self, name: str, data: bytes) -> None:
        self.changed[name] = data
        self.names.add(name.casefold())

    def free(self, pattern: str) -> str:
        """A name that no part has, from a pattern with a place for a number."""
        number = 1
        while pattern.format(number).casefold() in self.names:
            number += 1
        return pattern.format(number)

    def bytes(self, *, own: bool = True) -> bytes:
        """The patched package; `own`: with the mark by which our files are known."""
        if sum(info.compress_size for info in self.infos) > len(self.data):
            raise damaged("Ihre Teile liegen übereinander.")
        old = [self._old(info) for info in self.infos]
        known = {info.filename for info in self.infos}
        new = (_packed(name, data) for name, data in self.changed.items() if name not in known)
        return _written([*old, *new], own=own)

    def _old(self, info: ZipInfo) -> _Packed:
        if info.filename in self.changed:
            return _packed(info.orig_filename, self.changed[info.filename])
        start = info.header_offset
        if self.data[start : start + 4] != b"PK\3\4":
            raise damaged("Ihr Verzeichnis ist falsch.")
        start += 30 + sum(struct.unpack_from("<HH", self.data, start + 26))
        packed = self.data[start : start + info.compress_size]
        if len(packed) < info.compress_size:
            raise damaged("Sie ist nicht vollständig.")
        year, month, day, hour, minute, second = info.date_time
        return _Packed(
            info.orig_filename, packed, info.CRC, info.file_size, info.compress_type, info.flag_bits & ~8,
            hour << 11 | minute << 5 | second // 2, max(0, year - 1980) << 9 | month << 5 | day, info.external_attr,
        )  # fmt: skip


def packed(files: Mapping[str, bytes]) -> bytes:
    """A new package of these parts."""
    return _written(_packed(name, data) for name, data in files.items())


def _packed(name: str, data: bytes) -> _Packed:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return _Packed(name, packer.compress(data) + packer.flush(), zlib.crc32(data), len(data), ZIP_DEFLATED)


def _written(entries: Iterable[_Packed], *, own: bool = True) -> bytes:
    out = io.BytesIO()
    directory: list[bytes] = []
    for entry in entries:
        name, flags = _encoded(entry)
        extra = b"" if directory or not own else EXTRA
        numbers = (flags, entry.method, entry.time, entry.day, entry.crc, len(entry.data), entry.size, len(name))
        at = out.tell()
        directory.append(
            _ENTRY.pack(b"PK\1\2", 20, 20, *numbers, 0, 0, 0, 0, entry.attributes, at) + name
        )  # fmt: skip
        out.write(_LOCAL.pack(b"PK\3\4", 20, *numbers, len(extra)) + name + extra)
        out.write(entry.data)
    start = out.tell()
    out.write(b"".join(directory))
    count = len(directory)
    out.write(_LAST.pack(b"PK\5\6", 0, 0, count, count, out.tell() - start, start, 0))
    return out.getvalue()


def _encoded(entry: _Packed) -> tuple[bytes, int]:
    """The name as the old package has it: in UTF-8, or in the code page of early zips."""
    if entry.flags & _NAME_IN_UTF8:
        return entry.name.encode(), entry.flags
    try:
        return entry.name.encode("cp437"), entry.flags
    except UnicodeEncodeError:
        return entry.name.encode(), entry.flags | _NAME_IN_UTF8


class Relations:
    """The relations of a part, to which some are added."""

    def __init__(self, parts: Parts, part: str) -> None:
        folder, _, file = part.rpartition("/")
        self.parts, self.folder = parts, folder
        self.name = f"{folder}/_rels/{file}.rels"
        empty = HEAD + b'<Relationships xmlns="%s"/>' % PACKAGE.encode()
        self.document = Document(parts.read(self.name) if self.name in parts else empty)
        self.nodes = self.document.root.all("Relationship")
        self.ids = {node.attributes.get("Id", "") for node in self.nodes}

    def target(self, kind: str, ident: str = "") -> str:
        """The part that a relation of this kind leads to, of this id if one is given; "" if there is none."""
        for node in self.nodes:
            values = node.attributes
            if values.get("Type", "").endswith(f"/{kind}") and (not ident or values.get("Id") == ident):
                path = posixpath.normpath(posixpath.join("/", self.folder, values.get("Target", "")))
                return path.lstrip("/") if values.get("TargetMode") != "External" else ""
        return ""

    def add(self, kind: str, part: str) -> str:
        """A relation to a part; returns its id."""
        number = len(self.ids) + 1
        while f"rId{number}" in self.ids:
            number += 1
        ident = f"rId{number}"
        self.ids.add(ident)
        prefix = self.document.root.prefix.encode()
        target = posixpath.relpath(part, self.folder)
        self.document.append(
            self.document.root,
            b'<%sRelationship Id="%s" Type="%s/%s" Target="%s"/>'
            % (prefix, ident.encode(), RELATIONS.encode(), kind.encode(), escaped(target)),
        )
        return ident

    def save(self) -> None:
        if self.document.changed:
            self.parts.write(self.name, self.document.bytes())


class Types:
    """The list of what each part is."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.document = Document(parts.read(TYPES))
        self.prefix = self.document.root.prefix.encode()
        self.defaults = {n.attributes.get("Extension", "").casefold() for n in self.document.root.all("Default")}

    def part(self, name: str, kind: str) -> None:
        content = b'<%sOverride PartName="/%s" ContentType="%s"/>' % (self.prefix, escaped(name), kind.encode())
        self.document.append(self.document.root, content)

    def ending(self, ending: str, kind: str) -> None:
        """What all parts with this ending are, unless that is said already."""
        if ending not in self.defaults:
            self.defaults.add(ending)
            content = b'<%sDefault Extension="%s" ContentType="%s"/>' % (self.prefix, ending.encode(), kind.encode())
            self.document.append(self.document.root, content)

    def save(self) -> None:
        if self.document.changed:
            self.parts.write(TYPES, self.document.bytes())
