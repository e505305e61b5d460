"""`stimmig rule`: list, explain, test and begin rules."""

import argparse
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from checker.cli.common import Problem, say, show, write
from checker.finding import DEUTSCH
from checker.parameters import Parameter
from checker.rule import Rule


def run_rule(arguments: argparse.Namespace) -> int:
    from checker.run import load_everything, selected

    if arguments.new:
        return _new_rule(arguments.new, arguments.target)
    target = arguments.target
    folder = Path(target) if target and Path(target).is_dir() else None
    rules, parameters = load_everything([*arguments.rules, *([folder] if folder else [])])
    if folder:
        rules = [rule for rule in rules if rule.path.parent.resolve() == folder.resolve()]
        if not rules:
            raise Problem(f"In {folder} liegt keine Regel. Regeldateien heißen wie LV050_titel_leer.py.")
    elif target:
        rules = selected(rules, [target], [])
    if arguments.test:
        return _test_rules(rules, parameters)
    if target and not folder and len(rules) == 1:
        from checker.report.ruledoc import explain

        show(explain(rules[0], parameters))
        return 0
    from checker.report.ruledoc import highest_severity

    for rule in rules:
        word = DEUTSCH[highest_severity(rule, parameters)]
        show(f"{rule.id}  {word:<8} {rule.title}\n")
    return 0


def _test_rules(rules: Sequence[Rule], parameters: Mapping[str, Parameter]) -> int:
    from checker.examples import run_examples

    total = failed = 0
    for rule in rules:
        for outcome in run_examples(rule, parameters):
            total += 1
            if outcome.problem:
                failed += 1
                word = "schlechtes" if outcome.kind == "bad" else "gutes"
                show(f"{outcome.rule}, {word} Beispiel {outcome.number}: {outcome.problem}\n")
    show(f"{total} Beispiele von {len(rules)} Regeln, davon {failed} fehlgeschlagen.\n")
    return 1 if failed else 0


SKELETON = '''"""Der Titel: was nicht stimmt, in einem Satz.

Warum: Warum das ein Mangel ist und was daraus folgen kann.

Ausnahmen: Wann es kein Mangel ist.

Abhilfe: Was jetzt zu tun ist.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Position
from checker.rule import Evidence, evidence, rule


@rule(
    severity="info",
    source="Paragraf oder Norm",
    confidence="U",
    bad=[Position(oz="01.0010", menge="1.000", einheit="psch")],
    good=[Position(oz="01.0010", menge="1", einheit="psch")],
)
def {slug}(position: Position) -> Iterator[Evidence]:
    if position.menge > 999:
        yield evidence(
            position.fundstelle("menge"),
            message=f"{{position.schluessel}} hat eine sehr große Menge.",
            ist=position.menge,
        )
'''


def _new_rule(name: str, folder: str | None) -> int:
    match = re.fullmatch(r"[A-Z]{2}\d{3}_([a-z0-9_]+)", name)
    if not match:
        raise Problem(f"„{name}“ ist kein Regelname. Richtig ist zum Beispiel: LV050_titel_leer")
    path = Path(folder or ".") / f"{name}.py"
    if path.exists():
        raise Problem(f"{path} gibt es schon. Bitte eine freie Kennung nehmen.")
    write({path: SKELETON.format(slug=match[1]).encode()})
    say(f"Geschrieben: {path}. Testen mit: stimmig rule --test {path.parent}")
    return 0
