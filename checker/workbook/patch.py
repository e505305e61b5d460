"""Changes to an XML part that leave every other byte of it as it is.

A part is parsed for where its elements begin and end; changes are written down as places and bytes and made at once.
What is put in is ASCII, with references for all other characters, so that it fits whatever encoding the part claims.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from checker.model.regex import regex
from checker.workbook.errors import PackageError
from checker.workbook.xml import make_parser

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ATTRIBUTE = rb"""\s+[^\s=<>/"']+\s*=\s*(?:"[^"<]*"|'[^'<]*')"""
_TAG = regex(rb"""<([^\s<>/"'=!?]+)(?:%s)*\s*(/?)>""" % ATTRIBUTE)
_PAIR = regex(rb"""(\s+)([^\s=<>/"']+)(\s*=\s*)("[^"<]*"|'[^'<]*')""")
_ESCAPED = regex("_(?=x[0-9A-Fa-f]{4}_)")


class Strange(PackageError):
    """XML that is well-formed and no workbook would be written like it: it is left alone. The text is German."""


def escaped(text: str) -> bytes:
    """Text between tags or in quotes, as ASCII."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    text = text.replace("\r", "").replace("\n", "&#10;").replace("\t", "&#9;")
    return _ESCAPED.sub("_x005F_", text).encode("ascii", "xmlcharrefreplace")


def tag_at(data: bytes, start: int) -> re.Match[bytes]:
    """The start tag at this place: its name and a slash if it is empty. Raises Strange."""
    match = _TAG.match(data, start)
    if not match:
        raise Strange("Ein Teil ist ungewöhnlich geschrieben.")
    return match


def with_attributes(tag: bytes, values: Mapping[str, bytes | None]) -> bytes:
    """A start tag with these attributes changed or added, or taken away where the value is None."""
    left = {name.encode(): value for name, value in values.items()}

    def pair(match: re.Match[bytes]) -> bytes:
        if match[2] not in left:
            return match[0]
        value = left.pop(match[2])
        return b"" if value is None else b'%s%s="%s"' % (match[1], match[2], value)

    changed = _PAIR.sub(pair, tag)
    more = b"".join(b' %s="%s"' % (name, value) for name, value in left.items() if value is not None)
    end = len(changed) - (2 if changed.endswith(b"/>") else 1)
    return changed[:end].rstrip() + more + changed[end:]


class Node:
    """An element and where it stands: its start tag, its content, its end tag."""

    __slots__ = ("attributes", "children", "close", "end", "inner", "name", "start", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], start: int, inner: int) -> None:
        self.tag, self.attributes, self.start, self.inner = tag, attributes, start, inner
        self.name = tag.rpartition(":")[2]
        self.children: list[Node] = []
        self.close = self.end = inner

    @property
    def prefix(self) -> str:
        return self.tag[: -len(self.name)]

    def find(self, name: str) -> "Node | None":
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> "list[Node]":
        return [child for child in self.children if child.name == name]


class Document:
    """A part with the changes that are to be made to it.

    `skip` is a stretch of content that is not parsed: the rows of a sheet. Raises Strange and expat.ExpatError.
    """

    def __init__(self, data: bytes, skip: tuple[int, int] = (0, 0)) -> None:
        self.data = data
        self.skip = skip
        self.edits: list[tuple[int, int, bytes]] = []
        self.appended: dict[Node, list[bytes]] = {}
        self.open: list[Node] = []
        self.first: Node | None = None
        self.parser: Any = make_parser(self._start, self._end)
        self.parser.Parse(data[: skip[0]], False)
        self.parser.Parse(data[skip[1] :], True)
        self.parser = None  # it knows the document too: without this nothing would be given back

    @property
    def root(self) -> Node:
        if self.first is None:
            raise Strange("Ein Teil ist leer.")
        return self.first

    def _place(self) -> int:
        index: int = self.parser.CurrentByteIndex
        return index if index < self.skip[0] or not self.skip[1] else index + self.skip[1] - self.skip[0]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        start = self._place()
        node = Node(tag, attributes, start, tag_at(self.data, start).end())
        if self.open:
            self.open[-1].children.append(node)
        elif self.first is None:
            self.first = node
        self.open.append(node)

    def _end(self, _: str) -> None:
        node = self.open.pop()
        if self.data[node.inner - 2 : node.inner] != b"/>":
            node.close = self._place()
            node.end = self.data.index(b">", node.close) + 1

    def insert(self, at: int, data: bytes) -> None:
        self.edits.append((at, at, data))

    def replace(self, start: int, end: int, data: bytes) -> None:
        self.edits.append((start, end, data))

    def set(self, node: Node, values: Mapping[str, bytes | None]) -> None:
        """Change attributes of an element; once an element."""
        self.replace(node.start, node.inner, with_attributes(self.data[node.start : node.inner], values))

    def append(self, node: Node, content: bytes) -> None:
        """Put content behind what an element holds already."""
        self.appended.setdefault(node, []).append(content)

    @property
    def changed(self) -> bool:
        return bool(self.edits or self.appended)

    def place_after(self, names: Iterable[str]) -> int:
        """Behind the last child of the root with one of these names, else at the beginning of the root."""
        earlier = frozenset(names)
        return max((child.end for child in self.root.children if child.name in earlier), default=self.root.inner)

    def bytes(self) -> bytes:
        """The part with all changes. Raises Strange if two of them meet."""
        edits = list(self.edits)
        for node, contents in self.appended.items():
            content = b"".join(contents)
            if node.end > node.inner:
                edits.append((node.close, node.close, content))
            else:  # <a/> becomes <a>...</a>
                edits.append((node.inner - 2, node.inner, b">" + content + b"</%s>" % node.tag.encode()))
        parts: list[bytes] = []
        at = 0
        for start, end, data in sorted(edits, key=lambda edit: edit[:2]):
            if start < at:
                raise Strange("Ein Teil ist ungewöhnlich geschrieben.")
            parts += (self.data[at:start], data)
            at = end
        return b"".join([*parts, self.data[at:]])


def require_main(document: Document) -> None:
    """Raises Strange if a part does not speak the language of ordinary workbooks, in its main namespace."""
    root = document.root
    declared = f"xmlns:{root.prefix[:-1]}" if root.prefix else "xmlns"
    if root.attributes.get(declared) != MAIN:
        raise Strange("Die Mappe ist in einer anderen Fassung des Formats gespeichert (zum Beispiel „Strict“).")


_NAMES = regex(rb"<(/?)(?=\w)")


def prefixed(xml: bytes, prefix: str) -> bytes:
    """Our own XML with the prefix that the part uses for all its elements."""
    return _NAMES.sub(rb"<\1" + prefix.encode(), xml) if prefix else xml
