"""Eine Genehmigung gilt nicht für die ganze Veranstaltung.

Warum: Außerhalb ihrer Zeit wird ohne Genehmigung veranstaltet. Das kann verboten und mit Bußgeld belegt werden.

Ausnahmen: Eine Ausnahme vom Schutz der Nachtruhe muss nur bis zum Ende der Musik reichen. Ein Tag ohne Uhrzeit gilt bis Mitternacht.

Abhilfe: Die Zeiten mit der Behörde berichtigen oder die Veranstaltung anpassen.
"""

from collections.abc import Iterator

from checker.calc.antragsfristen import gilt_bis
from checker.calc.laerm import musikende
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import datum
from checker.rule import Evidence, evidence, not_applicable, rule

_EVENT = Veranstaltung(beginn="12.06.2027 18:00", ende="12.06.2027 23:30", musik=True)


def _dossier(gueltig_von: str, gueltig_bis: str, art: str = "Sondernutzung") -> Dossier:
    permit = Genehmigung(art=art, erteilt="03.05.2027", gueltig_von=gueltig_von, gueltig_bis=gueltig_bis)
    return Dossier(veranstaltung=_EVENT, genehmigungen=[permit])


@rule(
    severity="error",
    source="§ 36 VwVfG und Landesrecht: Befristung im Bescheid",
    confidence="S",
    bad=[
        _dossier("12.06.2027 18:30", "13.06.2027 02:00"),
        _dossier("12.06.2027 12:00", "12.06.2027 23:00"),
        _dossier("10.06.2027", "11.06.2027"),
        _dossier("12.06.2027 22:00", "12.06.2027 23:00", "Lärmausnahme"),
    ],
    good=[
        _dossier("12.06.2027 18:00", "12.06.2027 23:30"),
        _dossier("12.06.2027", "12.06.2027"),
        _dossier("12.06.2027 22:00", "12.06.2027 23:30", "Lärmausnahme"),
    ],
)
def genehmigung_gilt_nicht(plan: Plan) -> Iterator[Evidence]:
    rows = [
        row
        for row in plan.genehmigungen.mit("art")
        if row.leer("entbehrlich") and not (row.leer("gueltig_von") and row.leer("gueltig_bis"))
    ]
    if not rows:
        raise not_applicable("keine Genehmigung nennt eine Zeit, in der sie gilt")
    event = plan.veranstaltung
    for row in rows:
        noise = row.art == "Lärmausnahme"
        if not row.leer("gueltig_von") and row.gueltig_von > event.beginn and not noise:
            yield evidence(
                row.fundstelle("gueltig_von"),
                event.fundstelle("beginn"),
                message=f"{row.schluessel} gilt erst ab {datum(row.gueltig_von)}. Die Veranstaltung beginnt früher.",
                ist=row.gueltig_von,
                soll=event.beginn,
            )
        if row.leer("gueltig_bis"):
            continue
        end = musikende(plan) if noise else event.ende
        if gilt_bis(row) < end:
            yield evidence(
                row.fundstelle("gueltig_bis"),
                event.fundstelle("ende"),
                message=f"{row.schluessel} gilt nur bis {datum(row.gueltig_bis)}. Nötig ist sie bis {datum(end)}.",
                ist=row.gueltig_bis,
                soll=end,
            )
