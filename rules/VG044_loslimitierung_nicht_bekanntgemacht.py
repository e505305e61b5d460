"""Die Zahl der Lose je Bieter ist begrenzt, aber nicht bekanntgemacht.

Warum: Wie viele Lose ein Bieter anbieten oder bekommen darf, muss in der Bekanntmachung stehen. Sonst darf die Grenze nicht angewandt werden.

Ausnahmen: Ohne Begrenzung ist nichts bekanntzumachen.

Abhilfe: Die Bekanntmachung berichtigen und die Frist verlängern, oder auf die Begrenzung verzichten.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_LIMITS = ("loslimit_angebot", "loslimit_zuschlag")


@rule(
    severity="error",
    source="§ 30 Abs. 1 VgV",
    bad=[
        Vergabe(loslimit_zuschlag="2", land="Hessen"),
        Vergabe(loslimit_angebot="1", loslimit_bekanntgemacht=False),
    ],
    good=[
        Vergabe(loslimit_zuschlag="2", loslimit_bekanntgemacht=True),
        Vergabe(loslimit_bekanntgemacht=False, land="Hessen"),
    ],
)
def loslimitierung_nicht_bekanntgemacht(vergabe: Vergabe) -> Iterator[Evidence]:
    limits = [name for name in _LIMITS if not vergabe.leer(name)]
    if not limits:
        raise not_applicable("keine Loslimitierung angegeben")
    if vergabe.leer("loslimit_bekanntgemacht") or not vergabe.loslimit_bekanntgemacht:
        yield evidence(
            vergabe.fundstelle("loslimit_bekanntgemacht"),
            *(vergabe.fundstelle(name) for name in limits),
            message="Die Zahl der Lose je Bieter ist begrenzt. Dass dies bekanntgemacht wurde, ist nicht eingetragen.",
            ist="keine Angabe" if vergabe.leer("loslimit_bekanntgemacht") else "nein",
            soll="ja",
        )
