"""Configuration, house profiles and own rules: what is wrong is said, with the file's name and a suggestion."""

import json
import re
from pathlib import Path

import pytest

from checker.run import load_everything
from tests.conftest import Stimmig

HEUTE = ("--heute", "2026-11-23")


class TestDossier:
    """`stimmig.toml` or `[tool.stimmig]` beside the workbooks."""

    @pytest.mark.parametrize("file", ["stimmig.toml", "pyproject.toml"])
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ('[check]\nselct = ["LV"]', ["„selct“", "[check]", "Meinten Sie „select“?"]),
            ('[chek]\nselect = ["LV"]', ["[chek]", "Meinten Sie „check“?"]),
            ('[check]\nselect = "LV"', ["„select“", "eine Liste von Texten"]),
            ("[check]\nselect = [1]", ["„select“", "eine Liste von Texten"]),
            ('[check]\nselect = ["LV999"]', ["„LV999“", "Meinten Sie „LV"]),
            ('[check]\nignore = ["QQ"]', ["„QQ“", "Möglich sind: AN"]),
            ('[check]\nland = "Sachsn"', ["„Sachsn“", "Meinten Sie „Sachsen“?"]),
            ("[check]\nland = 14", ["„land“", "ein Text"]),
            ('[check]\nfail_on = "Katastrophe"', ["„Katastrophe“", "Fehler, Warnung, Hinweis"]),
            ('[dossier]\nheute = "2026-11-23"', ["„heute“", "ein Datum wie 2026-11-23"]),
            ("[dossier]\nheute = 2026-11-23T10:00:00", ["„heute“", "ein Datum wie 2026-11-23"]),
            ('[user]\nrules = ["fremd"]', ["[user]"]),
            ('[check]\nhouse = "fremd.toml"', ["„house“"]),
        ],
    )
    def test_refused(
        self, stimmig: Stimmig, clean: Path, tmp_path: Path, file: str, text: str, words: list[str]
    ) -> None:
        (clean / "stimmig.toml").unlink()
        if file == "pyproject.toml":
            text = text.replace("[check]", "[tool.stimmig.check]").replace("[dossier]", "[tool.stimmig.dossier]")
            text = text.replace("[chek]", "[tool.stimmig.chek]").replace("[user]", "[tool.stimmig.user]")
        (clean / file).write_text(text, encoding="utf-8")
        result = stimmig("check", clean, "--out", tmp_path / "bericht")
        result.refused(file, *words)
        assert len(result.err.splitlines()) == 1
        assert not (tmp_path / "bericht").exists()

    @pytest.mark.parametrize(
        ("file", "data", "words"),
        [
            ("stimmig.toml", b"[check\n", ["kein gültiges TOML", "Bitte"]),
            ("stimmig.toml", b"check = 5", ["„check“ muss ein Abschnitt"]),
            ("stimmig.toml", '[dossier]\nname = "Bühne"'.encode("cp1252"), ["nicht lesbar", "Kodierung"]),
            ("pyproject.toml", b"[tool\n", ["kein gültiges TOML", "Bitte"]),
            ("pyproject.toml", b"[tool]\nstimmig = 5", ["[tool.stimmig]", "Abschnitt"]),
        ],
    )
    def test_unreadable(self, stimmig: Stimmig, clean: Path, file: str, data: bytes, words: list[str]) -> None:
        (clean / "stimmig.toml").unlink()
        (clean / file).write_bytes(data)
        stimmig("check", clean).refused(file, *words)

    @pytest.mark.parametrize("text", ["", "tool = 5", "[[tool]]\nx = 1", "[tool.ruff]\nline-length = 120"])
    def test_settings_of_other_tools_do_not_matter(self, stimmig: Stimmig, clean: Path, text: str) -> None:
        (clean / "stimmig.toml").unlink()
        (clean / "pyproject.toml").write_text(text)
        result = stimmig("check", clean, *HEUTE)
        assert result.code == 0
        assert "pyproject.toml" not in result.out

    def test_values_count(self, stimmig: Stimmig, example: Path) -> None:
        (example / "stimmig.toml").write_text(
            '\ufeff[dossier]\nname = "Unser Fest"\nheute = 2026-11-23\n[check]\nselect = ["WE"]\nfail_on = "Hinweis"\n',
            encoding="utf-8",
        )
        result = stimmig("check", example)
        assert (result.code, result.out.splitlines()[0]) == (1, "Unser Fest")
        assert "WE001" in result.out
        assert "LV003" not in result.out

    def test_fail_on_of_the_configuration_and_of_the_call(self, stimmig: Stimmig, example: Path) -> None:
        warnings = ("check", example, "--select", "XL003")
        assert "1 Warnung" in stimmig(*warnings).out
        assert stimmig(*warnings).code == 0
        (example / "stimmig.toml").write_text('[check]\nfail_on = "Warnung"\n')
        assert stimmig(*warnings).code == 1
        assert stimmig(*warnings, "--fail-on", "Fehler").code == 0, "the call goes before the configuration"


class TestUser:
    """The user's own configuration."""

    @pytest.fixture
    def own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        for name in ("XDG_CONFIG_HOME", "APPDATA"):
            monkeypatch.setenv(name, str(tmp_path / "konfiguration"))
        path = tmp_path / "konfiguration" / "stimmig" / "stimmig.toml"
        path.parent.mkdir(parents=True)
        return path

    def test_unknown_key(self, stimmig: Stimmig, clean: Path, own: Path) -> None:
        own.write_text('[user]\nhaus = "x.toml"')
        stimmig("check", clean).refused(str(own), "„haus“", "Meinten Sie „house“?")

    def test_missing_rules_folder(self, stimmig: Stimmig, clean: Path, own: Path) -> None:
        own.write_text('[user]\nrules = ["gibt-es-nicht"]')
        stimmig("check", clean).refused("gibt-es-nicht", "Regelordner", "Bitte den Pfad prüfen.")

    def test_house_is_used_and_named(self, stimmig: Stimmig, clean: Path, own: Path) -> None:
        house = own.parent / "haus.toml"
        house.write_text('[haus]\nname = "Stadt Lindenau"\n' + PERIOD.format("value = 10"), encoding="utf-8")
        own.write_text(f"[user]\nhouse = '{house}'", encoding="utf-8")
        assert "Hausprofil: Stadt Lindenau" in stimmig("check", clean).out


PERIOD = '[[bedarfsanteil_grenze]]\nsource = "§ 3 Vergabeordnung"\n{}\n'
HEAD = '[haus]\nname = "Stadt"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[haus\n", ["kein gültiges TOML"]),
        ("", ["[haus]", "name"]),
        ("[haus]\nname = 5\n", ["[haus]", "name"]),
        ('[haus]\nname = "Stadt"\nort = "x"\n', ["„ort“"]),
        (
            HEAD + '[[direktauftrag]]\nvalue = 1\nsource = "x"\n',
            ["[[direktauftrag]]", "Meinten Sie „direktauftrag_grenze“?"],
        ),
        (HEAD + "[bedarfsanteil_grenze]\nvalue = 1\n", ["bedarfsanteil_grenze", "doppelte eckige Klammern"]),
        ("bedarfsanteil_grenze = [1, 2]\n" + HEAD, ["bedarfsanteil_grenze"]),
        (HEAD + "[[bedarfsanteil_grenze]]\nvalue = 10\n", ["bedarfsanteil_grenze", "„source“ fehlt"]),
        (HEAD + PERIOD.format(""), ["bedarfsanteil_grenze", "genau eines von"]),
        (HEAD + PERIOD.format('value = 10\nfrage = "?"'), ["bedarfsanteil_grenze", "genau eines von"]),
        (HEAD + PERIOD.format("value = 10\nvalu = 10"), ["bedarfsanteil_grenze", "„valu“"]),
        (HEAD + PERIOD.format('value = 10\nland = "NRW"'), ["bedarfsanteil_grenze", "„NRW“"]),
        (HEAD + PERIOD.format('value = 10\nconfidence = "Q"'), ["bedarfsanteil_grenze", "confidence"]),
        (HEAD + PERIOD.format('value = 10\nsince = "heute"'), ["bedarfsanteil_grenze", "„since“", "Datum"]),
        (HEAD + PERIOD.format("value = 10\nsince = 2026-01-01T00:00:00"), ["bedarfsanteil_grenze", "„since“"]),
        (HEAD + PERIOD.format('value = "zehn"'), ["bedarfsanteil_grenze"]),
        (HEAD + PERIOD.format("value = { a = 1 }"), ["bedarfsanteil_grenze"]),
        (HEAD + '[[direktauftrag_grenze]]\nvalue = 25000\nsource = "x"\n', ["direktauftrag_grenze"]),
    ],
    ids=[
        "broken",
        "no head",
        "name a number",
        "more in the head",
        "no parameter",
        "single brackets",
        "no tables",
        "no source",
        "no value",
        "value and question",
        "unknown key",
        "unknown land",
        "unknown confidence",
        "since a text",
        "since with a time",
        "text for a number",
        "table for a number",
        "number for a table",
    ],
)
def test_wrong_house_profile(stimmig: Stimmig, clean: Path, tmp_path: Path, text: str, words: list[str]) -> None:
    house = tmp_path / "haus.toml"
    house.write_text(text, encoding="utf-8")
    stimmig("check", clean, "--house", house, "--out", tmp_path / "bericht").refused("haus.toml", *words)
    assert not (tmp_path / "bericht").exists()


def test_unreadable_house_profile(stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
    stimmig("check", clean, "--house", tmp_path / "weg.toml").refused("weg.toml", "Bitte Pfad und Datei prüfen.")
    (tmp_path / "haus.toml").write_bytes('[haus]\nname = "Köln"'.encode("cp1252"))
    stimmig("check", clean, "--house", tmp_path / "haus.toml").refused("haus.toml", "Bitte Pfad und Datei prüfen.")


RULE = '''"""Ein Titel ist zu kurz.

Warum: Darum.

Abhilfe: Ändern.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Position
from checker.rule import Evidence, evidence, rule


@rule(
    severity="warning",
    source="Vergabeordnung",
    bad=[Position(oz="1", kurztext="xx")],
    good=[Position(oz="1", kurztext="Podest")],
)
def titel_kurz(position: Position) -> Iterator[Evidence]:
    if len(position.kurztext) < 3:
        yield evidence(position.fundstelle("kurztext"), message="Der Titel ist zu kurz.")
'''


class TestOwnRules:
    """A folder with rule files of the office."""

    @pytest.mark.parametrize(
        ("file", "old", "new", "words"),
        [
            ("LV050_titel_kurz.py", "    if len(", "    if len((", ["SyntaxError"]),
            ("LV050_titel_lang.py", "", "", ["die Funktion muss „titel_lang“ heißen, nicht „titel_kurz“"]),
            ("LV50_titel_kurz.py", "", "", ["der Dateiname muss wie „LV003_menge_fehlt.py“ gebaut sein"]),
            ("LV050_titel_kurz.py", 'bad=[Position(oz="1", kurztext="xx")]', "bad=[]", ["bad= braucht mindestens ein"]),
            ("LV050_titel_kurz.py", 'Position(oz="1", kurztext="xx")', '"xx"', ["bad=", "erwartet wird Position"]),
            ("LV050_titel_kurz.py", 'kurztext="xx"', 'menge="12.5"', ["„12.5“", "richtig: 1.234,56"]),
            ("LV050_titel_kurz.py", 'kurztext="xx"', 'kurtztext="xx"', ["kurtztext"]),
            ("LV050_titel_kurz.py", "Abhilfe: ", "Hilfe: ", ["Abhilfe"]),
            ("LV050_titel_kurz.py", '"warning"', '"schlimm"', ["severity muss error, warning oder info sein"]),
            ("LV050_titel_kurz.py", "position: Position", "position", ["braucht einen Typ"]),
            ("LV050_titel_kurz.py", "\n\n\n@rule", "\n\nimport gibt_es_nicht\n\n@rule", ["gibt_es_nicht"]),
            ("LV050_titel_kurz.py", "\n\n\n@rule", "\n\nraise SystemExit(0)\n\n@rule", ["SystemExit"]),
        ],
    )
    def test_broken_rule_file(
        self, stimmig: Stimmig, clean: Path, tmp_path: Path, file: str, old: str, new: str, words: list[str]
    ) -> None:
        folder = tmp_path / "regeln"
        folder.mkdir()
        assert old in RULE
        (folder / file).write_text(RULE.replace(old, new, 1) if old else RULE, encoding="utf-8")
        stimmig("check", clean, "--rules", folder, "--out", tmp_path / "bericht").refused(file, *words)
        assert not (tmp_path / "bericht").exists()
        stimmig("rule", "--test", folder).refused(file, *words)

    def test_two_rules_in_a_file(self, stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
        (tmp_path / "LV050_titel_kurz.py").write_text(RULE + '\n\nzweite = titel_kurz._replace(id="LV051")\n')
        stimmig("check", clean, "--rules", tmp_path).refused("LV050_titel_kurz.py", "genau eine Regel", "2")

    def test_id_used_twice(self, stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
        (tmp_path / "LV003_titel_kurz.py").write_text(RULE, encoding="utf-8")
        stimmig("check", clean, "--rules", tmp_path).refused("LV003_titel_kurz.py", "LV003", "gibt es schon")

    def test_unknown_parameter(self, stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
        text = RULE.replace("position: Position)", "position: Position, *, laenge_titel: int)")
        (tmp_path / "LV050_titel_kurz.py").write_text(text, encoding="utf-8")
        stimmig("check", clean, "--rules", tmp_path).refused("LV050", "„laenge_titel“")

    @pytest.mark.parametrize("verb", ["check", "rule"])
    @pytest.mark.parametrize(
        ("old", "new", "word"),
        [
            ("    if len", "    1 / 0\n    if len", "ZeroDivisionError"),
            ("    if len(position.kurztext) < 3:", "    if position.oz:", ""),  # with the next line: no place
        ],
    )
    def test_rule_that_breaks_while_it_runs(
        self, stimmig: Stimmig, clean: Path, tmp_path: Path, verb: str, old: str, new: str, word: str
    ) -> None:
        text = RULE.replace(old, new)
        if not word:
            text = text.replace('position.fundstelle("kurztext"), ', "")
        (tmp_path / "LV050_titel_kurz.py").write_text(text, encoding="utf-8")
        arguments = ("check", clean, "--rules", tmp_path) if verb == "check" else ("rule", "--test", tmp_path)
        stimmig(*arguments).refused("LV050", word)

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b'[neu]\ntitle = "Neu"\nperiod = 5\n', ["[neu]", "period"]),
            (b'[neu]\ntitle = "Neu"\nperiod = [5]\n', ["[neu]"]),
            (b'[bedarfsanteil_grenze]\ntitle = "x"\n[[bedarfsanteil_grenze.period]]\nvalue = 1\nsource = "x"\n', []),
            ('[neu]\ntitle = "Größe"\n'.encode("cp1252"), []),
            (b"[neu\n", ["kein gültiges TOML"]),
        ],
    )
    def test_broken_parameter_file(
        self, stimmig: Stimmig, clean: Path, tmp_path: Path, data: bytes, words: list[str]
    ) -> None:
        (tmp_path / "parameters").mkdir()
        (tmp_path / "parameters" / "eigene.toml").write_bytes(data)
        stimmig("check", clean, "--rules", tmp_path).refused("eigene.toml", *words)

    def test_missing_folder(self, stimmig: Stimmig, clean: Path) -> None:
        stimmig("check", clean, "--rules", "gibt-es-nicht").refused("gibt-es-nicht", "Bitte den Pfad prüfen.")

    def test_sound_rule_counts(self, stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
        (tmp_path / "LV050_titel_kurz.py").write_text(RULE, encoding="utf-8")
        result = stimmig("check", clean, "--rules", tmp_path, "--select", "LV050", "--verbose")
        assert result.code == 0
        assert "LV050" in result.out


class TestShippedProfiles:
    """What we ship and print must work as it stands."""

    @pytest.mark.parametrize("name", ["haus-musterstadt.toml", "haus-ohne-uvgo.toml"])
    def test_house_profiles_of_the_repository_load(self, stimmig: Stimmig, clean: Path, name: str) -> None:
        house = Path(__file__).parent.parent / "examples" / name
        done = stimmig("check", clean, "--house", house)
        assert done.code == 0, done.err
        assert "Hausprofil:" in done.out

    def test_blocks_of_the_handbook_load(self, stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
        text = (Path(__file__).parent.parent / "docs" / "handbuch.md").read_text(encoding="utf-8")
        blocks = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
        houses = [block for block in blocks if "[[" in block and "[[tabelle" not in block]
        assert len(houses) >= 2
        for number, block in enumerate(houses):
            house = tmp_path / f"haus{number}.toml"
            head = "" if "[haus]" in block else '[haus]\nname = "Probe"\n'
            house.write_text(head + block, encoding="utf-8")
            assert stimmig("check", clean, "--house", house).code == 0, block

    def test_rules_left_out_are_named_everywhere(self, stimmig: Stimmig, clean: Path) -> None:
        (clean / "stimmig.toml").write_text('[check]\nignore = ["WE", "AN"]\n', encoding="utf-8")
        done = stimmig("check", clean)
        count = sum(rule.family in ("WE", "AN") for rule in load_everything()[0])
        assert f"{count} Regeln sind in stimmig.toml abgewählt" in done.out.replace("\n", " ")
        assert "WE (1)" in done.out
        assert "WE001" in stimmig("check", clean, "--format", "html").out
        done = stimmig("check", clean, "--select", "LV001")
        assert "im Aufruf abgewählt" in done.out.replace("\n", " ")

    def test_single_rules_come_without_a_preisspiegel(self, stimmig: Stimmig, clean: Path) -> None:
        def report(*options: str) -> tuple[bool, bool]:
            found = json.loads(stimmig("check", clean, "--format", "json", *options).out)
            return found["comparison"] is not None, any(left["preisspiegel"] for left in found["deselected"])

        said = "Ein Preisspiegel steht nur im Bericht, wenn der ganze Bereich AN gewählt ist."
        for single in ("AN009", "LV", "AN00,LV001"):
            assert report("--select", single) == (False, True)
            for kind in ("text", "html"):
                shown = stimmig("check", clean, "--select", single, "--format", kind).out
                assert said in " ".join(shown.split()), kind
        for options in ((), ("--select", "LV,an"), ("--select", "A"), ("--ignore", "AN009")):
            assert report(*options) == (True, False)
        assert stimmig("compare", clean, "--select", "AN009").code == 0
        (clean / "stimmig.toml").write_text('[check]\nselect = ["AN009"]\n', encoding="utf-8")
        assert report() == (False, True)

    def test_rule_folder_may_be_relative(
        self, stimmig: Stimmig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert stimmig("rule", "--new", "LV050_titel_leer", "neu").code == 0
        done = stimmig("rule", "--test", "neu")
        assert done.code == 0 and "2 Beispiele" in done.out
