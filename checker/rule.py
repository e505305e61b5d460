"""What a rule is, and how rule files become rules.

A rule is one file, `rules/LV003_menge_oder_einheit_fehlt.py`: a module docstring (title; *Warum*; *Ausnahmen*;
*Abhilfe*) and one function under `@rule`. Its id is the file name up to the first `_`. The type of its first argument
says what it applies to; keyword-only arguments are parameters, injected by name.
"""

import marshal
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from importlib.machinery import SourceFileLoader
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import ModuleType
from typing import Any, cast, get_args, get_origin

import checker
from checker.finding import SEVERITIES, Confidence, Evidence, Severity, evidence
from checker.forderung import Forderungen, demand
from checker.model.angebot import Angebot, Preis
from checker.model.dossier import PLANTEILE, VERGABETEILE, Dossier, Plan
from checker.model.gaps import not_applicable, not_evaluated
from checker.model.mappe import Blatt, Blattmuster
from checker.model.regex import regex
from checker.model.tabelle import Tabelle
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing, Zeile, Zeilen

Check = Callable[..., Iterable[Evidence]]
Sieve = Callable[..., Iterable[int]]

SUBJECTS: dict[Any, str] = {
    **{kind: kind.teil for kind in (*VERGABETEILE, *PLANTEILE)},
    Angebot: "angebote",
    Preis: "angebote",
    Plan: "plan",
    Blatt: "blaetter",
    Dossier: "",
}
"""What a rule may take as its first argument, and the part of the dossier where it is found. `Zeilen[X]` works too."""
SPECIAL: dict[str, type] = {"heute": date, "stichtag": date, "forderungen": Forderungen}
"""Keyword-only arguments that are no parameters: the day of the check, the reference day given by the user, what all
rules demand of a plan."""

_FILE = regex(r"([A-Z]{2}\d{3})_([a-z0-9_]+)")
_AWARD_LAW = regex(r"\b(VgV|UVgO|GWB|VOB/A)\b")
"""Law that a Satzung may replace below the EU threshold."""
_THRESHOLD = regex(r"§ 106 GWB|§ 3( Abs\. [\d, und]+)? VgV")
"""What says from which value on it may not, and how that value is estimated."""
_SECTIONS = ("Warum", "Ausnahmen", "Abhilfe")


class RuleError(Exception):
    """A rule file is wrong; the text is German and names the file."""


class Rule(NamedTuple):
    """A rule. Severity is capped by the engine where its own or a parameter's confidence is M or U."""

    id: str
    slug: str
    severity: Severity
    source: str
    confidence: Confidence
    since: date | None
    until: date | None
    check: Check
    subject: Any
    parameters: Mapping[str, Any]
    """Names and types of the parameters that are injected."""
    special: tuple[str, ...]
    bad: Sequence[Any]
    good: Sequence[Any]
    title: str
    why: str
    exceptions: str
    remedy: str
    path: Path
    sieve: Sieve | None = None
    """Of a table of rows, the indices of those that the check need look at. It gets the parameters of the check."""
    otherwise: str = ""
    """Why the rule is not applicable to all other rows; "" if they have surely passed."""
    ausschluss: bool = False
    """True if a finding at the rule's own severity says that an offer may have to be excluded: that is proposed."""
    demands: Check | None = None
    """What the rule demands of a plan, as evidence with a condition. Same subject as the check, own parameters."""
    demanding: bool = False
    """True if the rule has `demands`; known before it is loaded."""

    @property
    def family(self) -> str:
        return self.id[:2]

    @property
    def award_law(self) -> bool:
        """True if the rule rests on the law of public awards, which does not bind where only a Satzung does."""
        return bool(_AWARD_LAW.search(_THRESHOLD.sub("", self.source)))

    @property
    def row_type(self) -> Any:
        """Type of the rows, for a rule over `Zeilen[X]`; else the subject itself."""
        return get_args(self.subject)[0] if get_origin(self.subject) is Zeilen else self.subject

    @property
    def is_table_rule(self) -> bool:
        return get_origin(self.subject) is Zeilen


def rule(
    *,
    severity: Severity,
    source: str,
    bad: Sequence[object] = (),
    good: Sequence[object] = (),
    confidence: Confidence = "V",
    since: date | None = None,
    until: date | None = None,
    sieve: Sieve | None = None,
    otherwise: str = "",
    ausschluss: bool = False,
    demands: Check | None = None,
) -> Callable[[Check], Rule]:
    """Declare the rule of this file. Raises RuleError in plain German if the declaration is incomplete.

    `sieve` and `otherwise`: only for speed, in rules over many rows. They never change a result, which
    `tests/test_rules.py` checks.
    `ausschluss`: findings that are not capped put the exclusion of an offer to the decision of a person.
    `demands`: says what the check looks for as conditions on the plan (`demand`), for the solver. Times that satisfy
    them all give no evidence; `tests/test_forderungen.py` checks it.
    """

    def make(check: Check) -> Rule:
        path = Path(check.__globals__["__file__"])
        match = _FILE.fullmatch(path.name.removesuffix(".py"))
        if not match:
            raise RuleError(f"{path.name}: der Dateiname muss wie „LV003_menge_fehlt.py“ gebaut sein")
        if check.__name__ != match[2]:
            raise RuleError(f"{path.name}: die Funktion muss „{match[2]}“ heißen, nicht „{check.__name__}“")
        texts = _sections(check.__globals__["__doc__"], path.name)
        subject, parameters, special = _signature(check, path.name)
        if demands is not None and _signature(demands, path.name)[0] != subject:
            raise RuleError(f"{path.name}: „{demands.__name__}“ muss auf dasselbe schauen wie die Regel")
        _examples(path.name, subject, bad=bad, good=good)
        if severity not in SEVERITIES or not source:
            raise RuleError(
                f"{path.name}: severity muss error, warning oder info sein, und source darf nicht leer sein"
            )
        if confidence not in get_args(Confidence):
            raise RuleError(f"{path.name}: confidence muss V, S, M oder U sein")
        return Rule(
            match[1], match[2], severity, source, confidence, since, until, check, subject, parameters, special,
            bad, good, *texts, path, sieve, otherwise, ausschluss, demands, demands is not None,
        )  # fmt: skip

    return make


def _sections(doc: str | None, name: str) -> tuple[str, str, str, str]:
    """Title and the three sections of a module docstring, each as one line a paragraph."""
    paragraphs = [
        " ".join(part.split()) if "  " in part else part.strip().replace("\n", " ")
        for part in (doc or "").strip().split("\n\n")
    ]
    texts = dict.fromkeys(_SECTIONS, "")
    for paragraph in paragraphs[1:]:
        head, _, text = paragraph.partition(": ")
        if head not in texts:
            raise RuleError(f"{name}: jeder Absatz des Docstrings beginnt mit {', '.join(_SECTIONS)} und Doppelpunkt")
        texts[head] = text
    if not paragraphs[0] or not texts["Warum"] or not texts["Abhilfe"]:
        raise RuleError(f"{name}: der Docstring braucht einen Titel und die Absätze „Warum:“ und „Abhilfe:“")
    return paragraphs[0], texts["Warum"], texts["Ausnahmen"], texts["Abhilfe"]


def keywords(check: Any) -> dict[str, Any]:
    """Names and types of the keyword-only arguments of a check or of what it demands."""
    code, types = check.__code__, check.__annotations__
    names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    return {name: types[name] for name in names}


def _signature(check: Any, name: str) -> tuple[Any, dict[str, Any], tuple[str, ...]]:
    code, types = check.__code__, check.__annotations__
    arguments = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    if not arguments or any(argument not in types for argument in arguments):
        raise RuleError(f"{name}: jedes Argument braucht einen Typ; das erste sagt, worauf die Regel schaut")
    subject = types[arguments[0]]
    base = get_args(subject)[0] if get_origin(subject) is Zeilen else subject
    if base not in SUBJECTS:
        raise RuleError(f"{name}: auf „{subject}“ kann keine Regel schauen")
    if code.co_argcount != 1:
        raise RuleError(
            f"{name}: Parameter stehen hinter dem Sternchen: def regel(position: Position, *, parameter: Decimal)"
        )
    named = {argument: types[argument] for argument in arguments[1:]}
    return subject, {n: t for n, t in named.items() if n not in SPECIAL}, tuple(n for n in named if n in SPECIAL)


def _examples(name: str, subject: Any, **examples: Sequence[object]) -> None:
    expected = Blattmuster if subject is Blatt else get_origin(subject) or subject
    for kind, values in examples.items():
        if not values:
            raise RuleError(f"{name}: {kind}= braucht mindestens ein Beispiel")
        for value in values:
            if not isinstance(value, (expected, Dossier)):
                raise RuleError(
                    f"{name}: ein Beispiel in {kind}= ist {type(value).__name__}, erwartet wird {expected.__name__}"
                )


def rules_folder() -> Path:
    """The folder of the rules: inside the wheel, or beside the package in a checkout and an editable install."""
    here = Path(checker.__file__).parent
    for folder in (here.parent / "rules", here / "rules"):
        if (folder / "parameters").is_dir():
            return folder
    raise RuleError("Die Regeln fehlen: stimmig ist nicht vollständig installiert.")


def _code(path: Path, name: str) -> Any:
    """The compiled code of a rule file. Raises what an import would raise.

    What Python keeps beside it is read here where it fits, for the import system takes three times as long to find it.
    """
    file = str(path)
    kept = f"{file.removesuffix(path.name)}__pycache__/{path.stem}.{sys.implementation.cache_tag}.pyc"
    try:
        found = path.stat()
        with open(kept, "rb", buffering=0) as stream:  # noqa: PTH123 - `Path.read_bytes` takes twice as long
            data = stream.read()
    except OSError:
        data = b""
    else:
        written, size = (number.to_bytes(8, "little")[:4] for number in (int(found.st_mtime), found.st_size))
        if data[:16] == MAGIC_NUMBER + bytes(4) + written + size:
            return marshal.loads(memoryview(data)[16:])  # noqa: S302 - the file is as trusted as the rule itself
    return SourceFileLoader(name, str(path)).get_code(name)


def load_rule(path: Path) -> Rule:
    """The rule of one file. Raises RuleError in German for whatever is wrong with it."""
    name = f"checker.rules.{path.stem}"
    module = sys.modules[name] = ModuleType(name)
    module.__file__ = str(path)
    try:
        exec(_code(path, name), vars(module))  # noqa: S102 - what an import does, without looking for the file again
    except RuleError:
        raise
    except (Exception, SystemExit) as error:  # foreign code: whatever it raises is told with its name
        raise RuleError(f"{path.name}: die Regel lässt sich nicht laden ({type(error).__name__}: {error})") from error
    found = [value for value in vars(module).values() if isinstance(value, Rule)]
    if len(found) != 1:
        raise RuleError(f"{path.name}: eine Datei enthält genau eine Regel, hier sind es {len(found)}")
    return found[0]


def load_rules(folders: Iterable[Path] = ()) -> list[Rule]:
    """All rules of the given folders (default: our own), by id. Raises RuleError, also for an id used twice."""
    paths = [path for folder in folders or (rules_folder(),) for path in folder.glob("[A-Z]*.py")]
    found: dict[str, Rule] = {}
    for path in sorted(paths, key=lambda p: (p.name, str(p))):
        loaded = load_rule(path)
        if loaded.id in found:
            raise RuleError(f"{path.name}: die Kennung {loaded.id} gibt es schon in {found[loaded.id].path}")
        found[loaded.id] = loaded
    return [found[key] for key in sorted(found)]


CATALOGUE = "verzeichnis.tsv"
"""What a report says of each rule of a folder, so that those that look at nothing in a dossier need not be loaded."""
_CATALOGUED = 12
_KINDS = {kind.__name__: kind for kind in SUBJECTS}


def _later(*_: object, **__: object) -> Iterable[Evidence]:
    raise RuleError("Diese Regel ist noch nicht geladen.")


def catalogue(rules: Iterable[Rule]) -> str:
    """The catalogue of some rules, one a line with tabs: file and its size, what it looks at, what reports say of it."""
    lines = [
        "\t".join((
            rule.path.name, str(rule.path.stat().st_size), rule.row_type.__name__, "ja" if rule.is_table_rule else "",
            rule.severity, rule.source, rule.confidence, rule.since.isoformat() if rule.since else "",
            rule.until.isoformat() if rule.until else "", rule.title, rule.remedy, "ja" if rule.demanding else "",
        ))
        for rule in rules
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def listed_rules(folder: Path) -> list[Rule]:
    """The rules of a folder, not yet loaded where its catalogue fits the files; `whole` loads one.

    Raises RuleError. A rule that was changed since the catalogue was made, or has none, is loaded.
    """
    sizes = {
        entry.name: entry.stat().st_size
        for entry in os.scandir(folder)
        if _FILE.fullmatch(entry.name.removesuffix(".py"))
    }
    try:
        lines = [line.split("\t") for line in (folder / CATALOGUE).read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError):
        lines = []
    known = {line[0]: line for line in lines if len(line) == _CATALOGUED}
    found: dict[str, Rule] = {}
    for name in sorted(sizes):
        line = known.get(name)
        made = _listed(folder / name, line) if line and line[1] == str(sizes[name]) else load_rule(folder / name)
        if made.id in found:
            raise RuleError(f"{name}: die Kennung {made.id} gibt es schon in {found[made.id].path}")
        found[made.id] = made
    return [found[key] for key in sorted(found)]


def _listed(path: Path, line: Sequence[str]) -> Rule:
    name, _, kind, table, severity, source, confidence, since, until, title, remedy, demanding = line
    subject, rows = _KINDS[kind], cast(Any, Zeilen)
    first, last = (date.fromisoformat(day) if day else None for day in (since, until))
    return Rule(
        name[:5], name[6:-3], cast(Severity, severity), source, cast(Confidence, confidence), first, last, _later, rows[subject] if table else subject,
        {}, (), (), (), title, "", "", remedy, path, demanding=bool(demanding),
    )  # fmt: skip


def whole(rule: Rule) -> Rule:
    """A rule that can be run. Raises RuleError."""
    return load_rule(rule.path) if rule.check is _later else rule


@contextmanager
def recorded_reads() -> Iterator[list[tuple[type[Zeile], str]]]:
    """Record which fields of which record types are read, in order: for documentation and tests, not for checks."""
    reads: list[tuple[type[Zeile], str]] = []
    bekannt, spalte = Zeile.bekannt, Tabelle.spalte

    def note(kind: type[Zeile], name: str) -> None:
        if name in kind.felder and (kind, name) not in reads:
            reads.append((kind, name))

    def recording(self: Zeile, name: str) -> Any:
        note(type(self), name)
        return object.__getattribute__(self, name)

    def recording_known(self: Zeile, name: str) -> Any:
        note(type(self), name)
        return bekannt(self, name)

    def recording_column(self: Tabelle, name: str) -> Any:
        note(self.kind, name)
        return spalte(self, name)

    Zeile.__getattribute__ = recording  # type: ignore[method-assign, assignment]
    Zeile.bekannt = recording_known  # type: ignore[method-assign]
    Tabelle.spalte = recording_column  # type: ignore[method-assign]
    try:
        yield reads
    finally:
        del Zeile.__getattribute__
        Zeile.bekannt, Tabelle.spalte = bekannt, spalte  # type: ignore[method-assign]


__all__ = [
    "SPECIAL", "SUBJECTS", "Evidence", "Forderungen", "Missing", "Rule", "RuleError", "catalogue", "demand", "evidence", "keywords",
    "listed_rules", "load_rule", "load_rules", "not_applicable", "not_evaluated", "recorded_reads", "rule", "rules_folder", "whole",
]  # fmt: skip
