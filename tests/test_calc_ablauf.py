"""Planned times: overlaps against all pairs, circles against reachability, resources against every minute."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.calc.ablauf import (
    Geplant,
    an_zwei_orten,
    genutzte,
    ueberlappt,
    zu_viel,
)
from checker.calc.mitwirkende import je_mitwirkende, ohne_soundcheck
from checker.calc.vorgaenger import Verknuepfung, Vorgang, im_kreis, reihenfolge, zu_frueh
from checker.model.ablauf import Aufgabe, Programmpunkt, Ressource
from checker.model.dossier import Dossier
from checker.model.zeile import Zeilen

START = datetime(2027, 6, 12)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12), st.integers(0, 2)), max_size=14)


def planned(spans: list[tuple[int, int, int]]) -> list[Geplant]:
    """Items in order of time; the third number is the place."""
    items = [
        Geplant(
            START + timedelta(minutes=s), START + timedelta(minutes=s + n), Programmpunkt(titel="A", ort=f"B{place}")
        )
        for s, n, place in spans
    ]
    return sorted(items, key=lambda item: (item.von, item.bis))


def both(one: Geplant, other: Geplant) -> bool:
    return max(one.von, other.von) < min(one.bis, other.bis)


@given(SPANS)
def test_an_item_is_told_if_any_before_it_still_runs(spans: list[tuple[int, int, int]]) -> None:
    items = planned(spans)
    expected = [b for n, b in enumerate(items) if any(both(a, b) for a in items[:n])]
    found = list(ueberlappt(items))
    assert [after for _, after in found] == expected
    assert all(both(before, after) for before, after in found)


@given(SPANS)
def test_an_item_is_told_if_any_before_it_still_runs_elsewhere(spans: list[tuple[int, int, int]]) -> None:
    items = planned(spans)
    expected = [b for n, b in enumerate(items) if any(both(a, b) and a.row.ort != b.row.ort for a in items[:n])]
    found = list(an_zwei_orten(items))
    assert [after for _, after in found] == expected
    assert all(both(before, after) and before.row.ort != after.row.ort for before, after in found)


@given(SPANS, st.integers(0, 3))
def test_too_much_of_a_resource_is_told_each_time_it_begins(spans: list[tuple[int, int, int]], limit: int) -> None:
    items = planned(spans)
    loads = [(item, item.row.ort.count("B") + int(item.row.ort[-1])) for item in items]

    def level(minute: int) -> int:
        at = START + timedelta(minutes=minute)
        return sum(amount for item, amount in loads if item.von <= at < item.bis)

    begins = [m for m in range(60) if level(m) > limit and (m == 0 or level(m - 1) <= limit)]
    found = [int((item.von - START).total_seconds() // 60) for item, _, _ in zu_viel(loads, limit)]
    assert set(begins) <= set(found)
    assert all(level(minute) > limit for minute in found)
    assert len(found) == len(set(found))


GRAPHS = st.integers(1, 7).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, n - 1), max_size=3), min_size=n, max_size=n)
)


@given(GRAPHS)
def test_there_is_a_circle_where_a_task_reaches_itself(needs: list[list[int]]) -> None:
    reach = [set(before) for before in needs]
    for _ in needs:
        reach = [own | {far for near in own for far in reach[near]} for own in reach]
    circles = im_kreis([Vorgang([Verknuepfung(index) for index in before], [], [], []) for before in needs])
    on_circles = {index for index, own in enumerate(reach) if index in own}
    groups = {frozenset(i for i in on_circles if i in reach[index] and index in reach[i]) for index in on_circles}
    assert len(circles) == len(groups)
    for circle in circles:
        assert circle[0] == min(circle) and len(set(circle)) == len(circle)
        following = [*circle[1:], circle[0]]
        assert all(after in needs[index] for index, after in zip(circle, following, strict=True))


def test_a_long_chain_needs_no_recursion() -> None:
    chain = [Vorgang([Verknuepfung((index + 1) % 20_001)], [], [], []) for index in range(20_001)]
    (circle,) = im_kreis(chain)
    assert len(circle) == 20_001


def tasks(*before: str | None) -> Zeilen[Aufgabe]:
    return Zeilen(
        [
            Aufgabe(
                nummer=str(n), bezeichnung=f"Schritt {n}", datum="12.06.2027", beginn="08:00", dauer=60, vorgaenger=b
            )
            for n, b in enumerate(before, 1)
        ]
    )


@pytest.mark.parametrize(
    ("text", "davor", "unbekannt"),
    [
        ("1", [0], []), ("01; Schritt 3", [0, 2], []), ("3EA+1 Tag", [2], []), ("1AA", [0], []), ("9", [], ["9"]),
        ("schritt  1", [0], []), ("1 und 3", [0, 2], []), ("9EA", [], ["9EA"]), ("1+1,5 h, 3", [0, 2], []),
    ],
)  # fmt: skip
def test_predecessors_as_people_write_them(text: str, davor: list[int], unbekannt: list[str]) -> None:
    task = reihenfolge(tasks(None, text, None))[1]
    assert ([link.aufgabe for link in task.davor], task.unbekannt, task.unklar) == (davor, unbekannt, [])


@pytest.mark.parametrize(
    ("text", "art", "abstand", "sicher"),
    [
        ("1FS+30 min", "EA", 30, 30), ("1EA + 1,5 Std.", "EA", 90, 90), ("1EA-1:30", "EA", -90, -90), ("1ss", "AA", 0, 0),
        ("1EA+1 Tag", "EA", 1440, 0), ("1EE+2t", "EE", 2880, 1440), ("1AE+1 Woche", "AE", 10080, 8640), ("1EA-1d", "EA", -1440, None),
        ("Schritt 1 EA", "EA", 0, 0), ("1+45min", "EA", 45, 45),
    ],
)  # fmt: skip
def test_links_as_programs_for_projects_write_them(text: str, art: str, abstand: int, sicher: int | None) -> None:
    (link,) = reihenfolge(tasks(None, text, None))[1].davor
    assert (link.aufgabe, link.art, link.abstand, link.sicher) == (0, art, abstand, sicher)


@pytest.mark.parametrize("text", ["1EA+2", "1EA+50%", "1AA+bald"])
def test_an_amount_of_time_needs_a_unit(text: str) -> None:
    task = reihenfolge(tasks(None, text, None))[1]
    assert (task.davor, task.unbekannt, task.unklar) == ([], [], [text])


def test_a_task_waits_for_the_one_that_ends_last() -> None:
    rows = Zeilen(
        [
            Aufgabe(nummer="1", bezeichnung="Dach", datum="12.06.2027", beginn="08:00", ende="10:00"),
            Aufgabe(nummer="2", bezeichnung="Strom", datum="12.06.2027", beginn="08:00", ende="11:00"),
            Aufgabe(nummer="3", bezeichnung="Ton", datum="12.06.2027", beginn="09:00", ende="12:00", vorgaenger="1, 2"),
        ]
    )
    assert [(early.task.row.nummer, early.before.row.nummer) for early in zu_frueh(rows)] == [("3", "2")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 x Stapler", [("Stapler", 2)]), ("Stapler", [("Stapler", 1)]), ("3× Stapler, Kran 40 t", [("Stapler", 3), ("Kran 40 t", 1)]),
        ("Lkw 7,5 t, Stapler", [("Lkw 7,5 t", 1), ("Stapler", 1)]), ("Ton und Licht", [("Ton und Licht", 1)]),
        ("40 t Kran", [("40 t Kran", 1)]), ("2 Stapler", [("Stapler", 2)]),
    ],
)  # fmt: skip
def test_how_many_of_a_resource(text: str, expected: list[tuple[str, int]]) -> None:
    plan = Dossier(
        aufgaben=[Aufgabe(bezeichnung="A", ressourcen=text)],
        ressourcen=[
            Ressource(bezeichnung="Stapler", anzahl=1),
            Ressource(bezeichnung="40 t Kran", anzahl=1),
            Ressource(bezeichnung="Ton und Licht", anzahl=1),
        ],
    ).plan
    assert [(name, amount) for _, name, _, amount in genutzte(plan)] == expected


def act(title: str, people: str | None = None) -> Programmpunkt:
    return Programmpunkt(titel=title, ort="B", mitwirkende=people, datum="12.06.2027", beginn="18:00", ende="19:00")


def test_words_that_name_nobody_are_no_person() -> None:
    rows = Zeilen([act("A", "Anna Berger, N. N."), act("B", "ANNA BERGER; n.n."), act("C", "Jonas Kern")])
    assert [(name, len(items)) for name, items in je_mitwirkende(rows, ("nn",))] == [("Anna Berger", 2)]


def test_a_soundcheck_names_its_act_or_all() -> None:
    acts = [act("Duo Mira"), act("Kern", "Jonas Kern")]
    assert ohne_soundcheck(acts, ["Soundcheck Duo Mira", "Sound-Check für Jonas Kern"]) == []
    assert ohne_soundcheck(acts, ["Soundcheck Duo Mira"]) == [acts[1]]
    assert ohne_soundcheck(acts, ["Soundcheck"]) == []
