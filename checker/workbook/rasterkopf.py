"""What stands above a column of names in a roster that is drawn as a grid: what these people do, or where they are."""

from collections.abc import Collection, Mapping
from typing import Any

from checker.calc.ablauf import schluessel
from checker.model.regex import regex
from checker.model.tabelle import Spalte

ORTE = (("flaechen", "bezeichnung"), ("programm", "ort"), ("fahrzeiten", "start"), ("fahrzeiten", "ziel"))
"""Parts of a plan that name places, and the field of the name."""
_ZAEHLT = regex(r"\s*(?:nr\.?|#)?\s*\d+\.?\s*$|^\s*\d+\.\s*")
"""`Kasse 1`, `2. Kasse`: one of several columns for the same duty."""
_LEER = frozenset(
    ("", "person", "personen", "name", "namen", "wer", "mitarbeiter", "mitarbeiterin", "mitarbeitende", "helfer",
     "helferin", "helfende", "kraft", "kräfte", "platz", "schicht", "dienst", "team", "besetzung")
)  # fmt: skip
"""Headings that say neither."""


def genannte_orte(parts: Mapping[str, Any]) -> set[str]:
    """The places that a plan names, as they are compared."""
    return {
        schluessel(name)
        for part, field in ORTE
        if part in parts
        for name in parts[part].spalte(field)
        if isinstance(name, str)
    }


def gedeutet(spalten: Mapping[str, Spalte], places: Collection[str]) -> dict[str, Spalte]:
    """The columns of a grid with its heading as what it is: the place where the plan names such a one, else the duty."""
    column = spalten.get("ort")
    if column is None or not column.raw or schluessel(heading := str(column.raw[0])) in places:
        return dict(spalten)
    duty = _ZAEHLT.sub("", heading).strip()
    others = {name: one for name, one in spalten.items() if name != "ort"}
    if schluessel(duty) in _LEER or "funktion" in spalten:
        return others
    return others | {"funktion": column._replace(raw=[duty] * len(column.raw))}
