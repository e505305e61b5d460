"""Ein Programmpunkt liegt außerhalb der Zeit der Veranstaltung.

Warum: Außerhalb dieser Zeit gelten Genehmigung, Versicherung und Dienste nicht.

Ausnahmen: Soundcheck, Linecheck, Einlass und Umbau dürfen davor und danach liegen. Das Programm darf mit dem Einlass beginnen. Endet die Veranstaltung vor ihrem Beginn, meldet das VA034.

Abhilfe: Den Programmpunkt verlegen oder Beginn und Ende der Veranstaltung ändern, auch in den Anträgen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import angabe, bis_ende, geplant, heisst, schluessel
from checker.calc.jedes import UNMOEGLICH
from checker.model.ablauf import Programmpunkt
from checker.model.bedingung import Fenster
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, demand, evidence, not_evaluated, rule


def _plan(start: str, end: str, kind: str = "Konzert", title: str = "Chor") -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(beginn="12.06.2027 18:00", ende="12.06.2027 23:00", einlass="12.06.2027 17:00"),
        programm=[Programmpunkt(titel=title, art=kind, datum="12.06.2027", beginn=start, ende=end)],
    )


def fordert(plan: Plan, *, nicht_im_programm: list[str]) -> Iterator[Evidence]:
    event = plan.veranstaltung
    begin, end = min(event.beginn, event.einlass), bis_ende(event.ende)
    if end <= event.beginn:
        raise not_evaluated(UNMOEGLICH)
    free = [schluessel(word) for word in nicht_im_programm]
    for row in plan.programm.mit("titel"):
        if row.bekannt("art") not in nicht_im_programm and not any(word in schluessel(row.titel) for word in free):
            yield demand(
                row.fundstelle("beginn"),
                event.fundstelle("beginn"),
                event.fundstelle("ende"),
                message=f"{heisst(row)} liegt in der Zeit der Veranstaltung ({begin:%d.%m.%Y %H:%M} bis {event.ende:%d.%m.%Y %H:%M}).",
                constraint=Fenster(row, begin, end),
            )


@rule(
    severity="warning",
    source="Vergleich der Blätter Veranstaltung und Programm",
    confidence="S",
    bad=[_plan("16:59", "18:00"), _plan("22:00", "23:01"), _plan("10:00", "11:00")],
    good=[
        _plan("17:00", "18:00"),
        _plan("18:00", "23:00"),
        _plan("14:00", "15:00", "Soundcheck"),
        _plan("14:00", "15:00", title="Soundcheck Chor"),
    ],
    demands=fordert,
)
def ausserhalb_der_veranstaltung(plan: Plan, *, nicht_im_programm: list[str]) -> Iterator[Evidence]:
    event = plan.veranstaltung
    begin, end = event.beginn, bis_ende(event.ende)
    if end <= begin:
        raise not_evaluated(UNMOEGLICH)
    free = [schluessel(word) for word in nicht_im_programm]
    for item in geplant(plan.programm):
        if item.von >= begin and item.bis <= end:
            continue
        row = item.row
        if row.bekannt("art") in nicht_im_programm or any(word in schluessel(row.titel) for word in free):
            continue
        if item.bis > end or item.von < min(begin, event.einlass):
            ist, _ = angabe(row, "beginn")
            yield evidence(
                row.fundstelle("beginn"),
                event.fundstelle("ende" if item.bis > end else "beginn"),
                message=f"{heisst(row)} geht am {item.von:%d.%m.%Y} von {item.von:%H:%M} bis {item.bis:%H:%M} Uhr. Die Veranstaltung geht von {begin:%d.%m.%Y %H:%M} bis {event.ende:%d.%m.%Y %H:%M} Uhr.",
                ist=ist,
            )
