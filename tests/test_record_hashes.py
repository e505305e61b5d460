"""The hash of a rule is the same in all versions of Python: an upgrade of an office's computers reopens no decision."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT

from checker.record.hashes import _source_hash
from checker.rule import load_rules

SOURCE = '''"""Titel.

Warum: Text.
"""
import re as suche
from collections.abc import Iterator
LIMIT = {"a": 1_000, 'b"c': -1 ** 2, "ä\\tü\\u2028": (1, 2)[0]}
_UNUSED = 5

class Fall:
    """Weg."""
    text = "it's" 'so "here"'

def _helfer(a, /, b, *args, c=1.5, **rest):
    """Weg."""
    return {**rest, "k": [*args, a if b else not c, lambda x: x @ a]}

@rule(severity="error", good=[], bad=[])
def pruefung(position: "Position", *, grenze: Decimal) -> Iterator[Evidence]:
    if position.art == "Hinweis":
        raise not_applicable(f"keine {position.art}")
    match position.werte:
        case {"a": [1, *_]} | None | Fall(text="x"):
            pass
    for x, in position.teile:
        with suche.offen(x) as (y, z), y:
            zahl = (n := len(y[1:2, ::-1])) and (n or z)
    try:
        zahl = f"{position.art['a']:>{grenze}} {{}} {x!r} {', '.join(a for a in 'b' if a)} it's {zahl=} {'q' if n else chr(9)}"
    except* (KeyError, ValueError) as fehler:
        assert fehler, "weil"
    yield evidence(position.ort("menge"), message=f"Bei {x}", ist=f'{LIMIT["a"]}', soll=_helfer(1, Fall.text))
'''
GOLDEN = "a058cddffc5ecaf118ec353a675b4bcb02e5c24dc7e70c6f2c10b026aecf082f"
"""Written down once. Decisions of many years hold on to such hashes: this changes only with a very good reason."""
PROGRAM = (
    "import json, sys; from pathlib import Path\n"
    "from checker.record.hashes import _source_hash\n"
    "given = json.load(sys.stdin)\n"
    "print(json.dumps([list(sys.version_info[:2]), [_source_hash(*one) for one in given]]))"
)


def interpreters(version: str) -> list[str]:
    """Pythons of a version on this machine: in the path, or where pyenv keeps them."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [shutil.which(f"python{version}"), *map(str, sorted(kept.glob(f"{version}.*/bin/python")))]
    return [path for path in found if path]


def test_the_hash_of_a_rule_is_written_down() -> None:
    assert _source_hash(SOURCE, "pruefung") == GOLDEN


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_all_versions_of_python_agree(version: str) -> None:
    given = [(SOURCE, "pruefung"), *((rule.path.read_text(encoding="utf-8"), rule.slug) for rule in load_rules())]
    for path in interpreters(version):
        made = subprocess.run(
            [path, "-B", "-c", PROGRAM], input=json.dumps(given), cwd=ROOT, capture_output=True, text=True
        )
        if made.returncode == 0:
            found, hashes = json.loads(made.stdout)
            assert found == [int(part) for part in version.split(".")]
            assert hashes == [_source_hash(*one) for one in given]
            assert hashes[0] == GOLDEN
            return
    here = ".".join(map(str, sys.version_info[:2]))
    assert version != here, "the Python of these tests is one of them"
    pytest.skip(f"kein Python {version} auf diesem Rechner")


@pytest.mark.parametrize(("old", "new"), [
        ("Bei {x}", "Beim {x}"), ('"""Weg."""', '"""Anders."""'), ("Warum: Text", "Warum: Besser"), ("good=[]", "good=[1]"),
        ("keine {position", "keine rechte {position"), ("_UNUSED = 5", "_UNUSED = 6"), ("import Iterator", "import Iterator  # so"),
        ("'so \"here\"'", '"so \\"here\\""'), ("1_000", "1000"),
])  # fmt: skip
def test_what_is_only_told_changes_nothing(old: str, new: str) -> None:
    assert old in SOURCE and _source_hash(SOURCE.replace(old, new), "pruefung") == GOLDEN


@pytest.mark.parametrize(("old", "new"), [
        ("1_000", "1001"), ('== "Hinweis"', '!= "Hinweis"'), ("'so \"here\"'", "'so here'"), ("c=1.5", "c=1.6"),
        ("import re as", "import rx as"), ("LIMIT[\"a\"]}'", "LIMIT[\"a\"]:.2f}'"), ("{x!r}", "{x!s}"), ('ort("menge")', 'ort("preis")'),
        ("y[1:2", "y[1:3"), ("    for x,", "    x = 1\n    for x,"), ("raise not_applicable", "raise not_evaluated"),
])  # fmt: skip
def test_what_decides_changes_it(old: str, new: str) -> None:
    assert old in SOURCE and _source_hash(SOURCE.replace(old, new), "pruefung") != GOLDEN
