"""Auf einer Fläche stehen die Menschen zu dicht.

Warum: Mit der Dichte wächst die Gefahr. Ab etwa vier Personen je m² kann niemand mehr frei ausweichen.

Ausnahmen: Der Planungswert ist keine feste Obergrenze. Auf Wegen und am Einlass gilt er ebenso.

Abhilfe: Weniger Personen zulassen, die Fläche vergrößern oder Abzüge wie Stände und Technik verkleinern.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl
from checker.calc.jedes import jedes
from checker.calc.rettungsweg import STEHEND, dichte_grenze, nutzflaeche
from checker.model.veranstaltung import Flaeche
from checker.model.werte import zahl
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule

_MOVING = ("Weg", "Einlass")


def _areas(persons: int, use: str = "Stehplätze", taken: str | None = "100") -> Zeilen[Flaeche]:
    return Zeilen(
        [Flaeche(bezeichnung="Platz", nutzung=use, quadratmeter="1.100", abzug=taken, personen=persons)],
    )


@rule(
    severity="warning",
    source="vfdb TB 13-01; § 1 Abs. 2 MVStättVO",
    bad=[_areas(2001), _areas(3001), _areas(4001), _areas(2001, use="Einlass"), _areas(1, taken="1.100")],
    good=[_areas(2000), _areas(2200, taken=None), _areas(2000, use="Weg"), _areas(2001, use="Tische")],
)
def dichte_zu_hoch(flaechen: Zeilen[Flaeche], *, personendichte: Mapping[str, Any]) -> Iterator[Evidence]:
    def check(row: Flaeche) -> Iterator[Evidence]:
        if row.nutzung not in (*STEHEND, *_MOVING):
            raise not_applicable("keine Fläche, auf der Menschen stehen oder gehen")
        size, most = nutzflaeche(row), dichte_grenze(row, personendichte["planung"])
        if row.personen <= most:
            return
        density = row.personen / size if size > 0 else None
        word = "mehr als der Planungswert"
        if density is None or density > personendichte["gefährlich"]:
            word = "gefährlich dicht"
        elif density > personendichte["hoch"]:
            word = "sehr dicht"
        each = "keine freie Fläche" if density is None else f"{zahl(density, 1)} Personen je m²"
        yield evidence(
            row.fundstelle("personen"),
            row.fundstelle("quadratmeter"),
            message=(
                f"{anzahl(row.personen)} Personen auf {row.schluessel} sind {word}: {each}. "
                f"Geplant wird mit höchstens {personendichte['planung']} je m²."
            ),
            ist=row.personen,
            soll=most,
            unit="Personen",
        )

    return jedes(flaechen, check)
