"""Medics by the Maurer scheme and stewards: the worked examples of facts E-F20 and E-F06, and laws of the arithmetic."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from helpers import d
from hypothesis import given
from hypothesis import strategies as st

from checker.calc.ordnungsdienst import ordnerbedarf, stufe
from checker.calc.sanitaetsdienst import (
    MITTEL,
    Lage,
    Stufe,
    bedarf,
    besucher_bis,
    groessenpunkte,
    lage,
    nahe_stufen,
    punkte,
    stufen,
)
from checker.engine import Setting, check
from checker.model.dossier import Dossier
from checker.model.personal import FUNKTIONEN, Posten
from checker.model.veranstaltung import VERANSTALTUNGSARTEN, Flaeche, Veranstaltung
from checker.model.zeile import Missing
from checker.run import load_everything

RULES, LAW = load_everything()
ROCK = "Rock- oder Popkonzert"


def law(name: str) -> Any:
    return LAW[name].at(None, {}).value


TABLES = {
    what: law(f"maurer_{what.replace('ä', 'ae').lower()}") for what in MITTEL
}  # the table of a function has its name


def needs(event: Lage, what: str) -> list[Stufe]:
    return stufen(what, punkte(event, law("maurer_punkte"), law("maurer_faktoren")), TABLES[what])


FEST = Lage(d("5000"), 4000, "Stadtfest")
HALLE = Lage(d("3000"), 2800, ROCK, raum=True, prominente=5)
HALLE_OHNE = HALLE._replace(prominente=0)
GROSS = Lage(d("30000"), 25000, ROCK)


@pytest.mark.parametrize(
    ("event", "points", "expected"),
    [
        (FEST, "5.2", {"Sanitäter": (5, 5), "KTW": (1, 1), "RTW": (0, 0), "Notarzt": (0, 0), "Einsatzleitung": (0, 0)}),
        (HALLE, "23.6", {"Sanitäter": (20, 10), "KTW": (2, 2), "RTW": (1, 1), "Notarzt": (1, 1)}),
        (HALLE_OHNE, "13.6", {"Sanitäter": (10, 10), "KTW": (2, 2), "RTW": (1, 1), "Notarzt": (1, 1)}),
        (GROSS, "58", {
            "Sanitäter": (30, 30), "KTW": (4, 4), "RTW": (3, 3), "Notarzt": (2, 2), "GRTW": (0, 0),
            "Einsatzleitung": (1, 1), "Unfallhilfsstelle": (1, 1),
        }),
    ],
)  # fmt: skip
def test_the_worked_examples_of_fact_f20(event: Lage, points: str, expected: dict[str, tuple[int, int]]) -> None:
    for what, (one, other) in expected.items():
        found = needs(event, what)
        assert [(step.punkte.variante, step.punkte.wert) for step in found] == [("S1", d(points)), ("S2", d(points))]
        assert [step.bedarf.value for step in found] == [one, other], what
        assert bedarf(found).value == max(one, other)


def test_the_margin_to_the_next_step_of_fact_f20() -> None:
    assert [step.abstand for step in needs(FEST, "Sanitäter")] == [d("8.3"), d("7.8")]
    assert [step.abstand for step in needs(HALLE, "Sanitäter")] == [d("16.4"), d("1.4")]
    assert [step.abstand for step in needs(HALLE_OHNE, "Sanitäter")] == [d("8.4"), d("11.4")]
    # just above a step: 13.5 for medics in S1, 13 in S2, for ambulances and for the doctor
    one_step_down = [needs(HALLE_OHNE._replace(besucher=n), w)[v] for n, w, v in (
        (2750, "Sanitäter", 0), (2500, "Sanitäter", 1), (2500, "KTW", 0), (2500, "Notarzt", 1),
    )]  # fmt: skip
    assert [step.bedarf.value for step in one_step_down] == [5, 5, 1, 0]
    assert [step.abstand for step in one_step_down] == [0, 0, 0, 0]
    assert needs(GROSS._replace(besucher=100_000), "GRTW")[0].abstand is None


def test_points_are_not_rounded_of_fact_f20() -> None:
    """4.3 points need five medics; rounded to 4 they would need three."""
    event = Lage(d("1500"), 3875, "Stadtfest")
    assert punkte(event, law("maurer_punkte"), law("maurer_faktoren"))[0].wert == d("4.3")
    assert [step.bedarf.value for step in needs(event, "Sanitäter")] == [5, 5]


@pytest.mark.parametrize(
    ("allowed", "points"),
    [
        ("0", 0),
        ("500", 1),
        ("501", 2),
        ("1000", 2),
        ("3000", 4),
        ("20000", 7),
        ("20001", 8),
        ("30000", 8),
        ("30001", 9),
    ],
)
def test_points_for_the_size(allowed: str, points: int) -> None:
    assert groessenpunkte(d(allowed), law("maurer_punkte")) == points


def test_violence_and_persons_under_protection() -> None:
    def values(**said: Any) -> list[Decimal]:
        return [one.wert for one in punkte(GROSS._replace(**said), law("maurer_punkte"), law("maurer_faktoren"))]

    assert values(gewalt=True) == [68, 68]
    assert values(prominente=3) == [64, 64]
    assert values(prominente=20) == [88, 98]  # variant S1 counts 30 points at most


def test_every_kind_of_event_has_a_factor() -> None:
    factors = law("maurer_faktoren")
    assert set(factors["S1"]) | set(factors["S2"]) == set(VERANSTALTUNGSARTEN)
    (only,) = punkte(Lage(d("500"), 500, "Triathlon"), law("maurer_punkte"), factors)
    assert (only.variante, only.wert) == ("S2", d("1.2"))


@pytest.mark.parametrize("what", MITTEL)
@pytest.mark.parametrize("variant", ["S1", "S2"])
def test_tables_rise(what: str, variant: str) -> None:
    limits, numbers = TABLES[what][variant]["bis"], TABLES[what][variant]["Anzahl"]
    assert len(numbers) == len(limits) + 1
    assert limits == sorted(set(limits)) and numbers == sorted(set(numbers))


EVENTS = st.builds(
    Lage,
    zulaessig=st.integers(0, 200_000).map(Decimal),
    besucher=st.integers(0, 200_000),
    art=st.sampled_from(sorted(VERANSTALTUNGSARTEN)),
    raum=st.booleans(),
    prominente=st.integers(0, 40),
    gewalt=st.booleans(),
)


@given(EVENTS, st.integers(0, 50_000), st.sampled_from(sorted(MITTEL)))
def test_more_visitors_never_need_less(event: Lage, more: int, what: str) -> None:
    fewer, many = needs(event, what), needs(event._replace(besucher=event.besucher + more), what)
    assert all(b.bedarf.value >= a.bedarf.value for a, b in zip(fewer, many, strict=True))


@given(EVENTS, st.sampled_from(sorted(MITTEL)))
def test_so_many_more_visitors_stay_on_the_step(event: Lage, what: str) -> None:
    for index, step in enumerate(needs(event, what)):
        if step.bis is not None:
            room = besucher_bis(step, 500)
            kept, over = (
                needs(event._replace(besucher=event.besucher + more), what)[index] for more in (room, room + 1)
            )
            assert kept.bis == step.bis
            assert over.bedarf.value == step.danach


def test_a_step_is_near_only_where_it_would_need_more() -> None:
    near = nahe_stufen(needs(GROSS, "Sanitäter"), Decimal(5))
    assert [(step.punkte.variante, step.danach) for step in near] == [("S1", 40), ("S2", 40)]
    # 13.2 points: the next step of S1 needs ten medics, but S2 needs them already
    assert nahe_stufen(needs(Lage(d("3000"), 4600, ROCK), "Sanitäter"), Decimal(5)) == []


def test_the_size_of_areas_serves_where_no_number_is_allowed() -> None:
    def asked(areas: list[Flaeche] | None, **said: object) -> Lage:
        event = Veranstaltung(art="Stadtfest", umgebung="Freien", besucher="900", **said)
        return lage(Dossier(veranstaltung=event, flaechen=areas).plan, law("maurer_punkte"))

    areas = [
        Flaeche(bezeichnung="Platz", nutzung="Stehplätze", quadratmeter="250,5"),
        Flaeche(bezeichnung="Bühne", nutzung="Szenenfläche", quadratmeter="60"),
    ]
    assert asked(areas).zulaessig == 1002
    assert asked(areas, zulaessig="800").zulaessig == 800
    for nothing in (None, areas[1:]):
        with pytest.raises(Missing):
            asked(nothing)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", 4), ("alkohol", 7), ("stehend", 7), ("alkohol stehend", 10), ("gewalt", 14), ("rockkonzert", 4),
        ("rockkonzert stehend", 7), ("rockkonzert stehend absperrung", 14), ("rockkonzert absperrung", 4),
        ("stehend absperrung", 7),
    ],
)  # fmt: skip
def test_stewards_of_fact_f06(said: str, expected: int) -> None:
    risk = stufe(**{name: name in said for name in ("gewalt", "rockkonzert", "absperrung", "stehend", "alkohol")})
    assert ordnerbedarf(1000, risk, law("ordner_schluessel")).value == expected


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        (["17:00–23:00", "18:00–22:00"], None),
        (["17:00–20:00", "20:00–23:00"], 10),
        (["17:00–23:00", "12:00–16:30"], 10),
        (["17:00–23:00"], 10),
    ],
)
def test_those_on_duty_at_once_count_and_only_while_visitors_are_there(spans: list[str], found: int | None) -> None:
    event = Veranstaltung(
        art=ROCK, umgebung="Raum", zulaessig="3.000", besucher="2.800", prominente="5", einlass="12.06.2027 17:00",
        raeumung="12.06.2027 23:00",
    )  # fmt: skip
    posts = [Posten(funktion="Sanitätshelfer", anzahl="10", datum="12.06.2027", beginn=span) for span in spans]
    (rule,) = [rule for rule in RULES if rule.id == "SD003"]
    report = check(Dossier(veranstaltung=event, posten=posts), [rule], LAW, Setting(date(2026, 11, 23)))
    assert [finding.ist.number for finding in report.findings if finding.ist] == ([] if found is None else [found])
    assert all("S1: (4 × 2 + 2.800 ÷ 500) × 1 + 10 = 23,6 Punkte, nötig 20." in f.message for f in report.findings)


def test_a_helper_is_no_medic() -> None:
    assert not {"Helfer", "Ersthelfer"} & set(FUNKTIONEN["Sanitäter"])
