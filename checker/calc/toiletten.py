"""How many toilets of each kind an event needs (facts E-A11, E-G01)."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Any

from checker.calc.bedarf import Bedarf
from checker.calc.geltung import anzahl
from checker.model.veranstaltung import Sanitaerobjekt
from checker.model.werte import zahl

ARTEN = ("WC Damen", "WC Herren", "Urinal")
UNISEX = "WC unisex"
QUELLE = "§ 12 der Versammlungsstättenverordnung"


def toilettenbedarf(besucher: int, tabelle: Mapping[str, Any]) -> dict[str, Bedarf]:
    """What a table asks for, by kind: numbers per 100 visitors that change at steps, rounded up at the end."""
    steps = [int(step) for step in tabelle["Stufen"]]
    found = {}
    for kind in ARTEN:
        total, below, parts = Decimal(0), 0, []
        for rate, step in zip(tabelle[kind], (*steps, max(besucher, *steps)), strict=True):
            inside = min(besucher, step) - below
            if inside <= 0:
                break
            total += Decimal(inside) * rate / 100
            parts.append(f"{anzahl(inside)} × {zahl(Decimal(rate))} ÷ 100")
            below = step
        found[kind] = Bedarf(total.to_integral_value(ROUND_CEILING), kind, " + ".join(parts) or "0", QUELLE)
    return found


def fehlbestand(bedarf: Mapping[str, Bedarf], rows: Iterable[Sanitaerobjekt]) -> dict[str, tuple[int, int]]:
    """For each kind what is there and what is needed; cabins for everybody stand where most are missing."""
    there: dict[str, int] = {}
    for row in rows:
        there[row.art] = there.get(row.art, 0) + row.anzahl
    counts = {kind: there.get(kind, 0) for kind in ARTEN}
    spare = there.get(UNISEX, 0)
    while spare > 0:
        gaps = {kind: int(bedarf[kind].value) - counts[kind] for kind in ARTEN}
        largest = max(gaps.values())
        if largest <= 0:
            break
        top = [kind for kind in ARTEN if gaps[kind] == largest]
        level = max((gap for gap in gaps.values() if 0 < gap < largest), default=0)
        each = min(largest - level, spare // len(top))
        for index, kind in enumerate(top):
            counts[kind] += each or (1 if index < spare else 0)
        spare -= each * len(top) or spare
    return {kind: (counts[kind], int(bedarf[kind].value)) for kind in ARTEN}


def kabinenbedarf(besucher: int, dauer: timedelta, tabelle: Mapping[str, Any], zuschlag: Mapping[str, Any]) -> Bedarf:
    """Cabins and urinals together for an event in the open, more of them the longer it lasts."""
    need = toilettenbedarf(besucher, tabelle)
    total = sum((part.value for part in need.values()), Decimal(0))
    limits = [timedelta(hours=int(hours)) for hours in zuschlag["Stunden"]]
    factor = next((f for limit, f in zip(limits, zuschlag["Faktor"], strict=False) if dauer <= limit), None)
    factor = Decimal(zuschlag["Faktor"][-1] if factor is None else factor)
    how = f"{zahl(total)} nach der Tabelle × {zahl(factor)} für die Dauer"
    value = (total * factor).to_integral_value(ROUND_CEILING)
    return Bedarf(value, "Kabinen und Urinale", how, f"Richtwert nach {QUELLE}")
