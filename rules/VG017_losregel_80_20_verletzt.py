"""Lose werden außerhalb des EU-Verfahrens vergeben, obwohl die 80/20-Regel es nicht erlaubt.

Warum: Einzelne Lose dürfen national vergeben werden, wenn sie klein sind und zusammen höchstens ein Fünftel ausmachen. Sonst ist ihre Vergabe anfechtbar.

Ausnahmen: Lose ohne „ja“ bei „Vergabe außerhalb des EU-Verfahrens“ werden nicht geprüft. Für Bauleistungen gilt eine höhere Grenze je Los.

Abhilfe: Weniger oder kleinere Lose herausnehmen, die übrigen europaweit vergeben.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from checker.calc.lose import losausnahme
from checker.model.ausschreibung import Los
from checker.model.werte import zahl
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _lots(*lots: tuple[str, bool]) -> Zeilen[Los]:
    return Zeilen(
        Los(nummer=str(number), schaetzwert=value, herausgenommen=out) for number, (value, out) in enumerate(lots, 1)
    )


@rule(
    severity="error",
    source="§ 3 Abs. 9 VgV",
    since=date(2016, 4, 18),
    bad=[
        _lots(("150.000", False), ("60.000", True), ("30.000", False), ("12.000", False)),
        _lots(("320.000,01", False), ("80.000", True)),
        _lots(("319.999,95", False), ("79.999,99", True)),
    ],
    good=[
        _lots(("150.000", False), ("60.000", False), ("30.000", True), ("12.000", True)),
        _lots(("319.999,96", False), ("79.999,99", True)),
        _lots(("150.000", False), ("60.000", False)),
    ],
)
def losregel_80_20_verletzt(lose: Zeilen[Los], *, losausnahme_grenzen: Mapping[str, Any]) -> Iterator[Evidence]:
    taken = [index for index, los in enumerate(lose) if not los.leer("herausgenommen") and los.herausgenommen]
    if not taken:
        raise not_applicable("kein Los wird außerhalb des EU-Verfahrens vergeben")
    limit = Decimal(losausnahme_grenzen["Los"])
    share = Decimal(losausnahme_grenzen["Anteil"])
    found = losausnahme([los.schaetzwert for los in lose], taken, grenze=limit, anteil=share)
    for index in found.zu_gross:
        yield evidence(
            lose[index].fundstelle("schaetzwert"),
            message=f"{lose[index].schluessel} ist zu groß, um außerhalb des EU-Verfahrens vergeben zu werden.",
            ist=lose[index].schaetzwert,
            soll=limit,
            unit="EUR",
        )
    if found.zu_viel:
        yield evidence(
            lose[taken[-1]].fundstelle("schaetzwert"),
            *(lose[index].fundstelle("schaetzwert") for index in taken[:-1]),
            message=f"Die herausgenommenen Lose machen mehr als {zahl(share)} % aller Lose aus.",
            ist=found.summe,
            soll=found.hoechstsumme,
            unit="EUR",
        )
