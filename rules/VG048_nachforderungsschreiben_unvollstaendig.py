"""In einem Nachforderungsschreiben fehlen nötige Angaben.

Warum: Der Bieter muss wissen, was er auf welchem Weg einreichen soll und was sonst folgt. Sonst trägt ein Ausschluss nicht.

Ausnahmen: Die Frist prüft eine eigene Regel. Andere Schreiben als Nachforderungen sind nicht betroffen.

Abhilfe: Unterlagen einzeln nennen, dazu Rechtsgrundlage, Weg und Folge. Darauf hinweisen, dass Preise und Inhalt nicht geändert werden dürfen.
"""

from collections.abc import Iterator

from checker.model.akte import Schreiben
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
    bad=[Schreiben(**{**_CASE, name: None}) for name in ("unterlagen", "rechtsgrundlage", "weg", "folge")],
    good=[Schreiben(**_CASE), Schreiben(art="Absage", bieter="Klangwerk GmbH", datum="16.11.2026")],
)
def nachforderungsschreiben_unvollstaendig(schreiben: Schreiben) -> Iterator[Evidence]:
    if schreiben.art != "Nachforderung":
        raise not_applicable("keine Nachforderung")
    missing = [name for name in ("unterlagen", "rechtsgrundlage", "weg", "folge") if schreiben.leer(name)]
    if missing:
        titles = ", ".join(schreiben.felder[name].heading for name in missing)
        yield evidence(
            *(schreiben.fundstelle(name) for name in missing),
            message=f"In der Nachforderung an {schreiben.bieter} fehlt: {titles}.",
            soll=titles,
        )
