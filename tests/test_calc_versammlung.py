"""What the ordinance on places of assembly asks for, with the worked examples of the collected facts."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from helpers import counts, report

from checker.calc.besetzung import dienste, dienstluecken, mindestens
from checker.calc.buehnenklasse import AUFSICHT, FACHKRAFT, VERANTWORTLICHER, buehnenklasse, noetig
from checker.calc.einlass import spurenbedarf, wartezeit
from checker.calc.fliegende_bauten import genehmigungsfrei
from checker.calc.geltung import deckel, geltung
from checker.calc.oeffnung import oeffnung
from checker.calc.toiletten import fehlbestand, kabinenbedarf, toilettenbedarf
from checker.model.ablauf import Aufgabe, Programmpunkt
from checker.model.dossier import Dossier
from checker.model.gaps import NotApplicable
from checker.model.genehmigung import Ausstattung, Bauwerk
from checker.model.personal import Posten, Schicht
from checker.model.veranstaltung import Flaeche, Sanitaerobjekt, Veranstaltung
from checker.model.zeile import luecken
from checker.run import load_everything

RULES, LAW = load_everything()
BY_ID = {rule.id: rule for rule in RULES}
BW, NRW = "Baden-Württemberg", "Nordrhein-Westfalen"
HALL: dict[str, Any] = {"land": NRW, "umgebung": "Raum", "beginn": "12.06.2027 19:00"}


def law(name: str, land: str = NRW) -> Any:
    return LAW[name].at(date(2027, 6, 12), {"land": land}).value


def severities(rule: str, dossier: Dossier) -> list[str]:
    return [finding.severity for finding in report(dossier, BY_ID[rule], parameters=LAW).findings]


@pytest.mark.parametrize(
    ("land", "visitors", "needed"),
    [
        (NRW, 1_000, [12, 8, 12]), (BW, 1_000, [15, 5, 12]), (NRW, 5_000, [44, 24, 36]), (BW, 5_000, [55, 17, 36]),
        (NRW, 10_000, [84, 44, 66]), (NRW, 201, [3, 2, 3]), (NRW, 20_100, [165, 85, 127]), (NRW, 0, [0, 0, 0]),
    ],
)  # fmt: skip
def test_toilets_of_fact_a11(land: str, visitors: int, needed: list[int]) -> None:
    table = toilettenbedarf(visitors, law("toilettentabelle", land))
    assert [int(part.value) for part in table.values()] == needed


@pytest.mark.parametrize(
    ("women", "men", "urinals", "everybody", "there"),
    [
        (12, 8, 12, 0, [12, 8, 12]), (8, 6, 12, 6, [12, 8, 12]), (8, 6, 12, 5, [12, 7, 12]), (0, 0, 0, 3, [2, 0, 1]),
        (12, 8, 0, 40, [12, 8, 12]), (0, 0, 0, 10**9, [12, 8, 12]),
    ],
)  # fmt: skip
def test_cabins_for_everybody_stand_where_most_are_missing(
    women: int, men: int, urinals: int, everybody: int, there: list[int]
) -> None:
    kinds = {"WC Damen": women, "WC Herren": men, "Urinal": urinals, "WC unisex": everybody}
    rows = [Sanitaerobjekt(art=kind, anzahl=count) for kind, count in kinds.items()]
    found = fehlbestand(toilettenbedarf(1_000, law("toilettentabelle")), rows)
    assert [have for have, _ in found.values()] == there


@pytest.mark.parametrize(("hours", "minutes", "needed"), [(4, 0, 32), (4, 1, 42), (8, 0, 42), (8, 1, 55), (72, 0, 55)])
def test_toilets_in_the_open_of_fact_g01(hours: int, minutes: int, needed: int) -> None:
    length = timedelta(hours=hours, minutes=minutes)
    assert kabinenbedarf(1_000, length, law("toilettenrichtwert"), law("toilettenzuschlag")).value == needed


@pytest.mark.parametrize(("land", "expected"), [(BW, ["error"]), (NRW, ["warning"]), ("Sachsen", [])])
def test_toilets_are_a_mistake_only_where_a_table_binds(land: str, expected: list[str]) -> None:
    rows = [
        Sanitaerobjekt(art=kind, anzahl=count) for kind, count in (("WC Damen", 2), ("WC Herren", 8), ("Urinal", 12))
    ]
    dossier = Dossier(veranstaltung=Veranstaltung(**{**HALL, "land": land}, gleichzeitig=1_000), sanitaer=rows)
    assert severities("VA038", dossier) == expected
    assert counts(report(dossier, BY_ID["VA038"], parameters=LAW), "VA038")[3] == (land == "Sachsen")


TWO, ONE = (2, (VERANTWORTLICHER,)), (1, (VERANTWORTLICHER,))
SKILLED = (1, (FACHKRAFT, VERANTWORTLICHER))


@pytest.mark.parametrize(
    ("size", "stage", "event", "relief", "expected"),
    [
        (50, {}, {}, False, None), (51, {}, {}, False, SKILLED), (200, {}, {}, False, SKILLED), (201, {}, {}, False, TWO),
        (201, {}, {}, True, ONE), (51, {}, {}, True, (1, (FACHKRAFT, VERANTWORTLICHER, AUFSICHT))),
        (60, {"oberbuehne": "2,5"}, {}, False, SKILLED), (60, {"oberbuehne": "2,51"}, {}, False, TWO),
        (60, {"unterbuehne": True}, {}, False, TWO), (19, {"unterbuehne": True}, {}, False, None),
        (30, {}, {"raumart": "Mehrzweckhalle", "gleichzeitig": 5_000}, False, SKILLED),
        (30, {}, {"raumart": "Mehrzweckhalle", "gleichzeitig": 5_001}, False, TWO),
        (80, {}, {"raumart": "Mehrzweckhalle", "gleichzeitig": 5_001}, False, TWO),
        (30, {}, {"raumart": "Versammlungsraum", "gleichzeitig": 5_001}, False, None),
    ],
)  # fmt: skip
def test_who_must_be_there_of_fact_a14(
    size: int, stage: dict[str, Any], event: dict[str, Any], relief: bool, expected: Any
) -> None:
    area = Flaeche(bezeichnung="Bühne", nutzung="Szenenfläche", quadratmeter=size, **stage)
    event = {**HALL, "raumart": "Versammlungsraum", "gleichzeitig": 900, **event}
    plan = Dossier(veranstaltung=Veranstaltung(**event), flaechen=[area]).plan
    roles = noetig(buehnenklasse(plan, law("szenenflaeche")).klasse, relief, law("fachkraefte"))
    assert roles == expected


SMALL: dict[str, Any] = {"art": "Bühne", "laenge": 10, "breite": 10, "hoehe": 5, "fussboden": "1,5"}
TENT: dict[str, Any] = {"art": "Zelt", "laenge": 10, "breite": 8, "hoehe": 4, "betreten": True}


@pytest.mark.parametrize(
    ("structure", "land", "free"),
    [
        (SMALL, NRW, True), ({**SMALL, "hoehe": "5,01"}, NRW, False), ({**SMALL, "laenge": "10,01"}, NRW, False),
        ({**SMALL, "fussboden": "1,51"}, NRW, False), (TENT, NRW, False), (TENT, "Berlin", True),
        ({**TENT, "breite": "7,5"}, NRW, True), ({**TENT, "betreten": False}, NRW, True),
        ({**TENT, "art": "Pavillon", "breite": 3}, NRW, True), ({"art": "Tribüne", "hoehe": 1}, NRW, False),
        ({"art": "Turm", "hoehe": 5, "betreten": False}, NRW, True), ({"art": "Turm", "hoehe": 6, "betreten": False}, NRW, False),
        ({"art": "Fahrgeschäft", "hoehe": 5, "kinder": True, "betreten": True}, NRW, True),
        ({"art": "Fahrgeschäft", "hoehe": 5, "betreten": True}, NRW, False),
    ],
)  # fmt: skip
def test_structures_without_a_book_of_fact_b02(structure: dict[str, Any], land: str, free: bool) -> None:
    assert genehmigungsfrei(Bauwerk(**structure), law("fliegende_bauten", land)).frei is free


def test_the_largest_measure_decides_before_the_others_are_asked_for() -> None:
    tall = Bauwerk(art="Bühne", hoehe=9)
    assert not genehmigungsfrei(tall, law("fliegende_bauten")).frei


@pytest.mark.parametrize(("lanes", "queue", "needed"), [(4, 30, 4), (3, 60, 4), (0, None, 4)])
def test_the_queue_at_the_entrance_of_fact_f08(lanes: int, queue: int | None, needed: int) -> None:
    hour = timedelta(hours=1)
    assert wartezeit(3_000, hour, lanes, 400, 80) == queue
    assert spurenbedarf(3_000, hour, 400, 80, timedelta(minutes=30)).value == needed


def guard(begin: str, end: str, count: int = 1) -> Posten:
    return Posten(funktion="Brandwache", anzahl=count, datum="12.06.2027", beginn=begin, ende=end)


def test_gaps_in_duty_name_the_place_beside_them() -> None:
    event = Veranstaltung(einlass="12.06.2027 18:00", raeumung="13.06.2027 00:30")
    shift = Schicht(person="A", funktion="BSW", datum="12.06.2027", beginn="23:00", ende="00:30")
    plan = Dossier(
        veranstaltung=event, posten=[guard("18:30", "21:00"), guard("21:00", "22:00")], schichten=[shift]
    ).plan
    gaps = dienstluecken(plan, 4, "Brandsicherheitswache")
    assert [(str(gap), gap.stelle.field) for gap in gaps] == [
        ("12.06.2027 18:00 bis 18:30 Uhr", "Beginn"),
        ("12.06.2027 22:00 bis 23:00 Uhr", "Ende"),
    ]
    with pytest.raises(NotApplicable, match="Veranstaltungsleiter steht weder"):
        list(dienstluecken(plan, 4, "Veranstaltungsleiter"))


def _item(day: int, begin: str, end: str = "", **values: Any) -> Programmpunkt:
    return Programmpunkt(titel="Konzert", datum=f"{day}.06.2027", beginn=begin, ende=end or None, **values)


@pytest.mark.parametrize(
    ("clear", "items", "opened", "left"),
    [
        ("13.06.2027 12:00", [], ["12 16:00 bis 13 12:00"], ""),  # twenty hours may be one long night
        ("13.06.2027 12:01", [], [], "für 2 Tage, zuerst den 12.06.2027, sagt kein Programm, wann geöffnet ist"),
        ("14.06.2027 23:00", [_item(12, "18:00", "01:30"), _item(13, "14:00", "22:00"), _item(14, "11:00", "22:30")],
         ["12 16:00 bis 13 01:30", "13 14:00 bis 13 22:00", "14 11:00 bis 14 23:00"], ""),
        # a sound check brings no visitors, and a morning without programme is short enough to be open
        ("13.06.2027 23:00", [_item(12, "18:00", "22:00"), _item(13, "08:00", "09:00", art="Soundcheck"), _item(13, "19:00", "22:00")],
         ["12 16:00 bis 12 22:00", "13 19:00 bis 13 23:00"], ""),
        ("14.06.2027 23:00", [_item(12, "18:00", "22:00"), _item(14, "20:00", "22:00")],
         ["12 16:00 bis 12 22:00", "14 20:00 bis 14 23:00"], "für den 13.06.2027 sagt kein Programm, wann geöffnet ist"),
        ("13.06.2027 23:00", [_item(12, "18:00", "04:00"), _item(13, "06:00", "22:00")], ["12 16:00 bis 13 23:00"], ""),
    ],
)  # fmt: skip
def test_when_an_event_over_several_days_is_open(clear: str, items: Any, opened: list[str], left: str) -> None:
    event = Veranstaltung(einlass="12.06.2027 16:00", raeumung=clear)
    found = oeffnung(Dossier(veranstaltung=event, programm=items or None).plan, event.einlass, event.raeumung, 4)
    assert [f"{von:%d %H:%M} bis {bis:%d %H:%M}" for von, bis in found.zeiten] == opened
    assert found.offen.partition(";")[0] == left


def test_days_without_anybody_are_one_gap() -> None:
    event = Veranstaltung(einlass="12.06.2027 18:00", raeumung="15.06.2027 22:00")
    shows = [_item(day, "18:00", "22:00") for day in range(12, 16)]
    plan = Dossier(veranstaltung=event, programm=shows, posten=[guard("18:00", "21:00")]).plan
    gaps = [(str(gap), gap.stelle.field) for gap in dienstluecken(plan, 4, "Brandsicherheitswache")]
    assert gaps == [
        ("12.06.2027 21:00 bis 22:00 Uhr", "Ende"),
        ("13.06.2027 18:00 bis 22:00 Uhr und an 2 weiteren Tagen", "Ende"),
    ]


def test_who_fills_a_post_is_not_a_second_person() -> None:
    start, end = datetime(2027, 6, 12, 18), datetime(2027, 6, 12, 22)

    def shift(person: str, begin: str = "18:00") -> Schicht:
        return Schicht(person=person, funktion="BSW", datum="12.06.2027", beginn=begin, ende="22:00")

    for shifts, level in (["A"], 1), (["A", "a"], 1), (["A", "B"], 2), ([], 1):
        plan = Dossier(posten=[guard("18:00", "22:00")], schichten=[shift(name) for name in shifts] or None).plan
        assert mindestens(dienste(plan, "Brandsicherheitswache"), start, end) == (level, start)
    plan = Dossier(posten=[guard("18:00", "20:00")], schichten=[shift("A", "20:00")]).plan
    assert mindestens(dienste(plan, "Brandsicherheitswache"), start, end) == (1, start)


def test_the_fewest_on_duty_at_once() -> None:
    plan = Dossier(posten=[guard("18:00", "20:00", 2), guard("20:00", "22:00"), guard("19:00", "23:00")]).plan
    duties = dienste(plan, "Brandsicherheitswache")
    start, end = datetime(2027, 6, 12, 18), datetime(2027, 6, 12, 23)
    assert mindestens(duties, start, end) == (1, datetime(2027, 6, 12, 22))
    assert mindestens(duties, start, end + timedelta(hours=1)) == (0, end)
    assert mindestens([], start, end) == (0, start)


@pytest.mark.parametrize(
    ("present", "allowed", "said"),
    [(150, None, "150 Besucher"), (150, 180, "180 zulässige Besucher"), (150, 120, "150 Besucher")],
)
def test_which_visitors_the_scope_counts_is_said(present: int, allowed: int | None, said: str) -> None:
    plan = Dossier(veranstaltung=Veranstaltung(umgebung="Raum", gleichzeitig=present, zulaessig=allowed)).plan
    assert geltung(plan, {"Raum": 200, "ausgenommen": []}) == (False, f"{said}, die Grenze ist 200")


@pytest.mark.parametrize(
    ("event", "cap", "asked"),
    [
        ({"umgebung": "Raum", "gleichzeitig": 201}, None, []), ({"umgebung": "Raum", "gleichzeitig": 200}, "warning", []),
        ({"gleichzeitig": 900}, "warning", ["umgebung"]), (None, "warning", []),
    ],
)  # fmt: skip
def test_outside_of_the_ordinance_it_is_a_warning(event: Any, cap: str | None, asked: list[str]) -> None:
    curtain = [Ausstattung(bezeichnung="Vorhang", art="Vorhang", baustoffklasse="leichtentflammbar")]
    plan = Dossier(veranstaltung=event and Veranstaltung(land=NRW, **event), ausstattung=curtain).plan
    token = luecken.set([])
    assert deckel(plan, law("geltungsbereich")) == cap
    assert [gap.name for gap in luecken.get() or ()] == asked
    luecken.reset(token)


@pytest.mark.parametrize(
    ("rule", "day", "expected"),
    [("VA033", "31.12.2025 19:00", []), ("VA033", "01.01.2026 19:00", ["info"]), ("VA002", "14.11.2019 19:00", [])],
)
def test_the_same_plan_on_two_days(rule: str, day: str, expected: list[str]) -> None:
    event = Veranstaltung(
        **{**HALL, "beginn": day, "umgebung": "Freien" if rule == "VA002" else "Raum"}, gleichzeitig=5_001
    )
    assert severities(rule, Dossier(veranstaltung=event)) == expected


def test_the_open_air_clause_holds_in_nrw_from_its_day_on() -> None:
    """Fact A01: in force since 15.11.2019; before that, and in other Länder, stages and stands are needed."""
    for land, day, expected in ((NRW, "15.11.2019 19:00", ["error"]), ("Hessen", "15.11.2019 19:00", [])):
        event = Veranstaltung(land=land, umgebung="Freien", beginn=day, gleichzeitig=5_001)
        found = report(Dossier(veranstaltung=event), BY_ID["VA002"], parameters=LAW).findings
        assert [finding.severity for finding in found] == expected
        assert all("§ 1 Abs. 1 und 3 SBauVO NRW" in [fact.source for fact in finding.facts] for finding in found)


def test_of_several_tasks_the_first_without_a_technician_is_named() -> None:
    day = {"datum": "12.06.2027"}
    event = Veranstaltung(land=NRW, umgebung="Freien", gleichzeitig=900)
    names = (("Licht hängen", "12:00", "14:00"), ("Ton", "10:00", "11:00"), ("Video", "10:00", "11:00"))
    tasks = [Aufgabe(bezeichnung=n, phase="Ton", beginn=start, ende=end, **day) for n, start, end in names]
    plan = Dossier(
        veranstaltung=event, aufgaben=tasks,
        flaechen=[Flaeche(bezeichnung="Bühne", nutzung="Szenenfläche", quadratmeter=80)],
        posten=[Posten(funktion="Fachkraft", anzahl=1, beginn="10:00", ende="13:00", **day)],
    )  # fmt: skip
    (finding,) = report(plan, BY_ID["VA010"], parameters=LAW).findings
    assert "Licht hängen" in finding.message and "13:00 Uhr" in finding.message


def test_a_structure_without_measures_does_not_hide_another() -> None:
    structures = [Bauwerk(bezeichnung="Turm", art="Turm"), Bauwerk(bezeichnung="Tribüne", art="Tribüne", hoehe=2)]
    found = report(Dossier(bauten=structures), BY_ID["VA029"], parameters=LAW)
    assert ["Tribüne" in finding.message for finding in found.findings] == [True]
    assert [question.field for question in found.questions] == ["Höhe"]


HUGE, LAST = 10**30, "31.12.9999 23:59"
ABSURD = [
    {
        "gleichzeitig": HUGE,
        "besucher": HUGE,
        "beginn": LAST,
        "ende": LAST,
        "einlass": "01.01.1900 00:00",
        "einwohner": 1,
    },
    {"gleichzeitig": -HUGE, "besucher": 0, "beginn": LAST, "ende": "01.01.1900 00:00", "einlass": LAST, "einwohner": 0},
]


@pytest.mark.parametrize("numbers", ABSURD)
@pytest.mark.parametrize("place", ["Raum", "Freien", "Stadion"])
def test_absurd_values_end_in_findings_and_never_in_a_crash(numbers: dict[str, Any], place: str) -> None:
    event = Veranstaltung(
        **numbers, land=NRW, umgebung=place, raumart="Mehrzweckhalle", raeumung=LAST, einlassspuren=HUGE, kontrolle="Ticket",
        stellplaetze=HUGE, parkflaeche=-1, abfallvolumen=0, wasserstellen=-1, trinkwasser_mobil=True, feuer=True,
    )  # fmt: skip
    size = numbers["gleichzeitig"]
    shift = {"datum": "31.12.9999", "beginn": "00:00", "ende": "23:00"}
    plan = Dossier(
        veranstaltung=event, posten=[Posten(funktion="VfV", anzahl=size, **shift)],
        flaechen=[Flaeche(bezeichnung="Bühne", nutzung="Szenenfläche", quadratmeter=size, podesthoehe=size)],
        sanitaer=[Sanitaerobjekt(art="WC unisex", anzahl=size), Sanitaerobjekt(art="Urinal", anzahl=0)],
        bauten=[Bauwerk(art="Zelt", aufgebaut="31.12.9999", abgebaut="31.12.9999", laenge=size, breite=size, hoehe=size)],
        ausstattung=[Ausstattung(art="Ausschmückung", frei_haengend=True, haengehoehe=-size)],
        aufgaben=[Aufgabe(bezeichnung="Ton", phase="Ton", datum="31.12.9999", beginn="10:00", ende="09:00")],
    )  # fmt: skip
    rules = [rule for rule in RULES if rule.family == "VA"]
    assert {"VA001", "VA037" if size < 0 else "VA036"} & {f.rule for f in report(plan, *rules, parameters=LAW).findings}


@pytest.mark.parametrize("land", ["Bayern", BW])
def test_where_the_scope_hangs_on_structures_it_is_asked_for(land: str) -> None:
    """Fact A01b: Bayern and Baden-Württemberg count structures in the area of visitors, which no plan says."""
    event: dict[str, Any] = {"land": land, "umgebung": "Freien", "beginn": "12.06.2027 19:00"}
    (asked,) = report(
        Dossier(veranstaltung=Veranstaltung(**event, gleichzeitig="1.001")), BY_ID["VA002"], parameters=LAW
    ).questions
    assert "baulichen Anlagen" in asked.text and land in asked.text
    few = report(Dossier(veranstaltung=Veranstaltung(**event, gleichzeitig="1.000")), BY_ID["VA002"], parameters=LAW)
    assert not few.questions and few.runs[0].not_applicable == 1
