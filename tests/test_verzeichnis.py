"""The catalogue of rules: what it says is what the rules say, and it never hides a change."""

import shutil
import subprocess
import sys
from pathlib import Path

from helpers import ROOT

from checker.rule import CATALOGUE, catalogue, listed_rules, load_rules, rules_folder, whole

SAME = ("id", "slug", "severity", "source", "confidence", "since", "until", "subject", "title", "remedy", "path")


def test_it_says_of_every_rule_what_reports_need() -> None:
    for listed, loaded in zip(listed_rules(rules_folder()), load_rules(), strict=True):
        assert [getattr(listed, name) for name in SAME] == [getattr(loaded, name) for name in SAME]
        assert listed.check is not loaded.check
        assert whole(listed).parameters == loaded.parameters


def test_a_changed_or_new_rule_is_loaded(tmp_path: Path) -> None:
    for path in sorted(rules_folder().glob("WE*.py")) + sorted(rules_folder().glob("DO*.py")):
        shutil.copy(path, tmp_path)
    rules = load_rules([tmp_path])
    (tmp_path / CATALOGUE).write_text(catalogue(rules), encoding="utf-8")
    assert [whole(rule) is rule for rule in listed_rules(tmp_path)] == [False] * len(rules)
    first = rules[0].path
    first.write_text(first.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert [whole(rule) is rule for rule in listed_rules(tmp_path)] == [True] + [False] * (len(rules) - 1)
    (tmp_path / CATALOGUE).write_text("[", encoding="utf-8")
    assert all(whole(rule) is rule for rule in listed_rules(tmp_path))


def test_rules_that_look_at_nothing_here_are_not_loaded() -> None:
    program = """
import sys
from pathlib import Path
from checker.run import Options, run
report = run([Path(sys.argv[1])], Options()).report
print(len(report.runs), sum(name.startswith("checker.rules.") for name in sys.modules))
"""
    sheet = ROOT / "examples" / "stadtfest" / "angebot-musterfrau.xlsx"
    out = subprocess.run([sys.executable, "-c", program, sheet], capture_output=True, text=True, check=True).stdout
    known, loaded = map(int, out.split())
    assert known == len(load_rules())
    assert loaded < known
