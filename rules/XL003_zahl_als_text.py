"""Eine Zahl steht als Text in einer Zahlenspalte.

Warum: Excel rechnet mit Text nicht. Die Zahl fehlt in jeder Summe, ohne dass es auffällt.

Ausnahmen: Textdateien (csv) enthalten nur Text; dort gibt es nichts zu melden. In einer Liste aus Feld und Wert ist es ein Hinweis. Steht dort die Einheit in der Zelle, ist der Text gewollt.

Abhilfe: Die Zelle als Zahl formatieren und den Wert neu eingeben, ohne Währung und ohne Leerzeichen.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.model.dossier import EINZELN
from checker.model.mappe import Blatt, Blattmuster
from checker.rule import Evidence, evidence, not_applicable, rule

_HEAD: dict[str, object] = {
    "A1": "OZ",
    "B1": "Kurztext",
    "C1": "Menge",
    "D1": "Einheit",
    "A2": "01.0010",
    "B2": "Bühne",
    "D2": "Stk",
}
_EVENT: dict[str, object] = {
    "A1": "Feld", "B1": "Wert", "A2": "Name der Veranstaltung", "B2": "Sommerfest", "A3": "Erwartete Besucher",
    "A4": "Deckungssumme der Haftpflicht", "A5": "Parkfläche",
}  # fmt: skip


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[
        Blattmuster("Positionen", {**_HEAD, "C2": "1.250,00"}),
        Blattmuster("Veranstaltung", {**_EVENT, "B3": "220"}),
    ],
    good=[
        Blattmuster("Positionen", {**_HEAD, "C2": 1250}),
        Blattmuster("Veranstaltung", {**_EVENT, "B3": 220, "B4": "3.000.000 €", "B5": "600 m²"}),
    ],
)
def zahl_als_text(blatt: Blatt) -> Iterator[Evidence]:
    if not blatt.tabellen:
        raise not_applicable("keine bekannte Tabelle auf dem Blatt")
    if blatt.lines:
        raise not_applicable("in Textdateien steht jede Zahl als Text")
    seen: set[tuple[str, str]] = set()
    columns: list[Sequence[object]] = []  # bidders side by side share quantities
    for table in blatt.tabellen:
        for name, column in table.spalten.items():
            if any(column.raw is other for other in columns):
                continue
            columns.append(column.raw)
            listed = table.kind.teil in EINZELN  # `Feld | Wert`: no formula runs over it
            if table.kind.felder[name].type not in (Decimal, int) or str not in set(map(type, column.raw)):
                continue
            typed = [nr for nr, cell in enumerate(column.raw) if isinstance(cell, str) and cell]
            for row in (table.records[nr] for nr in typed):
                if row.bekannt(name) is not None:
                    text, place = row.roh(name), row.fundstelle(name)
                    if (place.sheet, place.cell) in seen or (listed and any(ch.isalpha() or ch == "€" for ch in text)):
                        continue
                    seen.add((place.sheet, place.cell))
                    yield evidence(
                        place,
                        message=f"„{text}“ ist als Text eingegeben; Excel rechnet damit nicht.",
                        ist=text,
                        cap="info" if listed else None,
                    )
