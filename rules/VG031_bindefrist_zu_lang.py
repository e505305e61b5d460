"""Die Bindefrist ist ohne Begründung länger als vorgesehen.

Warum: Bieter müssen ihre Preise und Leute so lange bereithalten. Das macht Angebote teurer und schreckt ab.

Ausnahmen: Mit einer Begründung darf sie länger sein. Die Regel gilt für Bauleistungen nach der VOB/A; europaweit sind 60 Tage üblich.

Abhilfe: Die Bindefrist kürzen, oder den Grund eintragen und in den Vermerk schreiben.
"""

from collections.abc import Iterator

from checker.calc.fristen import fristende, volle_tage
from checker.calc.texte import begruendet
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "vergabeordnung": "VOB/A",
    "verfahrensart": "Öffentliche Ausschreibung",
    "angebotsfrist": "23.11.2026 12:00",
}
_EU = {**_CASE, "vergabeordnung": "VOB/A-EU", "verfahrensart": "Offenes Verfahren"}


@rule(
    severity="warning",
    source="§ 10 Abs. 4 VOB/A, § 10a EU Abs. 8 VOB/A",
    bad=[Vergabe(**_CASE, bindefrist="24.12.2026"), Vergabe(**_EU, bindefrist="23.01.2027")],
    good=[
        Vergabe(**_CASE, bindefrist="23.12.2026"),
        Vergabe(**_EU, bindefrist="22.01.2027"),
        Vergabe(**_CASE, bindefrist="31.12.2026", bindefrist_grund="Der Rat entscheidet erst am 17. Dezember."),
        Vergabe(**{**_CASE, "vergabeordnung": "UVgO"}, bindefrist="31.01.2027"),
    ],
)
def bindefrist_zu_lang(vergabe: Vergabe, *, bindefrist_hoechsttage: int) -> Iterator[Evidence]:
    if vergabe.vergabeordnung not in ("VOB/A", "VOB/A-EU") or vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("nur die VOB/A begrenzt die Bindefrist")
    closing = vergabe.angebotsfrist.date()
    given = volle_tage(closing, vergabe.bindefrist)
    if given <= bindefrist_hoechsttage:
        return
    if not begruendet(vergabe, "bindefrist_grund"):
        yield evidence(
            vergabe.fundstelle("bindefrist"),
            vergabe.fundstelle("angebotsfrist"),
            vergabe.fundstelle("bindefrist_grund"),
            message=f"Die Bindefrist hat {given} Tage. Ohne Begründung sind höchstens {bindefrist_hoechsttage} vorgesehen.",
            ist=vergabe.bindefrist,
            soll=fristende(closing, bindefrist_hoechsttage),
        )
