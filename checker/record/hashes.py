"""What a decision holds on to: the values that were found, and the rule that found them."""

import ast
import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache

from checker.finding import Finding, Report, Value
from checker.model.formel import _TOKEN
from checker.model.fundstelle import Fundstelle, column_index
from checker.rule import Rule

Columns = Mapping[tuple[str, str], Mapping[str, str]]
"""Heading of each column, by file and sheet: what a formula means does not change when its columns are moved."""
_SAID = ("not_applicable", "not_evaluated", "Rueckfrage", "NotApplicable", "NotEvaluated")
"""Their text is told to people and decides nothing."""


def identity(finding: Finding) -> str:
    """Rule, natural key and field of a finding, without the ordinal among equal ones."""
    first = finding.places[0]
    return hashlib.sha256(f"{finding.rule}\n{first.key}\n{first.field}".encode()).hexdigest()


def columns_of(report: Report) -> Columns:
    """The headings of all sheets that were understood as a table."""
    return {
        (source.file, sheet.name): {**sheet.unknown, **sheet.columns}
        for source in report.inputs
        for sheet in source.sheets
    }


class _Formula:
    """Reads a formula as it is meant: rows from the cell it stands in, columns by their heading.

    Rows and columns that are inserted or moved then change nothing. `pinned`: a row behind `$` stays a number; else
    it is counted from the cell too. Which of the two survives an insertion depends on where the row was inserted.
    """

    def __init__(self, place: Fundstelle, headings: Mapping[str, str], *, pinned: bool) -> None:
        letters = place.cell.rstrip("0123456789")
        self.row, self.column = int(place.cell.removeprefix(letters) or 0), column_index(letters)
        self.headings, self.pinned = headings, pinned

    def read(self, text: str) -> str:
        parts: list[str] = []
        end, foreign = 0, False
        for match in _TOKEN.finditer(text):
            between = text[end : match.start()]
            foreign = between.endswith("!") or (foreign and between == ":")  # both corners of a range elsewhere
            parts += [between, match[0] if match["skip"] else self._reference(match[0], foreign=foreign)]
            end = match.end()
        return "".join(parts) + text[end:]

    def _reference(self, text: str, *, foreign: bool) -> str:
        return ":".join(self._corner(corner, foreign=foreign) for corner in text.split(":"))

    def _corner(self, text: str, *, foreign: bool) -> str:
        letters = text.upper().lstrip("$").rstrip("0123456789").rstrip("$")
        digits = text.lstrip("$").upper().removeprefix(letters)
        if foreign:  # the row of another sheet has no distance from here
            return text.upper()
        row = digits
        if digits.lstrip("$") and not (self.pinned and digits.startswith("$")):
            row = f"[{int(digits.lstrip('$')) - self.row}]"
        column = letters
        if letters in self.headings:
            column = "{" + self.headings[letters] + "}"
        elif letters and not text.startswith("$"):
            column = f"[{column_index(letters) - self.column}]"
        return f"{column}/{row}"


def value_hash(finding: Finding, columns: Columns | None = None) -> str:
    """Ist, Soll, unit and parameter values: if one changes, a decision is open again. See `same_value`.

    Formulas give two hashes where they name a fixed row.
    """
    place = finding.places[0]
    headings = (columns or {}).get((place.file, place.sheet), {})
    hashes: list[str] = []
    for pinned in (True, False):
        formula = _Formula(place, headings, pinned=pinned) if place.cell else None
        values = [
            _settled(finding.ist, formula),
            _settled(finding.soll, formula),
            finding.unit,
            [[fact.name, fact.value] for fact in finding.facts],
        ]
        hashes.append(hashlib.sha256(json.dumps(values, ensure_ascii=False).encode(errors="replace")).hexdigest())
    return " ".join(dict.fromkeys(hashes))


def _settled(value: Value | None, formula: _Formula | None) -> list[str] | None:
    if value is None:
        return None
    if formula is None or value.kind != "text" or not value.value.startswith("="):
        return list(value)
    return [value.kind, formula.read(value.value)]


def same_value(one: str, other: str) -> bool:
    """True if two value hashes speak of the same value."""
    return not set(one.split()).isdisjoint(other.split())


class _Plain(ast.NodeTransformer):
    """Leaves out what may change without changing the rule: docstrings, decorators and all that is only told."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._bare(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        return self._bare(node)

    def _bare(self, node: ast.FunctionDef | ast.ClassDef) -> ast.AST:
        node.decorator_list = []
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        self.generic_visit(node)
        return node

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        if node.arg == "message":
            node.value = ast.Constant(None)
        self.generic_visit(node)
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return _told(ascii(node.value)) if isinstance(node.value, str) else node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        """Text with values in it as a call: the quotes that `ast.unparse` gives it depend on the version of Python."""
        parts = [part for part in node.values if not (isinstance(part, ast.Constant) and part.value == "")]
        return ast.Call(_told("f-string"), [self.visit(part) for part in parts], [])

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.AST:
        spec = [self.visit(node.format_spec)] if node.format_spec else []
        return ast.Call(_told(f"format {node.conversion}"), [self.visit(node.value), *spec], [])

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id in _SAID:
            node.args, node.keywords = [], []
        self.generic_visit(node)
        return node


def _told(text: str) -> ast.Name:
    """A node that `ast.unparse` writes as it is."""
    return ast.Name(text, ast.Load())


def rule_hash(rule: Rule) -> str:
    """Hash of the check and of everything in its file that it uses, without docstring, examples and messages.

    The same in all versions of Python, so that an upgrade reopens nothing: `ast.dump` differs between them, and
    `ast.unparse` only in the quotes of texts, which `_Plain` settles.
    """
    return _source_hash(rule.path.read_text(encoding="utf-8"), rule.slug)


@lru_cache(maxsize=1024)
def _source_hash(source: str, check: str) -> str:
    tree = _Plain().visit(ast.parse(source))
    named: dict[str, list[tuple[str, ast.AST]]] = {}
    for node in tree.body:
        for name, text in _bound(node).items():
            named.setdefault(name, []).append((text, node))
    used: list[str] = []
    texts: list[str] = []
    pending = [check]
    while pending:
        name = pending.pop(0)
        if name in used or name not in named:
            continue
        used.append(name)
        for text, node in named[name]:
            if text not in texts:
                texts.append(text)
            pending += sorted({n.id for n in ast.walk(node) if isinstance(n, ast.Name)})
    return hashlib.sha256("\n".join(texts).encode(errors="replace")).hexdigest()


def _bound(node: ast.stmt) -> dict[str, str]:
    """Names to which a statement of a module gives a meaning, and how. Of imports only those under another name."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {a.asname: f"{a.asname} = {a.name}" for a in node.names if a.asname and a.asname != a.name}
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return {node.name: ast.unparse(node)}
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return dict.fromkeys(sorted(names), ast.unparse(node)) if names else {}
