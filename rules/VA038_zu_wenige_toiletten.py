"""Es gibt zu wenige Toiletten.

Warum: Zu wenige Toiletten machen lange Schlangen, und Menschen weichen auf Wege und Mauern aus.

Ausnahmen: Nur Baden-Württemberg schreibt Zahlen vor. In Nordrhein-Westfalen und im Saarland sind sie ein Richtwert. Für andere Länder ist keine Tabelle hinterlegt.

Abhilfe: Toiletten dazumieten oder vorhandene in der Nähe einbeziehen. Kabinen für alle füllen die größte Lücke.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import geltung
from checker.calc.toiletten import fehlbestand, toilettenbedarf
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Sanitaerobjekt, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_SAAL: dict[str, object] = {"umgebung": "Raum", "beginn": "12.06.2027 19:00", "gleichzeitig": "1000"}
_NRW = Veranstaltung(**_SAAL, land="Nordrhein-Westfalen")
_BW = Veranstaltung(**_SAAL, land="Baden-Württemberg")


def _wc(**counts: str) -> list[Sanitaerobjekt]:
    arten = {"damen": "WC Damen", "herren": "WC Herren", "unisex": "WC unisex", "urinal": "Urinal"}
    return [Sanitaerobjekt(art=arten[kind], anzahl=count) for kind, count in counts.items()]


@rule(
    severity="error",
    source="§ 12 VStättVO Baden-Württemberg; § 12 SBauVO NRW",
    bad=[
        Dossier(veranstaltung=_BW, sanitaer=_wc(damen="14", herren="5", urinal="12")),
        Dossier(veranstaltung=_NRW, sanitaer=_wc(damen="12", herren="7", urinal="12")),
        Dossier(veranstaltung=_NRW, sanitaer=_wc(damen="12", herren="8")),
        Dossier(veranstaltung=_NRW, sanitaer=_wc(damen="8", herren="6", urinal="12", unisex="5")),
    ],
    good=[
        Dossier(veranstaltung=_BW, sanitaer=_wc(damen="15", herren="5", urinal="12")),
        Dossier(veranstaltung=_NRW, sanitaer=_wc(damen="12", herren="8", urinal="12")),
        Dossier(veranstaltung=_NRW, sanitaer=_wc(damen="8", herren="6", urinal="12", unisex="6")),
        Dossier(
            veranstaltung=Veranstaltung(**{**_SAAL, "gleichzeitig": "200"}, land="Nordrhein-Westfalen"),
            sanitaer=_wc(damen="1"),
        ),
    ],
)
def zu_wenige_toiletten(
    plan: Plan, *, geltungsbereich: Mapping[str, Any], toilettentabelle: Mapping[str, Any]
) -> Iterator[Evidence]:
    rows = plan.sanitaer
    holds = geltung(plan, geltungsbereich)
    if not holds.gilt:
        raise not_applicable(f"die Versammlungsstättenverordnung gilt nicht: {holds.grund}")
    needed = toilettenbedarf(plan.veranstaltung.gleichzeitig, toilettentabelle)
    for kind, (there, need) in fehlbestand(needed, rows).items():
        if there < need:
            own = next((row for row in rows if row.art == kind), None)
            yield evidence(
                own.fundstelle("anzahl") if own else rows[0].fundstelle("art"),
                message=f"Nötig sind {need} Stück „{kind}“ ({needed[kind].how}), vorhanden sind {there}.",
                ist=there,
                soll=need,
                unit="Stück",
            )
