"""Der Auftragswert passt nicht zu Laufzeit und Monatswert.

Warum: Ein Vertrag über längere Zeit zählt mit seiner ganzen Laufzeit. Ohne Ende und über 48 Monate zählt das 48-Fache des Monatswerts.

Ausnahmen: Eine Rahmenvereinbarung zählt immer mit ihrer ganzen Laufzeit. Ohne Monatswert gibt es nichts zu rechnen.

Abhilfe: Den Auftragswert neu berechnen und prüfen, ob das Verfahren noch passt.
"""

from collections.abc import Iterator
from datetime import date

from checker.calc.schaetzung import dauerwert
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {"leistungsart": "Dienstleistung", "monatswert": "1.000"}


@rule(
    severity="error",
    source="§ 3 Abs. 4, 10 und 11 VgV",
    confidence="S",
    since=date(2016, 4, 18),
    bad=[
        Vergabe(**_CASE, unbefristet=True, auftragswert="47.999,99"),
        Vergabe(**_CASE, laufzeit="49", auftragswert="47.999,99"),
        Vergabe(**_CASE, laufzeit="48", auftragswert="47.999,99"),
        Vergabe(**_CASE, laufzeit="60", rahmenvereinbarung=True, auftragswert="59.999,99"),
    ],
    good=[
        Vergabe(**_CASE, unbefristet=True, auftragswert="48.000"),
        Vergabe(**_CASE, laufzeit="49", auftragswert="48.000"),
        Vergabe(**_CASE, laufzeit="24", auftragswert="24.000"),
        Vergabe(**_CASE, laufzeit="60", rahmenvereinbarung=True, auftragswert="60.000"),
        Vergabe(leistungsart="Dienstleistung", laufzeit="60", auftragswert="10.000"),
    ],
)
def wert_ueber_laufzeit_falsch(vergabe: Vergabe, *, dauervertrag_monate: int) -> Iterator[Evidence]:
    if vergabe.leer("monatswert"):
        raise not_applicable("kein Monatswert angegeben")
    if vergabe.leistungsart == "Bauleistung":
        raise not_applicable("Bauleistungen haben einen Gesamtpreis")
    endless = not vergabe.leer("unbefristet") and vergabe.unbefristet
    framework = not vergabe.leer("rahmenvereinbarung") and vergabe.rahmenvereinbarung
    months, needed = dauerwert(
        vergabe.monatswert,
        None if endless else vergabe.laufzeit,
        rahmenvereinbarung=framework,
        hoechstmonate=dauervertrag_monate,
    )
    if vergabe.auftragswert < needed:
        yield evidence(
            vergabe.fundstelle("auftragswert"),
            vergabe.fundstelle("monatswert"),
            message=f"Der Auftragswert ist kleiner als {months} Monate zum geschätzten Monatswert.",
            ist=vergabe.auftragswert,
            soll=needed,
            unit="EUR",
        )
