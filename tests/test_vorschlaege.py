"""Exclusion is proposed with the ranks with and without the offer; nothing is removed, and a wrong finding proposes nothing."""

from pathlib import Path

from checker.engine import Setting, check
from checker.examples import HEUTE, load_example
from checker.finding import Report
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Eingang, Position, Vergabe
from checker.model.dossier import Dossier
from checker.report.html import render_html
from checker.report.json import load_json, render_json
from checker.report.text import render_text
from checker.run import Options, load_everything, run

RULES, PARAMETERS = load_everything()


def checked(formgerecht: bool, order: str = "VgV") -> Report:
    offers = {"A": "900", "AA": "800", "B": "1.000"}
    subject = Dossier(
        vergabe=Vergabe(land="Hessen", vergabeordnung=order),
        positionen=[Position(oz="01.0010", kurztext="Bühne", menge="1", einheit="Stk")],
        eingaenge=[Eingang(bieter=b, unterlagen="vollständig", formgerecht=formgerecht or b != "AA") for b in offers],
        angebote=[Angebot(bieter=b, preise=[Preis(oz="01.0010", ep=p)]) for b, p in offers.items()],
    )
    return check(load_example(subject), [r for r in RULES if r.id == "AN014"], PARAMETERS, Setting(HEUTE))


def test_ranks_with_and_without() -> None:
    report = checked(formgerecht=False)
    (proposal,) = report.proposals
    assert proposal.title == "Über den Ausschluss des Angebots von AA entscheiden."
    assert proposal.cost == "Rang 1 ginge an A."
    assert proposal.changes == ("A: Rang 2 → Rang 1", "AA: Rang 1 → ausgeschlossen", "B: Rang 3 → Rang 2")
    assert proposal.mends == tuple(finding.id for finding in report.findings)
    assert report.comparison is not None and not any(report.comparison.ausgeschlossen)
    assert "AA: Rang 1 → ausgeschlossen" in render_text(report)


def test_also_where_only_a_satzung_binds_and_not_without_a_finding() -> None:
    (finding,) = checked(formgerecht=False, order="Satzung").findings
    assert finding.severity == "warning"
    assert checked(formgerecht=False, order="Satzung").proposals
    assert not checked(formgerecht=True).proposals


def test_each_lot_has_ranks_of_its_own() -> None:
    prices = {"A": ("900", "500"), "B": ("1.000", None), "C": (None, "450")}
    subject = Dossier(
        vergabe=Vergabe(land="Hessen", vergabeordnung="VgV"),
        positionen=[
            Position(oz=f"0{lot}.0010", los=lot, kurztext="Bühne", menge="1", einheit="Stk") for lot in ("1", "2")
        ],
        eingaenge=[Eingang(bieter=b, unterlagen="vollständig", formgerecht=b != "A") for b in prices],
        angebote=[
            Angebot(bieter=b, preise=[Preis(oz=f"0{n}.0010", ep=p) for n, p in enumerate(own, 1) if p])
            for b, own in prices.items()
        ],
    )
    report = check(load_example(subject), [r for r in RULES if r.id == "AN014"], PARAMETERS, Setting(HEUTE))
    (proposal,) = report.proposals
    assert proposal.cost == "Los 1: Rang 1 ginge an B. Los 2: Rang 1 bleibt bei C."
    assert proposal.changes == (
        "Los 1: A: Rang 1 → ausgeschlossen", "Los 1: B: Rang 2 → Rang 1",
        "Los 2: A: Rang 2 → ausgeschlossen", "Los 2: C: Rang 1 → Rang 1",
    )  # fmt: skip
    assert report.comparison and [lot.rang for lot in report.comparison.lose] == [(1, 2, None), (2, None, 1)]
    assert "Los 1: A Rang 1 mit 900,00; B Rang 2 mit 1.000,00." in render_text(report)
    assert "Los 2: C Rang 1 mit 450,00; A Rang 2 mit 500,00." in render_text(report)
    assert "Rang in jedem Los" in render_html(report) and load_json(render_json(report)) == report


def test_the_example_names_whom_its_findings_speak_about() -> None:
    folder = Path(__file__).parent.parent / "examples" / "stadtfest"
    report = run([folder], Options()).report
    proposals = [proposal for proposal in report.proposals if not proposal.title.startswith("Reparatur")]
    assert proposals
    known = {finding.id: finding.severity for finding in report.findings}
    assert all(known[name] == "error" for proposal in proposals for name in proposal.mends)


def test_a_name_that_ends_with_a_full_stop_gets_no_second_one() -> None:
    folder = Path(__file__).parent.parent / "examples" / "stadtfest"
    costs = [proposal.cost for proposal in run([folder], Options()).report.proposals]
    assert any("e. K. " in cost for cost in costs)
    assert not any(".." in cost for cost in costs)
