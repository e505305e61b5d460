"""Der Ordnungsdienst ist nicht vom Einlass bis zur Räumung besetzt.

Warum: Gedränge entsteht vor allem beim Einlass und beim Gehen. Bis die Fläche leer ist, müssen Ordner da sein.

Ausnahmen: Steht niemand mit dieser Funktion im Plan, ist das nicht der Fehler dieser Regel. Kein Gesetz nennt diese Zeiten; sie sind ein Erfahrungswert, deshalb ist es ein Hinweis. Ohne Angabe zu Einlass oder Räumung zählen Beginn und Ende. Dauert die Veranstaltung mehrere Tage, zählen die Zeiten mit Programm.

Abhilfe: Die Posten so eintragen, dass vom Einlass bis zur Räumung immer Ordner im Dienst sind.
"""

from collections.abc import Iterator

from checker.calc.besetzung import dienstluecken
from checker.model.ablauf import Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Posten, Schicht
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, rule

_EVENT = Veranstaltung(einlass="12.06.2027 17:00", raeumung="13.06.2027 00:30")


_NO_DOORS = Veranstaltung(beginn="12.06.2027 18:00", ende="13.06.2027 00:00")


_LANG = Veranstaltung(einlass="12.06.2027 17:00", raeumung="13.06.2027 22:00")
_ABENDE = [
    Programmpunkt(titel=f"Abend {day - 11}", datum=f"{day}.06.2027", beginn="17:00", ende="22:00") for day in (12, 13)
]


def _case(*spans: tuple[int, str], schicht: str = "", event: Veranstaltung = _EVENT) -> Dossier:
    posts = [Posten(funktion="Ordner", anzahl="4", datum=f"{day}.06.2027", beginn=span) for day, span in spans]
    shifts = [Schicht(person="Ada Lang", funktion="Ordner", datum="12.06.2027", beginn=schicht)] if schicht else None
    shows = _ABENDE if event is _LANG else None
    return Dossier(veranstaltung=event, programm=shows, posten=posts or None, schichten=shifts)


@rule(
    severity="info",
    source="Erfahrungswert: Dienste decken Einlass bis Räumung",
    confidence="U",
    bad=[
        _case((12, "17:00–23:30")),
        _case((12, "18:00–00:30")),
        _case((12, "17:00–24:00"), (13, "00:10–00:30")),
        _case((12, "17:00–20:00"), schicht="20:30–00:30"),
        _case((12, "18:30–24:00"), event=_NO_DOORS),
        _case((12, "17:00–22:00"), (13, "18:00–22:00"), event=_LANG),
        _case((12, "17:00–22:00"), event=_LANG),
    ],
    good=[
        _case((12, "17:00–22:00"), (13, "17:00–22:00"), event=_LANG),
        _case((12, "17:00–00:30")),
        _case((12, "16:00–24:00"), (13, "00:00–01:00")),
        _case((12, "17:00–20:00"), schicht="19:30–00:30"),
    ],
)
def ordnungsdienst_nicht_durchgehend(plan: Plan, *, betriebspause: int) -> Iterator[Evidence]:
    for gap in dienstluecken(plan, betriebspause, "Ordner"):
        yield evidence(
            gap.stelle,
            message=f"Ordner: Von {gap} ist kein Dienst eingeteilt. Nach Erfahrung (kein Gesetz) ist er durchgehend besetzt.{gap.hinweis}",
        )
