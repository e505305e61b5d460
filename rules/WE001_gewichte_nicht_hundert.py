"""Die Gewichte der Zuschlagskriterien ergeben nicht 100 Prozent.

Warum: Mit falschen Gewichten ist die Wertung nicht nachvollziehbar. Bieter können das rügen.

Abhilfe: Die Gewichte berichtigen, bevor die Unterlagen veröffentlicht werden. Danach alle Bieter unterrichten und die Frist prüfen.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checker.calc.preise import HUNDRED
from checker.model.ausschreibung import Kriterium
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


@rule(
    severity="error",
    source="§ 127 Abs. 5 GWB, § 58 Abs. 3 VgV",
    since=date(2016, 4, 18),
    bad=[Zeilen([Kriterium(bezeichnung="Preis", gewicht="60"), Kriterium(bezeichnung="Konzept", gewicht="45")])],
    good=[Zeilen([Kriterium(bezeichnung="Preis", gewicht="60"), Kriterium(bezeichnung="Konzept", gewicht="40")])],
)
def gewichte_nicht_hundert(kriterien: Zeilen[Kriterium]) -> Iterator[Evidence]:
    total = sum((kriterium.gewicht for kriterium in kriterien), Decimal(0))
    if total != HUNDRED:
        yield evidence(
            *kriterien.fundstellen("gewicht"),
            message="Die Gewichte der Kriterien ergeben zusammen nicht 100 %.",
            ist=total,
            soll=HUNDRED,
            unit="%",
        )
