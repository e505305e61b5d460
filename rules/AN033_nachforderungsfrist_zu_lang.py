"""Die Frist einer Nachforderung ist länger, als die VOB/A vorsieht.

Warum: Die VOB/A sieht eine kurze Frist vor, damit die Wertung nicht stockt und alle Bieter gleich behandelt werden.

Ausnahmen: Nach VgV und UVgO ist die Frist nur angemessen. Die VOB/A sagt „soll“; eine längere Frist lässt sich begründen.

Abhilfe: Die Frist kürzer setzen oder im Vermerk begründen, warum die Bieter mehr Zeit brauchen.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.calc.regime import nur_bau
from checker.model.akte import Schreiben
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.model.werte import datum
from checker.rule import Evidence, evidence, not_applicable, rule


def _letter(until: str, order: str = "VOB/A") -> Dossier:
    row = Schreiben(art="Nachforderung", bieter="A", datum="05.11.2026", frist=until, unterlagen="Nachweis")
    return Dossier(vergabe=Vergabe(vergabeordnung=order, land="Hessen"), schreiben=[row])


@rule(
    severity="info",
    source="§ 16a Abs. 4 VOB/A",
    confidence="M",
    bad=[_letter("12.11.2026")],
    good=[_letter("11.11.2026"), _letter("12.11.2026", "VgV")],
)
def nachforderungsfrist_zu_lang(dossier: Dossier, *, nachforderung_hoechsttage: int) -> Iterator[Evidence]:
    letters = [row for row in dossier.schreiben.mit("art") if row.art == "Nachforderung"]
    if not letters:
        raise not_applicable("keine Nachforderung auf dem Blatt „Schreiben“")
    if nur_bau(dossier.vergabe) is not None:
        raise not_applicable("die VOB/A gilt nicht")
    for row in letters:
        if row.leer("frist") or row.unlesbar("frist"):
            continue  # a letter without a day is told for itself
        latest = row.datum + timedelta(days=nachforderung_hoechsttage)
        if row.frist > latest:
            yield evidence(
                row.fundstelle("frist"),
                row.fundstelle("datum"),
                message=f"Die Frist für {row.bekannt('bieter') or 'unbekannt'} ist länger als {nachforderung_hoechsttage} Kalendertage.",
                ist=row.frist,
                soll=f"spätestens {datum(latest)}",
            )
