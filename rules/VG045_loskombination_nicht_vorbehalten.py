"""Ein Bieter bekommt Lose zusammen, die nicht als Kombination vorbehalten sind.

Warum: Mehrere Lose dürfen nur zusammen vergeben werden, wenn die Bekanntmachung es vorbehält und die Kombinationen nennt.

Ausnahmen: Ohne Angabe vorbehaltener Kombinationen prüft die Regel nichts. Gewinnt der Bieter jedes Los für sich allein, ist der Befund mit dieser Begründung hinzunehmen.

Abhilfe: Prüfen, ob jedes Los für sich an diesen Bieter geht. Sonst die Lose neu werten, ohne die Kombination.
"""

from collections.abc import Iterator

from checker.calc.lose import loskennung, loskombinationen
from checker.model.akte import Zuschlag
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier, bieterschluessel
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE = Vergabe(loskombinationen="1+2; 2+3", land="Hessen")
_FIRST = Zuschlag(los="1", bieter="Rampenlicht GmbH", datum="16.11.2026")


@rule(
    severity="error",
    source="§ 30 Abs. 3 VgV",
    bad=[
        Dossier(
            vergabe=_CASE, zuschlaege=[_FIRST, Zuschlag(los="Los 3", bieter="Rampenlicht GmbH", datum="16.11.2026")]
        )
    ],
    good=[
        Dossier(
            vergabe=_CASE, zuschlaege=[_FIRST, Zuschlag(los="Los 2", bieter="Rampenlicht GmbH", datum="16.11.2026")]
        ),
        Dossier(vergabe=_CASE, zuschlaege=[_FIRST, Zuschlag(los="3", bieter="Klangwerk GmbH", datum="16.11.2026")]),
    ],
)
def loskombination_nicht_vorbehalten(dossier: Dossier) -> Iterator[Evidence]:
    vergabe, awards = dossier.vergabe, dossier.zuschlaege
    if vergabe.leer("loskombinationen"):
        raise not_applicable("keine vorbehaltenen Loskombinationen angegeben")
    allowed = loskombinationen(vergabe.loskombinationen)
    won: dict[str, list[Zuschlag]] = {}
    for award in awards.mit("bieter", "los"):
        won.setdefault(bieterschluessel(award.bieter), []).append(award)
    for rows in won.values():
        lots = [loskennung(row.los) for row in rows]
        if len(set(lots)) < 2 or frozenset(lots) in allowed:
            continue
        second = next(row for row, lot in zip(rows, lots, strict=True) if lot != lots[0])
        yield evidence(
            second.fundstelle("los"),
            *(row.fundstelle("los") for row in rows if row is not second),
            vergabe.fundstelle("loskombinationen"),
            message=f"{second.bieter} bekommt die Lose {', '.join(dict.fromkeys(lots))}. Diese Kombination ist nicht vorbehalten.",
            ist="+".join(dict.fromkeys(lots)),
            soll=vergabe.loskombinationen,
        )
