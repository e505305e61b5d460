"""`check --out` writes a workbook with the findings of each file: where it lies, what it says, what it never touches."""

import io
import json
from pathlib import Path

import openpyxl

from checker.finding import Report
from checker.model.fundstelle import Fundstelle
from checker.report.befunde import COMMENT, LINES, PLACES, befunde
from checker.workbook.marke import own_report
from tests.broken import GRID, as_csv, as_ods
from tests.conftest import Stimmig
from tests.helpers import book, package, sheet_xml

HEUTE = ("--heute", "2026-11-23")


def resaved(path: Path, remark: str) -> None:
    """A copy as an office leaves it: opened in another program, with a remark, saved."""
    found = openpyxl.load_workbook(path)
    found["Befunde"]["J7"] = remark
    found.save(path)


def listed(path: Path) -> list[list[str]]:
    sheet = openpyxl.load_workbook(path)["Befunde"]
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]


def test_each_finding_is_marked_in_its_file(stimmig: Stimmig, example: Path, tmp_path: Path) -> None:
    """Every place of every finding: a comment that names it, and a line in the list with a link."""
    before = {path: path.read_bytes() for path in example.glob("*.xlsx")}
    stimmig("check", example, "--out", tmp_path / "b", *HEUTE)
    report = json.loads((tmp_path / "b" / "report.json").read_text(encoding="utf-8"))
    assert [(copy["file"], copy["name"], copy["reason"]) for copy in report["copies"]] == [
        (path.name, f"{path.stem}.befunde.xlsx", "") for path in sorted(example.glob("*.xlsx"))
    ]
    books = {c["file"]: openpyxl.load_workbook(tmp_path / "b" / c["name"]) for c in report["copies"]}
    seen = 0
    for finding in report["findings"]:
        for place in finding["places"]:
            comment = books[place["file"]][place["sheet"]][place["cell"]].comment
            assert comment is not None
            assert finding["id"] in comment.text
            assert comment.author == "stimmig"
            seen += 1
    assert seen > 30
    ids = {row[2] for name in books for row in listed(tmp_path / "b" / f"{Path(name).stem}.befunde.xlsx")}
    assert {finding["id"] for finding in report["findings"]} <= ids
    assert {path: path.read_bytes() for path in example.glob("*.xlsx")} == before
    page = (tmp_path / "b" / "report.html").read_text(encoding="utf-8")
    assert '<a href="ausschreibung.befunde.xlsx">' in page


def test_decided_findings_are_grey_and_say_why(stimmig: Stimmig, example: Path, tmp_path: Path) -> None:
    stimmig("check", example, "--out", tmp_path / "b", *HEUTE)
    report = json.loads((tmp_path / "b" / "report.json").read_text(encoding="utf-8"))
    finding = next(f for f in report["findings"] if f["rule"] == "LV003")
    reason = "Die Einheit steht im Langtext."
    call = ("decide", finding["id"], "--dossier", example, "--accept", "--reason", reason, "--by", "Erika", *HEUTE)
    assert stimmig(*call).code == 0
    stimmig("check", example, "--out", tmp_path / "b", *HEUTE)
    cell = openpyxl.load_workbook(tmp_path / "b" / "ausschreibung.befunde.xlsx")["Positionen"]["G8"]
    assert cell.fill.fgColor.rgb == "FFE3E3E3"
    assert f"Entschieden: hingenommen, entschieden am 23.11.2026 von Erika: {reason}" in cell.comment.text


def test_other_kinds_get_a_list_and_the_report_says_so(stimmig: Stimmig, tmp_path: Path) -> None:
    """One name in one folder and in two: no copy takes the place of another."""
    folder = tmp_path / "d"
    (folder / "unter").mkdir(parents=True)
    (folder / "lv.ods").write_bytes(as_ods(GRID))
    (folder / "lv.csv").write_bytes(as_csv(GRID))
    (folder / "LV.xlsx").write_bytes(book({"Notiz": [["=1/0"], [("=1/0", "#DIV/0!")]]}))
    (folder / "unter" / "lv.xlsx").write_bytes(book({"Notiz": [["x"]]}))
    result = stimmig("check", folder, "--skip-unreadable", "--out", tmp_path / "b", *HEUTE)
    if result.code == 2:  # two lists of positions: then only one of them at a time
        (folder / "lv.csv").unlink()
        result = stimmig("check", folder, "--out", tmp_path / "b", *HEUTE)
    report = json.loads((tmp_path / "b" / "report.json").read_text(encoding="utf-8"))
    names = {copy["file"]: copy["name"] for copy in report["copies"]}
    assert names["unter/lv.xlsx"] == "unter/lv.befunde.xlsx"
    assert len({name.casefold() for name in names.values()}) == len(names)
    assert all((tmp_path / "b" / name).is_file() for name in names.values())
    reasons = {copy["file"]: copy["reason"] for copy in report["copies"]}
    assert reasons["lv.ods"].startswith("In Dateien der Art .ods lassen sich keine Kommentare schreiben.")
    assert reasons["LV.xlsx"] == ""
    assert f"lv.ods: {reasons['lv.ods']}" in result.err
    assert any(reasons["lv.ods"] in row for row in listed(tmp_path / "b" / names["lv.ods"]))
    assert reasons["lv.ods"] in (tmp_path / "b" / "report.html").read_text(encoding="utf-8")


def test_what_cannot_be_patched_gets_a_list(stimmig: Stimmig, tmp_path: Path) -> None:
    data = package(sheet_xml('<row r="3"/><row r="2"/><row r="9"><c r="A9" t="e"><v>#REF!</v></c></row>'))
    (tmp_path / "a.xlsx").write_bytes(data)
    result = stimmig("check", tmp_path / "a.xlsx", "--out", tmp_path / "b", *HEUTE)
    assert result.code in (0, 1, 3)
    reason = json.loads((tmp_path / "b" / "report.json").read_text(encoding="utf-8"))["copies"][0]["reason"]
    assert reason.startswith("Die Zeilen eines Blattes stehen nicht in ihrer Reihenfolge. Hier stehen darum nur")
    assert "#REF!" in str(listed(tmp_path / "b" / "a.befunde.xlsx"))


def test_remarks_are_never_overwritten(stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
    out = tmp_path / "b"
    copy = out / "ausschreibung.befunde.xlsx"
    for _ in range(2):
        stimmig("check", clean, "--out", out, *HEUTE)
    assert len(list(out.glob("*.xlsx"))) == 5, "what nobody touched is renewed"
    resaved(copy, "Mit Frau Muster geklärt.")
    kept = copy.read_bytes()
    assert not own_report(kept)
    result = stimmig("check", clean, "--out", out, *HEUTE)
    assert copy.read_bytes() == kept
    assert str(out / "ausschreibung.befunde-2.xlsx") in result.err
    assert own_report((out / "ausschreibung.befunde-2.xlsx").read_bytes())


def test_a_long_name_leaves_room(stimmig: Stimmig, tmp_path: Path) -> None:
    name = "ü" * 120 + ".xlsx"
    (tmp_path / name).write_bytes(book({"Notiz": [["x"]]}))
    stimmig("check", tmp_path / name, "--out", tmp_path / "b", *HEUTE)
    assert [path.name for path in (tmp_path / "b").glob("*.xlsx")] == ["ü" * 110 + ".befunde.xlsx"]


def test_copies_are_no_input(stimmig: Stimmig, example: Path) -> None:
    """Those of the folder that is written to are passed over; elsewhere they are named, so that no offer hides as one."""
    out = example / "bericht"
    stimmig("check", example, "--out", out, *HEUTE)
    resaved(out / "ausschreibung.befunde.xlsx", "geklärt")
    first = json.loads((out / "report.json").read_text(encoding="utf-8"))
    stimmig("check", example, "--out", out, *HEUTE)
    again = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert again["skipped"] == first["skipped"] == []
    assert [source["file"] for source in again["inputs"]] == [source["file"] for source in first["inputs"]]
    plain = json.loads(stimmig("check", example, "--format", "json", *HEUTE).out)
    named = {skipped["file"]: skipped["reason"] for skipped in plain["skipped"]}
    assert set(named) == {f"bericht/{path.name}" for path in out.glob("*.xlsx")}
    assert len(named) == 6
    assert set(named.values()) == {"keine Arbeitsmappe zum Prüfen, sondern eine Kopie von stimmig mit Befunden"}
    for name in ("ausschreibung.befunde.xlsx", "angebot-musterfrau.befunde.xlsx"):
        stimmig("check", out / name).refused(name, "hat stimmig selbst geschrieben", "Bitte die Unterlagen der Vergabe")


def long_report(findings: int, places: int) -> Report:
    """A report with very many findings at one cell, and one at very many cells."""
    from checker.finding import Finding, Input, Value

    def at(row: int) -> Fundstelle:
        return Fundstelle("a.xlsx", "Blatt", f"B{row}")

    one = [
        Finding(f"LV003-{index:06x}", str(index), "LV003", "warning", "Es fehlt \x1b[31metwas\u202e. " * 30, (at(1),), Value("text", "=1"))
        for index in range(findings)
    ]  # fmt: skip
    many = Finding("XL001-aaaaaa", "x", "XL001", "error", "Viele.", tuple(at(row) for row in range(2, places + 2)))
    return Report(1, "0", "n", (Input("a.xlsx", "xlsx", "", ()),), (), (*one, many), (), (), (), ())


def test_texts_are_bounded_and_steer_nothing() -> None:
    ((_, found),) = befunde(long_report(4_000, 50))
    notes = found.marks["Blatt"][0].notes
    text = "".join(head + body for head, body in notes)
    assert len(text) < 32_767
    assert len(text) > COMMENT
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert notes[0][0] == "Warnung LV003-000000"
    assert notes[-1][1].endswith("und weitere")
    ((_, found),) = befunde(long_report(100, 50))
    everything = "".join(head + body for head, body in found.marks["Blatt"][0].notes)
    assert all(f"LV003-{index:06x}" in everything for index in range(100)), "all are listed, if only by their ids"
    assert len(found.marks["Blatt"]) == 51
    assert len(found.listing.lines) == 100 + 1 + PLACES + 1
    assert found.listing.lines[-1].texts[4] == "29 weitere Stellen, vollständig in report.json."


def test_a_list_of_too_many_findings_says_so() -> None:
    ((_, found),) = befunde(long_report(LINES + 5, 1))
    assert len(found.listing.lines) == LINES
    assert "6 weitere Befunde stehen nur in report.json." in found.listing.notes


def test_the_package_of_a_list_is_sound(stimmig: Stimmig, tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "lv.csv").write_bytes(as_csv([*(row[:4] for row in GRID[:3]), ["01.0030", "Treppe", 2, ""]]))
    stimmig("check", tmp_path / "d", "--out", tmp_path / "b", *HEUTE)
    data = (tmp_path / "b" / "lv.befunde.xlsx").read_bytes()
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["Befunde"]
    assert any(row[1].startswith("Zeile ") for row in listed(tmp_path / "b" / "lv.befunde.xlsx"))
