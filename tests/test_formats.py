"""Results that machines read: valid by the schemas of others, complete, the same bytes each time, and safe to open."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from helpers import HEUTE, ROOT, commands
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.cli.arguments import parser
from checker.finding import (
    Changes,
    Decision,
    Finding,
    Gone,
    Input,
    Orphan,
    Question,
    Reason,
    RecordState,
    Report,
    RuleRun,
    Severity,
    Skipped,
    Stichtag,
    Value,
)
from checker.model.fundstelle import Fundstelle
from checker.model.werte import harmless_json
from checker.report import sicher
from checker.report.github import render_github
from checker.report.jsonl import render_jsonl
from checker.report.junit import render_junit
from checker.report.markdown import render_md
from checker.report.sarif import render_sarif
from checker.report.tabelle import HEADINGS, render_csv
from checker.run import Options, run

FORMATS: dict[str, Callable[[Report], str]] = {
    "sarif": render_sarif, "junit": render_junit, "github": render_github, "jsonl": render_jsonl, "csv": render_csv,
    "md": render_md,
}  # fmt: skip
BOOK, OFFER, TEXT = "Leistungs verzeichnis.xlsx", "angebote/Angebot Möller.xlsx", "notizen.csv"
HEAD = "5f3c" * 16
NASTY = (
    "=cmd|' /C calc'!A1 \x1b[31mrot\x1b[0m \x1b]0;Titel\x07 \u202egpj.exe \x00\x08\x85\ud800\udcff\uffff "
    "]]> <script>alert(1)</script> &amp; \"'\r\n::error file=x,line=1::y ##[error]z 100%0A {0} [a](1) "
    "| a | b |\r# Titel @stadt #12 `c` *d* _e_ http://x.example \u2028;,\t+49 30"
)


def finding(number: int, rule: str, severity: Severity, *places: Fundstelle, **more: Any) -> Finding:
    given: dict[str, Any] = {"message": f"Befund {number}.", "source": "§ 1 VgV", **more}
    return Finding(f"{rule}-{number:06x}", f"{number:064x}", rule, severity, places=places, **given)


DECISION = Decision(
    "accept", "Das Budget reicht; geprüft.", "A. Muster", date(2026, 2, 3), date(2027, 1, 1), "B. Bei", "ab12cd"
)
FINDINGS = (
    finding(
        1, "LV003", "error", Fundstelle(BOOK, "Positionen", "D7", field="Menge", key="01.0010"),
        Fundstelle(BOOK, "Blatt 2", "AA12"), Fundstelle(OFFER, "Positionen"), ist=Value.of(Decimal("-1234.5")),
        soll=Value.of(3), unit="EUR", assigned="Frau Beispiel",
    ),
    finding(2, "LV003", "warning", Fundstelle(TEXT, cell="D9", line=9, field="Menge"), decision=DECISION),
    finding(3, "AN001", "error", Fundstelle(OFFER, "Angebot", "B2"), decision=DECISION._replace(verdict="reject")),
    finding(4, "VG001", "info", Fundstelle(BOOK), ist=Value.of("03.0040"), soll=Value.of(date(2026, 5, 4))),
    finding(5, "LV004", "warning", Fundstelle(BOOK, "Positionen", "F3"), reopened="der Wert ist anders"),
)  # fmt: skip
RUNS = (
    RuleRun("AN001", "Ein Angebot kam zu spät.", "error", "§ 57 VgV", "Grund klären.", 3, 1, 0, 0),
    RuleRun(
        "LV003", "Menge fehlt.", "error", "§ 121 GWB", "Menge ergänzen.", 5, 2, 0, 1,
        (Reason("not_evaluated", "Position: „Einheit“ – leer", 1),), since=date(2016, 4, 18),
    ),
    RuleRun("LV004", "Menge ist null.", "warning", "§ 121 GWB", "Menge prüfen.", 5, 1, 0, 0, (), "M"),
    RuleRun("VG001", "Schwelle erreicht.", "info", "§ 3 VgV", "Verfahren prüfen.", 0, 1, 0, 0),
    RuleRun("VG002", "Frist.", "error", "§ 15 VgV", "Verlängern.", 0, 0, 0, 1, (Reason("not_evaluated", "Tag fehlt", 1),)),
    RuleRun("VG003", "Los.", "warning", "§ 30 VgV", "Teilen.", 0, 0, 1, 0, (Reason("not_applicable", "kein Los", 1),)),
    RuleRun("WE001", "Gewichte.", "error", "§ 127 GWB", "Ändern.", 1, 0, 0, 0),
)  # fmt: skip
SKIPPED = (
    Skipped("Plan.pdf", "keine Arbeitsmappe"),
    Skipped("alt.xlsx", "Die Datei ist beschädigt oder keine Arbeitsmappe. Bitte in Excel öffnen und neu speichern."),
    Skipped("~$x.xlsx", "Sperrdatei von Excel: die Arbeitsmappe ist gerade geöffnet"),
)
EMPTY = Report(1, "0.1.0", "", (), (), (), (), (), (), ())


def sample(**changes: Any) -> Report:
    """A small report in which everything occurs that the formats know."""
    report = EMPTY._replace(
        name="Stadtfest / Bühne", skipped=SKIPPED, findings=FINDINGS, runs=RUNS, record=RecordState(HEAD, 2, ()),
        inputs=(Input(BOOK, "xlsx", "a" * 64, ()), Input(OFFER, "xlsx", "b" * 64, ()), Input(TEXT, "csv", "c" * 64, ())),
        questions=(Question("q", "Bitte „Tag“ angeben.", "Tag", "leer", (Fundstelle(BOOK, "Vergabe", "B3"),), ("VG002",)),),
        stichtage=(Stichtag("bekanntmachung", "Absendung", date(2026, 10, 1), "Vergabe!B13"),),
        changes=Changes("alt.json", ("LV003-000001",), (Gone("LV009-00000a", "LV009", "Ist weg."),), ("LV004-000005",), 3),
    )  # fmt: skip
    return report._replace(**changes)


def nasty(text: str = NASTY) -> Report:
    """Foreign text wherever foreign text can stand."""
    place = Fundstelle(text, text, "A1", field=text, key=text)
    decision = Decision("accept", text, text, HEUTE, None, text, text)
    wild = finding(
        1, "LV003", "error", place, place, message=text, ist=Value("text", text), soll=Value("text", text), unit=text,
        source=text, assigned=text, reopened=text, because=(text,),
    )  # fmt: skip
    return sample(
        name=text, findings=(wild, wild._replace(decision=decision), wild._replace(severity="info", rule="VG001")),
        runs=tuple(run._replace(title=text, remedy=text, source=text, reasons=(Reason("not_evaluated", text, 1),)) for run in RUNS),
        inputs=(Input(text, text, text, ()),), skipped=(Skipped(text, text),), stichtage=(Stichtag(text, text, HEUTE, text),),
        questions=(Question(text, text, text, text, (place,), (text,)),),
        record=RecordState(text, 1, (Orphan(text, text, "accept", text, text, HEUTE),)),
        changes=Changes(text, (), (Gone(text, text, text),), (), 1),
    )  # fmt: skip


@cache
def stadtfest() -> Report:
    return run([ROOT / "examples" / "stadtfest"], Options(heute=HEUTE)).report


REPORTS = {"example": stadtfest, "sample": sample, "nasty": nasty, "empty": lambda: EMPTY}


@pytest.fixture(params=list(REPORTS))
def report(request: pytest.FixtureRequest) -> Report:
    return REPORTS[request.param]()


anything = st.text(st.characters(), max_size=40) | st.text(
    "=+-@\t\r\n ,;:%#`*_|[]()<>&{}!0123456789aw.\\~$^/\x1b\u2028\ufeff"
)


# -- text made safe ----------------------------------------------------------------------------------------------------


@given(anything)
@example(NASTY)
def test_plain_text_steers_nothing_and_is_plain_already(text: str) -> None:
    safe = sicher.plain(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]", safe)
    assert sicher.plain(safe) == safe
    assert "\n" not in sicher.line(text) and sicher.line(safe) == sicher.line(text)
    safe.encode("utf-8")


@given(anything)
@example("a\n  ::error::x\r\n##[error]y\r::z\x1b[2J\u202e")
def test_no_line_for_people_is_a_command(text: str) -> None:
    for written in sicher.told(text).split("\n"):
        assert not written.lstrip().startswith(("::", "##["))
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written)


@given(anything)
def test_json_keeps_every_text_and_steers_nothing(text: str) -> None:
    written = harmless_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(written) == [text]
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", written)


def test_what_a_person_could_read_stays() -> None:
    assert sicher.plain("Bühne 12 × 10 m,\r\n„Ton“ \U0001f3b6 שלום") == "Bühne 12 × 10 m,\n„Ton“ \U0001f3b6 שלום"
    assert sicher.plain("\x1b[1;31mrot\x1b[0m \x1b]0;Titel\x07") == "rot ]0;Titel"
    assert sicher.plain("a\rb\x0bc\x85d\u2028e") == "a\nb\nc\nd\ne"
    assert sicher.plain("a\udcffb") == "a\ufffdb"


@given(anything)
@example("\r=1")
@example(" \u200b=1")
def test_a_cell_never_calculates(text: str) -> None:
    for safe in (sicher.cell(text), sicher.csv_field(text)):
        first = safe.lstrip(" \u00a0\u200b\u200c\u200d\u2060")[:1]
        assert not safe.startswith(("\t", "\r", "\n"))
        assert first not in tuple("=+@＝＋－＠")
        assert first != "-" or re.fullmatch(r"-[0-9.]+(,[0-9]+)?( ?(%|€|EUR))?", safe)


@pytest.mark.parametrize(("text", "safe"), [
        ("=1+1", "'=1+1"), ("-3,5", "-3,5"), ("-1.234,50 EUR", "-1.234,50 EUR"), ("-2+3", "'-2+3"), ("-3.5", "'-3.5"),
        ("+49 30 1234", "'+49 30 1234"), ("+3,5", "'+3,5"), ("- Spiegelstrich", "'- Spiegelstrich"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), ("\x00=1", "'=1"), ("3,5", "3,5"), ("", ""), ("Menge = 3", "Menge = 3"),
])  # fmt: skip
def test_numbers_stay_numbers_and_formulas_become_text(text: str, safe: str) -> None:
    assert sicher.cell(text) == safe


@pytest.mark.parametrize(("text", "safe"), [
        ("a,=1", "a,'=1"), ("a, @x", "a, '@x"), ("a,-2+3+cmd|' /C calc'!A1", "a,'-2+3+cmd|' /C calc'!A1"),
        ("10,- EUR", "10,- EUR"), ("10,-", "10,-"), ("2,-3 m", "2,-3 m"), ("50,-€", "50,-€"), ("a\nb", "a b"),
])  # fmt: skip
def test_fields_are_safe_where_a_spreadsheet_splits_at_commas(text: str, safe: str) -> None:
    assert sicher.csv_field(text) == safe


def shown(markdown: str) -> tuple[set[str], str]:
    """Tags and text of the finished page."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    root = ElementTree.fromstring(f"<page>{html}</page>")
    return {element.tag for element in root} | {e.tag for e in root.iter()} - {"page"}, "".join(root.itertext()).rstrip(
        "\n"
    )


@given(anything)
@example("# Titel")
@example("1. Juni")
@example("- a\n- b")
@example("---")
@example("<b>&amp;</b>")
@example("[a](http://x) ![b](c) <http://d>")
def test_markdown_shows_foreign_text_as_it_is(text: str) -> None:
    tags, page = shown(sicher.markdown(text))
    assert tags <= {"p"}
    # Beside control characters only what is white space for Markdown may differ.
    assert page.replace("\u2060", "").split() == sicher.line(text).replace("\u2060", "").split()


@given(anything)
def test_foreign_text_stays_in_its_table_cell_and_names_nobody(text: str) -> None:
    markdown = sicher.markdown(text)
    html = MarkdownIt("commonmark").enable("table").render(f"| a | b |\n| --- | --- |\n| x{markdown} | y |\n")
    assert html.count("<td>") == 2 and html.count("<tr>") == 2
    assert not re.search(r"[@#]\w", markdown) and "www." not in markdown.casefold() and "://" not in markdown


def runner(line: str) -> tuple[str, dict[str, str], str] | None:
    """A workflow command as GitHub's runner reads it."""
    match = re.fullmatch(r"\s*::([a-z-]+)(?: (.*?))?::(.*)", line)
    if not match:
        return None

    def back(text: str, codes: str) -> str:
        for code in codes.split():
            text = text.replace(code, bytes.fromhex(code[1:]).decode())
        return text.replace("%25", "%")

    pairs = (part.split("=", 1) for part in (match[2] or "").split(",") if part)
    return match[1], {k: back(v, "%0D %0A %3A %2C") for k, v in pairs}, back(match[3], "%0D %0A")


@given(anything, anything)
@example(NASTY, NASTY)
def test_an_annotation_is_one_command_and_reads_back(text: str, title: str) -> None:
    line = f"::error title={sicher.annotation_property(title)}::{sicher.annotation(text)}"
    assert len(line.splitlines()) == 1
    assert "##[" not in line.partition("::")[2].partition("::")[2] and line.count("::") == 2
    read = runner(line)
    assert read is not None
    assert read[0] == "error" and read[1] == {"title": sicher.plain(title)}
    assert read[2].replace(" ", "") == sicher.plain(text).replace(" ", "")


@given(anything)
@example("\ufffe\uffff\x0b\ud800")
def test_xml_reads_back(text: str) -> None:
    element = ElementTree.fromstring(f'<a b="{sicher.xml_attribute(text)}">{sicher.xml(text)}</a>')
    assert (element.text or "") == sicher.plain(text)
    assert element.attrib["b"] == sicher.line(text)


@given(anything)
@example("C:\\a b\\ü?#%.xlsx")
@example("M\udcf6ller\ud800.xlsx")
def test_a_path_reads_back_from_its_uri(path: str) -> None:
    uri = sicher.uri(path)
    assert re.fullmatch(r"([A-Za-z0-9._~/-]|%[0-9A-F]{2})*", uri)
    known = re.sub("[\ud800-\udc7f\udd00-\udfff]", "\ufffd", path)
    assert unquote_to_bytes(uri) == known.encode("utf-8", "surrogateescape")


def test_a_message_holds_no_placeholder_and_no_link() -> None:
    assert sicher.sarif_message("{0} [a](1) [b] {{") == "{{0}} \\[a](1) [b] {{{{"


def test_long_foreign_text_is_not_slow() -> None:
    for text in (
        "[" * 50_000,
        "=-" * 25_000,
        ",- " * 20_000,
        "\x1b[" * 25_000,
        "\x1b[" + "1" * 50_000,
        ":" * 50_000,
        "\n \t" * 20_000,
    ):
        for safe in (
            sicher.cell,
            sicher.csv_field,
            sicher.markdown,
            sicher.annotation,
            sicher.sarif_message,
            sicher.xml,
            sicher.told,
        ):
            assert len(safe(text)) < 10 * len(text)


# -- all formats -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_same_report_same_bytes(name: str, report: Report) -> None:
    assert FORMATS[name](report).encode() == FORMATS[name](report).encode()


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]\nimport test_formats as t\n"
        "sys.stdout.buffer.write(''.join(f(t.sample()) for f in t.FORMATS.values()).encode())"
    )
    made = subprocess.run(
        [sys.executable, "-c", program, str(ROOT), str(ROOT / "tests")], capture_output=True, check=True
    )
    assert made.stdout.decode() == "".join(render(sample()) for render in FORMATS.values())


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_steers_a_terminal_and_no_word_of_the_machine_is_shown(name: str, report: Report) -> None:
    text = FORMATS[name](report).replace("\r\n", "\n").removeprefix("\ufeff")
    assert sicher.plain(text) == text
    if name != "jsonl":
        assert not re.search(r"\b(None|NaN|Decimal|datetime|Traceback)\b", text)


@pytest.mark.parametrize("name", FORMATS)
def test_each_finding_and_each_decision_is_told(name: str) -> None:
    text = FORMATS[name](sample())
    told = [f for f in FINDINGS if name != "github" or not f.decision]
    assert all(f.id in text and f.message in text for f in told)
    assert ("Das Budget reicht" in text) == (name != "github")
    assert name == "csv" or HEAD in text, "the head of the Prüfakte"


@pytest.mark.parametrize(("name", "start"), [
        ("sarif", '{\n "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",\n'
                  ' "version": "2.1.0",\n "runs": [\n  {\n   "tool": {\n    "driver": {\n     "name": "stimmig",\n'),
        ("junit", '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="stimmig 0.1.0: '),
        ("github", "::notice title=stimmig 0.1.0::"),
        ("jsonl", '{"type": "summary", "stimmig": "0.1.0", '),
        ("csv", f"\ufeff{';'.join(HEADINGS)}\r\n"),
        ("md", "<!-- stimmig 0.1.0 -->\n"),
])  # fmt: skip
def test_the_first_bytes_say_who_wrote_the_file(name: str, start: str, report: Report) -> None:
    """By these a later check knows a file as ours: it may be overwritten and is no workbook of the dossier."""
    assert FORMATS[name](report).startswith(start)


def test_formats_need_nothing_but_the_standard_library() -> None:
    modules = ", ".join(f"checker.report.{n}" for n in ("sarif", "junit", "github", "jsonl", "tabelle", "markdown"))
    program = f"import sys, {modules}; print(sorted({{m.partition('.')[0] for m in sys.modules}} - set(sys.stdlib_module_names)))"
    made = subprocess.run([sys.executable, "-S", "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(re.findall(r"'(\w+)'", made.stdout)) <= {"checker", "__main__"}


# -- SARIF -------------------------------------------------------------------------------------------------------------


@cache
def sarif_schema() -> Any:
    schema = json.loads((ROOT / "tests" / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


def sarif(report: Report, **options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render_sarif(report, **options))["runs"][0]
    return found


def test_sarif_is_valid_by_the_official_schema(report: Report) -> None:
    log = json.loads(render_sarif(report))
    assert [error.message for error in sarif_schema().iter_errors(log)] == []
    log["runs"][0]["results"].append({"level": "schlimm"})
    assert list(sarif_schema().iter_errors(log)), "the schema finds mistakes"


def test_sarif_tells_the_rules() -> None:
    driver = sarif(sample())["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["language"]) == ("stimmig", "0.1.0", "de")
    rule = driver["rules"][1]
    assert (rule["id"], rule["name"], rule["shortDescription"]["text"]) == ("LV003", "MengeFehlt", "Menge fehlt.")
    assert rule["fullDescription"]["text"] == "Menge fehlt. Menge ergänzen."
    assert rule["help"]["text"] == "Abhilfe: Menge ergänzen.\nGrundlage: § 121 GWB (in Kraft seit 18.04.2016)"
    assert (rule["properties"]["source"], rule["properties"]["confidence"]) == ("§ 121 GWB", "V")
    assert [r["defaultConfiguration"]["level"] for r in driver["rules"][1:4]] == ["error", "warning", "note"]


def test_sarif_places_are_rows_and_cells() -> None:
    log = sarif(sample())
    first, second = log["results"][0], log["results"][1]
    assert log["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "LV003"
    place = first["locations"][0]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "Leistungs%20verzeichnis.xlsx", "index": 0},
        "region": {"startLine": 7, "startColumn": 4},
    }
    assert place["logicalLocations"] == [{"name": "D7", "fullyQualifiedName": "Positionen!D7", "kind": "cell"}]
    cell, sheet = first["relatedLocations"]
    assert [cell["id"], sheet["id"]] == [1, 2]
    assert cell["physicalLocation"]["region"] == {"startLine": 12, "startColumn": 27}
    assert cell["logicalLocations"][0]["fullyQualifiedName"] == "'Blatt 2'!AA12"
    assert sheet["physicalLocation"] == {"artifactLocation": {"uri": "angebote/Angebot%20M%C3%B6ller.xlsx", "index": 1}}
    assert (sheet["logicalLocations"][0]["kind"], sheet["message"]["text"]) == ("sheet", f"{OFFER} Blatt Positionen")
    line = second["locations"][0]
    assert line["physicalLocation"]["region"] == {"startLine": 9}
    assert line["logicalLocations"][0]["fullyQualifiedName"] == "Zeile 9, Spalte D"
    artifact = log["artifacts"][line["physicalLocation"]["artifactLocation"]["index"]]
    assert (artifact["location"]["uri"], artifact["hashes"]) == (TEXT, {"sha-256": "c" * 64})


def test_sarif_keeps_identity_and_values() -> None:
    first, *_ = sarif(sample())["results"]
    assert first["partialFingerprints"] == {"stimmig/v1": FINDINGS[0].fingerprint}
    assert first["message"]["text"] == "Befund 1. Ist: -1.234,50 EUR, Soll: 3,00 EUR."
    assert first["properties"] == {
        "id": "LV003-000001", "ist": "-1234.5", "soll": "3", "unit": "EUR", "key": "01.0010", "field": "Menge",
        "source": "§ 1 VgV", "assigned": "Frau Beispiel",
    }  # fmt: skip


def test_sarif_suppresses_what_is_decided() -> None:
    results = sarif(sample())["results"]
    assert [len(result["suppressions"]) for result in results] == [0, 1, 1, 0, 0, 0]
    suppression = results[1]["suppressions"][0]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert all(
        word in suppression["justification"]
        for word in ("Das Budget reicht", "A. Muster", "03.02.2026", "01.01.2027", "B. Bei")
    )
    assert suppression["properties"] == {
        "verdict": "accept", "reason": DECISION.reason, "by": "A. Muster", "day": "2026-02-03", "until": "2027-01-01",
        "second": "B. Bei", "entry": "ab12cd",
    }  # fmt: skip


def test_sarif_tells_changes_only_if_asked() -> None:
    states = [result["baselineState"] for result in sarif(sample())["results"]]
    assert states == ["new", "unchanged", "unchanged", "unchanged", "unchanged", "absent"]
    assert all("baselineState" not in result for result in sarif(sample(changes=None))["results"])
    assert len(sarif(sample(changes=None))["results"]) == len(FINDINGS)


whole = tuple(run._replace(not_evaluated=0, reasons=()) for run in RUNS)


@pytest.mark.parametrize(("changes", "success"), [
        ({}, False),
        ({"skipped": ()}, False),
        ({"runs": whole}, False),
        ({"runs": whole, "skipped": SKIPPED[::2]}, True),
        ({"runs": (*whole, RUNS[4]._replace(rule="VG009", severity="warning")), "skipped": ()}, True),
])  # fmt: skip
def test_sarif_says_whether_the_check_was_whole(changes: dict[str, Any], success: bool) -> None:
    assert sarif(sample(**changes))["invocations"][0]["executionSuccessful"] is success


def test_sarif_notes_open_rules_and_files() -> None:
    notes = sarif(sample())["invocations"][0]["toolExecutionNotifications"]
    assert [(note["descriptor"]["id"], note["level"]) for note in notes] == [
        ("not-evaluated", "error"), ("not-evaluated", "error"), ("file-skipped", "note"), ("file-skipped", "error"),
        ("file-skipped", "note"),
    ]  # fmt: skip
    assert notes[1]["associatedRule"] == {"id": "VG002", "index": 4}
    assert "Tag fehlt" in notes[1]["message"]["text"]
    assert notes[3]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "alt.xlsx"


def test_sarif_and_github_find_files_from_the_root_of_a_repository() -> None:
    place = sarif(sample(), base="vergaben\\Stadt fest/")["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "vergaben/Stadt%20fest/Leistungs%20verzeichnis.xlsx"
    assert f"file=vergaben/Stadt fest/{BOOK},line=7," in render_github(sample(), base="vergaben/Stadt fest")


# -- JUnit -------------------------------------------------------------------------------------------------------------


@cache
def junit_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(ROOT / "tests" / "schemas" / "junit-10.xsd"))


def test_junit_is_valid_by_the_schema_of_jenkins(report: Report) -> None:
    text = render_junit(report)
    assert [error.reason for error in junit_schema().iter_errors(ElementTree.fromstring(text.encode()))] == []
    assert not junit_schema().is_valid(text.replace(' tests="', ' test="').partition("\n")[2])


def test_junit_counts_agree_with_the_cases(report: Report) -> None:
    root = ElementTree.fromstring(render_junit(report).encode())
    for suite in [root, *root]:
        cases = list(suite.iter("testcase"))
        assert int(suite.attrib["tests"]) == len(cases)
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            if name in suite.attrib:
                assert int(suite.attrib[name]) == sum(case.find(tag) is not None for case in cases)
    assert len(list(root.iter("testcase"))) == len(report.runs) + len(report.skipped)


def test_junit_has_a_case_a_rule() -> None:
    root = ElementTree.fromstring(render_junit(sample()).encode())
    assert [suite.attrib["name"] for suite in root][:3] == [
        "AN Angebote",
        "LV Leistungsverzeichnis",
        "VG Vergabeverfahren",
    ]
    cases = {case.attrib["name"][:5]: case for case in root.iter("testcase")}
    outcomes = {name: [child.tag for child in case] for name, case in cases.items()}
    assert outcomes == {
        "AN001": ["system-out"], "LV003": ["failure", "system-out"], "LV004": ["failure"], "VG001": ["system-out"],
        "VG002": ["error"], "VG003": ["skipped"], "WE001": [], "Plan.": ["skipped"], "alt.x": ["error"], "~$x.x": ["skipped"],
    }  # fmt: skip
    case = cases["LV003"]
    assert (case.attrib["classname"], case.attrib["name"]) == ("stimmig.LV", "LV003 Menge fehlt.")
    failure = case.find("failure")
    assert failure is not None and failure.text is not None
    assert failure.attrib == {"type": "error", "message": "1 Fehler"}
    assert "LV003-000001" in failure.text and "LV003-000002" not in failure.text, "decided findings do not fail"
    assert "Außerdem nicht prüfbar: Position: „Einheit“ – leer" in failure.text
    assert "hingenommen" in (case.findtext("system-out") or "")
    assert cases["VG003"].find("skipped").attrib == {"message": "kein Los"}  # type: ignore[union-attr]


# -- GitHub ------------------------------------------------------------------------------------------------------------


def test_each_line_for_github_is_a_command(report: Report) -> None:
    lines = render_github(report).split("\n")
    assert lines.pop() == ""
    commands = [runner(line) for line in lines]
    assert None not in commands
    assert len(commands) >= 1 + sum(not f.decision for f in report.findings)
    assert {command[0] for command in commands if command} <= {"error", "warning", "notice"}


def test_github_shows_what_is_not_decided() -> None:
    commands = [command for line in render_github(sample()).splitlines() if (command := runner(line))]
    first = commands[1]
    assert first[:2] == ("error", {"file": BOOK, "line": "7", "title": "LV003-000001 Menge fehlt."})
    assert first[2].startswith("Positionen!D7; 'Blatt 2'!AA12; Blatt Positionen\nBefund 1. Ist: -1.234,50 EUR")
    assert [(name, p["title"].partition(" ")[0]) for name, p, _ in commands] == [
        ("notice", "stimmig"), ("error", "LV003-000001"), ("notice", "VG001-000004"), ("warning", "LV004-000005"),
        ("warning", "LV003"), ("warning", "VG002"), ("error", "Datei"),
    ]  # fmt: skip
    assert "line" not in commands[2][1] and HEAD in commands[0][2]


# -- tables and lines --------------------------------------------------------------------------------------------------


def rows(report: Report) -> list[dict[str, str]]:
    text = render_csv(report).encode().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_table_opens_right_in_a_german_excel() -> None:
    assert render_csv(sample()).encode().startswith(b"\xef\xbb\xbfKennung;Schwere;Regel;Datei;Stelle;")
    first, second, _, fourth, _ = rows(sample())
    assert first == {
        "Kennung": "LV003-000001", "Schwere": "Fehler", "Regel": "LV003 Menge fehlt.", "Datei": BOOK,
        "Stelle": f"Positionen!D7; {BOOK} 'Blatt 2'!AA12; {OFFER} Blatt Positionen", "Befund": "Befund 1.", "Ist": "-1234,5",
        "Soll": "3", "Einheit": "EUR", "Grundlage": "§ 1 VgV", "Abhilfe": "Menge ergänzen.", "Entscheidung": "",
        "Zuständig": "Frau Beispiel",
    }  # fmt: skip
    assert second["Entscheidung"].startswith("hingenommen") and second["Stelle"] == "Zeile 9, Spalte D"
    assert (fourth["Ist"], fourth["Soll"]) == ("'03.0040", "04.05.2026"), "a text stays a text, a day is a day"


def test_no_field_of_the_table_calculates(report: Report) -> None:
    found = rows(report)
    assert len(found) == len(report.findings)
    for row in found:
        assert list(row) == list(HEADINGS)
        for field in row.values():
            assert "\n" not in field and (sicher.cell(field) == field)


def test_lines_of_json_hold_summary_and_findings(report: Report) -> None:
    text = render_jsonl(report)
    head, *lines = (json.loads(line) for line in text.splitlines())
    assert text.count("\n") == len(report.findings) + 1
    assert head["type"] == "summary" and sum(head["findings"].values()) == len(report.findings)
    assert sum(head["rules"].values()) == len(report.runs) and len(head["skipped"]) == len(report.skipped)
    assert [line["id"] for line in lines] == [sicher.plain(f.id) for f in report.findings]
    assert all(line["fingerprint"] == f.fingerprint for line, f in zip(lines, report.findings, strict=True))


def test_lines_of_json_keep_exact_values() -> None:
    head, first, second, *_ = (json.loads(line) for line in render_jsonl(sample()).splitlines())
    assert first["ist"] == {"kind": "number", "value": "-1234.5"} and first["remedy"] == "Menge ergänzen."
    assert second["decision"]["reason"] == DECISION.reason and second["decision"]["until"] == "2027-01-01"
    assert head["decided"] == 2 and head["changes"]["gone"][0]["id"] == "LV009-00000a"


# -- Markdown ----------------------------------------------------------------------------------------------------------


def test_markdown_has_result_table_findings_and_questions() -> None:
    text = render_md(sample())
    assert "**2 Fehler, 2 Warnungen und 1 Hinweis" in text
    assert "| Fehler | 1 | 1 |" in text and "| nicht anwendbar | 1 |" in text
    headings = re.findall(r"(?m)^## (.*)", text)
    assert headings == [
        "1 Fehler ohne Entscheidung", "1 Warnung ohne Entscheidung", "1 Hinweis ohne Entscheidung", "Mit Entscheidung",
        "Offene Fragen", "Nicht oder nicht ganz prüfbar", "Nicht geprüft",
    ]  # fmt: skip
    assert "Bitte „Tag“ angeben." in text and "Seit alt.json: 1 neu, 1 erledigt, 1 wieder offen, 3 unverändert." in text


def test_markdown_has_only_our_own_markup(report: Report) -> None:
    text = render_md(report).partition("\n")[2]
    tags, page = shown(text)
    assert tags <= {"h1", "h2", "p", "ul", "li", "strong", "br", "table", "thead", "tbody", "tr", "th", "td"}
    for found in report.findings[:3]:
        assert sicher.line(found.message)[:80] in page.replace("\u2060", "")


@pytest.mark.parametrize("text", ["Ein gewöhnlicher Befund.", "&" * 3_000, NASTY * 20])
def test_markdown_fits_a_comment_and_says_what_is_left_out(text: str) -> None:
    base = nasty(text)
    many = tuple(
        base.findings[0]._replace(
            id=f"LV{n % 400:03}-{n:06x}", rule=f"LV{n % 400:03}", decision=DECISION if n % 9 == 0 else None
        )
        for n in range(5_000)
    )
    crowd = {"questions": base.questions * 300, "skipped": base.skipped * 300, "inputs": base.inputs * 300}
    report = base._replace(
        findings=many, runs=tuple(RUNS[4]._replace(rule=f"LV{n:03}", reasons=()) for n in range(400)), **crowd
    )
    page = render_md(report)
    assert len(page) < 65_536
    shown_ids = re.findall(r"(?m)^- \*\*(LV\d+-[0-9a-f]+)\*\*", page)
    left = sum(int(n.replace(".", "")) for n in re.findall(r"(?m)^- ([\d.]+) weitere[r]? Befunde?,", page))
    assert len(shown_ids) + left == 5_000


def test_very_many_findings_are_written_quickly() -> None:
    many = tuple(FINDINGS[0]._replace(id=f"LV003-{n:06x}") for n in range(4_000))
    report = sample(findings=many, changes=Changes("alt", tuple(f.id for f in many), (), (), 0))
    assert [len(sarif(report)["results"]), render_jsonl(report).count("\n"), len(rows(report))] == [
        4_000,
        4_001,
        4_000,
    ]
    assert render_junit(report).count("LV003-") == 4_000 and render_github(report).count("::error file=") >= 4_000


# -- build servers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["examples/ci/github.yml", "examples/ci/gitlab.yml", ".pre-commit-hooks.yaml"])
def test_commands_of_the_examples_exist(name: str) -> None:
    calls = [call for call in commands(ROOT / name) if call[1:2] == ["check"]]
    assert len(calls) == 1
    arguments = calls[0][1:] if "$ORDNER" in calls[0] else [*calls[0][1:], "."]
    parsed = parser().parse_args(arguments)
    assert parsed.verb == "check"
    assert {name for name, _ in parsed.format} <= {*FORMATS, "text", "json", "html"}


@pytest.mark.parametrize("name", ["github.yml", "gitlab.yml"])
def test_written_files_are_the_ones_that_are_kept(name: str) -> None:
    path = ROOT / "examples" / "ci" / name
    (call,) = [call for call in commands(path) if call[1:2] == ["check"]]
    written = {part.partition("=")[2] for part in call if "=" in part}
    kept = set(re.findall(r"(?m)^\s+(?:- )?(stimmig\.[a-z]+)$", path.read_text(encoding="utf-8")))
    assert written and written == kept
