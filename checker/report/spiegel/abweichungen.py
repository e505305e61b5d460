"""The sheet `Abweichungen`: how far each unit price lies from the median, its class, and its share of the offer."""

from collections.abc import Iterable
from typing import Any

from checker.calc.preise import HUNDRED
from checker.model.werte import runden
from checker.offers.spiegeldaten import Spiegel, Teilsumme, Zeile
from checker.report.spiegel.bogen import (
    ABWEICHUNG,
    GELD,
    GRAU,
    HELL,
    KOPF,
    ORANGE,
    RAND,
    ROT,
    Bogen,
    geworden,
    ort,
    preisformat,
    prozentformel,
)
from checker.report.spiegel.raster import JA, NEBENEINANDER, Raster
from checker.workbook.template import Book

ABWEICHUNGEN = "Abweichungen"
ANTEIL = '0.00" %"'
KLASSENFARBEN = {
    "extrem hoher EP": ROT, "sehr hoher EP": ROT, "hoher EP": ORANGE, "niedriger EP": ORANGE, "sehr niedriger EP": ROT,
}  # fmt: skip


def abweichungen(book: Book, spiegel: Spiegel, rows: Iterable[Zeile], raster: Raster) -> None:
    """For each bidder: how far a unit price lies from the median, its class, and its share of the offer."""
    sheet = _Abweichungen(book, spiegel, raster)
    sheet.oben()
    titles = {part.erste: part for part in spiegel.titel}
    ends = {part.ende: part for part in spiegel.titel}
    for index, row in enumerate(rows):
        if index in titles:
            sheet.titelzeile(raster.row(index) - 1, titles[index].name)
        sheet.zeile_von(raster.row(index), row)
        if index + 1 in ends:
            sheet.titelsumme(raster.row(index) + 1, ends[index + 1])


class _Abweichungen(Bogen):
    """Rows stand where they stand on the sheet `Preisspiegel`, so that both can be read side by side."""

    def __init__(self, book: Book, spiegel: Spiegel, raster: Raster) -> None:
        super().__init__(book, ABWEICHUNGEN)
        self.spiegel, self.raster = spiegel, raster
        self.erste = 4
        self.spanne = self.erste + 3 * len(spiegel.bieter)
        self.nenner = [bidder.summe for bidder in spiegel.bieter]

    def oben(self) -> None:
        raster, spiegel = self.raster, self.spiegel
        self.breite({0: 9.5, 1: 36, 2: 6, 3: 11, self.spanne: 12})
        self.titel(0, "Abweichungen vom Median, Klassen und Anteile")
        self.put(
            1, 0, "Die Klassen nennt die Prüfung, wo wenigstens drei Angebote einen Preis haben; sie rechnen nicht mit. "
            "Anteil: an der Summe des Angebots.", font_color=GRAU,
        )  # fmt: skip
        top = raster.kopf
        self.zeile(top + 1, 0, [""] * 4, **KOPF)
        for index, bidder in enumerate(spiegel.bieter):
            first = self.erste + 3 * index
            self.breite({first: 10, first + 1: 15, first + 2: 8})
            self.sheet.merge_range(top + 1, first, top + 1, first + 2, geworden(bidder.name), self.stil(**KOPF))
        self.put(top + 1, self.spanne, "", **KOPF)
        self.hoehe(top + 1, {number: bidder.name for number, bidder in enumerate(spiegel.bieter)}, width=31)
        labels = ["Abweichung", "Klasse", "Anteil"] * len(spiegel.bieter)
        self.kopf(top + 2, 0, ["OZ", "Kurztext", "Einheit", "Median EP", *labels, "Spanne GP"])
        self.seite(spiegel.name, first=top + 1, last=top + 2)
        if starts := [self.erste + 3 * i for i in range(NEBENEINANDER, len(spiegel.bieter), NEBENEINANDER)]:
            self.nebeneinander(starts, self.spanne, 1)
        self.sheet.freeze_panes(raster.daten, 2)

    def titelzeile(self, row: int, name: str) -> None:
        for column in range(self.spanne + 1):
            self.put(row, column, name if not column else None, bold=True, bg_color=HELL)

    def titelsumme(self, row: int, title: Teilsumme) -> None:
        """The share of a title in each offer."""
        raster = self.raster
        look = {**RAND, "bold": True, "bg_color": HELL}
        for column in range(self.spanne + 1):
            self.put(row, column, f"Summe {title.name}" if not column else None, **look)
        for index, total in enumerate(self.nenner):
            own, whole = raster.fremd(row, raster.gp(index)), raster.fremd(raster.summe, raster.gp(index))
            share = runden(title.betraege[index] * HUNDRED / total) if total else None
            formula = f'=IF({whole}<>0,ROUND({own}*100/{whole},2),"")'
            self.rechne(row, self.erste + 3 * index + 2, formula, share, **look, num_format=ANTEIL, align="right")

    def zeile_von(self, row: int, line: Zeile) -> None:
        raster, price = self.raster, line.preis
        quiet: dict[str, Any] = {} if line.zaehlt else {"font_color": GRAU}
        self.put(row, 0, price.oz, **RAND, **quiet)
        self.put(row, 1, price.kurztext, **RAND, **quiet, text_wrap=True)
        self.put(row, 2, price.einheit, **RAND, **quiet, align="center")
        middle = raster.fremd(row, raster.median)
        shown = preisformat(line.median) if line.median is not None else GELD
        self.rechne(row, 3, f"={middle}", line.median, **RAND, **quiet, num_format=shown, align="right")
        self.hoehe(row, {1: price.kurztext})
        for index in range(len(self.spiegel.bieter)):
            self._bieter(row, index, line, quiet)
        cells = [raster.fremd(row, raster.gp(i)) for i, b in enumerate(self.spiegel.bieter) if b.gewertet]
        formula = f'=IF(COUNT({",".join(cells)})>1,ROUND(MAX({",".join(cells)})-MIN({",".join(cells)}),2),"")'
        spread = line.spanne(self.spiegel.bieter)
        self.rechne(row, self.spanne, formula if cells else '=""', spread, **RAND, **quiet, num_format=GELD)

    def _bieter(self, row: int, index: int, line: Zeile, quiet: dict[str, Any]) -> None:
        raster, first = self.raster, self.erste + 3 * index
        price = raster.fremd(row, raster.ep(index))
        away, name = line.preis.abweichung[index], line.preis.klasse[index]
        middle = ort(row, 3, fest="s")
        look = {**RAND, **quiet, "align": "right"}
        if name:
            look["bg_color"] = KLASSENFARBEN[name]
        if line.preis.median is None:
            self.put(row, first, None, **look)
        else:
            formula = f'=IF(ISNUMBER({price}),{prozentformel(price, middle)},"")'
            self.rechne(row, first, formula, away, **look, num_format=ABWEICHUNG)
        self.put(row, first + 1, name, **{**look, "align": "left", "indent": 1})
        total, cell = raster.fremd(raster.summe, raster.gp(index)), raster.fremd(row, raster.gp(index))
        counts = raster.fremd(row, raster.zaehlt)
        formula = f'=IF(AND({counts}="{JA}",ISNUMBER({cell}),{total}<>0),ROUND({cell}*100/{total},2),"")'
        share = line.anteil(index, self.nenner[index])
        self.rechne(row, first + 2, formula, share, **RAND, **quiet, num_format=ANTEIL, align="right")
