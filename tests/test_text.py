"""The text report says everything a finding has, in German, in lines that fit, and counts what it leaves out."""

import re
from datetime import date
from functools import cache

import pytest
from helpers import ROOT, d, regel, report

from checker.finding import DEUTSCH, Changes, Decision, Evidence, Gone, Orphan, RecordState, Report, evidence
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.report.blaetter import datei
from checker.report.text import LISTED, SHOWN, WIDTH, render_text
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


JA = Decision("accept", "Die Halle reicht.", "A. Beispiel", date(2026, 2, 3), date(2026, 12, 31), "B. Zweit", "3fa9c0")
NEIN = Decision("reject", "Steht in der " + "Anlage " * 30, "C. Muster", date(2026, 2, 5), None, "", "77aa00")
HEAD = "9f86d081884c7d65" * 4


def test_decided_findings_take_a_line_each_after_the_open_ones() -> None:
    result = many(4)
    one, two, three, four = result.findings
    findings = (one._replace(decision=JA), two, three._replace(decision=NEIN), four)
    text = render_text(result._replace(findings=findings))
    opened, settled = text.split("\nEntschieden\n")
    assert two.id in opened and four.id in opened and opened.count("Zu viel.") == 2
    first, second = settled.splitlines()[:2]
    assert first == f"  Fehler {one.id}: hingenommen bis 31.12.2026 (A. Beispiel): Die Halle reicht."
    assert second.startswith(f"  Fehler {three.id}: trifft nicht zu (C. Muster): Steht in der") and second.endswith(
        " …"
    )
    assert len(second) <= WIDTH
    assert "4 Fehler, davon 2 entschieden; " in flat(text)


def test_decided_findings_are_capped_on_their_own() -> None:
    result = many(2 * SHOWN + 3)
    findings = tuple(f._replace(decision=JA) if n > SHOWN else f for n, f in enumerate(result.findings))
    text = render_text(result._replace(findings=findings))
    assert text.count("Zu viel.") == text.count(": hingenommen bis") == SHOWN
    assert "XX001: 1 weiterer Befund dieser Regel" in text
    assert "XX001: 2 weitere entschiedene Befunde dieser Regel, vollständig in report.json." in text


def test_what_is_open_again_comes_first_with_its_reason() -> None:
    result = many(SHOWN + 5)
    last = result.findings[-1]._replace(reopened="Entschieden von A; der Wert hat sich geändert.", assigned="Bauamt")
    text = render_text(result._replace(findings=(*result.findings[:-1], last)))
    block = next(block for block in blocks(text) if block.startswith("Fehler "))
    assert block.startswith(f"Fehler {last.id} ")
    assert "! Wieder offen: Entschieden von A; der Wert hat sich geändert. →" in block
    assert block.endswith("Zuständig: Bauamt")
    assert text.count("Wieder offen") == text.count("Zuständig") == 1


def test_record_and_orphans() -> None:
    orphans = tuple(Orphan(f"XX001-{n}", "XX001", "accept", "Alt.", "A", date(2025, 1, 2)) for n in range(LISTED + 2))
    text = render_text(many(1)._replace(record=RecordState(HEAD, 1_012, orphans)))
    assert f"Prüfakte: 1.012 Einträge, Stand {HEAD[:16]}\n" in text
    assert "\nEntscheidungen ohne Befund\n  XX001-0: hingenommen (A, 02.01.2025): Alt.\n" in text
    assert "2 weitere Zeilen stehen in report.json." in text
    assert text.count("(A, 02.01.2025)") == LISTED
    fresh = render_text(many(1)._replace(record=RecordState("", 0, ())))
    assert "Prüfakte: 0 Einträge\n" in fresh and "ohne Befund" not in fresh
    assert "Prüfakte" not in render_text(many(1))


def test_changes() -> None:
    ids = tuple(f"XX001-{n:06x}" for n in range(LISTED + 3))
    gone = (Gone("XX001-dead", "XX001", "Zeile eins\nund zwei " + "lang " * 40),)
    text = render_text(many(1)._replace(changes=Changes("alt.json", ids, gone, ids[:1], 1_028)))
    lines = text.splitlines()
    start = lines.index("Änderungen seit alt.json")
    assert re.match(r"  neu +23  XX001-000000, ", lines[start + 1])
    assert f"{ids[LISTED - 1]} und 3 weitere" in flat(text) and ids[LISTED] not in text
    part = [line for line in lines[start:] if not line.startswith(" " * 20)]
    assert part[2] == "  wieder offen        1  XX001-000000"
    assert part[3] == "  unverändert     1.028"
    assert part[4] == "  weggefallen         1"
    assert part[5].startswith("    XX001-dead: Zeile eins und zwei lang") and part[5].endswith(" …")
    assert all(len(line) <= WIDTH for line in part)
    assert "Änderungen" not in render_text(many(1))
    none = render_text(many(1)._replace(changes=Changes("alt", (), (), (), 0)))
    assert "  neu                 0\n" in none


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
    for source in map(datei, result.inputs):
        for sheet, view in source.tables:
            assert f"{source.name} / {sheet.name}: {view.what}, {view.facts}" in text
    for done in result.runs:
        assert f"{done.rule} {done.passed} / {done.failed} / {done.not_applicable} / {done.not_evaluated}" in text


@pytest.mark.parametrize(("count", "text"), [(0, "0 Befunde"), (1, "1 Befund"), (2, "2 Befunde")])
def test_numbers_with_their_noun(count: int, text: str) -> None:
    assert amount(count, "Befund", "Befunde") == text
