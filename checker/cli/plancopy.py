"""The copy of a workbook with other times, checked before it is written: by the rules, and time by time."""

import argparse
import hashlib
import tempfile
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime
from pathlib import Path

from checker.calc.ablauf import heisst
from checker.calc.personen import kennung
from checker.calc.zeiten import Spanne, vereinigt
from checker.cli.arguments import options_of
from checker.cli.common import NAMED, Problem, say
from checker.finding import Finding
from checker.model.ablauf import Termin
from checker.model.personal import Schicht
from checker.report.worte import amount
from checker.run import Checked, run
from checker.solve.aenderung import Aenderung
from checker.solve.dienst import dienste
from checker.solve.plan import termine
from checker.solve.worte import schicht
from checker.workbook.errors import PackageError
from checker.workbook.files import originals
from checker.workbook.umschreiben import umschreiben


class Misread(Problem):
    """The copy would say other times than those that are proposed."""

    def __init__(self, text: str, rows: Sequence[Termin]) -> None:
        super().__init__(text)
        self.rows = rows


def checked_copy(
    checked: Checked,
    arguments: argparse.Namespace,
    made: Mapping[str, Aenderung],
    times: Mapping[Termin, tuple[datetime, datetime]],
    people: Mapping[Schicht, str],
) -> tuple[Aenderung, bytes, list[Finding], Checked]:
    """What changes, the copy, what is new in it, and all that was found there. Raises Problem, also where it would not say what is proposed.

    `times`: when each record is to begin and end in the copy. `people`: who is to have each shift, by name.
    """
    if len(made) != 1:
        raise Problem(f"Der Plan steht in mehreren Mappen ({', '.join(made)}). Bitte die Mappen einzeln bearbeiten.")
    ((file, change),) = made.items()
    try:
        copy = umschreiben(_bytes(checked, arguments.paths, file), change.zellen, change.listing, change.umzuege)
    except PackageError as problem:
        raise Problem(f"{file}: {problem} Eine Kopie ist nicht möglich.") from None
    again = _again(checked, arguments, file, copy)
    removed = {(sheet, cell.a1) for sheet, cells in change.zellen.items() for cell in cells if cell.value is None}
    _compare(again, times, removed)
    _compare_people(again, people)
    return change, copy, _new(checked, again, removed), again


def _bytes(checked: Checked, paths: Sequence[Path], file: str) -> bytes:
    """The workbook as it was read. Raises Problem if that is not possible."""
    book = next(book for book in checked.dossier.mappen if book.file == file)
    if book.kind not in ("xlsx", "xlsm"):
        raise Problem(f"{file}: In Dateien der Art .{book.kind} lässt sich nichts ändern. Bitte als .xlsx speichern.")
    for path in originals(paths, checked.root).get(file, ()):
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == book.sha256:
            return data
    raise Problem(f"{file}: Die Datei wurde während der Prüfung geändert. Bitte noch einmal aufrufen.")


def _again(checked: Checked, arguments: argparse.Namespace, file: str, copy: bytes) -> Checked:
    """The dossier with the copy in the place of its file, checked once more."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for other, (path, *_) in originals(arguments.paths, checked.root).items():
            target = folder / other
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(copy if other == file else path.read_bytes())
        return run([folder], options_of(arguments)._replace(suche=False))


def _compare(again: Checked, times: Mapping[Termin, tuple[datetime, datetime]], removed: Set[tuple[str, str]]) -> None:
    """Raises Misread if records of the copy begin or last otherwise than they should.

    A formula whose result was taken away (`removed`) says nothing until Excel has calculated it.
    """
    pieces, _ = termine(again.dossier.plan)
    wrong: list[Termin] = []
    found = {_key(row): (von, minutes) for row, minutes, von in pieces if von is not None}
    drawn = {(row.schluessel, von, minutes) for row, minutes, von in pieces if _in_grid(row)}
    for row, (begin, end) in times.items():
        length = int((end - begin).total_seconds()) // 60
        place, other, have = row.fundstelle("beginn"), row.fundstelle(row.zeitfeld), found.get(_key(row))
        if _in_grid(row):
            other_time = (row.schluessel, begin, length) not in drawn  # it may stand in another cell now
        else:
            waits = have is None and not removed.isdisjoint(((place.sheet, place.cell), (other.sheet, other.cell)))
            other_time = have != (begin, length) and not waits
        if other_time:
            wrong.append(row)
    if wrong:
        raise Misread(
            _ANDERS.format(place=wrong[0].fundstelle("beginn"), what=", ".join(map(heisst, wrong[:NAMED]))), wrong
        )


def _compare_people(again: Checked, people: Mapping[Schicht, str]) -> None:
    """Raises Problem if somebody else has a shift in the copy, or somebody a shift that nobody had.

    In a grid, neighbouring cells with the same name are read as one longer shift: there it counts who is on duty when.
    """
    plan = again.dossier.plan
    wanted = _on_duty((row, kennung(plan, name)) for row, name in people.items())
    found = _on_duty((row, person) for row, person in dienste(plan)[0] if person is not None)
    for key, (spans, row) in wanted.items():
        if key not in found or found[key][0] != spans:
            raise Problem(_ANDERS.format(place=row.fundstelle("person"), what=schicht(row)))
    if people and (more := next((row for key, (_, row) in found.items() if key not in wanted), None)):
        raise Problem(_ANDERS.format(place=more.fundstelle("person"), what=f"„{more.bekannt('person')}“"))


def _on_duty(shifts: Iterable[tuple[Schicht, str]]) -> dict[tuple[str, ...], tuple[Sequence[Spanne], Schicht]]:
    """When somebody is on duty by one cell, or by one column of a grid; with the first shift there."""
    spans: dict[tuple[str, ...], list[Spanne]] = {}
    first: dict[tuple[str, ...], Schicht] = {}
    for row, person in shifts:
        key = person, *_where(row)
        spans.setdefault(key, []).append((row.von, row.bis))
        first.setdefault(key, row)
    return {key: (vereinigt(own) if _in_grid(first[key]) else sorted(own), first[key]) for key, own in spans.items()}


def _where(row: Schicht) -> tuple[str, ...]:
    """The cell of the person; in a grid the sheet, and the column or row of cells under one heading."""
    place, table = row.fundstelle("person"), row.tabelle
    if table is None or not _in_grid(row):
        return (str(place),)
    line, column = table.spalten["person"].stelle(row.nr, table.rows[row.nr])
    across = table.spalten["beginn"].columns is not None
    return place.file, place.sheet, f"Zeile {line}" if across else f"Spalte {column}"


_ANDERS = (
    "{place}: Die Kopie sagte für {what} etwas anderes, als vorgeschlagen ist. Sie ist nicht geschrieben; "
    "bitte melden Sie es uns mit der Datei."
)


def _in_grid(row: Termin) -> bool:
    column = row.tabelle.spalten.get("beginn") if row.tabelle else None
    return bool(column and column.kopf)


def _key(row: Termin) -> tuple[str, str]:
    """By what a record is known in both: in a grid, several begin by one cell."""
    return str(row.fundstelle("beginn")), row.schluessel


def _new(checked: Checked, again: Checked, removed: Set[tuple[str, str]]) -> list[Finding]:
    """Errors and warnings of the copy that were not there before, without results that we took away ourselves."""
    before = {finding.fingerprint for finding in checked.report.findings}
    return [
        finding
        for finding in again.report.findings
        if finding.severity != "info"
        and finding.fingerprint not in before
        and (finding.places[0].sheet, finding.places[0].cell) not in removed
    ]


def tell_new(new: Sequence[Finding]) -> None:
    """Say what is new in a copy."""
    for finding in new[:NAMED]:
        say(f"Neu in der Kopie: {finding.id} {finding.places[0].short()}: {finding.message}")
    if len(new) > NAMED:
        say(f"Dazu {amount(len(new) - NAMED, 'weiterer neuer Befund', 'weitere neue Befunde')}.")
