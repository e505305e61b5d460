"""Eine Frist endet an einem Wochenende oder Feiertag.

Warum: Endet eine Frist an einem freien Tag, läuft sie oft erst am nächsten Arbeitstag ab. Das führt zu Streit über verspätete Angebote.

Ausnahmen: Ist der Tag ausdrücklich als Kalendertag mit Uhrzeit bekannt gemacht, kann er gelten. Gilt der Feiertag nur in Teilen des Landes, wird das gesagt.

Abhilfe: Die Frist auf den nächsten Arbeitstag legen.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from checker.calc.fristen import arbeitstag_ab, kein_arbeitstag, oertlicher_feiertag
from checker.calc.regime import ist_eu_verfahren
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_TAG = timedelta(days=1)
_CASE: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "verfahrensart": "Offenes Verfahren",
    "angebotsfrist": "30.10.2026 12:00",
    "bindefrist": "18.12.2026",
}


@rule(
    severity="info",
    source="§ 193 BGB; § 82 VgV mit Art. 3 Abs. 4 VO (EWG, Euratom) 1182/71",
    confidence="M",
    bad=[
        Vergabe(**{**_CASE, "angebotsfrist": "31.10.2026 12:00"}),
        Vergabe(**{**_CASE, "bindefrist": "01.11.2027"}),
        Vergabe(**{**_CASE, "land": "Sachsen", "bindefrist": "27.05.2027"}),
        Vergabe(
            **{**_CASE, "verfahrensart": "Verhandlungsvergabe mit Teilnahmewettbewerb"}, teilnahmefrist="04.06.2026"
        ),
    ],
    good=[
        Vergabe(**_CASE),
        Vergabe(**{**_CASE, "land": "Berlin", "bindefrist": "01.11.2027"}),
        Vergabe(**{**_CASE, "verfahrensart": "Direktauftrag", "angebotsfrist": "31.10.2026 12:00"}),
    ],
)
def fristende_am_feiertag(vergabe: Vergabe, *, feiertage: str) -> Iterator[Evidence]:
    kind = vergabe.verfahrensart
    if kind == "Direktauftrag":
        raise not_applicable("beim Direktauftrag gibt es keine Fristen für Angebote")
    norm = "Art. 3 Abs. 4 VO 1182/71" if ist_eu_verfahren(vergabe) else "§ 193 BGB"
    ends: list[tuple[str, date]] = [("angebotsfrist", vergabe.angebotsfrist), ("bindefrist", vergabe.bindefrist)]
    if kind == "Nicht offenes Verfahren" or "mit Teilnahmewettbewerb" in kind:
        ends.append(("teilnahmefrist", vergabe.teilnahmefrist))
    for name, end in ends:
        day = end.date() if isinstance(end, datetime) else end
        free, following, there = kein_arbeitstag(day, feiertage), arbeitstag_ab(day, feiertage), ""
        if not free and (local := oertlicher_feiertag(day, feiertage)):
            free, there = f"in Teilen des Landes ein Feiertag ({local})", "dort "
            following = arbeitstag_ab(day + _TAG, feiertage)
        if free:
            yield evidence(
                vergabe.fundstelle(name),
                message=f"Das Ende der {name.capitalize()} ist {free}. Der nächste Arbeitstag ist {there}der {following:%d.%m.%Y} ({norm}).",
                ist=end,
                soll=following,
            )
