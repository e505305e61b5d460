"""Die Veranstaltung bietet Menschen mit Behinderung wenig.

Warum: Sichtpodest, Höranlage, Begleitkarte, Ansprechperson, Kabelbrücken und Kennzeichnung entscheiden, wer teilnehmen kann.

Ausnahmen: Gezählt wird, was beantwortet ist. Unter vier Antworten wird nicht gerechnet.

Abhilfe: Die Punkte mit „nein“ durchgehen und nachbessern, was ohne großen Aufwand geht.
"""

from collections.abc import Iterator, Mapping

from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_ASKED = ("sichtpodest", "hoerhilfe", "begleitkarte", "kontakt_barrierefrei", "kabelbruecken", "rollstuhl_markiert")
_HALF: dict[str, object] = {"sichtpodest": True, "hoerhilfe": False, "begleitkarte": True, "kabelbruecken": False}


@rule(
    severity="warning",
    source="Prüfliste für barrierefreie Veranstaltungen",
    confidence="M",
    bad=[
        Veranstaltung(**{**_HALF, "begleitkarte": False}),
        Veranstaltung(**_HALF, kontakt_barrierefrei=False),
    ],
    good=[
        Veranstaltung(**_HALF),
        Veranstaltung(sichtpodest=False, hoerhilfe=False, begleitkarte=False),
    ],
)
def barrierefreiheit_lueckenhaft(
    veranstaltung: Veranstaltung, *, angebote_barrierefrei: Mapping[str, int]
) -> Iterator[Evidence]:
    answers = {name: veranstaltung.bekannt(name) for name in _ASKED if veranstaltung.bekannt(name) is not None}
    if len(answers) < angebote_barrierefrei["mindestens beantwortet"]:
        raise not_applicable("zu wenige Fragen zur Barrierefreiheit sind beantwortet")
    lacking = [name for name, answer in answers.items() if not answer]
    offered = len(answers) - len(lacking)
    if offered * 100 < len(answers) * angebote_barrierefrei["davon ja in %"]:
        named = ", ".join(veranstaltung.felder[name].heading for name in lacking)
        yield evidence(
            *[veranstaltung.fundstelle(name) for name in lacking],
            message=f"Angebote für Menschen mit Behinderung: vorgesehen sind {offered} von {len(answers)}. Es fehlt: {named}.",
            ist="nein",
            soll="ja",
        )
