"""Eine weitere Anzeige oder Genehmigung ist nicht rechtzeitig beantragt.

Warum: Speisen, eigene Wasserleitungen, Drohnen, Laser, Tombola und Film haben je eine eigene zuständige Stelle. Eine davon wird leicht vergessen.

Ausnahmen: Ist die Anzeige nicht nötig, den Grund bei „Nicht nötig, weil“ eintragen.

Abhilfe: Die zuständige Stelle fragen und das Datum der Anzeige eintragen.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.calc.antragsfristen import antraege
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, rule

_NOETIG = {
    "gastronomie": "Lebensmittel",
    "trinkwasser_mobil": "Trinkwasser",
    "drohne": "Drohne",
    "laser": "Laser",
    "tombola": "Tombola",
    "film": "Film",
}
_CASE: dict[str, object] = {"beginn": "12.06.2027 18:00", "gastronomie": False, "trinkwasser_mobil": False}


def _dossier(event: dict[str, object], *permits: tuple[str, str]) -> Dossier:
    rows = [Genehmigung(art=art, beantragt=day) for art, day in permits]
    return Dossier(veranstaltung=Veranstaltung(**{**_CASE, **event}), genehmigungen=rows or None)


@rule(
    severity="warning",
    source="Lebensmittelrecht, § 11 TrinkwV, §§ 21a und 21h LuftVO, § 5 OStrV, Glücksspielrecht, Vorführrecht",
    confidence="M",
    bad=[
        _dossier({"gastronomie": True}),
        _dossier({"trinkwasser_mobil": True, "drohne": True}, ("Trinkwasser", "01.06.2027")),
        _dossier({"laser": True, "tombola": True, "film": True}, ("Laser", "29.05.2027")),
    ],
    good=[
        _dossier({"gastronomie": True}, ("Lebensmittel", "29.05.2027")),
        _dossier({"drohne": True, "film": True}, ("Drohne", "01.04.2027"), ("Film", "01.04.2027")),
    ],
)
def weitere_anzeigen(
    plan: Plan, *, heute: date, frist_weitere: Mapping[str, Any], frist_knapp: int, frist_fern: int
) -> Iterator[Evidence]:
    yield from antraege(plan, _NOETIG, frist_weitere, heute, frist_knapp, frist_fern)
