"""Die Tage einer Genehmigung laufen rückwärts.

Warum: Ein Bescheid kommt nicht vor dem Antrag, und eine Genehmigung endet nicht vor ihrem Beginn. Ein Tag ist vertippt.

Ausnahmen: Ein Bescheid vor dem eingetragenen Antrag ist eine Warnung, denn der Antrag kann erneuert sein. Ein Tag ohne Uhrzeit gilt bis Mitternacht.

Abhilfe: Die Tage mit Antrag und Bescheid vergleichen und berichtigen.
"""

from collections.abc import Callable, Iterator

from checker.calc.antragsfristen import gilt_bis
from checker.calc.jedes import jedes
from checker.model.genehmigung import Genehmigung
from checker.model.werte import datum
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {"art": "Sondernutzung"}


def _antrag(row: Genehmigung) -> Iterator[Evidence]:
    if row.leer("beantragt") or row.leer("erteilt"):
        raise not_applicable("Antrag oder Bescheid ist nicht eingetragen")
    if row.erteilt < row.beantragt:
        yield evidence(
            row.fundstelle("erteilt"),
            row.fundstelle("beantragt"),
            message=f"{row.schluessel} ist am {row.erteilt:%d.%m.%Y} erteilt, beantragt erst am {row.beantragt:%d.%m.%Y}.",
            ist=row.erteilt,
            soll=row.beantragt,
            cap="warning",
        )


def _geltung(row: Genehmigung) -> Iterator[Evidence]:
    if row.leer("gueltig_von") or row.leer("gueltig_bis"):
        raise not_applicable("Beginn oder Ende der Gültigkeit ist nicht eingetragen")
    if gilt_bis(row) <= row.gueltig_von:
        yield evidence(
            row.fundstelle("gueltig_bis"),
            row.fundstelle("gueltig_von"),
            message=f"{row.schluessel} gilt erst ab {datum(row.gueltig_von)} und nur bis {datum(row.gueltig_bis)}, also nie.",
            ist=row.gueltig_bis,
            soll=row.gueltig_von,
        )


_PAARE: tuple[Callable[[Genehmigung], Iterator[Evidence]], ...] = (_antrag, _geltung)


@rule(
    severity="error",
    source="Rechenlogik: erst der Antrag, dann der Bescheid; erst der Beginn, dann das Ende",
    bad=[
        Genehmigung(**_CASE, beantragt="02.03.2027", erteilt="01.03.2027"),
        Genehmigung(**_CASE, gueltig_von="12.06.2027", gueltig_bis="11.06.2027"),
        Genehmigung(**_CASE, gueltig_von="12.06.2027 18:00", gueltig_bis="12.06.2027 17:30"),
    ],
    good=[
        Genehmigung(**_CASE, beantragt="02.03.2027", erteilt="02.03.2027"),
        Genehmigung(**_CASE, gueltig_von="12.06.2027 18:00", gueltig_bis="12.06.2027"),
        Genehmigung(**_CASE, gueltig_von="12.06.2027 18:00", gueltig_bis="12.06.2027 18:30"),
    ],
)
def genehmigung_rueckwaerts(genehmigung: Genehmigung) -> Iterator[Evidence]:
    return jedes(_PAARE, lambda check: check(genehmigung))
