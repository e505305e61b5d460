"""Eine Nachforderung verlangt Preise.

Warum: Fehlende Preise dürfen nur nachgefordert werden, wenn sie unwesentlich sind und Summe, Rangfolge und Wettbewerb nicht ändern.

Ausnahmen: Nach VOB/A werden fehlende Preise nie nachgefordert. Der Hinweis, dass Preise nicht geändert werden dürfen, ist richtig.

Abhilfe: Prüfen, ob nur unwesentliche Einzelpositionen betroffen sind, und das dokumentieren. Sonst Preise nicht nachfordern.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.calc.regime import nur_bau
from checker.model.akte import Schreiben
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.model.werte import falten
from checker.rule import Evidence, evidence, not_applicable, rule


def _letter(order: str = "VgV", **said: str) -> Dossier:
    row = Schreiben(art="Nachforderung", bieter="A", datum="05.11.2026", frist="12.11.2026", **said)
    return Dossier(vergabe=Vergabe(vergabeordnung=order, land="Hessen"), schreiben=[row])


@rule(
    severity="error",
    source="§ 56 Abs. 3 VgV, § 41 Abs. 3 UVgO, § 16a VOB/A",
    confidence="S",
    bad=[
        _letter(unterlagen="Einheitspreis der Position 03.0010"),
        _letter("VOB/A", unterlagen="Preis für das Gerüst"),
        _letter(unterlagen="Nachweis", text="Bitte ergänzen Sie den Preis der Position 03.0010."),
    ],
    good=[
        _letter(unterlagen="Nachweis der Haftpflicht", text="Preise dürfen nicht geändert werden."),
        _letter(unterlagen="Liste der Auszeichnungen und Preise"),
    ],
)
def preise_nachgefordert(dossier: Dossier, *, preisforderung: Mapping[str, Sequence[str]]) -> Iterator[Evidence]:
    letters = [row for row in dossier.schreiben.mit("art") if row.art == "Nachforderung"]
    if not letters:
        raise not_applicable("keine Nachforderung auf dem Blatt „Schreiben“")
    for row in letters:
        for name, demand in (("unterlagen", ()), ("text", preisforderung["Forderung"])):
            sentence = _demand(row.bekannt(name) or "", preisforderung, demand)
            if sentence:
                yield evidence(
                    row.fundstelle(name),
                    message=f"Die Nachforderung an {row.bekannt('bieter') or 'unbekannt'} verlangt Preise.",
                    ist=sentence,
                    cap=nur_bau(dossier.vergabe if dossier.hat("vergabe") else None),
                )
                break


def _demand(text: str, words: Mapping[str, Sequence[str]], demand: Sequence[str]) -> str:
    """The first part of a text that asks for a price: it names one, forbids nothing and, in a letter, demands."""
    for part in re.split(r"(?<=[.;!?])\s+|\n", text):
        folded = f"{falten(part)} "
        if (
            any(word in folded for word in words["Preis"])
            and not any(word in folded for word in (*words["Verneinung"], *words["Ausnahmen"]))
            and (not demand or any(word in folded for word in demand))
        ):
            return part.strip()
    return ""
