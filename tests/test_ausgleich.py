"""Hours are shared more evenly one shift at a time, and nothing that must hold is given up for it."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from checker.model.einteilung import Nicht
from checker.model.personal import Schicht
from checker.solve.ausgleich import ausgleichen
from checker.solve.besetzung import besetzen
from checker.solve.dienst import Dienst
from checker.solve.dienstfeld import Dienstfeld
from checker.solve.kern import Grenzen
from checker.solve.suche import untersuchen
from tests.test_dienst import demands_of

PEOPLE = 5
Rows = list[tuple[int, int, set[int]]]


def loads(rows: Rows, made: Mapping[int, int]) -> list[int]:
    found = [0] * PEOPLE
    for row, who in made.items():
        found[who] += rows[row][1]
    return found


@given(
    st.lists(
        st.tuples(st.integers(0, PEOPLE - 1), st.integers(1, 9), st.sets(st.integers(0, PEOPLE - 1), min_size=1)),
        max_size=12,
    ),
    st.integers(0, 60),
)
def test_no_step_makes_it_worse(rows: Rows, tries: int) -> None:
    """One person may not have two shifts whose numbers are neighbours."""
    new = {row: who for row, (who, _, _) in enumerate(rows)}

    def clashes(made: Mapping[int, int]) -> int:
        return sum(made[row] == made[row + 1] for row in range(len(rows) - 1))

    asked = 0

    def holds(after: Mapping[int, int], before: Mapping[int, int]) -> bool:
        nonlocal asked
        asked += 1
        return clashes(after) <= clashes(before)

    minutes = [length for _, length, _ in rows]
    able = {row: people for row, (_, _, people) in enumerate(rows)}
    made = ausgleichen(new, minutes, loads(rows, new), able, holds, tries)
    assert asked <= tries
    assert made.keys() == new.keys()
    assert clashes(made) <= clashes(new)
    assert all(who == new[row] or who in able[row] for row, who in made.items())
    assert max(loads(rows, made), default=0) <= max(loads(rows, new), default=0)
    assert sum(x * x for x in loads(rows, made)) <= sum(x * x for x in loads(rows, new))


def test_a_filled_roster_is_even_though_the_search_looks_at_who_has_most_only() -> None:
    names = [f"Person {number:02}" for number in range(12)]
    shifts = [
        Dienst(
            Schicht(
                person=None, funktion="Kasse", ort="Markt", datum=f"{day:02}.06.2027", beginn="10:00", ende="14:00"
            ),
            None,
        )
        for day in range(1, 7)
        for _ in range(6)
    ]
    demands = demands_of([Nicht((shift.row,), (names[0],)) for shift in shifts])
    field = Dienstfeld(shifts, {name: name for name in names}, demands, {}, None)
    made = besetzen(field, untersuchen(field, demands, Grenzen(), 0), Grenzen())
    assert made is not None
    assert len(made.neu) == len(shifts)
    hours = [4 * list(made.neu.values()).count(who) for who in range(len(names))]
    assert hours[0] == 0  # who takes none of them
    assert max(hours[1:]) - min(hours[1:]) <= 4
