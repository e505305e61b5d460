"""A recorded decision excludes an offer as long as it holds: the ranks follow, and undoing it brings the offer back."""

from pathlib import Path

import openpyxl
import pytest

from checker.config import PRUEFAKTE
from checker.finding import Report
from checker.record.chain import append, read
from checker.report.html import render_html
from checker.report.json import load_json, render_json
from checker.report.text import render_text
from checker.run import Options, run
from tests.conftest import Result, Stimmig

WHO = ("--by", "E. Muster", "--reason", "Bühne zu klein")
CHANGED, LATE = "Rampenlicht Lindenau GmbH", "Bühnenhaus Beispiel GmbH & Co. KG"
OTHER = "Veranstaltungstechnik Erika Musterfrau e. K."
OFFER = "angebot-rampenlicht.xlsx"
BEFORE: dict[str, int | None] = {CHANGED: 1, OTHER: 2, LATE: None}
AFTER: dict[str, int | None] = {CHANGED: None, OTHER: 1, LATE: None}


def put(path: Path, sheet: str, cell: str, value: object) -> None:
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)


@pytest.fixture
def dossier(example: Path) -> Path:
    """The example, but a second bidder names all prices: more than the one whose stage is too small."""
    put(example / "angebot-musterfrau.xlsx", "Positionen", "E33", 50000)
    assert ranks(checked(example)) == BEFORE
    return example


def checked(folder: Path, options: Options = Options()) -> Report:  # noqa: B008 - frozen
    return run([folder], options).report


def ranks(report: Report) -> dict[str, int | None]:
    assert report.comparison
    return dict(zip(report.comparison.bieter, report.comparison.rang, strict=True))


def name_of(folder: Path, rule: str) -> str:
    return next(finding.id for finding in checked(folder).findings if finding.rule == rule)


def decide(stimmig: Stimmig, folder: Path, rule: str, *more: object) -> Result:
    return stimmig("decide", name_of(folder, rule), "--dossier", folder, *WHO, *more)


def test_the_offer_is_out_and_comes_back(stimmig: Stimmig, dossier: Path) -> None:
    done = decide(stimmig, dossier, "AN005", "--accept", "--exclude")
    assert done.code == 0 and "hingenommen, Angebot ausgeschlossen" in done.err + done.out
    report = checked(dossier)
    assert ranks(report) == AFTER
    assert "ausgeschlossen laut Prüfakte" in render_text(report) and "ausgeschlossen laut Prüfakte" in render_html(
        report
    )
    reasons = {reason.text for used in report.runs for reason in used.reasons}
    assert "das Angebot ist laut Prüfakte ausgeschlossen" in reasons
    assert not any(CHANGED in proposal.title for proposal in report.proposals)
    assert [f.rule for f in report.findings if f.decision and f.decision.exclude] == ["AN005"]
    assert load_json(render_json(report)) == report
    assert "Angebot ausgeschlossen" in stimmig("record", "show", dossier).out
    assert decide(stimmig, dossier, "AN005", "--reopen").code == 0
    report = checked(dossier)
    assert ranks(report) == BEFORE and any(CHANGED in proposal.title for proposal in report.proposals)


def test_also_where_the_rule_was_left_out(stimmig: Stimmig, dossier: Path) -> None:
    decide(stimmig, dossier, "AN005", "--accept", "--exclude")
    report = checked(dossier, Options(select=["WE"]))
    assert ranks(report) == AFTER
    assert all(finding.rule.startswith("WE") for finding in report.findings)


def test_another_value_opens_the_decision_and_the_offer_counts_again(stimmig: Stimmig, dossier: Path) -> None:
    decide(stimmig, dossier, "AN005", "--accept", "--exclude")
    put(dossier / OFFER, "Positionen", "B10", "Bühnenüberdachung 11 x 9 m")
    report = checked(dossier)
    (finding,) = [finding for finding in report.findings if finding.rule == "AN005"]
    assert "der Wert hat sich geändert" in finding.reopened and ranks(report) == BEFORE


def test_a_second_person_is_waited_for(stimmig: Stimmig, dossier: Path, tmp_path: Path) -> None:
    house = tmp_path / "haus.toml"
    house.write_text('[haus]\nname = "M"\n[[vier_augen]]\nvalue = ["Fehler"]\nsource = "DA"\n', encoding="utf-8")
    decide(stimmig, dossier, "AN005", "--accept", "--exclude", "--until", "2026-12-31")
    strict = Options(house=house)
    assert ranks(checked(dossier)) == AFTER and ranks(checked(dossier, strict)) == BEFORE
    again = ("--accept", "--exclude", "--house", house)
    assert decide(stimmig, dossier, "AN005", *again).code == 2
    assert decide(stimmig, dossier, "AN005", *again, "--second", "F. Beispiel").code == 0
    assert ranks(checked(dossier, strict)) == AFTER


def test_two_are_out_and_the_packed_akte_gives_the_same(stimmig: Stimmig, dossier: Path, tmp_path: Path) -> None:
    for rule in ("AN005", "AN001"):
        assert decide(stimmig, dossier, rule, "--accept", "--exclude").code == 0
    report = checked(dossier)
    assert report.comparison and sum(report.comparison.laut_akte) == 2
    assert not report.proposals and report.record and not report.record.orphans
    assert stimmig("record", "verify", dossier).code == 0
    akte = tmp_path / "akte.zip"
    assert stimmig("record", "pack", dossier, "--out", akte).code == 0
    assert stimmig("record", "replay", akte).code == 0
    assert decide(stimmig, dossier, "AN001", "--reopen").code == 0
    assert ranks(checked(dossier)) == AFTER


@pytest.mark.parametrize(
    ("rule", "verb", "words"),
    [
        ("LV003", "--accept", "schlägt keinen Ausschluss vor"),
        ("AN005", "--reject", "--exclude geht nur mit --accept"),
        ("AN005", "--reopen", "--exclude geht nur mit --accept"),
        ("AN005", "--baseline", "--exclude geht nur mit --accept"),
    ],
)
def test_only_what_proposes_it_excludes(stimmig: Stimmig, example: Path, rule: str, verb: str, words: str) -> None:
    done = decide(stimmig, example, rule, verb, "--exclude")
    assert done.code == 2 and words in done.err and not (example / PRUEFAKTE).exists()


def test_a_record_that_stimmig_did_not_write_excludes_nobody(stimmig: Stimmig, dossier: Path) -> None:
    assert decide(stimmig, dossier, "AN004", "--accept").code == 0
    (entry,) = read(dossier / PRUEFAKTE).entries
    append(dossier / PRUEFAKTE, [{**entry.content, "exclude": True, "replaces": entry.hash}])
    assert ranks(checked(dossier)) == BEFORE
    append(dossier / PRUEFAKTE, [{**entry.content, "exclude": "ja"}])
    done = stimmig("check", dossier)
    assert done.code == 2 and "keine Entscheidung, die stimmig geschrieben hat" in done.err
