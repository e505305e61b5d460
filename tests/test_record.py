"""The Prüfakte: a chain that shows every change, decisions that follow their finding, an Akte that can be replayed."""

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
from tests.conftest import Stimmig

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


def test_decisions_follow_inserted_rows_and_renamed_columns_but_not_a_changed_value(
    stimmig: Stimmig, example: Path
) -> None:
    before = decided(stimmig, example)
    assert len(before) == 20
    book = openpyxl.load_workbook(example / "ausschreibung.xlsx")
    book["Angebotseingang"].insert_rows(2)
    book["Kriterien"]["B1"] = "Gewichtung (%)"
    book.create_sheet("Notizen")["A1"] = "nur eine Notiz"
    book["Vergabe"]["B16"] = book["Vergabe"]["B16"].value.replace(minute=30)
    book.save(example / "ausschreibung.xlsx")
    after = {f.id: f for f in run([example], Options()).report.findings}
    kept = {name for name, finding in after.items() if finding.decision}
    # openpyxl drops stored results, so findings on formulas of this workbook are judged anew
    assert {name for name in before if name.startswith(("AN", "WE", "LV", "VG006"))} - kept <= {
        name for name in before if name.startswith(("AN001", "VG003"))
    }
    deadline = next(finding for finding in after.values() if finding.rule == "VG004")
    assert deadline.decision is None and "der Wert hat sich geändert" in deadline.reopened


def test_terms_second_person_reopen_and_assign(stimmig: Stimmig, example: Path, tmp_path: Path) -> None:
    name = next(f.id for f in run([example], Options()).report.findings if f.rule == "LV003")
    one = ("decide", name, "--dossier", example)
    assert stimmig(*one, "--accept", *WHO, "--until", "2026-11-22").code == 0
    finding = next(f for f in run([example], Options()).report.findings if f.id == name)
    assert finding.decision is None and "galt nur bis 22.11.2026" in finding.reopened
    assert stimmig(*one, "--reject", *WHO, "--until", "2026-11-23").code == 0
    assert next(f for f in run([example], Options()).report.findings if f.id == name).decision
    assert stimmig(*one, "--reopen", *WHO).code == 0
    assert stimmig(*one, "--assign", "F. Beispiel").code == 0
    finding = next(f for f in run([example], Options()).report.findings if f.id == name)
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
    ],
)
def test_incomplete_decisions_are_refused(
    stimmig: Stimmig, example: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = stimmig("decide", "--dossier", example, *arguments)
    assert done.code == 2 and words in done.err
    assert not (example / PRUEFAKTE).exists()


def test_a_damaged_record_stops_the_check_with_a_sentence(stimmig: Stimmig, example: Path) -> None:
    decided(stimmig, example)
    path = example / PRUEFAKTE
    path.write_bytes(path.read_bytes().replace(b"accept", b"reject", 1))
    done = stimmig("check", example)
    assert done.code == 2 and "stimmig record verify" in done.err
    assert stimmig("record", "verify", example).code == 1


def test_check_without_out_writes_nothing_and_runs_never_change_the_head(
    stimmig: Stimmig, example: Path, tmp_path: Path
) -> None:
    decided(stimmig, example)
    before = {path.name: path.read_bytes() for path in example.iterdir()}
    assert stimmig("check", example).code in (0, 3)
    assert {path.name: path.read_bytes() for path in example.iterdir()} == before
    head = read(example / PRUEFAKTE).head
    stimmig("check", example, "--out", tmp_path / "bericht")
    assert read(example / PRUEFAKTE).head == head
    assert head in (tmp_path / "bericht" / "report.json").read_text(encoding="utf-8")
    assert head[:16] in stimmig("check", example).out


def test_pack_replay_and_changes_since(stimmig: Stimmig, example: Path, tmp_path: Path) -> None:
    akte = tmp_path / "akte.zip"
    assert stimmig("record", "pack", example, "--out", akte).code == 0
    assert stimmig("record", "replay", akte).out.startswith("gleich")
    book = openpyxl.load_workbook(example / "angebot-musterfrau.xlsx")
    book["Positionen"]["E33"] = 10
    book.save(example / "angebot-musterfrau.xlsx")
    changes = run([example], Options()).report
    done = stimmig("check", example, "--since", akte)
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
