"""Einem Angebot fehlen Unterlagen, und es ist nicht entschieden, was daraus folgt.

Warum: Fehlende Unterlagen werden nachgefordert, oder das Angebot ist auszuschließen. Beides gehört in die Akte.

Ausnahmen: Liegt eine Nachforderung vor oder ist das Angebot ausgeschlossen, ist entschieden. Ist Nachforderung ausgeschlossen, bleibt nur der Ausschluss.

Abhilfe: Prüfen, ob die Unterlage nachgefordert werden darf, und mit Kalendertag nachfordern. Sonst über den Ausschluss entscheiden.
"""

from collections.abc import Iterator

from checker.model.akte import Schreiben
from checker.model.ausschreibung import Eingang, Vergabe
from checker.model.dossier import Dossier, bieterschluessel
from checker.offers.schriftverkehr import schreiben_an
from checker.rule import Evidence, evidence, rule

_ROW = Eingang(bieter="Klangwerk GmbH", unterlagen="unvollständig", fehlend="Nachweis der Haftpflicht")
_LETTER = Schreiben(art="Nachforderung", bieter="Klangwerk GmbH", datum="05.11.2026", frist="12.11.2026")


@rule(
    severity="error",
    source="§ 56 Abs. 2, § 57 Abs. 1 Nr. 2 VgV; § 41 Abs. 2, § 42 Abs. 1 Nr. 2 UVgO",
    ausschluss=True,
    bad=[
        Dossier(eingaenge=[_ROW]),
        Dossier(vergabe=Vergabe(nachforderung_ausgeschlossen=True), eingaenge=[_ROW]),
    ],
    good=[
        Dossier(eingaenge=[_ROW], schreiben=[_LETTER]),
        Dossier(eingaenge=[Eingang(bieter="A", unterlagen="vollständig")]),
        Dossier(
            eingaenge=[Eingang(bieter="A", unterlagen="unvollständig", ausgeschlossen=True, grund="Nachweis fehlt")]
        ),
        Dossier(
            eingaenge=[Eingang(bieter="A", unterlagen="unvollständig", fehlend="Nachweis, nachgefordert am 02.11.")]
        ),
    ],
)
def unterlage_fehlt(dossier: Dossier) -> Iterator[Evidence]:
    letters = schreiben_an(dossier, "Nachforderung")
    final = False
    if dossier.hat("vergabe") and not dossier.vergabe.leer("nachforderung_ausgeschlossen"):
        final = dossier.vergabe.nachforderung_ausgeschlossen
    for eingang in dossier.eingaenge.mit("bieter", "unterlagen"):
        if eingang.unterlagen != "unvollständig" or eingang.bekannt("ausgeschlossen"):
            continue
        name = eingang.bieter
        place = eingang.fundstelle("unterlagen")
        if final:
            message = f"Im Angebot von {name} fehlen Unterlagen, Nachforderung ist ausgeschlossen. Bitte den Ausschluss prüfen."
            yield evidence(place, message=message, ist=eingang.unterlagen, soll="vollständig")
        elif (
            bieterschluessel(name) not in letters
            and "nachgefordert" not in (eingang.bekannt("fehlend") or "").casefold()
        ):
            message = f"Im Angebot von {name} fehlen Unterlagen, eine Nachforderung ist nicht vermerkt."
            yield evidence(place, message=message, ist=eingang.unterlagen, soll="vollständig", cap="warning")
