"""Der letzte laute Programmpunkt endet sehr knapp vor der Nachtruhe.

Warum: Zugaben und Verspätungen führen dann in die Nachtruhe.

Ausnahmen: Im Raum wird es nicht geprüft. Mit einer Ausnahme vom Lärmschutz zählt deren Ende.

Abhilfe: Zehn Minuten Reserve einplanen und das Ende mit den Auftretenden vereinbaren.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from checker.calc.ablauf import Geplant, frueher_enden, geplant, heisst
from checker.calc.jugend import grenzen
from checker.model.ablauf import Programmpunkt
from checker.model.bedingung import Fenster
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, demand, evidence, not_applicable, rule


def _plan(end: str, permit: str | None = None, place: str = "Freien") -> Dossier:
    more = [Genehmigung(art="Lärmausnahme", erteilt="01.05.2027", gueltig_bis=permit)] if permit else None
    return Dossier(
        veranstaltung=Veranstaltung(umgebung=place),
        genehmigungen=more,
        programm=[Programmpunkt(titel="Chor", laut=True, datum="12.06.2027", beginn="20:00", ende=end)],
    )


def fordert(plan: Plan, *, nachtruhe_puffer: int, nachtruhe_beginn: int) -> Iterator[Evidence]:
    if plan.hat("veranstaltung") and plan.veranstaltung.bekannt("umgebung") == "Raum":
        return
    for item in geplant(plan.programm):
        if item.row.bekannt("spaetestens") is not None:
            continue  # it may lie on another day; then another night counts
        if item.row.bekannt("laut") or item.row.bekannt("art") == "Konzert":
            limit = _limit(plan, grenzen(item.von, 0, nachtruhe_beginn)[1])
            latest = limit - timedelta(minutes=nachtruhe_puffer)
            yield demand(
                item.row.fundstelle("beginn"),
                message=f"{heisst(item.row)} endet spätestens am {latest:%d.%m.%Y} um {latest:%H:%M} Uhr, {nachtruhe_puffer} Minuten vor {limit:%H:%M} Uhr.",
                constraint=Fenster(item.row, None, latest),
            )


@rule(
    severity="info",
    source="Erfahrungswert; § 9 LImSchG NRW",
    confidence="U",
    bad=[_plan("21:51"), _plan("22:00"), _plan("23:55", "13.06.2027 00:00")],
    good=[_plan("21:50"), _plan("22:01"), _plan("21:55", "13.06.2027 00:00"), _plan("22:00", place="Raum")],
    demands=fordert,
)
def puffer_vor_nachtruhe(plan: Plan, *, nachtruhe_puffer: int, nachtruhe_beginn: int) -> Iterator[Evidence]:
    if plan.hat("veranstaltung") and plan.veranstaltung.bekannt("umgebung") == "Raum":
        raise not_applicable("die Veranstaltung ist im Raum")
    last: dict[date, Geplant] = {}
    for item in geplant(plan.programm):
        if item.row.bekannt("laut") or item.row.bekannt("art") == "Konzert":
            held = last.get(item.von.date())
            last[item.von.date()] = item if held is None or item.bis > held.bis else held
    if not last:
        raise not_applicable("kein lauter Programmpunkt")
    for item in last.values():
        limit = _limit(plan, grenzen(item.von, 0, nachtruhe_beginn)[1])
        latest = limit - timedelta(minutes=nachtruhe_puffer)
        if latest < item.bis <= limit:
            yield evidence(
                item.row.fundstelle(item.row.zeitfeld),
                message=f"{heisst(item.row)} endet am {item.bis:%d.%m.%Y} um {item.bis:%H:%M} Uhr. Bis {limit:%H:%M} Uhr bleiben weniger als {nachtruhe_puffer} Minuten.",
                **frueher_enden(item, latest),
            )


def _limit(plan: Plan, night: datetime) -> datetime:
    """When it must be quiet: at night, or when a granted exception ends later."""
    for row in plan.genehmigungen if plan.hat("genehmigungen") else ():
        until = row.bekannt("gueltig_bis")
        if row.bekannt("art") == "Lärmausnahme" and row.bekannt("erteilt") and until is not None:
            night = max(night, until)
    return night
