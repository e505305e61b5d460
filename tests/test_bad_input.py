"""Bad input as a user meets it: one clear German sentence with what to do, exit code 2, nothing written."""

import io
import json
import os
import random
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.conftest import Stimmig

SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
Edit = Callable[[bytes], bytes]


def patched(workbook: bytes, edits: Mapping[str, Edit], without: Iterable[str] = ()) -> bytes:
    """A package with some parts changed, added or left out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in (*old.namelist(), *(name for name in edits if name not in old.namelist())):
            if name not in without:
                data = old.read(name) if name in old.namelist() else b""
                new.writestr(name, edits[name](data) if name in edits else data)
    return buffer.getvalue()


def zipped(**files: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in files.items():
            package.writestr(name, text)
    return buffer.getvalue()


def with_cell(reference: str, value: str = "1") -> Edit:
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    cell = f'<row r="{row}"><c r="{reference}"><v>{value}</v></c></row></sheetData>'
    return lambda xml: xml.replace(b"</sheetData>", cell.encode(), 1)


def written(path: Path, sheets: Mapping[str, list[list[Any]]]) -> Path:
    """A workbook with these cells."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def report_of(stimmig: Stimmig, *arguments: object, codes: tuple[int, ...] = (0, 1, 3)) -> dict[str, Any]:
    """The report of a check that went through."""
    result = stimmig("check", *arguments, "--format", "json", "--heute", "2026-11-23")
    assert result.code in codes, result
    report: dict[str, Any] = json.loads(result.out)
    return report


class TestNamedFiles:
    """A file named on the command line that cannot be read."""

    @pytest.mark.parametrize(
        ("name", "data", "problem"),
        [
            ("leer.xlsx", b"", "leer (0 Byte)"),
            ("leer.csv", b"", "leer (0 Byte)"),
            ("leer.pdf", b"", "leer (0 Byte)"),
            ("archiv.xlsx", zipped(brief="Sehr geehrte Damen und Herren"), "beschädigt oder keine Arbeitsmappe"),
            ("archiv.zip", zipped(brief="Sehr geehrte Damen und Herren"), "keine Arbeitsmappe"),
            ("geheim.xlsx", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(999), "Kennwort"),
            ("alt.xls", OLE + "Workbook".encode("utf-16-le") + bytes(999), "beschädigt"),
            ("brief.doc", OLE + "WordDocument".encode("utf-16-le") + bytes(999), "keine Arbeitsmappe"),
            ("zufall.xlsx", random.Random(1).randbytes(5000), "beschädigt oder keine Arbeitsmappe"),
            ("zufall.csv", random.Random(2).randbytes(5000), "beschädigt oder keine Arbeitsmappe"),
            ("zufall2.xlsx", b"PK\3\4" + random.Random(3).randbytes(999) + b"xl/workbook", "beschädigt"),
            ("text.xlsx", b"OZ;Menge\n01;2\n", "beschädigt oder keine Arbeitsmappe"),
            ("plan.pdf", b"%PDF-1.7\n%%EOF", "keine Arbeitsmappe"),
            ("notiz.txt", b"Hallo", "keine Arbeitsmappe"),
        ],
    )
    def test_refused(self, stimmig: Stimmig, tmp_path: Path, name: str, data: bytes, problem: str) -> None:
        (tmp_path / name).write_bytes(data)
        result = stimmig("check", tmp_path / name, "--out", tmp_path / "bericht")
        result.refused(name, problem)
        assert len(result.err.splitlines()) == 1
        assert any(word in result.err for word in ("Bitte", "Geprüft werden"))
        assert not (tmp_path / "bericht").exists()

    def test_locked_by_another_program(
        self, stimmig: Stimmig, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read = Path.read_bytes

        def locked(self: Path) -> bytes:
            if self.name == "ausschreibung.xlsx":
                raise PermissionError(13, "in use")
            return read(self)

        monkeypatch.setattr(Path, "read_bytes", locked)
        result = stimmig("check", clean, "--out", tmp_path / "bericht")
        result.refused("ausschreibung.xlsx", "gesperrt", "Bitte in Excel schließen")
        assert not (tmp_path / "bericht").exists()

    def test_missing_files_are_all_named(self, stimmig: Stimmig, tmp_path: Path) -> None:
        result = stimmig("check", tmp_path / "weg.xlsx", tmp_path / "fort", "--out", tmp_path / "bericht")
        result.refused("weg.xlsx", "fort", "gibt es nicht", "Bitte den Namen prüfen.")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("keep", [1, 4, 30, 0.01, 0.3, 0.7, 0.99, -22, -1])
    def test_truncated(self, stimmig: Stimmig, tmp_path: Path, tender: bytes, keep: float) -> None:
        end = int(len(tender) * keep) if isinstance(keep, float) else keep
        (tmp_path / "halb.xlsx").write_bytes(tender[:end])
        stimmig("check", tmp_path / "halb.xlsx", "--out", tmp_path / "bericht").refused("halb.xlsx", "beschädigt")
        assert not (tmp_path / "bericht").exists()

    @pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", SHEET])
    @pytest.mark.parametrize("damage", ["left out", "emptied", "halved", "other XML", "unknown encoding"])
    def test_damaged_part(self, stimmig: Stimmig, tmp_path: Path, tender: bytes, part: str, damage: str) -> None:
        edits: dict[str, Edit] = {
            "left out": lambda xml: xml,
            "emptied": lambda _: b"",
            "halved": lambda xml: xml[: len(xml) // 2],
            "other XML": lambda _: b"<a><b></a>",
            "unknown encoding": lambda xml: xml.replace(b'"UTF-8"', b'"XTF-8"', 1) if part == SHEET else b"<a",
        }
        data = patched(tender, {part: edits[damage]}, (part,) if damage == "left out" else ())
        (tmp_path / "kaputt.xlsx").write_bytes(data)
        stimmig("check", tmp_path / "kaputt.xlsx").refused("kaputt.xlsx", "beschädigt", "Bitte in Excel öffnen")

    def test_flipped_bytes_never_end_in_a_traceback(self, stimmig: Stimmig, tmp_path: Path, tender: bytes) -> None:
        chance = random.Random(4)
        for _ in range(40):
            data = bytearray(tender)
            for _ in range(3):
                data[chance.randrange(len(data))] = chance.randrange(256)
            (tmp_path / "f.xlsx").write_bytes(data)
            result = stimmig("check", tmp_path / "f.xlsx", "--heute", "2026-11-23")
            if result.code == 2:
                result.refused("f.xlsx")
            else:
                assert "f.xlsx" in result.out

    def test_document_type_is_refused(self, stimmig: Stimmig, tmp_path: Path, tender: bytes) -> None:
        bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet'
        data = patched(tender, {SHEET: lambda xml: xml.replace(b"<worksheet", bomb, 1)})
        (tmp_path / "boese.xlsx").write_bytes(data)
        stimmig("check", tmp_path / "boese.xlsx").refused("boese.xlsx", "Dokumenttyp")

    def test_encrypted_zip_entries(self, stimmig: Stimmig, tmp_path: Path, tender: bytes) -> None:
        data = bytearray(tender)
        for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
            at = data.find(signature)
            while at >= 0:
                data[at + offset] |= 1
                at = data.find(signature, at + 4)
        (tmp_path / "zu.xlsx").write_bytes(data)
        stimmig("check", tmp_path / "zu.xlsx").refused("zu.xlsx")

    @pytest.mark.parametrize("reference", ["XFD1048576", "CV1048576", "A99999999", "AAAA7"])
    def test_value_in_the_last_corner(self, stimmig: Stimmig, tmp_path: Path, tender: bytes, reference: str) -> None:
        # the reader of values would ask for memory for every cell up to that one, and end the program
        (tmp_path / "riesig.xlsx").write_bytes(patched(tender, {SHEET: with_cell(reference)}))
        stimmig("check", tmp_path / "riesig.xlsx").refused("riesig.xlsx", "Bitte")

    def test_own_report_is_no_input(self, stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
        assert stimmig("check", clean, "--out", tmp_path / "bericht").code == 0
        stimmig("check", tmp_path / "bericht" / "report.html").refused("report.html", "keine Arbeitsmappe")


class TestFolders:
    """Files of all kinds in a folder."""

    def test_folder_without_workbooks(self, stimmig: Stimmig, tmp_path: Path) -> None:
        (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.7")
        (tmp_path / "~$ausschreibung.xlsx").write_bytes(b"x")
        stimmig("check", tmp_path).refused(str(tmp_path), "keine Arbeitsmappe", "Bitte einen Ordner mit .xlsx")

    def test_all_bad_files_are_named_at_once(self, stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
        (clean / "leer.xlsx").write_bytes(b"")
        (clean / "geheim.xlsx").write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
        (clean / "unter").mkdir()
        (clean / "unter" / "zufall.ods").write_bytes(b"nichts")
        before = sorted(clean.rglob("*"))
        result = stimmig("check", clean, "--out", tmp_path / "bericht")
        result.refused("leer.xlsx", "geheim.xlsx", "unter/zufall.ods")
        assert len(result.err.splitlines()) == 3
        assert sorted(clean.rglob("*")) == before
        assert not (tmp_path / "bericht").exists()

    def test_skip_unreadable(self, stimmig: Stimmig, clean: Path, example: Path) -> None:
        for folder, code in ((clean, 3), (example, 1)):
            (folder / "leer.xlsx").write_bytes(b"")
            report = report_of(stimmig, folder, "--skip-unreadable", codes=(code,))
            assert [skipped["file"] for skipped in report["skipped"]] == ["leer.xlsx"]
            assert "leer (0 Byte)" in report["skipped"][0]["reason"]
            assert len(report["inputs"]) == 5
        text = stimmig("check", clean, "--skip-unreadable").out
        assert "Nicht geprüft\n  leer.xlsx: Die Datei ist leer" in text

    def test_other_files_are_listed(self, stimmig: Stimmig, clean: Path) -> None:
        for name in ("plan.pdf", "~$ausschreibung.xlsx", "brief.docx", "leer.txt", "foto.jpg"):
            (clean / name).write_bytes(b"" if name == "leer.txt" else b"irgendwas")
        (clean / ".verborgen").write_bytes(b"x")
        report = report_of(stimmig, clean, codes=(0,))
        assert {s["file"]: s["reason"].split(":")[0] for s in report["skipped"]} == {
            "brief.docx": "keine Arbeitsmappe",
            "foto.jpg": "keine Arbeitsmappe",
            "leer.txt": "keine Arbeitsmappe",
            "plan.pdf": "keine Arbeitsmappe",
            "~$ausschreibung.xlsx": "Sperrdatei von Excel",
        }

    @pytest.mark.skipif(os.name == "nt", reason="links need rights there")
    def test_link_that_leads_nowhere_is_not_overlooked(self, stimmig: Stimmig, clean: Path) -> None:
        (clean / "angebot-4.xlsx").symlink_to("anderswo.xlsx")
        stimmig("check", clean).refused("angebot-4.xlsx", "gibt es nicht")

    def test_two_procedures_in_one_folder(self, stimmig: Stimmig, clean: Path, tender: bytes) -> None:
        (clean / "nochmal.xlsx").write_bytes(tender)
        stimmig("check", clean).refused("nochmal.xlsx", "ausschreibung.xlsx", "Vergabe", "getrennte Ordner")
        report = report_of(stimmig, clean, "--skip-unreadable", codes=(3,))
        assert [skipped["file"] for skipped in report["skipped"]] == ["nochmal.xlsx"]
        assert "nochmal.xlsx" not in [source["file"] for source in report["inputs"]], "a file is checked or not"

    @pytest.mark.parametrize("name", ["Büh ne ß.xlsx", 'O\'Neill "Töne".xlsx', "$(rm) & <b>;.xlsx", "[1] %41 #.xlsx"])
    def test_odd_names(self, stimmig: Stimmig, clean: Path, tmp_path: Path, name: str) -> None:
        if os.name == "nt" and set(name) & set('"<>'):
            pytest.skip("not a file name there")
        (clean / "ausschreibung.xlsx").rename(clean / name)
        report = report_of(stimmig, clean, "--format", f"html={tmp_path / 'r.html'}", codes=(0,))
        assert name in [source["file"] for source in report["inputs"]]
        assert "<b>;.xlsx" not in (tmp_path / "r.html").read_text(encoding="utf-8")

    @pytest.mark.skipif(os.name == "nt", reason="file names are text there")
    def test_name_that_is_no_utf8(self, stimmig: Stimmig, clean: Path, tmp_path: Path) -> None:
        try:
            (clean / "ausschreibung.xlsx").rename(clean / os.fsdecode(b"B\xfchne.xlsx"))
        except OSError:
            pytest.skip("this file system takes only UTF-8")
        assert stimmig("check", clean, "--out", tmp_path / "bericht").code == 0
        report = json.loads((tmp_path / "bericht" / "report.json").read_text(encoding="utf-8"))
        assert "B\ufffdhne.xlsx" in [source["file"] for source in report["inputs"]]


class TestOddContent:
    """Workbooks that can be read, but are not as expected."""

    def test_paths_in_a_package_lead_nowhere(self, stimmig: Stimmig, clean: Path, tender: bytes) -> None:
        data = patched(tender, {"../../boese.txt": lambda _: b"x", "/abs.txt": lambda _: b"x"})
        (clean / "ausschreibung.xlsx").write_bytes(data)
        before = sorted(clean.parent.parent.rglob("*"))
        assert report_of(stimmig, clean, codes=(0,))["skipped"] == []
        assert sorted(clean.parent.parent.rglob("*")) == before

    def test_many_declared_rows_with_little_in_them(self, stimmig: Stimmig, clean: Path, tender: bytes) -> None:
        last = b'<row r="1048576" spans="1:2" ht="15"/></sheetData>'
        edits: dict[str, Edit] = {
            SHEET: lambda xml: xml.replace(b'ref="A1:B20"', b'ref="A1:XFD1048576"').replace(b"</sheetData>", last, 1)
        }
        (clean / "ausschreibung.xlsx").write_bytes(patched(tender, edits))
        findings = report_of(stimmig, clean, codes=(0,))["findings"]
        assert [finding["rule"] for finding in findings if finding["severity"] != "info"] == []

    def test_wide_sheet_is_no_giant(self, stimmig: Stimmig, clean: Path, tender: bytes) -> None:
        (clean / "ausschreibung.xlsx").write_bytes(patched(tender, {SHEET: with_cell("XFD30")}))
        assert report_of(stimmig, clean, codes=(0,))["questions"] == []

    def test_workbook_without_a_known_sheet(self, stimmig: Stimmig, tmp_path: Path) -> None:
        folder = tmp_path / "d"
        folder.mkdir()
        with xlsxwriter.Workbook(str(folder / "liste.xlsx")) as book:
            sheet = book.add_worksheet("Einkauf")
            sheet.write_row(0, 0, ["Was", "Wie viel"])
            sheet.write_row(1, 0, ["Äpfel", 3])
            sheet.write_formula("B3", "=B2/0", None, "#DIV/0!")
        result = stimmig("check", folder)
        assert result.code == 1, "the error cell is found at cell level"
        assert "kein bekanntes Blatt in „Einkauf“" in result.out
        report = report_of(stimmig, folder)
        assert {finding["rule"] for finding in report["findings"]} == {"XL001"}
        assert report["inputs"][0]["sheets"][0]["what"] == ""
        runs = {run["rule"]: run for run in report["runs"]}
        assert runs["LV003"]["not_applicable"] and not runs["LV003"]["passed"]

    @pytest.mark.parametrize("number", ["1e400", "1E400", "-INF", "NaN"])
    def test_a_number_without_end_is_quoted_as_it_stands_there(
        self, stimmig: Stimmig, tmp_path: Path, number: str
    ) -> None:
        folder = tmp_path / "d"
        folder.mkdir()
        rows = [
            ["OZ", "Kurztext", "Menge", "Einheit", "EP"],
            ["1", "Zelt", 2, "Stk", 777.25],
            ["2", "Tor", 1, "Stk", 5],
        ]
        file = written(folder / "angebot.xlsx", {"Angebot": rows})
        edit = {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"777.25", number.encode())}
        file.write_bytes(patched(file.read_bytes(), edit))
        result = stimmig("check", folder, "--verbose")
        said = " ".join(result.out.split())
        assert f"nicht lesbar („{number}“ ist keine Zahl, mit der sich rechnen lässt)" in said
        assert " inf" not in said and " nan" not in said

    def test_text_of_a_workbook_is_only_text(self, stimmig: Stimmig, tmp_path: Path) -> None:
        folder = tmp_path / "d"
        folder.mkdir()
        unseen = "\u202e\u200b\u200d\u200f\xad\u2063\ufeff"
        nasty = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp; \x1b[31mrot\x1b[0m \x07" + unseen
        rows = [["OZ", "Kurztext", "Menge", "Einheit", nasty], [nasty, nasty, 1, "Stk"], [nasty, nasty, 0, nasty]]
        (folder / "lv.csv").write_text(
            "\n".join(";".join('"' + str(c).replace('"', '""') + '"' for c in row) for row in rows), encoding="utf-8"
        )
        written(
            folder / f"angebot{unseen}.xlsx",
            {nasty[:8].replace("/", "") + unseen: [["OZ", "Kurztext", "EP"], ["1", "=1+1", 5]]},
        )
        result = stimmig("check", folder, "--out", tmp_path / "bericht", "--verbose")
        assert result.code == 1, "the same OZ twice, and a quantity of 0"
        html = (tmp_path / "bericht" / "report.html").read_text(encoding="utf-8")
        assert "alert(1)" in html
        for tag in ("<script>alert", "<img src=x", "&amp;amp;amp;"):
            assert tag not in html
        assert not set(html) & {"\x1b", "\x07", *unseen}
        assert not set(result.out) & {"\x1b", "\x07", *unseen}, "a workbook must not steer the terminal"
        report = json.loads((tmp_path / "bericht" / "report.json").read_text(encoding="utf-8"))
        assert any("\x1b[31m" in finding["message"] for finding in report["findings"]), "JSON keeps what is there"


CSV = (
    "OZ;Kurztext;Menge;Einheit;Einheitspreis;Gesamtpreis\n01.1;Bühne;2;Stk;1.234,50;2.469,00\n01.2;Zaun;3;m;2,50;7,50\n"
)


class TestCsv:
    """Text tables: encoding and delimiter by evidence, true line numbers."""

    @pytest.mark.parametrize(
        "data",
        [
            pytest.param(CSV.encode(), id="utf-8"),
            pytest.param(CSV.encode("utf-8-sig"), id="utf-8 with BOM"),
            pytest.param(CSV.encode("cp1252"), id="cp1252"),
            pytest.param(CSV.encode("utf-16"), id="utf-16"),
            pytest.param(CSV.replace("\n", "\r\n").encode(), id="crlf"),
            pytest.param(CSV.replace("\n", "\r").encode(), id="cr"),
            pytest.param(CSV.replace(";", "\t").encode(), id="tab"),
            pytest.param(CSV.replace(";", "|").encode(), id="pipe"),
            pytest.param(CSV.replace(",", "#").replace(";", ",").replace("#", ".").encode(), id="comma"),
        ],
    )
    def test_dialects(self, stimmig: Stimmig, tmp_path: Path, data: bytes) -> None:
        if b",1.234.50," in data:
            data = data.replace(b"1.234.50", b"1234.50").replace(b"2.469.00", b"2469.00")
        (tmp_path / "preise.csv").write_bytes(data)
        (tmp_path / "lv.csv").write_text("OZ;Kurztext;Menge;Einheit\n01.1;Bühne;2;Stk\n01.2;Zaun;3;m\n")
        report = report_of(stimmig, tmp_path)
        offer = next(source for source in report["inputs"] if source["file"] == "preise.csv")["sheets"][0]
        assert (offer["read"], offer["unknown"]) == (2, {})
        assert [row["kurztext"] for row in report["comparison"]["zeilen"]] == ["Bühne", "Zaun"]
        assert report["comparison"]["summen"][0]["betraege"] == ["2476.50"]

    def test_cell_over_several_lines_keeps_line_numbers(self, stimmig: Stimmig, tmp_path: Path) -> None:
        lines = ["OZ;Kurztext;Menge;Einheit", '01.1;"Bühne', "mit Dach", '";1;Stk', "", "01.2;Zaun;-5;m"]
        (tmp_path / "lv.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        found = [f for f in report_of(stimmig, tmp_path)["findings"] if f["rule"] == "LV004"]
        assert [(f["places"][0]["line"], f["places"][0]["cell"]) for f in found] == [(6, "C6")]

    def test_forgotten_quote_is_refused_with_its_line(self, stimmig: Stimmig, tmp_path: Path) -> None:
        """It makes the rest of the file one cell, in which positions would be lost."""
        (tmp_path / "lv.csv").write_text('OZ;Kurztext;Menge;Einheit\n01.1;"' + "Bühne " * 40_000 + ";1;Stk\n")
        done = stimmig("check", tmp_path)
        assert done.code == 2
        assert "lv.csv" in done.err
        assert "In Zeile 2 öffnet ein Anführungszeichen, das nirgends schließt." in " ".join(done.err.split())
