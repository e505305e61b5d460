"""Which structures that are set up for an event need no Ausführungsgenehmigung (facts E-B01, E-B02)."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from checker.finding import Severity
from checker.model.genehmigung import Bauwerk
from checker.model.tupel import NamedTuple
from checker.model.werte import zahl


class Befreiung(NamedTuple):
    """Whether a structure is free of Ausführungsgenehmigung, Prüfbuch and Gebrauchsabnahme, and why."""

    frei: bool
    grund: str
    """The end of a sentence: `die Grundfläche ist 96 m², frei sind höchstens 75 m²`."""


def genehmigungsfrei(bau: Bauwerk, fliegende_bauten: Mapping[str, Any]) -> Befreiung:
    """Whether a structure is exempt. Raises Missing for a measure that decides."""
    kind = bau.art
    if kind == "Tribüne":
        return Befreiung(False, "Tribünen sind nie genehmigungsfrei")
    if kind == "Bühne":
        return _buehne(bau, fliegende_bauten)
    limit = fliegende_bauten["Höhe in m"]
    if kind in ("Zelt", "Pavillon"):
        largest, size = fliegende_bauten["Zelt in m²"], bau.laenge * bau.breite
        if size <= largest:
            return Befreiung(True, f"die Grundfläche ist {zahl(size)} m², frei sind höchstens {zahl(largest)} m²")
        if bau.hoehe > limit or bau.betreten:
            return Befreiung(False, f"die Grundfläche ist {zahl(size)} m², frei sind höchstens {zahl(largest)} m²")
    if bau.hoehe > limit:
        return Befreiung(False, f"die Höhe ist {zahl(bau.hoehe)} m, frei sind höchstens {zahl(limit)} m")
    if bau.bekannt("kinder"):
        return Befreiung(True, "der Bau ist für Kinder und nicht höher als erlaubt")
    if bau.betreten:
        return Befreiung(False, "Besucher betreten den Bau")
    return Befreiung(True, "Besucher betreten den Bau nicht")


def deckel_im_land(bau: Bauwerk, fliegende_bauten: Mapping[str, Any]) -> Severity | None:
    """The cap of a finding where the values of the Land are known for other kinds of structures only."""
    known = fliegende_bauten.get("belegt nur für")
    return "warning" if known and bau.bekannt("art") not in known else None


def _buehne(bau: Bauwerk, fliegende_bauten: Mapping[str, Any]) -> Befreiung:
    """A stage is exempt if height with roof, area and height of its floor are all small; one that is not decides."""
    measures: tuple[tuple[str, Callable[[], Decimal], str, str], ...] = (
        ("die Höhe mit Dach ist", lambda: bau.hoehe, "Höhe in m", "m"),
        ("die Grundfläche ist", lambda: bau.laenge * bau.breite, "Bühne in m²", "m²"),
        ("der Fußboden liegt auf", lambda: bau.fussboden, "Fußboden in m", "m"),
    )
    for what, measured, name, unit in measures:
        given, limit = measured(), fliegende_bauten[name]
        if given > limit:
            return Befreiung(False, f"{what} {zahl(given)} {unit}, frei sind höchstens {zahl(limit)} {unit}")
    return Befreiung(True, "Höhe, Grundfläche und Fußboden sind klein genug")
