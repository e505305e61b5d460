"""Write everything that is generated and committed: `docs/regeln`, `schemas`, the number of rules in README. A test fails when a copy has drifted."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from checker.finding import Report
from checker.report.json import json_schema
from checker.report.ruledoc import overview
from checker.report.schemas import config_schema, parameter_schema, record_schemas
from checker.run import load_everything

ROOT = Path(__file__).parent.parent


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
    return files


def write_counts(stems: Sequence[str]) -> None:
    """Write into README how many rules there are, in all and by family: the pages of rules count."""
    families = Counter(stem[:2] for stem in stems if re.fullmatch(r"[A-Z]{2}\d{3}", stem))
    readme = ROOT / "README.md"
    text = re.sub(r"(?m)^\d+(?= rules, each)", str(families.total()), readme.read_text(encoding="utf-8"))
    for family, count in families.items():
        text = re.sub(rf"(\| {family} [a-z ]+ \|) \d+ \|", rf"\g<1> {count} |", text)
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    files = generated()
    for folder in {path.parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            if old not in files:
                old.unlink()
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    write_counts([path.stem for path in files])
    print(f"{len(files)} Dateien geschrieben")
