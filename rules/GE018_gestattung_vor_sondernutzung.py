"""Die Gestattung ist vor der Sondernutzung beantragt.

Warum: Die Gestattung setzt voraus, dass die Fläche genutzt werden darf. Ohne Antrag auf Sondernutzung bleibt sie liegen.

Ausnahmen: Fehlt eine der beiden auf dem Blatt, melden das GE002 und GE004.

Abhilfe: Zuerst die Sondernutzung beantragen, dann die Gestattung.
"""

from collections.abc import Iterator

from checker.calc.antragsfristen import zeile_zu
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_EVENT = Veranstaltung(alkohol=True, sondernutzung=True)


def _dossier(gestattung: str, **permit: object) -> Dossier:
    rows = [Genehmigung(art="Gestattung", beantragt=gestattung), Genehmigung(art="Sondernutzung", **permit)]
    return Dossier(veranstaltung=_EVENT, genehmigungen=rows)


@rule(
    severity="warning",
    source="§ 12 GastG; Hinweise der Stadt Steinheim",
    confidence="S",
    bad=[_dossier("01.03.2027", beantragt="02.03.2027"), _dossier("01.03.2027", behoerde="Stadt")],
    good=[_dossier("01.03.2027", beantragt="01.03.2027"), _dossier("01.03.2027", erteilt="15.02.2027")],
)
def gestattung_vor_sondernutzung(plan: Plan) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if not event.alkohol or not event.sondernutzung:
        raise not_applicable("nicht beide Genehmigungen sind nötig")
    drinks, ground = zeile_zu(plan, "Gestattung"), zeile_zu(plan, "Sondernutzung")
    if drinks is None or ground is None or drinks.leer("beantragt"):
        raise not_applicable("nicht beide Genehmigungen sind eingetragen und beantragt")
    field = "erteilt" if ground.leer("beantragt") else "beantragt"
    first = None if ground.leer(field) else (ground.erteilt if field == "erteilt" else ground.beantragt)
    if first is None or drinks.beantragt < first:
        yield evidence(
            drinks.fundstelle("beantragt"),
            ground.fundstelle(field),
            message="Die Gestattung ist vor der Sondernutzung beantragt. Die Fläche muss zuerst beantragt sein.",
            ist=drinks.beantragt,
            soll=first,
        )
