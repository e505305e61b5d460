"""Der vorgegebene Stichtag passt nicht zum Dossier.

Warum: Der Stichtag entscheidet, welches Recht gilt. Nennt das Dossier einen anderen Tag, gilt dort vielleicht eine andere Grenze.

Ausnahmen: Ohne die Angabe --stichtag gelten die Tage aus dem Dossier.

Abhilfe: Prüfen, welcher Tag richtig ist. Im Zweifel ohne --stichtag prüfen.
"""

from collections.abc import Iterator
from datetime import date

from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="info",
    source="Vorgabe beim Aufruf",
    bad=[Vergabe(verfahrensbeginn="01.09.2025", bekanntmachung="01.10.2025", land="Hessen")],
    good=[Vergabe(verfahrensbeginn="01.01.2026", bekanntmachung="01.01.2026", land="Hessen")],
)
def stichtag_widerspricht(vergabe: Vergabe, *, stichtag: date | None) -> Iterator[Evidence]:
    if stichtag is None:
        raise not_applicable("kein Stichtag vorgegeben")
    for name in ("verfahrensbeginn", "bekanntmachung"):
        day = vergabe.verfahrensbeginn if name == "verfahrensbeginn" else vergabe.bekanntmachung
        if day != stichtag:
            yield evidence(
                vergabe.fundstelle(name),
                message=f"Geprüft wurde mit dem Stichtag {stichtag:%d.%m.%Y}, das Dossier nennt einen anderen Tag.",
                ist=day,
                soll=stichtag,
            )
