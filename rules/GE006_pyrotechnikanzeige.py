"""Pyrotechnik ist nicht rechtzeitig angezeigt.

Warum: Das Abbrennen muss der Behörde vorher angezeigt werden. Sie prüft Abstände und Befähigung.

Ausnahmen: Kategorie F1 ist frei, F2 an Silvester und Neujahr. Auf Bühnen für Oper, Klassik und Schauspiel ist T1 frei.

Abhilfe: Das Feuerwerk sofort anzeigen. Nahe Bahn, Flughafen oder Seewasserstraße beträgt die Frist vier Wochen.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.antragsfristen import antrag, frist_des_plans
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, not_applicable, rule

_CASE: dict[str, object] = {"feuer": True, "pyrokategorie": "F4", "pyro_naehe": False}


def _dossier(beginn: str = "12.06.2027 18:00", event: dict[str, object] | None = None, **permit: object) -> Dossier:
    permits = [Genehmigung(art="Pyrotechnikanzeige", **permit)] if permit else None
    return Dossier(veranstaltung=Veranstaltung(**{**_CASE, **(event or {})}, beginn=beginn), genehmigungen=permits)


@rule(
    severity="error",
    source="§ 23 Abs. 3 und 4 1. SprengV",
    confidence="V",
    bad=[
        _dossier("28.11.2026 18:00"),
        _dossier(),
        _dossier(beantragt="30.05.2027"),
        _dossier(event={"pyro_naehe": True}, beantragt="16.05.2027"),
    ],
    good=[
        _dossier(beantragt="29.05.2027"),
        _dossier("28.11.2026 18:00", beantragt="20.11.2026", erteilt="23.11.2026"),
        _dossier(behoerde="Stadt"),
        _dossier(event={"pyro_naehe": True}, beantragt="15.05.2027"),
    ],
)
def pyrotechnikanzeige(
    plan: Plan,
    *,
    heute: date,
    frist_pyrotechnik: Mapping[str, Any],
    frist_knapp: int,
    frist_fern: int,
    pyrotechnik_anzeigepflicht: Mapping[str, Any],
) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if not event.feuer:
        raise not_applicable("keine Pyrotechnik")
    kind = event.pyrokategorie
    if kind not in pyrotechnik_anzeigepflicht["Kategorien"]:
        raise not_applicable(f"Pyrotechnik der Kategorie {kind} ist frei")
    if kind == "F2" and f"{event.beginn:%d.%m.}" in pyrotechnik_anzeigepflicht["F2 ist frei am"]:
        raise not_applicable("an Silvester und Neujahr ist die Kategorie F2 frei")
    staged = kind in pyrotechnik_anzeigepflicht["auf Bühnen frei"] and event.umgebung == "Raum"
    if staged and event.art in pyrotechnik_anzeigepflicht["Bühnen"]:
        raise not_applicable(f"auf Bühnen ist die Kategorie {kind} frei")
    lead = frist_pyrotechnik["nahe" if event.pyro_naehe else "sonst"]
    frist = frist_des_plans(plan, "Pyrotechnikanzeige", {"sonst": lead})
    yield from antrag(plan, frist, "pyrokategorie", heute, frist_knapp, frist_fern)
