"""The sheet `Preisspiegel`: positions down, bidders across, sums and ranks below; every total is a live formula."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from checker.model.fundstelle import column_letters
from checker.model.werte import zahl
from checker.offers.spiegeldaten import KEIN_PREIS, SYSTEM, UNVOLLSTAENDIG, Bieter, Spiegel, Teilsumme, Zeile
from checker.report.spiegel.bogen import (
    GELD,
    GRAU,
    GRUEN,
    HELL,
    KOPF,
    ORANGE,
    RAND,
    Value,
    bereich,
    geworden,
    mengenformat,
    ort,
    preisformat,
    stellen,
)  # fmt: skip
from checker.report.spiegel.raster import (
    JA,
    NEIN,
    OHNE_MENGE,
    Raster,
    ganz,
)
from checker.report.spiegel.summen import Summen
from checker.report.spiegel.worte import rangwort
from checker.workbook.template import Book


def preisblatt(book: Book, spiegel: Spiegel, rows: Iterable[Zeile], raster: Raster) -> None:
    """Write the whole sheet."""
    sheet = _Preise(book, spiegel, raster)
    sheet.spalten()
    sheet.oben()
    sheet.positionen(rows)
    sheet.unten()


class _Preise(Summen):
    """The whole sheet."""

    def __init__(self, book: Book, spiegel: Spiegel, raster: Raster) -> None:
        super().__init__(book, spiegel, raster)
        self.letters = [column_letters(raster.ep(index) + 1) for index in range(len(spiegel.bieter))]

    # -- head ----------------------------------------------------------------------------------------------------------

    def spalten(self) -> None:
        raster, sheet, widths = self.raster, self.sheet, _breiten(self.spiegel)
        if raster.mit_los:
            self.breite({0: widths["los"]})
        self.breite(
            {
                raster.oz: widths["oz"], raster.text: 34, raster.art: 7.5, raster.zaehlt: 5.5, raster.menge: 8,
                raster.einheit: 6, raster.guenstigster: widths["name"],
            }
        )  # fmt: skip
        for index in range(len(self.spiegel.bieter)):
            self.breite({raster.ep(index): widths["ep"], raster.gp(index): widths["gp"]})
        wanted = self.spiegel.wunsch.system
        for name, columns in zip(SYSTEM, self._system(), strict=True):
            for column in columns:
                width = widths["gp" if column in (raster.ideal, raster.schaetzung) else "ep"]
                sheet.set_column(column, column, width, None, {"level": 1, "hidden": name not in wanted})
                self.breiten[column] = width
        self.seite(self.spiegel.name, first=raster.kopf, last=raster.kopf + 2)
        if raster.seiten:
            self.nebeneinander(raster.seiten, raster.guenstigster, raster.text)
        sheet.freeze_panes(raster.daten, raster.text + 1)

    def _system(self) -> list[list[int]]:
        raster = self.raster
        return [[raster.minimum], [raster.mittel], [raster.median], [raster.ideal],
                [raster.schaetz_ep, raster.schaetzung]]  # fmt: skip

    def oben(self) -> None:
        spiegel, raster = self.spiegel, self.raster
        head = dict(spiegel.kopf)
        self.titel(0, f"Preisspiegel: {head.pop('Bezeichnung', spiegel.name)}")
        first = raster.art if raster.seiten else 0  # what is longer than the repeated columns would be cut on each page
        self.put(1, first, " · ".join(f"{label}: {value}" for label, value in head.items()), font_color=GRAU)
        self.put(
            2, first,
            "Alle Preise netto in EUR. Grün: günstigster Preis der Position. Orange: kein Preis oder Preis 0,00. "
            "Grau: ausgeschlossen, zählt nicht.", font_color=GRAU,
        )  # fmt: skip
        for art, row in raster.schalter.items():
            count = dict(spiegel.weitere)[art]
            self.put(
                row, raster.oz, f"Art {art}: {count} {'Position zählt' if count == 1 else 'Positionen zählen'} mit?"
            )
            state = JA if art in spiegel.wunsch.arten else NEIN
            self.put(row, raster.zaehlt, state, **RAND, bold=True, align="center", bg_color="#FFFBE6")
            self.sheet.data_validation(
                row, raster.zaehlt, row, raster.zaehlt, {"validate": "list", "source": [JA, NEIN]}
            )
        self._namen()

    def _namen(self) -> None:
        raster, top = self.raster, self.raster.kopf
        labels = (["Los"] if raster.mit_los else []) + ["OZ", "Kurztext", "Art", "zählt", "Menge", "Einheit"]
        system = ["Minimum", "Mittel", "Median", "Ideal", "Schätzung", "Schätzung", "Günstigster"]
        units = ["EP", "EP", "EP", "GP", "EP", "GP", "Bieter"]
        self.zeile(top, 0, [""] * len(labels), **KOPF)
        for index, bidder in enumerate(self.spiegel.bieter):
            self.sheet.merge_range(
                top, raster.ep(index), top, raster.gp(index), geworden(bidder.name), self.stil(**KOPF)
            )
        self.zeile(top, raster.minimum, system, **KOPF)
        names = {raster.ep(index): bidder.name for index, bidder in enumerate(self.spiegel.bieter)}
        self.hoehe(top, names, width=self.breiten[raster.gp(0)] + self.breiten[raster.ep(0)] - 2, least=2)
        plain = {**KOPF, "bg_color": HELL, "font_color": "#1B232D"}
        self.zeile(top + 1, 0, [""] * len(labels), **plain)
        for index, bidder in enumerate(self.spiegel.bieter):
            place = ort(raster.rang, raster.gp(index))
            shown = f"Rang {bidder.rang}" if bidder.rang else rangwort(bidder)
            self.sheet.merge_range(top + 1, raster.ep(index), top + 1, raster.gp(index), "", self.stil(**plain))
            self.rechne(top + 1, raster.ep(index), f'=IF(ISNUMBER({place}),"Rang "&{place},{place})', shown, **plain)
        self.zeile(top + 1, raster.minimum, [""] * len(system), **plain)
        self.kopf(top + 2, 0, labels)
        for index in range(len(self.spiegel.bieter)):
            self.kopf(top + 2, raster.ep(index), ["EP", "GP"])
        self.kopf(top + 2, raster.minimum, units)

    # -- positions -----------------------------------------------------------------------------------------------------

    def positionen(self, rows: Iterable[Zeile]) -> None:
        raster, titles = self.raster, iter(self.spiegel.titel)
        title = next(titles, None)
        for index, row in enumerate(rows):
            if title and index == title.erste:
                self._titelzeile(raster.row(index) - 1, title)
            self._position(raster.row(index), row)
            if title and index == title.ende - 1:
                self._titelsumme(raster.row(index) + 1, title)
                title = next(titles, None)
        for index in self.gewertet:
            cell, low = ort(raster.daten, raster.ep(index)), ort(raster.daten, raster.minimum, fest="s")
            self.sheet.conditional_format(
                raster.daten, raster.ep(index), raster.ende, raster.ep(index),
                {"type": "formula", "criteria": f"=AND(ISNUMBER({cell}),{cell}={low},{cell}<>0)",
                 "format": self.book.format(bg_color=GRUEN, bold=True)},
            )  # fmt: skip

    def _titelzeile(self, row: int, title: Teilsumme) -> None:
        look = {"bold": True, "bg_color": HELL, "top": 1, "bottom": 1, "border_color": "#B9C4CA"}
        for column in range(self.raster.guenstigster + 1):
            self.put(row, column, title.name if column == self.raster.oz else None, **look)

    def _position(self, row: int, line: Zeile) -> None:
        raster, price = self.raster, line.preis
        quiet = {} if line.zaehlt else {"font_color": GRAU}
        if raster.mit_los:
            self.put(row, 0, line.los, **RAND, **quiet)
        self.put(row, raster.oz, price.oz, **RAND, **quiet)
        self.put(row, raster.text, price.kurztext, **RAND, **quiet, text_wrap=True)
        self.put(row, raster.art, price.art, **RAND, **quiet)
        if (switch := raster.schalter.get(price.art)) is not None:
            formula = f"={ort(switch, raster.zaehlt, fest='zs')}"
            self.rechne(row, raster.zaehlt, formula, JA if line.zaehlt else NEIN, **RAND, **quiet, align="center")
        else:
            self.put(row, raster.zaehlt, JA, **RAND, align="center")
        menge = price.menge
        self.put(row, raster.menge, OHNE_MENGE if menge is None else menge, **RAND, **quiet, align="right",
                 **({"num_format": mengenformat(menge)} if menge is not None else {"bg_color": ORANGE}))  # fmt: skip
        self.put(row, raster.einheit, price.einheit, **RAND, **quiet, align="center")
        self.hoehe(row, {raster.text: price.kurztext, **self._worte(line)})
        for index, bidder in enumerate(self.spiegel.bieter):
            self._preis(row, index, bidder, line, quiet)
        self._statistik(row, line, quiet)

    def _worte(self, line: Zeile) -> dict[int, str]:
        """Texts of a row that may take several lines, by column."""
        words = {self.raster.ep(index): word for index, word in enumerate(line.worte) if word}
        return {**words, self.raster.guenstigster: self._guenstigster(line)}

    def _guenstigster(self, line: Zeile) -> str:
        return ", ".join(self.spiegel.bieter[index].kurz for index in line.guenstigste)

    def _preis(self, row: int, index: int, bidder: Bieter, line: Zeile, quiet: dict[str, Any]) -> None:
        raster, ep, gp = self.raster, line.preis.ep[index], line.preis.gp[index]
        look = {**self.look(bidder, align="right"), **quiet}
        if ep is None:
            self.put(row, raster.ep(index), line.worte[index], **{**look, "bg_color": ORANGE, "text_wrap": True})
        else:
            zero = {} if ep else {"bg_color": ORANGE}
            self.put(row, raster.ep(index), ep, **look, **zero, num_format=preisformat(ep))
        if line.pauschal(index):
            self.put(row, raster.gp(index), gp, **look, num_format='#,##0.00" P"')
            return
        fill = {"bg_color": ORANGE} if gp is None else {}
        formula = self._betrag(row, self.letters[index])
        self.rechne(row, raster.gp(index), formula, self._wert(gp, line), **look, **fill, num_format=GELD)

    def _betrag(self, row: int, letters: str) -> str:
        """A position is rounded before anything is summed: facts P-G07."""
        menge, ep = f"${column_letters(self.raster.menge + 1)}{row + 1}", f"{letters}{row + 1}"
        return f'=IF(ISNUMBER({menge}),IF(ISNUMBER({ep}),ROUND({menge}*{ep},2),"{KEIN_PREIS}"),"{OHNE_MENGE}")'

    def _wert(self, betrag: Decimal | None, line: Zeile) -> Value:
        return betrag if betrag is not None else OHNE_MENGE if line.preis.menge is None else KEIN_PREIS

    def _statistik(self, row: int, line: Zeile, quiet: dict[str, Any]) -> None:
        raster, look = self.raster, {**RAND, **quiet, "align": "right"}
        cells = ",".join(f"{self.letters[index]}{row + 1}" for index in self.gewertet)
        some = f"COUNT({cells})>0"
        digits = stellen(line.mittel) if line.mittel is not None else 2
        for column, formula, value in (
            (raster.minimum, f"MIN({cells})", line.minimum),
            (raster.mittel, f"ROUND(AVERAGE({cells}),{digits})", line.mittel),
            (raster.median, f"MEDIAN({cells})", line.median),
        ):
            style = {**look, "num_format": preisformat(value) if value is not None else GELD}
            self.rechne(row, column, f'=IF({some},{formula},"")' if cells else '=""', value, **style)
        self.rechne(
            row, raster.ideal, self._betrag(row, column_letters(raster.minimum + 1)), self._wert(line.ideal, line),
            **look, num_format=GELD,
        )  # fmt: skip
        estimate = line.schaetz_ep
        self.put(
            row, raster.schaetz_ep, estimate, **look, **({"num_format": preisformat(estimate)} if estimate else {})
        )
        menge, ep = ort(row, raster.menge, fest="s"), ort(row, raster.schaetz_ep)
        formula = f'=IF(AND(ISNUMBER({menge}),ISNUMBER({ep})),ROUND({menge}*{ep},2),"")'
        self.rechne(row, raster.schaetzung, formula, line.schaetzung, **look, num_format=GELD)
        low = ort(row, raster.minimum, fest="s")
        names = "&".join(
            f'IF({self.letters[i]}{row + 1}={low},", {_quoted(self.spiegel.bieter[i].kurz)}","")' for i in self.gewertet
        )
        word = self._guenstigster(line)
        self.rechne(
            row,
            raster.guenstigster,
            f"=MID({names or chr(34) * 2},3,32000)",
            word,
            **RAND,
            **quiet,
            align="left",
            indent=1,
            text_wrap=True,
        )

    def _titelsumme(self, row: int, title: Teilsumme) -> None:
        raster = self.raster
        look = {**RAND, "bold": True, "bg_color": HELL, "num_format": GELD, "align": "right"}
        for column in range(raster.guenstigster + 1):
            if column not in (raster.oz, raster.ideal, raster.schaetzung) and not self._ist_gp(column):
                self.put(row, column, None, **look)
            elif column == raster.oz:
                self.put(row, column, f"Summe {title.name}", **{**look, "align": "left"})
            else:
                self._teil(row, column, title, look)

    def _ist_gp(self, column: int) -> bool:
        raster = self.raster
        return raster.erste <= column < raster.minimum and (column - raster.erste) % 2 == 1

    def _teil(self, row: int, column: int, title: Teilsumme, look: dict[str, Any]) -> None:
        raster = self.raster
        top, bottom = raster.row(title.erste), raster.row(title.ende - 1)
        counts, cells = bereich(top, bottom, raster.zaehlt), bereich(top, bottom, column)
        if self._ist_gp(column):
            value: Value = title.betraege[(column - raster.erste) // 2]
            self.rechne(row, column, f'=SUMIF({counts},"{JA}",{cells})', value, **look)
            return
        value = title.ideal if column == raster.ideal else title.schaetzung
        self.rechne(row, column, ganz(counts, cells), UNVOLLSTAENDIG if value is None else value, **look)


def _breiten(spiegel: Spiegel) -> dict[str, float]:
    """Widths of columns that must hold what is in them: a number that does not fit is shown as ####."""
    rows = spiegel.vergleich.zeilen
    ep = max((price for row in rows for price in row.ep if price is not None), default=Decimal(0))
    total = max((bidder.brutto or bidder.summe for bidder in spiegel.bieter), default=Decimal(0))
    return {
        "los": min(12, 2 + max((len(part.name) for part in spiegel.lose), default=2)),
        "oz": min(18, 1 + max((len(row.oz) for row in rows), default=8)),
        "name": min(28, 3 + max((len(bidder.kurz) for bidder in spiegel.bieter), default=14)),
        "ep": max(9.5, 1.5 + len(zahl(ep, 2))),
        "gp": max(11.5, 2.5 + len(zahl(total, 2))),
    }


def _quoted(text: str) -> str:
    return geworden(text).replace('"', '""')
