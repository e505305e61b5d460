"""A packed Akte is checked again years later, by another version, other law, other house rules: what differs, and why."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import ROOT

from tests.conftest import Result, Stimmig

WHO = ("--by", "E. Muster", "--reason", "geprüft")
HOUSE = '[haus]\nname = "Stadt {name}"\n[[lossumme_toleranz]]\nvalue = {value}\nsource = "DA Nr. {value}"\n'


@pytest.fixture
def akte(stimmig: Stimmig, vergabe: Path, tmp_path: Path) -> Path:
    assert stimmig("decide", "--dossier", vergabe, "--rule", "VG004", "--accept", *WHO).code == 0
    path = tmp_path / "akte.zip"
    assert stimmig("record", "pack", vergabe, "--out", path).code == 0
    return path


class Later:
    """A copy of stimmig as it may be in some years: really another program, in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("checker", "rules"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))

    def change(self, pattern: str, old: str, new: str) -> None:
        (path,) = self.folder.glob(pattern)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def replay(self, akte: Path) -> Result:
        command = [sys.executable, "-m", "checker.cli", "record", "replay", str(akte)]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, encoding="utf-8")
        return Result(done.returncode, done.stdout, done.stderr)


def law(later: Later) -> None:
    later.change("rules/parameters/vergabe.toml", "elektronisch = 30,", "elektronisch = 33,")


def rule(later: Later) -> None:
    later.change("rules/LV003*.py", 'position.positionsart == "Hinweis"', 'position.positionsart != "Bedarf"')


def text(later: Later) -> None:
    later.change("rules/LV003*.py", "Bei {position", "Hier, bei {position")


def version(later: Later) -> None:
    later.change("checker/__init__.py", '"0.1.0"', '"3.2.1"')


def fewer(later: Later) -> None:
    next((later.folder / "rules").glob("LV006*.py")).unlink()


def more(later: Later) -> None:
    (old,) = later.folder.glob("rules/LV003*.py")
    shutil.copy(old, old.with_name(f"LV903{old.name[5:]}"))


@pytest.mark.parametrize(("change", "why", "result"), [
        (law, "andere Parameter: vergabe.toml", "wieder offen: VG004-"),
        (rule, "Regel geändert: LV003", "weggefallen: LV003-"),
        (text, "der Bericht unterscheidet sich in Texten", ""),
        (version, "andere Version: gepackt mit stimmig 0.1.0, heute 3.2.1", ""),
        (fewer, "Regel fehlt: LV006", "weggefallen: LV006-"),
        (more, "Regel kam hinzu: LV903", "neuer Befund: LV903-"),
])  # fmt: skip
def test_another_program_says_what_differs_and_why(
    akte: Path, tmp_path: Path, change: Callable[[Later], None], why: str, result: str
) -> None:
    later = Later(tmp_path / "spaeter")
    assert later.replay(akte) == Result(0, "gleich: die Prüfung ergibt heute denselben Bericht, Byte für Byte.\n", "")
    change(later)
    done = later.replay(akte)
    assert done.code == 1 and done.out.startswith("nicht gleich:\n")
    assert why in done.out and result in done.out


def test_a_changed_value_is_told_with_both_values(akte: Path, tmp_path: Path) -> None:
    later = Later(tmp_path / "spaeter")
    law(later)
    out = later.replay(akte).out
    assert "anderer Wert: Mindestdauer der Angebotsfrist" in out and "elektronisch: 33" in out
    assert "anderes Ergebnis: VG004-" in out and "Soll 31.10.2026, heute Fehler Ist" in out


def test_another_house_profile_or_day_is_told(stimmig: Stimmig, vergabe: Path, tmp_path: Path) -> None:
    houses = [tmp_path / "alt.toml", tmp_path / "neu.toml"]
    for house, name, value in zip(houses, ("Alt", "Neu"), (5, 20_000), strict=True):
        house.write_text(HOUSE.format(name=name, value=value), encoding="utf-8")
    path = tmp_path / "akte.zip"
    stimmig("record", "pack", vergabe, "--out", path, "--house", houses[0])
    assert stimmig("record", "replay", path).code == 0, "the profile is in the Akte"
    done = stimmig("record", "replay", path, "--house", houses[1])
    assert done.code == 1 and "anderes Hausprofil: Stadt Alt, heute Stadt Neu" in done.out
    assert "anderer Wert: Zulässige Abweichung der Lossumme vom Auftragswert: 5 EUR, heute 20.000 EUR" in done.out
    assert "weggefallen: VG003-" in done.out
    done = stimmig("record", "replay", path, "--stichtag", "1.1.2026", "--heute", "24.11.2026", "--ignore", "XL")
    assert "anderer Stichtag: keine Angabe, heute 01.01.2026" in done.out
    assert "anderer Tag der Prüfung: 23.11.2026, heute 24.11.2026" in done.out
    assert "andere Regeln ausgelassen: keine Angabe, heute XL" in done.out


def test_the_configuration_of_who_replays_does_not_count(
    stimmig: Stimmig, akte: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = tmp_path / "mein.toml"
    house.write_text(HOUSE.format(name="Mein", value=9), encoding="utf-8")
    own = tmp_path / "config" / "stimmig" / "stimmig.toml"
    own.parent.mkdir(parents=True)
    own.write_text(f"[user]\nhouse = '{house}'\n", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    assert stimmig("record", "replay", akte).out.startswith("gleich")


def test_own_rules_run_only_from_a_folder_that_is_named(stimmig: Stimmig, vergabe: Path, tmp_path: Path) -> None:
    own = tmp_path / "regeln"
    own.mkdir()
    (source,) = (ROOT / "rules").glob("LV003*.py")
    copied = own / f"HA003{source.name[5:]}"
    shutil.copy(source, copied)
    path = tmp_path / "akte.zip"
    stimmig("record", "pack", vergabe, "--out", path, "--rules", own)
    stimmig("record", "replay", path).refused("eigene Regeln", "--rules")
    assert stimmig("record", "replay", path, "--rules", own).code == 0
    copied.write_text(copied.read_text(encoding="utf-8").replace('"Hinweis"', '"Normal"'), encoding="utf-8")
    done = stimmig("record", "replay", path, "--rules", own)
    assert f"andere eigene Regel: {copied.name}" in done.out and "Regel geändert: HA003" in done.out


@pytest.mark.parametrize("target", ["ordner", "report.json", "fehlt.zip"])
def test_what_is_no_akte_is_refused(stimmig: Stimmig, vergabe: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "ordner").mkdir()
    stimmig("check", vergabe, "--format", f"json={tmp_path / 'report.json'}")
    stimmig("record", "replay", tmp_path / target).refused(target)
