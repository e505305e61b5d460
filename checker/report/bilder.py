"""Pictures of the HTML report as SVG: the day plan with findings marked, people on each area against its limits.

matplotlib is imported late: only reports of events have pictures. Each picture carries its content as text as well, and
marks findings by a hatching and a sign, not by colour alone. Colours of text and lines follow the page.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from re import DOTALL
from typing import Any
from warnings import catch_warnings, simplefilter

from markupsafe import Markup, escape

from checker.model.regex import regex
from checker.model.tagesplan import Balken, Belegung, Tagesplan
from checker.model.tupel import NamedTuple
from checker.report.worte import amount

MOST_BARS = 80
"""Bars of one picture; more would not be told apart."""
MOST_DAYS = 14
MOST_AREAS = 12
NIGHT = timedelta(hours=5)
"""What begins before five belongs to the night of the day before."""
INK = "#010203"
"""The page replaces it by its own colour of text."""
PLAIN, MARKED = "#7fa6c4", "#e08a5b"
LABEL = 34
"""Characters of a title on a bar or at an axis."""
_STYLE = regex(r"\s*<style.*?</style>", DOTALL)
"""It would hold for the whole page."""
_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


class Bild(NamedTuple):
    """A picture with its caption and its content in words."""

    svg: Markup
    caption: str
    text: str
    lines: tuple[str, ...] = ()
    """What is marked, one by one."""


def pictures(plan: Tagesplan | None) -> list[Bild]:
    """All pictures of a plan; none without one."""
    if plan is None:
        return []
    found = list(_days(plan))
    found += [_area(area, number) for number, area in enumerate(plan.belegung[:MOST_AREAS])]
    return found


def left_out(plan: Tagesplan | None) -> list[str]:
    """What is in no picture, in sentences."""
    if plan is None:
        return []
    said = []
    if plan.ohne_zeit:
        said.append(
            f"{amount(plan.ohne_zeit, 'Eintrag fehlt', 'Einträge fehlen')} in den Bildern: Tag, Beginn oder Ende ist "
            "nicht angegeben."
        )
    days = len({(bar.art, _day(bar)) for bar in plan.balken})
    if days > MOST_DAYS:
        said.append(f"Gezeichnet sind die ersten {MOST_DAYS} von {days} Tagesplänen.")
    if len(plan.belegung) > MOST_AREAS:
        said.append(f"Gezeichnet sind die ersten {MOST_AREAS} von {len(plan.belegung)} Flächen.")
    return said


def _day(bar: Balken) -> date:
    return (bar.von - NIGHT).date()


def _days(plan: Tagesplan) -> Iterator[Bild]:
    groups: dict[tuple[str, date], list[Balken]] = {}
    for bar in plan.balken:
        groups.setdefault((bar.art, _day(bar)), []).append(bar)
    for number, ((kind, day), bars) in enumerate(
        sorted(groups.items(), key=lambda g: (g[0][1], g[0][0] != "Programm"))[:MOST_DAYS]
    ):
        yield _gantt(kind, day, bars, number)


def _gantt(kind: str, day: date, bars: Sequence[Balken], number: int) -> Bild:
    shown = sorted(
        sorted(bars, key=lambda bar: (not bar.findings, bar.von))[:MOST_BARS], key=lambda bar: (bar.von, bar.titel)
    )
    lanes = list(dict.fromkeys(bar.spur for bar in shown))
    slots = {lane: _rows([bar for bar in shown if bar.spur == lane]) for lane in lanes}
    height = sum(len(rows) for rows in slots.values())
    figure, axes = _canvas(height)
    level, ticks, names = 0, [], []
    for lane in lanes:
        ticks.append(level + (len(slots[lane]) - 1) / 2)
        names.append(_short(lane))
        for row in slots[lane]:
            for bar in row:
                _draw(axes, bar, level)
            level += 1
        axes.axhline(level - 0.5, color=INK, linewidth=0.4)
    axes.set_ylim(level - 0.5, -0.5)
    axes.set_yticks(ticks, names)
    _hours(axes, min(bar.von for bar in shown), max(bar.bis for bar in shown))
    what = "Programm" if kind == "Programm" else "Aufbau, Betrieb und Abbau"
    title = f"{what} am {_DAYS[day.weekday()]}, {day:%d.%m.%Y}"
    marked = [bar for bar in bars if bar.findings]
    words = (
        f"{title}: {amount(len(bars), 'Eintrag', 'Einträge')} in {amount(len(lanes), 'Spur', 'Spuren')}, von "
        f"{min(bar.von for bar in bars):%H:%M} bis {max(bar.bis for bar in bars):%H:%M} Uhr, {len(marked)} davon mit Befund."
    )
    if len(bars) > len(shown):
        words += f" Gezeichnet sind {len(shown)}."
    lines = tuple(
        f"{bar.von:%H:%M}–{bar.bis:%H:%M} {bar.titel} ({bar.spur}): {', '.join(bar.findings[:5])}" for bar in marked
    )
    return Bild(_svg(figure, f"plan{number}", words), title, words, lines)


def zeitplan(name: str, bars: Sequence[Balken]) -> str:
    """A plan of one or several days as an SVG file of its own; on what is marked the end hangs."""
    from matplotlib.patches import Patch

    shown = sorted(bars, key=lambda bar: (bar.von, bar.titel))[: 2 * MOST_BARS]
    figure, axes = _canvas(len(shown))
    for level, bar in enumerate(shown):
        _draw(axes, bar._replace(titel=""), level, sign="")
    axes.set_ylim(len(shown) - 0.5, -0.5)
    axes.set_yticks(range(len(shown)), [_short(bar.titel) for bar in shown])
    _hours(axes, min(bar.von for bar in shown), max(bar.bis for bar in shown), days=True)
    keys = [
        Patch(label=text, **_LOOKS[mark])
        for mark, text in ((True, "kritisch: daran hängt das Ende"), (False, "nicht kritisch"))
    ]
    figure.legend(handles=keys, loc="outside lower center", ncols=2, frameon=False, labelcolor=INK)
    marked = sum(bool(bar.findings) for bar in shown)
    words = (
        f"{name}: {amount(len(bars), 'Eintrag', 'Einträge')} von {min(bar.von for bar in bars):%d.%m.%Y %H:%M} bis "
        f"{max(bar.bis for bar in bars):%d.%m.%Y %H:%M} Uhr, {marked} davon kritisch."
    )
    if len(bars) > len(shown):
        words += f" Gezeichnet sind {len(shown)}."
    svg = str(_svg(figure, "zeitplan", words)).replace("<svg ", '<svg style="background:#ffffff" ', 1)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{svg}\n'


def _rows(bars: Iterable[Balken]) -> list[list[Balken]]:
    """The bars of a lane in as few rows as they need without covering each other."""
    rows: list[list[Balken]] = []
    for bar in bars:
        row = next((row for row in rows if row[-1].bis <= bar.von), None)
        if row is None:
            rows.append(row := [])
        row.append(bar)
    return rows


_LOOKS: Mapping[bool, Mapping[str, Any]] = {
    True: {"facecolor": MARKED, "hatch": "///", "edgecolor": INK, "linewidth": 1.2},
    False: {"facecolor": PLAIN, "edgecolor": INK, "linewidth": 0.5},
}
"""Of what is marked, and of the rest."""


def _draw(axes: Any, bar: Balken, level: int, sign: str = "⚠ ") -> None:
    start, width = _at(bar.von), max(_at(bar.bis) - _at(bar.von), 0.02)
    axes.barh(level, width, left=start, height=0.72, **_LOOKS[bool(bar.findings)])
    sign = sign if bar.findings else ""
    axes.text(
        start + 0.05,
        level,
        f"{sign}{_short(bar.titel)}",
        va="center",
        ha="left",
        fontsize=7.5,
        color="#000000",
        clip_on=True,
    )


def _area(area: Belegung, index: int) -> Bild:
    figure, axes = _canvas(5)
    times = [_at(step.ab) for step in area.stufen]
    people = [step.personen for step in area.stufen]
    axes.step(times, people, where="post", color=INK, linewidth=1.6)
    axes.fill_between(times, people, step="post", color=PLAIN, alpha=0.6)
    most = max(people, default=0)
    limits = {
        limit.personen: [g.wodurch for g in area.grenzen if g.personen == limit.personen] for limit in area.grenzen
    }
    for rank, (number, names) in enumerate(limits.items()):
        axes.axhline(number, color=INK if rank else MARKED, linewidth=0.8 if rank else 1.8, linestyle="--")
        text = f" {_count(number)} ({', '.join(names)})"
        axes.text(times[0], number, text, va="bottom", fontsize=7.5, color=INK)
    axes.set_ylim(0, max(most, *(limit.personen for limit in area.grenzen), 1) * 1.2)
    axes.yaxis.set_major_formatter(lambda value, _: _count(round(value)))
    _hours(axes, area.stufen[0].ab, area.stufen[-1].ab)
    title = f"Personen auf der Fläche {area.flaeche}"
    words = f"{title}: höchstens {_count(most)}"
    if area.grenzen:
        first, *others = [f"{_count(limit.personen)} ({limit.wodurch})" for limit in area.grenzen]
        kept = "überschritten" if most > area.grenzen[0].personen else "eingehalten"
        words += f", die kleinste Grenze {first} ist {kept}"
        words += f"; weitere: {', '.join(others)}" if others else ""
    return Bild(_svg(figure, f"flaeche{index}", f"{words}."), title, f"{words}.")


def _canvas(rows: int) -> tuple[Any, Any]:
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    matplotlib.rcParams.update(
        {
            "svg.fonttype": "none",
            "font.family": "sans-serif",
            "font.size": 8.5,
            "hatch.linewidth": 0.6,
            "text.parse_math": False,
        }
    )
    figure = Figure(figsize=(9.6, 0.9 + 0.32 * rows), facecolor="none", layout="constrained")
    FigureCanvasSVG(figure)
    axes = figure.add_subplot(facecolor="none")
    for spine in axes.spines.values():
        spine.set_color(INK)
    axes.tick_params(colors=INK)
    return figure, axes


def _hours(axes: Any, first: datetime, last: datetime, *, days: bool = False) -> None:
    """Full hours along the bottom, as many as fit; with `days` also the day where it begins."""
    start = first.replace(minute=0, second=0, microsecond=0)
    hours = max(int((last - start).total_seconds() // 3600) + 1, 1)
    step = next((n for n in (1, 2, 3, 6, 12, 24) if hours / n <= 14), 24)
    if days and first.date() != last.date():
        step = max(step, 6)
        start = start.replace(hour=start.hour // step * step)
        hours = int((last - start).total_seconds() // 3600) + 1
    marks = [start + timedelta(hours=n) for n in range(0, hours + step, step)]
    shown = [f"{mark:%H:%M}" if step < 12 else f"{mark:%d.%m. %H}" for mark in marks]
    if days:
        shown = [
            f"{mark:%H:%M}\n{mark:%d.%m.}" if n == 0 or not mark.hour else f"{mark:%H:%M}"
            for n, mark in enumerate(marks)
        ]
    axes.set_xticks([_at(mark) for mark in marks], shown)
    axes.set_xlim(_at(marks[0]), _at(marks[-1]))
    axes.grid(axis="x", color=INK, alpha=0.25, linewidth=0.5)
    axes.set_axisbelow(True)


_ORIGIN = datetime(2000, 1, 1)  # noqa: DTZ001 - wall time, as in the plan


def _at(moment: datetime) -> float:
    """Hours on the axis."""
    return (moment - _ORIGIN) / timedelta(hours=1)


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LABEL else f"{plain[: LABEL - 1]}…"


def _svg(figure: Any, name: str, words: str) -> Markup:
    """The picture as an element of the page, with its content as title."""
    import matplotlib

    out = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": name}), catch_warnings():
        simplefilter("ignore")  # a sign that its own font lacks: the page has others
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    text = out.getvalue()
    text = _STYLE.sub("", text[text.index("<svg") :]).replace(INK, "currentColor")
    head, _, body = text.partition(">")
    named = f'<svg role="img" aria-labelledby="{name}-titel" class="bild"{head[4:]}><title id="{name}-titel">{escape(words)}</title>'
    return Markup(named + body)  # noqa: S704 - made by matplotlib, which escapes texts
