"""The Preisspiegel as JSON: numbers as exact decimal text, a position a line."""

from collections.abc import Callable, Iterable
from json import dumps

from checker.offers.spiegeldaten import Spiegel, Zeile
from checker.report.json import plain
from checker.report.spiegel.anlass import Anlass


def render_json(spiegel: Spiegel, rows: Callable[[], Iterable[Zeile]], anlass: Anlass) -> str:
    """Totals, positions, findings about offers and the state."""
    head = spiegel._asdict()
    head.pop("vergleich")
    parts = {
        "preisspiegel": 1,
        "stimmig": anlass.report.version,
        **head,
        "befunde": tuple(anlass.findings),
        "pruefsumme": anlass.stand.pruefsumme,
    }
    lines = [f" {dumps(name, ensure_ascii=False)}: {_text(value)}" for name, value in parts.items()]
    for name, items in (("stand", map(list, anlass.stand.eintraege)), ("zeilen", rows())):
        lines.append(f' "{name}": [\n' + ",\n".join(f"  {_text(item)}" for item in items) + "\n ]")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _text(value: object) -> str:
    return dumps(plain(value), ensure_ascii=False)
