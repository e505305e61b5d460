"""Für einen Auftritt ist kein Soundcheck geplant, für andere schon.

Warum: Ohne Soundcheck wird der Umbau länger und der Ton schlechter.

Ausnahmen: Nennt der Plan keinen einzigen Soundcheck, ist der Hinweis still. Ein Soundcheck ohne Namen gilt für alle.

Abhilfe: Den Soundcheck eintragen oder mit den Auftretenden einen Linecheck vereinbaren.
"""

from collections.abc import Iterator

from checker.calc.ablauf import schluessel
from checker.calc.mitwirkende import ohne_soundcheck
from checker.model.ablauf import Aufgabe, Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(*titles: str) -> Dossier:
    return Dossier(
        programm=[
            Programmpunkt(
                titel=title,
                ort="Bühne 1",
                art="Soundcheck" if "Soundcheck" in title else "Konzert",
                datum="12.06.2027",
                beginn="18:00",
            )
            for title in titles
        ],
        aufgaben=[Aufgabe(bezeichnung="Soundcheck Chor", phase="Soundcheck", kraefte=2, datum="12.06.2027")],
    )


@rule(
    severity="info",
    source="Erfahrungswert",
    confidence="U",
    bad=[_plan("Duo Mira", "Chor"), _plan("Soundcheck Duo Mira", "Duo Mira", "Trio Nord")],
    good=[_plan("Soundcheck Duo Mira", "Duo Mira", "Chor"), _plan("Soundcheck", "Duo Mira", "Trio Nord")],
)
def soundcheck_fehlt(plan: Plan) -> Iterator[Evidence]:
    programme = plan.programm.mit("titel")
    checks = [row.titel for row in programme if _is_check(row.bekannt("art"), row.titel)]
    for task in plan.aufgaben.mit("bezeichnung") if plan.hat("aufgaben") else ():
        if _is_check(task.bekannt("phase"), task.bezeichnung):
            checks.append(task.bezeichnung)
    if not checks:
        raise not_applicable("der Plan nennt keinen Soundcheck")
    acts: dict[str, Programmpunkt] = {}
    for row in programme:
        if row.bekannt("art") == "Konzert":
            acts.setdefault(schluessel(row.titel), row)
    for act in ohne_soundcheck(acts.values(), checks):
        yield evidence(
            act.fundstelle("titel"),
            message=f"Für „{act.titel}“ ist kein Soundcheck geplant, für andere Auftritte schon.",
            ist=act.titel,
        )


def _is_check(kind: str | None, title: str) -> bool:
    return kind == "Soundcheck" or "soundcheck" in schluessel(title)
