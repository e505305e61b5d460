"""What a grid demands when its items move: there is a cell only beside its times, and for one of them only."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from checker.calc.ablauf import heisst
from checker.forderung import Forderung, demand
from checker.model.ablauf import Termin
from checker.model.bedingung import Fenster, Getrennt, Sperre, Zeiten
from checker.model.tabelle import Tabelle
from checker.solve.plan import BLEIBT, ZELLEN
from checker.solve.zellen import Unbeweglich, Zeitzellen


def im_raster(cells: Zeitzellen, times: Zeiten) -> Iterator[Forderung]:
    """That items of a grid begin only where their stage has a place. What cannot move at all is told elsewhere."""
    stages: dict[Tabelle, list[Termin]] = {}
    for row, (begin, end) in times.items():
        try:
            free = sorted(cells.frei(row)) if cells.kopf(row) else []
        except Unbeweglich:
            continue
        length = end - begin
        conditions: list[tuple[str, Fenster | Sperre]] = [
            (
                f"nicht zwischen {one:%H:%M} und {other:%H:%M} Uhr: Das Raster hat dort keinen Platz",
                Sperre(row, one + length, other),  # between the two it neither begins nor, therefore, ends
            )
            for one, other in pairwise(free)
            if other - one > timedelta(minutes=1)
        ]
        if free and row.tabelle is not None:
            stages.setdefault(row.tabelle, []).append(row)
            message = f"im Raster frühestens um {free[0]:%H:%M} und spätestens um {free[-1]:%H:%M} Uhr"
            conditions.append((message, Fenster(row, free[0], free[-1] + length)))
        for message, condition in conditions:
            yield Forderung(
                BLEIBT, "error", ZELLEN,
                demand(row.fundstelle("beginn"), message=f"{heisst(row)} beginnt {message}.", constraint=condition),
            )  # fmt: skip
    for rows in stages.values():
        if len(rows) > 1:
            yield Forderung(
                BLEIBT, "error", ZELLEN,
                demand(
                    *(row.fundstelle("beginn") for row in rows),
                    message="In einer Zelle des Rasters steht nur ein Eintrag.",
                    constraint=Getrennt(tuple(rows)),
                ),
            )  # fmt: skip
