"""Im Programm treten Kinder auf, und keine Bewilligung ist eingetragen.

Warum: Kinder unter 15 Jahren dürfen nur mit einer Bewilligung der Aufsichtsbehörde auftreten.

Ausnahmen: Wer freiwillig und ohne Beschäftigung auftritt, etwa mit der Schule, fällt nicht unter das Gesetz. Deshalb ist es ein Hinweis. Steht auf dem Blatt „Personen“ eine Bewilligung, gibt es ihn nicht.

Abhilfe: Klären, ob die Kinder beschäftigt sind. Wenn ja, die Bewilligung beantragen und auf dem Blatt „Personen“ eintragen.
"""

from collections.abc import Iterator

from checker.model.ablauf import Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(*ages: int | None, noted: str | None = None) -> Dossier:
    items = [
        Programmpunkt(titel=f"Chor {number}", datum="12.06.2027", beginn="15:00", ende="15:30", juengste=age)
        for number, age in enumerate(ages, 1)
    ]
    people = [Person(bezeichnung="Lina Kern", geburtsdatum="01.02.2015", auftritt=True, bewilligung=noted)]
    return Dossier(programm=items, personen=people if noted else None)


@rule(
    severity="info",
    source="§§ 5 und 6 JArbSchG",
    bad=[_plan(14), _plan(20, 9, 12)],
    good=[_plan(15), _plan(9, noted="01.05.2027")],
)
def kinder_ohne_bewilligung(plan: Plan, *, kindesalter: int) -> Iterator[Evidence]:
    told = [(item, age) for item in plan.programm if (age := item.bekannt("juengste")) is not None]
    if not told:
        raise not_applicable("keine Angabe zum Alter der Mitwirkenden")
    young = [(item, age) for item, age in told if age < kindesalter]
    if not young or (plan.hat("personen") and any(person.bekannt("bewilligung") for person in plan.personen)):
        return
    item, age = young[0]
    who = f"„{item.titel}“ hat Mitwirkende ab {age} Jahren"
    if len(young) > 1:
        who = f"{len(young)} Programmpunkte haben Mitwirkende unter {kindesalter} Jahren, als Erstes „{item.titel}“"
    yield evidence(
        *(one.fundstelle("juengste") for one, _ in young),
        message=f"{who}. Im Plan steht keine Bewilligung nach § 6 JArbSchG.",
        ist=age,
        soll=kindesalter,
        unit="Jahre",
    )
