"""The state of a Preisspiegel, read back from the file."""

import json
from pathlib import Path

from checker.record.stand import Stand, gelesen
from checker.report.spiegel.anhang import STAND
from checker.workbook.errors import Unreadable
from checker.workbook.limits import MAX_UNPACKED, MEGABYTE, SPLIT
from checker.workbook.marke import PREISSPIEGEL, marke
from checker.workbook.read import own_table

ANOTHER = "Bitte einen Preisspiegel angeben, den „stimmig compare --out“ geschrieben hat."


def read_stand(path: Path) -> Stand:
    """The state in a Preisspiegel, .xlsx or .json. Raises Unreadable if it is none, or if the state was edited."""
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
        found = gelesen(own_table(data, STAND, name))
        whole = said.removeprefix(PREISSPIEGEL).strip()
    else:
        found, whole = _of_json(data, name)
    if found.pruefsumme != whole:
        raise Unreadable(
            name, "Der Stand in der Datei wurde verändert.", "Bitte den Preisspiegel neu schreiben lassen."
        )
    return found


def _of_json(data: bytes, name: str) -> tuple[Stand, str]:
    try:
        content = json.loads(data)
        return gelesen([[str(cell) for cell in row] for row in content["stand"]]), str(content["pruefsumme"])
    except (ValueError, LookupError, TypeError, RecursionError):
        raise Unreadable(name, "Die Datei ist kein Preisspiegel von stimmig.", ANOTHER) from None
