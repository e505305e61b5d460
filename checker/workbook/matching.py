"""Prices without an OZ beside a Leistungsverzeichnis: their position is the one with the same Kurztext, if it is sure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from checker.model.tabelle import Spalte
from checker.model.werte import falten
from checker.model.zeile import Zeilen
from checker.workbook.cells import text_of
from checker.workbook.rows import Rows

SHOWN = 5
"""Rows that a note lists one by one."""


def by_text(positionen: Zeilen[Any]) -> dict[str, str]:
    """The OZ of each position by its folded Kurztext, where both occur only once."""
    pairs = [(falten(text or ""), oz) for text, oz in zip(*map(positionen.spalte, ("kurztext", "oz")), strict=True)]
    texts, numbers = Counter(text for text, _ in pairs), Counter(oz for _, oz in pairs)
    return {text: oz for text, oz in pairs if text and oz and texts[text] == numbers[oz] == 1}


def matched(spalten: Mapping[str, Spalte], positionen: Zeilen[Any], rows: Rows) -> dict[str, Spalte]:
    """The columns of an offer with the OZ that its texts tell, where it names none. What was done is noted."""
    text, oz = spalten.get("kurztext"), spalten.get("oz")
    if text is None or (oz is not None and None not in oz.raw and "" not in oz.raw):
        return {}
    own: Sequence[object] = oz.raw if oz else [None] * len(rows.records)
    lacking = [index for index, number in enumerate(own) if number is None or number == ""]
    known = positionen.einmal(by_text)
    folded = [falten(text_of(cell)) for cell in text.raw]
    often, used = Counter(folded), {text_of(number) for number in own if number is not None}
    found = {i: known[t] for i in lacking if often[t := folded[i]] == 1 and t in known and known[t] not in used}
    if not found:
        return {}
    count = "Eine Zeile" if len(found) == 1 else f"{len(found)} Zeilen"
    rows.note(f"{count} ohne OZ: die Position ist am gleichen Kurztext erkannt; bitte prüfen")
    if open_rows := [rows.records[i] for i in lacking if i not in found]:
        more = f" und {len(open_rows) - SHOWN} weitere" if len(open_rows) > SHOWN else ""
        rows.note(
            f"Ohne OZ und ohne eindeutigen Kurztext: Zeile {', '.join(map(str, open_rows[:SHOWN]))}{more}; "
            "diese Preise werden nicht verglichen"
        )
    numbers = [found.get(index, number) for index, number in enumerate(own)]
    places = list(text.rows or rows.records)
    if oz is None:
        return {"oz": text._replace(raw=numbers, rows=places, lines={})}
    return {"oz": oz._replace(raw=numbers)}
