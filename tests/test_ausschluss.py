"""A recorded decision excludes an offer as long as it holds: the ranks follow, and undoing it brings the offer back."""

from datetime import date
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
def dossier(vergabe: Path) -> Path:
    """The example, but a second bidder names all prices: more than the one whose stage is too small."""
    put(vergabe / "angebot-musterfrau.xlsx", "Positionen", "E33", 50000)
    assert ranks(checked(vergabe)) == BEFORE
    return vergabe


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
    report = checked(dossier, Options(ignore=["AN005"]))
    assert ranks(report) == AFTER
    assert not any(finding.rule == "AN005" for finding in report.findings)


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
    assert (
        not [p for p in report.proposals if not p.title.startswith("Reparatur")]
        and report.record
        and not report.record.orphans
    )
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
def test_only_what_proposes_it_excludes(stimmig: Stimmig, vergabe: Path, rule: str, verb: str, words: str) -> None:
    done = decide(stimmig, vergabe, rule, verb, "--exclude")
    assert done.code == 2 and words in done.err and not (vergabe / PRUEFAKTE).exists()


def test_a_record_that_stimmig_did_not_write_excludes_nobody(stimmig: Stimmig, dossier: Path) -> None:
    assert decide(stimmig, dossier, "AN004", "--accept").code == 0
    (entry,) = read(dossier / PRUEFAKTE).entries
    append(dossier / PRUEFAKTE, [{**entry.content, "exclude": True, "replaces": entry.hash}])
    assert ranks(checked(dossier)) == BEFORE
    append(dossier / PRUEFAKTE, [{**entry.content, "exclude": "ja"}])
    done = stimmig("check", dossier)
    assert done.code == 2 and "keine Entscheidung, die stimmig geschrieben hat" in done.err


def test_its_term_ends_and_the_offer_counts_again(stimmig: Stimmig, dossier: Path) -> None:
    assert decide(stimmig, dossier, "AN005", "--accept", "--exclude", "--until", "2026-12-31").code == 0
    assert ranks(checked(dossier, Options(heute=date(2026, 12, 31)))) == AFTER
    report = checked(dossier, Options(heute=date(2027, 1, 1)))
    (finding,) = [finding for finding in report.findings if finding.rule == "AN005"]
    assert ranks(report) == BEFORE and "sie galt nur bis 31.12.2026" in finding.reopened


HOUSE_RULE = '''"""Eine Bemerkung im Angebot nennt einen Vorbehalt.

Warum: Wer unter Vorbehalt anbietet, bietet etwas anderes an.

Abhilfe: Über den Ausschluss entscheiden.
"""

from collections.abc import Iterator

from checker.model.angebot import Angebot
from checker.rule import Evidence, evidence, rule


@rule(
    severity="error",
    source="Dienstanweisung",
    ausschluss=True,
    bad=[Angebot(bieter="Rampenlicht Lindenau GmbH", netto="1")],
    good=[Angebot(bieter="B", netto="1")],
)
def vorbehalt_im_angebot(angebot: Angebot, *, vorbehalt_laenge: int) -> Iterator[Evidence]:
    if angebot.bieter.startswith("Rampenlicht") and len(angebot.bieter) > vorbehalt_laenge:
        yield evidence(angebot.fundstelle("bieter"), message="Ein Vorbehalt.", ist=angebot.bieter)
'''
HOUSE_VALUE = """[vorbehalt_laenge]
title = "Länge"
unit = "Zeichen"
[[vorbehalt_laenge.period]]
value = 3
source = "Dienstanweisung"
confidence = "V"
"""


@pytest.fixture
def own(dossier: Path, tmp_path: Path, stimmig: Stimmig) -> Path:
    """A folder of rules, by one of which the first offer of the dossier is excluded."""
    folder = tmp_path / "regeln"
    (folder / "parameters").mkdir(parents=True)
    (folder / "HA001_vorbehalt_im_angebot.py").write_text(HOUSE_RULE, encoding="utf-8")
    (folder / "parameters" / "haus.toml").write_text(HOUSE_VALUE, encoding="utf-8")
    report = checked(dossier, Options(rules=[folder]))
    name = next(finding.id for finding in report.findings if finding.rule == "HA001")
    done = stimmig("decide", name, "--dossier", dossier, *WHO, "--accept", "--exclude", "--rules", folder)
    assert done.code == 0 and ranks(checked(dossier, Options(rules=[folder]))) == AFTER
    return folder


def test_a_rule_that_is_not_loaded_lets_nobody_back_in_silently(stimmig: Stimmig, dossier: Path, own: Path) -> None:
    done = stimmig("check", dossier)
    assert done.code == 2 and "nach der Regel HA001 ausgeschlossen" in done.err and "--rules" in done.err
    name = next(f.id for f in checked(dossier, Options(rules=[own])).findings if f.rule == "HA001")
    assert stimmig("decide", name, "--dossier", dossier, *WHO, "--reopen", "--rules", own).code == 0
    assert ranks(checked(dossier)) == BEFORE


@pytest.mark.parametrize(
    ("file", "old", "new", "why"),
    [
        ("HA001_vorbehalt_im_angebot.py", "> vorbehalt_laenge", ">= vorbehalt_laenge", "die Regel hat sich geändert"),
        ("parameters/haus.toml", "value = 3", "value = 4", "der Wert hat sich geändert"),
    ],
)
def test_another_rule_or_value_opens_the_decision(
    dossier: Path, own: Path, file: str, old: str, new: str, why: str
) -> None:
    text = (own / file).read_text(encoding="utf-8")
    (own / file).write_text(text.replace(old, new), encoding="utf-8")
    report = checked(dossier, Options(rules=[own]))
    (finding,) = [finding for finding in report.findings if finding.rule == "HA001"]
    assert why in finding.reopened and ranks(report) == BEFORE


def test_words_of_the_rule_may_change(dossier: Path, own: Path) -> None:
    path = own / "HA001_vorbehalt_im_angebot.py"
    path.write_text(path.read_text(encoding="utf-8").replace("Ein Vorbehalt.", "Bitte lesen."), encoding="utf-8")
    assert ranks(checked(dossier, Options(rules=[own]))) == AFTER


def test_what_the_sheet_says_of_an_excluded_offer_needs_no_further_decision(stimmig: Stimmig, dossier: Path) -> None:
    """The late offer is out for a missing price: that it was late, too, is asked no more."""
    assert any(finding.rule == "AN001" for finding in checked(dossier).findings)
    assert decide(stimmig, dossier, "AN002", "--accept", "--exclude").code == 0
    report = checked(dossier)
    assert not any(finding.rule in ("AN001", "AN014") for finding in report.findings)
    assert report.comparison and sum(report.comparison.laut_akte) == 1
