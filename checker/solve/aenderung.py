"""From proposals to the cells of a workbook, and what the sheet „Änderungen“ says of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from checker.calc.ablauf import heisst
from checker.model.ablauf import Termin
from checker.model.fundstelle import a1
from checker.model.personal import Schicht
from checker.model.tupel import NamedTuple
from checker.model.zeit import dauer_text
from checker.solve.dienst import besetzt
from checker.solve.plan import Schritt, Umbesetzung, Verschiebung
from checker.solve.rasterzellen import Umzugsliste
from checker.solve.rechenzellen import Neu, Ort
from checker.solve.tageszellen import tage
from checker.solve.worte import schicht
from checker.solve.zellen import Zeitzellen
from checker.workbook.listing import Line, Listing
from checker.workbook.umschreiben import TON, Zelle
from checker.workbook.umziehen import Umzuege

SPALTEN = (("Blatt", 18), ("Zelle", 9), ("Eintrag", 34), ("Änderung", 46), ("Bemerkung", 30))


_TAG, _ZEIT, _BEIDES = 14, 20, 22
"""Number formats of Excel's own: a day, a time, both."""


UMGEZOGEN = "Im Raster ziehen Text, Farbe und verbundene Zellen zusammen um; ein farbiger Rahmen zeigt, wo sich etwas geändert hat."


class Aenderung(NamedTuple):
    """What changes in one workbook."""

    zellen: Mapping[str, Sequence[Zelle]]
    """By sheet."""
    listing: Listing
    umzuege: Mapping[str, Umzuege]
    """By sheet: what goes to other cells."""
    geaendert: int
    """Cells that say something else."""
    berechnet: int
    """Results of formulas that were calculated anew."""
    entfernt: int
    """Results of formulas that were taken away."""


TITEL = "Änderungen an diesem Plan"
"""First line of the sheet, by which it is known again."""


def aenderungen(cells: Zeitzellen, steps: Sequence[Schritt], notes: Sequence[str]) -> dict[str, Aenderung]:
    """What changes in each file. Raises Unbeweglich where a move cannot be written."""
    new: dict[Ort, Neu] = {}
    why: dict[Ort, Schritt] = {}
    moves = {step.row: step for step in steps if isinstance(step, Verschiebung)}
    for move in sorted(moves.values(), key=lambda move: move.alt):
        if not cells.kopf(move.row):
            made = cells.changes(move.row, move.neu, new)
            new.update(made)
            why.update(dict.fromkeys(made, move))
    drawn = cells.umzuege((move.row, move.neu) for move in moves.values() if cells.kopf(move.row))
    new.update(drawn.neu)
    why.update({place: moves[row] for place, row in drawn.wegen.items()})
    given = {step.row: step for step in steps if isinstance(step, Umbesetzung)}
    for place, (text, row) in besetzt(cells, {row: step.neu for row, step in given.items()}).items():
        new[place], why[place] = text, given[row]
    results = cells.abhaengig(new)
    files = sorted({place.file for place in new})
    return {file: _of_file(cells, file, new, why, results, notes, drawn, moves.values()) for file in files}


def _of_file(
    cells: Zeitzellen, file: str, new: Mapping[Ort, Neu], why: Mapping[Ort, Schritt], results: Mapping[Ort, object],
    notes: Sequence[str], drawn: Umzugsliste, steps: Iterable[Verschiebung],
) -> Aenderung:  # fmt: skip
    sheets: dict[str, list[Zelle]] = {}
    told: dict[str, dict[tuple[int, int], str]] = {}
    lines = []
    for place in sorted(place for place in new if place.file == file):
        step, value = why[place], new[place]
        if _same(cells, place, value):
            continue
        old, said = cells.gezeigt(place), cells.gezeigt(place, value)
        if isinstance(step, Umbesetzung):
            name = schicht(step.row)
            note, texts = f"{name}.", (place.sheet, place.a1, name, f"von {old} an {said}")
        else:
            word = f"{dauer_text(abs(step.minuten))} {'später' if step.minuten > 0 else 'früher'}"
            note = f"{heisst(step.row)} {word}."
            change = f"vorher {old}, jetzt {said}" if place in drawn.neu else f"von {old} auf {said}"
            texts = (place.sheet, place.a1, heisst(step.row).strip("„“"), f"{change} ({word})")
        note = f"{note} Vorher: {old}, jetzt: {said}."
        if place in drawn.neu:
            told.setdefault(place.sheet, {})[place.row, place.column] = note
        else:
            sheets.setdefault(place.sheet, []).append(Zelle(place.row, place.column, value, note))
        lines.append(Line(TON, texts, place.sheet, place.a1))
    changed = len(lines)
    computed = removed = 0
    for place, result in results.items():
        if place.file == file:
            known = None if result is None else float(str(result))
            computed, removed = computed + (known is not None), removed + (known is None)
            sheets.setdefault(place.sheet, []).append(Zelle(place.row, place.column, known))
    lines += _mitgezogen(cells, file, steps, results)
    said_too = (UMGEZOGEN, *_comments(cells, file, drawn)) if told else ()
    listing = Listing(TITEL, (*notes, *said_too), SPALTEN, 1, 3, lines)
    moved = {
        sheet: some._replace(notizen=told.get(sheet, {}))
        for (own, sheet), some in drawn.blaetter.items()
        if own == file
    }
    return Aenderung(sheets, listing, moved, changed, computed, removed)


def _mitgezogen(
    cells: Zeitzellen, file: str, steps: Iterable[Verschiebung], results: Mapping[Ort, object]
) -> Iterator[Line]:
    """What moves because the cell moves on which its formula rests."""
    for step in sorted(steps, key=lambda step: step.alt):
        place, cell = cells.place(step.row, "beginn"), cells.eingabe(step.row)
        if place is not None and place.file == file and place in results and cell:
            word = f"{dauer_text(abs(step.minuten))} {'später' if step.minuten > 0 else 'früher'}"
            change = f"von {step.alt:%H:%M} auf {step.neu:%H:%M} ({word}), Formel über {cell}"
            yield Line(TON, (place.sheet, place.a1, heisst(step.row).strip("„“"), change), place.sheet, place.a1)


def _comments(cells: Zeitzellen, file: str, drawn: Umzugsliste) -> list[str]:
    """That comments of the user stay where they are."""
    found = [
        f"{sheet}!{a1(*place)}"
        for (own, sheet), some in drawn.blaetter.items()
        if own == file
        for place in some.zellen
        if place in cells.sheets[own, sheet].lage.kommentare
    ]
    return [f"Eigene Kommentare ziehen nicht mit um: {', '.join(found)}."] if found else []


def gefuellt(
    cells: Zeitzellen,
    rows: Sequence[tuple[Termin, datetime, int]],
    slack: Mapping[Termin, int],
    people: Iterable[tuple[Schicht, str]] = (),
) -> dict[str, Aenderung]:
    """What is written for records that had no times, and shifts that nobody had, in each file. Raises Unbeweglich."""
    sheets: dict[str, dict[str, list[Zelle]]] = {}
    lines: dict[str, list[Line]] = {}
    new: dict[Ort, Neu] = {}
    for row, begin, minutes in sorted(rows, key=lambda item: item[1]):
        rest = f"Reserve {dauer_text(slack[row])}" if slack[row] else "ohne Reserve"
        for place, value in cells.gefuellt(row, begin, minutes).items():
            whole = isinstance(value, float) and value >= 1
            form = _TAG if whole and value == int(value) else _BEIDES if whole else _ZEIT
            new[place] = value
            note = f"{heisst(row)}: vorgeschlagen von {begin:%d.%m.%Y %H:%M} Uhr, {dauer_text(minutes)}, {rest}."
            sheets.setdefault(place.file, {}).setdefault(place.sheet, []).append(
                Zelle(place.row, place.column, value, note, form)
            )
            said = cells.vorgeschlagen(place, value)
            texts = (place.sheet, place.a1, heisst(row).strip("„“"), f"{said} ({rest})")
            lines.setdefault(place.file, []).append(Line(TON, texts, place.sheet, place.a1))
    for place, (row, day) in tage(cells, {row: begin for row, begin, _ in rows}).items():
        new[place], said = day, cells.vorgeschlagen(place, day)
        note = f"{heisst(row)}: {said}, weil in der Zelle darüber ein anderer Tag gilt."
        sheets[place.file].setdefault(place.sheet, []).append(Zelle(place.row, place.column, day, note, _TAG))
        lines[place.file].append(
            Line(TON, (place.sheet, place.a1, heisst(row).strip("„“"), said), place.sheet, place.a1)
        )
    for own, (name, row) in besetzt(cells, dict(people)).items():
        new[own] = name
        sheets.setdefault(own.file, {}).setdefault(own.sheet, []).append(
            Zelle(own.row, own.column, name, f"{schicht(row)}: vorgeschlagen {name}.")
        )
        texts = (own.sheet, own.a1, schicht(row), name)
        lines.setdefault(own.file, []).append(Line(TON, texts, own.sheet, own.a1))
    notes = (
        "Die gefüllten Zellen waren leer oder sagten, dass noch niemand da ist. Die geprüfte Mappe selbst ist unverändert.",
    )
    counts: dict[str, list[int]] = {file: [0, 0] for file in sheets}
    for place, result in cells.abhaengig(new).items():  # the end of a task is often a formula of its begin
        sheets[place.file].setdefault(place.sheet, []).append(
            Zelle(place.row, place.column, None if result is None else float(result))
        )
        counts[place.file][result is None] += 1
    return {
        file: Aenderung(
            found, Listing("Vorgeschlagen", notes, SPALTEN, 1, 3, lines[file]), {}, len(lines[file]), *counts[file]
        )
        for file, found in sheets.items()
    }


def _same(cells: Zeitzellen, place: Ort, value: Neu) -> bool:
    """True if a cell says that already: an end at the same time of another day."""
    return cells.gezeigt(place) == cells.gezeigt(place, value)
