"""Für Rettungswege im Freien gelten die Breiten der Verordnung nicht unmittelbar.

Warum: Die Zahlen der Versammlungsstättenverordnung sind für Versammlungsstätten gemacht. Auf Plätzen und Straßen fließen Menschen anders.

Ausnahmen: Gilt die Verordnung auch im Freien, gibt es diesen Hinweis nicht.

Abhilfe: Die Wege mit Brandschutzdienststelle und Ordnungsamt abstimmen, bei engen Stellen mit einer Personenstromanalyse.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import geltung
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Ausgang, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_FEST: dict[str, object] = {"land": "Nordrhein-Westfalen", "umgebung": "Freien", "beginn": "12.06.2027 14:00"}
_TOR = [Ausgang(bezeichnung="Tor 1", flaeche="Marktplatz", breite="5")]


@rule(
    severity="info",
    source="vfdb-Merkblatt 13-04 (2015)",
    bad=[Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="5000"), ausgaenge=_TOR)],
    good=[
        Dossier(veranstaltung=Veranstaltung(**_FEST, gleichzeitig="5001"), ausgaenge=_TOR),
        Dossier(veranstaltung=Veranstaltung(**{**_FEST, "umgebung": "Raum"}, gleichzeitig="150"), ausgaenge=_TOR),
    ],
)
def rettungswege_im_freien(plan: Plan, *, geltungsbereich: Mapping[str, Any]) -> Iterator[Evidence]:
    if not plan.ausgaenge:
        raise not_applicable("keine Ausgänge eingetragen")
    if plan.veranstaltung.umgebung != "Freien":
        raise not_applicable("keine Veranstaltung im Freien")
    if geltung(plan, geltungsbereich).gilt:
        raise not_applicable("die Versammlungsstättenverordnung gilt")
    yield evidence(
        plan.veranstaltung.fundstelle("umgebung"),
        message="Im Freien sind die Breiten der Versammlungsstättenverordnung nur ein Maßstab und nicht immer übertragbar.",
    )
