"""Eine frei hängende Ausschmückung hängt zu tief.

Warum: Was tiefer als 2,50 m hängt, kann an Kerzen oder Scheinwerfern Feuer fangen und behindert Menschen auf der Flucht.

Ausnahmen: Nur was frei hängt, wird geprüft. Außerhalb der Versammlungsstättenverordnung ist es eine Warnung.

Abhilfe: Höher hängen oder abnehmen.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.calc.geltung import deckel
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Ausstattung
from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_SAAL = Veranstaltung(land="Nordrhein-Westfalen", umgebung="Raum", beginn="12.06.2027 18:00", gleichzeitig="900")
_GIRLANDE: dict[str, object] = {"bezeichnung": "Girlande", "art": "Ausschmückung"}


@rule(
    severity="error",
    source="§ 33 Abs. 5 SBauVO NRW und entsprechende Verordnungen der Länder",
    bad=[
        Dossier(veranstaltung=_SAAL, ausstattung=[Ausstattung(**_GIRLANDE, frei_haengend=True, haengehoehe="2,49")]),
        Dossier(ausstattung=[Ausstattung(**_GIRLANDE, frei_haengend=True, haengehoehe="2")]),
    ],
    good=[
        Dossier(veranstaltung=_SAAL, ausstattung=[Ausstattung(**_GIRLANDE, frei_haengend=True, haengehoehe="2,50")]),
        Dossier(ausstattung=[Ausstattung(**_GIRLANDE, frei_haengend=False, haengehoehe="2")]),
    ],
)
def ausschmueckung_haengt_zu_tief(
    plan: Plan, *, haengehoehe_mindestens: Decimal, geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    things = plan.ausstattung
    hanging = things.auswahl(i for i, free in enumerate(things.spalte("frei_haengend")) if free)
    if not hanging:
        raise not_applicable("nichts hängt frei")
    for thing in hanging.mit("haengehoehe"):
        if thing.haengehoehe < haengehoehe_mindestens:
            yield evidence(
                thing.fundstelle("haengehoehe"),
                message=(
                    f"{thing.schluessel} hängt {zahl(thing.haengehoehe)} m über dem Fußboden. "
                    f"Nötig sind mindestens {zahl(haengehoehe_mindestens, 2)} m."
                ),
                ist=thing.haengehoehe,
                soll=haengehoehe_mindestens,
                unit="m",
                cap=deckel(plan, geltungsbereich),
            )
