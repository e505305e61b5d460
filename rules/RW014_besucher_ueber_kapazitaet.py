"""Es werden mehr Besucher erwartet, als die Flächen zusammen fassen.

Warum: Jede Fläche fasst nur so viele, wie ihre engste Grenze erlaubt. Die übrigen Besucher haben keinen sicheren Platz.

Ausnahmen: Grenzen, die nicht bekannt sind, bleiben außer Betracht. Mehr Besucher als zugelassen meldet RW013.

Abhilfe: Die Besucherzahl senken, weitere Flächen öffnen oder die genannte engste Grenze erweitern.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl
from checker.calc.rettungsweg import BESUCHERFLAECHEN, grenzen
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Ausgang, Block, Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(present: int, allowed: int | None = None, width: str = "6", rows: int = 30, size: str = "1.000") -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(
            land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Raum", gleichzeitig=present, zulaessig=2000
        ),
        flaechen=[Flaeche(bezeichnung="Saal", nutzung="Sitzreihen", quadratmeter=size, zulaessig=allowed)],
        bloecke=[Block(flaeche="Saal", bezeichnung="A", reihen=rows, plaetze_je_reihe=30)],
        ausgaenge=[Ausgang(bezeichnung="A1", flaeche="Saal", breite=width)],
    )


@rule(
    severity="warning",
    source="§ 1 Abs. 2, § 7 Abs. 4 und § 10 SBauVO NRW und MVStättVO",
    bad=[_plan(901), _plan(801, width="4,80"), _plan(701, allowed=700), _plan(601, rows=20), _plan(401, size="200")],
    good=[_plan(900), _plan(800, width="4,80"), _plan(700, allowed=700), _plan(400, size="200"), _plan(2001)],
)
def besucher_ueber_kapazitaet(
    plan: Plan, *, besucherflaechenmass: Mapping[str, Any], ausgangsbreite: Mapping[str, Any]
) -> Iterator[Evidence]:
    event = plan.veranstaltung
    rows = [row for row in plan.flaechen if row.nutzung in BESUCHERFLAECHEN]
    if not rows:
        raise not_applicable("keine Fläche für Besucher")
    limits = [grenzen(plan, row, besucherflaechenmass, ausgangsbreite) for row in rows]
    most = sum(own[0].personen for own in limits)
    if event.gleichzeitig <= most:
        return
    allowed = event.bekannt("zulaessig")
    if allowed is not None and event.gleichzeitig > allowed:
        raise not_applicable("mehr Besucher als zugelassen meldet schon RW013")
    told = []
    for row, own in zip(rows, limits, strict=True):
        others = ", ".join(f"{limit.wodurch} {anzahl(limit.personen)}" for limit in own[1:])
        told.append(
            f"{row.schluessel}: {anzahl(own[0].personen)} durch {own[0].wodurch}{f' (sonst {others})' if others else ''}"
        )
    yield evidence(
        event.fundstelle("gleichzeitig"),
        *(row.fundstelle("bezeichnung") for row in rows),
        message=(
            f"Gleichzeitig werden {anzahl(event.gleichzeitig)} Besucher erwartet, die Flächen fassen {anzahl(most)}. "
            f"{'. '.join(told)}."
        ),
        ist=event.gleichzeitig,
        soll=most,
        unit="Personen",
    )
