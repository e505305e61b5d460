"""Acts of a grid move with text, look and merged cells, upright or turned; two of them change places."""

import shutil
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font, PatternFill

from checker.cli import main
from tests.test_plan_cells import ANNA, read
from tests.test_plan_repair import graver, repaired, through_libreoffice

HALVES = [time(hour, minute) for hour in range(14, 20) for minute in (0, 30)]
RED, GREEN = "FFFFC7CE", "FFC6EFCE"


class Grid:
    """A grid of half hours in which acts are merged over their length, as people draw it; `across`: turned."""

    def __init__(self, across: bool, stages: Sequence[str] = ("Markt", "Zelt"), times: Sequence[Any] = HALVES) -> None:
        self.book = openpyxl.Workbook()
        self.page = self.book.worksheets[0]
        self.page.title = "Programm"
        self.across, self.stages, self.times = across, stages, times
        self.page["A1"] = "Samstag, 12.06.2027"
        self.cell(0, 0).value = "Bühne" if across else "Zeit"
        for number, name in enumerate(stages, 1):
            self.cell(0, number).value = name
        for number, clock in enumerate(times, 1):
            self.cell(number, 0).value = clock
            self.cell(number, 0).number_format = "hh:mm"

    def spot(self, along: int, beside: int) -> tuple[int, int]:
        return (beside + 2, along + 1) if self.across else (along + 2, beside + 1)

    def cell(self, along: int, beside: int) -> Any:
        return self.page.cell(*self.spot(along, beside))

    def act(self, stage: int, first: int, last: int, text: str, colour: str = RED) -> None:
        for along in range(first, last + 1):
            self.cell(along, stage).fill = PatternFill("solid", fgColor=colour)
            self.cell(along, stage).font = Font(bold=True)
        self.cell(first, stage).value = text
        if last > first:
            (top, left), (bottom, right) = self.spot(first, stage), self.spot(last, stage)
            self.page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def more(self, *rows: Sequence[Any]) -> None:
        page = self.book.create_sheet("Zusatz")
        for row in (["Titel", "Bühne", "Datum", "Beginn", "Ende", "Mitwirkende", "Fest"], *rows):
            page.append(list(row))

    def save(self, path: Path) -> Path:
        self.book.save(path)
        return path

    def seen(self, path: Path) -> tuple[dict[str, list[str]], set[str]]:
        """By stage, the texts and colours of its cells in a copy; and the merged ranges."""
        page = openpyxl.load_workbook(path)["Programm"]
        looks = {
            name: [
                f"{cell.value or ''}{'' if cell.fill.fgColor.rgb == '00000000' else '/' + cell.fill.fgColor.rgb[2:]}"
                for along in range(1, len(self.times) + 1)
                for cell in [page.cell(*self.spot(along, stage))]
            ]
            for stage, name in enumerate(self.stages, 1)
        }
        return looks, {str(area) for area in page.merged_cells.ranges}


def begins(path: Path) -> dict[str, str]:
    return {row.titel: f"{row.von:%H:%M}–{row.bis:%H:%M}" for row in read(path).plan.programm if row.bekannt("beginn")}


@pytest.mark.parametrize("across", [False, True])
def test_merged_cells_move_with_their_look(tmp_path: Path, across: bool, capsys: pytest.CaptureFixture[str]) -> None:
    grid = Grid(across)
    grid.act(1, 1, 4, "Kapelle\nAnna Berg")
    grid.act(2, 3, 4, "Lesung\nAnna Berg", GREEN)
    grid.act(2, 9, 11, "Film")
    path = grid.save(tmp_path / "raster.xlsx")
    assert graver(path) == ["ZP102"]
    code, out = repaired(path)
    assert code == 0
    looks, merged = grid.seen(out)
    assert looks["Zelt"][:7] == ["", "", "", "", "Lesung\nAnna Berg/C6EFCE", "", ""], "nothing of it stays behind"
    assert merged == ({"B3:E3", "F4:G4", "J4:L4"} if across else {"B3:B6", "C7:C8", "C11:C13"})
    assert begins(out)["Lesung"] == "16:00–17:00"
    page = openpyxl.load_workbook(out)["Programm"]
    old, new = (page.cell(*grid.spot(along, 2)) for along in (3, 5))
    assert "Vorher: Lesung / Anna Berg, jetzt: leer" in old.comment.text
    assert "Vorher: leer, jetzt: Lesung / Anna Berg" in new.comment.text
    assert (new.border.left.style, new.font.b, old.font.b) == ("medium", True, False)
    assert graver(out) == []
    place = "F4" if across else "C7"
    assert f"„Lesung“ 1 Stunde später: Programm!{'D4' if across else 'C5'} 15:00 → 16:00" in capsys.readouterr().out
    lines = [
        row[1].value for row in openpyxl.load_workbook(out)["Änderungen"].iter_rows() if row[0].value == "Programm"
    ]
    assert place in lines


@pytest.mark.parametrize("across", [False, True])
def test_two_acts_change_places(tmp_path: Path, across: bool) -> None:
    """No cell is empty: what stands in the way of Anna's speech can only go where another act is."""
    hours = [f"{hour}:00–{hour + 1}:00" for hour in range(17, 21)]
    grid = Grid(across, times=hours)
    for along, text in enumerate(["Duo", "Trio\nAnna Berg", "Band", "Tanz"], 1):
        grid.act(1, along, along, text, GREEN if "Trio" in text else RED)
        grid.act(2, along, along, f"Film {along}")
    grid.more(ANNA)
    path = grid.save(tmp_path / "raster.xlsx")
    assert graver(path) == ["ZP102"]
    code, out = repaired(path)
    assert code == 0
    looks, merged = grid.seen(out)
    assert sorted(looks["Markt"]) == ["Band/FFC7CE", "Duo/FFC7CE", "Tanz/FFC7CE", "Trio\nAnna Berg/C6EFCE"]
    assert looks["Markt"][1] != "Trio\nAnna Berg/C6EFCE"
    assert looks["Markt"].index("Trio\nAnna Berg/C6EFCE") in (0, 2)
    assert not merged
    page = openpyxl.load_workbook(out)["Programm"]
    notes = [note.text for along in range(1, 5) if (note := page.cell(*grid.spot(along, 1)).comment)]
    assert len(notes) == 2 and all("Vorher: " in text and "leer" not in text for text in notes)
    assert graver(out) == []


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_a_grid_with_moved_cells(tmp_path: Path) -> None:
    grid = Grid(True)
    grid.act(1, 1, 4, "Kapelle\nAnna Berg")
    grid.act(2, 3, 4, "Lesung\nAnna Berg", GREEN)
    _, out = repaired(grid.save(tmp_path / "raster.xlsx"))
    saved = through_libreoffice(out)
    assert grid.seen(saved) == grid.seen(out)
    assert begins(saved) == begins(out)
    assert graver(saved) == []


def test_an_act_goes_to_cells_that_another_one_leaves(tmp_path: Path) -> None:
    """The long act needs the cells of the short one, which itself has room."""
    grid = Grid(False, stages=("Markt",), times=[f"{hour}:00–{hour + 1}:00" for hour in range(14, 20)])
    grid.act(1, 1, 2, "Oper\nAnna Berg")
    grid.act(1, 3, 3, "Duo", GREEN)
    grid.act(1, 5, 5, "Tanz")
    grid.act(1, 6, 6, "Schluss")
    grid.more(["Rede", "Rathaus", datetime(2027, 6, 12), time(14), time(15), "Anna Berg", "ja"])
    path = grid.save(tmp_path / "raster.xlsx")
    code, out = repaired(path, "--keep", "Schluss,Tanz")
    assert code == 0
    assert begins(out)["Oper"] in ("15:00–17:00", "16:00–18:00")
    looks, merged = grid.seen(out)
    assert [look for look in looks["Markt"] if "Duo" in look] == ["Duo/C6EFCE"]
    assert len(merged) == 1
    assert graver(out) == []


def test_what_is_written_into_every_cell_moves_as_one(tmp_path: Path) -> None:
    grid = Grid(True, times=[*HALVES, "Ende 20 Uhr"][:12])
    for along in (3, 4):
        grid.act(2, along, along, "Lesung\nAnna Berg", GREEN)
    grid.act(1, 2, 4, "Chor\nAnna Berg")
    path = grid.save(tmp_path / "raster.xlsx")
    code, out = repaired(path, "--keep", "Chor")
    assert code == 0
    looks, _ = grid.seen(out)
    assert [text for text in looks["Zelt"] if text] == ["Lesung\nAnna Berg/C6EFCE"] * 2
    assert begins(out)["Lesung"] == "16:00–17:00"


def test_a_shared_string_with_two_looks_stays_one(tmp_path: Path) -> None:
    """A title in bold and names in plain letters go as they are: the bytes of the cell move."""
    path = tmp_path / "reich.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page, bold = book.add_worksheet("Programm"), book.add_format({"bold": True})
        page.write_row(0, 0, ["Samstag, 12.06.2027"])
        page.write_row(1, 0, ["Zeit", "Markt", "Zelt"])
        for row, hour in enumerate(range(17, 21), 2):
            page.write_string(row, 0, f"{hour}:00–{hour + 1}:00")
        page.write_rich_string(2, 1, bold, "Trio", "\nAnna Berg")
        page.write_string(2, 2, "Lesung\nAnna Berg")
    code, out = repaired(path, "--keep", "Lesung")
    assert code == 0
    moved = openpyxl.load_workbook(out, rich_text=True)["Programm"]["B4"].value
    assert [str(part) for part in moved] == ["Trio", "\nAnna Berg"]
    assert main(["plan", str(out)]) == 0
