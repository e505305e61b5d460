"""Im abgeschlossenen Vergabevermerk fehlt eine Pflichtangabe.

Warum: Der Vermerk muss das Verfahren nachprüfbar machen. Was darin fehlt, gilt im Streit leicht als nicht geschehen.

Ausnahmen: Geprüft wird erst, wenn der Vermerk abgeschlossen oder der Zuschlag erteilt ist. Angaben, die nur in besonderen Fällen nötig sind, werden nur dort verlangt. Ausgeschieden ist ein Angebot laut Blatt „Angebotseingang“ oder laut Prüfakte. Unterhalb der EU-Schwelle ist es eine Warnung, ebenso ein bloßer Strich.

Abhilfe: Die Angabe nachtragen. Gibt es nichts zu berichten, das sagen, zum Beispiel „keine“.
"""

from collections.abc import Iterator

from checker.calc.regime import eu_regime
from checker.calc.texte import gesagt
from checker.calc.vermerk import pflichtangaben
from checker.model.akte import Vermerk, Zuschlag
from checker.model.ausschreibung import Eingang, Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule

_EU = Vergabe(verfahrensart="Offenes Verfahren")
_NATIONAL = Vergabe(verfahrensart="Öffentliche Ausschreibung")
_NEGOTIATED = Vergabe(verfahrensart="Verhandlungsvergabe ohne Teilnahmewettbewerb")
_AWARD = [Zuschlag(bieter="Rampenlicht GmbH", datum="16.11.2026")]
_FULL: dict[str, object] = {
    "gegenstand": "Stadt Lindenau, Tontechnik, 60.000 EUR",
    "beruecksichtigt": "Alle drei Bieter waren geeignet.",
    "gewinner": "Rampenlicht GmbH, wirtschaftlichstes Angebot",
    "unterauftraege": "keine",
    "interessenkonflikte": "keine",
}
_OUT = [Eingang(bieter="Tonhaus KG", eingang="02.11.2026 09:00", ausgeschlossen=True)]


@rule(
    severity="error",
    source="§ 8 Abs. 2 VgV, § 6 UVgO, § 20 VOB/A",
    bad=[
        Dossier(vergabe=_EU, vermerk=Vermerk(**{**_FULL, "gewinner": None}), zuschlaege=_AWARD),
        Dossier(vergabe=_NATIONAL, vermerk=Vermerk(**{**_FULL, "interessenkonflikte": None}), zuschlaege=_AWARD),
        Dossier(
            vergabe=_EU,
            vermerk=Vermerk(**{**_FULL, "gewinner": None}, verzicht="kein Verzicht", abgeschlossen="20.11.2026"),
        ),
        Dossier(vergabe=_EU, vermerk=Vermerk(**_FULL), zuschlaege=_AWARD, eingaenge=_OUT),
        Dossier(vergabe=_EU, vermerk=Vermerk(**{**_FULL, "gewinner": "?"}), zuschlaege=_AWARD),
        Dossier(
            vergabe=_EU,
            vermerk=Vermerk(**_FULL, ausgeschieden="Tonhaus KG: Preis"),
            zuschlaege=_AWARD,
            eingaenge=[Eingang(bieter="Tonhaus KG", ausgeschlossen=True, grund="ungewöhnlich niedriger Preis")],
        ),
        Dossier(vergabe=_NEGOTIATED, vermerk=Vermerk(**_FULL), zuschlaege=_AWARD),
    ],
    good=[
        Dossier(vergabe=_EU, vermerk=Vermerk(**_FULL), zuschlaege=_AWARD),
        Dossier(
            vergabe=_EU,
            vermerk=Vermerk(**_FULL, ausgeschieden="Tonhaus KG: zu spät"),
            zuschlaege=_AWARD,
            eingaenge=_OUT,
        ),
        Dossier(
            vergabe=_EU,
            vermerk=Vermerk(
                **{**_FULL, "gewinner": None}, verzicht="Die Haushaltsmittel fielen weg.", abgeschlossen="20.11.2026"
            ),
        ),
        Dossier(vergabe=_EU, vermerk=Vermerk(gegenstand="Tontechnik")),
    ],
)
def vermerk_unvollstaendig(dossier: Dossier) -> Iterator[Evidence]:
    vergabe, vermerk = dossier.vergabe, dossier.vermerk
    if vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("für einen Direktauftrag genügt eine kurze Notiz")
    if vermerk.leer("abgeschlossen") and not dossier.hat("zuschlaege"):
        raise not_applicable("der Vermerk ist noch nicht abgeschlossen")
    lighter = not eu_regime(vergabe)
    for name in pflichtangaben(dossier):
        if gesagt(vermerk, name):
            continue
        sign = vermerk.bekannt(name)
        title = vermerk.felder[name].heading
        yield evidence(
            vermerk.fundstelle(name),
            message=f"Im Vermerk fehlt die Angabe „{title}“.",
            ist=sign,
            soll=title,
            cap="warning" if lighter or sign else None,
        )
