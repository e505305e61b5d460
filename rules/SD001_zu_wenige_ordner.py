"""Es sind wenige Ordner für diese Besucherzahl geplant.

Warum: Ordner müssen die Fläche räumen können, bis die Feuerwehr da ist. Mit Alkohol und stehendem Publikum braucht es mehr von ihnen.

Ausnahmen: Kein Gesetz nennt eine Zahl. Entscheidend sind die Posten im Sicherheitskonzept. Ohne Blatt „Flächen“ ist offen, ob das Publikum steht; dann zählt nur, was sicher zu wenig ist.

Abhilfe: Die Posten an Eingängen, Ausgängen, Bühne und Wegen durchgehen. Fehlende Ordner ergänzen oder die Zahl im Konzept begründen.
"""

from collections.abc import Iterator, Mapping

from checker.calc.besetzung import dienstzeit, funktion, hoechstens, posten
from checker.calc.ordnungsdienst import ordnerbedarf, stufe
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Posten
from checker.model.veranstaltung import ROCKKONZERTE, STEHFLAECHEN, Absperrung, Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_evaluated, rule

_SEATS = [Flaeche(bezeichnung="Platz", nutzung="Sitzreihen", quadratmeter="900")]
_CROWD = [Flaeche(bezeichnung="Platz", nutzung="Stehplätze", quadratmeter="900")]
_PIT = [Absperrung(bezeichnung="Graben", art="Bühnenabsperrung", servicegang="2")]


def _case(count: str, areas: list[Flaeche] | None, barriers: list[Absperrung] | None = None, **said: object) -> Dossier:
    event: dict[str, object] = {
        "gleichzeitig": "1.500", "art": "Rock- oder Popkonzert", "alkohol": False,
        "einlass": "12.06.2027 17:00", "raeumung": "12.06.2027 23:30",
    }  # fmt: skip
    posts = [Posten(funktion="Ordner", anzahl=count, datum="12.06.2027", beginn="17:00", ende="23:30")]
    return Dossier(
        veranstaltung=Veranstaltung(**{**event, **said}), posten=posts, flaechen=areas, absperrungen=barriers
    )


@rule(
    severity="info",
    source="Erfahrungswerte für den Ordnungsdienst (§ 43 MVStättVO nennt keine Zahl)",
    confidence="U",
    bad=[
        _case("5", _SEATS),
        _case("9", _SEATS, alkohol=True),
        _case("9", _CROWD),
        _case("14", _CROWD, alkohol=True),
        _case("19", _CROWD, _PIT),
        _case("19", _SEATS, gewalt=True),
        _case("5", None),
        Dossier(
            veranstaltung=_case("1", None).plan.veranstaltung,
            flaechen=_SEATS,
            posten=[Posten(funktion="Sanitäter", anzahl="4")],
        ),
    ],
    good=[
        _case("6", _SEATS),
        _case("10", _SEATS, alkohol=True),
        _case("10", _CROWD),
        _case("15", _CROWD, alkohol=True),
        _case("20", _CROWD, _PIT),
        _case("20", _SEATS, gewalt=True),
        _case("10", _CROWD, _PIT, art="Stadtfest"),
        _case("20", None, gewalt=True),
    ],
)
def zu_wenige_ordner(plan: Plan, *, ordner_schluessel: Mapping[str, int]) -> Iterator[Evidence]:
    rows = [row for row in plan.posten if funktion(row.funktion) == "Ordner"]
    event = plan.veranstaltung
    time = dienstzeit(plan)
    count, violence = event.gleichzeitig, bool(event.bekannt("gewalt"))
    planned = hoechstens(posten(plan, "Ordner"), time.von, time.bis) if rows else 0
    known = plan.hat("flaechen")
    standing = known and any(row.nutzung in STEHFLAECHEN for row in plan.flaechen)
    pit = plan.hat("absperrungen") and any(row.art == "Bühnenabsperrung" for row in plan.absperrungen)
    rock = event.art in ROCKKONZERTE
    alcohol = event.alkohol
    least, most = (
        ordnerbedarf(
            count,
            stufe(gewalt=violence, rockkonzert=rock, absperrung=pit, stehend=stands, alkohol=alcohol),
            ordner_schluessel,
        )
        for stands in (standing, standing or not known)
    )
    if planned < least.value:
        yield evidence(
            *([row.fundstelle("anzahl") for row in rows] or [event.fundstelle("gleichzeitig")]),
            message=f"Gleichzeitig sind {planned} Ordner geplant, üblich sind mindestens {least.value} ({least.how}).{time.hinweis}",
            ist=planned if rows else None,
            soll=least.value,
            unit="Ordner",
        )
    elif planned < most.value:
        raise not_evaluated("ohne das Blatt „Flächen“ ist offen, ob das Publikum steht")
