"""The rows below the positions of the sheet `Preisspiegel`: sums, discounts, tax and ranks, each a formula."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from checker.offers.spiegeldaten import UNVOLLSTAENDIG, Bieter, Spiegel
from checker.report.spiegel.bogen import (
    ABWEICHUNG,
    GELD,
    GRAU,
    ORANGE,
    PROZENT,
    RAND,
    Bogen,
    Value,
    ort,
    prozentformel,
)  # fmt: skip
from checker.report.spiegel.raster import BLATT, JA, OFFEN, Raster, abstaende, ganz, rangformel
from checker.report.spiegel.worte import rangwort
from checker.workbook.template import Book


class Summen(Bogen):
    """A sheet with two columns a bidder; `unten` writes the rows of totals."""

    def __init__(self, book: Book, spiegel: Spiegel, raster: Raster) -> None:
        super().__init__(book, BLATT)
        self.spiegel, self.raster = spiegel, raster
        self.gewertet = [index for index, bidder in enumerate(spiegel.bieter) if bidder.gewertet]

    def look(self, bidder: Bieter, **more: Any) -> dict[str, Any]:
        """An offer that does not count is grey, in each of its cells."""
        return {**RAND, **more} if bidder.gewertet else {**RAND, **more, "font_color": GRAU, "italic": True}

    def unten(self) -> None:
        raster, spiegel = self.raster, self.spiegel
        counts = raster.spalte(raster.zaehlt)
        arten = " + ".join(spiegel.arten)
        self._reihe(
            raster.summe,
            f"Summe ({arten})",
            GELD,
            lambda i, b: (f'=SUMIF({counts},"{JA}",{raster.spalte(raster.gp(i))})', b.summe),
        )
        for column, value in ((raster.ideal, spiegel.ideal), (raster.schaetzung, spiegel.schaetzung)):
            self.rechne(
                raster.summe, column, ganz(counts, raster.spalte(column)), UNVOLLSTAENDIG if value is None else value,
                **RAND, bold=True, num_format=GELD, align="right",
            )  # fmt: skip
        self._reihe(
            raster.offen,
            "Positionen ohne Preis",
            "0",
            lambda i, b: (
                f'=SUMPRODUCT(({counts}="{JA}")*(1-ISNUMBER({raster.spalte(raster.gp(i))})))',
                Decimal(b.offen),
            ),
        )
        self._reihe(
            raster.nachlass,
            "Nachlass",
            PROZENT,
            lambda i, b: (None, "nicht lesbar" if b.nachlass is None else b.nachlass),
        )
        self._reihe(raster.netto, "Angebotssumme netto", GELD, self._netto)
        self._reihe(
            raster.skonto, f"Skonto ({'gewertet' if spiegel.wunsch.skonto else 'nicht gewertet'})", PROZENT, _skonto
        )
        self._reihe(raster.wertung, "Wertungssumme netto", GELD, self._wertung, bold=True)
        self._reihe(
            raster.steuersatz,
            "Umsatzsteuer",
            PROZENT,
            lambda i, b: (None, "nicht angegeben" if b.steuersatz is None else b.steuersatz),
        )
        self._reihe(raster.steuer, "Umsatzsteuer in EUR", GELD, lambda i, b: self._steuer(i, b, "-{w}"))
        self._reihe(raster.brutto, "Wertungssumme brutto", GELD, lambda i, b: self._steuer(i, b, ""), bold=True)
        self._reihe(raster.rang, "Rang", "0", self._rang, bold=True)
        self._reihe(raster.abstand, "Abstand zum günstigsten Angebot", ABWEICHUNG, self._abstand)

    def _reihe(
        self, row: int, label: str, number: str, make: "Callable[[int, Bieter], tuple[str | None, Value]]", **more: Any
    ) -> None:  # fmt: skip
        raster = self.raster
        self.sheet.set_row(row, 16)
        self.put(row, raster.oz, label, bold=True)
        for index, bidder in enumerate(self.spiegel.bieter):
            formula, value = make(index, bidder)
            look = self.look(bidder, num_format=number, align="right", **more)
            if isinstance(value, str) and value in (UNVOLLSTAENDIG, OFFEN, "nicht lesbar", "nicht angegeben"):
                look["bg_color"] = ORANGE
            if formula is None:
                self.put(row, raster.gp(index), value, **look)
            else:
                self.rechne(row, raster.gp(index), formula, value, **look)

    def _netto(self, index: int, bidder: Bieter) -> tuple[str, Value]:
        raster = self.raster
        column = raster.gp(index)
        total, missing, rate = (ort(row, column) for row in (raster.summe, raster.offen, raster.nachlass))
        none = f'COUNTIF({raster.spalte(raster.zaehlt)},"{JA}")=0'
        formula = (
            f'=IF(OR({missing}>0,NOT(ISNUMBER({rate})),{none}),"{UNVOLLSTAENDIG}",ROUND({total}*(100-{rate})/100,2))'
        )
        return formula, UNVOLLSTAENDIG if bidder.netto is None else bidder.netto

    def _wertung(self, index: int, bidder: Bieter) -> tuple[str, Value]:
        netto, skonto = (ort(row, self.raster.gp(index)) for row in (self.raster.netto, self.raster.skonto))
        value = UNVOLLSTAENDIG if bidder.wertung is None else bidder.wertung
        if not bidder.skonto_zaehlt:
            return f"={netto}", value
        return f"=IF(ISNUMBER({netto}),ROUND({netto}*(100-{skonto})/100,2),{netto})", value

    def _steuer(self, index: int, bidder: Bieter, less: str) -> tuple[str, Value]:
        worth, rate = (ort(row, self.raster.gp(index)) for row in (self.raster.wertung, self.raster.steuersatz))
        formula = f'=IF(AND(ISNUMBER({worth}),ISNUMBER({rate})),ROUND(ROUND({worth}*(100+{rate})/100,2){less.format(w=worth)},2),"{OFFEN}")'
        if bidder.brutto is None or bidder.wertung is None:
            return formula, OFFEN
        return formula, bidder.brutto - bidder.wertung if less else bidder.brutto

    def _rang(self, index: int, bidder: Bieter) -> tuple[str | None, Value]:
        if not bidder.gewertet:
            return None, rangwort(bidder)
        row = self.raster.wertung
        others = [ort(row, self.raster.gp(i)) for i in self.gewertet if i != index]
        return rangformel(ort(row, self.raster.gp(index)), others), rangwort(bidder)

    def _abstand(self, index: int, bidder: Bieter) -> tuple[str | None, Value]:
        if not bidder.gewertet:
            return None, None
        row = self.raster.wertung
        own = ort(row, self.raster.gp(index))
        low = f"MIN({','.join(ort(row, self.raster.gp(i)) for i in self.gewertet)})"
        return f'=IF(ISNUMBER({own}),IF({low}>0,{prozentformel(own, low)},""),"")', abstaende(self.spiegel)[index]


def _skonto(index: int, bidder: Bieter) -> tuple[None, Value]:
    return None, bidder.skonto if bidder.skonto else "–"
