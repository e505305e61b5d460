"""Ein Angebot ging nach dem Ende der Angebotsfrist ein.

Warum: Verspätete Angebote müssen ausgeschlossen werden, wenn der Bieter die Verspätung zu vertreten hat.

Ausnahmen: Hat der Bieter die Verspätung nicht zu vertreten, bleibt das Angebot. Das ist zu dokumentieren.

Abhilfe: Den Grund der Verspätung klären. Die Entscheidung auf dem Blatt „Angebotseingang“ mit Grund eintragen.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Eingang, Vergabe
from checker.model.dossier import Dossier
from checker.model.werte import ohne_uhrzeit
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_CASE = Vergabe(angebotsfrist="30.10.2026 10:00", verfahrensart="Offenes Verfahren", land="Hessen")


@rule(
    severity="error",
    source="§ 57 Abs. 1 Nr. 1 VgV, § 42 Abs. 1 Nr. 1 UVgO",
    bad=[Dossier(vergabe=_CASE, eingaenge=[Eingang(bieter="Klangwerk GmbH", eingang="30.10.2026 10:01")])],
    good=[Dossier(vergabe=_CASE, eingaenge=[Eingang(bieter="Klangwerk GmbH", eingang="30.10.2026 10:00")])],
)
def angebot_verspaetet(dossier: Dossier) -> Iterator[Evidence]:
    if dossier.vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("beim Direktauftrag gibt es keine Angebotsfrist")
    deadline = dossier.vergabe.angebotsfrist
    unclear = 0
    for eingang in dossier.eingaenge.mit("eingang"):
        same_day = eingang.eingang.date() == deadline.date()
        if same_day and (ohne_uhrzeit(eingang.eingang) or ohne_uhrzeit(deadline)):
            unclear += 1
        elif eingang.eingang > deadline and not eingang.bekannt("ausgeschlossen"):
            yield evidence(
                eingang.fundstelle("eingang"),
                dossier.vergabe.fundstelle("angebotsfrist"),
                message=f"Das Angebot von {eingang.bekannt('bieter') or 'unbekannt'} kam nach dem Ende der Angebotsfrist.",
                ist=eingang.eingang,
                soll=deadline,
            )
    if unclear:
        raise not_evaluated("am letzten Tag der Frist fehlt die Uhrzeit von Eingang oder Frist")
