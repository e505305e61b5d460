"""Ein Angebot hält die vorgegebene Form nicht ein und wird noch gewertet.

Warum: Ein Angebot ohne die verlangte Form ist in der Regel auszuschließen. Darüber entscheidet die Vergabestelle, nicht der Bieter.

Ausnahmen: Ist das Angebot schon ausgeschlossen, ist nichts mehr zu tun. Steht bei „Form eingehalten“ nichts, wird nicht geprüft.

Abhilfe: Die Form prüfen und über den Ausschluss entscheiden. Entscheidung und Grund auf dem Blatt „Angebotseingang“ eintragen.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Eingang
from checker.model.dossier import Dossier
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _case(**said: object) -> Dossier:
    return Dossier(eingaenge=[Eingang(bieter="Klangwerk GmbH", unterlagen="vollständig", **said)])


@rule(
    severity="error",
    source="§ 57 Abs. 1 Nr. 1 VgV, § 42 Abs. 1 Nr. 1 UVgO",
    ausschluss=True,
    bad=[_case(formgerecht=False)],
    good=[_case(formgerecht=True), _case(formgerecht=False, ausgeschlossen=True, grund="Form fehlt")],
)
def form_nicht_eingehalten(dossier: Dossier) -> Iterator[Evidence]:
    stated = [eingang for eingang in dossier.eingaenge if not eingang.leer("formgerecht")]
    if not stated:
        raise not_applicable("zur Form der Angebote ist nichts eingetragen")
    for eingang in Zeilen(stated).mit("formgerecht"):
        if not eingang.formgerecht and not dossier.scheidet_aus(eingang):
            name = eingang.bekannt("bieter") or "unbekannt"
            yield evidence(
                eingang.fundstelle("formgerecht"),
                message=f"Das Angebot von {name} hält die Form nicht ein. Bitte über den Ausschluss entscheiden.",
                ist="nein",
                soll="ja",
            )
