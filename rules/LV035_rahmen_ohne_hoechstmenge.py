"""Eine Rahmenvereinbarung nennt keinen Höchstwert.

Warum: Schätzmenge und Höchstmenge müssen bekannt sein. Ist der Höchstwert erreicht, verliert die Rahmenvereinbarung ihre Wirkung.

Ausnahmen: Unterhalb der EU-Schwelle, und wenn das Verfahren nicht genannt ist, ist es eine Warnung.

Abhilfe: Den Höchstwert festlegen und in den Vergabeunterlagen nennen.
"""

from collections.abc import Iterator

from checker.calc.regime import nur_eu
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {"verfahrensart": "Offenes Verfahren", "rahmenvereinbarung": True}


@rule(
    severity="error",
    source="EuGH, 17.06.2021, C-23/20; § 21 VgV",
    confidence="S",
    bad=[
        Vergabe(**_CASE),
        Vergabe(**{**_CASE, "verfahrensart": "Öffentliche Ausschreibung"}),
        Vergabe(rahmenvereinbarung=True, land="Hessen"),
    ],
    good=[
        Vergabe(**_CASE, hoechstwert="400.000"),
        Vergabe(**{**_CASE, "rahmenvereinbarung": False}),
    ],
)
def rahmen_ohne_hoechstmenge(vergabe: Vergabe) -> Iterator[Evidence]:
    if vergabe.leer("rahmenvereinbarung") or not vergabe.rahmenvereinbarung:
        raise not_applicable("keine Rahmenvereinbarung")
    if vergabe.leer("hoechstwert"):
        yield evidence(
            vergabe.fundstelle("hoechstwert"),
            message="Die Rahmenvereinbarung nennt keinen Höchstwert.",
            cap=nur_eu(vergabe),
        )
