"""Packages (xlsx, xlsm, ods) made safe: what reaches the readers is a copy of ours, with the few parts that are read.

The directory of a zip is only a claim, and two readers may understand a crafted one differently. So every part is
unpacked once, counted while that happens, and written into a new package without compression; nothing else of the
file is looked at again. Macros, pictures and embedded files stay behind.
"""

import io
import re
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from checker.model.mappe import Stil
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.workbook.book import read_styles
from checker.workbook.errors import PackageError, damaged
from checker.workbook.limits import MAX_ENTRIES, MAX_UNPACKED, MEGABYTE, SPLIT, check_sheets
from checker.workbook.ods import check_content
from checker.workbook.xml import Part, Telling, sheet_list, telling

_READ = {
    "xlsx": regex(r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?!media/|embeddings/|theme/)[\w ./-]+\.(?:xml|rels)"),
    "ods": regex(r"mimetype|META-INF/manifest\.xml|content\.xml"),
}
"""Parts that are read."""
_HEAD = r"\[Content_Types\]\.xml|_rels/\.rels|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels"
_BESIDE = r"xl/styles\.xml|xl/sharedStrings\.xml"
"""What a sheet needs besides the head of the workbook."""
_ENCODING = regex(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)""")
_UNICODE = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_CHUNK = 1 << 16
"""Larger ones are given back to the system each time, and every page of them is asked for again."""
_DOCTYPE = b"<!DOCTYPE"


class Package(NamedTuple):
    """A package as it is read."""

    data: bytes
    parts: Mapping[str, Part] = MappingProxyType({})
    styles: Mapping[str, Stil] = MappingProxyType({})
    """Cell styles that tell something, of an xlsx."""
    telling: Mapping[int, Telling] = MappingProxyType({})
    """By the start of each sheet of an xlsx, where other rows stand in it than those of mere values."""


def safe(data: bytes, kind: str) -> Package:
    """A copy of an xlsx, xlsm or ods package for the readers, found to be within all limits.

    Raises PackageError for what is hostile or too large, and what ZipFile and expat raise for what is broken.
    """
    package = _copy(data, _READ["ods" if kind == "ods" else "xlsx"])
    if kind == "ods":
        if b"encryption-data" in _bytes(package, "META-INF/manifest.xml"):
            raise PackageError("Die Datei ist mit einem Kennwort geschützt.", "Bitte ohne Kennwort speichern.")
        check_content(_bytes(package, "content.xml"))
    else:
        with ZipFile(io.BytesIO(package.data)) as archive:
            sheets = [(name, package.parts[part]) for name, part in sheet_list(archive) if part in package.parts]
            styles = read_styles(archive)
        package = package._replace(styles=styles, telling={part.start: telling(part, styles) for _, part in sheets})
        check_sheets(sheets, package.parts.get("xl/sharedStrings.xml"), package.telling)
    return package


def only(data: bytes, names: Collection[str]) -> Package:
    """The same for these sheets alone, where the others are not asked for and may be large."""
    head = _copy(data, regex(_HEAD))
    with ZipFile(io.BytesIO(head.data)) as archive:
        parts = [re.escape(part) for name, part in sheet_list(archive) if name in names]
    return safe(_copy(data, regex("|".join([_HEAD, _BESIDE, *parts]))).data, "xlsx")


def _bytes(package: Package, name: str) -> bytes:
    part = package.parts[name]
    return package.data[part.start : part.end]


def _copy(data: bytes, wanted: re.Pattern[str]) -> Package:
    if data.count(b"PK\1\2") > MAX_ENTRIES:
        raise PackageError("Die Datei enthält zu viele Teile.", "Bitte in Excel öffnen und neu speichern.")
    buffer = io.BytesIO()
    left = MAX_UNPACKED
    with ZipFile(io.BytesIO(data)) as source, ZipFile(buffer, "w", ZIP_STORED) as target:
        for info in chosen(info for info in source.infolist() if wanted.fullmatch(info.filename)):
            with source.open(info) as stream, target.open(ZipInfo(info.filename), "w", force_zip64=False) as out:
                left = pour(stream, out, info.filename, left)
        infos = target.infolist()
    copy = buffer.getvalue()
    start = {info.filename: info.header_offset + 30 + len(info.filename.encode()) for info in infos}
    return Package(copy, {i.filename: Part(copy, start[i.filename], start[i.filename] + i.file_size) for i in infos})


def chosen(wanted: Iterable[ZipInfo]) -> list[ZipInfo]:
    """Of the parts that are wanted those that can be read. Names that lead elsewhere are none of them."""
    found: dict[str, ZipInfo] = {}
    for info in wanted:
        if ".." in info.filename:
            continue
        if info.filename.casefold() in found:
            raise damaged(f"Der Teil „{info.filename}“ steht mehrmals darin.")
        if info.flag_bits & 1:
            raise PackageError("Die Datei ist mit einem Kennwort geschützt.", "Bitte ohne Kennwort speichern.")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged(f"Der Teil „{info.filename}“ ist auf unbekannte Art gepackt.")
        found[info.filename.casefold()] = info
    return list(found.values())


def pour(stream: IO[bytes], out: IO[bytes], name: str, left: int, *, plain: bool = False) -> int:
    """Copy a part; returns how many bytes may still follow. Raises PackageError.

    `plain`: nobody parses it, so a document type in it does no harm.
    """
    before = b""
    encoding = b""
    while chunk := stream.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise PackageError(f"Die Datei ist entpackt größer als {MAX_UNPACKED // MEGABYTE} MB.", SPLIT)
        if not before and (match := _ENCODING.search(chunk[:200])):
            encoding = match[1].lower()
        if b"\0" in chunk or (encoding and encoding not in _UNICODE and not chunk.isascii()):
            raise damaged(f"Der Teil „{name}“ ist nicht in UTF-8 geschrieben.")
        seam = before[-len(_DOCTYPE) :] + chunk[: len(_DOCTYPE)]
        if not plain and any(b"!" in some and _DOCTYPE in some for some in (chunk, seam)):  # one byte is found at once
            raise PackageError(
                "Die Datei enthält eine XML-Dokumenttypangabe; das kommt in echten Arbeitsmappen nicht vor."
            )
        out.write(chunk)
        before = chunk
    return left
