"""Law as data: what the loader refuses, which value holds on which day, and that a change of law changes nothing old."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from helpers import ROOT, counts, d, regel, report, toml
from hypothesis import given
from hypothesis import strategies as st

from checker.calc.regime import eu_schwelle
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.model.gaps import NotApplicable, NotEvaluated, Rueckfrage
from checker.parameters import Law, Parameter, ParameterError, Period, german, load_house, load_parameters
from checker.rule import Evidence, evidence, load_rule

LAW = load_parameters((ROOT / "rules" / "parameters").glob("*.toml"))
HEAD = '[grenze]\ntitle = "Grenze"\nbezug = "bekanntmachung"\n'
PERIOD = '[[grenze.period]]\nvalue = 1\nsource = "§ 1"\nconfidence = "V"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[grenze\n", "probe.toml: die Datei ist kein gültiges TOML"),
        ("grenze = 5\n", "probe.toml: [grenze]: „title“ und mindestens eine „period“ sind nötig"),
        ('[grenze]\ntitle = "Grenze"\n', "„title“ und mindestens eine „period“ sind nötig"),
        ("[grenze]\n" + PERIOD, "„title“ und mindestens eine „period“ sind nötig"),
        (HEAD + 'farbe = "rot"\n' + PERIOD, "[grenze]: der Schlüssel „farbe“ ist nicht bekannt"),
        (
            HEAD + PERIOD + 'farbe = "rot"\n',
            "der Schlüssel „farbe“ ist nicht bekannt (erlaubt: auftraggeberart, confidence",
        ),
        (HEAD.replace("bekanntmachung", "weihnachten") + PERIOD, "bezug = „weihnachten“ gibt es nicht (erlaubt: verf"),
        ('[grenze]\ntitle = "Grenze"\n' + PERIOD + "since = 2026-01-01\n", "Zeiträume brauchen „bezug“"),
        (HEAD + PERIOD.replace("value = 1\n", ""), "genau eines von „value“, „frage“ und „entfaellt“"),
        (HEAD + PERIOD + 'frage = "Wie viel?"\n', "genau eines von „value“, „frage“ und „entfaellt“"),
        (HEAD + PERIOD.replace('source = "§ 1"\n', ""), "„source“ fehlt, oder „confidence“ ist nicht V, S, M oder U"),
        (HEAD + PERIOD.replace('"V"', '"X"'), "„source“ fehlt, oder „confidence“ ist nicht V, S, M oder U"),
        (HEAD + PERIOD.replace('confidence = "V"\n', ""), "„confidence“ ist nicht V, S, M oder U"),
        (HEAD + PERIOD + 'land = "Franken"\n', "land = „Franken“ gibt es nicht (erlaubt: Baden-Württemberg"),
        (HEAD + PERIOD + 'verfahrensart = "Basar"\n', "verfahrensart = „Basar“ gibt es nicht"),
        (HEAD + PERIOD + 'since = "2026-01-01"\n', "„since“ muss ein Datum wie 2026-01-01 sein"),
        (HEAD + PERIOD + "until = 2026\n", "„until“ muss ein Datum wie 2026-01-01 sein"),
        (HEAD + PERIOD + "since = 2026-01-01T00:00:00\n", "„since“ muss ein Datum wie 2026-01-01 sein"),
        (HEAD + "period = 5\n", "„title“ und mindestens eine „period“ sind nötig"),
    ],
)
def test_what_the_loader_refuses(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ParameterError) as caught:
        toml(tmp_path, text)
    message = str(caught.value).replace(
        "(erlaubt: auftraggeberart, confidence", "(erlaubt: auftraggeberart, confidence"
    )
    assert words in message
    assert "probe.toml" in message


def test_a_parameter_in_two_files_is_refused(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(HEAD + PERIOD, encoding="utf-8")
    for load in (load_parameters, Law):
        with pytest.raises(ParameterError, match=r"b\.toml: \[grenze\] gibt es schon in einer anderen Datei"):
            load([tmp_path / "b.toml", tmp_path / "a.toml"])


def test_our_files_are_written_so_that_each_parameter_can_be_parsed_alone() -> None:
    law = Law((ROOT / "rules" / "parameters").glob("*.toml"))
    assert dict(law) == LAW
    assert "gibt es nicht" not in law


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[haus", "haus.toml: die Datei ist kein gültiges TOML"),
        ("", 'haus.toml: es fehlt [haus] mit name = "..."'),
        ("[haus]\n", "es fehlt [haus] mit name"),
        ('haus = "Musterstadt"\n', "es fehlt [haus] mit name"),
        ('[haus]\nname = "M"\nort = "X"\n', "[haus] kennt nur „name“, nicht „ort“"),
        ('[haus]\nname = "M"\n[[grentze]]\nvalue = 1\nsource = "x"\n', "haus.toml: [[grentze]]"),
        (
            '[haus]\nname = "M"\n[wartefrist]\nvalue = 1\nsource = "x"\n',
            "[[wartefrist]]: der Name gehört in doppelte eckige Klammern",
        ),
        ('[haus]\nname = "M"\n[[wartefrist]]\nvalue = 1\n', "haus.toml: [[wartefrist]]: „source“ fehlt"),
        ('[haus]\nname = "M"\n[[wartefrist]]\nsource = "x"\n', "genau eines von „value“, „frage“ und „entfaellt“"),
        (
            '[haus]\nname = "M"\n[[wartefrist]]\nvalue = 1\nsource = "x"\nsince = 2026-01-01\n',
            "dieser Wert gilt zu jeder Zeit",
        ),
    ],
)
def test_what_a_house_profile_may_not_say(text: str, words: str) -> None:
    with pytest.raises(ParameterError) as caught:
        load_house(text, "haus.toml", LAW)
    assert words in str(caught.value)
    assert "haus.toml" in str(caught.value)


def test_a_house_value_counts_as_read_in_its_own_source() -> None:
    profile = load_house('[haus]\nname = "M"\n[[aufgreifschwelle]]\nvalue = 15\nsource = "DA 3"\n', "haus.toml", LAW)
    period = profile.apply(LAW)["aufgreifschwelle"].at(None, {})
    assert (period.value, period.confidence, period.house, period.source) == (15, "V", True, "DA 3")


def test_numbers_in_files_are_exact(tmp_path: Path) -> None:
    value = toml(tmp_path, HEAD + PERIOD.replace("value = 1", "value = 0.1"))["grenze"].periods[0].value
    assert value == d("0.1")
    assert type(value) is Decimal


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5404000, "5.404.000"), (d("0.10"), "0,1"), (True, "ja"), ([1, 2], "1, 2"), ("etwa", "etwa"),
        ({"Bund": 140000, "sehr hoch": 50}, "Bund: 140.000; sehr hoch: 50"), (date(2026, 1, 1), "01.01.2026"),
    ],
)  # fmt: skip
def test_values_in_german(value: object, text: str) -> None:
    assert german(value) == text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ruhepausen", "30 Minuten bei mehr als 360 Minuten Arbeit, 45 bei mehr als 540"),
        ("nachtzeit", "23 bis 6 Uhr; Nachtarbeit ab mehr als 2 Stunden"),
        ("kinder_auftritte", "ab 3 Jahren: Alter ab 3, 2 Stunden zwischen 8 und 17 Uhr; ab 6 Jahren: "),
        ("frist_gema", "0 Wochen"),
        ("frist_sondernutzung", "Wuppertal: 2 Monate; sonst: 6 Wochen"),
        ("rettungsweg_laenge", "30 m; über 5 m Höhe je 2,5 m weitere 5 m, höchstens 60 m"),
    ],
)
def test_tables_with_several_units_read_as_a_sentence(name: str, words: str) -> None:
    assert LAW[name].german(LAW[name].periods[0]).startswith(words)


def test_what_the_words_of_a_table_leave_out_stands_behind_them() -> None:
    table = {"von": 23, "bis": 6, "Pause": Decimal("0.5")}
    assert german(table, "", "{von} bis {bis} Uhr") == "23 bis 6 Uhr, Pause 0,5"
    assert german({"von": 23, "ab": 1}, "", "{von} bis {bis} Uhr") == "von: 23; ab: 1"
    for parameter in filter(lambda p: p.text, LAW.values()):
        keys = {name.split("[")[0] for _, name, _, _ in Formatter().parse(parameter.text) if name}
        assert any(keys <= table.keys() for period in parameter.periods for table in tables(period.value)), (
            parameter.name
        )


def tables(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from tables(part)


def schwellen(day: date) -> Period:
    return LAW["eu_schwellen"].at(day, {})


def test_the_eu_thresholds_change_on_new_years_day() -> None:
    old, new = schwellen(date(2025, 12, 31)), schwellen(date(2026, 1, 1))
    assert (old.value, new.value) == (
        {
            "übrige Auftraggeber": 221000,
            "Bund": 143000,
            "Bauleistung": 5538000,
            "Konzession": 5538000,
            "Sektorenauftraggeber": 443000,
        },
        {
            "übrige Auftraggeber": 216000,
            "Bund": 140000,
            "Bauleistung": 5404000,
            "Konzession": 5404000,
            "Sektorenauftraggeber": 432000,
        },
    )
    assert old.source != new.source
    assert "2025/2150" in new.source


def bund(day: date) -> Period:
    return LAW["direktauftrag_grenze"].at(day, {"auftraggeberart": "Bund", "land": None})


@pytest.mark.parametrize(
    ("day", "value", "source"),
    [
        (date(2024, 12, 31), 1000, "§ 14 UVgO"),
        (date(2025, 1, 1), 15000, "BAnz AT 29.12.2025 B1"),
        (date(2025, 12, 31), 15000, "BAnz AT 29.12.2025 B1"),
        (date(2026, 1, 1), 15000, "BAnz AT 29.12.2025 B1"),
        (date(2026, 6, 30), 15000, "BAnz AT 29.12.2025 B1"),
        (date(2026, 7, 1), 50000, "§ 55 BHO"),
    ],
)
def test_the_limit_of_the_federation_over_time(day: date, value: int, source: str) -> None:
    assert bund(day).value["Liefer- und Dienstleistung"] == value
    assert bund(day).source.startswith(source)


VG001 = load_rule(ROOT / "rules" / "VG001_eu_schwelle_uebersehen.py")
VG002 = load_rule(ROOT / "rules" / "VG002_direktauftrag_ueber_grenze.py")
PLAN: dict[str, Any] = {
    "auftraggeberart": "Gemeinde", "land": "Bayern", "leistungsart": "Dienstleistung", "cpv": "51313000-7",
    "verfahrensart": "Öffentliche Ausschreibung", "vergabeordnung": "UVgO", "auftragswert": "218.000",
}  # fmt: skip


@pytest.mark.parametrize(
    ("day", "found", "source"),
    [("31.12.2025", 0, "§ 106 GWB; Werte bis Ende 2025"), ("01.01.2026", 1, "§ 106 GWB; Delegierte VO (EU) 2025/2150 bis 2152")],
)  # fmt: skip
def test_the_same_plan_on_two_days_falls_under_two_thresholds(day: str, found: int, source: str) -> None:
    plan = Vergabe(**PLAN, bekanntmachung=day, verfahrensbeginn=day)
    result = report(Dossier(vergabe=plan), VG001, parameters=LAW)
    assert counts(result, "VG001") == (1 - found, found, 0, 0)
    used = {use.name: use for use in result.parameters}
    assert used["eu_schwellen"].source == source
    assert used["eu_schwellen"].stichtag == plan.bekanntmachung
    if found:
        assert source in {fact.source for fact in result.findings[0].facts}


@pytest.mark.parametrize(("day", "found", "source"), [("30.06.2026", 1, "BAnz AT"), ("01.07.2026", 0, "§ 55 BHO")])
def test_the_same_direct_award_of_the_federation_on_two_days(day: str, found: int, source: str) -> None:
    plan = Vergabe(
        **{**PLAN, "auftraggeberart": "Bund", "verfahrensart": "Direktauftrag", "auftragswert": "20.000"},
        verfahrensbeginn=day,
    )
    result = report(Dossier(vergabe=plan), VG002, parameters=LAW)
    assert counts(result, "VG002") == (1 - found, found, 0, 0)
    assert result.parameters[0].source.startswith(source)


def test_a_town_in_nrw_is_asked_for_its_satzung() -> None:
    scope = {"auftraggeberart": "Gemeinde", "land": "Nordrhein-Westfalen"}
    with pytest.raises(Rueckfrage, match="Vergabesatzung"):
        LAW["direktauftrag_grenze"].at(date(2026, 3, 1), scope)


def test_no_value_names_day_and_place() -> None:
    scope = {"vergabeordnung": "VgV", "verfahrensart": "Direktauftrag"}
    with pytest.raises(NotEvaluated, match=r"ist am 31\.12\.2025 \(VgV, Direktauftrag\) kein Wert hinterlegt"):
        LAW["angebotsfrist_mindesttage"].at(date(2025, 12, 31), scope)


@pytest.mark.parametrize(
    ("buyer", "asked"), [("Land", "diesen Auftraggeber"), ("Zuwendungsempfänger", "Zuwendungsbescheid")]
)
def test_buyers_without_a_limit_are_asked_for_it(buyer: str, asked: str) -> None:
    with pytest.raises(Rueckfrage, match=asked):
        LAW["direktauftrag_grenze"].at(date(2025, 12, 31), {"auftraggeberart": buyer, "land": "Saarland"})


def test_no_value_for_a_day_is_never_the_nearest() -> None:
    for day in (date(2023, 12, 31), date(2028, 1, 1)):
        with pytest.raises(NotEvaluated, match="kein Wert hinterlegt"):
            schwellen(day)


def test_no_such_period_without_a_competition_before() -> None:
    scope = {"vergabeordnung": "VgV", "verfahrensart": "Verhandlungsverfahren ohne Teilnahmewettbewerb"}
    with pytest.raises(NotApplicable, match="keine feste Mindestfrist"):
        LAW["angebotsfrist_mindesttage"].at(date(2026, 1, 1), scope)


def test_the_narrowest_scope_wins() -> None:
    assert LAW["aufgreifschwelle"].at(None, {"land": "Hessen"}).value == 20
    assert LAW["aufgreifschwelle"].at(None, {"land": "Sachsen"}).value == 10
    assert LAW["aufgreifschwelle"].at(None, {"land": None}).value == 20


@pytest.mark.parametrize(
    ("vergabe", "threshold"),
    [
        (Vergabe(leistungsart="Bauleistung"), 5404000),
        (Vergabe(leistungsart="Dienstleistung", auftraggeberart="Gemeinde", cpv="51313000-7"), 216000),
        (Vergabe(leistungsart="Dienstleistung", auftraggeberart="Bund", cpv="51313000-7"), 140000),
        (Vergabe(leistungsart="Dienstleistung", auftraggeberart="Bund", cpv="92312000-1"), 750000),
        (Vergabe(leistungsart="Lieferleistung", auftraggeberart="Gemeinde", cpv="92312000-1"), 216000),
    ],
)
def test_the_threshold_of_a_case(vergabe: Vergabe, threshold: int) -> None:
    besondere = LAW["besondere_dienstleistungen"].at(None, {}).value
    assert eu_schwelle(vergabe, schwellen(date(2026, 5, 1)).value, besondere) == threshold


def test_periods_of_the_same_scope_never_overlap() -> None:
    for name, parameter in LAW.items():
        for one, other in combinations(parameter.periods, 2):
            if one.scope == other.scope:
                first, second = sorted((one, other), key=lambda period: period.since or date.min)
                assert first.until is not None, (name, first.source)
                assert first.until < (second.since or date.min), (name, second.source)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 400), st.integers(0, 400))
def test_a_period_holds_from_its_first_to_its_last_day(day: date, before: int, after: int) -> None:
    since, until = day - timedelta(before), day + timedelta(after)
    period = Period(1, since, until, "§ 1", "V", (), "", "")
    found = Parameter("p", "P", "", "bekanntmachung", (period,))
    assert found.at(day, {}) is period
    for outside in (since - timedelta(1), until + timedelta(1)):
        with pytest.raises(NotEvaluated):
            found.at(outside, {})


def grenzwert(vergabe: Vergabe, *, grenze: Decimal) -> Iterator[Evidence]:
    yield evidence(vergabe.fundstelle("auftragswert"), message=f"{grenze}")


def test_a_change_of_law_adds_a_block_and_leaves_old_cases_alone(tmp_path: Path) -> None:
    def found(text: str, day: str) -> str:
        case = Dossier(vergabe=Vergabe(bekanntmachung=day))
        return report(case, regel(grenzwert), parameters=toml(tmp_path, text)).findings[0].message

    old = HEAD + PERIOD + "since = 2020-01-01\nuntil = 2026-06-30\n"
    new = old + PERIOD.replace("value = 1", "value = 2") + "since = 2026-07-01\n"
    assert [found(old, "30.06.2026"), found(new, "30.06.2026"), found(new, "01.07.2026")] == ["1", "1", "2"]
