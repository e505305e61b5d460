"""Write everything that is generated and committed: rule pages, the map of the law, schemas. A test fails when a copy has drifted."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from checker.finding import Report
from checker.report.abdeckung import render_map
from checker.report.json import json_schema
from checker.report.ruledoc import overview
from checker.report.schemas import config_schema, parameter_schema, record_schemas
from checker.rule import CATALOGUE, Rule, catalogue, rules_folder
from checker.run import load_everything

ROOT = Path(__file__).parent.parent


def counted(readme: str, rules: Sequence[Rule]) -> str:
    """The README with the numbers of rules that are there, in all and a family."""
    text = re.sub(r"(?m)^\d+ rules, each", f"{len(rules)} rules, each", readme)
    for family in sorted({rule.family for rule in rules}):
        number = sum(rule.family == family for rule in rules)
        text = re.sub(rf"(\| {family} [a-z ]+ \| )\d+( \|)", rf"\g<1>{number}\g<2>", text)
    return text


def generated() -> dict[Path, str]:
    """All generated files and their texts."""
    rules, parameters = load_everything()
    schemas = {
        "report.json": json_schema(Report),
        "parameters.json": parameter_schema(),
        "stimmig.toml.json": config_schema(),
    }
    schemas |= {f"{name}.json": schema for name, schema in record_schemas().items()}
    files = {ROOT / "docs" / "regeln" / name: text for name, text in overview(rules, parameters).items()}
    for name, schema in schemas.items():
        files[ROOT / "schemas" / name] = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    readme = ROOT / "README.md"
    files[readme] = counted(readme.read_text(encoding="utf-8"), rules)
    files[ROOT / "docs" / "abdeckung.md"] = render_map(rules, parameters)
    files[rules_folder() / CATALOGUE] = catalogue(rules)
    return files


OWN = (ROOT / "docs" / "regeln", ROOT / "schemas")
"""Folders that hold nothing but generated files; by path, since a checkout may be called like one of them."""

if __name__ == "__main__":
    files = generated()
    for folder in {path.parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir() if folder in OWN else ():
            if old not in files:
                old.unlink()
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    print(f"{len(files)} Dateien geschrieben")
