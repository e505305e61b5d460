"""Die Angebotsfrist endet in einer ungünstigen Zeit.

Warum: In Ferien und zwischen den Feiertagen sind viele Bieter nicht besetzt. Das ist erlaubt, kostet aber Angebote.

Ausnahmen: Schulferien sind nur für Nordrhein-Westfalen hinterlegt. Der Rosenmontag zählt dort, wo Karneval gefeiert wird.

Abhilfe: Prüfen, ob die Frist einige Tage später enden kann. Sonst den Hinweis hinnehmen.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from checker.model.ausschreibung import Vergabe
from checker.model.werte import german_date
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_NRW: dict[str, object] = {"land": "Nordrhein-Westfalen", "verfahrensart": "Offenes Verfahren"}
_HESSEN = {**_NRW, "land": "Hessen"}


@rule(
    severity="info",
    source="§ 20 Abs. 1 VgV, § 13 UVgO (angemessene Frist)",
    confidence="M",
    bad=[
        Vergabe(**_HESSEN, angebotsfrist="24.12.2026 12:00"),
        Vergabe(**_HESSEN, angebotsfrist="01.01.2027 12:00"),
        Vergabe(**_NRW, angebotsfrist="08.02.2027 12:00"),
        Vergabe(**_NRW, angebotsfrist="17.10.2026 12:00"),
        Vergabe(**_NRW, angebotsfrist="31.10.2026 12:00"),
    ],
    good=[
        Vergabe(**_HESSEN, angebotsfrist="23.12.2026 12:00"),
        Vergabe(**_HESSEN, angebotsfrist="02.01.2027 12:00"),
        Vergabe(**_HESSEN, angebotsfrist="30.10.2026 12:00"),
        Vergabe(**_NRW, angebotsfrist="09.02.2027 12:00"),
        Vergabe(**_NRW, angebotsfrist="16.10.2026 12:00"),
        Vergabe(**_NRW, angebotsfrist="02.11.2026 12:00"),
    ],
)
def fristende_unguenstig(
    vergabe: Vergabe,
    *,
    unguenstige_tage: Sequence[str],
    rosenmontage: Sequence[str],
    schulferien: Mapping[str, Sequence[str]],
) -> Iterator[Evidence]:
    if vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("beim Direktauftrag gibt es keine Angebotsfrist")
    day = vergabe.angebotsfrist.date()
    year = str(day.year)
    if any(_within(day, window, year) for window in unguenstige_tage):
        reason = "zwischen Heiligabend und Neujahr"
    elif any(_within(day, f"{monday} bis {monday}") for monday in rosenmontage):
        reason = "am Rosenmontag"
    elif year not in schulferien:
        raise not_evaluated(f"für {year} sind keine Schulferien hinterlegt")
    elif any(_within(day, window) for window in schulferien[year]):
        reason = "in den Schulferien"
    else:
        return
    yield evidence(
        vergabe.fundstelle("angebotsfrist"),
        message=f"Die Angebotsfrist endet {reason}.",
        ist=vergabe.angebotsfrist,
        soll="ein Tag, an dem Bieter erreichbar sind",
    )


def _within(day: date, window: str, year: str = "") -> bool:
    """True if a day lies in `01.02.2026 bis 03.02.2026`, or in `01.02. bis 03.02.` of a year."""
    first, last = (german_date(part + year).date() for part in window.split(" bis "))
    return first <= day <= last
