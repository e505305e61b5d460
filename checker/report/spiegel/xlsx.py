"""The Preisspiegel as a workbook."""

from collections.abc import Callable, Iterable

from checker.offers.spiegeldaten import Spiegel, Zeile
from checker.report.spiegel.abweichungen import abweichungen
from checker.report.spiegel.anhang import hinweise, protokoll, standblatt
from checker.report.spiegel.anlass import Anlass
from checker.report.spiegel.bogen import geworden
from checker.report.spiegel.preise import preisblatt
from checker.report.spiegel.raster import Raster
from checker.report.spiegel.uebersicht import uebersicht
from checker.workbook.marke import MARKE, PREISSPIEGEL
from checker.workbook.template import CREATED, Book

HOECHSTENS = 200
"""Bidders side by side: a formula takes no more cells."""


def render_xlsx(spiegel: Spiegel, rows: Callable[[], Iterable[Zeile]], anlass: Anlass) -> bytes:
    """The workbook; equal input gives equal parts. `rows` gives the positions as often as it is asked."""
    book = Book(by_row=True)
    title = geworden(f"Preisspiegel {spiegel.name}")[:200]
    book.book.set_properties({"title": title, "comments": f"stimmig {anlass.report.version}", "created": CREATED})
    book.book.set_custom_property(MARKE, f"{PREISSPIEGEL} {anlass.stand.pruefsumme}")
    raster = Raster(spiegel, len(spiegel.vergleich.zeilen))
    uebersicht(book, spiegel, raster)
    preisblatt(book, spiegel, rows(), raster)
    abweichungen(book, spiegel, rows(), raster)
    hinweise(book, spiegel, anlass)
    protokoll(book, spiegel, anlass)
    standblatt(book, spiegel, anlass)
    return book.bytes()
