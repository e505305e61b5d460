"""The sheets behind the prices: what to know, what was checked, and the state that all of it rests on."""

from collections.abc import Iterable, Sequence

from checker.finding import DEUTSCH
from checker.model.werte import datum
from checker.offers.spiegeldaten import Spiegel
from checker.report.spiegel.anlass import Anlass
from checker.report.spiegel.bogen import (
    GRAU,
    HELL,
    RAND,
    Bogen,
    geworden,
)
from checker.report.worte import decided
from checker.workbook.template import Book

HINWEISE, PROTOKOLL, STAND = "Hinweise", "Prüfprotokoll", "Stand"
LABELS = ("Art", "Name", "Wert")
"""Headings of the sheet `Stand`, by which it is found again."""


def hinweise(book: Book, spiegel: Spiegel, anlass: Anlass) -> None:
    """Excluded offers, what was not compared, and the findings about offers."""
    sheet = Bogen(book, HINWEISE)
    sheet.breite(dict(enumerate((16, 9, 24, 44, 16, 16, 40, 16))))
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
        place, remedy = str(finding.places[0]), runs[finding.rule].remedy
        texts = [finding.id, severity, place, finding.message, ist, soll, remedy, state]
        sheet.zeile(row, 0, texts, **RAND, text_wrap=True)
        sheet.hoehe(row, dict(enumerate(texts)))
        row += 1
    if not anlass.findings:
        sheet.put(row, 0, "Keine.", font_color=GRAU)


def _liste(sheet: Bogen, row: int, title: str, lines: Sequence[str]) -> int:
    """A heading and a sentence a row, which may run over all columns; returns the next free row but one."""
    sheet.put(row, 0, title, bold=True, size=12)
    for number, text in enumerate(lines, row + 1):
        sheet.sheet.merge_range(number, 0, number, 7, geworden(text), sheet.stil(text_wrap=True, valign="top"))
        sheet.hoehe(number, {0: text}, width=160)
    return row + len(lines) + 2


def protokoll(book: Book, spiegel: Spiegel, anlass: Anlass) -> None:
    """What was checked, with what, and two lines to sign."""
    sheet, report = Bogen(book, PROTOKOLL), anlass.report
    sheet.breite({0: 36, 1: 50, 2: 68})
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
        sheet.hoehe(row, {1: value}, width=100)
        row += 1
    row += 1
    sheet.put(row, 0, "Unterschriften", bold=True, size=12)
    for number, who in enumerate(("Rechnerisch und sachlich geprüft", "Gegengezeichnet"), 1):
        line = row + 3 * number
        for column in range(3):
            sheet.put(line, column, None, bottom=1)
        sheet.zeile(line + 1, 0, [who, "Name, Amt", "Ort, Datum, Unterschrift"], font_color=GRAU, size=8)
    row += 9
    row = _tabelle(sheet, row, ["Datei", "Art", "sha256"], [(s.file, s.kind, s.sha256) for s in report.inputs])
    values = [
        (use.title, f"{use.value}{' (Hausprofil)' if use.house else ''}", use.source)
        for use in report.parameters
        if any(rule.startswith(("AN", "KO", "WE")) for rule in use.rules) or not use.rules
    ]
    _tabelle(sheet, row + 1, ["Parameter der Angebotsprüfung", "Wert", "Quelle"], values)


def _tabelle(sheet: Bogen, row: int, labels: Sequence[str], lines: Iterable[Sequence[str]]) -> int:
    sheet.kopf(row, 0, labels)
    for texts in lines:
        row += 1
        sheet.zeile(row, 0, texts, **RAND, text_wrap=True)
        sheet.hoehe(row, dict(enumerate(texts)))
    return row + 1


def standblatt(book: Book, spiegel: Spiegel, anlass: Anlass) -> None:
    """The state as a table: readable, and read again by `compare --status`."""
    sheet = Bogen(book, STAND)
    sheet.breite({0: 12, 1: 46, 2: 90})
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
