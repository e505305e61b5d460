"""Nur ein Bieter wurde gefragt, und der Grund der Kunst ist nicht belegt.

Warum: Für einzigartige Kunst darf ein einzelner Bieter gefragt werden. Das muss begründet sein, und Technik oder Druck sind keine Kunst.

Ausnahmen: Direktaufträge und andere Gründe werden hier nicht geprüft. Andere Leistungen der Kulturbranche sind nur ein Hinweis.

Abhilfe: In einem Satz sagen, was die Leistung einzigartig macht. Sonst weitere Bieter fragen oder den zutreffenden Grund wählen.
"""

from collections.abc import Iterator, Sequence

from checker.calc.regime import cpv_im_bereich, cpv_nahe
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_ART = "künstlerische Einzigartigkeit"
_CASE: dict[str, object] = {
    "vergabeordnung": "VgV",
    "verfahrensart": "Verhandlungsverfahren ohne Teilnahmewettbewerb",
    "cpv": "92312140-4",
    "aufgefordert": "1",
    "alleinstellung": _ART,
}
_REASON = "Die Bildhauerin setzt ihr eigenes Werk instand."


@rule(
    severity="error",
    source="§ 14 Abs. 4 Nr. 2 Buchst. a VgV; § 8 Abs. 4, § 12 Abs. 3 UVgO",
    confidence="S",
    bad=[
        Vergabe(**_CASE),
        Vergabe(**_CASE, wenige_bieter_grund="siehe oben"),
        Vergabe(**{**_CASE, "cpv": "51313000-7"}, wenige_bieter_grund=_REASON),
        Vergabe(**{**_CASE, "cpv": "92370000-5"}, wenige_bieter_grund=_REASON),
    ],
    good=[
        Vergabe(**_CASE, wenige_bieter_grund=_REASON),
        Vergabe(**{**_CASE, "aufgefordert": "2"}),
        Vergabe(**{**_CASE, "alleinstellung": "technische Gründe"}),
        Vergabe(**{**_CASE, "verfahrensart": "Direktauftrag", "vergabeordnung": "UVgO"}),
    ],
)
def alleinstellung_unbegruendet(
    vergabe: Vergabe,
    *,
    satz_mindestwoerter: int,
    kuenstlerische_leistungen: Sequence[str],
    technische_leistungen: Sequence[str],
) -> Iterator[Evidence]:
    if vergabe.leer("alleinstellung") or vergabe.alleinstellung != _ART:
        raise not_applicable("künstlerische Einzigartigkeit ist nicht als Grund angegeben")
    if vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("ein Direktauftrag braucht keinen Grund für nur einen Bieter")
    if vergabe.aufgefordert > 1:
        return
    europe = vergabe.vergabeordnung in ("VgV", "VOB/A-EU")
    words = [] if vergabe.leer("wenige_bieter_grund") else vergabe.wenige_bieter_grund.split()
    if len(words) < satz_mindestwoerter:
        yield evidence(
            vergabe.fundstelle("wenige_bieter_grund"),
            vergabe.fundstelle("alleinstellung"),
            message="Als Grund ist einzigartige Kunst angegeben. Ein Satz, der sie begründet, fehlt.",
            ist=" ".join(words) or "keine Angabe",
            soll="wenigstens ein Satz",
            cap="warning" if words or not europe else None,
        )
    if cpv_im_bereich(vergabe.cpv, kuenstlerische_leistungen):
        return
    near = cpv_nahe(vergabe.cpv, kuenstlerische_leistungen) and not cpv_im_bereich(vergabe.cpv, technische_leistungen)
    yield evidence(
        vergabe.fundstelle("alleinstellung"),
        vergabe.fundstelle("cpv"),
        message="Als Grund ist einzigartige Kunst angegeben, der CPV-Code steht aber nicht für Kunst.",
        ist=vergabe.cpv,
        cap="info" if near else "warning",
    )
