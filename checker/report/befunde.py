"""What an annotated copy shows: marks for the cells of a workbook, and the list of its findings."""

from collections.abc import Iterator, Mapping, Sequence

from checker.finding import DEUTSCH, SEVERITIES, Finding, Report, RuleRun
from checker.model.fundstelle import Fundstelle, column_index
from checker.model.regex import regex
from checker.model.tupel import NamedTuple
from checker.report.sicher import line, plain
from checker.report.worte import amount, decided, number, severities
from checker.workbook.listing import Line, Listing
from checker.workbook.marks import TONES, Mark

COLUMNS = (
    ("Blatt", 18), ("Stelle", 12), ("Kennung", 15), ("Schwere", 10), ("Befund", 46), ("Ist", 18), ("Soll", 18),
    ("Abhilfe", 40), ("Grundlage", 20), ("Vermerk", 30),
)  # fmt: skip
"""Headings of the list and the widths of its columns."""
TEXT = 1_000
"""Characters shown of one text; report.json holds all."""
COMMENT = 8_000
"""Characters of a comment, beside the ids of the findings that it lists."""
IDS = 20_000
"""Characters of the ids that a comment lists in the end; a cell holds no more than 32,767 characters."""
LINES = 10_000
"""Lines of the list."""
PLACES = 20
"""Further places of a finding that have lines of their own."""
MARKS = 100_000
"""Cells that are filled."""
_CELL = regex(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class Befunde(NamedTuple):
    """The findings of a workbook as its copy shows them."""

    marks: Mapping[str, Sequence[Mark]]
    """By sheet."""
    listing: Listing


def befunde(report: Report) -> Iterator[tuple[str, Befunde]]:
    """Name of each file that was read, and what its copy shows."""
    runs = {run.rule: run for run in report.runs}
    by_file: dict[str, list[tuple[Finding, list[Fundstelle]]]] = {source.file: [] for source in report.inputs}
    for finding in report.findings:
        places: dict[str, list[Fundstelle]] = {}
        for place in finding.places:
            places.setdefault(place.file, []).append(place)
        for file, there in places.items():
            if file in by_file:
                by_file[file].append((finding, list(dict.fromkeys(there))))
    several = len(report.inputs) > 1
    for file, found in by_file.items():
        yield file, Befunde(_marks(found, file), _listing(report, found, file, runs, several=several))


def tone(finding: Finding) -> str:
    """How the places of a finding are filled."""
    return "decided" if finding.decision else finding.severity


def clip(text: str) -> str:
    """A text that is safe and not too long."""
    text = plain(text)
    return text if len(text) <= TEXT else f"{text[:TEXT]} … (gekürzt)"


def _values(finding: Finding) -> tuple[str, str]:
    ist, soll = (value.german(finding.unit) or "leer" if value else "" for value in (finding.ist, finding.soll))
    return clip(ist), clip(soll)


def _marks(found: Sequence[tuple[Finding, list[Fundstelle]]], file: str) -> Mapping[str, Sequence[Mark]]:
    cells: dict[tuple[str, int, int], list[tuple[Finding, bool]]] = {}
    for finding, places in found:
        for place in places:
            match = _CELL.fullmatch(place.cell)
            if match and place.sheet and place.line is None:
                key = (place.sheet, int(match[2]), column_index(match[1]))
                if key in cells or len(cells) < MARKS:
                    cells.setdefault(key, []).append((finding, place == finding.places[0]))
    marks: dict[str, list[Mark]] = {}
    for (sheet, row, column), findings in cells.items():
        worst = min((tone(finding) for finding, _ in findings), key=TONES.index)
        marks.setdefault(sheet, []).append(Mark(row, column, worst, tuple(_notes(findings, file))))
    return marks


def _notes(findings: Sequence[tuple[Finding, bool]], file: str) -> Iterator[tuple[str, str]]:
    """Heading and text for each finding of a cell; where there are too many, the last ones are only named."""
    room = COMMENT
    for index, (finding, first) in enumerate(findings):
        text = _note(finding, "" if first else _seen_from(finding.places[0], file))
        room -= len(text)
        if room < 0 and index:
            rest = [finding.id for finding, _ in findings[index:]]
            named = ", ".join(rest)
            if len(named) > IDS:
                named = f"{named[: named.rindex(',', 0, IDS)]} und weitere"
            yield "Weitere Befunde (Texte auf dem Blatt mit den Befunden)", named
            return
        yield f"{DEUTSCH[finding.severity]} {finding.id}", text


def _seen_from(place: Fundstelle, file: str) -> str:
    return place.short() if place.file == file else str(place)


def _note(finding: Finding, first: str) -> str:
    ist, soll = _values(finding)
    lines = [clip(finding.message)]
    if ist or soll:
        lines.append(", ".join(f"{word}: {text}" for word, text in (("Ist", ist), ("Soll", soll)) if text))
    if first:
        lines.append(f"Siehe zuerst: {line(first)}")
    if finding.decision:
        lines.append(clip(f"Entschieden: {decided(finding.decision)}"))
    return "\n".join(lines)


def _listing(
    report: Report, found: Sequence[tuple[Finding, list[Fundstelle]]], file: str, runs: Mapping[str, RuleRun], *,
    several: bool,
) -> Listing:  # fmt: skip
    lines: list[Line] = []
    cut = 0
    for finding, places in found:
        if len(lines) >= LINES:
            cut += 1
            continue
        lines += _lines(finding, places, file, runs.get(finding.rule))
    notes = [_counted([finding for finding, _ in found])]
    if cut:
        notes.append(f"{amount(cut, 'weiterer Befund steht', 'weitere Befunde stehen')} nur in report.json.")
    if several:
        notes.append("Hier stehen die Befunde zu dieser Mappe. Alle Befunde und was geprüft wurde, zeigt report.html.")
    notes.append(f"Geprüft mit stimmig {report.version}. Die geprüfte Mappe selbst ist unverändert.")
    return Listing(line(f"Befunde zu {file}"), tuple(notes), COLUMNS, 1, 3, lines)


def _counted(findings: Sequence[Finding]) -> str:
    counts = [(severity, sum(f.severity == severity for f in findings)) for severity in SEVERITIES]
    told = ", ".join(severities(count, severity) for severity, count in counts if count)
    settled = sum(finding.decision is not None for finding in findings)
    return f"{told or 'Kein Befund zu dieser Mappe'}{f', davon {number(settled)} entschieden' if settled else ''}."


def _where(place: Fundstelle) -> tuple[str, str]:
    """Sheet and cell; of a text file only the line and column."""
    if place.line is not None or not place.cell:
        return line(place.sheet), line(place.short()) if place.line is not None else ""
    return line(place.sheet), place.cell


def _lines(finding: Finding, places: Sequence[Fundstelle], file: str, run: RuleRun | None) -> Iterator[Line]:
    """The finding at its first place in this file; further places follow it, with their links."""
    ist, soll = _values(finding)
    message = clip(finding.message)
    if finding.places[0].file != file:
        message += f"\nSiehe zuerst: {line(str(finding.places[0]))}"
    if finding.decision:
        message += f"\nEntschieden: {clip(decided(finding.decision))}"
    remedy = clip(run.remedy) if run else ""
    word = DEUTSCH[finding.severity]
    texts = (finding.id, word, message, ist, soll, remedy, clip(finding.source))
    kind = tone(finding)
    yield Line(kind, (*_where(places[0]), *texts), places[0].sheet, places[0].cell)
    for place in places[1 : PLACES + 1]:
        also = f"Weitere Stelle zu {finding.id}."
        yield Line(kind, (*_where(place), finding.id, word, also, "", "", "", ""), place.sheet, place.cell)
    if len(places) > PLACES + 1:
        more = f"{number(len(places) - PLACES - 1)} weitere Stellen, vollständig in report.json."
        yield Line(kind, ("", "", finding.id, word, more, "", "", "", ""))
