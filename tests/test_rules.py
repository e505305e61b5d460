"""One module runs all rules: their examples, what happens when a value is missing, how they are written."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.cli.propose import STUNDEN
from checker.engine import Engine, Setting
from checker.examples import HEUTE, STICHTAG, check_example, demanding, load_example, run_examples
from checker.finding import DEUTSCH, Evidence
from checker.model.angebot import Angebot
from checker.model.ausschreibung import Kriterium, Vergabe
from checker.model.dossier import EINZELN, TEILE, Dossier
from checker.model.mappe import Blattmuster
from checker.model.zeile import Zeile, Zeilen
from checker.report.ruledoc import explain
from checker.rule import Rule, keywords, recorded_reads, rules_folder
from checker.run import VIER_AUGEN, load_everything
from checker.workbook.read import load
from checker.workbook.template import as_dossier

RULES, PARAMETERS = load_everything()
BY_ID = {rule.id: rule for rule in RULES}
MODULES = (
    "collections",
    "collections.abc",
    "datetime",
    "decimal",
    "fractions",
    "itertools",
    "math",
    "re",
    "statistics",
    "typing",
)
CHECKER = (
    "checker.rule",
    "checker.model.",
    "checker.finding",
    "checker.forderung",
    "checker.calc.",
    "checker.offers.",
    "checker.solve.",
)
FORBIDDEN = {
    "open",
    "exec",
    "eval",
    "print",
    "input",
    "hash",
    "id",
    "float",
    "today",
    "now",
    "utcnow",
    "globals",
    "getattr",
}
NUMBERS = {0, 1, 2, 100}
"""Numbers that are no law: counting, and percent."""
DEFINITIONS = {
    ("regime.py", 8): "a CPV code has eight digits",
    ("stueckelung.py", 3): "the group of a CPV code has three digits",
    ("stueckelung.py", 12): "months of a year",
    ("zeiten.py", 3): "a month with a change of the clock",
    ("zeiten.py", 10): "a month with a change of the clock",
    ("zeiten.py", 24): "hours of a day",
    ("zeiten.py", 60): "seconds of a minute, minutes of an hour",
    ("dienstplan.py", 20000): "sequences of shifts that are looked at",
    ("tageliste.py", 400): "days in a row that are taken for a slip",
    ("AN009", 3): "a median needs three bids",
    ("texte.py", 0.85): "how alike two texts are typed",
    ("nachbarn.py", 3): "how many equal formulas are evidence, and how far neighbours stand apart",
    ("nachbarn.py", 20): "from which share of a column on another formula is meant",
    ("nachbarn.py", 10): "rows above and below that count as near",
    ("XL004", 8): "equal formulas that make even a total between them suspicious",
    ("ablauf.py", 60): "days of a build-up without times that are looked at",
    ("rechnen.py", 3): "arguments of TIME",
    ("rechnen.py", 60): "seconds of a minute",
    ("rechnen.py", 3600): "seconds of an hour",
    ("rechnen.py", 86_400): "seconds of a day",
    ("rechnen.py", 20_000): "cells of a range that are calculated",
    ("rechnen.py", 12): "digits of a rounding",
    ("rechnen.py", 64): "brackets inside each other",
    ("kreise.py", 50_000): "cells that are followed one by one",
    ("kreise.py", 1_000_000): "references that are followed",
    ("doppelt.py", 1_000_000): "sums within sums that are looked at",
    ("summen.py", 10_000_000): "cells in all sums of a sheet that are looked at",
}


@pytest.mark.parametrize("rule_id", [rule.id for rule in RULES if rule.sieve])
def test_a_sieve_changes_nothing_but_time(rule_id: str) -> None:
    """With and without it: the same evidence, counts and reasons, in the rule's examples and in the large one."""
    rule = BY_ID[rule_id]
    folder = Path(__file__).parent.parent / "examples" / "stadtfest"
    literals = [as_dossier(subject) for subject in (*rule.bad, *rule.good)]
    dossiers = [load_example(literal) for literal in literals]
    for literal in literals:
        dossiers += [
            load_example(blanked(literal, name, row))
            for row in records(literal)
            for name in row.values()
            if len(row.values()) > 1
        ]
    for dossier in (*dossiers, load([folder], root=folder, name="Stadtfest")):
        found = [Engine(dossier, PARAMETERS, Setting(HEUTE)).run(r) for r in (rule, rule._replace(sieve=None))]
        sifted, whole = [(tally.evidence, +tally.counts, tally.reasons) for tally in found]
        assert sifted == whole


@pytest.mark.parametrize("rule_id", BY_ID)
def test_examples(rule_id: str) -> None:
    problems = [outcome for outcome in run_examples(BY_ID[rule_id], PARAMETERS) if outcome.problem]
    assert not problems


def records(dossier: Dossier) -> Iterator[Zeile]:
    """All records of a literal dossier."""
    for part in (*EINZELN, *TEILE):
        if dossier.hat(part):
            found = dossier.teil(part)
            yield from [found] if isinstance(found, Zeile) else found
    for angebot in dossier.angebote if dossier.hat("angebote") else ():
        yield angebot
        yield from angebot.preise


def without(record: Zeile, name: str, row: Zeile) -> Zeile:
    """A copy of a record, without the field if it is the row in question."""
    values = {key: value for key, value in record.values().items() if record is not row or key != name}
    if isinstance(record, Angebot):
        return Angebot(preise=[without(price, name, row) for price in record.preise], **values)  # type: ignore[misc]
    return type(record)(**values)


def blanked(dossier: Dossier, name: str, row: Zeile) -> Dossier:
    parts: dict[str, object] = {}
    for part in (*EINZELN, *TEILE):
        if dossier.hat(part):
            found = dossier.teil(part)
            parts[part] = (
                without(found, name, row) if isinstance(found, Zeile) else [without(r, name, row) for r in found]
            )
    if dossier.hat("angebote"):
        parts["angebote"] = [without(angebot, name, row) for angebot in dossier.angebote]
    return Dossier(**parts)  # type: ignore[arg-type]


Reads = list[tuple[type[Zeile], str]]


def judged(rule: Rule, dossier: Dossier) -> tuple[int, Reads]:
    """How often a rule passed, and what its check read."""
    reads: Reads = []

    def recording(*subject: object, **arguments: object) -> list[Evidence]:
        with recorded_reads() as found:
            try:
                return list(rule.check(*subject, **arguments))
            finally:
                reads.extend(found)

    setting = Setting(HEUTE, STICHTAG if "stichtag" in rule.special else None)
    tally = Engine(dossier, PARAMETERS, setting, demanding(rule)).run(rule._replace(check=recording))
    return tally.counts["passed"], reads


def not_needed(row: Zeile, name: str) -> bool:
    """True for what may be blank, and for the only value of a row: a row without any is no row."""
    return row.felder[name].optional or len(row.values()) == 1


@pytest.mark.parametrize("rule_id", BY_ID)
def test_a_blank_field_is_never_fine(rule_id: str) -> None:
    """Blank each field of a good example that the rule reads as needed: no traceback, and not `passed`.

    A field that it did not read while it was filled cannot make a difference to it.
    """
    rule = BY_ID[rule_id]
    for literal in (as_dossier(subject) for subject in rule.good if not isinstance(subject, Blattmuster)):
        filled = load_example(literal)
        good, read = judged(rule, filled)
        if rule.sieve:  # lets what is surely fine pass unread
            read = judged(rule._replace(sieve=None), filled)[1]
        for index, row in enumerate(records(literal)):
            for name in row.values():
                if (type(row), name) not in read or not_needed(row, name):
                    continue
                dossier = load_example(blanked(literal, name, row))
                found = list(records(dossier))
                if len(found) == len(list(records(literal))) and found[index].bekannt(name) is not None:
                    continue  # the reader takes it from the row above, as with a day that is written once
                passed, reads = judged(rule, dossier)
                if good and (type(row), name) in reads:
                    assert passed < good, f"{rule_id} ohne {row.felder[name].heading}: bestanden"


@pytest.mark.parametrize("rule_id", BY_ID)
def test_german(rule_id: str) -> None:
    """Short sentences, real umlauts, nothing of the machine room."""
    rule = BY_ID[rule_id]
    for text in (rule.title, rule.why, rule.exceptions, rule.remedy):
        for sentence in re.split(r"(?<=[.!?]) ", text):
            assert len(sentence.split()) <= 25, sentence
        assert not re.search(r"\b(None|NaN|fuer|ueber|koennen|muessen|Pruefung|Aufklaerung)\b", text)
    page = explain(rule, PARAMETERS)
    assert rule.title in page and rule.remedy in page and DEUTSCH[rule.severity] in page
    assert "None" not in page


def calls_and_names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield (
                node.func.id
                if isinstance(node.func, ast.Name)
                else node.func.attr
                if isinstance(node.func, ast.Attribute)
                else ""
            )


RULE_FILES = sorted(rules_folder().glob("*.py"))


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_rule_files_import_little_and_swallow_nothing(path: Path) -> None:
    """import-linter does not see rule files: they are loaded by path."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert not isinstance(node, (ast.Try, ast.Global, ast.Nonlocal)), f"Zeile {node.lineno}"
        if isinstance(node, ast.Import):
            assert all(alias.name in MODULES and not alias.asname for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            module = node.module or ""
            assert node.level == 0 and (module in MODULES or f"{module}.".startswith(CHECKER)), module
    assert not FORBIDDEN & set(calls_and_names(tree))


def numbers(tree: ast.AST) -> Iterator[tuple[int, object]]:
    """Numbers in code, also in `Decimal("...")`; examples in decorators and private literals are data of the test."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield from numbers(ast.Module(node.body, []))
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and _target(node).startswith("_"):
            continue
        elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
            yield node.lineno, node.value
        elif (
            isinstance(node, ast.Call)
            and ast.unparse(node.func) == "Decimal"
            and isinstance(node.args[0], ast.Constant)
        ):
            text = str(node.args[0].value)
            yield node.lineno, int(text) if text.isdigit() else text
        else:
            yield from numbers(node)


def _target(node: ast.Assign | ast.AnnAssign) -> str:
    return ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)


CODE_FILES = [*RULE_FILES, *sorted((Path(__file__).parent.parent / "checker" / "calc").glob("*.py"))]


@pytest.mark.parametrize("path", CODE_FILES, ids=lambda path: path.stem)
def test_law_is_data(path: Path) -> None:
    """Numbers that a law, standard or house rule fixes stand in rules/parameters, never in code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    helpers = {
        n.name for n in tree.body if isinstance(n, ast.FunctionDef) and n.name.startswith("_") and path in RULE_FILES
    }
    body = [
        node
        for node in tree.body
        if not (isinstance(node, ast.FunctionDef) and node.name in helpers and _makes_examples(node))
    ]
    for line, value in numbers(ast.Module(body, [])):
        known = value in NUMBERS or (path.name, value) in DEFINITIONS or (path.stem[:5], value) in DEFINITIONS
        assert known, f"{path.name}, Zeile {line}: {value}"


def _makes_examples(node: ast.FunctionDef) -> bool:
    return any(name in set(calls_and_names(node)) for name in ("Blattmuster", "Dossier", "Angebot", "Vergabe", "Preis"))


def test_every_mechanism_is_used() -> None:
    """The first rules use each mechanism that later rules will need."""
    names = {getattr(rule.subject, "__name__", "") for rule in RULES}
    assert {"Position", "Vergabe", "Preis", "Eingang", "Dossier", "Blatt"} <= names
    assert any(rule.is_table_rule for rule in RULES)
    used = {name for rule in RULES for name in (*rule.parameters, *(keywords(rule.demands) if rule.demands else ()))}
    periods = [period for name in used for period in PARAMETERS[name].periods]
    assert any(period.since and period.until for period in periods)
    assert any(("land", "Sachsen") in period.scope for period in periods)
    assert any(period.frage for period in periods) and any(period.entfaellt for period in periods)
    assert any(rule.confidence in ("M", "U") and rule.severity == "error" for rule in RULES)
    assert any(rule.award_law for rule in RULES) and not all(rule.award_law for rule in RULES)
    assert any("heute" in rule.special for rule in RULES) and any("stichtag" in rule.special for rule in RULES)
    sources = [rule.path.read_text(encoding="utf-8") for rule in RULES]
    assert all(
        any(word in source for source in sources) for word in ("not_applicable(", "not_evaluated(", "cap=", ".mit(")
    )


def test_where_only_a_satzung_binds_award_law_warns_at_most() -> None:
    """Facts P-T10: below the threshold NRW towns are bound by § 75a GO NRW and their own Satzung only."""
    weights = [Kriterium(bezeichnung="Preis", gewicht="60"), Kriterium(bezeichnung="Konzept", gewicht="60")]
    for order, severity in (("VgV", "error"), ("Satzung", "warning")):
        vergabe = Vergabe(vergabeordnung=order, land="Nordrhein-Westfalen", verfahrensart="Freihändige Vergabe")
        dossier = load_example(Dossier(vergabe=vergabe, kriterien=weights))
        report = check_example(BY_ID["WE001"], dossier, PARAMETERS)
        assert [finding.severity for finding in report.findings] == [severity]


def test_house_values_of_events_give_a_hinweis_at_most() -> None:
    """A house value that decides is info; one that only exempts, or decides a part that is capped, is declared so."""
    families = ("RW", "VA", "BF", "SD", "LA", "GE", "PE", "ZP")
    deciding = {
        rule.id
        for rule in RULES
        for name in rule.parameters
        if rule.family in families
        and rule.severity != "info"
        and not PARAMETERS[name].exempts
        and any("Erfahrungswert" in period.source for period in PARAMETERS[name].periods)
    }
    assert deciding == {"VA040"}, "of VA040 the number of water points is a house value, and that part is capped"
    for rule_id, number in (("VA040", 2), ("PE017", 2), ("ZP112", 2)):
        (found,) = check_example(BY_ID[rule_id], load_example(BY_ID[rule_id].bad[number]), PARAMETERS).findings
        assert found.severity == "info", rule_id


def test_every_parameter_is_used() -> None:
    used = {name for rule in RULES for name in (*rule.parameters, *(keywords(rule.demands) if rule.demands else ()))}
    assert set(PARAMETERS) == used | {VIER_AUGEN, STUNDEN}


def test_zeilen_examples_are_tables() -> None:
    assert all(
        isinstance(e, (Zeilen, Dossier)) for rule in RULES if rule.is_table_rule for e in (*rule.bad, *rule.good)
    )


def test_fixed_names() -> None:
    assert BY_ID["LV003"].slug == "menge_oder_einheit_fehlt"
    assert BY_ID["VG004"].slug == "angebotsfrist_zu_kurz"
