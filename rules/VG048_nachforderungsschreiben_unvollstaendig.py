"""In einem Nachforderungsschreiben fehlen nötige Angaben.

Warum: Der Bieter muss wissen, was er auf welchem Weg einreichen soll und was sonst folgt. Sonst trägt ein Ausschluss nicht.

Ausnahmen: Die Frist prüft eine eigene Regel. Ob der Wortlaut Änderungen verbietet, wird an Wörtern erkannt; das ist ein Hinweis. Andere Schreiben als Nachforderungen sind nicht betroffen.

Abhilfe: Unterlagen einzeln nennen, dazu Rechtsgrundlage, Weg und Folge. Darauf hinweisen, dass Preise und Inhalt nicht geändert werden dürfen.
"""

from collections.abc import Iterator, Mapping, Sequence

from checker.calc.texte import gesagt, nennt, saetze
from checker.model.akte import Schreiben
from checker.model.werte import falten
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "art": "Nachforderung",
    "bieter": "Klangwerk GmbH",
    "datum": "16.11.2026",
    "frist": "23.11.2026",
    "unterlagen": "Eigenerklärung zur Eignung",
    "rechtsgrundlage": "§ 56 Abs. 2 VgV",
    "weg": "elektronisch",
    "folge": "Ausschluss des Angebots",
}


@rule(
    severity="warning",
    source="§ 56 VgV, § 41 UVgO, § 16a VOB/A",
    confidence="S",
    bad=[
        *(Schreiben(**{**_CASE, name: None}) for name in ("unterlagen", "rechtsgrundlage", "weg", "folge")),
        Schreiben(**_CASE, text="Fehlt die Erklärung am 23.11. noch, wird Ihr Angebot nicht gewertet."),
    ],
    good=[
        Schreiben(**_CASE),
        Schreiben(**_CASE, text="Bitte reichen Sie die Erklärung nach. Preise und Inhalt dürfen Sie nicht ändern."),
        Schreiben(art="Absage", bieter="Klangwerk GmbH", datum="16.11.2026"),
    ],
)
def nachforderungsschreiben_unvollstaendig(
    schreiben: Schreiben, *, aenderungsverbot: Mapping[str, Sequence[str]]
) -> Iterator[Evidence]:
    if schreiben.art != "Nachforderung":
        raise not_applicable("keine Nachforderung")
    missing = [name for name in ("unterlagen", "rechtsgrundlage", "weg", "folge") if not gesagt(schreiben, name)]
    if missing:
        titles = ", ".join(schreiben.felder[name].heading for name in missing)
        yield evidence(
            *(schreiben.fundstelle(name) for name in missing),
            message=f"In der Nachforderung an {schreiben.bieter} fehlt: {titles}.",
            soll=titles,
        )
    if not schreiben.leer("text") and not any(
        nennt(falten(sentence), *aenderungsverbot.values()) for sentence in saetze(schreiben.text)
    ):
        yield evidence(
            schreiben.fundstelle("text"),
            message=f"Die Nachforderung an {schreiben.bieter} sagt offenbar nicht, dass Preise und Inhalt unverändert bleiben müssen.",
            soll="Hinweis, dass Preise und Inhalt nicht geändert werden dürfen",
            cap="info",
        )
