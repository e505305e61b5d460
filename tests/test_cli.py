"""The command line: exit codes, formats, files, rules and templates, as a user meets them."""

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Vergabe
from checker.report.files import write_whole
from checker.workbook.headings import SHEETS
from checker.workbook.read import load
from checker.workbook.template import VORLAGEN, example_files, write_files
from tests.conftest import Stimmig

ROOT = Path(__file__).parents[1]
HEUTE = ("--heute", "2026-11-23")


def direct_award(folder: Path, **changes: Any) -> Path:
    """A folder with a direct award of a town in North Rhine-Westphalia."""
    values: dict[str, Any] = {
        "auftraggeberart": "Gemeinde", "land": "Nordrhein-Westfalen", "leistungsart": "Dienstleistung",
        "verfahrensart": "Direktauftrag", "vergabeordnung": "UVgO", "auftragswert": "60.000",
        "verfahrensbeginn": "02.03.2026", "bekanntmachung": "02.03.2026", "zuschlag": "02.12.2026",
    }  # fmt: skip
    folder.mkdir(exist_ok=True)
    write_files(example_files(Vergabe(**{**values, **changes})), folder)
    return folder


def as_json(stimmig: Stimmig, *arguments: object) -> dict[str, Any]:
    result = stimmig("check", *arguments, "--format", "json")
    assert result.code != 2, result
    report: dict[str, Any] = json.loads(result.out)
    return report


class TestExitCodes:
    """2 could not run, 1 findings, 3 a Fehler rule not evaluated, 0 clean: the first that fits."""

    def test_clean(self, stimmig: Stimmig, clean: Path) -> None:
        result = stimmig("check", clean)
        assert (result.code, result.err) == (0, "")
        assert "Fehler " not in result.out and "Warnung " not in result.out

    def test_findings(self, stimmig: Stimmig, example: Path) -> None:
        assert stimmig("check", example).code == 1

    def test_fehler_rule_not_evaluated(self, stimmig: Stimmig, tmp_path: Path) -> None:
        result = stimmig("check", direct_award(tmp_path / "d"), "--select", "VG002", *HEUTE)
        assert result.code == 3
        assert "Welche Grenze für Direktaufträge nennt die Vergabesatzung?" in result.out

    def test_findings_go_before_not_evaluated(self, stimmig: Stimmig, tmp_path: Path) -> None:
        folder = direct_award(tmp_path / "d")
        (folder / "lv.csv").write_text("OZ;Kurztext;Menge;Einheit\n1;Zaun;;m\n", encoding="utf-8")
        assert stimmig("check", folder, "--select", "VG002,LV003", *HEUTE).code == 1
        assert stimmig("check", folder, "--select", "VG002", *HEUTE).code == 3

    def test_unreadable_goes_before_findings(self, stimmig: Stimmig, example: Path) -> None:
        (example / "leer.xlsx").write_bytes(b"")
        stimmig("check", example).refused("leer.xlsx")

    @pytest.mark.parametrize(
        ("level", "code"), [("Fehler", 0), ("error", 0), ("Warnung", 1), ("warnung", 1), ("Hinweis", 1)]
    )
    def test_fail_on(self, stimmig: Stimmig, example: Path, level: str, code: int) -> None:
        result = stimmig("check", example, "--select", "XL003", "--fail-on", level)
        assert "1 Warnung" in result.out
        assert result.code == code

    def test_a_warnung_rule_that_is_not_evaluated_does_not_count(self, stimmig: Stimmig, tmp_path: Path) -> None:
        (tmp_path / "lv.csv").write_text("OZ;Kurztext;Menge;Einheit\n1;;1;m\n", encoding="utf-8")
        assert stimmig("check", tmp_path, "--select", "LV013").code == 0
        run = as_json(stimmig, tmp_path, "--select", "LV013")["runs"][0]
        assert (run["severity"], run["not_evaluated"]) == ("warning", 1)


class TestCalls:
    """What the command line refuses, in German and with a suggestion."""

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["--selct", "LV"], ["„--selct“", "Meinten Sie „--select“?", "stimmig check --help"]),
            (["--skip"], ["„--skip“", "gibt es nicht"]),
            (["--format", "pdf"], ["„pdf“", "text, json, html"]),
            (["--format", "jsn"], ["„jsn“", "Meinten Sie „json“?"]),
            (["--format", "json="], ["fehlt der Dateiname"]),
            (["--format"], ["--format", "fehlt eine Angabe"]),
            (["--format", "json", "--format", "text"], ["nur ein Format", "=DATEI"]),
            (["--select", "LV999"], ["„LV999“", "Meinten Sie „LV"]),
            (["--ignore", "QQ"], ["„QQ“", "Möglich sind: AN, ", "LV001, "]),
            (["--heute", "31.02.2026"], ["„31.02.2026“ ist kein Datum", "2026-11-23 oder 23.11.2026"]),
            (["--stichtag", "morgen"], ["„morgen“ ist kein Datum"]),
            (["--land", "Bayrn"], ["„Bayrn“", "Meinten Sie „Bayern“?"]),
            (["--fail-on", "schlimm"], ["„schlimm“", "Fehler, Warnung, Hinweis"]),
        ],
    )
    def test_options_of_check(
        self, stimmig: Stimmig, clean: Path, tmp_path: Path, arguments: list[str], words: list[str]
    ) -> None:
        result = stimmig("check", clean, "--out", tmp_path / "bericht", *arguments)
        result.refused(*words)
        assert len(result.err.splitlines()) == 1
        assert not (tmp_path / "bericht").exists()

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["chek"], ["„chek“", "Meinten Sie „check“?"]),
            (["--quatsch"], ["„--quatsch“"]),
            (["check"], ["Es fehlt eine Angabe", "ORDNER"]),
            (["template"], ["Es fehlt eine Angabe"]),
            (["template", "rechnung", "x.xlsx"], ["„rechnung“", "ausschreibung, angebot, veranstaltung"]),
            (["rule", "--tset"], ["„--tset“", "Meinten Sie „--test“?"]),
            (["rule", "LV999"], ["„LV999“", "Meinten Sie „LV"]),
            (["rule", "LV003", "LV004"], ["„LV004“"]),
        ],
    )
    def test_commands(self, stimmig: Stimmig, arguments: list[str], words: list[str]) -> None:
        stimmig(*arguments).refused(*words)

    @pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"]])
    def test_help_and_version(self, stimmig: Stimmig, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
        with pytest.raises(SystemExit) as end:
            stimmig(*arguments)
        assert end.value.code == 0
        out = capsys.readouterr().out
        assert "stimmig" in out
        assert not re.search(r"usage|options|positional|show this", out)


class TestOutputs:
    """stdout is data; files are written whole or not at all, and never over a file of the user."""

    def test_out_writes_report_and_copies_and_nothing_else(
        self, stimmig: Stimmig, example: Path, tmp_path: Path
    ) -> None:
        result = stimmig("check", example, "--out", tmp_path / "neu" / "bericht")
        assert result.code == 1
        assert sorted(path.name for path in (tmp_path / "neu" / "bericht").iterdir()) == [
            "angebot-buehnenhaus.befunde.xlsx", "angebot-musterfrau.befunde.xlsx", "angebot-rampenlicht.befunde.xlsx",
            "ausschreibung.befunde.xlsx", "report.html", "report.json", "veranstaltung.befunde.xlsx",
        ]  # fmt: skip
        assert result.out.startswith("Stadtfest Lindenau 2027\n====")
        assert result.err.startswith("Geschrieben: ")
        assert "report.html" in result.err

    def test_formats(self, stimmig: Stimmig, example: Path, tmp_path: Path) -> None:
        text, page = tmp_path / "b.txt", tmp_path / "b.html"
        result = stimmig("check", example, "--format", "json", "--format", f"text={text}", "--format", f"html={page}")
        assert json.loads(result.out)["schema_version"] == 1
        assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        assert text.read_text(encoding="utf-8") == stimmig("check", example).out
        assert stimmig("check", example, "--format", "html").out == page.read_text(encoding="utf-8")

    def test_only_files_leave_stdout_empty(self, stimmig: Stimmig, example: Path, tmp_path: Path) -> None:
        result = stimmig("check", example, "--format", f"json={tmp_path / 'r.json'}")
        assert (result.code, result.out) == (1, "")

    @pytest.mark.parametrize("place", ["file", "below a file", "folder as a file"])
    def test_no_place_to_write(self, stimmig: Stimmig, clean: Path, tmp_path: Path, place: str) -> None:
        (tmp_path / "belegt").write_text("wichtig")
        (tmp_path / "ordner").mkdir()
        arguments: dict[str, tuple[object, ...]] = {
            "file": ("--out", tmp_path / "belegt"),
            "below a file": ("--out", tmp_path / "belegt" / "bericht"),
            "folder as a file": ("--format", f"json={tmp_path / 'ordner'}"),
        }
        result = stimmig("check", clean, *arguments[place])
        result.refused("Schreiben ist nicht möglich", "dort liegt ein", "Bitte den Ordner prüfen")
        assert (tmp_path / "belegt").read_text() == "wichtig"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["belegt", "ordner", clean.name]

    @pytest.mark.parametrize("victim", ["ausschreibung.xlsx", "stimmig.toml", "plan.pdf"])
    def test_files_of_the_user_are_never_overwritten(
        self, stimmig: Stimmig, clean: Path, tmp_path: Path, victim: str
    ) -> None:
        (clean / "plan.pdf").write_bytes(b"%PDF")
        before = (clean / victim).read_bytes()
        stimmig("check", clean, "--format", f"html={clean / victim}").refused(victim, "nie überschrieben", "Bitte")
        (tmp_path / "verweis").symlink_to(clean / victim)
        stimmig("check", clean, "--format", f"json={tmp_path / 'verweis'}").refused("verweis", "nie überschrieben")
        assert (clean / victim).read_bytes() == before

    def test_two_reports_in_one_file(self, stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
        target = tmp_path / "bericht"
        result = stimmig("check", clean, "--format", f"json={target}", "--format", f"html={tmp_path / '.' / 'bericht'}")
        result.refused("zwei Berichte", "Bitte verschiedene Namen")
        assert not target.exists()

    def test_own_reports_are_renewed_and_change_nothing(self, stimmig: Stimmig, example: Path) -> None:
        call = ("check", example, "--out", example / "bericht", "--format", f"text={example / 'bericht.txt'}")
        names = ("bericht/report.json", "bericht/report.html", "bericht.txt")
        assert stimmig(*call).code == 1
        first = [(example / name).read_bytes() for name in names]
        assert stimmig(*call).code == 1
        assert [(example / name).read_bytes() for name in names] == first
        assert json.loads(first[0])["skipped"] == []

    @pytest.mark.parametrize("fails", [1, 2])
    def test_full_disk_leaves_the_old_reports(
        self, stimmig: Stimmig, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int
    ) -> None:
        folder = tmp_path / "bericht"
        stimmig("check", clean, "--out", folder)
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        (clean / "lv.csv").write_text("Notiz;Wert\nx;1\n")
        calls: list[int] = []

        def full(handle: int) -> None:
            calls.append(handle)
            if len(calls) == fails:
                raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        stimmig("check", clean, "--out", folder).refused("report.html", "der Datenträger ist voll")
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before

    def test_every_file_is_whole_when_renaming_fails(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        paths = [tmp_path / "a", tmp_path / "b"]
        write_whole(dict.fromkeys(paths, b"alt"))
        replace = Path.replace

        def stubborn(self: Path, target: Path) -> Path:
            if target.name == "b":
                raise PermissionError(errno.EACCES, "in use")
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", stubborn)
        with pytest.raises(PermissionError):
            write_whole(dict.fromkeys(paths, b"neu"))
        assert [path.read_bytes() for path in paths] == [b"neu", b"alt"]
        assert sorted(tmp_path.iterdir()) == paths


class TestSettings:
    """--heute, --stichtag, --land, --select, --ignore, and several paths."""

    def test_heute(self, stimmig: Stimmig, tmp_path: Path) -> None:
        folder = direct_award(tmp_path / "d")
        late, early = (as_json(stimmig, folder, "--heute", day) for day in ("3.12.2026", "2026-12-02"))
        assert [f["rule"] for f in late["findings"] if f["rule"] == "VG009"] == ["VG009"]
        assert not [f for f in early["findings"] if f["rule"] == "VG009"]
        assert late["heute"] == "2026-12-03"
        unused = as_json(stimmig, folder, "--heute", "2026-12-03", "--select", "VG002")
        assert unused["heute"] is None, "a day that no rule used is not in the report"

    def test_heute_of_the_call_goes_before_the_dossier(self, stimmig: Stimmig, tmp_path: Path) -> None:
        folder = direct_award(tmp_path / "d")
        (folder / "stimmig.toml").write_text("[dossier]\nheute = 2026-12-01\n")
        assert as_json(stimmig, folder)["heute"] == "2026-12-01"
        assert as_json(stimmig, folder, *HEUTE)["heute"] == "2026-11-23"

    def test_stichtag(self, stimmig: Stimmig, clean: Path) -> None:
        values = []
        for day in ("2025-12-31", "2026-01-01"):
            report = as_json(stimmig, clean, "--stichtag", day)
            assert {(s["day"], s["origin"]) for s in report["stichtage"]} == {(day, "vorgegeben")}
            assert [f["rule"] for f in report["findings"]].count("DO001") == 2, "the dossier names other days"
            use = next(p for p in report["parameters"] if p["name"] == "eu_schwellen")
            values.append(use["value"])
            assert use["stichtag"] == day
        assert "221.000" in values[0]
        assert "216.000" in values[1]

    def test_land(self, stimmig: Stimmig, tmp_path: Path) -> None:
        folder = direct_award(tmp_path / "d")
        asked = as_json(stimmig, folder, "--select", "VG002")
        assert (asked["findings"], len(asked["questions"])) == ([], 1)
        fine = as_json(stimmig, folder, "--select", "VG002", "--land", "BY")
        assert (fine["findings"], fine["questions"]) == ([], [])
        assert "100.000" in fine["parameters"][0]["value"]
        over = as_json(stimmig, folder, "--select", "VG002", "--land", "Niedersachsen")
        assert [f["soll"]["value"] for f in over["findings"]] == ["20000"]

    def test_land_of_the_configuration(self, stimmig: Stimmig, tmp_path: Path) -> None:
        folder = direct_award(tmp_path / "d")
        (folder / "stimmig.toml").write_text('[check]\nland = "bayern"\nselect = ["VG002"]\n')
        assert as_json(stimmig, folder)["questions"] == []

    def test_select_and_ignore(self, stimmig: Stimmig, example: Path) -> None:
        report = as_json(stimmig, example, "--select", "lv,WE001", "--ignore", "LV003")
        rules = [run["rule"] for run in report["runs"]]
        assert "WE001" in rules
        assert "LV003" not in rules
        assert {rule[:2] for rule in rules} == {"LV", "WE"}

    def test_files_and_folders_overlap(self, stimmig: Stimmig, example: Path) -> None:
        whole = as_json(stimmig, example)
        twice = as_json(stimmig, example / "ausschreibung.xlsx", example, example / "." / "ausschreibung.xlsx")
        files = sorted(source["file"] for source in whole["inputs"])
        assert sorted(source["file"] for source in twice["inputs"]) == files


class TestRules:
    """`stimmig rule`."""

    def test_list(self, stimmig: Stimmig) -> None:
        result = stimmig("rule")
        assert result.code == 0
        lines = result.out.splitlines()
        assert len(lines) >= 15
        assert all(re.match(r"[A-Z]{2}\d{3}  (Fehler|Warnung|Hinweis) +\S", line) for line in lines)
        assert lines == sorted(lines)

    def test_explain(self, stimmig: Stimmig) -> None:
        result = stimmig("rule", "LV003")
        assert result.code == 0
        for word in ("LV003", "Einer Position fehlt die Menge", "Warum", "Hinweispositionen", "Abhilfe", "§ 121 GWB"):
            assert word in result.out
        assert stimmig("rule", "lv003").out == result.out
        assert len(stimmig("rule", "LV").out.splitlines()) > 5

    def test_test_one(self, stimmig: Stimmig) -> None:
        result = stimmig("rule", "LV003", "--test")
        assert (result.code, result.out) == (0, "4 Beispiele von 1 Regeln, davon 0 fehlgeschlagen.\n")

    def test_new_rule_can_be_tested_at_once(self, stimmig: Stimmig, tmp_path: Path) -> None:
        folder = tmp_path / "regeln"
        made = stimmig("rule", "--new", "LV050_menge_riesig", folder)
        assert (made.code, made.out) == (0, "")
        assert str(folder / "LV050_menge_riesig.py") in made.err
        result = stimmig("rule", "--test", folder)
        assert (result.code, result.out) == (0, "2 Beispiele von 1 Regeln, davon 0 fehlgeschlagen.\n")
        stimmig("rule", "--new", "LV050_menge_riesig", folder).refused("gibt es schon", "Bitte")
        stimmig("rule", "--new", "riesig", folder).refused("„riesig“", "Richtig ist zum Beispiel: LV050_titel_leer")
        assert [path.name for path in folder.glob("*.py")] == ["LV050_menge_riesig.py"]

    def test_wrong_examples_are_named(self, stimmig: Stimmig, tmp_path: Path) -> None:
        stimmig("rule", "--new", "LV050_menge_riesig", tmp_path)
        path = tmp_path / "LV050_menge_riesig.py"
        path.write_text(path.read_text(encoding="utf-8").replace("> 999", "> 9999"), encoding="utf-8")
        result = stimmig("rule", "--test", tmp_path)
        assert result.code == 1
        assert "LV050, schlechtes Beispiel 1: Das schlechte Beispiel ergibt keinen Befund" in result.out

    def test_folder_without_rules(self, stimmig: Stimmig, tmp_path: Path) -> None:
        stimmig("rule", "--test", tmp_path).refused(str(tmp_path), "liegt keine Regel", "LV050_titel_leer.py")


def cell(value: object) -> object:
    """A value as a person would enter it."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return float(value) if isinstance(value, Decimal) else value


def fill(path: Path, records: dict[type, list[Any]]) -> None:
    """Fill in a blank template under its own headings."""
    book = openpyxl.load_workbook(path)
    for kind, rows in records.items():
        sheet = book[SHEETS[kind]]
        if kind in (Vergabe, Angebot):
            places = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
            for field in kind.felder.values():
                if (value := rows[0].bekannt(field.name)) is not None:
                    sheet.cell(places[field.title], 2).value = cell(value)
        else:
            columns = {sheet.cell(1, column).value: column for column in range(1, sheet.max_column + 1)}
            for number, record in enumerate(rows, 2):
                for field in kind.felder.values():
                    if (value := record.bekannt(field.name)) is not None:
                        sheet.cell(number, columns[field.title]).value = cell(value)
    book.save(path)


class TestTemplates:
    """`stimmig template`."""

    @pytest.mark.parametrize("kind", list(VORLAGEN))
    def test_blank(self, stimmig: Stimmig, tmp_path: Path, kind: str) -> None:
        path = tmp_path / "neu" / f"{kind}.xlsx"
        result = stimmig("template", kind, path)
        assert (result.code, result.out, result.err) == (0, "", f"Geschrieben: {path}\n")
        book = openpyxl.load_workbook(path)
        assert book.sheetnames == [*dict.fromkeys(SHEETS[k] for k in VORLAGEN[kind]), "Hilfe"]
        assert any(sheet.data_validations.dataValidation for sheet in book) or kind == "angebot"
        before = path.read_bytes()
        stimmig("template", kind, path).refused(str(path), "gibt es schon", "Bitte einen anderen Namen")
        assert path.read_bytes() == before

    def test_only_xlsx(self, stimmig: Stimmig, tmp_path: Path) -> None:
        stimmig("template", "angebot", tmp_path / "a.ods").refused("a.ods", ".xlsx")
        assert list(tmp_path.iterdir()) == []

    def test_no_place(self, stimmig: Stimmig, tmp_path: Path) -> None:
        (tmp_path / "belegt").write_text("x")
        stimmig("template", "angebot", tmp_path / "belegt" / "a.xlsx").refused("a.xlsx", "Schreiben ist nicht möglich")

    def test_blank_templates_make_no_findings(self, stimmig: Stimmig, tmp_path: Path) -> None:
        for kind in VORLAGEN:
            stimmig("template", kind, tmp_path / f"{kind}.xlsx")
        report = as_json(stimmig, tmp_path)
        assert report["findings"] == []
        assert [source["file"] for source in report["inputs"]] == [
            "angebot.xlsx",
            "ausschreibung.xlsx",
            "veranstaltung.xlsx",
        ]

    def test_filled_in_templates_load_without_a_question(self, stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
        source = load([clean], root=clean, name="x")
        folder = tmp_path / "ausgefuellt"
        stimmig("template", "ausschreibung", folder / "ausschreibung.xlsx")
        parts = [[source.vergabe], source.lose, source.kriterien, source.positionen, source.eingaenge]
        fill(folder / "ausschreibung.xlsx", dict(zip(VORLAGEN["ausschreibung"], map(list, parts), strict=False)))
        for number, offer in enumerate(source.angebote):
            path = folder / f"angebot-{number}.xlsx"
            stimmig("template", "angebot", path)
            fill(path, {Angebot: [offer], Preis: list(offer.preise)})
        result = stimmig("check", folder, *HEUTE, "--fail-on", "Warnung")
        assert result.code == 0, result.out
        report = as_json(stimmig, folder, *HEUTE)
        assert (report["questions"], report["skipped"]) == ([], [])
        assert not [run["rule"] for run in report["runs"] if run["not_evaluated"]]
        for file in report["inputs"]:
            for sheet in file["sheets"]:
                assert sheet["what"] or sheet["name"] == "Hilfe"
                assert sheet["unknown"] == {}
        made = load([folder], root=folder, name="x")
        assert made.vergabe.values() == source.vergabe.values()
        for part in ("lose", "kriterien", "positionen", "eingaenge"):
            assert [row.values() for row in made.teil(part)] == [row.values() for row in source.teil(part)]
        assert [row.values() for o in made.angebote for row in o.preise] == [
            row.values() for o in source.angebote for row in o.preise
        ]


def command(*arguments: object, cwd: Path = ROOT, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """`stimmig` as a process of its own."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    words = [sys.executable, "-m", "checker.cli", *(str(argument) for argument in arguments)]
    return subprocess.run(words, cwd=cwd, env=variables, capture_output=True, timeout=60)


class TestProcess:
    """Whole processes."""

    def test_same_bytes_from_two_folders_and_two_hash_seeds(self, example: Path, tmp_path: Path) -> None:
        other = tmp_path / "woanders" / "tief"
        shutil.copytree(example, other / example.name)
        runs = []
        for seed, cwd, folder in (("1", tmp_path, example), ("2", other, Path(example.name))):
            out = tmp_path / f"bericht-{seed}"
            done = command("check", folder, "--out", out, cwd=cwd, PYTHONHASHSEED=seed)
            assert done.returncode == 1, done.stderr
            runs.append((done.stdout, (out / "report.json").read_bytes(), (out / "report.html").read_bytes()))
        assert runs[0] == runs[1]
        assert str(tmp_path).encode() not in b"".join(runs[0])

    def test_german_sentence_where_the_terminal_knows_only_ascii(self, tmp_path: Path) -> None:
        done = command("check", tmp_path / "für.xlsx", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert (done.returncode, done.stdout) == (2, b"")
        text = done.stderr.decode("utf-8")
        assert "Bitte den Namen prüfen." in text
        assert "Traceback" not in text

    def test_reader_that_does_not_listen(self, example: Path) -> None:
        words = [sys.executable, "-m", "checker.cli", "check", str(example), "--format", "html"]
        process = subprocess.Popen(
            words, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout and process.stderr
        process.stdout.close()
        errors = process.stderr.read()
        process.stderr.close()
        assert process.wait(60) == 2
        assert errors == b""


@pytest.mark.parametrize("name", ["text", "json", "html", "sarif", "junit", "github", "jsonl", "csv", "md"])
def test_every_report_of_ours_is_known_again(stimmig: Stimmig, example: Path, name: str) -> None:
    """It may be written again, and it does not count as a file of the dossier."""
    before = stimmig("check", example, "--format", "json").out
    target = example / f"bericht.{name}"
    for _ in range(2):
        assert stimmig("check", example, "--format", f"{name}={target}").code == 1
    assert stimmig("check", example, "--format", "json").out == before


def test_a_packed_akte_is_no_workbook(stimmig: Stimmig, example: Path) -> None:
    before = stimmig("check", example, "--format", "json").out
    assert stimmig("record", "pack", example, "--out", example / "akte.zip").code == 0
    assert stimmig("check", example, "--format", "json").out == before
    assert stimmig("record", "replay", example / "akte.zip").out.startswith("gleich")
