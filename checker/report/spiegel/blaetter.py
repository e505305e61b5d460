"""The further sheets: deviations, what to know, what was checked, and the state that all of it rests on."""

from collections.abc import Iterable, Sequence
from typing import Any

from checker.finding import DEUTSCH
from checker.model.werte import datum
from checker.offers.spiegel import Spiegel, Zeile
from checker.report.spiegel.anlass import Anlass
from checker.report.spiegel.bogen import (
    ABWEICHUNG,
    GELD,
    GRAU,
    HELL,
    KOPF,
    ORANGE,
    PROZENT,
    RAND,
    ROT,
    Bogen,
    geworden,
    ort,
    preisformat,
    prozentformel,
)
from checker.report.spiegel.preise import BLATT, JA, Raster
from checker.report.worte import decided
from checker.workbook.template import Book

ABWEICHUNGEN, HINWEISE, PROTOKOLL, STAND = "Abweichungen", "Hinweise", "Prüfprotokoll", "Stand"
KLASSENFARBEN = {
    "extrem hoher EP": ROT, "sehr hoher EP": ROT, "hoher EP": ORANGE, "niedriger EP": ORANGE, "sehr niedriger EP": ROT,
}  # fmt: skip
LABELS = ("Art", "Name", "Wert")
"""Headings of the sheet `Stand`, by which it is found again."""


def abweichungen(book: Book, spiegel: Spiegel, rows: Iterable[Zeile], raster: Raster) -> None:
    """For each bidder: how far a unit price lies from the median, its class, and its share of the offer."""
    sheet = _Abweichungen(book, spiegel, raster)
    sheet.oben()
    titles = {part.erste: part for part in spiegel.titel}
    for index, row in enumerate(rows):
        if index in titles:
            sheet.titelzeile(raster.row(index) - 1, titles[index].name)
        sheet.zeile_von(raster.row(index), row)


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
        for column, width in ((0, 9.5), (1, 34), (2, 6), (3, 11), (self.spanne, 12)):
            self.sheet.set_column(column, column, width)
        self.titel(0, "Abweichungen vom Median, Klassen und Anteile")
        self.put(
            1, 0, "Die Klassen nennt die Prüfung, wo wenigstens drei Angebote einen Preis haben; sie rechnen nicht mit. "
            "Anteil: an der Summe des Angebots.", font_color=GRAU,
        )  # fmt: skip
        top = raster.kopf
        self.zeile(top + 1, 0, [""] * 4, **KOPF)
        self.kopf(top + 2, 0, ["OZ", "Kurztext", "Einheit", "Median EP"])
        for index, bidder in enumerate(spiegel.bieter):
            first = self.erste + 3 * index
            for column, width in ((first, 10), (first + 1, 16), (first + 2, 9)):
                self.sheet.set_column(column, column, width)
            self.sheet.merge_range(top + 1, first, top + 1, first + 2, geworden(bidder.name), self.stil(**KOPF))
            self.kopf(top + 2, first, ["Abweichung", "Klasse", "Anteil"])
        self.put(top + 1, self.spanne, "", **KOPF)
        self.kopf(top + 2, self.spanne, ["Spanne GP"])
        self.seite(spiegel.name, wide=-(-len(spiegel.bieter) // 5), first=top + 1, last=top + 2)
        self.sheet.freeze_panes(raster.daten, 2)

    def titelzeile(self, row: int, name: str) -> None:
        for column in range(self.spanne + 1):
            self.put(row, column, name if not column else None, bold=True, bg_color=HELL)

    def zeile_von(self, row: int, line: Zeile) -> None:
        raster, price = self.raster, line.preis
        quiet: dict[str, Any] = {} if line.zaehlt else {"font_color": GRAU}
        self.put(row, 0, price.oz, **RAND, **quiet)
        self.put(row, 1, price.kurztext, **RAND, **quiet, text_wrap=True)
        self.put(row, 2, price.einheit, **RAND, **quiet, align="center")
        middle = raster.fremd(row, raster.median)
        shown = preisformat(line.median) if line.median is not None else GELD
        self.rechne(row, 3, f"={middle}", line.median, **RAND, **quiet, num_format=shown, align="right")
        for index in range(len(self.spiegel.bieter)):
            self._bieter(row, index, line, quiet)
        cells = [raster.fremd(row, raster.gp(i)) for i, b in enumerate(self.spiegel.bieter) if b.gewertet]
        formula = f'=IF(COUNT({",".join(cells)})>1,ROUND(MAX({",".join(cells)})-MIN({",".join(cells)}),2),"")'
        self.rechne(
            row,
            self.spanne,
            formula if cells else '=""',
            line.spanne(self.spiegel.bieter),
            **RAND,
            **quiet,
            num_format=GELD,
        )

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
        self.put(row, first + 1, name, **{**look, "align": "left"})
        total, cell = raster.fremd(raster.summe, raster.gp(index)), raster.fremd(row, raster.gp(index))
        counts = raster.fremd(row, raster.zaehlt)
        formula = f'=IF(AND({counts}="{JA}",ISNUMBER({cell}),{total}<>0),ROUND({cell}*100/{total},2),"")'
        share = line.anteil(index, self.nenner[index])
        self.rechne(row, first + 2, formula, share, **RAND, **quiet, num_format=PROZENT, align="right")


def hinweise(book: Book, spiegel: Spiegel, anlass: Anlass) -> None:
    """Excluded offers, what was not compared, and the findings about offers."""
    sheet = Bogen(book, HINWEISE)
    for column, width in enumerate((16, 10, 30, 62, 20, 20, 50, 24)):
        sheet.sheet.set_column(column, column, width)
    sheet.titel(0, "Hinweise")
    row = _liste(sheet, 2, "Ausgeschlossene Angebote", [
        f"{bidder.name}: {bidder.ausschluss}." for bidder in spiegel.bieter if bidder.ausschluss
    ] or ["Keine: alle Angebote nehmen teil."])  # fmt: skip
    row = _liste(sheet, row, "Nicht verglichen oder ohne Rang", spiegel.nicht_verglichen or ["Nichts."])
    skipped = [f"{each.file}: {each.reason}" for each in anlass.report.skipped]
    if skipped:
        row = _liste(sheet, row, "Nicht gelesene Dateien", skipped)
    others = len(anlass.report.findings) - len(anlass.findings)
    sheet.put(row, 0, "Befunde zu Angeboten und Preisen", bold=True, size=12)
    if others:
        sheet.put(row, 3, f"Weitere {others} zu anderen Teilen der Unterlagen zeigt „stimmig check“.", font_color=GRAU)
    sheet.kopf(row + 1, 0, ["Kennung", "Schwere", "Stelle", "Befund", "Ist", "Soll", "Abhilfe", "Vermerk"])
    sheet.seite(spiegel.name, first=row + 1)
    row += 2
    runs = {run.rule: run for run in anlass.report.runs}
    for finding in anlass.findings:
        severity = DEUTSCH[finding.severity]
        state = decided(finding.decision) if finding.decision else ""
        ist, soll = (value.german(finding.unit) if value else "" for value in (finding.ist, finding.soll))
        texts = [
            finding.id,
            severity,
            str(finding.places[0]),
            finding.message,
            ist,
            soll,
            runs[finding.rule].remedy,
            state,
        ]
        sheet.zeile(row, 0, texts, **RAND, text_wrap=True)
        row += 1
    if not anlass.findings:
        sheet.put(row, 0, "Keine.", font_color=GRAU)


def _liste(sheet: Bogen, row: int, title: str, lines: Sequence[str]) -> int:
    """A heading and a sentence a row, which may run over all columns; returns the next free row but one."""
    sheet.put(row, 0, title, bold=True, size=12)
    for number, text in enumerate(lines, row + 1):
        sheet.sheet.merge_range(number, 0, number, 7, geworden(text), sheet.stil(text_wrap=True, valign="top"))
        sheet.sheet.set_row(number, 14 * max(1, -(-len(text) // 190)) + 1)
    return row + len(lines) + 2


def protokoll(book: Book, spiegel: Spiegel, anlass: Anlass) -> None:
    """What was checked, with what, and two lines to sign."""
    sheet, report = Bogen(book, PROTOKOLL), anlass.report
    for column, width in enumerate((34, 52, 66, 20)):
        sheet.sheet.set_column(column, column, width)
    sheet.seite(spiegel.name)
    sheet.titel(0, "Prüfprotokoll")
    row = 2
    judged = sum(run.passed + run.failed > 0 for run in report.runs)
    opened = sum(run.not_evaluated > 0 for run in report.runs)
    facts = [
        ("Vergabe", spiegel.name), *spiegel.kopf,
        ("Angebote", f"{len(spiegel.bieter)}, davon gewertet {sum(b.gewertet for b in spiegel.bieter)}"),
        ("Positionen", str(len(spiegel.vergleich.zeilen))),
        ("Gezählte Positionsarten", ", ".join(spiegel.arten)), *anlass.vorgaben,
        ("Rechenweise", "Gesamtpreis = Menge × Einheitspreis, kaufmännisch auf Cent gerundet, dann summiert."),
        ("Rang", "nach der Wertungssumme netto; ohne Rang bleibt, wem ein Preis fehlt oder wer ausgeschlossen ist."),
        ("Geprüft mit", f"stimmig {report.version}, {len(report.runs)} Regeln: {judged} angewandt, {opened} nicht ganz prüfbar."),
        *[("Stichtag", f"{datum(day.day)} ({day.title}, {day.origin})") for day in report.stichtage],
        *([("Prüfakte", f"{report.record.entries} Einträge, Stand {report.record.head or '–'}")] if report.record else []),
        *([("Hausprofil", f"{report.house.name}, sha256 {report.house.sha256}")] if report.house else []),
        ("Prüfsumme des Stands", anlass.stand.pruefsumme),
    ]  # fmt: skip
    for label, value in facts:
        sheet.put(row, 0, label, **RAND, bold=True, bg_color=HELL)
        sheet.sheet.merge_range(row, 1, row, 2, geworden(value), sheet.stil(**RAND, text_wrap=True))
        sheet.sheet.set_row(row, 14 * max(1, -(-len(value) // 110)) + 1)
        row += 1
    row = _tabelle(sheet, row + 1, ["Datei", "Art", "sha256"], [(s.file, s.kind, s.sha256) for s in report.inputs])
    values = [
        (use.title, f"{use.value}{' (Hausprofil)' if use.house else ''}", use.source)
        for use in report.parameters
        if any(rule.startswith(("AN", "KO", "WE")) for rule in use.rules) or not use.rules
    ]
    row = _tabelle(sheet, row + 1, ["Parameter der Angebotsprüfung", "Wert", "Quelle"], values)
    row += 1
    sheet.put(row, 0, "Unterschriften", bold=True, size=12)
    for number, who in enumerate(("Rechnerisch und sachlich geprüft", "Gegengezeichnet"), 1):
        line = row + 3 * number
        for column in range(3):
            sheet.put(line, column, None, bottom=1)
        sheet.zeile(line + 1, 0, [who, "Name, Amt", "Ort, Datum, Unterschrift"], font_color=GRAU, size=8)


def _tabelle(sheet: Bogen, row: int, labels: Sequence[str], lines: Iterable[Sequence[str]]) -> int:
    sheet.kopf(row, 0, labels)
    for texts in lines:
        row += 1
        sheet.zeile(row, 0, texts, **RAND, text_wrap=True)
    return row + 1


def standblatt(book: Book, spiegel: Spiegel, anlass: Anlass) -> None:
    """The state as a table: readable, and read again by `compare --status`."""
    sheet = Bogen(book, STAND)
    for column, width in enumerate((12, 46, 90)):
        sheet.sheet.set_column(column, column, width)
    sheet.titel(0, "Stand dieses Preisspiegels")
    sheet.put(1, 0, "Bitte nicht ändern: „stimmig compare --status“ liest dieses Blatt und nennt, was sich seither geändert hat.",
              font_color=GRAU)  # fmt: skip
    sheet.kopf(2, 0, LABELS)
    sheet.seite(spiegel.name, first=2)
    sheet.sheet.freeze_panes(3, 0)
    for row, entry in enumerate(anlass.stand.eintraege, 3):
        sheet.zeile(row, 0, entry, **RAND)
    row = 3 + len(anlass.stand.eintraege)
    sheet.zeile(row, 0, ["Prüfsumme", "sha256 über alle Zeilen", anlass.stand.pruefsumme], **RAND, bold=True)


__all__ = ["ABWEICHUNGEN", "BLATT", "HINWEISE", "PROTOKOLL", "STAND", "Anlass", "abweichungen", "hinweise", "protokoll", "standblatt"]  # fmt: skip
