"""The state of a Preisspiegel, read back from the file."""

import json
from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

from checker.model.fundstelle import column_letters
from checker.model.werte import als_text, exact, runden, zahl
from checker.record.stand import ERGEBNIS, Stand, gelesen
from checker.report.spiegel.anhang import STAND
from checker.report.spiegel.raster import BLATT
from checker.report.spiegel.uebersicht import NAME as UEBERSICHT
from checker.report.worte import amount
from checker.workbook.errors import Unreadable
from checker.workbook.limits import MAX_UNPACKED, MEGABYTE, SPLIT
from checker.workbook.marke import PREISSPIEGEL, marke
from checker.workbook.read import own_tables

GENANNT = 5
"""Changed cells that are named; the others are counted."""
FEIN = Decimal("0.000001")
ANOTHER = "Bitte einen Preisspiegel angeben, den „stimmig compare --out“ geschrieben hat."


def read_stand(path: Path) -> tuple[Stand, list[str]]:
    """The state in a Preisspiegel, .xlsx or .json, and what its own cells say otherwise: somebody changed a price.

    Raises Unreadable if it is none, or if the state itself was edited.
    """
    name = str(path)
    try:
        if path.stat().st_size > MAX_UNPACKED:
            raise Unreadable(name, f"Die Datei ist größer als {MAX_UNPACKED // MEGABYTE} MB.", SPLIT)
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(name, "Die Datei gibt es nicht.", "Bitte den Namen prüfen.") from None
    except OSError:
        raise Unreadable(name, "Die Datei ist nicht lesbar.", "Bitte die Zugriffsrechte prüfen.") from None
    said = marke(data)
    if said.startswith(PREISSPIEGEL):
        sheets = own_tables(data, (STAND, UEBERSICHT), name)
        found = gelesen([list(map(als_text, row)) for row in sheets[STAND]])
        edited = _andere_zellen(sheets[UEBERSICHT], found)
        whole = said.removeprefix(PREISSPIEGEL).strip()
    else:
        found, whole = _of_json(data, name)
        edited = []
    if found.pruefsumme != whole:
        raise Unreadable(
            name, "Der Stand in der Datei wurde verändert.", "Bitte den Preisspiegel neu schreiben lassen."
        )
    return found, edited


def _andere_zellen(rows: Sequence[Sequence[Any]], stand: Stand) -> list[str]:
    """Sums and ranks that no longer are as they were written."""
    written = stand.werte(ERGEBNIS)
    lines = {str(row[0]): row[1:] for row in reversed(rows) if row}
    found: list[str] = []
    for (name, was), total, rank in zip(
        written.items(), lines.get("Wertungssumme netto", ()), lines.get("Rang", ()), strict=False
    ):
        if total in (None, "") or rank in (None, ""):
            return ["Die Formeln der Mappe haben keine gespeicherten Ergebnisse. Bitte in Excel öffnen und speichern."]
        shown = f"{zahl(exact(total), 2)} EUR netto" if isinstance(total, float) else str(total)
        place = f"Rang {rank:g}" if isinstance(rank, float) else str(rank)
        if not was.startswith(f"{shown}, {place}"):
            found.append(f"In der Mappe steht bei {name}: {shown}, {place}; geschrieben wurde: {was}.")
    return found


def geaenderte_zellen(path: Path, fresh: bytes) -> list[str]:
    """Cells of prices and sums that are no longer as they would be written today, in a state that did not change.

    Cells that we leave empty may hold remarks of the office.
    """
    sheets = (BLATT, UEBERSICHT)
    now, then = own_tables(path.read_bytes(), sheets, str(path)), own_tables(fresh, sheets, str(path))
    found: list[str] = []
    for sheet in sheets:
        for row, (cells, written) in enumerate(zip_longest(now[sheet], then[sheet], fillvalue=()), 1):
            for column, (cell, was) in enumerate(zip_longest(cells, written), 1):
                if was not in (None, "") and (shown := _gezeigt(cell)) != (said := _gezeigt(was)):
                    place = f"{sheet}!{column_letters(column)}{row}"
                    found.append(f"In der Mappe steht in {place}: {shown or 'nichts'}; geschrieben wurde: {said}.")
    more = len(found) - GENANNT
    return [*found[:GENANNT], f"Und {amount(more, 'weitere Zelle', 'weitere Zellen')}."] if more > 0 else found


def _gezeigt(cell: Any) -> str:
    """A cell as people read it: spaces at its ends and the last digits of a number are none of their doing."""
    if cell is None:
        return ""
    return zahl(runden(exact(cell), FEIN)) if isinstance(cell, float) else " ".join(als_text(cell).split())


def _of_json(data: bytes, name: str) -> tuple[Stand, str]:
    try:
        content = json.loads(data)
        return gelesen([[str(cell) for cell in row] for row in content["stand"]]), str(content["pruefsumme"])
    except (ValueError, LookupError, TypeError, RecursionError):
        raise Unreadable(name, "Die Datei ist kein Preisspiegel von stimmig.", ANOTHER) from None
