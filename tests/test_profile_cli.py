"""Profiles on the command line: written, used by every verb that checks, packed, and what is wrong in one is said."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Stimmig
from tests.helpers import Rows, book
from tests.test_profile import GOOD, LISTE
from tests.xls import xls


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one offer; the working folder is another one."""
    folder = tmp_path / "vergabe"
    folder.mkdir()
    (folder / "angebot.xlsx").write_bytes(book({"Preise": LISTE}))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def profil(stimmig: Stimmig, offer: Path, tmp_path: Path) -> Path:
    """The profile of that offer, as the command writes it."""
    result = stimmig("template", "profil", offer / "angebot.xlsx")
    assert (result.code, result.err) == (
        0,
        "Geschrieben: angebot.profil.toml (1 Tabelle). "
        "Bitte durchsehen und mit --profile angebot.profil.toml prüfen.\n",
    )
    return tmp_path / "angebot.profil.toml"


def test_a_profile_is_written_once_and_named_in_the_report(stimmig: Stimmig, offer: Path, profil: Path) -> None:
    stimmig("template", "profil", offer / "angebot.xlsx").refused("angebot.profil.toml", "gibt es schon")
    result = stimmig("check", offer, "--profile", profil, "--verbose")
    assert result.code != 2
    assert "Profil: angebot.profil.toml (Prüfsumme" in result.out
    assert "Gelesen mit dem Profil angebot.profil.toml, Tabelle 1." in result.out
    assert "Profil" not in stimmig("check", offer, "--verbose").out


def ods(rows: Rows) -> bytes:
    """A small OpenDocument workbook with one sheet `Preise`."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    lines = ""
    for row in rows:
        lines += "<table:table-row>"
        for value in row:
            number = f' office:value-type="float" office:value="{value}"' if isinstance(value, int) else ""
            kind = number or ' office:value-type="string"'
            lines += f"<table:table-cell{kind}><text:p>{value}</text:p></table:table-cell>"
        lines += "</table:table-row>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0"/>')
        out.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" '
            f'xmlns:text="{urn}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Preise">{lines}'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["angebot.xls", "angebot.ods", "angebot.csv"])
def test_a_profile_of_other_kinds_of_workbooks(stimmig: Stimmig, offer: Path, name: str) -> None:
    (offer / "angebot.xlsx").unlink()
    source = offer / name
    text = "\n".join(";".join(map(str, row)) for row in LISTE)
    contents = {".xls": xls({"Preise": LISTE}), ".ods": ods(LISTE), ".csv": text.encode()}
    source.write_bytes(contents[source.suffix])
    assert stimmig("template", "profil", source, "p.toml").code == 0
    out = stimmig("check", offer, "--profile", "p.toml", "--verbose").out
    assert "Gelesen mit dem Profil p.toml, Tabelle 1." in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["vergabe"], ["vergabe", "Ordner"]),
        (["weg.xlsx"], ["weg.xlsx", "gibt es nicht"]),
        (["vergabe/angebot.xlsx", "p.xlsx"], ["p.xlsx", ".toml"]),
        (["angebot.profil.toml", "q.toml"], ["angebot.profil.toml", "keine Arbeitsmappe"]),
    ],
)
def test_a_profile_of_what_is_no_workbook(
    stimmig: Stimmig, profil: Path, arguments: list[str], words: list[str]
) -> None:
    stimmig("template", "profil", *arguments).refused(*words)


def test_a_profile_that_fits_no_sheet_stops_the_check(stimmig: Stimmig, offer: Path, profil: Path) -> None:
    (offer / "angebot.xlsx").write_bytes(book({"Preise": [*LISTE[:2], [*LISTE[2][:4], "Preis", "GP"], *LISTE[3:]]}))
    stimmig("check", offer, "--profile", profil, "--out", "bericht").refused(
        "angebot.profil.toml", "passt zu keinem Blatt",
        "Tabelle 1: in angebot.xlsx auf Blatt „Preise“ steht in E3 „Preis“ statt „EP“",
    )  # fmt: skip
    assert not Path("bericht").exists()
    (offer / "angebot.xlsx").rename(offer / "anderes.xlsx")
    stimmig("check", offer, "--profile", profil).refused("Dateien wie „angebot.xlsx“", "„Preise“")


def test_a_profile_counts_only_where_it_is_named(
    stimmig: Stimmig, offer: Path, profil: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside workbooks it may be a stranger's; in the user's own configuration it is not, and need not fit."""
    beside = offer / "angebot.profil.toml"
    profil.rename(beside)
    result = stimmig("check", offer, "--verbose")
    assert "Gelesen mit dem Profil" not in result.out
    assert "angebot.profil.toml: keine Arbeitsmappe, sondern ein Profil; es gilt nur mit --profile" in result.out
    (offer / "stimmig.toml").write_text(f'[user]\nprofiles = ["{beside.as_posix()}"]', encoding="utf-8")
    stimmig("check", offer).refused("[user]")
    (offer / "stimmig.toml").unlink()
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "config"))
    own = tmp_path / "config" / "stimmig" / "stimmig.toml"
    own.parent.mkdir(parents=True)
    own.write_text(f'[user]\nprofiles = ["{beside.as_posix()}"]', encoding="utf-8")
    result = stimmig("check", offer, "--verbose")
    assert "Gelesen mit dem Profil" in result.out
    assert "Nicht geprüft" not in result.out
    (offer / "angebot.xlsx").rename(offer / "anderes.xlsx")
    assert stimmig("check", offer).code != 2


def test_the_profile_decides_with_every_verb_that_checks(stimmig: Stimmig, offer: Path, profil: Path) -> None:
    text = profil.read_text(encoding="utf-8")
    profil.write_text(text.replace("spalten =", "faktor = { Gesamtpreis = 1000 }\nspalten ="), encoding="utf-8")
    findings = json.loads(stimmig("check", offer, "--profile", profil, "--format", "json").out)["findings"]
    wrong = [finding["id"] for finding in findings if finding["rule"] == "AN004"]
    assert wrong
    listed = stimmig("decide", "--dossier", offer, "--profile", profil)
    assert all(name in listed.out for name in wrong)
    assert not any(name in stimmig("decide", "--dossier", offer).out for name in wrong)


def test_an_akte_holds_its_profiles_and_is_replayed_with_them(stimmig: Stimmig, offer: Path, profil: Path) -> None:
    assert stimmig("record", "pack", offer, "--profile", profil, "--out", "akte.zip").code == 0
    own = profil.read_text(encoding="utf-8")
    other = profil.with_name("anderes.profil.toml")
    profil.rename(other)
    other.write_text(own.replace("spalten =", "faktor = { Gesamtpreis = 1000 }\nspalten ="), encoding="utf-8")
    assert stimmig("record", "replay", "akte.zip").out.startswith("gleich")
    result = stimmig("record", "replay", "akte.zip", "--profile", other)
    assert result.code == 1
    assert "andere Profile: angebot.profil.toml, heute anderes.profil.toml" in result.out


BIDDER = '[[tabelle.bieter]]\nzelle = "E1"\nspalten = { F = "Einheitspreis" }\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ["mindestens einen Abschnitt [[tabelle]]"]),
        ("tabelle = 5", ["„tabelle“", "Liste von Abschnitten"]),
        ("tabelle = [5]", ["Tabelle 1", "Abschnitt in eckigen Klammern"]),
        ("[[tabele]]", ["„tabele“", "Meinten Sie „tabelle“?"]),
        ("[[tabelle]\n", ["kein gültiges TOML", "Zeile 1"]),
        ("x = " + "[" * 5000, ["kein gültiges TOML"]),
        ("x = " + "9" * 5000, ["kein gültiges TOML"]),
        (f"datei = 5\n{GOOD}", ["„datei“", "ein Text"]),
        (f"{GOOD}spalte = 5\n", ["Tabelle 1", "„spalte“", "Meinten Sie „spalten“?"]),
        (GOOD + GOOD.replace("blatt", "blat"), ["Tabelle 2", "„blat“", "Meinten Sie „blatt“?"]),
        (GOOD.replace('blatt = "Preise"\n', ""), ["Tabelle 1", "„blatt“ fehlt"]),
        (GOOD.replace('art = "Preise"', 'art = "Preis"'), ["„Preis“", "Meinten Sie „Preise“?"]),
        (GOOD.replace("= 3", '= "3"'), ["„kopfzeile“", "ganze Zahl"]),
        (GOOD.replace("= 3", "= true"), ["„kopfzeile“", "ganze Zahl"]),
        (GOOD.replace("= 3", "= 0"), ["„kopfzeile“", "1 bis 1048576"]),
        (GOOD.replace("= 3", "= 99999999999"), ["„kopfzeile“", "1 bis 1048576"]),
        (f"{GOOD}letzte_zeile = 2\n", ["aufeinander folgen"]),
        (f"{GOOD}erste_kopfzeile = 4\n", ["aufeinander folgen"]),
        (GOOD.replace("A3 =", "A =", 1), ["„A“ ist keine Zelle", "C4"]),
        (GOOD.replace("A3 =", "XFE3 =", 1), ["„XFE3“ ist keine Zelle"]),
        (GOOD.replace('A3 = "OZ"', "A3 = 5"), ["A3", "einen Text"]),
        (GOOD.replace('{ A3 = "OZ" }', "{}"), ["„ueberschriften“", "wenigstens eine Zelle"]),
        (GOOD.replace('E = "', 'E4 = "'), ["„E4“ ist keine Spalte"]),
        (GOOD.replace('"Einheitspreis"', '"Einheitpreis"'), ["„Einheitpreis“", "Meinten Sie „Einheitspreis“?"]),
        (GOOD.replace('"Einheitspreis"', "7"), ["das Feld „kein Text“"]),
        (GOOD.replace('"Einheitspreis"', '"OZ"'), ["„OZ“ steht bei zwei Spalten"]),
        (GOOD.replace("E = ", "a = "), ["Spalte A steht zweimal"]),
        (GOOD.replace(', E = "Einheitspreis"', ""), ["fehlt „Einheitspreis“ oder „Gesamtpreis“"]),
        (f"{GOOD}faktor = {{ Einheitspreis = nan }}", ["„faktor“", "eine Zahl"]),
        (f"{GOOD}faktor = {{ Einheitspreis = 1e999999999999 }}", ["profil.toml"]),
        (f"{GOOD}faktor = {{ Einheitspreis = -1 }}", ["„faktor“", "eine Zahl"]),
        (f"{GOOD}faktor = {{ Einheitspreis = true }}", ["„faktor“", "eine Zahl"]),
        (f"{GOOD}faktor = {{ EP = 1000 }}", ["„EP“ in „faktor“", "Möglich sind"]),
        (f"{GOOD}faktor = {{ Gesamtpreis = 1000 }}", ["„faktor“ nennt „Gesamtpreis“", "keine Spalte"]),
        (f"{GOOD}nicht_lesen = 1", ["„nicht_lesen“", "true oder false"]),
        (f"{GOOD}bieter = 5", ["„bieter“", "Liste von Abschnitten"]),
        (f"{GOOD}schaetzung = 5", ["Schätzung", "Abschnitt"]),
        (GOOD + BIDDER.replace("E1", "1E"), ["Bieter 1", "„1E“ ist keine Zelle"]),
        (GOOD + BIDDER.replace("F =", "E ="), ["Bieter 1", "Spalte E steht zweimal"]),
        (GOOD + BIDDER.replace("Einheitspreis", "Langtext"), ["Bieter 1", "„Langtext“"]),
        (GOOD + BIDDER.replace("zelle", "zele"), ["Bieter 1", "„zele“", "Meinten Sie „zelle“?"]),
        (GOOD.replace('"Preise"\nkopf', '"Lose"\nkopf').replace('"OZ", E = "Einheitspreis"', '"Los"'), ["fehlt"]),
        ('[[tabelle]]\nblatt = "Preise"\nnicht_lesen = true\nkopfzeile = 3', ["„ueberschriften“"]),
    ],
)
def test_what_is_wrong_in_a_profile_is_said(stimmig: Stimmig, offer: Path, text: str, words: list[str]) -> None:
    Path("wrong.profil.toml").write_text(text, encoding="utf-8")
    result = stimmig("check", offer, "--profile", "wrong.profil.toml")
    result.refused("wrong.profil.toml", *words)
    assert len(result.err.splitlines()) == 1


def test_what_is_no_text_is_no_profile(stimmig: Stimmig, offer: Path) -> None:
    Path("p.toml").write_bytes(b"\xff\x00")
    stimmig("check", offer, "--profile", "p.toml").refused("p.toml", "nicht lesbar")
    stimmig("check", offer, "--profile", "weg.toml").refused("weg.toml", "nicht lesbar")
    Path("p.toml").write_text("#" * 1_000_001, encoding="utf-8")
    stimmig("check", offer, "--profile", "p.toml").refused("p.toml", "zu groß")
