"""A decided dossier is edited at random: no decision is lost whose value stayed, none is kept whose value or rule changed.

What must happen is told by an oracle that knows from the edit which finding is the same mistake: by the row and the
column of the model in which it stands, never by keys or hashes of the Prüfakte.
"""

import json
import os
import re
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from edits import EDITS, RuleTexts, change_value, fix_reference
from helpers import ROOT
from mappenmodell import Book

from checker.config import PRUEFAKTE
from checker.finding import Finding
from checker.run import Options, run
from tests.conftest import Stimmig

ACCEPTANCE = os.environ.get("HYPOTHESIS_PROFILE") == "acceptance"
STEPS = 5
WALKS = int(os.environ.get("W", "40")) if ACCEPTANCE else 4
HEUTE = date(2026, 11, 23)
WHO = ("--by", "E. Muster", "--reason", "geprüft")
WHOLE = {"WE001", "HA031", "LV009", "LV012"}
"""Rules that speak of a whole table: which of its rows comes first says nothing."""
ALL_PLACES = {"AN002"}
"""Rules whose first place is the same for several mistakes."""
Tag = tuple[Any, ...]


class Said(NamedTuple):
    """A finding as the oracle sees it."""

    tag: Tag
    """Which mistake it is."""
    value: tuple[Any, ...]
    """What was found: Ist, Soll, unit and the values it rests on."""
    key: tuple[str, str, str, str]
    """What a reader would call it: rule, file, row and field."""
    message: str


class Live(NamedTuple):
    """A decision that nobody has taken back."""

    entry: str
    said: Said
    version: int
    """Of the rule, as often as it was changed."""


class Walk:
    """A dossier that is decided, edited, checked, decided again ..."""

    def __init__(self, folder: Path, number: int, stimmig: Stimmig) -> None:
        self.folder, self.rng, self.stimmig = folder / "dossier", Random(number), stimmig
        self.folder.mkdir()
        self.books = {path.name: Book(path) for path in sorted((ROOT / "examples" / "stadtfest").glob("*.xlsx"))}
        self.texts = RuleTexts(folder / "regeln")
        self.house = folder / "haus.toml"
        self.live: dict[Tag, Live] = {}
        self.log: list[str] = []
        self.last: list[dict[str, Book]] = []
        self.tolerance = 1
        self.written: dict[str, bytes] = {}
        for _ in range(4):
            self.log.append(change_value(self.books, self.rng))
        self.log += [fix_reference(self.books, self.rng), fix_reference(self.books, self.rng)]

    def options(self) -> Options:
        return Options(HEUTE, house=self.house, rules=[self.texts.folder])

    def write(self) -> None:
        for name, book in self.books.items():
            data = book.bytes()
            if self.written.get(name) != data:
                (self.folder / name).write_bytes(data)
                self.written[name] = data
        self.house.write_text(
            f'[haus]\nname = "M"\n[[lossumme_toleranz]]\nvalue = {self.tolerance}\nsource = "§ 1"\n'
            '[[rechentoleranz]]\nvalue = 0.01\nsource = "§ 2"\n',
            encoding="utf-8",
        )

    def edit(self, places: list[tuple[str, str, str]]) -> None:
        kept = {name: book.copy() for name, book in self.books.items()}
        done = ""
        while not done:
            kind = self.rng.random()
            if kind < 0.62:
                done = self.rng.choice(EDITS)(self.books, self.rng)
            elif kind < 0.78:
                done = change_value(self.books, self.rng, places)
            elif kind < 0.84:
                done = self.texts.typo(self.rng)
            elif kind < 0.90:
                done = self.texts.change(self.rng)
            elif kind < 0.93:
                self.tolerance += 1
                done = f"Hausprofil: Toleranz {self.tolerance}"
            elif self.last:
                self.books = self.last.pop()
                kept, done = {}, "zurück zur Fassung davor"
        if kept:
            self.last.append(kept)
        self.log.append(done)

    # -- the oracle

    def said(self, finding: Finding) -> Said:
        first = finding.places[0]
        spots = [self._spot(place.file, place.sheet, place.cell) for place in finding.places]
        spot: Tag = spots[0]
        if finding.rule in WHOLE:
            spot = (first.file, first.sheet, finding.ist if finding.rule == "LV012" else "")
        elif finding.rule in ALL_PLACES:
            spot = tuple(spots)
        elif finding.rule == "LV001":
            spot = (first.file, first.sheet, finding.ist, *spots[:1])
        elif finding.rule == "ZP001":  # one act may take part in several contradictions
            spot = (*spots, tuple(reason.rule for reason in finding.conflict))
        value = (
            self._meant(finding.ist, first), self._meant(finding.soll, first), finding.unit,
            tuple((fact.name, fact.value) for fact in finding.facts),
        )  # fmt: skip
        return Said((finding.rule, *spot), value, (finding.rule, first.file, first.key, first.field), finding.message)

    def _spot(self, file: str, sheet: str, cell: str) -> Tag:
        if not cell:
            return (file, sheet)
        model = self.books[file].sheets[sheet]
        row, column = model.where(cell)
        return (file, sheet, row.content, column)

    def _meant(self, value: Any, place: Any) -> Any:
        """A formula as a spreadsheet means it: rows from here, pinned rows and columns as what they are."""
        if value is None or value.kind != "text" or not value.value.startswith("="):
            return value
        sheet = self.books[place.file].sheets[place.sheet]
        here = sheet.rows.index(sheet.where(place.cell)[0])

        def corner(match: re.Match[str]) -> str:
            if match[1]:
                return match[0]
            row, column = sheet.where(match[3] + match[5])
            distance = f"{row.content}" if match[4] else f"[{sheet.rows.index(row) - here}]"
            return f"<{column}|{distance}>"

        return re.sub(r"(\w+!)?(\$?)([A-Z]{1,3})(\$?)([1-9]\d*)(?![\w(])", corner, value.value)

    def verify(self, findings: list[Finding], rules: dict[str, int]) -> None:
        """Compare what the check says with what must be."""
        said = [self.said(finding) for finding in findings]
        decided = {live.entry: live for live in self.live.values()}
        assert len({s.tag for s in said}) == len(said), f"{self.log}: {Counter(s.tag for s in said).most_common(1)}"
        expected: Counter[Any] = Counter()
        available: Counter[Any] = Counter()
        for live in self.live.values():
            if live.version == rules.get(live.said.tag[0], 0):
                available[live.said.key, live.said.value] += 1
        actual: Counter[Any] = Counter()
        for finding, one in zip(findings, said, strict=True):
            live = self.live.get(one.tag)
            must = bool(live and live.said.value == one.value and live.version == rules.get(finding.rule, 0))
            expected[one.key, one.value] += must
            if finding.decision is None:
                if live and not must:
                    assert finding.reopened or expected[one.key, one.value] < 2, (self.log, one)
                continue
            kept = decided[finding.decision.entry]
            actual[one.key, one.value] += 1
            assert kept.said.value == one.value, (self.log, "kept though its value changed", kept, one)
            assert kept.version == rules.get(finding.rule, 0), (self.log, "kept though its rule changed", one)
            if live and must and kept.entry != live.entry:  # only where nobody could tell the two apart
                assert kept.said.key == one.key, (self.log, "another's decision", kept, one)
        for group in {*expected, *actual}:
            lost = f"{self.log}: {group}: expected {expected[group]}, decided {actual[group]}, {available[group]} there"
            assert expected[group] <= actual[group] <= max(expected[group], available[group]), lost

    def decide(self, findings: list[Finding], rules: dict[str, int]) -> None:
        """Decide what is open: all of it as a baseline, or some, so that decisions without finding remain."""
        opened = [finding for finding in findings if not finding.decision]
        for finding in findings:
            if finding.decision:
                self._take(finding.decision.entry, self.said(finding), rules)
        some = self.rng.random() < 0.5
        chosen = [finding for finding in opened if not some or self.rng.random() < 0.5]
        if some and not chosen:
            return
        calls = [finding.id for finding in chosen] if some else []
        verdict = "--baseline" if not some else self.rng.choice(("--accept", "--reject"))
        done = self.stimmig(
            "decide", *calls, verdict, *WHO, "--dossier", self.folder, "--heute", HEUTE, "--house", self.house,
            "--rules", self.texts.folder,
        )  # fmt: skip
        assert done.code == 0, (self.log, done)
        entries = {}
        for line in (self.folder / PRUEFAKTE).read_bytes().splitlines():
            content = json.loads(line)
            entries[content["entry"]["id"]] = (content["hash"][:12], content["entry"]["verdict"])
        if not some:
            present = {self.said(finding).tag for finding in findings}
            self.live = {tag: live for tag, live in self.live.items() if tag in present}
        for finding in chosen:
            self._take(entries[finding.id][0], self.said(finding), rules)
        self.log.append(f"{verdict} {' '.join(calls) or 'alle'}")

    def _take(self, entry: str, said: Said, rules: dict[str, int]) -> None:
        for tag in [tag for tag, live in self.live.items() if live.entry == entry and tag != said.tag]:
            del self.live[tag]
        self.live[said.tag] = Live(entry, said, rules.get(said.tag[0], 0))

    def go(self) -> int:
        self.write()
        findings = list(run([self.folder], self.options()).report.findings)
        self.decide(findings, self.texts.versions)
        for _ in range(STEPS):
            self.edit([(f.places[0].file, f.places[0].sheet, f.places[0].cell) for f in findings if f.places[0].cell])
            self.write()
            findings = list(run([self.folder], self.options()).report.findings)
            self.verify(findings, self.texts.versions)
            self.decide(findings, self.texts.versions)
        return STEPS


@pytest.mark.parametrize("number", range(WALKS))
def test_decisions_follow_their_findings_through_random_edits(tmp_path: Path, stimmig: Stimmig, number: int) -> None:
    walk = Walk(tmp_path, number, stimmig)
    assert walk.go() == STEPS
    assert walk.live, "something was decided, or nothing was tested"


def test_the_edited_model_is_the_dossier(tmp_path: Path) -> None:
    """Unedited, the model gives the findings of the example: stored results, dates and hidden rows included."""
    for path in (ROOT / "examples" / "stadtfest").glob("*.xlsx"):
        (tmp_path / path.name).write_bytes(Book(path).bytes())
    as_it_is = run([ROOT / "examples" / "stadtfest"], Options(HEUTE)).report
    assert run([tmp_path], Options(HEUTE)).report.findings == as_it_is.findings
