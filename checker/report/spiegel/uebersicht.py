"""The sheet `Übersicht`: what matters of the comparison on one page, each number a link to where it is reckoned."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from checker.model.werte import runden
from checker.offers.spiegeldaten import KEIN_PREIS, OHNE_RANG, UNVOLLSTAENDIG, Bieter, Spiegel, Teilsumme, benennung
from checker.report.spiegel.bogen import (
    ABWEICHUNG,
    GELD,
    GRAU,
    HELL,
    KOPF,
    ORANGE,
    PROZENT,
    RAND,
    Bogen,
    Value,
    geworden,
    ort,
    prozentformel,
    stellen,
)
from checker.report.spiegel.diagramme import HOEHE, Diagramme
from checker.report.spiegel.raster import (
    JA,
    OFFEN,
    Raster,
    abstaende,
    abstand_zu,
    rangformel,
)  # fmt: skip
from checker.report.spiegel.worte import SYSTEMWORTE, rangwort, zaehlung
from checker.workbook.template import Book

NAME = "Übersicht"
SPALTEN = 8
"""Bidders, with ideal and estimate, beside each other on one printed page."""
WORTE = (UNVOLLSTAENDIG, OFFEN, "nicht angegeben", "nicht lesbar", "nicht genannt")


def uebersicht(book: Book, spiegel: Spiegel, raster: Raster) -> None:
    """Write the whole sheet."""
    _Uebersicht(book, spiegel, raster).schreiben()


class _Uebersicht(Bogen):
    """Labels in the first column, then a column a bidder, then the ideal and the own estimate."""

    def __init__(self, book: Book, spiegel: Spiegel, raster: Raster) -> None:
        super().__init__(book, NAME)
        self.spiegel, self.raster, self.at = spiegel, raster, 0
        self.count = len(spiegel.bieter)
        self.mit = [name for name in ("Ideal", "Schätzung") if name in spiegel.wunsch.system]
        self.spalten = self.count + len(self.mit)

    def schreiben(self) -> None:
        spiegel = self.spiegel
        longest = max((len(word) for bidder in spiegel.bieter for word in bidder.name.split()), default=0)
        self.schmal = max(18, min(26, longest + 3))
        self.breite({0: 46, **dict.fromkeys(range(1, max(self.spalten, 5) + 1), self.schmal)})
        self.seite(spiegel.name)
        self.breit = self.spalten > SPALTEN
        if self.breit:
            self.nebeneinander(list(range(1 + SPALTEN, 1 + self.spalten, SPALTEN)), self.spalten + 1, 0)
        head = dict(spiegel.kopf)
        self.titel(0, f"Übersicht: {head.pop('Bezeichnung', spiegel.name)}")
        self.put(1, 0, " · ".join(f"{label}: {value}" for label, value in head.items()), font_color=GRAU)
        self.put(2, 0, zaehlung(spiegel), font_color=GRAU)
        self.at = 4
        totals = self._ergebnis()
        self._system()
        space = self.at
        self.at += (HOEHE + 1) * (2 if self.breit else 1)
        if self.breit:  # no page ends within the second chart
            self.sheet.set_h_pagebreaks([space + HOEHE + 1])
        self._genannt()
        self._korrekturen()
        self._arten()
        self._teile("Titel", spiegel.titel, self._titel)
        self._teile("Lose", spiegel.lose, self._los)
        decisive = self._entscheidend()
        Diagramme(self, spiegel, breit=self.breit).zeichnen(space, totals, decisive)

    # -- parts of the sheet ----------------------------------------------------------------------------------------

    def _block(self, title: str, names: Sequence[str]) -> None:
        """The heading of a block of rows."""
        self.kopf(self.at, 0, [title])
        for column, name in enumerate(names, 1):
            self.put(self.at, column, name, **KOPF)
        self.hoehe(self.at, dict(enumerate(names, 1)), width=self.schmal - 3)
        self.at += 1

    def _namen(self) -> list[str]:
        return [*(bidder.name for bidder in self.spiegel.bieter), *self.mit]

    def _reihe(
        self, label: str, make: Callable[[int, Bieter], tuple[str | None, Value]], number: str = GELD, **more: Any
    ) -> int:
        """A row with a value a bidder; its formula, or None for a value that is none. Returns the row."""
        self.put(self.at, 0, label, **RAND, **more, text_wrap=True)
        self.hoehe(self.at, {0: label})
        for index, bidder in enumerate(self.spiegel.bieter):
            formula, value = make(index, bidder)
            look = {**RAND, "num_format": number, "align": "right", **more}
            if not bidder.gewertet:
                look |= {"font_color": GRAU, "italic": True}
            if isinstance(value, str) and value in WORTE:
                look["bg_color"] = ORANGE
            self._wert(self.at, 1 + index, formula, value, look)
        self.at += 1
        return self.at - 1

    def _wert(self, row: int, column: int, formula: str | None, value: Value, look: dict[str, Any]) -> None:
        if formula is None:
            self.put(row, column, value, **look)
        else:
            self.rechne(row, column, formula, value, **look)

    def _aus(self, row: int, get: Callable[[Bieter], Value]) -> Callable[[int, Bieter], tuple[str, Value]]:
        """Links to a row of sums of the sheet `Preisspiegel`."""
        return lambda index, bidder: (f"={self.raster.fremd(row, self.raster.gp(index))}", get(bidder))

    def _ergebnis(self) -> int:
        """Ranks and totals; returns the row of the sums that are charted."""
        raster, skonto = self.raster, self.spiegel.wunsch.skonto
        away = abstaende(self.spiegel)
        self._block("Ergebnis", self._namen())
        self._reihe("Rang", self._aus(raster.rang, rangwort), "0", bold=True, bg_color=HELL)
        first = self._reihe("Summe der Positionen", self._aus(raster.summe, lambda b: b.summe))
        for column, name in enumerate(self.mit, self.count + 1):
            value = self.spiegel.ideal if name == "Ideal" else self.spiegel.schaetzung
            place = raster.fremd(raster.summe, raster.ideal if name == "Ideal" else raster.schaetzung)
            look = {**RAND, "num_format": GELD, "align": "right"}
            self.rechne(first, column, f"={place}", UNVOLLSTAENDIG if value is None else value, **look)
        self._reihe("Positionen ohne Preis", self._aus(raster.offen, lambda b: Decimal(b.offen)), "0")
        self._reihe(
            "Nachlass",
            self._aus(raster.nachlass, lambda b: "nicht lesbar" if b.nachlass is None else b.nachlass),
            PROZENT,
        )
        if skonto:
            self._reihe("Angebotssumme netto", self._aus(raster.netto, lambda b: _oder(b.netto)))
            self._reihe("Skonto (gewertet)", self._aus(raster.skonto, lambda b: b.skonto or "–"), PROZENT)
        worth = self._reihe("Wertungssumme netto", self._aus(raster.wertung, lambda b: _oder(b.wertung)), bold=True)
        self._reihe(
            "Umsatzsteuer",
            self._aus(raster.steuersatz, lambda b: "nicht angegeben" if b.steuersatz is None else b.steuersatz),
            PROZENT,
        )
        self._reihe("Wertungssumme brutto", self._aus(raster.brutto, lambda b: _oder(b.brutto, OFFEN)), bold=True)
        self._reihe(
            "Abstand zum günstigsten Angebot",
            lambda i, b: (f"={raster.fremd(raster.abstand, raster.gp(i))}", away[i]) if b.gewertet else (None, None),
            ABWEICHUNG,
        )
        self.at += 1
        return worth

    def _system(self) -> None:
        """Bidders that nobody is, beside the cheapest offer."""
        raster, spiegel = self.raster, self.spiegel
        if not spiegel.system:
            return
        cells = ",".join(raster.fremd(raster.wertung, raster.gp(i)) for i, b in enumerate(spiegel.bieter) if b.gewertet)
        ranked = [b.wertung for b in spiegel.bieter if b.rang is not None and b.wertung is not None]
        digits = max([2, *(stellen(total) for name, total in spiegel.system if name == "Mittel")])
        formulas = {
            "Minimum": f"=MIN({cells})", "Mittel": f"=ROUND(AVERAGE({cells}),{digits})", "Median": f"=MEDIAN({cells})",
            "Ideal": f"={raster.fremd(raster.summe, raster.ideal)}",
            "Schätzung": f"={raster.fremd(raster.summe, raster.schaetzung)}",
        }  # fmt: skip
        self._block("Zum Vergleich", ["Summe netto", "zum günstigsten"])
        for name, total in spiegel.system:
            self.put(self.at, 0, SYSTEMWORTE[name], **RAND)
            self.rechne(self.at, 1, formulas[name], total, **RAND, num_format=GELD, align="right")
            if ranked and min(ranked) > 0:
                own, low = ort(self.at, 1), f"MIN({cells})"
                self.rechne(
                    self.at, 2, f"={prozentformel(own, low)}", abstand_zu(total, min(ranked)), **RAND,
                    num_format=ABWEICHUNG, align="right",
                )  # fmt: skip
            self.at += 1
        self.at += 1

    def _genannt(self) -> None:
        """What the bidders say about their offers, beside what their prices add up to."""
        raster = self.raster
        self._block("Angaben der Bieter und Nachrechnung", [bidder.name for bidder in self.spiegel.bieter])
        stated = self._reihe(
            "Summe netto laut Bieter (Ist)", lambda i, b: (None, _oder(b.netto_genannt, "nicht genannt"))
        )
        right = self._reihe("Summe netto nachgerechnet (Soll)", lambda i, b: (None, _oder(b.netto_gerechnet)))
        self._unterschied(stated, right, lambda b: (b.netto_genannt, b.netto_gerechnet))
        gross = self._reihe(
            "Summe brutto laut Bieter (Ist)", lambda i, b: (None, _oder(b.brutto_genannt, "nicht genannt"))
        )

        def reckoned(index: int, bidder: Bieter) -> tuple[str, Value]:
            net, rate = ort(right, 1 + index), raster.fremd(raster.steuersatz, raster.gp(index))
            formula = f'=IF(AND(ISNUMBER({net}),ISNUMBER({rate})),ROUND({net}*(100+{rate})/100,2),"{OFFEN}")'
            return formula, _oder(bidder.brutto_gerechnet, OFFEN)

        again = self._reihe("Summe brutto nachgerechnet (Soll)", reckoned)
        self._unterschied(gross, again, lambda b: (b.brutto_genannt, b.brutto_gerechnet))
        self.at += 1

    def _unterschied(self, ist: int, soll: int, get: Callable[[Bieter], tuple[Decimal | None, Decimal | None]]) -> None:
        def difference(index: int, bidder: Bieter) -> tuple[str, Value]:
            have, want = get(bidder)
            a, b = ort(ist, 1 + index), ort(soll, 1 + index)
            value = None if have is None or want is None else runden(have - want)
            return f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),ROUND({a}-{b},2),"")', value

        row = self._reihe("Differenz", difference, "+#,##0.00;-#,##0.00;0.00", bold=True)
        self.sheet.conditional_format(
            row, 1, row, self.count,
            {"type": "cell", "criteria": "not between", "minimum": -0.01, "maximum": 0.01,
             "format": self.book.format(bg_color=ORANGE)},
        )  # fmt: skip

    def _korrekturen(self) -> None:
        """Totals of positions that are not quantity times unit price, as the bidder and as we have them."""
        self._block(
            "Korrekturen: Gesamtpreis einer Position",
            ["Bieter", "Ist (Bieter)", "Soll (Menge × EP)", "Differenz", "Stelle"],
        )
        if not self.spiegel.korrekturen:
            self.put(
                self.at, 0, "Keine: Kein genannter Gesamtpreis weicht von Menge mal Einheitspreis ab.", font_color=GRAU
            )
            self.at += 1
        for found in self.spiegel.korrekturen:
            look = {**RAND, "num_format": GELD, "align": "right"}
            self.put(self.at, 0, benennung(found), **RAND, text_wrap=True)
            self.put(self.at, 1, self.spiegel.bieter[found.bieter].kurz, **RAND)
            self.put(self.at, 2, found.ist, **look)
            self.put(self.at, 3, found.soll, **look)
            self.rechne(
                self.at, 4, f"=ROUND({ort(self.at, 2)}-{ort(self.at, 3)},2)", runden(found.ist - found.soll), **look
            )
            self.put(self.at, 5, str(found.stelle), **RAND, text_wrap=True)
            self.hoehe(self.at, {0: benennung(found), 5: str(found.stelle)})
            self.at += 1
        self.at += 1

    def _arten(self) -> None:
        """Sums over kinds of positions, each row with one kind more."""
        raster, totals = self.raster, self.spiegel.vergleich.summen
        if len(totals) < 2:
            return
        kinds = raster.fremd_spalte(raster.art)
        self._block("Summe nach Positionsarten", [bidder.name for bidder in self.spiegel.bieter])
        for row in totals:
            chosen = "+".join(f'({kinds}="{geworden(art).replace(chr(34), chr(34) * 2)}")' for art in row.arten)

            def total(index: int, _: Bieter, chosen: str = chosen, row: Any = row) -> tuple[str, Value]:
                cells = raster.fremd_spalte(raster.gp(index))
                return f"=SUMPRODUCT({chosen if '+' in chosen else chosen + '*1'},{cells})", row.betraege[index]

            self._reihe(" + ".join(row.arten), total)
        self.at += 1

    def _teile(self, title: str, parts: Sequence[Teilsumme], write: Callable[[Teilsumme], None]) -> None:
        if not parts:
            return
        self._block(title, self._namen())
        for part in parts:
            write(part)
        self.at += 1

    def _titel(self, part: Teilsumme) -> None:
        raster = self.raster
        row = raster.row(part.ende - 1) + 1
        self._reihe(part.name, lambda i, b: (f"={raster.fremd(row, raster.gp(i))}", part.betraege[i]))
        self._beiden(part, lambda column: f"={raster.fremd(row, column)}")

    def _los(self, part: Teilsumme) -> None:
        """Three rows: what the prices add up to, what is left of it by the discount, and the rank."""
        raster = self.raster
        name = geworden(part.name).replace('"', '""')
        own = f'({raster.fremd_spalte(0)}="{name}")*({raster.fremd_spalte(raster.zaehlt)}="{JA}")'
        total = self._reihe(
            part.titel or "ohne Los",
            lambda i, b: (f"=SUMPRODUCT({own},{raster.fremd_spalte(raster.gp(i))})", part.betraege[i]), bold=True,
        )  # fmt: skip
        self._beiden(
            part,
            lambda column: (
                f'=IF(SUMPRODUCT({own}*(1-ISNUMBER({raster.fremd_spalte(column)})))>0,"{UNVOLLSTAENDIG}",'
                f"SUMPRODUCT({own},{raster.fremd_spalte(column)}))"
            ),
            total,
        )

        def less(index: int, bidder: Bieter) -> tuple[str, Value]:
            rate = raster.fremd(raster.nachlass, raster.gp(index))
            missing = f"SUMPRODUCT({own}*(1-ISNUMBER({raster.fremd_spalte(raster.gp(index))})))>0"
            place = ort(total, 1 + index)
            formula = f'=IF(OR({missing},NOT(ISNUMBER({rate}))),"{UNVOLLSTAENDIG}",ROUND({place}*(100-{rate})/100,2))'
            return formula, _oder(part.netto[index])

        row = self._reihe("    nach Nachlass", less)
        counted = [i for i, b in enumerate(self.spiegel.bieter) if b.gewertet]

        def rank(index: int, bidder: Bieter) -> tuple[str | None, Value]:
            if not bidder.gewertet:
                return None, rangwort(bidder)
            others = [ort(row, 1 + i) for i in counted if i != index]
            return rangformel(ort(row, 1 + index), others), part.raenge[index] or OHNE_RANG

        self._reihe("    Rang in diesem Los", rank, "0")

    def _beiden(self, part: Teilsumme, formula: Callable[[int], str], row: int | None = None) -> None:
        """Ideal and estimate beside the sums of the bidders."""
        at = self.at - 1 if row is None else row
        for column, name in enumerate(self.mit, self.count + 1):
            value = part.ideal if name == "Ideal" else part.schaetzung
            place = self.raster.ideal if name == "Ideal" else self.raster.schaetzung
            shown: Value = UNVOLLSTAENDIG if value is None else value
            self.rechne(at, column, formula(place), shown, **RAND, num_format=GELD, align="right")

    def _entscheidend(self) -> tuple[int, int]:
        """The positions with the largest spread; returns their first and last row."""
        raster, found = self.raster, self.spiegel.entscheidend
        if not found:
            return 0, -1
        self._block(
            "Positionen, die entscheiden (größte Spanne in EUR)", [*(b.name for b in self.spiegel.bieter), "Spanne"]
        )
        first = self.at
        for item in found:
            row = raster.row(item.zeile)
            look = {**RAND, "num_format": GELD, "align": "right"}
            self._reihe(
                benennung(item),
                lambda i, b, row=row, item=item: (  # type: ignore[misc]
                    f"={raster.fremd(row, raster.gp(i))}",
                    _oder(item.betraege[i], KEIN_PREIS),
                ),
            )
            cells = ",".join(ort(self.at - 1, 1 + i) for i, b in enumerate(self.spiegel.bieter) if b.gewertet)
            self.rechne(self.at - 1, self.count + 1, f"=ROUND(MAX({cells})-MIN({cells}),2)", item.spanne, **look)
        self.at += 1
        return first, first + len(found) - 1


def _oder(value: Decimal | None, otherwise: str = UNVOLLSTAENDIG) -> Value:
    return otherwise if value is None else value
