"""Es ist kein Veranstaltungsleiter benannt.

Warum: Während des ganzen Betriebs muss jemand da sein, der entscheidet und im Notfall abbricht.

Ausnahmen: Außerhalb der Versammlungsstättenverordnung ist es eine Warnung.

Abhilfe: Eine Person benennen, die von Einlass bis Räumung da ist, und ihren Namen eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.besetzung import funktion
from checker.calc.geltung import geltung
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Schicht
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, rule

_SAAL: dict[str, object] = {"land": "Nordrhein-Westfalen", "umgebung": "Raum", "beginn": "12.06.2027 19:00"}


@rule(
    severity="error",
    source="§ 38 Abs. 2 SBauVO NRW und entsprechende Verordnungen der Länder",
    confidence="S",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="201")),
        Dossier(veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="120")),
        Dossier(
            veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="201"),
            schichten=[Schicht(person="Anna Berger", funktion="Veranstaltungsleitung", beginn="18:00")],
        ),
    ],
    good=[Dossier(veranstaltung=Veranstaltung(**_SAAL, gleichzeitig="201", leiter="Anna Berger"))],
)
def veranstaltungsleiter_fehlt(plan: Plan, *, geltungsbereich: Mapping[str, Any]) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if event.leer("leiter"):
        yield evidence(
            event.fundstelle("leiter"),
            message=f"Es ist niemand als Veranstaltungsleiter benannt.{_im_dienstplan(plan)}",
            cap=None if geltung(plan, geltungsbereich).gilt else "warning",
        )


def _im_dienstplan(plan: Plan) -> str:
    """A sentence about who has this function in the roster, with a space in front; "" for nobody."""
    rows = plan.schichten if plan.hat("schichten") else ()
    who = next(
        (row.bekannt("person") for row in rows if funktion(row.bekannt("funktion")) == "Veranstaltungsleiter"), ""
    )
    return f" Im Dienstplan steht dafür {who}; der Name gehört auch in die Angaben zur Veranstaltung." if who else ""
