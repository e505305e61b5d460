"""Ein Angebot ging nach dem Ende der Angebotsfrist ein.

Warum: Verspätete Angebote müssen ausgeschlossen werden, wenn der Bieter die Verspätung zu vertreten hat.

Ausnahmen: Ohne Uhrzeit am letzten Tag wird nachgefragt. Hat der Bieter die Verspätung nicht zu vertreten, bleibt das Angebot. Das ist zu dokumentieren.

Abhilfe: Den Grund der Verspätung klären. Die Entscheidung auf dem Blatt „Angebotseingang“ mit Grund eintragen.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Eingang, Vergabe
from checker.model.dossier import Dossier
from checker.model.gaps import Rueckfrage
from checker.model.werte import ohne_uhrzeit
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE = Vergabe(angebotsfrist="30.10.2026 10:00", verfahrensart="Offenes Verfahren", land="Hessen")


@rule(
    severity="error",
    source="§ 57 Abs. 1 Nr. 1 VgV, § 42 Abs. 1 Nr. 1 UVgO",
    ausschluss=True,
    bad=[Dossier(vergabe=_CASE, eingaenge=[Eingang(bieter="Klangwerk GmbH", eingang="30.10.2026 10:01")])],
    good=[Dossier(vergabe=_CASE, eingaenge=[Eingang(bieter="Klangwerk GmbH", eingang="30.10.2026 10:00")])],
)
def angebot_verspaetet(dossier: Dossier) -> Iterator[Evidence]:
    if dossier.vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("beim Direktauftrag gibt es keine Angebotsfrist")
    deadline = dossier.vergabe.angebotsfrist
    unclear = []
    for eingang in dossier.eingaenge.mit("eingang"):
        if dossier.scheidet_aus(eingang):
            continue
        same_day = eingang.eingang.date() == deadline.date()
        if same_day and (ohne_uhrzeit(eingang.eingang) or ohne_uhrzeit(deadline)):
            unclear.append(eingang.bekannt("bieter") or "unbekannt")
        elif eingang.eingang > deadline:
            yield evidence(
                eingang.fundstelle("eingang"),
                dossier.vergabe.fundstelle("angebotsfrist"),
                message=f"Das Angebot von {eingang.bekannt('bieter') or 'unbekannt'} kam nach dem Ende der Angebotsfrist.",
                ist=eingang.eingang,
                soll=deadline,
            )
    if unclear:
        field = "Angebotsfrist" if ohne_uhrzeit(deadline) else "Eingang"
        raise Rueckfrage(f"Bitte bei „{field}“ die Uhrzeit angeben. Am letzten Tag kam an: {', '.join(unclear)}.")
