"""The Prüfakte: a chain that shows every change, decisions that follow their finding, an Akte that can be replayed."""

import json
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from checker.config import PRUEFAKTE
from checker.record.chain import append, parse, read, verify
from checker.record.hashes import rule_hash
from checker.rule import load_rule
from checker.run import Options, run
from tests.conftest import Result, Stimmig

WHO = ("--by", "E. Muster", "--reason", "geprüft")


def decided(stimmig: Stimmig, folder: Path) -> dict[str, str]:
    """Decides everything in a dossier and returns verdict by id."""
    assert stimmig("decide", "--dossier", folder, "--baseline", *WHO).code == 0
    return {f.id: f.decision.verdict for f in run([folder], Options()).report.findings if f.decision}


def test_every_changed_or_cut_byte_is_found(tmp_path: Path) -> None:
    path = tmp_path / PRUEFAKTE
    append(path, [{"kind": "probe", "text": f"Größe {n}"} for n in range(4)])
    data, head = path.read_bytes(), read(path).head
    assert verify(path, head) == []
    for index in range(len(data)):
        path.write_bytes(data[:index] + bytes([data[index] ^ 1]) + data[index + 1 :])
        assert verify(path, head), f"Byte {index}"
    for length in range(len(data) - 1):
        path.write_bytes(data[:length])
        assert verify(path, head), f"Länge {length}"
    path.unlink()
    append(path, [{"kind": "probe", "text": "neu geschrieben"}])
    assert verify(path) == [] and verify(path, head)


def test_a_torn_line_is_reported_and_marked_by_the_next_write(tmp_path: Path) -> None:
    path = tmp_path / PRUEFAKTE
    append(path, [{"kind": "probe", "text": "eins"}, {"kind": "probe", "text": "zwei"}])
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    assert any("abgerissen" in problem for problem in verify(path))
    append(path, [{"kind": "probe", "text": "drei"}])
    assert not parse(path.read_bytes()).problems
    assert [entry.content["kind"] for entry in read(path).entries] == ["probe", "torn", "probe"]


def test_terms_second_person_reopen_and_assign(stimmig: Stimmig, vergabe: Path, tmp_path: Path) -> None:
    name = next(f.id for f in run([vergabe], Options()).report.findings if f.rule == "LV003")
    one = ("decide", name, "--dossier", vergabe)
    assert "22.11.2026 ist schon vorbei" in stimmig(*one, "--accept", *WHO, "--until", "2026-11-22").err
    finding = next(f for f in run([vergabe], Options()).report.findings if f.id == name)
    assert finding.decision is None and "galt nur bis 22.11.2026" in finding.reopened
    assert stimmig(*one, "--reject", *WHO, "--until", "2026-11-23").code == 0
    assert next(f for f in run([vergabe], Options()).report.findings if f.id == name).decision
    assert stimmig(*one, "--reopen", *WHO).code == 0
    assert stimmig(*one, "--assign", "F. Beispiel").code == 0
    finding = next(f for f in run([vergabe], Options()).report.findings if f.id == name)
    assert (finding.decision, finding.assigned) == (None, "F. Beispiel")
    house = tmp_path / "haus.toml"
    house.write_text('[haus]\nname = "M"\n[[vier_augen]]\nvalue = ["Fehler"]\nsource = "DA"\n', encoding="utf-8")
    refused = stimmig(*one, "--accept", *WHO, "--house", house)
    assert refused.code == 2 and "zweite Person" in refused.err
    assert stimmig(*one, "--accept", *WHO, "--second", "F. Beispiel", "--house", house).code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("LV003-000000", "--accept", *WHO), "gibt es nicht"),
        (("--rule", "LV003", "--accept", "--by", "E. Muster"), "--reason"),
        (("--rule", "LV003", "--accept", "--reason", "x"), "--by"),
        (("--rule", "LV003", "--accept", "--reject", *WHO), "schließen einander aus"),
        (("--accept", *WHO), "Welche Befunde?"),
        (("--rule", "LV003", "--accept", *WHO, "--second", "e.  muster"), "eine andere"),
        (("--reason", "x"), "Was wird entschieden?"),
    ],
)
def test_incomplete_decisions_are_refused(
    stimmig: Stimmig, vergabe: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = stimmig("decide", "--dossier", vergabe, *arguments)
    assert done.code == 2 and words in done.err
    assert not (vergabe / PRUEFAKTE).exists()


def test_a_damaged_record_stops_the_check_with_a_sentence(stimmig: Stimmig, vergabe: Path) -> None:
    decided(stimmig, vergabe)
    path = vergabe / PRUEFAKTE
    path.write_bytes(path.read_bytes().replace(b"accept", b"reject", 1))
    done = stimmig("check", vergabe)
    assert done.code == 2 and "stimmig record verify" in done.err
    assert stimmig("record", "verify", vergabe).code == 1


def test_check_without_out_writes_nothing_and_runs_never_change_the_head(
    stimmig: Stimmig, vergabe: Path, tmp_path: Path
) -> None:
    decided(stimmig, vergabe)
    before = {path.name: path.read_bytes() for path in vergabe.iterdir()}
    assert stimmig("check", vergabe).code in (0, 3)
    assert {path.name: path.read_bytes() for path in vergabe.iterdir()} == before
    head = read(vergabe / PRUEFAKTE).head
    stimmig("check", vergabe, "--out", tmp_path / "bericht")
    assert read(vergabe / PRUEFAKTE).head == head
    assert head in (tmp_path / "bericht" / "report.json").read_text(encoding="utf-8")
    assert head[:16] in stimmig("check", vergabe).out
    shown = stimmig("record", "show", vergabe).out.splitlines()
    assert len(shown) == 1 + len(run([vergabe], Options()).report.findings) and re.fullmatch(
        r"\w{12}  23\.11\.2026  AN001-\w+  hingenommen  E. Muster: geprüft", shown[0]
    )
    assert re.fullmatch(r"\w{12}  \d\d\.\d\d\.\d{4} \d\d:\d\d Uhr \(UTC\)  Lauf mit stimmig .*", shown[-1])


def test_pack_replay_and_changes_since(stimmig: Stimmig, vergabe: Path, tmp_path: Path) -> None:
    akte = tmp_path / "akte.zip"
    assert stimmig("record", "pack", vergabe, "--out", akte).code == 0
    assert stimmig("record", "replay", akte).out.startswith("gleich")
    book = openpyxl.load_workbook(vergabe / "angebot-musterfrau.xlsx")
    book["Positionen"]["E33"] = 10
    book.save(vergabe / "angebot-musterfrau.xlsx")
    changes = run([vergabe], Options()).report
    done = stimmig("check", vergabe, "--since", akte)
    assert "akte.zip" in done.out and not [f for f in changes.findings if f.rule == "AN003"]
    with ZipFile(akte) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["report.json"] = parts["report.json"].replace(b"LV003", b"LV004")
    with ZipFile(akte, "w") as package:
        for part, data in parts.items():
            package.writestr(part, data)
    done = stimmig("record", "replay", akte)
    assert done.code == 2 and "verändert" in done.err


def test_rule_hash_holds_through_texts_and_changes_with_the_check(tmp_path: Path) -> None:
    source = next((Path(__file__).parent.parent / "rules").glob("LV004*.py"))
    path = tmp_path / source.name
    shutil.copy(source, path)
    first = rule_hash(load_rule(path))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("ist null oder negativ", "ist nicht größer als null"), encoding="utf-8")
    assert rule_hash(load_rule(path)) == first
    path.write_text(text.replace("position.menge <= 0", "position.menge < 0"), encoding="utf-8")
    assert rule_hash(load_rule(path)) != first


def test_bulk_and_whose_it_is(stimmig: Stimmig, vergabe: Path) -> None:
    def decide(*arguments: str) -> Result:
        return stimmig("decide", "--dossier", vergabe, *arguments)

    def ids(done: Result) -> set[str]:
        return {line.split()[0] for line in (done.out or done.err).splitlines() if re.match(r"[A-Z]{2}\d{3}-", line)}

    everything = ids(decide())
    offers = {name for name in everything if name.startswith("AN")}
    total = len(run([vergabe], Options()).report.findings)
    assert len(everything) == total and ids(decide("--family", "an")) == offers
    assert ids(decide("--family", "AN", "--assign", "F.  Beispiel")) == offers
    assert decide().out.count("(zuständig: F. Beispiel)") == len(offers), "shown, and no decision"
    assert ids(decide("--assigned", "f. beispiel")) == offers
    assert ids(decide("--assigned", "")) == everything - offers
    assert f"0 gezeigt; insgesamt {total} offen" in decide("--assigned", "Niemand").err
    late = {name for name in offers if name.startswith("AN001")}
    assert ids(decide("--assigned", "F. Beispiel", "--rule", "AN001", "--accept", *WHO)) == late
    same = next(name for name in offers if name.startswith("AN004"))
    assert ids(decide("--group", same, "--reject", *WHO)) == {same}
    again = decide(same, "--accept", "--by", "F. Beispiel", "--reason", "doch")
    assert "(bisher: trifft nicht zu, E. Muster)" in again.err
    assert ids(decide("--family", "AN", "--reopen", *WHO)) == late | {same}
    assert "Nichts geschrieben" in decide("--family", "AN", "--reopen", *WHO).err


def test_a_baseline_counts_what_came_and_what_went(stimmig: Stimmig, vergabe: Path) -> None:
    def edit(cell: str, value: object) -> None:
        book = openpyxl.load_workbook(vergabe / "angebot-musterfrau.xlsx")
        book["Positionen"][cell] = value
        book.save(vergabe / "angebot-musterfrau.xlsx")

    baseline = ("decide", "--dossier", vergabe, "--baseline", *WHO)
    total = len(run([vergabe], Options()).report.findings)
    assert f"Bestand: +{total} hingenommen, -0 erledigt." in stimmig(*baseline).err
    edit("E33", 10)
    shown = stimmig("decide", "--dossier", vergabe)
    assert "Entscheidung ohne Befund: AN003-" in shown.err and "wieder offen" in shown.out
    assert "Entscheidungen ohne Befund\n  AN003-" in stimmig("check", vergabe).out
    assert re.search(r"Bestand: \+\d hingenommen, -1 erledigt.", stimmig(*baseline).err)
    assert "ohne Befund" not in stimmig("decide", "--dossier", vergabe).err
    edit("E33", "inkl.")
    assert "AN003-" in stimmig("decide", "--dossier", vergabe).out, "what was settled and comes back is new"


def test_since_tells_new_gone_and_reopened(stimmig: Stimmig, vergabe: Path, tmp_path: Path) -> None:
    stimmig("decide", "--dossier", vergabe, "--rule", "VG004", "--accept", *WHO)
    stimmig("check", vergabe, "--out", tmp_path / "alt")
    stimmig("record", "pack", vergabe, "--out", tmp_path / "akte.zip")
    assert "Änderungen" not in stimmig("check", vergabe).out, "only if asked for"
    book = openpyxl.load_workbook(vergabe / "ausschreibung.xlsx")
    book["Vergabe"]["B16"] = book["Vergabe"]["B16"].value.replace(day=29)
    book["Positionen"]["G8"], book["Positionen"]["G9"] = "Stk", None
    book.save(vergabe / "ausschreibung.xlsx")
    for old in (tmp_path / "alt" / "report.json", tmp_path / "akte.zip"):
        report = json.loads(stimmig("check", vergabe, "--since", old, "--format", "json").out)
        changes = report["changes"]
        assert changes["name"] == old.name
        assert any(name.startswith("LV003-") for name in changes["new"])
        assert any(gone["id"].startswith("LV003-") for gone in changes["gone"])
        assert [name[:5] for name in changes["reopened"]] == ["VG004"] and changes["unchanged"] > 5
    stimmig("check", vergabe, "--since", tmp_path / "fehlt.json").refused("fehlt.json")


def test_a_decision_speaks_about_its_own_file_only(stimmig: Stimmig, vergabe: Path) -> None:
    """The same mistake in two offers: one is settled, then gone; the other one stays open. Another name is no other file."""
    for file in ("angebot-musterfrau.xlsx", "angebot-rampenlicht.xlsx"):
        book = openpyxl.load_workbook(vergabe / file)
        sheet = book.create_sheet("Nebenrechnung")
        for row, values in enumerate((("Posten", "Betrag"), ("Bühne", 5), ("Fehler", "#REF!")), 1):
            sheet.cell(row, 1, values[0]), sheet.cell(row, 2, values[1])
        sheet["B3"].data_type = "e"
        book.save(vergabe / file)

    def findings() -> dict[str, bool]:
        found = run([vergabe], Options()).report.findings
        return {f.places[0].file: bool(f.decision) for f in found if f.rule == "XL001"}

    first, second = (f for f in run([vergabe], Options()).report.findings if f.rule == "XL001")
    assert stimmig("decide", first.id, "--dossier", vergabe, "--accept", *WHO).code == 0
    assert findings() == {"angebot-musterfrau.xlsx": True, "angebot-rampenlicht.xlsx": False}
    kept = (vergabe / "angebot-musterfrau.xlsx").rename(vergabe / "angebot-neu.xlsx")
    assert findings() == {"angebot-neu.xlsx": True, "angebot-rampenlicht.xlsx": False}
    book = openpyxl.load_workbook(kept)
    book["Nebenrechnung"]["B3"] = 7
    book.save(kept.rename(vergabe / "angebot-musterfrau.xlsx"))
    assert findings() == {second.places[0].file: False}
