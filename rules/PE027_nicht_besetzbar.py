"""Für Schichten des Dienstplans gibt es nicht genug Leute, wie auch immer umbesetzt wird.

Warum: Dann hilft kein Tauschen. Es fehlt jemand mit dieser Befähigung, oder die Schichten liegen zu dicht.

Ausnahmen: Wer eine Funktion weder auf dem Blatt „Personen“ noch im Dienstplan hat, übernimmt sie nicht. Minderjährige und Leute, die auf dem Blatt „Personen“ fehlen, übernehmen keine weiteren Schichten. Das sind Erfahrungswerte.

Abhilfe: Jemanden dazunehmen, eine der Schichten verlegen oder teilen, oder eine Befähigung nachtragen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import schluessel
from checker.calc.arbeitszeit import nennt
from checker.calc.besetzung import funktion
from checker.calc.dienstplan import fordern, leute, minderjaehrige
from checker.calc.personen import kennung, personen
from checker.model.dossier import Dossier, Plan
from checker.model.einteilung import Nicht
from checker.model.personal import FUNKTIONEN, Person, Schicht
from checker.model.zeile import melden
from checker.rule import Evidence, Forderungen, evidence, not_evaluated, rule
from checker.solve.dienst import dienstlage
from checker.solve.worte import unfertig, widerspruch

_VFV = "Verantwortlicher für Veranstaltungstechnik"


def _plan(*shifts: tuple[str | None, str, str], away: str | None = None, born: str | None = None) -> Dossier:
    """Two of three people may lead the technical side; of one of them it is said when she is away."""
    return Dossier(
        personen=[
            Person(bezeichnung="Anna Berger", qualifikation=_VFV, beschaeftigung="angestellt", nicht_da=away),
            Person(bezeichnung="Jonas Kern", qualifikation=_VFV, beschaeftigung="angestellt"),
            Person(bezeichnung="Mia Lang", funktion="Kasse", beschaeftigung="angestellt", geburtsdatum=born),
        ],
        schichten=[
            Schicht(person=name, funktion="VfV", datum="12.06.2027", beginn=start, ende=end, pause=30)
            for name, start, end in shifts
        ],
    )


def fordert(plan: Plan, *, kindesalter: int, volljaehrig: int) -> Iterator[Evidence]:
    """Customs: who takes what, and who takes nothing more."""
    known, duties = personen(plan), dict[str, list[Schicht]]()
    for row in plan.schichten:
        if known and row.bekannt("funktion") is not None:
            duties.setdefault(funktion(row.funktion), []).append(row)
    for duty, rows in duties.items():
        words = [schluessel(word) for word in (duty, *FUNKTIONEN.get(duty, ()))]
        having = {kennung(plan, row.bekannt("person")) for row in rows}
        others = tuple(
            name for name, own in known.items()
            if name not in having and not any(nennt(p.bekannt(field), words) for p in own for field in ("funktion", "qualifikation"))
        )  # fmt: skip
        text = f"„{duty}“ übernimmt nur, wer das auf dem Blatt „Personen“ stehen hat oder schon so eingeteilt ist."
        yield from fordern(Nicht(tuple(rows), others), text, cap="info")
    unknown = {
        name: f"{shown} steht nicht auf dem Blatt „Personen“"
        for name, shown in leute(plan).items()
        if name not in known
    }
    young = {name: f"{row.bezeichnung} ist minderjährig" for name, row, _ in minderjaehrige(plan, 0, volljaehrig)}
    for name, why in (unknown | young).items():
        more = tuple(row for row in plan.schichten if kennung(plan, row.bekannt("person")) != name)
        yield from fordern(Nicht(more, (name,)), f"{why} und übernimmt keine weiteren Schichten.", cap="info")


@rule(
    severity="error",
    source="Rechenlogik des Dienstplans",
    bad=[
        _plan(("Anna Berger", "08:00", "16:00"), ("Jonas Kern", "10:00", "18:00"), ("Anna Berger", "15:00", "20:00")),
        _plan(("Anna Berger", "08:00", "16:00"), ("Jonas Kern", "10:00", "18:00"), away="12.06.2027"),
        _plan(("Anna Berger", "08:00", "16:00"), (None, "10:00", "18:00"), ("Jonas Kern", "11:00", "15:00")),
    ],
    good=[
        _plan(("Anna Berger", "08:00", "16:00"), ("Jonas Kern", "10:00", "18:00")),
        _plan(("Anna Berger", "08:00", "16:00"), ("Anna Berger", "10:00", "18:00")),
        _plan(("Anna Berger", "08:00", "16:00"), away="12.06.2027"),
    ],
    demands=fordert,
)
def nicht_besetzbar(plan: Plan, *, forderungen: Forderungen) -> Iterator[Evidence]:
    plan.personen, plan.schichten  # noqa: B018 - without these sheets nobody can take a shift
    found = forderungen.einmal(dienstlage, plan)
    for conflict in found.widersprueche:
        if {reason.rule for reason in conflict.gruende} == {"PE020"} and all(
            row.bekannt("person") for row, _ in conflict.dauern
        ):
            continue  # nobody has the skill, so nor does who is on duty, and PE020 says so
        yield evidence(
            *dict.fromkeys(
                [
                    *(row.fundstelle("person") for row, _ in conflict.dauern),
                    *(place for reason in conflict.gruende for place in reason.places),
                ]
            ),
            message=widerspruch(conflict),
            cap=conflict.severity,
            because=conflict.gruende,
        )
    melden(found.fehlt)
    if found.unklar:
        raise not_evaluated("; ".join(found.unklar))
    if found.offen or found.rest:
        raise not_evaluated(unfertig(found))
