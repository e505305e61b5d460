"""Annotated copies: a workbook with fills and comments where findings are, and a sheet that lists them.

The package is patched. Only sheets with marks, their comments, drawings of comments and relations, the styles, and what
lists the parts of a workbook change; every other part is byte for byte as it was, and no cell loses its formula or value.
"""

import struct
import zlib
from collections.abc import Mapping, Sequence
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from checker.workbook.limits import german
from checker.workbook.listing import SHEET, Listing, sheet_xml
from checker.workbook.marke import LIST_NAME
from checker.workbook.marks import TONES, Mark, SheetPart
from checker.workbook.notes import add_notes
from checker.workbook.parts import PACKAGE, TYPES, Parts, Relations, Types, packed
from checker.workbook.patch import HEAD, MAIN, RELATIONS, Document, Strange, escaped, prefixed, require_main
from checker.workbook.shades import Styles
from checker.workbook.xml import sheet_list

_BOOK = "xl/workbook.xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BOOK_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_BEFORE_NAMES = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences",
)  # fmt: skip
MAX_NAME = 31
"""Characters in the name of a sheet."""
MAX_COMMENTS = 10_000
"""Comments of a workbook, as many as the list has lines; with many more of them Excel needs minutes to open it."""
SHORTENED = "Kommentare stehen nur an den ersten {} von {} Stellen; farbig sind alle."
THREADS = "An {} stehen Kommentare mit Antworten. Neuere Excel zeigen dort nur diese; die Befunde stehen dann nur auf diesem Blatt."
HIDDEN = "Auf ausgeblendete Blätter führt kein Verweis. Bitte das Blatt zuerst einblenden."


_BROKEN = (BadZipFile, EOFError, ExpatError, LookupError, OSError, RuntimeError, ValueError, struct.error, zlib.error)
"""What a package raises that is broken, or that is not what it says."""


def annotate(data: bytes, marks: Mapping[str, Sequence[Mark]], listing: Listing) -> bytes:
    """A copy of an xlsx or xlsm package with marks by sheet name and the list of findings as its last sheet.

    Raises PackageError with a German sentence for a package that cannot be patched.
    """
    try:
        return Copy(data).bytes(marks, listing)
    except _BROKEN as error:
        raise Strange("Die Mappe ist ungewöhnlich gespeichert.") from error


def findings_workbook(listing: Listing) -> bytes:
    """A workbook with nothing but the list of findings."""
    relation = b'<Relationships xmlns="%s">%s</Relationships>'
    book = b'<Relationship Id="rId1" Type="%s/officeDocument" Target="%s"/>' % (RELATIONS.encode(), _BOOK.encode())
    return Copy(
        packed(
            {
                TYPES: HEAD + b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                b'<Default Extension="xml" ContentType="application/xml"/>'
                b'<Override PartName="/%s" ContentType="%s"/></Types>' % (_BOOK.encode(), _BOOK_TYPE),
                "_rels/.rels": HEAD + relation % (PACKAGE.encode(), book),
                _BOOK: HEAD + b'<workbook xmlns="%s"><sheets/></workbook>' % MAIN.encode(),
                "xl/_rels/workbook.xml.rels": HEAD + relation % (PACKAGE.encode(), b""),
            }
        )
    ).bytes({}, listing)


class Copy:
    """A package that becomes a copy with marks and a list."""

    sheet = SHEET
    """Name of the sheet with the list."""
    own = True
    """True if the copy is known as ours when it lies among workbooks."""

    def __init__(self, data: bytes) -> None:
        self.parts = Parts(data)
        self.relations, self.types = Relations(self.parts, _BOOK), Types(self.parts)
        self.book = Document(self.parts.read(_BOOK))
        require_main(self.book)
        sheets = self.book.root.find("sheets")
        if sheets is None:
            raise Strange("Die Liste der Blätter ist ungewöhnlich gespeichert.")
        self.list = sheets
        self.states = {node.attributes.get("name"): node.attributes.get("state") for node in sheets.children}
        self.sheets = dict(sheet_list(self.parts.package))
        self.styles = Styles(self.parts, self.relations, self.types)

    def bytes(self, marks: Mapping[str, Sequence[Mark]], listing: Listing) -> bytes:
        notes = []
        wanted = sum(bool(mark.notes) for some in marks.values() for mark in some)
        if wanted > MAX_COMMENTS:
            marks = _with_fewer_notes(marks)
            notes.append(SHORTENED.format(german(MAX_COMMENTS), german(wanted)))
        parts = list(self.sheets.values())
        threads = 0
        for number, (name, part) in enumerate(self.sheets.items(), 1):
            if marks.get(name) and part.startswith("xl/worksheets/"):
                if parts.count(part) > 1:
                    raise Strange("Zwei Blätter teilen sich ihre Zellen.")
                threads += self._mark(part, marks[name], number)
        if threads:
            notes.append(THREADS.format(f"{threads} Stellen" if threads > 1 else "einer Stelle"))
        linked = [name for name in self.sheets if self.states.get(name) in (None, "visible")]
        if any(line.sheet in self.sheets and line.sheet not in linked for line in listing.lines):
            notes.append(HIDDEN)
        self._add_list(listing._replace(notes=(*listing.notes, *notes)), linked)
        self.styles.save()
        self.relations.save()
        self.types.save()
        self.parts.write(_BOOK, self.book.bytes())
        return self.parts.bytes(own=self.own)

    def _mark(self, part: str, marks: Sequence[Mark], number: int) -> int:
        """Fills and comments of one sheet; returns how many comments are threads."""
        sheet = SheetPart(self.parts.read(part))
        anchored = sheet.anchored(marks)
        sheet.paint([mark for mark in anchored if mark.tone], self.styles.marked)
        noted = [mark for mark in anchored if mark.notes]
        threads = 0
        if noted:
            relations = Relations(self.parts, part)
            threads = add_notes(self.parts, relations, self.types, sheet, noted, number)
            relations.save()
        self.parts.write(part, sheet.document.bytes())
        return threads

    def _add_list(self, listing: Listing, linked: Sequence[str]) -> None:
        """The list of findings as the last sheet."""
        name, number = self.sheet, 1
        taken = {sheet.casefold() for sheet in self.sheets}
        while name.casefold() in taken:
            number += 1
            name = f"{self.sheet} ({number})"
        part = self.parts.free("xl/worksheets/sheet{}.xml")
        self.parts.write(part, sheet_xml(listing, self.styles.for_list(), linked))
        self.types.part(part, _SHEET_TYPE)
        ident = self.relations.add("worksheet", part)
        used = [node.attributes.get("sheetId", "") for node in self.list.children]
        sheet = b'<sheet name="%s" sheetId="%d" xmlns:r="%s" r:id="%s"/>' % (
            escaped(name), max((int(each) for each in used if each.isdecimal()), default=0) + 1,
            RELATIONS.encode(), ident.encode(),
        )  # fmt: skip
        self.book.append(self.list, prefixed(sheet, self.book.root.prefix))
        self._define(name, listing)

    def _define(self, name: str, listing: Listing) -> None:
        """A name for the list, the area of its filter, and the row that every printed page repeats."""
        root = self.book.root
        area, row, local = listing.area.encode(), listing.head, len(self.list.children)
        quoted = escaped(f"'{name}'")
        known = b'<definedName name="%s">%s!%s</definedName>' % (LIST_NAME.encode(), quoted, area)
        defined = b"".join(
            (
                b'<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s!%s</definedName>' % (local, quoted, area),
                b'<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$%d:$%d</definedName>' % (local, quoted, row, row),
                known if self.own else b"",
            )
        )  # fmt: skip
        names = root.find("definedNames")
        if names is not None:
            self.book.append(names, prefixed(defined, root.prefix))
        else:
            whole = prefixed(b"<definedNames>%s</definedNames>" % defined, root.prefix)
            self.book.insert(self.book.place_after(_BEFORE_NAMES), whole)


def _with_fewer_notes(marks: Mapping[str, Sequence[Mark]]) -> Mapping[str, Sequence[Mark]]:
    """The same marks; only the worst keep their comments."""
    places = [(name, index, mark) for name, some in marks.items() for index, mark in enumerate(some) if mark.notes]
    places.sort(key=lambda place: TONES.index(place[2].tone))  # in their order otherwise
    kept = {place[:2] for place in places[:MAX_COMMENTS]}
    return {
        name: [mark if (name, index) in kept else mark._replace(notes=()) for index, mark in enumerate(some)]
        for name, some in marks.items()
    }
