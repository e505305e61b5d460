"""Im Freien gibt es zu wenige Toiletten.

Warum: Für das Freie gibt es keine eigene Vorschrift. Die Tabelle für Versammlungsstätten und die Dauer geben den üblichen Bedarf.

Ausnahmen: Bis zu einem Fünftel weniger ist hinnehmbar. Bei mehreren Tagen zählt der längste. Gilt die Versammlungsstättenverordnung, prüft das VA038.

Abhilfe: Mobile Toiletten dazumieten oder vorhandene in der Nähe öffnen und auf dem Blatt eintragen.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from checker.calc.geltung import geltung
from checker.calc.oeffnung import oeffnung
from checker.calc.toiletten import kabinenbedarf
from checker.model.ablauf import Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Sanitaerobjekt, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_FEST: dict[str, object] = {
    "land": "Hessen",
    "umgebung": "Freien",
    "beginn": "12.06.2027 18:00",
    "ende": "12.06.2027 22:00",
    "gleichzeitig": "1000",
}


def _plan(count: str, *evenings: str, **changes: object) -> Dossier:
    event: dict[str, object] = {**_FEST, **changes}
    cabins = [Sanitaerobjekt(art="WC unisex", anzahl=count), Sanitaerobjekt(art="Urinal", anzahl="10")]
    shows = [Programmpunkt(titel="Abend", ort=day, datum=day, beginn="18:00", ende="22:00") for day in evenings]
    return Dossier(veranstaltung=Veranstaltung(**event), sanitaer=cabins, programm=shows or None)


@rule(
    severity="warning",
    source="Richtwert nach § 12 VStättVO Saarland (bis 2021)",
    confidence="M",
    bad=[
        _plan("16"),
        _plan("24", ende="12.06.2027 22:01"),
        _plan("35", ende="13.06.2027 02:01"),
        _plan("16", "12.06.2027", "13.06.2027", ende="13.06.2027 22:00"),
    ],
    good=[
        _plan("17"),
        _plan("25", ende="12.06.2027 22:01"),
        _plan("36", ende="13.06.2027 02:01"),
        _plan("17", "12.06.2027", "13.06.2027", ende="13.06.2027 22:00"),
    ],
)
def zu_wenige_toiletten_im_freien(
    plan: Plan,
    *,
    geltungsbereich: Mapping[str, Any],
    toilettenrichtwert: Mapping[str, Any],
    toilettenzuschlag: Mapping[str, Any],
    betriebspause: int,
) -> Iterator[Evidence]:
    rows = plan.sanitaer
    event = plan.veranstaltung
    if event.umgebung != "Freien":
        raise not_applicable("keine Veranstaltung im Freien")
    if geltung(plan, geltungsbereich).gilt:
        raise not_applicable("die Versammlungsstättenverordnung gilt")
    opened = oeffnung(plan, event.beginn, event.ende, betriebspause)
    longest = max((bis - von for von, bis in opened.zeiten), default=timedelta(0))
    need = kabinenbedarf(event.gleichzeitig, longest, toilettenrichtwert, toilettenzuschlag)
    there = sum(row.anzahl for row in rows)
    if need.value > there * Decimal(toilettenzuschlag["Spielraum"]):
        yield evidence(
            rows[0].fundstelle("anzahl"),
            *(row.fundstelle("anzahl") for row in rows[1:]),
            message=f"Üblich sind {need} ({need.how}), geplant sind {there}.",
            ist=there,
            soll=need.value,
            unit="Stück",
        )
    opened.zu_ende()
