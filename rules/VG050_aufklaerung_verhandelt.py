"""Ein Aufklärungsschreiben bietet offenbar an, den Preis zu ändern.

Warum: Aufklärung darf Preise nur erklären lassen. Über Preise oder den Inhalt des Angebots zu verhandeln ist in diesen Verfahren verboten.

Ausnahmen: In Verhandlungsverfahren, Verhandlungsvergaben und freihändigen Vergaben darf verhandelt werden; dort ist es ein Hinweis. Die Regel sucht nach Wörtern und kann sich irren.

Abhilfe: Den Satz streichen und nur nach Kalkulation und Gründen fragen. Wo Verhandeln erlaubt ist, alle Bieter gleich und getrennt von der Aufklärung dazu auffordern. Ist das Schreiben schon verschickt, die Vergabestelle einschalten.
"""

from collections.abc import Iterator, Mapping, Sequence

from checker.calc.texte import nennt, saetze
from checker.calc.unterrichtung import mit_art
from checker.model.akte import Schreiben
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.model.werte import falten
from checker.rule import Evidence, evidence, not_applicable, rule

_OPEN = Vergabe(verfahrensart="Offenes Verfahren", vergabeordnung="VgV")
_LETTER: dict[str, object] = {"art": "Aufklärung", "bieter": "Klangwerk GmbH", "datum": "16.11.2026"}


def _dossier(text: str, vergabe: Vergabe = _OPEN) -> Dossier:
    return Dossier(vergabe=vergabe, schreiben=[Schreiben(**_LETTER, text=text)])


@rule(
    severity="error",
    source="§ 15 Abs. 5 VgV, § 9 Abs. 2 UVgO, § 15 Abs. 3 VOB/A",
    bad=[
        _dossier("Bitte erläutern Sie Position 3. Gern können Sie den Preis noch einmal senken."),
        _dossier("Gern können Sie uns ein günstigeres Angebot machen."),
        _dossier("Bitte teilen Sie mit, ob Sie uns einen Nachlass gewähren."),
        _dossier("Können Sie den Preis senken?", Vergabe(verfahrensart="Verhandlungsvergabe ohne Teilnahmewettbewerb")),
    ],
    good=[
        _dossier("Bitte erläutern Sie, warum der Einheitspreis der Pos. 3 niedriger ist als üblich."),
        _dossier("Sie dürfen Ihren Preis nicht ändern. Eine Verhandlung über Preise ist ausgeschlossen."),
        _dossier("Können Sie den Preis senken?", Vergabe(verfahrensart="Direktauftrag")),
    ],
)
def aufklaerung_verhandelt(dossier: Dossier, *, preisverhandlung: Mapping[str, Sequence[str]]) -> Iterator[Evidence]:
    kind = dossier.vergabe.verfahrensart
    if kind == "Direktauftrag":
        raise not_applicable("beim Direktauftrag darf über den Preis verhandelt werden")
    allowed = kind.startswith("Verhandlungs") or kind == "Freihändige Vergabe"
    for letter in mit_art(dossier, "Aufklärung"):
        if letter.leer("text"):
            continue
        for sentence in saetze(letter.text):
            if _offers(falten(sentence), preisverhandlung):
                said = " ".join(sentence.split())
                yield evidence(
                    letter.fundstelle("text"),
                    message=f"Das Schreiben an {letter.bieter} bietet offenbar eine Änderung des Preises an.",
                    ist=said,
                    soll="nur Fragen zur Kalkulation",
                    cap="info" if allowed else None,
                )
                break


def _offers(sentence: str, words: Mapping[str, Sequence[str]]) -> bool:
    """True if a folded sentence names a price and an action, and nothing that forbids it or asks why."""
    return nennt(sentence, words["Gegenstand"], words["Handlung"]) and not nennt(sentence, words["Ausschluss"])
