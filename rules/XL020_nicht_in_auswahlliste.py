"""Ein Wert steht nicht in der Auswahlliste seiner Zelle.

Warum: Excel lässt beim Tippen nur Werte der Liste zu. Beim Einfügen aus einer anderen Mappe prüft es nicht.

Ausnahmen: Listen, die andere Werte erlauben, werden nicht beurteilt. Groß- und Kleinschreibung zählt nicht.

Abhilfe: Einen Wert aus der Liste wählen. Fehlt er dort, die Liste ergänzen.
"""

from collections.abc import Iterator

from checker.model.mappe import Blatt, Blattmuster
from checker.model.werte import Fehlerwert, als_text
from checker.rule import Evidence, evidence, rule

_CELLS: dict[str, object] = {"A1": "Leistung", "B1": "Status", "A2": "Bühne", "A3": "Ton", "B3": "offen"}
_CHOICES = {"B2:B3": ("offen", "beauftragt", "erledigt")}


@rule(
    severity="warning",
    source="Gültigkeitsliste der Zelle",
    bad=[Blattmuster("Plan", {**_CELLS, "B2": "fast fertig"}, choices=_CHOICES)],
    good=[
        Blattmuster("Plan", {**_CELLS, "B2": "Erledigt"}, choices=_CHOICES),
        Blattmuster("Plan", _CELLS, choices=_CHOICES),
        Blattmuster("Plan", {**_CELLS, "B2": 2}, choices={"B2": ("1", "2")}),
    ],
)
def nicht_in_auswahlliste(blatt: Blatt) -> Iterator[Evidence]:
    for choice in blatt.lage.auswahlen:
        area, allowed = choice.bereich, ", ".join(sorted(choice.erlaubt))
        for row in range(area.top, min(area.bottom, len(blatt.values)) + 1) if choice.erlaubt else ():
            for column in range(area.left, min(area.right, len(blatt.values[row - 1])) + 1):
                value = blatt.wert(row, column)
                text = als_text(value) if value is not None and not isinstance(value, Fehlerwert) else ""
                if text and text.casefold() not in choice.erlaubt:
                    yield evidence(
                        blatt.fundstelle(row, column),
                        message=f"„{text}“ steht nicht in der Auswahlliste dieser Zelle.",
                        ist=text,
                        soll=allowed if len(allowed) < 100 else None,
                    )
