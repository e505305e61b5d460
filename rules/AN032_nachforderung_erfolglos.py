"""Nachgeforderte Unterlagen kamen nicht bis zum Ende der Frist.

Warum: Ein Angebot, dem nachgeforderte Unterlagen fehlen, ist in der Regel auszuschließen. Das gilt für alle Bieter gleich.

Ausnahmen: Am letzten Tag der Frist ist die Unterlage noch rechtzeitig. Steht bei den Unterlagen „vollständig“ und ist kein Tag der Antwort eingetragen, wird nichts gemeldet.

Abhilfe: Prüfen, ob und wann die Unterlage einging, und es eintragen. Sonst über den Ausschluss entscheiden und ihn begründen.
"""

from collections.abc import Iterator
from datetime import date

from checker.model.akte import Schreiben
from checker.model.ausschreibung import Eingang
from checker.model.dossier import Dossier, bieterschluessel
from checker.model.werte import datum
from checker.offers.schriftverkehr import schreiben_an
from checker.rule import Evidence, evidence, not_applicable, rule


def _case(until: str, answered: str | None = None, documents: str = "unvollständig", **said: object) -> Dossier:
    letter = Schreiben(art="Nachforderung", bieter="A", datum="05.11.2026", frist=until, beantwortet=answered)
    return Dossier(
        eingaenge=[Eingang(bieter="A", unterlagen=documents, fehlend="Nachweis", **said)], schreiben=[letter]
    )


@rule(
    severity="error",
    source="§ 57 Abs. 1 Nr. 2 VgV, § 42 Abs. 1 Nr. 2 UVgO",
    ausschluss=True,
    bad=[
        _case("12.11.2026"),
        _case("12.11.2026", "13.11.2026"),
        _case("12.11.2026", "13.11.2026", "vollständig"),
    ],
    good=[
        _case("12.11.2026", "12.11.2026"),
        _case("12.11.2036"),
        _case("12.11.2026", None, "vollständig"),
        _case("12.11.2026", ausgeschlossen=True, grund="Nachweis fehlt"),
    ],
)
def nachforderung_erfolglos(dossier: Dossier, *, heute: date) -> Iterator[Evidence]:
    letters = schreiben_an(dossier, "Nachforderung")
    if not letters:
        raise not_applicable("keine Nachforderung auf dem Blatt „Schreiben“")
    for eingang in dossier.eingaenge.mit("bieter"):
        for letter in letters.get(bieterschluessel(eingang.bieter), ()):
            if letter.leer("frist") or letter.unlesbar("frist") or dossier.scheidet_aus(eingang):
                continue  # a letter without a day is told for itself
            answered = None if letter.leer("beantwortet") else letter.beantwortet
            if answered is not None and answered > letter.frist:
                yield evidence(
                    letter.fundstelle("beantwortet"),
                    letter.fundstelle("frist"),
                    eingang.fundstelle("unterlagen"),
                    message=f"Die nachgeforderten Unterlagen von {eingang.bieter} kamen erst nach dem Ende der Frist.",
                    ist=answered,
                    soll=f"spätestens {datum(letter.frist)}",
                )
            elif answered is None and heute > letter.frist and eingang.unterlagen == "unvollständig":
                yield evidence(
                    eingang.fundstelle("unterlagen"),
                    letter.fundstelle("frist"),
                    letter.fundstelle("beantwortet"),
                    message=f"Im Angebot von {eingang.bieter} fehlen Unterlagen. Die Frist der Nachforderung endete am {datum(letter.frist)}.",
                    ist=eingang.unterlagen,
                    soll="vollständig",
                )
