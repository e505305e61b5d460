"""Cell styles of a patched workbook: those that cells have, with a light fill, and a few for the list of findings."""

from collections.abc import Mapping

from checker.model.regex import regex
from checker.workbook.parts import Parts, Relations, Types
from checker.workbook.patch import HEAD, MAIN, Document, Node, Strange, prefixed, require_main, with_attributes

FILLS = {"error": "FFF8CFCB", "warning": "FFFFE2A8", "info": "FFD6E6F5", "decided": "FFE3E3E3"}
"""Light enough for black text on them."""
MAX_STYLES = 64_000
"""Cell styles that Excel allows in a workbook."""
NAME = "xl/styles.xml"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
_PLAIN = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
_FIRST = {
    "fonts": (b'<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',),
    "fills": (b'<fill><patternFill patternType="none"/></fill>', b'<fill><patternFill patternType="gray125"/></fill>'),
    "borders": (b"<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellXfs": (_PLAIN,),
}
"""What a workbook without styles has all the same."""
_ENTRIES = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}
_FONT = b'<font>%s<sz val="%d"/>%s<name val="Calibri"/><family val="2"/></font>'
_SIDES = ("left", "right", "top", "bottom")
_LINE = b"".join(b'<%s style="thin"><color rgb="FFB8C2CA"/></%s>' % (s.encode(), s.encode()) for s in _SIDES)
_FRAMED = b"".join(b'<%s style="medium"><color rgb="FFE07B00"/></%s>' % (s.encode(), s.encode()) for s in _SIDES)
FRAME = "frame"
_XF = (
    b'<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"'
    b' applyBorder="1" applyAlignment="1" quotePrefix="%d"><alignment vertical="top" wrapText="%d"/></xf>'
)
_NUMBER = regex(rb"""\snumFmtId\s*=\s*["'](\d+)["']""")
"""The number format of a style."""
_TEXT = 49
"""Number format of text."""


class _List:
    """One of the lists of the part, to which entries are added. An entry keeps its number for ever."""

    def __init__(self, document: Document, name: str) -> None:
        self.document, self.name = document, name
        self.node = document.root.find(name)
        self.old: list[Node] = self.node.children if self.node else []
        if any(entry.name != _ENTRIES[name] or entry.find(entry.name) for entry in self.old):
            raise Strange("Die Zellformate der Mappe sind ungewöhnlich gespeichert.")  # programs count them differently
        self.new: list[bytes] = [] if self.node else list(_FIRST[name])

    def add(self, entry: bytes) -> int:
        self.new.append(entry)
        return len(self.old) + len(self.new) - 1

    def save(self) -> None:
        document, count = self.document, b"%d" % (len(self.old) + len(self.new))
        content = b"".join(self.new)
        if self.node is None:
            name = (document.root.prefix + self.name).encode()
            place = document.place_after(_ORDER[: _ORDER.index(self.name)])
            document.insert(place, b'<%s count="%s">%s</%s>' % (name, count, content, name))
        else:
            tag = with_attributes(document.data[self.node.start : self.node.inner], {"count": count})
            if self.node.end == self.node.inner:  # an empty list
                tag = tag.removesuffix(b"/>") + b">"
                content += b"</%s>" % self.node.tag.encode()
            document.replace(self.node.start, self.node.inner, tag)
            document.insert(self.node.close, content)


class Styles:
    """The part with the styles. Raises Strange."""

    def __init__(self, parts: Parts, relations: Relations, types: Types) -> None:
        """`relations` are those of the workbook."""
        self.parts = parts
        self.name = relations.target("styles")
        data = HEAD + b'<styleSheet xmlns="%s"></styleSheet>' % MAIN.encode()
        if self.name:
            data = parts.read(self.name)
        else:
            self.name = parts.free("xl/styles{}.xml") if NAME in parts else NAME
            relations.add("styles", self.name)
            types.part(self.name, _KIND)
        self.document = Document(data)
        require_main(self.document)
        self.fonts, self.fills, self.borders, self.xfs = (
            _List(self.document, name) for name in ("fonts", "fills", "borders", "cellXfs")
        )
        self.prefix = self.document.root.prefix
        named = self.document.root.find("numFmts")
        self.general = {"0"} | {
            one.attributes.get("numFmtId", "")
            for one in (named.children if named else ())
            if one.attributes.get("formatCode", "").casefold() in ("general", "standard")
        }
        """Ids of the general format; some programs give it one of their own."""
        self.made: dict[tuple[int, str], int] = {}
        self.filled: dict[str, int] = {}
        self.frame = 0
        """Border of cells that came from elsewhere; 0 until there is one."""

    def fill(self, tone: str) -> int:
        """The light fill of a severity."""
        if tone not in self.filled:
            colour = b'<fgColor rgb="%s"/><bgColor indexed="64"/>' % FILLS[tone].encode()
            fill = b'<fill><patternFill patternType="solid">%s</patternFill></fill>' % colour
            self.filled[tone] = self.fills.add(prefixed(fill, self.prefix))
        return self.filled[tone]

    def marked(self, base: int, tone: str) -> int:
        """The style that a cell gets which has the style `base`: the same with another fill."""
        if (base, tone) not in self.made:
            new = {"fillId": b"%d" % self.fill(tone), "applyFill": b"1"}
            self.made[base, tone] = self.xfs.add(self._changed(base, new))
        return self.made[base, tone]

    def framed(self, base: int) -> int:
        """The style of a cell that has the style `base` and came from elsewhere: its fill stays, a frame marks it."""
        if (base, FRAME) not in self.made:
            if not self.frame:
                self.frame = self.borders.add(prefixed(b"<border>%s<diagonal/></border>" % _FRAMED, self.prefix))
            new = {"borderId": b"%d" % self.frame, "applyBorder": b"1"}
            self.made[base, FRAME] = self.xfs.add(self._changed(base, new))
        return self.made[base, FRAME]

    def _changed(self, base: int, new: Mapping[str, bytes | None]) -> bytes:
        """A style of the workbook with other attributes."""
        if base >= len(self.xfs.old):
            return prefixed(with_attributes(_PLAIN, new), self.prefix)
        node, data = self.xfs.old[base], self.document.data
        return with_attributes(data[node.start : node.inner], new) + data[node.inner : node.end]

    def formatted(self, style: int, number: int) -> int:
        """A style with a number format of Excel's own in the place of the general one; any other format stays."""
        if style < len(self.xfs.old):
            node = self.xfs.old[style]
            entry = self.document.data[node.start : node.end]
        else:
            entry = self.xfs.new[style - len(self.xfs.old)]
        form = _NUMBER.search(entry)
        if form is None or form[1].decode() not in self.general:
            return style
        if (style, str(number)) not in self.made:
            new = with_attributes(
                entry[: entry.index(b">") + 1], {"numFmtId": b"%d" % number, "applyNumberFormat": b"1"}
            )
            self.made[style, str(number)] = self.xfs.add(new + entry[entry.index(b">") + 1 :])
        return self.made[style, str(number)]

    def for_list(self) -> dict[str, int]:
        """Styles of the list of findings, by what they are for."""

        def font(size: int, before: bytes = b"", after: bytes = b"") -> int:
            return self.fonts.add(prefixed(_FONT % (before, size, after), self.prefix))

        def style(font: int, fill: int = 0, border: int = 0, wrap: int = 1, *, form: int = _TEXT) -> int:
            return self.xfs.add(prefixed(_XF % (form, font, fill, border, form == _TEXT, wrap), self.prefix))

        plain, bold = font(10), font(10, b"<b/>")
        link = font(10, b"<u/>", b'<color rgb="FF1F5C99"/>')
        head = b'<fill><patternFill patternType="solid"><fgColor rgb="FFDDE6EE"/><bgColor indexed="64"/></patternFill></fill>'
        line = self.borders.add(prefixed(b"<border>%s<diagonal/></border>" % _LINE, self.prefix))
        return {
            "title": style(font(14, b"<b/>"), wrap=0),
            "note": style(plain, wrap=0),
            "head": style(bold, self.fills.add(prefixed(head, self.prefix)), line),
            "text": style(plain, border=line),
            "link": style(link, border=line),
            "remark": style(plain, border=line, form=0),
            **{tone: style(bold, self.fill(tone), line) for tone in FILLS},
        }

    def save(self) -> None:
        """Raises Strange if there are more styles than a workbook may have."""
        if len(self.xfs.old) + len(self.xfs.new) > MAX_STYLES:
            raise Strange("Die Mappe hat schon zu viele Zellformate.")
        for part in (self.fonts, self.fills, self.borders, self.xfs):
            part.save()
        self.parts.write(self.name, self.document.bytes())
