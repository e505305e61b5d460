"""Ein Preis ist null, oder in der Preiszelle steht Text.

Warum: Null ist nur ein Preis, wenn der Bieter ihn so will. „Inklusive“ deutet auf eine Mischkalkulation hin: Der Preis steckt anderswo.

Ausnahmen: Ein leeres Preisfeld ist ein fehlender Preis und wird dort gemeldet.

Abhilfe: Den Bieter um Aufklärung bitten, was die Angabe bedeutet. Preise dürfen dabei nicht geändert werden.
"""

from collections.abc import Iterator

from checker.model.angebot import Preis
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _null_oder_leer(preise: Zeilen[Preis], **_: object) -> list[int]:
    return [index for index, ep in enumerate(preise.spalte("ep")) if not ep]


@rule(
    severity="warning",
    source="§ 57 Abs. 1 Nr. 5 VgV, § 42 Abs. 1 Nr. 5 UVgO (Aufklärung)",
    confidence="M",
    bad=[Preis(oz="01.0010", ep="0")],
    good=[Preis(oz="01.0010", ep="0,01")],
    sieve=_null_oder_leer,
)
def preis_null_oder_text(preis: Preis) -> Iterator[Evidence]:
    ep = preis.bekannt("ep")
    if ep is not None:
        if ep == 0:
            yield evidence(
                preis.fundstelle("ep"), message=f"{preis.benennung}: der Einheitspreis ist null.", ist=ep, unit="EUR"
            )
    elif text := preis.unlesbar("ep"):
        yield evidence(
            preis.fundstelle("ep"),
            message=f"{preis.benennung}: der Einheitspreis ist nicht lesbar ({text}).",
            ist=preis.roh("ep") or None,
        )
    else:
        raise not_applicable("ein fehlender Preis wird für sich gemeldet")
