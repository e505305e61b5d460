"""Einem Angebot fehlen Unterlagen, und es ist nicht entschieden, was daraus folgt.

Warum: Fehlende Unterlagen werden nachgefordert, oder das Angebot ist auszuschließen. Beides gehört in die Akte.

Ausnahmen: Liegt eine Nachforderung vor oder ist das Angebot ausgeschlossen, ist entschieden; ob sie erfüllt wurde, prüft AN032. Ohne Blatt „Schreiben“ genügt der Vermerk „nachgefordert“ bei den fehlenden Unterlagen. Ist Nachforderung ausgeschlossen, bleibt nur der Ausschluss.

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
        if eingang.unterlagen != "unvollständig" or dossier.scheidet_aus(eingang):
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
            where = "auf dem Blatt „Schreiben“" if dossier.hat("schreiben") else "in der Akte"
            message = f"Im Angebot von {name} fehlen Unterlagen. Eine Nachforderung ist {where} nicht vermerkt."
            yield evidence(place, message=message, ist=eingang.unterlagen, soll="vollständig", cap="warning")
