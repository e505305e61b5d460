"""The Preisspiegel as one self-contained page, to be looked at and printed."""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from checker.finding import DEUTSCH
from checker.model.tupel import NamedTuple
from checker.model.werte import datum, zahl
from checker.offers.spiegeldaten import Spiegel, Teilsumme, Zeile, benennung
from checker.report.html import blocks, money
from checker.report.sicher import unsteered
from checker.report.spiegel.anlass import Anlass
from checker.report.spiegel.raster import abstaende
from checker.report.spiegel.worte import SYSTEMWORTE, rangwort, reihenfolge, zaehlung

ROWS = 2_000
"""Positions on the page; the workbook holds all."""


class Band(NamedTuple):
    """A title with its positions; without a title all of them."""

    titel: Teilsumme | None
    zeilen: list[Zeile]


def render_html(spiegel: Spiegel, rows: Callable[[], Iterable[Zeile]], anlass: Anlass) -> str:
    """The whole page; the same bytes for the same comparison."""
    shown = [row for _, row in zip(range(ROWS), rows(), strict=False)]
    highest = max((b.wertung for b in spiegel.bieter if b.wertung is not None), default=None)
    values: dict[str, Any] = {
        "spiegel": spiegel,
        "anlass": anlass,
        "report": anlass.report,
        "runs": {run.rule: run for run in anlass.report.runs},
        "titel": dict(spiegel.kopf).get("Bezeichnung", spiegel.name),
        "geordnet": sorted(zip(spiegel.bieter, count()), key=lambda pair: reihenfolge(pair[0])),
        "zaehlung": zaehlung(spiegel),
        "baender": _bands(spiegel, shown),
        "rest": len(spiegel.vergleich.zeilen) - len(shown),
        "blocks": blocks(len(spiegel.bieter)),
        "abstand": abstaende(spiegel),
        "anteil": [
            0 if b.wertung is None or not highest else int(b.wertung * 100 / highest) for b in spiegel.bieter
        ],
    }  # fmt: skip
    return unsteered(_environment().get_template("preisspiegel.html.j2").render(values), "\ufffd")


def _bands(spiegel: Spiegel, rows: list[Zeile]) -> list[Band]:
    if not spiegel.titel:
        return [Band(None, rows)]
    return [Band(part, rows[part.erste : part.ende]) for part in spiegel.titel if part.erste < len(rows)]


def _prozent(value: Any, signed: bool = False) -> str:
    if value is None:
        return ""
    return f"{'+' if signed and value > 0 else ''}{zahl(value)} %".replace("-", "−")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent.parent), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(money=money, zahl=zahl, prozent=_prozent, datum=datum, benennung=benennung)
    environment.globals.update(SYSTEMWORTE=SYSTEMWORTE, rangwort=rangwort, DEUTSCH=DEUTSCH)
    return environment
