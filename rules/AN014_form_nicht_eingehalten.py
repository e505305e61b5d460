"""Ein Angebot hält die vorgegebene Form nicht ein und wird noch gewertet.

Warum: Ein Angebot ohne die verlangte Form ist in der Regel auszuschließen. Darüber entscheidet die Vergabestelle, nicht der Bieter.

Ausnahmen: Ist das Angebot schon ausgeschlossen, ist nichts mehr zu tun. Steht bei „Form eingehalten“ nichts, wird nicht geprüft.

Abhilfe: Die Form prüfen und über den Ausschluss entscheiden. Entscheidung und Grund auf dem Blatt „Angebotseingang“ eintragen.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Eingang
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="error",
    source="§ 57 Abs. 1 Nr. 1 VgV, § 42 Abs. 1 Nr. 1 UVgO",
    ausschluss=True,
    bad=[Eingang(bieter="Klangwerk GmbH", unterlagen="vollständig", formgerecht=False)],
    good=[
        Eingang(bieter="Klangwerk GmbH", unterlagen="vollständig", formgerecht=True),
        Eingang(bieter="A", unterlagen="vollständig", formgerecht=False, ausgeschlossen=True, grund="Form fehlt"),
    ],
)
def form_nicht_eingehalten(eingang: Eingang) -> Iterator[Evidence]:
    if eingang.leer("formgerecht"):
        raise not_applicable("zur Form des Angebots ist nichts eingetragen")
    if not eingang.formgerecht and not eingang.bekannt("ausgeschlossen"):
        name = eingang.bekannt("bieter") or "unbekannt"
        yield evidence(
            eingang.fundstelle("formgerecht"),
            message=f"Das Angebot von {name} hält die Form nicht ein. Bitte über den Ausschluss entscheiden.",
            ist="nein",
            soll="ja",
        )
