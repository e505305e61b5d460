"""The house: layers, late imports, generated files, one file a rule, the same bytes on any machine."""

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest

import checker
from checker.cli import main
from checker.report.json import json_schema, plain
from checker.report.schemas import config_schema, parameter_schema
from checker.run import Options, load_everything, run

ROOT = Path(__file__).parent.parent


def python(code: str, **environment: str) -> str:
    """Output of a fresh interpreter in the project's root."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), **environment},
    )
    return done.stdout


TENDER = [p for p in sorted((ROOT / "examples" / "stadtfest-sauber").glob("*.xlsx")) if p.name != "veranstaltung.xlsx"]
WATCH = """
import sys
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] in {'ortools', 'openpyxl', 'textual', 'httpx', 'pydantic', 'jinja2', 'xlsxwriter', 'holidays', 'matplotlib', 'numpy'}:
            sys.exit(f'imported {name}')
sys.meta_path.insert(0, Watch())
"""


def test_loading_rules_and_checking_to_text_imports_late() -> None:
    """Not even tried: the watcher stands before all finders, so it also sees what is not installed."""
    code = f"{WATCH}from checker.run import load_everything\nprint(len(load_everything()[0]))"
    assert int(python(code)) >= 15
    tender = [f"examples/stadtfest-sauber/{path.name}" for path in TENDER]
    code = f"{WATCH}from checker.cli import main\nraise SystemExit(main(['check', *{tender!r}]))"
    assert "Hinweise; alle" in python(code)
    watch = WATCH.replace("'holidays', ", "")  # a day in June may be a holiday, which matters to an event
    code = f"{watch}from checker.cli import main\nraise SystemExit(main(['check', 'examples/konzert-halle-sauber']))"
    assert "Hinweise; alle" in python(code)


def test_what_is_declared_at_start_costs_nothing_before_it_is_used() -> None:
    """Expressions and named tuples come from `checker.model`, which builds them late."""
    files = [path for folder in ("checker", "rules") for path in (ROOT / folder).rglob("*.py")]
    late = {"regex.py": "re.compile(", "tupel.py": "import NamedTuple"}
    early = re.compile(r"^\S.*re\.compile\(|^from typing import .*\bNamedTuple\b", re.MULTILINE)
    assert not [path.name for path in files if path.name not in late and early.search(path.read_text("utf-8"))]
    assert all(text in (ROOT / "checker" / "model" / name).read_text("utf-8") for name, text in late.items())


def test_watcher_watches() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        python(f"{WATCH}import openpyxl")


def test_generated_files_have_not_drifted() -> None:
    """`make docs` writes them; a change of a rule, a model or a parameter must come with its pages."""
    spec = importlib.util.spec_from_file_location("erzeugen_docs", ROOT / "docs" / "erzeugen.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    files = module.generated()
    stale = [p.name for p, text in files.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    assert not stale, "bitte `make docs` ausführen"
    left = {p for folder in {p.parent for p in files} if folder.name in module.OWN for p in folder.iterdir()} - set(
        files
    )
    assert not left


def test_schemas_describe_what_is_written() -> None:
    report = run([ROOT / "examples" / "stadtfest"], Options())[0]
    jsonschema.validate(plain(report), json_schema(type(report)))
    for path in (ROOT / "rules" / "parameters").glob("*.toml"):
        raw = _iso(tomllib.loads(path.read_text(encoding="utf-8")))
        jsonschema.validate(raw, parameter_schema())
    for path in (ROOT / "examples").rglob("stimmig.toml"):
        jsonschema.validate(_iso(tomllib.loads(path.read_text(encoding="utf-8"))), config_schema())


def _iso(value: object) -> object:
    if isinstance(value, dict):
        return {key: _iso(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_iso(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_a_rule_is_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rule that CONTRIBUTING walks through: copied as it stands there, it is tested, explained and found."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    rules = [block for block in blocks if "@rule(" in block]
    assert rules
    slug = re.search(r"^def ([a-z0-9_]+)\(\w+: ", rules[0], re.MULTILINE)
    assert slug
    name = re.search(rf"([A-Z]{{2}}\d{{3}})_{slug[1]}\.py", text)
    assert name
    (tmp_path / name[0]).write_text(rules[0], encoding="utf-8")
    assert main(["rule", "--test", str(tmp_path)]) == 0
    assert "davon 0 fehlgeschlagen" in capsys.readouterr().out
    assert main(["rule", name[1], "--rules", str(tmp_path)]) == 0
    assert "## Abhilfe" in capsys.readouterr().out
    main(["check", str(ROOT / "examples" / "stadtfest-sauber"), "--rules", str(tmp_path), "--verbose"])
    assert name[1] in capsys.readouterr().out


def test_same_bytes(tmp_path: Path) -> None:
    """Two runs, two folders, two hash seeds."""
    seen = set()
    for seed in ("0", "77"):
        folder = tmp_path / f"ordner {seed}" / "stadtfest"
        shutil.copytree(ROOT / "examples" / "stadtfest", folder)
        python(
            f"from checker.cli import main; main(['check', {str(folder)!r}, '--out', {str(tmp_path / seed)!r}])",
            PYTHONHASHSEED=seed,
        )
        seen.add(((tmp_path / seed / "report.json").read_bytes(), (tmp_path / seed / "report.html").read_bytes()))
    assert len(seen) == 1


def test_only_checker_is_importable() -> None:
    assert Path(checker.__file__).parent.name == "checker"
    assert not (ROOT / "rules" / "__init__.py").exists()


def test_the_readme_counts_the_rules_that_are_there() -> None:
    rules, _ = load_everything()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"\n{len(rules)} rules, each" in readme
    for family in {rule.family for rule in rules}:
        assert re.search(rf"\| {family} [a-z ]+ \| {sum(r.family == family for r in rules)} \|", readme), family
