"""Profiles: what was understood is written down, corrected and used again; what is wrong in one is said in German."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from checker.config import ConfigError
from checker.model.dossier import Dossier
from checker.workbook.profile_file import load_profile, render
from checker.workbook.read import load, workbook
from checker.workbook.sheets import understand
from tests.helpers import ROOT, Rows, book, d
from tests.layouts.case import Case
from tests.layouts.generated import generate
from tests.layouts.handmade import handmade


def written(source: Path, folder: Path) -> Path:
    """The profile of a workbook as a file."""
    mappe = workbook(source)
    path = folder / f"{source.stem}-{source.suffix[1:]}.profil.toml"
    path.write_text(render(mappe.file, understand(mappe), mappe.blaetter), encoding="utf-8")
    return path


def has_tables(path: Path) -> bool:
    return any(line == "[[tabelle]]" for line in path.read_text(encoding="utf-8").splitlines())


def cells(rows: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Every value of some records, with its place and the reason if it is none."""
    for row in rows:
        for name in row.felder:
            place = row.fundstelle(name)
            yield name, row.bekannt(name), row.unlesbar(name), str(place), place.key


def content(found: Dossier) -> dict[str, Any]:
    """All that rules may see of a dossier."""
    parts: dict[str, Any] = {}
    for part in ("lose", "kriterien", "positionen", "eingaenge"):
        parts[part] = list(cells(found.teil(part))) if found.hat(part) else None
    parts["vergabe"] = list(cells([found.vergabe])) if found.hat("vergabe") else None
    parts["ersatz"] = list(cells(found.ersatz or []))
    for offer in found.angebote if found.hat("angebote") else ():
        parts[f"Angebot {offer.fundstelle()}"] = [list(cells([offer])), list(cells(offer.preise))]
    parts["gelesen"] = [(note.file, note.sheet, note.what, note.header_row, note.read) for note in found.lesarten]
    return parts


def differences(case: Case, folder: Path) -> list[str]:
    """What is read otherwise with the profiles of all workbooks of a case than without."""
    for name, data in case.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    plain = content(load([folder], root=folder, name=case.name))
    profiles = [written(folder / name, folder) for name in case.files]
    loaded = [load_profile(path) for path in profiles if has_tables(path)]
    again = content(load([folder], root=folder, name=case.name, profiles=loaded))
    wrong = [text for profile in loaded for text in profile.unused()]
    keys = {**plain, **again}
    return wrong + [f"{k}: {again.get(k)} statt {plain.get(k)}" for k in keys if plain.get(k) != again.get(k)]


@pytest.mark.parametrize("case", handmade(), ids=lambda case: case.name)
def test_a_workbook_is_read_with_its_own_profile_as_without(case: Case, tmp_path: Path) -> None:
    assert differences(case, tmp_path) == []


def test_generated_workbooks_are_read_with_their_own_profiles_as_without(tmp_path: Path) -> None:
    bad: dict[int, list[str]] = {}
    for seed in range(50):
        (tmp_path / str(seed)).mkdir()
        if found := differences(generate(seed), tmp_path / str(seed)):
            bad[seed] = [text[:300] for text in found[:2]]
    assert bad == {}


def test_the_example_of_the_handbook_works(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "handbuch.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]
    header, values = (row[1:] for row in rows if row[0] in ("1", "2") and len(row) == 6)
    block = text.split("[[tabelle]]\nblatt")[0].rpartition("```toml\n")[2]
    block += "[[tabelle]]\nblatt" + text.split("[[tabelle]]\nblatt")[1].partition("```")[0]
    (tmp_path / "p.toml").write_text(block, encoding="utf-8")
    (tmp_path / "angebot-1.xlsx").write_bytes(book({"Kalkulation": [header, [*values[:2], 2, values[3], 1.5]]}))
    (offer,) = load([tmp_path], root=tmp_path, name="Probe", profiles=[load_profile(tmp_path / "p.toml")]).angebote
    assert [(p.oz, p.kurztext, p.menge, p.ep) for p in offer.preise] == [("01", "Bühne", d("2"), d("1500"))]


# -- corrected by a person -------------------------------------------------------------------------------------------

LISTE: Rows = [
    ["Angebot der Klangwerk GmbH"],
    ["Bieter:", "Klangwerk GmbH"],
    ["OZ", "Kurztext", "Menge", "Einheit", "EP", "GP", "Farbe"],
    ["01.0010", "Bühne", 2, "Stk", 50, 100, "rot"],
    ["01.0020", "Podest", 3, "Stk", 20, 60, "grau"],
]


def corrected(folder: Path, sheets: Mapping[str, Rows], *changes: tuple[str, str], add: str = "") -> Dossier:
    """A workbook read with its profile after these changes in it."""
    (folder / "angebot.xlsx").write_bytes(book(sheets))
    path = written(folder / "angebot.xlsx", folder)
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, text
        text = text.replace(old, new)
    path.write_text(text + add, encoding="utf-8")
    return load([folder], root=folder, name="Probe", profiles=[load_profile(path)])


def prices(found: Dossier) -> list[tuple[Any, ...]]:
    return [(p.bekannt("oz"), p.bekannt("ep"), p.bekannt("gp")) for o in found.angebote for p in o.preise]


def test_swapped_columns_swap_the_prices_and_their_places(tmp_path: Path) -> None:
    change = ('E = "Einheitspreis", F = "Gesamtpreis"', 'F = "Einheitspreis", E = "Gesamtpreis"')
    found = corrected(tmp_path, {"Preise": LISTE}, change)
    assert prices(found) == [("01.0010", d("100"), d("50")), ("01.0020", d("60"), d("20"))]
    assert found.angebote[0].preise[0].fundstelle("ep").cell == "F4"
    assert found.angebote[0].bekannt("bieter") == "Klangwerk GmbH"


def test_an_unknown_column_gets_a_field(tmp_path: Path) -> None:
    change = ('F = "Gesamtpreis"', 'F = "Gesamtpreis", G = "Bemerkung"')
    found = corrected(tmp_path, {"Preise": LISTE}, change)
    assert [p.bekannt("bemerkung") for p in found.angebote[0].preise] == ["rot", "grau"]
    assert found.lesarten[0].unknown == {}


def test_a_column_that_is_struck_is_told_as_unread(tmp_path: Path) -> None:
    found = corrected(tmp_path, {"Preise": LISTE}, (', F = "Gesamtpreis"', ""))
    assert prices(found)[0] == ("01.0010", d("50"), None)
    assert found.lesarten[0].unknown == {"F": "GP", "G": "Farbe"}


def test_another_heading_row_is_believed(tmp_path: Path) -> None:
    found = corrected(tmp_path, {"Preise": LISTE}, ("kopfzeile = 3", "kopfzeile = 4"))
    assert prices(found) == [("01.0020", d("20"), d("60"))]
    assert found.lesarten[0].header_row == 4


def test_a_factor_multiplies_and_is_told(tmp_path: Path) -> None:
    found = corrected(tmp_path, {"Preise": LISTE}, ("spalten =", "faktor = { Einheitspreis = 1000 }\nspalten ="))
    assert prices(found)[0] == ("01.0010", d("50000"), d("100"))
    assert "„Einheitspreis“ wurde mit 1.000 malgenommen, wie das Profil sagt" in found.lesarten[0].notes


def test_a_factor_of_one_overrules_the_heading(tmp_path: Path) -> None:
    sheets = {"Preise": [*LISTE[:2], ["OZ", "Kurztext", "Menge", "Einheit", "EP in T€", "GP", "Farbe"], *LISTE[3:]]}
    assert prices(corrected(tmp_path, sheets))[0] == ("01.0010", d("50000"), d("100"))
    change = ("faktor = { Einheitspreis = 1000 }", "faktor = { Einheitspreis = 1 }")
    assert prices(corrected(tmp_path, sheets, change))[0] == ("01.0010", d("50"), d("100"))


def test_the_profile_finds_its_table_after_rows_were_inserted(tmp_path: Path) -> None:
    (tmp_path / "angebot.xlsx").write_bytes(book({"Preise": LISTE}))
    profile = load_profile(written(tmp_path / "angebot.xlsx", tmp_path))
    (tmp_path / "angebot.xlsx").write_bytes(
        book({"Preise": [["Absender"], [], *LISTE, ["01.0030", "Rampe", 1, "Stk", 7, 7]]})
    )
    found = load([tmp_path], root=tmp_path, name="Probe", profiles=[profile])
    assert [oz for oz, _, _ in prices(found)] == ["01.0010", "01.0020", "01.0030"]
    assert found.lesarten[0].header_row == 5


SPIEGEL: Rows = [
    ["", "", "", "", "Klangwerk GmbH", "", "Lichtblick OHG", ""],
    ["OZ", "Kurztext", "Menge", "Einheit", "EP", "GP", "EP", "GP"],
    ["01", "Bühne", 2, "Stk", 50, 100, 40, 80],
]


def test_a_bidder_gets_the_name_that_the_profile_gives(tmp_path: Path) -> None:
    found = corrected(tmp_path, {"Spiegel": SPIEGEL}, ('zelle = "G1"', 'zelle = "G1"\nname = "Lichtblick Nord OHG"'))
    assert [o.bekannt("bieter") for o in found.angebote] == ["Klangwerk GmbH", "Lichtblick Nord OHG"]


def test_a_factor_of_the_table_counts_for_all_bidders_that_have_none_of_their_own(tmp_path: Path) -> None:
    changes = (
        ("spalten = { A", "faktor = { Gesamtpreis = 1000 }\nspalten = { A"),
        ("spalten = { G", "faktor = { Gesamtpreis = 10 }\nspalten = { G"),
    )
    found = corrected(tmp_path, {"Spiegel": SPIEGEL}, *changes)
    assert prices(found) == [("01", d("50"), d("100000")), ("01", d("40"), d("800"))]


def test_a_bidder_of_the_profile_without_a_price_or_a_name(tmp_path: Path) -> None:
    (tmp_path / "angebot.xlsx").write_bytes(book({"Spiegel": SPIEGEL}))
    profile = load_profile(written(tmp_path / "angebot.xlsx", tmp_path))
    sheets = {"Spiegel": [["", "", "", "", "", "", "Lichtblick OHG"], SPIEGEL[1], ["01", "Bühne", 2, "Stk", 50, 100]]}
    (tmp_path / "angebot.xlsx").write_bytes(book(sheets))
    found = load([tmp_path], root=tmp_path, name="Probe", profiles=[profile])
    assert [o.bekannt("bieter") for o in found.angebote] == ["Bieter in Spalte E"]
    assert "„Lichtblick OHG“ nennt keinen Preis und zählt nicht als Bieter" in found.lesarten[0].notes
    assert found.lesarten[0].unknown == {"G": "EP", "H": "GP"}


def test_a_price_form_that_nobody_filled_in_is_no_offer(tmp_path: Path) -> None:
    (tmp_path / "angebot.xlsx").write_bytes(book({"Preise": LISTE}))
    profile = load_profile(written(tmp_path / "angebot.xlsx", tmp_path))
    form = [*LISTE[:3], *([*row[:4], None, None, row[6]] for row in LISTE[3:])]
    (tmp_path / "angebot.xlsx").write_bytes(book({"Preise": form}))
    found = load([tmp_path], root=tmp_path, name="Probe", profiles=[profile])
    assert (len(found.positionen), found.hat("angebote")) == (2, False)


ZWEI = {"Alles": [*LISTE, [], ["Kalkulation"], ["OZ", "Kurztext", "Menge", "Einheit"], ["09", "Reserve", 1, "Stk"]]}


def test_a_table_is_left_out_on_purpose_and_told(tmp_path: Path) -> None:
    found = corrected(tmp_path, ZWEI, ("kopfzeile = 8", "kopfzeile = 8\nnicht_lesen = true"))
    assert [oz for oz, _, _ in prices(found)] == ["01.0010", "01.0020"]
    assert not found.hat("positionen")
    left_out = found.lesarten[-1]
    assert (left_out.what, left_out.rows) == ("nicht gelesen", {"ausgelassen": "8–9"})
    assert left_out.notes == ("Nicht gelesen, wie das Profil angebot-xlsx.profil.toml sagt",)


def test_a_whole_sheet_is_left_out_with_its_statements(tmp_path: Path) -> None:
    sheets = {"Preise": LISTE, "Angebot": [["Bieter", "Falsch AG"], ["Nachlass", 3], ["Skonto", 2]]}
    add = '\n[[tabelle]]\nblatt = "Angebot"\nnicht_lesen = true\n'
    found = corrected(tmp_path, sheets, add=add)
    assert [o.bekannt("bieter") for o in found.angebote] == ["Klangwerk GmbH"]
    assert [(n.sheet, n.what) for n in found.lesarten] == [("Preise", "Preise"), ("Angebot", "nicht gelesen")]


def test_statements_that_the_profile_does_not_touch_are_read(tmp_path: Path) -> None:
    sheets = {"Preise": LISTE, "Angebot": [["Bieter", "Klangwerk AG"], ["Nachlass", 3], ["Skonto", 2]]}
    found = corrected(tmp_path, sheets)
    assert (found.angebote[0].bekannt("bieter"), found.angebote[0].bekannt("nachlass")) == ("Klangwerk AG", d("3"))


def test_rows_that_no_table_covers_are_told(tmp_path: Path) -> None:
    found = corrected(tmp_path, {"Preise": LISTE}, ("kopfzeile = 3", "kopfzeile = 3\nletzte_zeile = 4"))
    assert len(prices(found)) == 1
    assert found.lesarten[0].rows == {"Text außerhalb der Tabellen": "1", "Zahlen außerhalb der Tabellen": "5"}


def test_a_table_that_was_not_recognised_is_told_by_hand(tmp_path: Path) -> None:
    sheets = {"X": [["Was", "Wieviel", "Wovon", "à"], ["Bühne", 2, "Stk", 50]]}
    assert not has_tables(written_of(tmp_path, sheets))
    add = """
[[tabelle]]
blatt = "X"
art = "Preise"
kopfzeile = 1
ueberschriften = { A1 = "Was", D1 = "à" }
spalten = { A = "Kurztext", B = "Menge", C = "Einheit", D = "Einheitspreis" }
"""
    found = corrected(tmp_path, sheets, add=add)
    assert [(p.kurztext, p.menge, p.ep) for p in found.angebote[0].preise] == [("Bühne", d("2"), d("50"))]


def written_of(folder: Path, sheets: Mapping[str, Rows]) -> Path:
    (folder / "angebot.xlsx").write_bytes(book(sheets))
    return written(folder / "angebot.xlsx", folder)


def test_the_skeleton_for_an_unknown_sheet_is_valid_once_the_hashes_are_gone(tmp_path: Path) -> None:
    path = written_of(tmp_path, {'X "1"\x7f': [["Was", "Wie\nviel", "Wo\x01von", "à"], ["Bühne", 2, "Stk", 50]]})
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line == "# [[tabelle]]")
    path.write_text("\n".join(line.removeprefix("# ") for line in lines[start:]), encoding="utf-8")
    (entry,) = load_profile(path).entries
    assert entry.anchors[1, 2] == "Wie viel"


HEAD = 'blatt = "Preise"\nart = "Preise"\nkopfzeile = 3\nueberschriften = { A3 = "OZ" }\n'
COLUMNS = 'spalten = { A = "OZ", E = "Einheitspreis" }\n'
GOOD = f"[[tabelle]]\n{HEAD}{COLUMNS}"


def test_names_of_sheets_and_files_are_patterns_only_by_the_star(tmp_path: Path) -> None:
    (tmp_path / "Angebot [1].xlsx").write_bytes(book({"Los 1": LISTE, "Los 2": LISTE}))
    path = tmp_path / "p.toml"
    path.write_text(f'datei = "angebot [1]*"\n{GOOD.replace("Preise", "Los *", 1)}', encoding="utf-8")
    found = load([tmp_path], root=tmp_path, name="Probe", profiles=[load_profile(path)])
    assert [note.notes[0] for note in found.lesarten] == ["Gelesen mit dem Profil p.toml, Tabelle 1"] * 2


def test_a_table_that_is_nowhere_is_told_if_others_are(tmp_path: Path) -> None:
    (tmp_path / "angebot.xlsx").write_bytes(book({"Preise": LISTE}))
    path = tmp_path / "p.toml"
    path.write_text(GOOD + GOOD.replace("Preise", "Lager", 1), encoding="utf-8")
    found = load([tmp_path], root=tmp_path, name="Probe", profiles=[load_profile(path)])
    assert "Tabelle 2 des Profils p.toml wurde nirgends gefunden (Blatt „Lager“)" in found.lesarten[0].notes


ODD = (
    "0", "-1", "true", '""', '"*"', '"\\u0000"', "[]", "{}", "nan", "-inf", "1979-05-27", "[[]]", "{ a = {} }",
    '{ A3 = "OZ", a3 = "x" }', '{ ZZZ9999999 = "x" }', "[{}]", '{ A = ["OZ"] }', "9223372036854775807", "'*[!]?'",
)  # fmt: skip


def test_no_value_at_any_place_of_a_profile_ends_in_a_traceback(tmp_path: Path) -> None:
    """Each value of a profile in turn is something absurd: it is refused in German, or the sheet is read with it."""
    add = "faktor = { Einheitspreis = 2 }\nletzte_zeile = 9\nerste_kopfzeile = 1\nnicht_lesen = false\n"
    text = written_of(tmp_path, {"Spiegel": SPIEGEL}).read_text(encoding="utf-8")
    text = text.replace("erste_kopfzeile = 1\n", "").replace("kopfzeile = 2\n", f"kopfzeile = 2\n{add}")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(lines) > 15
    path = tmp_path / "p.toml"
    outcomes = {"refused": 0, "read": 0}
    for number, line in enumerate(lines):
        key, equals, _ = line.partition(" = ")
        for value in ODD if equals else ():
            path.write_text("\n".join([*lines[:number], f"{key} = {value}", *lines[number + 1 :]]), encoding="utf-8")
            try:
                load([tmp_path / "angebot.xlsx"], root=tmp_path, name="Probe", profiles=[load_profile(path)])
                outcomes["read"] += 1
            except ConfigError as error:
                assert str(error).startswith("p.toml"), error
                outcomes["refused"] += 1
    assert outcomes["refused"] > 200
    assert outcomes["read"] > 2
