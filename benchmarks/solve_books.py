"""Broken plans of `solve_plans.py` as workbooks in the layouts of people's plans; `solve_read.py` reads them back.

Nothing here is of stimmig. Each layout says its times in its own way:

- `Zellen`: day, begin and end in cells of their own; an end after midnight is simply smaller than the begin.
- `Dauer`: day, begin and minutes; the end is a formula.
- `Minuten`: begin and end, and by a formula the minutes between them. `Spannweite`: the same with day and time in one cell,
  the length as a time of day.
- `Moment`: day and time in one cell. `Kette`: the same, the end a formula, and some begins the end of a predecessor.
- `Uhrkette`: the formulas of `Kette` with times of day beside a day.
- `Texte`: days and times as texts; before six in the morning „00.30 Uhr (Folgetag)“ below the day before.
- `Stunden`: before six in the morning 25:30 below the day before, in the format [h]:mm.
- `Spanne`: a day as text, begin and end as one text. Only for a programme.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter
from solve_plans import Plan, broken, shifted
from solve_verify import NULL, Verifier

DAY = 24 * 60
EVENING = 6 * 60
"""Until then `Texte` and `Stunden` belong to the day before."""
OPEN = 100_000
"""Minutes until the bounds of a window that is not told."""
DEEP = 3
"""So many formulas at most lie behind each other, besides those of the ends."""
FIXED, UNTOLD = 0.1, 0.15
"""Shares of the tasks that are `Fest`, and of those whose window is not told. Only what the break did not move."""
ZERO = (NULL - datetime(1899, 12, 30)).days  # noqa: DTZ001 - wall time
"""The day of minute 0 as workbooks count days."""
SINCE_1904 = 1462
"""So many days later begin workbooks of old Macs to count."""
FORMATS = {"": "General", "day": "dd.mm.yyyy", "clock": "hh:mm", "hours": "[h]:mm", "moment": "dd.mm.yyyy hh:mm"}


class Layout(NamedTuple):
    times: str
    programme: str = ""
    """How the sheet `Programm` says its times, where what needs a stage stands there; "" = all are tasks."""
    hands: bool = True
    """True: people in a column `Kräfte`; False: as `3 x Helfer` among the resources."""
    names: bool = False
    """True: predecessors by name."""
    top: int = 0
    """Rows above the headings."""


LAYOUTS = (
    Layout("Minuten"),
    Layout("Dauer", hands=False, top=2),
    Layout("Moment", names=True),
    Layout("Kette", top=3),
    Layout("Uhrkette", hands=False),
    Layout("Texte", top=2),
    Layout("Stunden", hands=False, names=True),
    Layout("Zellen", programme="Zellen"),
    Layout("Texte", programme="Spanne", hands=False, top=2),
    Layout("Kette", programme="Moment"),
    Layout("Zellen", top=2),
    Layout("Spannweite", hands=False),
)


@dataclass(frozen=True)
class Case:
    """A broken plan, the layout of its workbook, and what the break did."""

    seed: int
    layout: Layout
    plan: Plan
    sound: list[int]
    """When the tasks began before the break."""
    links: Mapping[int, int] = field(default_factory=dict)
    """Tasks that begin by a formula when another one ends."""
    fixed: frozenset[int] = frozenset()
    """`plan.windows` does not say that they stay."""

    @property
    def mac(self) -> bool:
        """Every third workbook counts its days from 1904."""
        return self.seed // len(LAYOUTS) % 3 == 1

    @property
    def name(self) -> str:
        layout = "/".join(filter(None, (self.layout.programme, self.layout.times)))
        return f"Saat {self.seed} ({layout}{', umgestellt' if self.turned else ''})"

    @property
    def broke(self) -> set[int]:
        """The tasks that the break moved."""
        return shifted(self.plan.starts, self.sound)

    @property
    def turned(self) -> bool:
        """In a programme the break put an item before another one of its stage, or behind it."""
        return bool(self.layout.programme) and any(
            sorted(stage, key=self.sound.__getitem__) != sorted(stage, key=self.plan.starts.__getitem__)
            for stage in self.plan.stages
        )

    def held(self, starts: Sequence[int]) -> bool:
        """Some times satisfy all that the workbook says."""
        plan = self.plan
        windows = [
            (plan.starts[task], plan.starts[task] + plan.lengths[task]) if task in self.fixed else window
            for task, window in enumerate(plan.windows)
        ]
        linked = all(starts[task] == starts[before] + plan.lengths[before] for task, before in self.links.items())
        return linked and Verifier(replace(plan, windows=windows, starts=list(starts))).holds()


def cases(number: int) -> Iterator[Case]:
    """Plans that are broken, and were not before, also with all that their workbooks say."""
    seeds = iter(range(100 * number))
    found = 0
    while found < number:
        case = _case(next(seeds))
        if not case.held(case.plan.starts):
            assert case.held(case.sound), f"Saat {case.seed}: der Plan war schon vor der Störung keiner"
            yield case
            found += 1


def _case(seed: int) -> Case:
    draw = random.Random(f"book/{seed}")
    layout = LAYOUTS[seed % len(LAYOUTS)]
    plan, sound = broken(seed)
    on_stage = {task for stage in plan.stages for task in stage} if layout.programme else set()
    plan = replace(  # a programme has no predecessors and no crew; a day without a time is meant to its end
        plan,
        order=[pair for pair in plan.order if not on_stage.intersection(pair)],
        needs=[0 if task in on_stage else need for task, need in enumerate(plan.needs)],
        windows=[(begin, end + (end % DAY == 0)) for begin, end in plan.windows],
    )
    links: dict[int, int] = {}
    if "ette" in layout.times:
        plan, links = _linked(plan, sound, draw, whole=layout.times == "Kette")
    calm = sorted(set(range(len(sound))) - shifted(plan.starts, sound))
    fixed = frozenset(task for task in calm if draw.random() < FIXED)
    untold = {task for task in calm if task not in fixed and draw.random() < UNTOLD}
    windows = [(-OPEN, OPEN) if task in untold else window for task, window in enumerate(plan.windows)]
    return Case(seed, layout, replace(plan, windows=windows), sound, links, fixed)


def _linked(plan: Plan, sound: Sequence[int], draw: random.Random, *, whole: bool) -> tuple[Plan, dict[int, int]]:
    """Some tasks begin by a formula when a predecessor ends, and move with it. `whole`: the formulas know the day."""
    starts, drawn = list(plan.starts), shifted(plan.starts, sound)
    links: dict[int, int] = {}
    depth: dict[int, int] = {}

    def one_day(task: int, before: int) -> bool:
        ways = (
            [at[before], at[before] + plan.lengths[before], at[task] + plan.lengths[task] - 1] for at in (sound, starts)
        )
        return all(len({moment // DAY for moment in way}) == 1 for way in ways)

    for before, task in sorted(plan.order, key=lambda pair: (sound[pair[1]], pair)):
        follows = sound[task] == sound[before] + plan.lengths[before]
        if not follows or task in links or task in drawn or depth.get(before, 0) >= DEEP or draw.random() < 1 / 4:
            continue
        old, starts[task] = starts[task], starts[before] + plan.lengths[before]
        if not whole and not one_day(task, before):
            starts[task] = old
            continue
        links[task], depth[task] = before, depth.get(before, 0) + 1
    return replace(plan, starts=starts), links


# -- written ------------------------------------------------------------------------------------------------------------


class Value(NamedTuple):
    """A number of days in a format, perhaps the result of a formula."""

    form: str
    number: float
    formula: str = ""


HEADS = {
    "Zellen": ("Datum", "Beginn", "Ende"),
    "Dauer": ("Datum", "Beginn", "Dauer (min)", "Ende"),
    "Minuten": ("Datum", "Beginn", "Ende", "Dauer (min)"),
    "Spannweite": ("Beginn", "Ende", "Dauer"),
    "Moment": ("Beginn", "Ende"),
    "Kette": ("Beginn", "Dauer (min)", "Ende"),
    "Uhrkette": ("Datum", "Beginn", "Dauer (min)", "Ende"),
    "Texte": ("Datum", "Beginn", "Ende"),
    "Stunden": ("Datum", "Beginn", "Ende"),
    "Spanne": ("Datum", "Uhrzeit"),
}
TIMES = {"Datum", "Beginn", "Ende", "Uhrzeit"}
"""Headings below which a repair may write."""


class Sheet:
    """A sheet of a case: which tasks stand in which row, and what each row says."""

    def __init__(self, case: Case, name: str) -> None:
        self.case, self.name = case, name
        plan, layout = case.plan, case.layout
        self.stage = {task: f"Bühne {number}" for number, stage in enumerate(plan.stages, 1) for task in stage}
        programme = name == "Programm"
        self.times = layout.programme if programme else layout.times
        tasks = [t for t in range(len(plan.starts)) if programme == bool(layout.programme and t in self.stage)]
        first = layout.top + 2
        self.rows = {task: row for row, task in enumerate(sorted(tasks, key=lambda t: (case.sound[t], t)), first)}
        more = ("Bühne",) if programme else ("Vorgänger", *(("Kräfte",) if layout.hands else ()), "Ressourcen")
        title = "Titel" if programme else "Aufgabe"
        self.heads = ("Nr.", title, *HEADS[self.times], *more, "Frühestens", "Spätestens", "Fest")

    def ref(self, task: int, head: str) -> str:
        return f"{chr(ord('A') + self.heads.index(head))}{self.rows[task]}"

    def says(self, task: int) -> dict[str, Any]:
        plan, layout = self.case.plan, self.case.layout
        before = [a for a, b in plan.order if b == task]
        means = [self.stage[task]] if task in self.stage else []
        if not layout.hands and plan.needs[task]:
            means.append(f"{plan.needs[task]} x Helfer")
        begin, end = plan.windows[task]
        told = abs(begin) < OPEN
        return {
            "Nr.": task + 1,
            "Titel": f"Beitrag {task + 1}",
            "Aufgabe": f"Schritt {task + 1}",
            "Vorgänger": "; ".join(f"Schritt {a + 1}" if layout.names else str(a + 1) for a in before) or None,
            "Bühne": self.stage.get(task),
            "Kräfte": plan.needs[task] or None,
            "Ressourcen": ", ".join(means) or None,
            "Frühestens": Value("moment", serial(begin)) if told else None,
            "Spätestens": Value("moment", serial(end)) if told else None,
            "Fest": "ja" if task in self.case.fixed else None,
            "Dauer (min)": plan.lengths[task],
        } | self._when(task)

    def _when(self, task: int) -> dict[str, Any]:
        begin = self.case.plan.starts[task]
        end = begin + self.case.plan.lengths[task]
        early = self.times in ("Texte", "Stunden") and begin % DAY < EVENING
        day = begin // DAY - early
        since, until = begin - day * DAY, end - day * DAY
        date = Value("day", ZERO + day)
        if self.times in ("Zellen", "Minuten"):
            found = {"Datum": date, "Beginn": Value("clock", since / DAY), "Ende": Value("clock", until % DAY / DAY)}
            between = f"=MOD({self.ref(task, 'Ende')}-{self.ref(task, 'Beginn')},1)*1440"
            length = (found["Ende"].number - found["Beginn"].number) % 1 * DAY
            return found | ({"Dauer (min)": Value("", length, between)} if self.times == "Minuten" else {})
        if self.times == "Stunden":
            return {"Datum": date, "Beginn": Value("hours", since / DAY), "Ende": Value("hours", until / DAY)}
        if self.times in ("Moment", "Spannweite"):
            found = {"Beginn": Value("moment", serial(begin)), "Ende": Value("moment", serial(end))}
            between = f"={self.ref(task, 'Ende')}-{self.ref(task, 'Beginn')}"
            length = Value("clock", serial(end) - serial(begin), between)
            return found | ({"Dauer": length} if self.times == "Spannweite" else {})
        if self.times in ("Texte", "Spanne"):
            texts = {"Datum": f"{NULL + timedelta(days=day):%d.%m.%Y}"}
            first, last = clock(since % DAY), clock(until - DAY * early)
            if self.times == "Spanne":
                return texts | {"Uhrzeit": f"{first} – {last} Uhr"}
            night = " (Folgetag)" if early else ""
            return texts | {"Beginn": f"{first} Uhr{night}", "Ende": f"{last} Uhr{night}"}
        whole = self.times == "Kette"
        form, zero = ("moment", ZERO) if whole else ("clock", -day)
        driver = self.case.links.get(task)
        formula = f"={self.ref(driver, 'Ende')}" if driver is not None else ""
        last = f"={self.ref(task, 'Beginn')}+{self.ref(task, 'Dauer (min)')}/1440"
        found = {
            "Beginn": Value(form, zero + begin / DAY, formula), "Ende": Value(form, zero + end / DAY, last),
        }  # fmt: skip
        return found if whole else {"Datum": date, **found}


def serial(minute: int) -> float:
    return ZERO + minute / DAY


def clock(minutes: int) -> str:
    """A time of day as text; midnight at the end of a day is 24.00."""
    of_day = minutes if minutes == DAY else minutes % DAY
    return f"{of_day // 60:02d}.{of_day % 60:02d}"


def sheets(case: Case) -> list[Sheet]:
    return [Sheet(case, name) for name in (("Programm", "Aufgaben") if case.layout.programme else ("Aufgaben",))]


def write(case: Case, path: Path) -> None:
    with xlsxwriter.Workbook(path, {"date_1904": case.mac}) as book:
        forms = {name: book.add_format({"num_format": form}) for name, form in FORMATS.items()}
        bold = book.add_format({"bold": True, "bottom": 1})
        for sheet in sheets(case):
            page = book.add_worksheet(sheet.name)
            if case.layout.top:
                page.write(0, 0, f"{sheet.name} zum Stadtfest, Stand 3. Mai")
            page.write_row(case.layout.top, 0, sheet.heads, bold)
            for task, row in sheet.rows.items():
                said = sheet.says(task)
                for column, head in enumerate(sheet.heads):
                    _write(page, row - 1, column, said[head], forms, SINCE_1904 if case.mac else 0)
        page = book.add_worksheet("Ressourcen")
        stages = [] if case.layout.programme else [f"Bühne {n}" for n in range(1, len(case.plan.stages) + 1)]
        rows = [*((name, "Bühne", 1) for name in stages), ("Helfer", "Kräfte", case.plan.crew)]
        for row, values in enumerate([("Ressource", "Art", "Anzahl"), *rows]):
            page.write_row(row, 0, values)


def _write(page: Any, row: int, column: int, value: Any, forms: Mapping[str, Any], zero: int) -> None:
    if not isinstance(value, Value):
        if value is not None:
            page.write(row, column, value)
        return
    number = value.number - zero * (value.form in ("day", "moment"))
    if value.formula:
        page.write_formula(row, column, value.formula, forms[value.form], number)
    else:
        page.write_number(row, column, number, forms[value.form])
