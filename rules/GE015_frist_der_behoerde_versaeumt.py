"""Die Frist, die eine Behörde genannt hat, ist versäumt.

Warum: Nach der Frist muss die Behörde den Antrag nicht mehr bearbeiten. Ohne Genehmigung darf nicht veranstaltet werden.

Ausnahmen: Ist die Genehmigung erteilt oder nicht nötig, schadet die Verspätung nicht mehr.

Abhilfe: Die Behörde anrufen und den Antrag sofort stellen oder auf den Teil verzichten.
"""

from collections.abc import Iterator
from datetime import date

from checker.model.genehmigung import Genehmigung
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {"art": "Sondernutzung", "frist": "20.11.2026"}


@rule(
    severity="error",
    source="Frist der Behörde laut Blatt „Genehmigungen“",
    bad=[Genehmigung(**_CASE, beantragt="21.11.2026"), Genehmigung(**_CASE)],
    good=[
        Genehmigung(**_CASE, beantragt="20.11.2026"),
        Genehmigung(**_CASE, beantragt="21.11.2026", erteilt="23.11.2026"),
        Genehmigung(art="Sondernutzung", frist="23.11.2026"),
    ],
)
def frist_der_behoerde_versaeumt(genehmigung: Genehmigung, *, heute: date) -> Iterator[Evidence]:
    row = genehmigung
    if row.leer("frist"):
        raise not_applicable("die Behörde hat keine Frist genannt")
    if not row.leer("entbehrlich"):
        raise not_applicable("die Genehmigung ist nicht nötig")
    if not row.leer("erteilt"):
        return
    if row.leer("beantragt"):
        if heute > row.frist:
            yield evidence(
                row.fundstelle("frist"),
                row.fundstelle("beantragt"),
                message=f"{row.schluessel} ist nicht beantragt. Die Frist der Behörde endete am {row.frist:%d.%m.%Y}.",
                ist=row.frist,
            )
    elif row.beantragt > row.frist:
        yield evidence(
            row.fundstelle("beantragt"),
            row.fundstelle("frist"),
            message=f"{row.schluessel} ist nach der Frist der Behörde beantragt.",
            ist=row.beantragt,
            soll=row.frist,
        )
