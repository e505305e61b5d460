"""A workbook with about everything that an office puts into one: what an annotated copy must not lose."""

import io
import struct
import zlib
from collections.abc import Sequence
from functools import cache

import xlsxwriter

from checker.report.befunde import COLUMNS
from checker.workbook.listing import Line, Listing
from checker.workbook.marks import Mark

MACROS = b"\xd0\xcf\x11\xe0" + bytes(range(256)) * 20
"""Stands for macros: nobody looks into them."""


def png() -> bytes:
    """A picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0abc")) + chunk(b"IEND", b"")


@cache
def rich(rows: int = 12) -> bytes:
    """Sheets: Positionen (comments, chart, picture, lists, colours, protected), Tabelle, Versteckt, Diagramm."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.add_vba_project(io.BytesIO(MACROS), True)
    money = book.add_format({"num_format": "#,##0.00 €", "bold": True, "border": 1, "align": "right"})
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    sheet = book.add_worksheet("Positionen")
    sheet.write_row(0, 0, ("OZ", "Kurztext", "Menge", "EP", "GP"))
    for row in range(1, rows):
        sheet.write_string(row, 0, f"01.{row:04}0")
        sheet.write_string(row, 1, f"Bühne {row}")
        sheet.write_number(row, 2, row)
        sheet.write_number(row, 3, 2.5, money)
        sheet.write_formula(row, 4, f"=C{row + 1}*D{row + 1}", money, 2.5 * row)
    sheet.set_column("F:G", 20, day)
    sheet.write_comment("B2", "Bitte prüfen", {"author": "Amt"})
    sheet.write_comment("B5", "Zweiter Satz")
    sheet.conditional_format("D2:D12", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("C2:C12", {"validate": "list", "source": ["1", "2", "3"]})
    sheet.insert_image("H2", "punkt.png", {"image_data": io.BytesIO(png())})
    sheet.insert_button("H8", {"macro": "los", "caption": "Los"})
    sheet.add_sparkline("I2", {"range": "Positionen!D2:D12"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Positionen!$E$2:$E$12"})
    sheet.insert_chart("H10", chart)
    sheet.insert_textbox("K2", "Hinweis der Stelle")
    sheet.write_url("A14", "https://example.org/", string="Netz")
    sheet.set_header("&L&G", {"image_left": "kopf.png", "image_data_left": io.BytesIO(png())})
    sheet.merge_range("A16:C17", "Summe", money)
    sheet.autofilter("A1:E12")
    sheet.protect("geheim")
    table = book.add_worksheet("Tabelle 2")
    table.add_table("B2:D6", {"name": "Preise", "columns": [{"header": name} for name in ("A", "B", "C")]})
    table.write_rich_string("A9", "a", book.add_format({"bold": True}), "fett", "z")
    hidden = book.add_worksheet("Versteckt")
    hidden.write(0, 0, 1)
    hidden.hide()
    lines = book.add_chart({"type": "line"})
    lines.add_series({"values": "=Positionen!$C$2:$C$12"})
    book.add_chartsheet("Diagramm").set_chart(lines)
    book.define_name("Netto", "=Positionen!$E$2")
    book.set_custom_property("Aktenzeichen", "41-7")
    book.close()
    return buffer.getvalue()


def mark(row: int, column: int, tone: str = "error", *notes: str) -> Mark:
    return Mark(
        row, column, tone, tuple((f"Fehler {note}", f"Text zu {note} <&> „ä“") for note in notes or ("LV003-7f2a9c",))
    )


def listing(*lines: Line, notes: Sequence[str] = ("Ein Satz.",)) -> Listing:
    return Listing("Befunde zu mappe.xlsx", tuple(notes), COLUMNS, 1, 3, lines)


def line(place: str, sheet: str = "", cell: str = "", tone: str = "error") -> Line:
    texts = ("LV003-7f2a9c", "Fehler", "=1+1 ist falsch\nzweite Zeile", "1", "2", "Ändern.", "§ 1")
    return Line(tone, (sheet, place, *texts), sheet, cell)
