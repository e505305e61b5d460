"""The text report says everything a finding has, in German, in lines that fit, and counts what it leaves out."""

import re
from functools import cache

import pytest
from helpers import ROOT, d, regel, report

from checker.finding import DEUTSCH, Evidence, Report, evidence
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.report.text import SHOWN, WIDTH, render_text
from checker.report.worte import amount, verdict
from checker.run import Options, run

EXAMPLES = ("stadtfest", "stadtfest-sauber")


@cache
def example(name: str) -> Report:
    return run([ROOT / "examples" / name], Options())[0]


def flat(text: str) -> str:
    """Without line breaks and indents, so that wrapped sentences can be found."""
    return " ".join(text.split())


def blocks(text: str) -> list[str]:
    return [flat(block) for block in text.split("\n\n")]


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("verbose", [False, True])
def test_nothing_of_the_machine_shows(name: str, verbose: bool) -> None:
    text = render_text(example(name), verbose=verbose)
    assert not re.search(r"\bNone\b|EUR EUR|% %|\bnan\b|NaN|Decimal|Traceback|datetime|Fundstelle\(|\{|\}", text)
    assert "  \n" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("name", EXAMPLES)
def test_lines_fit(name: str) -> None:
    for line in render_text(example(name), verbose=True).splitlines():
        assert len(line) <= WIDTH or " " not in line.strip()[:WIDTH], line


def test_each_finding_shows_all_it_has() -> None:
    result = example("stadtfest")
    found = {
        block.split()[1]: block
        for block in blocks(render_text(result))
        if re.match(r"(Fehler|Warnung|Hinweis) \S+-", block)
    }
    runs = {run.rule: run for run in result.runs}
    shown = [f for n, f in enumerate(result.findings) if [g.rule for g in result.findings[:n]].count(f.rule) < SHOWN]
    assert len(found) == len(shown) > 15
    for finding in shown:
        block = found[finding.id]
        run = runs[finding.rule]
        expected = [
            DEUTSCH[finding.severity], flat(run.title), flat(finding.message), f"Grundlage: {flat(finding.source)}",
            f"Abhilfe: {flat(run.remedy)}", *[str(place) for place in finding.places[:4]],
        ]  # fmt: skip
        expected += [f"Ist: {flat(finding.ist.german(finding.unit))}"] if finding.ist else []
        expected += [f"Soll: {flat(finding.soll.german(finding.unit))}"] if finding.soll else []
        expected += [fact.source for fact in finding.facts]
        assert [part for part in expected if part not in block] == []


def test_each_question_shows_text_place_and_rules() -> None:
    result = example("stadtfest")
    text = flat(render_text(result))
    for question in result.questions:
        assert f"? {flat(question.text)}" in text
        assert f"Ohne diese Angabe nicht prüfbar: {', '.join(question.rules)}" in text
        assert all(str(place) in text for place in question.places[:3])


def immer(position: Position) -> list[Evidence]:
    return [evidence(position.fundstelle("menge"), message="Zu viel.", ist=position.menge, soll=d("1.50"), unit="EUR")]


def many(number: int) -> Report:
    return report(Dossier(positionen=[Position(oz=str(n), menge="2") for n in range(number)]), regel(immer))


def test_equal_findings_are_capped_and_counted() -> None:
    text = render_text(many(SHOWN + 3))
    assert text.count("Zu viel.") == SHOWN
    assert "XX001: 3 weitere Befunde dieser Regel, vollständig in report.json." in text
    assert "XX001: 1 weiterer Befund dieser Regel" in render_text(many(SHOWN + 1))
    assert "weitere" not in render_text(many(SHOWN))


def test_money_is_written_in_german() -> None:
    assert "Ist: 2,00 EUR, Soll: 1,50 EUR" in render_text(many(1))


def test_the_four_groups_of_rules_add_up() -> None:
    for name in EXAMPLES:
        result = example(name)
        head = render_text(result).split("\nRegeln\n")[1].split("\n\n")[0]
        numbers = [int(line.split()[-1]) for line in head.splitlines()[:4]]
        assert sum(numbers) == len(result.runs)
        assert numbers[1] == sum(run.failed > 0 for run in result.runs)


def test_the_verdict_never_calls_silence_fine() -> None:
    one = Dossier(positionen=[Position(oz="1")])
    assert verdict(report(one, regel(_none))) == "Kein Befund; die eine anwendbare Regel wurde vollständig geprüft."
    unknown = "Kein Befund; 1 Regel konnte nicht oder nur teilweise geprüft werden."
    assert verdict(report(one, regel(_menge))) == unknown
    assert "nichts geprüft" in verdict(report(Dossier(vergabe=Vergabe(land="Hessen")), regel(_menge)))
    assert verdict(many(2)).startswith("2 Fehler; ")
    assert verdict(many(2)) in render_text(many(2))


def _none(position: Position) -> list[Evidence]:
    return []


def _menge(position: Position) -> list[Evidence]:
    assert position.menge
    return []


def test_the_clean_example_has_neither_errors_nor_warnings() -> None:
    result = example("stadtfest-sauber")
    assert result.number_of("error") == result.number_of("warning") == 0
    assert "Fehler AN" not in render_text(result)


def test_offers_are_listed_with_total_and_rank() -> None:
    result = example("stadtfest-sauber")
    assert result.comparison is not None
    text = render_text(result)
    for bidder, rank in zip(result.comparison.bieter, result.comparison.rang, strict=True):
        line = next(line for line in text.splitlines() if line.strip().startswith(bidder[:30]))
        assert line.endswith(f"Rang {rank}")


def test_verbose_shows_how_sheets_were_understood_and_every_rule() -> None:
    result = example("stadtfest")
    text = flat(render_text(result, verbose=True))
    for source in result.inputs:
        for sheet in source.sheets:
            assert not sheet.what or f"{source.file} / {sheet.name}: {sheet.what}" in text
    for done in result.runs:
        assert f"{done.rule} {done.passed} / {done.failed} / {done.not_applicable} / {done.not_evaluated}" in text


@pytest.mark.parametrize(("count", "text"), [(0, "0 Befunde"), (1, "1 Befund"), (2, "2 Befunde")])
def test_numbers_with_their_noun(count: int, text: str) -> None:
    assert amount(count, "Befund", "Befunde") == text
