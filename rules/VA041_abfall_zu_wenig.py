"""Die Abfallbehälter fassen zu wenig.

Warum: Volle Behälter laufen über, und der Platz muss länger gereinigt werden.

Ausnahmen: Wird während der Veranstaltung geleert, genügt weniger. Ohne Angabe gibt es nichts zu vergleichen.

Abhilfe: Mehr Behälter bestellen, Leerungen einplanen oder Mehrweg anbieten.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.geltung import anzahl
from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_FEST: dict[str, object] = {"land": "Nordrhein-Westfalen", "besucher": "10000"}


@rule(
    severity="info",
    source="Erfahrungswert",
    confidence="U",
    bad=[Veranstaltung(**_FEST, abfallvolumen="2,9")],
    good=[Veranstaltung(**_FEST, abfallvolumen="3"), Veranstaltung(**_FEST)],
)
def abfall_zu_wenig(event: Veranstaltung, *, abfall_je_besucher: Decimal) -> Iterator[Evidence]:
    if event.leer("abfallvolumen"):
        raise not_applicable("kein Abfallvolumen eingetragen")
    need = Decimal(event.besucher) * abfall_je_besucher
    if event.abfallvolumen < need:
        yield evidence(
            event.fundstelle("abfallvolumen"),
            message=(
                f"Bei {anzahl(event.besucher)} Besuchern fallen mindestens {zahl(need)} m³ Abfall an, "
                f"die Behälter fassen {zahl(event.abfallvolumen)} m³."
            ),
            ist=event.abfallvolumen,
            soll=need,
            unit="m³",
        )
