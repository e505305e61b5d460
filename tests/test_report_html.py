"""The HTML report: structure, escaping, caps, and that nothing of a finding is lost."""

import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from checker.finding import (
    Changes,
    Decision,
    Fact,
    Finding,
    Gone,
    Grund,
    House,
    Input,
    Orphan,
    ParameterUse,
    Preisspiegel,
    Preiszeile,
    Proposal,
    Question,
    Reason,
    RecordState,
    Report,
    RuleRun,
    Severity,
    Sheet,
    Skipped,
    Stichtag,
    Summe,
    Value,
)
from checker.model.fundstelle import Fundstelle
from checker.report.html import BUDGET, PER_RULE, blocks, buckets, render_html
from checker.report.worte import verdict

VOID = {"meta", "input", "br", "link", "hr", "img"}
SVG = {"path", "circle", "rect", "use"}
NASTY = """<script>alert("1")</script> & 'Größe' <b>"""


class Page(HTMLParser):
    """Tags with their attributes, the visible text, and whether all tags are closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.parts: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)
        self.close()
        self.text = re.sub(r"\s+", " ", " ".join(self.parts)).replace("\xad", "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID | SVG:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in SVG:
            self.wrong.append(f"</{tag}> in {self.open[-3:]}")

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.parts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]


LV, AN, VG = "Leistungsverzeichnis.xlsx", "Angebot_Möller.xlsx", "Vergabe.xlsx"
VGV, DA = "§ 15 Abs. 2 VgV", "Dienstanweisung 4/2025"
FRIST = Fact("angebotsfrist_vgv", "Mindestangebotsfrist", "35", "Kalendertage", VGV, date(2016, 4, 18), "V")
HAUS = Fact("rundung", "Rundung der Preise", "2", "Stellen", DA, None, "M", house=True)
BIETER = ("Musterbühne GmbH", "Licht & Ton Möller KG", "Veranstaltungstechnik Großmann", "Eventbau Süd", "Rigging Nord")


def finding(number: int, rule: str = "LV003", severity: Severity = "warning", file: str = LV, **more: Any) -> Finding:
    place = Fundstelle(file, "Positionen", f"D{number + 2}", field="Menge", key=f"01.{number:04}")
    message = f"Position 01.{number:04} hat keine Menge. Ohne Menge lässt sich kein Gesamtpreis bilden."
    given: dict[str, Any] = {"places": (place,), "message": message, "source": "§ 121 GWB", **more}
    return Finding(f"{rule}-{number:06x}", f"{number:064x}", rule, severity, **given)


def comparison(rows: int = 14, bidders: int = 5) -> Preisspiegel:
    def zeile(i: int) -> Preiszeile:
        ep = tuple(None if (i, b) == (3, 1) else Decimal(f"{(i * 37 % 90) + 12 + b * 3}.50") for b in range(bidders))
        gp = tuple(None if price is None else price * 12 for price in ep)
        words = ("", "", "niedriger EP", "hoher EP", "extrem hoher EP")
        texts = ("Lichtstativ mit Traverse, 4 m", "Bühnenpodest 2 x 1 m", "Tontechniker je Stunde")
        return Preiszeile(
            f"01.{i:04}", texts[i % 3], "Bedarf" if i == 5 else "Normal", None if i == 3 else Decimal("12.5"), "Stück",
            ep[0], ep, gp, tuple(None if p is None else Decimal("-12.3") for p in ep),
            tuple(words[b % 5] if i % 4 == 0 else "" for b in range(bidders)),
        )  # fmt: skip

    def summe(arten: tuple[str, ...], first: int) -> Summe:
        return Summe(arten, tuple(Decimal(first + 4_321 * b) for b in range(bidders)), (0, 1, *[0] * (bidders - 2)))

    return Preisspiegel(
        tuple(f"{BIETER[b % 5]}{f' {b}' if b > 4 else ''}" for b in range(bidders)),
        tuple(b == 3 for b in range(bidders)),
        tuple(zeile(i) for i in range(rows)),
        (summe(("Normal",), 118_000), summe(("Normal", "Bedarf"), 121_000)),
        tuple(Decimal("2.5") if b == 0 else None for b in range(bidders)),
        tuple(None if b in (1, 3) else Decimal(118_000 + 4_321 * b) for b in range(bidders)),
        tuple(None if b in (1, 3) else b + 1 for b in range(bidders)),
        Decimal(110_000),
    )


RUNS = (
    RuleRun(
        "AN007", "Gesamtpreis falsch gerechnet", "error", "§ 56 VgV", "Den Bieter um Aufklärung bitten.", 120, 1, 3, 2,
        (Reason("not_applicable", "das Angebot ist ausgeschlossen", 3), Reason("not_evaluated", "„EP“ – leer", 2)),
    ),
    RuleRun("LV003", "Menge oder Einheit fehlt", "warning", "§ 121 GWB", "Menge und Einheit ergänzen.", 80, 31, 0, 0),
    RuleRun("LV009", "Fabrikat genannt", "warning", "§ 31 Abs. 6 VgV", "Zusatz ergänzen.", 110, 1, 0, 0, (), "M"),
    RuleRun("VG004", "Angebotsfrist ist zu kurz", "error", VGV, "Die Frist verlängern.", 0, 1, 0, 0),
    RuleRun("VG005", "Bindefrist ist zu lang", "warning", "§ 10a VOB/A", "Die Frist kürzen.", 1, 0, 0, 0),
    RuleRun(
        "VG006", "Wartefrist", "error", "§ 134 GWB", "Die Frist abwarten.", 0, 0, 0, 1,
        (Reason("not_evaluated", "Vergabe: „Absendung der Vorabinformation“ – leer", 1),),
    ),
    RuleRun(
        "WE001", "Gewichte ergeben nicht 100 %", "error", "§ 127 GWB", "Gewichte ändern.", 0, 0, 1, 0,
        (Reason("not_applicable", "kein Blatt „Kriterien“ im Dossier", 1),),
    ),
)  # fmt: skip
FINDINGS = (
    finding(
        1, "VG004", "error", message="Die Angebotsfrist beträgt 28 Kalendertage, nötig sind 35.",
        places=(Fundstelle(VG, "Vergabe", "B12", field="Angebotsfrist"), Fundstelle(VG, "Vergabe", "B11")),
        ist=Value.of(28), soll=Value.of(35), unit="Kalendertage", source=VGV, facts=(FRIST,),
    ),
    finding(
        2, "AN007", "error", AN, message="Menge mal Einheitspreis ergibt nicht den Gesamtpreis.", unit="EUR",
        ist=Value.of(Decimal("1234.5")), soll=Value.of(Decimal("1254.6")), source="§ 56 VgV", facts=(HAUS,),
        because=("VG004-000001", "ZP104-ffffff"),
        conflict=(
            Grund("VG004-000001", "VG004", "Frist.", (Fundstelle(VG, "Vergabe", "B12"),), VGV, False),
            Grund("ZP104-ffffff", "ZP104", "Folge.", (Fundstelle(VG, "Vergabe", "B13"),), VGV, True),
        ),
        decision=Decision("accept", "Budget reicht", "A. Beispiel", date(2026, 2, 3), None, "", "abc123"),
    ),
    *(finding(n) for n in range(10, 41)),
    finding(
        50, "LV009", "info", message="Der Text nennt ein Fabrikat.", ist=Value("text", "Fabrikat XY"),
        places=(Fundstelle("notizen.csv", cell="B7", line=7, field="Kurztext"),), source="§ 31 Abs. 6 VgV",
    ),
)  # fmt: skip
SHEETS = (
    Sheet(
        "Positionen", "Position", 3, {"B": "Kurztext", "A": "OZ", "AA": "Bemerkung", "D": "Menge"},
        {"F": "Kostenstelle"}, 111, {"Titel": 9, "Summe": 4, "leer": 12},
    ),
    Sheet("Deckblatt", "", 0, {}, {}, 0, {}),
)  # fmt: skip


def sample() -> Report:
    """A report in which every part is used."""
    return Report(
        1, "0.1.0", "Stadtfest Musterstadt 2026 – Bühne, Licht und Ton",
        (Input(LV, "xlsx", "a" * 64, SHEETS), Input(AN, "xlsx", "b" * 64, SHEETS[:1])),
        (Skipped("Plan.pdf", "dieses Format wird nicht gelesen"),),
        FINDINGS,
        RUNS,
        (
            Question(
                "Vergabe.vorabinformation", "Bitte „Absendung der Vorabinformation“ angeben (Vergabe).",
                "Vorabinformation", "die Zelle ist leer", (Fundstelle(VG, "Vergabe", "B15"),), ("VG006", "VG004"),
            ),
        ),
        (
            ParameterUse(
                "angebotsfrist_vgv", "Mindestangebotsfrist", "35", "Kalendertage", "bekanntmachung", date(2026, 1, 12),
                VGV, date(2016, 4, 18), None, "V", False, ("VG004",),
            ),
            ParameterUse(
                "rundung", "Rundung der Preise", "2", "Stellen", "", None, DA, None, None, "M", True, ("AN007",)
            ),
        ),
        (Stichtag("bekanntmachung", "Absendung der Bekanntmachung", date(2026, 1, 12), "Vergabe.xlsx Vergabe!B11"),),
        date(2026, 3, 2), House("Stadt Musterstadt", "c" * 64), comparison(),
        (Proposal("Frist um 7 Tage verlängern", "eine Änderung", ("Vergabe!B12: 16.02.2026",), ("VG004-000001",)),),
    )  # fmt: skip


ANGENOMMEN = Decision(
    "accept",
    "Die Halle gibt nicht mehr her.",
    "A. Beispiel",
    date(2026, 2, 3),
    date(2026, 12, 31),
    "B. Zweit",
    "3fa9c0",
)
VERNEINT = Decision("reject", "Steht in der Anlage.", "C. Muster", date(2026, 2, 5), None, "", "77aa00")
WIEDER = "Entschieden am 01.02.2026 von D. Frist (hingenommen: reicht so); der Wert hat sich geändert."
HEAD = "9f86d081884c7d65" * 4


def decided_sample() -> Report:
    """Of 40 warnings the first is open, the second accepted, the third rejected, the fourth reopened."""
    findings = [finding(n) for n in range(1, 41)]
    findings[1] = findings[1]._replace(decision=ANGENOMMEN, assigned="Frau Özdemir")
    findings[2] = findings[2]._replace(decision=VERNEINT)
    findings[3] = findings[3]._replace(reopened=WIEDER, assigned="Bauamt")
    orphan = Orphan("VG004-00dead", "VG004", "reject", "Galt nur 2025.", "E. Alt", date(2025, 3, 4))
    return sample()._replace(
        findings=tuple(findings),
        record=RecordState(HEAD, 12, (orphan,)),
        changes=Changes(
            "Januar.json", ("LV003-000001", "XX001-999999"), (Gone("LV009-00dead", "LV009", "Fabrikat weg."),),
            ("LV003-000004",), 1_036,
        ),
    )  # fmt: skip


def many(rules: int, files: int = 4, total: int = 10_000) -> Report:
    """A report with very many findings, spread evenly over rules and files."""
    levels: tuple[Severity, ...] = ("error", "warning", "warning")
    findings = tuple(
        finding(
            n, f"LV{n % rules:03}", levels[n % 3], f"{n // rules % files}.xlsx", facts=(FRIST, HAUS), ist=Value.of(n)
        )
        for n in range(total)
    )
    runs = tuple(RUNS[1]._replace(rule=f"LV{r:03}") for r in range(rules))
    return sample()._replace(findings=findings, runs=runs)


@pytest.fixture(scope="module", params=["sample", "decided"])
def any_page(request: pytest.FixtureRequest) -> Page:
    return Page(render_html(sample() if request.param == "sample" else decided_sample()))


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render_html(sample()))


@pytest.fixture(scope="module")
def decided_page() -> Page:
    return Page(render_html(decided_sample()))


EMPTY = Report(1, "0.1.0", "", (), (), (), (), (), (), ())


@pytest.mark.parametrize(
    "report",
    [sample(), decided_sample(), EMPTY, sample()._replace(comparison=comparison(0, 0))],
    ids=["full", "decided", "empty", "no bidders"],
)
def test_structure(report: Report) -> None:
    html = render_html(report)
    page = Page(html)
    assert html.startswith("<!DOCTYPE html>")
    assert not page.wrong and not page.open
    assert page.all("html") == [{"lang": "de"}]
    assert len(page.all("h1")) == 1
    assert [len(page.all(tag)) for tag in ("header", "nav", "main", "footer", "title")] == [1] * 5
    assert len(page.all("caption")) == len(page.all("table")) > 0
    assert all(attrs.get("scope") in ("col", "row", "colgroup") for attrs in page.all("th"))
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch(r"h\d", name)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert "Erstellt mit stimmig 0.1.0" in page.text


def test_every_link_has_its_target_and_no_id_occurs_twice(any_page: Page) -> None:
    ids = any_page.ids()
    assert len(ids) == len(set(ids))
    links = [attrs["href"] or "" for name, attrs in any_page.tags if name in ("a", "use")]
    assert all(link.startswith("#") and link[1:] in ids for link in links)
    labelled = [attrs["aria-labelledby"] for _, attrs in any_page.tags if "aria-labelledby" in attrs]
    assert labelled and set(labelled) <= set(ids)
    labels = [attrs["for"] for attrs in any_page.all("label")]
    fields = [attrs["id"] for tag in ("input", "select") for attrs in any_page.all(tag)]
    assert sorted(str(name) for name in labels) == sorted(str(name) for name in fields)


def test_nothing_is_fetched(page: Page) -> None:
    policies = [a["content"] for a in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"]
    assert not any({"src", "srcset"} & set(attrs) for _, attrs in page.tags) and not page.all("link")
    assert "url(" not in render_html(sample())


@pytest.mark.parametrize("text", [
        "Fehler", "VG004-000001", "Angebotsfrist ist zu kurz", "Die Angebotsfrist beträgt 28 Kalendertage", VG,
        "Vergabe!B12", "Vergabe!B11", "28 Kalendertage", "35 Kalendertage", VGV, "Mindestangebotsfrist",
        "seit 18.04.2016", "am Wortlaut geprüft", "kein Hauswert", "Die Frist verlängern.", "1.234,50 EUR",
        "1.254,60 EUR", "Rundung der Preise", "Hauswert aus dem Hausprofil", "nicht am Wortlaut geprüft, bitte prüfen",
        "entschieden: hingenommen", "entschieden am 03.02.2026 von A. Beispiel", "Budget reicht", "Eintrag abc123", "ZP104-ffffff", "(Erfahrungswert)", "Zeile 7", "(Kurztext)", "notizen.csv",
        "Fabrikat XY",
])  # fmt: skip
def test_every_fact_of_a_finding_is_shown(page: Page, text: str) -> None:
    start, end = (page.text.index(mark) for mark in ("Zurücksetzen", "Ohne diese Angaben bleiben Regeln offen"))
    assert text in page.text[start:end]


@pytest.mark.parametrize("text", [
        "Bitte „Absendung der Vorabinformation“ angeben", "die Zelle ist leer", "dieses Format wird nicht gelesen",
        "Plan.pdf", "Kostenstelle", "9 × Titel", "Nicht erkannt, nur Zellen geprüft: „Deckblatt“", "a" * 64, "c" * 64,
        "kein Blatt „Kriterien“ im Dossier", "Stadt Musterstadt", "02.03.2026", "12.01.2026", "Musterbühne GmbH",
        "118.000,00", "nicht bildbar", "1 Preis fehlt", "ausgeschlossen", "−12,3 %", "extrem hoher EP",
        "Frist um 7 Tage verlängern", "Absendung der Bekanntmachung: 12.01.2026",
        "110.000,00 EUR", "2 Regeln waren nicht oder nur teilweise prüfbar",
])  # fmt: skip
def test_everything_else_of_the_report_is_shown(page: Page, text: str) -> None:
    assert text in page.text


def test_no_word_of_the_machine_reaches_the_reader() -> None:
    for report in (sample(), decided_sample(), EMPTY, many(3, total=50)):
        assert not re.search(r"\b(None|NaN|True|False|Undefined|not_\w+|Decimal)\b", Page(render_html(report)).text)


def test_sentences_are_short(any_page: Page) -> None:
    for part in any_page.parts:
        for sentence in re.split(r"[.!?:;]\s", part):
            assert len(sentence.split()) <= 25, sentence


def test_text_from_workbooks_is_escaped() -> None:
    place = Fundstelle(NASTY, NASTY, "A1", field=NASTY, key=NASTY)
    nasty = finding(
        1, NASTY, "error", message=NASTY, places=(place,), ist=Value("text", NASTY), source=NASTY,
        decision=Decision("reject", NASTY, NASTY, date(2026, 2, 3), None, NASTY, NASTY), assigned=NASTY,
        facts=(FRIST._replace(title=NASTY, value=NASTY),), because=(NASTY,), conflict=(Grund(NASTY, NASTY, NASTY, (Fundstelle(NASTY, NASTY, NASTY),), NASTY, True),),
    )  # fmt: skip
    report = sample()._replace(
        name=NASTY, findings=(nasty, finding(2, reopened=NASTY)),
        record=RecordState(NASTY, 1, (Orphan(NASTY, NASTY, "accept", NASTY, NASTY, date(2026, 2, 3)),)),
        changes=Changes(NASTY, (NASTY,), (Gone(NASTY, NASTY, NASTY),), (NASTY,), 1),
        house=House(NASTY, NASTY),
        comparison=comparison(1, 2)._replace(bieter=(NASTY, NASTY)),
        inputs=(Input(NASTY, NASTY, NASTY, (Sheet(NASTY, NASTY, 1, {"A": NASTY}, {"B": NASTY}, 1, {NASTY: 1}),)),),
        skipped=(Skipped(NASTY, NASTY),), questions=(Question(NASTY, NASTY, NASTY, NASTY, (place,), (NASTY,)),),
        runs=(RUNS[0]._replace(rule=NASTY, title=NASTY, remedy=NASTY, reasons=(Reason("passed", NASTY, 1),)),),
    )  # fmt: skip
    html = render_html(report)
    page = Page(html)
    assert len(page.all("script")) == 1
    assert not page.wrong and not page.open
    assert NASTY not in html
    assert page.text.count(NASTY) >= 36


def test_unfit_characters_become_visible() -> None:
    text = "a\x00b\u202ec\udcff\x85d"
    html = render_html(sample()._replace(findings=(finding(1, message=text),)))
    assert "a\ufffdb\ufffdc\ufffd\ufffdd" in html
    html.encode("utf-8")


def test_same_report_same_bytes() -> None:
    first = sample()
    sheet = first.inputs[0].sheets[0]
    columns, decoration = dict(reversed(sheet.columns.items())), dict(reversed(sheet.decoration.items()))
    turned = (sheet._replace(columns=columns, decoration=decoration), *SHEETS[1:])
    second = first._replace(inputs=(first.inputs[0]._replace(sheets=turned), first.inputs[1]))
    assert first == second
    assert render_html(first) == render_html(sample()) == render_html(second)


@pytest.mark.parametrize(("rules", "files"), [(1, 1), (60, 4), (60, 400)])
def test_ten_thousand_findings_stay_readable(rules: int, files: int) -> None:
    report = many(rules, files)
    html = render_html(report)
    page = Page(html)
    assert len(html.encode()) < 5_000_000
    shown = [attrs for name, attrs in page.tags if name == "li" and attrs.get("class") == "finding"]
    assert 0 < len(shown) <= min(PER_RULE * rules, 10_000)
    assert f"von {10_000:,} Befunden".replace(",", ".") in page.text
    assert "stehen in report.json" in page.text
    # Nothing is dropped silently: what is shown and what is said to be elsewhere make up the whole.
    runs = {run.rule: run for run in report.runs}
    counted = [(b.total, sum(g.total for g in b.groups) + b.left_out) for b in buckets(report, runs)]
    assert all(total == parts for total, parts in counted) and sum(total for total, _ in counted) == 10_000


def test_long_texts_and_many_places_do_not_blow_up_the_page() -> None:
    places = tuple(Fundstelle("Mappe.xlsx", "Blatt", f"A{n}") for n in range(5_000))
    ist = Value("text", '"' * 50_000)
    huge = tuple(finding(n, f"XL{n % 150:03}", places=places, message="<" * 50_000, ist=ist) for n in range(1_000))
    html = render_html(sample()._replace(findings=huge, runs=()))
    assert len(html) < BUDGET * 1.1
    assert "gekürzt, vollständig in report.json" in html and "4.900 weitere Stellen stehen in report.json." in html


def test_of_each_rule_the_most_serious_findings_are_kept_and_each_file_is_named() -> None:
    many_warnings = tuple(finding(n, file=f"{n % 2}.xlsx") for n in range(1_000))
    late_error = finding(5_000, severity="error", file="2.xlsx")
    found = buckets(sample()._replace(findings=(*many_warnings, late_error)), {})
    assert found[0].severity == "error" and found[0].groups[0].shown == (late_error,)
    assert [len(group.shown) for group in found[1].groups] == [100, 99]


def test_one_group_folds_after_twenty() -> None:
    html = render_html(sample())
    assert "11 weitere Befunde dieser Regel zeigen" in html
    twentieth, rest, next_one = (html.index(mark) for mark in ("LV003-00001d", "11 weitere", "LV003-00001e"))
    assert twentieth < rest < next_one


def element(html: str, number: int) -> str:
    """The part of the page that holds one finding."""
    return html[html.index(f'id="LV003-{number:06x}"') :].split("</li>\n")[0]


@pytest.mark.parametrize(("number", "texts"), [
        (2, ("entschieden: hingenommen", "am 03.02.2026 von A. Beispiel", "gegengezeichnet von B. Zweit",
             "gilt bis 31.12.2026", "Die Halle gibt nicht mehr her.", "3fa9c0", "Zuständig: Frau Özdemir")),
        (3, ("entschieden: trifft nicht zu", "am 05.02.2026 von C. Muster", "Steht in der Anlage.", "77aa00")),
        (4, ("wieder offen", "bitte neu entscheiden", WIEDER, "Zuständig: Bauamt")),
])  # fmt: skip
def test_a_finding_shows_what_was_decided_and_who_sees_to_it(number: int, texts: tuple[str, ...]) -> None:
    shown = Page(element(render_html(decided_sample()), number) + ">").text
    assert [text for text in texts if text not in shown] == []


def test_undecided_findings_show_no_trace_of_decisions() -> None:
    shown = element(render_html(decided_sample()), 1)
    assert not re.search("ntschieden|ntscheidung|offen|Zuständig|Prüfakte", shown)


def test_what_is_open_again_comes_first_and_what_is_decided_last_within_its_severity() -> None:
    report = decided_sample()
    late = finding(99, "AN007", "info", decision=None)
    report = report._replace(findings=(late, finding(98, "AN007", "error", decision=VERNEINT), *report.findings))
    html = render_html(report)
    order = ["AN007-000062", "LV003-000004", "LV003-000001", "LV003-000028", "LV003-000002", "LV003-000003"]
    positions = [html.index(f'id="{name}"') for name in (*order, "AN007-000063")]
    assert positions == sorted(positions)
    found = buckets(report, {})
    assert [(b.severity, b.total, b.decided) for b in found] == [("error", 1, 1), ("warning", 40, 2), ("info", 1, 0)]
    assert [group.decided for group in found[1].groups] == [False, True]
    assert "Warnungen (40, davon 2 entschieden)" in html
    assert 'class="group warning decided"' in html


def test_open_findings_take_the_room_of_decided_ones() -> None:
    report = many(1, 1, total=1_000)
    findings = tuple(f._replace(decision=ANGENOMMEN) if n < 900 else f for n, f in enumerate(report.findings))
    found = buckets(report._replace(findings=findings), {})
    shown = [f for bucket in found for group in bucket.groups for f in group.shown]
    assert len(shown) == PER_RULE
    assert sum(f.decision is None for f in shown) == 100
    assert all(b.total == sum(g.total for g in b.groups) + b.left_out for b in found)


def test_many_decisions_keep_the_page_small() -> None:
    long = ANGENOMMEN._replace(reason='"' * 1_900)
    report = many(150, 4)
    findings = tuple(f._replace(decision=long, reopened="<" * 1_900) for f in report.findings)
    gone = tuple(Gone(f.id, f.rule, f.message) for f in findings)
    orphans = tuple(Orphan(f.id, f.rule, "accept", "Grund", "A", date(2026, 2, 3)) for f in findings)
    ids = tuple(f.id for f in findings)
    report = report._replace(
        findings=findings, record=RecordState(HEAD, 10_000, orphans), changes=Changes("alt", ids, gone, ids, 0)
    )
    html = render_html(report)
    assert len(html.encode()) < 5_000_000
    page = Page(html)
    assert page.text.count("9.800 weitere Zeilen stehen in report.json.") == 2
    assert page.text.count("und 9.900 weitere, siehe report.json") == 2
    assert "offene vor entschiedenen" in page.text


def test_the_filter_offers_what_occurs(page: Page, decided_page: Page) -> None:
    ids = {attrs["id"] for attrs in decided_page.all("select")}
    assert {"filter-state", "filter-assigned"} <= ids
    html = render_html(decided_sample())
    names = html.split('<select id="filter-assigned">')[1].split("</select>")[0]
    assert re.findall(r">([^<]+)</option>", names) == ["alle", "Bauamt", "Frau Özdemir"]
    assert 'data-reopened data-assigned="0"' in html and html.count("data-assigned=") == 2
    assert "filter-assigned" not in {attrs["id"] for attrs in page.all("select")}
    assert not {"filter-state", "filter-assigned"} & set(Page(render_html(many(3, total=50))).ids())


@pytest.mark.parametrize("text", [
        "Offen sind 38 Befunde, davon 1 wieder offen. Entschieden sind 2 Befunde.", f"Stand {HEAD}", "Einträge 12",
        "Entscheidungen ohne Befund", "VG004-00dead VG004 trifft nicht zu 04.03.2025 E. Alt Galt nur 2025.",
        "Änderungen seit Januar.json", "neu 2 LV003-000001 , XX001-999999", "wieder offen 1 LV003-000004",
        "unverändert 1.036", "LV009-00dead LV009 Fabrikat weg.",
])  # fmt: skip
def test_record_and_changes_are_shown(decided_page: Page, text: str) -> None:
    assert text in decided_page.text


def test_record_and_changes_only_stand_where_there_are_any(page: Page) -> None:
    assert not {"pruefakte", "aenderungen", "weggefallen"} & set(page.ids())
    fresh = Page(render_html(sample()._replace(record=RecordState("", 0, ()), changes=Changes("alt", (), (), (), 5))))
    assert {"pruefakte", "aenderungen"} <= set(fresh.ids())
    assert "noch keine Entscheidung" in fresh.text and "Keine Entscheidung ist ohne Befund." in fresh.text
    assert "weggefallen" not in fresh.ids()


@pytest.mark.parametrize(("changed", "tone"), [
        ({}, "warning"), ({"decision": ANGENOMMEN}, "info"), ({"severity": "error"}, "error"),
])  # fmt: skip
def test_the_sign_of_the_verdict_follows_what_is_open(changed: dict[str, Any], tone: str) -> None:
    done = RuleRun("LV003", "Titel", "error", "§ 1", "Tun.", 3, 1, 0, 0)
    report = EMPTY._replace(runs=(done,), findings=(finding(1)._replace(**changed),))
    assert f'class="verdict {tone}"' in render_html(report)


def test_differing_sources_are_told_at_each_finding() -> None:
    findings = (finding(1, source="§ 1 A"), finding(2, source="§ 2 B", facts=(FRIST,)))
    html = render_html(sample()._replace(findings=findings))
    assert "§ 1 A" in html and "§ 2 B" in html and "Mindestangebotsfrist" in html


def test_long_comparisons_say_what_is_missing() -> None:
    html = render_html(sample()._replace(comparison=comparison(rows=620)))
    assert "120 weitere Zeilen stehen in report.json." in html
    assert html.count("Preise je Position, netto in EUR (Teil 1 von 2)</caption>") == 1


@pytest.mark.parametrize(("bidders", "sizes"), [(0, []), (1, [1]), (3, [3]), (4, [2, 2]), (7, [2, 2, 3])])
def test_bidders_share_tables_evenly(bidders: int, sizes: list[int]) -> None:
    assert [len(block.bidders) for block in blocks(bidders)] == sizes
    assert [i for block in blocks(bidders) for i in block.bidders] == list(range(bidders))


def run(passed: int = 0, failed: int = 0, inapplicable: int = 0, opened: int = 0) -> RuleRun:
    return RuleRun("LV001", "Titel", "error", "§ 1", "Tun.", passed, failed, inapplicable, opened)


def with_runs(*runs: RuleRun) -> Report:
    return EMPTY._replace(runs=runs)


@pytest.mark.parametrize(("report", "sentence"), [
        (sample(), "2 Fehler, 31 Warnungen und 1 Hinweis, davon 1 entschieden; "
         "2 Regeln konnten nicht oder nur teilweise geprüft werden und 1 Datei blieb ungeprüft."),
        (with_runs(run(failed=1))._replace(findings=(finding(1, decision=VERNEINT),)),
         "1 Warnung, entschieden; die eine anwendbare Regel wurde vollständig geprüft."),
        (with_runs(run(failed=2))._replace(findings=(finding(1, decision=VERNEINT), finding(2, decision=ANGENOMMEN))),
         "2 Warnungen, alle entschieden; die eine anwendbare Regel wurde vollständig geprüft."),
        (EMPTY, "Kein Befund; es wurde nichts geprüft, denn keine Regel passte zu diesen Unterlagen."),
        (with_runs(run(passed=3)), "Kein Befund; die eine anwendbare Regel wurde vollständig geprüft."),
        (with_runs(run(passed=3, opened=1)), "Kein Befund; 1 Regel konnte nicht oder nur teilweise geprüft werden."),
        (with_runs(run(passed=3), run(inapplicable=1), run(passed=1)),
         "Kein Befund; alle 2 anwendbaren Regeln wurden vollständig geprüft."),
        (with_runs(run(failed=1))._replace(findings=(finding(1),)),
         "1 Warnung; die eine anwendbare Regel wurde vollständig geprüft."),
])  # fmt: skip
def test_the_verdict_never_takes_silence_for_success(report: Report, sentence: str) -> None:
    assert verdict(report) == sentence
    assert sentence in Page(render_html(report)).text
    assert len(sentence.split()) <= 25
