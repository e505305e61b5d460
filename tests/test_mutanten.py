"""The corpus of mutants, checked without any rule: its cells exist, its places lie in the sheets, its bases add up."""

import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import pytest

from benchmarks.mutanten import format as corpus

CASES = corpus.cases()
CENT = Decimal("0.01")
COUNTED = (None, "", "Normal", "Zulage", "Stundenlohn")


def shape(books: corpus.Dossier) -> dict[tuple[str, str], tuple[int, int]]:
    return {(name, sheet): (rows, columns) for name, sheet, rows, columns in corpus.used(books)}


def shown(value: object) -> object:
    return value[1] if isinstance(value, tuple) else value


def table(rows: corpus.Rows) -> list[dict[str, object]]:
    """Rows below the first one, by heading."""
    return [dict(zip(map(str, rows[0]), map(shown, line), strict=False)) for line in rows[1:]]


def fields(rows: corpus.Rows) -> dict[str, object]:
    return {str(line[0]): shown(line[1]) for line in rows[1:]}


def dec(value: object) -> Decimal:
    return Decimal(str(value))


def test_ids_are_unique_and_every_case_names_a_day() -> None:
    double = [i for i, n in Counter(c.id for c in CASES).items() if n > 1]
    assert not double
    assert not [c.id for c in CASES if "heute" not in c.options or c.base not in corpus.bases()]
    assert not [c.id for c in CASES if c.rule != "clean" and not re.fullmatch(r"[A-Z]{2}\d{3}", c.rule)]


def test_every_base_is_a_clean_case() -> None:
    assert {c.base for c in CASES} == {c.base for c in CASES if c.rule == "clean"} == set(corpus.bases())
    assert not [c.id for c in CASES if c.rule == "clean" and c.edits]


def test_a_case_at_the_limit_expects_nothing_of_its_rule_and_others_do() -> None:
    mutants = [c for c in CASES if c.rule != "clean"]
    assert not [c.id for c in mutants if c.limit == (c.rule in {e.rule for e in c.expect})]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.id)
def test_edits_meet_cells_and_places_lie_in_the_sheets(case: corpus.Case) -> None:
    before = shape(corpus.bases()[case.base]())
    after = shape(corpus.dossier(case))
    for edit in case.edits:
        rows, columns = before[edit.file, edit.sheet]
        extra = sum(e.do == "append" and (e.file, e.sheet) == (edit.file, edit.sheet) for e in case.edits)
        if edit.cell:
            row, column = corpus.where(edit.cell)
            assert row < rows + extra and column < columns, edit
        assert all(n <= rows for n in edit.rows), edit
    for expected in (*case.expect, *case.allow):
        file, sheet, cell = re.fullmatch(r"(\S+) ([^!]+)!([A-Z]+\d+)", expected.place).groups()  # type: ignore[union-attr]
        rows, columns = after[file, sheet]
        row, column = corpus.where(cell)
        assert row < rows and column < columns, expected


@pytest.mark.parametrize("case", [c for c in CASES if c.rule != "clean"], ids=lambda c: c.id)
def test_a_mutant_differs_from_its_base(case: corpus.Case) -> None:
    clean = next(c for c in CASES if c.rule == "clean" and c.base == case.base)
    assert case.looks or case.options != clean.options or corpus.dossier(case) != corpus.dossier(clean)


@pytest.mark.parametrize("name", sorted(corpus.bases()))
def test_bases_add_up(name: str) -> None:
    books = corpus.dossier(corpus.Case(name, "clean", name))
    tender = next((b for b in books.values() if "Vergabe" in b), {})
    for sheets in books.values():
        for rows in sheets.values():
            assert len({len(line) for line in rows}) == 1, "rows of one sheet are equally long"
    lots_and_estimate(tender)
    positions = {(str(p["OZ"]), str(p.get("Los"))): p for p in table(tender.get("Positionen", [[]])) if p.get("Menge")}
    for sheets in books.values():
        if "Angebot" in sheets:
            offer_adds_up(sheets, positions)


def lots_and_estimate(tender: dict[str, corpus.Rows]) -> None:
    value = dec(fields(tender["Vergabe"])["Geschätzter Auftragswert netto (EUR)"]) if tender else Decimal(0)
    if "Lose" in tender:
        assert sum(dec(lot["Geschätzter Wert netto (EUR)"]) for lot in table(tender["Lose"])) == value
    if "Kriterien" in tender:
        assert sum(dec(k["Gewicht (%)"]) for k in table(tender["Kriterien"])) == 100
    priced = [p for p in table(tender.get("Positionen", [[]])) if p.get("Schätzpreis (EUR)")]
    for p in priced:
        if p.get("Schätzbetrag (EUR)") not in (None, ""):
            amount = (dec(p["Menge"]) * dec(p["Schätzpreis (EUR)"])).quantize(CENT, ROUND_HALF_UP)
            assert dec(p["Schätzbetrag (EUR)"]) == amount, p["OZ"]
    counted = [p for p in priced if p.get("Art") not in ("Wahl", "Hinweis")]
    assert sum(dec(p["Menge"]) * dec(p["Schätzpreis (EUR)"]) for p in counted) <= value


def offer_adds_up(sheets: dict[str, corpus.Rows], positions: dict[tuple[str, str], dict[str, object]]) -> None:
    head, total = fields(sheets["Angebot"]), Decimal(0)
    for line in table(sheets["Positionen"]):
        price = line.get("Einheitspreis (EUR)")
        if not line.get("Menge") or price in (None, ""):
            continue
        asked = positions[str(line["OZ"]), str(line.get("Los"))]
        assert (line["Menge"], line["Einheit"], line["Kurztext"]) == (
            asked["Menge"],
            asked["Einheit"],
            asked["Kurztext"],
        )
        amount = (dec(line["Menge"]) * dec(price)).quantize(CENT, ROUND_HALF_UP)
        if asked.get("Art") in COUNTED:
            total += amount
        assert line["Gesamtpreis (EUR)"] in (None, "") or dec(line["Gesamtpreis (EUR)"]) == amount, line["OZ"]
    net = (total * (1 - dec(head.get("Nachlass (%)") or 0) / 100)).quantize(CENT, ROUND_HALF_UP)
    assert dec(head["Angebotssumme netto (EUR)"]) == net, (head["Bieter"], net)
    if head.get("Angebotssumme brutto (EUR)") not in (None, ""):
        gross = (net * (1 + dec(head["Umsatzsteuer (%)"]) / 100)).quantize(CENT, ROUND_HALF_UP)
        assert dec(head["Angebotssumme brutto (EUR)"]) == gross, (head["Bieter"], gross)


def offer_differences(books: corpus.Dossier) -> set[tuple[str, str]]:
    """Where an offer contradicts itself by more than a cent: AN004 in a line, AN006 in the net total."""
    tender = next(b for b in books.values() if "Vergabe" in b)
    asked = {(str(p["OZ"]).strip(), str(p.get("Los"))): p for p in table(tender["Positionen"]) if p.get("Menge")}
    found = set()
    for name, sheets in books.items():
        if "Angebot" not in sheets:
            continue
        total = Decimal(0)
        for number, row in enumerate(table(sheets["Positionen"]), 2):
            price, position = row.get("Einheitspreis (EUR)"), asked.get((str(row["OZ"]), str(row["Los"])))
            if (
                not isinstance(price, (int, Decimal))
                or position is None
                or not isinstance(position["Menge"], (int, Decimal))
            ):
                continue
            if position.get("Art") in COUNTED:
                total += (dec(position["Menge"]) * dec(price)).quantize(CENT, ROUND_HALF_UP)
            stated, amount = row.get("Gesamtpreis (EUR)"), dec(row["Menge"]) * dec(price)
            if isinstance(stated, (int, Decimal)) and abs(dec(stated) - amount.quantize(CENT, ROUND_HALF_UP)) > CENT:
                found.add(("AN004", f"{name} Positionen!H{number}"))
        head = fields(sheets["Angebot"])
        net = (total * (1 - dec(head["Nachlass (%)"] or 0) / 100)).quantize(CENT, ROUND_HALF_UP)
        if abs(dec(head["Angebotssumme netto (EUR)"]) - net) > CENT:
            found.add(("AN006", f"{name} Angebot!B8"))
    return found


# Errors, numbers as text and other headings hide amounts from these tables.
HIDDEN = ("XL001", "XL003", "XL013", "XL014")
OWN = [c for c in CASES if c.base.startswith(("an_", "xl_")) and c.rule not in HIDDEN]


@pytest.mark.parametrize("case", OWN, ids=lambda c: c.id)
def test_wrong_amounts_are_expected_where_they_are_and_nowhere_else(case: corpus.Case) -> None:
    wanted = {(e.rule, e.place) for e in case.expect if e.rule in ("AN004", "AN006")}
    allowed = {(e.rule, e.place) for e in case.allow}
    assert wanted <= offer_differences(corpus.dossier(case)) | allowed
    assert offer_differences(corpus.dossier(case)) <= wanted | allowed


@pytest.mark.parametrize("case", OWN, ids=lambda c: c.id)
def test_gross_totals_follow_from_net_totals(case: corpus.Case) -> None:
    for sheets in corpus.dossier(case).values():
        head = fields(sheets["Angebot"]) if "Angebot" in sheets else {}
        rate, gross = head.get("Umsatzsteuer (%)"), head.get("Angebotssumme brutto (EUR)")
        if rate not in (None, "") and gross not in (None, ""):
            net = dec(head["Angebotssumme netto (EUR)"])
            assert dec(gross) == (net * (1 + dec(rate) / 100)).quantize(CENT, ROUND_HALF_UP), head["Bieter"]
